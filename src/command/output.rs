//! Where a result goes and in which format: `--format`, `--ud`, and what they may be together.
//! A slip is refused before anything is worked out or written.

use super::danish::choice;
use super::{Context, Failure, git, look, save};
use crate::load::Disk;
use crate::text::Shown;
use crate::view::block::Article;
use crate::write::format::{FOREIGN, Foreign, Format};
use crate::write::sheet::Sheet;
use crate::write::terminal::{self, Paper};
use crate::write::{csv, json, markdown, xlsx};
use anyhow::{Result, bail};
use clap::Arg;
use clap::builder::{PossibleValue, TypedValueParser};
use serde::Serialize;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// The layout for a stream: as wide as the terminal is, and without a width in a pipe.
pub(crate) fn paper(is_terminal: bool, choice: anstream::ColorChoice) -> Paper {
    let width = || terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0));
    Paper {
        width: is_terminal.then(width),
        colour: choice != anstream::ColorChoice::Never,
    }
}

/// The file to write to instead of the screen.
#[derive(Debug, clap::Args)]
pub(crate) struct Destination {
    /// Skriv til denne fil i stedet for til skærmen; endelsen bestemmer formatet
    #[arg(long = "ud", value_name = "FIL")]
    file: Option<PathBuf>,

    /// Overskriv filen, også når den er gemt i git
    #[arg(long, requires = "file")]
    overskriv: bool,
}

/// The options of a command whose result can be had in several formats, which it names by
/// [`formats`] in place of the none that stand here.
#[derive(Debug, clap::Args)]
pub(crate) struct Output {
    /// Hvordan resultatet skrives (ellers efter filens endelse, ellers tekst)
    #[arg(long, value_name = "FORMAT", value_parser = FormatParser(&[]))]
    format: Option<Format>,

    #[command(flatten)]
    destination: Destination,
}

/// Where a result goes, and in which format.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Target<'a> {
    pub(crate) format: Format,
    /// The file; none: the output.
    pub(crate) file: Option<&'a Path>,
}

impl Target<'_> {
    /// How it may be laid out: a file has no width and no colour.
    pub(crate) fn paper(self, context: &Context) -> Paper {
        match self.file {
            Some(_) => Paper::default(),
            None => context.paper,
        }
    }
}

impl Output {
    /// The target of a command that writes `formats`, of which the first is its own choice.
    ///
    /// # Errors
    /// When the file's ending means another format or none, when the file is under git and was
    /// not to be overwritten, and when a terminal would be shown noise.
    pub(crate) fn target(&self, formats: &[Format], context: &Context) -> Result<Target<'_>> {
        let file = self.destination.file()?;
        let of_ending = match file.and_then(ending) {
            Some(ending) => Some(by_ending(ending, self.format, formats, file)?),
            None => None,
        };
        let own = formats.first().copied().unwrap_or(Format::Text);
        let format = self.format.or(of_ending).unwrap_or(own);
        // Only a terminal has a width.
        if format.is_binary() && file.is_none() && context.paper.width.is_some() {
            let (what, file) = match format {
                Format::Excel => ("et regneark", "handlinger.xlsx"),
                _ => ("et Word-dokument", "bestyrelse.docx"),
            };
            bail!(
                Failure::new(format!("{what} kan ikke vises på skærmen"))
                    .hint(format!("skriv det til en fil: --ud {file}"))
            );
        }
        Ok(Target { format, file })
    }
}

impl Destination {
    /// The file of a command that writes but one kind of text, of the format `own`: programs ask
    /// for it by names of theirs, but not by what means another format.
    ///
    /// # Errors
    /// As [`Destination::file`], and when the file's ending means another format.
    pub(crate) fn plain_target(&self, own: Format) -> Result<Option<&Path>> {
        let file = self.file()?;
        if let Some(ending) = file.and_then(ending)
            && (Format::of_ending(ending).is_some_and(|format| format != own)
                || foreign(ending).is_some())
        {
            bail!(cannot_be(ending).hint("lad filens navn ende på noget andet"));
        }
        Ok(file)
    }

    /// The file, where the result is not to be printed.
    ///
    /// # Errors
    /// When the file is under git and was not to be overwritten, or can have no such name.
    fn file(&self) -> Result<Option<&Path>> {
        let file = self.file.as_deref().filter(|file| *file != Path::new("-"));
        if file.is_some_and(|file| file.to_string_lossy().trim().is_empty()) {
            bail!(Failure::new("filens navn er tomt").hint("skriv, hvad filen skal hedde"));
        }
        if let Some((file, ending)) = file.and_then(|file| Some((file, ending_alone(file)?))) {
            let named = file.with_file_name(format!("resultat{ending}"));
            let named = super::arguments::quoted(&named.shown());
            bail!(
                Failure::new(format!("{ending} er en endelse og ikke navnet på en fil"))
                    .hint(format!("skriv også, hvad filen skal hedde: --ud {named}"))
            );
        }
        file.map_or(Ok(()), save::refuse_device)?;
        if let Some(file) = file
            && !self.overskriv
            && git::is_tracked(file)
        {
            bail!(
                Failure::new(format!(
                    "{} er gemt i git og bliver ikke overskrevet uden videre",
                    file.shown()
                ))
                .hint("vælg et andet navn, eller skriv også --overskriv")
            );
        }
        Ok(file)
    }
}

/// The ending of a file's name, without the blank that a hand left at it: not the year of
/// `Status 31.12.2024`, and not what follows in `Status pr. 1. maj` or `Udkast v.2 til mødet`.
fn ending(file: &Path) -> Option<&str> {
    let written = file.extension()?.to_str()?;
    let ending = written.trim();
    let is_number = ending.bytes().all(|byte| byte.is_ascii_digit());
    let is_known = Format::of_ending(ending).is_some() || foreign(ending).is_some();
    let begins_word = written.starts_with(char::is_whitespace) && !is_known;
    let is_ending = !is_number && !begins_word && !ending.contains(char::is_whitespace);
    is_ending.then_some(ending)
}

/// The name of a file where it is the ending of a format and nothing else: `.docx`.
fn ending_alone(file: &Path) -> Option<&str> {
    let name = file.file_name()?.to_str()?;
    let ending = name.strip_prefix('.')?;
    (Format::of_ending(ending).is_some() || foreign(ending).is_some()).then_some(name)
}

fn by_ending(
    ending: &str,
    asked: Option<Format>,
    formats: &[Format],
    file: Option<&Path>,
) -> Result<Format> {
    let format = Format::of_ending(ending).filter(|format| formats.contains(format));
    match (format, asked) {
        (Some(format), Some(asked)) if format != asked => {
            let right = asked.endings().first();
            let right = right.map(|ending| format!("--ud {}", renamed(file, ending)));
            let right = right.unwrap_or_else(|| "et navn uden endelse".to_owned());
            bail!(
                Failure::new(format!(
                    "--format {} passer ikke til en fil, der ender på .{ending}",
                    asked.name()
                ))
                .hint(format!("skriv {right}, eller udelad --format"))
            )
        }
        (Some(format), _) => Ok(format),
        (None, _) => bail!(not_written(ending, formats, file)),
    }
}

/// What there is to say of a format that is none of kimo's.
fn foreign(ending: &str) -> Option<&'static Foreign> {
    let ending = ending.trim().to_lowercase();
    let mut all = FOREIGN.iter();
    all.find(|foreign| foreign.endings.contains(&ending.as_str()))
}

/// Why a file with this ending is not written, and what is instead.
fn not_written(ending: &str, formats: &[Format], file: Option<&Path>) -> Failure {
    let instead = foreign(ending).and_then(|foreign| {
        let written = foreign
            .instead
            .iter()
            .filter(|format| formats.contains(format));
        let names = written.filter_map(|format| Some(renamed(file, format.endings().first()?)));
        let names: Vec<String> = names.collect();
        let names = (!names.is_empty()).then(|| names.join(" eller "))?;
        Some(format!("skriv --ud {names}, {}", foreign.then))
    });
    let endings = || {
        let endings = formats.iter().filter_map(|format| format.endings().first());
        let endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
        // Whoever has a choice of formats has several.
        let (last, before) = endings.split_last()?;
        let before = before.join(", ");
        Some(format!("filens navn kan ende på {before} eller {last}"))
    };
    cannot_be(ending).maybe_hint(instead.or_else(endings))
}

fn cannot_be(ending: &str) -> Failure {
    let ending = ending.to_lowercase();
    Failure::new(if Format::of_ending(&ending).is_some() {
        format!("dette resultat kan ikke skrives som en {ending}-fil")
    } else {
        format!("kimo kan ikke skrive en {ending}-fil")
    })
}

/// The file, in its folder, with another ending.
fn renamed(file: Option<&Path>, ending: &str) -> String {
    let file = file.unwrap_or(Path::new("")).with_extension(ending);
    super::arguments::quoted(&file.shown().to_string())
}

/// Has the option `--format` of [`Output`] name one of `formats`.
pub(crate) fn formats(formats: &'static [Format]) -> impl FnOnce(Arg) -> Arg {
    move |option| option.value_parser(FormatParser(formats))
}

/// Reads the name of one of these formats.
#[derive(Debug, Clone, Copy)]
struct FormatParser(&'static [Format]);

impl TypedValueParser for FormatParser {
    type Value = Format;

    fn parse_ref(
        &self,
        command: &clap::Command,
        arg: Option<&clap::Arg>,
        value: &OsStr,
    ) -> Result<Format, clap::Error> {
        let mut formats = self.0.iter();
        let called = value.to_str();
        let called = called.and_then(|name| formats.find(|format| format.is_called(name.trim())));
        match called {
            Some(format) => Ok(*format),
            None => {
                let names: Vec<&str> = self.0.iter().map(|format| format.name()).collect();
                let instead = value.to_str().and_then(foreign);
                let mut instead = instead.into_iter().flat_map(|foreign| foreign.instead);
                let meant = instead.find(|format| self.0.contains(format));
                let meant = meant.map(|format| format.name());
                Err(choice(&names).unknown(command, arg, value, meant))
            }
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let names = self.0.iter().map(|format| format.name());
        Some(Box::new(names.map(PossibleValue::new)))
    }
}

impl Context {
    /// Writes `article` in a format that is made of blocks.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn present(
        &mut self,
        target: Target<'_>,
        disk: &Disk,
        article: &Article,
    ) -> Result<()> {
        let paper = target.paper(self);
        let bytes = match target.format {
            Format::Markdown => markdown::markdown(article).into_bytes(),
            Format::Html => look::page(self, disk, article)?.into_bytes(),
            Format::Word => look::document(self, disk, article)?,
            _ => terminal::text(article, paper).into_bytes(),
        };
        self.deliver_rows(target.file, |out| Ok(out.write_all(&bytes)?))
    }

    /// Writes `sheet` in a format that spreadsheets read.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn present_sheet(&mut self, target: Target<'_>, sheet: Sheet<'_>) -> Result<()> {
        self.deliver_rows(target.file, |out| match target.format {
            Format::Excel => Ok(out.write_all(&xlsx::xlsx(sheet)?)?),
            _ => csv::csv(sheet, out),
        })
    }

    /// Writes `view` as JSON.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn present_json<T: Serialize>(
        &mut self,
        target: Target<'_>,
        view: &T,
    ) -> Result<()> {
        self.deliver(&json::json(view)?, target.file)
    }
}
