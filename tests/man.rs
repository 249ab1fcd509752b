//! The manual pages: Danish throughout, one for each command, and sound troff.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use std::process::{Command, Stdio};

#[test]
fn every_command_has_a_page_and_every_heading_is_danish() {
    let place = Workplace::empty();
    std::fs::create_dir(place.path("sider")).unwrap();
    let said = place.kimo(&["man", "sider"]).quiet();
    let files = place.snapshot();
    assert_eq!(said, format!("{} sider er skrevet i sider.\n", files.len()));
    let help = place.kimo(&["--hjælp"]).quiet();
    let commands = help
        .split("Kommandoer:\n")
        .nth(1)
        .unwrap()
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| !line.starts_with("   "));
    assert_eq!(
        files.len(),
        commands.count(),
        "the program's own page stands in for that of hjælp"
    );
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).unwrap();
        for heading in text.lines().filter_map(|line| line.strip_prefix(".SH ")) {
            let danish = [
                "NAVN",
                "OVERSIGT",
                "BESKRIVELSE",
                "TILVALG",
                "KOMMANDOER",
                "BEMÆRK",
                "EKSEMPLER",
                "AFSLUTNINGSKODE",
                "MILJØVARIABLER",
                "SE OGSÅ",
            ];
            let heading = heading.trim_matches('"');
            assert!(danish.contains(&heading), "{}: {heading}", path.display());
        }
        assert!(!text.contains("Possible values") && !text.contains("default:"));
    }
}

#[test]
fn a_folder_that_is_not_there_is_made_and_one_that_cannot_be_is_told() {
    let place = Workplace::empty();
    place.kimo(&["man", "share/man/man1"]).quiet();
    assert!(place.path("share/man/man1/kimo-oversigt.1").exists());
    place.write("fil", "");
    insta::assert_snapshot!(place.kimo(&["man", "fil/man1"]), @"
    --- stderr
    fejl: mappen fil/man1 kan ikke laves: en del af stien er ikke en mappe
    --- exit 1
    ");
}

#[test]
fn the_main_page_goes_to_a_file_that_is_named() {
    let place = Workplace::empty();
    assert_eq!(place.kimo(&["man", "--ud", "kimo.1"]).quiet(), "");
    assert_eq!(place.read("kimo.1"), place.kimo(&["man"]).quiet());
    let both = place.kimo(&["man", "sider", "--ud", "kimo.1"]);
    insta::assert_snapshot!(both, @"
    --- stderr
    fejl: argumentet ”MAPPE” kan ikke bruges sammen med ”--ud”

    Brug: kimo manual [TILVALG] [MAPPE]
    Prøv ”kimo manual --hjælp”.
    --- exit 2
    ");
    assert!(!place.path("sider").exists());
}

#[test]
fn the_pages_are_sound_troff() {
    let place = Workplace::empty();
    std::fs::create_dir(place.path("sider")).unwrap();
    place.kimo(&["man", "sider"]).quiet();
    for (path, _) in place.snapshot() {
        let groff = Command::new("groff")
            .args(["-man", "-Kutf8", "-Tutf8", "-ww", "-z"])
            .arg(&path)
            .stdin(Stdio::null())
            .output();
        let Ok(groff) = groff else {
            common::left_out("the pages in a reader, for groff is not installed");
            return;
        };
        let said = String::from_utf8_lossy(&groff.stderr).into_owned();
        assert_eq!((groff.status.success(), said.as_str()), (true, ""));
    }
}

#[test]
fn no_line_is_wider_than_80_columns_and_no_word_is_broken() {
    let place = Workplace::empty();
    std::fs::create_dir(place.path("sider")).unwrap();
    place.kimo(&["man", "sider"]).quiet();
    for (path, _) in place.snapshot() {
        let groff = Command::new("groff")
            .args(["-man", "-Kutf8", "-Tutf8", "-rLL=80n", "-P-cbou"])
            .arg(&path)
            .stdin(Stdio::null())
            .output();
        let Ok(groff) = groff else {
            common::left_out("the pages in a reader, for groff is not installed");
            return;
        };
        for line in String::from_utf8(groff.stdout).unwrap().lines() {
            let wide = line.chars().count();
            assert!(wide <= 80, "{}: {wide}\n{line}", path.display());
            assert!(!line.ends_with('\u{2010}'), "{}\n{line}", path.display());
        }
    }
}
