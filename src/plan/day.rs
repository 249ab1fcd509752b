//! Entries that share their day.

use crate::text::Spanned;

/// The entries that others of the same day stand beside, day by day, in the order of the file.
pub(crate) fn entries_of_one_day<T, D: Ord>(
    entries: &[Spanned<T>],
    day: impl Fn(&T) -> D,
) -> Vec<Vec<&T>> {
    let mut entries: Vec<&T> = entries.iter().map(|entry| &entry.value).collect();
    entries.sort_by_key(|entry| day(entry));
    let days = entries.chunk_by(|one, other| day(one) == day(other));
    days.filter(|day| day.len() > 1)
        .map(<[_]>::to_vec)
        .collect()
}
