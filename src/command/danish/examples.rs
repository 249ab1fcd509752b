//! The text after the help: its prose is wrapped by clap, its indented lines are kept whole.
//!
//! A command that is broken over two lines cannot be copied, and one broken inside its quotes
//! says something else. clap breaks a line at ordinary blanks only, so those of an indented
//! line are exchanged for others while clap has it.

use clap::Command;
use clap::builder::StyledStr;

/// The command, with the indented lines of the text after its help in one piece each.
pub(super) fn protect_examples(cmd: Command) -> Command {
    let Some(text) = cmd.get_after_help().map(StyledStr::to_string) else {
        return cmd;
    };
    let lines = text.split('\n').map(|line| {
        if line.starts_with("  ") {
            line.replace(' ', KEPT)
        } else {
            line.to_owned()
        }
    });
    let lines: Vec<String> = lines.collect();
    cmd.after_help(lines.join("\n"))
}

/// The first of the examples after the command's help: its plainest use.
pub(super) fn first_example(cmd: &Command) -> Option<String> {
    let text = with_blanks(&cmd.get_after_help()?.to_string());
    let (_, examples) = text.split_once(HEADING)?;
    Some(examples.lines().next()?.trim().to_owned())
}

/// What stands over the examples.
pub(crate) const HEADING: &str = "Eksempler:\n";

/// A text of the command's, with ordinary blanks again.
pub(crate) fn with_blanks(text: &str) -> String {
    text.replace(KEPT, " ")
}

/// A no-break space.
const KEPT: &str = "\u{a0}";
