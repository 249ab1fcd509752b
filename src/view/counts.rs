//! Numbers of actions by status, as charts and tables.

use super::block::{Bar, BarChart, Cell, Column, ColumnKind, Row, Segment, Shade, Table};
use crate::plan::Status;
use crate::query::count::Statuses;
use crate::text::danish::noun::{self, HANDLING};
use crate::text::danish::number;
use crate::text::letters::capital;
use crate::text::shorten::shorten;

/// The statuses from the left of a bar to its right: what is done first, what is left last.
const LEFT_TO_RIGHT: [Status; 6] = [
    Status::Completed,
    Status::Ongoing,
    Status::Started,
    Status::OnHold,
    Status::NotStarted,
    Status::Dropped,
];

/// What is counted by status: a bar of a chart, a row of a table.
pub(crate) struct Counted {
    name: String,
    title: String,
    counts: Vec<(Shade, &'static str, usize)>,
    /// What is counted, in words.
    words: Vec<String>,
    total: usize,
}

impl Counted {
    /// By status, what is done first.
    pub(crate) fn of_statuses(name: impl Into<String>, counts: &Statuses) -> Counted {
        let count = |status| (Shade::Status(status), status.word(), counts.get(status));
        let words = |word: &str, count| format!("{} {word}", number::counted(count));
        Counted::new(name.into(), LEFT_TO_RIGHT.map(count).into(), words)
    }

    fn new(
        name: String,
        counts: Vec<(Shade, &'static str, usize)>,
        words: impl Fn(&str, usize) -> String,
    ) -> Counted {
        let present = counts.iter().filter(|(.., count)| *count > 0);
        Counted {
            name,
            title: String::new(),
            words: present
                .map(|(_, word, count)| words(word, *count))
                .collect(),
            total: counts.iter().map(|(.., count)| count).sum(),
            counts,
        }
    }

    /// With what it is called.
    pub(crate) fn titled(self, title: &str) -> Counted {
        Counted {
            title: shorten(title, TITLE),
            ..self
        }
    }

    fn bar(&self) -> Bar {
        let total = HANDLING.count(self.total);
        Bar {
            name: self.name.clone(),
            title: self.title.clone(),
            segments: segments(self.counts.iter().map(|(shade, _, count)| (*shade, *count))),
            words: if self.words.is_empty() {
                total
            } else {
                format!("{total} – {}", self.words.join(", "))
            },
        }
    }
}

/// So many characters of a title stand beside a bar.
pub(crate) const TITLE: usize = 70;

/// A bar for each line.
pub(crate) fn chart(title: &str, lines: &[Counted]) -> BarChart {
    let bars: Vec<Bar> = lines.iter().map(Counted::bar).collect();
    let shades = lines.first().into_iter().flat_map(|line| &line.counts);
    let is_shown = |shade: &Shade| {
        let mut segments = bars.iter().flat_map(|bar| &bar.segments);
        segments.any(|segment| segment.shade == *shade)
    };
    let legend = shades
        .filter(|(shade, ..)| is_shown(shade))
        .map(|(shade, word, _)| (*shade, (*word).to_owned()));
    BarChart {
        title: title.to_owned(),
        legend: legend.collect(),
        bars,
        stands_alone: false,
    }
}

/// The lines under each other; `names` is the heading over what they are of.
pub(crate) fn table(caption: &str, names: &str, lines: &[Counted]) -> Table {
    let number = |heading: String, weight| Column::new(ColumnKind::Number, heading, weight);
    let words = lines.first().into_iter().flat_map(|line| &line.counts);
    let mut columns = vec![Column::new(ColumnKind::Words, names, 14)];
    columns.extend(words.map(|(_, word, _)| number(capital(word), 15)));
    columns.push(number("I alt".to_owned(), 9));
    let row = |line: &Counted| {
        let counts = line.counts.iter().map(|(.., count)| *count);
        let counts = counts.chain([line.total]);
        let counts = counts.map(|count| Cell::from(number::counted(count)));
        let name = Cell::from(line.name.as_str());
        Row::Cells(std::iter::once(name).chain(counts).collect())
    };
    Table {
        rows: lines.iter().map(row).collect(),
        ..Table::new(caption, columns)
    }
}

/// How far actions with these statuses are, as a bar that is full where all are completed. What goes
/// on for ever and what was dropped is never completed, and does not count.
pub(crate) fn progress_bar(name: impl Into<String>, counts: &Statuses) -> Bar {
    let done = counts.get(Status::Completed);
    let started = counts.get(Status::Started);
    let on_hold = counts.get(Status::OnHold);
    let left = counts.get(Status::NotStarted) + on_hold;
    let whole = done + started + left;
    let mut words = match (whole, counts.total()) {
        (0, 0) => "ingen handlinger".to_owned(),
        (0, _) => "ingen handlinger, der skal gennemføres".to_owned(),
        _ => format!("{done} af {whole} gennemført, {started} i gang"),
    };
    if on_hold > 0 {
        words += &format!(", {on_hold} sat i bero");
    }
    let dropped = match counts.get(Status::Dropped) {
        1 => "udgået",
        _ => "udgåede",
    };
    let uncounted = [
        (counts.get(Status::Ongoing), "løbende"),
        (counts.get(Status::Dropped), dropped),
    ];
    let uncounted = uncounted.iter().filter(|(count, _)| *count > 0);
    let uncounted: Vec<String> = uncounted
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if !uncounted.is_empty() {
        words += &format!("; desuden {}", noun::list(&uncounted));
    }
    Bar {
        name: name.into(),
        title: String::new(),
        segments: segments([
            (Shade::Status(Status::Completed), done),
            (Shade::Status(Status::Started), started),
            (Shade::Status(Status::NotStarted), left),
        ]),
        words,
    }
}

/// What the shades of [`progress_bar`] mean.
pub(crate) fn progress_legend() -> Vec<(Shade, String)> {
    let legend = [
        (Status::Completed, "gennemført"),
        (Status::Started, "i gang"),
        (Status::NotStarted, "ikke i gang"),
    ];
    let shade = |(status, word): (Status, &str)| (Shade::Status(status), word.to_owned());
    legend.map(shade).into()
}

/// Those of the segments that hold anything.
fn segments(counts: impl IntoIterator<Item = (Shade, usize)>) -> Vec<Segment> {
    let counts = counts.into_iter();
    let segments = counts.map(|(shade, count)| Segment { shade, count });
    segments.filter(|segment| segment.count > 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_never_completed_does_not_count_in_the_progress() {
        use Status::{Completed, Dropped, OnHold, Ongoing, Started};
        let bar = |statuses: &[Status]| {
            let counts = statuses.iter().copied().collect();
            let bar = progress_bar("Mål 1", &counts);
            (bar.whole(), bar.words)
        };
        let some = [
            Completed, Completed, Started, Ongoing, OnHold, Dropped, Dropped,
        ];
        let words = "2 af 4 gennemført, 1 i gang, 1 sat i bero; desuden 1 løbende og 2 udgåede";
        assert_eq!(bar(&some), (4, words.to_owned()));
        let words = "1 af 1 gennemført, 0 i gang; desuden 1 udgået";
        assert_eq!(bar(&[Completed, Dropped]), (1, words.to_owned()));
        let words = "ingen handlinger, der skal gennemføres; desuden 1 løbende";
        assert_eq!(bar(&[Ongoing]), (0, words.to_owned()));
        assert_eq!(bar(&[]), (0, "ingen handlinger".to_owned()));
    }
}
