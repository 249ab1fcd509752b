//! git's attributes for the plan's files: what git says of them, and where that may stand.
//!
//! git itself is the one to ask: many files have a say, and one line outweighs another. But git
//! is asked only where one of them speaks of the matter at all, for a plan is checked often; and
//! it is not asked where one of them is a pipe, which git would wait for for ever.

use super::{Repository, refusal};
use crate::load::files::{Files, read_settings, reason};
use crate::load::{Disk, root};
use anyhow::{Context, Result, anyhow, bail, ensure};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

/// The files in which git looks for attributes of the plan's files, and its settings.
pub(crate) struct Places {
    /// The folder with the files of the repository.
    pub(crate) top: PathBuf,
    /// Those with attributes, the strongest first.
    pub(crate) attributes: Vec<Place>,
    /// Those with settings.
    pub(crate) settings: Vec<Place>,
}

/// One such file.
pub(crate) struct Place {
    /// Where it is.
    pub(crate) path: PathBuf,
    /// The folder whose files it is about; nothing where it is about all.
    folder: Option<PathBuf>,
    text: String,
}

impl Places {
    /// Those around the plan in `disk` that are there; nothing where it lies in no repository.
    ///
    /// # Errors
    /// When a `.gitattributes` cannot be read, a pipe or a device among them.
    pub(crate) fn around(disk: &Disk) -> Result<Option<Places>> {
        let root = std::fs::canonicalize(&disk.root).unwrap_or_else(|_| disk.root.clone());
        let has_git = |folder: &&Path| folder.join(".git").exists();
        let Some(top) = root.ancestors().find(has_git) else {
            return Ok(None);
        };
        let git = git_folder(&top.join(".git"));
        let mut attributes = Vec::new();
        add(&mut attributes, git.join("info/attributes"), None)?;
        let periods = root::periods(disk).unwrap_or_default();
        let below = periods.iter().filter(|period| !period.name.is_empty());
        let below = below.map(|period| root.join(&period.name));
        let above = root
            .ancestors()
            .take_while(|folder| folder.starts_with(top));
        for folder in below.chain(above.map(Path::to_owned)) {
            add(&mut attributes, folder.join(".gitattributes"), Some(folder))?;
        }
        let mut settings = Vec::new();
        let global = std::env::var_os("GIT_CONFIG_GLOBAL").map(PathBuf::from);
        let global = global.or_else(|| Some(home()?.join(".gitconfig")));
        let mut paths = vec![git.join("config"), PathBuf::from("/etc/gitconfig")];
        paths.extend(global);
        if let Some(folder) = settings_folder() {
            add_readable(&mut attributes, folder.join("git/attributes"), None);
            paths.push(folder.join("git/config"));
        }
        for path in paths {
            add_readable(&mut settings, path, None);
        }
        Ok(Some(Places {
            top: top.to_owned(),
            attributes,
            settings,
        }))
    }

    /// The place that most likely decides on the file at `path`, and the line there: the
    /// strongest with one of `words`.
    pub(crate) fn deciding(&self, path: &Path, words: &[&str]) -> Option<(&Place, usize)> {
        let mut about = self.attributes.iter().filter(|place| {
            let folder = place.folder.as_ref();
            folder.is_none_or(|folder| path.starts_with(folder))
        });
        about.find_map(|place| Some((place, place.line_with(words)?)))
    }

    /// Whether one of them has one of `words`.
    pub(crate) fn speak_of(&self, words: &[&str]) -> bool {
        let mut all = self.attributes.iter().chain(&self.settings);
        all.any(|place| place.line_with(words).is_some())
    }

    /// The path of a place as people know it: from the repository's top.
    pub(crate) fn shown(&self, place: &Place) -> String {
        let path = place.path.strip_prefix(&self.top);
        let path = path.unwrap_or(&place.path).display().to_string();
        path.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

impl Place {
    /// The last line with one of `words`, for the last line that fits decides.
    fn line_with(&self, words: &[&str]) -> Option<usize> {
        let lines: Vec<&str> = self.text.lines().collect();
        let has = |line: &&str| {
            !line.trim_start().starts_with('#') && words.iter().any(|word| line.contains(word))
        };
        Some(lines.iter().rposition(has)? + 1)
    }
}

impl Repository {
    /// How git merges each of `paths`, which are given from the repository's top: the value of
    /// the attribute `merge`, or what stands for it where it is unspecified.
    ///
    /// # Errors
    /// When git cannot tell.
    pub(crate) fn merges(&self, paths: &[String]) -> Result<Vec<String>> {
        let mut git = self.git();
        git.args(["check-attr", "-z", "--stdin", "merge"]);
        let git = git.stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut asked = git
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| super::not_started(&error))?;
        let questions = paths.join("\0") + "\0";
        let input = asked.stdin.take();
        // git answers while it is asked, and waits where nobody reads.
        let output = std::thread::scope(|scope| {
            scope.spawn(move || input.map(|mut input| input.write_all(questions.as_bytes())));
            asked.wait_with_output()
        });
        let output = output.context("git kan ikke spørges")?;
        if !output.status.success() {
            bail!(refusal(&output));
        }
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        let values = said.split('\0').skip(2).step_by(3).map(str::to_owned);
        let mut merges: Vec<String> = values.take(paths.len()).collect();
        ensure!(
            merges.len() == paths.len(),
            "git svarede ikke for alle filer"
        );
        if merges.iter().any(|merge| merge == UNSPECIFIED)
            && let Some(default) = self.setting("merge.default")?
        {
            for merge in merges.iter_mut().filter(|merge| *merge == UNSPECIFIED) {
                merge.clone_from(&default);
            }
        }
        Ok(merges)
    }
}

/// What git says of an attribute that nothing is said of.
const UNSPECIFIED: &str = "unspecified";

/// The names of the plan's files in every period, from its root; those that a plan would have
/// where it has none.
pub(crate) fn plan_files(disk: &Disk) -> Vec<String> {
    let mut names = Vec::new();
    for period in root::periods(disk).unwrap_or_default() {
        let entries = disk.list(&period.name).unwrap_or_default();
        let entries = entries.into_iter().map(|entry| entry.name);
        let of_plan =
            entries.filter(|name| *name == root::HANDLEPLAN || root::goal_number(name).is_some());
        names.extend(of_plan.map(|name| period.join(&name)));
    }
    if names.is_empty() {
        vec!["2022-2025/maal-1.toml".to_owned()]
    } else {
        names
    }
}

/// Where git keeps what is the repository's own, by its `.git`: a folder, or for a second
/// working tree a file that leads there.
fn git_folder(dot_git: &Path) -> PathBuf {
    let line = |file: &Path| {
        let bytes = read_settings(file).ok()?;
        Some(String::from_utf8_lossy(&bytes).trim_end().to_owned())
    };
    let own = match line(dot_git) {
        None => dot_git.to_owned(),
        Some(leads) => dot_git.with_file_name(leads.trim_start_matches("gitdir: ")),
    };
    match line(&own.join("commondir")) {
        None => own,
        Some(common) => {
            let common = own.join(common);
            std::fs::canonicalize(&common).unwrap_or(common)
        }
    }
}

/// The folder of the user's own settings.
fn settings_folder() -> Option<PathBuf> {
    let set = std::env::var_os("XDG_CONFIG_HOME").filter(|set| !set.is_empty());
    set.map(PathBuf::from)
        .or_else(|| Some(home()?.join(".config")))
}

fn home() -> Option<PathBuf> {
    std::env::var_os("HOME")
        .or_else(|| std::env::var_os("USERPROFILE"))
        .map(PathBuf::from)
}

/// Adds the file at `path`, if it is there. Where it must be one that git can read to its end,
/// anything else is an error.
fn add(places: &mut Vec<Place>, path: PathBuf, folder: Option<PathBuf>) -> Result<()> {
    match read_settings(&path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(anyhow!(reason(&error)))
            .with_context(|| format!("{} kan ikke læses", path.display())),
        _ => {
            add_readable(places, path, folder);
            Ok(())
        }
    }
}

fn add_readable(places: &mut Vec<Place>, path: PathBuf, folder: Option<PathBuf>) {
    if let Ok(bytes) = read_settings(&path) {
        places.push(Place {
            path,
            folder,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        });
    }
}
