//! Splices what was decided into ours: every byte that nothing was decided about stays as it was.

use crate::text::source::line_end_near;
use std::ops::Range;

/// Whether two stretches are the same but for line ends and the blanks around them.
pub(super) fn same_text(a: &str, b: &str) -> bool {
    a == b || a.trim().lines().eq(b.trim().lines())
}

/// `range` without the blank lines above and below it; indentation stays.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = text.get(range.clone()).unwrap_or("");
    let end = range.start + inside.trim_end().len();
    let blank = inside.len() - inside.trim_start().len();
    let start = inside.get(..blank).and_then(|blank| blank.rfind('\n'));
    let start = range.start + start.map_or(0, |line_end| line_end + 1);
    start.min(end)..end
}

/// One change to ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// What it is about, in Danish.
    pub(crate) about: String,
    /// Why a person must choose between ours and this; nothing where it is simply made.
    pub(crate) conflict: Option<String>,
    range: Range<usize>,
    shape: Shape,
    text: String,
    /// Whether it stands in the file itself, and under no other entry.
    is_in_file: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    /// In the place of a stretch; an empty one takes the stretch out.
    Replace,
    /// A line, or lines, after the line that ends here, or before the first.
    Line,
    /// Lines of their own, parted by blank ones, between two blocks.
    Paragraph,
}

/// How a stretch in conflict is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Conflicts {
    /// Both versions between git's markers.
    Marked,
    /// As ours has it.
    AsOurs,
}

impl Edit {
    /// Puts `text` in the place of `range`, the blanks around it aside.
    pub(crate) fn replace(range: Range<usize>, text: &str, about: &str) -> Edit {
        Edit::new(range, Shape::Replace, text, about)
    }

    /// Puts `text` after the line that ends at `at`; at the start of the file before the first.
    pub(crate) fn line(at: usize, text: &str, about: &str) -> Edit {
        Edit::new(at..at, Shape::Line, text, about)
    }

    /// Puts `text` between the entries that meet at `at`: behind all that belongs to the one
    /// above where it `is_in_file` itself.
    pub(crate) fn paragraph(at: usize, text: &str, about: &str, is_in_file: bool) -> Edit {
        Edit {
            is_in_file,
            ..Edit::new(at..at, Shape::Paragraph, text, about)
        }
    }

    /// The same, for a person to decide.
    pub(crate) fn in_conflict(self, why: String) -> Edit {
        Edit {
            conflict: Some(why),
            ..self
        }
    }

    /// Whether it is made within `range`.
    pub(crate) fn touches(&self, range: &Range<usize>) -> bool {
        let is_within = self.range.start >= range.start && self.range.end <= range.end;
        let is_around = self.range.start <= range.start && self.range.end >= range.end;
        self.shape != Shape::Paragraph && (is_within || is_around)
    }

    fn new(range: Range<usize>, shape: Shape, text: &str, about: &str) -> Edit {
        Edit {
            about: about.to_owned(),
            conflict: None,
            range,
            shape,
            is_in_file: false,
            text: text
                .get(trimmed(text, 0..text.len()))
                .unwrap_or("")
                .to_owned(),
        }
    }

    /// What goes: lines without the blanks around them, unless all of it does.
    fn taken(&self, ours: &str) -> Range<usize> {
        let goes_whole = self.text.is_empty() && self.conflict.is_none();
        match self.shape {
            Shape::Replace if !goes_whole => trimmed(ours, self.range.clone()),
            _ => self.range.clone(),
        }
    }
}

/// The text of `ours` after `edits`, and where in it each of them stands, in their order.
pub(super) fn splice(
    ours: &str,
    edits: &[Edit],
    conflicts: Conflicts,
) -> (String, Vec<Option<Range<usize>>>) {
    let mut order: Vec<(Range<usize>, usize)> = edits
        .iter()
        .enumerate()
        .filter(|(_, edit)| edit.conflict.is_none() || conflicts == Conflicts::Marked)
        .map(|(index, edit)| (edit.taken(ours), index))
        .collect();
    let is_in_file = |index: &usize| edits.get(*index).is_some_and(|edit| edit.is_in_file);
    order.sort_by_key(|(taken, index)| (taken.start, taken.end, is_in_file(index), *index));
    let mut places = vec![None; edits.len()];
    let mut new = String::with_capacity(ours.len());
    let mut done = 0;
    for (taken, index) in order {
        let Some(edit) = edits.get(index) else {
            continue;
        };
        new.push_str(ours.get(done..taken.start).unwrap_or(""));
        let line_end = line_end_near(ours, taken.start);
        let start = new.len();
        let text = edit.text.replace("\r\n", "\n");
        let text = match edit.conflict {
            Some(_) => marked(ours.get(taken.clone()).unwrap_or(""), &text),
            None => text,
        };
        let text = text.replace("\r\n", "\n").replace('\n', line_end);
        match edit.shape {
            Shape::Replace => new.push_str(&text),
            Shape::Line if taken.start == 0 => {
                new.push_str(&text);
                new.push_str(line_end);
            }
            Shape::Line => {
                new.push_str(line_end);
                new.push_str(&text);
            }
            Shape::Paragraph => {
                part_from_above(&mut new, line_end);
                new.push_str(&text);
                new.push_str(line_end);
                let below = ours.get(taken.end..).unwrap_or("").lines().next();
                if below.is_some_and(|line| !line.trim().is_empty()) {
                    new.push_str(line_end);
                }
            }
        }
        if let Some(place) = places.get_mut(index) {
            *place = Some(start..new.len());
        }
        done = taken.end;
    }
    new.push_str(ours.get(done..).unwrap_or(""));
    (new, places)
}

/// `ours` and `theirs` whole as one conflict, but for the lines that both begin and end with:
/// for a file of which no more can be said.
pub(crate) fn whole_file_in_conflict(ours: &str, theirs: &str) -> String {
    let line_end = line_end_near(ours, 0);
    let (own, other): (Vec<&str>, Vec<&str>) = (ours.lines().collect(), theirs.lines().collect());
    let above = own.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let room = own.len().min(other.len()) - above;
    let pairs = own.iter().rev().zip(other.iter().rev());
    let below = pairs.take(room).take_while(|(a, b)| a == b).count();
    let middle = |lines: &[&str]| {
        lines
            .get(above..lines.len() - below)
            .unwrap_or(&[])
            .join("\n")
    };
    let mut text: Vec<String> = own
        .iter()
        .take(above)
        .map(|line| (*line).to_owned())
        .collect();
    text.push(marked(&middle(&own), &middle(&other)));
    text.extend(
        own.iter()
            .skip(own.len() - below)
            .map(|line| (*line).to_owned()),
    );
    text.join("\n").replace('\n', line_end) + line_end
}

/// Both versions between git's markers, without a line end after the last.
fn marked(ours: &str, theirs: &str) -> String {
    let lines = |text: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("{text}\n")
        }
    };
    format!(
        "<<<<<<< vores\n{}=======\n{}>>>>>>> deres",
        lines(ours),
        lines(theirs)
    )
}

/// Ends the last line and leaves a blank one.
fn part_from_above(text: &mut String, line_end: &str) {
    if text.is_empty() {
        return;
    }
    if !text.ends_with('\n') {
        text.push_str(line_end);
    }
    let above = text.trim_end_matches([' ', '\t']);
    let without_line_end = above
        .strip_suffix('\n')
        .map(|above| above.trim_end_matches(['\r', ' ', '\t']));
    if without_line_end.is_some_and(|above| !above.ends_with('\n')) {
        text.push_str(line_end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_that_both_have_is_above_the_conflict_or_below_it_and_never_both() {
        assert_eq!(
            whole_file_in_conflict("a\nb\n", "a\nb\nb\n"),
            "a\nb\n<<<<<<< vores\n=======\nb\n>>>>>>> deres\n"
        );
    }

    #[test]
    fn line_ends_and_blanks_around_make_no_other_text() {
        assert!(same_text("en\r\nto\n", "en\nto"));
        assert!(same_text("en", "en"));
        assert!(!same_text("en", "to"));
        assert!(!same_text("en\nto", "en"));
    }
}
