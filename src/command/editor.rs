//! A text written in the user's own editor, for what is too long for a command line.

use super::Failure;
use crate::load::files::reason;
use anyhow::{Context as _, Result, bail};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A text from the editor, and the file it was written in: it is kept until the text is
/// safe elsewhere.
pub struct Draft {
    /// What was written, without the lines of explanation.
    pub text: String,
    file: PathBuf,
}

impl Draft {
    /// Removes the draft's file, now that the text is safe.
    pub fn discard(self) {
        // A leftover in the system's folder for such files does no harm.
        let _ = std::fs::remove_file(self.file);
    }

    /// Where the text can still be found.
    pub fn path(&self) -> &Path {
        &self.file
    }
}

/// Opens the editor on an empty text with `explanation` under it, each line after a `#`.
/// Where no editor is set, that is added to the failure `without_editor`.
///
/// # Errors
/// When no editor is set, it cannot be started, or it ends with an error.
pub fn write(explanation: &str, without_editor: Failure) -> Result<Draft> {
    let Some(editor) = editor() else {
        bail!(
            without_editor
                .hint("eller sæt VISUAL eller EDITOR til det program, du vil skrive den i")
        );
    };
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
    let status = status
        .map_err(|error| anyhow::anyhow!(reason(&error)))
        .with_context(|| format!("editoren ”{program}” kan ikke startes"))?;
    if !status.success() {
        bail!(
            Failure::new(format!("editoren ”{program}” endte med en fejl"))
                .hint(format!("kladden er i {}", file.display()))
        );
    }
    let written = std::fs::read_to_string(&file)
        .map_err(|error| anyhow::anyhow!(reason(&error)))
        .with_context(|| format!("kladden {} kan ikke læses", file.display()))?;
    let text: Vec<&str> = written
        .lines()
        .filter(|line| !line.starts_with('#'))
        .collect();
    Ok(Draft {
        text: text.join("\n").trim().to_owned(),
        file,
    })
}

fn editor() -> Option<String> {
    let named = |name: &str| {
        std::env::var(name)
            .ok()
            .filter(|value| !value.trim().is_empty())
    };
    let of_the_system = if cfg!(windows) {
        Some("notepad".to_owned())
    } else {
        None
    };
    named("VISUAL").or(named("EDITOR")).or(of_the_system)
}
