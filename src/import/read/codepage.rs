//! Text from before UTF-8 that is not Windows-1252: Excel offers to save a `.csv` as Macintosh or MS-DOS,
//! beside the kind that is meant.

/// An old encoding: what its bytes from 0x80 on are, and which of them are `æ`, `ø` and `å`.
struct Codepage {
    letters: &'static str,
    danish: [u8; 3],
}

const MAC: Codepage = Codepage {
    letters: "ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø\
     ¿¡¬√ƒ≈∆«»…\u{a0}ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\u{f8ff}ÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ",
    danish: [0xBE, 0xBF, 0x8C],
};

const DOS: Codepage = Codepage {
    letters: "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
     └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
    danish: [0x91, 0x9B, 0x86],
};

const WINDOWS: [u8; 3] = [0xE6, 0xF8, 0xE5];

/// The text of `bytes` where their Danish letters are those of one of the old encodings, and more of them
/// than in Windows-1252.
pub(super) fn read(bytes: &[u8]) -> Option<String> {
    if bytes.contains(&0) || std::str::from_utf8(bytes).is_ok() {
        return None;
    }
    let found = [MAC, DOS]
        .into_iter()
        .max_by_key(|page| in_words(bytes, page.danish))?;
    let is_it = in_words(bytes, found.danish) > in_words(bytes, WINDOWS);
    let letters: Vec<char> = found.letters.chars().collect();
    let letter = |byte: u8| match byte.checked_sub(0x80) {
        Some(at) => letters.get(usize::from(at)).copied(),
        None => Some(char::from(byte)),
    };
    is_it.then(|| bytes.iter().filter_map(|byte| letter(*byte)).collect())
}

/// How often one of the bytes stands inside a word: a quotation mark of another encoding does not.
fn in_words(bytes: &[u8], letters: [u8; 3]) -> usize {
    let pairs = bytes.windows(2);
    let is_it = |pair: &&[u8]| matches!(pair, [before, letter] if before.is_ascii_alphabetic() && letters.contains(letter));
    pairs.filter(is_it).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_letters_are_known_where_they_are_inside_of_words() {
        for page in [MAC, DOS] {
            assert_eq!(page.letters.chars().count(), 128);
        }
        let whole = "S\u{e6}tte n\u{f8}gler p\u{e5}";
        let text = |bytes: &[u8]| read(bytes).unwrap_or_default();
        assert_eq!(text(b"S\xBEtte n\xBFgler p\x8C"), whole);
        assert_eq!(text(b"S\x91tte n\x9Bgler p\x86"), whole);
        // Windows-1252, with its quotation marks, and UTF-8.
        for bytes in [
            &b"S\xE6tte \x91n\xF8gler\x92 p\xE5"[..],
            b"The \x91plan\x92",
            whole.as_bytes(),
        ] {
            assert_eq!(read(bytes), None);
        }
    }
}
