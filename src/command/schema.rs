//! `kimo schema`: the shape of the plan files, for editors that help while one writes.

use super::output::Destination;
use super::save::{self, Mode, Written};
use super::{Context, Outcome, plan_options};
use crate::edit::new_file::SCHEMA;
use crate::load::{Disk, Files};
use crate::text::Severity;
use crate::view;
use crate::view::check::ProblemRow;
use crate::write::format::Format;
use crate::write::json;
use anyhow::Result;
use serde_json::Value;

/// The arguments of `kimo schema`.
#[derive(Debug, clap::Args)]
#[command(
    mut_args(plan_options::without_plan),
    mut_args(plan_options::without_period)
)]
#[command(after_help = "\
Skemaet er et JSON Schema (draft-07) for både handleplan.toml og maal-N.toml. En fil bruger \
det, når dens første linje er:

  #:schema ../kimo.schema.json

Eksempler:
  kimo skema --ud plan/kimo.schema.json
  kimo skema | less")]
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

/// Whether the plan's folder has a schema, and another than this program writes. One that a later
/// version wrote is right for those who have it.
fn is_outdated(disk: &Disk) -> bool {
    let kept = disk
        .read(SCHEMA)
        .ok()
        .and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(kept) = kept else { return false };
    text().is_ok_and(|ours| kept != ours && version(&kept) <= version(&ours))
}

/// The version that wrote a schema; empty where it does not say.
fn version(schema: &str) -> Vec<u64> {
    let schema: Value = serde_json::from_str(schema).unwrap_or_default();
    let comment = schema["$comment"].as_str().unwrap_or_default();
    let version = comment
        .strip_prefix(view::schema::COMMENT)
        .unwrap_or_default();
    version
        .split('.')
        .map_while(|part| part.parse().ok())
        .collect()
}

/// The warning of a schema that an earlier version of the program wrote: editors go by it, and
/// would mark what is right.
pub(super) fn warning(disk: &Disk) -> Option<ProblemRow> {
    is_outdated(disk).then(|| ProblemRow {
        rule: "gammelt-skema",
        severity: Severity::Warning.word(),
        file: SCHEMA.to_owned(),
        line: 1,
        column: 1,
        message: format!(
            "{SCHEMA} er fra en tidligere udgave af kimo, så et redigeringsprogram kan melde fejl, \
             der ikke er der"
        ),
        help: Some("Lad kimo skrive det på ny: kimo tjek --ret".to_owned()),
    })
}

/// Writes the plan's schema anew, where it is outdated.
///
/// # Errors
/// When it cannot be written.
pub(super) fn renew(disk: &Disk, mode: Mode) -> Result<Option<Written>> {
    if !is_outdated(disk) {
        return Ok(None);
    }
    let text = text()?.into_bytes();
    save::change(mode, &disk.root, &disk.root.join(SCHEMA), &mut |_| {
        Ok(text.clone().into())
    })
    .map(Some)
}

impl Schema {
    /// Writes the schema.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        context.deliver(&text()?, self.destination.plain_target(Format::Json)?)?;
        Ok(Outcome::Fine)
    }
}
