//! `kimo adjust`: writes a year's goal and means on an action, as a proposal or as decided.

use super::arguments::{Day, amount, day, year};
use super::decision::{Decided, Decision, edit_decided};
use super::find::Wanted;
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, context, receipt};
use crate::document::{Addition, entry};
use crate::plan::{Action, YearGoal};
use crate::query::adjustment::{Adjustment, Refusal};
use crate::query::decision::replaced_by;
use crate::text::Source;
use crate::text::danish::{date, noun};
use crate::text::visible;
use crate::view::parts::goal_and_means;
use anyhow::Result;

/// The arguments of `kimo adjust`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Uden --besluttet er det et forslag, som rapporten lægger frem til beslutning. Med --besluttet \
alene bliver det åbne forslag til en beslutning. Intet overskrives: de tidligere årsmål \
bliver stående, og det, du ikke skriver, føres videre.

Eksempler:
  kimo juster 2.12 --år 2025 --mål \"Én konference\" --beløb 40.000
  kimo juster 2.12 --besluttet 20.2.2025 --møde Bestyrelsesmøde")]
pub(crate) struct Adjust {
    /// Handlingens nummer, f.eks. 2.12
    #[arg(value_name = "NR")]
    nr: String,

    /// Året, målet gælder
    #[arg(long = "år", value_name = "ÅR", value_parser = year)]
    aar: Option<i32>,

    /// Hvad der skal nås
    #[arg(long = "mål", value_name = "TEKST")]
    maal: Option<String>,

    /// Hvordan det skal nås
    #[arg(long, value_name = "TEKST")]
    midler: Option<String>,

    /// Midlerne i hele kroner, f.eks. 40.000
    #[arg(long = "beløb", value_name = "KRONER", value_parser = amount)]
    beloeb: Option<i64>,

    #[command(flatten)]
    decision: Decision,

    /// Dagen, det er skrevet (ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

impl Adjust {
    /// Writes the goal.
    ///
    /// # Errors
    /// When there is no such action, there is nothing new to write, or the file cannot be
    /// changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, of_day) = context.day_to_write(self.dato.as_ref())?;
        let wanted = self.aar.map_or(of_day, Wanted::Year);
        let disk = context.disk()?;
        let mut opened = context.open_action(&disk, wanted, &self.nr)?;
        match self.dato {
            Some(_) => context.refuse_day_outside(&disk, opened.plan()?, day)?,
            // The goals of a period may be set before it begins.
            None if day < opened.plan()?.period.first_day() => {}
            None => context::refuse_outside(&disk, opened.plan()?, day, Wanted::Day(day))?,
        }
        let decided = self.decision.read(opened.plan()?, day, context.today)?;
        let asked = Adjustment {
            year: self.aar,
            goal: self.maal.clone(),
            means: self.midler.clone(),
            amount: self.beloeb,
            date: day,
            decided: decided.as_ref().map(|decided| decided.date().value),
        };
        let (goal, action) = opened.action(&self.nr)?;
        let about = receipt::about(&disk, opened.plan()?, action, day);
        let (file, root) = (goal.file, opened.root.clone());
        let assembly = opened.plan()?.assembly().to_owned();
        let source = opened.loaded.sources.get(file);
        let entry = asked
            .entry(action)
            .map_err(|refusal| failure(&refusal, action, &root, source))?;
        let instead_of = replaced_by(action, &entry).cloned();
        let decided = decided.as_ref();
        edit_decided(
            context,
            &disk,
            &mut opened,
            file,
            decided,
            self.options,
            &|version| {
                let action = version.action(&self.nr)?;
                // The file may have been saved since: what is open and in force is asked anew.
                let entry = asked
                    .entry(action)
                    .map_err(|refusal| failure(&refusal, action, &root, version.source()))?;
                Ok(Some(
                    Addition::under(action.own_lines.span, entry::year_goal(&entry)).into(),
                ))
            },
        )?;
        let receipt = receipt(
            self.nr.trim(),
            &assembly,
            &entry,
            instead_of.as_ref(),
            decided,
        );
        let receipt = receipt + &about;
        let summary = format!(
            "Årsmål for {} på {}: {}",
            entry.year.value,
            self.nr.trim(),
            entry.goal
        );
        self.options.conclude(context, &receipt, &summary)
    }
}

/// What was written, and what it takes the place of, so that a slip is seen at once.
fn receipt(
    number: &str,
    assembly: &str,
    entry: &YearGoal,
    instead_of: Option<&YearGoal>,
    decided: Option<&Decided>,
) -> String {
    let year = entry.year.value;
    let mut text = match decided {
        None => format!(
            "Forslag til årsmål for {year} er skrevet på {number} den {}; det afventer {assembly}.\n",
            date::long(entry.date.value)
        ),
        Some(decided) => format!(
            "Årsmålet for {year} er skrevet på {number}, besluttet: {}.\n",
            decided.words()
        ),
    };
    text += &format!("Mål: {}\n", one_line(entry));
    if let Some(old) = instead_of.filter(|old| one_line(old) != one_line(entry)) {
        text += &format!("I stedet for: {}\n", one_line(old));
    }
    text += &Decided::receipt(decided);
    text
}

/// The goal, its means and its amount in one line.
fn one_line(goal: &YearGoal) -> String {
    let means = goal.means.as_deref().map(visible::one_line);
    goal_and_means(
        &visible::one_line(&goal.goal),
        means.as_deref(),
        goal.amount,
    )
}

fn failure(refusal: &Refusal<'_>, action: &Action, root: &str, source: &Source) -> Failure {
    let number = &action.number.value;
    match refusal {
        Refusal::WhichYear(years) => match years.as_slice() {
            [] => Failure::new("hvilket år gælder det?")
                .hint("skriv det, f.eks. --år 2025")
                .hint(format!(
                    "handling {number} har intet åbent forslag at tage året fra"
                )),
            [year] => Failure::new("hvilket år gælder det?").hint(format!(
                "handling {number} har et åbent forslag for {year}: --år {year}"
            )),
            years => Failure::new("hvilket år gælder det?").hint(format!(
                "handling {number} har åbne forslag for {}: skriv --år med et af dem",
                noun::list(&years.iter().map(i32::to_string).collect::<Vec<_>>()),
            )),
        },
        Refusal::NothingSaid => Failure::new("der er intet at skrive")
            .hint("skriv, hvad der skal nås, og hvordan: --mål, --midler eller --beløb")
            .hint("eller hvornår det åbne forslag blev besluttet: --besluttet DATO"),
        Refusal::NoOpenProposal(year, decided) => {
            let failure = Failure::new(format!(
                "handling {number} har intet åbent forslag til årsmål for {year}"
            ));
            let failure = match decided.and_then(|goal| Some((goal, goal.decided?))) {
                Some((goal, day)) => failure.hint(format!(
                    "besluttet den {}: {}",
                    date::long(day.value),
                    one_line(goal)
                )),
                None => failure,
            };
            failure.hint("skriv det, der blev besluttet: --mål, --midler, --beløb")
        }
        Refusal::NoGoal(year) => Failure::new(format!(
            "handling {number} har intet årsmål for {year} at gå ud fra"
        ))
        .hint("skriv målet: --mål \"Hvad der skal nås\""),
        Refusal::StillOpen(open) => Failure::new(format!(
            "handling {number} har allerede et åbent forslag til årsmål for {}",
            open.year.value
        ))
        .hint(format!(
            "forslaget fra den {}: {}",
            date::long(open.date.value),
            one_line(open)
        ))
        .hint(format!(
            "er det besluttet: kimo juster {number} --år {} --besluttet DATO",
            open.year.value
        ))
        .hint(format!(
            "skal det ændres, så ret det i {root}{}, linje {}",
            source.name(),
            source.position(open.span.start as usize).line
        )),
        Refusal::MeetingBefore(open) => Failure::new(format!(
            "mødet ligger før forslaget, som er fra den {}",
            date::long(open.date.value)
        ))
        .hint("er mødets dato rigtig?"),
        Refusal::AlreadyDecided(goal) => Failure::new(format!(
            "det er allerede årsmålet for {}, så der er intet at skrive",
            goal.year.value
        ))
        .hint(match goal.decided {
            Some(day) => format!(
                "besluttet den {}: {}",
                date::long(day.value),
                one_line(goal)
            ),
            None => one_line(goal),
        }),
    }
}
