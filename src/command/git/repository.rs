//! A git repository: finding the one around a plan, and asking it.

use super::{git_in, line, refusal, run};
use crate::command::Failure;
use crate::load::files::reason;
use anyhow::{Result, anyhow, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A repository and the folder in which its files are checked out.
#[derive(Debug, Clone)]
pub struct Repository {
    /// The topmost folder.
    pub top: PathBuf,
}

impl Repository {
    /// The repository that holds `folder`.
    ///
    /// # Errors
    /// When there is none, or git is not there.
    pub fn around(folder: &Path) -> Result<Repository> {
        let output = run(git_in(folder).args(["rev-parse", "--show-toplevel"]))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            let failure = Failure::new(format!(
                "planen i {} ligger ikke i et git-repository",
                folder.display()
            ));
            bail!(match said.contains("not a git repository") {
                true => failure.hint("lav et i mappen over planen med: git init"),
                false => failure.hint(format!("git siger: {}", said.trim())),
            });
        }
        Ok(Repository {
            top: PathBuf::from(line(&output.stdout)),
        })
    }

    /// The path of `inside` from the top, with `/` between folders; empty for the top itself.
    ///
    /// # Errors
    /// When it does not lie in the repository.
    pub fn path_of(&self, inside: &Path) -> Result<String> {
        let outside = || {
            Failure::new(format!(
                "{} ligger ikke i git-repositoryet {}",
                inside.display(),
                self.top.display()
            ))
        };
        let real =
            |path: &Path| std::fs::canonicalize(path).map_err(|error| anyhow!(reason(&error)));
        let (inside_real, top) = (real(inside)?, real(&self.top)?);
        let path = inside_real.strip_prefix(&top).map_err(|_| outside())?;
        let names = path
            .components()
            .map(|part| part.as_os_str().to_string_lossy());
        Ok(names.collect::<Vec<_>>().join("/"))
    }

    /// The value of a git attribute of `path`.
    ///
    /// # Errors
    /// When git cannot tell.
    pub fn attribute(&self, name: &str, path: &str) -> Result<String> {
        let output = self.ask(["check-attr", "-z", name, "--", path])?;
        let value = output.split(|byte| *byte == 0).nth(2).unwrap_or_default();
        Ok(String::from_utf8_lossy(value).into_owned())
    }

    /// A setting, where it is set.
    ///
    /// # Errors
    /// When git cannot be started.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        let output = run(self.git().args(["config", "--get", key]))?;
        Ok(output.status.success().then(|| line(&output.stdout)))
    }

    /// Sets a setting of this clone.
    ///
    /// # Errors
    /// When git cannot write it.
    pub fn set(&self, key: &str, value: &str) -> Result<()> {
        self.ask(["config", "--local", key, value]).map(drop)
    }

    /// What git answers on its standard output.
    ///
    /// # Errors
    /// When git cannot be started, or ends with an error.
    pub fn ask<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Result<Vec<u8>> {
        let output = run(self.git().args(arguments))?;
        match output.status.success() {
            true => Ok(output.stdout),
            false => bail!(refusal(&output)),
        }
    }

    /// git in this repository.
    pub fn git(&self) -> Command {
        git_in(&self.top)
    }
}
