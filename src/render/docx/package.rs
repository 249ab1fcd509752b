//! The parts of the file, and the zip they lie in: the same bytes on any day and any machine.

use super::document::NAMESPACES;
use super::paragraph::{Paragraph, Style};
use super::xml::{escape, line};
use anyhow::{Context, Result};
use chrono::NaiveDate;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// How each part begins.
pub(crate) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// What the file says of itself.
pub(crate) struct About<'a> {
    /// The report's title.
    pub(crate) title: &'a str,
    /// Whose report it is.
    pub(crate) organisation: &'a str,
    /// The date of status, which stands as the day the file was made: no clock is asked.
    pub(crate) date: NaiveDate,
}

/// The file with `document` as its main part.
///
/// # Errors
/// When the zip cannot be written.
pub(crate) fn package(document: &str, about: &About<'_>) -> Result<Vec<u8>> {
    let (core, footer) = (core(about), footer(about));
    // The list of content types comes first: some readers expect it there.
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONSHIPS),
        ("docProps/core.xml", core.as_str()),
        ("word/document.xml", document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONSHIPS),
        ("word/styles.xml", STYLES),
        ("word/settings.xml", SETTINGS),
        ("word/numbering.xml", NUMBERING),
        ("word/sidefod.xml", footer.as_str()),
    ];
    zipped(&parts).context("Word-filen kan ikke sættes sammen")
}

fn zipped(parts: &[(&str, &str)]) -> Result<Vec<u8>> {
    // Neither the day nor the kind of machine is to be seen in it.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(*name, options)?;
        zip.write_all(xml.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn core(about: &About<'_>) -> String {
    let day = about.date.format("%Y-%m-%dT00:00:00Z");
    let made =
        |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:{name}>");
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>{}</dc:creator><dc:language>da-DK</dc:language>{}{}</cp:coreProperties>",
        escape(&line(about.title)),
        escape(&line(about.organisation)),
        made("created"),
        made("modified"),
    )
}

/// "KIMO Danmark · Fremdriftsrapport …" to the left, "Side 1 af 9" to the right.
fn footer(about: &About<'_>) -> String {
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let paragraph = Paragraph::new(Style::Footer)
        .text(&format!("{} · {}", about.organisation, about.title))
        .raw("<w:r><w:tab/></w:r>")
        .text("Side ")
        .raw(&field("PAGE"))
        .text(" af ")
        .raw(&field("NUMPAGES"));
    format!(
        "{DECLARATION}<w:ftr {NAMESPACES}>{}</w:ftr>",
        paragraph.xml()
    )
}

const STYLES: &str = include_str!("../../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../templates/docx/settings.xml");
const NUMBERING: &str = include_str!("../../../templates/docx/numbering.xml");
const CONTENT_TYPES: &str = include_str!("../../../templates/docx/content_types.xml");
const RELATIONSHIPS: &str = include_str!("../../../templates/docx/rels.xml");
const DOCUMENT_RELATIONSHIPS: &str = include_str!("../../../templates/docx/document_rels.xml");
