//! The paths of a commit, with links followed as a disk would follow them, but never out of the
//! repository: what lies there was no part of the commit.

use super::{Repository, refusal, run};
use crate::load::files::Kind;
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// How many links may lead on to one another, as many as Linux allows.
const MOST_STEPS: usize = 40;

/// What a commit holds, by its path from the top of the repository.
#[derive(Debug)]
pub(super) struct Paths(BTreeMap<String, Item>);

#[derive(Debug)]
enum Item {
    /// A file, by its object's name.
    File(String),
    /// A link, by its object's name, and where it leads, once that was asked for.
    Link(String, OnceLock<String>),
    /// Another repository: nothing to read.
    Other,
}

/// Where a path leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Place {
    /// To a file, by its object's name.
    File(String),
    /// To a folder, by its own path.
    Folder(String),
    /// To nothing that can be read.
    Other,
    /// To nothing at all.
    Nothing,
    /// Nobody knows where: the links cannot be followed, for this reason.
    Lost(&'static str),
}

impl Place {
    /// What a listing calls it. What cannot be followed is called a file, as on disk: reading it
    /// will tell why.
    pub(super) fn kind(&self) -> Kind {
        match self {
            Place::File(_) | Place::Lost(_) => Kind::File,
            Place::Folder(_) => Kind::Folder,
            Place::Other | Place::Nothing => Kind::Other,
        }
    }
}

impl Paths {
    /// Those of `commit` that lie in `root`, or all of them where a link may lead elsewhere.
    ///
    /// # Errors
    /// When git cannot tell.
    pub(super) fn of(repository: &Repository, commit: &str, root: &str) -> Result<Paths> {
        let inside = Paths::read(repository, commit, root)?;
        let has_links = inside.0.values().any(|item| matches!(item, Item::Link(..)));
        if has_links || inside.0.is_empty() {
            Paths::read(repository, commit, "")
        } else {
            Ok(inside)
        }
    }

    fn read(repository: &Repository, commit: &str, root: &str) -> Result<Paths> {
        let mut git = repository.git();
        git.args(["ls-tree", "-r", "-z", "--full-tree", "--end-of-options"]);
        git.arg(commit);
        if !root.is_empty() {
            // A path and not a pattern.
            git.env("GIT_LITERAL_PATHSPECS", "1").args(["--", root]);
        }
        let output = run(&mut git)?;
        if !output.status.success() {
            bail!(refusal(&output));
        }
        let records = output.stdout.split(|byte| *byte == 0);
        Ok(Paths(records.filter_map(item).collect()))
    }

    /// The names in the folder at `path`, links not followed.
    pub(super) fn names(&self, path: &str) -> Vec<&str> {
        let start = match path {
            "" => String::new(),
            path => format!("{path}/"),
        };
        let mut names: Vec<&str> = Vec::new();
        for path in self.0.range(start.clone()..).map(|(path, _)| path) {
            let Some(inside) = path.strip_prefix(&start) else {
                break;
            };
            let name = inside.split('/').next().unwrap_or(inside);
            // In the order of paths `a/b` may stand apart from `a/c`: `a.toml` is between.
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Where `path` leads, every link on the way followed.
    pub(super) fn follow(&self, repository: &Repository, path: &str) -> Result<Place> {
        let mut ahead: Vec<String> = parts(path);
        let mut here: Vec<String> = Vec::new();
        let mut steps = 0;
        while let Some(part) = ahead.pop() {
            if part == ".." {
                if here.pop().is_none() {
                    return Ok(Place::Lost(OUTSIDE));
                }
                continue;
            }
            here.push(part);
            let path = here.join("/");
            match self.0.get(&path) {
                Some(Item::Link(object, target)) => {
                    steps += 1;
                    if steps > MOST_STEPS {
                        return Ok(Place::Lost("linket fører i ring"));
                    }
                    let target = target_of(repository, object, target)?;
                    if target.starts_with('/') {
                        return Ok(Place::Lost(OUTSIDE));
                    }
                    here.pop();
                    ahead.extend(parts(target));
                }
                Some(Item::File(object)) if ahead.is_empty() => {
                    return Ok(Place::File(object.clone()));
                }
                Some(Item::Other) if ahead.is_empty() => return Ok(Place::Other),
                Some(_) => return Ok(Place::Nothing),
                None if !self.is_folder(&path) => return Ok(Place::Nothing),
                None => {}
            }
        }
        Ok(Place::Folder(here.join("/")))
    }

    fn is_folder(&self, path: &str) -> bool {
        let start = format!("{path}/");
        let mut from = self.0.range(start.clone()..);
        from.next()
            .is_some_and(|(path, _)| path.starts_with(&start))
    }
}

const OUTSIDE: &str = "linket fører ud af git-repositoryet";

/// The names in a path, the last first.
fn parts(path: &str) -> Vec<String> {
    let parts = path.split('/').rev();
    let parts = parts.filter(|part| !part.is_empty() && *part != ".");
    parts.map(str::to_owned).collect()
}

fn target_of<'t>(
    repository: &Repository,
    object: &str,
    known: &'t OnceLock<String>,
) -> Result<&'t str> {
    if let Some(target) = known.get() {
        return Ok(target);
    }
    let target = repository.ask(["cat-file", "blob", object])?;
    Ok(known.get_or_init(|| String::from_utf8_lossy(&target).into_owned()))
}

/// `100644 blob 5716ca5, a tab and plan/2022-2025/maal-1.toml`.
fn item(record: &[u8]) -> Option<(String, Item)> {
    let text = String::from_utf8_lossy(record);
    let (about, path) = text.split_once('\t')?;
    let mut about = about.split(' ');
    let (mode, object) = (about.next()?, about.nth(1)?.to_owned());
    let item = match mode {
        "100644" | "100755" => Item::File(object),
        "120000" => Item::Link(object, OnceLock::new()),
        _ => Item::Other,
    };
    Some((path.to_owned(), item))
}
