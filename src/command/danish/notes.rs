//! What a listing adds to a help text: the values, the default, the other names.
//!
//! clap would print `[possible values: …]`, `[default: …]` and `[aliases: …]`; here they
//! are switched off and the same is said in Danish at the end of the text itself.

use clap::builder::{PossibleValue, Resettable, StyledStr};
use clap::{Arg, Command};

use super::spellings;

/// The argument with its values, default and aliases told in Danish.
///
/// Once only: a global option comes to a subcommand already described.
pub(super) fn describe_values(arg: Arg) -> Arg {
    let (values, others) = (values(&arg), others(&arg));
    if values.is_empty() && others.is_empty() {
        return arg;
    }
    let names: Vec<&str> = values.iter().map(PossibleValue::get_name).collect();
    let inline = if names.is_empty() {
        others.clone()
    } else {
        [
            vec![format!("mulige værdier: {}", names.join(", "))],
            others.clone(),
        ]
        .concat()
    };
    let explained: String = values
        .iter()
        .filter_map(|value| Some(format!("\n- {}: {}", value.get_name(), value.get_help()?)))
        .collect();
    let long = match (explained.is_empty(), arg.get_long_help()) {
        (false, long) => {
            let text = joined(
                long.or(arg.get_help()),
                "\n\n",
                &format!("Mulige værdier:{explained}"),
            );
            Some(joined(Some(&text.into()), "\n\n", &note(&others)))
        }
        (true, Some(long)) => Some(joined(Some(long), "\n\n", &note(&inline))),
        (true, None) => None,
    };
    let short = joined(arg.get_help(), " ", &note(&inline));
    let aliases = owned(arg.get_all_aliases().unwrap_or_default());
    arg.help(short)
        .long_help(long.map_or(Resettable::Reset, |text| {
            Resettable::Value(StyledStr::from(text))
        }))
        .hide_possible_values(true)
        .hide_default_value(true)
        // Resetting is the only way to hide an alias that was declared visible.
        .alias(Resettable::Reset)
        .aliases(aliases)
}

/// The subcommand as its parent lists it and finds it: aliases told in Danish, ASCII accepted.
pub(super) fn describe_aliases(mut sub: Command) -> Command {
    let missing = spellings(std::iter::once(sub.get_name()).chain(sub.get_all_aliases()));
    let shown = sub.get_visible_aliases().collect::<Vec<_>>().join(", ");
    if !shown.is_empty() {
        let aliases = owned(sub.get_all_aliases());
        let about = joined(sub.get_about(), " ", &format!("(også: {shown})"));
        if let Some(long) = sub.get_long_about() {
            let long = joined(
                Some(long),
                "\n\n",
                &format!("Kommandoen hedder også {shown}."),
            );
            sub = sub.long_about(long);
        }
        sub = sub.about(about).alias(Resettable::Reset).aliases(aliases);
    }
    sub.aliases(missing)
}

/// The values to list; none for a flag, whose yes and no are not typed.
fn values(arg: &Arg) -> Vec<PossibleValue> {
    if !arg.get_action().takes_values() || arg.is_hide_possible_values_set() {
        return Vec::new();
    }
    arg.get_possible_values()
        .into_iter()
        .filter(|value| !value.is_hide_set())
        .collect()
}

/// The default and the aliases.
fn others(arg: &Arg) -> Vec<String> {
    let mut notes = Vec::new();
    let defaults = arg.get_default_values();
    if arg.get_action().takes_values() && !arg.is_hide_default_value_set() && !defaults.is_empty() {
        let defaults: Vec<_> = defaults
            .iter()
            .map(|value| value.to_string_lossy())
            .collect();
        notes.push(format!("standard: {}", defaults.join(", ")));
    }
    let aliases = arg.get_visible_aliases().unwrap_or_default();
    if !aliases.is_empty() {
        notes.push(format!("også: --{}", aliases.join(", --")));
    }
    notes
}

fn note(parts: &[String]) -> String {
    if parts.is_empty() {
        String::new()
    } else {
        format!("({})", parts.join("; "))
    }
}

fn joined(text: Option<&StyledStr>, gap: &str, note: &str) -> String {
    let text = text.map(|text| text.ansi().to_string()).unwrap_or_default();
    if text.is_empty() || note.is_empty() {
        text + note
    } else {
        text + gap + note
    }
}

fn owned<'a>(names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    names.into_iter().map(str::to_owned).collect()
}
