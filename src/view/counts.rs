//! Numbers of actions by status or by light, as charts and tables.

use super::block::{Bar, BarChart, Block, Cell, Column, ColumnKind, Row, Segment, Shade, Table};
use crate::plan::{Light, Status};
use crate::query::count::{Lights, Statuses};
use crate::text::danish::noun::HANDLING;
use crate::text::letters::capital;

/// The statuses from the left of a bar to its right: what is done first, what is left last.
const LEFT_TO_RIGHT: [Status; 6] = [
    Status::Completed,
    Status::Ongoing,
    Status::Started,
    Status::OnHold,
    Status::NotStarted,
    Status::Dropped,
];

/// What is counted by status or by light: a bar of a chart, a row of a table.
pub(crate) struct Counted {
    name: String,
    counts: Vec<(Shade, &'static str, usize)>,
    total: usize,
}

impl Counted {
    /// By status, from the left of a bar to its right.
    pub(crate) fn bar_of_statuses(name: impl Into<String>, counts: &Statuses) -> Counted {
        Counted::new(name.into(), statuses(counts, LEFT_TO_RIGHT))
    }

    /// By status, in the order of an action's life.
    pub(crate) fn row_of_statuses(name: impl Into<String>, counts: &Statuses) -> Counted {
        Counted::new(name.into(), statuses(counts, Status::ALL))
    }

    /// By light.
    pub(crate) fn of_lights(name: impl Into<String>, counts: &Lights) -> Counted {
        Counted::new(name.into(), lights(counts))
    }

    fn new(name: String, counts: Vec<(Shade, &'static str, usize)>) -> Counted {
        let total = counts.iter().map(|(.., count)| count).sum();
        Counted {
            name,
            counts,
            total,
        }
    }
}

fn statuses(counts: &Statuses, order: [Status; 6]) -> Vec<(Shade, &'static str, usize)> {
    let count = |status| (Shade::Status(status), status.word(), counts.get(status));
    order.map(count).into()
}

fn lights(counts: &Lights) -> Vec<(Shade, &'static str, usize)> {
    let shade = |light| match light {
        Light::Given(given) => Shade::Light(Some(given)),
        Light::Missing => Shade::Light(None),
        Light::Finished => Shade::Finished,
    };
    Light::ALL
        .map(|light| (shade(light), light.word(), counts.get(light)))
        .into()
}

/// A bar for each line.
pub(crate) fn chart(title: &str, lines: &[Counted]) -> BarChart {
    let words = |line: &Counted| {
        let present = line.counts.iter().filter(|(.., count)| *count > 0);
        let words: Vec<String> = present
            .map(|(_, word, count)| format!("{word}: {count}"))
            .collect();
        if words.is_empty() {
            "ingen handlinger".to_owned()
        } else {
            words.join(", ")
        }
    };
    let bar = |line: &Counted| Bar {
        name: format!("{} ({})", line.name, HANDLING.count(line.total)),
        segments: segments(line.counts.iter().map(|(shade, _, count)| (*shade, *count))),
        whole: line.total,
        words: words(line),
    };
    let shades = lines.first().into_iter().flat_map(|line| &line.counts);
    let is_shown = |shade: &Shade| {
        let counts = lines.iter().flat_map(|line| &line.counts);
        counts
            .filter(|(.., count)| *count > 0)
            .any(|(other, ..)| other == shade)
    };
    let legend = shades
        .filter(|(shade, ..)| is_shown(shade))
        .map(|(shade, word, _)| (*shade, (*word).to_owned()));
    BarChart {
        title: title.to_owned(),
        bars: lines.iter().map(bar).collect(),
        legend: legend.collect(),
        stands_alone: false,
    }
}

/// The lines under each other, the last the sum of the others.
pub(crate) fn table(caption: &str, lines: &[Counted]) -> Block {
    let number = |heading: String, weight| Column::new(ColumnKind::Number, heading, weight);
    let words = lines.first().into_iter().flat_map(|line| &line.counts);
    let mut columns = vec![Column::new(ColumnKind::Words, "Mål", 14)];
    columns.extend(words.map(|(_, word, _)| number(capital(word), 15)));
    columns.push(number("I alt".to_owned(), 9));
    let mut table = Table::new(caption, columns);
    for (at, line) in lines.iter().enumerate() {
        let counts = line.counts.iter().map(|(.., count)| *count);
        let mut cells = vec![Cell::from(line.name.as_str())];
        cells.extend(
            counts
                .chain([line.total])
                .map(|count| Cell::from(count.to_string())),
        );
        table.rows.push(if at + 1 == lines.len() {
            Row::Total(cells)
        } else {
            Row::Cells(cells)
        });
    }
    Block::Table(table)
}

/// How far actions with these statuses are, as a bar; what was dropped does not count.
pub(crate) fn progress_bar(name: impl Into<String>, counts: &Statuses) -> Bar {
    let done = counts.get(Status::Completed);
    let under_way = counts.get(Status::Started) + counts.get(Status::Ongoing);
    let left = counts.get(Status::NotStarted) + counts.get(Status::OnHold);
    let whole = done + under_way + left;
    let words = if whole == 0 {
        "ingen handlinger".to_owned()
    } else {
        format!("{done} af {whole} gennemført, {under_way} i gang")
    };
    let dropped = match counts.get(Status::Dropped) {
        0 => "",
        1 => "; 1 udgået er ikke talt med",
        many => &format!("; {many} udgåede er ikke talt med"),
    };
    Bar {
        name: name.into(),
        segments: segments([
            (Shade::Status(Status::Completed), done),
            (Shade::UnderWay, under_way),
            (Shade::Status(Status::NotStarted), left),
        ]),
        whole,
        words: words + dropped,
    }
}

/// What the shades of [`progress_bar`] mean.
pub(crate) fn progress_legend() -> Vec<(Shade, String)> {
    let not_begun = Shade::Status(Status::NotStarted);
    let legend = [
        (Shade::Status(Status::Completed), "gennemført"),
        (Shade::UnderWay, "i gang: igangsat eller løbende"),
        (not_begun, "ikke i gang"),
    ];
    legend.map(|(shade, word)| (shade, word.to_owned())).into()
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
    fn what_is_dropped_does_not_count_in_the_progress() {
        use Status::{Completed, Dropped, OnHold, Ongoing, Started};
        let statuses = [
            Completed, Completed, Started, Ongoing, OnHold, Dropped, Dropped,
        ];
        let bar = progress_bar("Mål 1", &statuses.into_iter().collect());
        assert_eq!(
            bar.words,
            "2 af 5 gennemført, 2 i gang; 2 udgåede er ikke talt med"
        );
        assert_eq!(bar.whole, 5);
        let empty = progress_bar("Mål 1", &Statuses::default());
        assert_eq!((empty.words.as_str(), empty.whole), ("ingen handlinger", 0));
    }
}
