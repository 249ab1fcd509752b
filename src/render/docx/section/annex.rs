//! *Bilag*: what the words mean, and the year's notes by date.

use crate::render::docx::document::Document;
use crate::render::docx::paragraph::{Paragraph, Style};
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{DASH, capital, effects};
use crate::text::danish::date;
use crate::view::annual::{AnnualReport, Definition};
use crate::view::parts::NoteView;

/// The section.
pub(crate) fn annex(report: &AnnualReport, document: &mut Document) {
    let (annex, year) = (&report.annex, report.year);
    document.section("Bilag");
    document.part("Status og vurdering");
    document.table(definitions("Status", &annex.statuses));
    document.table(definitions("Vurdering", &annex.lights));
    document.part(&format!("Noter i {year} efter dato"));
    if annex.notes.is_empty() {
        document.say(&format!("Ingen noter i {year}."));
        return;
    }
    let mut table = Table::new(
        &format!("Noter i {year} efter dato"),
        vec![
            Column::text("Dato", 12),
            Column::text("Handling", 11),
            Column::text("Af", 17),
            Column::text("Note", 60),
        ],
    );
    for note in &annex.notes {
        table.row(cells(note));
    }
    document.table(table);
}

fn definitions(word: &str, definitions: &[Definition]) -> Table {
    let columns = vec![Column::text(word, 25), Column::text("Betydning", 75)];
    let mut table = Table::new(
        &format!("Hvad ordene for {} betyder", word.to_lowercase()),
        columns,
    )
    .in_one_piece();
    for definition in definitions {
        table.row(vec![
            Cell::shaded(definition.word, &capital(definition.word)),
            Cell::text(&capital(definition.meaning)),
        ]);
    }
    table
}

fn cells(note: &NoteView) -> Vec<Cell> {
    let text = Paragraph::of(Style::Cell, &note.text);
    vec![
        Cell::text(&date::short(note.date)),
        Cell::text(&note.action),
        Cell::text(note.by.as_deref().unwrap_or(DASH)),
        Cell::of(match effects(note) {
            Some(effects) => text.italic(&effects),
            None => text,
        }),
    ]
}
