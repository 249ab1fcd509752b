//! Repairs of a working copy that is as long as the text, so that every place stays where it was.
//!
//! The parser reads the copy; people only ever see their own text.

use std::ops::Range;

/// One change to the working copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edit {
    range: Range<usize>,
    text: String,
}

impl Edit {
    /// Makes `range` blank; its line breaks stay.
    pub(crate) fn blank(range: Range<usize>) -> Edit {
        Edit::write(range, String::new())
    }

    /// Writes `text` over `range` and makes the rest of it blank.
    pub(crate) fn write(range: Range<usize>, text: impl Into<String>) -> Edit {
        Edit {
            range,
            text: text.into(),
        }
    }

    pub(crate) fn covers(&self, at: usize) -> bool {
        self.range.contains(&at)
    }
}

/// What stands at `part` of the text, with the edits made; exactly as long as before.
pub(crate) fn repaired(text: &str, part: Range<usize>, edits: &[Edit]) -> String {
    let original = text.get(part.clone()).unwrap_or_default();
    let mut bytes = original.as_bytes().to_vec();
    for edit in edits {
        let Range { start, end } = edit.range;
        let (Some(start), Some(end)) = (start.checked_sub(part.start), end.checked_sub(part.start))
        else {
            continue;
        };
        let Some(target) = bytes.get_mut(start..end) else {
            continue;
        };
        let written = edit.text.len().min(target.len());
        let (head, tail) = target.split_at_mut(written);
        head.copy_from_slice(edit.text.as_bytes().get(..written).unwrap_or_default());
        for byte in tail.iter_mut().filter(|byte| **byte != b'\n') {
            *byte = b' ';
        }
    }
    // Edits cover whole characters; were one not to, the text as it is can still be read.
    String::from_utf8(bytes).unwrap_or_else(|_| original.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_copy_is_as_long_as_the_text_and_keeps_its_lines() {
        let text = "å = ”x”\r\nb = 2\n";
        let edits = [
            Edit::write(0..2, "aa"),
            Edit::write(5..8, "  \""),
            Edit::write(9..12, "\""),
            Edit::blank(12..19),
        ];
        assert_eq!(
            repaired(text, 0..text.len(), &edits),
            "aa =   \"x\"   \n     \n"
        );
    }

    #[test]
    fn an_edit_that_splits_a_character_or_lies_outside_is_no_panic() {
        assert_eq!(repaired("å", 0..2, &[Edit::blank(1..2)]), "å");
        assert_eq!(repaired("å", 0..2, &[Edit::blank(1..9)]), "å");
        assert_eq!(repaired("aåb", 1..3, &[Edit::blank(0..1)]), "å");
    }
}
