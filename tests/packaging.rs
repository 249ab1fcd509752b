//! What a release is installed by, and the addresses that everything of it stands at: one constant
//! each, in `Cargo.toml`. CONTRIBUTING.md says what becomes of them before the first release.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(unix)] // The release is made on Linux, by scripts.

mod common;

use common::{Workplace, project};
use insta::assert_snapshot;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const VERSION: &str = env!("CARGO_PKG_VERSION");
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// The manifests of a release with these archives.
fn manifests(place: &Workplace, tag: &str, archives: &[&str]) -> Output {
    for (number, archive) in archives.iter().enumerate() {
        let name = format!("dist/kimo-{tag}-{archive}.sha256");
        let checksum = number.to_string().repeat(64);
        place.write(&name, format!("{checksum} *kimo-{tag}-{archive}\n"));
    }
    Command::new("bash")
        .arg(project("packaging/manifests"))
        .args([tag, "dist", "out"])
        .current_dir(place.path(""))
        .output()
        .unwrap()
}

const ARCHIVES: [&str; 4] = [
    "x86_64-unknown-linux-gnu.tar.gz",
    "x86_64-pc-windows-msvc.zip",
    "x86_64-apple-darwin.tar.gz",
    "aarch64-apple-darwin.tar.gz",
];

#[test]
fn the_package_managers_get_the_archives_with_their_checksums() {
    let place = Workplace::empty();
    let output = manifests(&place, &format!("v{VERSION}"), &ARCHIVES);
    assert!(output.status.success(), "{output:?}");
    let text = |name: &str| {
        let text = place.read(&format!("out/{name}"));
        assert!(!text.contains('@'), "a placeholder is left: {text}");
        text.replace(VERSION, "VERSION")
            .replace(REPOSITORY, "ADDRESS")
    };
    // What is fetched, and its checksum: the archive's number in the list above.
    let addresses = |name: &str| {
        let text = text(name);
        let lines = text.lines().map(str::trim_start);
        let is_told = |line: &&str| {
            let name = line.to_lowercase();
            ["url", "\"url", "installerurl"]
                .iter()
                .any(|key| name.starts_with(key))
                || name.contains("sha256")
                || name.contains("\"hash\": \"")
        };
        let short = |line: &str| {
            ["0", "1", "2", "3"]
                .iter()
                .fold(line.to_owned(), |line, digit| {
                    line.replace(&digit.repeat(64), &digit.repeat(4))
                })
        };
        lines
            .filter(is_told)
            .map(short)
            .collect::<Vec<_>>()
            .join("\n")
    };
    assert_snapshot!(addresses("kimo.rb"), @r#"
    url "ADDRESS/releases/download/vVERSION/kimo-vVERSION-aarch64-apple-darwin.tar.gz"
    sha256 "3333"
    url "ADDRESS/releases/download/vVERSION/kimo-vVERSION-x86_64-apple-darwin.tar.gz"
    sha256 "2222"
    url "ADDRESS/releases/download/vVERSION/kimo-vVERSION-x86_64-unknown-linux-gnu.tar.gz"
    sha256 "0000"
    "#);
    assert_snapshot!(addresses("KIMODanmark.kimo.installer.yaml"), @"
    InstallerUrl: ADDRESS/releases/download/vVERSION/kimo-vVERSION-x86_64-pc-windows-msvc.zip
    InstallerSha256: 1111
    ");
    assert_snapshot!(addresses("kimo.json"), @r#"
    "url": "ADDRESS/releases/download/vVERSION/kimo-vVERSION-x86_64-pc-windows-msvc.zip",
    "hash": "1111",
    "url": "ADDRESS/releases/download/v$version/kimo-v$version-x86_64-pc-windows-msvc.zip",
    "url": "$url.sha256"
    "#);
    serde_json::from_str::<serde_json::Value>(&text("kimo.json")).unwrap();
    for name in [
        "KIMODanmark.kimo.yaml",
        "KIMODanmark.kimo.locale.da-DK.yaml",
    ] {
        assert!(text(name).contains("PackageVersion: \"VERSION\""));
    }
}

#[test]
fn a_release_that_is_not_whole_or_of_another_version_gets_no_manifests() {
    let place = Workplace::empty();
    assert!(!manifests(&place, "v99.0.0", &ARCHIVES).status.success());
    assert!(
        !manifests(&place, &format!("v{VERSION}"), &ARCHIVES[1..])
            .status
            .success()
    );
    assert!(!place.path("out").exists());
}

/// The project's own text files, with their paths.
fn texts(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if ["target", ".git", "node_modules"].contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            texts(&path, found);
        } else if let Ok(text) = fs::read_to_string(&path) {
            let path = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
            found.push((path.to_string_lossy().replace('\\', "/"), text));
        }
    }
}

#[test]
fn every_address_of_the_project_is_the_constant_s() {
    let mut found = Vec::new();
    texts(&project(""), &mut found);
    let (_, owner_and_name) = REPOSITORY.split_once("github.com/").unwrap();
    let (owner, name) = owner_and_name.split_once('/').unwrap();
    let mut places = Vec::new();
    for (path, text) in &found {
        for (number, line) in text.lines().enumerate() {
            let Some((_, rest)) = line.split_once(&format!("{owner}/")) else {
                continue;
            };
            assert!(
                rest.starts_with(name) || rest.starts_with('*'),
                "{path}:{}: {line}",
                number + 1
            );
            places.push(path.as_str());
            // What a plan's repository is shown is this version's.
            if let Some((_, version)) = rest.split_once('@') {
                assert_eq!(
                    version.trim(),
                    format!("v{VERSION}"),
                    "{path}:{}",
                    number + 1
                );
            }
        }
    }
    places.sort_unstable();
    places.dedup();
    assert_snapshot!(places.join("\n"), @"
    .github/zizmor.yml
    .pre-commit-hooks.yaml
    Cargo.toml
    docs/github/flet.yml
    docs/github/plan.yml
    docs/github/side.yml
    docs/vejledning.md
    ");
}

#[test]
fn no_page_of_the_guide_sends_its_reader_to_an_address_that_is_not_there() {
    for page in [
        "README.md",
        "docs/vejledning.md",
        "docs/valg.md",
        "docs/fejl.md",
        "docs/skabeloner.md",
        "docs/editor.md",
        "editors/vscode/README.md",
        "editors/vscode/package.json",
    ] {
        let text = fs::read_to_string(project(page)).unwrap();
        assert!(!text.contains(REPOSITORY), "{page}");
    }
}

#[test]
fn the_guide_s_workflows_are_those_that_are_linted() {
    let guide = fs::read_to_string(project("docs/vejledning.md")).unwrap();
    let shown: Vec<&str> = guide
        .split("```yaml\n")
        .skip(1)
        .map(|block| block.split("```").next().unwrap())
        .collect();
    let file = |name: &str| fs::read_to_string(project("docs/github").join(name)).unwrap();
    assert_eq!(shown, [file("plan.yml"), file("flet.yml")]);
}
