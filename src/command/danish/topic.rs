//! `kimo hjælp KOMMANDO`: the help of one command, also as `kimo help`.
//!
//! clap's own help command cannot be renamed. This one is an ordinary command whose
//! argument never parses: reading it ends in the wish for help, as `--hjælp` does,
//! with the name of the command in the error's context. So the program itself never
//! meets it, and `explain` answers it.

use std::convert::Infallible;
use std::ffi::OsStr;

use clap::builder::TypedValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, Error};

use crate::text::danish::fold::composed;
use crate::text::nearest::nearest;

/// The help command's name.
pub(crate) const NAME: &str = "hjælp";

/// Its other names: without Danish letters, and the one that every other program uses.
const ALIASES: [&str; 2] = ["hjaelp", "help"];

/// The help command over the commands of `cmd`.
pub(super) fn command(cmd: &Command) -> Command {
    let own = std::iter::once(NAME).chain(ALIASES);
    let topics = cmd
        .get_subcommands()
        .flat_map(names)
        .chain(own)
        .map(str::to_owned)
        .collect();
    Command::new(NAME)
        .aliases(ALIASES)
        .about("Vis hjælp til en kommando")
        .arg(
            Arg::new("kommando")
                .value_name("KOMMANDO")
                .help("Kommandoen, som der ønskes hjælp til")
                // A default is parsed too, so that no argument ends in help as well.
                .default_value("")
                .hide_default_value(true)
                .value_parser(Topic { topics }),
        )
}

/// The command that the error's wish for help names; empty for the program itself.
pub(super) fn wished(error: &Error) -> Option<&str> {
    match (error.kind(), error.get(ContextKind::ValidSubcommand)) {
        (ErrorKind::DisplayHelp, Some(ContextValue::String(topic))) => Some(topic),
        _ => None,
    }
}

pub(super) fn names(cmd: &Command) -> impl Iterator<Item = &str> {
    std::iter::once(cmd.get_name()).chain(cmd.get_all_aliases())
}

#[derive(Clone)]
struct Topic {
    topics: Vec<String>,
}

impl TypedValueParser for Topic {
    type Value = Infallible;

    fn parse_ref(
        &self,
        cmd: &Command,
        _: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Infallible, Error> {
        let topic = composed(&value.to_string_lossy()).into_owned();
        let topics = self.topics.iter().map(String::as_str);
        if topic.is_empty() || topics.clone().any(|t| t == topic) {
            let mut wish = Error::new(ErrorKind::DisplayHelp).with_cmd(cmd);
            wish.insert(ContextKind::ValidSubcommand, ContextValue::String(topic));
            return Err(wish);
        }
        let mut error = Error::new(ErrorKind::InvalidSubcommand).with_cmd(cmd);
        if let Some(near) = nearest(&topic, topics) {
            error.insert(
                ContextKind::SuggestedSubcommand,
                ContextValue::Strings(vec![near.to_owned()]),
            );
        }
        error.insert(ContextKind::InvalidSubcommand, ContextValue::String(topic));
        Err(error)
    }
}
