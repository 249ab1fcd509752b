//! *Indstilling*: what the board is asked to do.

use super::{AnnualReport, Proposals, Scope};
use crate::plan::{Action, Assessment};
use crate::query::order;
use crate::text::danish::noun;
use crate::text::visible::one_line;
use crate::view::block::{Block, List, Section};
use crate::view::parts::ActionRef;
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
}

/// The section. The board decides on the whole of each action's words.
pub(super) fn section(report: &AnnualReport) -> Section {
    let items = report.recommendations.iter().map(|item| {
        let words = match &item.action {
            Some(action) => format!("{}: {}", item.text, action.text),
            None => item.text.clone(),
        };
        vec![Block::text(one_line(&words))]
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

/// Takes the report to notice; then what there is to approve, to decide on and to confirm.
pub(super) fn recommend(scope: &Scope<'_>, proposals: &Proposals) -> Vec<Recommendation> {
    let year = scope.settled.year;
    let preliminary = if scope.settled.is_preliminary {
        "den foreløbige fremdriftsrapport"
    } else {
        "fremdriftsrapporten"
    };
    let mut items = vec![plain(format!(
        "tager {preliminary} for {year} til efterretning"
    ))];
    if proposals.has_proposals() {
        items.push(plain(format!(
            "godkender forslaget til mål og midler for {}",
            year + 1
        )));
    }
    let about = |text: String, action: &Action| Recommendation {
        text,
        action: Some(ActionRef::new(scope.plan, action)),
    };
    for (_, action) in order::actions(scope.plan) {
        if action.on(scope.settled.date).assessment == Some(Assessment::Red) {
            let text = format!(
                "træffer beslutning om handling {}, som er vurderet rød",
                action.number.value
            );
            items.push(about(text, action));
        }
    }
    for (_, action) in order::actions(scope.plan) {
        if awaits_board(scope, action) {
            let origin = origin(scope, action);
            let text = format!(
                "bekræfter handling {}, som er {origin}",
                action.number.value
            );
            items.push(about(text, action));
        }
    }
    items
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
    Recommendation { text, action: None }
}
