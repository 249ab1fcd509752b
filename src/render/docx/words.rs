//! The small phrases that several sections write.

use crate::render::shorten::shorten;
use crate::text::danish::noun::HANDLING;
use crate::text::danish::{date, number};
pub(crate) use crate::text::letters::capital;
use crate::view::parts::{ActionRef, DecisionRef, NoteView, YearGoalView};

/// An action as a line of a list names it: `2.3 Bjærge tabte fiskeredskaber …`.
pub(crate) fn named(action: &ActionRef, most: usize) -> String {
    format!("{} {}", action.nr, shorten(&action.text, most))
}

/// The numbers of actions, as a sentence lists them.
pub(crate) fn numbers(actions: &[ActionRef]) -> String {
    let numbers: Vec<&str> = actions.iter().map(|action| action.nr.as_str()).collect();
    crate::text::danish::noun::list(&numbers)
}

/// How many actions, in words: `én handling`, `to handlinger`.
pub(crate) fn actions(count: usize) -> String {
    match (count, HANDLING.count_words(count).strip_prefix('e')) {
        // The accent tells the number from the article.
        (1, Some(rest)) => format!("é{rest}"),
        _ => HANDLING.count_words(count),
    }
}

/// A decision's day and meeting, the meeting after `between` and before `after`.
pub(crate) fn decision(decision: &DecisionRef, between: &str, after: &str) -> String {
    let day = date::long(decision.date);
    match &decision.meeting {
        Some(meeting) => format!("{day}{between}{meeting}{after}"),
        None => day,
    }
}

/// What a note changed, in brackets: ` (status: igangsat; vurdering: grøn)`.
pub(crate) fn effects(note: &NoteView) -> Option<String> {
    (!note.effects.is_empty()).then(|| format!(" ({})", note.effects.join("; ")))
}

/// A note in a table: its day and its words.
pub(crate) fn dated(note: &NoteView) -> String {
    format!("{}: {}", date::short(note.date), note.text)
}

/// The means of a year's goal, or a dash.
pub(crate) fn means(goal: &YearGoalView) -> String {
    goal.means.clone().unwrap_or_else(|| DASH.to_owned())
}

/// The amount of a year's goal, or a dash.
pub(crate) fn amount(goal: &YearGoalView) -> String {
    goal.amount.map_or_else(|| DASH.to_owned(), number::money)
}

/// Where there is nothing to show.
pub(crate) const DASH: &str = "–";
