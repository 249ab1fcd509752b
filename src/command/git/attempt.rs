//! One attempt at a commit of versions that are made: by an index of its own, so that whatever
//! else is staged or changed stays so; and what keeps git from it.

use super::path_commit::{Saved, WAIT};
use super::repository::path;
use super::version::FileVersion;
use super::{Repository, answer, answer_to, line, refusal, run, run_with, said, temporary_folder};
use crate::command::Failure;
use crate::command::arguments::quoted;
use crate::text::Shown;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

const POLL: Duration = Duration::from_millis(50);

/// Puts entries into an index.
const INDEX_INFO: [&str; 3] = ["update-index", "-z", "--index-info"];

/// Commits the files; nothing where another git has moved the branch meanwhile.
pub(super) fn attempt(
    repository: &Repository,
    index: &Path,
    head: Option<&str>,
    files: &[FileVersion],
    subject: &str,
) -> Result<Option<Saved>> {
    let folder = temporary_folder()?;
    let own = folder.path().join("index");
    let git = || {
        let mut git = repository.git();
        git.env("GIT_INDEX_FILE", &own);
        git
    };
    if let Some(head) = head {
        // From the user's own index it is known which files are as they were.
        let _ = std::fs::copy(index, &own);
        answer(git().args(["read-tree", "-i", "--reset", head]))?;
    }
    let entries = files.iter().map(|file| file.index_entry(&file.to_commit.1));
    let entries = entries.collect::<Vec<_>>().concat();
    answer_to(git().args(INDEX_INFO), &entries)?;
    let tree = line(&answer(git().args(["write-tree", "--missing-ok"]))?);
    let mut git = git();
    // Hooks run as they do for the user, in the user's own language.
    git.env_remove("LC_ALL").env_remove("GIT_OPTIONAL_LOCKS");
    if let Some(language) = std::env::var_os("LC_ALL") {
        git.env("LC_ALL", language);
    }
    git.args(["-c", "i18n.commitEncoding=UTF-8"]);
    let output = run(git.args(["commit", &format!("--message={subject}")]))?;
    if !output.status.success() {
        if repository.resolve("HEAD")?.as_deref() != head {
            return Ok(None);
        }
        bail!(why(repository, &output));
    }
    if let Some(other) = overtaken(repository, head, &output)? {
        // It would take back what the other git had committed just before.
        repository.ask(["update-ref", "HEAD", &other.1, &other.0])?;
        return Ok(None);
    }
    let changed = files.iter().filter(|file| file.staged != file.to_stage);
    let entries = changed.filter_map(|file| Some(file.index_entry(file.to_stage.as_deref()?)));
    stage(repository, &entries.collect::<Vec<_>>().concat());
    // What a hook has put in besides is as good as written: the next commit is not to take it out.
    stage(repository, &of_hooks(repository, &tree).unwrap_or_default());
    Ok(Some(made(repository)))
}

/// What a hook has changed in the commit, which was to have `tree`, as `git update-index
/// --index-info` takes it; without what the index has otherwise.
fn of_hooks(repository: &Repository, tree: &str) -> Result<Vec<u8>> {
    let compared = [
        "diff-tree",
        "-r",
        "-z",
        "--raw",
        "--no-renames",
        tree,
        "HEAD",
    ];
    let said = repository.ask(compared)?;
    let parts: Vec<&[u8]> = said.split(|byte| *byte == 0).collect();
    let mut entries = Vec::new();
    for change in parts.chunks_exact(2) {
        let about = String::from_utf8_lossy(change[0]);
        if let [_, mode, old, new, _] = about.split(' ').collect::<Vec<_>>()[..] {
            let staged =
                repository.entry(&["ls-files", "-z", "--stage"], path(change[1]).as_os_str())?;
            let is_absent = old.bytes().all(|digit| digit == b'0');
            if staged.map_or(is_absent, |(_, staged)| staged == old) {
                entries.extend([format!("{mode} {new}\t").as_bytes(), change[1], b"\0"].concat());
            }
        }
    }
    Ok(entries)
}

/// The commit that was just made and its parent, where that is not `head`. git names it itself:
/// `[main 1a2b3c4] Note på 2.3`.
fn overtaken(
    repository: &Repository,
    head: Option<&str>,
    output: &Output,
) -> Result<Option<(String, String)>> {
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let name = words
        .split(']')
        .next()
        .and_then(|text| text.rsplit(' ').next());
    let Some(made) = repository.resolve(name.unwrap_or_default())? else {
        return Ok(None);
    };
    let parent = repository.resolve(&format!("{made}^"))?;
    Ok(match parent {
        Some(parent) if Some(parent.as_str()) != head => Some((made, parent)),
        _ => None,
    })
}

/// Stages `entries`, so that what is committed is no difference to the index. The commit is
/// made, whatever comes of this: git then shows the entry as staged to be taken out again.
fn stage(repository: &Repository, entries: &[u8]) {
    if entries.is_empty() {
        return;
    }
    let start = Instant::now();
    loop {
        let mut git = repository.git();
        let output = run_with(git.args(INDEX_INFO), entries);
        let is_locked = output.is_ok_and(|output| {
            !output.status.success() && lock_in_the_way(repository, &output).is_some()
        });
        if !is_locked || start.elapsed() >= WAIT {
            return;
        }
        std::thread::sleep(POLL);
    }
}

/// The commit that was just made, whatever git can tell of it.
fn made(repository: &Repository) -> Saved {
    let name = repository.ask(["rev-parse", "--short", "HEAD"]);
    let name = name.map_or_else(|_| "HEAD".to_owned(), |name| line(&name));
    let branch = run(repository.git().args(["symbolic-ref", "--quiet", "HEAD"]));
    if branch.is_ok_and(|branch| branch.status.code() == Some(1)) {
        Saved::OnNoBranch(name)
    } else {
        Saved::OnBranch(name)
    }
}

/// Waits for a git that is at work with the index. One that was killed has left its lock.
pub(super) fn wait_for_other_git(index: &Path) -> Result<()> {
    let lock = index.with_extension("lock");
    let start = Instant::now();
    while lock.exists() {
        if start.elapsed() >= WAIT {
            bail!(busy(&lock));
        }
        std::thread::sleep(POLL);
    }
    Ok(())
}

/// Why a commit failed, from what git said of it.
fn why(repository: &Repository, output: &Output) -> Failure {
    let has_name = |identity| {
        run(repository.git().args(["var", identity])).is_ok_and(|output| output.status.success())
    };
    if !["GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT"]
        .into_iter()
        .all(has_name)
    {
        return Failure::new("git ved ikke, hvem du er")
            .hint("fortæl det én gang på denne maskine, med dit eget navn og din egen mailadresse:")
            .hint("git config --global user.name \"Dit Navn\"")
            .hint("git config --global user.email \"dig@eksempel.dk\"");
    }
    let failure = refusal(output);
    if let Some(lock) = lock_in_the_way(repository, output) {
        let mut busy = busy(&lock);
        busy.hints.extend(failure.hints);
        busy
    } else if failure.hints.is_empty() {
        failure.hint("git siger ikke hvorfor; en hook kan have afvist det")
    } else {
        failure
    }
}

/// The lock that git failed on: it names the file, in whatever language.
fn lock_in_the_way(repository: &Repository, output: &Output) -> Option<PathBuf> {
    let words = said(output);
    let locks = words.split('\'').filter(|word| word.ends_with(".lock"));
    let mut locks = locks.map(|lock| repository.top.join(lock));
    locks.find(|lock| lock.is_file())
}

fn busy(lock: &Path) -> Failure {
    let lock = lock.shown();
    Failure::new("et andet git er i gang i repositoryet")
        .hint(format!("er der ikke det, så slet filen {}", quoted(&lock)))
}
