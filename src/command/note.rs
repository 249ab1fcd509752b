//! `kimo note`: writes a dated note on an action.

use super::about::{self, About, Asked};
use super::arguments::{Day, Time, count, day, time, year};
use super::danish::choice;
use super::decision::{Decided, Decision, edit_decided};
use super::find::Wanted;
use super::follow::follow;
use super::words::{Request, Words};
use super::write_options::WriteOptions;
use super::{Context, Failure, Opened, Outcome, period_end, receipt};
use crate::document::{Addition, entry};
use crate::load::Disk;
use crate::plan;
use crate::plan::{Action, Assessment, Status, first_paragraph};
use crate::text::danish::{date, fold, noun};
use crate::text::letters::trimmed;
use crate::text::{FileId, Spanned};
use crate::view::parts::effects;
use anyhow::{Result, bail};
use chrono::NaiveDate;

/// The arguments of `kimo note`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Uden TEKST åbnes et redigeringsprogram: det, som VISUAL, EDITOR eller gits core.editor peger på, ellers Notesblok på Windows og nano på \
Mac og Linux. Teksten kan også komme fra en fil:

  kimo notér 2.3 < referat.txt

Eksempler:
  kimo notér 2.3 \"Aftalen med havnene er underskrevet.\" --status igangsat
  kimo notér 2.3 \"Udsat.\" --vurdering gul --frist 30.6.2025 --dato \"i går\"")]
pub(crate) struct Note {
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
    #[arg(long, value_name = "NR", value_parser = count)]
    trin: Option<u32>,

    /// Hvornår handlingen nu skal være færdig: en dato, en måned, et kvartal eller et år
    #[arg(long, value_name = "TID", value_parser = time)]
    frist: Option<Time>,

    /// Året, noten handler om, når det er året før
    #[arg(long = "år", value_name = "ÅR", value_parser = year)]
    aar: Option<i32>,

    /// Hvad der skal besluttes om handlingen, f.eks. ”Bevilg 75.000 kr. til nye prøver”
    #[arg(long, value_name = "TEKST")]
    indstilling: Option<String>,

    /// Notens dag (ellers i dag), f.eks. 12.3.2024 eller ”i går”
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    /// Hvem der skriver
    #[arg(long, value_name = "NAVN")]
    af: Option<String>,

    #[command(flatten)]
    decision: Decision,

    #[command(flatten)]
    options: WriteOptions,
}

impl Note {
    /// Writes the note.
    ///
    /// # Errors
    /// When there is no such action, the text is empty, or the file cannot be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, wanted) = context.day_to_write(self.dato.as_ref())?;
        let disk = context.disk()?;
        let of_year = self
            .aar
            .map(|year| about::refuse_settled(&disk, year, day))
            .transpose()?;
        let wanted = self.aar.map_or(wanted, Wanted::Year);
        // A slip in the number is answered before anybody writes a long text in an editor.
        let mut opened = context.open_action(&disk, wanted, &self.nr)?;
        let (goal, action) = opened.action(&self.nr)?;
        self.check_step(action)?;
        let about = receipt::about(&disk, opened.plan()?, action, day);
        let decided = self.decision.read(opened.plan()?, day, context.today)?;
        let file = goal.file;
        let (of_year, hint) = match of_year {
            Some(of_year) => (of_year, String::new()),
            None => match about::ask(context, &disk, opened.plan()?, action, day)? {
                Asked::Here(hint) => (About::ItsOwn, hint),
                Asked::Before(number, year) => {
                    let (nr, aar) = (number.to_string(), Some(year));
                    return Note { nr, aar, ..self }.run(context);
                }
            },
        };
        Words::refuse_in_vain(self.tekst.as_deref(), context, &disk, &opened, file)?;
        let words = Words::ask(context, self.tekst.as_deref(), &self.request(action, day))?;
        let decided = decided.as_ref();
        let mut noted = None;
        let written = self
            .note(day, of_year, words.text(), decided, context.today)
            .and_then(|note| {
                self.write(context, &disk, &mut opened, file, decided, &note)?;
                noted = Some(note);
                Ok(())
            });
        let summary = format!("Note på {}: {}", self.nr.trim(), words.text());
        words.settle(written, "teksten er ikke gemt på handlingen")?;
        let (_, action) = opened.action(&self.nr)?;
        let effects = noted.iter().flat_map(|note| effects(action, note));
        let mut receipt = self.receipt(day, of_year, &effects.collect::<Vec<_>>());
        receipt += &(Decided::receipt(decided) + &about);
        if let Some(note) = noted {
            receipt += &follow(context, &disk, &opened, &self.nr, |action| {
                action.notes.push(Spanned::from(note));
            });
        }
        receipt += &hint;
        receipt += &period_end::said(&disk, opened.plan()?, day)?;
        self.options.conclude(context, &receipt, &summary)
    }

    fn write(
        &self,
        context: &mut Context,
        disk: &Disk,
        opened: &mut Opened<'_>,
        file: FileId,
        decided: Option<&Decided>,
        note: &plan::Note,
    ) -> Result<()> {
        edit_decided(
            context,
            disk,
            opened,
            file,
            decided,
            self.options,
            &|version| {
                let action = version.action(&self.nr)?;
                refuse_twice(action, note)?;
                Ok(Some(
                    Addition::under(action.own_lines.span, entry::note(note)).into(),
                ))
            },
        )
    }

    fn request(&self, action: &Action, day: NaiveDate) -> Request {
        let first = first_paragraph(action.wording_on(day).text).replace('\n', " ");
        let state = action.on(day);
        let was = format!("Status: {}", state.status.word());
        let status = match self.status {
            Some(new) => format!("{was}, med noten {new}"),
            None => was,
        };
        Request {
            what: "noten",
            missing: "der er ingen tekst til noten",
            empty: "noten er tom, så intet er skrevet",
            remedy: format!(
                "skriv teksten efter nummeret: kimo notér {} \"Hvad der er sket\"",
                self.nr
            ),
            explanation: format!(
                "Er der intet skrevet, bliver der ingen note.\n\nHandling {}: {first}\n\
                 {status}\nNotens dag: {}",
                action.number.value,
                date::long(day)
            ),
        }
    }

    fn note(
        &self,
        date: NaiveDate,
        about: About,
        text: &str,
        decided: Option<&Decided>,
        today: NaiveDate,
    ) -> Result<plan::Note> {
        let status = self.status.and_then(Status::from_word);
        if status == Some(Status::Dropped) && decided.is_none() {
            bail!(
                Failure::new("en handling udgår kun efter beslutning på et møde")
                    .hint("skriv mødets dato: --besluttet 22.2.2024")
            );
        }
        let deadline = self
            .frist
            .as_ref()
            .map(|time| time.read(today))
            .transpose()?;
        Ok(plan::Note {
            date: Spanned::from(date),
            text: text.into(),
            by: given(self.af.as_deref()),
            status: status.map(Spanned::from),
            assessment: self.vurdering.and_then(Assessment::from_word),
            extras: plan::NoteExtras {
                year: about.year().map(Spanned::from),
                step: self.trin.map(Spanned::from),
                deadline: deadline.map(Spanned::from),
                decided: decided.map(Decided::date),
                recommendation: given(self.indstilling.as_deref()),
            }
            .boxed(),
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
            failure.hint(match action.steps.len() {
                0 => "handlingen har ingen trin".to_owned(),
                count => format!("handlingen har {}", noun::TRIN.count(count)),
            }),
            Failure::hint
        ));
    }

    /// What was written, so that a slip is seen at once.
    fn receipt(&self, day: NaiveDate, about: About, effects: &[String]) -> String {
        let effects = if effects.is_empty() {
            String::new()
        } else {
            format!(" ({})", effects.join(", "))
        };
        format!(
            "Noten{} er skrevet på {} den {}{effects}.\n",
            about.words(),
            self.nr.trim(),
            date::long(day)
        )
    }
}

/// An option's text, where it is not blank.
fn given(text: Option<&str>) -> Option<Box<str>> {
    let text = text.map(trimmed);
    text.filter(|text| !text.is_empty()).map(Into::into)
}

/// Refuses a note that the action has already, as after a command that was run again.
fn refuse_twice(action: &Action, note: &plan::Note) -> Result<()> {
    let is_same = |old: &plan::Note| {
        old.date.value == note.date.value
            && fold::sentence(&old.text) == fold::sentence(&note.text)
            && plan::Note {
                text: note.text.clone(),
                ..old.clone()
            } == *note
    };
    if action.notes.iter().any(|old| is_same(&old.value)) {
        let day = date::long(note.date.value);
        bail!(
            Failure::new(format!(
                "den samme note står allerede på {} den {day}, så intet er skrevet",
                action.number.value
            ))
            .hint("er der sket noget nyt, så skriv det med andre ord")
        );
    }
    Ok(())
}
