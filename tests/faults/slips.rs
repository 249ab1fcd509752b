//! Slips in a value, each one error, where it is made, whose remedy followed to the letter leaves a
//! sound plan.

use super::goal;

const ACTION: &str = "nr = \"1\"\ntitel = \"Rent hav\"\n\n[[handling]]\n";

/// A line or more of an action as somebody wrote it, where the slip is in it, a part of what is said,
/// and how it should be.
const SLIPS: &[(&str, &str, &str, &str)] = &[
    (
        "trin = Et, To",
        "1:8",
        "Skriv [\"Et\", \"To\"].",
        "trin = [\"Et\", \"To\"]",
    ),
    (
        "ansvarlig = Kommunerne",
        "1:13",
        "Skriv [\"Kommunerne\"].",
        "ansvarlig = [\"Kommunerne\"]",
    ),
    (
        "ansvarlig = Kommunerne; Sekretariatet # to",
        "1:13",
        "Skriv [\"Kommunerne\", \"Sekretariatet\"].",
        "ansvarlig = [\"Kommunerne\", \"Sekretariatet\"] # to",
    ),
    (
        "ansvarlig = [Kommunerne, \"Sekretariatet\"]",
        "1:13",
        "Skriv [\"Kommunerne\", \"Sekretariatet\"].",
        "ansvarlig = [\"Kommunerne\", \"Sekretariatet\"]",
    ),
    (
        "tekst = \"Han sagde \"nej\" til det.\"",
        "1:20",
        "Skriv \\\"",
        "tekst = \"Han sagde \\\"nej\\\" til det.\"",
    ),
    (
        "tekst = \"Et 12\" rør.\"",
        "1:15",
        "Skriv \\\"",
        "tekst = \"Et 12\\\" rør.\"",
    ),
    (
        "tekst = Rense stranden.\"",
        "1:9",
        "Skriv \" foran teksten",
        "tekst = \"Rense stranden.\"",
    ),
    (
        "tekst = \"Rense\",",
        "1:16",
        "Slet ”,”",
        "tekst = \"Rense\"",
    ),
    (
        "tekst = \"Rense\"; # nu",
        "1:16",
        "Slet ”;”",
        "tekst = \"Rense\" # nu",
    ),
    (
        "oprettet = 2024-03-12,",
        "1:22",
        "Slet ”,”",
        "oprettet = 2024-03-12",
    ),
    (
        "oprettet = 2024-03-12.",
        "1:22",
        "Slet ”.”",
        "oprettet = 2024-03-12",
    ),
    (
        "oprettet = 2O24-03-12",
        "1:12",
        "Skriv 2024-03-12.",
        "oprettet = 2024-03-12",
    ),
    (
        "oprettet = 2024-03-12\"",
        "1:22",
        "Slet anførselstegnet",
        "oprettet = 2024-03-12",
    ),
    (
        "ansvarlig = [\"Kommunerne\"],",
        "1:27",
        "Slet ”,”",
        "ansvarlig = [\"Kommunerne\"]",
    ),
    (
        "gruppe = \"A\" start = \"2023\"",
        "1:14",
        "Sæt ”start” på en ny linje",
        "gruppe = \"A\"\nstart = \"2023\"",
    ),
    (
        "gruppe = \"A\"; start = \"2023\"",
        "1:15",
        "Slet semikolonet, og sæt ”start” på en ny linje",
        "gruppe = \"A\"\nstart = \"2023\"",
    ),
    (
        "gruppe = \"A\", start = \"2023\"",
        "1:15",
        "Slet kommaet, og sæt ”start” på en ny linje",
        "gruppe = \"A\"\nstart = \"2023\"",
    ),
    (
        "oprettet = 2024-03-12 gruppe = \"A\"",
        "1:23",
        "Sæt ”gruppe” på en ny linje",
        "oprettet = 2024-03-12\ngruppe = \"A\"",
    ),
    (
        "trin = [\"A\"] gruppe = \"A\"",
        "1:14",
        "Sæt ”gruppe” på en ny linje",
        "trin = [\"A\"]\ngruppe = \"A\"",
    ),
    (
        "ansvarlig = [\"Kommunerne\"; \"Bestyrelsen\"]",
        "1:26",
        "komma i stedet for ”;”",
        "ansvarlig = [\"Kommunerne\", \"Bestyrelsen\"]",
    ),
    (
        "ansvarlig = [\n  \"Kommunerne\";\n  \"Bestyrelsen\"\n]",
        "2:15",
        "komma i stedet for ”;”",
        "ansvarlig = [\n  \"Kommunerne\",\n  \"Bestyrelsen\"\n]",
    ),
    (
        "ansvarlig = [\"Kommunerne\" og \"Bestyrelsen\"]",
        "1:27",
        "komma i stedet for ”og”",
        "ansvarlig = [\"Kommunerne\", \"Bestyrelsen\"]",
    ),
    (
        "ansvarlig = [\"Kommunerne\" | \"Bestyrelsen\"]",
        "1:27",
        "komma i stedet for ”|”",
        "ansvarlig = [\"Kommunerne\", \"Bestyrelsen\"]",
    ),
    (
        "ansvarlig = \"Kommunerne\" | \"Bestyrelsen\"",
        "1:26",
        "Skriv [\"Kommunerne\", \"Bestyrelsen\"].",
        "ansvarlig = [\"Kommunerne\", \"Bestyrelsen\"]",
    ),
    (
        "ansvarlig = \"Kommunerne\", \"Bestyrelsen\"",
        "1:13",
        "Skriv [\"Kommunerne\", \"Bestyrelsen\"].",
        "ansvarlig = [\"Kommunerne\", \"Bestyrelsen\"]",
    ),
    (
        "ansvarlig = (\"Kommunerne\", \"Bestyrelsen\")",
        "1:13",
        "Skriv [\"Kommunerne\", \"Bestyrelsen\"].",
        "ansvarlig = [\"Kommunerne\", \"Bestyrelsen\"]",
    ),
    (
        "tekst = \"Rense\nstranden.\n\nOg mere til det.\"\"\"",
        "1:9",
        "Skriv \"\"\" både før og efter",
        "tekst = \"\"\"Rense\nstranden.\n\nOg mere til det.\"\"\"",
    ),
    (
        "tekst = \"\nRense hele stranden nu.\n\"\"\"",
        "1:9",
        "Skriv \"\"\" både før og efter",
        "tekst = \"\"\"\nRense hele stranden nu.\n\"\"\"",
    ),
    (
        "tekst = \"\"\nRense hele stranden nu.\"\"\"",
        "1:9",
        "Skriv \"\"\" både før og efter",
        "tekst = \"\"\"\nRense hele stranden nu.\"\"\"",
    ),
    (
        "tekst =\nRense hele stranden nu.\nOg én til ved havnen.\"\"\"",
        "1:7",
        "Skriv \"\"\" både før og efter",
        "tekst = \"\"\"\nRense hele stranden nu.\nOg én til ved havnen.\"\"\"",
    ),
    (
        "tekst = '''\nRense stranden.\"\"\"",
        "1:9",
        "Skriv \"\"\" før teksten i stedet for '''",
        "tekst = \"\"\"\nRense stranden.\"\"\"",
    ),
    (
        "tekst = \"\"\"\nRense stranden.\"\"",
        "1:9",
        "Skriv \"\"\" efter teksten i stedet for \"\"",
        "tekst = \"\"\"\nRense stranden.\"\"\"",
    ),
    (
        "tekst = \"\"\"\nRense stranden.\"",
        "1:9",
        "Skriv \"\"\" efter teksten i stedet for \".",
        "tekst = \"\"\"\nRense stranden.\"\"\"",
    ),
    (
        "tekst\n= \"Rense.\"",
        "1:1",
        "Sæt de to linjer sammen",
        "tekst = \"Rense.\"",
    ),
    (
        "tekst =\n\"Rense.\"",
        "1:1",
        "Sæt de to linjer sammen",
        "tekst = \"Rense.\"",
    ),
    (
        "tekst\n= \"\"\"\nRense nu\nhele stranden.\"\"\"",
        "1:1",
        "Sæt de to linjer sammen",
        "tekst = \"\"\"\nRense nu\nhele stranden.\"\"\"",
    ),
];

#[test]
fn a_slip_in_a_value_is_one_error_where_it_is_made_with_a_remedy_that_mends_it() {
    let whole = |lines: &str| {
        let mut text = format!("{ACTION}{lines}\n");
        for (key, value) in [
            ("nr", "\"1.1\""),
            ("tekst", "\"Rense.\""),
            ("ansvarlig", "[\"Kommunerne\"]"),
        ] {
            if !lines.starts_with(key) {
                text += &format!("{key} = {value}\n");
            }
        }
        text
    };
    for (wrong, place, said, right) in SLIPS {
        let found = goal(whole(wrong));
        let (line, column) = place.split_once(':').unwrap();
        let line: usize = line.parse().unwrap();
        let begins = format!("maal-1.toml:{}:{column} fejl", line + 4);
        assert!(found.starts_with(&begins), "{wrong}: {found}");
        assert!(found.contains(said), "{wrong}: {found}");
        assert_eq!(found.matches("maal-1.toml:").count(), 1, "{wrong}: {found}");
        assert_eq!(goal(whole(right)), "exit 0", "{right}");
    }
}

#[test]
fn what_passes_for_a_digit_is_told_with_the_number() {
    let said = |line: &str| {
        let text = format!(
            "{}\n[[indikator]]\nnavn = \"A\"\nenhed = \"m\"\n{line}\n",
            super::common::GOAL
        );
        let found = goal(text);
        assert_eq!(found.matches("maal-1.toml:").count(), 1, "{line}: {found}");
        found
    };
    assert!(said("maaltal = 2½").contains("Skriv 2.5."));
    assert!(said("maaltal = \"2½\"").contains("Skriv 2.5 uden"));
    assert!(said("maaltal = 4O").contains("Skriv 40."));
    assert!(said("maaltal = 4_000x").contains("Skriv "));
    assert!(said("maaltal = 40_000;").contains("Slet ”;”"));
    assert!(
        said("maaltal = \"1.250\"")
            .contains("Skriv 1_250, hvis det er 1.250, og 1.25, hvis det er 1,25.")
    );
}

#[test]
fn marks_of_a_conflict_that_are_indented_are_one_error() {
    let text = format!(
        "{}\n  <<<<<<< HEAD\n[[handling.note]]\ndato = 2024-05-15\ntekst = \"A\"\n  =======\n[[handling.note]]\ndato = 2024-05-14\ntekst = \"B\"\n\t>>>>>>> gren\n",
        super::common::GOAL
    );
    let found = goal(text);
    assert_eq!(found.matches("maal-1.toml:").count(), 1, "{found}");
    assert!(found.contains("flettekonflikt"), "{found}");
}
