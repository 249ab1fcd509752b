//! From a file's bytes to its text: faults of encoding and of characters nobody can see.
//!
//! Editors and copy-paste leave them behind; TOML's own messages about them help no one.
//! A plan may be 200 MB, so the bytes are scanned in bulk and looked at only where one is suspect.

mod encoding;

use crate::text::letters::turns_direction;
use crate::text::{Diagnostic, FileId, Replacement, Source, Span};
use encoding::{Wide, mend_windows_1252, windows_1252};

pub(crate) const NOT_UTF_8: &str = "ikke-utf-8";
pub(crate) const UTF_16: &str = "utf-16";
pub(crate) const BOM_INSIDE: &str = "bom-inde-i-filen";
pub(crate) const LONE_CR: &str = "ensom-vognretur";
pub(crate) const NUL: &str = "nul-tegn";
pub(crate) const DAMAGED: &str = "beskadiget-fil";
pub(crate) const EMPTY: &str = "tom-fil";
pub(crate) const HIDDEN_DIRECTION: &str = "skjult-skriveretning";

const SAVE_AS_UTF_8: &str = "Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.";

/// Turns a file's bytes into its text and reports what is wrong with them.
///
/// Whatever the encoding, the text is readable afterwards: a fault in it never hides a plan.
pub(crate) fn decode(
    name: &str,
    file: FileId,
    bytes: Vec<u8>,
    problems: &mut Vec<Diagnostic>,
) -> Source {
    let text = to_text(file, bytes, problems);
    let source = Source::new(name, text);
    let text = source.text();
    let content = text.trim_end_matches('\0');
    if content.len() < text.len() {
        problems.push(damaged(Span::new(file, content.len(), text.len())));
    } else if is_blank(content) {
        problems.push(empty(file));
    }
    check_controls(file, content, problems);
    let has_encoding = |problem: &Diagnostic| matches!(problem.rule, NOT_UTF_8 | UTF_16);
    // What is read as another encoding has one fault.
    let is_read_anew = problems.iter().any(has_encoding);
    let ruined = check_rare_characters(file, text, problems);
    if !is_read_anew {
        problems.extend(ruined_letters(file, text, ruined));
    }
    source
}

/// The text of the bytes in whichever encoding; a problem where that is not UTF-8.
pub(super) fn to_text(file: FileId, bytes: Vec<u8>, problems: &mut Vec<Diagnostic>) -> String {
    if let Some(encoding) = Wide::recognise(&bytes) {
        let message = format!("filen er gemt som {}, ikke som UTF-8", encoding.name);
        problems.push(Diagnostic::error(UTF_16, file.top(), message).help(SAVE_AS_UTF_8));
        return encoding.decode(&bytes);
    }
    // std looks at a Danish text letter by letter; this, and the copy, take a fifth of the time.
    if let Ok(text) = simdutf8::basic::from_utf8(&bytes) {
        return text.to_owned();
    }
    let Some(mended) = mend_windows_1252(&bytes) else {
        return String::new();
    };
    // Spans are counted without a byte order mark, which `Source` sets aside.
    let mark = if mended.text.starts_with('\u{feff}') {
        '\u{feff}'.len_utf8()
    } else {
        0
    };
    let letter = windows_1252(mended.byte);
    let start = mended.first.saturating_sub(mark);
    let span = Span::new(file, start, start + letter.len_utf8());
    let message = format!(
        "filen er ikke gemt som UTF-8: byten {:02X} er ”{letter}” i Windows-1252",
        mended.byte
    );
    problems.push(Diagnostic::error(NOT_UTF_8, span, message).help(SAVE_AS_UTF_8));
    mended.text
}

/// What a letter of two bytes becomes when each is taken for a letter of Windows-1252.
const RUINED: [(&str, &str); 13] = [
    ("Ã¦", "æ"),
    ("Ã¸", "ø"),
    ("Ã¥", "å"),
    ("Ã†", "Æ"),
    ("Ã˜", "Ø"),
    ("Ã…", "Å"),
    ("Ã\u{86}", "Æ"),
    ("Ã\u{98}", "Ø"),
    ("Ã\u{85}", "Å"),
    ("Ã©", "é"),
    ("Ã¤", "ä"),
    ("Ã¶", "ö"),
    ("Ã¼", "ü"),
];

/// A letter that was lost or broken: where it stood, what stands there, and what was meant.
type Ruined = (usize, &'static str, Option<&'static str>);

/// Letters that were lost or broken when the file was saved in another encoding, the `rare` ones and
/// those of Danish: one error a file, for one slip made them all.
fn ruined_letters(file: FileId, text: &str, rare: Vec<Ruined>) -> Option<Diagnostic> {
    let mut all = rare;
    all.extend(broken_letters(text));
    let (at, written, meant) = all.iter().min().copied()?;
    let is_more = match all.len() {
        1 => String::new(),
        count => format!(", og sådan er det {count} steder i filen"),
    };
    let message = match meant {
        Some(meant) => format!("her står ”{written}” i stedet for {meant}{is_more}"),
        None => format!("her er et bogstav gået tabt: der står ”{written}”{is_more}"),
    };
    let span = Span::new(file, at, at + written.len());
    Some(Diagnostic::error(NOT_UTF_8, span, message).help(
        "Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden \
         kodning end UTF-8.",
    ))
}

/// The letters of Danish that were broken.
fn broken_letters(text: &str) -> impl Iterator<Item = Ruined> {
    memchr::memmem::find_iter(text.as_bytes(), "Ã").filter_map(|at| {
        let rest = text.get(at..)?;
        let (written, meant) = RUINED.iter().find(|(of, _)| rest.starts_with(of))?;
        Some((at, *written, Some(*meant)))
    })
}

/// The first letter of a text that was lost or broken, and what was meant where that is known.
pub(crate) fn ruined_letter(text: &str) -> Option<(&'static str, Option<&'static str>)> {
    let lost = check_rare_characters(FileId::default(), text, &mut Vec::new());
    let first = broken_letters(text).next();
    let first = first.into_iter().chain(lost).min()?;
    Some((first.1, first.2))
}

fn damaged(span: Span) -> Diagnostic {
    Diagnostic::error(
        DAMAGED,
        span,
        "filen er beskadiget: den ender i tomme bytes, som et strømsvigt efterlader dem",
    )
    .help("Hent den seneste hele udgave fra git.")
}

fn empty(file: FileId) -> Diagnostic {
    Diagnostic::error(EMPTY, file.top(), "filen er tom")
        .help("Hent filen fra git, eller slet den, hvis den ikke skal være der.")
}

/// Nothing but blanks and comments; most files are told by their first line. A line may end in
/// a carriage return alone: what comes after it is there, and nobody is told to delete the file.
fn is_blank(text: &str) -> bool {
    let mut lines = text.split(['\n', '\r']).map(str::trim_start);
    lines.all(|line| line.is_empty() || line.starts_with('#'))
}

/// NUL, and carriage returns that no line feed follows. One error of each a file is enough:
/// one editor or one transfer made them all.
fn check_controls(file: FileId, text: &str, problems: &mut Vec<Diagnostic>) {
    let bytes = text.as_bytes();
    let (mut nul, mut lone) = (None, None);
    let (mut nuls, mut lones) = (0_usize, 0_usize);
    for at in memchr::memchr2_iter(0, b'\r', bytes) {
        if bytes.get(at) == Some(&0) {
            nul.get_or_insert(at);
            nuls += 1;
        } else if bytes.get(at + 1) != Some(&b'\n') {
            lone.get_or_insert(at);
            lones += 1;
        }
    }
    if let Some(at) = lone {
        let message = match lones {
            1 => "en linje ender i vognretur alene (CR)".to_owned(),
            _ => format!("{lones} linjer ender i vognretur alene (CR)"),
        };
        problems.push(
            Diagnostic::error(LONE_CR, Span::new(file, at, at + 1), message)
                .help("Gem filen med linjeskift som LF eller CRLF."),
        );
    }
    if let Some(at) = nul {
        let message = match nuls {
            1 => "filen indeholder et NUL-tegn".to_owned(),
            _ => format!("filen indeholder {nuls} NUL-tegn"),
        };
        problems.push(
            Diagnostic::error(NUL, Span::new(file, at, at + 1), message)
                .help("Slet tegnet, eller hent filen fra git, hvis den er gået i stykker."),
        );
    }
}

/// Byte order marks inside the file, and characters that turn the direction of writing; returns what
/// stands for letters and signs that are ruined. The three bytes that such characters begin with are
/// rare in Danish.
fn check_rare_characters(file: FileId, text: &str, problems: &mut Vec<Diagnostic>) -> Vec<Ruined> {
    const SIGN: &str = "et anførselstegn eller en tankestreg";
    let mut ruined = Vec::new();
    let mut warned_to = 0;
    for at in memchr::memchr3_iter(0xE2, 0xEF, 0xD8, text.as_bytes()) {
        let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            continue;
        };
        let end = at + character.len_utf8();
        let span = Span::new(file, at, end);
        let before = text.get(..at).unwrap_or_default();
        if character == '\u{fffd}' {
            ruined.push((at, "\u{fffd}", None));
        } else if character == '€' && before.ends_with('â') {
            ruined.push((at - 'â'.len_utf8(), "â€", Some(SIGN)));
        } else if character == '\u{feff}' {
            problems.push(bom_inside(span));
        } else if turns_direction(character) && at >= warned_to {
            problems.push(hidden_direction(span, character));
            // One a line: they come in pairs, and the line is where to look.
            let rest = text.as_bytes().get(end..).unwrap_or_default();
            warned_to = memchr::memchr(b'\n', rest).map_or(text.len(), |next| end + next);
        }
    }
    ruined
}

fn bom_inside(span: Span) -> Diagnostic {
    let mark = Replacement {
        span,
        text: String::new(),
    };
    Diagnostic::error(
        BOM_INSIDE,
        span,
        "her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil",
    )
    .help("”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen.")
    .fix(
        "Slet tegnet",
        "et usynligt tegn (byte order mark) er slettet",
        vec![mark],
    )
}

fn hidden_direction(span: Span, character: char) -> Diagnostic {
    let message = format!(
        "her står et usynligt tegn (U+{:04X}), som vender skriveretningen",
        u32::from(character)
    );
    Diagnostic::warning(HIDDEN_DIRECTION, span, message)
        .help("Slet tegnet; teksten kan vise noget andet, end der står.")
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose_bytes, pointed_at};
    use insta::assert_snapshot;

    #[test]
    fn a_byte_order_mark_is_fine_at_the_start_and_a_fault_elsewhere() {
        assert_snapshot!(diagnose_bytes("\u{feff}nr = \"1\"\n".as_bytes()), @"");
        assert_snapshot!(diagnose_bytes("a = 1\n\u{feff}nr = \"1\"\nb = \"x\u{feff}y\"\n".as_bytes()), @"
        2:1 bom-inde-i-filen: her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil | ”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen. [et usynligt tegn (byte order mark) er slettet]
        3:7 bom-inde-i-filen: her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil | ”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen. [et usynligt tegn (byte order mark) er slettet]
        ");
    }

    #[test]
    fn utf_16_is_named_and_read() {
        let text = "titel = \"Blåbær\"\nnr = 1 2\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_snapshot!(diagnose_bytes(&[&[0xFF, 0xFE], &*little].concat()), @r#"
        1:1 utf-16: filen er gemt som UTF-16 LE, ikke som UTF-8 | Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
        2:6 syntaks: teksten skal stå i anførselstegn | Skriv "1 2".
        "#);
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_snapshot!(diagnose_bytes(&big), @r#"
        1:1 utf-16: filen er gemt som UTF-16 BE, ikke som UTF-8 | Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
        2:6 syntaks: teksten skal stå i anførselstegn | Skriv "1 2".
        "#);
    }

    #[test]
    fn windows_1252_is_told_by_its_first_letter() {
        assert_snapshot!(diagnose_bytes(b"# k\xc3\xb8n\ntitel = \"Bl\xe5b\xe6r\"\n"), @"2:12 ikke-utf-8: filen er ikke gemt som UTF-8: byten E5 er ”å” i Windows-1252 | Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.");
        assert_snapshot!(diagnose_bytes(b"\xef\xbb\xbft = \"\xe6\"\n"), @"1:6 ikke-utf-8: filen er ikke gemt som UTF-8: byten E6 er ”æ” i Windows-1252 | Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.");
    }

    #[test]
    fn letters_that_were_lost_or_broken_are_told_by_the_first_and_counted() {
        let lost = "titel = \"Bl\u{fffd}b\u{fffd}r\"\n";
        let broken = "titel = \"RÃ¸d grÃ¸d â€“ med flÃ¸de\"\n";
        let sign = "titel = \"Mål â€“ \u{fffd}\"\n";
        let single = "titel = \"100 € RÃ…D, Ãdel\"\n";
        let all = [lost, broken, sign, single];
        assert_snapshot!(all.map(|text| diagnose_bytes(text.as_bytes())).join("\n"), @"
        1:12 ikke-utf-8: her er et bogstav gået tabt: der står ”�”, og sådan er det 2 steder i filen | Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden kodning end UTF-8.
        1:11 ikke-utf-8: her står ”Ã¸” i stedet for ø, og sådan er det 4 steder i filen | Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden kodning end UTF-8.
        1:14 ikke-utf-8: her står ”â€” i stedet for et anførselstegn eller en tankestreg, og sådan er det 2 steder i filen | Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden kodning end UTF-8.
        1:17 ikke-utf-8: her står ”Ã…” i stedet for Å | Ret bogstaverne, eller hent filen fra git, som den var, før den blev gemt i en anden kodning end UTF-8.
        ");
        assert_eq!(all.map(pointed_at), ["\u{fffd}", "Ã¸", "â€", "Ã…"]);
    }

    #[test]
    fn lone_carriage_returns_are_counted_and_read_as_line_ends() {
        assert_snapshot!(diagnose_bytes(b"a = 1\rb = 2\rc = 3\r\n"), @"1:6 ensom-vognretur: 2 linjer ender i vognretur alene (CR) | Gem filen med linjeskift som LF eller CRLF.");
        assert_snapshot!(diagnose_bytes(b"a = 1\r\nb = 2\rc = = 3\n"), @"
        2:6 ensom-vognretur: en linje ender i vognretur alene (CR) | Gem filen med linjeskift som LF eller CRLF.
        2:11 syntaks: der står ét ”=” for meget | Slet det ene.
        ");
        assert_snapshot!(diagnose_bytes(b"# a\rb = 2\r"), @"1:4 ensom-vognretur: 2 linjer ender i vognretur alene (CR) | Gem filen med linjeskift som LF eller CRLF.");
    }

    #[test]
    fn nul_inside_and_nul_at_the_end_are_two_things() {
        assert_snapshot!(diagnose_bytes(b"a = \"x\0y\0z\"\n"), @"1:7 nul-tegn: filen indeholder 2 NUL-tegn | Slet tegnet, eller hent filen fra git, hvis den er gået i stykker.");
        assert_snapshot!(diagnose_bytes(b"a = \"x\"\n\0\0\0\0"), @"2:1 beskadiget-fil: filen er beskadiget: den ender i tomme bytes, som et strømsvigt efterlader dem | Hent den seneste hele udgave fra git.");
        assert_snapshot!(diagnose_bytes(&[0; 64]), @"1:1 beskadiget-fil: filen er beskadiget: den ender i tomme bytes, som et strømsvigt efterlader dem | Hent den seneste hele udgave fra git.");
    }

    #[test]
    fn an_empty_file_says_so() {
        assert_snapshot!(diagnose_bytes(b""), @"1:1 tom-fil: filen er tom | Hent filen fra git, eller slet den, hvis den ikke skal være der.");
        assert_snapshot!(diagnose_bytes(b"\xef\xbb\xbf\n \r\n# intet\n"), @"1:1 tom-fil: filen er tom | Hent filen fra git, eller slet den, hvis den ikke skal være der.");
    }

    #[test]
    fn a_hidden_direction_is_warned_of_once_a_line() {
        let text = "a = \"x\u{202e}y\u{202c}\"\nb = \"\u{61c}\"\n# \u{200f}\nc = \"”fint”\"\n";
        assert_snapshot!(diagnose_bytes(text.as_bytes()), @"
        1:7 skjult-skriveretning: her står et usynligt tegn (U+202E), som vender skriveretningen | Slet tegnet; teksten kan vise noget andet, end der står.
        2:6 skjult-skriveretning: her står et usynligt tegn (U+061C), som vender skriveretningen | Slet tegnet; teksten kan vise noget andet, end der står.
        3:3 skjult-skriveretning: her står et usynligt tegn (U+200F), som vender skriveretningen | Slet tegnet; teksten kan vise noget andet, end der står.
        ");
    }
}
