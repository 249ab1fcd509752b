//! Encodings that are not UTF-8 but turn up on Danish Windows machines: UTF-16 and Windows-1252.
//!
//! They are faults, yet the text is read all the same, so that nothing vanishes from the plan.

/// How the letters of a UTF-16 file are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Utf16 {
    LittleEndian,
    BigEndian,
}

impl Utf16 {
    /// Notepad's and VS Code's name for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Utf16::LittleEndian => "UTF-16 LE",
            Utf16::BigEndian => "UTF-16 BE",
        }
    }

    /// Recognises UTF-16 by its byte order mark, or else by a NUL at every other byte.
    pub(crate) fn recognise(bytes: &[u8]) -> Option<Utf16> {
        match bytes {
            [0xFF, 0xFE, ..] => Some(Utf16::LittleEndian),
            [0xFE, 0xFF, ..] => Some(Utf16::BigEndian),
            _ => Utf16::guess(bytes),
        }
    }

    /// Danish in UTF-16 has a zero in nearly every pair and always in the same half of it.
    fn guess(bytes: &[u8]) -> Option<Utf16> {
        let pairs = bytes.get(..bytes.len().min(256))?.chunks_exact(2);
        let count = pairs.len();
        let (first, second) = pairs.fold((0, 0), |(first, second), pair| match pair {
            [0, 0] => (first + 1, second + 1),
            [0, _] => (first + 1, second),
            [_, 0] => (first, second + 1),
            _ => (first, second),
        });
        let enough = count.div_ceil(2).max(2);
        match (first, second) {
            (0, zeros) if zeros >= enough => Some(Utf16::LittleEndian),
            (zeros, 0) if zeros >= enough => Some(Utf16::BigEndian),
            _ => None,
        }
    }

    /// The text without its byte order mark; halves of characters become U+FFFD.
    pub(crate) fn decode(self, bytes: &[u8]) -> String {
        let units = bytes.chunks(2).map(|pair| match (self, pair) {
            (Utf16::LittleEndian, [low, high]) => u16::from_le_bytes([*low, *high]),
            (Utf16::BigEndian, [high, low]) => u16::from_be_bytes([*high, *low]),
            _ => 0xFFFD,
        });
        let units = units.enumerate().filter(|unit| *unit != (0, 0xFEFF));
        char::decode_utf16(units.map(|(_, unit)| unit))
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
    fn utf_16_is_known_with_and_without_its_mark() {
        let text = "titel = \"Blåbær\"";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(Utf16::recognise(&little), Some(Utf16::LittleEndian));
        assert_eq!(Utf16::recognise(&big), Some(Utf16::BigEndian));
        assert_eq!(Utf16::LittleEndian.decode(&little), text);
        assert_eq!(
            Utf16::BigEndian.decode(&[&[0xFE, 0xFF], &*big].concat()),
            text
        );
        assert_eq!(Utf16::recognise(text.as_bytes()), None);
        assert_eq!(Utf16::recognise(b"\0\0\0\0\0\0\0\0"), None);
        assert_eq!(Utf16::recognise(b""), None);
        // The mark alone tells it, of an empty file and of one without a Latin letter.
        assert_eq!(Utf16::recognise(b"\xFF\xFE"), Some(Utf16::LittleEndian));
        assert_eq!(
            Utf16::recognise(b"\xFE\xFF\x03\xB1"),
            Some(Utf16::BigEndian)
        );
    }

    #[test]
    fn only_the_bytes_that_are_not_utf_8_are_read_as_windows_1252() {
        let mended = mend_windows_1252(b"\xc3\xa6 og \xe6, \x93citat\x94").unwrap();
        assert_eq!(mended.text, "æ og æ, “citat”");
        assert_eq!((mended.first, mended.byte), (6, 0xE6));
        assert_eq!(mend_windows_1252("æ".as_bytes()), None);
    }
}
