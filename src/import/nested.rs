//! Headings in a document that has none but its title: what actions stand under in its lists, by the signs and the
//! numbers of their items.

use super::column::Column;
use super::items::{Heading, Item};
use super::listed::{bullet, told};
use super::piece::LOWEST;
use super::written::number_before;
use crate::load::number::meant;

/// Makes headings of the paragraphs and items that say nothing of who answers, and have an item that
/// does under them.
pub(super) fn head(items: &mut [Item]) {
    let mut counting = Counting::default();
    let depths = items.iter().map(|item| match item {
        Item::Paragraph(text) => counting.depth(text),
        Item::Heading(_) | Item::Row(_) | Item::Record(_) => 0,
    });
    let depths: Vec<usize> = depths.collect();
    // The depths at which an action, or a heading of some, stands below.
    let mut below: Vec<usize> = Vec::new();
    // Whether a heading is in the lists that stand below.
    let mut has_headings = false;
    for (item, depth) in items.iter_mut().zip(depths).rev() {
        let Item::Paragraph(text) = item else {
            below.clear();
            has_headings = false;
            continue;
        };
        // Text between a heading and its list, or over all of them.
        let is_text = text.len() > LONGEST || text.ends_with('.') || text.contains(". ");
        if depth == 0 && (is_text || (text.ends_with(':') && has_headings)) {
            continue;
        }
        let is_over = below.iter().any(|below| *below > depth);
        below.retain(|below| *below <= depth);
        let words = bullet(text).unwrap_or(text).trim_end_matches(':');
        let is_action = told(words).is_some_and(|(words, said)| {
            let says_who = said
                .iter()
                .any(|(_, column, _)| *column == Column::Responsible);
            says_who && !words.is_empty()
        });
        if is_over && !is_action {
            let level = u8::try_from(depth + 1).unwrap_or(LOWEST).min(LOWEST);
            *item = Item::Heading(Heading::new(level, words.to_owned()));
            has_headings = depth > 0;
        }
        if is_over || is_action {
            below.push(depth);
        }
    }
}

/// A heading is not longer, in bytes.
const LONGEST: usize = 200;

/// The lists that a place in a document stands in, the outermost first, each by its last sign.
#[derive(Default)]
struct Counting(Vec<Sign>);

/// What an item begins with.
#[derive(Clone, PartialEq)]
enum Sign {
    Bullet(String),
    /// What its number shares with those before it, and the number it ends in.
    Number(String, u64),
}

impl Counting {
    /// How many lists a paragraph stands in.
    fn depth(&mut self, text: &str) -> usize {
        let Some(sign) = Sign::of(text) else {
            self.0.clear();
            return 0;
        };
        if let Some(at) = self.0.iter().rposition(|last| sign.follows(last)) {
            self.0.truncate(at);
        }
        self.0.push(sign);
        self.0.len()
    }
}

impl Sign {
    fn of(text: &str) -> Option<Sign> {
        if let Some(words) = bullet(text) {
            return Some(Sign::Bullet(text.strip_suffix(words)?.to_owned()));
        }
        let (number, _) = number_before(text)?;
        let number = meant(&number)?;
        let letter = match number.as_str().as_bytes() {
            [letter] => Some(u64::from(*letter)),
            _ => None,
        };
        Some(match (number.last_integer(), letter) {
            (Some(last), _) => Sign::Number(number.series().to_owned(), last),
            (None, Some(letter)) => Sign::Number("a".to_owned(), letter),
            (None, None) => Sign::Bullet(String::new()),
        })
    }

    /// Whether it is of the same list as `last`, and comes right after it.
    fn follows(&self, last: &Sign) -> bool {
        match (self, last) {
            (Sign::Number(series, number), Sign::Number(of, last)) => {
                series == of && last.checked_add(1) == Some(*number)
            }
            (sign, last) => sign == last,
        }
    }
}
