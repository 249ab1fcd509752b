//! A letterhead as Word makes one in Danish: styles of its own names, a header with a logo, a
//! footer.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// The document `brev.docx`.
pub(crate) fn letterhead() -> Vec<u8> {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let r = "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let content = "application/vnd.openxmlformats-officedocument.wordprocessingml";
    let styled = |kind: &str, id: &str, name: &str, rest: &str| {
        format!(
            "<w:style w:type=\"{kind}\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/>{rest}</w:style>"
        )
    };
    let parts = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
             <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
             <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
             <Default Extension=\"png\" ContentType=\"image/png\"/>\
             <Override PartName=\"/word/document.xml\" ContentType=\"{content}.document.main+xml\"/>\
             <Override PartName=\"/word/styles.xml\" ContentType=\"{content}.styles+xml\"/>\
             <Override PartName=\"/word/header1.xml\" ContentType=\"{content}.header+xml\"/>\
             <Override PartName=\"/word/footer1.xml\" ContentType=\"{content}.footer+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            relations(&[("officeDocument", "word/document.xml")]),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document {w} {r}><w:body><w:p/><w:sectPr>\
             <w:headerReference w:type=\"default\" r:id=\"rId2\"/>\
             <w:footerReference w:type=\"default\" r:id=\"rId3\"/>\
             <w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2268\" w:right=\"1701\" \
             w:bottom=\"1701\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>\
             </w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                ("styles", "styles.xml"),
                ("header", "header1.xml"),
                ("footer", "footer1.xml"),
            ]),
        ),
        (
            "word/styles.xml",
            format!(
                "<w:styles {w}>{}{}{}</w:styles>",
                styled("paragraph\" w:default=\"1", "Normal", "Normal", ""),
                styled(
                    "paragraph",
                    "Overskrift1",
                    "heading 1",
                    "<w:basedOn w:val=\"Normal\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:color w:val=\"7A1FA2\"/><w:sz w:val=\"36\"/></w:rPr>"
                ),
                styled(
                    "paragraph",
                    "Titel",
                    "Title",
                    "<w:basedOn w:val=\"Normal\"/><w:rPr><w:sz w:val=\"56\"/></w:rPr>"
                ),
            ),
        ),
        (
            "word/header1.xml",
            format!(
                "<w:hdr {w} {r}><w:p><w:r><w:t>Brevhoved</w:t></w:r><w:r>{LOGO}</w:r></w:p></w:hdr>"
            ),
        ),
        (
            "word/_rels/header1.xml.rels",
            relations(&[("image", "media/logo.png")]),
        ),
        (
            "word/footer1.xml",
            format!("<w:ftr {w}><w:p><w:r><w:t>Brevfod</w:t></w:r></w:p></w:ftr>"),
        ),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let texts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
    for (name, bytes) in texts.chain([("word/media/logo.png", PNG)]) {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn relations(targets: &[(&str, &str)]) -> String {
    let all = targets.iter().zip(1..).map(|((kind, target), id)| {
        format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/\
             2006/relationships/{kind}\" Target=\"{target}\"/>"
        )
    });
    format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}\
         </Relationships>",
        all.collect::<String>()
    )
}

/// The picture `rId1`, a centimetre wide.
const LOGO: &str = "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/\
     wordprocessingDrawing\"><wp:extent cx=\"360000\" cy=\"360000\"/><wp:docPr id=\"1\" name=\"Logo\" \
     descr=\"Logo\"/><a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
     <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic \
     xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr><pic:cNvPr \
     id=\"1\" name=\"Logo\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"rId1\"/>\
     <a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
     <a:ext cx=\"360000\" cy=\"360000\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>\
     </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>";

/// One red pixel.
pub(crate) const PNG: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0xd, 0xa, 0x1a, 0xa, 0, 0, 0, 0xd, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1,
    0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0xc, 0x49, 0x44, 0x41, 0x54, 0x78,
    0xda, 0x63, 0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0xf7, 3, 0x41, 0x43, 0, 0, 0, 0, 0x49, 0x45,
    0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
