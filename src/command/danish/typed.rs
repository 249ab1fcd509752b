//! The command line as people type it, made one that clap reads as it was meant.
//!
//! A word processor makes one dash of two (`–status`), and a text may begin with one (`-10
//! procent`), which clap takes for an option. Where such a word stands, the grammar tells
//! options from texts: an option is written with two dashes, a text is put behind its option's
//! `=`, or last on the line, after `--`.

use crate::text::danish::fold::composed;
use crate::text::letters::DASHES;
use clap::{Arg, Command};
use std::borrow::Cow;
use std::ffi::OsString;
use unicode_normalization::char::is_combining_mark;

/// The arguments as `parser` is to have them.
pub(crate) fn typed(arguments: Vec<OsString>, parser: &Command) -> Vec<OsString> {
    let mut own = arguments.iter().skip(1).filter_map(|word| word.to_str());
    if !own.any(is_peculiar) {
        return arguments;
    }
    let mut root = parser.clone();
    root.build();
    let mut line = Line::default();
    let mut command = &root;
    let mut words = arguments.into_iter();
    line.options.extend(words.next());
    let mut words = words.peekable();
    while let Some(word) = words.next() {
        let Some(text) = word.to_str() else {
            line.positional(word);
            continue;
        };
        if text == "--" {
            line.texts.extend(words);
            line.has_end = true;
            break;
        }
        let text = with_two_dashes(command, &with_composed_name(text));
        if let Some(option) = option(command, &text) {
            let takes_next = option.get_action().takes_values() && !text.contains('=');
            match words.next_if(|next| takes_next && next.to_str().is_some_and(is_text)) {
                Some(value) => line.options.push(joined(&text, value)),
                None => {
                    line.options.push(text.into());
                    line.options.extend(words.next_if(|next| {
                        takes_next && !next.to_str().is_some_and(|next| next.starts_with('-'))
                    }));
                }
            }
        } else if let Some(sub) =
            { command.find_subcommand(&*composed(&text)) }.filter(|_| line.is_untold())
        {
            command = sub;
            line.options.push(composed(&text).into_owned().into());
        } else if is_text(&text) && !is_quoted_option(command, &text) {
            line.texts.push(text.into());
        } else {
            line.positional(text.into());
        }
    }
    line.whole()
}

/// The arguments read so far.
#[derive(Default)]
struct Line {
    options: Vec<OsString>,
    /// A text that begins with a dash, and all arguments after it that are no options.
    texts: Vec<OsString>,
    /// Whether `--` ended the options.
    has_end: bool,
}

impl Line {
    fn positional(&mut self, word: OsString) {
        if self.texts.is_empty() {
            self.options.push(word);
        } else {
            self.texts.push(word);
        }
    }

    fn is_untold(&self) -> bool {
        self.texts.is_empty()
    }

    fn whole(mut self) -> Vec<OsString> {
        if self.has_end || !self.texts.is_empty() {
            self.options.push("--".into());
        }
        self.options.append(&mut self.texts);
        self.options
    }
}

/// Whether a word may be read otherwise than it was meant.
fn is_peculiar(word: &str) -> bool {
    let is_long = word.starts_with("--");
    if word.chars().any(is_combining_mark) {
        return true;
    }
    match word.split('=').next() {
        _ if !word.starts_with(DASHES) || ["-", "--"].contains(&word) => false,
        Some(name) if is_long => name.contains(char::is_whitespace),
        _ => !["-h", "-V"].contains(&word),
    }
}

/// An option whose name's letters may be in parts, as a text copied on macOS has them, with whole ones.
fn with_composed_name(word: &str) -> Cow<'_, str> {
    if !word.starts_with(DASHES) {
        return Cow::Borrowed(word);
    }
    let (name, value) = word.split_at(word.find('=').unwrap_or(word.len()));
    match composed(name) {
        Cow::Borrowed(_) => Cow::Borrowed(word),
        Cow::Owned(name) => Cow::Owned(name + value),
    }
}

/// Whether a word that begins with a dash is no option: it has a blank, no letter after the dash, or
/// is a file's name.
fn is_text(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('-') else {
        return false;
    };
    let name = word.split('=').next().unwrap_or_default();
    is_dashed_file(word)
        || name.contains(char::is_whitespace)
        || !rest.starts_with(|letter: char| letter == '-' || letter.is_alphabetic())
}

/// Whether a word is a file's name that begins with one dash, `-x.csv`: no option has a dot.
fn is_dashed_file(word: &str) -> bool {
    let name = word.split('=').next().unwrap_or_default();
    word.starts_with(DASHES) && !word.starts_with("--") && name.contains('.')
}

/// Whether an option and its value stand in one pair of quotes: `"--status igangsat"`.
fn is_quoted_option(command: &Command, word: &str) -> bool {
    let name = word.split_whitespace().next();
    name.is_some_and(|name| name != "-" && option(command, name).is_some())
}

/// A word that is an option but for its dashes, with the two that it should have.
fn with_two_dashes(command: &Command, word: &str) -> String {
    let rest = word.trim_start_matches(DASHES);
    let name = rest.split('=').next().unwrap_or_default();
    let is_as_it_should_be = !word.starts_with(DASHES) || word.starts_with("--");
    if is_as_it_should_be
        || is_dashed_file(word)
        || name.contains(char::is_whitespace)
        || !name.starts_with(char::is_alphabetic)
    {
        return word.to_owned();
    }
    let short = format!("-{rest}");
    if name.chars().count() == 1 && option(command, &short).is_some() {
        short
    } else if name.chars().count() == 1 && word.starts_with('-') {
        word.to_owned()
    } else {
        format!("--{rest}")
    }
}

/// The option that a word names.
fn option<'c>(command: &'c Command, word: &str) -> Option<&'c Arg> {
    let mut options = command.get_arguments().filter(|arg| !arg.is_positional());
    if let Some(long) = word.strip_prefix("--") {
        let name = long.split('=').next().unwrap_or_default();
        return options.find(|arg| {
            let aliases = arg.get_all_aliases().unwrap_or_default();
            arg.get_long() == Some(name) || aliases.contains(&name)
        });
    }
    let mut letters = word.strip_prefix('-')?.chars();
    let (letter, None) = (letters.next()?, letters.next()) else {
        return None;
    };
    options.find(|arg| arg.get_short() == Some(letter))
}

fn joined(option: &str, value: OsString) -> OsString {
    let mut joined = OsString::from(format!("{option}="));
    joined.push(value);
    joined
}
