//! *Ændringer i handleplanen*: what was added, dropped and adjusted.

use crate::render::docx::document::Document;
use crate::render::docx::paragraph::{Paragraph, Style};
use crate::render::docx::words::{decision, named};
use crate::text::danish::date;
use crate::view::annual::{Added, Adjusted, AnnualReport, Dropped};

/// The section.
pub(crate) fn changes(report: &AnnualReport, document: &mut Document) {
    let changes = &report.changes;
    document.section("Ændringer i handleplanen");
    let lists = [
        ("Tilføjet:", changes.added.iter().map(added).collect()),
        ("Udgået:", changes.dropped.iter().map(dropped).collect()),
        ("Justeret:", changes.adjusted.iter().map(adjusted).collect()),
    ];
    if lists
        .iter()
        .all(|(_, items): &(_, Vec<String>)| items.is_empty())
    {
        document.say(&format!("Ingen ændringer i {}.", report.year));
    }
    for (label, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
        document.label(label);
        for item in items {
            document.add(Paragraph::of(Style::Bullet, item));
        }
    }
}

fn added(change: &Added) -> String {
    let decided = match &change.decision {
        Some(made) => format!("besluttet {}", decision(made, " (", ")")),
        None => "afventer bestyrelsens beslutning".to_owned(),
    };
    let goals = change.international.iter();
    let goals = goals.map(|goal| format!(". Mål fra {}: {} {}", goal.source, goal.nr, goal.title));
    format!(
        "{}: tilføjet {}, {decided}{}",
        named(&change.action, 90),
        date::long(change.created),
        goals.collect::<String>()
    )
}

fn dropped(change: &Dropped) -> String {
    let decided = match &change.decision {
        Some(made) => format!("besluttet {}", decision(made, " (", ")")),
        None => format!("{}, ingen beslutning registreret", date::long(change.date)),
    };
    format!("{} – {decided}: {}", named(&change.action, 90), change.text)
}

fn adjusted(change: &Adjusted) -> String {
    let decided = match &change.decision {
        Some(made) => format!("besluttet {}", decision(made, ", ", "")),
        None => format!("{}, ingen beslutning registreret", date::long(change.date)),
    };
    let changed = change.changes.join("; ");
    format!("{}: {changed} ({decided})", named(&change.action, 90))
}
