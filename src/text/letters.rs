//! Letters: a capital first one, those of a spreadsheet's columns, what looks like a hyphen, and the
//! characters that turn the direction of writing.

/// The hyphen, and what word processors and people write for it.
pub(crate) const DASHES: [char; 10] = ['-', '‐', '‑', '‒', '–', '—', '―', '−', '﹣', '－'];

/// The letters of a spreadsheet's column from its number, from 0.
pub(crate) fn of_column(column: usize) -> String {
    let letter = |at: usize| char::from(b'A' + u8::try_from(at % 26).unwrap_or(0));
    let last = letter(column).to_string();
    match column / 26 {
        0 => last,
        before => of_column(before - 1) + &last,
    }
}

/// `text` with a capital first letter.
pub(crate) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Whether a character is no letter, sign or blank, and leaves no mark of its own: soft hyphens and
/// blanks without a width. What joins letters and emoji is another matter.
pub(crate) fn leaves_no_mark(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// `text` without the blanks around it, those that nobody can see included: a text of them alone
/// is none.
pub(crate) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || leaves_no_mark(c))
}

/// Whether a character turns the direction of what is beside it, and is not seen itself.
pub(crate) fn turns_direction(character: char) -> bool {
    matches!(character,
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
