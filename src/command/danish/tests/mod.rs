//! The gallery of answers, from a small command line like kimo's that has every trait
//! the parser speaks about; and no English in any.

mod help;
mod names;
mod values;

use clap::{Arg, ArgAction, Args, Command};

use super::{choice, explain, localize};
use crate::command::arguments::year;
use crate::command::plan_options::PlanOptions;

/// What the parser says to the words after `kimo`, at a terminal width in columns.
fn said(width: usize, words: &[&str]) -> String {
    let mut cmd = localize(kimo()).term_width(width);
    match cmd.try_get_matches_from_mut(std::iter::once("kimo").chain(words.iter().copied())) {
        Ok(_) => "(læst)\n".to_owned(),
        Err(error) => explain(&error, &cmd),
    }
}

fn kimo() -> Command {
    PlanOptions::augment_args(Command::new("kimo"))
        .version("1.2.3")
        .about("Før en handleplan i almindelige tekstfiler")
        .subcommand_required(true)
        .subcommand(status())
        .subcommand(note())
        .subcommand(
            Command::new("calendar")
                .visible_alias("årshjul")
                .about("Vis årets møder, frister og pligter")
                .arg(option("år", "ÅR").value_parser(year)),
        )
        .subcommand(odd())
        .mut_subcommands(|sub| super::help::localize_command(PlanOptions::augment_args(sub)))
}

fn status() -> Command {
    const FORMATS: &[&str] = &["tabel", "md", "csv", "json"];
    const STAGES: &[&str] = &[
        "ikke igangsat",
        "igangsat",
        "løbende",
        "sat i bero",
        "gennemført",
        "udgået",
    ];
    Command::new("status")
        .visible_alias("oversigt")
        .about("Vis handlingerne og hvor langt de er")
        .long_about("Vis handlingerne og hvor langt de er\n\nTilvalgene udvælger handlinger; gives et tilvalg flere gange, er ét af dem nok.")
        .arg(option("ansvarlig", "PART").action(ArgAction::Append).help("Kun denne parts handlinger"))
        .arg(option("mål", "NR").help("Kun handlinger under dette mål"))
        .arg(option("status", "STATUS").value_parser(choice(STAGES)).help("Kun handlinger med denne status"))
        .arg(
            option("format", "FORMAT")
                .value_parser(choice(FORMATS))
                .default_value("tabel")
                .visible_alias("som")
                .help("Hvordan det vises")
                .long_help("Hvordan det vises\n\nEn tabel fylder terminalens bredde; resten er til andre programmer."),
        )
}

fn note() -> Command {
    Command::new("note")
        .visible_alias("noter")
        .about("Skriv en dateret note på en handling")
        .arg(
            Arg::new("nr")
                .value_name("NR")
                .required(true)
                .help("Handlingens nummer, fx 2.12"),
        )
        .arg(
            Arg::new("tekst")
                .value_name("TEKST")
                .help("Notens tekst; uden den åbnes en editor"),
        )
        .arg(option("status", "STATUS").help("Handlingens status fra noten"))
        .arg(
            option("dato", "DATO")
                .value_parser(date)
                .help("Notens dato"),
        )
}

/// What kimo does not have today but clap can: each gives a kind of error or note of its own.
fn odd() -> Command {
    Command::new("sær")
        .hide(true)
        .arg(option("par", "TAL").num_args(2))
        .arg(option("flere", "TAL").num_args(2..))
        .arg(option("lig", "X").require_equals(true))
        .arg(option("måltal", "X").required(true))
        .arg(option("form", "FORM").value_parser([
            clap::builder::PossibleValue::new("kort").help("én linje"),
            clap::builder::PossibleValue::new("lang").help("alt"),
        ]))
        .arg(
            Arg::new("ja")
                .long("ja")
                .action(ArgAction::SetTrue)
                .conflicts_with("nej"),
        )
        .arg(Arg::new("nej").long("nej").action(ArgAction::SetTrue))
        .arg(Arg::new("tal").value_name("TAL").num_args(0..=2))
}

fn option(name: &'static str, value: &'static str) -> Arg {
    Arg::new(name).long(name).value_name(value)
}

fn date(text: &str) -> Result<String, String> {
    if text.starts_with("20") {
        Ok(text.to_owned())
    } else {
        Err("skriv datoen som 2024-03-12".to_owned())
    }
}

/// The answer to each command line, which must not hold a word of clap's own.
fn all(lines: &[&str]) -> String {
    let answer = |line: &&str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let answer = said(80, &words);
        in_danish(&answer);
        format!("$ kimo {line}\n{answer}").replace(" \n", "\n")
    };
    lines.iter().map(answer).collect::<Vec<_>>().join("\n")
}

fn in_danish(answer: &str) {
    const ENGLISH: [&str; 22] = [
        "Usage",
        "Options",
        "OPTIONS",
        "Commands",
        "COMMAND",
        "Arguments",
        "argument '",
        "error",
        "alias",
        "ossible value",
        "default",
        "tip:",
        "a similar",
        "Print",
        "For more",
        "was provided",
        "required",
        "cannot",
        "exists",
        "as a value",
        "unexpected",
        "invalid",
    ];
    for word in ENGLISH {
        assert!(!answer.contains(word), "”{word}” in:\n{answer}");
    }
    // ”help” may be quoted from what was typed, and is accepted as a name.
    assert!(
        !answer.replace("--helpp", "").contains("help"),
        "”help” in:\n{answer}"
    );
}
