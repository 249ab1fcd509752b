//! Every faulty example of the gallery in an editor: what `kimo lsp` says of it is what `kimo tjek`
//! says, at the same places, and every fix that is offered mends it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/editor.rs"]
mod editor;
#[path = "common/gallery.rs"]
mod gallery;

use common::Workplace;
use editor::{Editor, position};
use kimo::testing::faults;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;

/// A party whose name takes more units of UTF-16 than it has letters, and more letters than are
/// seen.
const ODD: &str = "🦀 e\u{301}";

/// Each example twice: as it is, and with the odd party before what is wrong in a line.
fn examples() -> Vec<(String, Workplace)> {
    let mut places = Vec::new();
    for fault in faults() {
        let place = Workplace::empty();
        gallery::lay_out(&place, &fault);
        places.push((fault.name.to_owned(), place));
        let place = Workplace::empty();
        gallery::lay_out(&place, &fault);
        if put_odd_party(&place) {
            places.push((format!("{} ({ODD})", fault.name), place));
        }
    }
    places
}

fn put_odd_party(place: &Workplace) -> bool {
    let [header, goal] =
        ["handleplan.toml", "maal-2.toml"].map(|name| format!("plan/2022-2025/{name}"));
    let [old, text] = [&header, &goal].map(|name| fs::read_to_string(place.path(name)));
    let (Ok(old), Ok(text)) = (old, text) else {
        return false;
    };
    if !text.contains("ansvarlig = [\"") {
        return false;
    }
    place.write(&header, old + &format!("\n[[part]]\nnavn = \"{ODD}\"\n"));
    place.write(
        &goal,
        text.replace("ansvarlig = [\"", &format!("ansvarlig = [\"{ODD}\", \"")),
    );
    true
}

/// What is wrong, file by file: each with its rule, its weight, its place and its words.
type Told = BTreeMap<String, Vec<(String, bool, Value, String)>>;

/// As `kimo tjek` says it, with the places as the protocol counts them.
fn checked(place: &Workplace) -> Told {
    let run = place.kimo(&["tjek", "--dato", "1.6.2024", "--format", "json"]);
    let report: Value = serde_json::from_str(&run.out).unwrap();
    let mut told = Told::new();
    for problem in report["problemer"].as_array().unwrap() {
        let text = |key: &str| problem[key].as_str().unwrap_or("").to_owned();
        let number = |key: &str| usize::try_from(problem[key].as_u64().unwrap()).unwrap();
        let name = format!("plan/{}", text("fil"));
        let at = start(&place.path(&name), number("linje"), number("kolonne"));
        let message = format!("{} {}", text("besked"), text("hjaelp"));
        let row = (
            text("regel"),
            text("alvor") == "fejl",
            at,
            message.trim().to_owned(),
        );
        told.entry(name).or_default().push(row);
    }
    told
}

/// A place of `kimo tjek` in a file, as the protocol has it. What is no UTF-8 is read as the
/// letters it would be in Windows-1252, or not at all.
fn start(path: &std::path::Path, line: usize, column: usize) -> Value {
    let bytes = fs::read(path).unwrap_or_default();
    let text = String::from_utf8(bytes);
    let text = text.unwrap_or_else(|wrong| {
        wrong
            .as_bytes()
            .iter()
            .map(|byte| char::from(*byte))
            .collect()
    });
    let text = text.trim_start_matches('\u{feff}');
    let begin: usize = text
        .split_inclusive('\n')
        .take(line - 1)
        .map(str::len)
        .sum();
    let letters = text[begin.min(text.len())..].char_indices().nth(column - 1);
    position(text, letters.map_or(text.len(), |(at, _)| begin + at))
}

/// As the server says it.
fn told(editor: &mut Editor) -> Told {
    let all = editor.request("workspace/diagnostic", json!({"previousResultIds": []}));
    let mut told = Told::new();
    for report in all["items"].as_array().unwrap() {
        let uri = report["uri"].as_str().unwrap();
        let name = uri[uri.rfind("plan/").unwrap()..].replace("%20", " ");
        for item in report["items"].as_array().unwrap() {
            let row = (
                item["code"].as_str().unwrap().to_owned(),
                item["severity"] == 1,
                item["range"]["start"].clone(),
                item["message"].as_str().unwrap().replace('\n', " "),
            );
            told.entry(name.clone()).or_default().push(row);
        }
    }
    told
}

#[test]
fn the_server_says_what_the_check_says_at_the_same_places() {
    let mut with_odd = 0;
    for (name, place) in examples() {
        let mut editor = Editor::on(&place, "2024-06-01");
        let wanted = checked(&place);
        assert!(!wanted.is_empty(), "{name}");
        assert_eq!(told(&mut editor), wanted, "{name}");
        with_odd += usize::from(name.contains(ODD));
        // The same with the file open, as an editor has its text.
        let goal = "plan/2022-2025/maal-2.toml";
        if let Ok(text) = fs::read_to_string(place.path(goal)) {
            editor.open_text(goal, text.trim_start_matches('\u{feff}'));
            assert_eq!(told(&mut editor), wanted, "{name}, open");
        }
    }
    assert!(with_odd > 20, "{with_odd}");
}

/// How often each problem is told of, and whether it is an error.
fn counted(told: &Told) -> BTreeMap<(String, String, bool), usize> {
    let mut counts = BTreeMap::new();
    for (name, rows) in told {
        for (rule, is_error, _, message) in rows {
            let key = (format!("{name} {rule}"), message.clone(), *is_error);
            *counts.entry(key).or_default() += 1;
        }
    }
    counts
}

#[test]
fn every_fix_that_is_offered_mends_what_it_is_offered_for_and_harms_nothing() {
    let mut fixes = BTreeMap::new();
    for (name, place) in examples() {
        let mut editor = Editor::on(&place, "2024-06-01");
        let reports = editor.request("workspace/diagnostic", json!({"previousResultIds": []}));
        let before = counted(&told(&mut editor));
        for report in reports["items"].as_array().unwrap() {
            let uri = report["uri"].as_str().unwrap();
            let file = uri[uri.rfind("plan/").unwrap()..].to_owned();
            for item in report["items"].as_array().unwrap() {
                let rule = item["code"].as_str().unwrap();
                for action in editor.actions(&file, item) {
                    let title = action["title"].as_str().unwrap();
                    if action["kind"] != "quickfix" || action["diagnostics"][0] != *item {
                        continue;
                    }
                    *fixes.entry(rule.to_owned()).or_insert(0) += 1;
                    let texts = editor.texts.clone();
                    editor.apply(&action["edit"]);
                    let after = counted(&told(&mut editor));
                    let message = item["message"].as_str().unwrap().replace('\n', " ");
                    let key = (format!("{file} {rule}"), message, item["severity"] == 1);
                    let is_less = after.get(&key).unwrap_or(&0) < before.get(&key).unwrap_or(&0);
                    assert!(
                        is_less,
                        "{name}: ”{title}” leaves {key:?}: {:?}",
                        editor.texts
                    );
                    let is_new = |(key, count): &(&(String, String, bool), &usize)| {
                        key.2 && before.get(key).unwrap_or(&0) < count
                    };
                    let new = after.iter().find(is_new);
                    assert!(
                        new.is_none(),
                        "{name}: ”{title}” makes {new:?}: {:?}",
                        editor.texts
                    );
                    restore(&mut editor, &place, &texts);
                }
            }
        }
    }
    let named: Vec<String> = fixes
        .iter()
        .map(|(rule, count)| format!("{rule} {count}"))
        .collect();
    insta::assert_snapshot!(named.join("\n"), @"
    aendret-efter-gennemfoert 2
    andet-aar 2
    beloeb-med-punktum 2
    besluttet-efter-dato 2
    besluttet-foer-skrevet 2
    bom-inde-i-filen 1
    dansk-noegle 1
    delmaal-uden-for-maaltal 1
    dobbelt-moede 1
    dobbelt-nummer 2
    forkert-aarstal 6
    forkert-filnavn 1
    forkert-type 2
    forkert-udgangsstatus 2
    forvekslet-tegn 2
    fremtidig-dato 2
    frist-foer-note 2
    frist-foer-start 2
    frist-uden-for-perioden 2
    gennemfoert-uden-trin 2
    gentaget-part 4
    hul-i-numre 9
    komma-i-nummer 2
    maalinger-uden-orden 1
    maaltal-som-udgangspunkt 1
    mangler-ansvarlig 1
    mangler-felt 5
    note-efter-udgaaet 2
    noter-uden-orden 2
    oprettet-efter-note 2
    pladsholder 1
    resultat-uden-aarsmaal 2
    samme-handling 2
    samme-note 2
    skjult-skriveretning 1
    skraastreg-i-sti 2
    start-efter-note 2
    start-uden-for-perioden 2
    typografiske-anfoerselstegn 1
    ubestemt-forsamling 1
    uden-for-perioden 2
    uenige-samme-dag 2
    ukendt-ansvarlig 4
    ukendt-international 4
    ukendt-moede 4
    ukendt-regel 2
    ");
}

/// Puts the texts back as they were: those that the fix opened as they are on disk.
fn restore(editor: &mut Editor, place: &Workplace, texts: &BTreeMap<String, String>) {
    for uri in editor.texts.keys().cloned().collect::<Vec<_>>() {
        let name = uri[uri.rfind("plan/").unwrap()..].to_owned();
        let text = texts
            .get(&uri)
            .cloned()
            .unwrap_or_else(|| place.read(&name));
        editor.set(&name, &text);
    }
}
