//! The parts of a `.docx` file, unpacked and packed again.

use std::io::{Cursor, Read, Write};

/// A part of the file: its name and its XML.
pub(crate) type Part = (String, String);

/// The parts of a file in their order.
pub(crate) fn parts(bytes: &[u8]) -> Vec<Part> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let mut xml = String::new();
        file.read_to_string(&mut xml).unwrap();
        parts.push((file.name().to_owned(), xml));
    }
    parts
}

/// A file of these parts.
pub(crate) fn packed(parts: &[Part]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
