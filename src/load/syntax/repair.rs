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

    /// Where it begins.
    pub(crate) fn start(&self) -> usize {
        self.range.start
    }
}

/// The text with the edits made, later ones over earlier ones; exactly as long as before.
pub(crate) fn apply(text: &str, edits: &[Edit]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for edit in edits {
        let Some(target) = bytes.get_mut(edit.range.clone()) else {
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
    String::from_utf8(bytes).unwrap_or_else(|_| text.to_owned())
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
        assert_eq!(apply(text, &edits), "aa =   \"x\"   \n     \n");
    }

    #[test]
    fn an_edit_that_splits_a_character_or_lies_outside_is_no_panic() {
        assert_eq!(apply("å", &[Edit::blank(1..2)]), "å");
        assert_eq!(apply("å", &[Edit::blank(1..9)]), "å");
    }
}
