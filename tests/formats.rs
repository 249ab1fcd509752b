//! Every command that prints a result writes it in every format it has, by option and by the name
//! of the file; what it does not have is refused, with what to write instead.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use insta::assert_snapshot;
use std::io::Read;

/// The commands, each with the endings of its formats.
const COMMANDS: [(&[&str], &[&str]); 9] = [
    (
        &["status"],
        &["txt", "md", "html", "docx", "xlsx", "csv", "json"],
    ),
    (&["show", "1.1"], &["txt", "md", "html", "docx", "json"]),
    (
        &["log", "--år", "2024"],
        &["txt", "md", "html", "docx", "xlsx", "csv", "json"],
    ),
    (
        &["missing", "--år", "2024"],
        &["txt", "md", "html", "docx", "json"],
    ),
    (&["alignment"], &["txt", "md", "html", "docx", "json"]),
    (
        &["calendar", "--år", "2024"],
        &["txt", "md", "html", "docx", "ics", "xlsx", "csv", "json"],
    ),
    (
        &["report", "2024"],
        &["md", "html", "docx", "xlsx", "csv", "json"],
    ),
    (&["check"], &["txt", "xlsx", "csv", "json"]),
    (&["diff"], &["txt", "md", "html", "docx", "json"]),
];

fn place() -> Workplace {
    let place = Workplace::with_example();
    place.init_git();
    place
}

fn day(command: &[&str]) -> &'static [&'static str] {
    if command[0] == "diff" {
        &[]
    } else {
        &["--dato=31.12.2024"]
    }
}

/// The bytes are what the ending says.
fn assert_is(ending: &str, bytes: &[u8], context: &str) {
    let (part, mark) = match ending {
        "docx" => ("word/document.xml", "<w:p>"),
        "xlsx" => ("xl/worksheets/sheet1.xml", "<sheetData><row"),
        _ => ("", ""),
    };
    if !part.is_empty() {
        let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect(context);
        let mut xml = String::new();
        let mut part = file.by_name(part).expect(context);
        part.read_to_string(&mut xml).unwrap();
        assert!(xml.contains(mark), "{context}");
        return;
    }
    let text = std::str::from_utf8(bytes).expect(context);
    let is_it = match ending {
        "html" => text.starts_with("<!doctype html>") && text.ends_with("</html>\n"),
        "json" => text.starts_with("{\n  \"format\": 1,"),
        "csv" => text.starts_with('\u{feff}') && text.lines().next().unwrap().contains(';'),
        "ics" => text.starts_with("BEGIN:VCALENDAR\r\n"),
        "md" => text.starts_with("# "),
        _ => !text.starts_with(['<', '{', '#', '\u{feff}']) && !text.contains('\u{1b}'),
    };
    assert!(is_it, "{context}: {text}");
}

#[test]
fn a_file_holds_what_its_name_says() {
    let place = place();
    for (command, endings) in COMMANDS {
        for ending in endings {
            let context = format!("{command:?} as {ending}");
            let name = format!("ud.{}", ending.to_uppercase());
            let run = place.kimo(&[command, day(command), &["--ud", &name]].concat());
            assert_eq!((run.code, run.out.as_str()), (0, ""), "{context}: {run}");
            assert_eq!(run.err, format!("Skrev {name}\n"), "{context}");
            let written = std::fs::read(place.path(&name)).unwrap();
            assert_is(ending, &written, &context);
            // The option says the same, and a dash is the output.
            let format = if *ending == "txt" { "tekst" } else { *ending };
            let arguments = [command, day(command), &["--format", format, "--ud", "-"]].concat();
            let output = place.command(&arguments).output().unwrap();
            assert!(output.stdout == written, "{context}: as an option");
        }
    }
}

#[test]
fn what_a_command_does_not_write_is_refused_and_nothing_is_written() {
    let place = place();
    let before = place.snapshot();
    for (command, endings) in COMMANDS {
        for ending in [
            "txt", "md", "html", "docx", "csv", "json", "ics", "pptx", "pdf", "xlsx", "ods",
            "toml", "x",
        ] {
            if endings.contains(&ending) {
                continue;
            }
            let name = format!("ud.{ending}");
            let run = place.kimo(&[command, day(command), &["--ud", &name]].concat());
            assert_eq!((run.code, run.out.as_str()), (1, ""), "{command:?}: {run}");
            assert!(run.err.contains(&format!("en {ending}-fil\n  ")), "{run}");
        }
    }
    assert!(place.snapshot() == before);
}

#[test]
fn a_refusal_says_what_to_write() {
    let place = place();
    let refusals = [
        (&["status"][..], "Status 2024.pdf"),
        (&["status"], "x.ods"),
        (&["show", "1.1"], "x.xlsx"),
        (&["log"], "x.pptx"),
        (&["check"], "fejl.docx"),
        (&["missing"], "x.csv"),
        (&["status", "--format", "csv"], "x.json"),
        (&["check", "--format", "github"], "x.csv"),
        (&["status"], "mappe/.docx"),
        (&["schema"], "skema.docx"),
        (&["completions", "bash"], "kimo.PDF"),
        (&["man"], "kimo.json"),
    ]
    .map(|(arguments, file)| {
        let run = place.kimo(&[arguments, &["--ud", file]].concat());
        format!("{} --ud {file}\n{run}\n", arguments.join(" "))
    });
    assert_snapshot!(refusals.concat(), @r#"
    status --ud Status 2024.pdf
    --- stderr
    fejl: kimo kan ikke skrive en pdf-fil
      skriv --ud "Status 2024.docx" eller "Status 2024.html", og gem eller udskriv derfra som PDF
    --- exit 1
    status --ud x.ods
    --- stderr
    fejl: kimo kan ikke skrive en ods-fil
      skriv --ud x.xlsx, og åbn den i Excel, LibreOffice eller Numbers
    --- exit 1
    show 1.1 --ud x.xlsx
    --- stderr
    fejl: dette resultat kan ikke skrives som en xlsx-fil
      filens navn kan ende på .txt, .md, .html, .docx eller .json
    --- exit 1
    log --ud x.pptx
    --- stderr
    fejl: kimo kan ikke skrive en pptx-fil
      skriv --ud x.docx eller x.html, og kopiér derfra til præsentationen
    --- exit 1
    check --ud fejl.docx
    --- stderr
    fejl: dette resultat kan ikke skrives som en docx-fil
      filens navn kan ende på .txt, .xlsx, .csv eller .json
    --- exit 1
    missing --ud x.csv
    --- stderr
    fejl: dette resultat kan ikke skrives som en csv-fil
      filens navn kan ende på .txt, .md, .html, .docx eller .json
    --- exit 1
    status --format csv --ud x.json
    --- stderr
    fejl: --format csv passer ikke til en fil, der ender på .json
      skriv --ud x.csv, eller udelad --format
    --- exit 1
    check --format github --ud x.csv
    --- stderr
    fejl: --format github passer ikke til en fil, der ender på .csv
      skriv et navn uden endelse, eller udelad --format
    --- exit 1
    status --ud mappe/.docx
    --- stderr
    fejl: .docx er en endelse og ikke navnet på en fil
      skriv også, hvad filen skal hedde: --ud mappe/resultat.docx
    --- exit 1
    schema --ud skema.docx
    --- stderr
    fejl: dette resultat kan ikke skrives som en docx-fil
      lad filens navn ende på noget andet
    --- exit 1
    completions bash --ud kimo.PDF
    --- stderr
    fejl: kimo kan ikke skrive en pdf-fil
      lad filens navn ende på noget andet
    --- exit 1
    man --ud kimo.json
    --- stderr
    fejl: dette resultat kan ikke skrives som en json-fil
      lad filens navn ende på noget andet
    --- exit 1
    "#);
}

#[test]
fn the_names_that_people_use_are_understood() {
    let place = place();
    let run = |format: &str| {
        place.kimo(&[
            "status",
            "--dato=31.12.2024",
            "--mål",
            "1",
            "--format",
            format,
        ])
    };
    for (name, own) in [
        ("markdown", "md"),
        ("TABEL", "tekst"),
        ("CSV", "csv"),
        ("htm", "html"),
    ] {
        assert_eq!(run(name).quiet(), run(own).quiet(), "{name}");
    }
    assert_snapshot!(run("pdf"), @"
    --- stderr
    fejl: ugyldig værdi ”pdf” til ”--format”
      mente du ”docx”?
      mulige værdier: tekst, md, html, docx, xlsx, csv, json

    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    let word = place.kimo(&[
        "status",
        "--format",
        "word",
        "--output",
        "Status 31.12.2024",
    ]);
    assert_eq!(word.err, "Skrev Status 31.12.2024\n");
    assert_is(
        "docx",
        &std::fs::read(place.path("Status 31.12.2024")).unwrap(),
        "word",
    );
}

#[test]
fn a_file_under_git_is_overwritten_only_when_asked() {
    let place = place();
    place.write("læsmig.md", "Gem mig");
    place.commit("Læsmig");
    let status = ["status", "--dato=31.12.2024", "--ud", "læsmig.md"];
    assert_snapshot!(place.kimo(&status), @"
    --- stderr
    fejl: læsmig.md er gemt i git og bliver ikke overskrevet uden videre
      vælg et andet navn, eller skriv også --overskriv
    --- exit 1
    ");
    assert_eq!(place.read("læsmig.md"), "Gem mig");
    place
        .kimo(&[&status[..], &["--overskriv"]].concat())
        .quiet();
    assert!(place.read("læsmig.md").starts_with("# Status"));
    // A file that git does not keep is a result like any other.
    place.write("ud.md", "Gammelt");
    place
        .kimo(&["status", "--dato=31.12.2024", "--ud", "ud.md"])
        .quiet();
    // A file of the plan is never one.
    let plan = place.kimo(&[
        "schema",
        "--overskriv",
        "--ud",
        "plan/2023-2026/maal-1.toml",
    ]);
    assert_snapshot!(plan, @"
    --- stderr
    fejl: plan/2023-2026/maal-1.toml er en af planens filer; skriv resultatet i en anden fil
    --- exit 1
    ");
}

/// The cells of a workbook's sheet by their places: `B2: tekst 2.10`.
fn cells(bytes: &[u8]) -> (String, Vec<String>) {
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut xml = String::new();
    let mut part = file.by_name("xl/worksheets/sheet1.xml").unwrap();
    part.read_to_string(&mut xml).unwrap();
    let document = roxmltree::Document::parse(&xml).unwrap();
    let cells = document
        .descendants()
        .filter(|node| node.has_tag_name((MAIN, "c")));
    let cells = cells.map(|cell| {
        let kind = if cell.attribute("t") == Some("inlineStr") {
            "tekst"
        } else {
            "tal"
        };
        let words = cell.descendants().find_map(|node| node.text());
        format!(
            "{}: {kind} {}",
            cell.attribute("r").unwrap(),
            words.unwrap_or_default()
        )
    });
    (xml.clone(), cells.collect())
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/// A plan whose texts would be something else to a spreadsheet.
fn for_a_spreadsheet() -> Workplace {
    let goal = common::GOAL.replace("Rense stranden.", "=1+1 ’\\n- en linje");
    Workplace::with_goal(&format!(
        "{}frist = \"maj 2025\"\n\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"2.10\"\nbeloeb = 40_000\n\n[[handling.resultat]]\naar = 2024\ndato = 2025-01-10\nopnaaet = \"delvist\"\ntekst = \"+2\"\nforbrug = 38_500\n",
        goal.replace("1.1", "1.10")
    ))
}

#[test]
fn a_workbook_has_texts_as_texts_and_amounts_as_numbers() {
    let place = for_a_spreadsheet();
    place.kimo(&["report", "2024", "--ud", "a.xlsx"]).quiet();
    let (xml, cells) = cells(&std::fs::read(place.path("a.xlsx")).unwrap());
    assert_snapshot!(cells.join("\n"), @"
    A1: tekst Nr.
    B1: tekst Mål
    C1: tekst Gruppe
    D1: tekst Handling
    E1: tekst Ansvarlig
    F1: tekst Status
    G1: tekst Vurdering
    H1: tekst Frist
    I1: tekst Siden sidst
    J1: tekst Årets mål
    K1: tekst Midler
    L1: tekst Beløb
    M1: tekst Sidste note
    N1: tekst Notens ord
    O1: tekst Opnået
    P1: tekst Resultat
    Q1: tekst Forbrug
    A2: tekst 1.10
    B2: tekst 1
    D2: tekst =1+1 ’
    - en linje
    E2: tekst Sekretariatet
    F2: tekst ikke igangsat
    G2: tekst ikke vurderet
    H2: tekst maj 2025
    I2: tekst uændret
    J2: tekst 2.10
    L2: tal 40000
    O2: tekst delvist
    P2: tekst +2
    Q2: tal 38500
    ");
    for part in [
        "state=\"frozen\"",
        "<autoFilter ref=\"A1:Q2\"/>",
        "<col min=\"1\"",
        "numberStoredAsText",
    ] {
        assert!(xml.contains(part), "{part}");
    }
    assert!(!xml.contains("<f>"));
}

#[test]
fn csv_keeps_what_a_spreadsheet_would_read_otherwise() {
    let place = for_a_spreadsheet();
    let arguments = ["status", "--dato", "1.6.2024", "--format", "csv"];
    assert_snapshot!(place.kimo(&arguments).quiet(), @r#"
    ﻿nr;maal;gruppe;tekst;ansvarlig;medvirkende;status;vurdering;frist;overskredet;sidste_note_dato;sidste_note_tekst
    "=""1.10""";1;;"'=1+1 ’
    - en linje";Sekretariatet;;ikke igangsat;;"=""maj 2025""";nej;;
    "#);
}

#[test]
fn a_text_that_is_nothing_but_a_number_stays_a_text() {
    let place = for_a_spreadsheet();
    let report = place.kimo(&["report", "2024", "--format", "csv"]).quiet();
    assert!(report.contains(";\"=\"\"2.10\"\"\";"), "{report}");
}

/// A day is a day to a workbook, so that it is sorted and grouped as such.
#[test]
fn a_workbook_has_days_as_days() {
    let note = "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Renset.\"\n";
    let place = Workplace::with_goal(&format!("{}{note}", common::GOAL));
    let arguments = ["status", "--dato", "1.6.2024", "--ud", "a.xlsx"];
    place.kimo(&arguments).quiet();
    let (xml, cells) = cells(&std::fs::read(place.path("a.xlsx")).unwrap());
    assert!(cells.contains(&"K2: tal 45363".to_owned()), "{cells:?}");
    assert!(xml.contains("<c r=\"K2\" s=\"4\">"));
}

/// A file goes on to others without what was said on the screen as it was written.
#[test]
fn a_workbook_and_a_calendar_say_that_something_may_be_missing() {
    let place = Workplace::with_goal(&format!("{}frist = \"ukendt\"\n", common::GOAL));
    let warning = "Planen har fejl i maal-1.toml, og oplysninger derfra kan mangle";
    let day = ["--dato", "1.6.2024", "--ud"];
    for (command, file) in [
        (&["status"][..], "a.xlsx"),
        (&["log"], "b.xlsx"),
        (&["calendar"], "c.xlsx"),
        (&["report", "2024"], "d.xlsx"),
    ] {
        place.kimo(&[command, &day, &[file]].concat());
        let bytes = std::fs::read(place.path(file)).unwrap();
        let mut workbook = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut part = |name: &str| {
            let mut xml = String::new();
            let mut part = workbook.by_name(name).unwrap();
            part.read_to_string(&mut xml).unwrap();
            xml
        };
        assert!(part("xl/workbook.xml").contains("name=\"Ufuldstændig\""));
        let sheet = part("xl/worksheets/sheet2.xml");
        assert!(sheet.contains(warning), "{file}: {sheet}");
    }
    place.kimo(&[&["calendar"][..], &day, &["a.ics"]].concat());
    let calendar = place.read("a.ics").replace("\r\n ", "").replace("\\,", ",");
    assert!(calendar.contains(&format!("X-WR-CALDESC:Ufuldstændig. {warning}")));
    assert!(calendar.contains(" 2024 (ufuldstændig)\r\n"), "{calendar}");
}

/// A note with lines, a list and addresses, as people write them.
const LINES: &str = "På mødet blev det aftalt:\\n- Anna ringer til Egenæs\\n- Bo skriver\\n\\n\
                     Se https://kimo.dk/a_b?c=1&d=2, mailto:post@kimo.dk og file:///etc/passwd.";

#[test]
fn lines_of_a_note_stay_lines_and_addresses_are_links() {
    let goal = format!(
        "{}\n[[handling.note]]\ndato = 2024-05-06\ntekst = \"{LINES}\"\n",
        common::GOAL
    );
    let place = Workplace::with_goal(&goal);
    let shown = |ending: &str| {
        let name = format!("r.{ending}");
        place
            .kimo(&["report", "2024", "--dato", "1.4.2025", "--ud", &name])
            .quiet();
        std::fs::read(place.path(&name)).unwrap()
    };
    let markdown = String::from_utf8(shown("md")).unwrap();
    let (_, note) = markdown.split_once("**6. maj 2024**: ").unwrap();
    let (note, _) = note.split_once("\n\n## ").unwrap();
    assert_snapshot!(note.replace("  \n", "··\n"), @r"
    På mødet blev det aftalt:··
      \- Anna ringer til Egenæs··
      \- Bo skriver

      Se <https://kimo.dk/a_b?c=1&d=2>, <mailto:post@kimo.dk> og file\:///etc/passwd.
    ");
    let html = String::from_utf8(shown("html")).unwrap();
    let (_, note) = html.split_once("På mødet").unwrap();
    let (note, _) = note.split_once("</li>").unwrap();
    assert_snapshot!(note, @r#"
     blev det aftalt:<br>- Anna ringer til Egenæs<br>- Bo skriver
    <p>Se <a class="langt" href="https://kimo.dk/a_b?c=1&amp;d=2">https://kimo.dk/a_b?c=1&amp;d=2</a>, <a class="langt" href="mailto:post@kimo.dk">mailto:post@kimo.dk</a> og file:///etc/passwd.</p>
    "#);
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(shown("docx"))).unwrap();
    let mut part = |name: &str| {
        let mut xml = String::new();
        file.by_name(name)
            .unwrap()
            .read_to_string(&mut xml)
            .unwrap();
        xml
    };
    let document = part("word/document.xml");
    let (_, note) = document.split_once("På mødet").unwrap();
    let (note, _) = note.split_once("Egenæs").unwrap();
    assert!(note.contains("<w:br/>"), "{note}");
    let links = part("word/_rels/document.xml.rels");
    let targets: Vec<&str> = links
        .split("Target=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|target| target.contains(':'))
        .collect();
    assert_snapshot!(targets.join("\n"), @"
    https://kimo.dk/a_b?c=1&amp;d=2
    mailto:post@kimo.dk
    ");
}
