//! Files to edit and entries with every field set.

use super::*;
use crate::plan::{
    Amendment, Assessment, Measurement, Meeting, NoteExtras, Number, Origin, Status, Verdict,
    YearGoal, YearResult,
};
use crate::text::danish::hours::Hours;
use crate::text::danish::part::Part;
use crate::text::danish::span::DateSpan;

pub(crate) const GOAL: &str = r#"# Mål 2, opdigtet

nr = "2"   # som i filnavnet
titel = "Havet"

[[handling]]
nr = "2.1"
tekst = "Rense strande"
ansvarlig = ["Sekretariatet"]
# Sekretariatet afløste udvalget i 2022.

[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-15
maal = "Ti strande"

# Noter fra gamle referater
[[handling.note]]
dato = 2023-05-02
tekst = "Fem strande"   # af otte

[[handling.note]]
dato = 2024-05-07
tekst = "Seks strande"
# Tallet er foreløbigt.

[[handling]]
nr = "2.10"
tekst = "Tælle affald"
ansvarlig = ["Kommunerne"]

# ---- Det, der måles ----

[[indikator]]
navn = "Strande"
enhed = "strande"

[[indikator.maaling]]
dato = 2023-12-31
vaerdi = 5"#;

pub(crate) const HANDLEPLAN: &str = "format = 1\ntitel = \"Plan\"\norganisation = \"Foreningen\"\nperiode = \"2022-2025\"\n\n# Bestyrelsens møder\n[[moede]]\ndato = 2023-02-23\nnavn = \"Bestyrelsesmøde\"\n[[part]]\nnavn = \"Sekretariatet\"\n";

pub(crate) fn at<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Span::default())
}

pub(crate) fn full_note() -> Note {
    Note {
        by: Some("Sekretariatet".into()),
        status: Some(at(Status::Ongoing)),
        assessment: Some(Assessment::Green),
        extras: NoteExtras {
            year: Some(at(2023)),
            step: Some(at(1)),
            deadline: Some(at(DateSpan::Day(*day("2025-06-30")))),
            decided: Some(day("2024-02-22")),
            recommendation: Some("Bevilg 75.000 kr.".into()),
        }
        .boxed(),
        ..note("2024-03-12", "Udbuddet er sendt.\n\nSvar ventes i maj.")
    }
}

pub(crate) fn full_year_goal() -> YearGoal {
    YearGoal {
        year: at(2025),
        date: day("2025-01-20"),
        goal: "Én konference".to_owned(),
        means: Some("Projektmidler og \"sekretariatets\" tid".to_owned()),
        amount: Some(40_000),
        decided: Some(day("2025-02-20")),
    }
}

pub(crate) fn full_amendment() -> Amendment {
    Amendment {
        date: day("2024-04-01"),
        responsible: vec![at("Kommunerne".to_owned())],
        text: Some("Holde to konferencer.".to_owned()),
        decided: Some(day("2024-02-22")),
    }
}

pub(crate) fn full_year_result() -> YearResult {
    YearResult {
        year: at(2024),
        date: day("2025-01-15"),
        verdict: Verdict::Partly,
        text: Some("Kun én konference".to_owned()),
        spent: Some(38_500),
    }
}

pub(crate) fn full_measurement() -> Measurement {
    Measurement {
        date: day("2024-12-31"),
        value: 7.5,
        source: Some("Optællingen".to_owned()),
    }
}

pub(crate) fn full_meeting() -> Meeting {
    Meeting {
        own_lines: Spanned::default(),
        date: day("2022-10-05"),
        name: "Ekstraordinært møde".to_owned(),
        hours: Hours::parse("10.00-14.00"),
        place: Some("Rådhuset".to_owned()),
    }
}

pub(crate) fn full_action() -> Action {
    Action {
        own_lines: Spanned::default(),
        number: at(Number::new("2.2")),
        text: "Holde en konference.\n\nOpfølgning på den første.".to_owned(),
        responsible: vec![at("Sekretariatet".to_owned()), at("Kommunerne".to_owned())],
        participants: vec![at("Havnene".to_owned())],
        group: Some("Viden".to_owned()),
        start: Some(at(DateSpan::Day(*day("2024-03-01")))),
        deadline: Some(at(DateSpan::Part(2025, Part::ALL[3]))),
        steps: vec!["Arbejdsgruppe nedsat".to_owned(), "Afholdt".to_owned()],
        first_status: Some(Spanned::from(Status::Ongoing)),
        outside_goals: vec![at(Number::new("KI-1"))],
        created: Some(day("2024-02-01")),
        decided: Some(day("2024-02-22")),
        origin: Origin::parse("2018-2021/3.4").map(at),
        year_goals: vec![at(full_year_goal())],
        amendments: vec![at(full_amendment())],
        adopted: None,
        light_before: None,
        results: vec![at(full_year_result())],
        notes: vec![at(note("2024-03-12", "Begyndt"))],
    }
}
