//! `kimo result`: the verdict on a year's goal.

use super::arguments::{Day, amount, day, year};
use super::danish::choice;
use super::find::Wanted;
use super::words::{Request, Words};
use super::write;
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, about, receipt};
use crate::document::{Addition, entry};
use crate::plan::{Action, Verdict, YearResult, is_written_about};
use crate::text::danish::{date, number};
use crate::text::visible::one_line;
use anyhow::{Context as _, Result, bail};
use chrono::{Datelike, NaiveDate};

/// The arguments of `kimo result`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Resultatet gælder årets mål og kommer med i rapporten om året, når det er skrevet senest den 31. marts året efter. \
Intet overskrives: skrives der et nyt resultat for samme år, gælder det seneste.

Eksempler:
  kimo resultat 2.12 --år 2024 ja
  kimo resultat 2.7 --år 2024 delvist \"910 deltagere\" --forbrug 58.500")]
pub(crate) struct WriteResult {
    /// Handlingens nummer, f.eks. 2.12
    #[arg(value_name = "NR")]
    nr: String,

    /// Blev årets mål nået?
    #[arg(value_name = "OPNÅET", value_parser = choice(&Verdict::WORDS))]
    opnaaet: &'static str,

    /// Hvad der blev nået, eller hvorfor ikke
    #[arg(value_name = "TEKST")]
    tekst: Option<String>,

    /// Året, resultatet gælder (ellers året før til og med marts, derefter indeværende år)
    #[arg(long = "år", value_name = "ÅR", value_parser = year)]
    aar: Option<i32>,

    /// Hvad der blev brugt, i hele kroner, f.eks. 58.500
    #[arg(long, value_name = "KRONER", value_parser = amount)]
    forbrug: Option<i64>,

    /// Dagen, det er skrevet (ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

impl WriteResult {
    /// Writes the verdict.
    ///
    /// # Errors
    /// When there is no such action, it has no goal for the year, the year's report is settled, or
    /// the file cannot be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, _) = context.day_to_write(self.dato.as_ref())?;
        // In January to March most verdicts are on the year before.
        let meant = self.aar.unwrap_or_else(|| year_on(day));
        let disk = context.disk()?;
        let opened = context.open_action(&disk, Wanted::Year(meant), &self.nr)?;
        let (goal, action) = opened.action(&self.nr)?;
        let mut result = self.result(action, meant, day)?;
        if let Some(text) = self.tekst.as_deref() {
            let words = Words::ask(context, Some(text), &request(&self.nr))?;
            result.text = Some(words.text().to_owned());
        }
        keep(&mut result, action.result_on(meant, day));
        write::edit(context, &disk, &opened, goal.file, &|version| {
            let action = version.action(&self.nr)?;
            refuse_twice(action, &result)?;
            Ok(Some(
                Addition::under(action.own_lines.span, entry::year_result(&result)).into(),
            ))
        })?;
        let receipt =
            receipt(action, &result) + &receipt::about(&disk, opened.plan()?, action, day);
        let summary = format!(
            "Resultat for {} på {}: {}",
            result.year.value,
            action.number.value,
            result.verdict.word()
        );
        self.options.conclude(context, &receipt, &summary)
    }

    fn result(&self, action: &Action, year: i32, day: NaiveDate) -> Result<YearResult> {
        let number = &action.number.value;
        if action.year_goal_on(year, NaiveDate::MAX).is_none() {
            let years: Vec<String> = { action.year_goals.iter() }
                .map(|goal| goal.year.value.to_string())
                .collect();
            let failure = Failure::new(format!(
                "handling {number} har intet årsmål for {year} at gøre op"
            ));
            bail!(match years.last() {
                Some(last) => failure.hint(format!("den har et for {last}: --år {last}")),
                None => failure.hint(format!(
                    "skriv det først: kimo juster {number} --år {year} --mål \"Hvad der skal nås\""
                )),
            });
        }
        if !is_written_about(year, day) {
            bail!(if day.year() < year {
                Failure::new(format!("året {year} er ikke begyndt"))
                    .hint("er årstallet eller dagen rigtig?")
            } else {
                about::settled(year, "resultatet")
                    .hint("blev det gjort op før den dag, så skriv dagen: --dato")
            });
        }
        Ok(YearResult {
            year: year.into(),
            date: day.into(),
            verdict: Verdict::from_word(self.opnaaet).context("resultatet kan ikke læses")?,
            text: None,
            spent: self.forbrug,
        })
    }
}

/// What a corrected verdict does not mention is as before: the money, and the words where the verdict
/// is the same.
fn keep(result: &mut YearResult, old: Option<&YearResult>) {
    let Some(old) = old else { return };
    result.spent = result.spent.or(old.spent);
    if result.text.is_none() && result.verdict == old.verdict {
        result.text.clone_from(&old.text);
    }
}

fn request(number: &str) -> Request {
    Request {
        what: "resultatet",
        missing: "der er ingen tekst til resultatet",
        empty: "teksten er tom, så intet er skrevet",
        remedy: format!("skriv teksten sidst: kimo resultat {number} ja \"Hvad der blev nået\""),
        explanation: String::new(),
    }
}

/// The year that a verdict of `day` is most likely on: until its report is settled, the one before.
fn year_on(day: NaiveDate) -> i32 {
    if is_written_about(day.year() - 1, day) {
        day.year() - 1
    } else {
        day.year()
    }
}

/// Refuses a verdict that holds already.
fn refuse_twice(action: &Action, result: &YearResult) -> Result<()> {
    let in_force = action.result_on(result.year.value, NaiveDate::MAX);
    let says_the_same = |old: &YearResult| {
        let said = |of: &YearResult| (of.verdict, of.text.clone(), of.spent);
        said(old) == said(result)
    };
    let Some(old) = in_force.filter(|old| says_the_same(old)) else {
        return Ok(());
    };
    bail!(Failure::new(format!(
        "det er allerede resultatet for {} på {}, skrevet den {}, så intet er skrevet",
        result.year.value,
        action.number.value,
        date::long(old.date.value)
    )))
}

/// What was written, against what was set.
fn receipt(action: &Action, result: &YearResult) -> String {
    let year = result.year.value;
    let mut text = format!(
        "Resultatet for {year} er skrevet på {} den {}: {}.\n",
        action.number.value,
        date::long(result.date.value),
        result.verdict.participle()
    );
    let goal = action.year_goal_on(year, NaiveDate::MAX);
    text += &goal.map_or_else(String::new, |goal| format!("Mål: {}\n", goal.goal.trim()));
    let granted = goal.and_then(|goal| goal.amount).map(number::money);
    text += &match (result.spent.map(number::money), granted) {
        (Some(spent), Some(granted)) => format!("Brugt: {spent} af {granted}\n"),
        (Some(spent), None) => format!("Brugt: {spent}; der er intet beløb fastsat\n"),
        (None, _) => String::new(),
    };
    if year > year_on(result.date.value) {
        text += &format!(
            "Bemærk: {year} er lige begyndt. Gælder resultatet {}, så tag det tilbage med kimo fortryd.\n",
            year - 1
        );
    }
    if let Some(old) = action.result_on(year, result.date.value) {
        text += &format!(
            "I stedet for resultatet fra den {}: {}.\n",
            date::long(old.date.value),
            old.verdict.participle()
        );
        if let Some(words) = old.text.as_deref().filter(|_| result.text.is_none()) {
            text += &format!("Dets ord er ikke ført med: {}\n", one_line(words));
        }
    }
    text
}
