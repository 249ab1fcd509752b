//! `kimo schema`: the shape of the plan files, for editors that help while one writes.

use super::output::Destination;
use super::{Context, Outcome, unused};
use crate::view;
use crate::write::json;
use anyhow::Result;

/// The arguments of `kimo schema`.
#[derive(Debug, clap::Args)]
#[command(mut_args(unused::plan), mut_args(unused::period))]
#[command(after_help = "\
Skemaet er et JSON Schema (draft-07) for både handleplan.toml og maal-N.toml. En fil bruger \
det, når dens første linje er:

  #:schema ../kimo.schema.json

Eksempler:
  kimo schema --ud plan/kimo.schema.json
  kimo schema | less")]
pub(crate) struct Schema {
    #[command(flatten)]
    destination: Destination,
}

/// The schema, as a file has it.
///
/// # Errors
/// Never, in truth: it is of words and numbers only.
pub(super) fn text() -> Result<String> {
    json::foreign(&view::schema::schema())
}

impl Schema {
    /// Writes the schema.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        context.deliver(&text()?, self.destination.plain_target()?)?;
        Ok(Outcome::Fine)
    }
}
