//! `kimo amend`: from a day on an action reads otherwise, or others answer for it.

use super::arguments::{Day, day, each_once};
use super::decision::{Decided, Decision, edit_decided};
use super::follow::follow;
use super::words::{Request, Words};
use super::write_options::WriteOptions;
use super::{Context, Failure, Opened, Outcome, receipt};
use crate::document::{Addition, entry};
use crate::plan::{Action, Amendment, Plan, name_key};
use crate::text::Spanned;
use crate::text::danish::{date, noun};
use anyhow::{Result, bail};
use chrono::NaiveDate;

/// The arguments of `kimo amend`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Rapporter om årene før ændringen beholder den gamle ordlyd og de gamle ansvarlige; rettes de i stedet direkte i filen, \
ændres de også dér. De nye ansvarlige træder i stedet for alle de gamle.

Eksempler:
  kimo ændr 2.3 --ansvarlig Kommunerne --dato 1.6.2024
  kimo ændr 2.3 --tekst \"Rense tyve strande.\" --besluttet 22.2.2024")]
pub(crate) struct Amend {
    /// Handlingens nummer, f.eks. 2.3
    #[arg(value_name = "NR")]
    nr: String,

    /// Den, der har ansvaret fra denne dag; kan gentages, og den første leder
    #[arg(long, value_name = "PART")]
    ansvarlig: Vec<String>,

    /// Handlingens ordlyd fra denne dag; - for at læse den fra en fil
    #[arg(long, value_name = "TEKST")]
    tekst: Option<String>,

    #[command(flatten)]
    decision: Decision,

    /// Dagen, ændringen gælder fra (ellers mødets dag, ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

impl Amend {
    /// Writes the amendment.
    ///
    /// # Errors
    /// When there is no such action, nothing is otherwise, a party is unknown, or the file cannot
    /// be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        if self.ansvarlig.is_empty() && self.tekst.is_none() {
            bail!(
                Failure::new("der er intet at ændre")
                    .hint("skriv de nye ansvarlige: --ansvarlig PART")
                    .hint("eller den nye ordlyd: --tekst \"…\"")
            );
        }
        let asked = self.dato.as_ref().or(self.decision.day());
        let (day, wanted) = context.day_to_write(asked)?;
        let disk = context.disk()?;
        let mut opened = context.open_action(&disk, wanted, &self.nr)?;
        let (goal, action) = opened.action(&self.nr)?;
        let file = goal.file;
        let decided = self.decision.read(opened.plan()?, day, context.today)?;
        let amendment = self.amendment(context, &opened, day, decided.as_ref())?;
        refuse_same(opened.plan()?, action, &amendment)?;
        let receipt = receipt(opened.plan()?, action, &amendment, decided.as_ref())
            + &receipt::about(&disk, opened.plan()?, action, day);
        let summary = format!("Ændring af {}: {}", self.nr.trim(), what(&amendment));
        edit_decided(
            context,
            &disk,
            &mut opened,
            file,
            decided.as_ref(),
            self.options,
            &|version| {
                let action = version.action(&self.nr)?;
                refuse_same(&version.plan, action, &amendment)?;
                Ok(Some(
                    Addition::under(action.own_lines.span, entry::amendment(&amendment)).into(),
                ))
            },
        )?;
        let followed = follow(context, &disk, &opened, &self.nr, |action| {
            action.amendments.push(Spanned::from(amendment));
        });
        self.options
            .conclude(context, &(receipt + &followed), &summary)
    }

    fn amendment(
        &self,
        context: &mut Context,
        opened: &Opened<'_>,
        day: NaiveDate,
        decided: Option<&Decided>,
    ) -> Result<Amendment> {
        let responsible = each_once(opened.parties(&self.ansvarlig)?);
        let text = match self.tekst.as_deref() {
            Some(text) => {
                let words = Words::ask(context, Some(text), &request(&self.nr))?;
                Some(words.text().to_owned())
            }
            None => None,
        };
        Ok(Amendment {
            date: day.into(),
            responsible,
            text,
            decided: decided.map(Decided::date),
        })
    }
}

fn request(number: &str) -> Request {
    Request {
        what: "ordlyden",
        missing: "der er ingen ny ordlyd",
        empty: "den nye ordlyd er tom, så intet er skrevet",
        remedy: format!("skriv den: kimo ændr {number} --tekst \"Hvad der skal gøres\""),
        explanation: String::new(),
    }
}

/// Refuses an amendment by which nothing is otherwise, as after a command that was run again.
fn refuse_same(plan: &Plan, action: &Action, amendment: &Amendment) -> Result<()> {
    let now = action.wording_on(amendment.date.value);
    let names = |parties| -> Vec<String> {
        let names = plan.names_of(parties);
        names.into_iter().map(name_key).collect()
    };
    let has_parties = !amendment.responsible.is_empty();
    let others = has_parties && names(&amendment.responsible) != names(now.responsible);
    let reads_otherwise = amendment
        .text
        .as_deref()
        .is_some_and(|text| text != now.text);
    if others || reads_otherwise {
        return Ok(());
    }
    let same = match (has_parties, amendment.text.is_some()) {
        (true, true) => "denne ordlyd og disse ansvarlige",
        (true, false) => "disse ansvarlige",
        _ => "denne ordlyd",
    };
    bail!(Failure::new(format!(
        "handling {} har allerede {same} den {}, så intet er skrevet",
        action.number.value,
        date::long(amendment.date.value)
    )))
}

/// What is otherwise, in a few words.
fn what(amendment: &Amendment) -> String {
    let parties = amendment
        .responsible
        .iter()
        .map(|party| party.value.clone());
    let parties: Vec<String> = parties.collect();
    let parties = (!parties.is_empty()).then(|| format!("ansvarlig {}", noun::list(&parties)));
    let text = amendment.text.as_ref().map(|_| "ny ordlyd".to_owned());
    noun::list(&parties.into_iter().chain(text).collect::<Vec<_>>())
}

/// That a later amendment changes the same again.
fn until(action: &Action, amendment: &Amendment) -> String {
    let changes_both = |later: &&Amendment| {
        let words = later.text.is_some() && amendment.text.is_some();
        words || !(later.responsible.is_empty() || amendment.responsible.is_empty())
    };
    let later = action.amendments.iter().map(|later| &later.value);
    let later = later.filter(|later| later.date.value > amendment.date.value);
    let next = later
        .filter(changes_both)
        .min_by_key(|later| later.date.value);
    next.map_or(String::new(), |next| {
        let day = date::long(next.date.value);
        format!(
            "Bemærk: fra den {day} gælder en senere ændring i stedet: {}.\n",
            what(next)
        )
    })
}

/// What holds from the day on, and what held before.
fn receipt(
    plan: &Plan,
    action: &Action,
    amendment: &Amendment,
    decided: Option<&Decided>,
) -> String {
    let before = action.wording_on(amendment.date.value);
    let mut text = format!(
        "Ændringen er skrevet på {} og gælder fra den {}.\n",
        action.number.value,
        date::long(amendment.date.value)
    );
    if !amendment.responsible.is_empty() {
        text += &format!(
            "Ansvarlig: {} (før: {})\n",
            noun::list(&plan.names_of(&amendment.responsible)),
            noun::list(&plan.names_of(before.responsible))
        );
    }
    if let Some(now) = &amendment.text {
        text += &format!("Ordlyd: {now}\nFør: {}\n", before.text);
    }
    text += &until(action, amendment);
    let words = decided.map(|decided| format!("Besluttet: {}.\n", decided.words()));
    text += &words.unwrap_or_default();
    text + &Decided::receipt(decided)
}
