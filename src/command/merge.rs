//! `kimo merge`: called by git when two branches have changed the same plan file, and by who has
//! a file that is in conflict already.
//!
//! git counts on the exit code alone. Joined: 0. A conflict: 1, with its marks in the file. An
//! older git, 2.39 among them, takes any other code for the latter too, so that the line it runs
//! sees to the marks where kimo could not.

use super::git::{self, Repository};
use super::{Context, Failure, Outcome, failure, plan_options, save};
use crate::load::files::reason;
use crate::load::root::is_plan_file;
use crate::text::danish::noun;
use crate::text::visible::{visible, visible_name};
use crate::text::{Shown, folder_of};
use anyhow::{Context as _, Result, bail};
use std::path::{Path, PathBuf};

mod driver;
mod hook;
mod install;
mod join;
mod solve;

pub(crate) use join::join;
use join::{Joined, marked};

/// The arguments of `kimo merge`.
#[derive(Debug, clap::Args)]
#[command(mut_args(plan_options::without_period))]
#[command(after_help = "\
Sættes op én gang i hver klon med ”kimo flet --install”. Derefter fletter git selv noter, \
årsmål, målinger, handlinger og rettede felter fra begge grene. Det, der er ændret på hver \
sin måde, bliver en konflikt i filen, som git plejer.

Står en fil allerede i konflikt, så fletter kimo den igen ud fra de tre udgaver i git.

Eksempler:
  kimo flet --install
  kimo flet plan/2022-2025/maal-1.toml")]
pub(crate) struct Merge {
    /// Sæt git op til at bruge kimo på planens filer: .gitattributes og klonens indstillinger
    #[arg(long, conflicts_with = "files")]
    install: bool,

    /// Gem også .gitattributes i git (et commit for sig)
    #[arg(long, requires = "install")]
    commit: bool,

    /// Filer i konflikt (fra git: fælles, vores og deres udgave og filens sti, %O %A %B %P)
    #[arg(value_name = "FIL", num_args = 1.., required_unless_present = "install")]
    files: Vec<PathBuf>,
}

impl Merge {
    /// Joins the files, or sets git up to have them joined.
    ///
    /// # Errors
    /// When git cannot be set up, or a file not be solved. What goes wrong in joining for git is
    /// said here, for git must be told of it by an exit code of its own.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        match &self.files[..] {
            [base, ours, theirs, path] if !are_of_one_plan([base, ours, theirs]) => {
                let driven = drive([base, ours, theirs], &path.to_string_lossy(), context);
                Ok(driven.unwrap_or_else(|error| {
                    failure::show(&error, &mut context.err);
                    Outcome::NotMerged
                }))
            }
            [] => install::install(context, self.commit),
            files => solve::solve(files, context),
        }
    }
}

/// Whether different files of one plan are named, as a shell's `*` does, and not three versions of
/// one file: to join those would write the one over the other.
fn are_of_one_plan(files: [&PathBuf; 3]) -> bool {
    let is_plan_file = |file: &&PathBuf| {
        let name = file.file_name().map(|name| name.to_string_lossy());
        name.is_some_and(|name| is_plan_file(&name))
    };
    let [first, second, third] = files.map(|file| folder_of(file));
    files.iter().all(is_plan_file) && first == second && second == third
}

/// Joins what git hands over: the result is to stand in the place of ours.
fn drive(sides: [&PathBuf; 3], path: &str, context: &mut Context) -> Result<Outcome> {
    let [base, ours, theirs] = sides.map(|file| read(file));
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let Joined { bytes, conflicts } = join_marked(path, &base, &ours, &theirs);
    if bytes != ours {
        save::overwrite(sides[1], &bytes)?;
    }
    tell(&conflicts, path, context)
}

/// As [`join()`], with marks in the file wherever there is a conflict.
fn join_marked(path: &str, base: &[u8], ours: &[u8], theirs: &[u8]) -> Joined {
    let mut joined = join(path, base, ours, theirs).unwrap_or_else(|error| Joined {
        bytes: Vec::new(),
        conflicts: vec![failure::causes(&error)],
    });
    let has_marks = joined.bytes.split(|byte| *byte == b'\n');
    let has_marks = { has_marks }.any(|line| line.starts_with(b"<<<<<<< "));
    if !joined.conflicts.is_empty() && !has_marks {
        joined.bytes = marked(ours, theirs);
    }
    joined
}

/// Says what a person must decide.
fn tell(conflicts: &[String], path: &str, context: &mut Context) -> Result<Outcome> {
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
    std::fs::read(file).with_context(|| format!("{} kan ikke læses", file.shown()))
}
