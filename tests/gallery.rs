//! `docs/fejl.md`: every fault that `check` can name, with an example, what kimo says about it
//! and the remedy. Made from the registry, and held to it by this test.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/gallery.rs"]
mod lay_out;

use chrono::NaiveDate;
use common::{Workplace, project};
use kimo::testing::{Fault, Problem, faults, problems};
use lay_out::lay_out;
use std::fmt::Write;
use std::fs;

const KEPT: &str = "docs/fejl.md";

#[test]
fn the_gallery_shows_every_fault_as_it_is_told() {
    let written = gallery();
    if std::env::var_os("KIMO_WRITE").is_some() {
        fs::create_dir_all(project("docs")).unwrap();
        fs::write(project(KEPT), &written).unwrap();
    }
    let kept = fs::read_to_string(project(KEPT)).unwrap_or_default();
    assert!(
        kept == written,
        "{KEPT} is not what the rules say; write it anew with KIMO_WRITE=1 cargo test --test gallery"
    );
}

/// What a fault says that it can, `kimo tjek --ret` does: those of a file's signs and those of its
/// meaning.
#[test]
fn every_fault_that_says_so_is_mended() {
    let today = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
    let parties = br#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet og Kommunerne"]
"#;
    let examples = faults().into_iter().chain(
        { faults().into_iter() }
            .filter(|entry| entry.name == "ukendt-ansvarlig")
            .map(|entry| Fault {
                example: parties,
                ..entry
            }),
    );
    let mut mended = Vec::new();
    for entry in examples {
        let place = Workplace::empty();
        lay_out(&place, &entry);
        let found = || problems(&place.path("plan"), today).unwrap();
        let of_entry = |problem: &Problem| problem.rule == entry.name && problem.is_mended;
        if found().iter().any(of_entry) {
            place.kimo(&["check", "--ret", "--dato", "1.6.2024"]);
            assert!(!found().iter().any(of_entry), "{}", entry.name);
            mended.push(entry.name);
        }
    }
    assert!(
        mended.len() > 4 && mended.contains(&"ukendt-ansvarlig"),
        "{mended:?}"
    );
}

const INTRODUCTION: &str = "\
# Fejl og advarsler

Her står alt, hvad `kimo tjek` kan finde i planens filer: hvad reglen er, et eksempel, der bryder den, og
hvad kimo siger om det. Er du kommet hertil fra en fejl på skærmen, så søg efter navnet i de kantede parenteser.

Sådan læser du en fejl:

- **Første linje** siger, om det er en *fejl* eller en *advarsel*, hvad reglen hedder, og hvad der er galt.
- **Pilen** `-->` viser filen, linjen og tegnet i linjen. I VS Code kan du trykke på den med Ctrl (på Mac ⌘).
- **Tegnene** `^^^` står under det i linjen, der er galt.
- **hjælp** siger, hvad du skal skrive i stedet.

En *fejl* skal rettes: kimo skriver ikke i en fil, der har en. En *advarsel* kan være ment. Så skriver du reglens
navn øverst i filen, og den vises ikke mere for den fil: `accepteret = [\"hul-i-numre\"]`. Det, der kan rettes uden
at gætte, retter `kimo tjek --ret` for dig.

*Siden er dannet af reglerne selv og skal ikke rettes i hånden. Parterne og møderne i eksemplerne er opdigtede.*
";

/// The groups, in the order of the registry, each with what it is about.
const GROUPS: [(&str, &str); 4] = [
    (
        "Filen og dens tegn",
        "Filen skal kunne læses, før det giver mening at se på, hvad der står i den.",
    ),
    (
        "Tabeller og værdier",
        "Det, der står i filen, skal være det, en plan består af.",
    ),
    (
        "Mapper og filer",
        "Filerne skal ligge, hvor de hører hjemme, og hedde det, de skal.",
    ),
    (
        "Planens indhold",
        "Det, der står i planen, skal passe sammen.",
    ),
];

fn gallery() -> String {
    let shown: Vec<(Fault, Shown)> = faults()
        .into_iter()
        .map(|entry| {
            let shown = show(&entry);
            (entry, shown)
        })
        .collect();
    let mut page = INTRODUCTION.to_owned();
    for (number, (title, about)) in GROUPS.iter().enumerate() {
        let of_group = || shown.iter().filter(|(entry, _)| entry.group == number);
        write!(page, "\n## {title}\n\n{about}\n\n").unwrap();
        page += "| navn | slags | hvad der skal gælde |\n|---|---|---|\n";
        for (entry, shown) in of_group() {
            let (name, summary, word) = (entry.name, entry.summary, shown.word);
            writeln!(page, "| [`{name}`](#{name}) | {word} | {summary} |").unwrap();
        }
        for (entry, shown) in of_group() {
            page += &section(entry, shown);
        }
    }
    page
}

/// What an entry's example gave.
struct Shown {
    word: &'static str,
    example: String,
    message: String,
    is_mended: bool,
}

fn section(entry: &Fault, shown: &Shown) -> String {
    let Shown {
        example, message, ..
    } = shown;
    let mut section = format!(
        "\n### `{}`\n\nReglen: {}. Brydes den, er det en **{}**.\n\n{example}\n",
        entry.name, entry.summary, shown.word
    );
    write!(section, "kimo siger:\n\n```text\n{message}```\n").unwrap();
    if shown.is_mended {
        section += "\n`kimo tjek --ret` retter det.\n";
    }
    section
}

/// Puts the example into a plan, and has it checked on a day in the period.
fn show(entry: &Fault) -> Shown {
    let place = Workplace::empty();
    let example = lay_out(&place, entry);
    let today = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
    let found = problems(&place.path("plan"), today).unwrap();
    let of_entry = |found: &&Problem| found.rule == entry.name;
    let first = found.iter().find(of_entry);
    let first = first.unwrap_or_else(|| panic!("{}: {found:?}", entry.name));
    for problem in found.iter().filter(of_entry) {
        assert_eq!(problem.word, entry.word, "{}", entry.name);
    }
    let message = &first.shown;
    assert!(
        message.contains("hjælp:"),
        "{} has no remedy: {message}",
        entry.name
    );
    Shown {
        word: entry.word,
        example,
        message: as_shown(message),
        is_mended: first.is_mended,
    }
}

/// A page shows a character that cannot be seen as one that can.
fn as_shown(message: &str) -> String {
    message
        .replace(['\u{200b}', '\u{feff}'], "\u{fffd}")
        .lines()
        .map(|line| line.trim_end().to_owned() + "\n")
        .collect()
}
