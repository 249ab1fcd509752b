//! The model of a plan: what a handleplan says, and what holds on a given date.
//!
//! It knows neither TOML nor disk nor clock. Texts that a rule or an edit points at are
//! `Spanned`, so that they remember where they were read; two plans are equal when they say
//! the same.

mod action;
mod amendment;
mod dated;
mod day;
mod foreword;
mod goal;
mod indicator;
mod known;
pub(crate) mod meaning;
mod note;
mod number;
mod party;
mod placeholder;
mod register;
mod report_section;
mod state;
mod status;
mod year_goal;
mod year_result;

pub(crate) use action::{Action, Origin, first_paragraph};
pub(crate) use amendment::{Adopted, Amended, Amendment};
pub(crate) use dated::{Dated, EntryKind};
pub(crate) use day::entries_of_one_day;
pub(crate) use foreword::Foreword;
pub(crate) use goal::Goal;
pub(crate) use indicator::{Indicator, Measurement, Milestone};
pub(crate) use known::Known;
pub(crate) use note::{Note, NoteExtras};
pub(crate) use number::Number;
pub(crate) use party::{Party, name_key, same_name};
pub(crate) use placeholder::{PLACEHOLDER, is_placeholder, says_nothing};
pub(crate) use register::{Duty, Meeting, OutsideGoal};
pub(crate) use report_section::ReportSection;
pub(crate) use state::ActionState;
pub(crate) use status::{Assessment, Light, Status};
pub(crate) use year_goal::YearGoal;
pub(crate) use year_result::{Verdict, YearResult, is_written_about, last_day_about};

use crate::text::danish::years::Years;
use crate::text::{FileId, Spanned};
use chrono::NaiveDate;

/// The newest version of the file format that this program reads.
pub(crate) const FORMAT: u32 = 1;

/// One strategy period: the plan itself, its registers, and its goals.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Plan {
    /// The file `handleplan.toml`.
    pub(crate) file: FileId,
    /// The folder's name relative to the plan root; empty for a plan of a single period.
    pub(crate) folder: String,
    /// The plan's title.
    pub(crate) title: Spanned<String>,
    /// The organisation whose plan it is.
    pub(crate) organisation: Spanned<String>,
    /// The years it covers.
    pub(crate) period: Spanned<Years>,
    /// The day it was adopted.
    pub(crate) adopted: Option<Spanned<NaiveDate>>,
    /// The text before the first goal.
    pub(crate) introduction: Option<String>,
    /// Who decides, in the definite form, where it is not `bestyrelsen`.
    pub(crate) assembly: Option<Spanned<String>>,
    /// The words of its years, in the order of the file.
    pub(crate) forewords: Vec<Spanned<Foreword>>,
    /// The register of responsible parties.
    pub(crate) parties: Vec<Party>,
    /// The meetings that decide.
    pub(crate) meetings: Vec<Meeting>,
    /// The duties of the yearly cycle.
    pub(crate) duties: Vec<Duty>,
    /// Goals of others that the plan is aligned with.
    pub(crate) outside_goals: Vec<OutsideGoal>,
    /// Warnings accepted in `handleplan.toml`.
    pub(crate) accepted: Vec<Spanned<String>>,
    /// The sections that the report is to have, in their order; without any it has them all.
    pub(crate) report_sections: Vec<Spanned<ReportSection>>,
    /// Whether the report's annex has all of the year's notes; absent: no.
    pub(crate) has_notes_in_annex: Option<bool>,
    /// Whether every entry of the registers was read. Where one was not, what refers to it
    /// seems to lead nowhere, and is not reported on top.
    pub(crate) has_whole_registers: bool,
    /// The goals, in the order of their numbers.
    pub(crate) goals: Vec<Goal>,
    /// Whether every goal's file could be read; one that could not has been reported.
    pub(crate) has_all_goals: bool,
    /// Whether goals were left unread on purpose: what is not here may still be in the plan.
    pub(crate) is_partial: bool,
}

impl Plan {
    /// Puts the goals in the order of their numbers.
    pub(crate) fn put_goals_in_order(&mut self) {
        self.goals
            .sort_by(|a, b| a.number.value.cmp(&b.number.value));
    }

    /// A plan of these years that says nothing yet.
    pub(crate) fn new(years: Years, title: String, organisation: String) -> Plan {
        Plan {
            file: FileId::default(),
            folder: years.to_string(),
            title: Spanned::from(title),
            organisation: Spanned::from(organisation),
            period: Spanned::from(years),
            adopted: None,
            introduction: None,
            assembly: None,
            forewords: Vec::new(),
            parties: Vec::new(),
            meetings: Vec::new(),
            duties: Vec::new(),
            outside_goals: Vec::new(),
            accepted: Vec::new(),
            report_sections: Vec::new(),
            has_notes_in_annex: None,
            has_whole_registers: true,
            goals: Vec::new(),
            has_all_goals: true,
            is_partial: false,
        }
    }

    /// Whether the plans are one but for the files that they were read from.
    pub(crate) fn says_the_same(&self, other: &Plan) -> bool {
        let mut other = other.clone();
        other.file = self.file;
        for (goal, own) in other.goals.iter_mut().zip(&self.goals) {
            goal.file = own.file;
        }
        *self == other
    }

    /// Every action with its goal, in the order of the goals and of the files.
    pub(crate) fn actions(&self) -> impl Iterator<Item = (&Goal, &Action)> {
        self.goals
            .iter()
            .flat_map(|goal| goal.actions.iter().map(move |action| (goal, action)))
    }

    /// Makes every action read as it does on `day`: with the words and the parties of its
    /// amendments until then, and with its goal's parties where it names nobody.
    pub(crate) fn read_on(&mut self, day: NaiveDate) {
        for goal in &mut self.goals {
            for action in &mut goal.actions {
                action.read_on(day, &goal.responsible);
            }
        }
    }

    /// Who decides, in the definite form: `bestyrelsen`.
    pub(crate) fn assembly(&self) -> &str {
        self.assembly.as_deref().map_or("bestyrelsen", |name| name)
    }

    /// The goal numbered `number`.
    pub(crate) fn goal(&self, number: &str) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.number.is(number))
    }

    /// The action numbered `number`, with its goal.
    pub(crate) fn action(&self, number: &str) -> Option<(&Goal, &Action)> {
        self.actions().find(|(_, action)| action.number.is(number))
    }

    /// The headings between goals and actions, each once, in the order of the files.
    pub(crate) fn groups(&self) -> Vec<&str> {
        let mut groups: Vec<&str> = Vec::new();
        for group in self
            .actions()
            .filter_map(|(_, action)| action.group.as_deref())
        {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        groups
    }

    /// The party that goes by `name`, its own or an alias, in any case.
    pub(crate) fn party(&self, name: &str) -> Option<&Party> {
        self.parties.iter().find(|party| party.goes_by(name))
    }

    /// The secretariat: the party that has a name which begins so.
    pub(crate) fn secretariat(&self) -> Option<&Party> {
        let is_it = |name: &str| name.to_lowercase().starts_with("sekretariat");
        let mut parties = self.parties.iter();
        parties.find(|party| party.names().any(is_it))
    }

    /// The name under which the register knows `name`; itself where it does not.
    pub(crate) fn party_name<'a>(&'a self, name: &'a str) -> &'a str {
        self.party(name).map_or(name, |party| &party.name)
    }

    /// The names under which the register knows `parties`, each once, in their own order: the
    /// first has the lead.
    pub(crate) fn names_of<'a>(&'a self, parties: &'a [Spanned<String>]) -> Vec<&'a str> {
        let mut names = Vec::with_capacity(parties.len());
        for party in parties {
            let name = self.party_name(party);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Every name and alias in the register, to choose the nearest from.
    pub(crate) fn party_names(&self) -> impl Iterator<Item = &str> {
        self.parties.iter().flat_map(Party::names)
    }

    /// The meeting held on `date`.
    pub(crate) fn meeting(&self, date: NaiveDate) -> Option<&Meeting> {
        self.meetings
            .iter()
            .find(|meeting| meeting.date.value == date)
    }

    /// The outside goal numbered `number`.
    pub(crate) fn outside_goal(&self, number: &str) -> Option<&OutsideGoal> {
        self.outside_goals
            .iter()
            .find(|goal| goal.number.is(number))
    }

    /// Every indicator with its goal.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = (&Goal, &Indicator)> {
        self.goals.iter().flat_map(|goal| {
            goal.indicators
                .iter()
                .map(move |indicator| (goal, indicator))
        })
    }
}
