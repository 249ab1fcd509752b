//! *Året i tal*: the report in brief, for a reader who reads no further.

use super::{AnnualReport, Attention, FollowUp, Scope};
use crate::plan::{ActionState, Assessment, Light, Status, Verdict};
use crate::query::attention::{Finding, Reason, findings};
use crate::query::change::Change;
use crate::query::count::Lights;
use crate::query::order;
use crate::text::danish::{date, number};
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
    /// How many actions had a goal for the year.
    #[serde(rename = "aarsmaal")]
    pub(crate) goals: usize,
    /// How many of those were reached, reached in part, and missed; the others are not judged yet.
    #[serde(rename = "naaet")]
    pub(crate) reached: usize,
    #[serde(rename = "delvist_naaet")]
    pub(crate) partly: usize,
    #[serde(rename = "ikke_naaet")]
    pub(crate) missed: usize,
    #[serde(rename = "roede")]
    pub(crate) red: usize,
    #[serde(rename = "gule")]
    pub(crate) yellow: usize,
    /// How many actions are past their deadline.
    #[serde(rename = "overskredet")]
    pub(crate) overdue: usize,
    /// What was granted, in whole kroner; none where no goal has an amount.
    #[serde(rename = "bevilget")]
    pub(crate) granted: Option<i64>,
    /// What was used, as far as the verdicts say so.
    #[serde(rename = "forbrug")]
    pub(crate) spent: Option<i64>,
    /// How many actions have no note in the year, of how many that should.
    #[serde(rename = "uden_note")]
    pub(crate) silent: usize,
    #[serde(rename = "noter_ventet")]
    pub(crate) expected: usize,
}

impl Figures {
    fn new(
        scope: &Scope<'_>,
        lights: &Lights,
        attention: &Attention,
        follow_up: &FollowUp,
    ) -> Figures {
        let count = |verdict: Verdict| {
            let results = follow_up.rows.iter().filter_map(|row| row.result.as_ref());
            results.filter(|result| result.verdict == verdict).count()
        };
        let settled = scope.settled;
        let findings = findings(scope.plan, settled.date, settled.deadlines_before());
        let is_overdue = |finding: &&Finding<'_>| finding.reasons.contains(&Reason::Overdue);
        Figures {
            goals: follow_up.rows.len(),
            reached: count(Verdict::Reached),
            partly: count(Verdict::Partly),
            missed: count(Verdict::Missed),
            red: lights.get(Light::Given(Assessment::Red)),
            yellow: lights.get(Light::Given(Assessment::Yellow)),
            overdue: findings.iter().filter(is_overdue).count(),
            granted: follow_up.total,
            spent: follow_up.spent,
            silent: attention.silent.len(),
            expected: attention.expected,
        }
    }

    /// Each figure under what it is of.
    fn table(&self, year: i32) -> Table {
        let figures = [
            ("Årsmål nået", self.goal_words()),
            ("Røde og gule handlinger", self.light_words()),
            ("Penge", self.money_words()),
            ("Handlinger uden note", self.silence_words()),
        ];
        let column = |(what, _): &(&str, String)| Column::new(ColumnKind::Text, *what, 25);
        let columns = figures.iter().map(column).collect();
        let mut table = Table::new(format!("{year} i fire tal"), columns);
        table.row(figures.map(|(_, figure)| Cell::from(figure)).into());
        table
    }

    fn goal_words(&self) -> String {
        if self.goals == 0 {
            return "Ingen årsmål er fastsat".to_owned();
        }
        let left = self.goals - self.reached - self.partly - self.missed;
        let others = [
            (self.partly, "delvist nået"),
            (self.missed, "ikke nået"),
            (left, "ikke gjort op"),
        ];
        let others = others.iter().filter(|(count, _)| *count > 0);
        let others: Vec<String> = others
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let others = match others.as_slice() {
            [] => String::new(),
            others => format!(" ({})", others.join(", ")),
        };
        format!("{} af {}{others}", self.reached, self.goals)
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

    fn money_words(&self) -> String {
        let granted = self.granted.map(number::money);
        let granted = granted.map_or("Intet beløb er fastsat".to_owned(), |sum| {
            format!("Bevilget {sum}")
        });
        let spent = self.spent.map(number::money);
        let spent = spent.map_or("forbruget er ikke gjort op".to_owned(), |sum| {
            format!("brugt {sum}")
        });
        format!("{granted}; {spent}")
    }

    fn silence_words(&self) -> String {
        match self.expected {
            0 => "Ingen skulle have en".to_owned(),
            expected => format!("{} af {expected}", self.silent),
        }
    }
}

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    Section {
        blocks: vec![Block::Table(report.summary.figures.table(report.year))],
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
                format!("Gennemført {when}: {}.", named.join("; "))
            }
        };
        let sentence = self.sentences.first()?;
        Some(Block::text(format!("{sentence} {completed}")))
    }
}

impl Summary {
    pub(super) fn new(scope: &Scope<'_>, attention: &Attention, follow_up: &FollowUp) -> Summary {
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
        Summary {
            figures: Figures::new(scope, &lights, attention, follow_up),
            sentences: change_sentence(scope, &changes).into_iter().collect(),
            completed: completed
                .filter(|(_, change)| change.became(Status::Completed))
                .map(|((_, action), _)| ActionRef::new(scope.plan, action))
                .collect(),
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
