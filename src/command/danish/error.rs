//! What the parser answers when it does not run a command: an error, the help, the version.
//!
//! An error says what is wrong (`cause`), what may have been meant, and where to read
//! more. Part of clap's advice comes as English text only and is recognised by its
//! wording; what is not recognised is left out.

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, Command, Error};

use super::cause::{cause, list, text, texts};
use super::examples::first_example;
use super::{brief, help, meaning, topic};
use crate::text::danish::fold::{self, ascii};
use crate::text::nearest::nearest;

/// The parser's answer in Danish, ending in a newline: an error, the help or the version.
///
/// `cmd` is the localized command that was parsed with (`try_get_matches_from_mut`), so
/// that it knows which subcommand was at hand. `error.use_stderr()` and
/// `error.exit_code()` tell the rest.
pub(crate) fn explain(error: &Error, cmd: &Command) -> String {
    if let Some(topic) = topic::wished(error) {
        let path: &[&str] = if topic.is_empty() { &[] } else { &[topic] };
        return help::help(cmd, path).unwrap_or_default();
    }
    if let ErrorKind::DisplayHelp
    | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    | ErrorKind::DisplayVersion = error.kind()
    {
        return help::rendered(error);
    }
    let mut root = cmd.clone();
    root.build();
    let place = Place::of(error, cmd, &root);
    let mut lines = vec![format!("fejl: {}", cause(error))];
    lines.extend(
        advice(error, &place)
            .into_iter()
            .map(|advice| format!("  {advice}")),
    );
    lines.push(String::new());
    lines.extend(place.usage);
    lines.push(format!("Prøv ”{} --hjælp”.\n", place.path));
    lines.join("\n")
}

/// The answer to a wish for the short help, in lines of at most `width` characters; none where
/// something else was wished for.
pub(crate) fn explain_briefly(error: &Error, cmd: &Command, width: usize) -> Option<String> {
    let is_wish = error.kind() == ErrorKind::DisplayHelp && topic::wished(error).is_none();
    let path = called(cmd);
    is_wish.then(|| brief::brief(cmd, &path, width)).flatten()
}

/// Where on the command line it went wrong.
struct Place<'a> {
    /// The whole program, built.
    root: &'a Command,
    /// The innermost command.
    cmd: &'a Command,
    /// What is typed to call it: `kimo status`.
    path: String,
    /// Its usage line, if clap found that it bears on the error.
    usage: Option<String>,
}

impl<'a> Place<'a> {
    fn of(error: &Error, parsed: &Command, root: &'a Command) -> Self {
        let usage = error.get(ContextKind::Usage).map(ToString::to_string);
        let names: Vec<&str> = match &usage {
            Some(usage) => usage.split_whitespace().skip(2).collect(),
            None => called(parsed),
        };
        let mut cmd = root;
        for name in names {
            match cmd.find_subcommand(name) {
                // An unknown topic is a wrong name for one of the program's commands.
                Some(sub) if sub.get_name() != topic::NAME => cmd = sub,
                _ => break,
            }
        }
        // clap's usage shows what has been typed so far; the general one is easier to learn from.
        let usage = usage.map(|_| {
            let usage = help::translated(&cmd.clone().render_usage().to_string());
            format!("Brug: {}", usage.trim_start_matches("Usage: "))
        });
        Place {
            root,
            cmd,
            path: cmd.get_bin_name().unwrap_or(cmd.get_name()).to_owned(),
            usage,
        }
    }
}

/// The names of the subcommands that the parser went through: it alone has named them in full.
fn called(parsed: &Command) -> Vec<&str> {
    let mut path = Vec::new();
    let mut cmd = parsed;
    loop {
        let mut named = cmd
            .get_subcommands()
            .filter(|sub| sub.get_bin_name().is_some());
        match (named.next(), named.next()) {
            (Some(sub), None) => {
                path.push(sub.get_name());
                cmd = sub;
            }
            _ => return path,
        }
    }
}

/// What may help: what was meant, what is possible, how to write it instead.
fn advice(error: &Error, place: &Place) -> Vec<String> {
    let mut advice = Vec::new();
    let meant = meant(error, place);
    let unknown = text(error, ContextKind::InvalidArg);
    if error.kind() == ErrorKind::UnknownArgument
        && nearest_option(place.cmd, unknown).is_some_and(|name| unknown == format!("--{name}"))
    {
        advice.push("tilvalg skrives før ”--”, for det, der står efter, er tekst".to_owned());
    } else if !meant.is_empty() {
        advice.push(format!(
            "mente du {}?",
            list(meant.iter().map(|name| format!("”{name}”")), "eller")
        ));
    }
    let possible = texts(error, ContextKind::ValidValue);
    if !possible.is_empty() {
        advice.push(format!("mulige værdier: {}", possible.join(", ")));
    }
    let arg = text(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => {
            for words in error
                .get(ContextKind::Suggested)
                .map(ToString::to_string)
                .iter()
            {
                // An option of another command is no text that begins with a dash.
                if words.contains("as a value") && !is_option_elsewhere(place, arg) {
                    advice.push(format!(
                        // clap keeps only its first letter, and after ”--” all are values.
                        "begynder en værdi med ”{arg}”, så skriv den sidst, efter ”--”"
                    ));
                }
                if words.contains("remove the '--'") {
                    advice.push(format!("”{arg}” er en kommando: skriv den uden ”--” foran"));
                }
            }
            if is_year(arg) && place.cmd.get_positionals().any(|own| own.get_id() == "aar") {
                advice.push(format!(
                    "skriv året lige efter kommandoen: {} 2024",
                    place.path
                ));
            }
            if !arg.starts_with('-') && advice.is_empty() {
                if arg.contains(char::is_alphabetic) {
                    advice.push("hører flere ord sammen, så sæt dem i anførselstegn".to_owned());
                }
                advice.extend(example(place));
            }
        }
        // An option that another asks for is in no example.
        ErrorKind::MissingRequiredArgument if !arg.starts_with('-') => {
            advice.extend(example(place));
        }
        ErrorKind::NoEquals => advice.push(format!(
            "skriv ”{}”",
            arg.replace("[=", "=").trim_end_matches(']')
        )),
        _ => {}
    }
    advice
}

/// How the command is called, by its first example.
fn example(place: &Place) -> Option<String> {
    first_example(place.cmd).map(|example| format!("for eksempel: {example}"))
}

/// Whether an option that the command has not is one of another command's, under any of its names.
fn is_option_elsewhere(place: &Place, option: &str) -> bool {
    let mut commands = place.root.get_subcommands();
    commands.any(|sub| owned_option(sub, option).is_some())
}

/// Whether it is the option of a year, under any of its names.
fn is_year(option: &str) -> bool {
    let name = ascii(option.trim_start_matches("--"));
    name == "aar" || meaning::english("år").any(|english| english == name)
}

/// The names or values that resemble what was typed, the likeliest first, in Danish letters.
fn meant(error: &Error, place: &Place) -> Vec<String> {
    let mut meant: Vec<String> = Vec::new();
    let mut add = |name: String| {
        if !meant.contains(&name) {
            meant.push(name);
        }
    };
    let typed = text(error, ContextKind::InvalidSubcommand);
    if let Some(command) = meaning::command(typed) {
        let name = command.split(' ').next().unwrap_or_default();
        let own = place
            .cmd
            .find_subcommand(name)
            .map_or(name, Command::get_name);
        add(format!("{} {}", place.path, command.replacen(name, own, 1)));
        return meant;
    }
    // clap puts the likeliest last, and takes much for likely.
    let suggested = texts(error, ContextKind::SuggestedSubcommand).into_iter();
    let mut names = place.cmd.get_subcommands().flat_map(topic::names);
    let same = names.find(|name| fold::same(name, typed));
    let mut named = Vec::new();
    for name in suggested
        .rev()
        .chain(same)
        .filter(|name| nearest(typed, [*name]).is_some())
    {
        // One command in two languages is one suggestion.
        let own = place.cmd.find_subcommand(name).map(Command::get_name);
        if own.is_none() || !named.contains(&own) {
            add(command_name(place.cmd, name));
        }
        named.push(own);
    }
    // `"--status igangsat"` in one pair of quotes.
    let unknown = text(error, ContextKind::InvalidArg);
    let unknown = unknown.split_whitespace().next().unwrap_or_default();
    let is_unknown = error.kind() == ErrorKind::UnknownArgument;
    for option in texts(error, ContextKind::SuggestedArg)
        .into_iter()
        .filter(|option| nearest(unknown, [*option]).is_some())
        .chain(nearest_option(place.cmd, unknown).filter(|_| is_unknown))
    {
        add(option_name(place.cmd, option));
    }
    for value in texts(error, ContextKind::SuggestedValue) {
        add(value.to_owned());
    }
    // `'status --maal' exists`: the option belongs to a subcommand that is yet to be named.
    let elsewhere = error
        .get(ContextKind::Suggested)
        .map(ToString::to_string)
        .unwrap_or_default();
    if let Some((sub, option)) = elsewhere
        .split('\'')
        .nth(1)
        .and_then(|quoted| quoted.split_once(" --"))
        && let Some(cmd) = place.cmd.find_subcommand(sub)
    {
        add(format!(
            "{} {sub} {}",
            place.path,
            option_name(cmd, &format!("--{option}"))
        ));
    }
    // clap looks there only when the subcommand comes later on the line.
    let option = text(error, ContextKind::InvalidArg);
    if meant.is_empty() && option.starts_with("--") {
        let visible = place.cmd.get_subcommands().filter(|sub| !sub.is_hide_set());
        meant.extend(visible.filter_map(|sub| {
            let option = owned_option(sub, option)?;
            Some(format!("{} {} {option}", place.path, sub.get_name()))
        }));
    }
    meant.truncate(2);
    meant
}

/// The command's name or alias as it was declared, of which `name` may be the ASCII spelling.
fn command_name(cmd: &Command, name: &str) -> String {
    let Some(sub) = cmd.find_subcommand(name) else {
        return name.to_owned();
    };
    if sub.get_name() == topic::NAME {
        return topic::NAME.to_owned();
    }
    let declared = std::iter::once(sub.get_name()).chain(sub.get_all_aliases());
    declared
        .into_iter()
        .find(|declared| !declared.is_ascii() && ascii(declared) == name)
        .unwrap_or(name)
        .to_owned()
}

/// The option's own name, of which `option` may be an alias.
fn option_name(cmd: &Command, option: &str) -> String {
    owned_option(cmd, option).unwrap_or_else(|| option.to_owned())
}

/// The command's option that is the same but for its capitals, which clap finds unlike.
fn nearest_option<'c>(cmd: &'c Command, typed: &str) -> Option<&'c str> {
    let typed = typed.strip_prefix("--")?;
    let mut names = cmd.get_arguments().filter_map(Arg::get_long);
    names.find(|name| fold::same(name, typed))
}

/// The name of the command's option that answers to `option`, if it has one.
fn owned_option(cmd: &Command, option: &str) -> Option<String> {
    let long = option.trim_start_matches("--");
    cmd.get_arguments()
        .find(|arg| {
            arg.get_long() == Some(long)
                || arg.get_all_aliases().unwrap_or_default().contains(&long)
        })
        .and_then(|arg| Some(format!("--{}", arg.get_long()?)))
}
