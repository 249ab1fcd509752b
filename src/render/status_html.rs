//! `status` as one self-contained page: how far each goal is, and the table of actions.

use super::report_html::{HTML, STYLE, page};
use super::template::{Dialect, Fault};
use crate::report::status::StatusView;
use serde::Serialize;

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
    #[serde(flatten)]
    view: &'a StatusView<'a>,
}

/// The view as a page.
///
/// # Errors
/// When the template asks for what the view does not have, which is a fault of this program.
pub fn html(view: &StatusView<'_>) -> Result<String, Fault> {
    let data = Page {
        titel: view.title,
        organisation: view.organisation,
        view,
    };
    page(&DIALECT, None, &data)
}
