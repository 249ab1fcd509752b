//! What several views show: actions and decisions by name (`named`), the entries on an action
//! (`entries`), and here the phrases that they are shown with.

mod entries;
mod named;

pub(crate) use entries::{
    AmendmentView, NoteView, ResultView, YearGoalView, effects, goal_and_means, means,
    step_reached, step_words,
};
pub(crate) use named::{ActionRef, DecisionRef, first_meeting, numbers};

use super::block::{Cell, Inline, Row, Tone};
use crate::plan::{ActionState, Assessment, Light, Status};
use crate::query::count::Statuses;
use crate::text::danish::noun::{self, HANDLING};
use crate::text::danish::{date, number, span::DateSpan};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// Where there is nothing to show.
pub(crate) const DASH: &str = "–";

/// The words, or a dash.
pub(crate) fn or_dash(words: Option<String>) -> String {
    words.unwrap_or_else(|| DASH.to_owned())
}

/// What must be read first: that something may be missing, for these reasons.
pub(crate) fn incomplete(reasons: &[String]) -> Option<Vec<Inline>> {
    let reasons: String = reasons.iter().map(|reason| format!(" {reason}")).collect();
    let label = || Inline::Strong("Ufuldstændig.".to_owned());
    (!reasons.is_empty()).then(|| vec![label(), Inline::from(reasons)])
}

/// Rows under their groups' headings: a group stands together, where its first row does, and what has
/// none under a heading of its own where it follows a group. Without any group, the rows alone.
pub(crate) fn grouped<'a, T: 'a>(
    items: impl IntoIterator<Item = &'a T>,
    group: impl Fn(&'a T) -> Option<&'a str>,
    cells: impl Fn(&'a T) -> Vec<Cell>,
) -> Vec<Row> {
    let mut groups: Vec<(Option<&str>, Vec<Row>)> = Vec::new();
    for item in items {
        let own = group(item);
        let row = Row::Cells(cells(item));
        match groups.iter_mut().find(|(group, _)| *group == own) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((own, vec![row])),
        }
    }
    let mut rows = Vec::new();
    for (at, (group, own)) in groups.into_iter().enumerate() {
        if at > 0 || group.is_some() {
            let heading = group.unwrap_or("Andre handlinger");
            rows.push(Row::Group(heading.to_owned()));
        }
        rows.extend(own);
    }
    rows
}

/// The plan by its title, and its years where that has not got them. A plan whose `handleplan.toml` cannot be read has no title.
pub(crate) fn plan_name(title: &str, period: &str) -> String {
    if title.is_empty() {
        period.to_owned()
    } else if title.contains(period) {
        title.to_owned()
    } else {
        format!("{title} · {period}")
    }
}

/// The line under a title that says of which day it tells.
pub(crate) fn as_of(date: NaiveDate) -> String {
    format!("Status pr. {}", date::long(date))
}

/// The paragraphs of a text, the first after `start`.
pub(crate) fn after(mut start: Vec<Inline>, text: &str) -> Vec<Vec<Inline>> {
    let mut shown: Vec<Vec<Inline>> = paragraphs(text)
        .into_iter()
        .map(|text| vec![text.into()])
        .collect();
    if let Some(first) = shown.first_mut() {
        start.append(first);
        *first = start;
    } else {
        shown.push(start);
    }
    shown
}

/// The paragraphs of a text, which blank lines part. Their lines stay.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_after_blank = true;
    for line in text.lines().map(str::trim) {
        match found.last_mut() {
            _ if line.is_empty() => {}
            Some(paragraph) if !is_after_blank => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
        is_after_blank = line.is_empty();
    }
    found
}

/// A deadline, written as in the files: a day as ISO, anything coarser in its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Deadline(pub(crate) DateSpan);

impl std::fmt::Display for Deadline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            DateSpan::Day(day) => day.fmt(f),
            coarser => coarser.fmt(f),
        }
    }
}

impl Serialize for Deadline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A deadline in running text: `4. kvartal 2025`, `den 30. juni 2025`, `”årligt”`.
pub(crate) fn time_words(time: DateSpan) -> String {
    match time {
        DateSpan::Day(_) => format!("den {time}"),
        _ if is_time(time) => time.to_string(),
        _ => format!("”{time}”"),
    }
}

/// Whether there is a day by which it ends: `årligt` is no time to move a deadline from or to.
fn is_time(time: DateSpan) -> bool {
    time.last_day().is_some()
}

/// What became of a deadline that was one of these, and is another.
pub(crate) fn moved(times: &[DateSpan]) -> &'static str {
    if times.iter().all(|time| is_time(*time)) {
        "flyttet"
    } else {
        "ændret"
    }
}

/// How a deadline was changed, in running text.
pub(crate) fn deadline_change(from: Option<DateSpan>, to: DateSpan) -> String {
    let words = time_words(to);
    match from {
        None => format!("fristen er sat til {words}"),
        Some(from) => {
            let was = time_words(from);
            format!("fristen er {} fra {was} til {words}", moved(&[from, to]))
        }
    }
}

/// How many actions, in running text: `ingen handlinger`, `én handling`, `13 handlinger`.
pub(crate) fn actions(count: usize) -> String {
    format!("{} {}", many(count), HANDLING.form(count))
}

/// How many actions, where the noun is understood: `ingen`, `én`, `to`, `13`.
pub(crate) fn many(count: usize) -> String {
    match count {
        0 => "ingen".to_owned(),
        // The accent tells the number from the article.
        1 => "én".to_owned(),
        _ => number::words(count, noun::Gender::Common),
    }
}

/// The light of an action in a table; where the year has none yet, with the last one under it.
pub(crate) fn light_cell(light: Light, earlier: Option<EarlierLight>) -> Cell {
    let mut cell = Cell::from(self::light(light));
    cell.0
        .extend(earlier.map(|earlier| vec![earlier.words().into()]));
    cell
}

/// A light of a year gone by, which stands until there is a new one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct EarlierLight {
    #[serde(rename = "vurdering")]
    light: Assessment,
    /// The day it was given.
    #[serde(rename = "dato")]
    date: NaiveDate,
}

impl EarlierLight {
    pub(crate) fn of(state: &ActionState<'_>) -> Option<EarlierLight> {
        let (light, date) = state.earlier_light?;
        Some(EarlierLight { light, date })
    }

    /// `senest: rød (26.11.2024)`
    pub(crate) fn words(self) -> String {
        format!("senest: {}", self.dated())
    }

    /// `rød (26.11.2024)`
    pub(crate) fn dated(self) -> String {
        format!("{} ({})", self.light.word(), date::short(self.date))
    }

    /// `senest vurderet rød den 26. november 2024`
    pub(crate) fn phrase(self) -> String {
        let (light, day) = (self.light.word(), date::long(self.date));
        format!("senest vurderet {light} den {day}")
    }
}

/// A status in its colour.
pub(crate) fn status(status: Status) -> Inline {
    Inline::Toned(Tone::Status(status), status.word().to_owned())
}

/// A light in its colour; a dash where the action is finished.
pub(crate) fn light(light: Light) -> Inline {
    let tone = match light {
        Light::Given(given) => Some(given),
        Light::Missing => None,
        Light::Finished => return Inline::from(DASH),
    };
    Inline::Toned(Tone::Light(tone), light.word().to_owned())
}

/// Copies of the names.
pub(crate) fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Every status with its count, those that none has with 0.
pub(crate) fn every_status<S: Serializer>(
    counts: &Statuses,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(Status::ALL.map(|status| (status, counts.get(status))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_time_is_moved() {
        let day = NaiveDate::from_ymd_opt(2025, 6, 30).unwrap();
        let day = DateSpan::Day(day);
        for (from, to, words) in [
            (None, day, "fristen er sat til den 30. juni 2025"),
            (
                Some(DateSpan::Year(2024)),
                day,
                "fristen er flyttet fra 2024 til den 30. juni 2025",
            ),
            (
                Some(DateSpan::Yearly),
                DateSpan::Ongoing,
                "fristen er ændret fra ”årligt” til ”løbende”",
            ),
            (
                Some(day),
                DateSpan::Ongoing,
                "fristen er ændret fra den 30. juni 2025 til ”løbende”",
            ),
        ] {
            assert_eq!(deadline_change(from, to), words);
        }
    }

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            paragraphs("En\nto.\n\n \n\nTre  fire.\n"),
            ["En\nto.", "Tre  fire."]
        );
        assert!(paragraphs("\n").is_empty());
    }
}
