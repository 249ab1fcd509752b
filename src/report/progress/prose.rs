//! Small words for running text: counts and sentence starts.

use crate::text::danish::noun::{Gender, HANDLING};
use crate::text::danish::number;

/// How many actions, where the noun is understood: `ingen`, `én`, `to`, `13`.
pub(crate) fn many(count: usize) -> String {
    match count {
        0 => "ingen".to_owned(),
        // The accent tells the number from the article.
        1 => "én".to_owned(),
        _ => number::words(count, Gender::Common),
    }
}

/// How many actions: `ingen handlinger`, `én handling`, `13 handlinger`.
pub(crate) fn actions(count: usize) -> String {
    format!("{} {}", many(count), HANDLING.form(count))
}

/// The sentence with a capital first letter.
pub(crate) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}
