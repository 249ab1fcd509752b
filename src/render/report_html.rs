//! The annual report as one self-contained page, through the template `templates/rapport.html`.

use super::chart::line::line_chart;
use super::chart::progress_bar::{Progress, progress_bar};
use super::chart::series::Series;
use super::chart::stacked_bar;
use super::html;
use super::template::{Dialect, Fault, Template, fill, safe};
use crate::view::annual::AnnualReport;
use minijinja::Environment;
use minijinja::value::Serde;
use serde::Serialize;
use std::collections::BTreeMap;

const DIALECT: Dialect = Dialect {
    standard: &[
        (
            "standard/rapport.html",
            include_str!("../../templates/rapport.html"),
        ),
        STYLE,
    ],
    ..HTML
};

/// What every page of this program shares: how text is shown, and its filters.
pub(super) const HTML: Dialect = Dialect {
    standard: &[],
    text: html::escape,
    cell: html::escape,
    paragraphs: |text, _| html::paragraphs(text),
    add_filters,
};

/// The style sheet, which a page includes.
pub(super) const STYLE: (&str, &str) = (
    "standard/stil.css",
    include_str!("../../templates/stil.css"),
);

/// The report as a page, in the layout `own` or the standard one.
///
/// # Errors
/// When the template cannot be read, or asks for what the report does not have.
pub fn html(report: &AnnualReport, own: Option<&Template>) -> Result<String, Fault> {
    page(&DIALECT, own, report)
}

/// `data` as a page with its Content-Security-Policy.
pub(super) fn page<T: Serialize>(
    dialect: &Dialect,
    own: Option<&Template>,
    data: &T,
) -> Result<String, Fault> {
    let page = fill(dialect, own, data)?;
    html::with_policy(&html::long_words::mark(&page)).ok_or_else(|| {
        Fault::of_whole(
            own,
            "siden mangler mærket <head>, som dens sikkerhedsregler skal stå i, eller et \
             <style> er ikke lukket",
        )
    })
}

/// Numbers by status or by light.
type Counts = Serde<BTreeMap<String, usize>>;

fn of(counts: &Counts) -> impl Fn(&str) -> usize + '_ {
    |word| counts.0.get(word).copied().unwrap_or(0)
}

fn add_filters(environment: &mut Environment<'static>) {
    environment.add_filter("klasse", html::class);
    environment.add_filter("statusbjaelke", |counts: Counts, title: &str| {
        safe(stacked_bar::of_statuses(title, of(&counts)))
    });
    environment.add_filter("vurderingsbjaelke", |counts: Counts, title: &str| {
        safe(stacked_bar::of_lights(title, of(&counts)))
    });
    environment.add_filter("fremdrift", |counts: Counts, title: &str| {
        safe(progress_bar(title, Progress::of(of(&counts))))
    });
    environment.add_filter("fremdrift_ord", |counts: Counts| {
        Progress::of(of(&counts)).words()
    });
    environment.add_filter("kurve", |series: Serde<Series>| {
        safe(line_chart(&series.0).unwrap_or_default())
    });
}
