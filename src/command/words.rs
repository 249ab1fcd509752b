//! A text that a command writes into the plan: from the command line, from standard input when
//! that is piped, else from the user's own editor.

use super::save::Mode;
use super::{Context, Failure, Opened, editor, write};
use crate::load::{Disk, files};
use crate::text::letters::trimmed;
use crate::text::{FileId, Shown};
use anyhow::{Context as _, Result, bail};
use std::io::IsTerminal;

/// What a text that is piped in has more bytes of is refused.
const MOST: u64 = 1_000_000;

/// What a command says while it asks for its text.
pub(crate) struct Request {
    /// The text, as a noun: `noten`.
    pub(crate) what: &'static str,
    /// The cause where there is neither a text nor an editor to write it in.
    pub(crate) missing: &'static str,
    /// The cause where the text is blank.
    pub(crate) empty: &'static str,
    /// How to give the text on the command line.
    pub(crate) remedy: String,
    /// What the editor shows under the text, besides how to use it.
    pub(crate) explanation: String,
}

/// A text, and the draft it was written in, where there was one.
pub(crate) enum Words {
    /// It stood on the command line or came from standard input.
    Given(String),
    /// It was written in the editor.
    Draft(editor::Draft),
}

impl Words {
    /// Refuses a file with errors before anybody writes a text for it.
    ///
    /// # Errors
    /// When the file has errors, and no text is `given` yet.
    pub(crate) fn refuse_in_vain(
        given: Option<&str>,
        context: &mut Context,
        disk: &Disk,
        opened: &Opened<'_>,
        file: FileId,
    ) -> Result<()> {
        match given {
            Some(_) => Ok(()),
            None => write::rehearse(context, disk, opened, file, &|_| Ok(None)),
        }
    }

    /// The text given on the command line, else the one asked for.
    ///
    /// # Errors
    /// When there is no text, or it cannot be read.
    pub(crate) fn ask(
        context: &mut Context,
        given: Option<&str>,
        request: &Request,
    ) -> Result<Words> {
        let words = match given {
            Some(text) if text != "-" => Words::Given(text.to_owned()),
            // The standard input is an editor's, which talks of other things on it.
            _ if context.mode == Mode::Propose => {
                bail!(Failure::new(request.missing).hint(request.remedy.clone()))
            }
            None if std::io::stdin().is_terminal() => {
                let explanation = format!(
                    "Skriv {} ovenfor, gem, og luk. Linjer, der begynder med #, kommer ikke med.\n{}",
                    request.what, request.explanation
                );
                let without_editor = Failure::new(request.missing).hint(request.remedy.clone());
                Words::Draft(editor::write(context, &explanation, without_editor)?)
            }
            _ => {
                let bytes = files::at_most(MOST, std::io::stdin())
                    .context("teksten på standard input kan ikke læses")?;
                if bytes.len() as u64 > MOST {
                    let much = "teksten på standard input er på over 1 MB, så intet er skrevet";
                    bail!(Failure::new(much).hint("skriv en kortere tekst"));
                }
                let text = plain(bytes).ok_or_else(|| {
                    Failure::new("teksten på standard input er ikke skrevet i UTF-8")
                        .hint("gem den som UTF-8, og prøv igen")
                        .hint(format!("eller {}", request.remedy))
                })?;
                if text.contains('\0') {
                    bail!(
                        Failure::new(
                            "teksten på standard input har et NUL-tegn, så intet er skrevet"
                        )
                        .hint("er det en tekstfil, så gem den på ny som UTF-8, og prøv igen")
                    );
                }
                Words::Given(text)
            }
        };
        if words.text().is_empty() {
            words.discard();
            bail!(Failure::new(request.empty).hint(request.remedy.clone()));
        }
        Ok(words)
    }

    /// The text, without the blanks around it.
    pub(crate) fn text(&self) -> &str {
        match self {
            Words::Given(text) => trimmed(text),
            Words::Draft(draft) => trimmed(&draft.text),
        }
    }

    /// Ends the attempt to write the text: what was written in the editor is not lost with an
    /// attempt that failed, and its draft is removed when it went well.
    ///
    /// # Errors
    /// When the attempt failed; where there is a draft, `cause` and its place come first.
    pub(crate) fn settle(self, attempt: Result<()>, cause: &str) -> Result<()> {
        match (attempt, self) {
            (Ok(()), words) => {
                words.discard();
                Ok(())
            }
            (Err(error), Words::Draft(draft)) => Err(error.context(Failure::new(format!(
                "{cause}; kladden er i {}",
                draft.path().shown()
            )))),
            (Err(error), Words::Given(_)) => Err(error),
        }
    }

    fn discard(self) {
        if let Words::Draft(draft) = self {
            draft.discard();
        }
    }
}

/// What a program that may be Notepad wrote: without its byte order mark, each line ended by LF.
/// Nothing where it is not UTF-8.
pub(super) fn plain(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    Some(text.replace("\r\n", "\n"))
}
