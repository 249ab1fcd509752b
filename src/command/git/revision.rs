//! Which commit is meant: the last one, one by git's own names, or the last one by a day.

use super::{Repository, run};
use crate::command::Failure;
use anyhow::{Result, bail};
use chrono::NaiveDate;

impl Repository {
    /// The commit that is checked out.
    ///
    /// # Errors
    /// When there is none yet.
    pub(crate) fn last_commit(&self) -> Result<String> {
        self.resolve("HEAD")?.ok_or_else(|| {
            Failure::new(
                "der er endnu intet commit i git-repositoryet, så der er intet at sammenligne med",
            )
            .into()
        })
    }

    /// The commit that `revision` means to git.
    ///
    /// # Errors
    /// When it means none.
    pub(crate) fn commit_named(&self, revision: &str) -> Result<String> {
        if let Some(commit) = self.resolve(revision)? {
            return Ok(commit);
        }
        if revision.contains(['~', '^']) {
            self.refuse_cut_off()?;
        }
        bail!(
            Failure::new(format!(
                "git kender hverken en udgave eller en dato ”{revision}”"
            ))
            .hint("skriv f.eks. HEAD~3, en gren, et mærke eller en dato: kimo ændringer 1.1.2025")
        )
    }

    /// Refuses to look for an older commit than a shallow clone has.
    fn refuse_cut_off(&self) -> Result<()> {
        if super::line(&self.ask(["rev-parse", "--is-shallow-repository"])?) == "true" {
            bail!(
                Failure::new(
                    "klonen har kun den nyeste del af historien, og så langt går den ikke tilbage"
                )
                .hint("hent resten med: git fetch --unshallow")
            );
        }
        Ok(())
    }

    /// The last commit on the current branch made by the end of `day`, as this machine's clock
    /// counts days.
    ///
    /// # Errors
    /// When none was made by then.
    pub(crate) fn commit_on(&self, day: NaiveDate) -> Result<String> {
        self.last_commit()?;
        let before = format!("--before={day} 23:59:59");
        let output = self.ask(["rev-list", "-1", &before, "HEAD", "--"])?;
        let commit = super::line(&output);
        if commit.is_empty() {
            self.refuse_cut_off()?;
            bail!(
                Failure::new(format!(
                    "der er intet commit den {} eller før",
                    crate::text::danish::date::long(day)
                ))
                .hint("se planens historie med: git log")
            );
        }
        Ok(commit)
    }

    /// The full name of the commit that `revision` means, where it means one.
    ///
    /// # Errors
    /// When git cannot be started.
    pub(crate) fn resolve(&self, revision: &str) -> Result<Option<String>> {
        let meant = format!("{revision}^{{commit}}");
        let output = run(self.git().args([
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &meant,
        ]))?;
        let name = super::line(&output.stdout);
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_hexdigit());
        Ok((output.status.success() && is_name).then_some(name))
    }
}
