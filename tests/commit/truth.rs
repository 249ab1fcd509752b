//! What git would pass over in silence: settings, marks and lists that hide a file from it.

use crate::common::{GOAL, HANDLEPLAN, Workplace};
use crate::{NOTE, committed, note, parted, repository, said};
use insta::assert_snapshot;

#[test]
fn new_files_are_committed_where_git_status_shows_none() {
    let place = repository();
    place.git(&["config", "status.showUntrackedFiles", "no"]);
    let arguments = ["init", "ny", "--periode=2030-2033", "--commit"];
    assert_snapshot!(committed(&place, &arguments), @"
    En ny plan for 2030-2033 ligger i ny/2030-2033.

    Det næste:
      1. Ret titel, organisation og parter i ny/2030-2033/handleplan.toml
      2. Skriv målet og dets handlinger i ny/2030-2033/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo --plan ny tjek
    Gemt i git: COMMIT
    --- exit 0

    Ny plan for 2030-2033

    A	ny/.gitignore
    A	ny/2030-2033/handleplan.toml
    A	ny/2030-2033/maal-1.toml
    A	ny/kimo.schema.json
    ");

    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    place.init_git();
    place.git(&["config", "status.showUntrackedFiles", "no"]);
    said(&place, &["rollover", "2026-2029", "--ja", "--commit"]);
    assert_snapshot!(place.git(&["show", "--name-status", "--format=%s"]), @"
    Udkast til planen for 2026-2029 ud fra 2022-2025

    A	plan/2026-2029/handleplan.toml
    A	plan/2026-2029/maal-1.toml
    A	plan/kimo.schema.json
    ");
}

/// The entry comes from kimo and not from what git sees of the file.
#[test]
fn a_file_that_git_is_told_not_to_see_is_committed_all_the_same() {
    for mark in ["--skip-worktree", "--assume-unchanged"] {
        let place = repository();
        place.git(&["update-index", mark, "plan/maal-1.toml"]);
        assert!(note(&place).contains("Gemt i git: "), "{mark}");
        let saved = place.git(&["show", "HEAD:plan/maal-1.toml"]);
        assert_eq!(saved, place.read("plan/maal-1.toml"));
        assert_eq!(place.git(&["status", "--short"]), "", "{mark}");
    }
}

/// Taken out of the index by hand, to be left out of the next commit.
#[test]
fn a_file_that_is_on_its_way_out_of_git_and_again_as_it_was_stays_on_its_way() {
    let place = repository();
    place.write(
        "plan/maal-1.toml",
        GOAL.replace("\"En renere fjord\"", "”En renere fjord”"),
    );
    place.git(&["rm", "--cached", "--quiet", "plan/maal-1.toml"]);
    let said = said(&place, &["check", "--ret", "--commit", "--dato=1.6.2024"]);
    assert!(said.contains("Intet nyt at gemme i git"), "{said}");
    assert_snapshot!(place.git(&["status", "--short"]), @"
    D  plan/maal-1.toml
    ?? plan/maal-1.toml
    ");
}

#[test]
fn a_schema_that_git_ignores_is_left_out_and_the_plan_is_committed() {
    let place = repository();
    place.write(".gitignore", ".kimo.lock\n*.json\n");
    place.commit("Uden JSON");
    let arguments = ["init", "ny", "--periode=2030-2033", "--commit"];
    assert_snapshot!(committed(&place, &arguments), @"
    En ny plan for 2030-2033 ligger i ny/2030-2033.

    Det næste:
      1. Ret titel, organisation og parter i ny/2030-2033/handleplan.toml
      2. Skriv målet og dets handlinger i ny/2030-2033/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo --plan ny tjek
    Gemt i git: COMMIT
    Ikke gemt i git, fordi .gitignore holder det ude: ny/kimo.schema.json
    --- exit 0

    Ny plan for 2030-2033

    A	ny/.gitignore
    A	ny/2030-2033/handleplan.toml
    A	ny/2030-2033/maal-1.toml
    ");
}

#[test]
fn the_way_on_after_a_failure_leaves_out_what_git_ignores() {
    let place = repository();
    place.write(".gitignore", ".kimo.lock\n*.json\n");
    place.commit("Uden JSON");
    if !crate::hook(&place, "pre-commit", "echo nej; exit 1") {
        return;
    }
    let said = said(&place, &["init", "ny", "--periode=2030-2033", "--commit"]);
    let (_, told) = said.split_once("--- stderr\n").unwrap();
    assert_snapshot!(told, @"
    fejl: ændringen er skrevet i ny/2030-2033/handleplan.toml, ny/2030-2033/maal-1.toml, ny/.gitignore og ny/kimo.schema.json, men ikke gemt i git: git kunne ikke gøre det
      git siger: nej
      når det er rettet: git add ny/2030-2033/handleplan.toml ny/2030-2033/maal-1.toml ny/.gitignore
      og så: git commit --only -- ny/2030-2033/handleplan.toml ny/2030-2033/maal-1.toml ny/.gitignore
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"?? ny/");
}

#[test]
fn a_plan_that_git_ignores_is_not_committed_in_part_and_the_index_is_as_it_was() {
    let place = repository();
    place.write(".gitignore", ".kimo.lock\nmaal-*.toml\n");
    place.commit("Uden mål");
    let arguments = ["init", "ny", "--periode=2030-2033", "--commit"];
    assert_snapshot!(said(&place, &arguments), @"
    En ny plan for 2030-2033 ligger i ny/2030-2033.

    Det næste:
      1. Ret titel, organisation og parter i ny/2030-2033/handleplan.toml
      2. Skriv målet og dets handlinger i ny/2030-2033/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo --plan ny tjek
    --- stderr
    fejl: ændringen er skrevet i ny/2030-2033/handleplan.toml, ny/2030-2033/maal-1.toml, ny/.gitignore og ny/kimo.schema.json, men ikke gemt i git: .gitignore holder ny/2030-2033/maal-1.toml ude
      se, hvor det står: git check-ignore -v ny/2030-2033/maal-1.toml
      når det er rettet: git add ny/2030-2033/handleplan.toml ny/2030-2033/maal-1.toml ny/.gitignore ny/kimo.schema.json
      og så: git commit --only -- ny/2030-2033/handleplan.toml ny/2030-2033/maal-1.toml ny/.gitignore ny/kimo.schema.json
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short", "--ignored"]), @"
    ?? ny/
    !! ny/2030-2033/maal-1.toml
    ");
    // A file that git holds already is none of those that it ignores.
    assert!(note(&place).contains("Gemt i git: "));
}

/// Ended by a commit of something else, a revert would be half done and nobody the wiser.
#[test]
fn in_the_middle_of_a_revert_the_note_is_kept_and_the_revert_goes_on() {
    let place = parted();
    place.write("fil.txt", "senere\n");
    place.commit("Senere");
    assert!(
        !place
            .try_git(&["revert", "--no-edit", "HEAD~1"])
            .status
            .success()
    );
    assert_snapshot!(said(&place, &NOTE), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git er midt i at tage et commit tilbage (git revert) og kan imens ikke gemme noget for sig
      gør det først færdigt; ”git status” viser, hvad der mangler
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert!(
        place
            .try_git(&["rev-parse", "--verify", "REVERT_HEAD"])
            .status
            .success()
    );
    place.git(&["revert", "--abort"]);
}

/// Whoever has git write its messages in another encoding gets no letters of two.
#[test]
fn a_message_says_in_utf_8_that_it_is() {
    let place = repository();
    place.git(&["config", "i18n.commitEncoding", "ISO-8859-1"]);
    note(&place);
    let message = place.git(&["log", "-1", "--encoding=UTF-8", "--format=%s"]);
    assert_eq!(message, "Note på 1.1: Aftalen er underskrevet.\n");
}
