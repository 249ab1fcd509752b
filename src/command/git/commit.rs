//! `--commit`: what a command wrote is committed, and nothing else.

use super::{Repository, quoted, run};
use crate::command::{Context, Failure};
use crate::text::danish::noun;
use anyhow::{Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

/// The option of every command that writes. Two lines give it to a command: this struct,
/// flattened among its arguments, and a call of [`CommitOption::commit`] when it has written.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct CommitOption {
    /// Gem også ændringen i git som en commit med det skrevne alene
    #[arg(long)]
    pub commit: bool,
}

/// How long git's first line may be before tools cut it.
const LONGEST: usize = 72;

impl CommitOption {
    /// Commits `files` alone, where that was asked for, with what was done as its message:
    /// `Note på 2.3: Aftalen er underskrevet.` Whatever else is changed or staged stays so;
    /// hooks and signing are the user's own.
    ///
    /// # Errors
    /// When the commit was not made. The file is written all the same, and the error says so.
    pub fn commit(self, context: &mut Context, files: &[PathBuf], message: &str) -> Result<()> {
        if !self.commit {
            return Ok(());
        }
        let made = commit(files, message).map_err(|error| not_committed(&error, files))?;
        let said = match made {
            Made::Nothing => {
                "Intet nyt at gemme i git: det skrevne står i den sidste commit.\n".to_owned()
            }
            Made::OnBranch(name) => format!("Gemt i git: {name}\n"),
            // Such a commit is soon out of sight, and in the end thrown away.
            Made::OnNoBranch(name) => format!(
                "Gemt i git: {name}, som ikke hører til nogen gren\n\
                 Er git midt i en rebase, så gør den færdig; ellers gem den på en gren med: git branch NAVN {name}\n"
            ),
        };
        context.deliver(&said, None)
    }
}

/// What came of a commit, with its short name.
enum Made {
    /// The files are as the last commit has them.
    Nothing,
    OnBranch(String),
    OnNoBranch(String),
}

fn not_committed(error: &anyhow::Error, files: &[PathBuf]) -> Failure {
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    let listed = noun::list(&names);
    let typed: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    let typed = typed.join(" ");
    let cause = format!("ændringen er skrevet i {listed}, men ikke gemt i git: {error:#}");
    let hints = error
        .downcast_ref::<Failure>()
        .map(|failure| failure.hints.clone());
    Failure {
        cause,
        hints: hints.unwrap_or_default(),
    }
    .hint(format!("når det er rettet: git add {typed}"))
    .hint(format!("og så: git commit --only -- {typed}"))
}

/// The subject of a commit: on one line, and no longer than git's tools show.
pub fn subject(message: &str) -> String {
    let line = crate::render::visible::one_line(message);
    if line.chars().count() <= LONGEST {
        return line;
    }
    let mut short = String::new();
    for word in line.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > LONGEST {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    match short.is_empty() {
        true => line.chars().take(LONGEST - 1).chain(['…']).collect(),
        false => short.trim_end_matches([',', ';', ':', '.']).to_owned() + "…",
    }
}

/// Commits `files` alone.
fn commit(files: &[PathBuf], message: &str) -> Result<Made> {
    let folder = files.first().and_then(|file| file.parent());
    let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
    let repository = Repository::around(folder.unwrap_or(Path::new(".")))?;
    // From the top and letter for letter, whatever signs are in the name.
    let path = |file: &PathBuf| {
        let mut path = OsString::from(":(top,literal)");
        path.push(repository.path_of(file)?);
        Ok(path)
    };
    let paths = files.iter().map(path).collect::<Result<Vec<OsString>>>()?;
    // git says nothing at all where there is nothing to commit, and calls it a failure.
    let state = ["status", "--porcelain", "--ignored", "--"].map(OsString::from);
    if repository.ask(state.iter().chain(&paths))?.is_empty() {
        return Ok(Made::Nothing);
    }
    let mut new = Vec::new();
    for path in &paths {
        if repository
            .ask([OsStr::new("ls-files"), OsStr::new("--"), path])?
            .is_empty()
        {
            repository.ask([
                OsStr::new("add"),
                OsStr::new("--intent-to-add"),
                OsStr::new("--"),
                path,
            ])?;
            new.push(path);
        }
    }
    let mut git = repository.git();
    // Hooks run as they do for the user, in the user's own language.
    git.env_remove("LC_ALL").env_remove("GIT_OPTIONAL_LOCKS");
    if let Some(language) = std::env::var_os("LC_ALL") {
        git.env("LC_ALL", language);
    }
    let message = format!("--message={}", subject(message));
    let output = run(git
        .args(["commit", "--quiet", "--only", &message, "--"])
        .args(&paths))?;
    if output.status.success() {
        // The commit is made, whatever git can tell of it.
        let name = repository.ask(["rev-parse", "--short", "HEAD"]);
        let name = name.map_or_else(|_| "HEAD".to_owned(), |name| super::line(&name));
        let branch = run(repository.git().args(["symbolic-ref", "--quiet", "HEAD"]));
        return Ok(
            match branch.is_ok_and(|branch| branch.status.code() == Some(1)) {
                true => Made::OnNoBranch(name),
                false => Made::OnBranch(name),
            },
        );
    }
    for path in new {
        // As it was before: known to nobody but the user.
        repository.ask([
            OsStr::new("rm"),
            OsStr::new("--cached"),
            OsStr::new("--quiet"),
            OsStr::new("--"),
            path,
        ])?;
    }
    if let Some(failure) = unfinished(&repository)? {
        bail!(failure);
    }
    bail!(match nameless(&repository)? {
        Some(failure) => failure,
        None => super::refusal(&output),
    })
}

/// That git has no name to commit under, as on a machine where nobody has told it one.
fn nameless(repository: &Repository) -> Result<Option<Failure>> {
    for identity in ["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"] {
        if !run(repository.git().args(["var", identity]))?
            .status
            .success()
        {
            let failure = Failure::new("git ved ikke, hvem du er");
            return Ok(Some(
                failure
                    .hint("fortæl det én gang på denne maskine, med dit eget navn og din egen mailadresse:")
                    .hint("git config --global user.name \"Dit Navn\"")
                    .hint("git config --global user.email \"dig@eksempel.dk\""),
            ));
        }
    }
    Ok(None)
}

/// What git is in the middle of, where that is why it commits no file by itself.
fn unfinished(repository: &Repository) -> Result<Option<Failure>> {
    for (head, what) in [
        ("MERGE_HEAD", "at samle to grene (git merge)"),
        (
            "CHERRY_PICK_HEAD",
            "at hente en commit fra en anden gren (git cherry-pick)",
        ),
    ] {
        let mut git = repository.git();
        if run(git.args(["rev-parse", "--verify", "--quiet", head]))?
            .status
            .success()
        {
            let failure = Failure::new(format!(
                "git er midt i {what} og kan imens ikke gemme noget for sig"
            ));
            let hint = "gør det først færdigt; ”git status” viser, hvad der mangler";
            return Ok(Some(failure.hint(hint)));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_one_line_that_git_shows_whole() {
        assert_eq!(
            subject("Note på 2.3: To\n\nlinjer"),
            "Note på 2.3: To linjer"
        );
        let long = subject(&format!(
            "Note på 2.3: {}",
            "Aftalen er underskrevet, ".repeat(9)
        ));
        assert_eq!(
            long,
            "Note på 2.3: Aftalen er underskrevet, Aftalen er underskrevet, Aftalen…"
        );
        assert!(long.chars().count() <= LONGEST);
        assert_eq!(subject(&"å".repeat(100)).chars().count(), LONGEST);
    }
}
