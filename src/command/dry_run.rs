//! `--tørløb`: what a writing command would have written, line by line.

use super::save::Written;
use crate::document::trace::hunks;
use crate::text::visible::{visible, visible_name};
use crate::text::{Shown, Source};

/// The lines that would go and come, file by file, and that nothing is written.
pub(crate) fn shown(written: &[Written]) -> String {
    let files: String = written.iter().map(file).collect();
    files + "Intet er skrevet (--tørløb).\n"
}

fn file(written: &Written) -> String {
    let name = written.path.shown();
    let name = visible_name(&name);
    let text = |bytes: &[u8]| Source::new("", String::from_utf8_lossy(bytes));
    let (Some(before), after) = (&written.before, &written.after) else {
        let after = text(&written.after);
        let lines = after.text().lines().count();
        // The rest is for programs.
        let is_plan = written.path.extension() == Some("toml".as_ref());
        let shown = is_plan.then(|| lines_with('+', after.text()));
        let all = if lines == 1 { "linje" } else { "linjer" };
        return format!(
            "{name}, ny fil på {lines} {all}{}\n{}",
            if is_plan { ":" } else { "" },
            shown.unwrap_or_default()
        );
    };
    if before == after {
        return String::new();
    }
    let before = text(before);
    let hunks = hunks(&before, &written.edits);
    if hunks.is_empty() {
        return format!("{name}, hele filen\n");
    }
    let shown = hunks.iter().map(|hunk| {
        format!(
            "{name}, linje {}:\n{}{}",
            before.position(hunk.at).line,
            lines_with('-', hunk.old),
            lines_with('+', &hunk.new)
        )
    });
    shown.collect()
}

fn lines_with(sign: char, text: &str) -> String {
    let line = |line: &str| format!("{sign} {}", visible(line)).trim_end().to_owned() + "\n";
    text.lines().map(line).collect()
}
