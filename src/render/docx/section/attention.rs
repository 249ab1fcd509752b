//! *Handlinger, der kræver opmærksomhed*, and those without a note.

use crate::render::docx::document::Document;
use crate::render::docx::paragraph::{Paragraph, Style};
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{self, capital, dated, named, numbers};
use crate::text::danish::noun::HANDLING;
use crate::view::annual::{AnnualReport, AttentionRow};

/// More silent actions than this are named by number alone.
const NAMED: usize = 12;

/// The section.
pub(crate) fn attention(report: &AnnualReport, document: &mut Document) {
    let attention = &report.attention;
    document.section("Handlinger, der kræver opmærksomhed");
    if !attention.rows.is_empty() {
        document.table(table(&attention.rows));
    } else if let Some(nothing) = &attention.nothing_found {
        document.say(nothing);
    }
    silent(report, document);
}

fn table(rows: &[AttentionRow]) -> Table {
    let mut table = Table::new(
        "Handlinger, der kræver opmærksomhed",
        vec![
            Column::text("Nr.", 7),
            Column::text("Handling", 28),
            Column::text("Ansvarlig", 17),
            Column::text("Årsag", 18),
            Column::text("Seneste note", 30),
        ],
    );
    for row in rows {
        let note = row.last_note.as_ref();
        table.row(vec![
            Cell::text(&row.action.nr),
            Cell::text(&row.action.text),
            Cell::text(&row.action.responsible.join(", ")),
            Cell::text(&capital(&row.reasons.join("; "))),
            Cell::text(&note.map_or_else(|| "Ingen".to_owned(), dated)),
        ]);
    }
    table
}

fn silent(report: &AnnualReport, document: &mut Document) {
    let (attention, year) = (&report.attention, report.year);
    document.part(&format!("Uden note i {year}"));
    let count = attention.silent.len();
    if count == 0 {
        document.say(&match attention.expected {
            0 if report.goals.iter().all(|goal| goal.actions.is_empty()) => {
                "Planen har ingen handlinger.".to_owned()
            }
            0 => "Ingen. Alle handlinger var afsluttet inden årets begyndelse.".to_owned(),
            _ => format!(
                "Ingen. Hver handling, der ikke var afsluttet inden årets begyndelse, \
                 har mindst én note i {year}."
            ),
        });
        return;
    }
    let how_many = capital(&words::actions(count));
    document.say(&format!(
        "{how_many} er uden note i {year}, her efter ansvarlig:"
    ));
    for party in &attention.silent_by_party {
        if count <= NAMED {
            document.add(Paragraph::of(Style::Bullet, &party.party).keep_next());
            for action in &party.actions {
                document.add(Paragraph::of(Style::Bullet2, &named(action, 90)));
            }
        } else {
            let text = format!(
                "{} ({}): {}",
                party.party,
                HANDLING.count(party.actions.len()),
                numbers(&party.actions)
            );
            document.add(Paragraph::of(Style::Bullet, &text));
        }
    }
}
