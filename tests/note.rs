//! `kimo note`, as the secretariat uses it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

/// Only the action's own file is read; what it says of the others' actions is not in doubt.
#[test]
fn an_indicator_of_another_goals_action_does_not_stop_a_note() {
    let place = Workplace::with_goal(&format!(
        "{GOAL}\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nhandling = \"2.1\"\n"
    ));
    place.write("plan/maal-2.toml", GOAL.replace("\"1", "\"2"));
    assert_eq!(place.kimo(&["check"]).code, 0);
    let run = place.kimo(&["note", "1.1", "Begyndt", "--dato", "1.6.2024"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""), "{run}");
}

#[test]
fn a_note_is_written_and_every_other_byte_stays() {
    let place = Workplace::with_real_plan();
    let before = place.read("plan/2022-2025/maal-2.toml");
    let others = |place: &Workplace| {
        let mut files = place.snapshot();
        files.retain(|(path, _)| !path.ends_with("maal-2.toml"));
        files
    };
    let others_before = others(&place);
    let arguments = [
        "note",
        "2.3",
        "Aftalen er underskrevet.",
        "--status",
        "igangsat",
        "--vurdering",
        "groen",
        "--dato",
        "12/3 2024",
        "--af",
        "Sekretariatet",
    ];
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Noten er skrevet på 2.3 den 12. marts 2024 (status: igangsat, vurdering: grøn).
    Handling 2.3: Gå i dialog med havnene og skab et strategisk partnerskab
    Handling 2.3 har ingen note i 2023. Handler denne om 2023, så fortryd den, og skriv den igen med --år 2023.
    ");
    let after = place.read("plan/2022-2025/maal-2.toml");
    let entry = "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Aftalen er underskrevet.\"\naf = \"Sekretariatet\"\nstatus = \"igangsat\"\nvurdering = \"grøn\"\n";
    assert_eq!(after.replacen(entry, "", 1), before);
    assert_eq!(others(&place), others_before);
    assert_snapshot!(place.kimo(&["show", "2.3", "--dato", "31.12.2024"]).quiet(), @"
    KIMO Danmark · Handleplan - de strategiske mål · 2022-2025
    Handling 2.3
    Mål 2: KIMO Danmark vil skabe en stærk faglig tilgang til miljøforurening, konsekvenserne og løsninger som kan forbedre havmiljøet og give optimale forhold for lokale kystsamfund og brugerne af kystmiljøerne.
    Status pr. 31. december 2024

    Gå i dialog med havnene og skab et strategisk partnerskab

    (land strøm til skibe kan være et indsatsområde)

    - Ansvarlig: Sekretariatet, Kommunerne
    - Status: igangsat
    - Vurdering: grøn

    Noter
    - 12. marts 2024 · Sekretariatet · status: igangsat · vurdering: grøn
      Aftalen er underskrevet.
    ");
    place.kimo(&["check"]).quiet();
}

#[test]
fn what_cannot_be_right_is_refused_and_nothing_is_written() {
    let place = Workplace::with_example();
    let before = place.snapshot();
    let refused = |arguments: &[&str]| {
        let mut all = vec!["note"];
        all.extend(arguments);
        all.extend(["--dato", "1.6.2024"]);
        let run = place.kimo(&all);
        assert_ne!(run.code, 0);
        assert_eq!(place.snapshot(), before);
        run.to_string()
    };
    assert_snapshot!(refused(&["2.99", "x"]), @"
    --- stderr
    fejl: der er ingen handling ”2.99” i planen 2023-2026
      planen har 16 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
    assert_snapshot!(refused(&["2.1", "   "]), @r#"
    --- stderr
    fejl: noten er tom, så intet er skrevet
      skriv teksten efter nummeret: kimo notér 2.1 "Hvad der er sket"
    --- exit 1
    "#);
    assert_snapshot!(refused(&["2.1"]), @r#"
    --- stderr
    fejl: noten er tom, så intet er skrevet
      skriv teksten efter nummeret: kimo notér 2.1 "Hvad der er sket"
    --- exit 1
    "#);
    assert_snapshot!(refused(&["2.1", "x", "--status", "udgået"]), @"
    --- stderr
    fejl: en handling udgår kun efter beslutning på et møde
      skriv mødets dato: --besluttet 22.2.2024
    --- exit 1
    ");
    assert_snapshot!(refused(&["2.1", "x", "--besluttet", "1.2.2024"]), @r#"
    --- stderr
    fejl: der er intet møde den 1. februar 2024 på planens liste
      det nærmeste møde er den 22. februar 2024 (Bestyrelsesmøde)
      er det et nyt møde, så skriv også dets navn: --møde "Bestyrelsesmøde"
    --- exit 1
    "#);
    assert_snapshot!(refused(&["1.1", "x", "--trin", "9"]), @"
    --- stderr
    fejl: trin 9 findes ikke på handling 1.1
      handlingen har 3 trin
      trin 1: Overløbene er kortlagt
      trin 2: Udkastet er sendt i høring
      trin 3: Planen er vedtaget i alle kommuner
    --- exit 1
    ");
    assert_snapshot!(refused(&["2.1", "x", "--frist", "31.2.2024"]), @"
    --- stderr
    fejl: ugyldig værdi ”31.2.2024” til ”--frist”: februar 2024 har 29 dage

    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused(&["2.1", "x", "--status", "færdig"]), @"
    --- stderr
    fejl: ugyldig værdi ”færdig” til ”--status”
      mente du ”gennemført”?
      mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået

    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_file_with_errors_is_not_touched() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = \"engang\"\n"));
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["note", "1.1", "x", "--dato", "1.6.2024"]), @r#"
    --- stderr
    fejl[ukendt-vaerdi]: ukendt værdi ”engang” for ”frist”
     --> plan/maal-1.toml:8:9
      |
    8 | frist = "engang"
      |         ^^^^^^^^
      |
      = hjælp: Skriv en dato, en uge (uge 40 2025), en måned (marts 2025), et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende.

    fejl: intet er skrevet, fordi maal-1.toml har fejl
      ret dem først; ”kimo tjek” viser dem alle
    --- exit 1
    "#);
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_doubtful_note_is_written_and_the_doubt_is_said() {
    let place = Workplace::with_goal(GOAL);
    assert_snapshot!(place.kimo(&["note", "1.1", "x", "--dato", "1.6.2024", "--frist", "2027-01-01"]), @"
    Noten er skrevet på 1.1 den 1. juni 2024 (ny frist: 1. januar 2027).
    Handling 1.1: Rense stranden
    --- stderr
    bemærk: ”frist” ligger i 2027, langt uden for perioden 2022-2025
    --- exit 0
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("frist = 2027-01-01\n")
    );
}

#[test]
fn notes_stand_in_date_order_whatever_the_order_of_writing() {
    let place = Workplace::with_goal(GOAL);
    for (words, day) in [
        ("a", "1.3.2024"),
        ("b", "1.1.2024"),
        ("c", "1.2.2024"),
        ("d", "1.2.2024"),
    ] {
        place.kimo(&["note", "1.1", words, "--dato", day]).quiet();
    }
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling.note]]
    dato = 2024-01-01
    tekst = "b"

    [[handling.note]]
    dato = 2024-02-01
    tekst = "c"

    [[handling.note]]
    dato = 2024-02-01
    tekst = "d"

    [[handling.note]]
    dato = 2024-03-01
    tekst = "a"
    "#);
}

#[test]
fn several_writers_at_once_lose_no_note() {
    let place = Workplace::with_goal(GOAL);
    std::thread::scope(|scope| {
        for writer in 0..4 {
            let place = &place;
            scope.spawn(move || {
                for count in 0..10 {
                    place
                        .kimo(&[
                            "note",
                            "1.1",
                            &format!("note {writer}-{count}"),
                            "--dato",
                            "1.6.2024",
                        ])
                        .quiet();
                }
            });
        }
    });
    let text = place.read("plan/maal-1.toml");
    for writer in 0..4 {
        for count in 0..10 {
            assert_eq!(
                text.matches(&format!("\"note {writer}-{count}\"")).count(),
                1
            );
        }
    }
}

#[test]
fn a_decision_may_name_a_meeting_that_the_register_lacks() {
    let place = Workplace::with_goal(GOAL);
    let header = place.read("plan/handleplan.toml");
    let arguments = [
        "note",
        "1.1",
        "Fristen er flyttet.",
        "--frist",
        "30.6.2025",
        "--besluttet",
        "3.10.2024",
        "--møde",
        "Bestyrelsesmøde",
        "--dato",
        "4.10.2024",
    ];
    assert_snapshot!(place.kimo(&arguments).quiet(), @"
    Noten er skrevet på 1.1 den 4. oktober 2024 (ny frist: 30. juni 2025).
    Mødet er føjet til handleplan.toml: Bestyrelsesmøde den 3. oktober 2024.
    Handling 1.1: Rense stranden
    ");
    let meeting = "\n[[moede]]\ndato = 2024-10-03\nnavn = \"Bestyrelsesmøde\"\n";
    assert_eq!(
        place.read("plan/handleplan.toml"),
        format!("{header}{meeting}")
    );
    place.kimo(&["check"]).quiet();
}

#[test]
fn a_note_is_indented_as_the_notes_beside_it() {
    for (first, tail) in [
        (
            "    dato",
            "\n  [[handling.note]]\n    dato = 2024-03-12\n    tekst = \"Anden.\"\n",
        ),
        (
            "    # Fra mødet:\n    dato",
            "\n  [[handling.note]]\n  dato = 2024-03-12\n  tekst = \"Anden.\"\n",
        ),
    ] {
        let goal =
            format!("{GOAL}\n  [[handling.note]]\n{first} = 2024-01-05\n    tekst = \"Første.\"\n");
        let place = Workplace::with_goal(&goal);
        let arguments = ["note", "1.1", "Anden.", "--dato", "12.3.2024"];
        place.kimo(&arguments).quiet();
        assert_eq!(place.read("plan/maal-1.toml"), goal + tail);
    }
}

#[test]
fn an_older_note_comes_first_also_where_the_years_goals_stand_below_the_notes() {
    let note = "\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"Anden.\"\n";
    let year = "\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-20\nmaal = \"To strande\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{note}{year}"));
    place
        .kimo(&["note", "1.1", "Første.", "--dato", "5.1.2024"])
        .quiet();
    let older = note.replace("03-01", "01-05").replace("Anden", "Første");
    assert_eq!(
        place.read("plan/maal-1.toml"),
        format!("{GOAL}{older}{note}{year}")
    );
}

#[test]
fn a_note_that_stands_there_already_is_not_written_again() {
    let place = Workplace::with_goal(GOAL);
    let note = ["note", "1.1", "Begyndt", "--dato", "1.6.2024"];
    place.kimo(&note).quiet();
    let before = place.snapshot();
    let again = place.kimo(&note);
    assert_snapshot!(again, @"
    --- stderr
    fejl: den samme note står allerede på 1.1 den 1. juni 2024, så intet er skrevet
      er der sket noget nyt, så skriv det med andre ord
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
    // Another day or other words is another note; one that tells more is doubtful.
    for (words, day) in [("Begyndt", "2.6.2024"), ("Begyndt igen", "1.6.2024")] {
        place.kimo(&["note", "1.1", words, "--dato", day]).quiet();
    }
    let more = [&note[..], &["--status", "igangsat"]].concat();
    assert_snapshot!(place.kimo(&more), @"
    Noten er skrevet på 1.1 den 1. juni 2024 (status: igangsat).
    Handling 1.1: Rense stranden
    --- stderr
    bemærk: handling 1.1 har den samme note to gange den 1. juni 2024
    --- exit 0
    ");
}

#[test]
fn the_receipt_tells_all_that_the_note_sets() {
    let goal = GOAL.replace("\nansvarlig", "\ntrin = [\"Aftale indgået\"]\nansvarlig");
    let place = Workplace::with_goal(&goal);
    let note = |text, day| {
        let wanted = ["note", "1.1", text, "--dato", day, "--trin", "1"];
        place.kimo(&[&wanted[..], &["--frist", "juni 2025"]].concat())
    };
    let said = note("Aftalen er indgået.", "12.3.2024").quiet();
    let told = "(trin 1 nået: Aftale indgået, ny frist: juni 2025).";
    assert!(said.contains(told), "{said}");
    // Each text that is still to be written is told, also where another is.
    for day in ["13.3.2024", "14.3.2024"] {
        let run = note("…", day);
        assert!(run.err.contains("er endnu ikke udfyldt"), "{run}");
    }
}

#[test]
fn a_remedy_is_one_that_works() {
    let place = Workplace::with_goal(GOAL);
    for (line, told) in [
        (
            &["status", "--dato", "31/2"][..],
            "februar har højst 29 dage",
        ),
        (
            &["note", "1.1", "x", "--frist", "31/2"],
            "februar har højst 29 dage",
        ),
        (
            &["note", "1.1", "x", "--trin", "1", "--dato", "1.6.2024"],
            "handlingen har ingen trin",
        ),
        (
            &["log", "--fra", "1.1.2024", "--til", "1.1.2030"],
            "skriv dagen: --til 31.12.2025",
        ),
        (
            &["report", "--år", "2024"],
            "skriv året lige efter kommandoen: kimo rapport 2024",
        ),
        (
            &["report", "--year", "2024"],
            "skriv året lige efter kommandoen: kimo rapport 2024",
        ),
    ] {
        let run = place.kimo(line);
        assert!(run.err.contains(told), "{run}");
    }
    let run = place.kimo(&["note", "1.1", "x", "--status", "ikke gennemført"]);
    assert!(!run.err.contains("mente du"), "{run}");
    let run = place.kimo(&["show", "--år", "2024"]);
    assert!(!run.err.contains("begynder en værdi"), "{run}");
}

#[test]
fn a_text_with_a_nul_in_it_is_refused() {
    let place = Workplace::with_goal(GOAL);
    place.write("tekst", "a\0b");
    let before = place.snapshot();
    let mut command = place.command(&["note", "1.1", "-", "--dato", "1.6.2024"]);
    let input = std::fs::File::open(place.path("tekst")).unwrap();
    let run = common::Run::from(command.stdin(input).output().unwrap());
    assert!(run.code == 1 && run.err.contains("NUL-tegn"), "{run}");
    assert_eq!(place.snapshot(), before);
}

/// Before that, the number is another action's: of the plan that is in force.
#[test]
fn no_note_is_proposed_on_a_plan_that_has_not_begun() {
    let place = Workplace::empty();
    let header = common::HANDLEPLAN.replace("2022-2025", "2090-2093");
    place.write("plan/2090-2093/handleplan.toml", header);
    place.write("plan/2090-2093/maal-1.toml", common::GOAL);
    let run = place.kimo(&["vis", "1.1", "--periode", "2090-2093"]);
    assert!(run.out.contains("Ingen noter.\n"), "{run}");
}

#[test]
fn a_doubt_that_was_there_before_is_not_told_for_the_new_one() {
    let second = "\n[[handling]]\nnr = \"1.2\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Kommunerne\"]\nfrist = \"2035\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{second}"));
    let first = [
        "note",
        "1.1",
        "Renset.",
        "--dato",
        "1.6.2024",
        "--status",
        "gennemført",
    ];
    place.kimo(&first).quiet();
    let then = [
        "note", "1.1", "Igen.", "--dato", "2.6.2024", "--status", "igangsat",
    ];
    assert_snapshot!(place.kimo(&then).err, @"bemærk: handling 1.1 får status ”igangsat” efter at være gennemført");
}
