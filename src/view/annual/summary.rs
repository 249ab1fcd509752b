//! *Året i tal*: the report in brief, for a reader who reads no further.

use super::{AnnualReport, Attention, FollowUp, Scope};
use crate::plan::{ActionState, Assessment, Light, Status, Verdict};
use crate::query::attention::{Finding, Reason, findings};
use crate::query::change::Change;
use crate::query::count::{Lights, Statuses};
use crate::query::order;
use crate::text::danish::noun::{HANDLING, list};
use crate::text::danish::number;
use crate::view::block::{Block, Cell, Column, ColumnKind, Section, Table};
use crate::view::parts::{ActionRef, actions, many};
use serde::Serialize;

/// The report in brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Summary {
    /// The year in figures.
    #[serde(rename = "tal")]
    pub(crate) figures: Figures,
    /// The counts and changes in sentences.
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

    /// Each figure with what it is of.
    fn table(&self, year: i32) -> Table {
        let mut table = Table::new(
            format!("{year} i tal"),
            vec![
                Column::new(ColumnKind::Words, "Hvad", 35),
                Column::new(ColumnKind::Text, "Tal", 65),
            ],
        );
        for (what, figure) in [
            ("Årsmål nået", self.goal_words()),
            ("Røde og gule handlinger", self.light_words()),
            ("Penge", self.money_words()),
            ("Handlinger uden note i året", self.silence_words()),
        ] {
            table.row(vec![Cell::from(what), Cell::from(figure)]);
        }
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
    let (summary, year) = (&report.summary, report.year);
    let mut blocks = vec![
        Block::Table(summary.figures.table(year)),
        Block::text(summary.sentences.join(" ")),
    ];
    if summary.completed.is_empty() {
        blocks.push(Block::text(format!(
            "Ingen handlinger er gennemført i {year}."
        )));
    } else {
        blocks.push(Block::label(format!("Gennemført i {year}:")));
        let named = |action: &ActionRef| vec![action.named(90).into()];
        blocks.push(Block::bullets(summary.completed.iter().map(named)));
    }
    Section {
        blocks,
        ..Section::new("resume", "Året i tal")
    }
}

/// The statuses in the order that a board wants to hear of them.
const ORDER: [Status; 6] = [
    Status::Completed,
    Status::Started,
    Status::Ongoing,
    Status::NotStarted,
    Status::OnHold,
    Status::Dropped,
];

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
            .map(|(_, action)| Change::between(action, settled.before(), settled.date))
            .collect();
        let lights = Lights::of(&states);
        let sentences = [
            Some(status_sentence(&Statuses::of(&states))),
            light_sentence(&lights, settled.year),
            change_sentence(scope, &changes),
        ];
        let completed = actions.iter().zip(&changes);
        Summary {
            figures: Figures::new(scope, &lights, attention, follow_up),
            sentences: sentences.into_iter().flatten().collect(),
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

/// "Af planens 16 handlinger er tre gennemført, seks igangsat og én udgået."
fn status_sentence(counts: &Statuses) -> String {
    let total = counts.total();
    let present: Vec<Status> = ORDER
        .into_iter()
        .filter(|status| counts.get(*status) > 0)
        .collect();
    match (total, present.as_slice()) {
        (_, []) => "Planen har ingen handlinger.".to_owned(),
        (1, [status]) => format!("Planens eneste handling er {}.", status.word()),
        // "Alle er ikke igangsat" could be read both ways.
        (_, [Status::NotStarted]) => format!(
            "Ingen af planens {} er registreret som igangsat.",
            actions(total)
        ),
        (_, [status]) => format!("Alle planens {} er {}.", actions(total), status.word()),
        _ => {
            let parts: Vec<String> = present
                .iter()
                .map(|status| format!("{} {}", many(counts.get(*status)), status.word()))
                .collect();
            format!("Af planens {} er {}.", actions(total), list(&parts))
        }
    }
}

/// "Vurderingen er grøn for fire og rød for to af de tolv uafsluttede handlinger; seks er ikke
/// vurderet."
fn light_sentence(counts: &Lights, year: i32) -> Option<String> {
    let open = counts.open();
    let finished = counts.get(Light::Finished);
    let unfinished = if finished > 0 { "uafsluttede " } else { "" };
    let of_all = format!("{} {unfinished}{}", many(open), HANDLING.form(open));
    // The plan's only action was named in the sentence before.
    let the_one = match finished {
        0 => "Den",
        _ => "Den uafsluttede handling",
    };
    let given: Vec<Assessment> = Assessment::ALL
        .into_iter()
        .filter(|light| counts.get(Light::Given(*light)) > 0)
        .collect();
    Some(match (open, given.as_slice(), counts.get(Light::Missing)) {
        (0, ..) => return None,
        (1, [], _) => format!("{the_one} er ikke vurderet i {year}."),
        (_, [], _) => format!("Ingen af de {of_all} er vurderet i {year}."),
        (1, [light], _) => format!("{the_one} er vurderet {}.", light.word()),
        (_, [light], 0) => format!("Vurderingen er {} for alle {of_all}.", light.word()),
        (_, given, missing) => {
            let parts: Vec<String> = given
                .iter()
                .map(|light| {
                    format!(
                        "{} for {}",
                        light.word(),
                        many(counts.get(Light::Given(*light)))
                    )
                })
                .collect();
            let rest = match missing {
                0 => String::new(),
                _ => format!("; {} er ikke vurderet", many(missing)),
            };
            format!("Vurderingen er {} af de {of_all}{rest}.", list(&parts))
        }
    })
}

/// "Siden udgangen af 2023 har fem handlinger skiftet status, og to er kommet til."
fn change_sentence(scope: &Scope<'_>, changes: &[Change]) -> Option<String> {
    let changed = changes
        .iter()
        .filter(|change| change.has_new_status())
        .count();
    let new = changes.iter().filter(|change| change.is_new()).count();
    let since = if scope.plan.period.first() == scope.settled.year {
        "I planens første år".to_owned()
    } else {
        format!("Siden udgangen af {}", scope.settled.year - 1)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::ActionState;

    fn sentences(states: &[(Status, Option<Assessment>)]) -> String {
        let states: Vec<ActionState<'_>> = states
            .iter()
            .map(|(status, assessment)| ActionState {
                earlier_light: None,
                date: Default::default(),
                status: *status,
                assessment: *assessment,
                deadline: None,
                last_note: None,
                steps_reached: Vec::new(),
            })
            .collect();
        let lights = light_sentence(&Lights::of(&states), 2024).unwrap_or_default();
        format!("{} {lights}", status_sentence(&Statuses::of(&states)))
    }

    #[test]
    fn counts_read_as_danish_in_every_number() {
        use Assessment::{Green, Red};
        use Status::{Completed, NotStarted, Started};
        for (states, text) in [
            (vec![], "Planen har ingen handlinger. "),
            (
                vec![(NotStarted, None)],
                "Planens eneste handling er ikke igangsat. Den er ikke vurderet i 2024.",
            ),
            (
                vec![(Completed, None); 2],
                "Alle planens to handlinger er gennemført. ",
            ),
            (
                vec![(NotStarted, None); 27],
                "Ingen af planens 27 handlinger er registreret som igangsat. Ingen af de 27 handlinger er vurderet i 2024.",
            ),
            (
                vec![(Started, Some(Green)), (Completed, None)],
                "Af planens to handlinger er én gennemført og én igangsat. Den uafsluttede handling er vurderet grøn.",
            ),
            (
                vec![
                    (Started, Some(Green)),
                    (Started, Some(Green)),
                    (Completed, None),
                ],
                "Af planens tre handlinger er én gennemført og to igangsat. Vurderingen er grøn for alle to uafsluttede handlinger.",
            ),
            (
                vec![
                    (Started, Some(Green)),
                    (Started, Some(Red)),
                    (NotStarted, None),
                ],
                "Af planens tre handlinger er to igangsat og én ikke igangsat. Vurderingen er grøn for én og rød for én af de tre handlinger; én er ikke vurderet.",
            ),
        ] {
            assert_eq!(sentences(&states), text);
        }
    }
}
