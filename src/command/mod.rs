//! The command line: one file per command, with its arguments and its `run`.
//!
//! This layer alone reads the clock and the environment, locks, writes and prints. What a
//! command answers is worked out to its left; here it is only asked for and handed on.
//!
//! # Adding a command
//!
//! Write `<name>.rs` with an arguments struct and its `run`, and add its `mod` line and its
//! variant in `Command`.

mod add;
mod adjust;
mod alignment;
mod arguments;
mod ask;
mod calendar;
mod check;
mod completions;
mod context;
pub mod danish;
mod decision;
mod diff;
mod editor;
mod failure;
mod find;
mod fix;
mod git;
mod init;
mod lineage;
mod log;
mod lookup;
mod man;
mod manual;
mod measure;
mod merge;
mod missing;
mod new_period;
mod note;
mod opened;
mod output;
mod overview;
mod predecessor;
mod progress;
mod report;
mod rollover;
pub mod save;
mod schema;
mod show;
mod status;
mod suggest;
mod template;
mod words;
mod write;

pub use context::{Context, Opened};
pub use failure::Failure;

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

/// Hold styr på en handleplan: status, noter, kontrol og rapport til bestyrelsen
#[derive(Debug, Parser)]
#[command(name = "kimo", version, arg_required_else_help = false)]
struct Cli {
    /// Mappen med planen (ellers KIMO_PLAN, ellers den nærmeste mappe ”plan”)
    #[arg(long, global = true, value_name = "MAPPE")]
    plan: Option<PathBuf>,

    /// Perioden, f.eks. 2022-2025 (ellers den, der dækker dagen eller året)
    #[arg(long, global = true, value_name = "PERIODE")]
    periode: Option<String>,

    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    #[command(visible_alias = "oversigt")]
    Status(status::Status),
    #[command(visible_alias = "vis")]
    Show(show::Show),
    #[command(visible_alias = "noter")]
    Note(note::Note),
    #[command(visible_alias = "juster")]
    Adjust(adjust::Adjust),
    #[command(visible_alias = "måling")]
    Measure(measure::Measure),
    #[command(visible_alias = "tilføj")]
    Add(add::Add),
    #[command(visible_alias = "logbog")]
    Log(log::Log),
    #[command(visible_alias = "mangler")]
    Missing(missing::Missing),
    #[command(visible_alias = "afstem")]
    Alignment(alignment::Alignment),
    #[command(visible_alias = "årshjul")]
    Calendar(calendar::Calendar),
    #[command(visible_alias = "rapport")]
    Report(report::Report),
    #[command(visible_alias = "tjek")]
    Check(check::Check),
    Merge(merge::Merge),
    Diff(diff::Diff),
    #[command(visible_alias = "nyperiode")]
    Rollover(rollover::Rollover),
    Init(init::Init),
    #[command(visible_alias = "skema")]
    Schema(schema::Schema),
    #[command(visible_alias = "fuldførelse")]
    Completions(completions::Completions),
    #[command(visible_alias = "manual")]
    Man(man::Man),
}

/// How a command ended, where it did not fail outright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All is well; warnings may have been given.
    Fine,
    /// The answer was given, but the plan has errors.
    PlanHasErrors,
    /// git is to stop its merge: the files could not be joined, and the one that git made
    /// ready for the result may not pass for it.
    NotMerged,
}

/// Runs the command line `args`, the program's own name first, and returns the exit code:
/// 0 when all is well, 1 for errors in the plan or a failure, 2 when the command line itself
/// cannot be read.
pub fn main(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args: Vec<OsString> = args.into_iter().collect();
    if suggest::answer(&args) {
        return ExitCode::SUCCESS;
    }
    let mut parser = parser();
    let parsed = parser.try_get_matches_from_mut(args);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return answer_parser(&error, &parser),
    };
    let mut context = Context::of_process(cli.plan, cli.periode);
    let result = match cli.command {
        None => overview::run(&mut context),
        Some(Command::Status(command)) => command.run(&mut context),
        Some(Command::Show(command)) => command.run(&mut context),
        Some(Command::Note(command)) => command.run(&mut context),
        Some(Command::Adjust(command)) => command.run(&mut context),
        Some(Command::Measure(command)) => command.run(&mut context),
        Some(Command::Add(command)) => command.run(&mut context),
        Some(Command::Log(command)) => command.run(&mut context),
        Some(Command::Missing(command)) => command.run(&mut context),
        Some(Command::Alignment(command)) => command.run(&mut context),
        Some(Command::Calendar(command)) => command.run(&mut context),
        Some(Command::Report(command)) => command.run(&mut context),
        Some(Command::Check(command)) => command.run(&mut context),
        Some(Command::Merge(command)) => command.run(&mut context),
        Some(Command::Diff(command)) => command.run(&mut context),
        Some(Command::Rollover(command)) => command.run(&mut context),
        Some(Command::Init(command)) => command.run(&mut context),
        Some(Command::Schema(command)) => command.run(&mut context),
        Some(Command::Completions(command)) => command.run(&mut context),
        Some(Command::Man(command)) => command.run(&mut context),
    };
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::PlanHasErrors) => ExitCode::from(1),
        Ok(Outcome::NotMerged) => ExitCode::from(129),
        // Whoever reads the output has seen enough: `kimo log | head`.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            failure::show(&error, &mut context.err);
            ExitCode::from(1)
        }
    }
}

/// The command line's own grammar, in Danish.
fn parser() -> clap::Command {
    danish::localize(Cli::command())
}

/// Help, the version, or what is wrong with the command line.
fn answer_parser(error: &clap::Error, parser: &clap::Command) -> ExitCode {
    use std::io::Write;
    // What was typed is shown in it, whatever it was.
    let text = danish::explain(error, parser);
    let text = crate::render::visible::visible(&text);
    // There is nobody to tell when the text itself cannot be written.
    let _ = match error.use_stderr() {
        true => std::io::stderr().write_all(text.as_bytes()),
        false => std::io::stdout().write_all(text.as_bytes()),
    };
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = error
        .downcast_ref::<std::io::Error>()
        .map(std::io::Error::kind);
    kind == Some(std::io::ErrorKind::BrokenPipe)
}
