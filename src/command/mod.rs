//! The command line: one file per command, with its arguments and its `run`.
//!
//! This layer alone reads the clock and the environment, locks, writes and prints. What a
//! command answers is worked out to its left; here it is only asked for and handed on.
//!
//! # Adding a command
//!
//! Write `<name>.rs` with an arguments struct and its `run`, and add its `mod` line and its
//! variant in `Command`.

mod about;
mod add;
mod adjust;
mod alignment;
mod amend;
mod arguments;
mod ask;
mod calendar;
mod carried;
mod check;
mod completions;
mod confirm;
mod context;
pub(crate) mod danish;
mod decision;
mod diff;
mod dry_run;
mod editor;
mod failure;
mod find;
mod fix;
mod follow;
mod git;
mod import;
mod init;
mod journal;
mod lineage;
mod log;
mod look;
mod lookup;
mod lsp;
mod man;
mod manual;
mod measure;
mod merge;
mod messages;
mod missing;
mod new_goal;
mod new_period;
mod new_plan;
mod note;
mod open;
mod opened;
mod output;
mod overview;
mod pager;
mod part;
mod period_end;
mod period_errors;
mod plan_options;
mod predecessor;
mod progress;
mod receipt;
mod report;
mod result;
mod rollover;
pub(crate) mod save;
mod schema;
mod show;
mod status;
mod suggest;
mod undo;
mod words;
mod write;
mod write_options;

pub(crate) use context::Context;
pub(crate) use failure::Failure;
pub(crate) use opened::Opened;

use clap::{ArgMatches, CommandFactory, FromArgMatches, Parser, Subcommand};
use danish::Localized;
use plan_options::PlanOptions;
use std::ffi::OsString;
use std::mem::ManuallyDrop;
use std::process::ExitCode;

/// Hold styr på en handleplan: status, noter, kontrol og rapport til bestyrelsen
#[derive(Debug, Parser)]
#[command(name = "kimo", version, arg_required_else_help = false)]
struct Cli {
    #[command(flatten)]
    which: PlanOptions,

    #[command(subcommand)]
    command: Option<Command>,
}

/// The commands, each with the line that the list of commands has for it. A command's arguments
/// are built when it is called: a start pays for the one command it runs.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
enum Command {
    /// Vis handlingerne: ansvarlig, status, vurdering og sidste note
    #[command(name = "oversigt", visible_alias = "status")]
    Status(Localized<status::Status>),
    /// Vis én handling med tekst, ansvarlige, årsmål og alle noter
    #[command(name = "vis", visible_alias = "show")]
    Show(Localized<show::Show>),
    /// Åbn planens fil dér, hvor en handling står
    #[command(name = "åbn", visible_alias = "open")]
    Open(Localized<open::Open>),
    /// Skriv en dateret note på en handling
    #[command(name = "notér", visible_alias = "note", alias = "noter")]
    Note(Localized<note::Note>),
    /// Skriv et årsmål med midler på en handling, som forslag eller besluttet
    #[command(name = "juster", visible_alias = "adjust")]
    Adjust(Localized<adjust::Adjust>),
    /// Gør en handlings årsmål op: blev det nået, og hvad blev der brugt?
    #[command(name = "resultat", visible_alias = "result")]
    Result(Localized<result::WriteResult>),
    /// Skriv en måling på en indikator
    #[command(name = "måling", visible_alias = "measure")]
    Measure(Localized<measure::Measure>),
    /// Føj en ny handling til et mål
    #[command(name = "tilføj", visible_alias = "add")]
    Add(Localized<add::Add>),
    /// Fortryd det, kimo sidst skrev i planen
    #[command(name = "fortryd", visible_alias = "undo")]
    Undo(Localized<undo::Undo>),
    /// Giv en handling ny ordlyd eller nye ansvarlige fra en dag af
    #[command(name = "ændr", visible_alias = "amend")]
    Amend(Localized<amend::Amend>),
    /// Skriv, at en handlings åbne forslag er besluttet
    #[command(name = "bekræft", visible_alias = "confirm")]
    Confirm(Localized<confirm::Confirm>),
    /// Føj en part til planen, eller giv en part en stavemåde mere
    #[command(name = "part")]
    Part(Localized<part::AddParty>),
    /// Vis, hvad der er sket i en periode: noter, forslag og beslutninger, det nyeste først
    #[command(name = "logbog", visible_alias = "log")]
    Log(Localized<log::Log>),
    /// Vis handlinger uden note i året, og skriv udkast til mails om dem
    #[command(name = "mangler", visible_alias = "missing")]
    Missing(Localized<missing::Missing>),
    /// Afstem planen med internationale mål: hvilke handlinger bidrager til hvilke mål
    #[command(name = "afstem", visible_alias = "alignment")]
    Alignment(Localized<alignment::Alignment>),
    /// Vis årets møder, frister og pligter måned for måned
    #[command(name = "årshjul", visible_alias = "calendar")]
    Calendar(Localized<calendar::Calendar>),
    /// Skriv årets fremdriftsrapport til bestyrelsen
    #[command(name = "rapport", visible_alias = "report")]
    Report(Localized<report::Report>),
    /// Find alle fejl i planens filer, og vis, hvordan de rettes
    #[command(name = "tjek", visible_alias = "check")]
    Check(Localized<check::Check>),
    /// Flet to grenes ændringer af en planfil; git kalder selv kommandoen
    #[command(name = "flet", visible_alias = "merge")]
    Merge(Localized<merge::Merge>),
    /// Vis i ord, hvad der er ændret siden en dag eller en udgave i git
    #[command(name = "ændringer", visible_alias = "diff")]
    Diff(Localized<diff::Diff>),
    /// Lav den næste periodes plan ud fra den nuværende
    #[command(name = "nyperiode", visible_alias = "rollover")]
    Rollover(Localized<rollover::Rollover>),
    /// Lav en ny plan, der er klar til at blive udfyldt
    #[command(name = "nyplan", visible_alias = "init")]
    Init(Localized<init::Init>),
    /// Lav en plan ud fra jeres Word-dokument, regneark eller tekst
    #[command(name = "indlæs", visible_alias = "import", aliases = ["importér", "importer"])]
    Import(Localized<import::Import>),
    /// Skriv planfilernes skema, så et redigeringsprogram kan hjælpe med nøgler og værdier
    #[command(name = "skema", visible_alias = "schema")]
    Schema(Localized<schema::Schema>),
    /// Skriv det, der får en shell til at fuldføre kommandoer, numre og parter med Tab
    #[command(name = "fuldførelse", visible_alias = "completions")]
    Completions(Localized<completions::Completions>),
    /// Hjælp et redigeringsprogram, mens der skrives i planens filer
    #[command(name = "lsp")]
    Lsp(Localized<lsp::Lsp>),
    /// Skriv manualsider: den første til skærmen, eller alle til en mappe
    #[command(name = "manual", visible_alias = "man")]
    Man(Localized<man::Man>),
}

/// How a command ended, where it did not fail outright.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
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
    // It lives as long as the process, which need not take it apart at the end.
    let mut parser = ManuallyDrop::new(parser());
    let args = danish::typed(args, &parser);
    let is_brief = args.iter().any(|arg| arg == "-h");
    let (cli, matches) = match parse(args, &mut parser) {
        Ok(parsed) => parsed,
        Err(error) => return answer_parser(&error, &parser, is_brief),
    };
    let mut context = Context::of_process(cli.which.plan, cli.which.periode);
    context.mode = write_options::mode(&matches);
    let result = dispatch(cli.command, &mut context);
    match result {
        Ok(Outcome::Fine) => ExitCode::SUCCESS,
        Ok(Outcome::PlanHasErrors) => ExitCode::from(1),
        Ok(Outcome::NotMerged) => ExitCode::from(129),
        // Whoever reads the output has seen enough: `kimo log | head`.
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            write_options::note_half(&mut context);
            failure::show(&error, &mut context.err);
            ExitCode::from(1)
        }
    }
}

/// Reads a command line as [`danish::typed`] gives it, the program's own name first.
///
/// # Errors
/// When it cannot be read, or asks for help.
fn parse(
    args: Vec<OsString>,
    parser: &mut clap::Command,
) -> Result<(Cli, ArgMatches), clap::Error> {
    let matches = parser.try_get_matches_from_mut(args)?;
    if let Some(error) = plan_options::refused(&matches, parser) {
        return Err(error);
    }
    let mut cli = Cli::from_arg_matches(&matches)?;
    if let Some((_, command)) = matches.subcommand() {
        cli.which = cli.which.and_after(command)?;
    }
    Ok((cli, matches))
}

fn dispatch(command: Option<Command>, context: &mut Context) -> anyhow::Result<Outcome> {
    match command {
        None => overview::run(context),
        Some(Command::Status(Localized(command))) => command.run(context),
        Some(Command::Show(Localized(command))) => command.run(context),
        Some(Command::Open(Localized(command))) => command.run(context),
        Some(Command::Note(Localized(command))) => command.run(context),
        Some(Command::Adjust(Localized(command))) => command.run(context),
        Some(Command::Result(Localized(command))) => command.run(context),
        Some(Command::Measure(Localized(command))) => command.run(context),
        Some(Command::Add(Localized(command))) => command.run(context),
        Some(Command::Undo(Localized(command))) => command.run(context),
        Some(Command::Amend(Localized(command))) => command.run(context),
        Some(Command::Confirm(Localized(command))) => command.run(context),
        Some(Command::Part(Localized(command))) => command.run(context),
        Some(Command::Log(Localized(command))) => command.run(context),
        Some(Command::Missing(Localized(command))) => command.run(context),
        Some(Command::Alignment(Localized(command))) => command.run(context),
        Some(Command::Calendar(Localized(command))) => command.run(context),
        Some(Command::Report(Localized(command))) => command.run(context),
        Some(Command::Check(Localized(command))) => command.run(context),
        Some(Command::Merge(Localized(command))) => command.run(context),
        Some(Command::Diff(Localized(command))) => command.run(context),
        Some(Command::Rollover(Localized(command))) => command.run(context),
        Some(Command::Init(Localized(command))) => command.run(context),
        Some(Command::Import(Localized(command))) => command.run(context),
        Some(Command::Schema(Localized(command))) => command.run(context),
        Some(Command::Completions(Localized(command))) => command.run(context),
        Some(Command::Lsp(Localized(command))) => command.run(context),
        Some(Command::Man(Localized(command))) => command.run(context),
    }
}

/// The command line's own grammar, in Danish.
fn parser() -> clap::Command {
    danish::localize(Cli::command())
}

/// Help, the version, or what is wrong with the command line.
fn answer_parser(error: &clap::Error, parser: &clap::Command, is_brief: bool) -> ExitCode {
    use anyhow::Context as _;
    use std::io::Write;
    // What was typed is shown in it, whatever it was.
    let width = terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    let brief = is_brief.then(|| danish::explain_briefly(error, parser, width.max(40)));
    let text = brief.flatten();
    let text = text.unwrap_or_else(|| danish::explain(error, parser));
    let text = crate::text::visible::visible(&text);
    let mut out: Box<dyn Write> = if error.use_stderr() {
        messages::stderr(messages::paper())
    } else {
        Box::new(std::io::stdout())
    };
    let written = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    let code = u8::try_from(error.exit_code()).unwrap_or(2);
    match written.context("resultatet kan ikke skrives") {
        // There is nobody to tell when an error itself cannot be written.
        Err(failed) if !error.use_stderr() && !is_closed_pipe(&failed) => {
            failure::show(&failed, &mut messages::stderr(messages::paper()));
            ExitCode::from(1)
        }
        _ => ExitCode::from(code),
    }
}

fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let kind = error
        .downcast_ref::<std::io::Error>()
        .map(std::io::Error::kind);
    kind == Some(std::io::ErrorKind::BrokenPipe)
}
