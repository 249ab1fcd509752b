//! `calendar`: the year's wheel of meetings, deadlines, starts and duties.

use super::block::{Article, Block, Cell, Column, ColumnKind, Inline, Row, Table, Tone};
use super::parts::{self, Deadline};
use crate::plan::{Action, ActionState, Duty, Meeting, Plan, Status, first_paragraph};
use crate::query::order;
use crate::text::danish::date;
use crate::text::danish::recurrence::Recurrence;
use crate::text::danish::span::DateSpan;
use crate::text::letters::capital;
use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};

/// A year of the plan by month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct CalendarView {
    /// The plan's title; a heading, and no part of the machine-readable output.
    #[serde(skip)]
    pub(crate) title: String,
    /// The organisation, likewise.
    #[serde(skip)]
    pub(crate) organisation: String,
    /// The plan's years.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The day it is known on.
    #[serde(skip)]
    pub(crate) date: NaiveDate,
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The months in which there is anything.
    #[serde(rename = "maaneder")]
    pub(crate) months: Vec<Month>,
    /// The duties of no month: each year, or all the time.
    #[serde(rename = "hele_aaret")]
    pub(crate) all_year: Vec<Item>,
}

/// What there is in one month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Month {
    /// Its number, 1 to 12.
    pub(crate) nr: u32,
    /// Its name.
    #[serde(rename = "navn")]
    pub(crate) name: &'static str,
    /// The month's duties, and then the rest by day.
    #[serde(rename = "punkter")]
    pub(crate) items: Vec<Item>,
}

/// One point on the wheel.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Item {
    /// What it is.
    #[serde(rename = "slags")]
    pub(crate) kind: Kind,
    /// When it is, as coarse as the plan says.
    #[serde(rename = "hvornaar")]
    pub(crate) when: Deadline,
    /// The action's number.
    pub(crate) nr: Option<String>,
    /// The words: the meeting's name, the action's or the duty's text.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The parties that answer for the action.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
    /// The action's status.
    pub(crate) status: Option<Status>,
    /// Whether the deadline has passed.
    #[serde(rename = "overskredet")]
    pub(crate) is_overdue: bool,
    /// The deadline that a note moved.
    #[serde(rename = "flyttet_fra")]
    pub(crate) moved_from: Option<Deadline>,
    /// A name for it that stays the same for as long as it is the same thing.
    pub(crate) id: String,
    /// The day it was last written on, which tells another calendar the newer of two.
    #[serde(skip)]
    pub(crate) written: NaiveDate,
}

/// What a point on the wheel is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Kind {
    /// A duty of the cycle.
    Duty,
    /// A meeting.
    Meeting,
    /// An action begins.
    Start,
    /// A deadline in force.
    Deadline,
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Kind {
    /// The Danish word.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Duty => "pligt",
            Kind::Meeting => "møde",
            Kind::Start => "start",
            Kind::Deadline => "frist",
        }
    }
}

impl Item {
    /// The day that places it in the year: a beginning stands on the first day of its span,
    /// everything else on the last. None for what goes on all the time.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        match self.kind {
            Kind::Start => self.when.0.first_day(),
            _ => self.when.0.last_day(),
        }
    }
}

impl CalendarView {
    /// The wheel of `year` of `plan`, as it is known on `today`. What was dropped is no
    /// longer on it.
    pub(crate) fn of(plan: &Plan, year: i32, today: NaiveDate) -> CalendarView {
        let ids = Ids::of(plan);
        let mut items: Vec<Item> = plan
            .duties
            .iter()
            .map(|duty| ids.duty(duty, year))
            .collect();
        items.extend(plan.meetings.iter().map(|meeting| ids.meeting(meeting)));
        for (_, action) in order::actions(plan) {
            let state = action.on(today);
            if action.exists_on(today) && state.status != Status::Dropped {
                items.extend(ids.start(action, &state));
                items.extend(ids.deadline(action, &state));
            }
        }
        let (all_year, mut dated): (Vec<Item>, Vec<Item>) =
            items.into_iter().partition(is_all_year);
        dated.retain(|item| item.day().is_some_and(|day| day.year() == year));
        // Stable: actions of one day stay in the order of their numbers.
        dated.sort_by_key(|item| (item.kind != Kind::Duty, item.day(), item.kind));
        number_doubles(&mut dated);
        CalendarView {
            title: plan.title.value.clone(),
            organisation: plan.organisation.value.clone(),
            period: plan.period.to_string(),
            date: today,
            year,
            months: (1..=12).filter_map(|nr| month(nr, &dated)).collect(),
            all_year,
        }
    }
}

impl CalendarView {
    /// The wheel month by month, and then the duties of no month.
    pub(crate) fn article(&self) -> Article {
        let column = |kind, heading, weight, from_width| Column {
            from_width,
            ..Column::new(kind, heading, weight)
        };
        let columns = vec![
            column(ColumnKind::Words, "Hvornår", 14, 0),
            column(ColumnKind::Words, "Hvad", 8, 50),
            column(ColumnKind::Code, "Nr.", 6, 60),
            column(ColumnKind::Text, "Tekst", 48, 0),
            column(ColumnKind::Words, "Ansvarlig", 24, 76),
        ];
        let mut table = Table::new(self.heading(), columns);
        let months = self.months.iter();
        let months = months.map(|month| (capital(month.name), &month.items));
        for (name, items) in months.chain([("Hele året".to_owned(), &self.all_year)]) {
            if !items.is_empty() {
                table.rows.push(Row::Group(name));
                table.rows.extend(items.iter().map(Item::row));
            }
        }
        let year = self.year;
        let block = if table.rows.is_empty() {
            Block::text(format!(
                "Der er ingen møder, frister eller pligter i {year}."
            ))
        } else {
            Block::Table(table)
        };
        Article {
            title: self.heading(),
            organisation: self.organisation.clone(),
            subtitle: vec![parts::plan_name(&self.title, &self.period)],
            date: self.date,
            front: vec![block],
            ..Article::default()
        }
    }

    fn heading(&self) -> String {
        format!("Årshjul {}", self.year)
    }
}

impl Item {
    fn row(&self) -> Row {
        let words = match self.kind {
            // A duty stands in the document's own words.
            Kind::Duty => self.text.as_str(),
            _ => first_paragraph(&self.text),
        };
        let mut text = Cell::from(words);
        text.0.extend(self.state().map(|state| vec![state]));
        let kind = Inline::from(self.kind.word());
        Row::Cells(vec![
            Cell::from(self.when()),
            Cell::from(kind),
            Cell::from(self.nr.as_deref().unwrap_or_default()),
            text,
            Cell::from(self.responsible.join(", ")),
        ])
    }

    /// When it is: a duty in the plan's own words, for it comes every year.
    fn when(&self) -> String {
        match (self.kind, self.when.0) {
            (Kind::Duty, DateSpan::Year(_)) => "hvert år".to_owned(),
            (Kind::Duty, DateSpan::Quarter(_, quarter)) => quarter.to_string(),
            (Kind::Duty, DateSpan::Month(..)) => "i måneden".to_owned(),
            (_, span) => span.short(),
        }
    }

    /// What holds for the action now: its status, and what is to be said of its deadline.
    fn state(&self) -> Option<Inline> {
        let status = self.status?;
        let mut words = vec![status.word().to_owned()];
        if self.is_overdue {
            words.push("frist overskredet".to_owned());
        }
        let moved = self.moved_from;
        words.extend(moved.map(|from| format!("flyttet fra {}", from.0)));
        let tone = if self.is_overdue {
            Tone::Overdue
        } else {
            Tone::Status(status)
        };
        Some(Inline::Toned(tone, format!("({})", words.join(", "))))
    }
}

fn is_all_year(item: &Item) -> bool {
    item.kind == Kind::Duty && matches!(item.when.0, DateSpan::Year(_) | DateSpan::Ongoing)
}

fn month(nr: u32, dated: &[Item]) -> Option<Month> {
    let is_in = |item: &&Item| item.day().is_some_and(|day| day.month() == nr);
    let items: Vec<Item> = dated.iter().filter(is_in).cloned().collect();
    (!items.is_empty()).then_some(Month {
        nr,
        name: date::month_name(nr),
        items,
    })
}

/// Two meetings on one day are two things.
fn number_doubles(items: &mut [Item]) {
    let mut seen: Vec<String> = Vec::new();
    for item in items {
        let before = seen.iter().filter(|id| **id == item.id).count();
        seen.push(item.id.clone());
        if before > 0 {
            item.id = format!("{}-{}", item.id, before + 1);
        }
    }
}

/// Makes the points with their ids: derived from what they are, so that a calendar that takes
/// the wheel in twice has each only once.
struct Ids<'a> {
    plan: &'a Plan,
    prefix: String,
    written: NaiveDate,
}

impl<'a> Ids<'a> {
    fn of(plan: &'a Plan) -> Ids<'a> {
        let whose = fingerprint(&plan.organisation);
        Ids {
            plan,
            prefix: format!("{whose:016x}-{}", plan.period.value),
            // What carries no date is as old as the plan.
            written: plan
                .adopted
                .map_or(plan.period.first_day(), |adopted| adopted.value),
        }
    }

    fn item(&self, kind: Kind, when: DateSpan, text: &str, own: &str) -> Item {
        Item {
            kind,
            when: Deadline(when),
            nr: None,
            text: text.to_owned(),
            responsible: Vec::new(),
            status: None,
            is_overdue: false,
            moved_from: None,
            id: format!("{}-{}-{own}", self.prefix, id_word(kind)),
            written: self.written,
        }
    }

    fn duty(&self, duty: &Duty, year: i32) -> Item {
        let own = format!("{:016x}-{year}", fingerprint(&duty.text));
        let when = match duty.when {
            Recurrence::Ongoing => DateSpan::Ongoing,
            when => when.in_year(year),
        };
        self.item(Kind::Duty, when, &duty.text, &own)
    }

    fn meeting(&self, meeting: &Meeting) -> Item {
        let day = meeting.date.value;
        self.item(
            Kind::Meeting,
            DateSpan::Day(day),
            &meeting.name,
            &day.to_string(),
        )
    }

    fn start(&self, action: &Action, state: &ActionState<'_>) -> Option<Item> {
        let start = action.start?.value;
        Some(self.of_action(Kind::Start, start, action, state))
    }

    fn deadline(&self, action: &Action, state: &ActionState<'_>) -> Option<Item> {
        let deadline = state.deadline?;
        let planned = action.deadline.map(|planned| planned.value);
        let item = self.of_action(Kind::Deadline, deadline, action, state);
        Some(Item {
            is_overdue: state.is_overdue(),
            moved_from: planned.filter(|planned| *planned != deadline).map(Deadline),
            ..item
        })
    }

    fn of_action(
        &self,
        kind: Kind,
        when: DateSpan,
        action: &Action,
        state: &ActionState<'_>,
    ) -> Item {
        let item = self.item(kind, when, &action.text, action.number.as_str());
        let parties = self.plan.names_of(&action.responsible);
        let noted = state.last_note.map(|note| note.date.value);
        let last_written = noted.max(action.created.map(|created| created.value));
        Item {
            nr: Some(action.number.to_string()),
            responsible: parties.into_iter().map(str::to_owned).collect(),
            status: Some(state.status),
            written: last_written.unwrap_or(self.written),
            ..item
        }
    }
}

/// The word in an id, in ASCII.
fn id_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Meeting => "moede",
        other => other.word(),
    }
}

/// A number for a text, the same on every machine and in every version (FNV-1a).
fn fingerprint(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
