//! `docs/fejl.md`: every fault that `check` can name, with an example, what kimo says about it
//! and the remedy. Made from the registry, and held to it by this test.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use chrono::NaiveDate;
use common::{HANDLEPLAN, Workplace, project};
use kimo::testing::{Fault, Problem, faults, problems};
use std::fmt::Write;
use std::fs;
use std::path::Path;

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

/// Writes the files of the example, and tells how it looks on the page.
fn lay_out(place: &Workplace, entry: &Fault) -> String {
    if let Some(told) = lay_out_folders(place, entry.name) {
        return told;
    }
    put_handleplan(place, "2022-2025");
    put_goal(place, "2022-2025/maal-1.toml", "1");
    put_goal(place, "2022-2025/maal-3.toml", "3");
    if let Some(addition) = of_handleplan(entry) {
        let name = "plan/2022-2025/handleplan.toml";
        place.write(name, place.read(name) + addition);
        put_goal(place, "2022-2025/maal-2.toml", "2");
        return format!(
            "I `handleplan.toml`:\n\n```toml\n{}\n```\n",
            addition.trim()
        );
    }
    let is_of_files = entry.group == 0;
    let mut bytes = entry.example.to_vec();
    // A rule's example may leave out the goal's own lines.
    if !is_of_files && !entry.example.trim_ascii_start().starts_with(b"nr =") {
        bytes = [b"nr = \"2\"\ntitel = \"Et m\xc3\xa5l\"\n", entry.example].concat();
    }
    place.write("plan/2022-2025/maal-2.toml", &bytes);
    match std::str::from_utf8(&bytes) {
        Ok(text) if is_readable(text) => format!("```toml\n{}\n```\n", text.trim_end()),
        _ => described(entry.name).to_owned() + "\n",
    }
}

/// An example that is added to `handleplan.toml`, which has the party and the meeting already.
fn of_handleplan(entry: &Fault) -> Option<&'static str> {
    let text = std::str::from_utf8(entry.example).ok()?;
    let start = text.trim_start();
    (start.starts_with("[[part]]") || start.starts_with("[[moede]]")).then_some(text)
}

fn is_readable(text: &str) -> bool {
    let is_seen = |letter: char| {
        letter == '\n'
            || !letter.is_control()
                && !matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}')
    };
    !text.is_empty() && text.chars().all(is_seen)
}

/// An example that cannot be shown on a page, in words.
fn described(name: &str) -> &'static str {
    match name {
        "utf-16" => "Filen er gemt i Notesblok som ”Unicode” eller ”UTF-16”.",
        "ikke-utf-8" => {
            "Filen er gemt som ”ANSI” (Windows-1252), så æ, ø og å er gemt som noget andet."
        }
        "beskadiget-fil" => "Filen ender i en række NUL-tegn, som efter et strømsvigt.",
        "tom-fil" => "Filen er der, men der står intet i den.",
        "ensom-vognretur" => "Linjerne er adskilt af CR alene, som på en Mac før 2001.",
        "nul-tegn" => "Der står et NUL-tegn inde i en tekst.",
        "bom-inde-i-filen" => {
            "Et usynligt *byte order mark* står inde i filen, som når to filer er sat sammen."
        }
        "skjult-skriveretning" => {
            "Et usynligt tegn vender teksten om: det, du ser, er ikke det, der står."
        }
        "usynligt-tegn" => "Der står et usynligt mellemrum (U+200B) efter ”Sekretariatet”.",
        _ => "",
    }
}

/// The faults that lie in which files there are.
fn lay_out_folders(place: &Workplace, name: &str) -> Option<String> {
    let told = match name {
        "nyere-format" => {
            let text = HANDLEPLAN.replace("format = 1", "format = 2");
            place.write("plan/2022-2025/handleplan.toml", text);
            "```toml\nformat = 2\n```\n".to_owned()
        }
        "mangler-fil" => {
            put_goal(place, "2022-2025/maal-1.toml", "1");
            tree(&place.path("plan"))
        }
        "ulaeselig-fil" => {
            put_handleplan(place, "2022-2025");
            place.write("plan/2022-2025/maal-1.toml/kopi.txt", "");
            tree(&place.path("plan"))
        }
        "forkert-filnavn" => {
            put_handleplan(place, "2022-2025");
            put_goal(place, "2022-2025/maal-3.toml", "2");
            tree(&place.path("plan"))
        }
        "forkert-mappenavn" => {
            place.write("plan/2018-2021/handleplan.toml", HANDLEPLAN);
            tree(&place.path("plan"))
        }
        "overlappende-perioder" => {
            put_handleplan(place, "2022-2025");
            put_handleplan(place, "2024-2027");
            tree(&place.path("plan"))
        }
        "ukendt-fil" => {
            put_handleplan(place, "2022-2025");
            put_goal(place, "2022-2025/maal-1.toml", "1");
            put_goal(place, "2022-2025/kopi.toml", "1");
            tree(&place.path("plan"))
        }
        _ => return None,
    };
    Some(told)
}

fn put_handleplan(place: &Workplace, period: &str) {
    let outside = "\n[[international]]\nnr = \"KI-1\"\ntitel = \"Less litter\"\n";
    let text = HANDLEPLAN.replace("2022-2025", period) + outside;
    place.write(&format!("plan/{period}/handleplan.toml"), text);
}

fn put_goal(place: &Workplace, name: &str, number: &str) {
    let text = format!("nr = \"{number}\"\ntitel = \"Et andet mål\"\n");
    place.write(&format!("plan/{name}"), text);
}

/// The files under a folder, as the guide draws them.
fn tree(root: &Path) -> String {
    let mut lines = String::new();
    draw(root, "", &mut lines);
    format!("```text\nplan/\n{lines}```\n")
}

fn draw(folder: &Path, indent: &str, lines: &mut String) {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    entries.sort();
    for path in entries {
        let name = path.file_name().unwrap().to_str().unwrap();
        let slash = if path.is_dir() { "/" } else { "" };
        writeln!(lines, "{indent}  {name}{slash}").unwrap();
        if path.is_dir() {
            draw(&path, &format!("{indent}  "), lines);
        }
    }
}
