//! The parts of the file: the same bytes on any day and any machine.

use super::body::Finished;
use super::paragraph::{FIRST_RESTART, Paragraph, Style};
use super::reference::{EvenPages, Reference};
use super::table::STANDARD_WIDTH;
use crate::load::office::{is, parse, value};
use crate::text::visible::one_line;
use crate::view::block::Article;
use crate::write::xml::escape;
use crate::write::zip::{DECLARATION, Zip};
use anyhow::{Context, Result};
use std::collections::BTreeMap;

/// The XML namespaces of the main parts.
const NAMESPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
     xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
     xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
     xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
     xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\" \
     xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
     xmlns:wp14=\"http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing\"";

/// How the name of a chart's part begins; a reference document keeps its own elsewhere.
const CHARTS: &str = "diagrammer/diagram";

const FOOTER_TYPE: &str = "<Override PartName=\"/word/sidefod.xml\" ContentType=\"application/\
     vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>";

const FOOTER_RELATIONSHIP: &str = "<Relationship Id=\"rId4\" Type=\"http://schemas.\
     openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"sidefod.xml\"/>";

/// The file with `body` as its main part, in the look of `reference` where there is one.
///
/// # Errors
/// When the zip cannot be written, or a part of `reference` is not sound.
pub(crate) fn package(
    article: &Article,
    body: Finished,
    reference: Option<Reference>,
) -> Result<Vec<u8>> {
    let has_own_footer = reference
        .as_ref()
        .is_none_or(|reference| !reference.has_footer);
    let width = reference
        .as_ref()
        .map_or(STANDARD_WIDTH, Reference::text_width);
    let mut page = String::new();
    let mut content_types = String::new();
    let mut relationships = String::new();
    if has_own_footer {
        page += "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>";
        content_types += FOOTER_TYPE;
        relationships += FOOTER_RELATIONSHIP;
    }
    let even_pages = { reference.as_ref() }.map_or(EvenPages::Alike, |own| own.even_pages);
    if has_own_footer && even_pages == (EvenPages::Own { has_footer: false }) {
        page += "<w:footerReference w:type=\"even\" r:id=\"rId4\"/>";
    }
    for (at, address) in body.links.iter().enumerate() {
        relationships += &format!(
            "<Relationship Id=\"rIdL{}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            at + 1,
            escape(address)
        );
    }
    for at in 1..=body.charts.len() {
        relationships += &format!(
            "<Relationship Id=\"rIdC{at}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/\
             relationships/chart\" Target=\"{CHARTS}{at}.xml\"/><Relationship Id=\"rIdP{at}\" \
             Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/image\" \
             Target=\"{CHARTS}{at}.svg\"/>"
        );
        content_types += &format!(
            "<Override PartName=\"/word/{CHARTS}{at}.xml\" ContentType=\"application/\
             vnd.openxmlformats-officedocument.drawingml.chart+xml\"/><Override \
             PartName=\"/word/{CHARTS}{at}.svg\" ContentType=\"image/svg+xml\"/>"
        );
    }
    let charts = body.charts;
    let mut styles = STYLES.replace("\"9638\"", &format!("\"{width}\""));
    let mut numbering = numbering(body.number_lists);
    let mut body = body.xml;
    let mut parts = BTreeMap::new();
    if let Some(reference) = reference {
        let known = Names::of(&reference.styles)?;
        let theirs = reference.numbering.as_deref();
        let by = theirs.map(room_for_lists).transpose()?.unwrap_or(0);
        body = known.renamed(&shifted(&body, by));
        styles = known.with_missing(&reference.styles, &shifted(&styles, by))?;
        numbering = shifted(&numbering, by);
        if let Some(theirs) = theirs {
            numbering = with_lists(theirs, &known.without_styles(&numbering))?;
        }
        page += &reference.page;
        content_types += &reference.content_types;
        relationships += &reference.relationships;
        parts = reference.parts;
    } else {
        page += PAGE;
    }
    let document = format!(
        "{DECLARATION}<w:document {NAMESPACES}><w:body>{body}<w:sectPr>{page}</w:sectPr></w:body>\
         </w:document>"
    );
    let mut zip = Zip::default();
    // The list of content types comes first: some readers expect it there.
    zip.add(
        "[Content_Types].xml",
        &CONTENT_TYPES.replace("</Types>", &format!("{content_types}</Types>")),
    )?;
    zip.add("_rels/.rels", RELATIONSHIPS)?;
    zip.add("docProps/core.xml", &core(article))?;
    zip.add("word/document.xml", &document)?;
    zip.add(
        "word/_rels/document.xml.rels",
        &DOCUMENT_RELATIONSHIPS.replace(
            "</Relationships>",
            &format!("{relationships}</Relationships>"),
        ),
    )?;
    zip.add("word/styles.xml", &styles)?;
    zip.add("word/settings.xml", &settings(even_pages))?;
    zip.add("word/numbering.xml", &numbering)?;
    // A report of this program can be the reference, and has a footer of this name.
    if has_own_footer {
        zip.add("word/sidefod.xml", &footer(article))?;
    }
    for (at, chart) in charts.iter().enumerate() {
        zip.add(&format!("word/{CHARTS}{}.xml", at + 1), &chart.drawing)?;
        zip.add(&format!("word/{CHARTS}{}.svg", at + 1), &chart.picture)?;
    }
    for (name, bytes) in &parts {
        zip.add_bytes(name, bytes)?;
    }
    zip.finish()
}

fn settings(even_pages: EvenPages) -> String {
    // Where it stands among the others is laid down.
    const NEXT: &str = "<w:characterSpacingControl";
    match even_pages {
        EvenPages::Alike => SETTINGS.to_owned(),
        EvenPages::Own { .. } => SETTINGS.replace(NEXT, &format!("<w:evenAndOddHeaders/>{NEXT}")),
    }
}

fn core(article: &Article) -> String {
    let day = article.date.format("%Y-%m-%dT00:00:00Z");
    let made =
        |name: &str| format!("<dcterms:{name} xsi:type=\"dcterms:W3CDTF\">{day}</dcterms:{name}>");
    format!(
        "{DECLARATION}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>{}</dc:creator><dc:language>da-DK</dc:language>{}{}</cp:coreProperties>",
        escape(&one_line(&article.title)),
        escape(&one_line(&article.organisation)),
        made("created"),
        made("modified"),
    )
}

/// "KIMO Danmark · Fremdriftsrapport …" to the left, "Side 1 af 9" to the right.
fn footer(article: &Article) -> String {
    let field = |code: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>\
             <w:r><w:instrText xml:space=\"preserve\"> {code} </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let named = format!(
        "{} · {}",
        one_line(&article.organisation),
        one_line(&article.title)
    );
    let paragraph = Paragraph::new(Style::Footer)
        .text(&named)
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

/// Our lists: one that counts, one with bullets, and one for each that begins again at 1.
fn numbering(number_lists: usize) -> String {
    let restarts = (1..number_lists).map(|before| {
        format!(
            "<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"901\"/><w:lvlOverride w:ilvl=\"0\">\
             <w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>\n",
            FIRST_RESTART + before
        )
    });
    let restarts = restarts.collect::<String>() + "</w:numbering>";
    NUMBERING.replace("</w:numbering>", &restarts)
}

/// How much must be added to the ids of our lists to be other than those of `theirs`: a report of
/// this program can be the reference, and an old letterhead has had many lists.
fn room_for_lists(theirs: &str) -> Result<usize> {
    let document = parse(theirs)?;
    let lists = document.root_element().children();
    let ids = lists.filter_map(|node| value(node, "numId").or(value(node, "abstractNumId")));
    let highest = ids.filter_map(|id| id.parse::<usize>().ok()).max();
    let highest = highest.filter(|id| *id >= FIRST_LIST);
    Ok(highest.unwrap_or(0))
}

/// The lowest id of a list of ours.
const FIRST_LIST: usize = 901;

/// `xml` of ours with the ids of lists so much higher.
fn shifted(xml: &str, by: usize) -> String {
    const IDS: [&str; 4] = [
        "w:numId w:val=\"",
        "w:numId=\"",
        "w:abstractNumId w:val=\"",
        "w:abstractNumId=\"",
    ];
    let mut xml = xml.to_owned();
    for mark in IDS.iter().filter(|_| by > 0) {
        let mut pieces = xml.split(mark);
        let mut shifted = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (id, rest) = piece.split_once('"').unwrap_or((piece, ""));
            let higher = id.parse::<usize>().map(|id| (id + by).to_string());
            let id = higher.as_deref().unwrap_or(id);
            shifted.extend([mark, id, "\"", rest]);
        }
        xml = shifted;
    }
    xml
}

/// `theirs` with our lists among its own: definitions first, then what numbers them, and what Word
/// has noted of them last.
fn with_lists(theirs: &str, ours: &str) -> Result<String> {
    let (ours_document, document) = (parse(ours)?, parse(theirs)?);
    let of_ours = |name: &str| -> String {
        let nodes = ours_document.root_element().children();
        nodes
            .filter(|node| is(*node, name))
            .map(|node| &ours[node.range()])
            .collect()
    };
    let root = document.root_element();
    let Some(end) = theirs.rfind("</").filter(|_| root.has_children()) else {
        return Ok(ours.to_owned());
    };
    let nums = root.children().filter(|node| is(*node, "num"));
    let mut noted = root.children();
    let noted = noted.find(|node| is(*node, "numIdMacAtCleanup"));
    let end = noted.map_or(end, |node| node.range().start);
    let first = nums.clone().next().map_or(end, |node| node.range().start);
    let last = nums
        .clone()
        .next_back()
        .map_or(end, |node| node.range().end);
    Ok(format!(
        "{}{}{}{}{}",
        &theirs[..first],
        of_ours("abstractNum"),
        &theirs[first..last],
        of_ours("num"),
        &theirs[last..]
    ))
}

/// The names by which a document knows our styles: Word of a Danish tongue calls `Heading1`
/// `Overskrift1`.
struct Names {
    /// Our id and theirs.
    pairs: Vec<(String, String)>,
}

impl Names {
    fn of(theirs: &str) -> Result<Names> {
        let (ours, theirs) = (parse(STYLES)?, parse(theirs)?);
        let all = |document: &roxmltree::Document<'_>| -> Vec<(String, String)> {
            let styles = document.descendants().filter(|node| is(*node, "style"));
            let named = styles.filter_map(|style| {
                let name = style.children().find(|node| is(*node, "name"))?;
                let name = value(name, "val")?.to_lowercase();
                Some((value(style, "styleId")?.to_owned(), name))
            });
            named.collect()
        };
        let theirs = all(&theirs);
        let pairs = all(&ours).into_iter().filter_map(|(id, name)| {
            let by_name = theirs.iter().find(|(_, known)| *known == name);
            let found = by_name.or_else(|| theirs.iter().find(|(known, _)| *known == id))?;
            Some((id, found.0.clone()))
        });
        Ok(Names {
            pairs: pairs.collect(),
        })
    }

    /// `xml` of ours with their ids.
    fn renamed(&self, xml: &str) -> String {
        let mut xml = xml.to_owned();
        for (ours, theirs) in self.pairs.iter().filter(|(ours, theirs)| ours != theirs) {
            for element in ["pStyle", "rStyle", "tblStyle", "basedOn", "next"] {
                let name = |id: &str| format!("<w:{element} w:val=\"{}\"/>", escape(id));
                xml = xml.replace(&name(ours), &name(theirs));
            }
        }
        xml
    }

    /// Our lists, not bound to the styles that are theirs: those have lists of their own.
    fn without_styles(&self, numbering: &str) -> String {
        let ours = self.pairs.iter().map(|(ours, _)| ours);
        ours.fold(numbering.to_owned(), |numbering, id| {
            numbering.replace(&format!("<w:pStyle w:val=\"{id}\"/>"), "")
        })
    }

    /// `theirs` with those of our styles that it lacks.
    fn with_missing(&self, theirs: &str, ours: &str) -> Result<String> {
        let document = parse(ours)?;
        let styles = document.descendants().filter(|node| is(*node, "style"));
        let is_missing = |id: Option<&str>| {
            self.pairs
                .iter()
                .all(|(known, _)| Some(known.as_str()) != id)
        };
        let missing: String = styles
            .filter(|style| is_missing(value(*style, "styleId")))
            .map(|style| &ours[style.range()])
            .collect();
        let end = theirs.rfind("</").context("typografierne er beskadiget")?;
        Ok(format!(
            "{}{}{}",
            &theirs[..end],
            self.renamed(&missing),
            &theirs[end..]
        ))
    }
}

/// A4 with margins of 2 cm beside the text, and a little less over and under it.
const PAGE: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
     <w:pgMar w:top=\"964\" w:right=\"1134\" w:bottom=\"964\" w:left=\"1134\" \
     w:header=\"624\" w:footer=\"624\" w:gutter=\"0\"/>";

const STYLES: &str = include_str!("../../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../templates/docx/settings.xml");
const NUMBERING: &str = include_str!("../../../templates/docx/numbering.xml");
const CONTENT_TYPES: &str = include_str!("../../../templates/docx/content_types.xml");
const RELATIONSHIPS: &str = include_str!("../../../templates/docx/rels.xml");
const DOCUMENT_RELATIONSHIPS: &str = include_str!("../../../templates/docx/document_rels.xml");
