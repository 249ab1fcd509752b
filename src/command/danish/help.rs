//! Danish help: the template, the flags, and the notes that clap would add in English.
//!
//! A subcommand is localized apart from the program ([`Localized`]), so that clap may defer it
//! with its arguments until it is called.

use clap::builder::{Resettable, StyledStr};
use clap::error::ErrorKind;
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches};

use super::notes::{describe_aliases, describe_values};
use super::{examples, meaning, spellings, topic};
use crate::command::plan_options::{PlanOptions, SHARED};

/// A subcommand's arguments with Danish help, flags and spellings; its description is the one
/// that its parent lists.
#[derive(Debug)]
pub(crate) struct Localized<T>(pub(crate) T);

impl<T: Args> Args for Localized<T> {
    fn augment_args(cmd: Command) -> Command {
        let (about, long) = (cmd.get_about().cloned(), cmd.get_long_about().cloned());
        localize_command(T::augment_args(PlanOptions::augment_args(cmd)))
            .about(or_reset(about))
            .long_about(or_reset(long))
    }

    fn augment_args_for_update(cmd: Command) -> Command {
        Self::augment_args(cmd)
    }
}

impl<T: FromArgMatches> FromArgMatches for Localized<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        T::from_arg_matches(matches).map(Localized)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        self.0.update_from_arg_matches(matches)
    }
}

/// Gives the program Danish help, flags and spellings, and its subcommands the names they are
/// found and listed by; the rest of a subcommand is [`Localized`].
///
/// Options and commands are declared with Danish letters; ASCII is accepted beside them.
pub(crate) fn localize(cmd: Command) -> Command {
    // The name is kept as declared: on Windows clap would show `kimo.exe`.
    let name = cmd.get_name().to_owned();
    let cmd = cmd
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .disable_version_flag(true);
    let mut cmd = localize_command(cmd);
    if cmd.get_version().is_some() {
        cmd = cmd.arg(version_flag());
    }
    if cmd.has_subcommands() {
        let help = topic::command(&cmd);
        let help = help.defer(|help| localize_command(PlanOptions::augment_args(help)));
        cmd = cmd.subcommand(help);
    }
    cmd.bin_name(name).max_term_width(WIDEST)
}

/// The help that `kimo note --hjælp` gives for the `path` `["note"]`, of a localized `cmd`;
/// for manuals and tests. `None` if there is no such command.
pub(crate) fn help(cmd: &Command, path: &[&str]) -> Option<String> {
    let mut cmd = cmd.clone();
    let name = cmd.get_name().to_owned();
    let words = std::iter::once(name.as_str())
        .chain(path.iter().copied())
        .chain(["--hjælp"]);
    // clap alone knows whether there is more to tell than the short help does.
    match cmd.try_get_matches_from_mut(words) {
        Err(error) if error.kind() == ErrorKind::DisplayHelp => Some(rendered(&error)),
        _ => None,
    }
}

/// What clap rendered into the error: the help or the version.
pub(super) fn rendered(error: &Error) -> String {
    let text = translated(&error.render().to_string());
    let text = examples::with_blanks(&text);
    // clap indents blank lines as well.
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

/// The text with the one English word that no setting of clap's reaches.
pub(super) fn translated(text: &str) -> String {
    text.replace("[OPTIONS]", "[TILVALG]")
}

/// Lines longer than this are hard to read, however wide the terminal.
const WIDEST: usize = 100;

fn help_flag() -> Arg {
    Arg::new("hjælp")
        .short('h')
        .long("hjælp")
        .alias("help")
        .help("Vis denne hjælp (-h: på én skærm)")
        .action(ArgAction::Help)
        .display_order(SHARED + 1)
}

fn version_flag() -> Arg {
    Arg::new("version")
        .short('V')
        .long("version")
        .help("Vis programmets version")
        .action(ArgAction::Version)
        .display_order(SHARED + 2)
}

/// Localizes one command; its subcommands get the names they are found and listed by.
pub(super) fn localize_command(cmd: Command) -> Command {
    let template = template(&cmd);
    examples::protect_examples(cmd)
        .arg(help_flag())
        .help_template(template)
        .subcommand_value_name("KOMMANDO")
        .mut_args(|arg| describe_values(add_spellings(arg)))
        .mut_subcommands(describe_aliases)
}

fn or_reset(text: Option<StyledStr>) -> Resettable<StyledStr> {
    text.map_or(Resettable::Reset, Resettable::Value)
}

fn template(cmd: &Command) -> String {
    let mut template = String::from("{before-help}{about-with-newline}\nBrug: {usage}");
    if cmd.has_subcommands() {
        template.push_str("\n\nKommandoer:\n{subcommands}");
    }
    if cmd.get_positionals().any(|arg| !arg.is_hide_set()) {
        template.push_str("\n\nArgumenter:\n{positionals}");
    }
    template.push_str("\n\nTilvalg:\n{options}{after-help}");
    template
}

/// The option, also accepted in ASCII letters and in English.
fn add_spellings(arg: Arg) -> Arg {
    let mut missing = spellings(
        arg.get_long()
            .into_iter()
            .chain(arg.get_all_aliases().unwrap_or_default()),
    );
    let named = arg.get_all_aliases().unwrap_or_default();
    let english = arg.get_long().into_iter().flat_map(meaning::english);
    let english = english.filter(|name| !named.contains(name));
    missing.extend(english.map(str::to_owned));
    arg.aliases(missing)
}
