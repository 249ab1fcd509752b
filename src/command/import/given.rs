//! What the user gives: the document, and the answers to what it does not say.

use super::Import;
use crate::command::arguments::quoted;
use crate::command::{Context, Failure};
use crate::import::answers::Answers;
use crate::import::piece::Reading;
use crate::import::question::{Key, ORGANISATION, PERIOD, TITLE};
use crate::import::{self, MOST_BYTES, Refusal};
use crate::load::files;
use crate::text::Shown;
use crate::text::visible::visible_name;
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

    /// The answers from the file of answers and from the command line.
    pub(super) fn answers(&self, context: &Context) -> Result<Answers> {
        let mut answers = match &self.svar {
            Some(path) => {
                let text = crate::load::text_of(&read_file(path)?);
                Answers::read(&text).map_err(|cause| {
                    let path = path.shown();
                    Failure::new(format!("{}: {cause}", visible_name(&path)))
                })?
            }
            None => Answers::default(),
        };
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
                answers.give(Key::new(section, ""), vec![text.to_owned()]);
            }
        }
        Ok(answers)
    }
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
