//! Random entries that share their keys: several notes of one day by one hand, several values of
//! one day. Some are taken out, some reworded, some given a field. No field ever lands on an entry
//! that neither side wrote it on, and nothing that is new on a side is lost.

use super::any_two::{Dice, rounds};
use super::*;
use std::collections::HashMap;

/// An entry, known through all rewording by its number.
#[derive(Clone)]
struct Entry {
    number: usize,
    is_note: bool,
    day: usize,
    by: usize,
    words: String,
    field: Option<usize>,
}

/// What was ever written, and on which entry.
#[derive(Default)]
struct Written {
    entries: usize,
    words: HashMap<String, usize>,
    fields: HashMap<String, usize>,
}

impl Written {
    fn words(&mut self, of: usize, words: String) -> String {
        self.words.insert(words.clone(), of);
        words
    }

    fn new_words(&mut self, of: usize, is_note: bool) -> String {
        let count = self.words.len();
        let words = if is_note {
            format!("ord{count}")
        } else {
            format!("{}", 1000 + count)
        };
        self.words(of, words)
    }

    fn add(&mut self, dice: &mut Dice) -> Entry {
        self.entries += 1;
        let is_note = !dice.one_in(3);
        Entry {
            number: self.entries,
            is_note,
            day: 1 + dice.below(2),
            by: dice.below(2),
            words: self.new_words(self.entries, is_note),
            field: None,
        }
    }

    fn change(&mut self, dice: &mut Dice, file: &mut Vec<Entry>) {
        if file.is_empty() || dice.one_in(5) {
            let new = self.add(dice);
            return file.insert(dice.below(file.len() + 1), new);
        }
        let at = dice.below(file.len());
        let entry = &mut file[at];
        match dice.below(4) {
            0 => drop(file.remove(at)),
            1 if entry.is_note => {
                let more = format!("{}, rettet{}.", entry.words, self.words.len());
                entry.words = self.words(entry.number, more);
            }
            2 => entry.words = self.new_words(entry.number, entry.is_note),
            _ => {
                let field = self.fields.len();
                entry.field = Some(field);
                self.fields
                    .insert(shown(field, entry.is_note), entry.number);
            }
        }
    }
}

/// The value of the field that only some entries have.
fn shown(field: usize, is_note: bool) -> String {
    if is_note {
        format!(
            "{}-{:02}-{:02}",
            2000 + field / 300,
            1 + field / 25 % 12,
            1 + field % 25
        )
    } else {
        format!("\"kilde {field}\"")
    }
}

fn text(file: &[Entry]) -> String {
    let mut text = "nr = \"2\"\ntitel = \"Havet\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense\"\nansvarlig = [\"S\"]\n".to_owned();
    for note in file.iter().filter(|entry| entry.is_note) {
        text += &format!("\n[[handling.note]]\ndato = 2024-03-0{}\n", note.day);
        if note.by > 0 {
            text += "af = \"Sekretariatet\"\n";
        }
        text += &format!("tekst = \"{}\"\n", note.words);
        if let Some(field) = note.field {
            text += &format!("frist = {}\n", shown(field, true));
        }
    }
    text += "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\n";
    for value in file.iter().filter(|entry| !entry.is_note) {
        text += &format!(
            "\n[[indikator.maaling]]\ndato = 2024-03-0{}\nvaerdi = {}\n",
            value.day, value.words
        );
        if let Some(field) = value.field {
            text += &format!("kilde = {}\n", shown(field, false));
        }
    }
    text
}

#[test]
fn no_field_lands_on_an_entry_that_neither_side_wrote_it_on() {
    let mut dice = Dice(11);
    let mut clean = 0;
    for round in 0..rounds() {
        let mut written = Written::default();
        let base: Vec<Entry> = (0..1 + dice.below(4))
            .map(|_| written.add(&mut dice))
            .collect();
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for file in [&mut ours, &mut theirs] {
            for _ in 0..dice.below(4) {
                written.change(&mut dice, file);
            }
        }
        let [was, own, other] = [&base, &ours, &theirs].map(|file| text(file));
        let result = merged(&was, &own, &other);
        let mirrored = merged(&was, &other, &own);
        let shown = format!(
            "round {round}\n{was}\n--- vores\n{own}\n--- deres\n{other}\n--- til\n{}",
            result.text
        );
        assert_eq!(
            result.conflicts.is_empty(),
            mirrored.conflicts.is_empty(),
            "{shown}\n{}",
            mirrored.text
        );
        for result in [&result, &mirrored] {
            for line in own.lines().chain(other.lines()) {
                let is_there = was.lines().chain(result.text.lines()).any(|it| it == line);
                assert!(is_there, "{line} is lost: {shown}");
            }
        }
        if !result.conflicts.is_empty() {
            continue;
        }
        clean += 1;
        for result in [&result, &mirrored] {
            let mut seen = Vec::new();
            let document = Document::read(&result.text, &GOAL_TABLE).unwrap();
            for (index, entry) in document.entries.iter().enumerate() {
                let (words, field) = match entry.path.as_str() {
                    "handling.note" => ("tekst", "frist"),
                    "indikator.maaling" => ("vaerdi", "kilde"),
                    _ => continue,
                };
                let number = written.words[bare(&document.value(index, words))];
                assert!(!seen.contains(&number), "{number} is doubled: {shown}");
                seen.push(number);
                if let Some(field) = entry.field(field) {
                    let value = document.at(field.value.clone());
                    assert_eq!(written.fields[value], number, "{value}: {shown}");
                }
            }
        }
    }
    assert!(clean * 3 > rounds(), "{clean} joined");
}
