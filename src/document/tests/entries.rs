//! The other kinds of entry in a file with comments, to be read by eye.

use super::literal::NewEntry;
use super::samples::{self, GOAL, HANDLEPLAN, at};
use super::*;
use crate::plan::{Meeting, Number, YearGoal};
use insta::assert_snapshot;

/// The sample with an addition.
fn changed(addition: impl Fn(&Goal) -> Addition) -> String {
    let (source, goal) = goal_file(GOAL);
    added(&source, &addition(&goal)).unwrap().0
}

fn on_action(goal: &Goal, entry: NewEntry) -> Addition {
    Addition::under(action(goal, "2.1").own_lines.span, entry)
}

#[test]
fn a_year_goal_goes_before_the_notes() {
    let new = changed(|goal| on_action(goal, entry::year_goal(&samples::full_year_goal())));
    assert_snapshot!(shown(&new, GOAL), @r#"
    …
    dato = 2024-01-15
    maal = "Ti strande"

    [[handling.aarsmaal]]
    aar = 2025
    dato = 2025-01-20
    maal = "Én konference"
    midler = "Projektmidler og \"sekretariatets\" tid"
    beloeb = 40_000
    besluttet = 2025-02-20

    # Noter fra gamle referater
    [[handling.note]]
    dato = 2023-05-02
    …
    "#);
}

#[test]
fn the_first_year_goal_of_an_action_goes_before_its_notes() {
    let start = GOAL.find("[[handling.aarsmaal]]").unwrap();
    let notes = GOAL.find("# Noter fra").unwrap();
    let text = [&GOAL[..start], &GOAL[notes..]].concat();
    let (source, goal) = goal_file(&text);
    let addition = on_action(&goal, entry::year_goal(&samples::full_year_goal()));
    let (new, _) = added(&source, &addition).unwrap();
    assert_snapshot!(shown(&new, &text), @r#"
    …
    ansvarlig = ["Sekretariatet"]
    # Sekretariatet afløste udvalget i 2022.

    [[handling.aarsmaal]]
    aar = 2025
    dato = 2025-01-20
    maal = "Én konference"
    midler = "Projektmidler og \"sekretariatets\" tid"
    beloeb = 40_000
    besluttet = 2025-02-20

    # Noter fra gamle referater
    [[handling.note]]
    dato = 2023-05-02
    …
    "#);
}

#[test]
fn a_measurement_at_the_end_of_a_file_without_a_final_line_end() {
    let new = changed(|goal| {
        let lines = goal.indicators[0].own_lines.span;
        Addition::under(lines, entry::measurement(&samples::full_measurement()))
    });
    assert_snapshot!(shown(&new, GOAL), @r#"
    …
    [[indikator.maaling]]
    dato = 2023-12-31
    vaerdi = 5

    [[indikator.maaling]]
    dato = 2024-12-31
    vaerdi = 7.5
    kilde = "Optællingen"
    …
    "#);
}

#[test]
fn an_action_goes_by_its_number_with_everything_under_it() {
    let new = changed(|_| Addition::in_file(entry::action(&samples::full_action())));
    assert_snapshot!(shown(&new, GOAL), @r#"
    …
    # Tallet er foreløbigt.

    [[handling]]
    nr = "2.2"
    tekst = """
    Holde en konference.

    Opfølgning på den første."""
    ansvarlig = ["Sekretariatet", "Kommunerne"]
    medvirkende = ["Havnene"]
    gruppe = "Viden"
    start = 2024-03-01
    frist = "4. kvartal 2025"
    trin = ["Arbejdsgruppe nedsat", "Afholdt"]
    udgangsstatus = "løbende"
    international = ["KI-1"]
    oprettet = 2024-02-01
    besluttet = 2024-02-22
    fra = "2018-2021/3.4"

    [[handling.aarsmaal]]
    aar = 2025
    dato = 2025-01-20
    maal = "Én konference"
    midler = "Projektmidler og \"sekretariatets\" tid"
    beloeb = 40_000
    besluttet = 2025-02-20

    [[handling.aendring]]
    dato = 2024-04-01
    ansvarlig = ["Kommunerne"]
    tekst = "Holde to konferencer."
    besluttet = 2024-02-22

    [[handling.resultat]]
    aar = 2024
    dato = 2025-01-15
    opnaaet = "delvist"
    tekst = "Kun én konference"
    forbrug = 38_500

    [[handling.note]]
    dato = 2024-03-12
    tekst = "Begyndt"

    [[handling]]
    nr = "2.10"
    tekst = "Tælle affald"
    ansvarlig = ["Kommunerne"]
    …
    "#);
}

#[test]
fn the_last_action_goes_before_the_indicators_and_the_first_before_all() {
    for (number, neighbour) in [("2.11", "2.10"), ("2", "2.1")] {
        let new_action = Action {
            number: at(Number::new(number)),
            ..samples::full_action()
        };
        let new = changed(|_| Addition::in_file(entry::action(&new_action)));
        let place = |text: &str| new.find(text).unwrap();
        let own = place(&format!("nr = \"{number}\"\ntekst"));
        let next = place(&format!("nr = \"{neighbour}\"\ntekst"));
        assert_eq!(own < next, number == "2");
        assert!(own < place("# ---- Det"));
    }
}

#[test]
fn the_first_action_of_a_goal_goes_before_its_indicators_or_at_the_end() {
    let top = "nr = \"2\"\ntitel = \"Havet\"\n\n";
    let indicator = "# om strande\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\n";
    let new_action = Action {
        year_goals: Vec::new(),
        notes: Vec::new(),
        ..samples::full_action()
    };
    let mut results = Vec::new();
    for text in [
        format!("{top}{indicator}"),
        format!("{top}# handlinger følger\n\n\n"),
    ] {
        let (source, _) = goal_file(&text);
        let addition = Addition::in_file(entry::action(&new_action));
        results.push(added(&source, &addition).unwrap().0);
    }
    assert_snapshot!(results.join("========\n"), @r#"
    nr = "2"
    titel = "Havet"

    [[handling]]
    nr = "2.2"
    tekst = """
    Holde en konference.

    Opfølgning på den første."""
    ansvarlig = ["Sekretariatet", "Kommunerne"]
    medvirkende = ["Havnene"]
    gruppe = "Viden"
    start = 2024-03-01
    frist = "4. kvartal 2025"
    trin = ["Arbejdsgruppe nedsat", "Afholdt"]
    udgangsstatus = "løbende"
    international = ["KI-1"]
    oprettet = 2024-02-01
    besluttet = 2024-02-22
    fra = "2018-2021/3.4"

    [[handling.aendring]]
    dato = 2024-04-01
    ansvarlig = ["Kommunerne"]
    tekst = "Holde to konferencer."
    besluttet = 2024-02-22

    [[handling.resultat]]
    aar = 2024
    dato = 2025-01-15
    opnaaet = "delvist"
    tekst = "Kun én konference"
    forbrug = 38_500

    # om strande
    [[indikator]]
    navn = "Strande"
    enhed = "strande"
    ========
    nr = "2"
    titel = "Havet"

    # handlinger følger

    [[handling]]
    nr = "2.2"
    tekst = """
    Holde en konference.

    Opfølgning på den første."""
    ansvarlig = ["Sekretariatet", "Kommunerne"]
    medvirkende = ["Havnene"]
    gruppe = "Viden"
    start = 2024-03-01
    frist = "4. kvartal 2025"
    trin = ["Arbejdsgruppe nedsat", "Afholdt"]
    udgangsstatus = "løbende"
    international = ["KI-1"]
    oprettet = 2024-02-01
    besluttet = 2024-02-22
    fra = "2018-2021/3.4"

    [[handling.aendring]]
    dato = 2024-04-01
    ansvarlig = ["Kommunerne"]
    tekst = "Holde to konferencer."
    besluttet = 2024-02-22

    [[handling.resultat]]
    aar = 2024
    dato = 2025-01-15
    opnaaet = "delvist"
    tekst = "Kun én konference"
    forbrug = 38_500
    "#);
}

fn plan_file(text: &str) -> Source {
    let source = Source::new("2022-2025/handleplan.toml", text);
    assert_eq!(load::read_plan(&source, FileId(0)).1, []);
    source
}

#[test]
fn a_meeting_goes_by_its_date_or_at_the_end() {
    let mut results = Vec::new();
    let without_meetings = HANDLEPLAN
        .replace("[[moede]]", "#")
        .replace("dato", "#")
        .replacen("navn", "#", 1);
    for (text, date) in [
        (HANDLEPLAN, "2022-10-05"),
        (HANDLEPLAN, "2024-02-22"),
        (&without_meetings, "2024-02-22"),
    ] {
        let meeting = Meeting {
            date: day(date),
            ..samples::full_meeting()
        };
        let addition = Addition::in_file(vec![entry::meeting(&meeting)]);
        let (new, _) = added(&plan_file(text), &addition).unwrap();
        results.push(new[new.find("# Best").unwrap()..].to_owned());
    }
    assert_snapshot!(results.join("========\n"), @r#"
    # Bestyrelsens møder
    [[moede]]
    dato = 2023-02-23
    navn = "Bestyrelsesmøde"
    [[part]]
    navn = "Sekretariatet"
    ========
    # Bestyrelsens møder
    [[moede]]
    dato = 2023-02-23
    navn = "Bestyrelsesmøde"

    [[moede]]
    dato = 2024-02-22
    navn = "Ekstraordinært møde"
    tid = "10.00-14.00"
    sted = "Rådhuset"

    [[part]]
    navn = "Sekretariatet"
    ========
    # Bestyrelsens møder
    #
    # = 2023-02-23
    # = "Bestyrelsesmøde"
    [[part]]
    navn = "Sekretariatet"

    [[moede]]
    dato = 2024-02-22
    navn = "Ekstraordinært møde"
    tid = "10.00-14.00"
    sted = "Rådhuset"
    "#);
}

/// The loader passes over blanks around a text, and so does what is written.
#[test]
fn blanks_around_what_is_written_are_no_part_of_it() {
    let padded = |text: &str| format!(" {text}\n ");
    let names = |names: &[Spanned<String>]| -> Vec<_> {
        names.iter().map(|name| at(padded(name))).collect()
    };
    let full = samples::full_action();
    let year_goal = YearGoal {
        goal: padded("Én konference"),
        means: samples::full_year_goal().means.as_deref().map(padded),
        ..samples::full_year_goal()
    };
    let blank = Action {
        text: padded(&full.text),
        responsible: names(&full.responsible),
        participants: names(&full.participants),
        group: full.group.as_deref().map(padded),
        steps: full.steps.iter().map(|step| padded(step)).collect(),
        year_goals: vec![at(year_goal)],
        notes: vec![at(note("2024-03-12", &padded("Begyndt")))],
        ..full.clone()
    };
    let written = |entries: Vec<NewEntry>| format!("{entries:?}");
    assert_eq!(
        written(entry::action(&blank)),
        written(entry::action(&full))
    );
    let nobody = Note {
        by: Some(" ".into()),
        ..note("2024-03-12", "Begyndt")
    };
    let plain = entry::note(&note("2024-03-12", "Begyndt"));
    assert_eq!(written(vec![entry::note(&nobody)]), written(vec![plain]));
}
