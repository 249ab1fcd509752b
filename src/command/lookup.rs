//! What a command names, found in the plan; a miss is answered with the nearest name there is.

use super::{Failure, Opened};
use crate::plan::{Goal, Indicator, OutsideGoal, name_key, same_name};
use crate::text::nearest::nearest;
use anyhow::{Result, bail};

impl Opened<'_> {
    /// The goal numbered `number`.
    ///
    /// # Errors
    /// When there is none.
    pub(crate) fn goal(&self, number: &str) -> Result<&Goal> {
        let plan = self.plan()?;
        let Some(goal) = plan.goal(number) else {
            let known: Vec<&str> = plan.goals.iter().map(|goal| goal.number.as_str()).collect();
            let mut failure = Failure::new(format!("der er intet mål ”{number}”"))
                .maybe_meant(nearest(number, known.iter().copied()));
            if plan.action(number).is_some() {
                failure = failure.hint(format!(
                    "{number} er en handling: se den med ”kimo vis {number}”"
                ));
            } else if !known.is_empty() {
                failure = failure.hint(format!("målene er: {}", known.join(", ")));
            }
            bail!(self.perhaps_unread(failure));
        };
        Ok(goal)
    }

    /// The outside goal numbered `number`, in any case.
    ///
    /// # Errors
    /// When the register does not have it.
    pub(crate) fn outside_goal(&self, number: &str) -> Result<&OutsideGoal> {
        let registered = &self.plan()?.outside_goals;
        let found = registered
            .iter()
            .find(|goal| same_name(goal.number.as_str(), number));
        let Some(goal) = found else {
            let known = || registered.iter().map(|goal| goal.number.as_str());
            let failure = Failure::new(format!("der er intet internationalt mål ”{number}”"))
                .maybe_meant(nearest(number, known()));
            bail!(self.perhaps_unread(match registered.is_empty() {
                true if !self.is_sound() => failure,
                true => failure.hint(
                    "der er ingen endnu; skriv dem under [[international]] i handleplan.toml"
                ),
                false => failure.hint(format!(
                    "målene er: {}",
                    known().collect::<Vec<_>>().join(", ")
                )),
            }));
        };
        Ok(goal)
    }

    /// The indicator called `name`, in any case, or the only one whose name begins so.
    ///
    /// # Errors
    /// When there is none, or it may be several.
    pub(crate) fn indicator(&self, name: &str) -> Result<(&Goal, &Indicator)> {
        let all: Vec<(&Goal, &Indicator)> = self.plan()?.indicators().collect();
        let key = name_key(name);
        let called = |is_it: &dyn Fn(&str) -> bool| -> Vec<(&Goal, &Indicator)> {
            let matching = all
                .iter()
                .filter(|(_, indicator)| is_it(&name_key(&indicator.name)));
            matching.copied().collect()
        };
        let mut found = called(&|own| own == key);
        if found.is_empty() && !key.is_empty() {
            found = called(&|own| own.starts_with(&key));
        }
        let names = |indicators: &[(&Goal, &Indicator)]| {
            let quoted = indicators
                .iter()
                .map(|(_, indicator)| format!("”{}”", indicator.name.value));
            quoted.collect::<Vec<_>>().join(", ")
        };
        match found.as_slice() {
            [one] => Ok(*one),
            [] => {
                let failure = Failure::new(format!("der er ingen indikator ”{name}”"));
                bail!(
                    self.perhaps_unread(match all.is_empty() {
                        true if !self.is_sound() => failure,
                        true => failure.hint(
                            "planen har ingen endnu; skriv dem under [[indikator]] i målets fil"
                        ),
                        false => failure
                            .maybe_meant(nearest_indicator(name, &all))
                            .hint(format!("indikatorerne er: {}", names(&all))),
                    })
                )
            }
            several => bail!(
                Failure::new(format!("”{name}” kan være flere indikatorer"))
                    .hint(format!("skriv hele navnet: {}", names(several)))
            ),
        }
    }
}

/// The name nearest to what was typed, which may be its first words alone.
fn nearest_indicator<'a>(typed: &str, all: &[(&Goal, &'a Indicator)]) -> Option<&'a str> {
    let count = typed.split_whitespace().count();
    let names = || all.iter().map(|(_, indicator)| indicator.name.as_str());
    let beginning = |name: &str| {
        let words: Vec<&str> = name.split_whitespace().take(count).collect();
        words.join(" ")
    };
    nearest(typed, names()).or_else(|| {
        let beginnings: Vec<String> = names().map(beginning).collect();
        let near = nearest(typed, beginnings.iter().map(String::as_str))?;
        names().find(|name| beginning(name) == near)
    })
}
