//! *Handlinger, der kræver opmærksomhed*: red, past their deadline, yellow, and silent ones.

use super::{AnnualReport, Scope, recommendations};
use crate::plan::{ActionState, Assessment, Light};
use crate::query::attention::Reason;
use crate::query::count::Lights;
use crate::query::{attention, order, silence};
use crate::text::danish::noun::HANDLING;
use crate::text::danish::span::DateSpan;
use crate::text::letters::capital;
use crate::text::shorten::shorten;
use crate::text::visible::one_line;
use crate::view::block::{Block, Cell, Column, ColumnKind, Inline, Section, Table};
use crate::view::parts::{
    ActionRef, Deadline, NoteView, actions, many, numbers, or_dash, time_words,
};
use serde::Serialize;

/// What needs attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Attention {
    /// The actions that are red, past their deadline or yellow, the gravest first.
    #[serde(rename = "handlinger")]
    pub(crate) rows: Vec<AttentionRow>,
    /// Whether what is recommended about the red ones stands here, since they are too many for
    /// the recommendations.
    #[serde(skip)]
    has_answers: bool,
    /// What is said of a red one of which nothing is recommended.
    #[serde(skip)]
    no_answer: &'static str,
    /// What is to be said where `rows` is empty: that nothing was found is no assurance where
    /// nothing was assessed.
    #[serde(rename = "ingen_fund")]
    pub(crate) nothing_found: Option<String>,
    /// How many actions were open when the year began or came later: each ought to have a note.
    #[serde(rename = "noter_ventet")]
    pub(crate) expected: usize,
    /// The actions without a note in the year.
    #[serde(rename = "uden_note")]
    pub(crate) silent: Vec<ActionRef>,
    /// The same by party.
    #[serde(rename = "uden_note_efter_part")]
    pub(crate) silent_by_party: Vec<PartySilence>,
}

/// An action that needs attention.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AttentionRow {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// The deadline in force.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// Why, the gravest first.
    #[serde(rename = "aarsag")]
    pub(crate) reasons: Vec<String>,
    /// The last note, of whatever year.
    #[serde(rename = "sidste_note")]
    pub(crate) last_note: Option<NoteView>,
    /// What is recommended about it.
    #[serde(rename = "indstilles")]
    pub(crate) answer: Option<String>,
    #[serde(skip)]
    is_red: bool,
}

/// The silent actions of one party.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct PartySilence {
    /// The party.
    #[serde(rename = "part")]
    pub(crate) party: String,
    /// The actions it answers for.
    #[serde(rename = "handlinger")]
    pub(crate) actions: Vec<ActionRef>,
}

impl Attention {
    pub(super) fn find(scope: &Scope<'_>) -> Attention {
        let (plan, settled) = (scope.plan, scope.settled);
        let silent = silence::silent_actions(plan, settled.year, settled.date);
        let findings = attention::findings(plan, settled.date, settled.deadlines_before());
        let actions = plan.actions();
        let rows: Vec<AttentionRow> = { findings.iter() }
            .map(|finding| row(scope, finding))
            .collect();
        Attention {
            no_answer: recommendations::no_answer(plan),
            has_answers: rows.iter().filter(|row| row.is_red).count() > recommendations::NAMED,
            rows,
            nothing_found: findings.is_empty().then(|| nothing_found(scope)),
            expected: actions
                .filter(|(_, action)| silence::was_open_in(action, settled.year, settled.date))
                .count(),
            silent_by_party: order::by_party(plan, &silent)
                .into_iter()
                .map(|(party, actions)| PartySilence {
                    party: party.to_owned(),
                    actions: ActionRef::all(plan, actions),
                })
                .collect(),
            silent: ActionRef::all(plan, silent),
        }
    }
}

/// That deadlines are kept says nothing of what nobody assessed; how many that is, the summary
/// says just above.
fn nothing_found(scope: &Scope<'_>) -> String {
    let date = scope.settled.date;
    let states: Vec<ActionState<'_>> = scope
        .plan
        .actions()
        .map(|(_, action)| action.on(date))
        .collect();
    let lights = Lights::of(&states);
    match (lights.get(Light::Missing), lights.open()) {
        (0, _) => {
            "Ingen handlinger er vurderet røde eller gule. Ingen frister er overskredet.".to_owned()
        }
        (missing, open) if missing == open => {
            let actions = match open {
                1 => "handlingen",
                _ => "handlingerne",
            };
            format!(
                "Ingen frister er overskredet, men uden vurderinger viser planen ikke, om \
                 {actions} er på rette vej."
            )
        }
        (missing, _) => format!(
            "Ingen handlinger er vurderet røde eller gule, men {} er ikke vurderet. \
             Ingen frister er overskredet.",
            many(missing)
        ),
    }
}

fn row(scope: &Scope<'_>, finding: &attention::Finding<'_>) -> AttentionRow {
    let words = |reason: &Reason| reason_words(*reason, finding.state.deadline);
    let note = finding.state.last_note;
    AttentionRow {
        action: ActionRef::new(scope.plan, finding.action),
        deadline: finding.state.deadline.map(Deadline),
        reasons: finding.reasons.iter().map(words).collect(),
        last_note: note.map(|note| NoteView::new(scope.plan, finding.action, note)),
        answer: recommendations::answer(scope, finding.action),
        is_red: finding.reasons.contains(&Reason::Red),
    }
}

/// A reason in words, to stand in a list.
fn reason_words(reason: Reason, deadline: Option<DateSpan>) -> String {
    match (reason, deadline) {
        (Reason::Red, _) => Assessment::Red.word().to_owned(),
        (Reason::Yellow, _) => Assessment::Yellow.word().to_owned(),
        (Reason::Overdue, Some(deadline)) => {
            format!("fristen {} er overskredet", time_words(deadline))
        }
        (Reason::Overdue, None) => "fristen er overskredet".to_owned(),
    }
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let attention = &report.attention;
    let mut blocks = Vec::new();
    if !attention.rows.is_empty() {
        blocks.push(attention.table());
    } else if let Some(nothing) = &attention.nothing_found {
        blocks.push(Block::text(nothing));
    }
    blocks.push(Block::heading(format!("Uden note i {}", report.year)));
    blocks.extend(silent(report));
    Section {
        short: Some("Kræver opmærksomhed".to_owned()),
        blocks,
        begins_page: report.foreword.is_none(),
        ..Section::new("opmaerksomhed", HEADING)
    }
}

/// The section's heading.
pub(super) const HEADING: &str = "Handlinger, der kræver opmærksomhed";

/// So many characters of the last note stand here; all of it stands on its action.
const BRIEF: usize = 160;

impl Attention {
    fn table(&self) -> Block {
        let mut table = Table::new(
            "Røde, gule og overskredne, de alvorligste først",
            vec![
                Column::new(ColumnKind::Code, "Nr.", 7),
                Column::new(ColumnKind::Text, "Handling", 25),
                Column::new(ColumnKind::Words, "Ansvarlig", 15),
                Column::new(ColumnKind::Words, "Frist", 11),
                Column::new(ColumnKind::Words, "Årsag", 15),
                Column::new(ColumnKind::Text, "Seneste note", 27),
            ],
        );
        for row in &self.rows {
            let note = row.last_note.as_ref();
            let note =
                note.map_or_else(|| "Ingen".to_owned(), |note| shorten(&note.dated(), BRIEF));
            let mut said = Cell::from(note);
            if self.has_answers && (row.is_red || row.answer.is_some()) {
                let answer = row.answer.as_deref().unwrap_or(self.no_answer);
                said.0.push(vec![Inline::Emphasis(one_line(answer))]);
            }
            table.row(vec![
                Cell::from(row.action.nr.as_str()),
                Cell::from(row.action.text.as_str()),
                Cell::from(row.action.responsible.join(", ")),
                Cell::from(or_dash(row.deadline.map(|time| time.0.short()))),
                Cell::from(capital(&row.reasons.join("; "))),
                said,
            ]);
        }
        Block::Table(table)
    }
}

/// More silent actions than this are named by number alone.
const NAMED: usize = 12;

fn silent(report: &AnnualReport) -> Vec<Block> {
    let (attention, year) = (&report.attention, report.year);
    let count = attention.silent.len();
    if count == 0 {
        return vec![Block::text(match attention.expected {
            0 if report.goals.iter().all(|goal| goal.actions.is_empty()) => "Ingen.".to_owned(),
            0 => "Ingen. Alle handlinger var afsluttet før året eller begynder senere.".to_owned(),
            _ => format!(
                "Ingen. Hver handling, der skulle arbejdes med det år, \
                 har mindst én note i {year}."
            ),
        })];
    }
    let items = attention.silent_by_party.iter().map(|silence| {
        if count <= NAMED {
            let named = |action: &ActionRef| vec![action.named(90).into()];
            let actions = Block::bullets(silence.actions.iter().map(named));
            vec![Block::introduction(one_line(&silence.party)), actions]
        } else {
            let count = HANDLING.count(silence.actions.len());
            let numbers = numbers(&silence.actions);
            vec![Block::text(format!(
                "{} ({count}): {numbers}",
                one_line(&silence.party)
            ))]
        }
    });
    let how_many = capital(&actions(count));
    vec![
        Block::introduction(format!(
            "{how_many} er uden note i {year}, her efter ansvarlig:"
        )),
        Block::list(items),
    ]
}
