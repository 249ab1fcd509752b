//! What is printed: texts that mean harm, pipes that close, and output that goes to files.

use super::common::{HANDLEPLAN, Workplace};
use insta::assert_snapshot;

/// A plan with an escape sequence wherever a text, a name or a file name can stand.
fn hostile() -> Workplace {
    let place = Workplace::with_goal(
        "nr = \"1\"\ntitel = \"Titel\\u001b]0;ny titel\\u0007\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"Rense\\u001b[2J \\u009b31m \u{202e}sletter\u{202c} \\u007f\"\nansvarlig = [\"Sekretariatet\"]\ngruppe = \"G\\u001b[5m\"\ntrin = [\"T\\u001b[5m\"]\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"=1+1|\\u001b[31mrød\\r\\n# ny overskrift\"\n",
    );
    place.write(
        "plan/handleplan.toml",
        HANDLEPLAN.replace("Handleplan (", "Plan\\u001b[31m ("),
    );
    place
}

#[test]
fn no_escape_sequence_reaches_the_screen() {
    let place = hostile();
    #[cfg(unix)] // No name on Windows holds such a character.
    place.write("plan/fil\u{1b}[31m.toml", "");
    let esc = "\u{1b}[31m";
    for arguments in [
        vec!["status", "--dato", "31.12.2024"],
        vec!["status", "--dato", "31.12.2024", "--format", "md"],
        vec!["status", "--dato", "31.12.2024", "--format", "csv"],
        vec!["status", "--dato", "31.12.2024", "--format", "json"],
        vec!["show", "1.1", "--dato", "31.12.2024"],
        vec!["report", "2024"],
        vec!["report", "2024", "--format", "json"],
        vec!["check"],
        vec!["check", "--format", "json"],
        vec!["check", "--format", "github"],
        vec!["note", "1.1", "x", "--dato", "1.6.2024", "--af", esc],
        vec![],
        vec![esc],
        vec!["status", esc],
        vec!["status", "--format", esc],
        vec!["status", "--ansvarlig", esc],
        vec!["status", "--plan", esc],
        vec!["status", "--periode", esc],
        vec!["status", "--ud", "\u{1b}[31m/x"],
        vec!["show", esc],
        vec!["hjælp", esc],
    ] {
        let run = place.kimo(&arguments);
        for text in [&run.out, &run.err] {
            let steering = |c: char| {
                (c.is_control() && !"\n\r\t".contains(c)) || "\u{202e}\u{202c}".contains(c)
            };
            let found = text.chars().any(steering);
            assert!(!found, "{arguments:?}: {text:?}");
        }
    }
}

/// A line that begins so is a command to GitHub's runner, whatever program printed it, and the
/// name of a folder or a file may hold a line break.
#[cfg(unix)] // No name on Windows holds a line break.
#[test]
fn no_line_begins_in_the_middle_of_a_name() {
    use crate::common::GOAL;
    let place = Workplace::empty();
    let folder = "mappe\n::error::ond";
    let period = format!("{folder}/2022-2025\n::error::ond");
    place.write(&format!("{folder}/2018-2021/maal-1.toml"), GOAL);
    for name in [folder.to_owned(), format!("{folder}/2022-2025"), period] {
        place.write(&format!("{name}/handleplan.toml"), HANDLEPLAN);
        place.write(
            &format!("{name}/maal-1.toml"),
            GOAL.replace("Sekretariatet", "Sekretariatt")
                + "fra = \"2018-2021\\n::error::ond/1.1\"\n",
        );
        place.write(&format!("{name}/kopi\n::error::ond.toml"), "");
        place.write(
            &format!("{name}/maal-2.toml"),
            "nr = \"2,1\"\ntitel = \"x\"\n",
        );
    }
    place.write(&format!("{folder}/skabeloner/rapport.md"), "{{ findes_ikke");
    place.write(&format!("{folder}/fil"), "x");
    let file = format!("{folder}/fil");
    let missing = format!("{folder}/findes-ikke");
    let new = format!("{folder}/ny");
    let run = |arguments: &[&str]| {
        let run = place.kimo(arguments);
        for line in run.out.lines().chain(run.err.lines()) {
            assert!(!line.starts_with("::error::"), "{arguments:?}: {run}");
        }
        run
    };
    for single in [true, false] {
        for arguments in [
            vec!["check"],
            vec!["check", "--format", "github"],
            vec!["check", "--ret"],
            vec!["status", "--dato", "31.12.2024"],
            vec!["show", "1.1", "--dato", "31.12.2024"],
            vec!["show", "9.9"],
            vec!["note", "1.1", "x", "--dato", "1.6.2024"],
            vec!["add", "1", "x", "--ansvarlig", "Sekretariatet"],
            vec!["log"],
            vec!["missing", "--år", "2024"],
            vec!["alignment"],
            vec!["report", "2024"],
            vec!["report", "2024", "--format", "html"],
            vec!["diff"],
            vec!["rollover", "2026-2029", "--ja"],
            vec!["status", "--periode", "2022-2025\n::error::ond"],
            vec!["status", "--ansvarlig", "x\n::error::ond"],
            vec!["status", "--ud", &file, "--dato", "31.12.2024"],
            vec![
                "status",
                "--ud",
                "x\n::error::ond/y",
                "--dato",
                "31.12.2024",
            ],
            vec!["report", "2024", "--skabelon", &missing],
            vec!["report", "2024", "--skabelon", "x\n::error::ond.md"],
            vec!["init", &file],
            vec!["man", &file],
            vec![],
        ] {
            run(&[&["--plan", folder], &arguments[..]].concat());
        }
        if single {
            std::fs::remove_file(place.path(&format!("{folder}/handleplan.toml"))).unwrap();
        }
    }
    run(&["--plan", &missing, "status"]);
    run(&["--plan", &file, "status"]);
    assert_snapshot!(run(&["init", &new, "--periode", "2022-2025"]), @r"
    En ny plan for 2022-2025 ligger i mappe\u{a}::error::ond/ny/2022-2025.

    Det næste:
      1. Ret titel, organisation og parter i mappe\u{a}::error::ond/ny/2022-2025/handleplan.toml
      2. Skriv målet og dets handlinger i mappe\u{a}::error::ond/ny/2022-2025/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo --plan mappe\u{a}::error::ond/ny tjek
      4. Gem planen i git:  git add mappe\u{a}::error::ond/ny
    --- exit 0
    ");
    assert_snapshot!(run(&["man", &missing]), @r"
    28 sider er skrevet i mappe\u{a}::error::ond/findes-ikke.
    --- exit 0
    ");
    assert_snapshot!(run(&["--plan", folder, "show", "1.1", "--dato", "31.12.2024"]), @r#"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Handling 1.1
    Mål 1: En renere fjord
    Status pr. 31. december 2024

    Ufuldstændig. Planen har fejl i 2022-2025/maal-1.toml, og oplysninger derfra kan mangle her.

    Rense stranden.

    - Ansvarlig: Sekretariatt
    - Status: ikke igangsat
    - Vurdering: ikke vurderet

    Noter
    Ingen noter. Skriv den første med: kimo notér 1.1 "…"
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2022-2025/maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    "#);
}

/// Valid in TOML, and in a terminal the beginning of an escape sequence. Fuzzing found that the
/// excerpt of a line showed them as they stand.
#[test]
fn no_c1_control_character_reaches_the_screen_in_an_excerpt() {
    for c in '\u{80}'..='\u{9f}' {
        let place = Workplace::with_goal(&format!(
            "nr = \"1\"\ntitel = \"Fjord{c}31m\" og {c}2J # {c}\n\n[[handling]]\nnr = \"1.1\"\n\
             tekst = \"Rense\"\nansvarlig = [\"Ukendt{c}2J\"] # {c}1m\n{c} = 1\n"
        ));
        let run = place.kimo(&["check"]);
        assert_eq!(run.code, 1, "{c:?}: {run}");
        let shown = format!("\\u{{{:x}}}", u32::from(c));
        assert!(run.out.contains(&shown), "{c:?}: {run}");
        for text in [&run.out, &run.err] {
            let steering = text.chars().find(|c| c.is_control() && *c != '\n');
            assert_eq!(steering, None, "{c:?}: {text:?}");
        }
        if c == '\u{9b}' {
            assert_snapshot!(run, @r#"
            fejl[syntaks]: linjen går videre, hvor den skulle slutte
             --> plan/maal-1.toml:2:26
              |
            2 | titel = "Fjord\u{9b}31m" og \u{9b}2J # \u{9b}
              |                          ^^
              |
              = hjælp: Sæt resten på en ny linje, eller slet den.

            fejl[usynligt-tegn]: ”Ukendt2J” indeholder et usynligt tegn (U+009B)
             --> plan/maal-1.toml:7:14
              |
            7 | ansvarlig = ["Ukendt\u{9b}2J"] # \u{9b}1m
              |              ^^^^^^^^^^^^^^^^
              |
              = hjælp: Slet teksten mellem anførselstegnene, og skriv den igen i hånden.

            fejl[syntaks]: et usynligt styretegn (U+009B) kan ikke stå i en nøgle
             --> plan/maal-1.toml:8:1
              |
            8 | \u{9b} = 1
              | ^^^^^^
              |
              = hjælp: Slet tegnet.

            3 fejl i 2 filer.
            Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
            --- exit 1
            "#);
        }
    }
}

#[test]
fn a_closed_pipe_is_quiet() {
    use std::io::Read;
    let place = Workplace::with_example();
    let long = "x".repeat(200_000);
    place
        .kimo(&["note", "2.1", &long[..100_000], "--dato", "1.6.2024"])
        .quiet();
    for arguments in [
        vec!["status", "--dato", "31.12.2024", "--format", "json"],
        vec!["show", "2.1", "--dato", "31.12.2024"],
        vec!["report", "2024"],
    ] {
        let mut command = place.command(&arguments);
        let mut child = command
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0; 1];
        let mut out = child.stdout.take().unwrap();
        out.read_exact(&mut first).unwrap();
        drop(out);
        let output = child.wait_with_output().unwrap();
        assert_eq!(
            (output.status.code(), output.stderr),
            (Some(0), Vec::new()),
            "{arguments:?}"
        );
    }
}

#[cfg(target_os = "linux")] // Others have no /dev/full.
#[test]
fn a_full_disk_is_told() {
    use crate::common::Run;
    let place = Workplace::with_example();
    let status = ["status", "--mål", "1", "--dato", "31.12.2024"];
    let with_file = [&status[..], &["--ud", "/dev/full"]].concat();
    assert_snapshot!(place.kimo(&with_file), @"
    --- stderr
    fejl: /dev/full kan ikke skrives: disken er fuld
    --- exit 1
    ");
    let help: [&[&str]; 5] = [
        &status,
        &["--hjælp"],
        &["-h"],
        &["--version"],
        &["vis", "-h"],
    ];
    let told = help.map(|arguments| {
        let full = std::fs::File::options().write(true).open("/dev/full");
        let mut command = place.command(arguments);
        Run::from(command.stdout(full.unwrap()).output().unwrap()).to_string()
    });
    assert_snapshot!(told[0], @"
    --- stderr
    fejl: resultatet kan ikke skrives: disken er fuld
    --- exit 1
    ");
    assert!(told.iter().all(|run| *run == told[0]), "{told:?}");
    // Where the error output is full there is nobody to tell, and it is still the command line.
    let full = std::fs::File::options().write(true).open("/dev/full");
    let mut command = place.command(&["oversigtt"]);
    let status = command.stderr(full.unwrap()).status().unwrap();
    assert_eq!(status.code(), Some(2));
    // A pipe that nobody reads any more has had enough, of the help too.
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let run = Run::from(place.command(&["--hjælp"]).stdout(writer).output().unwrap());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn a_result_goes_to_a_file_as_it_stands() {
    let place = Workplace::with_example();
    let status = ["status", "--dato", "31.12.2024", "--format", "csv"];
    let printed = place.kimo(&status).quiet();
    place.write(
        "gammel.csv",
        "gammelt indhold, som er meget længere end det nye".repeat(1000),
    );
    for name in ["ny fil æøå.csv", "gammel.csv"] {
        assert_eq!(
            place.kimo(&[&status[..], &["--ud", name]].concat()).quiet(),
            ""
        );
        assert_eq!(place.read(name), printed);
    }
    assert_snapshot!(place.kimo(&["status", "--ud", "mangler/fil.md", "--dato", "31.12.2024"]), @"
    --- stderr
    fejl: mangler/fil.md kan ikke skrives: mappen mangler findes ikke
      lav mappen først, eller vælg en, der er der
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--ud", "plan", "--dato", "31.12.2024"]), @"
    --- stderr
    fejl: plan kan ikke skrives: den er en mappe
      skriv også, hvad filen i den skal hedde
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--ud", "", "--dato", "31.12.2024"]), @"
    --- stderr
    fejl: tilvalget ”--ud” mangler en værdi

    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
}

#[cfg(unix)] // The terminal is one of `script`.
mod on_a_terminal {
    use super::*;
    use crate::common::GOAL;

    /// What the command prints on a terminal of this width, or nothing where none can be had.
    fn on_terminal(
        place: &Workplace,
        width: usize,
        environment: &str,
        arguments: &str,
    ) -> Option<String> {
        let run = format!(
            "stty rows 24 cols {width}; {environment} {} {arguments}",
            env!("CARGO_BIN_EXE_kimo")
        );
        let mut script = std::process::Command::new("script");
        let script = script
            .args(["-qec", &run, "/dev/null"])
            .current_dir(place.path(""));
        crate::common::without_settings(script);
        let output = script.env("TERM", "xterm").output();
        let Ok(output) = output else {
            crate::common::left_out("output on a terminal, for ‘script’ is not installed");
            return None;
        };
        Some(
            String::from_utf8(output.stdout)
                .unwrap()
                .replace("\r\n", "\n"),
        )
    }

    #[test]
    fn what_is_longer_than_the_terminal_goes_through_the_pager() {
        let place = Workplace::with_example();
        let sed = "PAGER='sed \"s/^/side /\"'";
        let long = "status --dato 31.12.2024";
        let paged = |environment: &str, arguments: &str| {
            let shown = on_terminal(&place, 80, &format!("NO_COLOR=1 {environment}"), arguments)?;
            let paged = shown.lines().filter(|line| line.starts_with("side "));
            Some(paged.count())
        };
        let Some(lines) = paged(sed, long) else {
            return;
        };
        assert!(lines > 24, "{lines}");
        for (environment, arguments) in [
            (sed, "status --dato 31.12.2024 --kort --mål 1"),
            (sed, "status --dato 31.12.2024 | cat"),
            ("PAGER=", long),
            ("PAGER=cat", long),
            (&format!("TERM=dumb {sed}"), long),
        ] {
            assert_eq!(
                paged(environment, arguments),
                Some(0),
                "{environment} {arguments}"
            );
        }
        // A pager that is not there, or fails, hides nothing.
        for pager in ["findes-ikke", "false"] {
            let shown = on_terminal(&place, 80, &format!("PAGER={pager}"), long);
            assert!(shown.unwrap().contains("Besøge de fem"), "{pager}");
        }
    }

    #[test]
    fn what_a_screen_cannot_show_is_told_with_the_way_on() {
        let place = Workplace::with_example();
        let told = ["xlsx", "docx"].map(|format| {
            let status = format!("status --dato 31.12.2024 --format {format}");
            on_terminal(&place, 80, "NO_COLOR=1", &status)
        });
        let [Some(sheet), Some(document)] = told else {
            return;
        };
        assert_snapshot!(sheet + &document, @"
        fejl: et regneark kan ikke vises på skærmen
          skriv det til en fil: --ud handlinger.xlsx
        fejl: et Word-dokument kan ikke vises på skærmen
          skriv det til en fil: --ud bestyrelse.docx
        ");
    }

    #[test]
    fn tables_of_wide_and_combined_characters_stay_aligned() {
        let place = Workplace::with_goal(
            "nr = \"1\"\ntitel = \"x\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"日本語の計画 og e\u{301}n 👨‍👩‍👧 familie langs Ångströms kyst, som er lang nok til flere linjer\"\nansvarlig = [\"Bestyrelsen\"]\n[[handling]]\nnr = \"1.2\"\ntekst = \"Rense stranden\"\nansvarlig = [\"Sekretariatet\"]\n",
        );
        let table = |width| {
            let text = on_terminal(&place, width, "NO_COLOR=1", "status --dato 31.12.2024")?;
            let wide = text
                .lines()
                .filter(|line| unicode_width::UnicodeWidthStr::width(*line) > width);
            assert_eq!(wide.count(), 0, "{text}");
            Some(text)
        };
        let Some(narrow) = table(60) else { return };
        assert_snapshot!(narrow, @"
        Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) ·
        2022-2025
        Status pr. 31. december 2024

        Nr.  Handling                   Ansvarlig      Status og
                                                       vurdering og
                                                       frist
        ────────────────────────────────────────────────────────────
        1.1  日本語の計画 og én 👨‍👩‍👧      Bestyrelsen    ikke igangsat
             familie langs Ångströms                   ikke vurderet
             kyst, som er…
        1.2  Rense stranden             Sekretariatet  ikke igangsat
                                                       ikke vurderet

        ░░░░░░░░░░ Mål 1: 2 handlinger – 2 ikke igangsat
        ");
        assert_snapshot!(table(80).unwrap(), @"
        Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
        Status pr. 31. december 2024

        Nr.  Handling                          Ansvarlig      Status og      Sidste note
                                                              vurdering og
                                                              frist
        ────────────────────────────────────────────────────────────────────────────────
        1.1  日本語の計画 og én 👨‍👩‍👧 familie     Bestyrelsen    ikke igangsat
             langs Ångströms kyst, som er                     ikke vurderet
             lang nok til flere…
        1.2  Rense stranden                    Sekretariatet  ikke igangsat
                                                              ikke vurderet

        ░░░░░░░░░░░░░░░░░░░░ Mål 1: 2 handlinger – 2 ikke igangsat
        ");
        assert_snapshot!(table(140).unwrap(), @"
        Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
        Status pr. 31. december 2024

        Nr.  Handling                                                        Ansvarlig      Status         Vurdering      Frist  Sidste note  Notens
                                                                                                                                              ord
        ────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
        1.1  日本語の計画 og én 👨‍👩‍👧 familie langs Ångströms kyst, som er      Bestyrelsen    ikke igangsat  ikke vurderet  –
             lang nok til flere linjer
        1.2  Rense stranden                                                  Sekretariatet  ikke igangsat  ikke vurderet  –

        ░░░░░░░░░░░░░░░░░░░░ Mål 1: 2 handlinger – 2 ikke igangsat
        ");
    }

    #[test]
    fn colour_is_for_terminals_that_want_it() {
        let place = Workplace::with_example();
        let is_coloured = |environment| {
            let text = on_terminal(&place, 80, environment, "status --dato 31.12.2024")?;
            Some(text.contains('\u{1b}'))
        };
        let Some(plain) = is_coloured("NO_COLOR=1") else {
            return;
        };
        assert!(!plain);
        assert_eq!(is_coloured("TERM=dumb"), Some(false));
        assert_eq!(is_coloured("NO_COLOR="), Some(true));
        assert!(
            !place
                .kimo(&["status", "--dato", "31.12.2024"])
                .quiet()
                .contains('\u{1b}')
        );
    }

    /// Of a receipt every sign is shown, so none may be there for the terminal.
    #[test]
    fn a_receipt_has_no_colours() {
        let place = Workplace::with_example();
        place.write("liste.csv", "Nr.;Handling;Ansvarlig\n1.9;Måle støj;Sekr.\n");
        for arguments in [
            "note 1.3 Prøve --status løbende --dato 1.11.2026",
            "adjust 2.1 --år 2026 --mål Ti --dato 1.11.2026",
            "result 2.1 ja Ti --år 2026 --dato 1.11.2026",
            "amend 2.1 --tekst Andet --dato 1.11.2026",
            "part Havnen",
            "add 1 Ny --ansvarlig Havnen --dato 1.11.2026",
            "measure Medlemskommuner 14 --dato 1.11.2026",
            "import liste.csv --til 1 --ja --dato 1.11.2026",
            "rollover 2027-2030 --ja",
            "import liste.csv --plan ny --periode 2027-2030 --ja",
            "init tom --periode 2027-2030",
            "undo",
            "check --ret",
        ] {
            let Some(shown) = on_terminal(&place, 80, "", arguments) else {
                return;
            };
            assert!(!shown.contains("\\u{1b}"), "{arguments}\n{shown}");
            let is_refused = shown.lines().any(|line| line.starts_with("fejl: "));
            assert!(!is_refused, "{arguments}\n{shown}");
        }
    }

    #[test]
    fn a_note_of_many_megabytes_does_not_hold_up_a_table() {
        let place = Workplace::with_goal(&format!(
            "{GOAL}\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"{}\"\n",
            "ord ".repeat(1_000_000)
        ));
        let start = std::time::Instant::now();
        let Some(text) = on_terminal(&place, 140, "", "status --dato 31.12.2024") else {
            return;
        };
        assert!(text.lines().count() < 12, "{}", text.lines().count());
        assert!(start.elapsed().as_secs() < 30);
    }
}
