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
                "og" | "eller" | "samt" | "and" | "|" | "/" | "+" | "&" | ";"
                    if !items.is_empty() =>
                {
                    false
                }
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
    let last = raw.rfind('\n').unwrap_or(0);
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

#[cfg(test)]
mod tests {
    use crate::load::testing::problems;
    use insta::assert_snapshot;

    /// What each of these is pointed at for, and with what words.
    fn told(texts: &[&str]) -> String {
        let told = texts.iter().map(|text| {
            let (source, problems) = problems(text.as_bytes());
            let lines = problems.iter().map(|problem| {
                let place = source.text().get(problem.span.range()).unwrap_or_default();
                let help = problem.help.join(" ");
                format!("\n  {place:?}: {} | {help}", problem.message)
            });
            format!("{text}{}", lines.collect::<String>())
        });
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn two_keys_on_a_line() {
        assert_snapshot!(told(&[
            "nr = \"1.1\" tekst = \"x\"",
            "nr = '1.1', tekst = \"x\"",
            "ansvarlig = [\"A\"]; frist = \"2025\"",
            "beloeb = 100\tmaal=\"x\"",
            "beloeb = 100 ukendt = 2",
            "nr = \"1.1\"tekst = \"x\"",
            "nr = \"1.1\" tekst \"x\"",
            "x = { a = 1 } tekst = \"x\"",
        ]), @r#"
        nr = "1.1" tekst = "x"
          "tekst": her står to nøgler på samme linje | Sæt ”tekst” på en ny linje.
        nr = '1.1', tekst = "x"
          "tekst": her står to nøgler på samme linje | Slet kommaet, og sæt ”tekst” på en ny linje.
        ansvarlig = ["A"]; frist = "2025"
          "frist": her står to nøgler på samme linje | Slet semikolonet, og sæt ”frist” på en ny linje.
        beloeb = 100	maal="x"
          "maal": her står to nøgler på samme linje | Sæt ”maal” på en ny linje.
        beloeb = 100 ukendt = 2
          "100 ukendt": her står to nøgler på samme linje | Sæt den anden på en ny linje.
        nr = "1.1"tekst = "x"
          "\"": teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        nr = "1.1" tekst "x"
          "\"": teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        x = { a = 1 } tekst = "x"
          "tekst": linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        "#);
    }

    #[test]
    fn a_sign_behind_a_value() {
        assert_snapshot!(told(&[
            "status = \"igangsat\",",
            "status = \"igangsat\" ; # ja",
            "dato = 2024-03-12.",
            "tekst = \"a # b\",",
            "ansvarlig = [\n  \"A\", # den ene\n  \"B # C\", # den anden\n],",
            "status = \"igangsat\",;",
        ]), @r#"
        status = "igangsat",
          ",": her står et komma efter værdien | Slet ”,”.
        status = "igangsat" ; # ja
          ";": her står et semikolon efter værdien | Slet ”;”.
        dato = 2024-03-12.
          ".": her står et punktum efter værdien | Slet ”.”.
        tekst = "a # b",
          ",": her står et komma efter værdien | Slet ”,”.
        ansvarlig = [
          "A", # den ene
          "B # C", # den anden
        ],
          ",": her står et komma efter værdien | Slet ”,”.
        status = "igangsat",;
          "": her står et komma, hvor værdien skulle slutte | Skriv flere værdier i en liste, ["…", "…"], og et nummer i anførselstegn.
        "#);
    }

    #[test]
    fn a_list_without_its_commas_or_its_brackets() {
        let long = format!("ansvarlig = \"{}\" | \"B\"", "A".repeat(80));
        assert_snapshot!(told(&[
            "ansvarlig = [\"A\"; \"B\"]",
            "ansvarlig = [\"A\" og \"B\" samt \"C\"]",
            "ansvarlig = [\"A\", \"B\" og \"C\"]",
            "ansvarlig = [\"A\" eller \"B\"]",
            "ansvarlig = [\"A\" \"B\"]",
            "ansvarlig = [; \"A\"]",
            "ansvarlig = [\n  \"A\";\n  \"B\",\n]",
            "ansvarlig = \"A\" | \"B\"",
            "ansvarlig = \"A\", \"B\"",
            "ansvarlig = \"A\" \"B\"",
            "ansvarlig = (\"A\", \"B\")",
            "ansvarlig = (\"A\" / \"B\")",
            "ansvarlig = (\"A\"",
            "ansvarlig = ()",
            "tekst = [\"A\"; \"B\"]",
            "tekst = \"A\" | \"B\"",
            &long,
        ]), @r#"
        ansvarlig = ["A"; "B"]
          ";": listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        ansvarlig = ["A" og "B" samt "C"]
          "og": listen er delt med ”og” | Skriv et komma i stedet for ”og”.
        ansvarlig = ["A", "B" og "C"]
          "og": listen er delt med ”og” | Skriv et komma i stedet for ”og”.
        ansvarlig = ["A" eller "B"]
          "eller": listen er delt med ”eller” | Skriv et komma i stedet for ”eller”.
        ansvarlig = ["A" "B"]
          "\"B\"": der mangler et komma i listen | Skriv et komma mellem de to.
        ansvarlig = [; "A"]
          ";": listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        ansvarlig = [
          "A";
          "B",
        ]
          ";": listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        ansvarlig = "A" | "B"
          "|": listen er delt med ”|” | Skriv ["A", "B"].
        ansvarlig = "A", "B"
          "\"A\", \"B\"": listen står ikke i kantede parenteser | Skriv ["A", "B"].
        ansvarlig = "A" "B"
          "\"A\" \"B\"": listen står ikke i kantede parenteser | Skriv ["A", "B"].
        ansvarlig = ("A", "B")
          "(\"A\", \"B\")": listen står ikke i kantede parenteser | Skriv ["A", "B"].
        ansvarlig = ("A" / "B")
          "/": listen er delt med ”/” | Skriv ["A", "B"].
        ansvarlig = ("A"
          "(\"A\"": teksten slutter med et anførselstegn, men begynder ikke med et | Skriv anførselstegn både før og efter teksten.
        ansvarlig = ()
          "()": teksten skal stå i anførselstegn | Skriv "()".
        tekst = ["A"; "B"]
          ";": listen er delt med semikolon | Skriv et komma i stedet for ”;”.
        tekst = "A" | "B"
          "\"": teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        ansvarlig = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" | "B"
          "|": listen er delt med ”|” | Skriv et komma i stedet for ”|”.
        "#);
    }

    #[test]
    fn texts_of_a_list_without_quotes() {
        let long = format!("ansvarlig = {}, B", "A".repeat(80));
        assert_snapshot!(told(&[
            "ansvarlig = Havnene, Kommunerne",
            "ansvarlig = [Havnene, \"Kommunerne\"] # begge",
            "ansvarlig = [Havnene; 'Kommunerne';]",
            "ansvarlig = [Havn\"ene, Kommunerne]",
            "ansvarlig = [1, 2]",
            "tekst = Havnene, Kommunerne",
            &long,
        ]), @r#"
        ansvarlig = Havnene, Kommunerne
          "Havnene, Kommunerne": tekster i en liste skal stå i anførselstegn | Skriv ["Havnene", "Kommunerne"].
        ansvarlig = [Havnene, "Kommunerne"] # begge
          "[Havnene, \"Kommunerne\"]": tekster i en liste skal stå i anførselstegn | Skriv ["Havnene", "Kommunerne"].
        ansvarlig = [Havnene; 'Kommunerne';]
          "[Havnene; 'Kommunerne';]": tekster i en liste skal stå i anførselstegn | Skriv ["Havnene", "Kommunerne"].
        ansvarlig = [Havn"ene, Kommunerne]
          "Havn\"ene": teksten skal stå i anførselstegn | Skriv "Havn\"ene".
        ansvarlig = [1, 2]
        tekst = Havnene, Kommunerne
          "Havnene": teksten skal stå i anførselstegn | Skriv "Havnene, Kommunerne".
        ansvarlig = AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, B
          "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, B": tekster i en liste skal stå i anførselstegn | Skriv dem som ["…", "…"].
        "#);
    }

    #[test]
    fn a_quote_too_many_or_too_few() {
        assert_snapshot!(told(&[
            "tekst = \"Han sagde \"nej\" til det.\"",
            "tekst = \"A\", \"B\"",
            "tekst = \"A \\\" og \"B\"",
            "dato = \"2024\"03\"",
            "tekst = Rense stranden.\"",
            "tekst = Økonomi.\"",
            "dato = 2024-03-12\"",
            "tekst = Rense [stranden].\"",
            "tekst = \"",
        ]), @r#"
        tekst = "Han sagde "nej" til det."
          "\"": teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        tekst = "A", "B"
          "": her står et komma, hvor værdien skulle slutte | Skriv flere værdier i en liste, ["…", "…"], og et nummer i anførselstegn.
        tekst = "A \" og "B"
          "B\"": teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        dato = "2024"03"
          "03\"": teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        tekst = Rense stranden."
          "R": teksten slutter med et anførselstegn, men begynder ikke med et | Skriv " foran teksten.
        tekst = Økonomi."
          "Ø": teksten slutter med et anførselstegn, men begynder ikke med et | Skriv " foran teksten.
        dato = 2024-03-12"
          "\"": værdien står uden anførselstegn, men slutter med et | Slet anførselstegnet.
        tekst = Rense [stranden]."
          "\"": teksten, der begynder her, slutter ikke | Skriv " efter teksten.
        tekst = "
          "\"": teksten, der begynder her, slutter ikke | Skriv " efter teksten.
        "#);
    }
}
