//! *Indstilling*: what the board is asked to do.

use super::attention::HEADING;
use super::{AnnualReport, Attention, Proposals, Scope};
use crate::plan::{Action, Assessment, Plan, ReportSection};
use crate::query::{order, year_goal};
use crate::text::danish::{noun, number};
use crate::text::shorten::ended;
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

/// More red actions than this, or more of the others, are told where else they stand.
pub(super) const NAMED: usize = 8;

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
    items.extend(next_year(proposals).map(plain));
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
            "noterer sig, at {count} ikke har nogen note i {year}{which}"
        )));
    }
    items
}

/// The goals and means of the year after: approved with their sum, or still to be set.
fn next_year(proposals: &Proposals) -> Option<String> {
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
    if proposals.is_next_period {
        return None;
    }
    // What has ended needs none.
    (!proposals.missing.is_empty()).then(|| {
        if proposals.rows.is_empty() {
            return format!(
                "fastsætter mål og midler for {year}, som der endnu ikke er forslag til"
            );
        }
        let left = actions(proposals.missing.len());
        format!("fastsætter mål og midler for {year} for {left}, som endnu ingen har")
    })
}

/// The red actions, and those about which a note recommends something.
fn to_decide(scope: &Scope<'_>) -> Vec<Recommendation> {
    let date = scope.settled.date;
    let all = order::actions(scope.plan)
        .into_iter()
        .map(|(_, action)| action);
    let is_red = |action: &Action| action.on(date).assessment == Some(Assessment::Red);
    let (red, others): (Vec<&Action>, Vec<&Action>) = all.partition(|action| is_red(action));
    let item = |action: &Action, which: &str, answer: Option<String>| Recommendation {
        text: format!(
            "træffer beslutning om handling {}{which}",
            action.number.value
        ),
        action: Some(ActionRef::new(scope.plan, action)),
        answer,
    };
    let others = others.into_iter();
    let others = others.filter(|action| recommended(scope, action).is_some());
    let others: Vec<&Action> = others.collect();
    // What is told elsewhere must be told there.
    let may_refer = scope.shows(ReportSection::Attention);
    let mut items: Vec<Recommendation> = if red.len() > NAMED && may_refer {
        let count = number::words(red.len(), noun::Gender::Common);
        let answered = red.iter().filter(|action| answer(scope, action).is_some());
        let how = match answered.count() {
            0 => "uden indstillinger",
            all if all == red.len() => "med indstillinger",
            _ => "for nogles vedkommende med en indstilling,",
        };
        vec![plain(format!(
            "træffer beslutning om de {count} handlinger, der er vurderet røde; de står {how} under ”{HEADING}”"
        ))]
    } else {
        let answered = |action| {
            let answer = answer(scope, action);
            answer.unwrap_or_else(|| no_answer(scope.plan).to_owned())
        };
        let red = red.iter();
        red.map(|action| item(action, ", som er vurderet rød", Some(answered(action))))
            .collect()
    };
    if others.len() > NAMED && scope.shows(ReportSection::Goals) {
        let others = ActionRef::all(scope.plan, others);
        items.push(plain(format!(
            "tager stilling til indstillingerne om {}: {}; de står under målene",
            actions(others.len()),
            numbers(&others)
        )));
    } else {
        items.extend(
            others
                .iter()
                .map(|action| item(action, "", answer(scope, action))),
        );
    }
    items
}

/// What is recommended about an action: what its note says, and the goal that is proposed for the
/// next year, of which there is the amount alone where the note has the words.
pub(super) fn answer(scope: &Scope<'_>, action: &Action) -> Option<String> {
    let year = scope.settled.year + 1;
    let recommended = recommended(scope, action);
    let proposed = year_goal::proposed(action, year, scope.settled.date).and_then(|goal| {
        let amount = goal.amount.map(number::money);
        match (&recommended, amount) {
            (None, None) => Some(format!("Forslag for {year}: {}", goal.goal.trim())),
            (None, Some(sum)) => Some(format!("Forslag for {year}: {} ({sum})", goal.goal.trim())),
            (Some(_), Some(sum)) => Some(format!("Der er foreslået {sum} til den i {year}.")),
            (Some(_), None) => None,
        }
    });
    let recommended = recommended.map(|words| format!("Indstilling: {}", ended(words)));
    let words: Vec<String> = recommended.into_iter().chain(proposed).collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// What is said where nothing is recommended: of the secretariat, where there is one.
pub(super) fn no_answer(plan: &Plan) -> &'static str {
    match plan.secretariat() {
        Some(_) => "Sekretariatet har ingen indstilling.",
        None => "Der er ingen indstilling.",
    }
}

/// What the year's last note with a recommendation says, unless that is answered: the action has
/// ended, or a later note tells of a decision or that it is green.
pub(super) fn recommended(scope: &Scope<'_>, action: &Action) -> Option<String> {
    let date = scope.settled.date;
    if action.on(date).status.is_final() {
        return None;
    }
    let notes = action.notes_in_year(scope.settled.year, date);
    let at = notes
        .iter()
        .rposition(|note| note.recommendation.is_some())?;
    let (until, later) = notes.split_at(at + 1);
    let is_answered = later
        .iter()
        .any(|note| note.decided.is_some() || note.assessment == Some(Assessment::Green));
    let recommendation = until.last()?.recommendation.as_deref();
    recommendation.filter(|_| !is_answered).map(str::to_owned)
}

/// Whether the action was added to the plan and no meeting has decided on it.
pub(super) fn awaits_board(scope: &Scope<'_>, action: &Action) -> bool {
    action.awaits_board() && !action.on(scope.settled.date).status.is_final()
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
