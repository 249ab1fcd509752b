//! `forkert-aarstal`: a date that lies more than a year outside the plan's period.
//!
//! 2052 for 2025: the action is in no report, and nothing says why.

use super::faults;
use super::fields::Reading;
use crate::schema::Field;
use crate::text::danish::years::Years;
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
    let meant = likely(far, period);
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

/// The year that was meant: two digits in each other's place, or one digit amiss. One of the plan's own
/// comes before that in front of it.
fn likely(far: i32, period: Years) -> Option<i32> {
    let slips = |year: i32| strsim::osa_distance(&far.to_string(), &year.to_string());
    let is_exchange = |year: i32| {
        let sorted = |year: i32| {
            let mut digits = year.to_string().into_bytes();
            digits.sort_unstable();
            digits
        };
        sorted(far) == sorted(year)
    };
    let near = period.first() - 1..=period.last() + 1;
    let candidates = near.filter(|year| slips(*year) == 1);
    candidates.min_by_key(|year| (!is_exchange(*year), !period.contains_year(*year)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::read_goal_in;
    use crate::text::{FileId, Source};

    /// What is asked about the year of a note in a plan for 2020-2025.
    fn asked(year: i32) -> String {
        let goal = "nr = \"2\"\ntitel = \"x\"\n[[handling]]\nnr = \"2.1\"\ntekst = \"x\"\nansvarlig = [\"x\"]\n";
        let note = format!("[[handling.note]]\ndato = {year}-03-12\ntekst = \"x\"\n");
        let source = Source::new("maal-2.toml", format!("{goal}{note}"));
        let period = Years::parse("2020-2025").unwrap();
        let (_, problems) = read_goal_in(&source, FileId(0), period);
        let helps = problems.into_iter().flat_map(|problem| problem.help);
        helps.collect::<Vec<_>>().join(" ")
    }

    /// Up to five years off may be meant.
    #[test]
    fn a_year_is_proposed_where_a_digit_is_amiss_and_the_date_is_far_off() {
        for (year, meant) in [
            (2009, "Mente du 2019?"),
            (2014, "Mente du 2024?"),
            (2015, "Er årstallet rigtigt?"),
            (2018, "Er årstallet rigtigt?"),
            (2019, ""),
            (2026, ""),
            (2027, "Er årstallet rigtigt?"),
            (2030, "Er årstallet rigtigt?"),
            (2031, "Mente du 2021?"),
            (2036, "Mente du 2026?"),
            (2038, "Er årstallet rigtigt?"),
        ] {
            assert_eq!(asked(year), meant, "{year}");
        }
    }

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
            // 2024 is the year before the plan, 2029 the one behind it.
            (2042, Some(2024)),
            (2019, Some(2029)),
            (2126, Some(2026)),
        ] {
            let period = Years::parse("2025-2028").unwrap();
            assert_eq!(likely(far, period), meant, "{far}");
        }
        // Two digits in each other's place come first, and then a year of the plan's own.
        let period = Years::parse("2022-2025").unwrap();
        assert_eq!(likely(2012, period), Some(2021));
        assert_eq!(likely(2062, period), Some(2026));
        assert_eq!(likely(2028, period), Some(2022));
    }
}
