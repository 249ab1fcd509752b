//! `--commit`: what a user is told of the commit.

use super::path_commit::{PathCommit, Saved};
use crate::command::Failure;
use crate::command::arguments::quoted;
use crate::command::failure::causes;
use crate::command::save::Written;
use crate::text::Shown;
use crate::text::danish::noun;
use crate::text::visible::visible_name;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use std::path::Path;

/// How long git's first line may be before tools cut it.
const LONGEST: usize = 72;

/// Commits what was written alone. Whatever else is changed or staged stays so; hooks and signing
/// are the user's own. Returns what there is to say of it.
///
/// # Errors
/// When the commit was not made; the files are written all the same, and the error says so.
pub(crate) fn commit(written: &[Written], message: &str, today: NaiveDate) -> Result<String> {
    let commit = PathCommit::new(written).map_err(|error| not_committed(&error, written, &[]))?;
    match commit.commit(&subject(message), today) {
        Ok(saved) => Ok(words(&saved, &commit.left_out)),
        Err(error) => bail!(not_committed(&error, written, &commit.left_out)),
    }
}

fn words(saved: &Saved, left_out: &[&Path]) -> String {
    let text = match saved {
        Saved::Before => {
            "Intet nyt at gemme i git: det skrevne står i det sidste commit.\n".to_owned()
        }
        Saved::OnBranch(name) => format!("Gemt i git: {name}\n"),
        // Such a commit is soon out of sight, and in the end thrown away.
        Saved::OnNoBranch(name) => format!(
            "Gemt i git: {name}, som ikke hører til nogen gren\n\
             Er git midt i en rebase, så gør den færdig; ellers gem den på en gren med: git branch NAVN {name}\n"
        ),
    };
    if left_out.is_empty() {
        return text;
    }
    let left_out = noun::list(&shown(left_out.iter().copied()));
    let left_out = visible_name(&left_out);
    format!("{text}Ikke gemt i git, fordi .gitignore holder det ude: {left_out}\n")
}

fn not_committed(error: &anyhow::Error, written: &[Written], left_out: &[&Path]) -> Failure {
    let files = || written.iter().map(|written| written.path.as_path());
    let listed = noun::list(&shown(files()));
    let wanted = shown(files().filter(|file| !left_out.contains(file)));
    let typed: Vec<String> = wanted.iter().map(|name| quoted(name)).collect();
    let typed = typed.join(" ");
    let cause = format!(
        "ændringen er skrevet i {listed}, men ikke gemt i git: {}",
        causes(error)
    );
    let hints = error
        .downcast_ref::<Failure>()
        .map(|failure| failure.hints.clone());
    let mut failure = Failure::new(cause);
    failure.hints.extend(hints.unwrap_or_default());
    failure
        .hint(format!("når det er rettet: git add {typed}"))
        .hint(format!("og så: git commit --only -- {typed}"))
}

fn shown<'a>(files: impl Iterator<Item = &'a Path>) -> Vec<String> {
    files.map(|file| file.shown()).collect()
}

/// The subject of a commit: on one line, and no longer than git's tools show.
fn subject(message: &str) -> String {
    let line = crate::text::visible::one_line(message);
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
    if short.is_empty() {
        line.chars().take(LONGEST - 1).chain(['…']).collect()
    } else {
        short.trim_end_matches([',', ';', ':', '.']).to_owned() + "…"
    }
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
