//! Texts that mean harm, in every field of a plan, through every format of every command that
//! reads; each output read back by a parser that kimo does not use for writing it.
//!
//! A command or a format is one line in `READING`; a field is one `@` in `PLAN` or `GOAL_FILE`,
//! or one `¤` where it is a name, in which invisible characters are faults.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "output/documents.rs"]
mod documents;
#[allow(dead_code, reason = "each test file uses its own part of this")]
#[path = "common/packed.rs"]
mod packed;
#[allow(dead_code, reason = "each test file uses its own part of this")]
#[path = "html/page.rs"]
mod page;
#[allow(dead_code, reason = "each test file uses its own part of this")]
#[path = "common/word.rs"]
mod word;

use common::{Run, Workplace};
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};

/// What a note or a plan file may hold. All are valid in TOML, with an escape where one is needed.
const PAYLOADS: &[&str] = &[
    "\u{1b}[31mrød\u{1b}[0m",
    "\u{1b}]0;titel\u{7}",
    "\u{1b}]8;;http://ond.dk\u{1b}\\her\u{1b}]8;;\u{1b}\\",
    "\u{9b}2J",
    "\u{90}q\u{9c}",
    "a\u{7f}b",
    "a\u{8}\u{8}b",
    "a\rb",
    "a\r\nb",
    "a\u{b}b\u{c}c",
    "a\u{85}b",
    "a\u{202e}b\u{202c}",
    "\u{2066}a\u{2069}",
    "\u{200f}a",
    "a\u{2028}b\u{2029}c",
    "a\u{feff}b",
    "a\u{0}b",
    "a\u{e0041}b",
    "a|b",
    "| a |\n| - |\n| b |",
    "`a`",
    "``` \na\n```",
    "~~~",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<!-- a",
    "&lt;b&gt;",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "＋1",
    "－1",
    "＠a",
    "\t=1",
    "a;b\"c",
    "\"",
    "[a](javascript:alert(1))",
    "![a](http://ond.dk/a.png)",
    "<javascript:alert(1)>",
    "[a]: http://ond.dk",
    "[[x]]",
    "[[handling]]\nnr = \"9.9\"",
    "\"\"\"",
    "'''",
    "\\",
    "a\\",
    "\\u001b[31m",
    "# a",
    "a\n===",
    "- a",
    "1. a",
    "> a",
    "a\n\nb",
    "::error::a",
    "%0A::error::a",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "e\u{301}\u{301}\u{301}",
    "日本語",
    "👩\u{200d}🌾",
    "a\tb",
    "a\u{a0}b",
];

/// All of them; on Windows, where a program is long in starting, some: what they go through is the
/// same on every system.
fn payloads() -> impl Iterator<Item = &'static &'static str> {
    let step = if cfg!(windows) { 7 } else { 1 };
    if step > 1 {
        common::not_permitted("six of seven payloads, for a program is long in starting here");
    }
    PAYLOADS.iter().step_by(step)
}

const HARMLESS: &str = "Ren strand";
const NAME: &str = "Strandens venner";

/// A header with a payload in every text.
const PLAN: &str = r#"format = 1
titel = "@"
organisation = "¤"
periode = "2022-2025"
indledning = "@"

[[part]]
navn = "Sekretariatet"

[[pligt]]
tekst = "@"
hvornaar = "1. kvartal"

[[moede]]
dato = 2024-02-22
navn = "¤"

[[international]]
nr = "KI-1"
titel = "@"
kilde = "@"
"#;

/// A goal with a payload in every text.
const GOAL_FILE: &str = r#"nr = "1"
titel = "@"
baggrund = "@"

[[handling]]
nr = "1.1"
tekst = "@"
ansvarlig = ["Sekretariatet"]
gruppe = "¤"
trin = ["@", "@"]
international = ["KI-1"]
frist = 2025-06-30
oprettet = 2024-02-01
besluttet = 2024-02-22

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-20
maal = "@"
midler = "@"
beloeb = 40_000
besluttet = 2024-02-22

[[handling.aarsmaal]]
aar = 2025
dato = 2025-01-20
maal = "@"
midler = "@"

[[handling.note]]
dato = 2024-03-12
tekst = "@"
af = "¤"
status = "igangsat"
vurdering = "gul"
trin = 1
besluttet = 2024-02-22

[[handling]]
nr = "1.2"
tekst = "@ "
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2024-05-01
tekst = "@"
status = "udgået"
besluttet = 2024-02-22

[[indikator]]
navn = "¤"
enhed = "@"
udgangspunkt = 1
maaltal = 9
handling = "1.1"

[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 4
kilde = "@"
"#;

/// How an output is read back.
#[derive(Clone, Copy, PartialEq)]
enum Reader {
    Terminal,
    Markdown,
    Csv,
    Json,
    Github,
}
use Reader::*;

const READING: &[(&[&str], Reader)] = &[
    (&[], Terminal),
    (&["status", "--dato", "31.12.2024"], Terminal),
    (
        &["status", "--dato", "31.12.2024", "--format", "md"],
        Markdown,
    ),
    (&["status", "--dato", "31.12.2024", "--format", "csv"], Csv),
    (
        &["status", "--dato", "31.12.2024", "--format", "json"],
        Json,
    ),
    (&["show", "1.1", "--dato", "31.12.2024"], Terminal),
    (
        &["show", "1.1", "--dato", "31.12.2024", "--format", "json"],
        Json,
    ),
    (&["report", "2024", "--dato", "1.6.2025"], Markdown),
    (
        &["report", "2024", "--dato", "1.6.2025", "--format", "json"],
        Json,
    ),
    (
        &["report", "2024", "--dato", "1.6.2025", "--format", "csv"],
        Csv,
    ),
    (&["log", "--år", "2024"], Terminal),
    (&["log", "--år", "2024", "--format", "md"], Markdown),
    (&["log", "--år", "2024", "--format", "csv"], Csv),
    (&["log", "--år", "2024", "--format", "json"], Json),
    (&["missing", "--år", "2025", "--dato", "1.6.2025"], Terminal),
    (
        &[
            "missing", "--år", "2025", "--dato", "1.6.2025", "--format", "md",
        ],
        Markdown,
    ),
    (
        &[
            "missing", "--år", "2025", "--dato", "1.6.2025", "--format", "json",
        ],
        Json,
    ),
    (&["alignment", "--dato", "31.12.2024"], Terminal),
    (
        &["alignment", "--dato", "31.12.2024", "--format", "md"],
        Markdown,
    ),
    (
        &["alignment", "--dato", "31.12.2024", "--format", "json"],
        Json,
    ),
    (&["calendar", "--år", "2024"], Terminal),
    (&["calendar", "--år", "2024", "--format", "md"], Markdown),
    (&["calendar", "--år", "2024", "--format", "json"], Json),
    (&["calendar", "--år", "2024", "--format", "ics"], Terminal),
    (&["check"], Terminal),
    (&["check", "--format", "json"], Json),
    (&["check", "--format", "csv"], Csv),
    (&["check", "--format", "github"], Github),
];

#[test]
fn every_text_stays_a_text_in_every_format() {
    let harmless = place(HARMLESS);
    let expected: Vec<Run> = READING
        .iter()
        .map(|(arguments, _)| harmless.kimo(arguments))
        .collect();
    for payload in payloads() {
        let place = place(payload);
        for ((arguments, reader), expected) in READING.iter().zip(&expected) {
            let run = place.kimo(arguments);
            let context = format!("{payload:?} through {arguments:?}");
            assert_harmless(&run, &context);
            match reader {
                Terminal => {}
                Markdown => same_structure(&run.out, &expected.out, &context),
                Csv => reads_back_csv(&run.out, &expected.out, payload, &context),
                Json => reads_back_json(&run.out, &expected.out, payload, &context),
                Github => reads_as_workflow_commands(&run.out, &context),
            }
        }
    }
}

/// Names and numbers with such characters are faults; the messages are to be as harmless.
#[test]
fn names_numbers_and_file_names_are_as_harmless_in_messages() {
    for payload in payloads() {
        let place = place(HARMLESS);
        let quoted = toml_string(payload);
        let goal = GOAL_FILE
            .replace("Sekretariatet", &quoted)
            .replace("\"1.1\"", &format!("\"{quoted}\""))
            .replace('@', HARMLESS)
            .replace('¤', &quoted);
        place.write("plan/maal-1.toml", format!("{goal}\n\"{quoted}\" = 1\n"));
        place.write(
            "plan/handleplan.toml",
            PLAN.replace("Sekretariat", &quoted)
                .replace("KI-1", &quoted)
                .replace('@', HARMLESS)
                .replace('¤', &quoted),
        );
        // An error that shows a line of the file as it stands.
        let raw = payload.replace(['\r', '\n'], " ");
        place.write(
            "plan/maal-2.toml",
            format!("nr = \"2\"\ntitel = \"{raw}\" og {raw}\n{raw} = 1\n"),
        );
        if cfg!(target_os = "linux") && !payload.contains(['/', '\0']) {
            place.write(&format!("plan/maal-{payload}.toml"), "nr = ");
            place.write(&format!("plan/{payload}.toml"), "");
        }
        // Messages are the same in every format of a view.
        let short = READING
            .iter()
            .filter(|(_, reader)| matches!(reader, Terminal | Github));
        for (arguments, reader) in short {
            let run = place.kimo(arguments);
            let context = format!("names as {payload:?} through {arguments:?}");
            assert_harmless(&run, &context);
            if *reader == Github {
                reads_as_workflow_commands(&run.out, &context);
            }
        }
    }
}

#[test]
fn what_is_typed_is_as_harmless_in_messages() {
    let place = place(HARMLESS);
    for payload in payloads().filter(|payload| !payload.contains('\0')) {
        let dash = format!("--mål={payload}");
        for arguments in [
            &[*payload][..],
            &["show", payload],
            &["report", payload],
            &["status", "--ansvarlig", payload],
            &["status", "--format", payload],
            &["status", "--dato", payload],
            &["status", "--plan", payload],
            &["status", "--periode", payload],
            &["status", &dash],
            &["status", "--ud", &format!("mangler/{payload}")],
            &["note", payload, "x"],
            &["note", "1.1", "x", "--frist", payload],
            &["measure", payload, "1"],
            &["measure", NAME, payload],
            &["add", payload, "x", "--ansvarlig", "Sekretariatet"],
            &["add", "1", "x", "--ansvarlig", payload],
        ] {
            assert_harmless(&place.kimo(arguments), &format!("{arguments:?}"));
        }
    }
}

/// What a command line writes is one string when it is read again, and no key beside it.
#[test]
fn what_is_written_reads_back_as_written() {
    for payload in
        payloads().filter(|payload| !payload.contains('\0') && !payload.trim().is_empty())
    {
        let place = place(HARMLESS);
        let (af, maal, midler) = (
            format!("--af={payload}"),
            format!("--mål={payload}"),
            format!("--midler={payload}"),
        );
        for arguments in [
            &["note", "1.1", "--dato", "1.6.2024", "--", payload][..],
            &["note", "1.1", "--dato", "2.6.2024", &af, "--", "x"],
            &[
                "adjust", "1.1", "--år", "2023", "--dato", "1.6.2023", &maal, &midler,
            ],
            &[
                "measure",
                NAME,
                "5",
                "--dato",
                "1.6.2024",
                &format!("--kilde={payload}"),
            ],
        ] {
            let run = place.kimo(arguments);
            assert_harmless(&run, &format!("{arguments:?}"));
            let is_refused = run.code == 1 && run.err.contains("intet er");
            assert!(run.code == 0 || is_refused, "{arguments:?}: {run}");
        }
        let shown = json(
            &place
                .kimo(&["show", "1.1", "--dato", "1.6.2025", "--format", "json"])
                .out,
            payload,
        );
        let notes = shown["noter"].as_array().unwrap();
        assert!(notes.len() >= 2, "{payload:?}");
        assert_eq!(notes[1]["tekst"].as_str().unwrap(), as_kept(payload));
        assert_eq!(shown["trin"].as_array().unwrap().len(), 2, "{payload:?}");
        assert!(place.kimo(&["check"]).code == 0, "{payload:?}");
    }
}

/// A plan with the payload in every text.
fn place(payload: &str) -> Workplace {
    let place = Workplace::empty();
    let quoted = toml_string(payload);
    // Where it may not be a name, the texts alone hold it.
    for name in [&quoted, NAME] {
        let filled = |file: &str| file.replace('@', &quoted).replace('¤', name);
        place.write("plan/handleplan.toml", filled(PLAN));
        place.write("plan/maal-1.toml", filled(GOAL_FILE));
        if payload != HARMLESS && place.kimo(&["check"]).code == 0 {
            break;
        }
    }
    assert_eq!(place.kimo(&["check"]).code, 0, "{payload:?}");
    place
}

/// The text as it stands between two `"` in TOML.
fn toml_string(text: &str) -> String {
    let mut quoted = String::new();
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            c if c.is_control() || c == '\u{feff}' => quoted += &format!("\\u{:04x}", u32::from(c)),
            c => quoted.push(c),
        }
    }
    quoted
}

/// A text as the loader keeps it.
fn as_kept(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// Neither stream steers a terminal or hides a word.
#[track_caller]
fn assert_harmless(run: &Run, context: &str) {
    for text in [&run.out, &run.err] {
        // CSV has a mark before it and CR LF after each row.
        let text = text
            .strip_prefix('\u{feff}')
            .unwrap_or(text)
            .replace("\r\n", "\n");
        let steers = |c: &char| {
            let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let hides = matches!(
                c,
                '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
            );
            (c.is_control() && !matches!(c, '\n' | '\t')) || turns || hides
        };
        assert_eq!(text.chars().find(steers), None, "{context}: {text:?}");
    }
    assert!([0, 1, 2].contains(&run.code), "{context}: {run}");
    assert!(!run.err.contains("panicked"), "{context}: {run}");
}

fn same_structure(found: &str, expected: &str, context: &str) {
    let (tags, expected) = (structure(found), structure(expected));
    let same = tags
        .iter()
        .zip(&expected)
        .take_while(|(a, b)| a == b)
        .count();
    let next = |tags: &[String]| tags.iter().skip(same).take(3).cloned().collect::<Vec<_>>();
    assert_eq!(
        next(&tags),
        next(&expected),
        "{context}, after {same} tags\n{found}"
    );
}

/// The tags of a document, without its texts, and without links to the web and mail, which may be.
fn structure(markdown: &str) -> Vec<String> {
    let options = Options::all() - Options::ENABLE_SMART_PUNCTUATION;
    // An address that stands in a text is a link to it, and no more.
    let is_address = |event: &Event<'_>| match event {
        Event::Start(Tag::Link { link_type, .. }) => *link_type == LinkType::Autolink,
        Event::End(TagEnd::Link) => true,
        _ => false,
    };
    let tags = Parser::new_ext(markdown, options);
    let tags = tags.filter(|event| !matches!(event, Event::Text(_)) && !is_address(event));
    // A line break in a table cell has no other sign.
    let tags = tags.filter(|event| !matches!(event, Event::InlineHtml(tag) if &**tag == "<br>"));
    let found: Vec<String> = tags.map(|event| format!("{event:?}")).collect();
    assert!(
        found
            .iter()
            .all(|tag| !tag.contains("Html") && !tag.contains("Image")),
        "{found:?}"
    );
    // A heading carries its own text as an id in some readers, and the loader tells no tags apart.
    // A line break of a text stays one, and is no structure.
    let is_structure = |tag: &String| !tag.contains("Paragraph") && tag != "HardBreak";
    found.into_iter().filter(is_structure).collect()
}

/// As many rows and columns, no cell a formula, and the action's text as it was written.
fn reads_back_csv(out: &str, harmless: &str, payload: &str, context: &str) {
    let (header, rows) = csv_of(out, context);
    let (expected_header, expected_rows) = csv_of(harmless, context);
    assert_eq!(header, expected_header, "{context}");
    // A text that is doubtful is a finding more.
    if !context.contains("check") {
        assert_eq!(rows.len(), expected_rows.len(), "{context}");
    }
    // A number or a deadline of kimo's own making stands as a text that a spreadsheet leaves alone.
    let own = |cell: &str| {
        let inner = cell
            .strip_prefix("=\"")
            .and_then(|cell| cell.strip_suffix('"'));
        inner.is_some_and(|inner| {
            inner
                .chars()
                .all(|c| c.is_alphanumeric() || " .-".contains(c))
        })
    };
    for cell in rows.iter().flatten().filter(|cell| !own(cell)) {
        let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
        assert!(!is_formula, "{context}: {cell:?}");
    }
    let text = header.iter().position(|name| name == "tekst");
    let Some(text) = text.filter(|_| context.contains("status")) else {
        return;
    };
    let (cell, kept) = (&rows[0][text], as_kept(payload));
    let cell = cell
        .strip_prefix('\'')
        .filter(|_| !kept.starts_with('\''))
        .unwrap_or(cell);
    assert_eq!(unescaped(cell), unescaped(&kept), "{context}");
}

fn csv_of(out: &str, context: &str) -> (csv::StringRecord, Vec<csv::StringRecord>) {
    let text = out.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(text.as_bytes());
    let header = reader.headers().unwrap().clone();
    (
        header,
        reader.records().map(|row| row.expect(context)).collect(),
    )
}

/// Visible escapes as the characters they stand for.
fn unescaped(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').unwrap();
        plain += before;
        plain.extend(char::from_u32(u32::from_str_radix(code, 16).unwrap()));
        rest = after;
    }
    plain + rest
}

fn json(out: &str, context: &str) -> serde_json::Value {
    serde_json::from_str(out).unwrap_or_else(|error| panic!("{context}: {error}: {out}"))
}

fn reads_back_json(out: &str, harmless: &str, payload: &str, context: &str) {
    let (found, expected) = (json(out, context), json(harmless, context));
    if expected.get("problemer").is_some() {
        return;
    }
    // The same keys, and wherever the harmless text stood alone, the payload as it was written.
    same_shape(&found, &expected, &as_kept(payload), context);
}

fn same_shape(
    found: &serde_json::Value,
    expected: &serde_json::Value,
    payload: &str,
    context: &str,
) {
    use serde_json::Value;
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            assert_eq!(
                found.keys().collect::<Vec<_>>(),
                expected.keys().collect::<Vec<_>>(),
                "{context}"
            );
            found
                .iter()
                .for_each(|(key, value)| same_shape(value, &expected[key], payload, context));
        }
        (Value::Array(found), Value::Array(expected)) => {
            assert_eq!(found.len(), expected.len(), "{context}: {found:?}");
            found
                .iter()
                .zip(expected)
                .for_each(|(found, expected)| same_shape(found, expected, payload, context));
        }
        (Value::String(found), Value::String(expected)) if expected == HARMLESS => {
            // Some views have the first paragraph alone.
            let first = payload.split("\n\n").next();
            assert!(
                found == payload || Some(found.as_str()) == first,
                "{context}: {found:?}"
            );
        }
        _ => assert_eq!(
            found.is_string(),
            expected.is_string(),
            "{context}: {found} {expected}"
        ),
    }
}

/// One command a line, and no text that begins another.
fn reads_as_workflow_commands(out: &str, context: &str) {
    for line in out.lines() {
        let command = line
            .strip_prefix("::error file=")
            .or(line.strip_prefix("::warning file="));
        let (properties, _message) = command
            .and_then(|rest| rest.split_once("::"))
            .unwrap_or_else(|| panic!("{context}: {line:?}"));
        let names: Vec<&str> = properties
            .split(',')
            .skip(1)
            .map(|part| part.split('=').next().unwrap())
            .collect();
        assert_eq!(names, ["line", "col", "title"], "{context}: {line:?}");
    }
}
