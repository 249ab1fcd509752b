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

/// Goal 1 has become 2, and 2 has become 3: git joins the old 2 with the old 1.
#[test]
fn nothing_of_one_goal_is_put_on_another_that_has_its_number_now() {
    let moved_up = "nr = \"2\"\ntitel = \"Landet\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Plante træer\"\nansvarlig = [\"Kommunerne\"]\n";
    let new =
        "[[handling]]\nnr = \"2.4\"\ntekst = \"Ny\"\nansvarlig = [\"Kommunerne\"]\n\n# ---- Det";
    let note = with_note(GOAL, "2024-06-01", "Ny");
    for of_goal in [&note, &with(GOAL, "# ---- Det", new)] {
        for (ours, theirs) in [(moved_up, of_goal.as_str()), (of_goal, moved_up)] {
            let merged = merged(GOAL, ours, theirs);
            assert_eq!(merged.conflicts.len(), 1);
            assert!(
                merged
                    .text
                    .contains(&format!("<<<<<<< vores\n{}", ours.trim()))
            );
            assert!(merged.text.contains(&format!("=======\n{}", theirs.trim())));
        }
    }
    assert_snapshot!(merged(GOAL, moved_up, &note).conflicts.join("\n"), @"filen har målet ”Landet” i den ene gren og målet ”Havet” i den anden: behold det, der hører til i filen nu, og flyt det nye på det andet derhen, hvor det mål står (på ”Havet”: noten den 1. juni 2024 på handling 2.1)");
    // The same by both, and a note of each.
    let with_note = |words: &str| moved_up.to_owned() + &self::note("2024-06-01", words);
    let text = joined(GOAL, &with_note("Vores"), &with_note("Deres"));
    assert_eq!(text.matches("[[handling.note]]").count(), 2);
    // Two new goals of one number.
    let merged = merged("", moved_up, GOAL);
    assert_snapshot!(merged.conflicts.join("\n"), @"filen har målet ”Landet” i den ene gren og målet ”Havet” i den anden: giv det ene et andet nummer og en fil for sig");
}

/// A goal whose title and only action are reworded is another only where nothing tells that it is not.
#[test]
fn a_goal_in_other_words_with_the_same_notes_is_the_same() {
    let start = GOAL.find("[[handling]]\nnr = \"2.3\"").unwrap();
    let base = GOAL[..start].trim_end().to_owned() + "\n";
    let base = base.as_str();
    let ours = with(base, "\"Havet\"", "\"Fjorden\"");
    let ours = with(&ours, "Rense strande", "Holde stranden ren");
    let text = joined(base, &ours, &with_note(base, "2024-06-01", "Ny"));
    assert_eq!(text, with_note(&ours, "2024-06-01", "Ny"));
}

/// As where both made the next period's plan, and one after an action was done.
#[test]
fn new_actions_of_other_numbers_are_told_apart_by_their_words() {
    let action = |number: &str, words: &str| {
        format!(
            "\n[[handling]]\nnr = \"2.{number}\"\ntekst = \"{words}\"\nansvarlig = [\"Kommunerne\"]\n"
        )
    };
    let goal = |actions: &[String]| format!("nr = \"2\"\ntitel = \"Havet\"\n{}", actions.concat());
    let ours = goal(&[action("1", "Garn"), action("2", "Støj")]);
    let theirs = goal(&[
        action("1", "Strand"),
        action("2", "Garn"),
        action("3", "Støj"),
    ]);
    let merged = merged("", &ours, &theirs);
    assert_snapshot!(merged.conflicts.join("\n"), @"
    handling 2.1 er tilføjet i begge grene, men ikke ens
    handling 2.2 er tilføjet i begge grene, men ikke ens
    handling 2.1: nummeret ”2.1” er brugt to gange
    ");
    // One side's answers to all of it are that side's plan.
    let chosen = |is_ours: bool| {
        let mut text = String::new();
        let mut is_in = None;
        for line in merged.text.lines() {
            match line.split(' ').next() {
                Some("<<<<<<<") => is_in = Some(true),
                Some("=======") => is_in = Some(false),
                Some(">>>>>>>") => is_in = None,
                _ if is_in.is_none_or(|own| own == is_ours) => text += &format!("{line}\n"),
                _ => {}
            }
        }
        text
    };
    let said = |text: &str| {
        let lines = text.lines().filter(|line| !line.is_empty());
        let mut lines: Vec<String> = lines.map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(said(&chosen(true)), said(&ours));
    assert_eq!(said(&chosen(false)), said(&theirs));
}
