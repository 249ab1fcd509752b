//! The tables that a spreadsheet takes: one row an action, a thing that happened, a problem. How
//! a file holds them, `csv` and `xlsx` know.

use crate::plan::{Assessment, Light, Status};
use crate::view::annual::AnnualReport;
use crate::view::annual::goals::{self, GoalSection};
use crate::view::block::Inline;
use crate::view::calendar::{CalendarView, Item, Kind};
use crate::view::check::{CheckView, ProblemRow};
use crate::view::log::{Entry, LogView};
use crate::view::status::{ActionRow, StatusView};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::Range;

/// A row: a text for each column.
pub(crate) type Row<'v> = Vec<Cow<'v, str>>;

/// A table: a name for it, its columns, and its rows, each made when it is written.
pub(crate) struct Sheet<'v> {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    /// How many rows there are under the header.
    pub(crate) count: usize,
    /// That something may be missing, where it may.
    pub(crate) warning: Option<String>,
    row: Box<dyn Fn(usize) -> Row<'v> + Sync + 'v>,
}

impl<'v> Sheet<'v> {
    /// One row of each thing.
    pub(crate) fn new<T: Copy + Sync + 'v>(
        name: &'static str,
        columns: &'static [Column],
        things: impl IntoIterator<Item = T>,
        row: impl Fn(T) -> Row<'v> + Sync + 'v,
    ) -> Sheet<'v> {
        let things: Vec<T> = things.into_iter().collect();
        Sheet {
            name,
            columns,
            count: things.len(),
            warning: None,
            row: Box::new(move |at| row(things[at])),
        }
    }

    /// The same with what is to be read first.
    fn with_warning(self, warning: Option<Vec<Inline>>) -> Sheet<'v> {
        let words = |text: Vec<Inline>| text.iter().map(Inline::words).collect();
        Sheet {
            warning: warning.map(words),
            ..self
        }
    }

    /// The rows at these places, from 0.
    pub(crate) fn rows(&self, places: Range<usize>) -> impl Iterator<Item = Row<'v>> {
        places.map(&self.row)
    }
}

/// A column.
pub(crate) struct Column {
    /// What a program knows it by.
    pub(crate) key: &'static str,
    /// What a person does.
    pub(crate) heading: &'static str,
    pub(crate) kind: ColumnKind,
}

/// What the cells of a column are to a spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    Text,
    /// A text that it would take for a number or a day: `2.10`, `maj 2027`.
    Code,
    /// A day as ISO has it.
    Date,
    /// Something to add up.
    Number,
}

const fn text(key: &'static str, heading: &'static str) -> Column {
    Column {
        key,
        heading,
        kind: ColumnKind::Text,
    }
}

const fn code(key: &'static str, heading: &'static str) -> Column {
    Column {
        kind: ColumnKind::Code,
        ..text(key, heading)
    }
}

const fn day(key: &'static str, heading: &'static str) -> Column {
    Column {
        kind: ColumnKind::Date,
        ..text(key, heading)
    }
}

const fn number(key: &'static str, heading: &'static str) -> Column {
    Column {
        kind: ColumnKind::Number,
        ..text(key, heading)
    }
}

const STATUS: [Column; 12] = [
    code("nr", "Nr."),
    code("maal", "Mål"),
    text("gruppe", "Gruppe"),
    text("tekst", "Handling"),
    text("ansvarlig", "Ansvarlig"),
    text("medvirkende", "Medvirkende"),
    text("status", "Status"),
    text("vurdering", "Vurdering"),
    code("frist", "Frist"),
    text("overskredet", "Frist overskredet"),
    day("sidste_note_dato", "Sidste note"),
    text("sidste_note_tekst", "Notens ord"),
];

/// One row an action.
pub(crate) fn status<'v>(view: &'v StatusView<'_>) -> Sheet<'v> {
    Sheet::new("Handlinger", &STATUS, &view.actions, status_row).with_warning(view.plan.warning())
}

fn status_row<'v>(row: &'v ActionRow<'_>) -> Row<'v> {
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

const LOG: [Column; 23] = [
    day("dato", "Dato"),
    code("nr", "Nr."),
    code("maal", "Mål"),
    text("handling", "Handling"),
    text("ansvarlig", "Ansvarlig"),
    text("slags", "Hvad"),
    text("tekst", "Note"),
    text("status_fra", "Status før"),
    text("status", "Status"),
    text("vurdering", "Vurdering"),
    text("trin", "Trin"),
    code("frist", "Ny frist"),
    text("aarsmaal_aar", "Årsmål for"),
    text("aarsmaal", "Årsmål"),
    text("midler", "Midler"),
    number("beloeb", "Beløb"),
    day("besluttet", "Besluttet"),
    text("af", "Af"),
    text("aendring", "Ændring"),
    text("resultat", "Resultat"),
    number("forbrug", "Forbrug"),
    text("om_aar", "Om året"),
    text("indstilling", "Indstilling"),
];

/// One row for each thing that happened.
pub(crate) fn log<'v>(view: &'v LogView<'_>) -> Sheet<'v> {
    Sheet::new("Logbog", &LOG, &view.entries, log_row).with_warning(view.plan.warning())
}

fn log_row<'v>(entry: &'v Entry<'_>) -> Row<'v> {
    let year_goal = entry.year_goal.as_ref();
    let result = entry.result.as_ref();
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
        made(entry.amendment.as_ref().map(|of| of.changes().join("; "))),
        made(result.map(|result| match &result.text {
            Some(text) => format!("{}: {text}", result.verdict.word()),
            None => result.verdict.word().to_owned(),
        })),
        made(result.and_then(|result| Some(result.spent?.to_string()))),
        made(entry.about.map(|year| year.to_string())),
        text(entry.recommendation),
    ]
}

const REPORT: [Column; 17] = [
    code("nr", "Nr."),
    code("maal", "Mål"),
    text("gruppe", "Gruppe"),
    text("tekst", "Handling"),
    text("ansvarlig", "Ansvarlig"),
    text("status", "Status"),
    text("vurdering", "Vurdering"),
    code("frist", "Frist"),
    text("siden_sidst", "Siden sidst"),
    text("aarsmaal", "Årets mål"),
    text("midler", "Midler"),
    number("beloeb", "Beløb"),
    day("sidste_note_dato", "Sidste note"),
    text("sidste_note_tekst", "Notens ord"),
    text("opnaaet", "Opnået"),
    text("resultat", "Resultat"),
    number("forbrug", "Forbrug"),
];

/// The report's actions: one row an action with the year's goal and its last note of the year.
pub(crate) fn report(view: &AnnualReport) -> Sheet<'_> {
    let goals = view.goals.iter();
    let all = goals.flat_map(|goal| goal.actions.iter().map(move |row| (goal, row)));
    Sheet::new("Årsrapport", &REPORT, all, |(goal, row)| {
        report_row(goal, row)
    })
    .with_warning(view.warning())
}

fn report_row<'v>(goal: &'v GoalSection, row: &'v goals::ActionLine) -> Row<'v> {
    let detail = goal
        .details
        .iter()
        .find(|detail| detail.action.nr == row.nr);
    let year_goal = detail.and_then(|detail| detail.year_goal.as_ref());
    let last_note = detail.and_then(|detail| detail.notes.last());
    let amount = year_goal.and_then(|goal| goal.amount);
    let result = detail.and_then(|detail| detail.result.as_ref());
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
        result.map_or("", |result| result.verdict.word()).into(),
        result
            .and_then(|result| result.text.as_deref())
            .unwrap_or("")
            .into(),
        result
            .and_then(|result| Some(result.spent?.to_string()))
            .unwrap_or_default()
            .into(),
    ]
}

const CALENDAR: [Column; 11] = [
    day("dato", "Dato"),
    code("hvornaar", "Hvornår"),
    text("slags", "Hvad"),
    code("nr", "Nr."),
    text("tekst", "Tekst"),
    text("ansvarlig", "Ansvarlig"),
    text("status", "Status"),
    text("overskredet", "Frist overskredet"),
    code("flyttet_fra", "Flyttet fra"),
    code("tid", "Tid"),
    text("sted", "Sted"),
];

/// The year's wheel: one row a point, the duties of no month last.
pub(crate) fn calendar(view: &CalendarView) -> Sheet<'_> {
    let dated = view.months.iter().flat_map(|month| &month.items);
    let dated = dated.map(|item| (item, item.day()));
    let all_year = view.all_year.iter().map(|item| (item, None));
    let row = |(item, day)| calendar_row(item, day);
    Sheet::new("Årshjul", &CALENDAR, dated.chain(all_year), row).with_warning(view.plan.warning())
}

fn calendar_row(item: &Item, day: Option<NaiveDate>) -> Row<'_> {
    let made = |text: Option<String>| Cow::from(text.unwrap_or_default());
    vec![
        made(day.map(|day| day.to_string())),
        item.when.to_string().into(),
        item.kind.word().into(),
        item.nr.as_deref().unwrap_or_default().into(),
        item.text.as_str().into(),
        item.responsible.join(", ").into(),
        item.status.map_or("", Status::word).into(),
        match item.kind {
            Kind::Deadline if item.is_overdue => "ja",
            Kind::Deadline => "nej",
            _ => "",
        }
        .into(),
        made(item.moved_from.map(|from| from.to_string())),
        made(item.hours.map(|hours| hours.to_string())),
        item.place.as_deref().unwrap_or_default().into(),
    ]
}

const CHECK: [Column; 7] = [
    text("regel", "Regel"),
    text("alvor", "Alvor"),
    text("fil", "Fil"),
    number("linje", "Linje"),
    number("kolonne", "Kolonne"),
    text("besked", "Besked"),
    text("hjaelp", "Hjælp"),
];

/// What is wrong with a plan: one row a problem.
pub(crate) fn check(view: &CheckView) -> Sheet<'_> {
    Sheet::new("Problemer", &CHECK, &view.problems, check_row)
}

fn check_row(problem: &ProblemRow) -> Row<'_> {
    vec![
        problem.rule.into(),
        problem.severity.into(),
        problem.file.as_str().into(),
        problem.line.to_string().into(),
        problem.column.to_string().into(),
        problem.message.as_str().into(),
        problem.help.as_deref().unwrap_or_default().into(),
    ]
}
