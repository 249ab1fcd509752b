//! A plan that a command has opened, and what commands ask of it: an action, a party, the year
//! meant, the period after it, and the values of their filters.

use super::Failure;
use super::context::path_prefix;
use super::find::{self, NO_PLAN, Wanted};
use crate::load::number;
use crate::load::{Disk, Loaded, Texts};
use crate::plan::{Action, Goal, Known, Number, Plan, same_name};
use crate::text::danish::names::several;
use crate::text::danish::{date, noun};
use crate::text::nearest::nearest;
use crate::view::masthead::Masthead;
use anyhow::{Context as _, Result, bail};
use chrono::{Datelike, NaiveDate};
use std::mem::ManuallyDrop;

/// A plan that a command reads, with its place and its problems.
pub(crate) struct Opened<'f> {
    /// What was loaded: one plan. It lives as long as the process, which need not give its
    /// memory back piece by piece at the end.
    pub(crate) loaded: ManuallyDrop<Loaded<'f>>,
    /// What stands before a file's name to make it a path.
    pub(crate) root: String,
    /// The day on which it is checked.
    pub(crate) today: NaiveDate,
    /// The actions that no list has before a day to come, and that day.
    pub(super) not_yet: Vec<(Number, NaiveDate)>,
    /// The day that a view is of, and the actions that were added after it.
    later: Option<(NaiveDate, Vec<(Number, NaiveDate)>)>,
}

impl<'f> Opened<'f> {
    /// What was loaded from `disk`, on `today`.
    pub(super) fn new(loaded: Loaded<'f>, disk: &Disk, today: NaiveDate) -> Opened<'f> {
        let actions = loaded.plans.iter().flat_map(Plan::actions);
        let not_yet = actions.filter_map(|(_, action)| {
            let created = action.created.filter(|day| day.value > today)?;
            Some((action.number.value.clone(), created.value))
        });
        Opened {
            not_yet: not_yet.collect(),
            loaded: ManuallyDrop::new(loaded),
            root: path_prefix(&disk.root),
            today,
            later: None,
        }
    }

    /// Takes the plan, for a view that needs room.
    ///
    /// # Errors
    /// As [`Opened::plan`].
    pub(super) fn take_plan(&mut self) -> Result<Plan> {
        self.loaded.plans.pop().context(NO_PLAN)
    }
}

impl Opened<'_> {
    /// The plan.
    ///
    /// # Errors
    /// Never, in truth: one folder was asked for and one plan was loaded.
    pub(crate) fn plan(&self) -> Result<&Plan> {
        self.loaded.plans.first().context(NO_PLAN)
    }

    /// Makes every action read as it does on `day`, see [`Plan::read_on`].
    pub(crate) fn read_on(&mut self, day: NaiveDate) {
        for plan in &mut self.loaded.plans {
            plan.read_on(day);
        }
    }

    /// The same where the plan was opened for a day; whoever opens it for a year says which day
    /// is meant.
    pub(super) fn read_as(&mut self, wanted: Wanted<'_>) {
        match wanted {
            Wanted::Today(day) | Wanted::Written(day) | Wanted::Day(day) | Wanted::Until(day) => {
                self.read_on(day);
            }
            Wanted::Year(_) | Wanted::Named(_) => {}
        }
    }

    /// The names of the files that have errors, each once.
    pub(crate) fn files_with_errors(&self) -> Vec<&str> {
        self.loaded.files_with_errors()
    }

    /// Leaves in the plan what is `known`, for a view of that day, and returns what the view begins
    /// with: there is no other way to it, so that no view shows what came later.
    ///
    /// # Errors
    /// As [`Opened::plan`].
    pub(crate) fn keep_known(&mut self, known: Known) -> Result<Masthead> {
        let plans = self.loaded.plans.iter_mut();
        let later = plans.flat_map(|plan| plan.keep_known(known)).collect();
        self.later = Some((known.day, later));
        Ok(Masthead::new(self.plan()?, self.incomplete()))
    }

    /// The files with errors, as a view tells them.
    pub(crate) fn incomplete(&self) -> Vec<String> {
        let files = self.files_with_errors().into_iter();
        files.map(str::to_owned).collect()
    }

    /// The action numbered `number`, with its goal.
    ///
    /// # Errors
    /// When there is none; the message has the number that is the same but for its signs.
    pub(crate) fn action(&self, number: &str) -> Result<(&Goal, &Action)> {
        let plan = self.plan()?;
        plan.action(number).ok_or_else(|| {
            if let Some(failure) = self.added_later(number) {
                return failure.into();
            }
            let mut numbers = plan.actions().map(|(_, action)| action.number.as_str());
            let bare = number::meant(number).map(|meant| Number::bare(meant.as_str()));
            let count = noun::HANDLING.count(plan.actions().count());
            let failure = Failure::new(format!(
                "der er ingen handling ”{}” i planen {}",
                number.trim(),
                plan.period.value
            ))
            .maybe_meant(numbers.find(|other| Some(Number::bare(other)) == bare))
            .hint(match plan.goal(number.trim()) {
                Some(goal) => {
                    let goal = &goal.number.value;
                    format!("{goal} er et mål: se dets handlinger med ”kimo oversigt --mål {goal}”")
                }
                None => format!("planen har {count}: se dem med ”kimo oversigt”"),
            });
            self.perhaps_unread(failure).into()
        })
    }

    /// The failure of an action that was not in the plan on the day that the view is of.
    fn added_later(&self, number: &str) -> Option<Failure> {
        let (day, later) = self.later.as_ref()?;
        let (number, created) = { later.iter() }.find(|(own, _)| own.is(number))?;
        let created_on = date::long(*created);
        let failure = Failure::new(format!(
            "handling {number} var ikke i planen den {}: den er oprettet den {created_on}",
            date::long(*day)
        ));
        Some(if *created > self.today {
            failure.hint(format!(
                "er det en forkert dag, så ret den: kimo åbn {number}"
            ))
        } else {
            failure.hint(format!("som den er nu: kimo vis {number}"))
        })
    }

    /// Whether the plan has no errors: what is not in it is in no file.
    pub(super) fn is_sound(&self) -> bool {
        self.files_with_errors().is_empty()
    }

    /// A failure to find something, with the files whose errors may have hidden it.
    pub(super) fn perhaps_unread(&self, failure: Failure) -> Failure {
        let broken = self.files_with_errors();
        if broken.is_empty() {
            failure
        } else {
            failure.hint(format!(
                "noget kan mangle på grund af fejl i {}: find og ret dem med ”kimo tjek”",
                noun::list(&broken)
            ))
        }
    }

    /// The register's name for `name`.
    ///
    /// # Errors
    /// When the register does not know it; the message has the nearest name.
    pub(crate) fn party(&self, name: &str) -> Result<String> {
        let plan = self.plan()?;
        match plan.party(name) {
            Some(party) => Ok(party.name.value.clone()),
            None => {
                let known: Vec<&str> = plan
                    .parties
                    .iter()
                    .map(|party| party.name.as_str())
                    .collect();
                let mut failure = Failure::new(format!("ukendt part ”{name}”"));
                let each = several(name);
                failure = if each.len() > 1 && each.iter().all(|name| plan.party(name).is_some()) {
                    failure.hint(format!(
                        "skriv tilvalget én gang for hver part: {}",
                        noun::list(&each)
                    ))
                } else {
                    failure.maybe_meant(nearest(name, plan.party_names()))
                };
                if !known.is_empty() {
                    failure = failure.hint(format!("parterne er: {}", known.join(", ")));
                }
                bail!(self.perhaps_unread(failure))
            }
        }
    }

    /// The plan that follows, where its folder is there: the meeting and the goals after a
    /// period's last year stand in it.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub(crate) fn next_plan(&self, disk: &Disk) -> Result<Option<Plan>> {
        let next = find::after(disk, self.plan()?.period.value)?;
        next.map(|folder| find::plan_in(disk, &folder, Texts::All))
            .transpose()
    }

    /// The year asked for, else that of `today`, or the nearest that the plan has.
    ///
    /// # Errors
    /// When there is no plan.
    pub(crate) fn year_or_nearest(&self, asked: Option<i32>, today: NaiveDate) -> Result<i32> {
        let period = self.plan()?.period.value;
        let nearest = today.year().clamp(period.first(), period.last());
        Ok(asked.unwrap_or(nearest))
    }

    /// The register's names for `names`, for a filter.
    ///
    /// # Errors
    /// When the register does not know one of them.
    pub(crate) fn parties(&self, names: &[String]) -> Result<Vec<String>> {
        names.iter().map(|name| self.party(name)).collect()
    }

    /// The groups called `names`, as the plan spells them, for a filter.
    ///
    /// # Errors
    /// When no action stands under such a heading; the message has those there are.
    pub(crate) fn groups(&self, names: &[String]) -> Result<Vec<String>> {
        let known = self.plan()?.groups();
        let find = |name: &String| {
            let found = known.iter().find(|group| same_name(group, name));
            found.map(|group| (*group).to_owned()).ok_or_else(|| {
                let failure = Failure::new(format!("der er ingen gruppe ”{name}” i planen"))
                    .maybe_meant(nearest(name, known.iter().copied()));
                let failure = match known.as_slice() {
                    [] => failure.hint("ingen handling har en gruppe"),
                    known => failure.hint(format!("grupperne er: {}", known.join(", "))),
                };
                self.perhaps_unread(failure).into()
            })
        };
        names.iter().map(find).collect()
    }

    /// The goals numbered `numbers`, for a filter.
    ///
    /// # Errors
    /// When there is no such goal; the message has those there are.
    pub(crate) fn goals(&self, numbers: &[String]) -> Result<Vec<Number>> {
        let find = |number: &String| Ok(self.goal(number)?.number.value.clone());
        numbers.iter().map(find).collect()
    }
}
