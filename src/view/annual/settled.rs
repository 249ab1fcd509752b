//! What the report on a year sees of a plan: entries dated to the end of the year, and the
//! goals of the year after as they were put before the board.
//!
//! From 1 April after the year the same entries give the same report for ever. To make that
//! hold by construction, the report is drawn from a plan that holds nothing else:
//! no section needs to think of it.

use crate::plan::{Known, Plan, last_day_about};
use chrono::NaiveDate;

/// The year of a report, and the day whose state it tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Settled {
    /// The year.
    pub(crate) year: i32,
    /// The date of status: 31 December, or today in a year not yet over.
    pub(crate) date: NaiveDate,
    /// The last day of what it sees: today, or the last day that it takes anything about its year.
    written_by: NaiveDate,
    /// Whether the year is not yet over.
    pub(crate) is_preliminary: bool,
    /// The day that changes are told from, where it is another than the end of the year before.
    pub(super) since: Option<NaiveDate>,
}

impl Settled {
    /// The report on `year`, made on `today`.
    pub(crate) fn new(year: i32, today: NaiveDate) -> Settled {
        let last_day = day(year, 12, 31);
        Settled {
            year,
            date: last_day.min(today),
            written_by: last_day_about(year).min(today),
            is_preliminary: today <= last_day,
            since: None,
        }
    }

    /// The same with changes told from `since`.
    pub(crate) fn since(self, since: NaiveDate) -> Settled {
        Settled {
            since: Some(since),
            ..self
        }
    }

    /// The day whose state the actions' is held against.
    pub(crate) fn compared(&self) -> NaiveDate {
        self.since.unwrap_or_else(|| self.before())
    }

    /// The last day of the year before: what the report is compared with.
    pub(crate) fn before(&self) -> NaiveDate {
        day(self.year - 1, 12, 31)
    }

    /// A deadline has passed when its last day lies before this one: on the status day of a
    /// year that is over, its own last day has passed too.
    pub(crate) fn deadlines_before(&self) -> NaiveDate {
        if self.is_preliminary {
            self.date
        } else {
            self.date.succ_opt().unwrap_or(self.date)
        }
    }

    /// The plan as the report sees it.
    pub(crate) fn plan(&self, mut plan: Plan) -> Plan {
        plan.keep_known(Known {
            day: self.date,
            written_by: self.written_by,
            put_before_board: (!self.is_preliminary).then_some(self.year + 1),
        });
        // A goal carries no date: it is there from its first action on.
        plan.goals.retain(|goal| {
            !goal.actions.is_empty() || !goal.indicators.is_empty() || !goal.has_all_actions
        });
        plan
    }
}

/// A day of a year; a year that no calendar holds has none, and then nothing is left out.
fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::super::{AnnualReport, Settled};
    use crate::check::testing::plan_with;
    use crate::load::{self, Which};
    use crate::plan::Plan;
    use chrono::NaiveDate;

    const ACTION: &str = r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden"
ansvarlig = ["Kommunerne"]
frist = "2024"
"#;

    fn plan(entries: &str) -> Plan {
        let files = plan_with(&format!("{ACTION}{entries}"));
        let folders = load::root::periods(&files).unwrap();
        let mut loaded = load::load(&files, &folders, Which::All).unwrap();
        assert_eq!(loaded.problems, []);
        loaded.plans.remove(0)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn report(entries: &str, year: i32, today: &str) -> AnnualReport {
        AnnualReport::new(plan(entries), None, Settled::new(year, day(today)), &[])
    }

    fn next_goals(entries: &str) -> Vec<(String, bool)> {
        let report = report(entries, 2024, "2025-06-01");
        let goals = report.proposals.rows.into_iter().map(|row| row.year_goal);
        goals
            .map(|goal| (goal.goal, goal.decision.is_some()))
            .collect()
    }

    #[test]
    fn entries_of_the_year_after_change_nothing() {
        let settled = report("", 2024, "2025-04-01");
        for later in [
            "[[handling.note]]\ndato = 2025-01-01\ntekst = \"n\"\nstatus = \"igangsat\"\nvurdering = \"rød\"\nfrist = 2026-01-01",
            "[[handling.aarsmaal]]\naar = 2024\ndato = 2025-01-01\nmaal = \"m\"\nbeloeb = 1",
            "[[handling.aarsmaal]]\naar = 2025\ndato = 2025-04-01\nmaal = \"m\"",
            "[[handling.aarsmaal]]\naar = 2026\ndato = 2025-02-01\nmaal = \"m\"",
            "[[handling]]\nnr = \"2.2\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]\noprettet = 2025-01-01",
            "[[handling.aendring]]\ndato = 2025-01-01\ntekst = \"t\"",
            "[[handling.note]]\ndato = 2025-04-01\naar = 2024\ntekst = \"n\"",
            "[[handling.resultat]]\naar = 2024\ndato = 2025-04-01\nopnaaet = \"ja\"",
        ] {
            assert_eq!(report(later, 2024, "2031-01-01"), settled, "{later}");
        }
        let indicator = "[[indikator]]\nnavn = \"i\"\nenhed = \"e\"\nmaaltal = 1\n";
        let measured = format!("{indicator}[[indikator.maaling]]\ndato = 2025-01-01\nvaerdi = 1\n");
        assert_eq!(
            report(&measured, 2024, "2031-01-01"),
            report(indicator, 2024, "2025-04-01")
        );
    }

    #[test]
    fn a_decision_of_the_year_after_is_not_taken_yet() {
        let note = |decided: &str| {
            let note = "[[handling.note]]\ndato = 2024-12-20\ntekst = \"n\"\nstatus = \"udgået\"\n";
            report(&format!("{note}{decided}"), 2024, "2025-04-01")
        };
        assert_eq!(note("besluttet = 2025-02-20"), note(""));
        assert_ne!(note("besluttet = 2024-12-20"), note(""));
        let dropped = note("besluttet = 2025-02-20").changes.dropped;
        assert_eq!(dropped.len(), 1);
        assert_eq!(dropped[0].decision, None);
    }

    /// The board's decision is told with the year it is about, and is not asked for again.
    #[test]
    fn what_was_dropped_of_the_year_is_told_with_its_decision_and_not_put_before_the_board() {
        let notes = "[[handling.note]]\ndato = 2024-12-02\ntekst = \"n\"\nvurdering = \"rød\"\nindstilling = \"Stands den\"\n\n\
            [[handling.aarsmaal]]\naar = 2025\ndato = 2024-12-02\nmaal = \"m\"\n\n\
            [[handling.note]]\ndato = 2025-03-01\ntekst = \"n\"\nstatus = \"udgået\"\naar = 2024\n";
        let decided = report(
            &format!("{notes}besluttet = 2025-02-20"),
            2024,
            "2025-04-01",
        );
        let dropped = decided.changes.dropped[0].decision.as_ref();
        assert_eq!(dropped.map(|made| made.date), Some(day("2025-02-20")));
        let items = decided.recommendations.iter();
        let texts: String = items.map(|item| item.text.clone() + "\n").collect();
        assert_eq!(
            texts,
            "tager fremdriftsrapporten for 2024 til efterretning\n"
        );
    }

    #[test]
    fn next_years_goals_are_seen_as_they_were_put_before_the_board() {
        let entry = |date: &str, goal: &str, decided: &str| {
            format!(
                "[[handling.aarsmaal]]\naar = 2025\ndato = {date}\nmaal = \"{goal}\"\n{decided}\n"
            )
        };
        let proposal = |goal: &str| vec![(goal.to_owned(), false)];
        let decided = |goal: &str| vec![(goal.to_owned(), true)];
        for (entries, seen) in [
            (entry("2024-12-08", "a", ""), proposal("a")),
            (
                entry("2024-12-08", "a", "besluttet = 2024-12-08"),
                decided("a"),
            ),
            (
                entry("2024-12-08", "a", "besluttet = 2025-02-20"),
                proposal("a"),
            ),
            (entry("2025-03-31", "a", ""), proposal("a")),
            (entry("2025-04-01", "a", ""), vec![]),
            (
                entry("2025-01-20", "a", "besluttet = 2025-02-20"),
                proposal("a"),
            ),
            (entry("2025-02-20", "a", "besluttet = 2025-02-20"), vec![]),
            (entry("2025-03-01", "a", "besluttet = 2025-02-20"), vec![]),
            (
                entry("2025-01-20", "a", "") + &entry("2025-02-20", "b", "besluttet = 2025-02-20"),
                proposal("a"),
            ),
            (
                entry("2024-12-08", "a", "") + &entry("2025-01-20", "b", ""),
                proposal("b"),
            ),
            (
                entry("2024-10-03", "a", "besluttet = 2024-10-03") + &entry("2025-01-20", "b", ""),
                [decided("a"), proposal("b")].concat(),
            ),
        ] {
            assert_eq!(next_goals(&entries), seen, "{entries}");
        }
    }

    #[test]
    fn money_that_is_only_proposed_is_not_granted() {
        let words = |entries: &str| {
            report(entries, 2024, "2025-04-01")
                .summary
                .figures
                .tally
                .money_words()
        };
        let goal = |date: &str, amount: i64, decided: &str| {
            format!(
                "[[handling.aarsmaal]]\naar = 2024\ndato = {date}\nmaal = \"m\"\nbeloeb = {amount}\n{decided}\n"
            )
        };
        let proposed = goal("2024-01-20", 40_000, "");
        assert_eq!(
            words(&proposed),
            "Intet er bevilget; 40.000\u{a0}kr. er foreslået; forbruget er ikke gjort op"
        );
        let decided = goal("2024-02-22", 40_000, "besluttet = 2024-02-22");
        assert_eq!(
            words(&(proposed + &decided)),
            "Bevilget 40.000\u{a0}kr.; forbruget er ikke gjort op"
        );
        assert_eq!(words(""), "Intet beløb er fastsat");
    }

    #[test]
    fn a_year_not_yet_over_is_told_as_of_today() {
        let note = "[[handling.note]]\ndato = 2024-06-02\ntekst = \"n\"\nstatus = \"igangsat\"";
        let early = report(note, 2024, "2024-06-01");
        assert!(early.is_preliminary);
        assert_eq!(early.date, day("2024-06-01"));
        assert_eq!(early.annex.notes, []);
        assert!(report(note, 2024, "2024-12-31").is_preliminary);
        assert!(!report(note, 2024, "2025-01-01").is_preliminary);
    }

    #[test]
    fn a_deadline_at_the_end_of_the_year_has_passed_when_the_year_is_over() {
        assert_eq!(report("", 2024, "2024-12-31").attention.rows.len(), 0);
        let rows = report("", 2024, "2025-01-01").attention.rows;
        assert_eq!(rows[0].reasons, ["fristen 2024 er overskredet"]);
    }

    #[test]
    fn in_the_last_year_the_next_plan_holds_the_next_goals() {
        let old = plan("");
        let mut next = plan(
            "[[handling.aarsmaal]]\naar = 2026\ndato = 2025-12-01\nmaal = \"m\"\nbeloeb = 5\n
             [[handling]]\nnr = \"2.2\"\ntekst = \"t\"\nansvarlig = [\"Kommunerne\"]",
        );
        next.period.value = crate::text::danish::years::Years::parse("2026-2029").unwrap();
        next.meetings[0].date.value = day("2026-02-26");
        let of = |next: Option<&Plan>| {
            AnnualReport::new(
                old.clone(),
                next.cloned(),
                Settled::new(2025, day("2026-04-01")),
                &[],
            )
        };
        let report = of(Some(&next));
        assert_eq!(report.meeting.unwrap().date, day("2026-02-26"));
        assert!(report.proposals.is_next_period);
        assert_eq!(report.proposals.rows.len(), 1);
        assert_eq!(report.proposals.total, Some(5));
        assert_eq!(report.proposals.missing.len(), 1);

        // A next plan without goals for its first year says no more than none at all.
        next.goals
            .iter_mut()
            .flat_map(|goal| &mut goal.actions)
            .for_each(|action| action.year_goals.clear());
        next.meetings.clear();
        assert_eq!(of(Some(&next)), of(None));

        // Nor does one that is made after the goals were put before the board in the old plan.
        let old = plan("[[handling.aarsmaal]]\naar = 2026\ndato = 2025-12-01\nmaal = \"m\"");
        let of = |next: Option<&Plan>| {
            AnnualReport::new(
                old.clone(),
                next.cloned(),
                Settled::new(2025, day("2026-04-01")),
                &[],
            )
        };
        assert_eq!(of(None).proposals.rows.len(), 1);
        assert_eq!(of(Some(&next)), of(None));
    }
}
