//! Goals that are given other numbers, while somebody writes on them.

use super::*;
use insta::assert_snapshot;

/// Goal 2 of [`GOAL`], with another number.
fn renumbered(text: &str, number: &str) -> String {
    { text.replace("nr = \"2", &format!("nr = \"{number}")) }
        .replace("handling = \"2", &format!("handling = \"{number}"))
}

/// What git hands over under the file's new name.
fn merged_as_3(base: &str, ours: &str, theirs: &str) -> Merged {
    let source = |text: &str| Source::new("plan/maal-3.toml", text);
    merge(&source(base), &source(ours), &source(theirs)).expect("sound files")
}

#[test]
fn a_goal_with_another_number_is_joined_entry_by_entry() {
    let ours = renumbered(GOAL, "3");
    let theirs = with_note(GOAL, "2024-05-01", "Deres");
    for (one, other) in [(&ours, &theirs), (&theirs, &ours)] {
        let merged = merged_as_3(GOAL, one, other);
        assert_eq!(merged.conflicts, [""; 0]);
        assert_eq!(merged.text, renumbered(&theirs, "3"));
    }
}

#[test]
fn a_new_action_of_a_renumbered_goal_is_alone_in_conflict() {
    let new =
        "[[handling]]\nnr = \"2.4\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n\n# ---- Det";
    let theirs = with(GOAL, "# ---- Det", new);
    let ours = renumbered(GOAL, "3");
    let merged = merged_as_3(GOAL, &ours, &theirs);
    assert_snapshot!(merged.conflicts.join("\n"), @"handling 2.4: nummeret ”2.4” har en anden form end de andre i mål 3");
    assert_snapshot!(new_lines(&ours, &merged.text), @r#"
    line 6
    <<<<<<< vores
    =======
    [[handling]]
    nr = "2.4"
    tekst = "Ny"
    ansvarlig = ["Kommunerne"]
    >>>>>>> deres
    "#);
}

#[test]
fn a_goal_with_two_new_numbers_is_in_conflict_about_these_alone() {
    let merged = merged(GOAL, &renumbered(GOAL, "3"), &renumbered(GOAL, "4"));
    assert_snapshot!(merged.conflicts.join("\n"), @"
    ”nr” i filens top er ændret på hver sin måde i de to grene
    ”nr” på handling 3.1 er ændret på hver sin måde i de to grene
    ”nr” på handling 3.3 er ændret på hver sin måde i de to grene
    ");
}
