//! `ukendt-handling`: an indicator or a carried-over action refers to an action that is not there.

use crate::check::{Needs, Rule, Scope, gather};
use crate::document::literal::one_line;
use crate::load::number::is_number;
use crate::plan::{Action, Number, Plan};
use crate::text::danish::years::{Years, YearsError};
use crate::text::{Diagnostic, Severity};
use chrono::NaiveDate;
use std::cell::{LazyCell, OnceCell};
use std::collections::{HashMap, HashSet};

pub(crate) const RULE: Rule = Rule {
    name: "ukendt-handling",
    severity: Severity::Error,
    needs: Needs::Nothing,
    summary: "hver henvisning til en handling fører til en handling",
    example: r#"
[[indikator]]
navn = "Medlemskommuner"
enhed = "kommuner"
maaltal = 78
handling = "2.7"
"#,
    check: |scope, found| gather(check, scope, found),
};

fn check(scope: &Scope<'_>, found: &mut Vec<Diagnostic>) {
    let own = LazyCell::new(|| Numbers::new(scope.plan));
    for (_, indicator) in scope.plan.indicators() {
        let Some(number) = &indicator.action else {
            continue;
        };
        if !scope.plan.is_partial && !own.may_have(number.as_str()) {
            let message = format!(
                "indikatoren henviser til handling ”{}”, som ikke findes",
                number.value
            );
            let problem = Diagnostic::error(RULE.name, number.span, message);
            found.push(own.remedy(problem, number.as_str(), None));
        }
    }
    let mut by_period: HashMap<&str, Option<Numbers<'_>>> = HashMap::new();
    for (_, action) in scope.plan.actions() {
        let Some(origin) = &action.origin else {
            continue;
        };
        let years = match Years::parse(&origin.period) {
            Ok(years) | Err(YearsError::Spelling(years)) => Some(years),
            Err(_) => None,
        };
        // By its end: a file by itself, as a merge has it, may be of any year.
        if years.is_some_and(|years| years.last() >= scope.plan.period.last()) {
            let message = format!(
                "handlingen er ført over fra ”{}”, men {} er ingen tidligere periode",
                origin.value, origin.period
            );
            found.push(
                Diagnostic::error(RULE.name, origin.span, message)
                    .help("Ret perioden, eller fjern linjen."),
            );
            continue;
        }
        if let Some(of) = years.and_then(|years| meant(scope, &origin.period, years)) {
            let message = format!(
                "handlingen er ført over fra ”{}”, men der er ingen plan for {}",
                origin.value, origin.period
            );
            let text = format!("{of}/{}", origin.number);
            found.push(
                Diagnostic::error(RULE.name, origin.span, message)
                    .help(format!("Mente du ”{of}”?"))
                    .instead(&text, one_line(&text)),
            );
            continue;
        }
        // Only a period that is kept beside this one can be looked into.
        let earlier = by_period.entry(&origin.period).or_insert_with(|| {
            let mut plans = scope.plans.iter();
            let earlier = plans.find(|plan| plan.period.to_string() == origin.period);
            earlier.map(Numbers::new)
        });
        let number = origin.number.as_str();
        if let Some(earlier) = earlier.as_ref().filter(|earlier| !earlier.may_have(number)) {
            let message = format!(
                "handlingen er ført over fra ”{}”, som ikke findes",
                origin.value
            );
            let problem = Diagnostic::error(RULE.name, origin.span, message);
            found.push(earlier.remedy(problem, number, Some(action)));
        }
    }
}

/// The kept period that a misspelt one means: it shares years with it, which no other plan can.
fn meant(scope: &Scope<'_>, written: &str, years: Years) -> Option<Years> {
    let kept = || scope.plans.iter().map(|plan| plan.period.value);
    if kept().any(|of| of.to_string() == written) {
        return None;
    }
    let own = scope.plan.period.value;
    kept().find(|of| of.overlaps(years) && of.last() < own.first())
}

/// The numbers of a plan's actions.
struct Numbers<'p> {
    all: HashSet<&'p str>,
    /// Whether one of them is none, which is told there: what refers to it is no second fault.
    has_bad: bool,
    plan: &'p Plan,
    /// Wanted where one is missing, which is seldom.
    near: OnceCell<Near<'p>>,
}

/// What a number that is missing may have been meant for.
struct Near<'p> {
    /// The numbers by what they say but for their signs.
    bare: HashMap<String, &'p str>,
    /// By their action's words; nothing where several have the same.
    worded: HashMap<&'p str, Option<&'p str>>,
}

impl<'p> Near<'p> {
    fn of(plan: &'p Plan) -> Near<'p> {
        let mut near = Near {
            bare: HashMap::new(),
            worded: HashMap::new(),
        };
        for (_, action) in plan.actions() {
            let number = action.number.as_str();
            near.bare.insert(Number::bare(number), number);
            let words = action.wording_on(NaiveDate::MAX).text;
            let twin = |number: &mut Option<&str>| *number = None;
            near.worded
                .entry(words)
                .and_modify(twin)
                .or_insert(Some(number));
        }
        near
    }
}

impl<'p> Numbers<'p> {
    fn new(plan: &'p Plan) -> Numbers<'p> {
        let numbers = || plan.actions().map(|(_, action)| action.number.as_str());
        Numbers {
            all: numbers().collect(),
            has_bad: numbers().any(|number| !is_number(number)),
            plan,
            near: OnceCell::new(),
        }
    }

    fn may_have(&self, number: &str) -> bool {
        self.has_bad || self.all.contains(number)
    }

    /// The problem with what to do about it. A number near to it by its digits is another action's;
    /// what is meant has the same words as `origin`, or is the same number in other signs.
    fn remedy(&self, problem: Diagnostic, number: &str, origin: Option<&Action>) -> Diagnostic {
        let near = self.near.get_or_init(|| Near::of(self.plan));
        let of_words = origin.and_then(|action| near.worded.get(action.text.as_str()).copied()?);
        let signs = || near.bare.get(&Number::bare(number)).copied();
        let Some(meant) = of_words.or_else(signs) else {
            return problem.help("Ret nummeret, eller fjern henvisningen.");
        };
        let why = of_words.map_or("", |_| " Den har de samme ord.");
        let period = origin.and_then(|action| action.origin.as_ref());
        let text = match period {
            Some(origin) => format!("{}/{meant}", origin.period),
            None => meant.to_owned(),
        };
        problem
            .help(format!("Mente du ”{meant}”?{why}"))
            .instead(&text, one_line(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::RULE;
    use crate::check::testing::diagnose_files;
    use crate::check::testing::{HANDLEPLAN, Memory, diagnose};
    use insta::assert_snapshot;

    #[test]
    fn an_indicator_of_no_action_is_an_error() {
        assert_snapshot!(diagnose(RULE.example), @"maal-2.toml:8:12 fejl[ukendt-handling] indikatoren henviser til handling ”2.7”, som ikke findes | Ret nummeret, eller fjern henvisningen.");
    }

    #[test]
    fn a_misspelt_period_is_answered_with_the_one_that_is_kept() {
        let goal = |body: &str| {
            format!(
                "nr = \"1\"\ntitel = \"x\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"x\"\nansvarlig = [\"Kommunerne\"]\n{body}"
            )
        };
        let said = |from: &str| {
            let header = HANDLEPLAN.split("[[moede]]").next().unwrap();
            let next = header.replace("2022-2025", "2026-2029");
            let files = [
                ("2022-2025/handleplan.toml", header.to_owned()),
                ("2022-2025/maal-1.toml", goal("")),
                ("2026-2029/handleplan.toml", next),
                (
                    "2026-2029/maal-1.toml",
                    goal(&format!("fra = \"{from}/1.1\"\n")),
                ),
            ];
            let files = files.into_iter();
            let files = files.map(|(name, text)| (name.to_owned(), text.into_bytes()));
            diagnose_files(&Memory(files.collect()))
        };
        assert_snapshot!(said("2022-2024"), @"2026-2029/maal-1.toml:7:7 fejl[ukendt-handling] handlingen er ført over fra ”2022-2024/1.1”, men der er ingen plan for 2022-2024 | Mente du ”2022-2025”?");
        assert_eq!(said("2018-2021"), "");
    }

    #[test]
    fn an_action_carried_over_from_nowhere_is_an_error_where_the_period_is_kept() {
        let goal = |body: &str| {
            format!(
                "nr = \"1\"\ntitel = \"x\"\n[[handling]]\nnr = \"1.1\"\ntekst = \"x\"\nansvarlig = [\"Kommunerne\"]\n{body}"
            )
        };
        let files = [
            ("2022-2025/handleplan.toml", HANDLEPLAN.to_owned()),
            ("2022-2025/maal-1.toml", goal("fra = \"2018-2021/9.9\"\n")),
            (
                "2026-2029/handleplan.toml",
                HANDLEPLAN.replace("2022-2025", "2026-2029"),
            ),
            ("2026-2029/maal-1.toml", goal("fra = \"2022-2025/1.2\"\n")),
        ];
        let files = Memory(
            files
                .into_iter()
                .map(|(name, text)| (name.to_owned(), text.into_bytes()))
                .collect(),
        );
        assert_snapshot!(diagnose_files(&files), @"
        2026-2029/handleplan.toml:15:8 advarsel[forkert-aarstal] ”dato” ligger i 2023, langt uden for perioden 2026-2029 | Er årstallet rigtigt?
        2026-2029/handleplan.toml:18:8 advarsel[forkert-aarstal] ”dato” ligger i 2024, langt uden for perioden 2026-2029 | Er årstallet rigtigt?
        2026-2029/maal-1.toml:7:7 fejl[ukendt-handling] handlingen er ført over fra ”2022-2025/1.2”, som ikke findes | Mente du ”1.1”? Den har de samme ord.
        ");
    }
}
