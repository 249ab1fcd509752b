//! The program that a result longer than the terminal is read in, as git has it: `PAGER`, else
//! `less`, which leaves at once what fits.

use std::io::Write;
use std::process::{Command, Stdio};

/// What is set for `less` and `lv` where the user has set nothing: leave where all fits, show
/// colours, and leave the text on the screen.
const SETTINGS: [(&str, &str); 2] = [("LESS", "FRX"), ("LV", "-c")];

/// Shows `text` in the pager; false where it fits on the terminal, or there is no pager.
pub(super) fn show(text: &[u8]) -> bool {
    if fits(text) || std::env::var_os("TERM").is_some_and(|term| term == "dumb") {
        return false;
    }
    let Some(mut command) = command() else {
        return false;
    };
    for (name, value) in SETTINGS {
        if std::env::var_os(name).is_none() {
            command.env(name, value);
        }
    }
    let Ok(mut pager) = command.stdin(Stdio::piped()).spawn() else {
        return false;
    };
    if let Some(mut stdin) = pager.stdin.take() {
        // Whoever leaves it early has seen enough.
        let _ = stdin.write_all(text);
    }
    // One that was not found, or failed, has shown nothing.
    pager.wait().is_ok_and(|status| status.success())
}

fn fits(text: &[u8]) -> bool {
    let lines = text.iter().filter(|byte| **byte == b'\n').count();
    let height = terminal_size::terminal_size().map(|(_, height)| usize::from(height.0));
    height.is_none_or(|height| lines < height)
}

/// None where the user wants none.
fn command() -> Option<Command> {
    let chosen = std::env::var("PAGER").ok();
    let pager = match chosen.as_deref().map(str::trim) {
        Some("" | "cat") => return None,
        Some(chosen) => chosen,
        None if cfg!(windows) => return None,
        None => "less",
    };
    let mut command = Command::new(if cfg!(windows) { "cmd" } else { "sh" });
    command
        .arg(if cfg!(windows) { "/C" } else { "-c" })
        .arg(pager);
    Some(command)
}
