//! `kimo merge`: called by git when two branches have changed the same plan file.
//!
//! git counts on the exit code alone. Joined: 0. A conflict: 1, with the conflict in the file.
//! And where the file could not be dealt with at all, more than 128: git then stops the merge,
//! instead of taking the one side's file for the result.

use super::git::{self, CommitOption, Repository};
use super::{Context, Failure, Outcome, failure, save, unused};
use crate::load::files::reason;
use crate::render::visible::{visible, visible_name};
use crate::text::danish::noun;
use anyhow::{Context as _, Result, anyhow, bail};
use std::path::{Path, PathBuf};

mod driver;
mod install;
mod join;

use join::Joined;
pub(crate) use join::join;

/// The arguments of `kimo merge`.
#[derive(Debug, clap::Args)]
#[command(mut_args(unused::period))]
#[command(after_help = "\
Sættes op én gang i hver klon med ”kimo merge --install”. Derefter samler git selv noter, \
årsmål, målinger, handlinger og rettede felter fra begge grene. Det, der er ændret på hver \
sin måde, bliver en konflikt i filen, som git plejer.

Eksempler:
  kimo merge --install
  git merge kollegas-gren")]
pub(crate) struct Merge {
    /// Sæt git op til at bruge kimo på planens filer: .gitattributes og klonens indstillinger
    #[arg(long, conflicts_with = "base")]
    install: bool,

    /// Gem også .gitattributes i git som en commit med den alene
    #[arg(long, requires = "install")]
    commit: bool,

    /// Filen, som begge grene begyndte med (gits %O)
    #[arg(
        value_name = "FÆLLES",
        required_unless_present = "install",
        requires = "path"
    )]
    base: Option<PathBuf>,

    /// Filen i den ene gren; resultatet skrives her (gits %A)
    #[arg(value_name = "VORES")]
    ours: Option<PathBuf>,

    /// Filen i den anden gren (gits %B)
    #[arg(value_name = "DERES")]
    theirs: Option<PathBuf>,

    /// Filens sti i planen (gits %P)
    #[arg(value_name = "STI")]
    path: Option<String>,
}

impl Merge {
    /// Joins the files, or sets git up to have them joined.
    ///
    /// # Errors
    /// When git cannot be set up. What goes wrong in joining is said here, for git must be told
    /// of it by an exit code of its own.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (Some(base), Some(ours), Some(theirs), Some(path)) =
            (self.base, self.ours, self.theirs, self.path)
        else {
            let commit = CommitOption {
                commit: self.commit,
            };
            return install::install(context, commit);
        };
        let files = Files { base, ours, theirs };
        match drive(&files, &path, context) {
            Ok(outcome) => Ok(outcome),
            Err(error) => {
                failure::show(&error, &mut context.err);
                Ok(Outcome::NotMerged)
            }
        }
    }
}

struct Files {
    base: PathBuf,
    ours: PathBuf,
    theirs: PathBuf,
}

fn drive(files: &Files, path: &str, context: &mut Context) -> Result<Outcome> {
    let [base, ours, theirs] = [&files.base, &files.ours, &files.theirs].map(|file| read(file));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let Joined { bytes, conflicts } = join(path, &base, &ours, &theirs)?;
    if bytes != ours {
        save::overwrite(&files.ours, &bytes)?;
    }
    if conflicts.is_empty() {
        return Ok(Outcome::Fine);
    }
    let count = noun::KONFLIKT.count(conflicts.len());
    let name = visible_name(path);
    let mut text = format!("kimo: {name}: {count} skal løses i filen:\n");
    for conflict in conflicts {
        text += &format!("  {conflict}\n");
    }
    write!(context.err, "{}", visible(&text))?;
    Ok(Outcome::PlanHasErrors)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file)
        .map_err(|error| anyhow!(reason(&error)))
        .with_context(|| format!("{} kan ikke læses", file.display()))
}
