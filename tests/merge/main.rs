//! `kimo merge` as git calls it: real repositories, branches, rebases and cherry-picks.

#![allow(clippy::expect_used, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod joins;
mod setup;
mod solve;
mod union;

use common::{GOAL, Workplace};
use insta::assert_snapshot;

/// A plan of one goal in a repository that has kimo for its plan files.
fn repository(goal: &str) -> Workplace {
    let place = Workplace::with_goal(goal);
    place.git(&["init", "--quiet", "--initial-branch=main"]);
    place.kimo_with_git(&["merge", "--install"]).quiet();
    place.init_git();
    place
}

/// What `write` writes, committed on `branch`.
fn on_branch(place: &Workplace, branch: &str, write: impl FnOnce(&Workplace)) {
    place.git(&["checkout", "--quiet", "-B", branch, "main"]);
    write(place);
    place.commit(branch);
}

fn note(place: &Workplace, number: &str, text: &str, day: &str) {
    place.kimo(&["note", number, text, "--dato", day]).quiet();
}

/// Merges `deres` into `vores`; what git and kimo said, and whether all was joined.
fn merge(place: &Workplace) -> (String, bool) {
    place.git(&["checkout", "--quiet", "vores"]);
    let output = place.try_git(&["merge", "--quiet", "--no-edit", "deres"]);
    let said = [output.stdout, output.stderr].concat();
    (String::from_utf8(said).unwrap(), output.status.success())
}

const FILE: &str = "plan/maal-1.toml";

#[test]
fn notes_of_two_branches_are_joined() {
    let place = repository(GOAL);
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    assert_eq!(
        merge(&place),
        ("Auto-merging plan/maal-1.toml\n".to_owned(), true)
    );
    let text = place.read(FILE);
    assert_snapshot!(text.strip_prefix(GOAL).unwrap(), @r#"

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
    place.kimo(&["check"]).quiet();
}

#[test]
fn what_a_goal_names_in_the_plan_s_header_is_taken_to_be_there() {
    let by_goal = GOAL
        .replace("ansvarlig = [\"Sekretariatet\"]\n", "")
        .replace("fjord\"\n", "fjord\"\nansvarlig = [\"Sekretariat\"]\n");
    let amended = "\n[[handling.aendring]]\ndato = 2024-03-01\nansvarlig = [\"Kommunerne\"]\nbesluttet = 2024-02-22\n";
    let place = repository(&format!("{by_goal}{amended}"));
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    let (said, is_joined) = merge(&place);
    assert!(is_joined, "{said}");
    place.kimo(&["check"]).quiet();
}

#[test]
fn without_the_driver_git_has_its_own_conflict_and_no_invalid_file_passes() {
    let place = repository(GOAL);
    place.git(&["config", "--remove-section", "merge.kimo"]);
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined && said.contains("CONFLICT"), "{said}");
    let run = place.kimo(&["check"]);
    assert!(run.out.contains("fejl[flettekonflikt]"), "{run}");
}

#[test]
fn one_text_changed_in_two_ways_is_a_conflict_around_just_that() {
    let place = repository(GOAL);
    let reword = |place: &Workplace, words: &str| {
        place.write(FILE, place.read(FILE).replace("Rense stranden.", words));
    };
    on_branch(&place, "vores", |place| {
        reword(place, "Rense hele stranden.");
        note(place, "1.1", "Vores", "1.6.2024");
    });
    on_branch(&place, "deres", |place| {
        reword(place, "Rense begge strande.");
        note(place, "1.1", "Deres", "1.5.2024");
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert_snapshot!(said, @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    kimo: plan/maal-1.toml: 1 konflikt skal løses i filen:
      ”tekst” på handling 1.1 er ændret på hver sin måde i de to grene
    ");
    assert_snapshot!(place.read(FILE), @r#"
    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    <<<<<<< vores
    tekst = "Rense hele stranden."
    =======
    tekst = "Rense begge strande."
    >>>>>>> deres
    ansvarlig = ["Sekretariatet"]

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"

    [[handling.note]]
    dato = 2024-06-01
    tekst = "Vores"
    "#);
}

#[test]
fn what_one_took_out_and_the_other_changed_is_a_conflict() {
    let goal = format!(
        "{GOAL}\n[[handling]]\nnr = \"1.2\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\n"
    );
    let place = repository(&goal);
    on_branch(&place, "vores", |place| place.write(FILE, GOAL));
    on_branch(&place, "deres", |place| {
        note(place, "1.2", "Deres", "1.5.2024")
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert_snapshot!(said, @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    kimo: plan/maal-1.toml: 1 konflikt skal løses i filen:
      handling 1.2 er slettet eller flyttet til et andet mål i den ene gren og ændret i den anden
    ");
    assert_snapshot!(place.read(FILE).strip_prefix(GOAL).unwrap(), @r#"

    <<<<<<< vores
    =======
    [[handling]]
    nr = "1.2"
    tekst = "Plante ålegræs."
    ansvarlig = ["Kommunerne"]

    [[handling.note]]
    dato = 2024-05-01
    tekst = "Deres"
    >>>>>>> deres
    "#);
}

#[test]
fn a_rebase_and_a_cherry_pick_double_nothing() {
    let place = repository(GOAL);
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Første", "1.5.2024");
        place.commit("første");
        note(place, "1.1", "Anden", "2.5.2024");
    });
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    place.git(&["cherry-pick", "deres~1"]);
    place.git(&["cherry-pick", "deres"]);
    place.git(&["checkout", "--quiet", "deres"]);
    place.git(&["rebase", "--quiet", "vores"]);
    let text = place.read(FILE);
    for words in ["Første", "Anden", "Vores"] {
        assert_eq!(text.matches(words).count(), 1, "{text}");
    }
    place.kimo(&["check"]).quiet();
}

#[test]
fn line_ends_and_a_missing_last_one_are_kept() {
    let crlf = GOAL.trim_end().replace('\n', "\r\n");
    let place = repository(&crlf);
    // As a clone on Windows has it: nothing is turned around on the way.
    place.write(".gitattributes", "/plan/**/*.toml merge=kimo -text\n");
    place.commit("linjeskift");
    on_branch(&place, "vores", |place| {
        note(place, "1.1", "Vores", "1.6.2024")
    });
    on_branch(&place, "deres", |place| {
        note(place, "1.1", "Deres", "1.5.2024")
    });
    assert_eq!(
        merge(&place),
        ("Auto-merging plan/maal-1.toml\n".to_owned(), true)
    );
    let text = place.read(FILE);
    assert!(text.starts_with(&crlf));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches("[[handling.note]]").count(), 2);
}

#[test]
fn a_file_that_is_broken_is_merged_by_lines_and_never_passes_for_joined() {
    let place = repository(&format!("{GOAL}frist = \n"));
    on_branch(&place, "vores", |place| {
        place.write(
            FILE,
            place.read(FILE).replace("titel = \"En", "titel = \"Vores"),
        )
    });
    on_branch(&place, "deres", |place| {
        place.write(FILE, place.read(FILE) + "# deres\n")
    });
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert_snapshot!(said, @"
    Auto-merging plan/maal-1.toml
    CONFLICT (content): Merge conflict in plan/maal-1.toml
    Automatic merge failed; fix conflicts and then commit the result.
    kimo: plan/maal-1.toml: 2 konflikter skal løses i filen:
      filen er ikke en fejlfri planfil i alle tre udgaver og er flettet linje for linje
      resultatet ville være forkert: den kan ikke læses som en planfil
    ");
    // What both share is there once.
    assert_snapshot!(place.read(FILE), @r#"
    nr = "1"
    <<<<<<< vores
    titel = "Vores renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]
    frist = 
    =======
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense stranden."
    ansvarlig = ["Sekretariatet"]
    frist = 
    # deres
    >>>>>>> deres
    "#);
}

#[test]
fn a_file_that_cannot_be_read_stops_the_merge() {
    let place = Workplace::with_goal(GOAL);
    place.write("base", GOAL);
    let run = place.kimo(&["merge", "base", "ingen", "base", "plan/maal-1.toml"]);
    assert_snapshot!(run, @"
    --- stderr
    fejl: ingen kan ikke læses: den findes ikke
    --- exit 129
    ");
}

/// Decisions name their meeting by its day: each would have the other's.
#[test]
fn two_meetings_of_one_day_are_a_conflict() {
    let place = repository(GOAL);
    for (branch, meeting) in [("vores", "Bestyrelsesmøde"), ("deres", "Forretningsudvalg")] {
        on_branch(&place, branch, |place| {
            let decided = [
                "--besluttet",
                "5.11.2024",
                "--møde",
                meeting,
                "--dato",
                "5.11.2024",
            ];
            place
                .kimo(&[&["note", "1.1", branch], &decided[..]].concat())
                .quiet();
        });
    }
    let (said, is_joined) = merge(&place);
    assert!(!is_joined);
    assert!(
        said.contains("mødet den 5. november 2024 er tilføjet i begge grene, men ikke ens"),
        "{said}"
    );
}

#[test]
fn a_file_of_no_plan_is_merged_as_git_merges_lines() {
    let place = Workplace::empty();
    let merged = |base: &[u8], ours: &[u8], theirs: &[u8]| {
        place.write("fælles", base);
        place.write("vores", ours);
        place.write("deres", theirs);
        let run = place.kimo(&["merge", "fælles", "vores", "deres", "noter.txt"]);
        let text = std::fs::read(place.path("vores")).unwrap();
        format!("{}{run}", String::from_utf8_lossy(&text)).replace('\0', "␀")
    };
    assert_snapshot!(merged(b"en\nto\ntre\n", b"EN\nto\ntre\n", b"en\nto\nTRE\n"), @"
    EN
    to
    TRE
    --- exit 0
    ");
    assert_snapshot!(merged(b"en\n", b"EN\n", b"En\n"), @"
    <<<<<<< vores
    EN
    =======
    En
    >>>>>>> deres
    --- stderr
    kimo: noter.txt: 1 konflikt skal løses i filen:
      filen er ikke en fejlfri planfil i alle tre udgaver og er flettet linje for linje
    --- exit 1
    ");
    assert_snapshot!(merged(b"en\0\n", b"EN\0\n", b"En\0\n"), @"
    <<<<<<< vores
    EN␀
    =======
    En␀
    >>>>>>> deres
    --- stderr
    kimo: noter.txt: 1 konflikt skal løses i filen:
      git kunne ikke gøre det
    --- exit 1
    ");
    // git that cannot even read its own settings has joined nothing.
    place.write("fælles", "en\n");
    place.write("vores", "EN\n");
    place.write("deres", "En\n");
    place.write("gitconfig", "[ødelagt\n");
    let mut command = place.command(&["merge", "fælles", "vores", "deres", "noter.txt"]);
    command.env("GIT_CONFIG_GLOBAL", place.path("gitconfig"));
    let run = common::Run::from(command.output().unwrap());
    assert_eq!(run.code, 1, "{run}");
    assert_snapshot!(place.read("vores"), @"
    <<<<<<< vores
    EN
    =======
    En
    >>>>>>> deres
    ");
}
