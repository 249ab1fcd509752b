//! Faults of syntax: what is no TOML.

use super::common::GOAL;
use super::{action, goal};
use insta::assert_snapshot;

#[test]
fn seven_unrelated_faults_are_seven_errors_at_their_places() {
    assert_snapshot!(goal(r#"nr = "1"
titel = ”En renere fjord”

[[handling]]
nr = 1.1
tekst = "Rense stranden.
ansvarlig = ["Sekretariatt"]

[[handling]]
nr = "1.2"
tekst = "Tælle flasker."
ansvarlig = ["Sekretariatet"
frist = 2025-02-31

[[handling]]
nr = "1,3"
tekst = "Melde om det."
ansvarlig = ["Kommunerne"]
"#), @r#"
    maal-1.toml:2:9 fejl[typografiske-anfoerselstegn] teksten står i typografiske anførselstegn, som TOML ikke kan læse
      Brug de lige anførselstegn: "…". Det kan ”kimo tjek --ret” gøre.
    maal-1.toml:5:6 fejl[forkert-type] ”nr” skal stå i anførselstegn
      Skriv nr = "1.1"; uden anførselstegn er 2.10 det samme tal som 2.1.
    maal-1.toml:6:9 fejl[uafsluttet-tekst] teksten, der begynder her, slutter ikke
      Skriv " efter teksten.
    maal-1.toml:7:14 fejl[ukendt-ansvarlig] ukendt ansvarlig ”Sekretariatt”
      Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.
    maal-1.toml:12:13 fejl[uafsluttet-liste] listen, der begynder her, bliver ikke lukket
      Skriv ”]”, hvor den slutter.
    maal-1.toml:13:9 fejl[umulig-dato] datoen 2025-02-31 findes ikke: februar 2025 har 28 dage
      Ret datoen.
    maal-1.toml:16:6 fejl[komma-i-nummer] nummeret ”1,3” er skrevet med komma
      Skriv "1.3", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    "#);
}

#[test]
fn a_text_or_list_that_is_not_closed_is_one_error_at_its_opener() {
    assert_snapshot!(goal(GOAL.replace("stranden.\"", "stranden.")), @r#"
    maal-1.toml:6:9 fejl[uafsluttet-tekst] teksten, der begynder her, slutter ikke
      Skriv " efter teksten.
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("\"]", "\"")), @"
    maal-1.toml:7:13 fejl[uafsluttet-liste] listen, der begynder her, bliver ikke lukket
      Skriv ”]”, hvor den slutter.
    exit 1
    ");
    assert_snapshot!(action("gruppe = \"\"\"Strande\n\n[[handling]]\nnr = \"1.2\"\ntekst = \"Tælle.\"\nansvarlig = [\"Bestyrelsen\"]\n"), @r#"
    maal-1.toml:8:10 fejl[uafsluttet-tekst] teksten, der begynder her, slutter ikke
      Skriv """ efter teksten.
    exit 1
    "#);
}

#[test]
fn a_key_twice_is_an_error_that_names_the_first() {
    assert_snapshot!(action("tekst = \"Rense to strande.\"\n"), @"
    maal-1.toml:8:1 fejl[dobbelt-noegle] ”tekst” står der allerede
      Slet den ene, eller ret dens navn.
    exit 1
    ");
    assert_snapshot!(super::shown(format!("{GOAL}tekst = \"Rense to strande.\"\n")), @r#"
    fejl[dobbelt-noegle]: ”tekst” står der allerede
     --> plan/maal-1.toml:8:1
      |
    8 | tekst = "Rense to strande."
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
fn too_deep_nesting_is_an_error_and_no_crash() {
    let deep = |count: usize| format!("trin = {}{}\n", "[".repeat(count), "]".repeat(count));
    assert_snapshot!(action(&deep(100)), @"
    maal-1.toml:8:88 fejl[for-dybt] her er mere end 80 lag inde i hinanden
      Fjern parenteser eller punktummer, til der kun er få lag.
    exit 1
    ");
    assert_eq!(action(&deep(200_000)).lines().count(), 3);
}

#[test]
fn an_impossible_date_is_an_error() {
    assert_snapshot!(action("oprettet = 2024-02-31\n"), @"
    maal-1.toml:8:12 fejl[umulig-dato] datoen 2024-02-31 findes ikke: februar 2024 har 29 dage
      Ret datoen.
    exit 1
    ");
    assert_snapshot!(action("oprettet = 2024-13-01\n"), @"
    maal-1.toml:8:12 fejl[umulig-dato] datoen 2024-13-01 findes ikke: månederne går fra 01 til 12
      Ret datoen.
    exit 1
    ");
    assert_snapshot!(action("oprettet = 12-03-2024\n"), @"
    maal-1.toml:8:12 fejl[forkert-type] ”oprettet” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”12-03-2024”
      Skriv 2024-03-12.
    exit 1
    ");
    assert_snapshot!(action("oprettet = 12.3.2024\n"), @"
    maal-1.toml:8:12 fejl[forkert-type] ”oprettet” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”12.3.2024”
      Skriv 2024-03-12.
    exit 1
    ");
    assert_snapshot!(action("oprettet = 12. marts 2024\n"), @"
    maal-1.toml:8:12 fejl[forkert-type] ”oprettet” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står ”12. marts 2024”
      Skriv 2024-03-12.
    exit 1
    ");
    assert_snapshot!(action("oprettet = 2024-03-12T10:00:00\n"), @"
    maal-1.toml:8:12 fejl[forkert-type] ”oprettet” skal være en dato uden anførselstegn, f.eks. 2024-03-12, men her står et tidspunkt
      Skriv kun datoen, uden klokkeslæt.
    exit 1
    ");
    assert_snapshot!(action("frist = \"31. februar 2025\"\n"), @"
    maal-1.toml:8:9 fejl[ukendt-vaerdi] ukendt værdi ”31. februar 2025” for ”frist”
      Februar 2025 har 28 dage.
    exit 1
    ");
}

#[test]
fn numbers_that_cannot_be_read_are_errors() {
    let goal = |amount: &str| {
        action(&format!(
            "\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-20\nmaal = \"En\"\nbeloeb = {amount}\n"
        ))
    };
    assert_snapshot!(goal("99999999999999999999"), @"
    maal-1.toml:13:10 fejl[ugyldigt-tal] tallet 99999999999999999999 er for stort til at regne med
      Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer.
    exit 1
    ");
    assert_snapshot!(goal("0x"), @"
    maal-1.toml:13:10 fejl[ugyldigt-tal] ”0x” er begyndelsen på et tal, men cifrene mangler
      Skriv tallet helt ud.
    exit 1
    ");
    assert_snapshot!(goal("1__0"), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”1__0”
      Skriv et beløb i hele kroner uden anførselstegn, f.eks. 40_000.
    exit 1
    ");
    assert_snapshot!(goal("007"), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”007”
      Skriv 7.
    exit 1
    ");
    assert_snapshot!(goal("40 000"), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”40 000”
      Skriv 40000.
    exit 1
    ");
    assert_snapshot!(goal("40.000 kr."), @"
    maal-1.toml:13:10 fejl[forkert-type] ”beloeb” skal være et beløb i hele kroner uden anførselstegn, f.eks. 40_000, men her står ”40.000 kr.”
      Skriv 40000.
    exit 1
    ");
    assert_snapshot!(goal("-5"), @"
    maal-1.toml:13:10 fejl[ukendt-vaerdi] ”beloeb” kan ikke være -5
      Skriv et beløb i hele kroner uden anførselstegn, f.eks. 40_000.
    exit 1
    ");
}

#[test]
fn the_quotes_of_a_word_processor_are_told() {
    for (open, close) in [('”', '”'), ('“', '”'), ('„', '“'), ('»', '«'), ('’', '’')]
    {
        let text = GOAL.replace(
            "\"Rense stranden.\"",
            &format!("{open}Rense stranden.{close}"),
        );
        assert!(
            goal(&text).starts_with("maal-1.toml:6:9 fejl[typografiske-anfoerselstegn]"),
            "{open}: {}",
            goal(&text)
        );
    }
    assert_snapshot!(goal(GOAL.replace("\"Rense stranden.\"", "”Rense stranden.”")), @r#"
    maal-1.toml:6:9 fejl[typografiske-anfoerselstegn] teksten står i typografiske anførselstegn, som TOML ikke kan læse
      Brug de lige anførselstegn: "…". Det kan ”kimo tjek --ret” gøre.
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("[\"Sekretariatet\"]", "[”Sekretariatet”, ”Bestyrelsen”]")), @r#"
    maal-1.toml:7:14 fejl[typografiske-anfoerselstegn] teksten står i typografiske anførselstegn, som TOML ikke kan læse
      Brug de lige anførselstegn: "…". Det kan ”kimo tjek --ret” gøre.
    maal-1.toml:7:31 fejl[typografiske-anfoerselstegn] teksten står i typografiske anførselstegn, som TOML ikke kan læse
      Brug de lige anførselstegn: "…". Det kan ”kimo tjek --ret” gøre.
    exit 1
    "#);
}

#[test]
fn a_key_with_danish_letters_is_told_how_to_write_it() {
    assert_snapshot!(action("\n[[handling.aarsmaal]]\når = 2025\ndato = 2025-01-20\nmål = \"Én konference\"\n"), @"
    maal-1.toml:10:1 fejl[dansk-noegle] nøglen ”år” må ikke indeholde æ, ø eller å
      Skriv ”aar”.
    maal-1.toml:12:1 fejl[dansk-noegle] nøglen ”mål” må ikke indeholde æ, ø eller å
      Skriv ”maal”.
    exit 1
    ");
    assert_snapshot!(action("\n[[handling.årsmål]]\naar = 2025\ndato = 2025-01-20\nmaal = \"Én\"\n"), @"
    maal-1.toml:9:12 fejl[dansk-noegle] nøglen ”årsmål” må ikke indeholde æ, ø eller å
      Skriv ”aarsmaal”.
    exit 1
    ");
}

#[test]
fn a_conflict_is_one_error_however_git_wrote_it() {
    let conflict = |text: &str| goal(GOAL.replace("tekst = \"Rense stranden.\"\n", text));
    assert_snapshot!(conflict("<<<<<<< HEAD\ntekst = \"Rense stranden.\"\n=======\ntekst = \"Rense to strande.\"\n>>>>>>> gren\n"), @"
    maal-1.toml:6:1 fejl[flettekonflikt] to udgaver af filen er i konflikt, og det er ikke løst
      Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    exit 1
    ");
    assert_snapshot!(conflict("<<<<<<< HEAD\ntekst = \"a\"\n||||||| 1234567\ntekst = \"b\"\n=======\ntekst = \"c\"\n>>>>>>> gren\n"), @"
    maal-1.toml:6:1 fejl[flettekonflikt] to udgaver af filen er i konflikt, og det er ikke løst
      Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    exit 1
    ");
    assert_snapshot!(conflict("<<<<<<<<<< HEAD\ntekst = \"a\"\n==========\ntekst = \"c\"\n>>>>>>>>>> gren\n"), @"
    maal-1.toml:6:1 fejl[flettekonflikt] to udgaver af filen er i konflikt, og det er ikke løst
      Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    exit 1
    ");
    assert_snapshot!(conflict("tekst = \"a\"\n>>>>>>> gren\n"), @"
    maal-1.toml:7:1 fejl[flettekonflikt] her står en rest af en flettekonflikt fra git
      Slet linjen, og se efter, om begge udgaver stadig står der.
    exit 1
    ");
    assert_snapshot!(conflict("<<<<<<< HEAD\ntekst = \"a\"\n"), @"
    maal-1.toml:6:1 fejl[flettekonflikt] to udgaver af filen er i konflikt, og det er ikke løst
      Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    exit 1
    ");
    let twice = "<<<<<<< HEAD\ngruppe = \"a\"\n=======\ngruppe = \"b\"\n>>>>>>> gren\n";
    assert_snapshot!(goal(format!("{GOAL}{twice}start = \"2024\"\n{}", twice.replace("gruppe = \"", "frist = \"løbende\" # "))), @"
    maal-1.toml:8:1 fejl[flettekonflikt] to udgaver af filen er i konflikt, og det er ikke løst
      Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    maal-1.toml:14:1 fejl[flettekonflikt] to udgaver af filen er i konflikt, og det er ikke løst
      Vælg den ene udgave, eller skriv de to sammen, og slet linjerne med <<<<<<<, ======= og >>>>>>>.
    exit 1
    ");
}

#[test]
fn slips_of_the_keyboard_are_told_plainly() {
    assert_snapshot!(action("gruppe Strande\n"), @r#"
    maal-1.toml:8:8 fejl[syntaks] linjen er hverken en overskrift eller en nøgle med en værdi
      Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
    exit 1
    "#);
    assert_snapshot!(action("gruppe = Strande\n"), @r#"
    maal-1.toml:8:10 fejl[syntaks] teksten skal stå i anførselstegn
      Skriv "Strande".
    exit 1
    "#);
    assert_snapshot!(action("gruppe: \"Strande\"\n"), @"
    maal-1.toml:8:7 fejl[syntaks] her skal stå ”=” i stedet for ”:”
      Skriv ”gruppe = …”.
    exit 1
    ");
    assert_snapshot!(action("måned: \"maj\"\n"), @"
    maal-1.toml:8:6 fejl[syntaks] her skal stå ”=” i stedet for ”:”
      Skriv ”måned = …”.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("ansvarlig = [\"Sekretariatet\"]", "ansvarlig =\n[\"Sekretariatet\", \"Bestyrelsen\"]")), @"
    maal-1.toml:7:1 fejl[syntaks] nøglen og dens værdi står på hver sin linje
      Sæt de to linjer sammen til én.
    exit 1
    ");
    assert_snapshot!(action("gruppe =\n"), @"
    maal-1.toml:8:9 fejl[syntaks] der mangler en værdi efter ”=”
      Skriv værdien, eller slet linjen.
    exit 1
    ");
    assert_snapshot!(action("gruppe = \"Den \"store\" strand\"\n"), @r#"
    maal-1.toml:8:15 fejl[syntaks] teksten slutter ved anførselstegnet, men linjen går videre
      Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
    exit 1
    "#);
    assert_snapshot!(action("gruppe = \"C:\\Users\\x\"\n"), @r"
    maal-1.toml:8:15 fejl[syntaks] tallet efter omvendt skråstreg er ikke et tegn i Unicode
      Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("[[handling]]", "[[handling]")), @"
    maal-1.toml:4:1 fejl[syntaks] parenteserne om overskriften passer ikke sammen
      Skriv ”[[handling]]”.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("[[handling]]", "[handling]")), @"
    maal-1.toml:4:1 fejl[forkert-type] ”handling” skal være blokke med hver sin overskrift i dobbelte kantede parenteser, men her står en tabel
      Skriv overskriften med dobbelte kantede parenteser: [[handling]].
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("[[handling]]", "[[ handling ]] x")), @"
    maal-1.toml:4:16 fejl[syntaks] linjen går videre, hvor den skulle slutte
      Sæt resten på en ny linje, eller slet den.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("\"Sekretariatet\"]", "\"Sekretariatet\" \"Bestyrelsen\"]")), @"
    maal-1.toml:7:30 fejl[syntaks] der mangler et komma i listen
      Skriv et komma mellem de to.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("\"Sekretariatet\"]", "\"Sekretariatet\"; \"Bestyrelsen\"]")), @"
    maal-1.toml:7:29 fejl[syntaks] listen er delt med semikolon
      Skriv et komma i stedet for ”;”.
    exit 1
    ");
    assert_snapshot!(action("// en bemærkning\n"), @"
    maal-1.toml:8:1 fejl[syntaks] en bemærkning begynder med ”#” og ikke med ”//”
      Skriv # i stedet for //.
    exit 1
    ");
    assert_snapshot!(action("start = 2024, frist = 2025\n"), @"
    maal-1.toml:8:15 fejl[syntaks] her står to nøgler på samme linje
      Slet kommaet, og sæt ”frist” på en ny linje.
    exit 1
    ");
}
