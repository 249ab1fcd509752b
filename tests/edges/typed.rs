//! The command line as people type it: Word's dashes, texts that begin with one, `-` for a pipe,
//! English options, and words that mean one of kimo's.

use super::common::{GOAL, HANDLEPLAN, Run, Workplace};
use insta::assert_snapshot;
use std::io::Write;
use std::process::Stdio;

const DAY: &str = "--dato=1.6.2024";

#[test]
fn an_option_is_known_whatever_dash_it_was_given() {
    let place = Workplace::with_example();
    let shown = place.kimo(&["status", "--status", "løbende", DAY]).quiet();
    for option in [
        "–status",
        "—status",
        "-status",
        "––status",
        "‑‑status",
        "−status",
        "－status",
        "-–status",
    ] {
        assert_eq!(
            place.kimo(&["status", option, "løbende", DAY]).quiet(),
            shown,
            "{option}"
        );
        let joined = format!("{option}=løbende");
        assert_eq!(
            place.kimo(&["status", &joined, DAY]).quiet(),
            shown,
            "{joined}"
        );
    }
    assert_eq!(
        place
            .kimo(&[
                "–plan",
                "plan",
                "status",
                "–status",
                "løbende",
                "–dato",
                "1.6.2024"
            ])
            .quiet(),
        shown
    );
    assert_eq!(
        place.kimo(&["status", "–h"]).quiet(),
        place.kimo(&["status", "-h"]).quiet()
    );
    assert_eq!(
        place.kimo(&["–hjælp"]).quiet(),
        place.kimo(&["--hjælp"]).quiet()
    );
    assert_snapshot!(place.kimo(&["note", "2.1", "–satus", "igangsat"]), @"
    --- stderr
    fejl: ukendt tilvalg ”--satus”
      mente du ”--status”?

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_text_may_begin_with_a_dash_wherever_a_text_is_an_argument() {
    let indicator = "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n";
    let place = Workplace::with_goal(&format!("{GOAL}{indicator}"));
    for arguments in [
        &["note", "1.1", "-10 procent i forhold til 2024", DAY][..],
        &[
            "note",
            "1.1",
            "- Anna ringer\n- Bo skriver",
            DAY,
            "--af",
            "- Anna",
        ],
        &["note", DAY, "1.1", "– med tankestreg"],
        &["note", "1.1", "-1", DAY],
        &["note", "1.1", DAY, "--", "--status er ikke ændret"],
        &["note", "1.1", "-5 og --status", "--status", "igangsat", DAY],
        &[
            "note",
            "1.1",
            "x",
            DAY,
            "--besluttet",
            "31.5.2024",
            "--møde",
            "- Ekstra møde",
        ],
        &[
            "adjust",
            "1.1",
            "--år",
            "2025",
            "--mål",
            "-10 procent",
            "--midler",
            "-- intet --",
            DAY,
        ],
        &["measure", "Strande", "-2", DAY, "--kilde", "-- talt af Bo"],
        &[
            "add",
            "1",
            "- Tælle sæler",
            "--ansvarlig",
            "Sekretariatet",
            "--gruppe",
            "- Andet",
            DAY,
        ],
    ] {
        let run = place.kimo(arguments);
        assert_eq!(run.code, 0, "{arguments:?}: {run}");
    }
    assert_snapshot!(place.read("plan/maal-1.toml"), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]

    [[handling.aarsmaal]]
    aar = 2025
    dato = 2024-06-01
    maal = "-10 procent"
    midler = "-- intet --"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "-10 procent i forhold til 2024"

    [[handling.note]]
    dato = 2024-06-01
    tekst = """
    - Anna ringer
    - Bo skriver"""
    af = "- Anna"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "– med tankestreg"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "-1"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "--status er ikke ændret"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "-5 og --status"
    status = "igangsat"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "x"
    besluttet = 2024-05-31

    [[handling]]
    nr = "1.2"
    tekst = "- Tælle sæler"
    ansvarlig = ["Sekretariatet"]
    gruppe = "- Andet"
    oprettet = 2024-06-01

    [[indikator]]
    navn = "Strande"
    enhed = "strande"
    maaltal = 9

    [[indikator.maaling]]
    dato = 2024-06-01
    vaerdi = -2
    kilde = "-- talt af Bo"
    "#);
}

#[test]
fn a_slip_in_an_option_is_never_taken_for_a_text() {
    let place = Workplace::with_goal(GOAL);
    let before = place.read("plan/maal-1.toml");
    let mut said = String::new();
    for arguments in [
        &["note", "1.1", "--satus", "igangsat"][..],
        &["note", "1.1", "--status igangsat"],
        &["note", "1.1", "—vurdring", "gul"],
        &["note", "1.1", "-satus"],
        &["adjust", "1.1", "--mål", "--midler", "x"],
        &[
            "adjust",
            "1.1",
            "--år",
            "2025",
            "--mål",
            "--",
            "-10 procent",
        ],
    ] {
        said += &format!("{}\n", place.kimo(arguments));
    }
    assert_eq!(place.read("plan/maal-1.toml"), before);
    assert_snapshot!(said, @"
    --- stderr
    fejl: ukendt tilvalg ”--satus”
      mente du ”--status”?

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    --- stderr
    fejl: uventet argument ”--status igangsat”
      mente du ”--status”?

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    --- stderr
    fejl: ukendt tilvalg ”--vurdring”
      mente du ”--vurdering”?

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    --- stderr
    fejl: ukendt tilvalg ”--satus”
      mente du ”--status”?

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    --- stderr
    fejl: tilvalget ”--mål” mangler en værdi

    Prøv ”kimo juster --hjælp”.
    --- exit 2
    --- stderr
    fejl: uventet argument ”-10 procent”

    Brug: kimo juster [TILVALG] <NR>
    Prøv ”kimo juster --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_file_may_be_called_by_a_dash() {
    let place = Workplace::with_example();
    place.write("a.csv", "Handling;Ansvarlig\n");
    for name in ["-x.csv", "–x.csv"] {
        let run = place.kimo(&["status", "--ud", name, DAY]);
        assert_eq!((run.code, run.err), (0, format!("Skrev {name}\n")));
        assert!(place.read(name).starts_with('\u{feff}'));
    }
    // One that is an argument of its own is looked for, with and without options after it.
    for arguments in [
        &["import", "-ny.csv", "--periode", "2027-2030"][..],
        &["import", "--periode", "2027-2030", "-ny.csv"],
        &["import", "–ny.csv", "--periode", "2027-2030"],
        &[
            "import",
            "a.csv",
            "--svar",
            "-ny.toml",
            "--periode",
            "2027-2030",
        ],
    ] {
        let run = place.kimo(arguments);
        assert!(
            run.err.contains("ny.") && !run.err.contains("tilvalg"),
            "{run}"
        );
    }
    assert_snapshot!(place.kimo(&["status", "--", "--mål"]), @"
    --- stderr
    fejl: ukendt tilvalg ”--mål”
      tilvalg skrives før ”--”, for det, der står efter, er tekst

    Brug: kimo oversigt [TILVALG]
    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_dash_alone_is_what_is_piped_in() {
    let place = Workplace::with_goal(GOAL);
    let piped = |arguments: &[&str], input: &str| {
        let mut kimo = place.command(arguments);
        kimo.stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut kimo = kimo.spawn().unwrap();
        kimo.stdin
            .take()
            .unwrap()
            .write_all(input.as_bytes())
            .unwrap();
        Run::from(kimo.wait_with_output().unwrap()).quiet()
    };
    piped(&["note", "1.1", "-", DAY], "Fra et rør\n");
    piped(&["note", "1.1", DAY], "Uden tekst\n");
    piped(
        &["add", "1", "-", "--ansvarlig", "Sekretariatet", DAY],
        "Tælle sæler\n",
    );
    let file = place.read("plan/maal-1.toml");
    for text in ["\"Fra et rør\"", "\"Uden tekst\"", "\"Tælle sæler\""] {
        assert!(file.contains(text), "{file}");
    }
    let report = place.kimo(&["report", "2023"]).quiet();
    assert_eq!(place.kimo(&["report", "2023", "--ud", "-"]).quiet(), report);
    assert!(!place.path("-").exists());
}

#[test]
fn the_usual_english_options_are_understood() {
    let place = Workplace::with_example();
    let same = |one: &[&str], other: &[&str]| {
        assert_eq!(
            place.kimo(one).quiet(),
            place.kimo(other).quiet(),
            "{other:?}"
        );
    };
    same(
        &["missing", "--år", "2024", DAY],
        &["missing", "--year", "2024", "--date=1.6.2024"],
    );
    same(
        &["status", "--ansvarlig", "Kommunerne", DAY],
        &["status", "--owner", "Kommunerne", DAY],
    );
    same(
        &["log", "--fra", "1.1.2024", "--til", "1.6.2024"],
        &["log", "--from", "1.1.2024", "--to", "1.6.2024"],
    );
    same(
        &["report", "2024", "--ud", "-"],
        &["report", "2024", "--output", "-"],
    );
    same(
        &["status", "--mål", "2", DAY],
        &["status", "--goal", "2", DAY],
    );
    same(
        &["result", "2.6", "ja", "--forbrug", "5.000", "--tørløb", DAY],
        &["result", "2.6", "ja", "--spent", "5.000", "--tørløb", DAY],
    );
    let word = ["status", "--format", "word", "--output", "status.docx", DAY];
    assert_eq!(place.kimo(&word).code, 0);
    assert!(place.path("status.docx").exists());
}

#[test]
fn a_word_that_means_one_of_ours_is_answered_with_it() {
    let place = Workplace::with_example();
    let mut said = String::new();
    for arguments in [
        &["status", "--status", "færdig"][..],
        &["status", "--status", "i gang"],
        &["result", "2.6", "yes"],
        &["note", "2.1", "x", "--status", "aflyst"],
        &["note", "2.1", "x", "--vurdering", "green"],
        &["note", "2.1", "x", "--status", "gennemfort"],
        &["gennemført"],
        &["forsinket"],
        &["kalender"],
        &["liste"],
        &["overblik"],
        &["skriv"],
        &["slet"],
        &["budget"],
        &["xyz"],
        &["status", "--format", "pdf"],
        &["status", "--format", "PPTX"],
        &["status", "--format", "ods"],
        &["calendar", "--format", "doc"],
        &["status", "--format", "jsn"],
    ] {
        let run = place.kimo(arguments).to_string();
        let lines = run
            .lines()
            .filter(|line| line.starts_with("fejl") || line.contains("mente du"));
        said += &format!("{}\n", lines.collect::<Vec<_>>().join("\n"));
    }
    assert_snapshot!(said, @"
    fejl: ugyldig værdi ”færdig” til ”--status”
      mente du ”gennemført”?
    fejl: ugyldig værdi ”i gang” til ”--status”
      mente du ”igangsat”?
    fejl: ugyldig værdi ”yes” til ”OPNÅET”
      mente du ”ja”?
    fejl: ugyldig værdi ”aflyst” til ”--status”
      mente du ”udgået”?
    fejl: ugyldig værdi ”green” til ”--vurdering”
      mente du ”grøn”?
    fejl: ugyldig værdi ”gennemfort” til ”--status”
      mente du ”gennemført”?
    fejl: ukendt kommando ”gennemført”
      mente du ”kimo oversigt --status gennemført”?
    fejl: ukendt kommando ”forsinket”
      mente du ”kimo oversigt --vurdering gul”?
    fejl: ukendt kommando ”kalender”
      mente du ”kimo årshjul”?
    fejl: ukendt kommando ”liste”
      mente du ”kimo oversigt”?
    fejl: ukendt kommando ”overblik”
      mente du ”kimo oversigt”?
    fejl: ukendt kommando ”skriv”
      mente du ”kimo notér”?
    fejl: ukendt kommando ”slet”
      mente du ”kimo notér NR TEKST --status udgået --besluttet DATO”?
    fejl: ukendt kommando ”budget”
      mente du ”kimo juster”?
    fejl: ukendt kommando ”xyz”
    fejl: ugyldig værdi ”pdf” til ”--format”
      mente du ”docx”?
    fejl: ugyldig værdi ”PPTX” til ”--format”
      mente du ”docx”?
    fejl: ugyldig værdi ”ods” til ”--format”
      mente du ”xlsx”?
    fejl: ugyldig værdi ”doc” til ”--format”
      mente du ”docx”?
    fejl: ugyldig værdi ”jsn” til ”--format”
      mente du ”json”?
    ");
}

#[test]
fn an_empty_name_of_the_plans_folder_is_as_none() {
    let place = Workplace::with_example();
    let run = |name: &str| {
        let mut kimo = place.command(&["status", DAY]);
        Run::from(kimo.env("KIMO_PLAN", name).output().unwrap())
    };
    assert_eq!(run("").quiet(), place.kimo(&["status", DAY]).quiet());
    assert_eq!(run(" ").code, 1);
}

#[test]
fn an_amount_is_read_as_people_and_kimo_write_it() {
    let mut written = Vec::new();
    for amount in [
        "40000",
        "40.000",
        "40.000 kr.",
        "40.000\u{a0}kr.",
        "kr. 40.000",
        "40.000,-",
        "40 t.kr.",
        "0,04 mio. kr.",
    ] {
        let place = Workplace::with_goal(GOAL);
        place
            .kimo(&[
                "adjust",
                "1.1",
                "--år=2025",
                "--mål=To",
                "--beløb",
                amount,
                DAY,
            ])
            .quiet();
        let file = place.read("plan/maal-1.toml");
        written.push(
            file.lines()
                .find(|line| line.starts_with("beloeb"))
                .unwrap()
                .to_owned(),
        );
    }
    assert_eq!(written, vec!["beloeb = 40_000"; written.len()]);
    let place = Workplace::with_goal(GOAL);
    let adjust = |amount| {
        place.kimo(&[
            "adjust",
            "1.1",
            "--år=2025",
            "--mål=To",
            "--beløb",
            amount,
            DAY,
        ])
    };
    // Forty kroner, or forty thousand as a spreadsheet in English has them.
    assert_eq!(adjust("40,000").code, 2);
    // As many digits as the largest has, and still no whole kroner.
    assert!(adjust("1.234.567.890,50").err.contains("skriv hele kroner"));
    assert!(
        adjust("1.000.000.000.000")
            .err
            .contains("højst være 999.999.999.999")
    );
    let step = place.kimo(&["note", "1.1", "Renset.", "--trin", "0", DAY]);
    assert!(
        step.code == 2 && step.err.contains("skriv et helt tal fra 1"),
        "{step}"
    );
    assert_snapshot!(adjust("40.00"), @"
    --- stderr
    fejl: ugyldig værdi ”40.00” til ”--beløb”: skriv hele kroner: 40000, 40.000 kr. eller 0,6 mio. kr.

    Prøv ”kimo juster --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_value_is_read_with_its_unit_and_in_no_other() {
    let indicator = |name: &str, unit: &str| {
        format!("\n[[indikator]]\nnavn = \"{name}\"\nenhed = \"{unit}\"\nmaaltal = 90\n")
    };
    let goal = [
        GOAL,
        &indicator("Andel", "%"),
        &indicator("Strande", "strande"),
        &indicator("Budget", "kr."),
    ]
    .concat();
    let place = Workplace::with_goal(&goal);
    let mut said = String::new();
    for (name, value) in [
        ("Andel", "23,1 %"),
        ("Andel", "23,2\u{a0}%"),
        ("Andel", "23,3"),
        ("Strande", "1.250 strande"),
        ("Strande", "–3 Strande"),
        ("Budget", "40.000 kr."),
        ("Strande", "12 %"),
        ("Strande", "tolv"),
    ] {
        said += &format!("{}\n", place.kimo(&["measure", name, value, DAY]));
    }
    assert_snapshot!(said, @"
    Målingen er skrevet på ”Andel”: 23,1 % den 1. juni 2024.
    Måltallet på 90 er ikke nået.
    --- exit 0
    Målingen er skrevet på ”Andel”: 23,2 % den 1. juni 2024.
    Den gælder i stedet for målingen samme dag, som var 23,1.
    Måltallet på 90 er ikke nået.
    --- stderr
    bemærk: to målinger den 1. juni 2024 giver ”Andel” hver sin værdi
    --- exit 0
    Målingen er skrevet på ”Andel”: 23,3 % den 1. juni 2024.
    Den gælder i stedet for målingen samme dag, som var 23,2.
    Måltallet på 90 er ikke nået.
    --- exit 0
    Målingen er skrevet på ”Strande”: 1.250 strande den 1. juni 2024.
    Måltallet på 90 er nået.
    --- exit 0
    Målingen er skrevet på ”Strande”: -3 strande den 1. juni 2024.
    Den gælder i stedet for målingen samme dag, som var 1.250.
    Måltallet på 90 er ikke nået.
    --- stderr
    bemærk: to målinger den 1. juni 2024 giver ”Strande” hver sin værdi
    --- exit 0
    Målingen er skrevet på ”Budget”: 40.000 kr. den 1. juni 2024.
    Måltallet på 90 er nået.
    --- exit 0
    --- stderr
    fejl: ”Strande” måles i ”strande”, ikke i ”%”
      skriv tallet alene
    --- exit 1
    --- stderr
    fejl: ugyldig værdi ”tolv” til ”VÆRDI”: skriv et tal, f.eks. 1.250 eller 3,5. Et navn på flere ord står i anførselstegn

    Prøv ”kimo måling --hjælp”.
    --- exit 2
    ");
    let file = place.read("plan/maal-1.toml");
    let values = file.lines().filter(|line| line.starts_with("vaerdi"));
    assert_snapshot!(values.collect::<Vec<_>>().join("\n"), @"
    vaerdi = 23.1
    vaerdi = 23.2
    vaerdi = 23.3
    vaerdi = 1250
    vaerdi = -3
    vaerdi = 40000
    ");
}

#[test]
fn a_day_outside_every_period_is_refused_by_every_command_that_writes() {
    for place in [Workplace::with_goal(GOAL), Workplace::with_example()] {
        let before = place.snapshot();
        for day in ["5.1.2062", "31.12.2012", "1/1 2018"] {
            let refused = place.kimo(&["note", "1.1", "x", "--dato", day]).to_string();
            assert!(refused.contains(" ligger ikke i "), "{refused}");
            for arguments in [
                &["adjust", "1.1", "--år=2024", "--mål=To"][..],
                &["adjust", "1.1", "--mål=To"],
                &["add", "1", "Ny", "--ansvarlig=Sekretariatet"],
            ] {
                let arguments = [arguments, &["--dato", day]].concat();
                assert_eq!(place.kimo(&arguments).to_string(), refused, "{arguments:?}");
            }
        }
        assert_eq!(place.snapshot(), before);
    }
}

/// No report would ever have it.
#[test]
fn an_entry_of_today_is_refused_once_the_period_is_over() {
    let indicator = "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n";
    let place = Workplace::empty();
    let period = |years: &str| {
        let header = HANDLEPLAN.replace("2022-2025", years);
        place.write(&format!("plan/{years}/handleplan.toml"), header);
        place.write(
            &format!("plan/{years}/maal-1.toml"),
            format!("{GOAL}{indicator}"),
        );
    };
    let entries = [
        &["note", "1.1", "Sket i dag"][..],
        &["adjust", "1.1", "--år=2021", "--mål=To"],
        &["measure", "Strande", "4"],
        &["add", "1", "Tælle sæler", "--ansvarlig=Sekretariatet"],
    ];
    period("2018-2021");
    let before = place.snapshot();
    for arguments in entries {
        let said = place.kimo(arguments).to_string();
        let (_, said) = said.split_once(" ligger ").unwrap();
        assert_eq!(
            said,
            "ikke i perioden 2018-2021\n  \
             skete det i perioden, så skriv dagen: --dato 31.12.2021\n  \
             den næste plan laves med: kimo nyperiode 2022-2025\n--- exit 1"
        );
    }
    assert_eq!(place.snapshot(), before);
    place
        .kimo(&["note", "1.1", "Sket før", "--dato=31.12.2021"])
        .quiet();
    // Where there is a next period it goes there.
    period("2022-2099");
    for arguments in entries {
        if arguments[0] != "adjust" {
            place.kimo(arguments).quiet();
        }
    }
    assert!(
        place
            .read("plan/2022-2099/maal-1.toml")
            .contains("Sket i dag")
    );
}

/// What was put before the command is told, and not read as the action's number.
#[test]
fn a_text_before_the_command_is_no_argument_of_it() {
    let place = Workplace::with_goal(GOAL);
    let run = place.kimo(&["-kort tekst", "note", "1.1", "Aftalt", DAY]);
    assert_snapshot!(run, @"
    --- stderr
    fejl: ukendt kommando ”-kort tekst”

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
}
