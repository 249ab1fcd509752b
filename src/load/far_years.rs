//! `forkert-aarstal`: a date that lies more than a year outside the plan's period.
//!
//! 2052 for 2025: the action is in no report, and nothing says why.

use super::faults;
use super::fields::Reading;
use crate::schema::Field;
use crate::text::{Diagnostic, Span};
use std::ops::RangeInclusive;

/// Warns where `years`, as the value of `field` has them, lie far outside the period.
pub(super) fn check(
    field: &Field,
    years: RangeInclusive<i32>,
    place: Span,
    reading: &mut Reading<'_>,
) {
    let period = reading.period;
    let ends = [*years.start(), *years.end()];
    let Some(far) = ends.into_iter().find(|year| !period.is_near(*year)) else {
        return;
    };
    // Some years off may be meant; a slip in a digit or two is decades off, most often.
    let is_decades = far < period.first() - 5 || far > period.last() + 5;
    let meant = likely(far, period.first() - 1..=period.last() + 1);
    let remedy = match meant.filter(|_| is_decades) {
        Some(year) => format!("Mente du {year}?"),
        None => "Er årstallet rigtigt?".to_owned(),
    };
    let message = format!(
        "”{}” ligger i {far}, langt uden for perioden {period}",
        field.label
    );
    let problem = Diagnostic::warning(faults::FAR_YEAR, place, message);
    reading.problems.push(problem.help(remedy));
}

/// The year that was meant: two digits in each other's place, or one digit amiss.
fn likely(far: i32, near: RangeInclusive<i32>) -> Option<i32> {
    let slips = |year: i32| strsim::osa_distance(&far.to_string(), &year.to_string());
    let is_exchange = |year: i32| {
        let sorted = |year: i32| {
            let mut digits = year.to_string().into_bytes();
            digits.sort_unstable();
            digits
        };
        sorted(far) == sorted(year)
    };
    let candidates = near.filter(|year| slips(*year) == 1);
    candidates.min_by_key(|year| !is_exchange(*year))
}

#[cfg(test)]
mod tests {
    use super::likely;

    #[test]
    fn the_year_that_was_meant_is_one_slip_away() {
        for (far, meant) in [
            (2052, Some(2025)),
            (2062, Some(2026)),
            (2205, Some(2025)),
            (2220, None),
            (1025, Some(2025)),
            (2125, Some(2025)),
            (1999, None),
        ] {
            assert_eq!(likely(far, 2024..=2029), meant, "{far}");
        }
    }
}
