//! The numbers of goals and actions: as the document has them where they can stand, and in its
//! own manner where it has none.

use super::answers::Answers;
use super::column::Column;
use super::outline::GoalOutline;
use super::question::{Key, NUMBER, Question};
use super::remarks::Remarks;
use super::table::Record;
use super::written::{day, may_be_number, number_before, parent, told, written};
use crate::load::number::{is_number, meant};
use crate::plan::Number;
use std::collections::{HashMap, HashSet};

/// Numbers for every goal and action.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    /// For each goal, its own number and those of its actions.
    pub(crate) goals: Vec<(Number, Vec<Numbered>)>,
    pub(crate) questions: Vec<Question>,
    pub(crate) remarks: Remarks,
    /// The answers that cannot be used.
    pub(crate) faults: Vec<(Key, String)>,
}

/// The number of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Numbered {
    pub(crate) number: Number,
    /// What stood in the document, where that is no number for it.
    pub(crate) instead_of: Option<String>,
}

/// Numbers for the goals.
pub(crate) fn numbers(goals: &[GoalOutline], answers: &Answers) -> Numbers {
    let mut numbers = Numbers::default();
    let own = goal_numbers(goals);
    for (goal, own) in goals.iter().zip(&own) {
        let told = goal.number.as_deref().and_then(meant);
        if let Some(told) = told.filter(|told| told != own) {
            let title = &goal.title;
            numbers.remarks.insert(format!(
                "”{title}” er mål {told} i dokumentet, som har et andet af det nummer, og har fået {own}"
            ));
        }
    }
    let taken_goals: HashSet<String> = own.iter().map(Number::to_string).collect();
    let begins_anew = begin_anew(goals);
    let has_any = goals
        .iter()
        .flat_map(|goal| &goal.records)
        .any(|(_, record)| written(record).is_some());
    let reserved = goals.iter().zip(&own).flat_map(|(goal, own)| {
        let numbers = goal.records.iter();
        numbers.filter_map(move |(_, record)| told(record, own, begins_anew))
    });
    let reserved: HashSet<String> = reserved.map(|number| number.to_string()).collect();
    let mut used: HashSet<String> = HashSet::new();
    for (goal, own) in goals.iter().zip(own) {
        let is_numbered = goal
            .records
            .iter()
            .any(|(_, record)| written(record).is_some());
        let mut series = Series {
            reserved: &reserved,
            odd: odd_ones(goal, &own, begins_anew, &taken_goals),
            prefix: prefix(goal, &own, begins_anew, &taken_goals),
            last: 0,
            free: 0,
            goals: &taken_goals,
            own: &own,
        };
        let mut actions = Vec::new();
        for (_, record) in &goal.records {
            let number = numbers.action(
                record,
                &mut series,
                &mut used,
                (begins_anew, is_numbered),
                answers,
            );
            used.insert(number.number.to_string());
            actions.push(number);
        }
        if has_any && !is_numbered && !actions.is_empty() {
            numbers.remarks.insert(format!(
                "handlingerne under mål {own} har ingen numre i dokumentet; de har fået målets nummer og deres plads: {}",
                examples(actions.iter())
            ));
        }
        numbers.goals.push((own, actions));
    }
    if begins_anew {
        let firsts = numbers
            .goals
            .iter()
            .filter_map(|(_, actions)| actions.first());
        numbers.remarks.insert(format!(
            "numrene begynder forfra under hvert mål; målets nummer er sat foran: {}",
            examples(firsts)
        ));
    }
    if !has_any && goals.iter().any(|goal| !goal.records.is_empty()) {
        let all = numbers.goals.iter().flat_map(|(_, actions)| actions);
        numbers.remarks.insert(format!(
            "handlingerne har ingen numre i dokumentet; de har fået målets nummer og deres plads: {}",
            examples(all)
        ));
    }
    numbers
}

/// The first two of the numbers.
fn examples<'n>(numbers: impl Iterator<Item = &'n Numbered>) -> String {
    let shown = numbers.take(2).map(|numbered| numbered.number.as_str());
    shown.collect::<Vec<_>>().join(", ")
}

/// The goals with the numbers out of the words of their actions, where those of all begin with one
/// and no column has any: `1. Flere spande`.
pub(crate) fn taken_from_words(mut goals: Vec<GoalOutline>) -> Vec<GoalOutline> {
    let records = || goals.iter().flat_map(|goal| &goal.records);
    let begins_with_one = |record: &Record| {
        written(record).is_none()
            && record
                .lines(Column::Text)
                .first()
                .is_some_and(|line| number_before(line).is_some())
    };
    if records().count() < 2 || !records().all(|(_, record)| begins_with_one(record)) {
        return goals;
    }
    for (_, record) in goals.iter_mut().flat_map(|goal| &mut goal.records) {
        if let Some((number, rest)) = record
            .lines(Column::Text)
            .first()
            .and_then(|line| number_before(line))
        {
            record.number_apart(number, rest);
        }
    }
    goals
}

/// The numbers of a goal under way.
struct Series<'s> {
    /// What stands before the integer: `2.`
    prefix: String,
    last: u64,
    /// All below it are taken.
    free: u64,
    /// What the document has as numbers, here or further down.
    reserved: &'s HashSet<String>,
    /// What is of another form than the goal's other numbers.
    odd: HashSet<String>,
    goals: &'s HashSet<String>,
    own: &'s Number,
}

impl Series<'_> {
    /// The lowest number that is free. What was taken stays so: the search goes on from where the
    /// last one ended, for a document may have thousands of rows.
    fn next(&mut self, used: &HashSet<String>) -> Number {
        let mut last = self.free.max(self.last + 1);
        let numbered = |last: u64| format!("{}{last}", self.prefix);
        let is_taken = |number: &String| used.contains(number) || self.reserved.contains(number);
        while is_taken(&numbered(last)) {
            last += 1;
        }
        let number = Number::new(numbered(last));
        self.free = last;
        number
    }

    /// Whether an action of this goal may have the number.
    fn fits(&self, number: &Number, used: &HashSet<String>) -> bool {
        is_number(number.as_str())
            && !is_foreign(number, self.own, self.goals)
            && !used.contains(number.as_str())
            && !self.odd.contains(number.as_str())
    }
}

/// Whether a number is one of another goal than `own`.
fn is_foreign(number: &Number, own: &Number, goals: &HashSet<String>) -> bool {
    let parent = number.parent();
    parent.is_some_and(|parent| parent != own.as_str() && goals.contains(parent))
}

/// The few numbers of a goal that are unlike its others, which are its own with a count after it: a
/// plan may not have them.
fn odd_ones(
    goal: &GoalOutline,
    own: &Number,
    begins_anew: bool,
    goals: &HashSet<String>,
) -> HashSet<String> {
    let records = goal.records.iter();
    let numbers = records.filter_map(|(_, record)| told(record, own, begins_anew));
    let numbers: HashSet<String> = numbers.map(|number| number.to_string()).collect();
    let is_odd = |text: &&String| {
        let number = Number::new((*text).clone());
        let is_part = number.last_integer() != Some(0);
        let is_regular = |parent: &str| parent == own.as_str() && number.last_integer().is_some();
        let is_known = |parent: &str| {
            (is_part && numbers.contains(parent))
                || (parent != own.as_str() && goals.contains(parent))
        };
        !number
            .parent()
            .is_some_and(|parent| is_regular(parent) || is_known(parent))
    };
    let odd: HashSet<String> = numbers.iter().filter(is_odd).cloned().collect();
    if odd.len() * 3 > numbers.len() {
        return HashSet::new();
    }
    odd
}

impl Numbers {
    fn action(
        &mut self,
        record: &Record,
        series: &mut Series<'_>,
        used: &mut HashSet<String>,
        (begins_anew, is_numbered): (bool, bool),
        answers: &Answers,
    ) -> Numbered {
        let written = written(record);
        let mut number = told(record, series.own, begins_anew);
        let next = series.next(used);
        if let Some(own) = number.as_ref().filter(|own| lost_a_zero(own, &next, used)) {
            self.remarks.insert(format!(
                "{}: ”{own}” er læst som {next}, som Excel viser uden nullet",
                record.place
            ));
            number = Some(next.clone());
        }
        let mut numbered = match number.filter(|number| series.fits(number, used)) {
            Some(number) => Numbered {
                number,
                instead_of: None,
            },
            None => Numbered {
                number: next.clone(),
                instead_of: written.clone(),
            },
        };
        let day = day(record);
        if numbered.instead_of.is_some() || day.is_some() || (written.is_none() && is_numbered) {
            let key = Key::new(NUMBER, &record.place);
            match answers.text(&key) {
                Some(answer) => {
                    let number = Number::new(answer);
                    if series.fits(&number, used) {
                        numbered = Numbered {
                            number,
                            instead_of: None,
                        }
                    } else {
                        let cause = format!(
                            "”{number}” kan ikke være handlingens nummer her; {next} er ledigt"
                        );
                        self.faults.push((key, cause));
                    }
                }
                None => self.questions.push(question(key, record, &numbered, day)),
            }
        }
        if numbered.number.series() == series.prefix {
            series.last = series.last.max(numbered.number.last_integer().unwrap_or(0));
        }
        numbered
    }
}

fn question(key: Key, record: &Record, numbered: &Numbered, day: Option<String>) -> Question {
    let number = &numbered.number;
    let text = match (day, &numbered.instead_of) {
        (Some(day), _) => format!("Nummeret er en dato, {day}. Hvad skal det være?"),
        (None, Some(written)) => {
            format!("”{written}” kan ikke være handlingens nummer her. Hvad skal det være?")
        }
        (None, None) => "Handlingen har intet nummer. Hvad skal det være?".to_owned(),
    };
    let otherwise = match &numbered.instead_of {
        Some(written) => format!("får den {number}, og ”{written}” står i dens tekst"),
        None => format!("får den {number}"),
    };
    let question = Question::new(key, text, otherwise).at(&record.place);
    question.proposing(vec![number.to_string()])
}

/// Whether a spreadsheet made this number of the next: 2.1 of 2.10, after 2.9.
fn lost_a_zero(number: &Number, next: &Number, used: &HashSet<String>) -> bool {
    next.as_str().trim_end_matches('0') == number.as_str()
        && used.contains(number.as_str())
        && number.parent().is_some()
}

/// Whether actions of different goals have the same number without parts: 1, 2, 3 under each.
fn begin_anew(goals: &[GoalOutline]) -> bool {
    let mut met: HashMap<String, usize> = HashMap::new();
    let records = goals
        .iter()
        .enumerate()
        .flat_map(|(at, goal)| goal.records.iter().map(move |(_, record)| (at, record)));
    records.into_iter().any(|(at, record)| {
        let number = written(record).as_deref().and_then(meant);
        let is_flat = |number: &Number| {
            let text = number.as_str();
            number.parent().is_none() && is_number(text) && may_be_number(text)
        };
        let flat = number.filter(is_flat);
        flat.is_some_and(|number| *met.entry(number.to_string()).or_insert(at) != at)
    })
}

/// What stands before the integers of a goal's actions.
fn prefix(goal: &GoalOutline, own: &Number, begins_anew: bool, goals: &HashSet<String>) -> String {
    let first = goal.records.iter().find_map(|(_, record)| {
        meant(&written(record)?).filter(|number| {
            is_number(number.as_str())
                && may_be_number(number.as_str())
                && !is_foreign(number, own, goals)
        })
    });
    match first {
        Some(first) if !begins_anew && first.last_integer().is_some() => first.series().to_owned(),
        _ => format!("{own}."),
    }
}

/// The goals' own numbers: in their headings, in those of their actions, or their place.
fn goal_numbers(goals: &[GoalOutline]) -> Vec<Number> {
    let told: Vec<Option<Number>> = goals
        .iter()
        .map(|goal| {
            goal.number
                .as_deref()
                .and_then(meant)
                .or_else(|| of_actions(goal))
        })
        .collect();
    let mut used: HashSet<String> = HashSet::new();
    let sound: Vec<Option<Number>> = told
        .into_iter()
        .map(|number| {
            number.filter(|number| {
                is_number(number.as_str()) && used.insert(number.to_string().to_lowercase())
            })
        })
        .collect();
    let mut next = 0_u64;
    let mut free = || loop {
        next += 1;
        if used.insert(next.to_string()) {
            return Number::new(next.to_string());
        }
    };
    sound
        .into_iter()
        .map(|number| number.unwrap_or_else(&mut free))
        .collect()
}

/// What all numbers of a goal's actions begin with: `2` of 2.1 and 2.2, `A` of A1 and A2.
fn of_actions(goal: &GoalOutline) -> Option<Number> {
    let mut common: Option<String> = None;
    for (_, record) in &goal.records {
        let text = written(record)?;
        if !may_be_number(&text) {
            continue;
        }
        let number = meant(&text)?;
        let parent = match number.parent() {
            Some(parent) => parent.to_owned(),
            None => number.series().trim_end_matches('-').to_owned(),
        };
        if parent.is_empty()
            || parent == number.as_str()
            || common.as_ref().is_some_and(|common| *common != parent)
        {
            return None;
        }
        common = Some(parent);
    }
    common.map(Number::new)
}

/// The goals of a document that has none, by the numbers of its actions: 1.1 and 2.1 are of two.
pub(crate) fn parted(goals: Vec<GoalOutline>) -> Vec<GoalOutline> {
    let [goal] = goals.as_slice() else {
        return goals;
    };
    if !goal.title.is_empty() || goal.number.is_some() {
        return goals;
    }
    let parents: Option<Vec<String>> = goal
        .records
        .iter()
        .map(|(_, record)| parent(record))
        .collect();
    let Some(parents) = parents else {
        return goals;
    };
    let mut parted: Vec<GoalOutline> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for (record, parent) in goal.records.iter().cloned().zip(parents) {
        let at = *places.entry(parent.clone()).or_insert_with(|| {
            parted.push(GoalOutline {
                number: Some(parent),
                ..GoalOutline::default()
            });
            parted.len() - 1
        });
        if let Some(goal) = parted.get_mut(at) {
            goal.records.push(record);
        }
    }
    if let Some(first) = parted.first_mut() {
        first.background.clone_from(&goal.background);
    }
    parted
}
