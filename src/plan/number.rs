//! The number of a goal, an action or an outside goal: `2.10`, `A.3.1`, `53`.
//!
//! A number is a text with parts. It is never read as a decimal: 2.9 comes before 2.10.

use crate::text::danish::fold;
use std::cmp::Ordering;

/// A number as it is written; it sorts by its parts, digits as integers.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub(crate) struct Number(String);

impl Number {
    /// The number written as `text`.
    pub(crate) fn new(text: impl Into<String>) -> Number {
        Number(text.into())
    }

    /// The number as it is written.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is the number written `text`, in any case and blanks around it aside.
    pub(crate) fn is(&self, text: &str) -> bool {
        fold::same_name(&self.0, text.trim())
    }

    /// What it says but for its signs: the same for `2.6`, `2,6` and `26`. Two numbers that differ in
    /// more are two; a digit is no slip for another.
    pub(crate) fn bare(text: &str) -> String {
        let mut key = fold::key(text);
        key.retain(char::is_alphanumeric);
        key
    }

    /// Everything before the last dot: `2` for `2.10`, nothing for `53`.
    pub(crate) fn parent(&self) -> Option<&str> {
        self.0.rsplit_once('.').map(|(parent, _)| parent)
    }

    /// What it shares with those counted on from it: `2.` for `2.10`, `W-` for `W-1`, nothing for
    /// `53`; the whole of it where it does not end in digits.
    pub(crate) fn series(&self) -> &str {
        self.0.trim_end_matches(|last: char| last.is_ascii_digit())
    }

    /// The integer it ends in, where it does.
    pub(crate) fn last_integer(&self) -> Option<u64> {
        self.0.get(self.series().len()..)?.parse().ok()
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(&self.0)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        let mut theirs = runs(&other.0);
        for ours in runs(&self.0) {
            let Some(their) = theirs.next() else {
                return Ordering::Greater;
            };
            let order = compare_runs(ours, their);
            if order != Ordering::Equal {
                return order;
            }
        }
        match theirs.next() {
            Some(_) => Ordering::Less,
            // "2.01" and "2.1" have the same parts and are still two texts.
            None => self.0.cmp(&other.0),
        }
    }
}

/// Splits `A3.10b` into `A`, `3`, `10`, `b`: runs of digits and runs of everything else.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    text.split('.').flat_map(|part| {
        let mut rest = part;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let is_digit = first.is_ascii_digit();
            let end = rest
                .find(|c: char| c.is_ascii_digit() != is_digit)
                .unwrap_or(rest.len());
            let (run, tail) = rest.split_at(end);
            rest = tail;
            Some(run)
        })
    })
}

fn compare_runs(a: &str, b: &str) -> Ordering {
    let is_number = |run: &str| run.starts_with(|c: char| c.is_ascii_digit());
    match (is_number(a), is_number(b)) {
        (true, true) => {
            let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
            a.len().cmp(&b.len()).then_with(|| a.cmp(b))
        }
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
        (false, false) => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_by_their_parts() {
        let sorted = [
            "1",
            "2",
            "2.1",
            "2.9",
            "2.10",
            "2.10a",
            "10",
            "53",
            "99999999999999999999999",
            "A",
            "A.3.1",
            "A.3.10",
            "B.1",
        ];
        let mut shuffled: Vec<Number> = sorted.iter().rev().map(|n| Number::new(*n)).collect();
        shuffled.sort();
        let shuffled: Vec<&str> = shuffled.iter().map(Number::as_str).collect();
        assert_eq!(shuffled, sorted);
    }

    #[test]
    fn a_number_knows_its_parent_and_its_last_part() {
        let number = Number::new("A.3.10");
        assert_eq!(number.parent(), Some("A.3"));
        assert_eq!(number.last_integer(), Some(10));
        assert_eq!(Number::new("53").parent(), None);
        assert!(Number::new("2.1") != Number::new("2.01"));
        assert_ne!(
            Number::new("2.1").cmp(&Number::new("2.01")),
            Ordering::Equal
        );
    }
}
