//! Whatever a document holds, reading it ends; and the plan that it proposes is written so that it
//! reads back as it was meant.
#![no_main]

use kimo::testing::{import, office};
use libfuzzer_sys::fuzz_target;

const MAIN: &str =
    "<Relationships><Relationship Id=\"r\" Type=\"/officeDocument\" Target=\"@\"/></Relationships>";

// The first byte says what the others are: a whole file, a list, or a part of an Office file,
// which a fuzzer would hardly pack by itself.
fuzz_target!(|bytes: &[u8]| {
    let Some((kind, rest)) = bytes.split_first() else {
        return;
    };
    let text = String::from_utf8_lossy(rest);
    let proposed = match kind % 4 {
        0 => import(rest, false),
        1 => import(rest, true),
        2 => {
            let parts = [
                ("_rels/.rels", MAIN.replace('@', "word/document.xml")),
                (
                    "word/_rels/document.xml.rels",
                    "<Relationships/>".to_owned(),
                ),
                ("word/document.xml", text.into_owned()),
            ];
            packed(&parts)
        }
        _ => {
            let sheet = "<Relationships><Relationship Id=\"s\" Type=\"/worksheet\" Target=\"s.xml\"/></Relationships>";
            let book = "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheet name=\"a\" r:id=\"s\"/></workbook>";
            let parts = [
                ("_rels/.rels", MAIN.replace('@', "xl/workbook.xml")),
                ("xl/_rels/workbook.xml.rels", sheet.to_owned()),
                ("xl/workbook.xml", book.to_owned()),
                ("xl/s.xml", text.into_owned()),
            ];
            packed(&parts)
        }
    };
    if let Some((files, is_as_meant)) = proposed {
        assert!(is_as_meant, "{files:#?}");
    }
});

fn packed(parts: &[(&str, String)]) -> Option<(Vec<(String, String)>, bool)> {
    let parts: Vec<(&str, &str)> = parts
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    import(&office(&parts).expect("memory can be written"), false)
}
