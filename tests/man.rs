//! The manual pages: Danish throughout, one for each command, and sound troff.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;
use insta::assert_snapshot;
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
fn a_page_has_all_its_parts_and_leads_to_the_others() {
    let place = Workplace::empty();
    place.kimo(&["man", "sider"]).quiet();
    let page = |name: &str| place.read(name).replace(env!("CARGO_PKG_VERSION"), "1.2.3");
    assert_snapshot!(page("sider/kimo-skema.1"), @r#"
    .ie \n(.g .ds Aq \(aq
    .el .ds Aq '
    .TH KIMO-SKEMA 1 "" "kimo 1.2.3" "Manual til kimo"
    .nh
    .ad l
    .SH NAVN
    kimo\-skema \- Skriv planfilernes skema, så et redigeringsprogram kan hjælpe med nøgler og værdier (også: schema)
    .SH OVERSIGT
    \fBkimo skema\fR [\fB\-\-ud\fR] [\fB\-\-overskriv\fR] [\fB\-h\fR|\fB\-\-hjælp\fR] 
    .SH BESKRIVELSE
    Skriv planfilernes skema, så et redigeringsprogram kan hjælpe med nøgler og værdier (også: schema)
    .SH TILVALG
    .TP
    \fB\-\-ud\fR \fI<FIL>\fR
    Skriv til denne fil i stedet for til skærmen; endelsen bestemmer formatet
    .TP
    \fB\-\-overskriv\fR
    Overskriv filen, også når den er gemt i git
    .TP
    \fB\-h\fR, \fB\-\-hjælp\fR
    Vis denne hjælp (\-h: på én skærm)
    .SH BEMÆRK
    Skemaet er et JSON Schema (draft\-07) for både handleplan.toml og maal\-N.toml. En fil bruger det, når dens første linje er:
    .PP
    .nf
    #:schema ../kimo.schema.json
    .fi
    .SH EKSEMPLER
    .nf
    kimo skema \-\-ud plan/kimo.schema.json
    .fi
    .nf
    kimo skema | less
    .fi
    .SH AFSLUTNINGSKODE
    .TP
    \fB0\fR
    Alt gik godt; advarsler kan være givet.
    .TP
    \fB1\fR
    Planen har fejl, eller kommandoen kunne ikke udføres.
    .TP
    \fB2\fR
    Kommandolinjen kan ikke læses.
    .SH MILJØVARIABLER
    .TP
    \fBKIMO_PLAN\fR
    Mappen med planen, når \-\-plan ikke er givet.
    .TP
    \fBVISUAL, EDITOR\fR
    Det program, en tekst skrives i, når den ikke er givet.
    .TP
    \fBPAGER\fR
    Det program, et langt resultat bladres igennem med; tom eller ”cat”: intet.
    .TP
    \fBNO_COLOR\fR
    Ingen farver.
    .TP
    \fBCLICOLOR_FORCE\fR
    Farver, også når resultatet ikke vises i en terminal.
    .SH "SE OGSÅ"
    kimo(1), git(1)
    "#);
    let main = page("sider/kimo.1");
    assert_snapshot!(main.split("SE OGSÅ").nth(1).unwrap(), @r#"
    "
    kimo\-oversigt(1), kimo\-vis(1), kimo\-aabn(1), kimo\-noter(1), kimo\-juster(1), kimo\-resultat(1), kimo\-maaling(1), kimo\-tilfoej(1), kimo\-fortryd(1), kimo\-aendr(1), kimo\-bekraeft(1), kimo\-part(1), kimo\-logbog(1), kimo\-mangler(1), kimo\-afstem(1), kimo\-aarshjul(1), kimo\-rapport(1), kimo\-tjek(1), kimo\-flet(1), kimo\-aendringer(1), kimo\-nyperiode(1), kimo\-nyplan(1), kimo\-indlaes(1), kimo\-skema(1), kimo\-fuldfoerelse(1), kimo\-lsp(1), kimo\-manual(1), git(1)
    "#);
    let first: Vec<&str> = main.lines().take(8).collect();
    assert_snapshot!(first.join("\n"), @r#"
    .ie \n(.g .ds Aq \(aq
    .el .ds Aq '
    .TH KIMO 1 "" "kimo 1.2.3" "Manual til kimo"
    .nh
    .ad l
    .SH NAVN
    kimo \- Hold styr på en handleplan: status, noter, kontrol og rapport til bestyrelsen
    .SH OVERSIGT
    "#);
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
