//! `kimo man`: the manual pages, for packagers and for those who read `man kimo`.

use super::{Context, Failure, Outcome, manual, save, unused};
use crate::render::visible::visible_name;
use anyhow::{Result, bail};
use std::path::PathBuf;

/// The arguments of `kimo man`.
#[derive(Debug, clap::Args)]
#[command(mut_args(unused::plan), mut_args(unused::period))]
#[command(after_help = "\
Eksempler:
  kimo man | man -l -
  kimo man ~/.local/share/man/man1")]
pub struct Man {
    /// Mappen, der får en side for hver kommando
    #[arg(value_name = "MAPPE", value_hint = clap::ValueHint::DirPath)]
    mappe: Option<PathBuf>,
}

impl Man {
    /// Writes the main page to the output, or every page to the folder.
    ///
    /// # Errors
    /// When there is no such folder, or a page cannot be written.
    pub fn run(self, context: &mut Context) -> Result<Outcome> {
        let mut pages = manual::pages(super::parser())?;
        let Some(folder) = self.mappe else {
            let main = pages.swap_remove(0);
            context.deliver(&main.text, None)?;
            return Ok(Outcome::Fine);
        };
        if !folder.is_dir() {
            bail!(
                Failure::new(format!("der er ingen mappe {}", folder.display()))
                    .hint("lav mappen først, eller skriv en, der findes")
            );
        }
        for page in &pages {
            save::overwrite(&folder.join(&page.file), page.text.as_bytes())?;
        }
        let place = folder.display().to_string();
        let done = format!(
            "{} sider er skrevet i {}.\n",
            pages.len(),
            visible_name(&place)
        );
        context.deliver(&done, None)?;
        Ok(Outcome::Fine)
    }
}
