//! `kimo man`: the manual pages, for packagers and for those who read `man kimo`.

use super::output::Destination;
use super::{Context, Failure, Outcome, manual, plan_options, save};
use crate::load::files::reason;
use crate::text::Shown;
use crate::text::visible::visible_name;
use crate::write::format::Format;
use anyhow::{Context as _, Result};
use std::path::PathBuf;
use std::{fs, io};

/// The arguments of `kimo man`.
#[derive(Debug, clap::Args)]
#[command(
    mut_args(plan_options::without_plan),
    mut_args(plan_options::without_period)
)]
#[command(after_help = "\
Eksempler:
  kimo manual | man -l -
  kimo manual ~/.local/share/man/man1")]
pub(crate) struct Man {
    /// Mappen, der får en side for hver kommando; findes den ikke, bliver den lavet
    #[arg(value_name = "MAPPE", value_hint = clap::ValueHint::DirPath, conflicts_with = "file")]
    mappe: Option<PathBuf>,

    #[command(flatten)]
    destination: Destination,
}

impl Man {
    /// Writes the main page to the output, or every page to the folder.
    ///
    /// # Errors
    /// When the folder cannot be made, or a page cannot be written.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let file = self.destination.plain_target(Format::Text)?;
        let mut pages = manual::pages(super::parser())?;
        let Some(folder) = self.mappe else {
            let main = pages.swap_remove(0);
            context.deliver(&main.text, file)?;
            return Ok(Outcome::Fine);
        };
        fs::create_dir_all(&folder)
            .map_err(|error| Failure::new(reason(&in_the_way(error))))
            .with_context(|| format!("mappen {} kan ikke laves", folder.shown()))?;
        for page in &pages {
            save::overwrite(&folder.join(&page.file), page.text.as_bytes())?;
        }
        let place = folder.shown();
        let done = format!(
            "{} sider er skrevet i {}.\n",
            pages.len(),
            visible_name(&place)
        );
        context.deliver(&done, None)?;
        Ok(Outcome::Fine)
    }
}

/// Why a folder with all above it cannot be made: where a file has one's name, Windows says only
/// that it is there.
fn in_the_way(error: io::Error) -> io::Error {
    match error.kind() {
        io::ErrorKind::AlreadyExists => io::ErrorKind::NotADirectory.into(),
        _ => error,
    }
}
