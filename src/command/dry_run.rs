//! `--tørløb`: what a writing command would have written, line by line.

use super::save::Written;
use crate::text::visible::{visible, visible_name};
use crate::text::{Replacement, Source};

/// The lines that would go and come, file by file, and that nothing is written.
pub(crate) fn shown(written: &[Written]) -> String {
    let files: String = written.iter().map(file).collect();
    files + "Intet er skrevet (--tørløb).\n"
}

fn file(written: &Written) -> String {
    let name = written.path.display().to_string();
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

/// Lines of a text and what comes in their place.
struct Hunk<'t> {
    at: usize,
    old: &'t str,
    new: String,
}

/// The edits, each in its whole lines; those that share a line together.
fn hunks<'t>(before: &'t Source, edits: &[Replacement]) -> Vec<Hunk<'t>> {
    let text = before.text();
    let mut in_order: Vec<&Replacement> = edits.iter().collect();
    in_order.sort_by_key(|edit| edit.span.start);
    let line_start = |at: usize| text.get(..at).and_then(|above| above.rfind('\n'));
    let mut hunks: Vec<Hunk<'_>> = Vec::new();
    let mut done = 0;
    for edit in in_order {
        let range = edit.span.range();
        let start = line_start(range.start).map_or(0, |end| end + 1);
        let is_whole = range.is_empty() && start == range.start;
        let below = text.get(range.end..).unwrap_or("");
        let rest = below.find('\n').map_or(below.len(), |end| end + 1);
        let end = if is_whole {
            range.end
        } else {
            range.end + rest
        };
        match hunks.last_mut().filter(|_| start < done) {
            Some(hunk) => {
                let kept = hunk.new.len().saturating_sub(done - range.start);
                hunk.new.truncate(kept);
                hunk.old = text.get(hunk.at..end.max(done)).unwrap_or("");
                hunk.new += &edit.text;
                hunk.new += text.get(range.end..end.max(done)).unwrap_or("");
            }
            None => hunks.push(Hunk {
                at: start,
                old: text.get(start..end).unwrap_or(""),
                new: [
                    text.get(start..range.start).unwrap_or(""),
                    &edit.text,
                    text.get(range.end..end).unwrap_or(""),
                ]
                .concat(),
            }),
        }
        done = end.max(done);
    }
    hunks
}

fn lines_with(sign: char, text: &str) -> String {
    let line = |line: &str| format!("{sign} {}", visible(line)).trim_end().to_owned() + "\n";
    text.lines().map(line).collect()
}
