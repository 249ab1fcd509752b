//! *Samlet status*: a bar of statuses for each goal, and the counts by status and by light.

use crate::render::docx::chart::{Bar, Segment, chart};
use crate::render::docx::document::Document;
use crate::render::docx::palette;
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::capital;
use crate::report::progress::{ProgressReport, StatusRow};
use crate::text::danish::noun::HANDLING;
use std::collections::BTreeMap;

/// The section.
pub fn overall(report: &ProgressReport, document: &mut Document) {
    let overall = &report.overall;
    document.section("Samlet status");
    document.label("Fordeling af status på hvert mål:");
    let bars: Vec<Bar> = overall
        .by_status
        .iter()
        .map(|row| distribution(&overall.statuses, row))
        .collect();
    document.drawn(&chart("Diagram: handlingernes status på hvert mål", &bars));
    document.label("Status:");
    let rows = overall.by_status.iter();
    let rows = rows.map(|row| (row.goal.as_deref(), &row.status, row.total));
    document.table(counts(
        "Handlinger efter mål og status",
        &overall.statuses,
        rows,
    ));
    document.label("Vurdering:");
    let rows = overall.by_light.iter();
    let rows = rows.map(|row| (row.goal.as_deref(), &row.light, row.total));
    document.table(counts(
        "Handlinger efter mål og vurdering",
        &overall.lights,
        rows,
    ));
}

/// A goal's bar: completed first, as far as it has come.
fn distribution(statuses: &[&'static str], row: &StatusRow) -> Bar {
    let counted = |word: &&'static str| (*word, row.status.get(word).copied().unwrap_or(0));
    let shown: Vec<(&str, usize)> = ORDER
        .iter()
        .chain(statuses.iter().filter(|word| !ORDER.contains(word)))
        .map(counted)
        .filter(|(_, count)| *count > 0)
        .collect();
    let words: Vec<String> = shown
        .iter()
        .map(|(word, count)| format!("{count} {word}"))
        .collect();
    Bar {
        name: format!(
            "{}: {}",
            goal(row.goal.as_deref()),
            HANDLING.count(row.total)
        ),
        segments: shown
            .iter()
            .map(|(word, count)| Segment {
                count: *count,
                shade: palette::of_bar(word),
            })
            .collect(),
        words: match words.is_empty() {
            true => "ingen handlinger".to_owned(),
            false => words.join(", "),
        },
    }
}

/// The statuses from the left of a bar to its right.
const ORDER: [&str; 6] = [
    "gennemført",
    "løbende",
    "igangsat",
    "sat i bero",
    "ikke igangsat",
    "udgået",
];

fn counts<'a>(
    title: &str,
    words: &[&'static str],
    rows: impl Iterator<Item = (Option<&'a str>, &'a BTreeMap<&'static str, usize>, usize)>,
) -> Table {
    let mut columns = vec![Column::text("Mål", 14)];
    columns.extend(words.iter().map(|word| Column::number(capital(word), 15)));
    columns.push(Column::number("I alt", 9));
    let mut table = Table::new(title, columns).in_one_piece();
    for (nr, by_word, total) in rows {
        let cell = match nr {
            Some(_) => Cell::text,
            None => Cell::total,
        };
        let counted = words
            .iter()
            .map(|word| by_word.get(word).copied().unwrap_or(0));
        let mut cells = vec![cell(&goal(nr))];
        cells.extend(counted.chain([total]).map(|count| cell(&count.to_string())));
        table.row(cells);
    }
    table
}

fn goal(nr: Option<&str>) -> String {
    nr.map_or_else(|| "I alt".to_owned(), |nr| format!("Mål {nr}"))
}
