//! CSV for Danish Excel: `;` between cells, a byte order mark, and no cell that is a formula.

use crate::report::log::{Entry, LogView, YearGoalChange};
use crate::report::status::{ActionRow, Deadline, StatusView};
use crate::text::danish::span::DateSpan;
use anyhow::{Context, Result};

/// The byte order mark by which Excel knows UTF-8.
const BOM: &str = "\u{feff}";

/// One header row, and one row an action.
///
/// # Errors
/// When a row cannot be formed, which is a fault of this program.
pub fn status(view: &StatusView) -> Result<String> {
    let header = [
        "nr",
        "maal",
        "gruppe",
        "tekst",
        "ansvarlig",
        "medvirkende",
        "status",
        "vurdering",
        "frist",
        "overskredet",
        "sidste_note_dato",
        "sidste_note_tekst",
    ];
    table(&header, view.actions.iter().map(status_row))
}

fn status_row(row: &ActionRow) -> Vec<String> {
    let last_note = row.last_note.as_ref();
    vec![
        row.number.clone(),
        row.goal.clone(),
        row.group.clone().unwrap_or_default(),
        row.text.clone(),
        row.responsible.join(", "),
        row.participants.join(", "),
        row.status.to_owned(),
        row.assessment.unwrap_or("").to_owned(),
        row.deadline.map(deadline).unwrap_or_default(),
        if row.is_overdue { "ja" } else { "nej" }.to_owned(),
        last_note
            .map(|note| note.date.to_string())
            .unwrap_or_default(),
        last_note.map(|note| note.text.clone()).unwrap_or_default(),
    ]
}

/// One header row, and one row for each thing that happened.
///
/// # Errors
/// When a row cannot be formed, which is a fault of this program.
pub fn log(view: &LogView) -> Result<String> {
    let header = [
        "dato",
        "nr",
        "maal",
        "handling",
        "ansvarlig",
        "slags",
        "tekst",
        "status_fra",
        "status",
        "vurdering",
        "trin",
        "frist",
        "aarsmaal_aar",
        "aarsmaal",
        "midler",
        "beloeb",
        "besluttet",
        "af",
    ];
    table(&header, view.entries.iter().map(log_row))
}

fn log_row(entry: &Entry) -> Vec<String> {
    let year_goal = entry.year_goal.as_ref();
    let of_goal = |value: fn(&YearGoalChange) -> Option<String>| year_goal.and_then(value);
    let cells = [
        Some(entry.date.to_string()),
        Some(entry.number.clone()),
        Some(entry.goal.clone()),
        Some(entry.action.clone()),
        Some(entry.responsible.join(", ")),
        Some(entry.kind.word().to_owned()),
        entry.text.clone(),
        entry
            .status
            .and_then(|status| status.from.map(str::to_owned)),
        entry.status.map(|status| status.to.to_owned()),
        entry.light.map(|light| light.to.to_owned()),
        entry.step.as_ref().map(|step| step.nr.to_string()),
        entry.deadline.map(|moved| deadline(moved.to)),
        of_goal(|goal| Some(goal.year.to_string())),
        of_goal(|goal| Some(goal.goal.clone())),
        of_goal(|goal| goal.means.clone()),
        of_goal(|goal| goal.amount.map(|amount| amount.to_string())),
        entry
            .decision
            .as_ref()
            .map(|decision| decision.date.to_string()),
        entry.by.clone(),
    ];
    cells.map(Option::unwrap_or_default).into()
}

/// A deadline as in the files: a day as ISO, anything coarser in its words.
fn deadline(deadline: Deadline) -> String {
    match deadline.0 {
        DateSpan::Day(day) => day.to_string(),
        coarser => coarser.to_string(),
    }
}

/// A table with its header; every cell is made text first.
fn table(header: &[&str], rows: impl Iterator<Item = Vec<String>>) -> Result<String> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(header)?;
    for row in rows {
        writer.write_record(row.iter().map(|cell| inert(cell)))?;
    }
    let bytes = writer.into_inner().context("kan ikke danne CSV")?;
    Ok(format!(
        "{BOM}{}",
        String::from_utf8(bytes).context("kan ikke danne CSV")?
    ))
}

/// A cell that a spreadsheet will not take for a formula (OWASP: CSV injection): one that
/// begins with a sign of a formula gets an apostrophe in front. Control characters are
/// written out; line ends within a cell are kept, for Excel shows them.
fn inert(cell: &str) -> String {
    let shown = super::visible::visible(cell);
    let starts_formula = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
    match cell.starts_with(starts_formula) {
        true => format!("'{shown}"),
        false => shown.into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_reads_back() {
        let cells = [
            "=cmd()",
            "+1",
            "-1",
            "@x",
            "\tx",
            "＝1",
            "a;b \"c\"",
            "to\nlinjer",
            "almindelig - tekst",
        ];
        let text = table(&["a"], cells.iter().map(|cell| vec![(*cell).to_owned()])).unwrap();
        let text = text.strip_prefix(BOM).unwrap();
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(b';')
            .from_reader(text.as_bytes());
        let read: Vec<String> = reader
            .records()
            .map(|record| record.unwrap()[0].to_owned())
            .collect();
        assert_eq!(
            read,
            [
                "'=cmd()",
                "'+1",
                "'-1",
                "'@x",
                "'\tx",
                "'＝1",
                "a;b \"c\"",
                "to\nlinjer",
                "almindelig - tekst"
            ]
        );
    }
}
