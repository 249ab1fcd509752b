//! The Word report in other people's programs: LibreOffice lays it out, pandoc reads it.
//!
//! Where a program is missing, the test says what it left out; with `CI_FULL` set, as in
//! `.ci/run`, nothing may be.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "common/letterhead.rs"]
mod letterhead;
#[path = "common/outline.rs"]
mod outline;

use common::Workplace;
use outline::outline;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn libreoffice_lays_out_every_page() {
    let Some(pages) = laid_out(&Workplace::with_example()) else {
        return;
    };
    assert!((8..=20).contains(&pages.len()), "{} pages", pages.len());
    for (at, page) in pages.iter().enumerate() {
        let number = format!("Side {} af {}", at + 1, pages.len());
        assert!(page.contains(&number), "{number} is missing:\n{page}");
    }
    // The first page answers the meeting: what to decide, the year's figures, each goal.
    for words in ["Indstilling", "Året i tal", "Målene", "I alt"] {
        assert!(pages[0].contains(words), "{words}:\n{}", pages[0]);
    }
    // What a chart says stands in it.
    let charts = pages
        .iter()
        .filter(|page| page.contains("Ventet i 2024: 2,7"));
    assert_eq!(charts.filter(|page| page.contains("Måltal 14")).count(), 1);
}

#[test]
fn libreoffice_reads_the_numbers_of_a_list_as_they_are_in_any_tongue() {
    let Some(soffice) = program("soffice") else {
        return;
    };
    let place = Workplace::with_example();
    for ending in ["csv", "xlsx"] {
        let name = format!("handlinger.{ending}");
        place
            .kimo(&["status", "--dato", "1.6.2026", "--ud", &name])
            .quiet();
        for tongue in ["1033", "1030"] {
            let run = Command::new(soffice)
                .arg(format!(
                    "-env:UserInstallation=file://{}",
                    place.path("profil").display()
                ))
                .args(["--headless", "--convert-to"])
                .arg("csv:Text - txt - csv (StarCalc):59,34,76")
                .args(if ending == "csv" {
                    vec![format!("--infilter=CSV:59,34,76,1,,{tongue},false,true")]
                } else {
                    Vec::new()
                })
                .arg("--outdir")
                .arg(place.path(tongue))
                .arg(place.path(&name))
                .output()
                .unwrap();
            let written = place.path(tongue).join("handlinger.csv");
            let Ok(read) = std::fs::read_to_string(&written) else {
                common::left_out("lists in LibreOffice, for it has no Calc");
                println!("{run:?}");
                return;
            };
            let numbers: Vec<&str> = read
                .lines()
                .filter_map(|line| line.split_once(';'))
                .map(|(number, _)| number)
                .filter(|number| number.starts_with(['1', '2', '3']))
                .collect();
            let own = [
                "1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9",
                "2.10", "3.1", "3.2", "3.3",
            ];
            assert_eq!(numbers, own, "{ending} {tongue}");
            assert!(read.contains(";maj 2024;"), "{ending} {tongue}: {read}");
            std::fs::remove_file(written).unwrap();
        }
    }
}

#[test]
fn a_letterhead_of_ones_own_stands_on_every_page() {
    let place = Workplace::with_example();
    std::fs::create_dir_all(place.path("plan/skabeloner")).unwrap();
    std::fs::write(
        place.path("plan/skabeloner/brev.docx"),
        letterhead::letterhead(),
    )
    .unwrap();
    let Some(pages) = laid_out(&place) else {
        return;
    };
    assert!((8..=24).contains(&pages.len()), "{} pages", pages.len());
    for page in &pages {
        assert!(
            page.contains("Brevhoved") && page.contains("Brevfod"),
            "{page}"
        );
        assert!(!page.contains("Side 1 af"), "{page}");
    }
    let pdf = std::fs::read(place.path("bestyrelse.pdf")).unwrap();
    let pdf = String::from_utf8_lossy(&pdf);
    assert!(pdf.contains("/Subtype/Image"), "no logo");
}

#[test]
fn a_goals_heading_and_bar_stand_over_its_table_and_the_indicators_together() {
    for place in [Workplace::with_example(), Workplace::with_real_plan()] {
        let Some(pages) = laid_out(&place) else {
            return;
        };
        let markdown = outline(&place.kimo(&["report", "2024"]).quiet());
        let goals = markdown.headings.iter().map(|(_, heading)| heading);
        let goals: Vec<&String> = goals.filter(|text| text.starts_with("Mål ")).collect();
        for (goal, number) in goals.into_iter().zip(1..=3) {
            let words: Vec<&str> = goal.split(' ').take(4).collect();
            let words = words.join(" ");
            // The contents name it too, without its bar; another goal's may stand on their page.
            let named = pages.iter().flat_map(|page| {
                let places = page.match_indices(&words);
                places.map(|(at, found)| &page[at + found.len()..])
            });
            let mut after = named.filter(|after| {
                let bar = after.split_once("Fremdrift: ");
                bar.is_some_and(|(between, _)| !between.contains("Bilag"))
            });
            let after = after.next().unwrap();
            assert!(after.contains("Siden"), "{after}");
            let row = format!("{number}.1");
            assert!(after.split_whitespace().any(|word| word == row), "{after}");
        }
        // A table that goes on to the next page has its head there too.
        let words = ["Andel", "vejen"];
        let heads = pages.iter();
        let heads = heads.filter(|page| words.iter().all(|word| page.contains(word)));
        assert_eq!(heads.count(), 1);
    }
}

/// Each of the 27 actions has two invented notes and a light; each third a goal with money, too.
#[test]
fn the_real_plan_with_a_year_of_notes_is_read_in_ten_pages() {
    let place = Workplace::with_real_plan();
    let json = ["status", "--dato", "31.12.2024", "--format", "json"];
    let json: serde_json::Value = serde_json::from_str(&place.kimo(&json).quiet()).unwrap();
    let actions = json["handlinger"].as_array().unwrap().iter();
    let numbers: Vec<&str> = actions
        .map(|action| action["nr"].as_str().unwrap())
        .collect();
    assert_eq!(numbers.len(), 27);
    for (at, number) in numbers.iter().enumerate() {
        let light = ["grøn", "grøn", "gul", "grøn", "rød"][at % 5];
        let notes = [
            "Opdigtet: Der er holdt to møder med parterne i foråret, og det videre arbejde er \
             aftalt med de kommuner, der er med.",
            "Opdigtet: Det meste er nået som ventet; resten er lagt ind i næste års plan, så \
             parterne kan nå at være med.",
        ];
        for (note, day) in notes.into_iter().zip(["15.4.2024", "15.11.2024"]) {
            let note = ["note", number, note, "--vurdering", light, "--dato", day];
            place.kimo(&[&note[..], &["--status", "igangsat"]].concat());
        }
        if at % 3 == 0 {
            let goal = [
                "adjust",
                number,
                "Opdigtet: To møder og en vejledning.",
                "--år",
                "2024",
            ];
            let money = ["--beløb", "40000", "--dato", "15.1.2024"];
            place.kimo(&[&goal[..], &money].concat());
            let result = ["result", number, "delvist", "Opdigtet: Et møde er holdt."];
            let year = ["--år", "2024", "--forbrug", "22500", "--dato", "15.1.2025"];
            place.kimo(&[&result[..], &year].concat());
        }
    }
    let Some(pages) = laid_out(&place) else {
        return;
    };
    let words = pages.concat();
    let words: Vec<&str> = words.split_whitespace().collect();
    let written = words.join(" ").matches("Opdigtet: Der er holdt").count();
    assert_eq!(written, 27);
    assert!(pages.len() <= 10, "{} pages", pages.len());
}

#[test]
fn a_narrow_column_breaks_no_word() {
    let linked = Workplace::with_example();
    let link = "https://eksempel.dk/Doc.aspx?sourcedoc=%7B3F2A1B4C5D6E7F8091A2B3C4D5E6F708%7D";
    let file = "plan/2023-2026/maal-2.toml";
    let goal = linked.read(file);
    let goal = goal.replace("\nmaal = \"", &format!("\nmaal = \"{link} "));
    linked.write(
        file,
        goal.replace("tekst = \"", &format!("tekst = \"{link} ")),
    );
    for place in [Workplace::with_example(), linked] {
        let Some(pages) = laid_out(&place) else {
            return;
        };
        let tables = pages
            .iter()
            .filter(|page| page.contains("Opnået") && page.contains("Bevilget"));
        let tables: String = tables.map(String::as_str).collect();
        assert!(tables.contains("Laboratorieanalyser "), "{tables}");
    }
}

#[test]
fn pandoc_finds_the_headings_and_tables_of_the_markdown() {
    let Some(pandoc) = program("pandoc") else {
        return;
    };
    let place = Workplace::with_example();
    place
        .kimo(&["report", "2024", "--ud", "bestyrelse.docx"])
        .quiet();
    let run = Command::new(pandoc)
        .args(["bestyrelse.docx", "--to", "json"])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let json: serde_json::Value = serde_json::from_slice(&run.stdout).unwrap();
    let (mut headings, mut tables) = (Vec::new(), Vec::new());
    for block in json["blocks"].as_array().unwrap() {
        match block["t"].as_str() {
            Some("Header") => headings.push((
                // The Markdown's first level is the title.
                block["c"][0].as_u64().unwrap() as usize + 1,
                words(&block["c"][2]),
            )),
            Some("Table") => {
                let head = block["c"][3][1].as_array().unwrap();
                let body = block["c"][4][0][3].as_array().unwrap();
                // A chart has no head.
                if head.iter().any(|row| !words(row).is_empty()) {
                    tables.push(head.len() + body.len());
                }
            }
            _ => {}
        }
    }
    let markdown = outline(&place.kimo(&["report", "2024"]).quiet());
    assert_eq!(headings, markdown.headings[1..]);
    let expected: Vec<usize> = markdown.tables.iter().map(Vec::len).collect();
    assert_eq!(tables, expected);
    assert_eq!(words(&json["meta"]["title"]["c"]), markdown.headings[0].1);
}

/// The pages of the report as LibreOffice lays it out, where it is installed.
fn laid_out(place: &Workplace) -> Option<Vec<String>> {
    let (soffice, pdftotext) = (program("soffice")?, program("pdftotext")?);
    let fonts = fonts(place)?;
    let run = place.kimo(&["report", "2024", "--ud", "bestyrelse.docx"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let profile = format!(
        "-env:UserInstallation=file://{}",
        place.path("profil").display()
    );
    let arguments = ["--headless", "--convert-to", "pdf", "bestyrelse.docx"];
    let run = Command::new(soffice)
        .arg(profile)
        .args(arguments)
        .env("FONTCONFIG_FILE", fonts)
        .current_dir(place.path(""))
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let run = Command::new(pdftotext)
        .args(["-layout", "bestyrelse.pdf", "-"])
        .current_dir(place.path(""))
        .output()
        .unwrap();
    let text = String::from_utf8(run.stdout).unwrap();
    let pages = text.trim_end_matches('\u{c}').split('\u{c}');
    Some(pages.map(str::to_owned).collect())
}

/// Settings by which there are no fonts but Carlito, whose letters are as wide as Calibri's, and
/// DejaVu Sans for the signs it lacks: pages break alike wherever they are installed.
fn fonts(place: &Workplace) -> Option<PathBuf> {
    let mut folders = String::new();
    for font in ["Carlito:style=Regular", "DejaVu Sans:style=Book"] {
        let listed = Command::new("fc-list")
            .args([font, "--format", "%{file}\n"])
            .output();
        let listed = listed.map_or(Vec::new(), |output| output.stdout);
        let file = String::from_utf8(listed).unwrap();
        let file = file.lines().next().map(Path::new);
        let Some(folder) = file.and_then(Path::parent) else {
            common::left_out(&format!(
                "the pages in LibreOffice, for the font {font} is not installed"
            ));
            return None;
        };
        folders += &format!("<dir>{}</dir>", folder.display());
    }
    let settings = format!(
        "<fontconfig>{folders}<cachedir>{}</cachedir><match><test name=\"family\"><string>Calibri\
         </string></test><edit name=\"family\" mode=\"assign\" binding=\"strong\"><string>Carlito\
         </string></edit></match><match><edit name=\"family\" mode=\"append\"><string>DejaVu Sans\
         </string></edit></match></fontconfig>",
        place.path("skrifter").display()
    );
    place.write("fonts.conf", settings);
    Some(place.path("fonts.conf"))
}

/// The words of a piece of pandoc's JSON.
fn words(value: &serde_json::Value) -> String {
    match (value["t"].as_str(), value) {
        (Some("Str"), _) => value["c"].as_str().unwrap().to_owned(),
        (Some("Space" | "SoftBreak"), _) => " ".to_owned(),
        (Some(_), _) => words(&value["c"]),
        (None, serde_json::Value::Array(items)) => items.iter().map(words).collect(),
        _ => String::new(),
    }
}

/// The program's name, where it is installed.
fn program(name: &'static str) -> Option<&'static str> {
    let is_there = Command::new(name).arg("--version").output().is_ok();
    if !is_there {
        common::left_out(&format!("the report in {name}, which is not installed"));
    }
    is_there.then_some(name)
}
