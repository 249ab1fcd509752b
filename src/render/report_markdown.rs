//! The annual report as Markdown, through the template `templates/rapport.md`.

use super::markdown;
use super::template::{Dialect, Fault, Template, fill};
use crate::view::annual::AnnualReport;

const DIALECT: Dialect = Dialect {
    standard: &[(
        "standard/rapport.md",
        include_str!("../../templates/rapport.md"),
    )],
    text: markdown::text,
    cell: markdown::cell,
    paragraphs: markdown::paragraphs,
    add_filters: |_| (),
};

/// The report as GitHub-flavoured Markdown, in the layout `own` or the standard one.
///
/// # Errors
/// When the template cannot be read, or asks for what the report does not have.
pub fn markdown(report: &AnnualReport, own: Option<&Template>) -> Result<String, Fault> {
    fill(&DIALECT, own, report)
}

#[cfg(test)]
mod hostile;
#[cfg(test)]
mod tests;
