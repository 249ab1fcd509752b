//! *Samlet status*: the counts by status and by light, as bars and in tables, and how the
//! statuses have come along through the period.

use crate::render::docx::chart::{Bar, Next, Segment, chart};
use crate::render::docx::document::Document;
use crate::render::docx::palette;
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::capital;
use crate::text::danish::date;
use crate::text::danish::noun::HANDLING;
use crate::view::annual::{AnnualReport, Overall};
use std::collections::BTreeMap;

/// The section.
pub(crate) fn overall(report: &AnnualReport, document: &mut Document) {
    let overall = &report.overall;
    document.section("Samlet status");
    by_status(overall, document);
    by_light(overall, document);
    development(report, document);
}

fn by_status(overall: &Overall, document: &mut Document) {
    document.label("Fordeling af status på hvert mål:");
    let bars: Vec<Bar> = overall
        .by_status
        .iter()
        .map(|row| bar(&goal(row.goal.as_deref()), &ORDER, &row.status, row.total))
        .collect();
    let title = "Diagram: handlingernes status på hvert mål";
    document.drawn(&chart(title, &bars, Next::Anything));
    document.label("Status:");
    let rows = overall.by_status.iter();
    let rows = rows.map(|row| (row.goal.as_deref(), &row.status, row.total));
    document.table(counts(
        "Handlinger efter mål og status",
        &overall.statuses,
        rows,
    ));
}

fn by_light(overall: &Overall, document: &mut Document) {
    document.label("Fordeling af vurdering på hvert mål:");
    let bars: Vec<Bar> = overall
        .by_light
        .iter()
        .map(|row| {
            let name = goal(row.goal.as_deref());
            bar(&name, &overall.lights, &row.light, row.total)
        })
        .collect();
    let title = "Diagram: handlingernes vurdering på hvert mål";
    document.drawn(&chart(title, &bars, Next::Anything));
    document.label("Vurdering:");
    let rows = overall.by_light.iter();
    let rows = rows.map(|row| (row.goal.as_deref(), &row.light, row.total));
    document.table(counts(
        "Handlinger efter mål og vurdering",
        &overall.lights,
        rows,
    ));
}

/// The statuses at the end of each year; nothing in the first, which has none to be held against.
fn development(report: &AnnualReport, document: &mut Document) {
    let years = &report.overall.by_year;
    if years.len() < 2 {
        return;
    }
    let last = years.len() - 1;
    let bars: Vec<Bar> = years
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let day = if at == last && report.is_preliminary {
                format!("Pr. {}", date::short(report.date))
            } else {
                row.year.to_string()
            };
            bar(&day, &ORDER, &row.status, row.total)
        })
        .collect();
    document.label("Udvikling i perioden, status ved udgangen af hvert år:");
    let title = "Diagram: handlingernes status ved udgangen af hvert år i perioden";
    document.drawn(&chart(title, &bars, Next::Anything));
}

/// The bar of `name`, its segments in the order of `words`.
fn bar(
    name: &str,
    words: &[&'static str],
    by_word: &BTreeMap<&'static str, usize>,
    total: usize,
) -> Bar {
    let shown: Vec<(&str, usize)> = words
        .iter()
        .map(|word| (*word, by_word.get(word).copied().unwrap_or(0)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let told: Vec<String> = shown
        .iter()
        .map(|(word, count)| format!("{word}: {count}"))
        .collect();
    Bar {
        name: format!("{name}: {}", HANDLING.count(total)),
        segments: shown
            .iter()
            .map(|(word, count)| Segment {
                count: *count,
                shade: palette::of_bar(word),
            })
            .collect(),
        words: if told.is_empty() {
            "ingen handlinger".to_owned()
        } else {
            told.join(", ")
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
