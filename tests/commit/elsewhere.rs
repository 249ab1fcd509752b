//! Where git finds the repository: in a linked worktree, in a hook, apart from the files, in a
//! folder with any name, and in one that git does not trust.

use crate::common::{self, Run};
use crate::{NOTE, repository, said};
use insta::assert_snapshot;
use std::process::Command;

/// A commit from a rebase in a linked worktree: git names the repository to what it starts
/// there, and without more takes the folder it is asked in for the topmost.
#[test]
fn a_rebase_in_a_linked_worktree_commits_to_the_file_that_was_written() {
    let place = repository();
    if !place.git_has_shell("a rebase that runs something") {
        return;
    }
    place.git(&["worktree", "add", "--quiet", "sidegren", "-b", "sidegren"]);
    let step = "kimo notér 1.1 Igen --dato=1.6.2024 --commit";
    place.git(&["-C", "sidegren", "rebase", "--quiet", "-x", step, "--root"]);
    assert_snapshot!(place.git(&["-C", "sidegren", "show", "--name-status", "--format=%s"]), @"
    Note på 1.1: Igen

    M	plan/maal-1.toml
    ");
    assert_snapshot!(place.git(&["-C", "sidegren", "status", "--short"]), @"");
    assert_snapshot!(place.git(&["log", "--format=%s"]), @"Planen");
}

#[test]
fn a_hook_in_a_linked_worktree_sees_the_plan_that_is_there() {
    let place = repository();
    place.git(&["worktree", "add", "--quiet", "sidegren", "-b", "sidegren"]);
    let switch = ["-C", "sidegren", "switch", "--quiet", "-c", "andet"];
    if !crate::hook(&place, "post-checkout", "kimo diff >diff.txt 2>&1") {
        return;
    }
    place.git(&switch);
    let diff = place.read("sidegren/diff.txt");
    let head = place.git(&["rev-parse", "--short=8", "HEAD"]);
    assert_snapshot!(diff.replace(head.trim(), "COMMIT"), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ingen ændringer.
    ");
}

/// Some keep the repository apart from the files, and tell git so in the environment.
#[test]
fn a_repository_that_lies_apart_is_found_where_the_user_names_it() {
    let place = repository();
    std::fs::rename(place.path(".git"), place.path("gemt.git")).unwrap();
    let with = |command: &mut Command| {
        command.env("GIT_DIR", place.path("gemt.git"));
        command.env("GIT_WORK_TREE", place.path(""));
        command.output().unwrap()
    };
    let run = Run::from(with(&mut place.command_with_git(&NOTE)));
    assert!(run.quiet().contains("Gemt i git: "));
    let mut git = Command::new("git");
    let log = with(git.args(["log", "--format=%s"]));
    assert_snapshot!(String::from_utf8(log.stdout).unwrap(), @"
    Note på 1.1: Aftalen er underskrevet.
    Planen
    ");
}

#[cfg(target_os = "linux")] // A name of any bytes: macOS takes none, and Windows has UTF-16.
#[test]
fn a_folder_whose_name_is_not_utf_8_is_as_good_as_others() {
    use crate::common::{GOAL, HANDLEPLAN, Workplace};
    use std::os::unix::ffi::OsStrExt;
    let place = Workplace::empty();
    let folder = std::ffi::OsStr::from_bytes(b"p\xe5n");
    let plan = place.path("").join(folder).join("plan");
    std::fs::create_dir_all(&plan).unwrap();
    std::fs::write(plan.join("handleplan.toml"), HANDLEPLAN).unwrap();
    std::fs::write(plan.join("maal-1.toml"), GOAL).unwrap();
    place.init_git();
    let mut kimo = place.command_with_git(&NOTE);
    let run = Run::from(
        kimo.current_dir(place.path("").join(folder))
            .output()
            .unwrap(),
    );
    assert!(run.quiet().contains("Gemt i git: "));
    assert_snapshot!(place.git(&["show", "--name-status", "--format=%s"]), @r#"
    Note på 1.1: Aftalen er underskrevet.

    M	"p\345n/plan/maal-1.toml"
    "#);
    let mut kimo = place.command_with_git(&["diff", "HEAD~1"]);
    let run = Run::from(
        kimo.current_dir(place.path("").join(folder))
            .output()
            .unwrap(),
    );
    let head = place.git(&["rev-parse", "--short=8", "HEAD~1"]);
    assert_snapshot!(run.quiet().replace(head.trim(), "COMMIT"), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    1 handling er ændret.

    Handling 1.1: Rense stranden.
    - Ny note: 1. juni 2024: Aftalen er underskrevet.
    ");

    // The repository itself may be in such a folder.
    let inside = Workplace::empty();
    std::fs::create_dir(inside.path("").join(folder)).unwrap();
    let top = inside.path("").join(folder);
    std::fs::rename(place.path(".git"), top.join(".git")).unwrap();
    std::fs::rename(plan, top.join("plan")).unwrap();
    let mut again = NOTE;
    again[2] = "Og holdt.";
    let mut kimo = inside.command_with_git(&again);
    let run = Run::from(kimo.current_dir(&top).output().unwrap());
    assert!(run.quiet().contains("Gemt i git: "));
}

/// A folder of another user's, as on a shared disk.
#[test]
fn a_repository_that_git_does_not_trust_is_told_as_such() {
    let place = repository();
    let mut kimo = place.command_with_git(&NOTE);
    kimo.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    let run = Run::from(kimo.output().unwrap()).to_string();
    let top = common::shown(&place.path("").canonicalize().unwrap());
    assert_snapshot!(run.replace(&top, "REPOSITORY"), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git bruger ikke repositoryet omkring plan, for det tilhører en anden bruger
      stoler du på det, så sig det til git: git config --global --add safe.directory REPOSITORY
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
}

#[test]
fn what_else_git_says_of_a_repository_is_shown_line_by_line() {
    let place = repository();
    place.write(
        ".git/config",
        "[core]\n\tbare = true\n\tworktree = .\n[core\n",
    );
    assert_snapshot!(said(&place, &NOTE), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kan ikke bruge repositoryet omkring plan
      git siger: fatal: bad config line 4 in file .git/config
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
}

/// pre-commit passes over a hook whose pattern fits no file that is still there, and a file that
/// is gone may be the fault.
#[test]
fn the_hooks_for_pre_commit_run_whatever_files_are_left() {
    let hooks = std::fs::read_to_string(crate::common::project(".pre-commit-hooks.yaml")).unwrap();
    let hooks: Vec<&str> = hooks.split("\n- id: ").skip(1).collect();
    assert_eq!(hooks.len(), 2);
    for hook in hooks {
        assert!(hook.contains("\n  always_run: true"), "{hook}");
        assert!(
            !hook.contains("\n  files:") && hook.contains("pass_filenames: false"),
            "{hook}"
        );
    }
    let place = repository();
    std::fs::remove_file(place.path("plan/handleplan.toml")).unwrap();
    assert_eq!(place.kimo_with_git(&["check"]).code, 1);
}
