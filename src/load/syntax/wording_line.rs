//! The parser's messages about a line as a whole in Danish: no value, too much on it, no key.

use super::line::{is_key, is_prose};
use super::statement::TOO_DEEP;
use super::wording::{Place, Words, control, first_character, syntax};

/// The words for a line that is not as it should be; `None` for a message about something else.
pub(super) fn words(what: &str, place: &Place<'_>) -> Option<Words> {
    Some(match what {
        "key with no value" | "missing value for key" => no_value(place),
        "extra `=`" | "extra assignment between key-value pairs" => {
            syntax("der står ét ”=” for meget", "Slet det ene.")
        }
        "unexpected key or value"
        | "unexpected content"
        | "unexpected content between comment and newline" => goes_on(place),
        "invalid key-value pair" => syntax(
            format!("linjen kan ikke begynde med ”{}”", first_character(place)),
            "Skriv ”nøgle = værdi”, eller slet linjen.",
        ),
        "unclosed table" | "unclosed array table" if is_list(place) => syntax(
            "her står en liste, som ikke hører til nogen nøgle",
            "Skriv den som nøgle = […], eller slet den.",
        ),
        "unclosed table" | "unclosed array table" | "missing table open" | "invalid table" => {
            bad_header()
        }
        "cannot recurse further; max recursion depth met" | "recursion limit" => Words::new(
            TOO_DEEP,
            "her er for mange lag inde i hinanden",
            "Fjern parenteser eller punktummer, til der kun er få lag.",
        ),
        "invalid comment character" => syntax(
            format!("kommentaren indeholder {}", control(place)),
            "Slet tegnet.",
        ),
        "carriage return must be followed by newline" | "missing comment start" => syntax(
            "linjen ender i vognretur alene (CR)",
            "Gem filen med linjeskift som LF eller CRLF.",
        ),
        _ => return None,
    })
}

pub(super) fn missing_value() -> Words {
    syntax(
        "der mangler en værdi efter ”=”",
        "Skriv værdien, eller slet linjen.",
    )
}

/// `["A", "B"],`: the parser takes it for a header. No header has a comma outside of quotes.
fn is_list(place: &Place<'_>) -> bool {
    let first = place.before().trim_start_matches(['[', ' ', '\t']);
    let is_value = first.starts_with(|c: char| "\"'".contains(c) || c.is_ascii_digit());
    is_value && place.after().trim_start().starts_with(',')
}

/// A line without `=`.
fn no_value(place: &Place<'_>) -> Words {
    let key = place.before().trim();
    if key.ends_with(':') || place.after().trim_start().starts_with(':') {
        return colon(key.trim_end_matches(':'));
    }
    let is_value = place.after().starts_with(['"', '\'', '[', '{'])
        || place.after().starts_with(|c: char| c.is_ascii_digit());
    if is_value && !is_prose(&format!("{}{}", place.before(), place.after())) {
        syntax(
            format!("der mangler ”=” efter ”{key}”"),
            "Skriv ”=” mellem nøglen og værdien.",
        )
    } else {
        syntax(
            "linjen er hverken en overskrift eller en nøgle med en værdi",
            "Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv \"\"\" før og efter hele teksten.",
        )
    }
}

/// A header of which no name can be read.
fn bad_header() -> Words {
    syntax(
        "overskriften er ikke skrevet rigtigt",
        "Skriv navnet alene mellem parenteserne, som i ”[[handling]]” eller ”[[part]]”.",
    )
}

/// `nr: "1"`, as in YAML; `[[pligter: årligt]]` is a header.
pub(super) fn colon(key: &str) -> Words {
    if key.starts_with('[') {
        return bad_header();
    }
    let help = format!("Skriv ”{key} = …”.");
    syntax("her skal stå ”=” i stedet for ”:”", help)
}

/// More on the line than belongs there.
fn goes_on(place: &Place<'_>) -> Words {
    let after = place.after();
    let before = place.before().trim_end();
    let is_text = before.ends_with(['"', '\'']);
    if let Some(rest) = after.strip_prefix(',') {
        if let Some(number) = with_decimals(before, rest) {
            return syntax(
                "tallet er skrevet med komma",
                format!("Skriv {number}, eller \"{number}\", hvis det er et nummer."),
            );
        }
        if is_key(rest) {
            return syntax(
                "her står to nøgler på samme linje",
                "Slet kommaet, og sæt den anden på en ny linje.",
            );
        }
        return syntax(
            "her står et komma, hvor værdien skulle slutte",
            "Skriv flere værdier i en liste, [\"…\", \"…\"], og et nummer i anførselstegn.",
        );
    }
    if after.starts_with([']', '}']) {
        return syntax(
            format!(
                "her lukkes med ”{}”, men der er ikke åbnet",
                first_character(place)
            ),
            "Slet tegnet, eller åbn, hvor listen begynder.",
        );
    }
    if is_text && after.contains(['"', '\'']) {
        return syntax(
            "teksten slutter ved anførselstegnet, men linjen går videre",
            "Skriv \\\" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.",
        );
    }
    syntax(
        "linjen går videre, hvor den skulle slutte",
        "Sæt resten på en ny linje, eller slet den.",
    )
}

/// `2,5` with a dot, where digits alone stand on both sides of the comma.
fn with_decimals(before: &str, rest: &str) -> Option<String> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let whole = before.rsplit(['=', ' ']).next()?;
    let decimals = rest.split([' ', '\t', '#', '\r']).next()?;
    (is_number(whole) && is_number(decimals)).then(|| format!("{whole}.{decimals}"))
}

#[cfg(test)]
mod tests {
    use crate::load::testing::diagnose;
    use insta::assert_snapshot;

    const LINES: &str = r##"
nr: "1"
nr : "1"
nr "1"
nr
a = "A", "B"
a = 2,6
a = 1 2 3
a = "x" y
a = "Planen "Rent hav" vedtaget"
a = ["x"]]
b = 1 c = 2
, x
"A", "B"],
"##;

    #[test]
    fn a_line_that_is_no_pair_is_answered_with_what_to_write() {
        assert_snapshot!(diagnose(LINES), @r#"
        2:3 syntaks: her skal stå ”=” i stedet for ”:” | Skriv ”nr = …”.
        3:4 syntaks: her skal stå ”=” i stedet for ”:” | Skriv ”nr = …”.
        4:4 syntaks: der mangler ”=” efter ”nr” | Skriv ”=” mellem nøglen og værdien.
        5:3 syntaks: linjen er hverken en overskrift eller en nøgle med en værdi | Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
        6:8 syntaks: her står et komma, hvor værdien skulle slutte | Skriv flere værdier i en liste, ["…", "…"], og et nummer i anførselstegn.
        7:6 syntaks: tallet er skrevet med komma | Skriv 2.6, eller "2.6", hvis det er et nummer.
        8:5 syntaks: teksten skal stå i anførselstegn | Skriv "1 2 3".
        9:9 syntaks: linjen går videre, hvor den skulle slutte | Sæt resten på en ny linje, eller slet den.
        10:13 syntaks: teksten slutter ved anførselstegnet, men linjen går videre | Skriv \" for et anførselstegn inde i teksten, eller brug ”…” om det citerede.
        11:10 syntaks: her lukkes med ”]”, men der er ikke åbnet | Slet tegnet, eller åbn, hvor listen begynder.
        12:5 syntaks: her står to nøgler på samme linje | Sæt den anden på en ny linje.
        13:1 syntaks: linjen kan ikke begynde med ”,” | Skriv ”nøgle = værdi”, eller slet linjen.
        14:4 syntaks: linjen er hverken en overskrift eller en nøgle med en værdi | Skriv ”nøgle = værdi”; hører linjen til en tekst, så skriv """ før og efter hele teksten.
        "#);
    }

    #[test]
    fn a_comment_with_an_invisible_character_does_not_cost_its_line() {
        assert_snapshot!(diagnose("a = 1 # x\u{1}\n"), @"1:10 syntaks: kommentaren indeholder et usynligt styretegn (U+0001) | Slet tegnet.");
        assert_snapshot!(crate::load::testing::survivors("a = 1 # x\u{1}\n"), @"{a: 1}");
    }
}
