//! A line of the command line, run over the texts as they are in the editor: what it prints is
//! handed back, and what it would write is for the editor to write.

use super::super::save::{Mode, Written};
use super::super::{Context, Outcome, danish, dispatch, failure, parse, parser};
use crate::load::Disk;
use crate::write::terminal::Paper;
use chrono::NaiveDate;
use clap::ArgMatches;
use clap::parser::ValueSource;
use std::cell::RefCell;
use std::ffi::OsString;
use std::io::Write;
use std::rc::Rc;

/// What a line came to.
pub(super) struct Ran {
    /// As the exit code of the process.
    pub(super) code: i32,
    pub(super) out: String,
    pub(super) err: String,
    pub(super) written: Vec<Written>,
}

/// The commands that may be run: those that show, and those that write in files of the plan. The
/// others ask, work in git or make folders, and belong in a terminal.
const ALLOWED: [&str; 16] = [
    "oversigt",
    "vis",
    "logbog",
    "mangler",
    "afstem",
    "årshjul",
    "rapport",
    "ændringer",
    "notér",
    "juster",
    "resultat",
    "måling",
    "tilføj",
    "ændr",
    "bekræft",
    "part",
];

/// The options that reach out of the plan's own files, each as the program knows it and as it is
/// typed.
const REFUSED: [(&str, &str); 2] = [("file", "ud"), ("commit", "commit")];

/// Runs `kimo` with these words on the plan in `disk`.
pub(super) fn run(words: &[String], disk: Disk, today: NaiveDate) -> Ran {
    let mut parser = parser();
    let args = std::iter::once("kimo").chain(words.iter().map(String::as_str));
    let args: Vec<OsString> = args.map(OsString::from).collect();
    let args = danish::typed(args, &parser);
    let failed = |code: i32, err: String| Ran {
        code,
        out: String::new(),
        err,
        written: Vec::new(),
    };
    let (cli, matches) = match parse(args, &mut parser) {
        Ok(parsed) => parsed,
        Err(error) => return failed(error.exit_code(), danish::explain(&error, &parser)),
    };
    let (name, own) = matches.subcommand().unwrap_or(("", &matches));
    if !ALLOWED.contains(&name) {
        return failed(
            2,
            format!("fejl: ”kimo {name}” kan ikke køres her: brug en terminal\n"),
        );
    }
    let refused = REFUSED.iter().find(|(id, _)| is_given(own, id));
    let elsewhere = cli.which.plan.as_ref().map(|_| "plan");
    if let Some(option) = refused.map(|(_, option)| *option).or(elsewhere) {
        return failed(
            2,
            format!("fejl: tilvalget --{option} kan ikke bruges her\n"),
        );
    }
    let (out, err) = (Kept::default(), Kept::default());
    let mut context = Context {
        out: Box::new(out.clone()),
        err: Box::new(err.clone()),
        today,
        paper: PLAIN,
        message_paper: PLAIN,
        mode: Mode::Propose,
        written: Vec::new(),
        period: cli.which.periode,
        plan: None,
        disk: Some(disk),
    };
    let result = dispatch(cli.command, &mut context);
    let code = match result {
        Ok(Outcome::Fine) => 0,
        Ok(Outcome::PlanHasErrors | Outcome::NotMerged) => 1,
        Err(error) => {
            failure::show(&error, &mut context.err);
            1
        }
    };
    // What failed half-way is not to be written.
    let written = std::mem::take(&mut context.written);
    Ran {
        code,
        out: out.text(),
        err: err.text(),
        written: if code == 0 { written } else { Vec::new() },
    }
}

/// Whether an option was typed, of a command that has it.
fn is_given(matches: &ArgMatches, id: &str) -> bool {
    matches!(matches.try_get_raw(id), Ok(Some(_)))
        && matches.value_source(id) == Some(ValueSource::CommandLine)
}

const PLAIN: Paper = Paper {
    width: None,
    colour: false,
};

/// What was printed, to be read when all is done.
#[derive(Clone, Default)]
struct Kept(Rc<RefCell<Vec<u8>>>);

impl Kept {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.borrow()).into_owned()
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
