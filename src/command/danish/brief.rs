//! The short help, `-h`: on one screen, each command and each option on a line of its own. What
//! it leaves out, `--hjælp` tells.

use super::help::help;
use clap::Command;

/// The lines of an ordinary screen, of which the prompt takes one.
const LINES: usize = 23;

/// Those that few ask for, and seldom, on a line together.
const SELDOM: [&str; 10] = [
    "part",
    "bekræft",
    "åbn",
    "flet",
    "nyplan",
    "afstem",
    "skema",
    "fuldførelse",
    "manual",
    "hjælp",
];

/// That which no person calls.
const FOR_PROGRAMS: &str = "lsp";

/// The short help for the command that `path` leads to, `width` wide.
pub(super) fn brief(cmd: &Command, path: &[&str], width: usize) -> Option<String> {
    let whole = unfolded(&help(cmd, path)?);
    let mut lines = chosen(&whole);
    let name = [&["kimo"], path].concat().join(" ");
    lines.push(String::new());
    lines.push(format!("Mere: {name} --hjælp"));
    // What is the same everywhere goes first, blank lines go last.
    for is_spared in [is_of_all, is_of_writing, str::is_empty] {
        if lines.len() > LINES {
            lines.retain(|line| !is_spared(line));
        }
    }
    let heads = lines.clone();
    let is_bare = |at: usize, line: &str| {
        let next = heads.get(at + 1);
        line.ends_with(':') && !next.is_some_and(|next| next.starts_with(' '))
    };
    let lines = lines.into_iter().enumerate();
    let lines = lines.filter(|(at, line)| !is_bare(*at, line));
    Some({ lines }.fold(String::new(), |text, (_, line)| {
        text + cut(&line, width) + "\n"
    }))
}

/// The line up to the end of its last clause within `width`: up to a bracket or a semicolon, else
/// up to a comma.
fn cut(line: &str, width: usize) -> &str {
    let Some((end, _)) = line.char_indices().nth(width) else {
        return line;
    };
    let last = |ends: &[&str]| {
        let kept = ends.iter().filter_map(|end_of| line[..end].rfind(end_of));
        let is_whole = |at: &usize| !line[..*at].contains('(') || line[..*at].contains(')');
        kept.filter(is_whole).max()
    };
    let clause = last(&[" (", "; ", ": ", ", f.eks."]).or_else(|| last(&[", "]));
    &line[..clause.or_else(|| line[..end].rfind(' ')).unwrap_or(end)]
}

/// The help with each command and option on one line again: what is folded stands further in than
/// any of them begins.
fn unfolded(help: &str) -> String {
    let mut text = String::new();
    for line in help.lines() {
        let words = line.trim_start();
        if line.len() - words.len() > DEEPEST && !words.is_empty() {
            text.truncate(text.trim_end().len());
            text.push(' ');
            text.push_str(words);
        } else {
            text.push_str(line);
        }
        text.push('\n');
    }
    text
}

/// Where an option begins that has no short name.
const DEEPEST: usize = 6;

fn is_of_all(line: &str) -> bool {
    let line = line.trim_start();
    ["--plan", "--periode", "-h", "-V"]
        .iter()
        .any(|option| line.starts_with(option))
}

/// What every command that writes can be told.
fn is_of_writing(line: &str) -> bool {
    let line = line.trim_start();
    ["--commit", "--tørløb"]
        .iter()
        .any(|option| line.starts_with(option))
}

/// The lines of the help up to the end of its options, without what a line says in brackets at
/// its end.
fn chosen(whole: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut seldom: Vec<&str> = Vec::new();
    let mut is_in_options = false;
    for line in whole.lines() {
        is_in_options |= line == "Tilvalg:";
        if is_in_options && line.is_empty() {
            break;
        }
        let first = line.split_whitespace().next().unwrap_or_default();
        if line.starts_with("  ") && SELDOM.contains(&first) {
            seldom.push(first);
            continue;
        }
        if line.starts_with("  ") && first == FOR_PROGRAMS {
            continue;
        }
        if line.is_empty() && !seldom.is_empty() {
            lines.push(format!("  {}", seldom.join(", ")));
            seldom.clear();
        }
        let notes = line.find(" (også: ").or(line.find(" (mulige værdier: "));
        lines.push(line[..notes.unwrap_or(line.len())].to_owned());
    }
    lines
}
