//! The examples of the gallery, each laid out as a plan that breaks one rule.

use crate::common::{HANDLEPLAN, Workplace};
use kimo::testing::Fault;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Writes the files of the example, and tells how it looks on the page.
pub(crate) fn lay_out(place: &Workplace, entry: &Fault) -> String {
    if let Some(told) = lay_out_folders(place, entry.name) {
        return told;
    }
    if entry.name == "forkert-udgangsstatus" {
        put_handleplan(place, "2018-2021");
        place.write("plan/2018-2021/maal-1.toml", crate::common::GOAL);
    }
    put_handleplan(place, "2022-2025");
    put_goal(place, "2022-2025/maal-1.toml", "1");
    put_goal(place, "2022-2025/maal-3.toml", "3");
    if let Some(addition) = of_handleplan(entry) {
        let name = "plan/2022-2025/handleplan.toml";
        let text = place.read(name);
        // Nothing of the file's own stands below its tables.
        let text = if addition.trim().starts_with('[') {
            text + addition
        } else {
            addition.trim_start().to_owned() + &text
        };
        place.write(name, text);
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
    let own = ["[[part]]", "[[moede]]", "forsamling"];
    own.iter().any(|own| start.starts_with(own)).then_some(text)
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
