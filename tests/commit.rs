//! `--commit`: the file that was written, and nothing else.

mod common;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

fn repository() -> Workplace {
    let place = Workplace::with_goal(GOAL);
    place.init_git();
    place
}

const NOTE: [&str; 6] = [
    "note",
    "1.1",
    "Aftalen er underskrevet.",
    "--dato",
    "1.6.2024",
    "--commit",
];

fn note(place: &Workplace) -> String {
    let run = place.kimo_with_git(&NOTE);
    let head = place.git(&["rev-parse", "--short", "HEAD"]);
    run.to_string()
        .replace(head.trim(), "COMMIT")
        .replace(place.path("").to_str().unwrap(), "…/")
}

#[test]
fn the_file_alone_is_committed_and_the_rest_stays_as_it_was() {
    let place = repository();
    place.write(
        "plan/handleplan.toml",
        place.read("plan/handleplan.toml") + "# i gang\n",
    );
    place.write("udkast.txt", "til senere");
    place.git(&["add", "udkast.txt"]);
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Gemt i git: COMMIT
    --- exit 0
    ");
    assert_snapshot!(place.git(&["show", "--stat", "--format=%an: %s"]), @"
    Prøve Person: Note på 1.1: Aftalen er underskrevet.

     plan/maal-1.toml | 4 ++++
     1 file changed, 4 insertions(+)
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"
     M plan/handleplan.toml
    A  udkast.txt
    ");
}

#[test]
fn a_file_that_git_does_not_know_yet_is_added() {
    let place = repository();
    place.git(&["rm", "--cached", "--quiet", "plan/maal-1.toml"]);
    place.git(&["commit", "--quiet", "-m", "uden"]);
    note(&place);
    assert_eq!(place.git(&["status", "--short"]), "");
}

#[cfg(unix)]
#[test]
fn a_hook_that_refuses_is_heard_and_the_note_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let place = repository();
    place.write(
        ".git/hooks/pre-commit",
        "#!/bin/sh\necho 'ikke i dag' >&2\nexit 1\n",
    );
    std::fs::set_permissions(
        place.path(".git/hooks/pre-commit"),
        std::fs::Permissions::from_mode(0o755),
    )
    .unwrap();
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger: ikke i dag
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("Aftalen er underskrevet.")
    );
    assert_snapshot!(place.git(&["status", "--short"]), @" M plan/maal-1.toml");
}

#[test]
fn outside_a_repository_the_note_is_written_and_that_is_said() {
    let place = Workplace::with_goal(GOAL);
    let run = place.kimo_with_git(&NOTE);
    assert_snapshot!(run, @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("Aftalen er underskrevet.")
    );
}
