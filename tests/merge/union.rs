//! The warning of `kimo check` where git would join plan files by keeping the lines of both.

use super::common::{GOAL, Workplace};
use super::repository;
use insta::assert_snapshot;

#[test]
fn a_union_merge_of_plan_files_is_warned_of() {
    let place = Workplace::with_goal(GOAL);
    place.write(".gitattributes", "*.toml merge=union\n");
    place.git(&["init", "--quiet"]);
    assert_snapshot!(place.kimo_with_git(&["check"]), @"
    Ingen fejl i 2 filer.
    --- stderr
    advarsel: .gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt
      Slet ”merge=union” for planens filer, og kør: kimo merge --install
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
          "besked": ".gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt",
          "hjaelp": "Slet ”merge=union” for planens filer, og kør: kimo merge --install"
        }
      ]
    }
    "#);
    assert_snapshot!(check("github"), @"::warning file=.gitattributes,line=2,col=1,title=merge-union::.gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt. Slet ”merge=union” for planens filer, og kør: kimo merge --install");
    place.write("plan/.gitattributes", "*.toml merge=union\n");
    assert_snapshot!(check("github"), @"::warning file=plan/.gitattributes,line=1,col=1,title=merge-union::.gitattributes lader git samle planens filer med merge=union; så kan noter blive blandet sammen uden konflikt. Slet ”merge=union” for planens filer, og kør: kimo merge --install");
}
