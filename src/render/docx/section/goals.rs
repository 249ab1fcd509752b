//! *Mål 1 …*: each goal's progress, its actions, and what there is to tell of them.

use crate::plan::Status;
use crate::render::chart::progress_bar::Progress;
use crate::render::docx::chart::{Bar, Next, Segment, chart};
use crate::render::docx::document::Document;
use crate::render::docx::palette;
use crate::render::docx::paragraph::{Paragraph, Style};
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{DASH, effects, named};
use crate::render::docx::xml::paragraphs;
use crate::text::danish::{date, number};
use crate::view::annual::{ActionDetail, ActionLine, AnnualReport, GoalSection};
use crate::view::parts::{NoteView, YearGoalView};

/// The sections, one for each goal.
pub(crate) fn goals(report: &AnnualReport, document: &mut Document) {
    for goal in &report.goals {
        document.section(&format!("Mål {}: {}", goal.nr, goal.title));
        if goal.actions.is_empty() {
            document.say("Målet har ingen handlinger.");
            continue;
        }
        let title = format!("Diagram: fremdrift på mål {}", goal.nr);
        document.drawn(&chart(&title, &[progress(goal)], Next::Table));
        document.table(actions(goal));
        if goal.details.is_empty() {
            let year = report.year;
            document.say(&format!(
                "Ingen noter i {year}. Årets mål og midler: ikke fastsat."
            ));
        }
        for told in &goal.details {
            detail(told, report.year, document);
        }
    }
}

/// How far the goal is; what was dropped does not count.
fn progress(goal: &GoalSection) -> Bar {
    let progress = Progress::of(|word| {
        let rows = goal.actions.iter();
        rows.filter(|row| row.status == word).count()
    });
    let left = progress.total - progress.done - progress.under_way;
    let segment = |count, shade| Segment { count, shade };
    Bar {
        name: "Fremdrift".to_owned(),
        segments: vec![
            segment(progress.done, palette::of_bar(Status::Completed.word())),
            segment(progress.under_way, palette::UNDER_WAY),
            segment(left, palette::of_bar(Status::NotStarted.word())),
        ],
        words: progress.words(),
    }
}

fn actions(goal: &GoalSection) -> Table {
    let mut table = Table::new(
        &format!("Handlinger under mål {}", goal.nr),
        vec![
            Column::text("Nr.", 7),
            Column::text("Handling", 35),
            Column::text("Ansvarlig", 19),
            Column::text("Status", 13),
            Column::text("Vurdering", 12),
            Column::text("Siden sidst", 14),
        ],
    );
    for action in &goal.actions {
        table.row(cells(action));
    }
    table
}

fn cells(action: &ActionLine) -> Vec<Cell> {
    vec![
        Cell::text(&action.nr),
        Cell::text(&action.text),
        Cell::text(&action.responsible.join(", ")),
        Cell::word(action.status),
        action.light.map_or_else(|| Cell::text(DASH), Cell::word),
        Cell::text(&action.since),
    ]
}

fn detail(told: &ActionDetail, year: i32, document: &mut Document) {
    document.part(&named(&told.action, 90));
    match &told.year_goal {
        Some(goal) => year_goal(goal, document),
        None => document.add(pair("Årets mål og midler:", "Ikke fastsat")),
    }
    if told.notes.is_empty() {
        document.add(pair("Opnået:", &format!("Ingen noter i {year}")));
    } else {
        document.label("Opnået:");
        for entry in &told.notes {
            note(entry, document);
        }
    }
    if !told.decisions.is_empty() {
        document.label("Beslutninger:");
        for line in &told.decisions {
            let day = Paragraph::new(Style::Bullet).bold(&date::long(line.decision.date));
            let meeting = line.decision.meeting.as_ref();
            let meeting = meeting.map_or_else(String::new, |meeting| format!(", {meeting}"));
            document.add(day.text(&format!("{meeting}: {}", line.matters.join("; "))));
        }
    }
}

fn year_goal(goal: &YearGoalView, document: &mut Document) {
    let decided = match &goal.decision {
        Some(made) => format!("besluttet {}", date::long(made.date)),
        None => "forslag, ikke besluttet".to_owned(),
    };
    document.add(pair(
        "Årets mål:",
        &format!("{} ({decided})", goal.goal.trim()),
    ));
    let means = match (&goal.means, goal.amount.map(number::money)) {
        (Some(means), Some(amount)) => format!("{} ({amount})", means.trim()),
        (Some(means), None) => means.clone(),
        (None, Some(amount)) => amount,
        (None, None) => "Ikke fastsat".to_owned(),
    };
    document.add(pair("Midler:", &means));
}

/// A note as an item of the list, its further paragraphs under it.
fn note(note: &NoteView, document: &mut Document) {
    let by = note
        .by
        .as_ref()
        .map_or_else(String::new, |by| format!(", {by}"));
    let mut texts = paragraphs(&note.text).into_iter();
    let first = texts.next().unwrap_or_default();
    let mut last = Paragraph::new(Style::Bullet)
        .bold(&date::long(note.date))
        .text(&format!("{by}: {first}"));
    for text in texts {
        document.add(last);
        last = Paragraph::of(Style::Continue, &text);
    }
    document.add(match effects(note) {
        Some(effects) => last.italic(&effects),
        None => last,
    });
}

fn pair(label: &str, text: &str) -> Paragraph {
    Paragraph::new(Style::Normal)
        .bold(label)
        .text(&format!(" {text}"))
}
