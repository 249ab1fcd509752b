//! Thousands of random pairs of versions: nothing lost, nothing doubled, and whatever is called
//! joined reads back as what both sides said.

use super::*;
use crate::load;
use crate::plan::Goal;
use crate::text::FileId;
use std::collections::BTreeMap;

/// A small generator of numbers: the same cases in each run.
pub(super) struct Dice(pub u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    pub(crate) fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }
}

/// How many pairs: enough for a run among others, ten times KIMO_MERGES for a long one. Never
/// fewer, or what is said of their shares would be chance.
pub(super) fn rounds() -> usize {
    let asked = std::env::var("KIMO_MERGES")
        .ok()
        .and_then(|asked| asked.parse().ok());
    asked.map_or(300, |asked: usize| (asked * 10).max(300))
}

/// How often each entry stands in a file: `2.1 note 2024-03-01 Fem strande`.
fn entries(text: &str) -> BTreeMap<String, usize> {
    let goal = read(text);
    let mut found = Vec::new();
    for action in &goal.actions {
        let number = &action.number.value;
        found.push(format!("{number}"));
        found.extend(
            action
                .notes
                .iter()
                .map(|note| format!("{number} note {} {}", note.date.value, note.text)),
        );
        found.extend(action.year_goals.iter().map(|goal| {
            format!(
                "{number} aarsmaal {} {} {}",
                goal.year.value, goal.date.value, goal.goal
            )
        }));
        found.extend(action.amendments.iter().map(|amendment| {
            let text = amendment.text.as_deref().unwrap_or_default();
            let parties = amendment.responsible.len();
            format!(
                "{number} aendring {} {parties} {text}",
                amendment.date.value
            )
        }));
        found.extend(action.results.iter().map(|result| {
            let text = result.text.as_deref().unwrap_or_default();
            let (year, day) = (result.year.value, result.date.value);
            format!("{number} resultat {year} {day} {:?} {text}", result.verdict)
        }));
    }
    for indicator in &goal.indicators {
        found.push(indicator.name.value.clone());
        found.extend(indicator.milestones.iter().map(|of| {
            let name = &indicator.name.value;
            format!("{name} delmaal {} {}", of.value.year.value, of.value.value)
        }));
        found.extend(
            indicator
                .measurements
                .iter()
                .map(|of| format!("{} {} {}", *indicator.name, of.date.value, of.value.value)),
        );
    }
    let mut counted = BTreeMap::new();
    for entry in found {
        *counted.entry(entry).or_insert(0) += 1;
    }
    counted
}

fn read(text: &str) -> Goal {
    let source = source(text);
    let (goal, problems) = load::read_goal(&source, FileId(0));
    let errors: Vec<_> = problems
        .iter()
        .filter(|problem| problem.is_error())
        .collect();
    assert!(errors.is_empty(), "{errors:?}\n{text}");
    goal
}

/// The blocks of a file, each with its blank line and comments before it.
fn blocks(text: &str) -> Vec<String> {
    let document = Document::read(text, &GOAL_TABLE).unwrap();
    document
        .entries
        .iter()
        .map(|block| text[block.whole.clone()].to_owned())
        .collect()
}

/// One entry more somewhere, as `kimo` or a person would write it.
fn add(dice: &mut Dice, text: &str, side: &str) -> String {
    let mut blocks = blocks(text);
    let who = if dice.one_in(6) { "begge" } else { side };
    let day = format!("2024-{:02}-{:02}", 1 + dice.below(12), 1 + dice.below(3));
    let comment = ["", "# en kommentar\n", "# fri\n\n"][dice.below(3)];
    let is = |kind: &'static str| move |block: &String| block.contains(kind);
    let (after, entry) = match dice.below(11) {
        0 => {
            let number = format!(
                "2.{}",
                match who {
                    "vores" => 100 + dice.below(50),
                    "deres" => 200 + dice.below(50),
                    _ => 300 + dice.below(3),
                }
            );
            if text.contains(&format!("\"{number}\"")) {
                return text.to_owned();
            }
            (
                blocks.len() - 1,
                format!(
                    "[[handling]]\nnr = \"{number}\"\ntekst = \"Ny {number}\"\nansvarlig = [\"S\"]\n"
                ),
            )
        }
        1 => (
            pick(dice, &blocks, is("[[indikator")),
            format!(
                "[[indikator.maaling]]\ndato = {day}\nvaerdi = {}\n",
                dice.below(3)
            ),
        ),
        2 => (
            pick(dice, &blocks, is("[[handling]]")),
            format!(
                "[[handling.aarsmaal]]\naar = {}\ndato = {day}\nmaal = \"{who} {}\"\nbesluttet = {day}\n",
                2022 + dice.below(4),
                dice.below(9)
            ),
        ),
        3 => (
            pick(dice, &blocks, is("[[handling")),
            format!(
                "[[handling.aendring]]\ndato = {day}\ntekst = \"{who} {}\"\n",
                dice.below(4)
            ),
        ),
        4 => (
            pick(dice, &blocks, is("[[handling")),
            format!(
                "[[handling.resultat]]\naar = {}\ndato = {day}\nopnaaet = \"{}\"\ntekst = \"{who} {}\"\n",
                2023 + dice.below(2),
                ["ja", "nej"][dice.below(2)],
                dice.below(4)
            ),
        ),
        5 => {
            let index = pick(dice, &blocks, is("[[indikator]]"));
            let year = match who {
                "vores" => 2022,
                "deres" => 2023,
                _ => 2024,
            };
            if text.contains(&format!("[[indikator.delmaal]]\naar = {year}")) {
                return text.to_owned();
            }
            (
                index,
                format!("[[indikator.delmaal]]\naar = {year}\nvaerdi = 3\n"),
            )
        }
        _ => (
            pick(dice, &blocks, is("[[handling")),
            format!(
                "[[handling.note]]\ndato = {day}\ntekst = \"{who} {}\"\n",
                dice.below(4)
            ),
        ),
    };
    blocks[after] = format!("{}\n", blocks[after].trim_end());
    blocks.insert(after + 1, format!("\n{comment}{entry}"));
    blocks.concat()
}

fn pick(dice: &mut Dice, blocks: &[String], is_wanted: impl Fn(&String) -> bool) -> usize {
    let wanted: Vec<usize> = (0..blocks.len())
        .filter(|index| is_wanted(&blocks[*index]))
        .collect();
    wanted[dice.below(wanted.len())]
}

/// Something changed or taken out.
fn change(dice: &mut Dice, text: &str, side: &str) -> String {
    let mut blocks = blocks(text);
    match dice.below(4) {
        0 => {
            let index = pick(dice, &blocks, |block| block.contains("[[handling.note]]"));
            blocks.remove(index);
        }
        1 => {
            let index = pick(dice, &blocks, |block| block.contains("[[handling.note]]"));
            blocks[index] = blocks[index].replace("\ntekst = \"", &format!("\ntekst = \"{side} "));
        }
        2 => {
            let index = pick(dice, &blocks, |block| block.contains("[[handling]]"));
            blocks[index] = blocks[index].replace(
                "ansvarlig = [\"S\"",
                &format!("ansvarlig = [\"S\", \"{side}\""),
            );
        }
        _ => {
            let index = pick(dice, &blocks, |block| block.contains("[[handling]]"));
            blocks[index] = blocks[index].replace("\ntekst = \"", &format!("\ntekst = \"{side} "));
        }
    }
    blocks.concat()
}

fn base(dice: &mut Dice) -> String {
    let mut text = GOAL
        .replace("Sekretariatet", "S")
        .replace("Kommunerne", "S");
    for _ in 0..dice.below(12) {
        text = add(dice, &text, "fra først");
    }
    text
}

/// The line ends and the end of the file as some editor leaves them.
fn dressed(dice: &mut Dice, text: &str) -> String {
    let mut text = if dice.one_in(3) {
        text.trim_end().to_owned()
    } else {
        text.to_owned()
    };
    if dice.one_in(3) {
        text = text.replace('\n', "\r\n");
    }
    if dice.one_in(5) {
        text.insert(0, '\u{feff}');
    }
    text
}

#[test]
fn additions_of_both_sides_are_joined_without_conflict_none_lost_none_doubled() {
    let mut dice = Dice(1);
    for round in 0..rounds() {
        let base = base(&mut dice);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for _ in 0..dice.below(6) {
            ours = add(&mut dice, &ours, "vores");
        }
        for _ in 0..dice.below(6) {
            theirs = add(&mut dice, &theirs, "deres");
        }
        // Two decisions of one day on one year are an error that only a person can settle.
        let (before, own, other) = (entries(&base), entries(&ours), entries(&theirs));
        let (base, ours, theirs) = (
            dressed(&mut dice, &base),
            dressed(&mut dice, &ours),
            dressed(&mut dice, &theirs),
        );
        let result = merged(&base, &ours, &theirs);
        let is_settled = |text: &str| errors(&source(text)).is_empty();
        if !is_settled(&ours) || !is_settled(&theirs) {
            continue;
        }
        if !result.conflicts.is_empty() {
            assert!(
                result.conflicts.iter().all(|why| why.contains("årsmål")
                    || why.contains("måling")
                    || why.contains("findes i begge grene, men er ikke ens")
                    || why.contains("er tilføjet i begge grene")),
                "round {round}: {:?}\n{}",
                result.conflicts,
                result.text
            );
            continue;
        }
        let after = entries(&result.text);
        let count = |of: &BTreeMap<String, usize>, entry: &str| of.get(entry).copied().unwrap_or(0);
        for entry in own
            .keys()
            .chain(other.keys())
            .chain(after.keys())
            .chain(before.keys())
        {
            assert_eq!(
                count(&after, entry),
                count(&own, entry).max(count(&other, entry)),
                "round {round}: {entry}\n{}",
                result.text
            );
        }
        assert_lines_kept(&ours, &result.text, round);
        for comment in theirs.lines().filter(|line| line.starts_with('#')) {
            assert!(result.text.contains(comment), "round {round}: {comment}");
        }
    }
}

/// Every line of ours stands in the result, in the same order.
fn assert_lines_kept(ours: &str, result: &str, round: usize) {
    let mut lines = result.split('\n').map(|line| line.trim_end_matches('\r'));
    for line in ours.split('\n').map(|line| line.trim_end_matches('\r')) {
        assert!(
            lines.any(|other| other == line),
            "round {round}: {line:?} of\n{ours}\n---\n{result}"
        );
    }
}

#[test]
fn what_is_changed_and_taken_out_is_joined_or_told_never_lost() {
    let mut dice = Dice(7);
    let (mut clean, mut told) = (0, 0);
    for round in 0..rounds() {
        let base = base(&mut dice);
        let (mut ours, mut theirs) = (base.clone(), base.clone());
        for (text, side) in [(&mut ours, "vores"), (&mut theirs, "deres")] {
            for _ in 0..dice.below(4) {
                *text = match dice.one_in(2) {
                    true => add(&mut dice, text, side),
                    false if entries(text).keys().any(|entry| entry.contains(" note ")) => {
                        change(&mut dice, text, side)
                    }
                    false => text.clone(),
                };
            }
        }
        let result = merged(&base, &ours, &theirs);
        let mirrored = merged(&base, &theirs, &ours);
        assert_eq!(
            result.conflicts.is_empty(),
            mirrored.conflicts.is_empty(),
            "round {round}:\n{}\n---\n{}",
            result.text,
            mirrored.text
        );
        if result.conflicts.is_empty() {
            clean += 1;
            assert_eq!(
                entries(&result.text),
                entries(&mirrored.text),
                "round {round}"
            );
            assert!(errors(&source(&result.text)).is_empty());
        } else {
            told += 1;
        }
        // What a side wrote anew stands there, joined or between the markers.
        let (before, own, other) = (entries(&base), entries(&ours), entries(&theirs));
        for (entry, _) in own
            .iter()
            .chain(&other)
            .filter(|(entry, _)| !before.contains_key(*entry))
        {
            let Some(words) = entry.find("vores ").or(entry.find("deres ")) else {
                continue;
            };
            let words = &entry[words..];
            assert!(
                result.text.contains(words),
                "round {round}: {entry}\n{}",
                result.text
            );
        }
        assert_eq!(joined_or_told(&base, &ours, &base), ours, "round {round}");
        assert_eq!(joined_or_told(&ours, &ours, &ours), ours);
    }
    assert!(
        clean * 3 > rounds() && told * 30 > rounds(),
        "{clean} joined, {told} in conflict"
    );
}

fn joined_or_told(base: &str, ours: &str, theirs: &str) -> String {
    merged(base, ours, theirs).text
}
