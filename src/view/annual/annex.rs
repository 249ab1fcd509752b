//! *Bilag*: what the words mean, and the year's notes by date.

use super::{AnnualReport, Scope, overall};
use crate::plan::{Assessment, Light, Status};
use crate::query::log;
use crate::text::danish::date;
use crate::text::letters::capital;
use crate::view::block::{Block, Cell, Column, ColumnKind, Inline, Section, Table, Tone};
use crate::view::parts::{NoteView, or_dash};
use serde::Serialize;

/// The annex.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Annex {
    #[serde(rename = "statusser")]
    pub(crate) statuses: Vec<Definition<Status>>,
    #[serde(rename = "vurderinger")]
    pub(crate) lights: Vec<Definition<Light>>,
    /// Whether the notes are shown here too.
    #[serde(skip)]
    shows_notes: bool,
    /// The year's notes, oldest first.
    #[serde(rename = "noter")]
    pub(crate) notes: Vec<NoteView>,
}

/// A status or a light, and what it means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Definition<T> {
    #[serde(rename = "ord")]
    pub(crate) word: T,
    #[serde(rename = "betydning")]
    pub(crate) meaning: &'static str,
}

impl Annex {
    pub(super) fn new(scope: &Scope<'_>) -> Annex {
        let (before, date) = (scope.settled.before(), scope.settled.date);
        let from = before.succ_opt().unwrap_or(before);
        let notes = log::notes_between(scope.plan, from, date).into_iter();
        let statuses = Status::ALL.map(|status| Definition {
            word: status,
            meaning: status.meaning(),
        });
        let lights = Assessment::ALL.map(|light| Definition {
            word: Light::Given(light),
            meaning: light.meaning(),
        });
        let not_assessed = Definition {
            word: Light::Missing,
            meaning: "ingen har vurderet handlingen i årets løb",
        };
        Annex {
            statuses: statuses.into(),
            lights: lights.into_iter().chain([not_assessed]).collect(),
            shows_notes: scope.plan.has_notes_in_annex == Some(true),
            notes: notes
                .map(|(action, note)| NoteView::new(scope.plan, action, note))
                .collect(),
        }
    }
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let (annex, year) = (&report.annex, report.year);
    let statuses = annex.statuses.iter().map(|status| {
        let tone = Tone::Status(status.word);
        (tone, status.word.word(), status.meaning)
    });
    let lights = annex.lights.iter().map(|light| {
        let given = match light.word {
            Light::Given(given) => Some(given),
            Light::Missing | Light::Finished => None,
        };
        (Tone::Light(given), light.word.word(), light.meaning)
    });
    let heading = format!("Noter i {year} efter dato");
    let mut blocks = vec![
        Block::heading("Status og vurdering"),
        definitions("Status", statuses),
        definitions("Vurdering", lights),
    ];
    blocks.extend(overall::development(report).into_iter().flatten());
    if annex.shows_notes {
        blocks.push(Block::heading(heading.as_str()));
        blocks.push(if annex.notes.is_empty() {
            Block::text(format!("Ingen noter i {year}."))
        } else {
            notes(heading, &annex.notes)
        });
    }
    Section {
        blocks,
        ..Section::new("bilag", "Bilag")
    }
}

fn definitions<'a>(
    word: &str,
    definitions: impl Iterator<Item = (Tone, &'a str, &'a str)>,
) -> Block {
    let mut table = Table::new(
        format!("Hvad ordene for {} betyder", word.to_lowercase()),
        vec![
            Column::new(ColumnKind::Words, word, 25),
            Column::new(ColumnKind::Text, "Betydning", 75),
        ],
    );
    for (tone, word, meaning) in definitions {
        table.row(vec![
            Cell::from(Inline::Toned(tone, capital(word))),
            Cell::from(capital(meaning)),
        ]);
    }
    Block::Table(table)
}

fn notes(caption: String, notes: &[NoteView]) -> Block {
    let mut table = Table::new(
        caption,
        vec![
            Column::new(ColumnKind::Code, "Dato", 12),
            Column::new(ColumnKind::Code, "Handling", 11),
            Column::new(ColumnKind::Words, "Af", 17),
            Column::new(ColumnKind::Text, "Note", 60),
        ],
    );
    for note in notes {
        table.row(vec![
            Cell::from(date::short(note.date)),
            Cell::from(note.action.as_str()),
            Cell::from(or_dash(note.by.clone())),
            Cell(note.paragraphs(Vec::new())),
        ]);
    }
    Block::Table(table)
}
