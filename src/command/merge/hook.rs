//! The hooks of git that check the plan when two people's edits are joined.
//!
//! Every file may be joined without a conflict and the plan be in error all the same: a party
//! has another name in one branch, and is used by the old one in the other. Where the branches
//! have changed different files git asks no driver at all.

use super::*;
use crate::check::rules::STANDS_TWICE;
use crate::load::files::read_settings;
use crate::text::Shown;
use std::io::ErrorKind;

/// Each with what keeps it from checking the plan.
const HOOKS: [(&str, &str); 3] = [
    // A merge, a pull among them.
    ("hooks/post-merge", ""),
    // A rebase, when all of it is done; `git commit --amend` joins nothing.
    ("hooks/post-rewrite", "test \"$1\" = amend || "),
    // Whatever else puts other files in the folder: a cherry-pick, a revert, a stash, a checkout.
    // Not while a merge or a rebase is under way, for which the other two speak. Neither hears of
    // `--autostash`, which git carries out without a word of any hook's.
    (
        "hooks/post-index-change",
        "test \"$1\" = 0 || case \"$GIT_REFLOG_ACTION\" in merge*|pull*) ;; *) false;; esac || \
         test -d \"$(git rev-parse --git-path rebase-merge)\" || \
         test -n \"$(git ls-files --unmerged)\" || ",
    ),
];

/// How a hook begins that is kimo's own, and nobody else's to lose.
const OWN: &str = "#!/bin/sh\n# kimo merge --install\n";

/// Sets them up for the plan in the folder `plan`, adds to `done` what was done, and returns
/// what is left to do for the user: a hook that is there already is never touched.
///
/// # Errors
/// When a hook cannot be written.
pub(super) fn install(
    repository: &Repository,
    plan: &str,
    done: &mut Vec<String>,
) -> Result<String> {
    // A folder that is set for all of the user's repositories is none of this one's.
    let is_shared = repository.setting("core.hooksPath")?.is_some();
    let mut left = String::new();
    for (name, unless) in HOOKS {
        let line = line(plan, unless);
        let own = format!("{OWN}{line}\n");
        let file = repository.git_path(name)?;
        let cannot = || format!("{} kan ikke gemmes", file.shown());
        let old = read_settings(&file);
        match &old {
            Ok(old) if old.starts_with(OWN.as_bytes()) => {
                if old != own.as_bytes() {
                    save::settings(&file, Some(old), own.as_bytes())?;
                    done.push(format!("sat i denne klon: {name}"));
                } else {
                    done.push(format!("var der i forvejen: {name}"));
                }
            }
            Ok(old) if String::from_utf8_lossy(old).contains(&line) => {
                done.push(format!("var der i forvejen: {name}"));
                continue;
            }
            Err(error)
                if error.kind() == ErrorKind::NotFound
                    && (!is_shared || file.starts_with(&repository.top)) =>
            {
                let folder = file.parent().unwrap_or(&repository.top);
                std::fs::create_dir_all(folder).with_context(cannot)?;
                save::settings(&file, None, own.as_bytes())?;
                done.push(format!("sat i denne klon: {name}"));
            }
            _ => {
                left += &format!(
                    "Skriv selv denne linje i {}, så git siger til, når planen har fejl efter en fletning:\n  {line}\n",
                    file.shown()
                );
                continue;
            }
        }
        make_runnable(&file).with_context(cannot)?;
    }
    Ok(left)
}

/// What a hook does, in one line of `sh`: shows the errors of the plan and what stands twice in it,
/// where kimo is found and there is any, and never fails. An action that two have moved to a goal
/// each is joined twice, for git asks of each file by itself.
fn line(plan: &str, unless: &str) -> String {
    let plan = match plan {
        "" => ".".to_owned(),
        _ => plan.replace('\'', r"'\''"),
    };
    let twice = STANDS_TWICE.map(|rule| format!("*'[{rule}]'*")).join("|");
    format!(
        "{unless}{{ if said=$(kimo --plan='{plan}' check 2>/dev/null); \
         then case $said in {twice}) has='noget dobbelt';; *) has=;; esac; \
         else has=${{said:+fejl}}; fi; test -z \"$has\" || \
         printf 'kimo: planen har %s, som filerne er nu:\\n%s\\n' \"$has\" \"$said\" >&2; }}"
    )
}

/// git passes over a hook that may not be run.
fn make_runnable(file: &Path) -> std::io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let rights = std::fs::metadata(file)?.permissions().mode();
        // Whoever may read it may run it.
        let wanted = rights | (rights & 0o444) >> 2;
        if rights != wanted {
            std::fs::set_permissions(file, std::fs::Permissions::from_mode(wanted))?;
        }
    }
    #[cfg(not(unix))]
    let _ = file;
    Ok(())
}
