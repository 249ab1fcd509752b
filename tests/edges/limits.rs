//! Days, years and settings at the limit of what they hold for: breaks of each once went unseen.

use crate::common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

/// The plan of `GOAL` with more under its action, and the words of its report on `year`.
fn report(more: &str, year: &str) -> String {
    let place = Workplace::with_goal(&format!("{GOAL}{more}"));
    place.kimo(&["report", year, "--format", "md"]).quiet()
}

/// The lines under a heading.
fn section(report: &str, heading: &str) -> String {
    let (_, rest) = report.split_once(&format!("## {heading}\n")).unwrap();
    let end = rest.find("\n## ").unwrap_or(rest.len());
    rest[..end].to_owned()
}

#[test]
fn a_period_that_has_not_begun_is_not_todays() {
    let place = Workplace::empty();
    for period in ["2000-2003", "2020-2099", "2100-2103"] {
        let plan = HANDLEPLAN.replace("2022-2025", period);
        place.write(&format!("plan/{period}/handleplan.toml"), plan);
        place.write(&format!("plan/{period}/maal-1.toml"), GOAL);
    }
    let run = place.kimo(&["status", "--format", "json"]);
    assert!(run.out.contains(r#""periode": "2020-2099""#), "{run}");
}

#[test]
fn an_action_that_was_added_and_completed_within_the_year_is_in_the_summary() {
    let added = "oprettet = 2024-03-01\n\n[[handling.note]]\ndato = 2024-09-01\ntekst = \"Renset.\"\nstatus = \"gennemført\"\n";
    let goals = section(&report(added, "2024"), "Målene");
    assert!(
        goals.contains("Gennemført i 2024: 1.1 Rense stranden."),
        "{goals}"
    );
}

#[test]
fn two_decisions_about_what_was_written_on_one_day_are_told_each_by_itself() {
    let notes = "
[[handling.note]]
dato = 2024-06-01
tekst = \"Senere.\"
frist = 2025-06-30
besluttet = 2024-02-22

[[handling.note]]
dato = 2024-06-01
tekst = \"Venter.\"
status = \"sat i bero\"
besluttet = 2023-02-23
";
    let changes = section(&report(notes, "2024"), "Ændringer i handleplanen");
    assert_snapshot!(changes, @"
    ### Justeret

    - 1.1 Rense stranden: fristen er sat til den 30. juni 2025 (besluttet 22. februar 2024, Bestyrelsesmøde)
    - 1.1 Rense stranden: handlingen er sat i bero (besluttet 23. februar 2023, Bestyrelsesmøde)
    ");
}

#[test]
fn a_course_is_told_where_it_turns_and_not_where_it_goes_on() {
    let notes = [
        ("2024-02-01", "igangsat"),
        ("2024-03-01", "sat i bero"),
        ("2024-04-01", "sat i bero"),
        ("2024-05-01", "igangsat"),
        ("2024-06-01", "løbende"),
    ];
    let notes = notes.map(|(day, status)| {
        format!("\n[[handling.note]]\ndato = {day}\ntekst = \"Så.\"\nstatus = \"{status}\"\n")
    });
    let changes = section(&report(&notes.concat(), "2024"), "Ændringer i handleplanen");
    assert_snapshot!(changes, @"
    ### Justeret

    - 1.1 Rense stranden: handlingen er sat i bero (1. marts 2024, ingen beslutning registreret)
    - 1.1 Rense stranden: handlingen er genoptaget (1. maj 2024, ingen beslutning registreret)
    ");
}

#[test]
fn a_change_of_31_december_is_the_old_years() {
    let note = "\n[[handling.note]]\ndato = 2023-12-31\ntekst = \"Senere.\"\nfrist = 2025-06-30\n";
    let changes = |year| section(&report(note, year), "Ændringer i handleplanen");
    assert!(changes("2023").contains("fristen er sat til den 30. juni 2025"));
    assert_eq!(changes("2024").trim(), "Ingen ændringer i 2024.");
}

#[test]
fn the_deadline_of_a_dropped_action_is_not_in_the_calendar() {
    let open = format!("{GOAL}frist = \"2025\"\n");
    let dropped = format!(
        "{open}\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"Opgivet.\"\nstatus = \"udgået\"\nbesluttet = 2024-02-22\n"
    );
    let calendar = |goal: &str| {
        let place = Workplace::with_goal(goal);
        place
            .kimo(&["calendar", "--år", "2025", "--dato", "1.6.2024"])
            .quiet()
    };
    assert!(calendar(&open).contains("1.1  Rense stranden."));
    assert!(!calendar(&dropped).contains("Rense stranden."));
}
