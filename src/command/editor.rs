//! A text written in the user's own editor, for what is too long for a command line.

use super::Failure;
use super::words::plain;
use crate::load::files::reason;
use anyhow::{Context as _, Result, bail};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// A text from the editor, and the file it was written in: it is kept until the text is
/// safe elsewhere.
pub(crate) struct Draft {
    /// What was written, without the lines of explanation.
    pub(crate) text: String,
    file: PathBuf,
}

impl Draft {
    /// Removes the draft's file, now that the text is safe.
    pub(crate) fn discard(self) {
        // A leftover in the system's folder for such files does no harm.
        let _ = std::fs::remove_file(self.file);
    }

    /// Where the text can still be found.
    pub(crate) fn path(&self) -> &Path {
        &self.file
    }
}

/// The editor of who has set none: it is on every Windows, and on a Mac and most Linux systems.
const USUAL: &str = if cfg!(windows) { "notepad" } else { "nano" };

/// Opens the editor on an empty text with `explanation` under it, each line after a `#`.
/// Where there is no editor, that is added to the failure `without_editor`.
///
/// # Errors
/// When there is no editor, it cannot be started, or it ends with an error; and when the text
/// was not saved as UTF-8.
pub(crate) fn write(explanation: &str, without_editor: Failure) -> Result<Draft> {
    let chosen = chosen();
    let editor = chosen.as_deref().unwrap_or(USUAL);
    let file = std::env::temp_dir().join(format!("kimo-tekst-{}.txt", std::process::id()));
    let template: String = explanation
        .lines()
        .map(|line| format!("# {line}\n"))
        .collect();
    let created = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&file);
    created
        .and_then(|mut draft| draft.write_all(format!("\n{template}").as_bytes()))
        .map_err(|error| anyhow::anyhow!(reason(&error)))
        .with_context(|| format!("kladden {} kan ikke skrives", file.display()))?;
    let mut words = editor.split_whitespace();
    let program = words.next().unwrap_or_default();
    let status = Command::new(program).args(words).arg(&file).status();
    let status = match status {
        Err(error) if chosen.is_none() && error.kind() == ErrorKind::NotFound => {
            // Nothing was written in it.
            let _ = std::fs::remove_file(&file);
            bail!(
                without_editor
                    .hint("eller sæt VISUAL eller EDITOR til det program, du vil skrive den i")
            );
        }
        started => started
            .map_err(|error| anyhow::anyhow!(reason(&error)))
            .with_context(|| format!("editoren ”{program}” kan ikke startes"))?,
    };
    if !status.success() {
        bail!(
            Failure::new(format!("editoren ”{program}” endte med en fejl"))
                .hint(format!("kladden er i {}", file.display()))
        );
    }
    let written = std::fs::read(&file)
        .map_err(|error| anyhow::anyhow!(reason(&error)))
        .with_context(|| format!("kladden {} kan ikke læses", file.display()))?;
    let written = plain(written).ok_or_else(|| {
        Failure::new(format!("kladden {} er ikke gemt som UTF-8", file.display()))
            .hint("teksten står i den endnu: åbn den, kopier teksten, og prøv igen")
    })?;
    let text: Vec<&str> = written
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    Ok(Draft {
        text: text.join("\n").trim().to_owned(),
        file,
    })
}

/// The editor that the user has set.
fn chosen() -> Option<String> {
    let named = |name: &str| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.trim().is_empty())
    };
    named("VISUAL").or(named("EDITOR"))
}
