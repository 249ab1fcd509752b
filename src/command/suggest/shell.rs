//! One shell's way of asking and being answered, put right where the ready-made one falls short.
//!
//! A candidate with a blank in it is quoted for the shells that do not do so themselves, and
//! options are offered beside values only to one who has begun to write an option: otherwise
//! 27 action numbers would drown among them.

use clap::Command;
use clap_complete::env::EnvCompleter;
use std::ffi::OsString;
use std::io::{Error, Write};
use std::path::Path;

/// A shell whose answers are tidied.
pub(crate) struct Tidy {
    shell: &'static (dyn EnvCompleter + Sync),
    separator: char,
    quote: fn(&str, &str) -> String,
}

impl Tidy {
    /// The shell, whose candidates stand with `separator` between them and are written into its
    /// line by `quote`, which sees what is written there of the word.
    pub(crate) const fn new(
        shell: &'static (dyn EnvCompleter + Sync),
        separator: char,
        quote: fn(&str, &str) -> String,
    ) -> Tidy {
        Tidy {
            shell,
            separator,
            quote,
        }
    }
}

impl EnvCompleter for Tidy {
    fn name(&self) -> &'static str {
        self.shell.name()
    }

    fn is(&self, name: &str) -> bool {
        self.shell.is(name)
    }

    fn write_registration(
        &self,
        var: &str,
        name: &str,
        bin: &str,
        completer: &str,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        if self.is("powershell") {
            // An older PowerShell reads what a program writes in the code page of MS-DOS.
            writeln!(
                buf,
                "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8"
            )?;
        }
        let mut script = Vec::new();
        self.shell
            .write_registration(var, name, bin, completer, &mut script)?;
        let script = String::from_utf8_lossy(&script);
        let script = if self.is("bash") {
            script.replace(ASKS, &format!("{JOINED}{ASKS}{WITH_BEGUN}"))
        } else {
            script.into_owned()
        };
        write!(buf, "{script}")
    }

    fn write_complete(
        &self,
        cmd: &mut Command,
        args: Vec<OsString>,
        current_dir: Option<&Path>,
        buf: &mut dyn Write,
    ) -> Result<(), Error> {
        let begun = std::env::var(BEGUN).unwrap_or_default();
        let mut answer = Vec::new();
        self.shell
            .write_complete(cmd, args, current_dir, &mut answer)?;
        let answer = String::from_utf8_lossy(&answer);
        let mut candidates: Vec<&str> = answer
            .split(self.separator)
            .filter(|candidate| !candidate.is_empty())
            .collect();
        // Only one who has written nothing yet is offered both.
        if candidates.iter().any(|candidate| !is_option(candidate)) {
            candidates.retain(|candidate| !is_option(candidate));
        }
        let quoted: Vec<String> = candidates
            .iter()
            .map(|candidate| (self.quote)(candidate, &begun))
            .collect();
        write!(buf, "{}", quoted.join(&self.separator.to_string()))
    }
}

/// Where the script for bash asks kimo.
const ASKS: &str = "    COMPREPLY=( $( ";

/// Has the word to complete as it is written, an open quote included, which bash itself leaves out.
const BEGUN: &str = "_KIMO_BEGUN";

/// Hands it on.
const WITH_BEGUN: &str = "\\\n        _KIMO_BEGUN=\"${COMP_WORDS[COMP_CWORD]}\" ";

/// Bash parts words at "=" too. Without it, an option and its value are two words as if a blank
/// stood between them, and what bash puts in is the value alone.
const JOINED: &str = r#"    local at
    for (( at = ${#words[@]} - 1; at > 1; at-- )); do
        if [[ "${words[at]}" == "=" && "${words[at-1]}" == --* ]]; then
            if (( at == _CLAP_COMPLETE_INDEX )); then
                words[at]=""
            else
                words=("${words[@]:0:at}" "${words[@]:at+1}")
                (( at > _CLAP_COMPLETE_INDEX )) || (( _CLAP_COMPLETE_INDEX -= 1 ))
            fi
        fi
    done
"#;

fn is_option(candidate: &str) -> bool {
    candidate.starts_with('-')
}

/// For a shell that quotes what it is given.
pub(crate) fn as_it_is(candidate: &str, _: &str) -> String {
    candidate.to_owned()
}

/// For bash: every character that means something to it has a backslash before it. In a quote
/// that is open in what was `begun`, few do; and a `~` before a path is to mean one's own folder.
pub(crate) fn with_backslashes(candidate: &str, begun: &str) -> String {
    let plain: &dyn Fn(char) -> bool = match begun.chars().next() {
        Some('\'') => return candidate.to_owned(),
        Some('"') => &|letter| !"\"$`\\".contains(letter),
        _ => &|letter| {
            !letter.is_ascii() || letter.is_ascii_alphanumeric() || "-_./,:=+@%".contains(letter)
        },
    };
    let (home, rest) = match candidate.strip_prefix("~/") {
        Some(rest) if begun.starts_with('~') => ("~/", rest),
        _ => ("", candidate),
    };
    let mut out = home.to_owned();
    for letter in rest.chars() {
        if !plain(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// For PowerShell: a value with a blank stands in quotes; its help comes after a tab.
pub(crate) fn in_quotes(candidate: &str, _: &str) -> String {
    let (value, help) = candidate.split_once('\t').unwrap_or((candidate, ""));
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./:=+".contains(letter);
    let value = if value.chars().all(is_plain) {
        value.to_owned()
    } else {
        // PowerShell takes each of these for a quote.
        let quotes = ['\'', '‘', '’', '‚', '‛'];
        let doubled = value
            .chars()
            .flat_map(|sign| std::iter::repeat_n(sign, if quotes.contains(&sign) { 2 } else { 1 }));
        format!("'{}'", doubled.collect::<String>())
    };
    if help.is_empty() {
        value
    } else {
        format!("{value}\t{help}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_candidate_stays_one_word_and_runs_nothing() {
        for (candidate, begun, wanted) in [
            ("Det faglige panel", "", r"Det\ faglige\ panel"),
            ("$(rm x); 'Å'", "", r"\$\(rm\ x\)\;\ \'Å\'"),
            ("--besluttet=2024-02-22", "", "--besluttet=2024-02-22"),
            ("~/hjem/", "~/hj", "~/hjem/"),
            ("~/min mappe/", "~/m", r"~/min\ mappe/"),
            ("~panel", "", r"\~panel"),
            ("Affald på strandene", "\"Aff", "Affald på strandene"),
            ("$(rm x) \"`", "\"$", r#"\$(rm x) \"\`"#),
            ("$(rm x)", "'$", "$(rm x)"),
        ] {
            assert_eq!(with_backslashes(candidate, begun), wanted, "{begun}");
        }
        for (candidate, wanted) in [
            ("2.3\tRense stranden", "2.3\tRense stranden"),
            ("Ole's gruppe\tpart", "'Ole''s gruppe'\tpart"),
            ("Ole’s gruppe", "'Ole’’s gruppe'"),
            ("x’; calc; ‘‚‛", "'x’’; calc; ‘‘‚‚‛‛'"),
        ] {
            assert_eq!(in_quotes(candidate, ""), wanted);
        }
    }
}
