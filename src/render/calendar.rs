//! `calendar` as a table on the terminal and in Markdown.

use super::markdown;
use super::shorten::shorten;
use super::style::Paper;
use super::table::{self, Cell, Column, Room};
use super::visible::one_line;
use super::wrap::heading;
use crate::plan::first_paragraph;
use crate::report::calendar::{CalendarView, Item, Kind};
use crate::text::danish::span::DateSpan;
use crate::text::letters::capital;
use anstyle::AnsiColor;

/// The wheel month by month, and then the duties of no month.
pub fn table(view: &CalendarView, paper: Paper) -> String {
    let mut text = heading(&[&view.organisation, &view.title], paper);
    text += &format!("Årshjul {}\n\n", view.year);
    let groups = groups(view);
    if groups.is_empty() {
        text += &format!("{}\n", nothing(view));
        return text;
    }
    let rows = groups.iter().flat_map(|(name, items)| {
        let items = items.iter().enumerate();
        items.map(|(at, item)| cells(name, at, item, paper))
    });
    text += &table::table(&columns(paper), rows, None, paper);
    text += "\n";
    text
}

/// The wheel as a list a month.
pub(crate) fn markdown(view: &CalendarView) -> String {
    let mut text = format!(
        "# Årshjul {}\n\n{}, {}\n",
        view.year,
        markdown::text(&view.organisation),
        markdown::cell(&view.title)
    );
    let groups = groups(view);
    if groups.is_empty() {
        text += &format!("\n{}\n", nothing(view));
    }
    for (name, items) in groups {
        text += &format!("\n## {name}\n\n");
        text.extend(items.iter().map(entry));
    }
    text
}

/// The months, and the group of what belongs to none, each with its heading.
fn groups(view: &CalendarView) -> Vec<(String, &[Item])> {
    let months = view.months.iter();
    let mut groups: Vec<(String, &[Item])> = months
        .map(|month| (capital(month.name), month.items.as_slice()))
        .collect();
    if !view.all_year.is_empty() {
        groups.push(("Hele året".to_owned(), &view.all_year));
    }
    groups
}

fn nothing(view: &CalendarView) -> String {
    format!("Der er ingen møder, frister eller pligter i {}.", view.year)
}

fn columns(paper: Paper) -> [Column; 6] {
    let (kind, number, parties) = match paper.width.unwrap_or(usize::MAX) {
        ..50 => (Room::Hidden, Room::Hidden, Room::Hidden),
        50..60 => (Room::Words, Room::Hidden, Room::Hidden),
        60..76 => (Room::Words, Room::Whole(8), Room::Hidden),
        _ => (Room::Words, Room::Whole(12), Room::Text(1)),
    };
    [
        ("Måned", Room::Words),
        ("Hvornår", Room::Words),
        ("Hvad", kind),
        ("Nr.", number),
        ("Tekst", Room::Text(6)),
        ("Ansvarlig", parties),
    ]
    .map(|(heading, room)| Column { heading, room })
}

fn cells(group: &str, at: usize, item: &Item, paper: Paper) -> Vec<Cell> {
    // On a terminal a month is named once; in a pipe every line must stand alone.
    let name = if at > 0 && paper.width.is_some() {
        String::new()
    } else {
        group.to_owned()
    };
    let words = one_line(first_paragraph(&item.text));
    let words = match (state(item), paper.width) {
        (Some(state), Some(_)) => format!("{} ({state})", shorten(&words, 90)),
        (Some(state), None) => format!("{words} ({state})"),
        (None, _) => words,
    };
    let colour = item.is_overdue.then_some(AnsiColor::Red);
    vec![
        Cell::from(name),
        Cell::from(when(item, DateSpan::short)),
        Cell::in_colour(item.kind.word(), colour),
        Cell::from(one_line(item.nr.as_deref().unwrap_or_default())),
        Cell::from(words),
        Cell::from(one_line(&item.responsible.join(", "))),
    ]
}

fn entry(item: &Item) -> String {
    let when = when(item, |span| span.to_string());
    let kind = match item.kind {
        Kind::Meeting | Kind::Duty => String::new(),
        kind => format!("{} ", kind.word()),
    };
    let number = item
        .nr
        .as_deref()
        .map(|nr| format!("{} ", markdown::cell(nr)));
    let parties = if item.responsible.is_empty() {
        String::new()
    } else {
        format!(" – {}", markdown::cell(&item.responsible.join(", ")))
    };
    let state = state(item).map(|state| format!(" ({state})"));
    let words = match item.kind {
        // A duty stands in the document's own words.
        Kind::Duty => item.text.clone(),
        _ => shorten(first_paragraph(&item.text), 160),
    };
    format!(
        "- **{}:** {}{}{parties}{}\n",
        capital(&format!("{kind}{when}")),
        number.unwrap_or_default(),
        markdown::cell(&words),
        state.unwrap_or_default()
    )
}

/// When it is: a duty in the plan's own words, for it comes every year.
fn when(item: &Item, words: fn(DateSpan) -> String) -> String {
    match (item.kind, item.when.0) {
        (Kind::Duty, DateSpan::Year(_)) => "hvert år".to_owned(),
        (Kind::Duty, DateSpan::Quarter(_, quarter)) => quarter.to_string(),
        (Kind::Duty, DateSpan::Month(..)) => "i måneden".to_owned(),
        (_, span) => words(span),
    }
}

/// What holds for the action now: its status, and what is to be said of its deadline.
fn state(item: &Item) -> Option<String> {
    let mut words = vec![item.status?.to_owned()];
    if item.is_overdue {
        words.push("frist overskredet".to_owned());
    }
    if let Some(moved_from) = item.moved_from {
        words.push(format!("flyttet fra {}", moved_from.0));
    }
    Some(words.join(", "))
}
