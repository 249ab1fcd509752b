//! A commit of what was written and nothing else.
//!
//! git commits a file whole, and the file may hold more than kimo's entry: an edit that somebody
//! has only half done. So what is committed is the last commit's version of the file with the
//! difference between the bytes before and after the write joined into it; a version that is
//! staged gets the same. An index of its own holds the former, and `git commit` goes on from
//! there: hooks, signature and names are the user's own.

use super::repository::slashed;
use super::{Repository, line, refusal, run, run_with, said, temporary_folder};
use crate::check;
use crate::command::Failure;
use crate::command::arguments::quoted;
use crate::command::merge::join;
use crate::command::save::{Lock, Written};
use crate::load::{Disk, Folder, Which, load, root};
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::Output;
use std::time::{Duration, Instant};

/// Where the changes are saved, with the commit's short name.
pub(crate) enum Saved {
    /// The last commit had them already.
    Before,
    OnBranch(String),
    OnNoBranch(String),
}

/// How long to wait for another git, or for another kimo that commits.
const WAIT: Duration = Duration::from_secs(5);
const POLL: Duration = Duration::from_millis(50);

/// How often a commit is made anew where another git has moved the branch meanwhile.
const ATTEMPTS: usize = 4;

/// Puts entries into an index.
const INDEX_INFO: [&str; 3] = ["update-index", "-z", "--index-info"];

/// One file: what git has of it, and what it is to have.
struct File {
    /// Its path from the repository's top.
    path: OsString,
    /// Its kind and rights, as git writes them.
    mode: String,
    last_commit: Option<String>,
    staged: Option<String>,
    /// The bytes to commit, as the working tree would have them, and their object.
    to_commit: (Vec<u8>, String),
    /// The object to stage; nothing where the index has none, or has the file in conflict.
    to_stage: Option<String>,
}

/// What is to be committed, in its repository.
pub(crate) struct Only<'w> {
    repository: Repository,
    /// What was written, and its path from the repository's top.
    paths: Vec<(&'w Written, OsString)>,
    /// Files that the user lets git ignore, and that are no part of a plan.
    pub(crate) left_out: Vec<&'w Path>,
}

impl<'w> Only<'w> {
    /// What was written, where nothing keeps git from committing it.
    ///
    /// # Errors
    /// When it lies in no repository, git is in the middle of something, or ignores the plan.
    pub(crate) fn new(written: &'w [Written]) -> Result<Only<'w>> {
        let folder = written.first().and_then(|written| written.path.parent());
        let folder = folder.filter(|folder| !folder.as_os_str().is_empty());
        let mut only = Only {
            repository: Repository::around(folder.unwrap_or(Path::new(".")))?,
            paths: Vec::new(),
            left_out: Vec::new(),
        };
        only.refuse_unfinished()?;
        for written in written {
            let path = only.repository.path_of(&written.path)?;
            if !only.is_ignored(&path)? {
                only.paths.push((written, path));
            } else if written.path.extension() == Some(OsStr::new("toml")) {
                bail!(kept_out(&written.path));
            } else {
                only.left_out.push(&written.path);
            }
        }
        Ok(only)
    }

    /// Commits it under `subject`.
    ///
    /// # Errors
    /// When it is not committed. git's index is then as it was.
    pub(crate) fn commit(&self, subject: &str, today: NaiveDate) -> Result<Saved> {
        let repository = &self.repository;
        let index = repository.git_path("index")?;
        let _lock = Lock::of_file(&index.with_file_name("kimo.lock"), WAIT)?
            .context("et andet kimo er ved at gemme i git; prøv igen om lidt")?;
        wait_for_other_git(&index)?;
        for _ in 0..ATTEMPTS {
            let head = repository.resolve("HEAD")?;
            let head = head.as_deref();
            let files = self.paths.iter();
            let files = files.map(|(written, path)| File::new(repository, head, written, path));
            let mut files: Vec<File> = files.collect::<Result<_>>()?;
            files.retain(|file| file.last_commit.as_ref() != Some(&file.to_commit.1));
            if files.is_empty() {
                return Ok(Saved::Before);
            }
            refuse_errors(repository, head, &files, today)?;
            if let Some(saved) = attempt(repository, &index, head, &files, subject)? {
                return Ok(saved);
            }
        }
        bail!("et andet git gemmer hele tiden i repositoryet; prøv igen om lidt")
    }

    /// Whether the user lets git ignore a file that it does not hold.
    fn is_ignored(&self, path: &OsStr) -> Result<bool> {
        // Not a pattern, whatever sign it begins with.
        let mut here = OsString::from("./");
        here.push(path);
        let mut git = self.repository.git();
        let output = run(git.args(["check-ignore", "--quiet", "--"]).arg(here))?;
        Ok(output.status.success())
    }

    /// Refuses while git is in the middle of what any commit would be taken for the end of.
    fn refuse_unfinished(&self) -> Result<()> {
        for (head, what) in [
            ("MERGE_HEAD", "at samle to grene (git merge)"),
            (
                "CHERRY_PICK_HEAD",
                "at hente en commit fra en anden gren (git cherry-pick)",
            ),
            ("REVERT_HEAD", "at tage en commit tilbage (git revert)"),
        ] {
            if self.repository.resolve(head)?.is_some() {
                bail!(
                    Failure::new(format!(
                        "git er midt i {what} og kan imens ikke gemme noget for sig"
                    ))
                    .hint("gør det først færdigt; ”git status” viser, hvad der mangler")
                );
            }
        }
        Ok(())
    }
}

impl File {
    fn new(
        repository: &Repository,
        head: Option<&str>,
        written: &Written,
        path: &OsStr,
    ) -> Result<File> {
        let held = match head {
            Some(head) => repository.entry(&["ls-tree", "-z", "--full-tree", head], path)?,
            None => None,
        };
        let staged = repository.entry(&["ls-files", "-z", "--stage"], path)?;
        let mode = held.as_ref().or(staged.as_ref());
        let mode = mode.map_or("100644", |(mode, _)| mode).to_owned();
        let (held, staged) = (held.map(|held| held.1), staged.map(|staged| staged.1));
        // Of a new file there is no last commit's version, but one may be staged.
        let base = held.as_deref().or(staged.as_deref());
        let text = with_change(repository, written, path, base, "der er i git")?;
        let object = repository.store(&text, path)?;
        let to_stage = match staged.as_deref() {
            None => held.is_none().then(|| object.clone()),
            staged if staged == base => Some(object.clone()),
            staged => {
                let which = "der er klar til næste commit";
                let text = with_change(repository, written, path, staged, which)?;
                Some(repository.store(&text, path)?)
            }
        };
        Ok(File {
            path: path.to_owned(),
            mode,
            last_commit: held,
            staged,
            to_commit: (text, object),
            to_stage,
        })
    }

    /// As `git update-index -z --index-info` takes it.
    fn index_entry(&self, object: &str) -> Vec<u8> {
        let about = format!("{} {object}\t", self.mode);
        [about.as_bytes(), self.path.as_encoded_bytes(), b"\0"].concat()
    }
}

/// The version `object` of the file, with what was written joined into it.
///
/// # Errors
/// When it does not fit in there: it is on an action that this version does not have, or around
/// it stands something else.
fn with_change(
    repository: &Repository,
    written: &Written,
    path: &OsStr,
    object: Option<&str>,
    which: &str,
) -> Result<Vec<u8>> {
    let Written { before, after, .. } = written;
    let (Some(object), Some(before)) = (object, before) else {
        return Ok(after.clone());
    };
    for bytes in [before, after] {
        if repository.hash(bytes, path, &[])? == object {
            return Ok(after.clone());
        }
    }
    let version = repository.version(object, path)?;
    // So git holds a file that it was told of and not given yet.
    if version.is_empty() {
        return Ok(after.clone());
    }
    let name = path.to_string_lossy();
    let joined = join(&name, before, &version, after)?;
    if joined.conflicts.is_empty() {
        // What others have written and committed since comes after this in the file.
        let disk = std::fs::read(&written.path).unwrap_or_default();
        if is_part(&version, &disk) && !is_part(&joined.bytes, &disk) {
            let in_order = join(&name, &disk, &disk, &joined.bytes)?.bytes;
            if is_part(&in_order, &disk) && is_part(&version, &in_order) {
                return Ok(in_order);
            }
        }
        return Ok(joined.bytes);
    }
    bail!(
        Failure::new(format!(
            "det passer ikke ind i den udgave af {}, {which}, for filen har også rettelser, der \
             ikke er gemt",
            written.path.display()
        ))
        .hint("gør dem færdige, og gem hele filen")
    )
}

/// Whether the lines of a text are lines of `whole`, in the same order.
fn is_part(text: &[u8], whole: &[u8]) -> bool {
    let mut lines = whole.split(|byte| *byte == b'\n');
    text.split(|byte| *byte == b'\n')
        .all(|line| lines.any(|other| other == line))
}

/// Refuses a commit by which a sound plan would get an error in git, for what it needs is not
/// committed: a party, or the action itself.
fn refuse_errors(
    repository: &Repository,
    head: Option<&str>,
    files: &[File],
    today: NaiveDate,
) -> Result<()> {
    let folder_of = |file: &File| Path::new(&file.path).parent().map(Path::to_owned);
    let mut folders: Vec<PathBuf> = files.iter().filter_map(folder_of).collect();
    folders.dedup();
    for folder in folders {
        let then = head.map(|head| repository.check_out(head, &slashed(&folder)));
        let then = then.transpose()?;
        let Some(then) = then.filter(|then| then.path().join(root::HANDLEPLAN).is_file()) else {
            continue;
        };
        let before = errors(then.path(), today)?;
        for file in files
            .iter()
            .filter(|file| folder_of(file).as_ref() == Some(&folder))
        {
            let name = Path::new(&file.path).file_name().unwrap_or_default();
            std::fs::write(then.path().join(name), &file.to_commit.0)?;
        }
        let after = errors(then.path(), today)?;
        if let Some((name, message)) = after.into_iter().find(|error| !before.contains(error)) {
            bail!(
                Failure::new(format!("i git ville planen få en fejl: {name}: {message}"))
                    .hint("gem først det i git, som det skrevne bygger på")
            );
        }
    }
    Ok(())
}

/// The errors of the plan in a period's folder, each with its file.
fn errors(folder: &Path, today: NaiveDate) -> Result<Vec<(String, String)>> {
    let disk = Disk::new(folder);
    let period = Folder {
        name: String::new(),
        years: None,
    };
    let loaded = load(&disk, &[period], Which::All)?;
    let problems = check::check(&loaded.plans, loaded.problems, today);
    let errors = problems.into_iter().filter(|problem| problem.is_error());
    Ok(errors
        .map(|error| {
            (
                loaded.sources.name(error.span.file).to_owned(),
                error.message,
            )
        })
        .collect())
}

/// Commits the files; nothing where another git has moved the branch meanwhile.
fn attempt(
    repository: &Repository,
    index: &Path,
    head: Option<&str>,
    files: &[File],
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
        succeed(run(git().args(["read-tree", "-i", "--reset", head]))?)?;
    }
    let entries = files.iter().map(|file| file.index_entry(&file.to_commit.1));
    let entries = entries.collect::<Vec<_>>().concat();
    succeed(run_with(git().args(INDEX_INFO), &entries)?)?;
    let mut git = git();
    // Hooks run as they do for the user, in the user's own language.
    git.env_remove("LC_ALL").env_remove("GIT_OPTIONAL_LOCKS");
    if let Some(language) = std::env::var_os("LC_ALL") {
        git.env("LC_ALL", language);
    }
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
    stage(repository, files);
    Ok(Some(made(repository)))
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

/// Stages the files, so that what is committed is no difference to the index. The commit is
/// made, whatever comes of this: git then shows the entry as staged to be taken out again.
fn stage(repository: &Repository, files: &[File]) {
    let changed = files.iter().filter(|file| file.staged != file.to_stage);
    let entries = changed.filter_map(|file| Some(file.index_entry(file.to_stage.as_deref()?)));
    let entries = entries.collect::<Vec<_>>().concat();
    if entries.is_empty() {
        return;
    }
    let start = Instant::now();
    loop {
        let mut git = repository.git();
        let output = run_with(git.args(INDEX_INFO), &entries);
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

fn succeed(output: Output) -> Result<()> {
    if output.status.success() {
        Ok(())
    } else {
        bail!(refusal(&output))
    }
}

/// Waits for a git that is at work with the index. One that was killed has left its lock.
fn wait_for_other_git(index: &Path) -> Result<()> {
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
    let lock = lock.display().to_string();
    Failure::new("et andet git er i gang i repositoryet")
        .hint(format!("er der ikke det, så slet filen {}", quoted(&lock)))
}

fn kept_out(file: &Path) -> Failure {
    let shown = file.display().to_string();
    Failure::new(format!(".gitignore holder {shown} ude")).hint(format!(
        "se, hvor det står: git check-ignore -v {}",
        quoted(&shown)
    ))
}

impl Repository {
    /// Where git keeps the file of its own that is called `name`.
    pub(crate) fn git_path(&self, name: &str) -> Result<PathBuf> {
        let path = self.ask(["rev-parse", "--git-path", name])?;
        Ok(self.top.join(super::repository::path(&path)))
    }

    /// The mode and the object of one file, as a listing has it: `100644 5716ca5 0`, a tab and
    /// the path, or with the object's kind before it. Nothing where it lists none, or several.
    fn entry(&self, listing: &[&str], path: &OsStr) -> Result<Option<(String, String)>> {
        let mut git = self.git();
        git.env("GIT_LITERAL_PATHSPECS", "1");
        let output = run(git.args(listing).arg("--").arg(path))?;
        if !output.status.success() {
            bail!(refusal(&output));
        }
        let listed = String::from_utf8_lossy(&output.stdout).into_owned();
        let words: Vec<&str> = listed.split('\t').next().unwrap_or("").split(' ').collect();
        Ok(match words[..] {
            [mode, "blob", object] | [mode, object, "0"] => {
                Some((mode.to_owned(), object.to_owned()))
            }
            _ => None,
        })
    }

    /// The bytes of an object as the working tree would have them at `path`.
    pub(crate) fn version(&self, object: &str, path: &OsStr) -> Result<Vec<u8>> {
        let mut place = OsString::from("--path=");
        place.push(path);
        self.ask([
            OsStr::new("cat-file"),
            OsStr::new("--filters"),
            &place,
            OsStr::new(object),
        ])
    }

    /// The objects of a file in conflict: the version that both sides began with, ours and theirs.
    pub(crate) fn stages(&self, path: &OsStr) -> Result<[Option<String>; 3]> {
        let mut git = self.git();
        git.env("GIT_LITERAL_PATHSPECS", "1");
        let output = run(git.args(["ls-files", "-z", "--unmerged", "--"]).arg(path))?;
        let listed = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut stages = [None, None, None];
        for entry in listed.split('\0') {
            let words: Vec<&str> = entry.split('\t').next().unwrap_or("").split(' ').collect();
            if let [_, object, stage] = words[..]
                && let Some(place) = stage
                    .parse::<usize>()
                    .ok()
                    .and_then(|n| stages.get_mut(n - 1))
            {
                *place = Some(object.to_owned());
            }
        }
        Ok(stages)
    }

    /// The object that the file's bytes make at `path`.
    fn hash(&self, bytes: &[u8], path: &OsStr, options: &[&str]) -> Result<String> {
        let mut place = OsString::from("--path=");
        place.push(path);
        let mut git = self.git();
        git.args(["hash-object", "--stdin"])
            .args(options)
            .arg(place);
        let output = run_with(&mut git, bytes)?;
        if !output.status.success() {
            bail!(refusal(&output));
        }
        Ok(line(&output.stdout))
    }

    fn store(&self, bytes: &[u8], path: &OsStr) -> Result<String> {
        self.hash(bytes, path, &["-w"])
    }
}
