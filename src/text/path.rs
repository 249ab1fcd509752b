//! A path as it is shown: `plan/2022-2025/maal-2.toml` on every system, so that a message, a page
//! and what kimo takes back read the same everywhere.

use std::ffi::OsStr;
use std::path::Path;

/// How a path is shown.
pub(crate) trait Shown {
    /// The path with `/` between its folders; where it is not UTF-8, as near as it can be shown.
    fn shown(&self) -> String;
}

impl Shown for Path {
    fn shown(&self) -> String {
        let path = self.display().to_string();
        if cfg!(windows) { portable(&path) } else { path }
    }
}

/// The folder that a file lies in, as a path that can be opened: `.` for a name alone.
pub(crate) fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| *folder != Path::new(""));
    folder.unwrap_or(Path::new("."))
}

/// The folder and the name in a path with `/` between its names; the folder is empty for a name alone.
pub(crate) fn folder_and_name(path: &str) -> (&str, &str) {
    path.rsplit_once('/').unwrap_or(("", path))
}

/// Without what Windows sets before a path that it has looked up: `\\?\C:\planer`.
fn portable(path: &str) -> String {
    let path = match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(path).to_owned(),
    };
    path.replace('\\', "/")
}

/// The name in a path that Windows takes for one of its devices, whatever its ending.
pub(crate) fn device(path: &Path) -> Option<&str> {
    let mut names = path.iter().filter_map(OsStr::to_str);
    names.find(|name| cfg!(windows) && is_device(name))
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let stem = stem.to_ascii_uppercase();
    let numbered = ["COM", "LPT"].iter().find_map(|of| stem.strip_prefix(of));
    ["CON", "PRN", "AUX", "NUL"].contains(&stem.as_str())
        || numbered.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn windows_has_names_for_itself_with_any_ending() {
        let names = ["con", "AUX.toml", "nul.tar.gz", "Com1 .md", "LPT9"];
        assert!(names.into_iter().all(is_device));
        let names = [
            "konto.md",
            "com",
            "COM10",
            "com0",
            "nul-punkt.md",
            "C:",
            ".con",
        ];
        assert!(!names.into_iter().any(is_device));
    }

    #[test]
    fn a_path_of_windows_is_shown_as_any_other() {
        for (path, shown) in [
            (r"plan\2022-2025/maal-2.toml", "plan/2022-2025/maal-2.toml"),
            (r"C:\Users\Anna Møller\plan", "C:/Users/Anna Møller/plan"),
            (r"\\?\C:\planer\plan", "C:/planer/plan"),
            (r"\\?\UNC\kommune\faelles\plan", "//kommune/faelles/plan"),
            (r"\\kommune\faelles\plan", "//kommune/faelles/plan"),
        ] {
            assert_eq!(portable(path), shown);
        }
    }
}
