//! `kimo merge FIL`: a file that is in conflict already, because git joined it by lines.

use super::common::{GOAL, HANDLEPLAN, Run, Workplace};
use super::{FILE, note, on_branch};
use insta::assert_snapshot;

/// A repository without kimo, in the middle of a merge of two branches.
fn in_conflict(
    ours: impl FnOnce(&Workplace),
    theirs: impl FnOnce(&Workplace),
    rebase: bool,
) -> Workplace {
    let place = Workplace::with_goal(GOAL);
    place.init_git();
    on_branch(&place, "vores", ours);
    on_branch(&place, "deres", theirs);
    place.git(&["checkout", "--quiet", "vores"]);
    let join = if rebase { "rebase" } else { "merge" };
    assert!(!place.try_git(&[join, "deres"]).status.success());
    place
}

fn two_notes(rebase: bool) -> Workplace {
    in_conflict(
        |place| note(place, "1.1", "Vores", "1.6.2024"),
        |place| note(place, "1.1", "Deres", "1.5.2024"),
        rebase,
    )
}

fn solve(place: &Workplace) -> Run {
    place.kimo_with_git(&["merge", FILE])
}

/// Notes of both, joined anew by `kimo merge FIL`.
fn joined(place: &Workplace) -> String {
    assert!(place.read(FILE).contains("<<<<<<<"));
    let run = solve(place).to_string();
    let text = place.read(FILE);
    // It is the same where only one side is in the file, as an old git may leave it.
    place.write(FILE, place.git(&["show", &format!(":2:{FILE}")]));
    assert_eq!(solve(place).code, 0);
    assert_eq!(place.read(FILE), text);
    run + "\n" + text.strip_prefix(GOAL).unwrap()
}

#[test]
fn notes_of_both_are_joined_anew_in_a_merge_and_in_a_rebase() {
    let place = two_notes(false);
    let in_a_merge = joined(&place);
    assert_eq!(in_a_merge, joined(&two_notes(true)));
    assert_snapshot!(in_a_merge, @r#"
    plan/maal-1.toml er flettet uden konflikter.
    Gem den i git: git add plan/maal-1.toml
    --- exit 0

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
    place.git(&["add", FILE]);
    assert_snapshot!(solve(&place), @"
    --- stderr
    fejl: plan/maal-1.toml er ikke i konflikt i git
      se, hvilke filer der er, med: git status
    --- exit 1
    ");
}

/// A shell's `*` names all the files of a plan, and four are what git hands over.
#[test]
fn all_the_files_of_a_plan_may_be_named_and_those_in_conflict_are_joined() {
    let goals = |place: &Workplace| {
        for number in ["2", "3"] {
            let name = format!("plan/maal-{number}.toml");
            let goal = GOAL.replace("nr = \"1", &format!("nr = \"{number}"));
            place.write(&name, goal);
        }
    };
    let place = Workplace::with_goal(GOAL);
    goals(&place);
    place.init_git();
    for (branch, day) in [("vores", "1.6.2024"), ("deres", "1.5.2024")] {
        on_branch(&place, branch, |place| {
            note(place, "1.1", branch, day);
            note(place, "3.1", branch, day);
        });
    }
    place.git(&["checkout", "--quiet", "vores"]);
    assert!(!place.try_git(&["merge", "deres"]).status.success());
    let files = [
        "plan/handleplan.toml",
        FILE,
        "plan/maal-2.toml",
        "plan/maal-3.toml",
    ];
    let before = [files[0], files[2]].map(|file| place.read(file));
    let run = place.kimo_with_git(&[&["merge"], &files[..]].concat());
    assert_snapshot!(run, @"
    plan/maal-1.toml er flettet uden konflikter.
    Gem den i git: git add plan/maal-1.toml
    plan/maal-3.toml er flettet uden konflikter.
    Gem den i git: git add plan/maal-3.toml
    --- exit 0
    ");
    assert_eq!([files[0], files[2]].map(|file| place.read(file)), before);
    place.git(&["add", "."]);
    let run = place.kimo_with_git(&[&["merge"], &files[..]].concat());
    assert_snapshot!(run, @"
    --- stderr
    fejl: ingen af de 4 filer er i konflikt i git
      se, hvilke filer der er, med: git status
    --- exit 1
    ");
    let run = place.kimo_with_git(&["merge", files[0], files[2]]);
    assert_snapshot!(run, @"
    --- stderr
    fejl: ingen af de 2 filer er i konflikt i git
      se, hvilke filer der er, med: git status
    --- exit 1
    ");
}

#[test]
fn what_goes_wrong_with_one_of_several_files_does_not_stop_the_others() {
    let place = Workplace::with_goal(GOAL);
    let goal = |number: &str| {
        let name = format!("plan/maal-{number}.toml");
        (name, GOAL.replace("nr = \"1", &format!("nr = \"{number}")))
    };
    for (name, text) in ["2", "3"].map(goal) {
        place.write(&name, text);
    }
    place.init_git();
    for (branch, day) in [("vores", "1.6.2024"), ("deres", "1.5.2024")] {
        on_branch(&place, branch, |place| {
            note(place, "1.1", branch, day);
            let (name, text) = goal("2");
            place.write(&name, text.replace("Rense stranden.", branch));
            note(place, "3.1", branch, day);
        });
    }
    place.git(&["checkout", "--quiet", "vores"]);
    assert!(!place.try_git(&["merge", "deres"]).status.success());
    // Somebody has solved one by hand.
    place.write(FILE, GOAL);
    let files = [FILE, "plan/maal-2.toml", "plan/maal-3.toml"];
    assert_snapshot!(place.kimo_with_git(&[&["merge"], &files[..]].concat()), @"
    Ret det mellem mærkerne, slet mærkerne, og gem filen i git: git add plan/maal-2.toml
    plan/maal-3.toml er flettet uden konflikter.
    Gem den i git: git add plan/maal-3.toml
    --- stderr
    fejl: konflikten i plan/maal-1.toml er løst i filen
      gem den i git: git add plan/maal-1.toml
    kimo: plan/maal-2.toml: 1 konflikt skal løses i filen:
      ”tekst” på handling 2.1 er ændret på hver sin måde i de to grene
    --- exit 1
    ");
    assert!(place.read("plan/maal-2.toml").contains("<<<<<<<"));
    assert!(!place.read("plan/maal-3.toml").contains("<<<<<<<"));
}

#[test]
fn what_is_truly_in_conflict_has_marks_around_it() {
    let reword = |words: &'static str| {
        move |place: &Workplace| {
            place.write(FILE, place.read(FILE).replace("Rense stranden.", words));
            note(place, "1.1", words, "1.6.2024");
        }
    };
    let place = in_conflict(reword("Rense alt."), reword("Rense intet."), false);
    let run = solve(&place);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("git add plan/maal-1.toml"), "{run}");
    assert!(run.err.contains("”tekst” på handling 1.1"), "{run}");
    let text = place.read(FILE);
    assert!(
        text.contains("<<<<<<< vores\ntekst = \"Rense alt.\"\n"),
        "{text}"
    );
    // Again: nothing of kimo's own is held to be somebody's work.
    assert_eq!(solve(&place).code, 1);
    assert_eq!(place.read(FILE), text);
}

#[test]
fn what_somebody_has_begun_to_solve_is_not_written_over() {
    let place = two_notes(false);
    let begun = place.read(FILE).replace("\"Vores\"", "\"Vores og deres\"");
    place.write(FILE, &begun);
    assert_snapshot!(solve(&place), @"
    --- stderr
    fejl: linje 12 i plan/maal-1.toml er rettet i hånden, så filen bliver ikke skrevet om
      begynd forfra, og kassér det rettede: git checkout --merge -- plan/maal-1.toml
    --- exit 1
    ");
    assert_eq!(place.read(FILE), begun);
    let done = format!("{GOAL}# løst\n");
    place.write(FILE, &done);
    assert_snapshot!(solve(&place), @"
    --- stderr
    fejl: konflikten i plan/maal-1.toml er løst i filen
      gem den i git: git add plan/maal-1.toml
    --- exit 1
    ");
    assert_eq!(place.read(FILE), done);
}

#[test]
fn a_file_that_one_has_deleted_is_left_to_a_person() {
    let place = in_conflict(
        |place| note(place, "1.1", "Vores", "1.6.2024"),
        |place| std::fs::remove_file(place.path(FILE)).unwrap(),
        false,
    );
    assert_snapshot!(solve(&place), @"
    --- stderr
    fejl: plan/maal-1.toml er slettet i den ene gren og ændret i den anden
      se, hvad der er ændret: git diff :1:plan/maal-1.toml :2:plan/maal-1.toml
      er målet flyttet til en anden fil, så skriv først det samme dér
      behold den med: git add plan/maal-1.toml
      eller slet den med: git rm plan/maal-1.toml
    --- exit 1
    ");
    let changed = place.git(&["diff", ":1:plan/maal-1.toml", ":2:plan/maal-1.toml"]);
    assert!(changed.contains("+tekst = \"Vores\""), "{changed}");
}

/// A party is renamed here and used there: each sound, and their sum not.
#[test]
fn an_error_of_the_sum_is_told_at_once() {
    let place = in_conflict(
        |place| {
            place.write(
                "plan/handleplan.toml",
                HANDLEPLAN.replace("Kommunerne", "Kommuner"),
            );
            note(place, "1.1", "Vores", "1.6.2024");
        },
        |place| {
            place.write(FILE, GOAL.replace("Sekretariatet", "Kommunerne"));
            note(place, "1.1", "Deres", "1.5.2024");
        },
        false,
    );
    assert_snapshot!(solve(&place), @"
    plan/maal-1.toml er flettet uden konflikter.
    Gem den i git: git add plan/maal-1.toml
    --- stderr
    fejl: plan/maal-1.toml, linje 7: ukendt ansvarlig ”Kommunerne”
      se mere med: kimo tjek
    --- exit 1
    ");
}
