//! The annual report as a Word document: `kimo report 2024 --format docx`.
//!
//! A document is a zip of XML files, and Word is strict about them: the elements of a paragraph,
//! a cell or a table come in the order that the schema has (ECMA-376, part 1). Each file here
//! owns one kind of them, so that the order stands in one place. Headings, sections, tables and
//! words are those of the Markdown; the charts are drawn as shaded cells, with their numbers.

mod chart;
mod contents;
mod document;
mod grid;
mod measure;
mod package;
mod palette;
mod paragraph;
mod section;
mod table;
mod words;
mod xml;
mod years;

use crate::view::annual::AnnualReport;
use anyhow::Result;
use document::Document;
use package::{About, package};

/// The report as the bytes of a `.docx` file: the same report gives the same bytes.
///
/// # Errors
/// When the bytes cannot be put together.
pub fn docx(report: &AnnualReport) -> Result<Vec<u8>> {
    let title = section::title(report);
    let mut document = Document::default();
    section::write(report, &mut document);
    package(
        &document.into_xml(),
        &About {
            title: &title,
            organisation: &report.organisation,
            date: report.date,
        },
    )
}
