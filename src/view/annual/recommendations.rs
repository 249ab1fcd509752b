//! *Indstilling*: what the board is asked to do.

use super::{AnnualReport, Attention, Proposals, Scope};
use crate::plan::{Action, Assessment};
use crate::query::{order, year_goal};
use crate::text::danish::{noun, number};
use crate::text::visible::one_line;
use crate::view::block::{Block, List, Section};
use crate::view::parts::{ActionRef, actions, numbers};
use serde::Serialize;

/// One thing the board is asked to do.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Recommendation {
    /// The words, to stand after "Det indstilles, at bestyrelsen".
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The action it is about.
    #[serde(rename = "handling")]
    pub(crate) action: Option<ActionRef>,
    /// What is recommended about it.
    #[serde(rename = "indstilles")]
    pub(crate) answer: Option<String>,
}

/// The section. The board decides on the whole of each action's words.
pub(super) fn section(report: &AnnualReport) -> Section {
    let items = report.recommendations.iter().map(|item| {
        let words = match &item.action {
            Some(action) => format!("{}: {}", item.text, action.text),
            None => item.text.clone(),
        };
        let words = Block::text(one_line(&words));
        let answer = item.answer.as_deref();
        let answer = answer.map(|answer| Block::text(one_line(answer)));
        std::iter::once(words).chain(answer).collect()
    });
    Section {
        blocks: vec![
            Block::introduction(format!("Det indstilles, at {}", report.assembly)),
            Block::List(List {
                is_numbered: true,
                items: items.collect(),
            }),
        ],
        ..Section::new("indstilling", "Indstilling")
    }
}

/// More red actions than this are told where they need attention.
const NAMED: usize = 8;

/// Takes the report to notice; then what there is to approve, to decide on, to confirm and to
/// take note of.
pub(super) fn recommend(
    scope: &Scope<'_>,
    proposals: &Proposals,
    attention: &Attention,
) -> Vec<Recommendation> {
    let year = scope.settled.year;
    let preliminary = if scope.settled.is_preliminary {
        "den foreløbige fremdriftsrapport"
    } else {
        "fremdriftsrapporten"
    };
    let mut items = vec![plain(format!(
        "tager {preliminary} for {year} til efterretning"
    ))];
    items.extend(next_year(scope, proposals).map(plain));
    items.extend(to_decide(scope));
    for (_, action) in order::actions(scope.plan) {
        if awaits_board(scope, action) {
            let origin = origin(scope, action);
            items.push(Recommendation {
                text: format!(
                    "bekræfter handling {}, som er {origin}",
                    action.number.value
                ),
                action: Some(ActionRef::new(scope.plan, action)),
                answer: None,
            });
        }
    }
    let silent = &attention.silent;
    if !silent.is_empty() {
        let count = actions(silent.len());
        let which = match silent.len() {
            1..=12 => format!(": {}", numbers(silent)),
            _ => String::new(),
        };
        items.push(plain(format!(
            "noterer sig, at der for {count} ikke er skrevet noget i {year}{which}"
        )));
    }
    items
}

/// The goals and means of the year after: approved with their sum, or still to be set.
fn next_year(scope: &Scope<'_>, proposals: &Proposals) -> Option<String> {
    let year = proposals.year;
    if proposals.has_proposals() {
        let sum = match proposals.proposed {
            Some(sum) => format!(", i alt {}", number::money(sum)),
            None => "; der er ikke foreslået beløb".to_owned(),
        };
        return Some(format!(
            "godkender forslaget til mål og midler for {year}{sum}"
        ));
    }
    let is_open = proposals.rows.is_empty() && !proposals.is_next_period;
    (is_open && !scope.plan.goals.is_empty())
        .then(|| format!("fastsætter mål og midler for {year}, som der endnu ikke er forslag til"))
}

/// The red actions, and those about which a note recommends something.
fn to_decide(scope: &Scope<'_>) -> Vec<Recommendation> {
    let date = scope.settled.date;
    let actions = order::actions(scope.plan)
        .into_iter()
        .map(|(_, action)| action);
    let is_red = |action: &Action| action.on(date).assessment == Some(Assessment::Red);
    let (red, others): (Vec<&Action>, Vec<&Action>) = actions.partition(|action| is_red(action));
    let item = |action: &Action, which: &str, answer: Option<String>| Recommendation {
        text: format!(
            "træffer beslutning om handling {}{which}",
            action.number.value
        ),
        action: Some(ActionRef::new(scope.plan, action)),
        answer,
    };
    let mut items: Vec<Recommendation> = if red.len() > NAMED {
        let count = number::words(red.len(), noun::Gender::Common);
        vec![plain(format!(
            "træffer beslutning om de {count} handlinger, der er vurderet røde; de står under ”Kræver opmærksomhed”"
        ))]
    } else {
        let red = red.iter();
        red.map(|action| item(action, ", som er vurderet rød", Some(answer(scope, action))))
            .collect()
    };
    items.extend(others.into_iter().filter_map(|action| {
        let recommended = recommended(scope, action)?;
        Some(item(action, "", Some(recommended)))
    }));
    items
}

/// What is recommended about a red action: what its note says, else the goal that is proposed for
/// the next year.
fn answer(scope: &Scope<'_>, action: &Action) -> String {
    let year = scope.settled.year + 1;
    let proposed = year_goal::proposed(action, year).map(|goal| {
        let amount = goal.amount.map(number::money);
        let amount = amount.map_or_else(String::new, |amount| format!(" ({amount})"));
        format!("Forslag for {year}: {}{amount}", goal.goal.trim())
    });
    let none = "Sekretariatet har ingen indstilling.";
    { recommended(scope, action).or(proposed) }.unwrap_or_else(|| none.to_owned())
}

/// What the year's last note with a recommendation says.
fn recommended(scope: &Scope<'_>, action: &Action) -> Option<String> {
    let notes = action.notes_in_year(scope.settled.year, scope.settled.date);
    let recommendation = notes
        .iter()
        .rev()
        .find_map(|note| note.recommendation.as_deref())?;
    Some(format!("Indstilling: {recommendation}"))
}

/// Whether the action was added to the plan and no meeting has decided on it.
pub(super) fn awaits_board(scope: &Scope<'_>, action: &Action) -> bool {
    action.created.is_some()
        && action.decided.is_none()
        && !action.on(scope.settled.date).status.is_final()
}

/// "tilføjet på baggrund af mål fra KIMO International", or only "tilføjet".
fn origin(scope: &Scope<'_>, action: &Action) -> String {
    let mut sources: Vec<&str> = Vec::new();
    for goal in action
        .outside_goals
        .iter()
        .filter_map(|nr| scope.plan.outside_goal(nr.as_str()))
    {
        if !sources.contains(&goal.source()) {
            sources.push(goal.source());
        }
    }
    if sources.is_empty() {
        "tilføjet planen".to_owned()
    } else {
        format!("tilføjet på baggrund af mål fra {}", noun::list(&sources))
    }
}

fn plain(text: String) -> Recommendation {
    Recommendation {
        text,
        action: None,
        answer: None,
    }
}
