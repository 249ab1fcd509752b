//! A dozen faults as they stand on the screen: excerpt, caret, remedy, and the sum.

use super::common::{GOAL, HANDLEPLAN, Workplace};
use super::shown;
use insta::assert_snapshot;

#[test]
fn of_bytes() {
    assert_snapshot!(shown(b"nr = \"1\"\ntitel = \"R\xf8dgr\xf8d\"\n"), @r#"
    fejl[ikke-utf-8]: filen er ikke gemt som UTF-8: byten F8 er ”ø” i Windows-1252
     --> plan/maal-1.toml:2:11
      |
    2 | titel = "Rødgrød"
      |           ^
      |
      = hjælp: Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(""), @"
    fejl[tom-fil]: filen er tom
    --> plan/maal-1.toml
     = hjælp: Hent filen fra git, eller slet den, hvis den ikke skal være der.

    1 fejl i 2 filer.
    --- exit 1
    ");
    let hidden = shown(GOAL.replace("Sekretariatet", "Sek\u{200b}retariatet"));
    assert_snapshot!(hidden.to_string().replace('\u{200b}', "<her>"), @r#"
    fejl[usynligt-tegn]: ”Sekretariatet” indeholder et usynligt tegn (U+200B)
     --> plan/maal-1.toml:7:14
      |
    7 | ansvarlig = ["Sek<her>retariatet"]
      |              ^^^^^^^^^^^^^^^
      |
      = hjælp: Slet teksten mellem anførselstegnene, og skriv den igen i hånden.

    1 fejl i 2 filer.
    --- exit 1
    "#);
}

#[test]
fn of_syntax() {
    assert_snapshot!(shown(GOAL.replace("\"En renere fjord\"", "”En renere fjord”")), @r#"
    fejl[typografiske-anfoerselstegn]: teksten står i typografiske anførselstegn, som TOML ikke kan læse
     --> plan/maal-1.toml:2:9
      |
    2 | titel = ”En renere fjord”
      |         ^^^^^^^^^^^^^^^^^
      |
      = hjælp: Brug de lige anførselstegn: "…".
      = hjælp: Det kan ”kimo tjek --ret” gøre.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(GOAL.replace("\"]", "\"")), @r#"
    fejl[uafsluttet-liste]: listen, der begynder her, bliver ikke lukket
     --> plan/maal-1.toml:7:13
      |
    7 | ansvarlig = ["Sekretariatet"
      |             ^
      |
      = hjælp: Skriv ”]”, hvor den slutter.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(GOAL.replace("tekst", "<<<<<<< HEAD\ntekst = \"a\"\n=======\ntekst = \"b\"\n>>>>>>> gren\n#")), @"
    fejl[flettekonflikt]: to udgaver af filen er i konflikt, og det er ikke løst
     --> plan/maal-1.toml:6:1
      |
    6 | <<<<<<< HEAD
      | ^^^^^^^
      |
      = hjælp: Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.

    1 fejl i 2 filer.
    --- exit 1
    ");
    assert_snapshot!(shown(format!("{GOAL}tekst = \"Igen\"\n")), @r#"
    fejl[dobbelt-noegle]: ”tekst” står der allerede
     --> plan/maal-1.toml:8:1
      |
    8 | tekst = "Igen"
      | ^^^^^
      |
     ::: plan/maal-1.toml:6:1
      |
    6 | tekst = "Rense stranden."
      | ----- første gang her
      |
      = hjælp: Slet den ene, eller ret dens navn.

    1 fejl i 2 filer.
    --- exit 1
    "#);
}

#[test]
fn of_tables_and_values() {
    assert_snapshot!(shown(GOAL.replace("\"1.1\"", "1.10")), @r#"
    fejl[forkert-type]: ”nr” skal stå i anførselstegn
     --> plan/maal-1.toml:5:6
      |
    5 | nr = 1.10
      |      ^^^^
      |
      = hjælp: Skriv nr = "1.10"; uden anførselstegn er 2.10 det samme tal som 2.1.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(GOAL.replace("tekst = \"Rense stranden.\"\n", "")), @"
    fejl[mangler-felt]: en handling mangler ”tekst”
     --> plan/maal-1.toml:4:1
      |
    4 | [[handling]]
      | ^^^^^^^^^^^^
      |
      = hjælp: Tilføj ”tekst”: en tekst i anførselstegn.

    1 fejl i 2 filer.
    --- exit 1
    ");
    assert_snapshot!(shown(format!("{GOAL}\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\nstatus = \"igangsatt\"\n")), @r#"
    fejl[ukendt-vaerdi]: ukendt værdi ”igangsatt” for ”status”
      --> plan/maal-1.toml:12:10
       |
    12 | status = "igangsatt"
       |          ^^^^^^^^^^^
       |
       = hjælp: Mente du ”igangsat”? Mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået.

    1 fejl i 2 filer.
    --- exit 1
    "#);
}

#[test]
fn of_meaning() {
    assert_snapshot!(shown(GOAL.replace("Sekretariatet", "Sekretariatt")), @r#"
    fejl[ukendt-ansvarlig]: ukendt ansvarlig ”Sekretariatt”
     --> plan/maal-1.toml:7:14
      |
    7 | ansvarlig = ["Sekretariatt"]
      |              ^^^^^^^^^^^^^^
      |
      = hjælp: Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(GOAL.replace("1.1", "1,1")), @r#"
    fejl[komma-i-nummer]: nummeret ”1,1” er skrevet med komma
     --> plan/maal-1.toml:5:6
      |
    5 | nr = "1,1"
      |      ^^^^^
      |
      = hjælp: Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(format!("{GOAL}{}", &GOAL[GOAL.find("\n[[").unwrap()..])), @r#"
    fejl[dobbelt-nummer]: nummeret ”1.1” er brugt to gange
      --> plan/maal-1.toml:10:6
       |
    10 | nr = "1.1"
       |      ^^^^^
       |
      ::: plan/maal-1.toml:5:6
       |
     5 | nr = "1.1"
       |      ----- først brugt her
       |
       = hjælp: Giv handlingen et nummer, der ikke har været brugt.

    1 fejl i 2 filer.
    --- exit 1
    "#);
    assert_snapshot!(shown(format!("{GOAL}\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\nstatus = \"udgået\"\n")), @r#"
    fejl[udgaaet-uden-beslutning]: handling 1.1 er udgået uden en beslutning
      --> plan/maal-1.toml:12:10
       |
    12 | status = "udgået"
       |          ^^^^^^^^
       |
       = hjælp: Tilføj datoen for mødet, der besluttede det, til noten. Var det det seneste: besluttet = 2024-02-22.

    1 fejl i 2 filer.
    --- exit 1
    "#);
}

#[test]
fn as_annotations_for_github() {
    let place = Workplace::with_goal(&GOAL.replace("Sekretariatet", "Sekre%t\\u000Aariatt"));
    place.write(
        "plan/handleplan.toml",
        format!("{HANDLEPLAN}\n[[moede]]\ndato = 2024-02-22\nnavn = \"x\"\nlokale = \"y\"\n"),
    );
    assert_snapshot!(place.kimo(&["check", "--format", "github"]), @r#"
    ::warning file=plan/handleplan.toml,line=25,col=8,title=dobbelt-moede::planen har to møder den 22. februar 2024. Beslutninger den dag skrives på det første, ”Bestyrelsesmøde”. Slet det møde, der ikke besluttede noget, eller skriv accepteret = ["dobbelt-moede"] øverst i filen.
    ::error file=plan/handleplan.toml,line=27,col=1,title=ukendt-noegle::ukendt nøgle ”lokale” i et møde. Kendte nøgler her: dato, navn, tid, sted.
    ::error file=plan/maal-1.toml,line=7,col=14,title=usynligt-tegn::”Sekre%25tariatt” indeholder et usynligt tegn (U+000A). Slet teksten mellem anførselstegnene, og skriv den igen i hånden.
    --- exit 1
    "#);
}

#[test]
fn of_very_many_the_first_are_shown_and_all_are_counted() {
    let wrong = |at| {
        format!("\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x {at}\"\nstatus = \"y\"\n")
    };
    let run = shown(GOAL.to_owned() + &(0..40_000).map(wrong).collect::<String>());
    assert_eq!(run.out.matches("fejl[ukendt-vaerdi]").count(), 100);
    let end: Vec<&str> = run.out.lines().rev().take(3).collect();
    assert_snapshot!(end.into_iter().rev().collect::<Vec<_>>().join("\n"), @"
    … og 39.900 til. Ret de første, og kør ”kimo tjek” igen.

    40.000 fejl i 2 filer.
    ");
    assert_eq!(run.code, 1);
}

#[test]
fn an_error_is_not_lost_among_warnings() {
    let place = Workplace::with_goal(GOAL);
    let note = "\n[[handling.note]]\ndato = 2099-01-01\ntekst = \"Snart.\"\n";
    let notes: String = (0..150)
        .map(|at| note.replace("Snart", &format!("Snart {at}")))
        .collect();
    place.write(
        "plan/maal-1.toml",
        format!("{GOAL}{notes}status = \"i gang\"\n"),
    );
    let said = place.kimo(&["tjek"]).out;
    assert!(said.starts_with("fejl[ukendt-vaerdi]"), "{said}");
}
