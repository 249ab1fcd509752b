//! The options of the whole program that a command has no use for: left out of its help, and
//! refused, since an option that does nothing would be taken to have done something.

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command};

/// For a command that works on no plan. The program's options are among a command's arguments
/// before its own.
pub(crate) fn plan(arg: Arg) -> Arg {
    hidden(arg, "plan")
}

/// For a command that works on no period.
pub(crate) fn period(arg: Arg) -> Arg {
    hidden(arg, "periode")
}

fn hidden(arg: Arg, unused: &str) -> Arg {
    let is_unused = arg.get_id() == unused;
    if is_unused { arg.hide(true) } else { arg }
}

/// The options of the whole program.
const OF_ALL: [&str; 2] = ["plan", "periode"];

/// What is wrong where such an option was given, of a line that `parser` has read.
pub(crate) fn refused(matches: &ArgMatches, parser: &mut Command) -> Option<clap::Error> {
    let (name, own) = matches.subcommand()?;
    let command = parser.find_subcommand(name)?;
    let is_given = |id: &str| {
        let mut before_and_after = [matches, own].into_iter();
        before_and_after.any(|given| given.value_source(id) == Some(ValueSource::CommandLine))
    };
    let hidden = command.get_arguments().filter(|arg| arg.is_hide_set());
    let mut unused = hidden.filter(|arg| OF_ALL.contains(&arg.get_id().as_str()));
    let option = unused.find(|arg| is_given(arg.get_id().as_str()))?;
    let message = format!(
        "kommandoen ”{name}” bruger ikke tilvalget ”--{}”",
        option.get_id()
    );
    drop(unused);
    Some(parser.error(ErrorKind::ArgumentConflict, message))
}
