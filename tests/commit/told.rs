//! What was committed is told, and does not depend on whether it can be.

use crate::common::{self, GOAL, HANDLEPLAN, Workplace};
use crate::{INDICATOR, NOTE, busy, repository, said};
use insta::assert_snapshot;

/// The commands that write, each with a place to do it in.
fn writing() -> Vec<(Workplace, Vec<&'static str>)> {
    let mut all = vec![
        (busy(GOAL), NOTE.to_vec()),
        (
            busy(GOAL),
            vec!["adjust", "1.1", "--år=2025", "--mål=To", "--dato=1.6.2024"],
        ),
        (
            busy(&format!("{GOAL}{INDICATOR}")),
            vec!["measure", "strande", "4", "--dato=1.6.2024"],
        ),
        (
            busy(GOAL),
            vec![
                "add",
                "1",
                "Tælle sæler",
                "--ansvarlig=Sekretariatet",
                "--dato=1.6.2024",
            ],
        ),
        (busy(GOAL), vec!["init", "ny", "--periode=2026-2029"]),
        (
            busy(&GOAL.replace("\"En renere fjord\"", "”En renere fjord”")),
            vec!["check", "--ret"],
        ),
    ];
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    all.push((crate::at_work(place), vec!["rollover", "2030-2033", "--ja"]));
    for (_, arguments) in &mut all {
        arguments.retain(|argument| *argument != "--commit");
        arguments.push("--commit");
    }
    all
}

/// As in `kimo note … --commit | head -c 0`.
#[test]
fn with_nobody_to_read_the_receipt_the_commit_is_made_all_the_same() {
    for (place, arguments) in writing() {
        for closed in ["out", "out and err"] {
            let (_, out) = std::io::pipe().unwrap();
            let (reader, err) = std::io::pipe().unwrap();
            let reader = (closed == "out").then_some(reader);
            let before = place.git(&["rev-parse", "HEAD"]);
            let mut kimo = place.command_with_git(&arguments);
            let status = kimo.stdout(out).stderr(err).status().unwrap();
            drop(reader);
            assert!(status.success(), "{arguments:?} with {closed} closed");
            let parent = place.git(&["rev-parse", "HEAD~1"]);
            assert_eq!(parent, before, "{arguments:?} with {closed} closed");
            // Once more, from the beginning.
            place.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        }
    }
}

#[cfg(target_os = "linux")] // Others have no /dev/full.
#[test]
fn a_receipt_that_cannot_be_printed_says_what_was_saved() {
    use crate::common::Run;
    use std::fs::File;
    use std::process::Stdio;
    let place = repository();
    let onto_a_full_disk = |arguments: &[&str]| {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut kimo = place.command_with_git(arguments);
        let run = kimo.stdout(full).stderr(Stdio::piped()).output();
        Run::from(run.unwrap()).to_string()
    };
    assert_snapshot!(onto_a_full_disk(&NOTE), @"
    --- stderr
    fejl: ændringen er gemt i planen og i git, men kvitteringen nåede ikke frem: resultatet kan ikke skrives: disken er fuld
    --- exit 1
    ");
    assert_snapshot!(place.git(&["log", "--format=%s"]), @"
    Note på 1.1: Aftalen er underskrevet.
    Planen
    ");
    assert_snapshot!(onto_a_full_disk(&["note", "1.1", "Igen", "--dato=1.6.2024"]), @"
    --- stderr
    fejl: ændringen er gemt i planen, men kvitteringen nåede ikke frem: resultatet kan ikke skrives: disken er fuld
    --- exit 1
    ");
    let mut again = NOTE;
    again[2] = "Og holdt.";
    // Where the commit failed, too.
    std::fs::remove_dir_all(place.path(".git")).unwrap();
    assert_snapshot!(onto_a_full_disk(&again), @"
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
}

#[test]
fn of_half_a_change_nothing_is_committed_and_that_is_told() {
    let place = repository();
    common::make_read_only(&place.path("plan/maal-1.toml"));
    let arguments = ["--besluttet=31.5.2024", "--møde=Bestyrelsesmøde"];
    assert_snapshot!(said(&place, &[&NOTE[..], &arguments].concat()), @"
    --- stderr
    fejl: mødet er føjet til handleplan.toml (Bestyrelsesmøde den 31. maj 2024), men resten er ikke skrevet, og intet er gemt i git: plan/maal-1.toml kan ikke gemmes: den er skrivebeskyttet
      fjern skrivebeskyttelsen fra filen, og prøv igen
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @" M plan/handleplan.toml");
}

#[test]
fn the_mends_are_told_of_beside_the_check_and_not_in_it() {
    let place = busy(&GOAL.replace("\"En renere fjord\"", "”En renere fjord”"));
    let arguments = [
        "check",
        "--ret",
        "--commit",
        "--dato=1.6.2024",
        "--format=json",
    ];
    assert_snapshot!(said(&place, &arguments), @r#"
    {
      "format": 1,
      "problemer": []
    }
    --- stderr
    rettet: maal-1.toml, linje 2: typografiske anførselstegn er rettet til lige
    1 fejl er rettet.
    Gemt i git: COMMIT
    --- exit 0
    "#);
}

#[test]
fn what_was_mended_before_a_file_that_could_not_be_is_committed() {
    let two_periods = || {
        let place = Workplace::empty();
        for years in ["2022-2025", "2026-2029"] {
            let plan = HANDLEPLAN.replace("2022-2025", years);
            place.write(&format!("plan/{years}/handleplan.toml"), plan);
            let goal = GOAL.replace("\"En renere fjord\"", "”En renere fjord”");
            place.write(&format!("plan/{years}/maal-1.toml"), goal);
        }
        place.init_git();
        // No file can be a lock where there is a folder.
        place.write("plan/2026-2029/.kimo.lock/fil", "");
        place
    };
    let arguments = ["check", "--ret", "--commit", "--dato=1.6.2024"];
    let place = two_periods();
    assert_snapshot!(said(&place, &arguments), @"
    --- stderr
    rettet: 2022-2025/maal-1.toml, linje 2: typografiske anførselstegn er rettet til lige
    1 fejl er rettet.
    Gemt i git: COMMIT
    fejl: der kan ikke skrives i mappen plan/2026-2029: plan/2026-2029/.kimo.lock: den er en mappe
      flyt det, der står dér i vejen, og prøv igen
    --- exit 1
    ");
    assert_snapshot!(place.git(&["show", "--name-status", "--format=%s"]), @"
    Rettet med kimo tjek: 1 fejl

    M	plan/2022-2025/maal-1.toml
    ");
    let place = two_periods();
    std::fs::rename(place.path(".git"), place.path("gemt.git")).unwrap();
    assert_snapshot!(said(&place, &arguments), @"
    --- stderr
    rettet: 2022-2025/maal-1.toml, linje 2: typografiske anførselstegn er rettet til lige
    1 fejl er rettet.
    fejl: ændringen er skrevet i plan/2022-2025/maal-1.toml, men ikke gemt i git: planen i plan/2022-2025 ligger ikke i et git-repository
      lav et i mappen over planen med: git init
      når det er rettet: git add plan/2022-2025/maal-1.toml
      og så: git commit --only -- plan/2022-2025/maal-1.toml
    fejl: der kan ikke skrives i mappen plan/2026-2029: plan/2026-2029/.kimo.lock: den er en mappe
      flyt det, der står dér i vejen, og prøv igen
    --- exit 1
    ");
}

#[test]
fn a_commit_that_was_not_made_is_told_after_the_check() {
    let place = busy(&GOAL.replace("\"En renere fjord\"", "”En renere fjord”"));
    if !crate::hook(&place, "pre-commit", "exit 1") {
        return;
    }
    assert_snapshot!(said(&place, &["check", "--ret", "--commit", "--dato=1.6.2024"]), @"
    Ingen fejl i 2 filer.
    --- stderr
    rettet: maal-1.toml, linje 2: typografiske anførselstegn er rettet til lige
    1 fejl er rettet.
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger ikke hvorfor; en hook kan have afvist det
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
}
