//! The warning of `kimo check` where git would join plan files by keeping the lines of both.

use super::common::{GOAL, HANDLEPLAN, Run, Workplace};
use super::repository;
use insta::assert_snapshot;

#[test]
fn a_union_merge_of_plan_files_is_warned_of() {
    let place = Workplace::with_goal(GOAL);
    place.write(".gitattributes", "*.toml merge=union\n");
    place.git(&["init", "--quiet"]);
    assert_snapshot!(place.kimo_with_git(&["check"]), @"
    Ingen fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    advarsel: .gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt
      Slet ”merge=union” for planens filer, og kør: kimo flet --install
    --- exit 0
    ");
    place.kimo_with_git(&["merge", "--install"]).quiet();
    place.kimo_with_git(&["check"]).quiet();
}

#[test]
fn what_a_machine_reads_of_check_warns_of_a_union_merge_too() {
    let place = repository(GOAL);
    place.write(".gitattributes", "* text=auto\n*.toml merge=union\n");
    let check = |format: &str| place.kimo_with_git(&["check", "--format", format]).out;
    assert_snapshot!(check("json"), @r#"
    {
      "format": 1,
      "problemer": [
        {
          "regel": "merge-union",
          "alvor": "advarsel",
          "fil": "../.gitattributes",
          "linje": 2,
          "kolonne": 1,
          "besked": ".gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt",
          "hjaelp": "Slet ”merge=union” for planens filer, og kør: kimo flet --install"
        }
      ]
    }
    "#);
    assert_snapshot!(check("github"), @"::warning file=.gitattributes,line=2,col=1,title=merge-union::.gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt. Slet ”merge=union” for planens filer, og kør: kimo flet --install");
    place.write("plan/.gitattributes", "*.toml merge=union\n");
    assert_snapshot!(check("github"), @"::warning file=plan/.gitattributes,line=1,col=1,title=merge-union::plan/.gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt. Slet ”merge=union” for planens filer, og kør: kimo flet --install");
}

/// A plan of two periods in a repository.
fn two_periods() -> Workplace {
    let place = Workplace::empty();
    for years in ["2022-2025", "2026-2029"] {
        let header = HANDLEPLAN.replace("2022-2025", years);
        place.write(&format!("plan/{years}/handleplan.toml"), header);
        place.write(&format!("plan/{years}/maal-1.toml"), GOAL);
    }
    place.git(&["init", "--quiet"]);
    place
}

/// What `check` warns of, with the file and line that it names.
fn warned(place: &Workplace) -> String {
    let run = place.kimo_with_git(&["check", "--format", "csv"]);
    let warned = run.out.lines().filter(|line| line.contains("merge-union"));
    warned.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_union_merge_is_found_wherever_git_finds_it() {
    let place = two_periods();
    assert_eq!(warned(&place), "");
    let mut found = String::new();
    for (file, line) in [
        (".gitattributes", "plan/2026-2029/* merge=union"),
        (".gitattributes", "maal-1.toml merge=union"),
        (".git/info/attributes", "*.toml merge=union"),
        (
            "plan/2026-2029/.gitattributes",
            "# to\nmaal-1.toml merge=union",
        ),
        (".gitattributes", "[attr]samlet merge=union\n*.toml samlet"),
        (".config/git/attributes", "*.toml merge=union"),
        (".gitconfig", "[merge]\n\tdefault = union"),
    ] {
        let old = place.path(file).exists().then(|| place.read(file));
        place.write(file, format!("{line}\n"));
        let mut kimo = place.command_with_git(&["check", "--format", "csv"]);
        kimo.env_remove("XDG_CONFIG_HOME");
        let said = Run::from(kimo.output().unwrap()).out;
        let said = said.lines().find(|line| line.contains("merge-union"));
        found += &format!("{file}: {}\n", said.unwrap_or("intet"));
        match old {
            Some(old) => place.write(file, old),
            None => std::fs::remove_file(place.path(file)).unwrap(),
        }
    }
    assert_snapshot!(found, @r#"
    .gitattributes: merge-union;advarsel;../.gitattributes;1;1;".gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    .gitattributes: merge-union;advarsel;../.gitattributes;1;1;".gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    .git/info/attributes: merge-union;advarsel;../.git/info/attributes;1;1;".git/info/attributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    plan/2026-2029/.gitattributes: merge-union;advarsel;2026-2029/.gitattributes;2;1;"plan/2026-2029/.gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    .gitattributes: merge-union;advarsel;../.gitattributes;1;1;".gitattributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    .config/git/attributes: merge-union;advarsel;../.config/git/attributes;1;1;".config/git/attributes lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    .gitconfig: merge-union;advarsel;2022-2025/handleplan.toml;1;1;"gits indstilling merge.default lader git flette planens filer med merge=union; så kan noter blive blandet sammen uden konflikt";Slet ”merge=union” for planens filer, og kør: kimo flet --install
    "#);
    // Files beside the plan's may be joined as anyone likes.
    place.write(
        ".gitattributes",
        "*.md merge=union\n/plan/bilag/*.toml merge=union\n",
    );
    assert_eq!(warned(&place), "");
    // What one line says another takes back.
    place.write(".gitattributes", "*.toml merge=union\n/plan/** -merge\n");
    assert_eq!(warned(&place), "");
}

#[test]
#[cfg(unix)] // Pipes have no name in a folder of Windows.
fn what_is_no_ordinary_file_is_never_opened() {
    let place = two_periods();
    place.write(".gitattributes", "*.toml merge=union\n");
    for file in [
        "plan/.gitattributes",
        "plan/2022-2025/.gitattributes",
        ".git/info/attributes",
    ] {
        let path = place.path(file);
        let pipe = std::process::Command::new("mkfifo").arg(&path).status();
        assert!(pipe.unwrap().success());
        assert_eq!(place.kimo_with_git(&["check"]).code, 0);
        std::fs::remove_file(&path).unwrap();
        std::os::unix::fs::symlink("/dev/zero", &path).unwrap();
        assert_eq!(place.kimo_with_git(&["check"]).code, 0);
        std::fs::remove_file(&path).unwrap();
    }
}
