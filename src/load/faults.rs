//! The faults that are found while loading: what each is called, and what holds when a file is
//! free of it.
//!
//! Those of tables and values are named here; those of bytes and syntax where they are found.

use super::bytes::{BOM_INSIDE, DAMAGED, EMPTY, HIDDEN_DIRECTION, LONE_CR, NOT_UTF_8, NUL, UTF_16};
use super::syntax::conflict::CONFLICT;
use super::syntax::keys::DANISH_KEY;
use super::syntax::numbers::BAD_NUMBER as UNREADABLE_NUMBER;
use super::syntax::quotes::SMART_QUOTES;
use super::syntax::section::DUPLICATE;
use super::syntax::statement::TOO_DEEP;
use super::syntax::unclosed::{UNCLOSED_LIST, UNCLOSED_TEXT};
use super::syntax::wording::SYNTAX;
use super::syntax::wording_value::IMPOSSIBLE_DATE;
use crate::text::Severity;

/// A key that the table does not have.
pub(crate) const UNKNOWN_KEY: &str = "ukendt-noegle";
/// A field that must be there and is not, or is empty.
pub(crate) const MISSING_FIELD: &str = "mangler-felt";
/// An action that nobody answers for.
pub(crate) const NO_RESPONSIBLE: &str = "mangler-ansvarlig";
/// A value of another type.
pub(crate) const WRONG_TYPE: &str = "forkert-type";
/// A value that is not one of those allowed.
pub(crate) const UNKNOWN_VALUE: &str = "ukendt-vaerdi";
/// Entries in an inline array, to which nothing can be appended.
pub(crate) const INLINE_TABLES: &str = "indskudt-liste";
/// An amount with a dot between its thousands.
pub(crate) const AMOUNT_WITH_DOT: &str = "beloeb-med-punktum";
/// A number with a decimal comma.
pub(crate) const COMMA_IN_NUMBER: &str = "komma-i-nummer";
/// A number with characters that no number has.
pub(crate) const BAD_NUMBER: &str = "ugyldigt-nummer";
/// A number that can be read as thousands or as decimals.
pub(crate) const AMBIGUOUS_NUMBER: &str = "tvetydigt-tal";
/// A date far outside the period.
pub(crate) const FAR_YEAR: &str = "forkert-aarstal";
/// A path whose backslashes are read as something else.
pub(crate) const PATH_ESCAPE: &str = "skraastreg-i-sti";
/// A character in a number or name that cannot be seen.
pub(crate) const HIDDEN_CHARACTER: &str = "usynligt-tegn";
/// A character in a number or name that passes for another.
pub(crate) const LOOKALIKE: &str = "forvekslet-tegn";
/// A text that holds the place of the plan's own.
pub(crate) const PLACEHOLDER: &str = "pladsholder";
/// A file of a later version of this program.
pub(crate) const NEWER_FORMAT: &str = "nyere-format";
/// A period without `handleplan.toml`.
pub(crate) const MISSING_FILE: &str = "mangler-fil";
/// A file that cannot be read at all.
pub(crate) const UNREADABLE: &str = "ulaeselig-fil";
/// A goal's file whose name has another number than the goal.
pub(crate) const WRONG_FILE_NAME: &str = "forkert-filnavn";
/// A folder whose name is not its period.
pub(crate) const WRONG_FOLDER_NAME: &str = "forkert-mappenavn";
/// Two periods that share a year.
pub(crate) const OVERLAP: &str = "overlappende-perioder";
/// A TOML file that is no part of the plan.
pub(crate) const STRAY_FILE: &str = "ukendt-fil";

/// A fault that is found while a file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Its name, in kebab-case.
    pub(crate) name: &'static str,
    /// What holds when it is absent, in Danish.
    pub(crate) summary: &'static str,
    /// The least file that has it, and nothing else. Bytes, since not every file is text.
    pub(crate) example: &'static [u8],
}

const fn fault(name: &'static str, summary: &'static str, example: &'static [u8]) -> Fault {
    Fault {
        name,
        summary,
        example,
    }
}

impl Fault {
    /// How grave it is: what can be read as it was meant is a warning.
    pub(crate) fn severity(&self) -> Severity {
        match self.name {
            HIDDEN_DIRECTION | STRAY_FILE | PLACEHOLDER | FAR_YEAR | PATH_ESCAPE => {
                Severity::Warning
            }
            _ => Severity::Error,
        }
    }
}

/// Every fault of bytes and syntax, in the order in which they are looked for.
const OF_FILES: &[Fault] = &[
    fault(
        UTF_16,
        "filen er gemt som UTF-8, ikke som UTF-16",
        b"\xff\xfea\0=\x001\0",
    ),
    fault(
        NOT_UTF_8,
        "filen er gemt som UTF-8",
        b"titel = \"Bl\xe5b\xe6r\"",
    ),
    fault(DAMAGED, "filen er hel", b"nr = \"1\"\n\0\0\0\0"),
    fault(EMPTY, "filen har et indhold", b""),
    fault(
        LONE_CR,
        "linjer ender i LF eller CRLF",
        b"nr = \"1\"\rtitel = \"x\"\n",
    ),
    fault(NUL, "filen har ingen NUL-tegn", b"nr = \"\x001\""),
    fault(
        BOM_INSIDE,
        "usynlige byte order marks står kun forrest",
        "nr = \"1\"\n\u{feff}titel = \"x\"".as_bytes(),
    ),
    fault(
        HIDDEN_DIRECTION,
        "ingen usynlige tegn vender skriveretningen",
        "titel = \"\u{202e}x\"".as_bytes(),
    ),
    fault(
        CONFLICT,
        "ingen flettekonflikter fra git står tilbage",
        b"<<<<<<< HEAD\nnr = \"1\"\n=======\nnr = \"2\"\n>>>>>>> gren\n",
    ),
    fault(SYNTAX, "filen kan læses som TOML", b"nr \"1\""),
    fault(
        SMART_QUOTES,
        "værdier står i lige anførselstegn",
        "nr = ”1”".as_bytes(),
    ),
    fault(
        DANISH_KEY,
        "nøgler er skrevet uden æ, ø og å",
        "mål = \"x\"".as_bytes(),
    ),
    fault(
        UNCLOSED_TEXT,
        "hver tekst slutter med et anførselstegn",
        b"nr = \"1",
    ),
    fault(
        UNCLOSED_LIST,
        "hver parentes bliver lukket",
        b"ansvarlig = [\"A\", \"B\"\nfrist = \"2025\"",
    ),
    fault(
        TOO_DEEP,
        "lister og tabeller har få lag",
        b"a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.\
            a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a = 1",
    ),
    fault(
        DUPLICATE,
        "hver nøgle står kun én gang",
        b"nr = \"1\"\nnr = \"2\"",
    ),
    fault(
        IMPOSSIBLE_DATE,
        "hver dato findes i kalenderen",
        b"dato = 2024-02-31",
    ),
    fault(UNREADABLE_NUMBER, "hvert tal kan læses", b"beloeb = 0x"),
];

/// The faults of a goal's tables and values. The example is the goal's file.
const OF_TABLES: &[Fault] = &[
    fault(UNKNOWN_KEY, "hver nøgle er en af dem, tabellen har", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\nansvarlige = \"Kommunerne\"\n".as_bytes()),
    fault(MISSING_FIELD, "det, der skal stå i en tabel, står der", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\nansvarlig = [\"Sekretariatet\"]\n".as_bytes()),
    fault(NO_RESPONSIBLE, "hver handling har mindst én ansvarlig", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = []\n".as_bytes()),
    fault(WRONG_TYPE, "hver værdi er af den rette slags", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = 2.1\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\n".as_bytes()),
    fault(UNKNOWN_VALUE, "hver værdi er en af de mulige", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\nfrist = \"engang\"\n".as_bytes()),
    fault(INLINE_TABLES, "hver note, måling og handling har sin egen overskrift", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\nnote = [{dato = 2024-03-12, tekst = \"Renset.\"}]\n".as_bytes()),
    fault(AMOUNT_WITH_DOT, "beløb er hele kroner uden punktum", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\n\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"To strande\"\nbeloeb = 40.000\n".as_bytes()),
    fault(COMMA_IN_NUMBER, "numre skrives med punktum", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2,1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\n".as_bytes()),
    fault(BAD_NUMBER, "numre består af tal og bogstaver med punktum imellem", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2..1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\n".as_bytes()),
    fault(AMBIGUOUS_NUMBER, "tal har kun én læsning", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[indikator]]\nnavn = \"Affald\"\nenhed = \"kg\"\nmaaltal = 1.250\n".as_bytes()),
    fault(FAR_YEAR, "årstal ligger inden for planens periode eller tæt på den", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\nstart = \"2052\"\n".as_bytes()),
    fault(PATH_ESCAPE, "stier med omvendt skråstreg står mellem '…'", "nr = \"2\"\ntitel = \"Et mål\"\nbaggrund = \"Listen ligger i S:\\ny\\tal\"\n".as_bytes()),
    fault(HIDDEN_CHARACTER, "numre og navne har ingen usynlige tegn", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\u{200b}\"]\n".as_bytes()),
    fault(PLACEHOLDER, "planens eksempler er erstattet af jeres egne ord", "nr = \"2\"\ntitel = \"EKSEMPEL: Skriv, hvad I vil opnå\"\n".as_bytes()),
    fault(LOOKALIKE, "numre og navne har ingen tegn, der ligner andre", "nr = \"2\"\ntitel = \"Et mål\"\n\n[[handling]]\nnr = \"２.1\"\ntekst = \"Rense stranden.\"\nansvarlig = [\"Sekretariatet\"]\n".as_bytes()),
];

/// The faults of the plan's folders, and of `handleplan.toml`. The example is what stands in a
/// folder, or a line of the file.
const OF_FOLDERS: &[Fault] = &[
    fault(
        NEWER_FORMAT,
        "planen har et format, som denne udgave af kimo kender",
        b"format = 2",
    ),
    fault(
        MISSING_FILE,
        "hver periodes mappe har en handleplan.toml",
        b"2022-2025/maal-1.toml",
    ),
    fault(UNREADABLE, "hver fil kan læses", b"2022-2025/maal-1.toml/"),
    fault(
        WRONG_FILE_NAME,
        "et måls fil er opkaldt efter målets nummer",
        b"2022-2025/maal-3.toml: nr = \"2\"",
    ),
    fault(
        WRONG_FOLDER_NAME,
        "en mappe er opkaldt efter sin periode",
        b"2018-2021/handleplan.toml: periode = \"2022-2025\"",
    ),
    fault(
        OVERLAP,
        "hvert år hører kun til én periode",
        b"2022-2025/ 2024-2027/",
    ),
    fault(
        STRAY_FILE,
        "mappen har kun planens egne TOML-filer",
        b"2022-2025/kopi.toml",
    ),
];

/// Every fault, group by group: of a file's bytes and syntax, of its tables, and of folders.
pub(crate) const GROUPS: [&[Fault]; 3] = [OF_FILES, OF_TABLES, OF_FOLDERS];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::testing::problems;

    #[test]
    fn each_example_has_its_fault_and_no_other() {
        for fault in OF_FILES {
            let (_, found) = problems(fault.example);
            let names: Vec<&str> = found.iter().map(|problem| problem.rule).collect();
            assert_eq!(names, [fault.name]);
        }
    }

    #[test]
    fn each_fault_is_listed_once_and_has_words() {
        for (index, fault) in GROUPS.concat().into_iter().enumerate() {
            let mut later = GROUPS.concat().into_iter().skip(index + 1);
            assert!(later.all(|other| other.name != fault.name));
            assert!(!fault.summary.is_empty() && !fault.summary.ends_with('.'));
        }
    }
}
