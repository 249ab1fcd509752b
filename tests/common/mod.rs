//! What the tests of the binary share: a plan in a folder of its own, and running `kimo` on it.

#![allow(dead_code, reason = "each test file uses its own part of this")]

pub(crate) mod git;

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A folder with a plan in `plan/`, removed with the value.
pub(crate) struct Workplace {
    folder: TempDir,
}

/// What a run of the binary gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub out: String,
    pub err: String,
    pub code: i32,
}

/// Says what is not tested on this machine, where it is seen: the runner captures what is printed
/// by a macro. With `CI_FULL`, as in `.ci/run`, nothing may be left out.
#[track_caller]
pub(crate) fn left_out(what: &str) {
    let is_full = std::env::var_os("CI_FULL").is_some();
    assert!(!is_full, "CI_FULL=1 leaves nothing out: {what}");
    not_permitted(what);
}

/// The same of what no installing helps for: what this user may not do.
pub(crate) fn not_permitted(what: &str) {
    let _ = writeln!(std::io::stderr(), "left out: {what}");
}

/// The command without what the caller's environment would change in what `kimo` prints. `CI` is
/// among it: a terminal there gets colours, whatever it says it can do.
pub(crate) fn without_settings(command: &mut Command) -> &mut Command {
    for name in [
        "KIMO_PLAN",
        "VISUAL",
        "EDITOR",
        "CI",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "COLUMNS",
    ] {
        command.env_remove(name);
    }
    // What is longer than the terminal waits for nobody.
    command.env("PAGER", "cat")
}

/// A path as `kimo` shows it.
pub(crate) fn shown(path: &Path) -> String {
    let path = path.to_str().unwrap();
    if cfg!(windows) {
        path.trim_start_matches(r"\\?\").replace('\\', "/")
    } else {
        path.to_owned()
    }
}

/// The address of a folder, as VS Code has it: on Windows `file:///c%3A/planer`.
pub(crate) fn address(folder: &Path) -> String {
    let path = shown(folder);
    let path = path.trim_end_matches('/');
    match path.split_once(':') {
        Some((drive, path)) if cfg!(windows) => {
            format!("file:///{}%3A{path}", drive.to_lowercase())
        }
        _ => format!("file://{path}"),
    }
}

/// Lets a file be run as a program, where a system asks for that.
pub(crate) fn make_executable(file: &Path) {
    #[cfg(unix)] // Windows goes by the name of a file.
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(file, fs::Permissions::from_mode(0o755)).unwrap();
    }
    #[cfg(not(unix))]
    assert!(file.is_file());
}

/// Marks the file as write-protected.
pub(crate) fn make_read_only(file: &Path) {
    let mut rights = fs::metadata(file).unwrap().permissions();
    rights.set_readonly(true);
    fs::set_permissions(file, rights).unwrap();
}

/// The plans that come with the project.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

impl Workplace {
    /// An empty folder.
    pub(crate) fn empty() -> Workplace {
        Workplace {
            folder: TempDir::new().unwrap(),
        }
    }

    /// A copy of the real plan.
    pub(crate) fn with_real_plan() -> Workplace {
        let place = Workplace::empty();
        copy(&project("plan"), &place.path("plan"));
        place
    }

    /// A copy of the invented example.
    pub(crate) fn with_example() -> Workplace {
        let place = Workplace::empty();
        copy(&project("tests/plans/eksempel"), &place.path("plan"));
        place
    }

    /// A plan of one period whose only goal is `goal`.
    pub(crate) fn with_goal(goal: &str) -> Workplace {
        let place = Workplace::empty();
        place.write("plan/handleplan.toml", HANDLEPLAN);
        place.write("plan/maal-1.toml", goal);
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Every file with its bytes, to see that nothing was touched.
    pub(crate) fn snapshot(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        collect(self.folder.path(), &mut files);
        let is_own = |path: &Path| {
            path.ends_with(".kimo.lock") || path.iter().any(|name| name == ".kimo-fortryd")
        };
        files.retain(|(path, _)| !is_own(path));
        files.sort();
        files
    }

    /// `kimo` with these arguments, in this folder, without the caller's settings.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kimo"));
        command.args(arguments).current_dir(self.folder.path());
        without_settings(&mut command).stdin(Stdio::null());
        command
    }

    pub(crate) fn kimo(&self, arguments: &[&str]) -> Run {
        Run::from(output(&mut self.command(arguments)))
    }

    /// What the line `kimo …` shows on a terminal of 80 columns, without colour, with these lines
    /// typed one after the other; `script` gives it one. None where that is not installed.
    pub(crate) fn on_a_terminal(&self, line: &str, typed: &[&str]) -> Option<String> {
        let line = line.replacen("kimo", env!("CARGO_BIN_EXE_kimo"), 1);
        let mut script = Command::new("script");
        let script = without_settings(&mut script)
            .args(["-qc", &format!("stty cols 80; {line}"), "/dev/null"])
            .current_dir(self.path(""))
            .env("NO_COLOR", "1")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let Ok(mut child) = script.spawn() else {
            left_out("what a terminal shows, for ‘script’ is not installed");
            return None;
        };
        let mut keyboard = child.stdin.take().unwrap();
        for line in typed {
            std::thread::sleep(std::time::Duration::from_millis(800));
            keyboard.write_all(format!("{line}\n").as_bytes()).unwrap();
        }
        let output = child.wait_with_output().unwrap();
        Some(String::from_utf8(output.stdout).unwrap().replace('\r', ""))
    }
}

/// What a program printed. wine 8 fails to start one in some thousands, with an error of its own,
/// and starts it the next time.
pub(crate) fn output(command: &mut Command) -> Output {
    const INTERNAL_ERROR: i32 = 1359;
    let failed_by_itself =
        |error: &std::io::Error| cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR);
    match command.output() {
        Err(error) if failed_by_itself(&error) => command.output().unwrap(),
        started => started.unwrap(),
    }
}

impl From<Output> for Run {
    fn from(output: Output) -> Run {
        Run {
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
            code: output.status.code().unwrap(),
        }
    }
}

impl Run {
    /// The output of a run that must go well and say nothing on the error output, but which file
    /// it wrote.
    #[track_caller]
    pub(crate) fn quiet(self) -> String {
        let mut lines = self.err.lines();
        let said = lines.find(|line| !line.starts_with("Skrev "));
        assert_eq!((self.code, said), (0, None), "{}{}", self.err, self.out);
        self.out
    }
}

impl std::fmt::Display for Run {
    /// Everything a user sees, for snapshots.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.out)?;
        if !self.err.is_empty() {
            write!(f, "--- stderr\n{}", self.err)?;
        }
        write!(f, "--- exit {}", self.code)
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to)
        } else {
            fs::write(to, fs::read(entry.path()).unwrap()).unwrap()
        }
    }
}

fn collect(folder: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files)
        } else {
            files.push((path.clone(), fs::read(&path).unwrap()))
        }
    }
}

/// An invented plan's header: three parties and two meetings.
pub(crate) const HANDLEPLAN: &str = r#"format = 1
titel = "Handleplan (opdigtet)"
organisation = "Foreningen Ren Fjord (opdigtet)"
periode = "2022-2025"

[[part]]
navn = "Sekretariatet"
alias = ["Sekretariat"]

[[part]]
navn = "Bestyrelsen"

[[part]]
navn = "Kommunerne"

[[moede]]
dato = 2023-02-23
navn = "Bestyrelsesmøde"

[[moede]]
dato = 2024-02-22
navn = "Bestyrelsesmøde"
"#;

/// The header of a plan of four years, with its meetings in them.
pub(crate) fn handleplan_from(first: i32) -> String {
    HANDLEPLAN
        .replace("2022-2025", &format!("{first}-{}", first + 3))
        .replace("2023-", &format!("{}-", first + 1))
        .replace("2024-", &format!("{}-", first + 2))
}

/// An invented goal with one action.
pub(crate) const GOAL: &str = r#"nr = "1"
titel = "En renere fjord"

[[handling]]
nr = "1.1"
tekst = "Rense stranden."
ansvarlig = ["Sekretariatet"]
"#;

/// The first of the known browsers on the path.
pub(crate) fn browser(what: &str) -> Option<std::path::PathBuf> {
    let names = ["google-chrome", "chromium", "chromium-browser"];
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path)
        .flat_map(|folder| names.map(|name| folder.join(name)))
        .find(|file| file.is_file());
    if found.is_none() {
        left_out(&format!("{what}, for there is no Chromium"));
    }
    found
}
