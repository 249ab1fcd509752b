//! `log` as a table on the terminal, and in Markdown as a briefing to paste into a mail.

use super::markdown;
use super::shorten::shorten;
use super::style::Paper;
use super::table::{self, Cell, Column, Room};
use super::visible::one_line;
use super::wrap::heading;
use crate::report::log::{Change, Entry, Kind, LogView, YearGoalChange};
use crate::report::status::Deadline;
use crate::text::danish::{date, number};
use crate::view::parts::DecisionRef;

/// The table. What happened is never cut: the log is read for its words.
pub fn table(view: &LogView<'_>, paper: Paper) -> String {
    let mut text = heading(&[view.organisation, view.title], paper);
    text += &format!("Logbog {}\n", days(view));
    if view.entries.is_empty() {
        return text;
    }
    let rows = view.entries.iter().map(|entry| cells(entry, paper));
    text += "\n";
    text += &table::table(&columns(paper), rows, None, paper);
    text += "\n";
    text
}

/// A heading a day, and under it what happened, an item each.
pub(crate) fn markdown(view: &LogView<'_>) -> String {
    let mut text = format!(
        "# Nyt i handleplanen {}\n\n{}, {}\n",
        days(view),
        markdown::text(view.organisation),
        markdown::cell(view.title)
    );
    if view.entries.is_empty() {
        text += "\nDer er intet at fortælle om i de dage.\n";
    }
    let mut day = None;
    for entry in &view.entries {
        if day != Some(entry.date) {
            day = Some(entry.date);
            text += &format!("\n## {}\n\n", date::long(entry.date));
        }
        text += &item(entry);
    }
    text
}

fn columns(paper: Paper) -> [Column; 5] {
    let (action, by) = match paper.width.unwrap_or(usize::MAX) {
        ..60 => (Room::Hidden, Room::Hidden),
        60..100 => (Room::Text(1), Room::Hidden),
        _ => (Room::Text(2), Room::Words),
    };
    [
        ("Dato", Room::Whole(10)),
        ("Nr.", Room::Whole(12)),
        ("Handling", action),
        ("Hvad er der sket", Room::Text(5)),
        ("Af", by),
    ]
    .map(|(heading, room)| Column { heading, room })
}

fn cells(entry: &Entry<'_>, paper: Paper) -> Vec<Cell> {
    let what = match (columns(paper)[4].room, entry.by) {
        // Who wrote it stands after the words where it has no column.
        (Room::Hidden, Some(by)) => format!("{} – {by}", what(entry)),
        _ => what(entry),
    };
    let cells = [
        date::short(entry.date),
        one_line(entry.number),
        shorten(&one_line(entry.action), SHORT),
        one_line(&what),
        one_line(entry.by.unwrap_or_default()),
    ];
    cells.map(Cell::from).into()
}

/// How many characters of an action's words make its name.
const SHORT: usize = 60;

fn item(entry: &Entry<'_>) -> String {
    let mut text = format!(
        "- **{}** {}: ",
        markdown::cell(entry.number),
        markdown::cell(&shorten(entry.action, SHORT))
    );
    let changes = changes(entry).map(|changes| markdown::cell(&changes));
    text += &match (entry.text, changes) {
        (Some(note), changes) => {
            let changes = changes.map(|changes| format!(" ({changes})"));
            let note = markdown::paragraphs(note, 2);
            format!("{note}{}", changes.unwrap_or_default())
        }
        (None, changes) => changes.unwrap_or_default(),
    };
    if let Some(by) = entry.by {
        text += &format!(" – {}", markdown::cell(by));
    }
    text += "\n";
    text
}

/// What happened, in words: the note, and then what it changed.
pub(crate) fn what(entry: &Entry<'_>) -> String {
    match (entry.text, changes(entry)) {
        (Some(note), Some(changes)) => format!("{note} [{changes}]"),
        (Some(note), None) => note.to_owned(),
        (None, changes) => changes.unwrap_or_default(),
    }
}

/// What changed, in words, or nothing.
fn changes(entry: &Entry<'_>) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    match (entry.kind, &entry.year_goal) {
        (Kind::Suggested, _) => parts.push("Foreslået som ny handling".to_owned()),
        (Kind::Added, _) => parts.push("Føjet til planen".to_owned()),
        (Kind::Proposed, Some(goal)) => {
            parts.push(format!("Forslag til mål og midler {}", goal_words(goal)));
        }
        (Kind::Decided, Some(goal)) => {
            let new = if goal.is_changed {
                "Ændrede mål"
            } else {
                "Mål"
            };
            parts.push(format!("{new} og midler {}", goal_words(goal)));
        }
        _ => {}
    }
    parts.extend(
        entry
            .status
            .map(|status| from_to("status", status, str::to_owned)),
    );
    parts.extend(
        entry
            .light
            .map(|light| from_to("vurdering", light, str::to_owned)),
    );
    parts.extend(entry.step.as_ref().map(|step| match &step.text {
        Some(text) => format!("trin {} nået: {text}", step.nr),
        None => format!("trin {} nået", step.nr),
    }));
    let day = |deadline: Deadline| deadline.0.to_string();
    parts.extend(
        entry
            .deadline
            .map(|deadline| from_to("frist", deadline, day)),
    );
    parts.extend(
        entry
            .decision
            .as_ref()
            .map(|decision| decided(entry, decision)),
    );
    (!parts.is_empty()).then(|| parts.join("; "))
}

/// `status: ikke igangsat → igangsat`, or `vurdering: gul` where there was nothing before.
fn from_to<T: Copy + PartialEq>(
    name: &str,
    change: Change<T>,
    word: impl Fn(T) -> String,
) -> String {
    match change.from.filter(|from| *from != change.to) {
        Some(from) => format!("{name}: {} → {}", word(from), word(change.to)),
        None => format!("{name}: {}", word(change.to)),
    }
}

/// The meeting by name, and its day where the entry stands on another.
fn decided(entry: &Entry<'_>, decision: &DecisionRef) -> String {
    let day = if decision.date == entry.date {
        String::new()
    } else {
        format!(" {}", date::short(decision.date))
    };
    match &decision.meeting {
        Some(meeting) => format!("besluttet: {meeting}{day}"),
        None => format!("besluttet{day}"),
    }
}

fn goal_words(goal: &YearGoalChange<'_>) -> String {
    let means = goal.means.map(str::trim);
    let amount = goal.amount.map(number::money);
    let means: Vec<&str> = means.into_iter().chain(amount.as_deref()).collect();
    if means.is_empty() {
        format!("{}: {}", goal.year, goal.goal)
    } else {
        format!("{}: {} ({})", goal.year, goal.goal, means.join(", "))
    }
}

fn days(view: &LogView<'_>) -> String {
    if view.from == view.to {
        date::long(view.from)
    } else {
        format!("{} – {}", date::long(view.from), date::long(view.to))
    }
}
