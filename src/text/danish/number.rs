//! Numbers in Danish: a dot groups thousands, a comma starts the decimals.

use super::noun::Gender;

/// A space that no line is broken at, so that `40.000 kr.` stays together.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';

/// A whole number: `1.250.000`.
pub(crate) fn grouped(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", group(&number.unsigned_abs().to_string()))
}

/// A number with the decimals it has: `1.234,5`, `19`; a dash for what is no number.
///
/// Rounded to 15 digits, all that an `f64` keeps of a decimal number, so that a
/// difference such as 19,3 − 18,1 is written `1,2`.
pub(crate) fn decimal(number: f64) -> String {
    if !number.is_finite() {
        return NOT_A_NUMBER.to_owned();
    }
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    let digits = f64::abs(rounded).to_string();
    let sign = if rounded < 0.0 { "-" } else { "" };
    match digits.split_once('.') {
        Some((whole, decimals)) => format!("{sign}{},{decimals}", group(whole)),
        None => format!("{sign}{}", group(&digits)),
    }
}

/// Whole kroner: `40.000 kr.`
pub(crate) fn money(kroner: i64) -> String {
    format!("{}{NO_BREAK_SPACE}kr.", grouped(kroner))
}

/// How many decimals a number has.
pub(crate) fn decimals(number: f64) -> usize {
    let written = decimal(number);
    written
        .split_once(',')
        .map_or(0, |(_, decimals)| decimals.len())
}

/// A number with at most so many decimals.
pub(crate) fn rounded(number: f64, decimals: usize) -> f64 {
    let written = format!("{number:.decimals$}");
    written.parse().unwrap_or(number)
}

/// A share of 1 in percent, with one decimal unless it is 0: `23,1 %`, `25 %`. What is not the whole
/// is not 100 %.
pub(crate) fn percent(share: f64) -> String {
    if !share.is_finite() {
        return NOT_A_NUMBER.to_owned();
    }
    // Rounded as people round, half away from zero: formatting with a precision
    // would round half to even.
    let rounded = (share * 1_000.0).round() / 10.0;
    let rounded = if share < 1.0 {
        rounded.min(99.9)
    } else {
        rounded
    };
    format!("{}{NO_BREAK_SPACE}%", decimal(rounded))
}

/// A count in words up to twelve and in digits above, as Danish prose has it.
pub(crate) fn words(count: usize, gender: Gender) -> String {
    const WORDS: [&str; 13] = [
        "nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve",
        "tolv",
    ];
    match (count, gender) {
        (1, Gender::Neuter) => "et".to_owned(),
        _ => WORDS
            .get(count)
            .map_or_else(|| group(&count.to_string()), |&word| word.to_owned()),
    }
}

/// A count with dots between its thousands: 39.900.
pub(crate) fn counted(count: usize) -> String {
    group(&count.to_string())
}

/// The most that an amount may be. Sums of such are exact, for a plan with millions of them too.
pub(crate) const MOST_KRONER: i64 = 999_999_999_999;

/// Whole kroner as people write them: `40000`, `40.000 kr.`, `kr. 40.000`, `600.000,-`,
/// `600 t.kr.`, `0,6 mio. kr.`
///
/// Nothing with øre, nothing negative and no group of other than three digits:
/// `40.00` may mean forty or four thousand, and money is not guessed at.
pub(crate) fn parse_money(text: &str) -> Option<i64> {
    let text = text.replace(NO_BREAK_SPACE, " ").trim().to_lowercase();
    let currency = ["kroner", "kr.", "kr", "dkk"];
    let before = currency.iter().find_map(|name| text.strip_prefix(name));
    let after = || currency.iter().find_map(|name| text.strip_suffix(name));
    let amount = before.or_else(after).unwrap_or(&text).trim();
    let scale = SCALES
        .iter()
        .find_map(|(names, zeros)| Some((stripped(amount, names)?.trim_end(), *zeros)));
    let (number, zeros) = scale.unwrap_or((amount, 0));
    let (integer, decimals) = match number.split_once(',') {
        Some((integer, "-")) => (whole(integer)?, ""),
        // `40,000` is forty thousand to many a spreadsheet.
        Some((_, decimals)) if zeros == 0 && decimals.len() == 3 => return None,
        Some((integer, decimals)) => (whole(integer)?, only_digits(decimals)?),
        None => match (whole(number), number.split_once('.')) {
            (Some(integer), _) => (integer, ""),
            (None, Some((integer, decimals))) if zeros > 0 => {
                (only_digits(integer)?.to_owned(), only_digits(decimals)?)
            }
            _ => return None,
        },
    };
    let decimals = decimals.trim_end_matches('0');
    let zeros = zeros.checked_sub(decimals.len())?;
    format!("{integer}{decimals}{}", "0".repeat(zeros))
        .parse()
        .ok()
        .filter(|kroner| *kroner <= MOST_KRONER)
}

/// What an amount may be counted in, with the zeros that it stands for.
const SCALES: [(&[&str], usize); 3] = [
    (&["tusind", "t.", "t"], 3),
    (&["millioner", "million", "mio.", "mio"], 6),
    (&["milliarder", "milliard", "mia.", "mia"], 9),
];

fn stripped<'t>(text: &'t str, suffixes: &[&str]) -> Option<&'t str> {
    suffixes.iter().find_map(|suffix| text.strip_suffix(suffix))
}

/// A number and what it is counted in, as a view has them: `23,1 %`, `19 kommuner`.
pub(crate) fn parse_quantity(text: &str) -> Option<(f64, &str)> {
    let text = text.trim();
    let is_of_number =
        |sign: char| sign.is_ascii_digit() || "-−–.,".contains(sign) || sign.is_whitespace();
    let end = text.find(|sign| !is_of_number(sign)).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    Some((parse_decimal(number)?, unit.trim()))
}

/// A number as people write it: `3,5`, `1.250`, `1.234,5`, `19`, `-2`.
///
/// A dot groups thousands where it can: `1.250` is twelve hundred and fifty.
/// Where it cannot, it is the decimal point of a calculator or a spreadsheet:
/// `1.5`, `0.125` and `2024.75` have only that one reading, and refusing them
/// would help nobody.
pub(crate) fn parse_decimal(text: &str) -> Option<f64> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix(['-', '−', '–']) {
        Some(digits) => (-1.0, digits),
        None => (1.0, text),
    };
    let number = match digits.split_once(',') {
        Some((integer, decimals)) => format!("{}.{}", whole(integer)?, only_digits(decimals)?),
        None => match (whole(digits), digits.split_once('.')) {
            (Some(integer), _) => integer,
            (None, Some((integer, decimals))) => {
                format!("{}.{}", only_digits(integer)?, only_digits(decimals)?)
            }
            (None, None) => return None,
        },
    };
    let number: f64 = number.parse().ok()?;
    number.is_finite().then_some(sign * number)
}

/// What stands where a number is none: nothing was measured, or nothing to share.
const NOT_A_NUMBER: &str = "–";

/// Dots between groups of three digits.
pub(super) fn group(digits: &str) -> String {
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    grouped
}

/// The digits of a whole number, plain or in groups of three parted by dots or by blanks.
fn whole(text: &str) -> Option<String> {
    let separator = text.chars().find(|c| !c.is_ascii_digit());
    let Some(separator) = separator else {
        return only_digits(text).map(str::to_owned);
    };
    // `40_000` is how the files have it.
    if !['.', '_'].contains(&separator) && !separator.is_whitespace() {
        return None;
    }
    let mut groups = text.split(separator);
    let first = only_digits(groups.next()?)?;
    // A grouped number does not begin with 0: `0.125` is an eighth.
    if first.len() > 3 || first.starts_with('0') {
        return None;
    }
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 {
            return None;
        }
        digits.push_str(only_digits(group)?);
    }
    Some(digits)
}

fn only_digits(text: &str) -> Option<&str> {
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    digits.then_some(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn whole_numbers_are_grouped() {
        for (number, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1.000"),
            (1_250_000, "1.250.000"),
            (-40_000, "-40.000"),
            (-100, "-100"),
            (i64::MIN, "-9.223.372.036.854.775.808"),
        ] {
            assert_eq!(grouped(number), text);
        }
    }

    #[test]
    fn decimals_are_those_needed() {
        for (number, text) in [
            (19.0, "19"),
            (3.5, "3,5"),
            (1_234.5, "1.234,5"),
            (-1_234_567.25, "-1.234.567,25"),
            (0.1 + 0.2, "0,3"),
            (19.3 - 18.1, "1,2"),
            (-0.0, "0"),
            (0.000_001, "0,000001"),
            (1e15, "1.000.000.000.000.000"),
            (f64::NAN, "–"),
            (f64::INFINITY, "–"),
        ] {
            assert_eq!(decimal(number), text);
        }
    }

    #[test]
    fn a_number_is_rounded_to_the_decimals_that_are_wanted() {
        for (number, places, text) in [
            (20.0 / 3.0, 1, "6,7"),
            (1.4 / 3.0, 2, "0,47"),
            (11.5, 1, "11,5"),
            (12.0, 1, "12"),
            (2.0e-6 / 3.0, 7, "0,0000007"),
            (1e15, 1, "1.000.000.000.000.000"),
        ] {
            assert_eq!(decimal(rounded(number, places)), text);
        }
        assert_eq!([19.0, 2.4, -0.125, 1e-6].map(decimals), [0, 1, 3, 6]);
    }

    #[test]
    fn money_and_percent_keep_their_unit_on_the_line() {
        assert_eq!(money(40_000), "40.000\u{a0}kr.");
        assert_eq!(money(-5), "-5\u{a0}kr.");
        for (share, text) in [
            (0.0, "0"),
            (0.25, "25"),
            (0.231, "23,1"),
            (3.0 / 13.0, "23,1"),
            (0.1225, "12,3"),
            (1.0, "100"),
            (0.9996, "99,9"),
            (1.0004, "100"),
            (12.5, "1.250"),
            (-0.05, "-5"),
        ] {
            assert_eq!(percent(share), format!("{text}\u{a0}%"));
        }
        assert_eq!(percent(f64::NAN), "–");
    }

    #[test]
    fn small_counts_are_words() {
        for (count, gender, text) in [
            (0, Gender::Common, "nul"),
            (1, Gender::Common, "en"),
            (1, Gender::Neuter, "et"),
            (2, Gender::Neuter, "to"),
            (12, Gender::Common, "tolv"),
            (13, Gender::Common, "13"),
            (1_250, Gender::Neuter, "1.250"),
        ] {
            assert_eq!(words(count, gender), text);
        }
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for text in [
            "40_000",
            "40000",
            "40.000",
            "40 000",
            "40.000 kr.",
            "40.000\u{a0}kr.",
            "40\u{a0}000 kr",
            "40000kr",
            "kr. 40.000",
            "Kr 40.000",
            " 40.000 KR. ",
            "40.000,-",
            "kr. 40.000,-",
            "40.000,00 kr.",
            "40.000 kroner",
            "DKK 40.000",
            "40 t.kr.",
            "40 tkr",
            "40 t. kr.",
            "40,0 tusind kr.",
            "0,04 mio. kr.",
            "0.04 mio.",
            "kr. 0,04 mio",
            "0,00004 mia. kr.",
        ] {
            assert_eq!(parse_money(text), Some(40_000), "{text}");
        }
        assert_eq!(parse_money("1.250 t.kr."), Some(1_250_000));
        assert_eq!(parse_money("1,5 millioner kroner"), Some(1_500_000));
        assert_eq!(parse_money("0"), Some(0));
        assert_eq!(parse_money("1.250.000"), Some(1_250_000));
        assert_eq!(parse_money(&money(1_250_000)), Some(1_250_000));
        for text in [
            "",
            "kr.",
            "40.00",
            "40,5",
            "40.000,50",
            "0,0004 t.kr.",
            "mio. kr.",
            "1.5",
            "40 mio. t.kr.",
            "4.0000",
            "1.250 000",
            "40..000",
            ".000",
            "40.",
            "0.500",
            "-5",
            "+5",
            "1e3",
            "kr. 40 kr.",
            "99999999999999999999",
            "４０",
        ] {
            assert_eq!(parse_money(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_the_danish_way() {
        for (text, number) in [
            ("19", 19.0),
            ("3,5", 3.5),
            ("3,125", 3.125),
            ("1.250", 1_250.0),
            ("1.234,5", 1_234.5),
            ("1.234.567", 1_234_567.0),
            ("1 250,5", 1_250.5),
            ("1.5", 1.5),
            ("1.25", 1.25),
            ("1.2345", 1.234_5),
            ("0.125", 0.125),
            ("2024.750", 2_024.75),
            ("-2", -2.0),
            ("−3,5", -3.5),
            (" 7 ", 7.0),
        ] {
            assert_eq!(parse_decimal(text), Some(number), "{text}");
        }
        for text in [
            "", "-", "--2", "5,", ",5", "5.", ".5", "1,2,3", "1,234.5", "1.25.000", "1.2.3", "1e5",
            "nan", "inf", "12 %", "1.5,5",
        ] {
            assert_eq!(parse_decimal(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(kroner in 0..=MOST_KRONER, thousandths in -1_000_000_000..1_000_000_000) {
            prop_assert_eq!(parse_money(&money(kroner)), Some(kroner));
            let number = f64::from(thousandths) / 1_000.0;
            prop_assert_eq!(parse_decimal(&decimal(number)), Some(number));
            let rounded = (number * 10.0).round() / 10.0;
            let shown = percent(rounded / 100.0);
            prop_assert_eq!(parse_quantity(&shown), Some((rounded, "%")));
            let measured = format!("{}{NO_BREAK_SPACE}km²", decimal(number));
            prop_assert_eq!(parse_quantity(&measured), Some((number, "km²")));
        }
    }
}
