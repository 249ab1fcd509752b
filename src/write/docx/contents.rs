//! The table of contents: a field that Word makes anew with page numbers, filled with the
//! headings as links, so that it is of use before that too.

use super::paragraph::{Paragraph, Style};
use crate::text::visible::one_line;
use crate::write::xml::escape;

/// A heading of the document.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// The bookmark that stands at it.
    pub(crate) anchor: String,
    /// Its words.
    pub(crate) text: String,
}

/// The table of contents with its heading, in the frame by which Word offers to update it.
pub(crate) fn contents(headings: &[Heading]) -> String {
    let mut xml = String::from(
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/>\
         <w:docPartUnique/></w:docPartObj></w:sdtPr><w:sdtContent>",
    );
    xml += &Paragraph::with_text(Style::ContentsHeading, "Indhold").xml();
    // It stands on one page, where it has room there: what cannot stay together leaves its heading.
    let kept = if headings.len() <= PAGEFUL {
        headings.len()
    } else {
        2
    };
    for (at, heading) in headings.iter().enumerate() {
        xml += &format!(
            "<w:p><w:pPr><w:pStyle w:val=\"TOC1\"/>{}</w:pPr>{}\
             <w:hyperlink w:anchor=\"{}\" w:history=\"1\"><w:r>\
             <w:t xml:space=\"preserve\">{}</w:t></w:r></w:hyperlink></w:p>",
            if at < kept { "<w:keepNext/>" } else { "" },
            if at == 0 { FIELD_BEGINS } else { "" },
            heading.anchor,
            escape(&one_line(&heading.text)),
        );
    }
    if !headings.is_empty() {
        xml += FIELD_ENDS;
    }
    xml + "</w:sdtContent></w:sdt>"
}

/// So many lines are less than a page, some of them on two.
const PAGEFUL: usize = 40;

const FIELD_BEGINS: &str = "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
     <w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-1\" \\h \\z \\u </w:instrText></w:r>\
     <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>";

const FIELD_ENDS: &str = "<w:p><w:pPr><w:pStyle w:val=\"Mellemrum\"/></w:pPr>\
     <w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
