//! `kimo merge --install`: what it sets up, and when that is not enough.

use super::common::{self, GOAL, HANDLEPLAN, Run, Workplace};
use super::{FILE, merge, note, on_branch, repository};
use insta::assert_snapshot;
use std::path::PathBuf;

#[test]
fn setting_up_is_said_done_once_and_needs_a_repository() {
    let place = Workplace::with_goal(GOAL);
    let run = place.kimo_with_git(&["merge", "--install"]);
    assert_snapshot!(run.to_string().replace(&common::shown(&place.path("")), "…/"), @"
    --- stderr
    fejl: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
    --- exit 1
    ");
    place.git(&["init", "--quiet"]);
    place.write(".gitattributes", "*.snap text");
    assert_snapshot!(place.kimo_with_git(&["merge", "--install"]), @"
    git fletter nu planens filer med kimo.
      tilføjet i .gitattributes: /plan/**/*.toml merge=kimo
      sat i denne klon: merge.kimo.driver
      sat i denne klon: merge.kimo.name
      sat i denne klon: pull.rebase
      sat i denne klon: hooks/post-merge
      sat i denne klon: hooks/post-rewrite
      sat i denne klon: hooks/post-index-change
    Gem .gitattributes i git, så den følger med: kimo flet --install --commit
    Hver kollega kører ”kimo flet --install” én gang i sin egen klon.
    --- exit 0
    ");
    let after = place.snapshot();
    assert_snapshot!(place.kimo_with_git(&["merge", "--install"]), @"
    git fletter nu planens filer med kimo.
      var der i forvejen: merge=kimo for planens filer
      var der i forvejen: merge.kimo.driver
      var der i forvejen: merge.kimo.name
      var der i forvejen: hooks/post-merge
      var der i forvejen: hooks/post-rewrite
      var der i forvejen: hooks/post-index-change
    Hver kollega kører ”kimo flet --install” én gang i sin egen klon.
    --- exit 0
    ");
    assert_eq!(place.snapshot(), after);
    assert_snapshot!(place.read(".gitattributes"), @"
    *.snap text
    /plan/**/*.toml merge=kimo
    ");
    assert_snapshot!(place.kimo(&["merge"]), @"
    --- stderr
    fejl: argumentet ”FIL” mangler
      for eksempel: kimo flet --install

    Brug: kimo flet [TILVALG] [FIL]...
    Prøv ”kimo flet --hjælp”.
    --- exit 2
    ");
}

#[test]
fn a_clone_that_was_set_up_by_an_older_kimo_gets_the_new_line() {
    let place = repository(GOAL);
    place.git(&["config", "merge.kimo.driver", "kimo merge %O %A %B %P"]);
    let run = place.kimo_with_git(&["merge", "--install"]);
    assert!(
        run.out.contains("sat i denne klon: merge.kimo.driver"),
        "{run}"
    );
    let driver = place.git(&["config", "--get-all", "merge.kimo.driver"]);
    assert_snapshot!(driver, @"kimo merge %O %A %B %P; e=$?; test $e -lt 2 && exit $e; echo kimo svarer ikke: %P flettes linje for linje >&2; git merge-file -L vores -L base -L deres %A %O %B; e=$?; test $e -lt 128 && exit $e; (echo; echo '<<<<<<< vores'; echo =======; cat %B; echo; echo '>>>>>>> deres') >>%A; exit 1");
}

/// The folders of the path; for one that has a kimo, git's own perhaps, one with all the rest of it.
fn folders_without_kimo(place: &Workplace) -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap();
    let mut folders = Vec::new();
    for (number, folder) in std::env::split_paths(&path).enumerate() {
        let kimo = format!("kimo{}", std::env::consts::EXE_SUFFIX);
        if !folder.join(kimo).exists() {
            folders.push(folder);
            continue;
        }
        let rest = place.path(&format!(".git/uden-kimo-{number}"));
        std::fs::create_dir_all(&rest).unwrap();
        for entry in std::fs::read_dir(&folder).unwrap() {
            let name = entry.unwrap().file_name();
            #[cfg(unix)] // On Windows nothing else of that folder is wanted.
            if name != "kimo" {
                let _ = std::os::unix::fs::symlink(folder.join(&name), rest.join(&name));
            }
            #[cfg(not(unix))]
            let _ = name;
        }
        folders.push(rest);
    }
    folders
}

/// git with `folders` before those of its own, and without those that have a kimo.
fn without_kimo(place: &Workplace, folders: &[&str], arguments: &[&str]) -> (String, bool) {
    let own = folders_without_kimo(place).into_iter();
    let paths = folders.iter().map(|folder| place.path(folder)).chain(own);
    let mut git = place.git_command(arguments);
    let output = git
        .env("PATH", std::env::join_paths(paths).unwrap())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.success())
}

#[test]
fn where_git_finds_no_kimo_both_sides_stand_in_the_file() {
    let place = repository(GOAL);
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    // One that is missing, one that may not be run, one too old to know the command, and one
    // that breaks down.
    let fakes: &[(&str, &str)] = &[
        ("", ""),
        ("kan-ikke", "exit 126"),
        ("gammel", "exit 2"),
        ("syg", "exit 101"),
    ];
    for (folder, script) in fakes {
        if !folder.is_empty() {
            place.write(&format!("{folder}/kimo"), format!("#!/bin/sh\n{script}\n"));
            common::make_executable(&place.path(&format!("{folder}/kimo")));
        }
        let (said, is_joined) = without_kimo(
            &place,
            &[folder],
            &["merge", "--quiet", "--no-edit", "deres"],
        );
        assert!(!is_joined && said.contains("CONFLICT"), "{said}");
        let told = "kimo svarer ikke: plan/maal-1.toml flettes linje for linje";
        assert!(said.contains(told), "{said}");
        let text = place.read(FILE);
        for part in [
            "<<<<<<< vores\n",
            "\"Vores\"",
            "\"Deres\"",
            ">>>>>>> deres\n",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
        assert!(place.kimo(&["check"]).out.contains("fejl[flettekonflikt]"));
        place.git(&["merge", "--abort"]);
    }
    assert!(merge(&place).1);
}

/// git 2.39 takes any code but 0 for a conflict with marks.
#[test]
fn where_kimo_fails_there_are_marks_in_the_file_whatever_it_holds() {
    for text in [GOAL, "nr = \"1\" # \0\n"] {
        let place = repository(text);
        on_branch(&place, "deres", |place| {
            place.write(FILE, text.replace("nr = ", "# deres\nnr = "));
        });
        on_branch(&place, "vores", |place| {
            place.write(FILE, text.replace("nr = ", "# vores\nnr = "));
        });
        place.write("stop/kimo", "#!/bin/sh\nexit 129\n");
        common::make_executable(&place.path("stop/kimo"));
        let arguments = ["merge", "--quiet", "--no-edit", "deres"];
        let (said, is_joined) = without_kimo(&place, &["stop"], &arguments);
        assert!(!is_joined && said.contains("CONFLICT"), "{said}");
        let text = place.read(FILE);
        for part in [
            "<<<<<<< vores\n",
            "# vores\n",
            "# deres\n",
            ">>>>>>> deres\n",
        ] {
            assert!(text.contains(part), "{part}: {text}");
        }
    }
}

/// A plan of two goals: one branch gives a party another name, the other uses the old one.
fn party_renamed() -> Workplace {
    let place = repository(GOAL);
    on_branch(&place, "deres", |place| {
        let header = place.read("plan/handleplan.toml");
        place.write(
            "plan/handleplan.toml",
            header.replace("Kommunerne", "Byerne"),
        );
    });
    on_branch(&place, "vores", |place| {
        let goal = GOAL
            .replace("\"1", "\"2")
            .replace("Sekretariatet", "Kommunerne");
        place.write("plan/maal-2.toml", goal);
    });
    place
}

#[test]
fn a_clean_join_that_leaves_the_plan_in_error_says_so_at_once() {
    let place = party_renamed();
    let (said, is_joined) = merge(&place);
    assert!(is_joined);
    assert_snapshot!(said, @r#"
    kimo: planen har fejl, som filerne er nu:
    fejl[ukendt-ansvarlig]: ukendt ansvarlig ”Kommunerne”
     --> plan/maal-2.toml:7:14
      |
    7 | ansvarlig = ["Kommunerne"]
      |              ^^^^^^^^^^^^
      |
      = hjælp: Ret navnet, eller tilføj parten under [[part]] i handleplan.toml.

    1 fejl i 3 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    "#);
    // After a rebase too, and not where nothing is joined.
    place.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
    let rebased = place.try_git(&["rebase", "--quiet", "deres"]);
    let said = String::from_utf8(rebased.stderr).unwrap();
    assert!(rebased.status.success());
    assert!(
        said.starts_with("kimo: planen har fejl, som filerne er nu:\nfejl[ukendt-ansvarlig]"),
        "{said}"
    );
    assert_eq!(said.matches("kimo: planen har fejl").count(), 1, "{said}");
    let amended = place.try_git(&["commit", "--quiet", "--amend", "-m", "Igen"]);
    assert!(amended.status.success() && amended.stderr.is_empty());
    // Where no kimo is found, or the plan is gone, nothing is said.
    place.git(&["reset", "--quiet", "--hard", "main"]);
    let (said, is_joined) = without_kimo(&place, &[], &["merge", "--quiet", "deres"]);
    assert_eq!((said.as_str(), is_joined), ("", true));
}

/// git asks of each file by itself, and of neither of these: nobody sees that an action that was moved
/// to one goal was moved to another too.
#[test]
fn an_action_that_two_have_moved_to_a_goal_each_is_told_at_once() {
    let long = GOAL.replace("tekst = \"", "tekst = \"Sammen med kommunerne ");
    let place = repository(&long);
    for side in ["deres", "vores"] {
        on_branch(&place, side, |place| {
            let number = if side == "deres" { "2" } else { "3" };
            let goal = long.replace("\"1", &format!("\"{number}"));
            place.write(&format!("plan/maal-{number}.toml"), goal);
            let (head, _) = long.split_once("[[handling]]").unwrap();
            place.write("plan/maal-1.toml", head);
        });
    }
    let (said, is_joined) = merge(&place);
    assert!(is_joined);
    assert_snapshot!(said, @r#"
    kimo: planen har noget dobbelt, som filerne er nu:
    advarsel[samme-handling]: handling 3.1 har samme ordlyd som 2.1
     --> plan/maal-3.toml:5:6
      |
    5 | nr = "3.1"
      |      ^^^^^
      |
     ::: plan/maal-2.toml:5:6
      |
    5 | nr = "2.1"
      |      ----- den samme ordlyd
      |
      = hjælp: Er den flyttet eller kopieret, så saml noterne på den ene, og slet den anden.

    Ingen fejl, 1 advarsel i 4 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    "#);
}

/// git has no hook for these by name.
#[test]
fn a_pick_a_stash_and_a_revert_that_leave_the_plan_in_error_say_so_at_once() {
    let place = party_renamed();
    let is_told = |git: &[&str]| {
        let output = place.try_git(git);
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.success(), "{git:?}: {said}");
        let told = said
            .matches("kimo: planen har fejl, som filerne er nu:")
            .count();
        assert_eq!(told, said.matches("fejl[ukendt-ansvarlig]").count());
        told
    };
    place.git(&["checkout", "--quiet", "vores"]);
    assert_eq!(is_told(&["cherry-pick", "deres"]), 1);
    assert_eq!(is_told(&["revert", "--no-edit", "HEAD"]), 0);
    assert_eq!(is_told(&["revert", "--no-edit", "HEAD"]), 1);
    assert_eq!(is_told(&["checkout", "deres"]), 0);
    place.write("plan/maal-1.toml", GOAL.replace("Sekretariatet", "Byerne"));
    place.git(&["stash"]);
    assert_eq!(is_told(&["checkout", "main"]), 0);
    assert_eq!(is_told(&["stash", "pop"]), 1);
    // What is in conflict is told of by git, and by kimo as a conflict.
    place.git(&["commit", "--quiet", "--all", "--message", "Byerne"]);
    on_branch(&place, "tredje", |place| {
        place.write(
            "plan/maal-1.toml",
            GOAL.replace("Sekretariatet", "Kommunerne"),
        );
    });
    let output = place.try_git(&["cherry-pick", "main"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && !said.contains("planen har fejl"),
        "{said}"
    );
}

#[test]
fn a_hook_of_the_user_s_own_is_kept_and_the_line_for_it_is_told() {
    let place = party_renamed();
    let hook = ".git/hooks/post-merge";
    let own = "#!/bin/sh\necho min egen >&2\n";
    place.write(hook, own);
    let run = place.kimo_with_git(&["merge", "--install"]);
    assert_eq!(place.read(hook), own);
    assert_snapshot!(run.to_string().replace(&common::shown(&place.path("")), "…/"), @r#"
    git fletter nu planens filer med kimo.
      var der i forvejen: merge=kimo for planens filer
      var der i forvejen: merge.kimo.driver
      var der i forvejen: merge.kimo.name
      var der i forvejen: hooks/post-rewrite
      var der i forvejen: hooks/post-index-change
    Skriv selv denne linje i …/.git/hooks/post-merge, så git siger til, når planen har fejl efter en fletning:
      { if said=$(kimo --plan='plan' check 2>/dev/null); then case $said in *'[samme-handling]'*|*'[samme-note]'*) has='noget dobbelt';; *) has=;; esac; else has=${said:+fejl}; fi; test -z "$has" || printf 'kimo: planen har %s, som filerne er nu:\n%s\n' "$has" "$said" >&2; }
    Hver kollega kører ”kimo flet --install” én gang i sin egen klon.
    --- exit 0
    "#);
    let line = run.out.lines().find(|line| line.contains("kimo --plan"));
    place.write(hook, format!("{own}{}\n", line.unwrap().trim_start()));
    let run = place.kimo_with_git(&["merge", "--install"]);
    let there = "var der i forvejen: hooks/post-merge";
    assert!(run.out.contains(there), "{run}");
    let (said, is_joined) = merge(&place);
    let both = said.contains("min egen\nkimo: planen har fejl");
    assert!(is_joined && both, "{said}");
    // One of an older kimo is written anew.
    place.write(hook, "#!/bin/sh\n# kimo merge --install\nkimo check\n");
    place.kimo_with_git(&["merge", "--install"]).quiet();
    assert!(place.read(hook).contains("$said"));
}

#[test]
fn the_hooks_stand_where_git_looks_for_them_and_in_no_folder_of_all_repositories() {
    let place = repository(GOAL);
    place.git(&["config", "core.hooksPath", "kroge"]);
    place.kimo_with_git(&["merge", "--install"]).quiet();
    let hook = place.read("kroge/post-merge");
    assert_eq!(hook, place.read(".git/hooks/post-merge"));
    let shared = Workplace::empty();
    let folder = shared.path("kroge");
    place.git(&["config", "core.hooksPath", folder.to_str().unwrap()]);
    let run = place.kimo_with_git(&["merge", "--install"]);
    assert!(run.out.contains("Skriv selv denne linje i "), "{run}");
    assert!(!folder.exists());
}

#[test]
fn setting_up_warns_where_git_would_not_find_kimo() {
    let place = repository(GOAL);
    let own = folders_without_kimo(&place);
    let mut kimo = place.command_with_git(&["merge", "--install"]);
    kimo.env("PATH", std::env::join_paths(own).unwrap());
    assert_snapshot!(Run::from(kimo.output().unwrap()), @"
    git er sat op til at flette planens filer med kimo, men gør det ikke endnu.
      var der i forvejen: merge=kimo for planens filer
      var der i forvejen: merge.kimo.driver
      var der i forvejen: merge.kimo.name
      var der i forvejen: hooks/post-merge
      var der i forvejen: hooks/post-rewrite
      var der i forvejen: hooks/post-index-change
    Hver kollega kører ”kimo flet --install” én gang i sin egen klon.
    --- stderr
    advarsel: git kan ikke finde programmet kimo, så det fletter foreløbig planens filer linje for linje
      Læg mappen med kimo i PATH
    --- exit 0
    ");
}

#[test]
fn a_line_that_outweighs_is_told_and_nothing_is_said_to_be_so() {
    let place = repository(GOAL);
    for (file, line) in [
        ("plan/.gitattributes", "# Mine\n*.toml merge=union"),
        (".git/info/attributes", "maal-1.toml -merge"),
        ("plan/.gitattributes", "*.toml binary"),
    ] {
        place.write(file, format!("{line}\n"));
        let run = place.kimo_with_git(&["merge", "--install"]);
        assert_eq!(run.code, 1);
        assert!(run.out.contains("men gør det ikke endnu"), "{run}");
        std::fs::remove_file(place.path(file)).unwrap();
        match (file, line) {
            ("plan/.gitattributes", "*.toml binary") => assert_snapshot!(run.err, @"
            fejl: git fletter stadig ikke plan/handleplan.toml med kimo: for den gælder -merge
              se plan/.gitattributes, linje 1: slet det dér, og kør igen: kimo flet --install
            "),
            ("plan/.gitattributes", _) => assert_snapshot!(run.err, @"
            fejl: git fletter stadig ikke plan/handleplan.toml med kimo: for den gælder merge=union
              se plan/.gitattributes, linje 2: slet det dér, og kør igen: kimo flet --install
            "),
            _ => assert_snapshot!(run.err, @"
            fejl: git fletter stadig ikke plan/maal-1.toml med kimo: for den gælder -merge
              se .git/info/attributes, linje 1: slet det dér, og kør igen: kimo flet --install
            "),
        }
    }
    // A later line in the same file is outweighed by kimo's own, added again behind it.
    let before = place.read(".gitattributes");
    place.write(".gitattributes", format!("{before}*.toml merge=union\n"));
    place.kimo_with_git(&["merge", "--install"]).quiet();
    assert_eq!(
        place.read(".gitattributes"),
        format!("{before}*.toml merge=union\n{before}")
    );
}

#[test]
fn any_sign_in_the_name_of_the_plan_s_folder_is_meant_as_it_stands() {
    for name in [
        "plan[ny]", "plan*", "pl?n", "min plan", "plan\\", "\"plan\"", "!plan", "#plan",
    ] {
        if cfg!(windows) && name.contains(['*', '?', '"', '\\']) {
            continue;
        }
        let place = Workplace::empty();
        place.write(&format!("{name}/handleplan.toml"), HANDLEPLAN);
        place.write(&format!("{name}/maal-1.toml"), GOAL);
        place.git(&["init", "--quiet"]);
        let install = || place.kimo_with_git(&["--plan", name, "merge", "--install"]);
        let run = install();
        assert_eq!(run.code, 0, "{name}: {run}");
        let line = place.read(".gitattributes");
        let said = place.git(&["check-attr", "merge", "--", &format!("{name}/maal-1.toml")]);
        assert!(said.ends_with(": merge: kimo\n"), "{name}: {line}{said}");
        let said = place.git(&["check-attr", "merge", "--", "plann/maal-1.toml"]);
        assert!(
            said.ends_with(": merge: unspecified\n"),
            "{name}: {line}{said}"
        );
        install().quiet();
        assert_eq!(place.read(".gitattributes"), line);
    }
}

#[test]
#[cfg(unix)] // Pipes have no name in a folder of Windows.
fn setting_up_waits_for_no_pipe() {
    let place = Workplace::with_goal(GOAL);
    place.git(&["init", "--quiet"]);
    for file in [".gitattributes", "plan/.gitattributes"] {
        let path = place.path(file);
        let pipe = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(pipe.unwrap().success());
        let run = place.kimo_with_git(&["merge", "--install"]);
        let said = run.err.replace(&common::shown(&place.path("")), "…/");
        assert_eq!(
            said,
            format!("fejl: …/{file} kan ikke læses: den er ikke en almindelig fil\n")
        );
        assert_eq!(run.code, 1);
        std::fs::remove_file(&path).unwrap();
    }
}

#[test]
fn the_line_is_committed_alone() {
    let place = Workplace::with_goal(GOAL);
    place.init_git();
    place.write("andet.txt", "andet\n");
    place.git(&["add", "andet.txt"]);
    let run = place.kimo_with_git(&["merge", "--install", "--commit"]);
    let name = place.git(&["rev-parse", "--short", "HEAD"]);
    assert_snapshot!(run.to_string().replace(name.trim(), "abc1234"), @"
    git fletter nu planens filer med kimo.
      tilføjet i .gitattributes: /plan/**/*.toml merge=kimo
      sat i denne klon: merge.kimo.driver
      sat i denne klon: merge.kimo.name
      sat i denne klon: pull.rebase
      sat i denne klon: hooks/post-merge
      sat i denne klon: hooks/post-rewrite
      sat i denne klon: hooks/post-index-change
    Hver kollega kører ”kimo flet --install” én gang i sin egen klon.
    Gemt i git: abc1234
    --- exit 0
    ");
    assert_snapshot!(place.git(&["show", "--format=%s", "--name-only"]), @"
    Lad git flette planens filer med kimo

    .gitattributes
    ");
    assert_eq!(place.git(&["status", "--porcelain"]), "A  andet.txt\n");
    assert_snapshot!(place.kimo_with_git(&["merge", "--install", "--commit"]), @"
    git fletter nu planens filer med kimo.
      var der i forvejen: merge=kimo for planens filer
      var der i forvejen: merge.kimo.driver
      var der i forvejen: merge.kimo.name
      var der i forvejen: hooks/post-merge
      var der i forvejen: hooks/post-rewrite
      var der i forvejen: hooks/post-index-change
    Hver kollega kører ”kimo flet --install” én gang i sin egen klon.
    Intet nyt at gemme i git: det skrevne står i det sidste commit.
    --- exit 0
    ");
    let run = place.kimo(&["merge", "--commit"]);
    assert_eq!(run.code, 2, "{run}");
}
