//! One fault is one error: what only follows from another is not reported on top.

use super::common::{GOAL, HANDLEPLAN, Workplace};
use super::{OTHER_GOAL, check, file, goal};
use insta::assert_snapshot;

const NOTES: &str = "
[[handling.note]]
dato = 2024-03-12
tekst = \"Renset.\"
status = \"igangsat\"

[[handling.note]]
dato = 2024-06-12
tekst = \"Renset igen.\"
vurdering = \"gul\"

[[handling]]
nr = \"1.2\"
tekst = \"Tælle flasker.\"
ansvarlig = [\"Kommunerne\"]
";

/// The sound goal with the header that begins at this text taken out, its line as well.
fn without(header: &str, which: usize) -> String {
    let text = format!("{GOAL}{NOTES}");
    let line = format!("{header}\n");
    let (at, _) = text.match_indices(&line).nth(which).unwrap();
    format!("{}{}", &text[..at], &text[at + line.len()..])
}

#[test]
fn a_header_that_is_missing_is_one_error() {
    assert_snapshot!(goal(without("[[handling.note]]", 1)), @"
    maal-1.toml:14:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling.note]]”
      Skriv ”[[handling.note]]” på linjen over.
    exit 1
    ");
    // With the blank line above it gone as well.
    assert_snapshot!(goal(without("[[handling.note]]", 1).replace("igangsat\"\n\n", "igangsat\"\n")), @"
    maal-1.toml:13:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling.note]]”
      Skriv ”[[handling.note]]” på linjen over.
    exit 1
    ");
    assert_snapshot!(goal(without("[[handling.note]]", 0)), @"
    maal-1.toml:9:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling.note]]”
      Skriv ”[[handling.note]]” på linjen over.
    exit 1
    ");
    assert_snapshot!(goal(without("[[handling]]", 0)), @"
    maal-1.toml:4:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling]]”
      Skriv ”[[handling]]” på linjen over.
    exit 1
    ");
    assert_snapshot!(goal(without("[[handling]]", 1)), @"
    maal-1.toml:19:1 fejl[dobbelt-noegle] her mangler overskriften ”[[handling]]”
      Skriv ”[[handling]]” på linjen over.
    exit 1
    ");
}

#[test]
fn two_keys_that_are_each_given_twice_are_no_missing_header() {
    assert_snapshot!(goal(format!("{GOAL}tekst = \"Igen\"\nfrist = \"2025\"\nfrist = 2025\n")), @"
    maal-1.toml:8:1 fejl[dobbelt-noegle] ”tekst” står der allerede
      Slet den ene, eller ret dens navn.
    maal-1.toml:10:1 fejl[dobbelt-noegle] ”frist” står der allerede
      Slet den ene, eller ret dens navn.
    exit 1
    ");
}

#[test]
fn a_party_that_is_not_read_is_not_missed_wherever_it_is_named() {
    let handleplan =
        |from: &str, to: &str| file("handleplan.toml", HANDLEPLAN.replacen(from, to, 1));
    assert_snapshot!(handleplan("[[part]]\n", ""), @"
    handleplan.toml:6:1 fejl[ukendt-noegle] her mangler overskriften ”[[part]]”
      Skriv ”[[part]]” på linjen over.
    exit 1
    ");
    assert_snapshot!(handleplan("\n[[part]]\n", ""), @"
    handleplan.toml:5:1 fejl[ukendt-noegle] her mangler overskriften ”[[part]]”
      Skriv ”[[part]]” på linjen over.
    exit 1
    ");
    assert_snapshot!(handleplan("[[part]]", "[[parp]]"), @"
    handleplan.toml:6:3 fejl[ukendt-noegle] ukendt nøgle ”parp” i handleplanen
      Skriv ”[[part]]”.
    exit 1
    ");
    assert_snapshot!(handleplan("[[part]]", "[part]]"), @"
    handleplan.toml:6:1 fejl[syntaks] parenteserne om overskriften passer ikke sammen
      Skriv ”[[part]]”.
    exit 1
    ");
    assert_snapshot!(handleplan("[[part]]", "[[par t]]"), @"
    handleplan.toml:6:3 fejl[ukendt-noegle] ukendt nøgle ”par t” i handleplanen
      Skriv ”[[part]]”.
    exit 1
    ");
    assert_snapshot!(handleplan("\"]", "\""), @"
    handleplan.toml:8:9 fejl[uafsluttet-liste] listen, der begynder her, bliver ikke lukket
      Skriv ”]”, hvor den slutter.
    exit 1
    ");
    assert_snapshot!(handleplan("Sekretariatet", "Sekretaria\u{200b}tet"), @"
    handleplan.toml:7:8 fejl[usynligt-tegn] ”Sekretariatet” indeholder et usynligt tegn (U+200B)
      Slet teksten mellem anførselstegnene, og skriv den igen i hånden.
    exit 1
    ");
    let mut bytes = HANDLEPLAN.as_bytes().to_vec();
    let at = HANDLEPLAN.find("retariatet").unwrap();
    bytes[at] = 0xff;
    assert_snapshot!(file("handleplan.toml", bytes), @"
    handleplan.toml:7:12 fejl[ikke-utf-8] filen er ikke gemt som UTF-8: byten FF er ”ÿ” i Windows-1252
      Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
    exit 1
    ");
}

#[test]
fn text_of_four_bytes_a_letter_is_named_and_read() {
    for big in [false, true] {
        let bytes = |c: char| {
            let unit = u32::from(c);
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        let text = format!("\u{feff}{GOAL}");
        let with_mark: Vec<u8> = text.chars().flat_map(bytes).collect();
        let name = if big { "UTF-32 BE" } else { "UTF-32 LE" };
        let expected = format!(
            "maal-1.toml:1:1 fejl[utf-16] filen er gemt som {name}, ikke som UTF-8\n  Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.\nexit 1"
        );
        assert_eq!(goal(&with_mark), expected);
        assert_eq!(goal(&with_mark[4..]), expected);
    }
}

#[test]
fn a_misspelt_key_that_must_be_there_is_not_missed_as_well() {
    assert_snapshot!(goal(GOAL.replace("ansvarlig =", "ansvarlige =")), @"
    maal-1.toml:7:1 fejl[ukendt-noegle] ukendt nøgle ”ansvarlige” i en handling
      Mente du ”ansvarlig”?
    exit 1
    ");
    let alias = HANDLEPLAN.replace("alias =", "aliaser =");
    let place = Workplace::with_goal(&GOAL.replace("Sekretariatet", "Sekretariat"));
    place.write("plan/handleplan.toml", alias);
    place.write("plan/maal-2.toml", OTHER_GOAL);
    assert_snapshot!(check(&place), @"
    handleplan.toml:8:1 fejl[ukendt-noegle] ukendt nøgle ”aliaser” i en part
      Mente du ”alias”?
    exit 1
    ");
}

#[test]
fn letters_ruined_by_another_encoding_are_one_error_a_file() {
    assert_snapshot!(goal(GOAL.replace("strand", "strÃ¥nd").replace('R', "Ã˜")), @"
    maal-1.toml:6:10 fejl[ikke-utf-8] her står ”Ã˜” i stedet for Ø, og sådan er det 2 steder i filen
      Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden kodning end UTF-8.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("strand", "str\u{fffd}nd")), @"
    maal-1.toml:6:19 fejl[ikke-utf-8] her er et bogstav gået tabt: der står ”�”
      Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden kodning end UTF-8.
    exit 1
    ");
}

#[test]
fn a_header_in_other_signs_than_its_own_is_one_error_with_the_right_one() {
    let note = |header: &str| {
        let text = format!("{GOAL}{NOTES}");
        let (above, below) = text.rsplit_once("[[handling.note]]").unwrap();
        goal(format!("{above}{header}{below}"))
    };
    for header in [
        "((handling.note))",
        "{{handling.note}}",
        "［［handling.note］］",
        "<<handling.note>>",
        "[[handling.note))",
        "[[handling.note}]",
        "[[handling note]]",
        "[[handling, note]]",
        "[[handling..note]]",
        "handling.note",
    ] {
        assert_eq!(
            note(header),
            "maal-1.toml:14:1 fejl[syntaks] overskriften er ikke skrevet rigtigt\n  Skriv ”[[handling.note]]”.\nexit 1",
            "{header}"
        );
    }
    for (header, remedy) in [
        ("[[note]]", "Skriv ”[[handling.note]]”."),
        ("[[handling-note]]", "Skriv ”[[handling.note]]”."),
        ("[[aarsmaal]]", "Skriv ”[[handling.aarsmaal]]”."),
        ("[[handling.maaling]]", "Skriv ”[[handling.note]]”."),
        ("[[moede]]", "Skriv ”[[handling.note]]”."),
    ] {
        let found = note(header);
        assert!(
            found.contains(&format!("\n  {remedy}\n")),
            "{header}: {found}"
        );
        assert_eq!(found.matches("] ").count(), 1, "{header}: {found}");
    }
    for header in ["Møde:", "[[møde 3]]", "((Møde))", "[[møder: forår]]"] {
        let plan = HANDLEPLAN.replacen("[[moede]]", header, 1);
        assert_eq!(
            file("handleplan.toml", plan)
                .lines()
                .skip(1)
                .collect::<Vec<_>>(),
            ["  Skriv ”[[moede]]”.", "exit 1"],
            "{header}"
        );
    }
    let plan = HANDLEPLAN.replacen("[[moede]]", "[[samling: forår]]", 1);
    assert_snapshot!(file("handleplan.toml", plan), @"
    handleplan.toml:16:10 fejl[syntaks] overskriften er ikke skrevet rigtigt
      Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.
    exit 1
    ");
    // A word alone is one over its own keys, and else a line of a text.
    assert_snapshot!(note("- note"), @"
    maal-1.toml:14:1 fejl[ukendt-noegle] ukendt nøgle ”- note” i et mål
      Skriv ”[[handling.note]]”.
    exit 1
    ");
    assert_snapshot!(goal(format!("{GOAL}- note\n")), @r#"
    maal-1.toml:8:3 fejl[syntaks] linjen er hverken en overskrift eller en nøgle med en værdi
      Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
    exit 1
    "#);
}

#[test]
fn what_stands_over_the_table_that_it_belongs_to_is_one_error() {
    let note = "[[handling.note]]\ndato = 2024-03-12\ntekst = \"Renset.\"\n\n";
    assert_snapshot!(goal(GOAL.replacen("[[handling]]", &format!("{note}[[handling]]"), 1)), @"
    maal-1.toml:4:3 fejl[dobbelt-noegle] overskriften står over den ”[[handling]]”, som det under den hører til
      Flyt den ned under sin ”[[handling]]”, med det, der står under den.
    exit 1
    ");
    let measured = "\n[[indikator.maaling]]\ndato = 2024-03-12\nvaerdi = 2\n";
    assert_snapshot!(goal(format!("{GOAL}{measured}")), @"
    maal-1.toml:9:3 fejl[forkert-type] over denne overskrift mangler den [[indikator]], den hører til
      Skriv [[indikator]] over den, med det, som en indikator skal have.
    exit 1
    ");
    let header = HANDLEPLAN.replacen("\n[[", "\nbaggrund = \"Se mål 1.\"\n\n[[", 1);
    assert_snapshot!(file("handleplan.toml", header), @"
    handleplan.toml:6:1 fejl[ukendt-noegle] ukendt nøgle ”baggrund” i handleplanen
      Det hører til i et måls fil, f.eks. maal-1.toml.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replacen("titel", "organisation = \"Foreningen\"\nvedtaget = 2022-02-24\ntitel", 1)), @"
    maal-1.toml:2:1 fejl[ukendt-noegle] ”organisation” og ”vedtaget” hører ikke til i et mål
      Det hører til i handleplan.toml.
    exit 1
    ");
}

#[test]
fn a_key_that_can_only_be_the_one_that_is_missing_is_one_error() {
    let note = |line: &str| {
        goal(format!(
            "{GOAL}\n[[handling.note]]\n{line}\ntekst = \"Renset.\"\n"
        ))
    };
    assert_snapshot!(note("dag = 2024-03-12"), @"
    maal-1.toml:10:1 fejl[ukendt-noegle] ukendt nøgle ”dag” i en note
      Mente du ”dato”?
    exit 1
    ");
    assert_snapshot!(note("dag = \"12. marts 2024\""), @"
    maal-1.toml:10:1 fejl[ukendt-noegle] ukendt nøgle ”dag” i en note
      Mente du ”dato”?
    exit 1
    ");
    // Letters of other alphabets, and Danish ones in a key that nothing has.
    assert_snapshot!(note("d\u{430}to = 2024-03-12"), @"
    maal-1.toml:10:1 fejl[forvekslet-tegn] ”dаto” indeholder ”а” (U+0430), som ligner et almindeligt tegn, men er et andet
      Skriv ”dato”.
    exit 1
    ");
    assert_snapshot!(note("dato = 2024-03-12\nbemærkning = \"x\""), @"
    maal-1.toml:11:1 fejl[ukendt-noegle] ukendt nøgle ”bemærkning” i en note
      Kendte nøgler her: dato, tekst, aar, af, status, vurdering, trin, frist, besluttet, indstilling.
    exit 1
    ");
}

#[test]
fn a_register_that_is_gone_is_one_error_for_all_that_it_had() {
    let gone = HANDLEPLAN.split("[[part]]").next().unwrap();
    let goal = format!(
        "{GOAL}{NOTES}besluttet = 2024-02-22\n\n[[handling.note]]\ndato = 2024-07-01\ntekst = \"Flyttet.\"\nbesluttet = 2024-02-29\n"
    );
    let place = Workplace::with_goal(&goal);
    place.write("plan/maal-2.toml", OTHER_GOAL);
    place.write("plan/handleplan.toml", gone);
    assert_snapshot!(check(&place), @"
    maal-1.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Sekretariatet”
      Ret navnet, eller tilføj parten under [[part]] i handleplan.toml. handleplan.toml har ingen [[part]], så 2 andre er heller ikke kendt. Er de slettet, så viser ”kimo ændringer”, hvad der stod.
    maal-1.toml:23:13 fejl[ukendt-moede] der er intet møde den 22. februar 2024 på planens liste
      Ret datoen, eller tilføj mødet under [[moede]] i handleplan.toml. handleplan.toml har ingen [[moede]], så én til er heller ikke kendt. Er de slettet, så viser ”kimo ændringer”, hvad der stod.
    exit 1
    ");
}
