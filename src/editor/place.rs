//! Places as the language server protocol counts them: lines from 0, and in a line the units of
//! UTF-16, or bytes where the editor can.

/// What a line is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Utf8,
    Utf16,
}

/// A place in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    /// From 0.
    pub(crate) line: usize,
    /// Units from the beginning of the line.
    pub(crate) unit: usize,
}

/// A text with the beginnings of its lines, which end in LF, CR LF or a lone CR.
#[derive(Debug)]
pub(crate) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    pub(crate) fn new(text: &'t str, encoding: Encoding) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
        let ends = ends.filter(|at| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        Lines {
            text,
            starts: std::iter::once(0).chain(ends.map(|at| at + 1)).collect(),
            encoding,
        }
    }

    /// Where a byte is. One past the end is the end; one inside a character is its beginning.
    pub(crate) fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.starts.partition_point(|start| *start <= offset) - 1;
        let before = &self.text[self.starts[line]..offset];
        Place {
            line,
            unit: match self.encoding {
                Encoding::Utf8 => before.len(),
                Encoding::Utf16 => before.encode_utf16().count(),
            },
        }
    }

    /// The byte at a place. One past the end of its line is that end, and one past the last line
    /// the text's; one inside a character is the character's beginning.
    pub(crate) fn offset(&self, place: Place) -> usize {
        let Some(start) = self.starts.get(place.line).copied() else {
            return self.text.len();
        };
        let next = self.starts.get(place.line + 1).copied();
        let line = &self.text[start..next.unwrap_or(self.text.len())];
        let line = line.trim_end_matches(['\n', '\r']);
        let mut units = 0;
        for (at, character) in line.char_indices() {
            units += match self.encoding {
                Encoding::Utf8 => character.len_utf8(),
                Encoding::Utf16 => character.len_utf16(),
            };
            if units > place.unit {
                return start + at;
            }
        }
        start + line.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "a🦀é\r\ne\u{301}x\rsidste";

    #[test]
    fn a_line_is_counted_in_units_and_ends_as_the_protocol_has_it() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let at = |word: &str| lines.place(TEXT.find(word).unwrap());
        assert_eq!(at("é"), Place { line: 0, unit: 3 });
        assert_eq!(at("x"), Place { line: 1, unit: 2 });
        assert_eq!(at("sidste"), Place { line: 2, unit: 0 });
        // One inside a letter is where that begins.
        assert_eq!(lines.place(3), Place { line: 0, unit: 1 });
        let bytes = Lines::new(TEXT, Encoding::Utf8);
        assert_eq!(bytes.place(5), Place { line: 0, unit: 5 });
    }

    #[test]
    fn a_place_leads_back_and_one_that_is_not_there_to_the_nearest_before() {
        for encoding in [Encoding::Utf8, Encoding::Utf16] {
            let lines = Lines::new(TEXT, encoding);
            let breaks = ["\r\n", "\n", "\r"];
            let offsets = (0..=TEXT.len()).filter(|at| {
                TEXT.is_char_boundary(*at) && !TEXT[..*at].ends_with("\r\n".get(..1).unwrap())
            });
            for offset in
                offsets.filter(|at| !breaks.iter().any(|end| TEXT[*at..].starts_with(end)))
            {
                assert_eq!(lines.offset(lines.place(offset)), offset);
            }
            for (line, unit, found) in [
                (0, 99, 7),
                (1, 99, 13),
                (2, 99, TEXT.len()),
                (9, 0, TEXT.len()),
            ] {
                assert_eq!(lines.offset(Place { line, unit }), found, "{line} {unit}");
            }
        }
        let lines = Lines::new(TEXT, Encoding::Utf16);
        assert_eq!(lines.offset(Place { line: 0, unit: 2 }), 1);
    }
}
