//! Edits that were made one after the other are told as edits of the text that was there before
//! them all.

use super::*;
use proptest::prelude::*;

fn edit(start: usize, end: usize, text: &str) -> Replacement {
    Replacement {
        span: Span::new(FileId(0), start, end),
        text: text.into(),
    }
}

proptest! {
    #[test]
    fn together_they_make_what_they_made_one_by_one(
        text in "[a-z\n]{0,24}",
        edits in prop::collection::vec((0..24_usize, 0..4_usize, "[A-Z\n]{0,3}"), 1..6),
    ) {
        let source = Source::new("maal-2.toml", text.clone());
        let mut after = text.clone();
        let mut made = Some(Vec::new());
        for (start, length, new) in edits {
            let start = start.min(after.len());
            let end = (start + length).min(after.len());
            after.replace_range(start..end, &new);
            made = made.and_then(|made| with_later(made, edit(start, end, &new)));
        }
        if let Some(made) = made {
            prop_assert_eq!(apply(&source, &made), &*after);
        }
        prop_assert_eq!(apply(&source, &[difference(&text, &after)]), after);
    }
}

#[test]
fn what_stands_above_or_below_an_earlier_edit_is_told_by_itself() {
    // ”abcdefghij” became ”abcXYZefghij”.
    let earlier = || vec![edit(3, 4, "XYZ")];
    let above = with_later(earlier(), edit(1, 2, ""));
    assert_eq!(above, Some(vec![edit(1, 2, ""), edit(3, 4, "XYZ")]));
    let below = with_later(earlier(), edit(8, 9, "V"));
    assert_eq!(below, Some(vec![edit(3, 4, "XYZ"), edit(6, 7, "V")]));
    let next_to_it = with_later(earlier(), edit(6, 7, "V"));
    assert_eq!(next_to_it, Some(vec![edit(3, 4, "XYZ"), edit(4, 5, "V")]));
}

#[test]
fn what_reaches_into_an_earlier_edit_cannot_be_told_by_itself() {
    for (start, end) in [(2, 4), (4, 5), (5, 8), (0, 9)] {
        assert_eq!(
            with_later(vec![edit(3, 4, "XYZ")], edit(start, end, "")),
            None,
            "{start}..{end}"
        );
    }
}

#[test]
fn the_difference_of_two_texts_is_the_lines_between_those_that_are_alike() {
    let of = |old: &str, new: &str| {
        let made = difference(old, new);
        (made.span.range(), made.text)
    };
    assert_eq!(of("a\nb\nc\n", "a\nX\nY\nc\n"), (2..4, "X\nY\n".into()));
    // A line that stands on both sides of the place is counted once.
    assert_eq!(of("a\na\n", "a\na\na\n"), (4..4, "a\n".into()));
    assert_eq!(of("a\n", "a\n"), (2..2, String::new()));
}
