//! `tvetydigt-tal`: a number with one dot and three digits behind it.
//!
//! TOML reads `1.250` as one and a quarter, a Dane as twelve hundred and fifty, and so does the
//! command line. An indicator that stands at 1,250 of 1,500 would be told as reached.

use super::faults;
use crate::text::danish::number;
use crate::text::{Diagnostic, Span};

/// The error for a number that has two readings as it is written.
pub(super) fn ambiguous(written: &str, place: Span) -> Option<Diagnostic> {
    let (whole, decimals) = parts(written)?;
    let read = |text: &str| text.parse().map(number::decimal).unwrap_or_default();
    let (thousands, fraction) = (format!("{whole}_{decimals}"), unambiguous(written));
    let (large, small) = (read(&thousands.replace('_', "")), read(&fraction));
    let message = format!("tallet {written} kan læses både som {large} og som {small}");
    Some(
        Diagnostic::error(faults::AMBIGUOUS_NUMBER, place, message).help(format!(
            "Skriv {thousands}, hvis det er {large}, og {fraction}, hvis det er {small}."
        )),
    )
}

/// The error for a number whose `_` part other groups than of three digits: `40_00` has lost a
/// nought, or has one in a wrong place.
pub(super) fn misgrouped(written: &str, place: Span) -> Option<Diagnostic> {
    let whole = written.split('.').next()?.trim_start_matches(['-', '+']);
    let (first, groups) = whole.split_once('_')?;
    let is_right = first.len() <= 3 && groups.split('_').all(|group| group.len() == 3);
    if is_right
        || !written.starts_with(|c: char| "+-".contains(c) || c.is_ascii_digit())
        || whole.starts_with('0')
    {
        return None;
    }
    let plain = written.replace('_', "");
    let message = format!("tallet {written} er delt i grupper, der ikke har tre cifre");
    Some(
        Diagnostic::error(faults::AMBIGUOUS_NUMBER, place, message)
            .help(format!("Skriv {plain}, hvis det er det, der er ment.")),
    )
}

/// A number as TOML reads it, with one decimal more or less where it would have two readings.
pub(crate) fn unambiguous(written: &str) -> String {
    if parts(written).is_none() {
        return written.to_owned();
    }
    match written.trim_end_matches('0') {
        short if short.len() == written.len() => format!("{written}0"),
        short => short.trim_end_matches('.').to_owned(),
    }
}

/// What stands before the dot, with its sign, and the three digits behind it. Thousands have no
/// zero before them.
fn parts(written: &str) -> Option<(&str, &str)> {
    let (whole, decimals) = written.split_once('.')?;
    let digits = whole.strip_prefix(['-', '+']).unwrap_or(whole);
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let is_group = (1..=3).contains(&digits.len()) && !digits.starts_with('0');
    let is_thousands = is_group && decimals.len() == 3 && is_digits(digits) && is_digits(decimals);
    is_thousands.then_some((whole, decimals))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_three_between_two_underscores() {
        for (written, is_wrong) in [
            ("40_00", true),
            ("4000_000", true),
            ("-1_0", true),
            ("1_2500.5", true),
            ("40_000", false),
            ("1_000_000.1_2", false),
            ("0x4_0", false),
            ("40000", false),
        ] {
            let problem = misgrouped(written, Span::default());
            assert_eq!(problem.is_some(), is_wrong, "{written}");
        }
    }

    #[test]
    fn only_one_dot_and_three_digits_have_two_readings() {
        for (written, plain) in [
            ("1.250", "1.25"),
            ("12.500", "12.5"),
            ("-1.254", "-1.2540"),
            ("999.000", "999"),
        ] {
            assert!(ambiguous(written, Span::default()).is_some(), "{written}");
            assert_eq!(unambiguous(written), plain);
            assert!(ambiguous(plain, Span::default()).is_none(), "{plain}");
            assert_eq!(written.parse::<f64>(), plain.parse::<f64>());
        }
        for written in [
            "0.125",
            "1.25",
            "1.2500",
            "1234.567",
            "1_250.125",
            "1.250e3",
            "1250",
            "inf",
        ] {
            assert!(ambiguous(written, Span::default()).is_none(), "{written}");
            assert_eq!(unambiguous(written), written);
        }
    }
}
