//! `kimo merge`: called by git when two branches have changed the same plan file.
//!
//! git counts on the exit code alone. Joined: 0. A conflict: 1, with the conflict in the file.
//! And where the file could not be dealt with at all, more than 128: git then stops the merge,
//! instead of taking the one side's file for the result.

use super::git::{self, CommitOption, Repository};
use super::{Context, Failure, Outcome, failure, save, unused};
use crate::edit::merge::{Merged, first_fault, merge, whole_file_in_conflict};
use crate::load;
use crate::load::files::reason;
use crate::render::visible::{visible, visible_name};
use crate::text::danish::noun;
use crate::text::{FileId, Source};
use anyhow::{Context as _, Result, anyhow, bail};
use std::path::{Path, PathBuf};

mod driver;
mod install;

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
        match join(&files, &path, context) {
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

fn join(files: &Files, path: &str, context: &mut Context) -> Result<Outcome> {
    let sides = [&files.base, &files.ours, &files.theirs].map(|file| read(file));
    let [base, ours, theirs] = sides;
    let (base, ours, theirs) = (base?, ours?, theirs?);
    let merged = match (side(path, &base), side(path, &ours), side(path, &theirs)) {
        (Some(base), Some(ours), Some(theirs)) => merge(&base, &ours, &theirs),
        _ => None,
    };
    let (bytes, conflicts) = match merged {
        Some(Merged { text, conflicts }) => (text.into_bytes(), conflicts),
        None => as_text(files, path, &ours, &theirs)?,
    };
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

/// git's own merge of lines, for a file that is no sound plan file in one of its versions. Its
/// result is joined only when it is sound.
fn as_text(
    files: &Files,
    path: &str,
    ours: &[u8],
    theirs: &[u8],
) -> Result<(Vec<u8>, Vec<String>)> {
    let why = "filen er ikke en fejlfri planfil i alle tre udgaver og er samlet linje for linje";
    let (bytes, is_clean) = git::merge_file(&files.ours, &files.base, &files.theirs)?;
    if !is_clean {
        return Ok((bytes, vec![why.to_owned()]));
    }
    if !is_plan_file(path) {
        return Ok((bytes, Vec::new()));
    }
    let fault = match side(path, &bytes) {
        Some(source) => first_fault(&source),
        None => Some("den er ikke UTF-8".to_owned()),
    };
    Ok(match fault {
        None => (bytes, Vec::new()),
        Some(fault) => {
            let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
            // Of a file in another encoding not a byte is changed.
            let marked = match std::str::from_utf8(&[ours, theirs].concat()) {
                Ok(_) if ours != theirs => {
                    whole_file_in_conflict(&text(ours), &text(theirs)).into_bytes()
                }
                _ => ours.to_owned(),
            };
            (
                marked,
                vec![
                    why.to_owned(),
                    format!("resultatet ville være forkert: {fault}"),
                ],
            )
        }
    })
}

fn is_plan_file(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name == load::root::HANDLEPLAN || load::root::goal_number(name).is_some()
}

/// One version under the file's own name; nothing where its bytes are not sound.
fn side(path: &str, bytes: &[u8]) -> Option<Source> {
    if bytes.is_empty() {
        return Some(Source::new(path, ""));
    }
    let (source, problems) = load::decode(path, FileId(0), bytes);
    let is_sound = !problems.iter().any(|problem| problem.is_error());
    is_sound.then_some(source)
}

fn read(file: &Path) -> Result<Vec<u8>> {
    std::fs::read(file)
        .map_err(|error| anyhow!(reason(&error)))
        .with_context(|| format!("{} kan ikke læses", file.display()))
}
