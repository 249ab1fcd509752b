//! *Nøgletal*: what is measured. Left out where nothing is.

use crate::render::docx::document::Document;
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{DASH, capital};
use crate::report::progress::{IndicatorRow, MeasurementView, ProgressReport};
use crate::text::danish::{date, number};

/// The section.
pub fn indicators(report: &ProgressReport, document: &mut Document) {
    if report.indicators.is_empty() {
        return;
    }
    let year = report.year;
    document.section("Nøgletal");
    let mut table = Table::new(
        "Nøgletal",
        vec![
            Column::text("Indikator", 26),
            Column::number("Udgangspunkt", 15),
            Column::number(format!("Ved udgangen af {}", year - 1), 14),
            Column::text(year.to_string(), 20),
            Column::number("Måltal", 11),
            Column::text("Andel af vejen", 14),
        ],
    );
    for row in &report.indicators {
        let or_dash = |value: Option<f64>| value.map_or_else(|| DASH.to_owned(), number::decimal);
        let last_year = row.last_year.as_ref().map(|measured| measured.value);
        let measured = row.this_year.as_ref().map(measurement);
        table.row(vec![
            Cell::text(&name(row)),
            Cell::text(&or_dash(row.baseline)),
            Cell::text(&or_dash(last_year)),
            Cell::text(&measured.unwrap_or_else(|| format!("Ikke målt i {year}"))),
            Cell::text(&target(row)),
            Cell::text(&share(row)),
        ]);
    }
    document.table(table);
}

/// The name, with the unit where the name does not hold it.
fn name(row: &IndicatorRow) -> String {
    let holds = row.name.to_lowercase().contains(&row.unit.to_lowercase());
    match row.unit.is_empty() || holds {
        true => row.name.clone(),
        false => format!("{} ({})", row.name, row.unit),
    }
}

fn measurement(measured: &MeasurementView) -> String {
    let source = measured.source.as_ref();
    let source = source.map_or_else(String::new, |source| format!(", {source}"));
    let (value, day) = (number::decimal(measured.value), date::short(measured.date));
    format!("{value} ({day}{source})")
}

fn target(row: &IndicatorRow) -> String {
    match (row.target, row.target_upper) {
        (None, _) => "Ikke fastsat".to_owned(),
        (Some(target), None) => number::decimal(target),
        (Some(lower), Some(upper)) => {
            format!("{} til {}", number::decimal(lower), number::decimal(upper))
        }
    }
}

fn share(row: &IndicatorRow) -> String {
    match (row.share, row.outcome) {
        (Some(share), Some(outcome)) if outcome != "ikke nået" => {
            format!("{} ({outcome})", number::percent(share))
        }
        (Some(share), _) => number::percent(share),
        (None, Some(outcome)) => capital(outcome),
        (None, None) => DASH.to_owned(),
    }
}
