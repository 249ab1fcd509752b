//! A commit of certain files alone, made while others may be at work in the repository.

use super::obstacle::{hidden, ignored, kept_out, lock_in_the_way, unfinished, why};
use super::{Repository, line, run};
use anyhow::{Result, bail};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::{Duration, Instant};

/// Where files are saved, with the commit's short name.
pub(crate) enum Saved {
    /// The last commit had them already.
    Before,
    OnBranch(String),
    OnNoBranch(String),
}

/// Files that are to be committed alone, in their repository.
pub(crate) struct Only {
    repository: Repository,
    /// Those that git's index holds.
    known: Vec<OsString>,
    /// Those that it does not.
    new: Vec<OsString>,
    /// Those that the user lets git ignore, and that are no part of a plan.
    pub(crate) left_out: Vec<PathBuf>,
}

/// How long to wait for another git to be done.
const WAIT: Duration = Duration::from_secs(5);
const POLL: Duration = Duration::from_millis(50);

/// How often to try again where the lock that was in the way is gone when it is looked for. One
/// that could not even be made is never there.
const ATTEMPTS: usize = 10;

impl Only {
    /// `files`, where nothing keeps them from being committed.
    ///
    /// # Errors
    /// When they lie in no repository, or git would not see them or not commit them by
    /// themselves.
    pub(crate) fn of(files: &[PathBuf]) -> Result<Only> {
        let folder = files.first().and_then(|file| file.parent());
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let mut only = Only {
            repository: Repository::around(folder.unwrap_or(Path::new(".")))?,
            known: Vec::new(),
            new: Vec::new(),
            left_out: Vec::new(),
        };
        if let Some(failure) = unfinished(&only.repository)? {
            bail!(failure);
        }
        for file in files {
            only.take(file)?;
        }
        Ok(only)
    }

    fn take(&mut self, file: &Path) -> Result<()> {
        let path = self.repository.path_of(file)?;
        let pathspec = from_top(&path);
        let words = ["ls-files", "-v", "-z"];
        let held = self.repository.ask(arguments(&words, [&pathspec]))?;
        match held.first() {
            Some(tag) => {
                if let Some(failure) = hidden(*tag, file) {
                    bail!(failure);
                }
                self.known.push(pathspec);
            }
            None if !ignored(&self.repository, &path)? => self.new.push(pathspec),
            // What stands beside the plan is not missed. The plan itself is what was asked for.
            None if file.extension() != Some(OsStr::new("toml")) => {
                self.left_out.push(file.to_owned());
            }
            None => bail!(kept_out(file)),
        }
        Ok(())
    }

    /// Commits them under `subject`.
    ///
    /// # Errors
    /// When they are not committed. git's index is then as it was.
    pub(crate) fn save(&self, subject: &str) -> Result<Saved> {
        let all = [&self.known[..], &self.new].concat();
        // git commits no file by itself that it has never heard of.
        let attempt = self.announce().and_then(|()| self.attempt(&all, subject));
        if !matches!(attempt, Ok(Saved::OnBranch(_) | Saved::OnNoBranch(_))) {
            self.withdraw();
        }
        attempt
    }

    fn attempt(&self, all: &[OsString], subject: &str) -> Result<Saved> {
        let start = Instant::now();
        loop {
            let head = self.head()?;
            if self.is_saved(all)? {
                return Ok(Saved::Before);
            }
            let output = self.patiently(|| {
                let mut git = self.repository.git();
                // Hooks run as they do for the user, in the user's own language.
                git.env_remove("LC_ALL").env_remove("GIT_OPTIONAL_LOCKS");
                if let Some(language) = std::env::var_os("LC_ALL") {
                    git.env("LC_ALL", language);
                }
                let message = format!("--message={subject}");
                git.args(arguments(&["commit", "--quiet", "--only", &message], all));
                git
            })?;
            if output.status.success() {
                self.settle_index(all);
                return Ok(self.made());
            }
            // Where another was first, there may be nothing left to commit, or the branch was
            // taken: that is no refusal.
            if self.head()? == head || start.elapsed() >= WAIT {
                bail!(why(&self.repository, &output));
            }
        }
    }

    fn head(&self) -> Result<Vec<u8>> {
        let mut git = self.repository.git();
        Ok(run(git.args(["rev-parse", "--verify", "--quiet", "HEAD"]))?.stdout)
    }

    /// git reads a file once for its index and once more for the commit. Where a colleague's
    /// change came in between, the index would now hold that it be undone. The commit is made,
    /// whatever comes of this.
    fn settle_index(&self, all: &[OsString]) {
        let mut git = self.repository.git();
        let same = run(git.args(arguments(&["diff", "--cached", "--quiet", "HEAD"], all)));
        if same.is_ok_and(|same| same.status.code() == Some(1)) {
            let _ = self.patiently(|| {
                let mut git = self.repository.git();
                git.args(arguments(&["reset", "--quiet", "HEAD"], all));
                git
            });
        }
    }

    /// The commit that was just made, whatever git can tell of it.
    fn made(&self) -> Saved {
        let name = self.repository.ask(["rev-parse", "--short", "HEAD"]);
        let name = name.map_or_else(|_| "HEAD".to_owned(), |name| line(&name));
        let mut git = self.repository.git();
        let branch = run(git.args(["symbolic-ref", "--quiet", "HEAD"]));
        if branch.is_ok_and(|branch| branch.status.code() == Some(1)) {
            Saved::OnNoBranch(name)
        } else {
            Saved::OnBranch(name)
        }
    }

    /// Whether the last commit has the files as they are on the disk. The index must hold them.
    fn is_saved(&self, all: &[OsString]) -> Result<bool> {
        let mut git = self.repository.git();
        let output = run(git.args(arguments(
            &["diff", "--quiet", "--no-ext-diff", "HEAD"],
            all,
        )))?;
        Ok(output.status.success())
    }

    /// Tells the index of the new files, without what is in them.
    fn announce(&self) -> Result<()> {
        if self.new.is_empty() {
            return Ok(());
        }
        let output = self.patiently(|| {
            let mut git = self.repository.git();
            git.args(arguments(&["add", "--intent-to-add"], &self.new));
            git
        })?;
        if output.status.success() {
            Ok(())
        } else {
            bail!(why(&self.repository, &output))
        }
    }

    /// Has the index forget the new files, as before. Where that fails, the way on that is told
    /// with the cause leads out of it, too.
    fn withdraw(&self) {
        if self.new.is_empty() {
            return;
        }
        let held = arguments(&["ls-files", "-z"], &self.new);
        // Nothing to wait for the index's lock for, where it was never changed.
        if self.repository.ask(held).is_ok_and(|held| held.is_empty()) {
            return;
        }
        let _ = self.patiently(|| {
            let mut git = self.repository.git();
            let words = ["rm", "--cached", "--force", "--quiet", "--ignore-unmatch"];
            git.args(arguments(&words, &self.new));
            git
        });
    }

    /// Runs git, and again while another one holds the lock that it needs.
    fn patiently(&self, git: impl Fn() -> Command) -> Result<Output> {
        let start = Instant::now();
        let mut attempts = 0;
        loop {
            let output = run(&mut git())?;
            let lock = if output.status.success() {
                None
            } else {
                lock_in_the_way(&self.repository, &output)
            };
            let Some(lock) = lock else {
                return Ok(output);
            };
            attempts += usize::from(!lock.exists());
            if attempts >= ATTEMPTS || start.elapsed() >= WAIT {
                return Ok(output);
            }
            std::thread::sleep(POLL);
        }
    }
}

/// From the top and letter for letter, whatever signs are in the name.
fn from_top(path: &OsStr) -> OsString {
    let mut pathspec = OsString::from(":(top,literal)");
    pathspec.push(path);
    pathspec
}

fn arguments<'a>(
    words: &'a [&str],
    paths: impl IntoIterator<Item = &'a OsString> + 'a,
) -> impl Iterator<Item = &'a OsStr> {
    let words = words.iter().map(OsStr::new).chain([OsStr::new("--")]);
    words.chain(paths.into_iter().map(OsString::as_os_str))
}
