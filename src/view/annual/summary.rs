//! *Resumé*: the report in brief, for a reader who reads no further.

use super::{AnnualReport, Attention, Scope};
use crate::plan::{ActionState, Assessment, Light, Status};
use crate::query::change::Change;
use crate::query::count::{Lights, Statuses};
use crate::query::order;
use crate::text::danish::noun::{HANDLING, list};
use crate::text::letters::capital;
use crate::view::block::{Block, Section};
use crate::view::parts::{ActionRef, actions, many};
use serde::Serialize;

/// The report in brief.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Summary {
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

/// The section.
pub(super) fn section(report: &AnnualReport) -> Section {
    let (summary, year) = (&report.summary, report.year);
    let mut blocks = vec![Block::text(summary.sentences.join(" "))];
    if summary.completed.is_empty() {
        blocks.push(Block::text(format!(
            "Ingen handlinger er gennemført i {year}."
        )));
    } else {
        blocks.push(Block::label(format!("Gennemført i {year}:")));
        let named = |action: &ActionRef| vec![action.named(90).into()];
        blocks.push(Block::bullets(summary.completed.iter().map(named)));
    }
    if !summary.concerns.is_empty() {
        blocks.push(Block::label("Kræver opmærksomhed:"));
        blocks.push(Block::bullets(summary.concerns.iter().map(|concern| {
            let reasons = concern.reasons.join("; ");
            vec![format!("{} ({reasons})", concern.action.named(90)).into()]
        })));
    } else if let Some(nothing) = &report.attention.nothing_found {
        blocks.push(Block::text(nothing));
    }
    Section {
        blocks,
        ..Section::new("resume", "Resumé")
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
    pub(super) fn new(scope: &Scope<'_>, attention: &Attention) -> Summary {
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
        let sentences = [
            Some(status_sentence(&Statuses::of(&states))),
            light_sentence(&Lights::of(&states), settled.year),
            change_sentence(scope, &changes),
            silence_sentence(scope, attention),
        ];
        let completed = actions.iter().zip(&changes);
        Summary {
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

/// "To handlinger er uden note i 2024: 1.3 og 2.8."
fn silence_sentence(scope: &Scope<'_>, attention: &Attention) -> Option<String> {
    let year = scope.settled.year;
    Some(match (attention.silent.len(), attention.expected) {
        (_, 0) => return None,
        (0, _) => format!(
            "Der er skrevet noter i {year} på alle handlinger, der skulle arbejdes med det år."
        ),
        (silent @ 1..=12, _) => {
            let numbers: Vec<&str> = attention
                .silent
                .iter()
                .map(|action| action.nr.as_str())
                .collect();
            format!(
                "{} er uden note i {year}: {}.",
                capital(&actions(silent)),
                list(&numbers)
            )
        }
        (silent, _) => format!("{} er uden note i {year}.", capital(&actions(silent))),
    })
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
