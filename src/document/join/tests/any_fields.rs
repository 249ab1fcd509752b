//! Random changes to the fields of one entry and of the file's top: what is called joined says
//! of every field and every comment what the two sides make of it.

use super::any_two::{Dice, rounds};
use super::*;

/// A field with the comment lines above it.
#[derive(Clone)]
struct Line {
    above: Vec<String>,
    key: &'static str,
    value: String,
    behind: Option<String>,
}

/// The fields of the top and of an action, and the comments after the last of each.
#[derive(Clone)]
struct File {
    blocks: [Vec<Line>; 2],
    below: [Vec<String>; 2],
}

const FIELDS: [&[&str]; 2] = [
    &["nr", "titel", "baggrund"],
    &["nr", "tekst", "ansvarlig", "gruppe", "frist"],
];

fn line(key: &'static str, value: &str) -> Line {
    let value = match key {
        "ansvarlig" => format!("[\"{value}\"]"),
        "frist" => "\"2025\"".to_owned(),
        _ => format!("\"{value}\""),
    };
    Line {
        above: Vec::new(),
        key,
        value,
        behind: None,
    }
}

impl File {
    fn new() -> File {
        let mut file = File {
            blocks: [
                vec![line("nr", "2"), line("titel", "Havet")],
                vec![
                    line("nr", "2.1"),
                    line("tekst", "Rense"),
                    line("ansvarlig", "S"),
                    line("gruppe", "Kyst"),
                ],
            ],
            below: [Vec::new(), Vec::new()],
        };
        file.blocks[0][0].above.push("# Mål 2".to_owned());
        file.blocks[1][1].above.push("# om teksten".to_owned());
        file.blocks[1][2].behind = Some("# siden 2022".to_owned());
        file.below[1].push("# efter handlingen".to_owned());
        file
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (index, block) in self.blocks.iter().enumerate() {
            text += ["", "\n[[handling]]\n"][index];
            for line in block {
                for comment in &line.above {
                    text += &format!("{comment}\n");
                }
                let behind = line
                    .behind
                    .as_ref()
                    .map_or(String::new(), |c| format!(" {c}"));
                text += &format!("{} = {}{behind}\n", line.key, line.value);
            }
            for comment in &self.below[index] {
                text += &format!("{comment}\n");
            }
        }
        text + "\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"Fem\"\n"
    }

    fn change(&mut self, dice: &mut Dice, side: &str) {
        let which = dice.below(2);
        let block = &mut self.blocks[which];
        let at = dice.below(block.len());
        let words = format!("{side} {}", dice.below(1000));
        let is_required = matches!(block[at].key, "nr" | "titel" | "tekst" | "ansvarlig");
        match dice.below(8) {
            0 => block[at.saturating_sub(1)..=at].reverse(),
            1 if !is_required => {
                block.remove(at);
            }
            2 => {
                let new = FIELDS[which]
                    .iter()
                    .find(|key| block.iter().all(|line| line.key != **key));
                if let Some(key) = new {
                    block.insert(dice.below(block.len() + 1), line(key, &words));
                }
            }
            3 if !matches!(block[at].key, "nr" | "frist") => {
                block[at].value = line(block[at].key, &words).value;
            }
            4 => block[at].above.push(format!("# {words}")),
            5 => block[at].behind = Some(format!("# {words}")),
            6 => {
                block[at].above.pop();
            }
            7 => self.below[which].push(format!("# {words}")),
            _ => {}
        }
    }

    fn says(&self, of: &str) -> Option<String> {
        let (block, key) = of.split_once(' ').unwrap();
        let block = &self.blocks[usize::from(block == "handling")];
        let line = block.iter().find(|line| line.key == key);
        line.map(|line| line.value.clone())
    }
}

fn comments_of(text: &str) -> Vec<&str> {
    text.lines()
        .filter_map(|line| line.find('#').map(|at| &line[at..]))
        .collect()
}

/// What the two sides make of one thing; nothing where a person must tell.
fn joined_of<T: PartialEq + Clone>(base: T, ours: T, theirs: T) -> Option<T> {
    match (ours == base, theirs == base) {
        (true, _) => Some(theirs),
        (_, true) => Some(ours),
        _ => (ours == theirs).then_some(ours),
    }
}

#[test]
fn every_field_and_comment_is_joined_as_the_two_sides_have_it_or_told() {
    let mut dice = Dice(3);
    let mut clean = 0;
    for round in 0..rounds() {
        let mut base = File::new();
        for _ in 0..dice.below(4) {
            base.change(&mut dice, "fra først");
        }
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for (file, side) in [(&mut ours, "vores"), (&mut theirs, "deres")] {
            for _ in 0..dice.below(4) {
                file.change(&mut dice, side);
            }
        }
        let texts = [&base, &ours, &theirs].map(File::text);
        let [was, own, other] = &texts;
        let result = merged(was, own, other);
        let mirrored = merged(was, other, own);
        assert_eq!(
            result.conflicts.is_empty(),
            mirrored.conflicts.is_empty(),
            "round {round}\n{}\n---\n{}",
            result.text,
            mirrored.text
        );
        if !result.conflicts.is_empty() {
            continue;
        }
        clean += 1;
        let shown = format!(
            "round {round}\n{was}\n--- vores\n{own}\n--- deres\n{other}\n--- til\n{}",
            result.text
        );
        let first = |text: &str| text.lines().next().map(str::to_owned);
        if first(was) == first(own) && first(was) == first(other) {
            assert_eq!(first(&result.text), first(was), "{shown}");
        }
        let read = Document::read(&result.text, &GOAL_TABLE).unwrap();
        for (index, block) in [("top", 0), ("handling", 1)].map(|(name, index)| (index, name)) {
            for key in FIELDS[index] {
                let of = format!("{block} {key}");
                let meant = joined_of(base.says(&of), ours.says(&of), theirs.says(&of));
                let value = meant.unwrap_or_else(|| panic!("{of}: {shown}"));
                let found = read.entries[index].field(key);
                let found = found.map(|_| read.value(index, key));
                assert_eq!(
                    found,
                    value.map(|value| crate::document::value::normal(&value)),
                    "{of}: {shown}"
                );
            }
        }
        let of = [was, own, other, &result.text].map(|text| comments_of(text));
        for comment in of.iter().flatten() {
            let [b, o, t, found] = of
                .each_ref()
                .map(|of| of.iter().filter(|c| *c == comment).count());
            assert_eq!(Some(found), joined_of(b, o, t), "{comment}: {shown}");
        }
    }
    assert!(clean * 3 > rounds(), "{clean} joined");
}
