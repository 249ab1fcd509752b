//! What every writing command can be told, and how it ends: with a receipt, a commit where one was
//! asked for, or, in a dry run, with what would have been written.
//!
//! Two lines give it to a command: [`WriteOptions`], flattened among its arguments, and a call of
//! [`WriteOptions::conclude`] when it has written. That it is a dry run is read off the command
//! line before the command runs: see [`mode`].

use super::save::{Mode, Written};
use super::{Context, Outcome, dry_run, git, journal};
use crate::text::visible::visible;
use crate::write::terminal;
use anyhow::{Context as _, Result};
use clap::ArgMatches;

/// The options of every command that writes.
#[derive(Debug, Clone, Copy, clap::Args)]
pub(crate) struct WriteOptions {
    /// Gem også ændringen i git (et commit med kun denne ændring)
    #[arg(long)]
    pub(crate) commit: bool,

    /// Vis, hvad der ville blive skrevet, og skriv intet
    #[arg(long = "tørløb")]
    pub(crate) dry_run: bool,
}

/// Whether the command that was called is to write anything.
pub(crate) fn mode(matches: &ArgMatches) -> Mode {
    let command = matches.subcommand().map(|(_, command)| command);
    let is_dry = command.and_then(|command| command.try_get_one("dry_run").ok().flatten());
    match is_dry {
        Some(true) => Mode::DryRun,
        _ => Mode::Write,
    }
}

/// Notes for `kimo undo` what a command wrote that then failed: a meeting without its note.
pub(crate) fn note_half(context: &mut Context) {
    let written = std::mem::take(&mut context.written);
    if let Some(last) = written.last() {
        let name = last.path.file_name().unwrap_or_default().to_string_lossy();
        let what = format!("Det, der nåede at blive skrevet i {name}");
        journal::note(context, &written, &what);
    }
}

impl WriteOptions {
    /// Ends a command that has written: commits that, where it was asked for, with what was done
    /// as the commit's message, `Note på 2.3: Aftalen er underskrevet.`, and then says in one
    /// receipt what was written and committed. Whether the receipt can be printed decides
    /// nothing: a closed pipe is no reason to commit nothing.
    ///
    /// # Errors
    /// When the commit was not made; the files are written all the same, and the error says so.
    /// When the receipt cannot be printed.
    pub(crate) fn conclude(
        self,
        context: &mut Context,
        receipt: &str,
        message: &str,
    ) -> Result<Outcome> {
        if context.mode == Mode::Propose {
            context.deliver(receipt, None)?;
            return Ok(Outcome::Fine);
        }
        let written = std::mem::take(&mut context.written);
        if context.mode == Mode::DryRun {
            context.deliver(&dry_run::shown(&written), None)?;
            return Ok(Outcome::Fine);
        }
        journal::note(context, &written, message);
        let committed = self.commit(&written, message, context);
        self.tell(context, receipt, committed)
    }

    /// As [`conclude`](WriteOptions::conclude), of what cannot be undone in its turn.
    ///
    /// # Errors
    /// As `conclude`.
    pub(crate) fn settle(
        self,
        context: &mut Context,
        written: &[Written],
        receipt: &str,
        message: &str,
    ) -> Result<Outcome> {
        let committed = self.commit_alone(written, message, context);
        self.tell(context, receipt, committed)
    }

    /// Says in one receipt what was written, and what there is to say of its commit.
    fn tell(
        self,
        context: &mut Context,
        receipt: &str,
        committed: Result<String>,
    ) -> Result<Outcome> {
        let width = context.paper.width;
        let shown = |receipt: &str| terminal::message(&visible(receipt), width);
        let said = match committed {
            Ok(said) => said,
            Err(error) => {
                // The error says, too, what is written.
                let _ = context.deliver(&shown(receipt), None);
                return Err(error);
            }
        };
        let done = if self.commit {
            "ændringen er gemt i planen og i git"
        } else {
            "ændringen er gemt i planen"
        };
        // Whoever does not get to see the receipt must know that it is done, or it would be done twice.
        context
            .deliver(&shown(&format!("{receipt}{said}")), None)
            .with_context(|| format!("{done}, men kvitteringen nåede ikke frem"))?;
        Ok(Outcome::Fine)
    }

    /// What there is to say of the commit where only a part was written: one that was asked for
    /// is not made of half a change.
    pub(crate) fn of_nothing(self) -> &'static str {
        if self.commit {
            ", og intet er gemt i git"
        } else {
            ""
        }
    }

    /// Commits what was written alone, where that was asked for. Returns what there is to say of
    /// it.
    ///
    /// # Errors
    /// When the commit was not made.
    pub(crate) fn commit(
        self,
        written: &[Written],
        message: &str,
        context: &mut Context,
    ) -> Result<String> {
        let said = self.commit_alone(written, message, context)?;
        if !said.is_empty() {
            journal::note_commit(context, message);
        }
        Ok(said)
    }

    /// As [`commit`](WriteOptions::commit), of what cannot be undone in its turn.
    fn commit_alone(self, written: &[Written], message: &str, context: &Context) -> Result<String> {
        if !self.commit || written.is_empty() {
            return Ok(String::new());
        }
        git::commit(written, message, context.today)
    }
}
