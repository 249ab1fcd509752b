//! How far a measured value has come from its baseline to its target.

use crate::plan::Indicator;
use crate::text::danish::years::Years;
use serde::{Serialize, Serializer};

/// A value held against an indicator's baseline and target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Progress {
    /// The share of the way from the baseline: 1 at the target, more beyond it, less than 0
    /// where it went the wrong way. None without a baseline, or with no way to go.
    pub(crate) share: Option<f64>,
    /// Whether the target is reached.
    pub(crate) outcome: Outcome,
}

/// Whether a target is reached. Only a range can be passed: a single target is a bound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Not yet at the target.
    NotReached,
    /// At the target, or beyond a single one.
    Reached,
    /// Above both ends of a range.
    Above,
    /// Below both ends of a range.
    Below,
}

impl Outcome {
    /// The Danish words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Outcome::NotReached => "ikke nået",
            Outcome::Reached => "nået",
            Outcome::Above => "over måltallet",
            Outcome::Below => "under måltallet",
        }
    }
}

/// A value held against where it should be by now, on the way to its target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pace {
    Ahead,
    AsExpected,
    Behind,
}

impl Pace {
    /// The Danish words.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Pace::Ahead => "foran",
            Pace::AsExpected => "som ventet",
            Pace::Behind => "bagud",
        }
    }
}

impl Serialize for Pace {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.words())
    }
}

impl Serialize for Outcome {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.words())
    }
}

/// Holds `value` against the target; nothing where there is none.
pub(crate) fn progress(indicator: &Indicator, value: f64) -> Option<Progress> {
    let target = indicator.target?;
    let upper = indicator.target_upper.map_or(target, |upper| upper.value);
    let (low, high) = (target.min(upper), target.max(upper));
    let falls = falls_to(indicator, high);
    let nearest = if falls { high } else { low };
    let share = indicator
        .baseline
        .filter(|baseline| !(low..=high).contains(baseline))
        .map(|baseline| (value - baseline) / (nearest - baseline))
        .filter(|share| share.is_finite());
    let outcome = match (falls, indicator.target_upper.is_some()) {
        (false, _) if value < low => Outcome::NotReached,
        (true, _) if value > high => Outcome::NotReached,
        (_, true) if value > high => Outcome::Above,
        (_, true) if value < low => Outcome::Below,
        _ => Outcome::Reached,
    };
    Some(Progress { share, outcome })
}

/// Whether `value` is at the target or beyond it.
pub(crate) fn is_reached(indicator: &Indicator, value: f64) -> bool {
    progress(indicator, value).is_some_and(|progress| progress.outcome != Outcome::NotReached)
}

/// Whether the way to a target, of which this is the upper end, goes down.
fn falls_to(indicator: &Indicator, high: f64) -> bool {
    match indicator.baseline {
        Some(baseline) => baseline > high,
        // What is counted or measured is seldom below 0: to come to 0 is to fall.
        None => high <= 0.0,
    }
}

/// Holds `value` against where it should be at the end of `year` of `period`. Nothing in the last
/// year, when the target itself is due, and where there is none or it is reached.
pub(crate) fn pace(indicator: &Indicator, period: Years, year: i32, value: f64) -> Option<Pace> {
    let outcome = progress(indicator, value)?.outcome;
    if year >= period.last() || outcome != Outcome::NotReached {
        return None;
    }
    let wanted = expected(indicator, period, year)?;
    let target = indicator.target?;
    let upper = indicator.target_upper.map_or(target, |upper| upper.value);
    let lead = if falls_to(indicator, target.max(upper)) {
        wanted - value
    } else {
        value - wanted
    };
    Some(if lead.abs() <= wanted.abs() * ROUNDING {
        Pace::AsExpected
    } else if lead > 0.0 {
        Pace::Ahead
    } else {
        Pace::Behind
    })
}

/// The share by which what is worked out from a line may miss what it should be.
const ROUNDING: f64 = 1e-9;

/// Holds `value` against what `year` itself should come to, where an indicator has no target for the
/// whole period: a flow, such as 20 visits a year, never ends. Nothing where it has one, or where the
/// year has no milestone.
pub(crate) fn of_year(indicator: &Indicator, year: i32, value: f64) -> Option<(f64, Outcome)> {
    let milestones = indicator.milestones.iter();
    let milestones = milestones.map(|milestone| (milestone.year.value, milestone.value.value));
    let mut milestones: Vec<(i32, f64)> = milestones.collect();
    milestones.sort_by_key(|(year, _)| *year);
    let (_, wanted) = *milestones.iter().find(|(of, _)| *of == year)?;
    if indicator.target.is_some() {
        return None;
    }
    let first = milestones.first().map(|(_, value)| *value);
    let last = milestones.last().map(|(_, value)| *value);
    let falls = match indicator.baseline {
        Some(baseline) => baseline > wanted,
        None => wanted <= 0.0 || last < first,
    };
    let is_reached = if falls {
        value <= wanted
    } else {
        value >= wanted
    };
    let outcome = if is_reached {
        Outcome::Reached
    } else {
        Outcome::NotReached
    };
    Some((wanted, outcome))
}

/// Where the value should be at the end of `year` of `period`: its milestone, else on the straight
/// line between those around it, of which the first is the baseline as the period begins and the
/// last the target as it ends. Nothing where a line has no end to it.
pub(crate) fn expected(indicator: &Indicator, period: Years, year: i32) -> Option<f64> {
    let start = indicator.baseline.map(|value| (period.first() - 1, value));
    let end = indicator.target.map(|value| (period.last(), value));
    let milestones = indicator.milestones.iter();
    let milestones = milestones.map(|milestone| (milestone.year.value, milestone.value.value));
    let mut points: Vec<(i32, f64)> = start.into_iter().chain(milestones).collect();
    // A milestone of the last year is meant rather than the target.
    let is_set = |year: i32| points.iter().any(|(of, _)| *of == year);
    points.extend(end.filter(|(year, _)| !is_set(*year)));
    points.sort_by_key(|(year, _)| *year);
    let later = points.partition_point(|(of, _)| *of <= year);
    let (before, value) = *points.get(later.checked_sub(1)?)?;
    if before == year {
        return Some(value);
    }
    let (after, next) = *points.get(later)?;
    let share = f64::from(year - before) / f64::from(after - before);
    Some(value + (next - value) * share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Spanned;

    fn measured(
        baseline: Option<f64>,
        target: f64,
        upper: Option<f64>,
        value: f64,
    ) -> (Option<f64>, &'static str) {
        let indicator = Indicator {
            target_upper: upper.map(Spanned::from),
            ..indicator(&[], baseline, Some(target))
        };
        let progress = progress(&indicator, value).unwrap();
        (progress.share, progress.outcome.words())
    }

    #[test]
    fn on_the_way_to_a_target_a_value_is_ahead_or_behind() {
        let of = |baseline, target, value| {
            let period = Years::parse("2022-2025").unwrap();
            pace(&indicator(&[], baseline, Some(target)), period, 2023, value).map(Pace::words)
        };
        assert_eq!(of(Some(0.0), 10.0, 6.0), Some("foran"));
        assert_eq!(of(Some(0.0), 10.0, 5.0), Some("som ventet"));
        assert_eq!(of(Some(0.0), 10.0, 4.0), Some("bagud"));
        // Downwards, less is further.
        assert_eq!(of(Some(10.0), 0.0, 4.0), Some("foran"));
        assert_eq!(of(Some(10.0), 0.0, 6.0), Some("bagud"));
        // What is reached is reached, and without a baseline there is no line.
        assert_eq!(of(Some(0.0), 10.0, 10.0), None);
        assert_eq!(of(None, 10.0, 6.0), None);
        let period = Years::parse("2022-2025").unwrap();
        let due = pace(&indicator(&[], Some(0.0), Some(10.0)), period, 2025, 9.0);
        assert_eq!(due, None);
    }

    fn indicator(
        milestones: &[(i32, f64)],
        baseline: Option<f64>,
        target: Option<f64>,
    ) -> Indicator {
        let milestone = |(year, value): &(i32, f64)| crate::plan::Milestone {
            year: Spanned::from(*year),
            value: *value,
        };
        Indicator {
            own_lines: Spanned::default(),
            name: Spanned::default(),
            unit: String::new(),
            baseline,
            target,
            target_upper: None,
            action: None,
            milestones: milestones
                .iter()
                .map(milestone)
                .map(Spanned::from)
                .collect(),
            measurements: Vec::new(),
        }
    }

    /// Who has what is wanted and is to keep it, falls short below it alone.
    #[test]
    fn a_target_where_one_began_is_kept_from_below() {
        let outcome = |value| measured(Some(9.0), 9.0, None, value).1;
        assert_eq!([8.0, 9.0, 10.0].map(outcome), ["ikke nået", "nået", "nået"]);
    }

    #[test]
    fn a_flow_is_judged_by_the_year() {
        let words = |milestones: &[(i32, f64)], baseline, year, value| {
            let judged = of_year(&indicator(milestones, baseline, None), year, value);
            judged.map(|(_, outcome)| outcome.words())
        };
        let visits = [(2022, 20.0), (2023, 25.0)];
        assert_eq!(words(&visits, None, 2022, 20.0), Some("nået"));
        assert_eq!(words(&visits, None, 2023, 20.0), Some("ikke nået"));
        assert_eq!(words(&visits, None, 2024, 99.0), None);
        let spills = [(2022, 9.0), (2023, 6.0)];
        assert_eq!(words(&spills, None, 2023, 7.0), Some("ikke nået"));
        assert_eq!(words(&spills[1..], Some(12.0), 2023, 5.0), Some("nået"));
        assert_eq!(words(&[(2022, 0.0)], None, 2022, 1.0), Some("ikke nået"));
        let with_target = indicator(&visits, None, Some(40.0));
        assert_eq!(of_year(&with_target, 2022, 30.0), None);
    }

    #[test]
    fn between_its_points_a_value_is_expected_on_the_straight_line() {
        let period = Years::parse("2022-2025").unwrap();
        let years = |indicator: &Indicator| -> Vec<Option<f64>> {
            (2022..=2025)
                .map(|year| expected(indicator, period, year))
                .collect()
        };
        let line = indicator(&[], Some(10.0), Some(30.0));
        assert_eq!(years(&line), [15.0, 20.0, 25.0, 30.0].map(Some));
        let bent = indicator(&[(2023, 12.0), (2025, 40.0)], Some(10.0), Some(30.0));
        assert_eq!(years(&bent), [11.0, 12.0, 26.0, 40.0].map(Some));
        let flow = indicator(&[(2022, 20.0), (2023, 20.0)], None, None);
        assert_eq!(years(&flow), [Some(20.0), Some(20.0), None, None]);
        assert_eq!(years(&indicator(&[], None, Some(9.0)))[..3], [None; 3]);
    }

    #[test]
    fn the_share_is_of_the_way_from_the_baseline() {
        assert_eq!(
            measured(Some(9.0), 14.0, None, 10.0),
            (Some(0.2), "ikke nået")
        );
        assert_eq!(measured(Some(9.0), 14.0, None, 14.0), (Some(1.0), "nået"));
        assert_eq!(measured(Some(9.0), 14.0, None, 15.0), (Some(1.2), "nået"));
        assert_eq!(
            measured(Some(10.0), 20.0, None, 9.0),
            (Some(-0.1), "ikke nået")
        );
    }

    #[test]
    fn a_falling_target_is_reached_from_above() {
        assert_eq!(
            measured(Some(400.0), 200.0, None, 300.0),
            (Some(0.5), "ikke nået")
        );
        assert_eq!(
            measured(Some(400.0), 200.0, None, 150.0),
            (Some(1.25), "nået")
        );
        assert_eq!(
            measured(Some(400.0), 100.0, Some(200.0), 200.0),
            (Some(1.0), "nået")
        );
    }

    #[test]
    fn without_a_baseline_a_target_of_nothing_is_come_down_to_and_any_other_up_to() {
        assert_eq!(measured(None, 0.0, None, 250.0), (None, "ikke nået"));
        assert_eq!(measured(None, 0.0, None, 0.0), (None, "nået"));
        assert_eq!(measured(None, 1.0, None, 2.0), (None, "nået"));
        assert_eq!(measured(None, 2.0, None, 1.0), (None, "ikke nået"));
    }

    #[test]
    fn a_range_is_reached_at_its_near_end_and_left_at_its_far() {
        assert_eq!(measured(None, 2.0, Some(3.0), 1.0), (None, "ikke nået"));
        assert_eq!(measured(None, 2.0, Some(3.0), 2.0), (None, "nået"));
        assert_eq!(
            measured(None, 2.0, Some(3.0), 4.0),
            (None, "over måltallet")
        );
        assert_eq!(
            measured(Some(9.0), 2.0, Some(3.0), 1.5),
            (Some(1.25), "under måltallet")
        );
        assert_eq!(
            measured(Some(0.0), 2.0, Some(4.0), 1.0),
            (Some(0.5), "ikke nået")
        );
    }

    #[test]
    fn with_no_way_to_go_there_is_no_share() {
        assert_eq!(measured(Some(5.0), 5.0, None, 5.0), (None, "nået"));
        assert_eq!(measured(Some(2.0), 1.0, Some(3.0), 2.5), (None, "nået"));
    }
}
