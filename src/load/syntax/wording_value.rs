//! The parser's messages about dates, numbers and bare words in Danish.
//!
//! Most such faults are a text without quotes, or a date as Danes write it.

use super::line::line_at;
use super::numbers::BAD_NUMBER;
use super::quotes::is_curly;
use super::wording::{Place, Words, syntax};
use crate::text::danish::date::{calendar, month_name};
use chrono::{Datelike, NaiveDate};

pub(crate) const IMPOSSIBLE_DATE: &str = "umulig-dato";

/// As many characters of a value are told in a message; a remedy tells the whole or none.
const LONGEST: usize = 40;

/// The words for a value that cannot be read; `None` for a message that is about something else.
pub(super) fn words(what: &str, place: &Place<'_>) -> Option<Words> {
    Some(match what {
        "string values must be quoted" | "invalid boolean" => bare_word(place),
        "invalid float" if place.found().starts_with(char::is_alphabetic) => bare_word(place),
        "invalid date" | "invalid datetime" | "invalid date-time" | "invalid offset" => {
            date(place.found())
        }
        "invalid time" => time(place.found()),
        "redundant numeric sign" | "unexpected sign" | "integers with a radix cannot be signed" => {
            number(place, "har et fortegn for meget")
        }
        "radix must be lowercase" | "redundant integer number prefix" => {
            number(place, "begynder ikke som et tal")
        }
        "invalid mantissa" | "invalid fraction" | "invalid exponent" => {
            number(place, "mangler cifre")
        }
        "unexpected leading zero" => number(place, "kan ikke begynde med 0 som tal"),
        "`_` may only go between digits" => {
            number(place, "har ”_” et andet sted end mellem to cifre")
        }
        "invalid float"
        | "invalid integer number"
        | "invalid hexadecimal number"
        | "invalid octal number"
        | "invalid binary number" => number(place, "er ikke et tal"),
        _ => return None,
    })
}

fn number(place: &Place<'_>, what: &str) -> Words {
    let word = place.word();
    if let Ok(day) = calendar(word) {
        return day_of(word, day).of_word();
    }
    let message = format!("”{}” {what}", shortened(place.word()));
    let help = "Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer eller en tekst.";
    Words::new(BAD_NUMBER, message, help)
}

/// A value without quotes that is neither a number, a date nor true or false.
fn bare_word(place: &Place<'_>) -> Words {
    let found = place.found().trim();
    if found.is_empty() {
        return super::wording_line::missing_value();
    }
    let rest = place.text.get(place.span.end..).unwrap_or_default();
    if place.before().contains('{') && rest.trim_start().starts_with('=') {
        return syntax(
            "der mangler et komma mellem ”{” og ”}”",
            "Skriv et komma foran nøglen.",
        );
    }
    if rest.trim_start().starts_with('=') && found.contains(' ') {
        return syntax(
            "her står to nøgler på samme linje",
            "Sæt den anden på en ny linje.",
        );
    }
    let lower = found.to_lowercase();
    if lower == "true" || lower == "false" {
        let message = format!("”{found}” skal skrives med småt");
        return syntax(message, format!("Skriv ”{lower}”."));
    }
    if let Ok(day) = calendar(found) {
        return day_of(found, day);
    }
    if found.starts_with(';') && place.before().contains('[') {
        return syntax(
            "listen er delt med semikolon",
            "Skriv et komma i stedet for ”;”.",
        );
    }
    syntax("teksten skal stå i anførselstegn", in_quotes(place))
}

/// How the whole of a text without quotes is to be written: the parser sees it to the first `#`,
/// comma or quote alone, and who put that in quotes would lose the rest.
fn in_quotes(place: &Place<'_>) -> String {
    let before = place.before().trim_end();
    let key = before
        .strip_suffix('=')
        .filter(|key| !key.contains(['=', '{', '[']));
    let start = place.span.start;
    let seen = place.found().trim_end();
    let line = line_at(place.text, start);
    let more = line.get(seen.len()..).unwrap_or_default();
    let more = more.get(..comment(seen, more)).unwrap_or_default();
    let ends: &[char] = if key.is_some() {
        &[]
    } else {
        &[',', ']', '}', '=']
    };
    let more = more.get(..more.find(ends).unwrap_or(more.len()));
    let whole = format!("{seen}{}", more.unwrap_or_default().trim_end());
    let bare = whole.trim_matches(is_curly).trim();
    let bare = if bare.contains(is_curly) {
        whole.trim()
    } else {
        bare
    };
    let escaped = bare.replace('\\', "\\\\").replace('"', "\\\"");
    if escaped.chars().nth(LONGEST).is_none() {
        return format!("Skriv \"{escaped}\".");
    }
    if escaped == bare {
        return "Skriv \" før og efter hele teksten.".to_owned();
    }
    "Skriv \" før og efter hele teksten, \\\" for et anførselstegn i den, og \\\\ for en omvendt skråstreg.".to_owned()
}

/// Where a comment begins behind the words `seen`. In `sag #2` there is none, nor in `Sag om #renhav`.
fn comment(seen: &str, more: &str) -> usize {
    let is_text = |after: &str| {
        let is_sentence = seen.contains(' ');
        after.starts_with(|c: char| c.is_ascii_digit() || (is_sentence && c.is_alphabetic()))
    };
    let mut signs = more.match_indices('#');
    let found = signs.find(|(at, _)| !more.get(at + 1..).is_some_and(is_text));
    found.map_or(more.len(), |(at, _)| at)
}

/// A date as Danes write it.
fn day_of(found: &str, day: NaiveDate) -> Words {
    syntax(
        format!("”{found}” er ikke skrevet som år-måned-dag"),
        format!("Skriv {day}."),
    )
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// What is wrong with a date: no such day, or not written as year, month and day.
fn date(found: &str) -> Words {
    let day = found.split(['T', 't', ' ']).next().unwrap_or_default();
    if day.len() == 10 && day.len() < found.len() {
        return date(day);
    }
    let numbers: Vec<&str> = found.split(['-', '/', '.']).collect();
    let parts: Option<Vec<u32>> = numbers.iter().map(|part| part.parse().ok()).collect();
    let lengths: Vec<usize> = numbers.iter().map(|part| part.len()).collect();
    match (parts.as_deref(), lengths.as_slice()) {
        (Some([year, month, day]), [4, 2, 2]) => impossible(found, *year, *month, *day),
        (Some([year, month, day]), [4, _, _]) | (Some([day, month, year]), [_, _, 4])
            if days_in(*year, *month).is_some_and(|days| (1..=days).contains(day)) =>
        {
            syntax(
                format!("”{found}” er ikke skrevet som år-måned-dag"),
                format!("Skriv {year:04}-{month:02}-{day:02}."),
            )
        }
        _ => syntax(
            format!("”{}” er hverken en dato eller et tal", shortened(found)),
            "Skriv en dato som 2024-03-12, og sæt alt andet i anførselstegn.",
        ),
    }
}

fn impossible(found: &str, year: u32, month: u32, day: u32) -> Words {
    let reason = match days_in(year, month) {
        Some(_) if day == 0 => "dagene tælles fra 01".to_owned(),
        Some(days) if month == 2 => format!("februar {year} har {days} dage"),
        Some(days) => format!("{} har {days} dage", month_name(month)),
        None => "månederne går fra 01 til 12".to_owned(),
    };
    Words::new(
        IMPOSSIBLE_DATE,
        format!("datoen {found} findes ikke: {reason}"),
        "Ret datoen.",
    )
}

fn time(found: &str) -> Words {
    syntax(
        format!("”{}” er ikke et klokkeslæt", shortened(found)),
        "Skriv en dato uden klokkeslæt, som 2024-03-12, eller sæt værdien i anførselstegn.",
    )
}

/// How many days a month has; `None` where there is no such month.
fn days_in(year: u32, month: u32) -> Option<u32> {
    let first = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, 1)?;
    Some(first.num_days_in_month().into())
}

#[cfg(test)]
mod tests {
    use crate::load::testing::diagnose;
    use insta::assert_snapshot;

    #[test]
    fn a_date_that_does_not_exist_is_told_why() {
        let text = "a = 2024-02-31\nb = 2023-02-29\nc = 2024-04-31\nd = 2024-13-01\ne = 2024-05-00\nf = 2024-12-32\n";
        assert_snapshot!(diagnose(text), @"
        1:5 umulig-dato: datoen 2024-02-31 findes ikke: februar 2024 har 29 dage | Ret datoen.
        2:5 umulig-dato: datoen 2023-02-29 findes ikke: februar 2023 har 28 dage | Ret datoen.
        3:5 umulig-dato: datoen 2024-04-31 findes ikke: april har 30 dage | Ret datoen.
        4:5 umulig-dato: datoen 2024-13-01 findes ikke: månederne går fra 01 til 12 | Ret datoen.
        5:5 umulig-dato: datoen 2024-05-00 findes ikke: dagene tælles fra 01 | Ret datoen.
        6:5 umulig-dato: datoen 2024-12-32 findes ikke: december har 31 dage | Ret datoen.
        ");
    }

    #[test]
    fn a_date_as_danes_write_it_is_answered_with_the_right_form() {
        let text = "a = 12-03-2024\nb = 2024-3-1\nc = 12. marts 2024\nd = 2024-02-30T10:00:00\ne = 25:00:00\nf = 31-02-2024\n";
        assert_snapshot!(diagnose(text), @"
        1:5 syntaks: ”12-03-2024” er ikke skrevet som år-måned-dag | Skriv 2024-03-12.
        2:5 syntaks: ”2024-3-1” er ikke skrevet som år-måned-dag | Skriv 2024-03-01.
        3:5 syntaks: ”12. marts 2024” er ikke skrevet som år-måned-dag | Skriv 2024-03-12.
        4:5 umulig-dato: datoen 2024-02-30 findes ikke: februar 2024 har 29 dage | Ret datoen.
        5:5 syntaks: ”25:00:00” er ikke et klokkeslæt | Skriv en dato uden klokkeslæt, som 2024-03-12, eller sæt værdien i anførselstegn.
        6:5 syntaks: ”31-02-2024” er hverken en dato eller et tal | Skriv en dato som 2024-03-12, og sæt alt andet i anførselstegn.
        ");
    }

    #[test]
    fn a_bare_word_is_quoted_and_an_amount_is_cleaned() {
        let text = "a = Teknik\nb = Én konference\nc = True\nd = 40 000\ne = 40.000 kr.\nf =\ng = 2.1.3\nh = 007\ni = 1_\n";
        assert_snapshot!(diagnose(text), @r#"
        1:5 syntaks: teksten skal stå i anførselstegn | Skriv "Teknik".
        2:5 syntaks: teksten skal stå i anførselstegn | Skriv "Én konference".
        3:5 syntaks: ”True” skal skrives med småt | Skriv ”true”.
        4:5 syntaks: teksten skal stå i anførselstegn | Skriv "40 000".
        5:5 syntaks: teksten skal stå i anførselstegn | Skriv "40.000 kr.".
        6:4 syntaks: der mangler en værdi efter ”=” | Skriv værdien, eller slet linjen.
        7:8 ugyldigt-tal: ”2.1.3” er ikke et tal | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer eller en tekst.
        8:5 ugyldigt-tal: ”007” kan ikke begynde med 0 som tal | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer eller en tekst.
        9:6 ugyldigt-tal: ”1_” har ”_” et andet sted end mellem to cifre | Ret tallet, eller sæt det i anførselstegn, hvis det er et nummer eller en tekst.
        "#);
    }

    #[test]
    fn a_text_without_quotes_is_quoted_to_its_end() {
        let text = r#"
a = Rense strand #2 og #3 hvert forår # 2024
b = Sag #12 er begyndt
c = Arbejdet, som er begyndt, går godt.
d = Han sagde "nej" til P:\plan
e = igangsat #kommentar
f = Se [bilag] og {x}
g = [Plan "B", Plan "C"]
h = Vi har brugt hele foråret på at rense strande
i = ”Nej” sagde han
j = ”Nej
k = Vi har brugt foråret på at rense, og "mere" end det
ansvarlig = Teknik, Miljø
"#;
        assert_snapshot!(diagnose(text), @r#"
        2:5 syntaks: teksten skal stå i anførselstegn | Skriv "Rense strand #2 og #3 hvert forår".
        3:5 syntaks: teksten skal stå i anførselstegn | Skriv "Sag #12 er begyndt".
        4:5 syntaks: teksten skal stå i anførselstegn | Skriv "Arbejdet, som er begyndt, går godt.".
        5:5 syntaks: teksten skal stå i anførselstegn | Skriv "Han sagde \"nej\" til P:\\plan".
        6:5 syntaks: teksten skal stå i anførselstegn | Skriv "igangsat".
        7:5 syntaks: teksten skal stå i anførselstegn | Skriv "Se [bilag] og {x}".
        8:6 syntaks: teksten skal stå i anførselstegn | Skriv "Plan \"B\"".
        9:5 syntaks: teksten skal stå i anførselstegn | Skriv " før og efter hele teksten.
        10:5 syntaks: teksten skal stå i anførselstegn | Skriv "”Nej” sagde han".
        11:5 syntaks: teksten skal stå i anførselstegn | Skriv "Nej".
        12:5 syntaks: teksten skal stå i anførselstegn | Skriv " før og efter hele teksten, \" for et anførselstegn i den, og \\ for en omvendt skråstreg.
        13:13 syntaks: tekster i en liste skal stå i anførselstegn | Skriv ["Teknik", "Miljø"].
        "#);
    }

    #[test]
    fn a_word_that_begins_like_infinity_or_no_number_is_a_word() {
        assert_snapshot!(diagnose("a = information\nb = navn\nc = Inf\nd = inf8\n"), @r#"
        1:5 syntaks: teksten skal stå i anførselstegn | Skriv "information".
        2:5 syntaks: teksten skal stå i anførselstegn | Skriv "navn".
        3:5 syntaks: teksten skal stå i anførselstegn | Skriv "Inf".
        4:5 syntaks: teksten skal stå i anførselstegn | Skriv "inf8".
        "#);
    }
}
