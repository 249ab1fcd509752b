//! `kimo measure`: writes a measured value on an indicator.

use super::arguments::{Day, Measured, day, measured};
use super::write;
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, follow, receipt};
use crate::document::{Addition, entry};
use crate::load::Which;
use crate::plan::{Indicator, Measurement, same_name};
use crate::query::progress::{self, Outcome as Reached};
use crate::text::Spanned;
use crate::text::danish::date;
use crate::text::danish::number::{self, NO_BREAK_SPACE};
use anyhow::{Result, anyhow, bail};
use chrono::Datelike as _;

/// The arguments of `kimo measure`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Navnet findes uanset store og små bogstaver, og dets begyndelse er nok.

Eksempler:
  kimo måling Medlemskommuner 19 --dato 31.12.2024 --kilde \"Medlemslisten\"
  kimo måling \"konferencer om\" 1")]
pub(crate) struct Measure {
    /// Indikatorens navn eller begyndelsen af det
    #[arg(value_name = "NAVN")]
    navn: String,

    /// Det målte, f.eks. 1.250 eller 3,5
    #[arg(value_name = "VÆRDI", value_parser = measured, allow_hyphen_values = true)]
    vaerdi: Measured,

    /// Dagen, det gjaldt (ellers i dag), f.eks. 31.12.2024
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvor tallet kommer fra
    #[arg(long, value_name = "TEKST")]
    kilde: Option<String>,

    #[command(flatten)]
    options: WriteOptions,
}

impl Measure {
    /// Writes the measurement.
    ///
    /// # Errors
    /// When there is no such indicator, the measurement is there already, or the file cannot
    /// be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, wanted) = context.day_to_write(self.dato.as_ref())?;
        let disk = context.disk()?;
        let opened = context.open(&disk, wanted, Which::All)?;
        let (goal, indicator) = opened.indicator(&self.navn)?;
        refuse_other_unit(indicator, &self.vaerdi.unit)?;
        let measurement = Measurement {
            date: day.into(),
            value: self.vaerdi.value,
            source: self.kilde.clone(),
        };
        let same = |old: &&Spanned<Measurement>| {
            old.date.value == day && old.value.value == measurement.value
        };
        if indicator.measurements.iter().any(|old| same(&old)) {
            bail!(Failure::new(format!(
                "målingen {} den {} står der allerede, så intet er skrevet",
                with_unit(indicator, measurement.value),
                date::long(day)
            )));
        }
        let name = &indicator.name.value;
        write::edit(context, &disk, &opened, goal.file, &|version| {
            let mut indicators = version.goal()?.indicators.iter();
            let indicator = indicators
                .find(|indicator| indicator.name.value == *name)
                .ok_or_else(|| anyhow!("indikatoren ”{name}” blev fjernet fra filen imens"))?;
            let lines = indicator.own_lines.span;
            Ok(Some(
                Addition::under(lines, entry::measurement(&measurement)).into(),
            ))
        })?;
        let mut measured = indicator.clone();
        measured
            .measurements
            .push(Spanned::from(measurement.clone()));
        let receipt = receipt(indicator, &measurement)
            + &receipt::in_period(&disk, opened.plan()?)
            + &follow::follow_measured(context, &disk, &opened, indicator, &measured);
        let summary = format!(
            "Måling af {}: {}",
            indicator.name.value,
            with_unit(indicator, measurement.value)
        );
        self.options.conclude(context, &receipt, &summary)
    }
}

/// Refuses a value in another unit than the indicator's.
fn refuse_other_unit(indicator: &Indicator, typed: &str) -> Result<()> {
    let name = &indicator.name.value;
    match indicator.unit.trim() {
        own if typed.is_empty() || same_name(own, typed) => Ok(()),
        "" => bail!(Failure::new(format!(
            "”{name}” har ingen enhed, så ”{typed}” kan ikke være dens"
        ))),
        own => bail!(
            Failure::new(format!("”{name}” måles i ”{own}”, ikke i ”{typed}”"))
                .hint("skriv tallet alene")
        ),
    }
}

/// What was written, what it was before, and how far that is.
fn receipt(indicator: &Indicator, new: &Measurement) -> String {
    let day = new.date.value;
    let mut text = format!(
        "Målingen er skrevet på ”{}”: {} den {}.\n",
        indicator.name.value,
        with_unit(indicator, new.value),
        date::long(day)
    );
    if let Some(before) = indicator.value_on(day) {
        let value = number::decimal(before.value);
        text += &if before.date.value == day {
            format!("Den gælder i stedet for målingen samme dag, som var {value}.\n")
        } else {
            format!(
                "Den forrige var {value} den {}.\n",
                date::long(before.date.value)
            )
        };
    }
    let latest = indicator
        .measurements
        .iter()
        .max_by_key(|old| old.date.value);
    if let Some(latest) = latest.filter(|latest| latest.date.value > day) {
        text += &format!(
            "Den seneste måling er stadig {} den {}.\n",
            number::decimal(latest.value.value),
            date::long(latest.date.value)
        );
    }
    text + &way(indicator, new.value) + &of_year(indicator, new)
}

/// Whether what the measurement's year should come to is reached, where the period has no target.
fn of_year(indicator: &Indicator, new: &Measurement) -> String {
    let year = new.date.value.year();
    let Some((wanted, outcome)) = progress::of_year(indicator, year, new.value) else {
        return String::new();
    };
    let wanted = number::decimal(wanted);
    format!("Målet for {year} på {wanted} er {}.\n", outcome.words())
}

/// How far `value` is from the baseline to the target, in a sentence; nothing without a target.
fn way(indicator: &Indicator, value: f64) -> String {
    let (Some(target), Some(progress)) = (indicator.target, progress::progress(indicator, value))
    else {
        return String::new();
    };
    let target = match indicator.target_upper {
        Some(upper) => format!(
            "{}-{}",
            number::decimal(target),
            number::decimal(upper.value)
        ),
        None => number::decimal(target),
    };
    match (progress.outcome, progress.share, indicator.baseline) {
        (Reached::Reached, ..) => format!("Måltallet på {target} er nået.\n"),
        (Reached::Above, ..) => format!("Det er over måltallet på {target}.\n"),
        (Reached::Below, ..) => format!("Det er under måltallet på {target}.\n"),
        (Reached::NotReached, Some(share), Some(baseline)) if share < 0.0 => format!(
            "Det er længere fra måltallet på {target} end udgangspunktet, som var {}.\n",
            number::decimal(baseline)
        ),
        (Reached::NotReached, Some(share), Some(baseline)) => format!(
            "Det er {} af vejen fra {} til {target}.\n",
            number::percent(share),
            number::decimal(baseline)
        ),
        (Reached::NotReached, ..) => format!("Måltallet på {target} er ikke nået.\n"),
    }
}

/// A value with the indicator's unit: `19 kommuner`.
fn with_unit(indicator: &Indicator, value: f64) -> String {
    let value = number::decimal(value);
    match indicator.unit.trim() {
        "" => value,
        // The unit stands in the plural, and kimo knows no singular of it.
        unit if value == "1" && is_plural(unit) => format!("{value} ({unit})"),
        unit => format!("{value}{NO_BREAK_SPACE}{unit}"),
    }
}

fn is_plural(unit: &str) -> bool {
    let is_measure = unit.ends_with("meter") || unit.ends_with("liter");
    !is_measure
        && ["er", "re", "de"]
            .iter()
            .any(|ending| unit.ends_with(ending))
}
