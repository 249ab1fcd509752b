//! A git repository around a plan, with the caller's own settings kept out.

use super::{Run, Workplace, output};
use std::path::Path;
use std::process::{Command, Output};

impl Workplace {
    /// Makes the folder a repository and commits all that is in it.
    pub(crate) fn init_git(&self) {
        self.git(&["init", "--quiet", "--initial-branch=main"]);
        self.git(&["config", "core.autocrlf", "false"]);
        self.git(&["config", "core.safecrlf", "false"]);
        self.write(".gitignore", ".kimo.lock\n");
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", "Planen"]);
    }

    /// Commits every change.
    pub(crate) fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "-m", message]);
    }

    /// git, which must go well; what it printed.
    #[track_caller]
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = self.try_git(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8(output.stdout).unwrap()
    }

    pub(crate) fn try_git(&self, arguments: &[&str]) -> Output {
        output(&mut self.git_command(arguments))
    }

    pub(crate) fn git_command(&self, arguments: &[&str]) -> Command {
        let mut git = Command::new("git");
        git.args(arguments).current_dir(self.path(""));
        at_home(&mut git, &self.path(""));
        git
    }

    /// Whether git finds a shell for what it starts, as the one for Windows that people have does;
    /// where not, says what is left out.
    pub(crate) fn git_has_shell(&self, what: &str) -> bool {
        let arguments = ["-c", "alias.shell=!exit 0", "shell"];
        let has = !cfg!(windows) || self.try_git(&arguments).status.success();
        if !has {
            super::not_permitted(&format!("{what}, for this git has no shell"));
        }
        has
    }

    /// `kimo` with git's settings of this folder alone.
    pub(crate) fn kimo_with_git(&self, arguments: &[&str]) -> Run {
        Run::from(output(&mut self.command_with_git(arguments)))
    }

    pub(crate) fn command_with_git(&self, arguments: &[&str]) -> Command {
        let mut kimo = self.command(arguments);
        at_home(&mut kimo, &self.path(""));
        kimo
    }
}

/// Nobody's settings but this folder's, a name to commit under, and `kimo` where git finds it.
fn at_home(command: &mut Command, home: &Path) {
    // Under wine the path as it was built has no drive.
    let kimo = std::path::absolute(env!("CARGO_BIN_EXE_kimo")).unwrap();
    let path = std::env::var_os("PATH").unwrap();
    let paths = kimo.parent().map(Path::to_owned).into_iter();
    let paths = paths.chain(std::env::split_paths(&path));
    command
        .env("PATH", std::env::join_paths(paths).unwrap())
        .env("HOME", home)
        .env("XDG_CONFIG_HOME", home)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("LC_ALL", "C");
    for (name, value) in [
        ("NAME", "Prøve Person"),
        ("EMAIL", "proeve@example.dk"),
        ("DATE", "2024-06-01T12:00:00Z"),
    ] {
        command.env(format!("GIT_AUTHOR_{name}"), value);
        command.env(format!("GIT_COMMITTER_{name}"), value);
    }
    for name in [
        "GIT_DIR",
        "GIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_CONFIG_GLOBAL",
    ] {
        command.env_remove(name);
    }
}
