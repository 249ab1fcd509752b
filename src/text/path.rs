//! A path as it is shown: `plan/2022-2025/maal-2.toml` on every system, so that a message, a page
//! and what kimo takes back read the same everywhere.

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

/// Without what Windows sets before a path that it has looked up: `\\?\C:\planer`.
fn portable(path: &str) -> String {
    let path = match path.strip_prefix(r"\\?\UNC\") {
        Some(share) => format!(r"\\{share}"),
        None => path.strip_prefix(r"\\?\").unwrap_or(path).to_owned(),
    };
    path.replace('\\', "/")
}

#[cfg(test)]
mod tests {
    use super::*;

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
