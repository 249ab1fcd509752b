//! What every receipt says of the action that was written on, so that a slip in the number or
//! the period is seen at once.

use super::find::neighbour;
use crate::load::{Disk, Folder, Texts, Which, load_texts, root};
use crate::plan::{Action, Plan, first_paragraph};
use crate::text::shorten::shorten;
use chrono::{Datelike, NaiveDate};

/// How many characters of an action's words name it.
const WORDS: usize = 70;

/// The action in words: its number, its period where the plan has several, how it ended where it
/// was over before, and its first words; and what its number means in the neighbouring period where
/// `day`, the entry's own, is near that.
pub(crate) fn about(disk: &Disk, plan: &Plan, action: &Action, day: NaiveDate) -> String {
    let number = action.number.as_str();
    let folders = root::periods(disk).unwrap_or_default();
    let mut text = match folders.len() {
        0 | 1 => format!("Handling {number}"),
        _ => format!("Handling {number} i planen for {}", plan.period.value),
    };
    // One that is over is seldom the one that was meant.
    let status = action.on(day).status;
    if status.is_final() {
        text += &format!(", {} i forvejen", status.word());
    }
    text += &format!(": {}\n", first_words(action, day));
    let period = plan.period.value;
    if day.year() >= period.last() {
        let next = neighbour(&folders, |years| period.precedes(years));
        text += &next.map_or(String::new(), |next| other(disk, next, plan, action, day));
    }
    if day.year() <= period.first() {
        let previous = neighbour(&folders, |years| years.precedes(period));
        text += &previous.map_or(String::new(), |previous| {
            other(disk, previous, plan, action, day)
        });
    }
    text
}

/// The period of an indicator, where the plan has several.
pub(crate) fn in_period(disk: &Disk, plan: &Plan) -> String {
    match root::periods(disk).unwrap_or_default().len() {
        0 | 1 => String::new(),
        _ => format!("Det er i planen for {}.\n", plan.period.value),
    }
}

/// That another action has the number in the period of `folder`.
fn other(disk: &Disk, folder: &Folder, plan: &Plan, action: &Action, day: NaiveDate) -> String {
    let number = action.number.as_str();
    let which = action.number.parent().map_or(Which::All, Which::Goal);
    let loaded = load_texts(disk, std::slice::from_ref(folder), which, Texts::None);
    let Ok(loaded) = loaded else {
        return String::new();
    };
    let found = loaded.plans.first().and_then(|plan| plan.action(number));
    let Some((_, twin)) = found.filter(|(_, twin)| !goes_on(twin, folder, action, plan)) else {
        return String::new();
    };
    format!(
        "Bemærk: i planen for {} er {number} en anden handling: {}\n",
        folder.name,
        first_words(twin, day)
    )
}

/// Whether two actions of one number are one, in whichever order their periods come.
fn goes_on(twin: &Action, twin_folder: &Folder, action: &Action, plan: &Plan) -> bool {
    let is_from = |later: &Action, earlier: &Action, period: &str| {
        later.origin.as_ref().is_some_and(|origin| {
            origin.value.period == period && origin.value.number.is(earlier.number.as_str())
        })
    };
    twin.text == action.text
        || is_from(twin, action, &plan.folder)
        || is_from(action, twin, &twin_folder.name)
}

/// What the action is called on `day`: a command that opens a plan for a year reads it as it was
/// adopted.
fn first_words(action: &Action, day: NaiveDate) -> String {
    shorten(first_paragraph(action.wording_on(day).text), WORDS)
}
