//! Others at work in the same repository, and a git that says little.

use crate::common::{self, Run, Workplace};
use crate::{NOTE, hook, note, repository};
use insta::assert_snapshot;
use std::process::Stdio;
use std::time::Duration;

const LOCK: &str = ".git/index.lock";

#[test]
fn notes_that_are_written_at_once_are_all_committed() {
    let place = repository();
    let start = |number: usize| {
        let text = format!("Nummer {number}");
        let mut kimo =
            place.command_with_git(&["note", "1.1", &text, "--dato=1.6.2024", "--commit"]);
        kimo.stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap()
    };
    // Each has the others to wait for, and git is long in starting on Windows.
    let count = if cfg!(windows) { 3 } else { 6 };
    let started: Vec<_> = (0..count).map(start).collect();
    for kimo in started {
        let out = Run::from(kimo.wait_with_output().unwrap()).quiet();
        assert!(
            out.contains("Gemt i git: ") || out.contains("Intet nyt at gemme i git"),
            "{out}"
        );
    }
    assert_eq!(place.git(&["diff"]), "");
    assert_eq!(place.git(&["status", "--short"]), "");
    let saved = place.git(&["show", "HEAD:plan/maal-1.toml"]);
    assert_eq!(saved.matches("Nummer ").count(), count);
}

#[test]
fn a_git_that_is_soon_done_is_waited_for() {
    let place = repository();
    place.write(LOCK, "");
    let mut kimo = place.command_with_git(&NOTE);
    let kimo = kimo.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    std::thread::sleep(Duration::from_millis(700));
    std::fs::remove_file(place.path(LOCK)).unwrap();
    let run = Run::from(kimo.unwrap().wait_with_output().unwrap());
    assert!(run.quiet().contains("Gemt i git: "));
}

#[test]
fn a_lock_that_stays_is_named() {
    let place = repository();
    place.write(LOCK, "");
    let folder = common::shown(&place.path("").canonicalize().unwrap());
    assert_snapshot!(note(&place).replace(&folder, "REPOSITORY"), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: et andet git er i gang i repositoryet
      er der ikke det, så slet filen REPOSITORY/.git/index.lock
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert_eq!(place.git(&["log", "--format=%s"]), "Planen\n");
    // So is one that git itself meets on its way.
    std::fs::remove_file(place.path(LOCK)).unwrap();
    place.write(".git/HEAD.lock", "");
    let mut again = NOTE;
    again[2] = "Og holdt.";
    let said = crate::said(&place, &again).replace(&folder, "REPOSITORY");
    assert!(
        said.contains("slet filen REPOSITORY/.git/HEAD.lock\n"),
        "{said}"
    );
    assert_eq!(place.git(&["log", "--format=%s"]), "Planen\n");
    assert_eq!(place.git(&["status", "--short"]), " M plan/maal-1.toml\n");
}

#[test]
fn a_hook_that_refuses_without_a_word_is_suspected() {
    let place = repository();
    if !crate::hook(&place, "pre-commit", "exit 1") {
        return;
    }
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger ikke hvorfor; en hook kan have afvist det
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
}

/// What a hook prints may hold anything.
#[test]
fn a_hooks_words_steer_no_terminal() {
    let place: Workplace = repository();
    if !crate::hook(
        &place,
        "pre-commit",
        "printf 'to\\n\\tlinjer \\033[31mrød\\n'; exit 1",
    ) {
        return;
    }
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger: to
      git siger: linjer /u{1b}[31mrød
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
}

/// As one that formats the file, or writes a list of what is in it, and adds that.
#[test]
fn what_a_hook_puts_in_the_commit_is_not_taken_out_by_the_next() {
    let place = repository();
    place.write("liste.txt", "1\n");
    place.commit("liste");
    let script = "sed -i.bak s/underskrevet/UNDERSKREVET/ plan/maal-1.toml; rm plan/maal-1.toml.bak\n\
                  echo 2 >liste.txt; echo ny >rapport.md; git add plan/maal-1.toml liste.txt rapport.md";
    if !hook(&place, "pre-commit", script) {
        return;
    }
    note(&place);
    assert_eq!(place.git(&["status", "--short"]), "");
    assert_snapshot!(place.git(&["show", "--format=", "--name-status"]), @"
    M	liste.txt
    M	plan/maal-1.toml
    A	rapport.md
    ");
    // What somebody has staged of it stays.
    place.write("liste.txt", "3\n");
    place.git(&["add", "liste.txt"]);
    place
        .kimo_with_git(&["note", "1.1", "Nyt", "--dato=2.6.2024", "--commit"])
        .quiet();
    assert_eq!(place.git(&["show", ":liste.txt"]), "3\n");
}
