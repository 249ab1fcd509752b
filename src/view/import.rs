//! `import`: what was understood of a document, and what is asked about it.

use super::block::{Block, Cell, Column, ColumnKind, Inline, List, Row, Table};
use crate::import::Proposal;
use crate::import::question::Question;
use crate::plan::{Goal, Plan, is_placeholder};
use crate::text::danish::noun;
use crate::text::letters::{DASHES, capital};
use crate::text::shorten::ended;

/// How much it is: `27 handlinger i 3 mål, 9 parter`.
pub(crate) fn summary(plan: &Plan) -> String {
    format!(
        "{} i {}, {}",
        noun::HANDLING.count(plan.actions().count()),
        noun::MAAL.count(plan.goals.len()),
        noun::PART.count(parties(plan).len())
    )
}

/// What was understood: the plan as a table, its parties, and what to take note of.
pub(crate) fn preview(proposal: &Proposal) -> Vec<Block> {
    let plan = &proposal.plan;
    let mut blocks = vec![
        Block::paragraph(vec![Inline::Strong(title(proposal))]),
        Block::text(format!(
            "{}, {}.",
            summary(plan),
            count(&proposal.questions)
        )),
        Block::Table(table(plan)),
    ];
    if let Some(introduction) = plan.introduction.as_deref() {
        let count = introduction.split("\n\n").count();
        let paragraphs = if count == 1 {
            "ét afsnit".to_owned()
        } else {
            format!("{count} afsnit")
        };
        blocks.push(Block::text(format!("Indledningen er på {paragraphs}.")));
    }
    let parties = parties(plan);
    if !parties.is_empty() {
        blocks.push(Block::text(ended(format!(
            "Parterne er {}",
            noun::list(&parties)
        ))));
    }
    blocks.extend(notes(proposal));
    blocks
}

/// Whose plan it is, what it is called, and its years.
fn title(proposal: &Proposal) -> String {
    let plan = &proposal.plan;
    let title = plan.title.value.clone();
    let years = proposal.years.map(|years| years.to_string());
    let organisation = Some(plan.organisation.value.clone());
    let organisation = organisation.filter(|name| !is_placeholder(name));
    let plain = title.replace(DASHES, "-").replace(" - ", "-");
    let years = years.filter(|years| !plain.contains(years.as_str()));
    let parts: Vec<String> = organisation
        .into_iter()
        .chain([title])
        .chain(years)
        .collect();
    parts.join(" · ")
}

fn count(questions: &[Question]) -> String {
    match questions.len() {
        0 => "ingen spørgsmål".to_owned(),
        count => noun::SPOERGSMAAL.count(count),
    }
}

/// What a receipt says of what was understood: what to take note of, and what was not asked.
pub(crate) fn remarks(proposal: &Proposal) -> Vec<Block> {
    let mut blocks = notes(proposal);
    blocks.extend(list("Ikke besvaret:", &proposal.questions));
    blocks
}

fn notes(proposal: &Proposal) -> Vec<Block> {
    let remarks = proposal.remarks.iter().chain(proposal.of_plan.iter());
    let notes: Vec<Vec<Inline>> = remarks
        .map(|remark| vec![Inline::Text(ended(capital(remark)))])
        .collect();
    if notes.is_empty() {
        return Vec::new();
    }
    vec![Block::introduction("Læg mærke til:"), Block::bullets(notes)]
}

/// The questions, with what is done without an answer.
pub(crate) fn questions(questions: &[Question]) -> Vec<Block> {
    list("Spørgsmål:", questions)
}

fn list(label: &str, questions: &[Question]) -> Vec<Block> {
    if questions.is_empty() {
        return Vec::new();
    }
    let item = |question: &Question| vec![Block::paragraph(sentence(question))];
    vec![
        Block::introduction(label),
        Block::List(List {
            is_numbered: true,
            items: questions.iter().map(item).collect(),
        }),
    ]
}

/// A question with its place and with what is done without an answer.
pub(crate) fn sentence(question: &Question) -> Vec<Inline> {
    let place = if question.place.is_empty() {
        String::new()
    } else {
        format!("{}: ", capital(&question.place))
    };
    vec![
        Inline::Text(format!("{place}{} ", question.text)),
        Inline::Emphasis(ended(format!("Uden svar {}", question.otherwise))),
    ]
}

/// The parties that the document names, with their other spellings.
fn parties(plan: &Plan) -> Vec<String> {
    let named = plan
        .parties
        .iter()
        .filter(|party| !is_placeholder(&party.name));
    let named = named.map(|party| {
        let aliases: Vec<&str> = party.names().skip(1).collect();
        match aliases.as_slice() {
            [] => party.name.value.clone(),
            aliases => format!("{} (også {})", party.name.value, noun::list(aliases)),
        }
    });
    named.collect()
}

fn table(plan: &Plan) -> Table {
    let has_time = plan
        .actions()
        .any(|(_, action)| action.start.is_some() || action.deadline.is_some());
    let has_status = plan
        .actions()
        .any(|(_, action)| action.first_status.is_some());
    let mut columns = vec![
        Column::new(ColumnKind::Code, "Nr.", 8),
        Column::new(ColumnKind::Text, "Handling", 50),
        Column::new(ColumnKind::Words, "Ansvarlig", 25),
    ];
    if has_time {
        columns.push(Column::new(ColumnKind::Words, "Frist", 15));
    }
    if has_status {
        columns.push(Column::new(ColumnKind::Words, "Status", 12));
    }
    let mut table = Table::new("Det, kimo har forstået", columns);
    for goal in &plan.goals {
        table.rows.push(Row::Group(heading(goal)));
        let mut group = None;
        for action in &goal.actions {
            if action.group != group {
                group.clone_from(&action.group);
                let shown = group
                    .as_deref()
                    .map(|group| Row::Group(format!("– {group}")));
                table.rows.extend(shown);
            }
            let names: Vec<&str> = action
                .responsible
                .iter()
                .map(|name| name.as_str())
                .collect();
            let mut cells = vec![
                Cell::from(action.number.as_str()),
                Cell::from(action.first_paragraph()),
                Cell::from(names.join(", ")),
            ];
            let start = action
                .start
                .map(|start| format!("fra {}", start.value.short()));
            let deadline = action.deadline.map(|deadline| deadline.value.short());
            let time = deadline.or(start).unwrap_or_default();
            cells.extend(has_time.then(|| Cell::from(time)));
            let status = action.first_status.map_or("", |status| status.value.word());
            cells.extend(has_status.then(|| Cell::from(status)));
            table.row(cells);
        }
    }
    table
}

fn heading(goal: &Goal) -> String {
    format!("Mål {}: {}", goal.number.value, goal.title.value)
}
