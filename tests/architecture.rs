//! The invariants of the house, as tests: who may know whom, and how a file begins.

#![allow(clippy::expect_used, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers, each using only those before it.
const LAYERS: [&str; 13] = [
    "text", "plan", "schema", "load", "document", "check", "query", "edit", "import", "view",
    "write", "editor", "command",
];

/// A source file and its code without the tests at its end.
struct File {
    path: PathBuf,
    code: String,
}

impl File {
    fn layer(&self) -> Option<usize> {
        let first = self.path.components().next()?.as_os_str().to_str()?;
        LAYERS
            .iter()
            .position(|layer| *layer == first.trim_end_matches(".rs"))
    }

    /// The lines of code with their numbers, comments left out.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self
            .code
            .lines()
            .enumerate()
            .map(|(index, line)| (index + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

#[test]
fn every_layer_uses_only_those_to_its_left() {
    let mut faults = Vec::new();
    for file in sources() {
        let Some(own) = file.layer() else { continue };
        for (number, line) in file.lines() {
            for layer in mentioned(line).filter(|layer| *layer > own) {
                faults.push(format!(
                    "{}:{number}: {} knows {}",
                    file.path.display(),
                    LAYERS[own],
                    LAYERS[layer]
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_file_begins_by_saying_what_it_is_for() {
    let silent: Vec<_> = sources()
        .into_iter()
        .filter(|file| !file.code.starts_with("//! "))
        .map(|file| file.path)
        .collect();
    assert!(silent.is_empty(), "no //! line at the top: {silent:?}");
}

#[test]
fn nothing_outside_tests_can_panic_on_purpose() {
    assert_absent(
        0,
        &[
            ".unwrap()",
            ".expect(",
            "panic!(",
            "todo!(",
            "unimplemented!(",
            "unreachable!(",
        ],
    );
}

#[test]
fn only_commands_read_the_clock_the_environment_and_the_terminal() {
    let places = [
        "Local::now",
        "Utc::now",
        "SystemTime",
        "Instant::now",
        "std::env",
        "println!",
        "stdin()",
        "stdout()",
    ];
    assert_absent(1, &places);
}

#[test]
fn only_load_and_command_touch_the_disk() {
    let command = LAYERS.len() - 1;
    for file in sources() {
        let touches = |line: &str| line.contains("std::fs") || line.contains("File::open");
        let may = file.layer() == Some(command)
            || file.path.starts_with("load")
            || file.layer().is_none();
        for (number, line) in file.lines().filter(|(_, line)| touches(line)) {
            assert!(may, "{}:{number}: {line}", file.path.display());
        }
    }
}

#[test]
fn a_path_is_shown_by_one_rule() {
    for file in sources() {
        let is_free = file.path.ends_with("text/path.rs");
        for (number, line) in file.lines() {
            let is_kept = is_free || !line.contains(".display()");
            assert!(is_kept, "{}:{number}: {line}", file.path.display());
        }
    }
}

/// No line of code holds one of `words`, the last `exempt` layers left out.
fn assert_absent(exempt: usize, words: &[&str]) {
    let mut faults = Vec::new();
    for file in sources() {
        // `main.rs` hands its arguments on, and nothing else.
        if file
            .layer()
            .is_none_or(|layer| layer >= LAYERS.len() - exempt)
        {
            continue;
        }
        for (number, line) in file.lines() {
            if let Some(word) = words.iter().find(|word| line.contains(*word)) {
                faults.push(format!("{}:{number}: {word}", file.path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_test_that_some_systems_do_not_have_says_why() {
    let mut files = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    collect(&root, &root, &mut files);
    let silent = |line: &str| {
        let line = line.trim();
        line.starts_with('#')
            && [r#"cfg(unix)]"#, r#""linux")]"#]
                .iter()
                .any(|end| line.ends_with(end))
    };
    for file in files {
        let found = file.lines().find(|(_, line)| silent(line));
        assert_eq!(
            found,
            None,
            "{}: write the reason behind it",
            file.path.display()
        );
    }
}

/// The layers that a line names, as `crate::layer` or in `use crate::{layer, …}`.
fn mentioned(line: &str) -> impl Iterator<Item = usize> + '_ {
    let named = move |layer: &&str| {
        line.contains(&format!("crate::{layer}::"))
            || line.contains(&format!("crate::{layer};"))
            || line.contains(&format!("crate::{{{layer}"))
    };
    LAYERS
        .iter()
        .enumerate()
        .filter(move |(_, layer)| named(layer))
        .map(|(index, _)| index)
}

fn sources() -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    collect(&root, &root, &mut files);
    assert!(files.len() > 30, "the sources were not found");
    files
}

fn collect(root: &Path, folder: &Path, files: &mut Vec<File>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            // A folder `tests` holds nothing else.
            if name != "tests" {
                collect(root, &path, files);
            }
        } else if name.ends_with(".rs") && !["testing.rs", "tests.rs", "corpus.rs"].contains(&name)
        {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap().to_owned();
            files.push(File {
                path: path.strip_prefix(root).unwrap().to_owned(),
                code,
            });
        }
    }
}
