//! `missing` as a table on the terminal, and in Markdown as a request to each party.

use super::markdown;
use super::shorten::shorten;
use super::style::{self, Paper};
use super::table::{self, Cell, Column, Room};
use super::visible::one_line;
use super::wrap::{heading, wrap};
use crate::report::missing::{MissingAction, MissingView, PartyMissing};
use crate::text::danish::{date, noun};
use anstyle::Style;
use chrono::{Datelike, NaiveDate, Weekday};

/// The actions, party by party; one that several answer for stands under each.
pub fn table(view: &MissingView<'_>, paper: Paper) -> String {
    let mut text = heading(&[view.organisation, view.title], paper);
    text += &format!("Handlinger uden note i {}\n\n", view.year);
    if view.count > 0 {
        let rows = view.parties.iter().flat_map(|party| {
            let actions = party.actions.iter().enumerate();
            actions.map(|(at, action)| row(party, at, action, paper))
        });
        let lines = match paper.width {
            Some(..NARROW) => 4,
            _ => 3,
        };
        text += &table::table(&columns(paper), rows, Some(lines), paper);
        text += "\n\n";
    }
    text += &wrap(&summary(view), paper.width, "");
    text
}

fn columns(paper: Paper) -> [Column; 5] {
    let (status, note) = match paper.width.unwrap_or(usize::MAX) {
        ..50 => (Room::Hidden, Room::Hidden),
        // The day of the last note stands under the status.
        50..NARROW => (Room::Words, Room::Hidden),
        NARROW..100 => (Room::Words, Room::Whole(11)),
        _ => (Room::Words, Room::Text(2)),
    };
    let status_heading = match paper.width {
        Some(..NARROW) => "Status og note",
        _ => "Status",
    };
    [
        ("Ansvarlig", Room::Words),
        ("Nr.", Room::Whole(12)),
        ("Handling", Room::Text(3)),
        (status_heading, status),
        ("Sidste note", note),
    ]
    .map(|(heading, room)| Column { heading, room })
}

/// Narrower, and there is no room for a column of days.
const NARROW: usize = 72;

fn row(party: &PartyMissing<'_>, at: usize, action: &MissingAction<'_>, paper: Paper) -> Vec<Cell> {
    // On a terminal a party is named once; in a pipe every line must stand alone.
    let name = if at > 0 && paper.width.is_some() {
        String::new()
    } else {
        one_line(party.party)
    };
    let note = match (&action.last_note, paper.width) {
        (None, _) => "ingen".to_owned(),
        (Some(note), Some(..100)) => date::short(note.date),
        (Some(note), _) => format!("{} {}", date::short(note.date), one_line(note.text)),
    };
    let mut status = Cell::in_colour(action.status, style::of_status(action.status));
    if paper.width.is_some_and(|width| width < NARROW) {
        let day = action.last_note.as_ref().map(|note| date::short(note.date));
        let day = day.unwrap_or_else(|| "ingen note".to_owned());
        status = status.with(day, Style::new());
    }
    vec![
        Cell::from(name),
        Cell::from(one_line(&action.action.nr)),
        Cell::from(one_line(&action.action.text)),
        status,
        Cell::from(note),
    ]
}

fn summary(view: &MissingView<'_>) -> String {
    if view.count == 0 {
        return nothing_missing(view);
    }
    let missing = noun::HANDLING.count(view.count);
    format!(
        "{missing} af {} har ingen note i {}. Skriv til de ansvarlige med: kimo missing --år {} --format md",
        view.expected, view.year, view.year
    )
}

fn nothing_missing(view: &MissingView<'_>) -> String {
    match view.expected {
        0 => format!(
            "Der er ingen handlinger, som burde have en note i {}.",
            view.year
        ),
        1 => format!("Den ene handling har en note i {}.", view.year),
        all => format!(
            "Alle {} har en note i {}.",
            noun::HANDLING.count(all),
            view.year
        ),
    }
}

/// A request to each party, ready to be pasted into a mail. The words between the headings
/// use no signs but those of a list, so that they read well as plain text too.
pub(crate) fn markdown(view: &MissingView<'_>) -> String {
    let mut text = format!("# Handlinger uden note i {}\n", view.year);
    if view.count == 0 {
        text += &format!("\n{}\n", nothing_missing(view));
    }
    for party in &view.parties {
        text += &request(view, party);
    }
    text
}

fn request(view: &MissingView<'_>, party: &PartyMissing<'_>) -> String {
    let name = markdown::text(party.party);
    let list: String = party
        .actions
        .iter()
        .map(|action| item(party, action))
        .collect();
    let paragraphs = [
        format!("## {name}"),
        format!(
            "Emne: Nyt om jeres arbejde med handleplanen i {}?",
            view.year
        ),
        format!("Kære {}", markdown::cell(party.party)),
        occasion(view, party.actions.len()),
        list.trim_end().to_owned(),
        questions(party.actions.len()).to_owned(),
        deadline(view),
        "Tak for jeres indsats – og ring eller skriv endelig, hvis I har spørgsmål.".to_owned(),
        "Venlig hilsen".to_owned(),
        markdown::text(view.organisation),
    ];
    format!("\n{}\n", paragraphs.join("\n\n"))
}

/// Why we write: the board is to hear of the actions, and we know nothing of them yet.
fn occasion(view: &MissingView<'_>, count: usize) -> String {
    let these = match count {
        1 => "denne handling",
        _ => "disse handlinger",
    };
    format!(
        "{} skal der gøres status på handleplanen, og vi vil gerne kunne fortælle, hvordan det går med jeres arbejde. Vi mangler stadig nyt fra {} om {these}:",
        meeting(view),
        view.year
    )
}

/// When the board does so: the next meeting in the register, else the first of the year.
fn meeting(view: &MissingView<'_>) -> String {
    match &view.meeting {
        Some(meeting) => {
            let name = meeting.meeting.as_deref().unwrap_or_default();
            let day = date::long(meeting.date);
            if name.to_lowercase().starts_with("bestyrelsesmøde") {
                format!("På bestyrelsesmødet den {day}")
            } else {
                format!("På mødet den {day} ({})", markdown::cell(name))
            }
        }
        None => "På bestyrelsens møde i årets første kvartal".to_owned(),
    }
}

fn questions(count: usize) -> &'static str {
    match count {
        1 => {
            "Et par linjer er nok: Hvad er der sket? Går det som planlagt, eller er der noget, bestyrelsen bør vide eller tage stilling til? Er der ikke sket noget, hører vi det også gerne."
        }
        _ => {
            "Et par linjer om hver er nok: Hvad er der sket? Går det som planlagt, eller er der noget, bestyrelsen bør vide eller tage stilling til? Er der ikke sket noget, hører vi det også gerne."
        }
    }
}

fn deadline(view: &MissingView<'_>) -> String {
    match (view.answer_by, &view.meeting) {
        (Some(day), _) => format!(
            "Vil I svare senest {} den {}? Så når vi at få det med i materialet til mødet.",
            weekday(day),
            date::long(day)
        ),
        (None, Some(_)) => {
            "Mødet er lige om hjørnet, så vi bliver glade for et svar så hurtigt som muligt."
                .to_owned()
        }
        (None, None) => {
            "Vil I svare i god tid før mødet? Så når vi at få det med i materialet.".to_owned()
        }
    }
}

fn item(party: &PartyMissing<'_>, action: &MissingAction<'_>) -> String {
    let others: Vec<&str> = action
        .action
        .responsible
        .iter()
        .map(String::as_str)
        .filter(|other| *other != party.party)
        .collect();
    let with = if others.is_empty() {
        String::new()
    } else {
        format!(" (sammen med {})", markdown::cell(&noun::list(&others)))
    };
    let note = match &action.last_note {
        Some(note) => format!(
            "seneste note er fra {}: ”{}”",
            date::long(note.date),
            markdown::cell(&shorten(note.text, 160))
        ),
        None => "der er ingen noter endnu".to_owned(),
    };
    let text = shorten(&action.action.text, 110);
    format!(
        "- {}: {}{with} – {note}\n",
        markdown::cell(&action.action.nr),
        markdown::cell(&text)
    )
}

fn weekday(day: NaiveDate) -> &'static str {
    match day.weekday() {
        Weekday::Mon => "mandag",
        Weekday::Tue => "tirsdag",
        Weekday::Wed => "onsdag",
        Weekday::Thu => "torsdag",
        Weekday::Fri => "fredag",
        Weekday::Sat => "lørdag",
        Weekday::Sun => "søndag",
    }
}
