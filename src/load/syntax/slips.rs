//! Slips in a value that the parser has no words for, or words for something else: two keys on a
//! line, a sign behind the value, a list without its brackets or commas, quotes within a text.
//!
//! Each is told where it is made, with what to write; the parser points where it gave up.

use std::ops::Range;

use toml::de::DeTable;

use super::line::{line_at, line_end};
use super::wording::SYNTAX;
use crate::schema::{self, Kind};
use crate::text::{Diagnostic, FileId, Span};

/// A value that is at fault.
pub(super) struct Slip<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    /// From the value's first character to the end of the statement.
    pub(super) range: Range<usize>,
    /// The kind of the field, where it is known.
    pub(super) kind: Option<Kind>,
}

/// As much of a value is written out in a remedy.
const LONGEST: usize = 80;

impl<'t> Slip<'t> {
    /// What is wrong, if it is one of these slips.
    pub(super) fn problem(&self) -> Option<Diagnostic> {
        let raw = self.text.get(self.range.clone())?.trim_end();
        if raw.is_empty() || raw.contains("\"\"\"") || raw.contains("'''") {
            return None;
        }
        self.two_keys(raw)
            .or_else(|| self.sign_behind(raw))
            .or_else(|| self.list(raw))
            .or_else(|| self.bare_list(raw))
            .or_else(|| self.quotes_within(raw))
            .or_else(|| self.no_opener(raw))
    }

    fn is_unquoted(&self) -> bool {
        self.kind.as_ref().is_some_and(Kind::is_unquoted)
    }

    fn is_list(&self) -> bool {
        self.kind.is_some_and(Kind::is_list)
    }

    fn error(&self, place: Range<usize>, message: String, help: String) -> Diagnostic {
        let start = self.range.start;
        let span = Span::new(self.file, start + place.start, start + place.end);
        Diagnostic::error(SYNTAX, span, message).help(help)
    }

    /// `nr = "1.1" tekst = "…"`, with a comma or a semicolon between them or not.
    fn two_keys(&self, raw: &str) -> Option<Diagnostic> {
        let line = line_at(raw, 0);
        let end = match line.chars().next()? {
            quote @ ('"' | '\'') => line.get(1..)?.find(quote)? + 2,
            '[' => line.find(']')? + 1,
            '{' => return None,
            _ => line.find([' ', '\t', ';', ','])?,
        };
        let rest = line.get(end..)?;
        let between = rest.len() - rest.trim_start_matches([' ', '\t', ';', ',']).len();
        let second = rest.get(between..)?;
        let name = second.split(['=', ' ', '\t']).next()?;
        let is_pair = second.get(name.len()..)?.trim_start().starts_with('=');
        if between == 0 || !is_pair || !schema::is_key(name) {
            return None;
        }
        let sign = match rest.get(..between)?.trim().chars().next() {
            Some(',') => "Slet kommaet, og sæt",
            Some(_) => "Slet semikolonet, og sæt",
            None => "Sæt",
        };
        let at = end + between;
        let mut problem = self.error(
            at..at + name.len(),
            "her står to nøgler på samme linje".to_owned(),
            format!("{sign} ”{name}” på en ny linje."),
        );
        // Neither of them is read.
        problem.field = schema::known_key(name);
        Some(problem)
    }

    /// `"igangsat",`: what is left without the sign can be read.
    fn sign_behind(&self, raw: &str) -> Option<Diagnostic> {
        let code = without_comment(raw);
        let sign = code.chars().next_back().filter(|c| ",;.".contains(*c))?;
        let value = code.get(..code.len() - sign.len_utf8())?.trim_end();
        DeTable::parse(&format!("x = {value}\n")).ok()?;
        let name = match sign {
            ',' => "et komma",
            ';' => "et semikolon",
            _ => "et punktum",
        };
        Some(self.error(
            code.len() - 1..code.len(),
            format!("her står {name} efter værdien"),
            format!("Slet ”{sign}”."),
        ))
    }

    /// `["A"; "B"]`, `["A" og "B"]`, `"A" | "B"`, `("A", "B")`.
    fn list(&self, raw: &str) -> Option<Diagnostic> {
        let code = without_comment(raw);
        let is_bracketed = code.starts_with('[');
        let is_round = code.starts_with('(') && code.ends_with(')');
        if !is_bracketed && !self.is_list() {
            return None;
        }
        let inner = if is_bracketed || is_round {
            code.get(1..)?.trim_end_matches([']', ')'])
        } else {
            code
        };
        let offset = usize::from(is_bracketed || is_round);
        let mut items = Vec::new();
        let mut wrong = None;
        let mut at = 0;
        loop {
            let rest = inner.get(at..)?;
            let gap = rest.find('"').unwrap_or(rest.len());
            let between = rest.get(..gap)?.trim();
            let is_end = gap == rest.len();
            let is_fine = match between {
                "" => items.is_empty() || is_end,
                "," => !items.is_empty(),
                "og" | "samt" | "and" | "|" | "/" | "+" | "&" | ";" if !items.is_empty() => false,
                _ => return None,
            };
            if !is_fine && wrong.is_none() {
                let start = offset + at + rest.find(between)?;
                wrong = Some((start..start + between.len(), between));
            }
            if is_end {
                break;
            }
            let length = rest.get(gap + 1..)?.find('"')? + 2;
            items.push(rest.get(gap..gap + length)?);
            at += gap + length;
        }
        let whole = format!("[{}]", items.join(", "));
        let remedy = if whole.len() <= LONGEST && !code.contains('\n') {
            Some(format!("Skriv {whole}."))
        } else {
            None
        };
        match wrong {
            Some((_, "")) if is_bracketed => None,
            Some((place, sign)) if !sign.is_empty() => {
                let sign = match sign {
                    ";" => "semikolon".to_owned(),
                    sign => format!("”{sign}”"),
                };
                let written = code.get(place.clone())?.to_owned();
                let message = format!("listen er delt med {sign}");
                let help = format!("Skriv et komma i stedet for ”{written}”.");
                let help = remedy.filter(|_| !is_bracketed).unwrap_or(help);
                Some(self.error(place, message, help))
            }
            _ if is_bracketed || items.is_empty() => None,
            _ => {
                let message = "listen står ikke i kantede parenteser".to_owned();
                let help = "Skriv den som [\"…\", \"…\"].".to_owned();
                Some(self.error(0..code.len(), message, remedy.unwrap_or(help)))
            }
        }
    }

    /// `Havnene, Kommunerne` and `[Havnene, "Kommunerne"]`, where a list of texts is to stand.
    fn bare_list(&self, raw: &str) -> Option<Diagnostic> {
        let code = without_comment(raw);
        let inner = match code.strip_prefix('[') {
            Some(inner) => inner.strip_suffix(']')?,
            None => code,
        };
        let items = inner.split([',', ';']).map(str::trim);
        let items: Vec<&str> = items.filter(|item| !item.is_empty()).collect();
        let in_quotes = |item: &str| item.trim_matches(['"', '\'']).to_owned();
        let is_plain = |item: &&str| {
            !in_quotes(item).contains(['"', '\'', '[', ']', '{', '}', '\\', '=', '\n'])
        };
        let is_bare = |item: &&str| item.starts_with(char::is_alphabetic);
        if code.contains('\n')
            || !self.is_list()
            || !items.iter().any(is_bare)
            || !items.iter().all(is_plain)
        {
            return None;
        }
        let whole: Vec<String> = items
            .iter()
            .map(|item| format!("\"{}\"", in_quotes(item)))
            .collect();
        let whole = whole.join(", ");
        let help = if whole.len() <= LONGEST {
            format!("Skriv [{whole}].")
        } else {
            "Skriv dem som [\"…\", \"…\"].".to_owned()
        };
        let message = "tekster i en liste skal stå i anførselstegn".to_owned();
        Some(self.error(0..code.len(), message, help))
    }

    /// `"Han sagde "nej" til det."`
    fn quotes_within(&self, raw: &str) -> Option<Diagnostic> {
        let line = line_at(raw, 0).trim_end();
        let body = line.strip_prefix('"')?.strip_suffix('"')?;
        let first = body
            .find('"')
            .filter(|at| !body.get(..*at).unwrap_or_default().ends_with('\\'))?;
        // Several texts are no text with quotes in it.
        let is_item = body.get(first + 1..)?.trim_start().starts_with(',');
        if self.is_list() || self.is_unquoted() || is_item {
            return None;
        }
        let message = "teksten slutter ved anførselstegnet, men linjen går videre".to_owned();
        let help =
            "Skriv \\\" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.";
        Some(self.error(first + 1..first + 2, message, help.to_owned()))
    }

    /// `tekst = Rense stranden."`
    fn no_opener(&self, raw: &str) -> Option<Diagnostic> {
        let line = line_at(raw, 0).trim_end();
        let body = line.strip_suffix('"')?;
        if body.is_empty() || body.contains(['"', '[', '{']) || raw.len() > line.len() {
            return None;
        }
        if self.is_unquoted() {
            let message = "værdien står uden anførselstegn, men slutter med et".to_owned();
            return Some(self.error(
                body.len()..line.len(),
                message,
                "Slet anførselstegnet.".to_owned(),
            ));
        }
        let message = "teksten slutter med et anførselstegn, men begynder ikke med et".to_owned();
        let first = body.chars().next().map_or(1, char::len_utf8);
        Some(self.error(0..first, message, "Skriv \" foran teksten.".to_owned()))
    }
}

/// A value without the comment behind it; a `#` in quotes begins none.
fn without_comment(raw: &str) -> &str {
    let mut is_quoted = false;
    let last = raw.rfind('\n').map_or(0, |at| at + 1);
    for (at, c) in raw.char_indices().skip_while(|(at, _)| *at < last) {
        match c {
            '"' => is_quoted = !is_quoted,
            '#' if !is_quoted => return raw.get(..at).unwrap_or_default().trim_end(),
            _ => {}
        }
    }
    raw.trim_end()
}

/// Where a value that begins at `start` and the rest of its statement end.
pub(super) fn range(text: &str, start: usize, end: usize) -> Range<usize> {
    start..end.max(line_end(text, start))
}
