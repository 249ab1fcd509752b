//! The manual pages in Danish, made from the command line's own grammar.
//!
//! `clap_mangen` writes English headings that no setting reaches, loses its place in the title
//! where there is no date, and runs the lines of the examples together. So the title and the
//! headings are exchanged, and the examples set line by line.

use super::danish::{EXAMPLES, HELP, with_blanks};
use crate::text::danish::fold::ascii;
use anyhow::{Context, Result};
use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

/// A page of the manual.
pub(crate) struct Page {
    /// The name of its file: `kimo-status.1`.
    pub(crate) file: String,
    /// Its text, for troff.
    pub(crate) text: String,
}

/// The program's own page first, then one for each command.
///
/// # Errors
/// When a page cannot be made, which is a fault of this program.
pub(crate) fn pages(mut parser: Command) -> Result<Vec<Page>> {
    parser.build();
    let subcommands: Vec<Command> = parser
        .get_subcommands()
        // What ”hjælp” tells is what the pages tell.
        .filter(|command| !command.is_hide_set() && command.get_name() != HELP)
        .cloned()
        .collect();
    let names: Vec<String> = subcommands.iter().map(page_name).collect();
    let others = |own: &str| {
        let related = if own == "kimo" {
            names.join(", ")
        } else {
            "kimo(1)".to_owned()
        };
        format!("{related}, git(1)")
    };
    let all = std::iter::once(parser).chain(subcommands);
    all.map(|command| {
        let see_also = others(command.get_name());
        page(command, &see_also)
    })
    .collect()
}

/// How a page names that of a command: `kimo-aarshjul(1)`.
fn page_name(command: &Command) -> String {
    let name = command.get_display_name().unwrap_or(command.get_name());
    format!("{}(1)", file_name(name))
}

/// The name of a page's file, in letters that every file system has alike.
fn file_name(name: &str) -> String {
    ascii(name).replace('é', "e")
}

/// What holds for every command, under headings of their own.
const OF_ALL: [(&str, &[(&str, &str)]); 2] = [
    (
        "AFSLUTNINGSKODE",
        &[
            ("0", "Alt gik godt; advarsler kan være givet."),
            ("1", "Planen har fejl, eller kommandoen kunne ikke udføres."),
            ("2", "Kommandolinjen kan ikke læses."),
        ],
    ),
    (
        "MILJØVARIABLER",
        &[
            ("KIMO_PLAN", "Mappen med planen, når --plan ikke er givet."),
            (
                "VISUAL, EDITOR",
                "Det program, en tekst skrives i, når den ikke er givet.",
            ),
            (
                "PAGER",
                "Det program, et langt resultat bladres igennem med; tom eller ”cat”: intet.",
            ),
            ("NO_COLOR", "Ingen farver."),
            (
                "CLICOLOR_FORCE",
                "Farver, også når resultatet ikke vises i en terminal.",
            ),
        ],
    ),
];

fn section_of_all(see_also: &str) -> Roff {
    let mut page = Roff::new();
    for (heading, terms) in OF_ALL {
        page.control("SH", [heading]);
        for (term, meaning) in terms {
            page.control("TP", []);
            page.text([bold(*term)]);
            page.text([roman(*meaning)]);
        }
    }
    page.control("SH", ["SE OGSÅ"]);
    page.text([roman(see_also)]);
    page
}

/// The headings as `clap_mangen` writes them, and in Danish.
const HEADINGS: [(&str, &str); 4] = [
    ("NAME", "NAVN"),
    ("SYNOPSIS", "OVERSIGT"),
    ("DESCRIPTION", "BESKRIVELSE"),
    ("OPTIONS", "TILVALG"),
];

fn page(command: Command, see_also: &str) -> Result<Page> {
    let command = command.subcommand_help_heading("KOMMANDOER");
    let name = command
        .get_display_name()
        .unwrap_or(command.get_name())
        .to_owned();
    let examples = command.get_after_help().map(ToString::to_string);
    let examples = examples.map(|text| with_blanks(&text));
    let has_subcommands = command.has_subcommands();
    let man = Man::new(command);
    let mut text = Vec::new();
    let mut write = || {
        man.render_name_section(&mut text)?;
        man.render_synopsis_section(&mut text)?;
        man.render_description_section(&mut text)?;
        man.render_options_section(&mut text)?;
        if has_subcommands {
            man.render_subcommands_section(&mut text)?;
        }
        if let Some(examples) = &examples {
            section_of_examples(examples).to_writer(&mut text)?;
        }
        section_of_all(see_also).to_writer(&mut text)?;
        std::io::Result::Ok(())
    };
    write().context("manualsiden kan ikke dannes")?;
    Ok(Page {
        file: format!("{}.1", file_name(&name)),
        text: in_danish(&name, &String::from_utf8_lossy(&text)),
    })
}

/// The text after the help, under headings of its own: its prose filled, its indented lines as
/// they stand.
fn section_of_examples(text: &str) -> Roff {
    let mut page = Roff::new();
    let (before, examples) = match text.split_once(EXAMPLES) {
        Some((before, examples)) => (before.trim_end(), examples),
        None => (text.trim_end(), ""),
    };
    for (heading, lines) in [("BEMÆRK", before), ("EKSEMPLER", examples)] {
        if lines.is_empty() {
            continue;
        }
        page.control("SH", [heading]);
        for line in lines.lines() {
            match line.strip_prefix("  ") {
                Some(example) => {
                    page.control("nf", []);
                    page.text([roman(example)]);
                    page.control("fi", []);
                }
                None if line.is_empty() => {
                    page.control("PP", []);
                }
                None => {
                    page.text([roman(line)]);
                }
            }
        }
    }
    page
}

fn in_danish(name: &str, page: &str) -> String {
    // No date: the same version gives the same page. No word is broken: it would be where an
    // English one is.
    let mut out = format!(
        ".ie \\n(.g .ds Aq \\(aq\n.el .ds Aq '\n.TH {} 1 \"\" \"kimo {}\" \"Manual til kimo\"\n.nh\n.ad l\n",
        name.to_uppercase(),
        env!("CARGO_PKG_VERSION")
    );
    for line in page.lines().filter(|line| !is_preamble(line)) {
        let heading = line
            .strip_prefix(".SH ")
            .and_then(|heading| HEADINGS.iter().find(|(english, _)| *english == heading));
        match heading {
            Some((_, danish)) => out.push_str(&format!(".SH {danish}")),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}

/// What every section repeats, and the title that is written anew.
fn is_preamble(line: &str) -> bool {
    [".TH ", ".ie ", ".el "]
        .iter()
        .any(|start| line.starts_with(start))
}
