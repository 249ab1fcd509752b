//! *Nøgletal*: what is measured, and how far it has come.

use super::{AnnualReport, Scope};
use crate::plan::{Goal, Indicator, Measurement};
use crate::query::progress::{self, Outcome, Pace};
use crate::text::danish::{date, noun, number};
use crate::text::letters::capital;
use crate::text::shorten::{ended, shorten};
use crate::view::block::{
    Block, Cell, Chart, Column, ColumnKind, Inline, Section, Table, YearChart,
};
use crate::view::parts::{DASH, or_dash};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// One indicator.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct IndicatorRow {
    /// Its goal's number.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
    /// The action it belongs to.
    #[serde(rename = "handling")]
    pub(crate) action: Option<String>,
    /// Its name.
    #[serde(rename = "navn")]
    pub(crate) name: String,
    /// The unit of every value.
    #[serde(rename = "enhed")]
    pub(crate) unit: String,
    /// Where it stood when the period began.
    #[serde(rename = "udgangspunkt")]
    pub(crate) baseline: Option<f64>,
    /// The last measurement up to the end of the year before.
    #[serde(rename = "sidste_aar")]
    pub(crate) last_year: Option<MeasurementView>,
    /// The last measurement of the year.
    #[serde(rename = "i_aar")]
    pub(crate) this_year: Option<MeasurementView>,
    /// Where it should be at the end of the year: its milestone, or on the way to the target.
    #[serde(rename = "forventet")]
    pub(crate) expected: Option<f64>,
    /// The same as it is written: on a line between other values it may have decimals without end.
    #[serde(skip)]
    expected_shown: Option<f64>,
    /// Where it is to be.
    #[serde(rename = "maaltal")]
    pub(crate) target: Option<f64>,
    /// The upper end of a target that is a range.
    #[serde(rename = "maaltal_hoejst")]
    pub(crate) target_upper: Option<f64>,
    /// The last measurement of each year of the period: what a curve is drawn from.
    #[serde(rename = "aarsvaerdier")]
    pub(crate) years: Vec<YearValue>,
    /// The share of the way from baseline to target at this year's measurement.
    #[serde(rename = "andel")]
    pub(crate) share: Option<f64>,
    /// Whether the target is reached at this year's measurement; where there is none, the year's
    /// milestone.
    #[serde(rename = "opnaaelse")]
    pub(crate) outcome: Option<Outcome>,
    /// Whether it is ahead of where it should be by now, or behind, on the way to its target.
    #[serde(rename = "tempo")]
    pub(crate) pace: Option<Pace>,
    /// The outcome at the period's last measurement up to the report's day; of a year's own
    /// target as `outcome`.
    #[serde(skip)]
    pub(super) last_outcome: Option<Outcome>,
    /// Whether the year's value decides: of a target in the period's last year, of a year's own always.
    #[serde(skip)]
    is_decided: bool,
}

/// What was measured in one year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearValue {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// Its last measurement; none where nothing was measured, or not yet.
    #[serde(rename = "maaling")]
    pub(crate) measurement: Option<MeasurementView>,
}

/// One measured value.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct MeasurementView {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The value.
    #[serde(rename = "vaerdi")]
    pub(crate) value: f64,
    /// Where it comes from.
    #[serde(rename = "kilde")]
    pub(crate) source: Option<String>,
}

/// Every indicator of the plan.
pub(super) fn collect(scope: &Scope<'_>) -> Vec<IndicatorRow> {
    let indicators = scope.plan.indicators();
    indicators
        .map(|(goal, indicator)| row(scope, goal, indicator))
        .collect()
}

fn row(scope: &Scope<'_>, goal: &Goal, indicator: &Indicator) -> IndicatorRow {
    let last_year = indicator.value_on(scope.settled.before());
    let this_year = last_of(indicator, scope.settled.year);
    let years = scope.plan.period.all();
    let last = years.rev().find_map(|year| last_of(indicator, year));
    let last = last.and_then(|measured| progress::progress(indicator, measured.value));
    let progress = this_year.and_then(|measured| progress::progress(indicator, measured.value));
    let of_year = this_year.and_then(|measured| {
        progress::of_year(indicator, scope.settled.year, measured.value).map(|(_, outcome)| outcome)
    });
    let period = scope.plan.period.value;
    let expected = progress::expected(indicator, period, scope.settled.year);
    IndicatorRow {
        goal: goal.number.to_string(),
        action: indicator.action.as_ref().map(|number| number.to_string()),
        name: indicator.name.value.clone(),
        unit: indicator.unit.clone(),
        baseline: indicator.baseline,
        last_year: last_year.map(view),
        this_year: this_year.map(view),
        expected,
        expected_shown: expected.map(|value| number::rounded(value, decimals(indicator) + 2)),
        target: indicator.target,
        target_upper: indicator.target_upper.map(|upper| upper.value),
        years: scope
            .plan
            .period
            .all()
            .map(|year| YearValue {
                year,
                measurement: last_of(indicator, year).map(view),
            })
            .collect(),
        share: progress.and_then(|progress| progress.share),
        outcome: progress.map(|progress| progress.outcome).or(of_year),
        last_outcome: last.map(|progress| progress.outcome).or(of_year),
        pace: this_year.and_then(|measured| {
            let pace = progress::pace(indicator, period, scope.settled.year, measured.value);
            // Where it should be is known for the end of the year alone.
            pace.filter(|pace| !scope.settled.is_preliminary || *pace == Pace::Ahead)
        }),
        is_decided: !scope.settled.is_preliminary
            && (indicator.target.is_none() || scope.plan.period.last() == scope.settled.year),
    }
}

/// The most decimals of any of its values.
fn decimals(indicator: &Indicator) -> usize {
    let ends = [
        indicator.baseline,
        indicator.target,
        indicator.target_upper.map(|upper| upper.value),
    ];
    let milestones = indicator.milestones.iter();
    let milestones = milestones.map(|milestone| milestone.value.value);
    let measured = indicator.measurements.iter();
    let values = measured
        .map(|measured| measured.value.value)
        .chain(milestones);
    let values = values.chain(ends.into_iter().flatten());
    values.map(number::decimals).max().unwrap_or(0)
}

/// The last measurement of `year`. Later ones than the report sees are not in its plan.
fn last_of(indicator: &Indicator, year: i32) -> Option<&Measurement> {
    let last = indicator.value_on(date::last_of(year))?;
    (last.date.year() == year).then_some(last)
}

fn view(measurement: &Measurement) -> MeasurementView {
    MeasurementView {
        date: measurement.date.value,
        value: measurement.value,
        source: measurement.source.clone(),
    }
}

/// The section; none where nothing is measured.
pub(super) fn section(report: &AnnualReport) -> Option<Section> {
    let (rows, year) = (&report.indicators, report.year);
    if rows.is_empty() {
        return None;
    }
    let mut table = Table::new(
        format!("Nøgletal ved udgangen af {year}"),
        vec![
            Column::new(ColumnKind::Text, "Indikator", 26),
            Column::new(ColumnKind::Number, "Udgangspunkt", 15),
            Column::new(ColumnKind::Number, format!("Ultimo {}", year - 1), 14),
            Column::new(ColumnKind::Text, year.to_string(), 20),
            Column::new(ColumnKind::Number, format!("Ventet {year}"), 11),
            Column::new(ColumnKind::Number, "Måltal", 11),
            Column::new(ColumnKind::Words, "Andel af vejen", 14),
        ],
    );
    for row in rows {
        let last_year = row.last_year.as_ref().map(|measured| measured.value);
        let measured = row.this_year.as_ref().map(MeasurementView::words);
        table.row(vec![
            Cell::from(row.name_and_unit()),
            Cell::from(value_words(row.baseline)),
            Cell::from(value_words(last_year)),
            Cell::from(measured.unwrap_or_else(|| format!("Ikke målt i {year}"))),
            Cell::from(value_words(row.expected_shown)),
            Cell::from(
                row.target_words()
                    .unwrap_or_else(|| row.no_target().to_owned()),
            ),
            Cell::from(row.share_words()),
        ]);
    }
    let mut blocks = vec![Block::Table(table)];
    blocks.extend(rows.iter().filter_map(|row| row.chart(year)));
    blocks.extend(year_by_year(rows));
    Some(Section {
        blocks,
        ..Section::new("noegletal", "Nøgletal")
    })
}

/// Which indicators are as far as they should be, and which are not; nothing where none has an aim.
pub(super) fn standing(report: &AnnualReport) -> Option<Block> {
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for row in report.indicators.iter().filter(|row| row.has_aim()) {
        let (standing, name) = (row.standing(report.year), shorten(&row.name, NAME));
        match groups.iter_mut().find(|(own, _)| *own == standing) {
            Some((_, names)) => names.push(name),
            None => groups.push((standing, vec![name])),
        }
    }
    let is_alone = groups.len() == 1;
    let words = groups.iter().map(|(standing, names)| match names.len() {
        0..=MOST_NAMED => format!("{standing}: {}", noun::list(names)),
        many if is_alone => format!("{standing}: alle {many}"),
        many => format!("{standing}: {many} af dem"),
    });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| {
        let label = Inline::Strong("Nøgletal".to_owned());
        Block::paragraph(vec![
            label,
            ended(format!(" – {}", words.join("; "))).into(),
        ])
    })
}

/// Not there yet, and nothing says how far it should be.
const ON_ITS_WAY: &str = "på vej";

/// More indicators of one standing are counted.
const MOST_NAMED: usize = 5;

/// So many characters of an indicator's name stand in a sentence.
const NAME: usize = 50;

/// Whether a name says its unit already: as the end of a word, `Medlemskommuner`, or where it is as
/// short as `m` and `ton` as a word of its own.
fn holds_unit(name: &str, unit: &str) -> bool {
    let (name, unit) = (name.to_lowercase(), unit.to_lowercase());
    let is_short = unit.chars().count() < SHORT_UNIT;
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    name.match_indices(&unit).any(|(at, _)| {
        let (before, after) = (&name[..at], &name[at + unit.len()..]);
        let goes_on = is_letter(after.chars().next());
        let is_part = is_short && is_letter(before.chars().next_back());
        !goes_on && !is_part
    })
}

/// A shorter unit ends many a word that says nothing of it.
const SHORT_UNIT: usize = 4;

fn value_words(value: Option<f64>) -> String {
    or_dash(value.map(number::decimal))
}

/// What the charts show, in numbers; nothing in a period of one year.
fn year_by_year(rows: &[IndicatorRow]) -> Option<Block> {
    let years = &rows.first().filter(|row| row.years.len() > 1)?.years;
    let number = |heading: String| Column::new(ColumnKind::Number, heading, 10);
    let mut columns = vec![Column::new(ColumnKind::Words, "Indikator", 26)];
    columns.push(number("Udgangspunkt".to_owned()));
    columns.extend(years.iter().map(|year| number(year.year.to_string())));
    columns.push(number("Måltal".to_owned()));
    let mut table = Table::new("Nøgletal år for år", columns);
    for row in rows {
        let values = row.years.iter().map(YearValue::value);
        let values = std::iter::once(row.baseline).chain(values).map(value_words);
        let target = or_dash(row.target_words());
        let cells = std::iter::once(row.name_and_unit())
            .chain(values)
            .chain([target]);
        table.row(cells.map(Cell::from).collect());
    }
    Some(Block::Table(table))
}

impl YearValue {
    fn value(&self) -> Option<f64> {
        self.measurement.as_ref().map(|found| found.value)
    }
}

impl IndicatorRow {
    /// The name, with the unit where the name does not hold it.
    fn name_and_unit(&self) -> String {
        if self.unit.is_empty() || holds_unit(&self.name, &self.unit) {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.unit)
        }
    }

    /// What stands for a target of the whole period where there is none.
    fn no_target(&self) -> &'static str {
        match self.expected {
            Some(_) => "Fastsat år for år",
            None => "Ikke fastsat",
        }
    }

    fn target_words(&self) -> Option<String> {
        let target = number::decimal(self.target?);
        Some(match self.target_upper {
            Some(upper) => format!("{target} til {}", number::decimal(upper)),
            None => target,
        })
    }

    /// "67 % (bagud)", "100 % (nået)", "Nået".
    fn share_words(&self) -> String {
        let verdict = self.verdict();
        match (self.share.map(number::percent), verdict) {
            (Some(share), None) => share,
            (Some(share), Some(verdict)) => format!("{share} ({verdict})"),
            (None, Some(verdict)) => capital(verdict),
            (None, None) => DASH.to_owned(),
        }
    }

    /// What the year's value says of the target: on the way to it, the pace.
    fn verdict(&self) -> Option<&'static str> {
        let outcome = self.outcome?;
        Some(match self.pace {
            Some(pace) => pace.words(),
            None if outcome == Outcome::NotReached && !self.is_decided => ON_ITS_WAY,
            None => outcome.words(),
        })
    }

    /// How far it is, in a word or two.
    fn standing(&self, year: i32) -> String {
        match &self.this_year {
            Some(_) => self.verdict().unwrap_or(ON_ITS_WAY).to_owned(),
            None => format!("ikke målt i {year}"),
        }
    }

    /// Whether there is anything that it should come to.
    pub(super) fn has_aim(&self) -> bool {
        self.target.is_some() || self.expected.is_some()
    }

    /// What the last value of the period says of the target, in the report on its last year.
    fn last_verdict(&self, year: i32) -> Option<String> {
        match (self.last_outcome?, &self.this_year) {
            (Outcome::NotReached, None) => Some(format!("ikke målt i {year}")),
            (outcome, None) => Some(outcome.words().to_owned()),
            (_, Some(_)) => self.verdict().map(str::to_owned),
        }
    }

    /// Whether it was ever measured.
    pub(super) fn is_measured(&self) -> bool {
        self.years.iter().any(|year| year.measurement.is_some())
    }

    /// From where to where it went over the period: "Medlemskommuner: fra 6 til 9 i 2022; måltallet
    /// er 10 (ikke nået)".
    pub(super) fn way(&self, year: i32) -> String {
        let measured = self.years.iter();
        let measured = measured.filter_map(|year| Some((year.year, year.value()?)));
        let measured: Vec<(i32, f64)> = measured.collect();
        let way = self.course(&measured);
        let is_open = self.last_outcome == Some(Outcome::NotReached) && !self.is_decided;
        let target = match (self.target_words(), self.last_verdict(year)) {
            (Some(target), Some(verdict)) => format!("; måltallet er {target} ({verdict})"),
            (Some(target), None) => format!("; måltallet er {target}"),
            (None, Some(_)) if is_open => "; det sidste års måltal er ikke nået endnu".to_owned(),
            (None, Some(verdict)) => format!("; det sidste års måltal er {verdict}"),
            (None, None) => String::new(),
        };
        let name = self.name_and_unit();
        format!("{name}: {way}{target}")
    }

    /// From the first of the values, or the baseline, to the last.
    fn course(&self, measured: &[(i32, f64)]) -> String {
        let (Some(&(first_year, first)), Some(&(last_year, last))) =
            (measured.first(), measured.last())
        else {
            return "ikke målt".to_owned();
        };
        let values = measured.iter().map(|(_, value)| *value);
        let all = values.chain(self.baseline);
        let is_unchanged = all.clone().count() > 1 && all.into_iter().all(|value| value == last);
        let (first, last) = (number::decimal(first), number::decimal(last));
        match self.baseline.map(number::decimal) {
            _ if is_unchanged => format!("stadig {last} i {last_year}"),
            Some(baseline) => format!("fra {baseline} til {last} i {last_year}"),
            None if first_year == last_year => format!("{last} i {last_year}"),
            None => format!("fra {first} i {first_year} til {last} i {last_year}"),
        }
    }

    /// The values over the years; none where nothing has been measured.
    fn chart(&self, year: i32) -> Option<Block> {
        let years = self.years.iter();
        let values: Vec<(i32, Option<f64>)> = years.map(|year| (year.year, year.value())).collect();
        values.iter().find_map(|(_, value)| *value)?;
        let baseline = self.baseline.map(number::decimal);
        let begun = values.iter().filter(|(of, _)| *of <= year);
        let measured = begun.map(|(of, value)| {
            let value = value.map_or_else(|| "ikke målt".to_owned(), number::decimal);
            format!("{of}: {value}")
        });
        let words: Vec<String> = baseline
            .map(|baseline| format!("udgangspunkt: {baseline}"))
            .into_iter()
            .chain(measured)
            .chain(
                self.expected_shown
                    .map(|value| format!("ventet i {year}: {}", number::decimal(value))),
            )
            .chain(
                self.target_words()
                    .map(|target| format!("måltal: {target}")),
            )
            .collect();
        Some(Block::Chart(Chart::Years(YearChart {
            title: self.name_and_unit(),
            baseline: self.baseline,
            target: self.target,
            target_upper: self.target_upper,
            expected: self.expected_shown,
            values,
            year,
            words: capital(&words.join("; ")),
        })))
    }
}

impl MeasurementView {
    fn words(&self) -> String {
        let source = self.source.as_ref();
        let source = source.map_or_else(String::new, |source| format!(", {source}"));
        let (value, day) = (number::decimal(self.value), date::short(self.date));
        format!("{value} ({day}{source})")
    }
}
