//! What stands in the plan that an argument may be: numbers, parties, meetings, names.

use crate::command::Context;
use crate::command::find::Wanted;
use crate::load::{Texts, Which, load_texts, root};
use crate::plan::Plan;
use crate::text::danish::fold;
use crate::text::danish::years::Years;
use crate::text::letters::turns_direction;
use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

/// Where the plan is, by the line so far.
#[derive(Debug, Clone, Default)]
pub(crate) struct Place {
    plan: Option<PathBuf>,
    period: Option<String>,
}

impl Place {
    /// Reads `--plan` and `--periode` off a line that is still being written.
    pub(crate) fn of_line<'a>(words: impl Iterator<Item = &'a OsString>) -> Place {
        let mut place = Place::default();
        let mut words = words.map(|word| word.to_string_lossy());
        while let Some(word) = words.next() {
            let (name, value) = match word.split_once('=') {
                Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
                None => (word.into_owned(), None),
            };
            match name.as_str() {
                "--plan" => {
                    let value = value.or_else(|| words.next().map(String::from));
                    place.plan = value.map(PathBuf::from);
                }
                "--periode" => place.period = value.or_else(|| words.next().map(String::from)),
                _ => {}
            }
        }
        place
    }
}

/// The parser, whose arguments know what the plan at `place` has for them.
pub(crate) fn offer(mut parser: Command, place: &Place) -> Command {
    // A command's arguments are there once it is built.
    parser.build();
    parser
        .mut_args(|arg| with_candidates(arg, place))
        .mut_subcommands(|sub| sub.mut_args(|arg| with_candidates(arg, place)))
}

fn with_candidates(arg: Arg, place: &Place) -> Arg {
    let words: Vec<String> = if arg.get_action().takes_values() {
        arg.get_possible_values()
    } else {
        Vec::new()
    }
    .iter()
    // `ikke-igangsat` is taken for `ikke igangsat`, and needs no quotes in any shell.
    .map(|word| word.get_name().replace(' ', "-"))
    .collect();
    if !words.is_empty() {
        return arg.add(ArgValueCompleter::new(move |current: &OsStr| {
            let words = words.iter().map(|word| (word.clone(), String::new()));
            matching(current, words.collect())
        }));
    }
    let Some(ask) = source(&arg) else { return arg };
    let place = place.clone();
    arg.add(ArgValueCompleter::new(move |current: &OsStr| {
        matching(current, ask(&place).unwrap_or_default())
    }))
}

/// A value and what it means.
type Candidates = Vec<(String, String)>;

/// What an argument is filled from, by its name and by what its value is called in the help.
fn source(arg: &Arg) -> Option<fn(&Place) -> Option<Candidates>> {
    let value = arg.get_value_names().unwrap_or_default();
    let value = value.first().map_or("", |name| name.as_str());
    match (arg.get_id().as_str(), value) {
        (_, "PART") => Some(parties),
        ("af", _) => Some(parties),
        ("maal", "NR" | "MÅL") => Some(goals),
        ("gruppe", _) => Some(groups),
        ("international", _) => Some(outside_goals),
        ("besluttet", _) => Some(meetings),
        ("navn", "NAVN") => Some(indicators),
        ("periode", "PERIODE") if !arg.is_positional() => Some(periods),
        ("nr", "NR") if arg.is_positional() => Some(actions),
        ("aar", _) => Some(years),
        ("kommando", _) => Some(commands),
        _ => None,
    }
}

fn actions(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let of = plan
        .actions()
        .map(|(_, action)| (action.number.to_string(), short(action.first_paragraph())));
    Some(of.collect())
}

fn parties(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let of = plan
        .parties
        .iter()
        .map(|party| (party.name.value.clone(), String::new()));
    Some(of.collect())
}

fn goals(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let of = plan
        .goals
        .iter()
        .map(|goal| (goal.number.to_string(), short(&goal.title)));
    Some(of.collect())
}

fn groups(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let of = plan.groups().into_iter();
    Some(of.map(|group| (group.to_owned(), String::new())).collect())
}

fn outside_goals(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let of = plan
        .outside_goals
        .iter()
        .map(|goal| (goal.number.to_string(), short(&goal.title)));
    Some(of.collect())
}

/// The newest first: what is written now was decided lately.
fn meetings(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let of = plan
        .meetings
        .iter()
        .rev()
        .map(|meeting| (meeting.date.to_string(), short(&meeting.name)));
    Some(of.collect())
}

fn indicators(place: &Place) -> Option<Candidates> {
    let plan = plan(place)?;
    let indicators = plan.goals.iter().flat_map(|goal| &goal.indicators);
    let of = indicators.map(|indicator| (indicator.name.value.clone(), short(&indicator.unit)));
    Some(of.collect())
}

fn periods(place: &Place) -> Option<Candidates> {
    let context = Context::of_process(place.plan.clone(), None);
    let folders = root::periods(&context.disk().ok()?).ok()?;
    let names = folders.into_iter().map(|folder| folder.name);
    Some(
        names
            .filter(|name| !name.is_empty())
            .map(|name| (name, String::new()))
            .collect(),
    )
}

/// Those of the period asked for, or of every period.
fn years(place: &Place) -> Option<Candidates> {
    let context = Context::of_process(place.plan.clone(), None);
    let folders = root::periods(&context.disk().ok()?).ok()?;
    let of_folders = folders.iter().filter_map(|folder| folder.years);
    let periods: Vec<Years> = match place.period {
        None if folders.iter().all(|folder| folder.years.is_some()) => of_folders.collect(),
        _ => vec![plan(place)?.period.value],
    };
    let years = periods.iter().flat_map(|years| years.all());
    Some(
        years
            .map(|year| (year.to_string(), String::new()))
            .collect(),
    )
}

/// What help can be asked for.
fn commands(_: &Place) -> Option<Candidates> {
    let parser = crate::command::parser();
    let shown = parser.get_subcommands().filter(|sub| !sub.is_hide_set());
    let of = shown.map(|sub| {
        let about = sub.get_about().map(ToString::to_string);
        (sub.get_name().to_owned(), about.unwrap_or_default())
    });
    Some(of.collect())
}

fn plan(place: &Place) -> Option<Plan> {
    let context = Context::of_process(place.plan.clone(), place.period.clone());
    let disk = context.disk().ok()?;
    let folder = context.folder(&disk, Wanted::Today(context.today)).ok()?;
    let loaded = load_texts(&disk, &[folder], Which::All, Texts::None).ok()?;
    loaded.plans.into_iter().next()
}

/// Those that begin with what is written, in any case, with å or aa.
fn matching(current: &OsStr, values: Candidates) -> Vec<CompletionCandidate> {
    let current = current.to_string_lossy().replace('\\', "");
    let begun = fold::key(current.trim_start_matches(['"', '\'']));
    values
        .into_iter()
        .filter(|(value, _)| fold::key(value).starts_with(&begun))
        // A line break or a tab would end the candidate, and a sign that turns the direction of
        // writing shows another; a name that has one is faulty anyway.
        .filter(|(value, _)| {
            !value
                .chars()
                .any(|sign| sign.is_control() || turns_direction(sign))
        })
        .map(|(value, help)| {
            let help = (!help.is_empty()).then(|| help.into());
            CompletionCandidate::new(value).help(help)
        })
        .collect()
}

/// The beginning of a text, on one line and without anything a terminal might act upon.
fn short(text: &str) -> String {
    const LONGEST: usize = 60;
    let plain = text
        .chars()
        .filter(|letter| !turns_direction(*letter))
        .map(|letter| if letter.is_control() { ' ' } else { letter });
    let mut line: String = plain.take(LONGEST + 1).collect();
    if line.chars().count() > LONGEST {
        line = line.chars().take(LONGEST - 1).collect::<String>() + "…";
    }
    line
}
