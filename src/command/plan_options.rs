//! The options of the whole program: which plan, and which of its periods.
//!
//! They may stand before a command and after it, and each command has them anew when it is called.
//! clap's own `global` would copy them to every command at every start, a fifth of the heap that a
//! listing takes.
//!
//! A command that has no use for one leaves it out of its help and refuses it, since an option that
//! does nothing would be taken to have done something.

use clap::error::ErrorKind;
use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Args, Command, FromArgMatches};
use std::path::PathBuf;

/// Listed after a command's own options.
pub(super) const SHARED: usize = 900;

/// The ids of the options.
const PLAN: &str = "plan";
const PERIOD: &str = "periode";

#[derive(Debug, Args)]
pub(crate) struct PlanOptions {
    /// Mappen med planen (ellers KIMO_PLAN, ellers den nærmeste mappe ”plan”)
    #[arg(id = PLAN, long, value_name = "MAPPE", display_order = SHARED)]
    pub(crate) plan: Option<PathBuf>,

    /// Perioden, f.eks. 2022-2025 (ellers den, der dækker dagen eller året)
    #[arg(id = PERIOD, long, value_name = "PERIODE", display_order = SHARED)]
    pub(crate) periode: Option<String>,
}

impl PlanOptions {
    /// These, and what `command` was given after its name before what stood in front of it.
    ///
    /// # Errors
    /// When the command does not have them.
    pub(crate) fn and_after(self, command: &ArgMatches) -> Result<PlanOptions, clap::Error> {
        let after = PlanOptions::from_arg_matches(command)?;
        Ok(PlanOptions {
            plan: after.plan.or(self.plan),
            periode: after.periode.or(self.periode),
        })
    }
}

/// For a command that works on no plan. These options are among a command's arguments before its own.
pub(crate) fn without_plan(arg: Arg) -> Arg {
    hidden(arg, PLAN)
}

/// For a command that works on no period.
pub(crate) fn without_period(arg: Arg) -> Arg {
    hidden(arg, PERIOD)
}

fn hidden(arg: Arg, unused: &str) -> Arg {
    let is_unused = arg.get_id() == unused;
    if is_unused { arg.hide(true) } else { arg }
}

/// What is wrong where an option was given that the command has no use for, of a line that `parser`
/// has read.
pub(crate) fn refused(matches: &ArgMatches, parser: &mut Command) -> Option<clap::Error> {
    let (name, own) = matches.subcommand()?;
    let command = parser.find_subcommand(name)?;
    let is_hidden = |id: &&str| {
        let mut arguments = command.get_arguments();
        arguments.any(|arg| arg.get_id() == *id && arg.is_hide_set())
    };
    let is_given = |id: &&str| {
        let mut before_and_after = [matches, own].into_iter();
        before_and_after.any(|given| given.value_source(id) == Some(ValueSource::CommandLine))
    };
    let mut options = [PLAN, PERIOD].into_iter();
    let option = options.find(|id| is_hidden(id) && is_given(id))?;
    let message = format!("kommandoen ”{name}” bruger ikke tilvalget ”--{option}”");
    Some(parser.error(ErrorKind::ArgumentConflict, message))
}
