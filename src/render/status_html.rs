//! `status` as a page: how far each goal is, and the table of actions.

use crate::plan::{Assessment, Light, Status};
use crate::report::status::{ActionRow, StatusView};
use crate::text::danish::{date, noun};
use crate::text::shorten::shorten;
use crate::view::block::{
    Article, Block, Cell, Chart, Column, ColumnKind, Inline, Section, Table, Tone,
};
use crate::view::counts::{self, Counted};
use crate::view::parts::{self, DASH};

/// The view as it is read.
pub(crate) fn article(view: &StatusView<'_>) -> Article {
    let mut subtitle = vec![format!("{} · {}", view.title, view.period)];
    subtitle.extend(
        view.selection
            .as_ref()
            .map(|words| format!("Udvalgt: {words}")),
    );
    let warning = (!view.incomplete.is_empty()).then(|| {
        let files = noun::list(&view.incomplete);
        vec![
            Inline::Strong("Ufuldstændig.".to_owned()),
            Inline::Text(format!(
                " Planen har fejl i {files}, og oplysninger derfra kan mangle på denne side."
            )),
        ]
    });
    Article {
        title: format!("Status pr. {}", date::long(view.date)),
        organisation: view.organisation.to_owned(),
        subtitle,
        date: view.date,
        warning,
        sections: vec![progress(view), actions(view)],
        foot: Some(format!("{}. {}.", view.organisation, view.title)),
        ..Article::default()
    }
}

fn progress(view: &StatusView<'_>) -> Section {
    let heading = if view.selection.is_some() {
        "De udvalgte handlinger fordelt på status"
    } else {
        "Fremdrift"
    };
    let goals = view.goals.iter();
    let mut lines: Vec<Counted> = goals
        .map(|goal| {
            let name = format!("Mål {}: {}", goal.number, shorten(goal.title, 70));
            Counted::bar_of_statuses(name, &goal.status)
        })
        .collect();
    if lines.len() > 1 {
        lines.push(Counted::bar_of_statuses("I alt", &view.total()));
    }
    let block = if lines.is_empty() {
        Block::text("Der er ingen mål at vise.")
    } else {
        let title = "Handlingernes status på hvert mål";
        Block::Chart(Chart::Bars(counts::chart(title, &lines)))
    };
    Section {
        blocks: vec![block],
        ..Section::new("fremdrift", heading)
    }
}

fn actions(view: &StatusView<'_>) -> Section {
    let mut table = Table::new(
        format!("Handlingerne, som de stod {}", date::long(view.date)),
        vec![
            Column::new(ColumnKind::Code, "Nr.", 7),
            Column::new(ColumnKind::Text, "Handling", 34),
            Column::new(ColumnKind::Words, "Ansvarlig", 18),
            Column::new(ColumnKind::Words, "Status", 13),
            Column::new(ColumnKind::Words, "Vurdering", 10),
            Column::new(ColumnKind::Text, "Sidste note", 30),
        ],
    );
    for action in &view.actions {
        table.row(cells(action));
    }
    let block = if view.actions.is_empty() {
        Block::text(view.nothing())
    } else {
        Block::Table(table)
    };
    Section {
        blocks: vec![block],
        ..Section::new("handlinger", "Handlinger")
    }
}

fn cells(action: &ActionRow<'_>) -> Vec<Cell> {
    let status = Status::from_word(action.status).unwrap_or_default();
    let light = action.assessment.and_then(Assessment::from_word);
    let mut state = vec![vec![parts::status(status)]];
    if action.is_overdue {
        let overdue = "frist overskredet".to_owned();
        state.push(vec![Inline::Toned(Tone::Overdue, overdue)]);
    }
    let note = action.last_note.as_ref();
    let note = note.map(|note| format!("{} {}", date::short(note.date), note.text));
    let paragraphs = parts::paragraphs(action.text).into_iter();
    vec![
        Cell::from(action.number),
        Cell(paragraphs.map(|text| vec![text.into()]).collect()),
        Cell::from(action.responsible.join(", ")),
        Cell(state),
        Cell::from(parts::light(Light::new(status, light))),
        Cell::from(note.unwrap_or_else(|| DASH.to_owned())),
    ]
}
