//! git's attributes for the plan's files: how git merges them, and which of its files says so.
//!
//! git itself is the one to ask: many files have a say, and one line outweighs another. But git
//! is asked only where one of them speaks of the matter at all, for a plan is checked often; and
//! it is not asked where one of them is a pipe, which git would wait for for ever.

use super::{Repository, answer, answer_to, git_in, repository};
use crate::load::files::{Files, read_settings};
use crate::load::{Disk, root};
use crate::text::{Severity, Shown};
use crate::view::check::ProblemRow;
use anyhow::{Context, Result, ensure};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A file with attributes or settings of git's.
pub(crate) struct Place {
    path: PathBuf,
    text: String,
}

impl Place {
    /// The last line with one of `words`, counted from 1: the last line that fits decides.
    fn line_with(&self, words: &[&str]) -> Option<usize> {
        let lines: Vec<&str> = self.text.lines().collect();
        let has = |line: &&str| {
            !line.trim_start().starts_with('#') && words.iter().any(|word| line.contains(word))
        };
        Some(lines.iter().rposition(has)? + 1)
    }

    /// Whether it gives attributes to the file at `path`.
    fn is_about(&self, path: &Path) -> bool {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        self.path.ends_with("attributes")
            || (self.path.ends_with(".gitattributes") && path.starts_with(folder))
    }
}

/// The files with attributes or settings for the plan in `disk`, the strongest first; none where
/// it lies in no repository.
///
/// # Errors
/// When one cannot be read, a pipe or a device among them.
pub(crate) fn places(disk: &Disk) -> Result<Vec<Place>> {
    let root = std::fs::canonicalize(&disk.root).unwrap_or_else(|_| disk.root.clone());
    let Some(top) = { root.ancestors() }.find(|folder| folder.join(".git").exists()) else {
        return Ok(Vec::new());
    };
    let mut git = top.join(".git");
    if git.is_file() {
        // A second working tree's leads to the repository.
        let common = answer(git_in(top).args(["rev-parse", "--git-common-dir"]))?;
        git = top.join(repository::path(&common));
    }
    let periods = root::periods(disk).unwrap_or_default();
    let below = periods.iter().filter(|period| !period.name.is_empty());
    let below = below.map(|period| root.join(&period.name));
    let above = { root.ancestors() }.take_while(|folder| folder.starts_with(top));
    let mut paths = vec![git.join("info/attributes")];
    let folders = below.chain(above.map(Path::to_owned));
    paths.extend(folders.map(|folder| folder.join(".gitattributes")));
    let set = |name| std::env::var_os(name).filter(|set| !set.is_empty());
    // As the repository's own path is, which one of them may lie in.
    let folder = |name| set(name).map(|set| std::fs::canonicalize(&set).unwrap_or(set.into()));
    let home = folder("HOME").or_else(|| folder("USERPROFILE"));
    let own = folder("XDG_CONFIG_HOME").or_else(|| Some(home.as_ref()?.join(".config")));
    let of_user = ["git/attributes", "git/config"];
    paths.extend(
        of_user
            .iter()
            .filter_map(|name| Some(own.as_ref()?.join(name))),
    );
    let global = set("GIT_CONFIG_GLOBAL").map(PathBuf::from);
    paths.extend(global.or_else(|| Some(home?.join(".gitconfig"))));
    paths.extend([git.join("config"), PathBuf::from("/etc/gitconfig")]);
    let is_of_repository =
        |path: &Path| path.ends_with(".gitattributes") || path == git.join("info/attributes");
    let mut places = Vec::new();
    for path in paths {
        match read_settings(&path) {
            Ok(bytes) => places.push(Place {
                text: String::from_utf8_lossy(&bytes).into_owned(),
                path,
            }),
            // The user's own settings are git's to complain of.
            Err(error) if error.kind() == ErrorKind::NotFound || !is_of_repository(&path) => {}
            Err(error) => {
                let cannot = format!("{} kan ikke læses", path.shown());
                return Err(error).context(cannot);
            }
        }
    }
    Ok(places)
}

/// The file that most likely gives the file at `path` an attribute that is one of `words`, as
/// seen from `top`, and the line there.
pub(crate) fn deciding(
    places: &[Place],
    top: &Path,
    path: &str,
    words: &[&str],
) -> Option<(String, usize)> {
    let path = top.join(path);
    let mut about = places.iter().filter(|place| place.is_about(&path));
    let (place, line) = about.find_map(|place| Some((place, place.line_with(words)?)))?;
    let from_top = place.path.strip_prefix(top).unwrap_or(&place.path);
    Some((from_top.shown(), line))
}

/// A warning against `merge=union` on a file of the plan in `disk`. git then keeps the lines of
/// both sides without a conflict: two notes become one with two dates, and the file is clean and
/// wrong.
pub(crate) fn union_warning(disk: &Disk) -> Option<ProblemRow> {
    let places = places(disk).ok()?;
    { places.iter() }.find_map(|place| place.line_with(&["union"]))?;
    let repository = Repository::around(&disk.root).ok()?;
    let files = plan_files(disk, &repository).ok()?;
    let merges = repository.merges(&files).ok()?;
    let file = files
        .iter()
        .zip(&merges)
        .find(|(_, merge)| *merge == "union")?
        .0;
    let top = std::fs::canonicalize(&repository.top).ok()?;
    let (said, place, line) = match deciding(&places, &top, file, &["union"]) {
        Some((place, line)) => (place.clone(), place, line),
        // It is the default for files that no attribute is given.
        None => ("gits indstilling merge.default".to_owned(), file.clone(), 1),
    };
    let plan = repository.path_of(&disk.root).ok()?;
    let plan = Path::new(&plan);
    let file = match Path::new(&place).strip_prefix(plan) {
        Ok(inside) => inside.shown(),
        Err(_) if Path::new(&place).is_absolute() => place,
        Err(_) => "../".repeat(plan.components().count()) + &place,
    };
    Some(ProblemRow {
        rule: "merge-union",
        severity: Severity::Warning.word(),
        file,
        line,
        column: 1,
        message: format!(
            "{said} lader git flette planens filer med merge=union; så kan noter blive \
             blandet sammen uden konflikt"
        ),
        help: Some("Slet ”merge=union” for planens filer, og kør: kimo flet --install".to_owned()),
    })
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
        let said = answer_to(&mut git, (paths.join("\0") + "\0").as_bytes())?;
        let said = String::from_utf8_lossy(&said);
        let values = said.split('\0').skip(2).step_by(3).take(paths.len());
        let default = self.setting("merge.default")?;
        let merges: Vec<String> = values
            .map(|merge| match (merge, &default) {
                ("unspecified", Some(default)) => default.clone(),
                _ => merge.to_owned(),
            })
            .collect();
        let is_whole = merges.len() == paths.len();
        ensure!(is_whole, "git svarede ikke for alle filer");
        Ok(merges)
    }
}

/// The paths of the plan's files in every period, from the repository's top; those that a plan
/// would have where it has none.
///
/// # Errors
/// When the plan does not lie in the repository.
pub(crate) fn plan_files(disk: &Disk, repository: &Repository) -> Result<Vec<String>> {
    let plan = repository.path_of(&disk.root)?;
    let from_top = |name: &str| Path::new(&plan).join(name).shown();
    let mut names = Vec::new();
    for period in root::periods(disk).unwrap_or_default() {
        let entries = disk.list(&period.name).unwrap_or_default();
        let names_in = entries.iter().map(|entry| &*entry.name);
        let of_plan = names_in.filter(|name| root::is_plan_file(name));
        names.extend(of_plan.map(|name| from_top(&period.join(name))));
    }
    if names.is_empty() {
        names.push(from_top("2022-2025/maal-1.toml"));
    }
    names.sort_unstable(); // Each system lists a folder in an order of its own.
    Ok(names)
}
