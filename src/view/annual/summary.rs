//! *Året i tal*: the report in brief, for a reader who reads no further.

use super::period;
use super::tally::Tally;
use super::{AnnualReport, Attention, Scope, indicators};
use crate::plan::{ActionState, Assessment, Light, Status};
use crate::query::attention::{Finding, Reason, findings};
use crate::query::change::Change;
use crate::query::count::Lights;
use crate::query::order;
use crate::text::danish::date;
use crate::text::shorten::ended;
use crate::view::block::{Block, Cell, Column, ColumnKind, Section, Table};
use crate::view::parts::{ActionRef, actions, many};
use serde::Serialize;

/// The report in brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Summary {
    /// The year in figures.
    #[serde(rename = "tal")]
    pub(crate) figures: Figures,
    /// What changed since the report before, in a sentence.
    #[serde(rename = "saetninger")]
    pub(crate) sentences: Vec<String>,
    /// The actions completed during the year.
    #[serde(rename = "gennemfoert")]
    pub(crate) completed: Vec<ActionRef>,
    /// The actions that are red, past their deadline or yellow, the gravest first.
    #[serde(rename = "kraever_opmaerksomhed")]
    pub(crate) concerns: Vec<Concern>,
}

/// An action that needs attention, with the reasons in words.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Concern {
    /// The action.
    #[serde(rename = "handling")]
    pub(crate) action: ActionRef,
    /// Why: `rød`, `gul`, or the deadline that has passed.
    #[serde(rename = "aarsag")]
    pub(crate) reasons: Vec<String>,
}

/// The year in figures.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Figures {
    /// The goals for the year, and the money.
    #[serde(flatten)]
    pub(crate) tally: Tally,
    #[serde(rename = "roede")]
    pub(crate) red: usize,
    #[serde(rename = "gule")]
    pub(crate) yellow: usize,
    /// How many actions are past their deadline.
    #[serde(rename = "overskredet")]
    pub(crate) overdue: usize,
    /// How many actions have no note in the year, of how many that should.
    #[serde(rename = "uden_note")]
    pub(crate) silent: usize,
    #[serde(rename = "noter_ventet")]
    pub(crate) expected: usize,
}

impl Figures {
    fn new(scope: &Scope<'_>, lights: &Lights, attention: &Attention) -> Figures {
        let settled = scope.settled;
        let findings = findings(scope.plan, settled.date, settled.deadlines_before());
        let actions = scope.plan.actions().map(|(_, action)| action);
        let is_overdue = |finding: &&Finding<'_>| finding.reasons.contains(&Reason::Overdue);
        Figures {
            tally: Tally::of(actions, std::iter::once(settled.year)),
            red: lights.get(Light::Given(Assessment::Red)),
            yellow: lights.get(Light::Given(Assessment::Yellow)),
            overdue: findings.iter().filter(is_overdue).count(),
            silent: attention.silent.len(),
            expected: attention.expected,
        }
    }

    fn table(&self, year: i32) -> Table {
        let figures = [
            ("Årsmål nået", self.tally.goal_words()),
            ("Røde og gule handlinger", self.light_words()),
            ("Penge", self.tally.money_words()),
            ("Handlinger uden note", self.silence_words()),
        ];
        figures_table(format!("{year} i fire tal"), figures)
    }

    fn light_words(&self) -> String {
        let overdue = match self.overdue {
            0 => String::new(),
            1 => "; 1 frist er overskredet".to_owned(),
            many => format!("; {many} frister er overskredet"),
        };
        let many = |count, one, more| format!("{count} {}", if count == 1 { one } else { more });
        let (red, yellow) = (
            many(self.red, "rød", "røde"),
            many(self.yellow, "gul", "gule"),
        );
        format!("{red} og {yellow}{overdue}")
    }

    fn silence_words(&self) -> String {
        match self.expected {
            0 => "Ingen skulle have en".to_owned(),
            expected => format!("{} af {expected}", self.silent),
        }
    }
}

/// Each figure under what it is of.
pub(super) fn figures_table(caption: String, figures: [(&str, String); 4]) -> Table {
    let heads = figures.iter().map(|(what, _)| *what);
    let columns = heads.map(|what| Column::new(ColumnKind::Text, what, 25));
    let mut table = Table::new(caption, columns.collect());
    table.row(figures.map(|(_, figure)| Cell::from(figure)).into());
    table
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let mut blocks = vec![Block::Table(report.summary.figures.table(report.year))];
    blocks.extend(indicators::standing(report));
    blocks.extend(period::figures(report).into_iter().flatten());
    Section {
        blocks,
        ..Section::new("resume", "Året i tal")
    }
}

impl Summary {
    /// What the year brought: what changed since the report before, and what was completed.
    pub(super) fn changes(&self, report: &AnnualReport) -> Option<Block> {
        let when = match report.since {
            Some(_) => "siden da".to_owned(),
            None => format!("i {}", report.year),
        };
        let completed = match self.completed.as_slice() {
            [] => format!("Ingen handlinger er gennemført {when}."),
            completed => {
                let named = completed.iter().map(|action| action.headed(60));
                let named: Vec<String> = named.collect();
                ended(format!("Gennemført {when}: {}", named.join("; ")))
            }
        };
        let sentence = self.sentences.first()?;
        Some(Block::text(format!("{sentence} {completed}")))
    }
}

impl Summary {
    pub(super) fn new(scope: &Scope<'_>, attention: &Attention) -> Summary {
        let settled = scope.settled;
        let actions = order::actions(scope.plan);
        let states: Vec<ActionState<'_>> = actions
            .iter()
            .map(|(_, action)| action.on(settled.date))
            .collect();
        let changes: Vec<Change> = actions
            .iter()
            .map(|(_, action)| Change::between(action, settled.compared(), settled.date))
            .collect();
        let lights = Lights::of(&states);
        let completed = actions.iter().zip(&changes);
        let completed = completed
            .filter(|(_, change)| change.became(Status::Completed))
            .map(|((_, action), _)| *action);
        Summary {
            figures: Figures::new(scope, &lights, attention),
            sentences: change_sentence(scope, &changes).into_iter().collect(),
            completed: ActionRef::all(scope.plan, completed),
            concerns: attention
                .rows
                .iter()
                .map(|row| Concern {
                    action: row.action.clone(),
                    reasons: row.reasons.clone(),
                })
                .collect(),
        }
    }
}

/// "Siden udgangen af 2023 har fem handlinger skiftet status, og to er kommet til."
fn change_sentence(scope: &Scope<'_>, changes: &[Change]) -> Option<String> {
    let changed = changes
        .iter()
        .filter(|change| change.has_new_status())
        .count();
    let new = changes.iter().filter(|change| change.is_new()).count();
    let is_first = scope.plan.period.first() == scope.settled.year;
    let since = match scope.settled.since {
        Some(day) => format!("Siden den {}", date::long(day)),
        None if is_first => "I planens første år".to_owned(),
        None => format!("Siden udgangen af {}", scope.settled.year - 1),
    };
    let joined = match (changed, new) {
        _ if changes.is_empty() => return None,
        (_, 0) => String::new(),
        (0, _) => format!(", men {} er kommet til", many(new)),
        (_, _) => format!(", og {} er kommet til", many(new)),
    };
    Some(format!(
        "{since} har {} skiftet status{joined}.",
        actions(changed)
    ))
}
