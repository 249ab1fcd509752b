//! A field that could not be read is there all the same: no rule speaks of it as missing, and no
//! remedy asks for it a second time.

use super::common::Workplace;
use super::{check, goal};

/// A sound goal in which each rule that takes a field for absent has that field to see.
const GOAL: &str = r#"nr = "1"
titel = "Rent hav"
ansvarlig = ["Sekretariatet"]

[[handling]]
nr = "1.1"
tekst = "Rense stranden."
start = "2023"
trin = ["Aftale", "Renset"]
oprettet = 2023-01-10

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-10
maal = "To strande"
besluttet = 2024-02-22

[[handling.aarsmaal]]
aar = 2024
dato = 2024-03-10
maal = "Tre strande"

[[handling.aendring]]
dato = 2024-02-22
tekst = "Rense alle strande."

[[handling.resultat]]
aar = 2024
dato = 2025-01-15
opnaaet = "delvist"

[[handling.note]]
dato = 2024-03-01
tekst = "Aftalen er på plads."
status = "igangsat"
trin = 1

[[handling.note]]
dato = 2025-01-20
tekst = "Den anden halvdel."
trin = 2

[[handling.note]]
dato = 2025-01-21
tekst = "Færdig."
status = "gennemført"

[[handling]]
nr = "1.2"
tekst = "Tælle flasker."

[[handling.note]]
dato = 2024-02-22
tekst = "Taget ud."
status = "udgået"
besluttet = 2024-02-22

[[indikator]]
navn = "Konferencer"
enhed = "konferencer"
udgangspunkt = 0
maaltal = 1
maaltal_hoejst = 2

[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 1
"#;

#[test]
fn a_field_that_cannot_be_read_is_one_error_and_not_missing_as_well() {
    assert_eq!(goal(GOAL), "exit 0");
    let mut tried = 0;
    let lines: Vec<&str> = GOAL.lines().collect();
    for (at, line) in lines.iter().enumerate() {
        let Some((key, value)) = line.split_once(" = ") else {
            continue;
        };
        let slips = [
            format!("{key} ="),
            format!("{key} = xyz"),
            format!("{key} = true"),
            format!("{key} {value}"),
            format!("{key}: {value}"),
            format!("{key} = {value};"),
            format!("{key} = {value},"),
            format!("{key} = {{ x = {value} }}"),
            format!("{}s = {value}", key.replace('e', "ee")),
        ];
        for slip in slips {
            let mut lines = lines.clone();
            lines[at] = &slip;
            let found = goal(lines.join("\n"));
            let errors = found.matches("fejl[").count() + found.matches("advarsel[").count();
            assert_eq!(errors, 1, "{slip}: {found}");
            assert!(
                found.starts_with(&format!("maal-1.toml:{}:", at + 1)),
                "{slip}: {found}"
            );
            tried += 1;
        }
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn what_is_missing_beside_it_is_told_all_the_same() {
    // Of another entry of the same action, and of another action.
    let text = GOAL.replace("besluttet = 2024-02-22\n\n[[ind", "besluttet =\n\n[[handling.note]]\ndato = 2024-05-01\ntekst = \"Igen.\"\nstatus = \"udgået\"\n\n[[ind");
    let place = Workplace::with_goal(&text);
    place.write("plan/maal-2.toml", super::OTHER_GOAL);
    let found = check(&place);
    assert_eq!(
        found.matches("udgaaet-uden-beslutning").count(),
        1,
        "{found}"
    );
    // What the entry below lacks is told at its header, which is where this one ends.
    let text = GOAL.replace(
        "besluttet = 2024-02-22\n\n[[ind",
        "\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\n\n[[ind",
    );
    let found = goal(text);
    assert_eq!(
        found.matches("udgaaet-uden-beslutning").count(),
        1,
        "{found}"
    );
    assert_eq!(found.matches("mangler-felt").count(), 1, "{found}");
    let text = GOAL
        .replace("trin = [\"Aftale\", \"Renset\"]", "gruppe =")
        .replace("maaltal = 1\n", "");
    let found = goal(text);
    assert!(found.contains("omvendt-spaend"), "{found}");
}
