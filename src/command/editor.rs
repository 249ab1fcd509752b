//! A text written in the user's own editor, for what is too long for a command line.
//!
//! The editor is the one that `VISUAL`, `EDITOR` or git's `core.editor` names, read as git reads
//! it: with its arguments, in quotes where there are blanks in its path.

use super::words::plain;
use super::{Context, Failure, git};
use crate::load::files::reason;
use crate::text::Shown;
use anyhow::{Context as _, Result, bail};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

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

/// Nobody writes a text sooner: an editor that is done by then has only opened its window.
const AT_ONCE: Duration = Duration::from_secs(2);

/// Opens the editor on an empty text with `explanation` under it, each line after a `#`.
/// Where there is no editor, that is added to the failure `without_editor`.
///
/// # Errors
/// When there is no editor, it cannot be started, or it ends with an error; and when the text
/// was not saved as UTF-8. What was written is kept then, and the error says where.
pub(crate) fn write(
    context: &mut Context,
    explanation: &str,
    without_editor: Failure,
) -> Result<Draft> {
    let chosen = chosen();
    let editor = chosen.as_deref().unwrap_or(USUAL);
    let lines = explanation.lines().map(|line| format!("# {line}\n"));
    let template = format!("\n{}", lines.collect::<String>());
    let file = create(&template)?;
    let start = Instant::now();
    let ended = command(editor).arg(&file).status();
    let is_empty = || std::fs::read(&file).is_ok_and(|bytes| bytes == template.as_bytes());
    if let Ok(status) = &ended
        && status.success()
        && start.elapsed() < AT_ONCE
        && is_empty()
    {
        wait(context, editor)?;
    }
    let is_kept = !is_empty();
    if !is_kept {
        let _ = std::fs::remove_file(&file);
    }
    match ended {
        Err(error) if chosen.is_none() && error.kind() == ErrorKind::NotFound => bail!(
            without_editor
                .hint("eller sæt VISUAL eller EDITOR til det program, du vil skrive den i")
        ),
        Err(error) => {
            Err(error).context(format!("redigeringsprogrammet ”{editor}” kan ikke startes"))
        }
        Ok(status) if !status.success() => {
            let failure = Failure::new(format!(
                "redigeringsprogrammet ”{editor}” endte med en fejl"
            ));
            let kept = format!("kladden er i {}", file.shown());
            bail!(if is_kept { failure.hint(kept) } else { failure })
        }
        Ok(_) if !is_kept => Ok(Draft {
            text: String::new(),
            file,
        }),
        Ok(_) => read(file),
    }
}

/// Opens `file` at `line`, from 1, as the editor goes to a line; an editor of whole folders is
/// given `folder` alone, where there is one. It is waited for as long as the editor itself waits.
///
/// # Errors
/// When there is no editor, it cannot be started, or it ends with an error.
pub(crate) fn open(file: &Path, line: usize, folder: Option<&Path>) -> Result<()> {
    let chosen = chosen().or_else(|| is_on_path("code").then(|| "code".to_owned()));
    let editor = chosen.as_deref().unwrap_or(USUAL);
    let mut command = command(editor);
    let at_line = || {
        let mut place = file.as_os_str().to_owned();
        place.push(format!(":{line}"));
        place
    };
    match (way_to_line(editor), folder) {
        (Way::CodeGoto, Some(folder)) => command.arg(folder),
        (Way::CodeGoto, None) => command.arg("--goto").arg(at_line()),
        (Way::Colon, _) => command.arg(at_line()),
        (Way::Plus, _) => command.arg(format!("+{line}")).arg(file),
        (Way::Option(option), _) => command.arg(format!("{option}{line}")).arg(file),
        (Way::None, _) => command.arg(file),
    };
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => bail!(Failure::new(format!(
            "redigeringsprogrammet ”{editor}” endte med en fejl"
        ))),
        Err(error) => bail!(
            Failure::new(format!(
                "redigeringsprogrammet ”{editor}” kan ikke startes: {}",
                reason(&error)
            ))
            .hint("sæt VISUAL eller EDITOR til det program, du vil skrive i")
        ),
    }
}

/// How an editor is told which line to go to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// `--goto file:line`, and a folder is opened whole.
    CodeGoto,
    /// `file:line`
    Colon,
    /// `+line file`
    Plus,
    /// `-n41 file`
    Option(&'static str),
    /// It is not known: the file alone.
    None,
}

/// By the program's name.
fn way_to_line(editor: &str) -> Way {
    let words = if Path::new(editor).is_file() {
        None
    } else {
        words(editor)
    };
    let program = words.as_deref().and_then(<[String]>::first);
    let program = Path::new(program.map_or(editor, String::as_str));
    let name = program.file_stem().unwrap_or_default().to_string_lossy();
    match name.to_lowercase().as_str() {
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" | "windsurf" => Way::CodeGoto,
        "subl" | "sublime_text" | "hx" | "helix" | "zed" | "zeditor" => Way::Colon,
        "vi" | "vim" | "nvim" | "gvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient"
        | "micro" | "kak" | "joe" | "mcedit" | "gedit" | "ne" | "jed" | "mg" => Way::Plus,
        "notepad++" => Way::Option("-n"),
        "mate" | "kate" | "kwrite" => Way::Option("--line="),
        _ => Way::None,
    }
}

/// Whether there is a program of this name to start.
fn is_on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders = std::env::split_paths(&path);
    folders.any(|folder| folder.join(program).is_file()) || found(program).is_file()
}

/// The draft's file, which only the user may read.
fn create(template: &str) -> Result<PathBuf> {
    let cannot = || {
        let folder = std::env::temp_dir();
        format!("der kan ikke skrives en kladde i {}", folder.shown())
    };
    let file = tempfile::Builder::new()
        .prefix("kimo-tekst-")
        .suffix(".txt")
        .tempfile()
        .and_then(|mut file| {
            file.write_all(template.as_bytes())?;
            Ok(file.into_temp_path().keep()?)
        });
    file.with_context(cannot)
}

/// Waits for who writes in a window that its program does not wait for.
fn wait(context: &mut Context, editor: &str) -> Result<()> {
    writeln!(
        context.err,
        "Redigeringsprogrammet ”{editor}” ventede ikke. Skriv, gem og luk teksten dér, og tryk så på Enter her.\n\
         Næste gang venter det selv, hvis du føjer dets tilvalg for det til, f.eks. EDITOR=\"code --wait\"."
    )?;
    // Where nobody answers there is nothing to wait for.
    let _ = std::io::stdin().read_line(&mut String::new());
    Ok(())
}

fn read(file: PathBuf) -> Result<Draft> {
    let written =
        std::fs::read(&file).with_context(|| format!("kladden {} kan ikke læses", file.shown()))?;
    // UTF-16 without its mark reads as UTF-8 with a NUL at every other letter.
    let written = plain(written).filter(|text| !text.contains('\0'));
    let written = written.ok_or_else(|| {
        Failure::new(format!("kladden {} er ikke gemt som UTF-8", file.shown()))
            .hint("teksten står i den endnu: åbn den, kopier teksten, og prøv igen")
    })?;
    let lines = written.lines().filter(|line| !line.starts_with('#'));
    Ok(Draft {
        text: lines.collect::<Vec<_>>().join("\n").trim().to_owned(),
        file,
    })
}

/// The editor that the user has set.
fn chosen() -> Option<String> {
    let named = |name: &str| std::env::var(name).ok();
    let all = [named("VISUAL"), named("EDITOR")].into_iter().flatten();
    let mut set = all.filter(|value| !value.trim().is_empty());
    set.next().or_else(git::editor)
}

/// The editor with its arguments. One that is a file's whole path is that; what needs a shell is
/// given to one.
fn command(editor: &str) -> Command {
    if Path::new(editor).is_file() {
        return Command::new(editor);
    }
    let words = words(editor);
    let Some((program, arguments)) = words.as_deref().and_then(<[String]>::split_first) else {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("{editor} \"$@\""), "kimo"]);
        return shell;
    };
    let mut command = Command::new(found(program));
    command.args(arguments);
    command
}

/// The words of a command, with their quotes read; nothing where only a shell can read it.
fn words(command: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for sign in command.chars() {
        match (sign, quote) {
            (_, Some(open)) if sign == open => quote = None,
            ('"' | '\'', None) => {
                quote = Some(sign);
                word.get_or_insert_default();
            }
            (_, None) if sign.is_whitespace() => words.extend(word.take()),
            ('$' | '`', _) if quote != Some('\'') => return None,
            ('\\', _) if !cfg!(windows) && quote != Some('\'') => return None,
            ('|' | '&' | ';' | '<' | '>' | '(' | ')' | '*' | '?' | '~', None) if !cfg!(windows) => {
                return None;
            }
            _ => word.get_or_insert_default().push(sign),
        }
    }
    words.extend(word);
    (quote.is_none() && !words.is_empty()).then_some(words)
}

/// A program by its name; on Windows also one that is a script, such as `code.cmd`.
fn found(program: &str) -> PathBuf {
    let name = Path::new(program);
    if !cfg!(windows) || name.extension().is_some() {
        return name.to_owned();
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    let candidates = folders.iter().flat_map(|folder| {
        ["exe", "com", "cmd", "bat"].map(|ending| folder.join(name).with_extension(ending))
    });
    { candidates }
        .find(|file| file.is_file())
        .unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_is_read_word_by_word_with_its_quotes() {
        let read = |text| words(text).map(|words| words.join("|"));
        for (text, wanted) in [
            ("nano", Some("nano")),
            (" code  --wait ", Some("code|--wait")),
            ("'Min editor/ed' -w", Some("Min editor/ed|-w")),
            (
                "\"C:/Program Files/x.exe\" \"a b\"c",
                Some("C:/Program Files/x.exe|a bc"),
            ),
            ("ed ''", Some("ed|")),
            ("'en' 'to", None),
            ("$HOME/bin/ed", None),
            ("`which ed`", None),
            ("\"$HOME/ed\"", None),
            ("'$5/ed' '`' -w", Some("$5/ed|`|-w")),
            ("", None),
        ] {
            assert_eq!(read(text).as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn an_editor_is_known_by_its_name_wherever_it_stands() {
        for (editor, way) in [
            ("code --wait", Way::CodeGoto),
            ("'/opt/Min editor/codium' -w", Way::CodeGoto),
            ("subl -w", Way::Colon),
            ("/usr/bin/nano", Way::Plus),
            ("NVIM", Way::Plus),
            ("notepad++.exe -multiInst", Way::Option("-n")),
            ("kate -b", Way::Option("--line=")),
            ("notepad", Way::None),
            ("$MIN_EDITOR", Way::None),
        ] {
            assert_eq!(way_to_line(editor), way, "{editor}");
        }
    }

    /// Windows has no shell to read them, and has backslashes in paths.
    #[test]
    fn what_a_shell_has_signs_for_is_left_to_it_where_there_is_one() {
        for text in [
            "a\\ b",
            "\"a\\b\"",
            "ed &",
            "cat|ed",
            "~/ed",
            "ed *",
            "(ed)",
            "ed <x >y;",
            "ed?",
        ] {
            assert_eq!(words(text).is_none(), !cfg!(windows), "{text}");
        }
        for text in ["'a\\b'", "'a&b' \"~;*\""] {
            assert!(words(text).is_some(), "{text}");
        }
    }
}
