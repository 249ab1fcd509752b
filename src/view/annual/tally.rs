//! What was set for the years of some actions, what came of it and what it cost.

use crate::plan::{Action, Verdict};
use crate::query::year_goal;
use crate::text::danish::{date, number};
use serde::Serialize;

/// The goals for some years, with their verdicts and their money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub(crate) struct Tally {
    /// How many goals were set: one an action and year.
    #[serde(rename = "aarsmaal")]
    pub(crate) goals: usize,
    /// How many of those were reached, reached in part, and missed; the others are not judged.
    #[serde(rename = "naaet")]
    pub(crate) reached: usize,
    #[serde(rename = "delvist_naaet")]
    pub(crate) partly: usize,
    #[serde(rename = "ikke_naaet")]
    pub(crate) missed: usize,
    /// What was granted, in whole kroner; none where no decided goal has an amount.
    #[serde(rename = "bevilget")]
    pub(crate) granted: Option<i64>,
    /// What was proposed and never decided.
    #[serde(rename = "ikke_besluttet")]
    pub(crate) undecided: Option<i64>,
    /// What was used, as far as the verdicts say so.
    #[serde(rename = "forbrug")]
    pub(crate) spent: Option<i64>,
}

impl Tally {
    /// Counts the goals that `actions` had for `years`, each as it stood when its year ended.
    pub(super) fn of<'a>(
        actions: impl IntoIterator<Item = &'a Action>,
        years: impl Iterator<Item = i32> + Clone,
    ) -> Tally {
        let mut tally = Tally::default();
        for action in actions {
            years.clone().for_each(|year| tally.add(action, year));
        }
        tally
    }

    fn add(&mut self, action: &Action, year: i32) {
        let result = action.result_in_report(year);
        // What was used was used, whether a goal was set or not.
        self.spent = year_goal::together(self.spent, result.and_then(|result| result.spent));
        let Some(goal) = action.year_goal_on(year, date::last_of(year)) else {
            return;
        };
        self.goals += 1;
        let sum = match goal.decided {
            Some(_) => &mut self.granted,
            None => &mut self.undecided,
        };
        *sum = year_goal::together(*sum, goal.amount);
        match result.map(|result| result.verdict) {
            Some(Verdict::Reached) => self.reached += 1,
            Some(Verdict::Partly) => self.partly += 1,
            Some(Verdict::Missed) => self.missed += 1,
            None => {}
        }
    }

    /// How many of the goals nobody has judged.
    pub(super) fn unjudged(&self) -> usize {
        self.goals - self.reached - self.partly - self.missed
    }

    /// "3 af 5", or a dash where no goal was set.
    pub(super) fn share(&self) -> String {
        match self.goals {
            0 => crate::view::parts::DASH.to_owned(),
            goals => format!("{} af {goals}", self.reached),
        }
    }

    /// "3 af 5 (2 delvist nået)".
    pub(super) fn goal_words(&self) -> String {
        if self.goals == 0 {
            return "Ingen årsmål er fastsat".to_owned();
        }
        let others = [
            (self.partly, "delvist nået"),
            (self.missed, "ikke nået"),
            (self.unjudged(), "ikke gjort op"),
        ];
        let others = others.iter().filter(|(count, _)| *count > 0);
        let others: Vec<String> = others
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        match others.as_slice() {
            [] => self.share(),
            others => format!("{} ({})", self.share(), others.join(", ")),
        }
    }

    /// "Bevilget 135.000 kr.; brugt 126.600 kr."
    pub(super) fn money_words(&self) -> String {
        if self.goals == 0 && self.spent.is_none() {
            return "Intet beløb er fastsat".to_owned();
        }
        let granted = match (self.granted, self.undecided) {
            (None, None) => "Intet beløb er fastsat".to_owned(),
            (Some(sum), None) => format!("Bevilget {}", number::money(sum)),
            (None, Some(open)) => {
                format!("Intet er bevilget; {} er foreslået", number::money(open))
            }
            (Some(sum), Some(open)) => {
                let (sum, open) = (number::money(sum), number::money(open));
                format!("Bevilget {sum}; {open} er foreslået, men ikke besluttet")
            }
        };
        let spent = self.spent.map(number::money);
        let spent = spent.map_or("forbruget er ikke gjort op".to_owned(), |sum| {
            format!("brugt {sum}")
        });
        format!("{granted}; {spent}")
    }
}
