//! The parser's messages in Danish, each with a remedy.
//!
//! The parser says what it expected; people need to hear what to write. Dates and numbers have
//! words of their own, in `wording_value`; so have lines as a whole, in `wording_line`.

use std::ops::Range;

use super::unclosed::{UNCLOSED_LIST, UNCLOSED_TEXT};
use super::{wording_line, wording_value};
use crate::load::lookalike;

pub(crate) const SYNTAX: &str = "syntaks";

/// What to do about a backslash that was meant as one.
pub(crate) const ESCAPES: &str = "Skriv \\\\ for en omvendt skråstreg, eller sæt teksten i '…'.";

/// What to say about a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Words {
    pub(crate) rule: &'static str,
    pub(crate) message: String,
    pub(crate) help: String,
    /// Whether they are about the whole word, and not about the place in it.
    pub(crate) is_of_word: bool,
}

impl Words {
    pub(super) fn new(
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Words {
        Words {
            rule,
            message: message.into(),
            help: help.into(),
            is_of_word: false,
        }
    }

    /// Makes them about the whole word that the parser points into.
    pub(super) fn of_word(mut self) -> Words {
        self.is_of_word = true;
        self
    }
}

/// What to say about a fault that has no name of its own.
pub(super) fn syntax(message: impl Into<String>, help: impl Into<String>) -> Words {
    Words::new(SYNTAX, message, help)
}

/// The place of a fault.
#[derive(Debug, Clone)]
pub(crate) struct Place<'t> {
    /// The text as people see it.
    pub(crate) text: &'t str,
    /// Where the parser points.
    pub(crate) span: Range<usize>,
}

impl<'t> Place<'t> {
    /// What the parser points at; to the end of the word, where it points between characters.
    pub(super) fn found(&self) -> &'t str {
        let Range { start, end } = self.span;
        let rest = self.text.get(start..).unwrap_or_default();
        if end > start {
            self.text.get(start..end).unwrap_or_default()
        } else {
            let end = rest.find([' ', '\t', '\r', '\n', ',', '=', ']', '}', '#']);
            rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
        }
    }

    /// Where the word begins that the parser points into.
    pub(super) fn word_start(&self) -> usize {
        let before = self.before();
        let start = before
            .rfind([' ', '\t', ',', '=', '[', '{'])
            .map_or(0, |at| at + 1);
        self.span.start - (before.len() - start)
    }

    /// The whole word or number that the parser points into.
    pub(super) fn word(&self) -> &'t str {
        const ENDS: [char; 8] = [' ', '\t', '\r', '\n', ',', '=', ']', '}'];
        let rest = self.text.get(self.word_start()..).unwrap_or_default();
        rest.get(..rest.find(ENDS).unwrap_or(rest.len()))
            .unwrap_or_default()
    }

    /// The line up to the fault.
    pub(super) fn before(&self) -> &'t str {
        let above = self.text.get(..self.span.start).unwrap_or_default();
        above.rsplit('\n').next().unwrap_or_default()
    }

    /// The line from the fault on.
    pub(super) fn after(&self) -> &'t str {
        super::line::line_at(self.text, self.span.start)
    }
}

/// The words for the parser's `message`; `None` for one that nobody has translated yet.
pub(crate) fn words(message: &str, place: &Place<'_>) -> Option<Words> {
    let (what, expected) = message.split_once(", expected ").unwrap_or((message, ""));
    wording_line::words(what, place)
        .or_else(|| list_or_table(what))
        .or_else(|| text(what, expected, place))
        .or_else(|| key(what, place))
        .or_else(|| wording_value::words(what, place))
}

/// The words for what has no words of its own.
pub(crate) fn fallback() -> Words {
    syntax(
        "her står noget, som ikke kan læses som TOML",
        "Sammenlign linjen med en linje som den, der virker.",
    )
}

fn list_or_table(what: &str) -> Option<Words> {
    Some(match what {
        "missing comma between array elements" => syntax(
            "der mangler et komma i listen",
            "Skriv et komma mellem de to.",
        ),
        "extra comma in array" | "extra comma in inline table" => {
            syntax("der står et komma for meget", "Slet kommaet.")
        }
        "unexpected `=` in array" => syntax(
            "”=” kan ikke stå i en liste",
            "Skriv ”]”, hvor listen slutter, eller slet ”=”.",
        ),
        "unclosed array" => Words::new(
            UNCLOSED_LIST,
            "listen bliver ikke lukket",
            "Skriv ”]”, hvor den slutter.",
        ),
        "unclosed inline table" => Words::new(
            UNCLOSED_LIST,
            "parentesen ”{” bliver ikke lukket",
            "Skriv ”}”, hvor den slutter.",
        ),
        "missing array opening" => syntax(
            "her lukkes en liste, der ikke er åbnet",
            "Skriv ”[”, hvor listen begynder, eller slet ”]”.",
        ),
        "missing inline table opening" => syntax(
            "her lukkes med ”}”, men der er ikke åbnet",
            "Skriv ”{”, hvor det begynder, eller slet ”}”.",
        ),
        "invalid inline table element" => syntax(
            "”]” kan ikke stå her mellem ”{” og ”}”",
            "Slet det, eller skriv ”}”.",
        ),
        "missing comma between key-value pairs" => syntax(
            "der mangler et komma mellem ”{” og ”}”",
            "Skriv et komma foran nøglen.",
        ),
        "missing key for inline table element" | "missing assignment between key-value pairs" => {
            syntax(
                "mellem ”{” og ”}” skal der stå nøgler med værdier",
                "Skriv ”nøgle = værdi”.",
            )
        }
        _ => return None,
    })
}

fn text(what: &str, expected: &str, place: &Place<'_>) -> Option<Words> {
    let kind = what.strip_prefix("invalid ").unwrap_or_default();
    Some(match what {
        "missing opening quote" => syntax(
            "teksten slutter med et anførselstegn, men begynder ikke med et",
            "Skriv anførselstegn både før og efter teksten.",
        ),
        "missing escaped value" => {
            let found = place.after().chars().next();
            let found = found.map(String::from).unwrap_or_default();
            syntax(no_such_escape(&found), ESCAPES)
        }
        "too few unicode value digits" | "invalid value" => syntax(
            "tallet efter omvendt skråstreg er ikke et tegn i Unicode",
            ESCAPES,
        ),
        _ if !kind.ends_with("string") => return None,
        // The parser makes up an empty text where a value is missing.
        _ if place.after().starts_with(['}', ']', ',']) => wording_line::missing_value(),
        _ if expected == "newline" => {
            syntax("en omvendt skråstreg skal stå sidst på linjen", ESCAPES)
        }
        _ if expected == "`\"`" || expected == "`'`" => Words::new(
            UNCLOSED_TEXT,
            "teksten slutter ikke",
            "Skriv anførselstegn både før og efter teksten.",
        ),
        _ => syntax(
            format!("teksten indeholder {}", control(place)),
            "Slet tegnet.",
        ),
    })
}

/// The message for a backslash before what it has no meaning before.
pub(super) fn no_such_escape(found: &str) -> String {
    format!("”\\{found}” kan ikke stå i en tekst mellem \"…\"")
}

fn key(what: &str, place: &Place<'_>) -> Option<Words> {
    Some(match what {
        "unquoted keys cannot be empty" => {
            syntax("her mangler et navn", "Skriv navnet, eller slet linjen.")
        }
        "invalid unquoted key" if place.after().starts_with(':') => {
            wording_line::colon(place.before().trim())
        }
        "invalid unquoted key" if lookalike::is_hidden(first_character(place)) => {
            let message = format!("{} kan ikke stå i en nøgle", control(place));
            syntax(message, "Slet tegnet.")
        }
        "invalid unquoted key" => syntax(
            format!("”{}” kan ikke stå i en nøgle", first_character(place)),
            "Brug kun a-z, tal, ”-” og ”_”.",
        ),
        "keys cannot be multi-line literal strings" | "keys cannot be multi-line basic strings" => {
            syntax(
                "en nøgle kan ikke fylde flere linjer",
                "Brug kun a-z, tal, ”-” og ”_”.",
            )
        }
        _ => return None,
    })
}

pub(super) fn first_character(place: &Place<'_>) -> char {
    place.after().chars().next().unwrap_or(' ')
}

/// A character that cannot be seen, by its number.
pub(super) fn control(place: &Place<'_>) -> String {
    let rest = place.text.get(place.span.start..).unwrap_or_default();
    let character = rest.chars().next().map_or(0, u32::from);
    let what = if rest.starts_with(char::is_control) {
        "styretegn"
    } else {
        "tegn"
    };
    format!("et usynligt {what} (U+{character:04X})")
}

#[cfg(test)]
mod tests {
    use super::{Place, words};
    use crate::load::testing::diagnose;
    use insta::assert_snapshot;

    const VALUES: &str = r##"
a = ["A" "B"]
b = [1,, 2]
c = [d = 1]
e = ]
f = }
g = { h = 1 i = 2 }
j = { k }
l = { m = 1,, n = 2 }
o = "C:\pfad\ny"
p = "\u12"
q = "\uD800"
r = Ord"
s.t! = 1
= 1
u..v = 1
w = ["A", B"]
x = "\q"
y = "P:\ekstern"
z = """\\e \xae"""
"##;

    #[test]
    fn a_fault_within_a_value_or_a_key_is_answered_with_what_to_write() {
        assert_snapshot!(diagnose(VALUES), @r#"
        2:10 syntaks: der mangler et komma i listen | Skriv et komma mellem de to.
        3:8 syntaks: der står et komma for meget | Slet kommaet.
        4:6 syntaks: teksten skal stå i anførselstegn | Skriv "d".
        5:5 syntaks: her lukkes en liste, der ikke er åbnet | Skriv ”[”, hvor listen begynder, eller slet ”]”.
        6:5 syntaks: her lukkes med ”}”, men der er ikke åbnet | Skriv ”{”, hvor det begynder, eller slet ”}”.
        7:11 syntaks: der mangler et komma mellem ”{” og ”}” | Skriv et komma foran nøglen.
        8:9 syntaks: der mangler en værdi efter ”=” | Skriv værdien, eller slet linjen.
        9:13 syntaks: der står et komma for meget | Slet kommaet.
        10:9 syntaks: ”\p” kan ikke stå i en tekst mellem "…" | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        11:10 syntaks: tallet efter omvendt skråstreg er ikke et tegn i Unicode | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        12:8 syntaks: tallet efter omvendt skråstreg er ikke et tegn i Unicode | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        13:5 syntaks: teksten slutter med et anførselstegn, men begynder ikke med et | Skriv " foran teksten.
        14:4 syntaks: ”!” kan ikke stå i en nøgle | Brug kun a-z, tal, ”-” og ”_”.
        15:1 syntaks: her mangler et navn | Skriv navnet, eller slet linjen.
        16:3 syntaks: her mangler et navn | Skriv navnet, eller slet linjen.
        17:11 syntaks: teksten slutter med et anførselstegn, men begynder ikke med et | Skriv anførselstegn både før og efter teksten.
        18:7 syntaks: ”\q” kan ikke stå i en tekst mellem "…" | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        19:8 syntaks: ”\e” kan ikke stå i en tekst mellem "…" | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        20:12 syntaks: ”\x” kan ikke stå i en tekst mellem "…" | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        "#);
        assert_snapshot!(diagnose("a = \"x\u{7}y\"\nb = '''\u{1}'''\nc = \"\"\"x \\ y\"\"\"\n"), @r"
        1:7 syntaks: teksten indeholder et usynligt styretegn (U+0007) | Slet tegnet.
        2:8 syntaks: teksten indeholder et usynligt styretegn (U+0001) | Slet tegnet.
        3:12 syntaks: en omvendt skråstreg skal stå sidst på linjen | Skriv \\ for en omvendt skråstreg, eller sæt teksten i '…'.
        ");
    }

    /// The repair finds unclosed texts and deep nesting first. Should one slip through, it is not
    /// to be called an invisible character.
    #[test]
    fn the_parsers_own_words_for_what_the_repair_finds_first_are_known_too() {
        let dotted = format!("{} = 1", ["a"; 100].join("."));
        let deep = format!("a = {}", "[".repeat(100));
        let texts = [
            "a = \"x",
            "a = 'x",
            "a = \"\"\"x",
            "a = '''x",
            &dotted,
            &deep,
        ];
        let rules = texts.map(|text| {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            let error = errors.first().unwrap();
            let span = error.span().unwrap_or(0..0);
            words(error.message(), &Place { text, span }).map_or("", |words| words.rule)
        });
        assert_snapshot!(rules.join("\n"), @"
        uafsluttet-tekst
        uafsluttet-tekst
        uafsluttet-tekst
        uafsluttet-tekst
        for-dybt
        for-dybt
        ");
    }
}
