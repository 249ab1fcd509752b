//! The sections of the report, in their order: a file for each, as in `report/progress`.

mod annex;
mod attention;
mod changes;
mod follow_up;
mod front;
mod goals;
mod indicators;
mod overall;
mod proposals;

pub(crate) use front::title;

use super::document::Document;
use crate::view::annual::AnnualReport;

/// Writes every section to `document`.
pub(crate) fn write(report: &AnnualReport, document: &mut Document) {
    front::front(report, document);
    front::recommendations(report, document);
    front::summary(report, document);
    overall::overall(report, document);
    goals::goals(report, document);
    attention::attention(report, document);
    indicators::indicators(report, document);
    follow_up::follow_up(report, document);
    proposals::proposals(report, document);
    changes::changes(report, document);
    annex::annex(report, document);
}
