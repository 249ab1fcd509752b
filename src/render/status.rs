//! `status` as a table on the terminal and in Markdown.

use super::bar;
use super::markdown;
use super::style::{self, Paper};
use super::table::{self, Cell, Column, Room};
use super::visible::one_line;
use super::wrap::{heading, wrap};
use crate::query::count::Statuses;
use crate::report::status::{ActionRow, GoalRow, NO_LIGHT, StatusView, light_shown};
use crate::text::danish::{date, noun, number};

const HEADINGS: [&str; 6] = [
    "Nr.",
    "Handling",
    "Ansvarlig",
    "Status",
    "Vurdering",
    "Sidste note",
];

/// The table and, under it, how far each goal is. In a terminal long texts are cut to a few
/// lines; in a pipe every action is one line, whole.
pub fn table(view: &StatusView<'_>, paper: Paper) -> String {
    let mut text = title(view, paper);
    if !view.actions.is_empty() {
        text += &actions(view, paper);
        text += "\n\n";
    }
    text += &progress(view, paper);
    text
}

/// How far each goal is, a line a goal.
pub(crate) fn progress(view: &StatusView<'_>, paper: Paper) -> String {
    let mut text = String::new();
    for goal in &view.goals {
        text += &goal_line(goal, paper);
    }
    if view.goals.len() > 1 {
        let counts = counts(&view.total());
        let all = noun::HANDLING.count(view.actions.len());
        text += &wrap(&format!("I alt: {all}{counts}"), paper.width, "");
    }
    text
}

/// What the view is of: the plan, its years, and the day.
pub(crate) fn title(view: &StatusView<'_>, paper: Paper) -> String {
    let mut text = heading(&[view.organisation, view.title, &view.period], paper);
    text += &format!("Status pr. {}\n\n", date::long(view.date));
    text
}

fn actions(view: &StatusView<'_>, paper: Paper) -> String {
    let columns = HEADINGS
        .into_iter()
        .zip(rooms(paper.width))
        .map(|(heading, room)| Column { heading, room });
    let mut columns: Vec<Column> = columns.collect();
    if is_narrow(paper) {
        columns[3].heading = "Status og vurdering";
    }
    let lines = paper.width.map(lines);
    let rows = view.actions.iter().map(|action| cells(action, paper));
    table::table(&columns, rows, lines, paper)
}

/// Whether the light stands under the status, so that there is room for the action's words.
fn is_narrow(paper: Paper) -> bool {
    paper.width.is_some_and(|width| width < 100)
}

/// The room of each column: the action's own words get most of it.
fn rooms(width: Option<usize>) -> [Room; 6] {
    let (parties, light, note) = match width.unwrap_or(usize::MAX) {
        ..50 => (Room::Hidden, Room::Hidden, Room::Hidden),
        50..72 => (Room::Text(1), Room::Hidden, Room::Hidden),
        72..100 => (Room::Text(1), Room::Hidden, Room::Whole(11)),
        100..110 => (Room::Text(1), Room::Words, Room::Whole(11)),
        _ => (Room::Text(1), Room::Words, Room::Text(8)),
    };
    let number = Room::Whole(12);
    [number, Room::Text(12), parties, Room::Words, light, note]
}

/// How many lines an action may take in a terminal.
fn lines(width: usize) -> usize {
    match width {
        ..72 => 4,
        _ => 3,
    }
}

/// The cells of a row, as text.
fn texts(action: &ActionRow<'_>, paper: Paper) -> [String; 6] {
    let light = light_shown(action.status, action.assessment);
    let note = match (&action.last_note, paper.width) {
        (None, _) => String::new(),
        // There is no room for the words beside the action's own.
        (Some(note), Some(width)) if width < 110 => date::short(note.date),
        (Some(note), _) => format!("{} {}", date::short(note.date), one_line(note.text)),
    };
    let status = if action.is_overdue {
        format!("{}\n{OVERDUE}", action.status)
    } else {
        action.status.to_owned()
    };
    [
        one_line(action.number),
        one_line(action.first_paragraph()),
        one_line(&action.responsible.join(", ")),
        status,
        light.to_owned(),
        note,
    ]
}

const OVERDUE: &str = "frist overskredet";

fn cells(action: &ActionRow<'_>, paper: Paper) -> Vec<Cell> {
    let [number, text, parties, _, light, note] = texts(action, paper);
    let colour = style::of_assessment(action.assessment);
    let mut status = Cell::in_colour(action.status, style::of_status(action.status));
    if action.is_overdue {
        status = status.with(OVERDUE, style::OVERDUE);
    }
    if is_narrow(paper) && light != NO_LIGHT {
        status = status.with(light.clone(), style::in_colour(colour));
    }
    let light = Cell::in_colour(light, colour);
    let [number, text, parties, note] = [number, text, parties, note].map(Cell::from);
    vec![number, text, parties, status, light, note]
}

fn goal_line(goal: &GoalRow<'_>, paper: Paper) -> String {
    let name = format!("Mål {}", one_line(goal.number));
    let all = noun::HANDLING.count(goal.count);
    let counts = counts(&goal.status);
    let bar = bar::of(&goal.status, paper);
    let room = paper
        .width
        .map(|width| width.saturating_sub(bar::columns(paper) + 1));
    let words = wrap(&format!("{name}: {all}{counts}"), room, "");
    let indent = " ".repeat(if bar.is_empty() {
        0
    } else {
        bar::columns(paper) + 1
    });
    let mut lines = words.lines();
    let first = lines.next().unwrap_or("");
    let rest = lines.map(|line| format!("{indent}{line}\n"));
    format!("{bar}{first}\n") + &rest.collect::<String>()
}

fn counts(counts: &Statuses) -> String {
    let words = counts
        .present()
        .map(|(status, count)| format!("{} {}", number::counted(count), status.word()));
    let words: Vec<String> = words.collect();
    if words.is_empty() {
        String::new()
    } else {
        format!(" – {}", words.join(", "))
    }
}

/// The table in Markdown, and how far each goal is as a list under it.
pub fn markdown(view: &StatusView<'_>) -> String {
    let rows = view
        .actions
        .iter()
        .map(|action| texts(action, Paper::default()));
    let mut text = String::new();
    if !view.incomplete.is_empty() {
        let files = markdown::text(&noun::list(&view.incomplete));
        text += &format!(
            "**Ufuldstændig.** Planen har fejl i {files}, og oplysninger derfra kan mangle her.\n\n"
        );
    }
    if let Some(selection) = &view.selection {
        text += &format!("Udvalgt: {}\n\n", markdown::text(selection));
    }
    text += &if view.actions.is_empty() {
        format!("{}\n", view.nothing())
    } else {
        markdown::table(&HEADINGS, rows)
    };
    text += "\n";
    for goal in &view.goals {
        let all = noun::HANDLING.count(goal.count);
        text += &format!(
            "- Mål {}: {all}{}\n",
            markdown::text(goal.number),
            counts(&goal.status)
        );
    }
    text
}
