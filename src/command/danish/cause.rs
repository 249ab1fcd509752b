//! The sentence that says what is wrong with the command line, for each kind of error.
//!
//! clap keeps the parts of an error as kind and context, so nothing here depends on
//! its English wording.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong, in one sentence without a full stop.
pub(super) fn cause(error: &Error) -> String {
    if let Some(message) = own_message(error) {
        return message;
    }
    let arg = || noun(text(error, ContextKind::InvalidArg));
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::MissingSubcommand => "der mangler en kommando".to_owned(),
        ErrorKind::InvalidUtf8 => "et argument på kommandolinjen er ikke gyldig UTF-8".to_owned(),
        // The other sentences need the parts that clap gives them.
        _ if error.context().next().is_none() => "kommandolinjen kan ikke læses".to_owned(),
        ErrorKind::UnknownArgument => match text(error, ContextKind::InvalidArg) {
            option if option.starts_with('-') && !option.contains(' ') => {
                format!("ukendt tilvalg ”{option}”")
            }
            word => format!("uventet argument ”{word}”"),
        },
        ErrorKind::InvalidSubcommand => format!(
            "ukendt kommando ”{}”",
            text(error, ContextKind::InvalidSubcommand)
        ),
        ErrorKind::MissingRequiredArgument => missing(&texts(error, ContextKind::InvalidArg)),
        ErrorKind::InvalidValue if value.is_empty() => format!("{} mangler en værdi", arg()),
        ErrorKind::InvalidValue => format!(
            "ugyldig værdi ”{value}” til ”{}”",
            name(text(error, ContextKind::InvalidArg))
        ),
        ErrorKind::ValueValidation => format!(
            "ugyldig værdi ”{value}” til ”{}”{}",
            name(text(error, ContextKind::InvalidArg)),
            reason(error)
        ),
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::TooManyValues if is_flag(text(error, ContextKind::InvalidArg)) => {
            format!("{} tager ingen værdi, men fik ”{value}”", arg())
        }
        ErrorKind::TooManyValues => format!(
            "{} har fået for mange værdier; ”{value}” er én for meget",
            arg()
        ),
        ErrorKind::TooFewValues => format!(
            "{} skal have mindst {}, men fik {}",
            arg(),
            values(number(error, ContextKind::MinValues)),
            number(error, ContextKind::ActualNumValues)
        ),
        ErrorKind::WrongNumberOfValues => format!(
            "{} skal have {}, men fik {}",
            arg(),
            values(number(error, ContextKind::ExpectedNumValues)),
            number(error, ContextKind::ActualNumValues)
        ),
        ErrorKind::NoEquals => format!("{} skal have sin værdi efter et lighedstegn", arg()),
        _ => "kommandolinjen kan ikke læses".to_owned(),
    }
}

/// The message of an error that was made with words of its own (`Command::error`),
/// or of the system's, which clap wraps the same way.
fn own_message(error: &Error) -> Option<String> {
    if error.context().next().is_some() {
        return None;
    }
    let rendered = error.render().to_string();
    let message = rendered
        .trim_start_matches("error: ")
        .split("\n\n")
        .next()?
        .trim()
        .to_owned();
    match error.kind() {
        ErrorKind::Io => Some(format!("kunne ikke læse eller skrive: {message}")),
        ErrorKind::Format => Some("kunne ikke skrive".to_owned()),
        kind if kind.as_str() == Some(message.as_str()) => None,
        _ => Some(message),
    }
}

/// The value parser's own words.
fn reason(error: &Error) -> String {
    std::error::Error::source(error).map_or_else(String::new, |words| format!(": {words}"))
}

fn missing(args: &[&str]) -> String {
    match args {
        [arg] => format!("{} mangler", noun(arg)),
        _ => format!(
            "der mangler {}",
            list(args.iter().map(|arg| format!("”{}”", name(arg))), "og")
        ),
    }
}

fn conflict(error: &Error) -> String {
    let (first, is_command) = match text(error, ContextKind::InvalidArg) {
        "" => (text(error, ContextKind::InvalidSubcommand), true),
        arg => (arg, false),
    };
    let others = texts(error, ContextKind::PriorArg);
    let subject = if is_command {
        format!("kommandoen ”{first}”")
    } else {
        noun(first)
    };
    match others.as_slice() {
        [] => format!("{subject} kan ikke bruges sammen med de andre tilvalg"),
        [other] if *other == first => format!("{subject} er givet mere end én gang"),
        _ => format!(
            "{subject} kan ikke bruges sammen med {}",
            list(others.iter().map(|arg| format!("”{}”", name(arg))), "og")
        ),
    }
}

/// The argument as it is spoken of: `tilvalget ”--år”`, `argumentet ”NR”`.
fn noun(arg: &str) -> String {
    let kind = if arg.starts_with('-') {
        "tilvalget"
    } else {
        "argumentet"
    };
    format!("{kind} ”{}”", name(arg))
}

/// The bare name in clap's notation: `--år` in `--år <ÅR>`, `NR` in `<NR>`, each of `<--a <X>|--b>`.
fn name(arg: &str) -> String {
    let bare = |arg: &str| match arg.trim_start_matches(['<', '[']) {
        option if option.starts_with('-') => {
            option.split([' ', '=', '[', '>']).next().map(str::to_owned)
        }
        value => Some(
            value
                .trim_end_matches("...")
                .trim_end_matches(['>', ']'])
                .to_owned(),
        ),
    };
    arg.split('|')
        .filter_map(bare)
        .collect::<Vec<_>>()
        .join("” eller ”")
}

/// The items with the word before the last: `a, b og c`.
pub(super) fn list(items: impl Iterator<Item = String>, word: &str) -> String {
    let mut items: Vec<String> = items.collect();
    match items.pop() {
        Some(last) if !items.is_empty() => format!("{} {word} {last}", items.join(", ")),
        last => last.unwrap_or_default(),
    }
}

/// Whether the option takes no value, as clap's notation tells.
fn is_flag(arg: &str) -> bool {
    arg.starts_with('-') && !arg.contains(['<', '['])
}

fn values(count: isize) -> String {
    if count == 1 {
        "1 værdi".to_owned()
    } else {
        format!("{count} værdier")
    }
}

/// The context of this kind as one text; empty if there is none.
pub(super) fn text(error: &Error, kind: ContextKind) -> &str {
    texts(error, kind).first().copied().unwrap_or_default()
}

/// The context of this kind as texts: clap keeps one and several apart.
pub(super) fn texts(error: &Error, kind: ContextKind) -> Vec<&str> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text],
        Some(ContextValue::Strings(texts)) => texts.iter().map(String::as_str).collect(),
        _ => Vec::new(),
    }
}

fn number(error: &Error, kind: ContextKind) -> isize {
    match error.get(kind) {
        Some(ContextValue::Number(number)) => *number,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_missing_are_told_in_one_sentence() {
        assert_eq!(
            missing(&["<NR>", "--mål <NR>", "<--fra <DATO>|--til <DATO>>"]),
            "der mangler ”NR”, ”--mål” og ”--fra” eller ”--til”"
        );
        assert_eq!(missing(&["<NR>..."]), "argumentet ”NR” mangler");
    }
}
