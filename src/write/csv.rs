//! CSV for Danish Excel: `;` between cells, a byte order mark, and no cell that is a formula.

use crate::plan::{Assessment, Light, Status};
use crate::text::visible::visible;
use crate::view::annual::AnnualReport;
use crate::view::annual::goals::{self, GoalSection};
use crate::view::check::{CheckView, ProblemRow};
use crate::view::log::{Entry, LogView};
use crate::view::status::{ActionRow, StatusView};
use anyhow::Result;
use std::borrow::Cow;
use std::io::{self, Write};

/// The byte order mark by which Excel knows UTF-8.
const BOM: &str = "\u{feff}";

/// One header row, and one row an action, to `out` as they are made: a large plan's table
/// need not stand in memory.
///
/// # Errors
/// When `out` cannot be written to.
pub(crate) fn status(view: &StatusView<'_>, out: &mut dyn Write) -> Result<()> {
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
    table(&header, view.actions.iter().map(status_row), out)
}

fn status_row<'v>(row: &'v ActionRow<'_>) -> Vec<Cow<'v, str>> {
    let last_note = row.last_note.as_ref();
    vec![
        row.number.into(),
        row.goal.into(),
        row.group.unwrap_or("").into(),
        row.text.into(),
        row.responsible.join(", ").into(),
        row.participants.join(", ").into(),
        row.status.word().into(),
        row.assessment.map_or("", Assessment::word).into(),
        row.deadline
            .map(|deadline| deadline.to_string())
            .unwrap_or_default()
            .into(),
        if row.is_overdue { "ja" } else { "nej" }.into(),
        last_note
            .map_or_else(String::new, |note| note.date.to_string())
            .into(),
        last_note.map_or("", |note| note.text).into(),
    ]
}

/// One header row, and one row for each thing that happened.
///
/// # Errors
/// When `out` cannot be written to.
pub(crate) fn log(view: &LogView<'_>, out: &mut dyn Write) -> Result<()> {
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
    table(&header, view.entries.iter().map(log_row), out)
}

fn log_row<'v>(entry: &'v Entry<'_>) -> Vec<Cow<'v, str>> {
    let year_goal = entry.year_goal.as_ref();
    let text = |text: Option<&'v str>| Cow::from(text.unwrap_or_default());
    let made = |text: Option<String>| Cow::from(text.unwrap_or_default());
    vec![
        entry.date.to_string().into(),
        entry.number.into(),
        entry.goal.into(),
        entry.action.into(),
        entry.responsible.join(", ").into(),
        entry.kind.word().into(),
        text(entry.text),
        text(
            entry
                .status
                .and_then(|status| status.from)
                .map(Status::word),
        ),
        text(entry.status.map(|status| status.to.word())),
        text(entry.light.map(|light| light.to.word())),
        made(entry.step.as_ref().map(|step| step.nr.to_string())),
        made(entry.deadline.map(|moved| moved.to.to_string())),
        made(year_goal.map(|goal| goal.year.to_string())),
        text(year_goal.map(|goal| goal.goal)),
        text(year_goal.and_then(|goal| goal.means)),
        made(year_goal.and_then(|goal| Some(goal.amount?.to_string()))),
        made(
            entry
                .decision
                .as_ref()
                .map(|meeting| meeting.date.to_string()),
        ),
        text(entry.by),
    ]
}

/// The report's actions: one header row, and one row an action with the year's goal and its
/// last note of the year.
///
/// # Errors
/// When `out` cannot be written to.
pub(crate) fn report(view: &AnnualReport, out: &mut dyn Write) -> Result<()> {
    let header = [
        "nr",
        "maal",
        "gruppe",
        "tekst",
        "ansvarlig",
        "status",
        "vurdering",
        "frist",
        "siden_sidst",
        "aarsmaal",
        "midler",
        "beloeb",
        "sidste_note_dato",
        "sidste_note_tekst",
    ];
    let rows = view.goals.iter().flat_map(|goal| {
        let row = |row| report_row(goal, row);
        goal.actions.iter().map(row)
    });
    table(&header, rows, out)
}

fn report_row<'v>(goal: &'v GoalSection, row: &'v goals::ActionLine) -> Vec<Cow<'v, str>> {
    let detail = goal
        .details
        .iter()
        .find(|detail| detail.action.nr == row.nr);
    let year_goal = detail.and_then(|detail| detail.year_goal.as_ref());
    let last_note = detail.and_then(|detail| detail.notes.last());
    let amount = year_goal.and_then(|goal| goal.amount);
    vec![
        row.nr.as_str().into(),
        goal.nr.as_str().into(),
        row.group.as_deref().unwrap_or("").into(),
        row.text.as_str().into(),
        row.responsible.join(", ").into(),
        row.status.word().into(),
        match row.light {
            Light::Finished => "",
            light => light.word(),
        }
        .into(),
        row.deadline
            .map_or_else(String::new, |deadline| deadline.to_string())
            .into(),
        row.since.as_str().into(),
        year_goal.map_or("", |goal| &goal.goal).into(),
        year_goal
            .and_then(|goal| goal.means.as_deref())
            .unwrap_or("")
            .into(),
        amount
            .map_or_else(String::new, |amount| amount.to_string())
            .into(),
        last_note
            .map_or_else(String::new, |note| note.date.to_string())
            .into(),
        last_note.map_or("", |note| &note.text).into(),
    ]
}

/// What is wrong with a plan: one header row, and one row a problem.
///
/// # Errors
/// When `out` cannot be written to.
pub(crate) fn check(view: &CheckView, out: &mut dyn Write) -> Result<()> {
    let header = [
        "regel", "alvor", "fil", "linje", "kolonne", "besked", "hjaelp",
    ];
    let row = |problem: &'_ ProblemRow| -> Vec<Cow<'static, str>> {
        vec![
            problem.rule.into(),
            problem.severity.into(),
            problem.file.clone().into(),
            problem.line.to_string().into(),
            problem.column.to_string().into(),
            problem.message.clone().into(),
            problem.help.clone().unwrap_or_default().into(),
        ]
    };
    table(&header, view.problems.iter().map(row), out)
}

/// A table with its header; every cell is made text first.
fn table<'v>(
    header: &[&str],
    rows: impl Iterator<Item = Vec<Cow<'v, str>>>,
    out: &mut dyn Write,
) -> Result<()> {
    out.write_all(BOM.as_bytes())?;
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .terminator(csv::Terminator::CRLF)
        .from_writer(out);
    writer.write_record(header).map_err(of_the_stream)?;
    for row in rows {
        let written = writer.write_record(row.iter().map(|cell| inert(cell).into_owned()));
        written.map_err(of_the_stream)?;
    }
    writer.flush()?;
    Ok(())
}

/// The stream's own error, by which a closed pipe is known.
fn of_the_stream(error: csv::Error) -> io::Error {
    match error.into_kind() {
        csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

/// A cell that a spreadsheet will not take for a formula (OWASP: CSV injection): one that
/// begins with a sign of a formula gets an apostrophe in front. Control characters are
/// written out; line ends within a cell are kept, for Excel shows them.
fn inert(cell: &str) -> Cow<'_, str> {
    let shown = visible(cell);
    let starts_formula = |c: char| "=+-@\t\r\n＝＋－＠".contains(c);
    if cell.starts_with(starts_formula) {
        format!("'{shown}").into()
    } else {
        shown
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
        let mut bytes = Vec::new();
        let rows = cells.iter().map(|cell| vec![Cow::Borrowed(*cell)]);
        table(&["a"], rows, &mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
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
