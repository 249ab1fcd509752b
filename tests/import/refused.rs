//! What is no document that kimo reads is refused in words, with the way on, and at once.

use super::common::{Run, Workplace};
use super::import;
use insta::assert_snapshot;
use std::io::{Cursor, Write};
use std::time::{Duration, Instant};
use zip::write::SimpleFileOptions;

/// A zip of these parts.
pub(super) fn package(parts: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options =
            SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document with this main part.
fn word(document: Vec<u8>) -> Vec<u8> {
    let relations = |target: &str| {
        format!(
            "<Relationships><Relationship Id=\"r\" Type=\"http://x/officeDocument\" Target=\"{target}\"/></Relationships>"
        )
    };
    package(&[
        ("_rels/.rels", relations("word/document.xml").into_bytes()),
        ("word/_rels/document.xml.rels", b"<Relationships/>".to_vec()),
        ("word/document.xml", document),
    ])
}

#[track_caller]
fn refused(name: &str, bytes: impl AsRef<[u8]>) -> Run {
    let before = Instant::now();
    let (place, run) = import(name, bytes, &["--periode", "2022-2025"]);
    assert!(before.elapsed() < Duration::from_secs(60), "{name}");
    assert_eq!(run.code, 1, "{run}");
    assert!(!place.path("plan").exists());
    run
}

#[test]
fn other_kinds_of_files_are_refused_with_the_way_on() {
    let of = |name: &str, bytes: &[u8]| refused(name, bytes).err;
    let all: String = [
        of("plan.pdf", b"%PDF-1.7\n"),
        of("plan.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1rest"),
        of(
            "laast.docx",
            b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1EncryptedPackage",
        ),
        of("plan.rtf", b"{\\rtf1 hej}"),
        of("plan.html", b"<!DOCTYPE html><p>hej"),
        of(
            "plan.odt",
            &package(&[(
                "mimetype",
                b"application/vnd.oasis.opendocument.text".to_vec(),
            )]),
        ),
        of(
            "plan.pages",
            &package(&[("Index/Document.iwa", b"x".to_vec())]),
        ),
        of(
            "plan.zip",
            &package(&[("_rels/.rels", b"<Relationships/>".to_vec())]),
        ),
        of("plan.docx", b"PK\x03\x04 og saa intet"),
        of("plan.bin", b"a\0b\0\0\0c"),
        of("tom.txt", b" \n"),
        of(
            "plan.xls",
            b"\xEF\xBB\xBF <table><tr><td>Nr.</td></tr></table>",
        ),
        of(
            "plan.mht",
            b"MIME-Version: 1.0\nContent-Type: text/html\n\n<p>Nr.",
        ),
        of("mappe.zip", &package(&[("hej.txt", b"hej".to_vec())])),
        of("gammel.pages", &package(&[("Index.zip", b"x".to_vec())])),
        of("plan.csv", "Nr.;Handling\n1;SÃ¦tte skilte op\n".as_bytes()),
        of("brev.txt", b"Kaere alle\n\nDer er ingen handlinger her.\n"),
    ]
    .concat();
    assert_snapshot!(all, @"
    fejl: plan.pdf: kimo læser ikke PDF-filer
      har I den i Word, så brug den: dér er tabellerne hele. Ellers åbn den, kopiér teksten, gem den som .txt, og indlæs den
    fejl: plan.doc: filen er i Words eller Excels gamle format (.doc, .xls), eller den er beskyttet med adgangskode
      åbn den i Word eller Excel, fjern adgangskoden, hvis der er en, og gem den som .docx eller .xlsx
    fejl: laast.docx: filen er i Words eller Excels gamle format (.doc, .xls), eller den er beskyttet med adgangskode
      åbn den i Word eller Excel, fjern adgangskoden, hvis der er en, og gem den som .docx eller .xlsx
    fejl: plan.rtf: kimo læser ikke RTF-filer
      åbn den i Word, og gem den som .docx
    fejl: plan.html: filen er en webside, og dem læser kimo ikke
      åbn den i Word eller Excel, gem den som .docx eller .xlsx, og indlæs den
    fejl: plan.odt: kimo læser ikke filer fra LibreOffice (.odt, .ods)
      åbn den i LibreOffice, vælg Filer > Gem som, og gem den som .docx eller .xlsx
    fejl: plan.pages: kimo læser ikke filer fra Pages og Numbers
      åbn den, vælg Arkiv > Eksporter til, og gem den som Word (.docx) eller Excel (.xlsx)
    fejl: plan.zip: filen er hverken et Word-dokument eller et regneark
      kimo læser .docx, .xlsx, .csv og tekst; er den en pakket mappe (.zip), så pak den ud først
    fejl: plan.docx: filen kan ikke læses: den er ikke pakket, som et Word-dokument er
      åbn den i Word eller Excel, gem den igen som .docx eller .xlsx, og prøv igen
    fejl: plan.bin: filen er hverken et dokument eller en tekst, som kimo kender
      kimo læser .docx, .xlsx, .csv og tekst
    fejl: tom.txt: filen er tom
      se efter, om det er den rigtige fil
    fejl: plan.xls: filen er en webside, og dem læser kimo ikke
      åbn den i Word eller Excel, gem den som .docx eller .xlsx, og indlæs den
    fejl: plan.mht: filen er en webside, og dem læser kimo ikke
      åbn den i Word eller Excel, gem den som .docx eller .xlsx, og indlæs den
    fejl: mappe.zip: filen er hverken et Word-dokument eller et regneark
      kimo læser .docx, .xlsx, .csv og tekst; er den en pakket mappe (.zip), så pak den ud først
    fejl: gammel.pages: kimo læser ikke filer fra Pages og Numbers
      åbn den, vælg Arkiv > Eksporter til, og gem den som Word (.docx) eller Excel (.xlsx)
    fejl: plan.csv: bogstaverne er gået i stykker: der står ”Ã¦” i stedet for æ
      hent filen, som den var, før den blev gemt i en forkert kodning, og gem et regneark som .xlsx, en tekst som UTF-8
    fejl: kimo fandt ingen handlinger i dokumentet
      handlingerne skal stå i en tabel, hvis kolonner har overskrifter som Nr., Handling og Ansvarlig
      eller være punkter i lister under målenes overskrifter, eller overskrifter med Ansvarlig: under sig
    ");
}

#[test]
fn a_file_that_is_not_there_is_said_to_be_so() {
    let place = Workplace::empty();
    place.write("mappe/fil", "");
    assert_snapshot!(place.kimo(&["import", "plan.docx", "--ja"]), @"
    --- stderr
    fejl: plan.docx kan ikke læses: den findes ikke
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["import", "mappe", "--ja"]), @"
    --- stderr
    fejl: mappe kan ikke læses: den er ikke en almindelig fil
    --- exit 1
    ");
}

#[test]
fn a_document_made_to_exhaust_its_reader_is_refused_at_once() {
    let bomb = word(vec![b' '; 60_000_000]);
    assert!(bomb.len() < 1_000_000);
    let deep = [
        b"<w:document xmlns:w=\"w\"><w:body>".to_vec(),
        b"<w:sdt>".repeat(200_000),
        b"</w:sdt>".repeat(200_000),
        b"</w:body></w:document>".to_vec(),
    ]
    .concat();
    let entities =
        b"<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><d>&b;</d>".to_vec();
    let cell = b"<w:tc><w:p><w:r><w:t>x</w:t></w:r></w:p></w:tc>".to_vec();
    let row = [b"<w:tr>".to_vec(), cell.repeat(150), b"</w:tr>".to_vec()].concat();
    let wide = [
        b"<w:document xmlns:w=\"w\"><w:body><w:tbl>".to_vec(),
        row.repeat(2_000),
        b"</w:tbl></w:body></w:document>".to_vec(),
    ]
    .concat();
    let all: String = [
        ("bombe.docx", bomb),
        ("dyb.docx", word(deep)),
        ("dtd.docx", word(entities)),
        ("bred.docx", word(wide)),
    ]
    .into_iter()
    .map(|(name, bytes)| refused(name, bytes).err)
    .collect();
    assert_snapshot!(all, @"
    fejl: bombe.docx: filen er for stor: den fylder over 50 MB, når den pakkes ud
      del den i flere, eller kopiér tabellen med handlingerne over i et nyt dokument
    fejl: dyb.docx: filen kan ikke læses: dens indhold ligger for dybt i hinanden
      åbn den i Word eller Excel, gem den igen som .docx eller .xlsx, og prøv igen
    fejl: dtd.docx: filen kan ikke læses: dens indhold er beskadiget
      åbn den i Word eller Excel, gem den igen som .docx eller .xlsx, og prøv igen
    fejl: bred.docx: filen er for stor: den har for meget indhold
      del den i flere, eller kopiér tabellen med handlingerne over i et nyt dokument
    ");
}

#[test]
fn many_rows_cost_no_more_than_their_number() {
    let list = |count: usize| {
        let rows =
            (1..=count).map(|n| format!("1.{n};Handling nummer {n};Part {n} og Part {}\n", n + 1));
        "Nr;Handling;Ansvarlig\n".to_owned() + &rows.collect::<String>()
    };
    let time = |count| {
        let before = Instant::now();
        let (_, run) = import("plan.csv", list(count), &["--periode", "2022-2025"]);
        assert_eq!(run.code, 0, "{}", run.err);
        before.elapsed().as_secs_f64()
    };
    let (one, four) = (time(1_000), time(4_000));
    assert!(four < 8.0 * one + 0.5, "{one} {four}");
}

#[test]
fn a_letter_without_actions_is_refused_whatever_else_it_does_not_say() {
    let place = Workplace::empty();
    place.write("brev.txt", "Kære alle\n\nDer er ingen handlinger her.\n");
    let run = place.kimo(&["import", "brev.txt", "--ja"]);
    assert!(
        run.err
            .starts_with("fejl: kimo fandt ingen handlinger i dokumentet"),
        "{run}"
    );
}

#[test]
fn nothing_is_written_unasked_but_a_piped_document_without_questions() {
    const CLEAR: &str = "Mål 1: En ren fjord\n\nNr.;Handling;Ansvarlig\n1.1;Måle støj;Teknik\n1.2;Rydde op;Teknik\n";
    let imported = |text: &str, is_piped: bool| {
        let place = Workplace::empty();
        place.write("liste.csv", text);
        let file = if is_piped { "-" } else { "liste.csv" };
        let mut command = place.command(&[
            "import",
            file,
            "--periode",
            "2024-2027",
            "--organisation",
            "Ren",
            "--titel",
            "Plan",
        ]);
        command.stdin(std::fs::File::open(place.path("liste.csv")).unwrap());
        let run = Run::from(command.output().unwrap());
        (place.path("plan").exists(), run)
    };
    let (is_written, run) = imported(CLEAR, true);
    assert!(is_written, "{run}");
    let (is_written, run) = imported(CLEAR, false);
    assert!(!is_written, "{run}");
    assert_snapshot!(run.err, @"
    fejl: der er ingen terminal at spørge på, før der skrives
      se, hvad kimo har forstået: skriv kommandoen igen med --tørløb
      lad kimo skrive uden at spørge: skriv den igen med --ja
    ");
    let (is_written, run) = imported(&CLEAR.replace("Rydde op;Teknik", "Rydde op;"), true);
    assert!(!is_written, "{run}");
    assert_snapshot!(run.err, @"
    fejl: der er et spørgsmål at tage stilling til, og ingen terminal at spørge på
      se, hvad kimo har forstået, og hvad det spørger om: skriv kommandoen igen med --tørløb
      lad kimo svare, som der står: skriv den igen med --ja
    ");
}
