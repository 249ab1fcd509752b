//! *Beretning*: the year's own words, where there are any.

use super::{AnnualReport, Scope};
use crate::view::block::{Block, Inline, Section};
use crate::view::parts;
use serde::Serialize;

/// The words of the year.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ForewordView {
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// Who wrote them.
    #[serde(rename = "af")]
    pub(crate) by: Option<String>,
}

impl ForewordView {
    pub(super) fn of(scope: &Scope<'_>) -> Option<ForewordView> {
        let mut forewords = scope.plan.forewords.iter();
        let foreword = forewords.find(|of| of.year.value == scope.settled.year)?;
        Some(ForewordView {
            text: foreword.text.clone(),
            by: foreword.by.clone(),
        })
    }
}

/// The section; none where the year has no words of its own.
pub(super) fn section(report: &AnnualReport) -> Option<Section> {
    let foreword = report.foreword.as_ref()?;
    let words = parts::after(Vec::new(), &foreword.text).into_iter();
    let by = foreword.by.clone();
    let by = by.map(|by| Block::paragraph(vec![Inline::Emphasis(by)]));
    Some(Section {
        blocks: words.map(Block::paragraph).chain(by).collect(),
        begins_page: true,
        ..Section::new("beretning", "Beretning")
    })
}
