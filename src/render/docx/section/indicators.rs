//! *Nøgletal*: what is measured. Left out where nothing is.

use crate::render::docx::document::Document;
use crate::render::docx::palette;
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{DASH, capital};
use crate::render::docx::years::{YearRow, years};
use crate::text::danish::{date, number};
use crate::view::annual::{AnnualReport, IndicatorRow, MeasurementView};

/// The rows that may be kept on one page without leaving much of the one before it blank.
const FEW: usize = 8;

/// The section.
pub(crate) fn indicators(report: &AnnualReport, document: &mut Document) {
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
    if report.indicators.len() <= FEW {
        table = table.in_one_piece();
    }
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
    for row in &report.indicators {
        drawn(row, year, document);
    }
}

/// The indicator over the years; nothing where nothing has been measured.
fn drawn(row: &IndicatorRow, this_year: i32, document: &mut Document) {
    if row.years.iter().all(|year| year.measurement.is_none()) {
        return;
    }
    let measured = row.years.iter().map(|year| {
        let value = year.measurement.as_ref().map(|found| found.value);
        let not_measured = if year.year > this_year {
            DASH
        } else {
            "ikke målt"
        };
        YearRow {
            name: year.year.to_string(),
            words: value.map_or_else(|| not_measured.to_owned(), number::decimal),
            bar: value.map(|value| (0.0, value)),
            shade: palette::MEASURED,
        }
    });
    let baseline = row.baseline.map(|value| YearRow {
        name: "Udgangspunkt".to_owned(),
        words: number::decimal(value),
        bar: Some((0.0, value)),
        shade: palette::BASELINE,
    });
    let rows: Vec<YearRow> = baseline
        .into_iter()
        .chain(measured)
        .chain(target_row(row))
        .collect();
    let targets: Vec<f64> = row.target.into_iter().chain(row.target_upper).collect();
    document.label(&format!("{} år for år:", name(row)));
    document.drawn(&years(
        &format!("Diagram: {} år for år", name(row)),
        &rows,
        &targets,
    ));
}

/// The target's own row, which says what the dashed lines are.
fn target_row(row: &IndicatorRow) -> Option<YearRow> {
    let target = row.target?;
    Some(YearRow {
        name: match row.target_upper {
            Some(_) => "Måltal (stiplede linjer)".to_owned(),
            None => "Måltal (stiplet linje)".to_owned(),
        },
        words: self::target(row),
        bar: Some(match row.target_upper {
            Some(upper) => (target, upper),
            None => (0.0, target),
        }),
        shade: palette::TARGET,
    })
}

/// The name, with the unit where the name does not hold it.
fn name(row: &IndicatorRow) -> String {
    let holds = row.name.to_lowercase().contains(&row.unit.to_lowercase());
    if row.unit.is_empty() || holds {
        row.name.clone()
    } else {
        format!("{} ({})", row.name, row.unit)
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
