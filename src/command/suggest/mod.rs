//! What may come next on a command line, for a shell that asks.
//!
//! A shell's script runs kimo with the line so far and `KIMO_FULDFOER` set to the shell's name.
//! Commands and options come from the parser itself; action numbers, parties, meetings and the
//! like from the plan, read anew each time (`candidates`). A plan that cannot be read offers
//! nothing and says nothing: a completion is no place for an error.

mod candidates;
mod shell;

use anyhow::{Context, Result};
use clap_complete::CompleteEnv;
use clap_complete::env::{Bash, EnvCompleter, Fish, Powershell, Shells, Zsh};
use shell::Tidy;
use std::ffi::OsString;

/// The shells that can ask.
pub(crate) const SHELLS: [&str; 4] = ["bash", "zsh", "fish", "powershell"];

/// Set by a shell that asks, to its own name.
const VARIABLE: &str = "KIMO_FULDFOER";

/// The separator is that which the shell's script asks for.
const TIDIED: [&Tidy; 4] = [
    &Tidy::new(&Bash, '\u{b}', shell::with_backslashes),
    &Tidy::new(&Zsh, '\n', shell::as_it_is),
    &Tidy::new(&Fish, '\n', shell::as_it_is),
    &Tidy::new(&Powershell, '\n', shell::in_quotes),
];

/// Answers a shell that asks; `false` where none does.
pub(crate) fn answer(arguments: &[OsString]) -> bool {
    if std::env::var_os(VARIABLE).is_none() {
        return false;
    }
    let place = candidates::Place::of_line(arguments.iter());
    let shells = TIDIED.map(|shell| shell as &dyn EnvCompleter);
    let answered = CompleteEnv::with_factory(|| candidates::offer(super::parser(), &place))
        .var(VARIABLE)
        .shells(Shells(&shells))
        .try_complete(
            arguments.iter().cloned(),
            std::env::current_dir().ok().as_deref(),
        );
    // Nobody reads what is said here: a shell takes it for candidates or throws it away.
    answered.unwrap_or(true)
}

/// The script that teaches `shell` to ask.
///
/// # Errors
/// When there is no such shell.
pub(crate) fn script(shell: &str) -> Result<String> {
    let asked = TIDIED.into_iter().find(|known| known.is(shell));
    let mut script = Vec::new();
    asked
        .with_context(|| format!("kimo kender ikke shellen {shell}"))?
        .write_registration(VARIABLE, "kimo", "kimo", "kimo", &mut script)?;
    Ok(String::from_utf8_lossy(&script).trim().to_owned() + "\n")
}
