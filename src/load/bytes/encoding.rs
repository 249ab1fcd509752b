//! Encodings that are not UTF-8 but turn up on Danish Windows machines: UTF-16, UTF-32 and
//! Windows-1252.
//!
//! They are faults, yet the text is read all the same, so that nothing vanishes from the plan.

/// An encoding in which every letter is of two bytes or of four.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Wide {
    /// Notepad's and VS Code's name for it.
    pub(crate) name: &'static str,
    width: usize,
    is_little: bool,
}

const MARK: u32 = 0xFEFF;

static WIDE: [Wide; 4] = [
    wide("UTF-32 LE", 4, true),
    wide("UTF-32 BE", 4, false),
    wide("UTF-16 LE", 2, true),
    wide("UTF-16 BE", 2, false),
];

const fn wide(name: &'static str, width: usize, is_little: bool) -> Wide {
    Wide {
        name,
        width,
        is_little,
    }
}

impl Wide {
    /// Recognises one by its byte order mark, or else by zeros where no other text has them.
    pub(crate) fn recognise(bytes: &[u8]) -> Option<&'static Wide> {
        let has_mark = |wide: &&Wide| wide.units(bytes).next() == Some(MARK);
        let by_mark = WIDE.iter().find(has_mark);
        by_mark.or_else(|| WIDE.iter().find(|wide| wide.may_be(bytes)))
    }

    /// Danish has a zero in all bytes but the lowest of nearly every letter.
    fn may_be(&self, bytes: &[u8]) -> bool {
        let start = bytes.get(..bytes.len().min(256)).unwrap_or_default();
        let count = start.len() / self.width;
        let is_latin = |unit: &u32| (1..=0xFF).contains(unit);
        start.contains(&0) && self.units(start).filter(is_latin).count() >= count.div_ceil(2).max(2)
    }

    fn units(&self, bytes: &[u8]) -> impl Iterator<Item = u32> {
        let join = |unit, byte: &u8| unit << 8 | u32::from(*byte);
        bytes.chunks(self.width).map(move |unit| match unit.len() {
            length if length < self.width => u32::from(char::REPLACEMENT_CHARACTER),
            _ if self.is_little => unit.iter().rev().fold(0, join),
            _ => unit.iter().fold(0, join),
        })
    }

    /// The text without its byte order mark; what is no character becomes U+FFFD.
    pub(crate) fn decode(&self, bytes: &[u8]) -> String {
        let units = self.units(bytes).enumerate();
        let units = units
            .filter(|unit| *unit != (0, MARK))
            .map(|(_, unit)| unit);
        if self.width == 4 {
            let character = |unit| char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER);
            return units.map(character).collect();
        }
        char::decode_utf16(units.map(|unit| u16::try_from(unit).unwrap_or_default()))
            .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect()
    }
}

/// Text in which every byte that is not UTF-8 was read as Windows-1252.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Mended {
    /// The whole text.
    pub(crate) text: String,
    /// Where in `text` the first such letter stands.
    pub(crate) first: usize,
    /// The byte it was.
    pub(crate) byte: u8,
}

/// Reads the bytes that are not UTF-8 as Windows-1252, and all others as they are.
/// `None` when the bytes are UTF-8 throughout.
pub(crate) fn mend_windows_1252(bytes: &[u8]) -> Option<Mended> {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 16);
    let mut found = None;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            found.get_or_insert((text.len(), *byte));
            text.push(windows_1252(*byte));
        }
    }
    found.map(|(first, byte)| Mended { text, first, byte })
}

/// The letter that a byte is in Windows-1252.
pub(crate) fn windows_1252(byte: u8) -> char {
    const FROM_80: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    let special = byte.checked_sub(0x80).map(usize::from);
    special
        .and_then(|index| FROM_80.get(index).copied())
        .unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_are_known_with_and_without_their_mark() {
        let name = |bytes: &[u8]| Wide::recognise(bytes).map_or("", |wide| wide.name);
        let text = "titel = \"Blåbær 🐋\"";
        for wide in &WIDE {
            for text in [text.to_owned(), format!("\u{feff}{text}")] {
                let units: Vec<u32> = if wide.width == 2 {
                    text.encode_utf16().map(u32::from).collect()
                } else {
                    text.chars().map(u32::from).collect()
                };
                let bytes: Vec<u8> = units
                    .iter()
                    .flat_map(|unit| {
                        let mut bytes = unit.to_le_bytes()[..wide.width].to_vec();
                        if !wide.is_little {
                            bytes.reverse();
                        }
                        bytes
                    })
                    .collect();
                assert_eq!(name(&bytes), wide.name);
                assert_eq!(wide.decode(&bytes), text.trim_start_matches('\u{feff}'));
            }
        }
        assert_eq!(name(text.as_bytes()), "");
        assert_eq!(name(b"\0\0\0\0\0\0\0\0"), "");
        assert_eq!(name(b""), "");
        // Zeros at the end are what a power cut leaves, in every encoding.
        assert_eq!(name(b"t\0=\x001\0\n\0\0\0\0\0"), "UTF-16 LE");
        assert_eq!(name(b"t = 1\n\0\0\0\0"), "");
        assert_eq!(name(b"t\0"), "");
        // The mark alone tells it, of an empty file and of one without a Latin letter.
        assert_eq!(name(b"\xFF\xFE"), "UTF-16 LE");
        assert_eq!(name(b"\xFE\xFF\x03\xB1"), "UTF-16 BE");
    }

    #[test]
    fn only_the_bytes_that_are_not_utf_8_are_read_as_windows_1252() {
        let mended = mend_windows_1252(b"\xc3\xa6 og \xe6, \x93citat\x94").unwrap();
        assert_eq!(mended.text, "æ og æ, “citat”");
        assert_eq!((mended.first, mended.byte), (6, 0xE6));
        assert_eq!(mend_windows_1252("æ".as_bytes()), None);
    }
}
