//! `status` as one self-contained page: how far each goal is, and the table of actions.

use super::report_html::{HTML, STYLE, page};
use super::template::{Dialect, Fault};
use crate::query::count::Statuses;
use crate::report::status::StatusView;
use serde::Serialize;
use std::collections::BTreeMap;

const DIALECT: Dialect = Dialect {
    standard: &[
        (
            "standard/status.html",
            include_str!("../../templates/status.html"),
        ),
        STYLE,
    ],
    ..HTML
};

/// The view with its headings, which are no part of its machine-readable output.
#[derive(Serialize)]
struct Page<'a> {
    titel: &'a str,
    organisation: &'a str,
    udvalg: Option<&'a str>,
    ingen: &'static str,
    bjaelker: Vec<Bar<'a>>,
    #[serde(flatten)]
    view: &'a StatusView<'a>,
}

/// The view as a page.
///
/// # Errors
/// When the template asks for what the view does not have, which is a fault of this program.
pub(crate) fn html(view: &StatusView<'_>) -> Result<String, Fault> {
    let data = Page {
        titel: view.title,
        organisation: view.organisation,
        udvalg: view.selection.as_deref(),
        ingen: view.nothing(),
        bjaelker: bars(view),
        view,
    };
    page(&DIALECT, None, &data)
}

/// What a bar shows.
#[derive(Serialize)]
struct Bar<'a> {
    navn: String,
    titel: &'a str,
    antal: usize,
    status: BTreeMap<&'static str, usize>,
}

/// A bar for each goal, and for all of them where there are several.
fn bars<'a>(view: &'a StatusView<'_>) -> Vec<Bar<'a>> {
    let bar = |navn: String, titel: &'a str, statuses: &Statuses| {
        let present = statuses.present();
        let status: BTreeMap<_, _> = present
            .map(|(status, count)| (status.word(), count))
            .collect();
        Bar {
            navn,
            titel,
            antal: status.values().sum(),
            status,
        }
    };
    let goals = view.goals.iter();
    let mut bars: Vec<Bar<'a>> = goals
        .map(|goal| bar(format!("Mål {}", goal.number), goal.title, &goal.status))
        .collect();
    if bars.len() > 1 {
        bars.push(bar("I alt".to_owned(), "", &view.total()));
    }
    bars
}
