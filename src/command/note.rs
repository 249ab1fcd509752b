//! `kimo note`: writes a dated note on an action.

use super::arguments::{Day, day};
use super::danish::choice;
use super::write::{Change, change_action};
use super::{Context, Failure, Outcome, editor};
use crate::edit;
use crate::plan;
use crate::plan::{Action, Assessment, Status};
use crate::text::Spanned;
use crate::text::danish::{date, noun};
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use std::io::{IsTerminal, Read};

/// Skriv en dateret note på en handling
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Uden TEKST åbnes den editor, som VISUAL eller EDITOR peger på. \
Teksten kan også komme fra en fil: kimo note 2.3 < referat.txt

Eksempler:
  kimo note 2.3 \"Aftalen med havnene er underskrevet.\" --status igangsat
  kimo note 2.3 \"Udsat til foråret.\" --vurdering gul --frist 30.6.2025 --dato \"i går\"")]
pub struct Note {
    /// Handlingens nummer, f.eks. 2.3
    #[arg(value_name = "NR")]
    nr: String,

    /// Hvad der er sket
    #[arg(value_name = "TEKST")]
    tekst: Option<String>,

    /// Handlingens status fra denne dag
    #[arg(long, value_name = "STATUS", value_parser = choice(&Status::WORDS))]
    status: Option<&'static str>,

    /// Følger handlingen planen?
    #[arg(long, value_name = "VURDERING", value_parser = choice(&Assessment::WORDS))]
    vurdering: Option<&'static str>,

    /// Nummeret på det trin, der er nået
    #[arg(long, value_name = "NR", value_parser = clap::value_parser!(u32).range(1..))]
    trin: Option<u32>,

    /// Dagen, som fristen er flyttet til
    #[arg(long, value_name = "DATO", value_parser = day)]
    frist: Option<Day>,

    /// Notens dag (ellers i dag), f.eks. 12.3.2024 eller ”i går”
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvem der skriver
    #[arg(long, value_name = "NAVN")]
    af: Option<String>,

    /// Datoen for det møde, der besluttede det
    #[arg(long, value_name = "DATO", value_parser = day)]
    besluttet: Option<Day>,
}

impl Note {
    /// Writes the note.
    ///
    /// # Errors
    /// When there is no such action, the text is empty, or the file cannot be changed.
    pub fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, wanted) = context.day_or_today(self.dato.as_ref())?;
        let disk = context.disk()?;
        // A slip in the number is answered before anybody writes a long text in an editor.
        let words = {
            let opened = context.open_action(&disk, wanted, &self.nr)?;
            let (_, action) = opened.action(&self.nr)?;
            self.check_step(action)?;
            self.words(action)?
        };
        let note = self.note(day, words.text().trim(), context.today)?;
        let written = change_action(context, &disk, wanted, &self.nr, |_, action, source| {
            let number = action.number.to_string();
            let edits = vec![edit::append_note(source, action, &note)];
            let note = note.clone();
            Ok(Change {
                edits,
                meant: Box::new(move |goal| edit::model::add_note(goal, &number, note)),
            })
        });
        match (written, words) {
            (Ok(()), words) => words.discard(),
            // A text that was written in the editor is not lost with the attempt to save it.
            (Err(error), Words::Draft(draft)) => {
                return Err(error.context(Failure::new(format!(
                    "teksten er ikke gemt på handlingen; kladden er i {}",
                    draft.path().display()
                ))));
            }
            (Err(error), Words::Given(_)) => return Err(error),
        }
        context.deliver(&self.receipt(day), None)?;
        Ok(Outcome::Fine)
    }

    fn words(&self, action: &Action) -> Result<Words> {
        let words = match &self.tekst {
            Some(text) => Words::Given(text.clone()),
            None if std::io::stdin().is_terminal() => {
                Words::Draft(editor::write(&explanation(action))?)
            }
            None => {
                let mut text = String::new();
                std::io::stdin()
                    .read_to_string(&mut text)
                    .context("teksten på standard input kan ikke læses som UTF-8")?;
                Words::Given(text.replace("\r\n", "\n"))
            }
        };
        if words.text().trim().is_empty() {
            words.discard();
            bail!(
                Failure::new("noten er tom, så intet er skrevet").hint(format!(
                    "skriv teksten efter nummeret: kimo note {} \"Hvad der er sket\"",
                    self.nr
                ))
            );
        }
        Ok(words)
    }

    fn note(&self, date: NaiveDate, text: &str, today: NaiveDate) -> Result<plan::Note> {
        let read = |day: &Option<Day>| day.as_ref().map(|day| day.read(today)).transpose();
        let decided = read(&self.besluttet)?;
        let status = self.status.and_then(Status::from_word);
        if status == Some(Status::Dropped) && decided.is_none() {
            bail!(
                Failure::new("en handling udgår kun efter beslutning på et møde")
                    .hint("skriv mødets dato: --besluttet 22.2.2024")
            );
        }
        Ok(plan::Note {
            date: here(date),
            text: text.into(),
            by: self
                .af
                .as_deref()
                .map(str::trim)
                .filter(|name| !name.is_empty())
                .map(Into::into),
            status: status.map(here),
            assessment: self.vurdering.and_then(Assessment::from_word),
            step: self.trin.map(here),
            deadline: read(&self.frist)?.map(here),
            decided: decided.map(here),
        })
    }

    fn check_step(&self, action: &Action) -> Result<()> {
        let Some(step) = self.trin.filter(|step| *step as usize > action.steps.len()) else {
            return Ok(());
        };
        let failure = Failure::new(format!(
            "trin {step} findes ikke på handling {}",
            action.number.value
        ));
        let numbered = action
            .steps
            .iter()
            .zip(1..)
            .map(|(text, number)| format!("trin {number}: {text}"));
        bail!(numbered.fold(
            failure.hint(format!(
                "handlingen har {}",
                noun::TRIN.count(action.steps.len())
            )),
            Failure::hint
        ));
    }

    /// What was written, so that a slip is seen at once.
    fn receipt(&self, day: NaiveDate) -> String {
        let mut changes = Vec::new();
        changes.extend(self.status.map(|status| format!("status: {status}")));
        changes.extend(self.vurdering.map(|light| format!("vurdering: {light}")));
        let changes = match changes.is_empty() {
            true => String::new(),
            false => format!(" ({})", changes.join(", ")),
        };
        format!(
            "Noten er skrevet på {} den {}{changes}.\n",
            self.nr.trim(),
            date::long(day)
        )
    }
}

/// The note's text, and the draft it was written in, where there was one.
enum Words {
    Given(String),
    Draft(editor::Draft),
}

impl Words {
    fn text(&self) -> &str {
        match self {
            Words::Given(text) => text,
            Words::Draft(draft) => &draft.text,
        }
    }

    fn discard(self) {
        if let Words::Draft(draft) = self {
            draft.discard();
        }
    }
}

fn here<T>(value: T) -> Spanned<T> {
    Spanned::new(value, Default::default())
}

fn explanation(action: &Action) -> String {
    format!(
        "Skriv noten ovenfor, gem, og luk. Linjer, der begynder med #, kommer ikke med.\n\
         Er der intet skrevet, bliver der ingen note.\n\n\
         Handling {}: {}",
        action.number.value,
        action.first_paragraph().replace('\n', " ")
    )
}
