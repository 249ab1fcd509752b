//! `uden-for-perioden`: a note, a measurement or a year's goal lies outside the plan's years, an
//! action was added outside them, or the plan adopted after them.
//!
//! Most often a slip in the year, as every January.

use crate::check::{Needs, Rule, Scope};
use crate::plan::EntryKind;
use crate::schema;
use crate::text::danish::date;
use crate::text::{Diagnostic, Severity};
use chrono::Datelike;

pub(crate) const RULE: Rule = Rule {
    name: "uden-for-perioden",
    severity: Severity::Warning,
    needs: Needs::InEntry(&["fra", "aar"]),
    summary: "noter, målinger og årsmål ligger inden for planens periode",
    example: r#"
[[handling]]
nr = "2.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]

[[handling.note]]
dato = 2021-03-12
tekst = "Stranden er renset."
"#,
    check,
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let period = scope.plan.period.value;
    // What lies far outside is told while loading.
    let is_outside = |year: i32| !period.contains_year(year) && period.is_near(year);
    let actions = || scope.plan.actions().map(|(_, action)| action);
    let notes = actions().flat_map(|action| &action.notes);
    // What is written in January about the period's last year belongs to that year.
    let notes = notes.filter(|note| !period.contains_year(note.about()));
    let notes = notes.map(|note| ("noten er dateret", note.date));
    let amendments = actions().flat_map(|action| &action.amendments);
    let amendments = amendments.map(|amendment| ("ændringen er dateret", amendment.date));
    let indicators = scope.plan.indicators();
    let measurements = indicators.flat_map(|(_, indicator)| &indicator.measurements);
    let measurements = measurements.map(|measurement| ("målingen er dateret", measurement.date));
    let created = actions().filter_map(|action| {
        // One that is carried over was added in the period before, where it awaited the board then.
        let is_carried = action.origin.is_some();
        let created = action.created;
        created.filter(|day| !(is_carried && day.value < period.first_day()))
    });
    let created = created.map(|day| ("handlingen er oprettet", day));
    let adopted = scope.plan.adopted.into_iter();
    let adopted = adopted.filter(|day| day.value > period.last_day());
    let adopted = adopted.map(|day| ("planen er vedtaget", day));
    let written = notes.chain(amendments).chain(measurements);
    for (what, day) in written.chain(created).chain(adopted) {
        // A day to come is told by `fremtidig-dato`.
        if is_outside(day.year()) && day.value <= scope.today {
            let message = format!(
                "{what} den {}, uden for perioden {period}",
                date::long(day.value)
            );
            found.push(
                Diagnostic::warning(RULE.name, day.span, message).help("Er årstallet rigtigt?"),
            );
        }
    }
    let entries = actions().flat_map(|action| action.entries());
    let of_a_year = entries.filter(|entry| entry.kind != EntryKind::Note);
    let of_a_year = of_a_year.filter_map(|entry| Some((entry.kind.table().definite, entry.year?)));
    let forewords = scope.plan.forewords.iter();
    let forewords = forewords.map(|foreword| (schema::FOREWORD.definite, foreword.year));
    let indicators = scope.plan.indicators();
    let milestones = indicators.flat_map(|(_, indicator)| &indicator.milestones);
    let milestones = milestones.map(|milestone| (schema::MILESTONE.definite, milestone.year));
    for (what, year) in of_a_year.chain(forewords).chain(milestones) {
        if is_outside(year.value) {
            let message = format!("{what} gælder {}, uden for perioden {period}", year.value);
            found.push(
                Diagnostic::warning(RULE.name, year.span, message).help("Er årstallet rigtigt?"),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::{HANDLEPLAN, diagnose, diagnose_files, plan_with};
    use insta::assert_snapshot;

    #[test]
    fn a_plan_is_adopted_before_its_period_or_in_it() {
        for (day, is_told) in [
            ("2018-12-01", false),
            ("2021-12-31", false),
            ("2022-02-01", true),
        ] {
            let mut files = plan_with("");
            let top = format!("periode = \"2019-2021\"\nvedtaget = {day}");
            let header = HANDLEPLAN.replace("periode = \"2022-2025\"", &top);
            let name = "handleplan.toml".to_owned();
            files.0.insert(name, header.into_bytes());
            let said = diagnose_files(&files);
            assert_eq!(said.contains("planen er vedtaget"), is_told, "{said}");
        }
    }

    #[test]
    fn what_is_dated_outside_the_period_is_warned_of() {
        let year_goal = "[[handling.aarsmaal]]\naar = 2026\ndato = 2024-01-10\nmaal = \"x\"\n";
        let measurement = "[[indikator]]\nnavn = \"i\"\nenhed = \"e\"\n[[indikator.maaling]]\ndato = 2021-12-31\nvaerdi = 1\n";
        let later = "[[handling]]\nnr = \"2.2\"\ntekst = \"x\"\nansvarlig = [\"Kommunerne\"]\noprettet = 2021-11-01\n";
        let goal = format!("{}\n{year_goal}{later}{measurement}", RULE.example);
        assert_snapshot!(diagnose(&goal), @"
        maal-2.toml:10:8 advarsel[uden-for-perioden] noten er dateret den 12. marts 2021, uden for perioden 2022-2025 | Er årstallet rigtigt?
        maal-2.toml:14:7 advarsel[uden-for-perioden] årsmålet gælder 2026, uden for perioden 2022-2025 | Er årstallet rigtigt?
        maal-2.toml:21:12 advarsel[uden-for-perioden] handlingen er oprettet den 1. november 2021, uden for perioden 2022-2025 | Er årstallet rigtigt?
        maal-2.toml:26:8 advarsel[uden-for-perioden] målingen er dateret den 31. december 2021, uden for perioden 2022-2025 | Er årstallet rigtigt?
        ");
    }
}
