//! What the user gives: the document, and the answers to what it does not say.

use super::Import;
use crate::command::arguments::quoted;
use crate::command::{Context, Failure};
use crate::import::answers::{Answers, RULE};
use crate::import::piece::Reading;
use crate::import::question::{Key, ORGANISATION, PERIOD, TITLE};
use crate::import::{self, MOST_BYTES, Proposal, Refusal};
use crate::load::{self, Disk, Sources, files};
use crate::text::danish::noun;
use crate::text::letters::capital;
use crate::text::visible::visible_name;
use crate::text::{Diagnostic, Shown};
use crate::write::check;
use anyhow::{Context as _, Result, bail};
use std::path::Path;

impl Import {
    /// The document's name, without its folders.
    pub(super) fn name(&self) -> String {
        let name = self
            .fil
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if self.is_stdin() {
            "en kopieret tekst".to_owned()
        } else {
            visible_name(&name).into_owned()
        }
    }

    pub(super) fn is_stdin(&self) -> bool {
        self.fil == Path::new("-")
    }

    /// The document as an argument of a command that is proposed.
    pub(super) fn argument(&self) -> String {
        let path = self.fil.shown();
        quoted(&visible_name(&path))
    }

    pub(super) fn reading(&self) -> Result<Reading> {
        let bytes = if self.is_stdin() {
            files::at_most(MOST, std::io::stdin())
                .context("dokumentet på standard input kan ikke læses")?
        } else {
            read_file(&self.fil)?
        };
        let ending = self
            .fil
            .extension()
            .unwrap_or_default()
            .to_ascii_lowercase();
        let is_table = ["csv", "tsv"].iter().any(|known| ending == *known);
        import::read(&bytes, is_table).map_err(|refusal: Refusal| {
            let name = if self.is_stdin() {
                "standard input".to_owned()
            } else {
                self.fil.shown()
            };
            Failure::new(format!("{}: {}", visible_name(&name), refusal.cause))
                .hint(refusal.remedy)
                .into()
        })
    }

    /// The answers from the file of answers and from the command line. `disk` is only asked to show
    /// lines of that file.
    pub(super) fn given<'d>(&self, context: &mut Context, disk: &'d Disk) -> Result<Given<'d>> {
        let (mut answers, mut sources) = (Answers::default(), None);
        if let Some(path) = &self.svar {
            let read = load::toml_file(disk, &path.shown(), &read_file(path)?);
            let (of_file, file, mut faults) = read;
            if faults.is_empty() {
                (answers, faults) = Answers::read(file, of_file.get(file).text());
            }
            refuse(context, &of_file, &faults)?;
            sources = Some(of_file);
        }
        let options = [
            (TITLE, &self.titel),
            (ORGANISATION, &self.organisation),
            (PERIOD, &context.period),
        ];
        for (section, option) in options {
            if let Some(text) = option
                .as_deref()
                .map(str::trim)
                .filter(|text| !text.is_empty())
            {
                // A name is one line.
                let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                answers.give(Key::new(section, ""), vec![text]);
            }
        }
        Ok(Given { answers, sources })
    }
}

/// The answers there are before anything is asked.
pub(super) struct Given<'d> {
    pub(super) answers: Answers,
    /// The file of answers, where there is one.
    sources: Option<Sources<'d>>,
}

impl Given<'_> {
    /// Refuses answers that cannot be used, or that answer nothing: those of a file with their places.
    pub(super) fn refuse_faults(&self, context: &mut Context, proposal: &Proposal) -> Result<()> {
        let asked: Vec<Key> = { proposal.questions.iter() }
            .map(|of| of.key.clone())
            .collect();
        let fault = match (proposal.faults.first(), self.answers.unused(&asked)) {
            (Some((key, cause)), _) => {
                let cause = format!("svaret på {key} kan ikke bruges: {cause}");
                Some((key.clone(), cause, "skriv et andet svar".to_owned()))
            }
            (None, Some((key, near))) => {
                let cause = format!("der er ikke spurgt om {key} i dokumentet");
                let help = match near {
                    Some(near) => format!("mente du {near}?"),
                    None => "se, hvad der spørges om, med: kimo indlæs FIL --tørløb".to_owned(),
                };
                Some((key, cause, help))
            }
            (None, None) => None,
        };
        let Some((key, cause, help)) = fault else {
            return Ok(());
        };
        if let (Some(place), Some(sources)) = (self.answers.place(&key), &self.sources) {
            let help = capital(&help) + if help.ends_with('?') { "" } else { "." };
            let problem = Diagnostic::error(RULE, place, cause).help(help);
            return refuse(context, sources, &[problem]);
        }
        bail!(Failure::new(cause).hint(help))
    }
}

/// Refuses a file of answers with these problems, each shown with its line.
fn refuse(context: &mut Context, sources: &Sources<'_>, problems: &[Diagnostic]) -> Result<()> {
    let Some(first) = problems.first() else {
        return Ok(());
    };
    let shown = check::problems(problems.iter(), sources, "", context.message_paper);
    context.err.write_all(shown.as_bytes())?;
    let name = sources.name(first.span.file);
    bail!(Failure::new(format!(
        "intet er skrevet, for {} har {}",
        visible_name(name),
        noun::FEJL.count_words(problems.len())
    )))
}

/// What a document has more of is refused.
const MOST: u64 = MOST_BYTES as u64;

/// The bytes of a file that is no plan's.
fn read_file(path: &Path) -> Result<Vec<u8>> {
    let context = || format!("{} kan ikke læses", path.shown());
    let about = files::ordinary(path).with_context(context)?;
    if about.len() > MOST {
        bail!(Failure::new(format!(
            "{} er på over {} MB",
            path.shown(),
            MOST_BYTES / 1_000_000
        )));
    }
    let file = std::fs::File::open(path).with_context(context)?;
    files::at_most(MOST, file).with_context(context)
}
