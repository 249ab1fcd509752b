//! `--dato`: a view of a day shows what was known and decided then, and nothing that came later.

use super::common::{GOAL, Workplace};
use insta::assert_snapshot;

/// Every view of a day, as it was on 21 February 2024, the day before a meeting.
const VIEWS: [&[&str]; 11] = [
    &["show", "1.1"],
    &["show", "1.1", "--format", "json"],
    &["status"],
    &["status", "--format", "json"],
    &["log", "--fra", "1.1.2024", "--format", "json"],
    &["log", "--år", "2024"],
    &["missing", "--år", "2024", "--format", "json"],
    &["alignment"],
    &["calendar", "--år", "2024", "--format", "json"],
    &["report", "2024", "--format", "json"],
    &["report", "2023", "--format", "json"],
];

const OWN: &str = "
[[handling.aarsmaal]]
aar = 2024
dato = 2024-01-10
maal = \"To strande\"
{decided}

[[handling.aendring]]
dato = 2024-02-10
tekst = \"Rense to strande.\"
{decided}

[[handling.note]]
dato = 2024-02-20
tekst = \"Sat i bero.\"
status = \"sat i bero\"
{decided}

[[handling]]
nr = \"1.2\"
tekst = \"Tælle affald.\"
ansvarlig = [\"Sekretariatet\"]
oprettet = 2024-02-01
{decided}
";

fn views(goal: &str) -> Vec<String> {
    let place = Workplace::with_goal(goal);
    let shown = VIEWS.map(|view| {
        let day = &["--dato", "21.2.2024"][..];
        place.kimo(&[view, day].concat()).out
    });
    shown.into()
}

#[test]
fn nothing_that_came_later_is_in_a_view_of_a_day() {
    let own = |decided: &str| format!("{GOAL}{}", OWN.replace("{decided}", decided));
    let then = views(&own(""));
    let same = |goal: &str| {
        for (view, (shown, then)) in VIEWS.iter().zip(views(goal).iter().zip(&then)) {
            assert_eq!(shown, then, "{view:?} of {goal}");
        }
    };
    same(&own("besluttet = 2024-02-22"));
    for later in [
        "[[handling.note]]\ndato = 2024-02-22\ntekst = \"Senere.\"\nvurdering = \"rød\"",
        "[[handling.aarsmaal]]\naar = 2024\ndato = 2024-02-22\nmaal = \"m\"\nbeloeb = 1\nbesluttet = 2024-02-22",
        "[[handling.aendring]]\ndato = 2024-02-22\ntekst = \"t\"\nansvarlig = [\"Bestyrelsen\"]",
        "[[handling.resultat]]\naar = 2024\ndato = 2024-12-30\nopnaaet = \"ja\"",
        "[[handling]]\nnr = \"1.3\"\ntekst = \"t\"\nansvarlig = [\"Sekretariatet\"]\nfrist = \"2024\"\noprettet = 2024-02-22",
    ] {
        let (own, later) = (own(""), format!("\n{later}\n"));
        // An entry stands under the first action, a new action after the last.
        let with = if later.contains("nr = ") {
            own + &later
        } else {
            own.replacen(
                "\n[[handling]]\nnr = \"1.2\"",
                &format!("{later}\n[[handling]]\nnr = \"1.2\""),
                1,
            )
        };
        same(&with);
    }
}

#[test]
fn an_action_of_later_is_told_of_with_its_day() {
    let place = Workplace::with_goal(&format!("{GOAL}{}", OWN.replace("{decided}", "")));
    assert_snapshot!(place.kimo(&["show", "1.2", "--dato", "31.1.2024"]), @"
    --- stderr
    fejl: handling 1.2 var ikke i planen den 31. januar 2024: den er oprettet den 1. februar 2024
      som den er nu: kimo vis 1.2
    --- exit 1
    ");
    assert!(place.kimo(&["show", "1.2", "--dato", "1.2.2024"]).code == 0);
}

/// A note about the year before is known when it is written, and holds from that year's last day.
#[test]
fn as_if_today_were_a_day_nothing_is_written_that_was_written_after_it() {
    let note = "\n[[handling.note]]\ndato = 2024-02-10\naar = 2023\ntekst = \"Om sidste år.\"\n";
    let of = |goal: &str, view: &[&str], day: &str| {
        let place = Workplace::with_goal(goal);
        place.kimo(&[view, &["--dato", day]].concat()).quiet()
    };
    let with = format!("{GOAL}{note}");
    for view in [&["missing", "--år", "2023"][..], &["report", "2023"]] {
        assert_eq!(of(&with, view, "9.2.2024"), of(GOAL, view, "9.2.2024"));
        assert_ne!(of(&with, view, "10.2.2024"), of(GOAL, view, "10.2.2024"));
    }
    assert!(of(&with, &["status"], "31.12.2023").contains("Om sidste år"));
}

#[test]
fn a_proposal_that_awaits_the_board_is_not_superseded() {
    let goal = |date: &str, goal: &str, decided: &str| {
        format!(
            "\n[[handling.aarsmaal]]\naar = 2024\ndato = {date}\nmaal = \"{goal}\"\n{decided}\n"
        )
    };
    let goals = [
        goal("2024-01-10", "En strand", ""),
        goal("2024-02-22", "To strande", "besluttet = 2024-02-22"),
        goal("2024-06-01", "Fire strande", ""),
    ];
    let note =
        "\n[[handling.note]]\ndato = 2024-07-01\ntekst = \"Renset.\"\nstatus = \"gennemført\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{}{note}", goals.concat()));
    let goals = |day: &str| {
        let shown = place.kimo(&["show", "1.1", "--dato", day]).out;
        let from = shown.split("Mål og midler\n").nth(1).unwrap();
        from.split("\n\n").next().unwrap().to_owned()
    };
    assert_snapshot!(goals("10.6.2024"), @"
    - 2024: En strand (forslag af 10. januar 2024, siden afløst)
    - 2024: To strande (besluttet: Bestyrelsesmøde den 22. februar 2024)
    - 2024: Fire strande (forslag af 1. juni 2024, afventer bestyrelsen)
    ");
    assert_snapshot!(goals("1.7.2024"), @"
    - 2024: En strand (forslag af 10. januar 2024, siden afløst)
    - 2024: To strande (besluttet: Bestyrelsesmøde den 22. februar 2024)
    - 2024: Fire strande (forslag af 1. juni 2024, bortfaldet med handlingen)
    ");
}

#[test]
fn a_log_of_days_after_the_one_asked_for_is_refused() {
    let place = Workplace::with_goal(GOAL);
    assert_snapshot!(place.kimo(&["log", "--år", "2025", "--dato", "1.4.2024"]), @"
    --- stderr
    fejl: den første dag, den 1. januar 2025, ligger efter den sidste, den 1. april 2024
      efter dagen i --dato er der intet sket endnu
    --- exit 1
    ");
}

#[test]
fn a_plan_that_is_still_to_come_takes_goals_and_what_was_decided_on_the_day_itself() {
    let place = Workplace::with_goal(crate::common::GOAL);
    place.write("plan/handleplan.toml", crate::common::handleplan_from(9990));
    let adjusted = place.kimo(&["adjust", "1.1", "--år", "9991", "--mål", "To strande"]);
    assert!(
        adjusted.code == 0 && adjusted.out.starts_with("Forslag til årsmål for 9991"),
        "{adjusted}"
    );
    let decided = ["--dato", "23.2.9991", "--besluttet", "23.2.9991"];
    let note = [&["note", "1.1", "Renset."][..], &decided].concat();
    assert_snapshot!(place.kimo(&note), @"
    Noten er skrevet på 1.1 den 23. februar 9991.
    Handling 1.1: Rense stranden
    Handling 1.1 har ingen note i 9990. Handler denne om 9990, så fortryd den, og skriv den igen med --år 9990.
    --- stderr
    bemærk: noten er dateret den 23. februar 9991, som ligger i fremtiden
    --- exit 0
    ");
}

#[test]
fn an_action_of_today_is_as_it_is_now() {
    use chrono::Datelike as _;
    let place = Workplace::with_goal(crate::common::GOAL);
    let year = chrono::Local::now().year();
    place.write("plan/handleplan.toml", crate::common::handleplan_from(year));
    place
        .kimo(&["add", "1", "Tælle sæler.", "--ansvarlig", "Kommunerne"])
        .quiet();
    // On New Year's Day itself it is of the day that is asked for.
    let run = place.kimo(&["show", "1.2", "--dato", &format!("1.1.{year}")]);
    assert!(
        run.code == 0 || run.err.contains("som den er nu: kimo vis 1.2"),
        "{run}"
    );
}
