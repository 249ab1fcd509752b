//! `calendar`: the year's wheel of meetings, deadlines, starts and duties.

use super::block::{Article, Block, Cell, Column, ColumnKind, Inline, Row, Table, Tone};
use super::masthead::Masthead;
use super::parts::{self, Deadline};
use crate::plan::{Action, ActionState, Duty, Meeting, Plan, Status, first_paragraph};
use crate::query::order;
use crate::text::danish::date;
use crate::text::danish::fold;
use crate::text::danish::hours::Hours;
use crate::text::danish::recurrence::Recurrence;
use crate::text::danish::span::DateSpan;
use crate::text::letters::capital;
use chrono::{Datelike, NaiveDate};
use serde::{Serialize, Serializer};
use std::collections::{HashMap, HashSet};

/// A year of the plan by month.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct CalendarView {
    #[serde(flatten)]
    pub(crate) plan: Masthead,
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
    /// What is no longer in the year and was before: dropped, deleted, or moved to another. A
    /// calendar that took it in must be told.
    #[serde(skip)]
    pub(crate) gone: Vec<Item>,
    /// How many days of the plan have passed, which grows with each making.
    #[serde(skip)]
    pub(crate) sequence: i64,
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
    /// The hours of the day that a meeting takes.
    #[serde(rename = "tid", serialize_with = "hours_words")]
    pub(crate) hours: Option<Hours>,
    /// Where a meeting is held.
    #[serde(rename = "sted")]
    pub(crate) place: Option<String>,
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
    /// Whether it was dropped.
    #[serde(skip)]
    pub(crate) is_cancelled: bool,
}

fn hours_words<S: Serializer>(hours: &Option<Hours>, serializer: S) -> Result<S::Ok, S::Error> {
    hours.map(|hours| hours.to_string()).serialize(serializer)
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
    /// The period ends, or the next one is to be planned.
    Period,
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
            Kind::Period => "periode",
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
    /// longer on it. `former` has the meetings of earlier versions of the plan, the newest first.
    pub(crate) fn of(
        masthead: Masthead,
        plan: &Plan,
        year: i32,
        today: NaiveDate,
        former: &[Vec<Meeting>],
    ) -> CalendarView {
        let ids = Ids { plan };
        let mut duties: Vec<Item> = { plan.duties.iter() }
            .map(|duty| ids.duty(duty, year))
            .collect();
        number_doubles(duties.iter_mut());
        let mut items = duties;
        let meetings = ids.meetings(&plan.meetings, year);
        let mut gone = ids.deleted(&meetings, former, year);
        items.extend(meetings);
        items.extend(ids.period(year));
        for (_, action) in order::actions(plan) {
            let state = action.on(today);
            let own = ids.start(action, &state).into_iter();
            let own = own.chain(ids.deadline(action, &state));
            for item in own {
                let is_in_year = item.day().is_some_and(|day| day.year() == year);
                if state.status != Status::Dropped && is_in_year {
                    items.push(item);
                } else if is_in_year || item.kind == Kind::Deadline && was_due(action, year, today)
                {
                    gone.push(item);
                }
            }
        }
        let (all_year, mut dated): (Vec<Item>, Vec<Item>) =
            items.into_iter().partition(is_all_year);
        // Stable: actions of one day stay in the order of their numbers.
        dated.sort_by_key(|item| (item.kind != Kind::Duty, item.day(), item.kind));
        CalendarView {
            plan: masthead,
            date: today,
            year,
            months: (1..=12).filter_map(|nr| month(nr, &dated)).collect(),
            all_year,
            gone,
            sequence: (today - plan.period.first_day()).num_days().max(0),
        }
    }

    /// The wheel month by month, and then the duties of no month.
    pub(crate) fn article(&self) -> Article {
        let columns = vec![
            Column::new(ColumnKind::Words, "Hvornår", 14),
            Column::new(ColumnKind::Words, "Hvad", 8).in_width(50),
            Column::new(ColumnKind::Code, "Nr.", 6).in_width(60),
            Column::new(ColumnKind::Text, "Tekst", 48),
            Column::new(ColumnKind::Words, "Ansvarlig", 24).in_width(76),
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
        let mut article = self.plan.article(self.heading(), self.date);
        article.subtitle.push(parts::as_of(self.date));
        article.front.push(block);
        article
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
        text.0
            .extend(self.where_and_when().map(|words| vec![words]));
        let kind = Inline::from(self.kind.word());
        Row::Cells(vec![
            Cell::from(self.when()),
            Cell::from(kind),
            Cell::from(self.nr.as_deref().unwrap_or_default()),
            text,
            Cell::from(self.responsible.join(", ")),
        ])
    }

    /// "kl. 10.00-14.00, Rådhuset"
    fn where_and_when(&self) -> Option<Inline> {
        let hours = self.hours.map(|hours| format!("kl. {hours}"));
        let parts: Vec<String> = hours.into_iter().chain(self.place.clone()).collect();
        (!parts.is_empty()).then(|| Inline::from(parts.join(", ")))
    }

    /// When it is: a duty in the plan's own words, for it comes every year.
    fn when(&self) -> String {
        match (self.kind, self.when.0) {
            (Kind::Duty, DateSpan::Year(_)) => "hvert år".to_owned(),
            (Kind::Duty, DateSpan::Part(_, part)) => part.to_string(),
            (Kind::Duty, DateSpan::Month(..)) => "i måneden".to_owned(),
            (_, span) => span.short(),
        }
    }

    /// That its deadline was another before: `flyttet fra den 30. juni 2025`.
    pub(crate) fn moved(&self) -> Option<String> {
        let from = self.moved_from?.0;
        let verb = parts::moved(&[from, self.when.0]);
        Some(format!("{verb} fra {}", parts::time_words(from)))
    }

    /// What holds for the action now: its status, and what is to be said of its deadline.
    fn state(&self) -> Option<Inline> {
        let status = self.status?;
        let mut words = vec![status.word().to_owned()];
        if self.is_overdue {
            words.push("frist overskredet".to_owned());
        }
        words.extend(self.moved());
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

/// Whether a deadline that the action had once lies in `year`.
fn was_due(action: &Action, year: i32, today: NaiveDate) -> bool {
    let planned = action.deadline.and_then(|planned| planned.value.last_day());
    let notes = action.notes_until(today).into_iter();
    let moved = notes.filter_map(|note| note.deadline?.last_day());
    planned
        .into_iter()
        .chain(moved)
        .any(|day| day.year() == year)
}

/// Two things of one name in a year are told apart by their order.
fn number_doubles<'i>(items: impl Iterator<Item = &'i mut Item>) {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for item in items {
        let count = seen.entry(item.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            item.id = format!("{}-{count}", item.id);
        }
    }
}

/// Makes the points with their ids, by which a calendar that takes the wheel in again knows each.
/// So an id hangs on nothing that is mended or moved: no date, no wording of a duty, no spelling
/// of the organisation.
struct Ids<'a> {
    plan: &'a Plan,
}

impl Ids<'_> {
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
            id: format!("{}-{}-{own}", self.plan.period.value, id_word(kind)),
            hours: None,
            place: None,
            is_cancelled: false,
        }
    }

    fn duty(&self, duty: &Duty, year: i32) -> Item {
        let own = format!("{}-{year}", slug(&duty.when.to_string()));
        let when = match duty.when {
            Recurrence::Ongoing => DateSpan::Ongoing,
            when => when.in_year(year),
        };
        self.item(Kind::Duty, when, &duty.text, &own)
    }

    /// Those of `year` by day, each with an id of its own.
    fn meetings(&self, meetings: &[Meeting], year: i32) -> Vec<Item> {
        let of_year = { meetings.iter() }.filter(|meeting| meeting.date.value.year() == year);
        let mut items: Vec<Item> = of_year.map(|meeting| self.meeting(meeting)).collect();
        items.sort_by_key(Item::day);
        number_doubles(items.iter_mut());
        items
    }

    fn meeting(&self, meeting: &Meeting) -> Item {
        let day = meeting.date.value;
        let own = format!("{}-{}", slug(&meeting.name), day.year());
        Item {
            hours: meeting.hours,
            place: meeting.place.clone(),
            ..self.item(Kind::Meeting, DateSpan::Day(day), &meeting.name, &own)
        }
    }

    /// The meetings of `former` versions that `now` has no more, each as the newest had it.
    fn deleted(&self, now: &[Item], former: &[Vec<Meeting>], year: i32) -> Vec<Item> {
        let mut known: HashSet<String> = now.iter().map(|item| item.id.clone()).collect();
        let were = former.iter().flat_map(|then| self.meetings(then, year));
        let deleted = were.filter(|item| known.insert(item.id.clone()));
        let cancelled = deleted.map(|item| Item {
            is_cancelled: true,
            ..item
        });
        cancelled.collect()
    }

    /// In the period's last year: when work on the next plan is to begin, and the end.
    fn period(&self, year: i32) -> Vec<Item> {
        let period = self.plan.period.value;
        let half = NaiveDate::from_ymd_opt(year, 7, 1);
        let Some(half) = half.filter(|_| period.last() == year) else {
            return Vec::new();
        };
        let next = format!(
            "Den næste plan forberedes: kimo nyperiode {}",
            period.next()
        );
        let ends = format!("Perioden {period} slutter");
        vec![
            self.item(Kind::Period, DateSpan::Day(half), &next, "naeste"),
            self.item(
                Kind::Period,
                DateSpan::Day(period.last_day()),
                &ends,
                "slut",
            ),
        ]
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
        Item {
            nr: Some(action.number.to_string()),
            responsible: parties.into_iter().map(str::to_owned).collect(),
            status: Some(state.status),
            is_cancelled: state.status == Status::Dropped,
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

/// The words in small ASCII letters and digits, with hyphens between.
fn slug(words: &str) -> String {
    let ascii = fold::key(words);
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}
