//! What a document has as the numbers of its actions: in their column, or before their words.

use super::column::{Column, Match, is_name, known};
use super::heading::number_and_title;
use super::record::Record;
use crate::load::number::{is_number, meant};
use crate::plan::Number;
use crate::text::danish::date;

/// The number that a line begins with and the words after it: one with a sign after it or in it; a
/// small letter too, `a)` and `a.`, but for abbreviations as `f. eks.` and `d. 1. maj`.
pub(super) fn number_before(line: &str) -> Option<(String, String)> {
    let (first, rest) = line.split_once(' ')?;
    // "Handling 1.1: Feje kajen"
    if first.starts_with(char::is_uppercase)
        && is_name(first)
        && known(first).map(Match::column) == Some(Column::Text)
        && rest
            .split(' ')
            .next()
            .is_some_and(|number| number.ends_with(':'))
    {
        return number_and_title(rest).filter(|(_, rest)| !rest.is_empty());
    }
    if let [letter, sign @ (b'.' | b')')] = first.as_bytes()
        && letter.is_ascii_lowercase()
        && (*sign == b')' || rest.starts_with(char::is_uppercase))
    {
        return Some((
            char::from(*letter).to_string(),
            rest.trim_start().to_owned(),
        ));
    }
    let is_told = first.ends_with(['.', ')', ':']) || first.contains('.');
    number_and_title(line).filter(|(_, rest)| is_told && !rest.is_empty())
}

/// The number after what actions are called: `7` of `Indsats 7`.
pub(super) fn code_after_name(text: &str) -> Option<&str> {
    let (name, number) = text.rsplit_once(' ')?;
    let column = known(name).map(Match::column);
    let is_it = matches!(column, Some(Column::Text | Column::Number))
        && number.starts_with(|c: char| c.is_ascii_digit())
        && is_code(number);
    is_it.then_some(number)
}

/// Whether a text may be a number in its column, and is no word: `2.1`, `A.3`, `W-1`, `b)`.
pub(super) fn is_code(text: &str) -> bool {
    let text = text.trim_end_matches(['.', ')', ':', ' ']);
    let is_short = text.chars().count() <= 2 || text.chars().any(|c| c.is_ascii_digit());
    is_short && meant(text).is_some_and(|number| is_number(number.as_str()))
}

/// The number that the document gives an action of the goal `own`.
pub(super) fn told(record: &Record, own: &Number, begins_anew: bool) -> Option<Number> {
    let text = written(record).filter(|text| may_be_number(text))?;
    let number = meant(&text)?;
    Some(if begins_anew {
        Number::new(format!("{own}.{number}"))
    } else {
        number
    })
}

/// Whether a text in the column of numbers is one: a word such as `Ny` or `Sum` is none.
pub(super) fn may_be_number(text: &str) -> bool {
    let is_word = text.chars().count() > 1 && text.chars().all(char::is_alphabetic);
    !is_word || text.chars().all(char::is_uppercase)
}

/// The day that a spreadsheet made of a record's number: 1.2.2026 of 1.2.
pub(super) fn day(record: &Record) -> Option<String> {
    let text = record.text(Column::Number);
    let year = text.rsplit_once('.')?.1;
    (year.len() == 4 && date::calendar(&text).is_ok()).then_some(text)
}

/// The number in a record, without signs after it; without its year where it became a day.
pub(super) fn written(record: &Record) -> Option<String> {
    let text = match day(record) {
        Some(day) => day.rsplit_once('.').map(|(number, _)| number.to_owned())?,
        None => record.text(Column::Number),
    };
    let number = code_after_name(&text).unwrap_or(&text);
    let number = number.trim_end_matches(['.', ')', ':', ' ']);
    (!number.is_empty()).then(|| number.to_owned())
}

/// What the number of a record says that it stands under: `2` of 2.1.
pub(super) fn parent(record: &Record) -> Option<String> {
    meant(&written(record)?)?.parent().map(str::to_owned)
}
