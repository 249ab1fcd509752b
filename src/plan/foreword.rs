//! A year's own words (*beretning*), with which the report on it begins.

use crate::text::Spanned;

/// The words of one year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Foreword {
    /// The year.
    pub(crate) year: Spanned<i32>,
    /// The words.
    pub(crate) text: String,
    /// Who wrote them.
    pub(crate) by: Option<String>,
}
