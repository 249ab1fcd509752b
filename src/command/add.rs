//! `kimo add`: adds a new action to a goal, numbered past every number that was used.

use super::arguments::{Day, Time, day, each_once, time};
use super::decision::{Decided, Decision, edit_decided};
use super::git;
use super::words::{Request, Words};
use super::write_options::WriteOptions;
use super::{Context, Failure, Opened, Outcome, follow, new_goal, receipt};
use crate::document::{Addition, entry};
use crate::load::{Disk, Folder, Which, load, root};
use crate::plan::{Action, Goal, Number, Plan, same_name};
use crate::query::numbering::{self, Taken};
use crate::text::Spanned;
use crate::text::danish::span::DateSpan;
use crate::text::danish::{date, noun};
use crate::text::shorten::shorten;
use anyhow::{Result, bail};
use chrono::NaiveDate;
use std::cell::RefCell;

/// The arguments of `kimo add`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Handlingen får målets næste nummer; et nummer bruges aldrig igen. Uden --besluttet afventer \
den en beslutning. Uden TEKST åbnes et redigeringsprogram: det, som VISUAL, EDITOR eller gits core.editor peger på, ellers Notesblok på Windows og nano på \
Mac og Linux. Teksten kan også komme fra en fil:

  kimo tilføj 2 --ansvarlig Sekretariatet < tekst.txt

Eksempler:
  kimo tilføj 2 \"Kortlægge garn\" --ansvarlig Sekretariatet --frist 2025
  kimo tilføj 2 \"Måle støj\" --ansvarlig Chefgruppen --besluttet 20.2.2025")]
pub(crate) struct Add {
    /// Målets nummer, f.eks. 2
    #[arg(value_name = "MÅL")]
    maal: String,

    /// Hvad der skal gøres
    #[arg(value_name = "TEKST")]
    tekst: Option<String>,

    /// Den, der har ansvaret (ellers målets); kan gentages, og den første leder
    #[arg(long, value_name = "PART")]
    ansvarlig: Vec<String>,

    /// Lav et nyt mål med denne titel; TEKST er da dets første handling og kan udelades
    #[arg(long = "mål-titel", value_name = "TITEL")]
    maal_titel: Option<String>,

    /// En part, der medvirker uden at have ansvaret; kan gentages
    #[arg(long, value_name = "PART")]
    medvirkende: Vec<String>,

    /// Det internationale mål, handlingen bidrager til; kan gentages
    #[arg(long, value_name = "NR")]
    international: Vec<String>,

    /// Overskriften, handlingen står under i målet
    #[arg(long, value_name = "TEKST")]
    gruppe: Option<String>,

    /// Hvornår den begynder: en dato, en måned, et kvartal eller et år
    #[arg(long, value_name = "TID", value_parser = time)]
    start: Option<Time>,

    /// Hvornår den skal være færdig: som --start, eller løbende
    #[arg(long, value_name = "TID", value_parser = time)]
    frist: Option<Time>,

    /// Handlingens nummer (ellers målets næste)
    #[arg(long, value_name = "NR")]
    nr: Option<String>,

    #[command(flatten)]
    decision: Decision,

    /// Dagen, den er oprettet (ellers i dag)
    #[arg(long, value_name = "DATO", value_parser = day)]
    dato: Option<Day>,

    #[command(flatten)]
    options: WriteOptions,
}

impl Add {
    /// Adds the action.
    ///
    /// # Errors
    /// When there is no such goal, a name is unknown, the number was used, or the file cannot
    /// be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let (day, wanted) = context.day_to_write(self.dato.as_ref())?;
        let disk = context.disk()?;
        let mut opened = context.open(&disk, wanted, Which::All)?;
        let taken = Taken {
            later: later_plans(&disk, opened.plan()?)?,
            former: git::former_numbers(&disk, opened.plan()?),
        };
        // A slip in a name is answered before anybody writes a long text in an editor.
        let decided = self.decision.read(opened.plan()?, day, context.today)?;
        if let Some(title) = &self.maal_titel {
            return self.add_goal(context, &disk, &opened, (day, title), decided.as_ref());
        }
        let goal = opened.goal(&self.maal)?;
        let file = goal.file;
        if self.ansvarlig.is_empty() && goal.responsible.is_empty() {
            bail!(no_responsible(self.tekst.as_deref().unwrap_or_default()));
        }
        let goals_own = noun::list(&opened.plan()?.names_of(&goal.responsible));
        let mut action = self.action(&opened, Some(goal), day, decided.as_ref())?;
        self.number(opened.plan()?, goal, &taken)?;
        Words::refuse_in_vain(self.tekst.as_deref(), context, &disk, &opened, file)?;
        let words = Words::ask(
            context,
            self.tekst.as_deref(),
            &request(goal.number.as_str(), &goal.title, day),
        )?;
        action.text = words.text().to_owned();
        let number = RefCell::new(Number::default());
        let decided = decided.as_ref();
        let added = edit_decided(
            context,
            &disk,
            &mut opened,
            file,
            decided,
            self.options,
            &|version| {
                let goal = version.goal()?;
                refuse_twice(goal, &action.text)?;
                let mut action = action.clone();
                // Someone may have added another meanwhile: the number is found under the lock.
                action.number.value = self.number(&version.plan, goal, &taken)?;
                number.replace(action.number.value.clone());
                Ok(Some(Addition::in_file(entry::action(&action)).into()))
            },
        );
        words.settle(added, "handlingen er ikke føjet til")?;
        action.number.value = number.into_inner();
        let about = receipt::about(&disk, opened.plan()?, &action, day);
        let parties = match action.responsible.as_slice() {
            [] => goals_own,
            own => noun::list(&opened.plan()?.names_of(own)),
        };
        let receipt = receipt(opened.plan()?, &action, (&self.maal, &parties), decided)
            + &about
            + &follow::lacking(&disk, opened.plan()?, &[&action.number]);
        let summary = format!("Ny handling {}: {}", action.number.value, action.text);
        self.options.conclude(context, &receipt, &summary)
    }

    /// Adds a goal, with a first action where there are words for one.
    fn add_goal(
        &self,
        context: &mut Context,
        disk: &Disk,
        opened: &Opened<'_>,
        (day, title): (NaiveDate, &str),
        decided: Option<&Decided>,
    ) -> Result<Outcome> {
        let number = self.maal.trim();
        let action = match self.tekst.as_deref() {
            None => None,
            Some(text) if self.ansvarlig.is_empty() => bail!(no_responsible(text)),
            Some(text) => {
                let words = Words::ask(context, Some(text), &request(number, title, day))?;
                let action = self.action(opened, None, day, decided)?;
                Some(Action {
                    number: Spanned::from(Number::new(format!("{number}.1"))),
                    text: words.text().to_owned(),
                    ..action
                })
            }
        };
        if decided.is_some_and(|decided| decided.is_new) {
            bail!(
                Failure::new("mødet står ikke på planens liste")
                    .hint("skriv det først i handleplan.toml under [[moede]]")
            );
        }
        let title = title.trim();
        let first = action.as_ref().map(|action| action.number.value.clone());
        new_goal::write(context, disk, opened, (number, title), action)?;
        let with = first.map_or_else(String::new, |first| format!(" med handling {first}"));
        let receipt = format!("Mål {number}, ”{title}”, er føjet til planen{with}.\n");
        let summary = format!("Nyt mål {number}: {title}");
        self.options.conclude(context, &receipt, &summary)
    }

    /// The action, but for its number and its words.
    fn action(
        &self,
        opened: &Opened<'_>,
        goal: Option<&Goal>,
        day: NaiveDate,
        decided: Option<&Decided>,
    ) -> Result<Action> {
        let time = |time: Option<&Time>| -> Result<Option<Spanned<DateSpan>>> {
            let time = time.map(|time| time.read(opened.today)).transpose()?;
            Ok(time.map(Spanned::from))
        };
        let outside = self.international.iter().map(|number| {
            let goal = opened.outside_goal(number)?;
            Ok(goal.number.value.clone())
        });
        Ok(Action {
            responsible: each_once(opened.parties(&self.ansvarlig)?),
            participants: each_once(opened.parties(&self.medvirkende)?),
            group: self.gruppe.as_deref().map(|group| known_group(goal, group)),
            start: time(self.start.as_ref())?,
            deadline: time(self.frist.as_ref())?,
            outside_goals: each_once(outside.collect::<Result<_>>()?),
            created: Some(Spanned::from(day)),
            decided: decided.map(Decided::date),
            ..Action::default()
        })
    }

    /// The number asked for, else the goal's next.
    fn number(&self, plan: &Plan, goal: &Goal, taken: &Taken) -> Result<Number> {
        let next = numbering::next(plan, goal, taken);
        let Some(asked) = self.nr.as_deref().map(str::trim) else {
            return next.ok_or_else(|| {
                Failure::new(format!(
                    "det næste nummer i mål {} kan ikke regnes ud",
                    goal.number.value
                ))
                .hint("skriv det selv: --nr NR")
                .into()
            });
        };
        if numbering::is_used(plan, taken, asked) {
            let failure = Failure::new(format!(
                "nummer {asked} er brugt, og et nummer bruges aldrig igen"
            ));
            bail!(match next {
                Some(next) => failure.hint(format!("det næste ledige er {next}")),
                None => failure,
            });
        }
        Ok(Number::new(asked))
    }
}

/// The plans of the periods after `plan`'s, which may carry its actions on.
///
/// # Errors
/// When they cannot be read.
pub(super) fn later_plans(disk: &Disk, plan: &Plan) -> Result<Vec<Plan>> {
    let folders = root::periods(disk)?.into_iter();
    let from_own = folders.skip_while(|folder| folder.name != plan.folder);
    let later: Vec<Folder> = from_own.skip(1).collect();
    Ok(load(disk, &later, Which::All)?.plans)
}

/// The group as the goal spells it, where it has it already.
fn known_group(goal: Option<&Goal>, asked: &str) -> String {
    let groups = goal
        .into_iter()
        .flat_map(|goal| &goal.actions)
        .filter_map(|action| action.group.as_deref());
    let mut same = groups.filter(|group| same_name(group, asked));
    same.next().unwrap_or(asked.trim()).to_owned()
}

/// Refuses an action whose words another one in the goal has: a command that was run twice.
fn refuse_twice(goal: &Goal, text: &str) -> Result<()> {
    let twin = goal.actions.iter().find(|action| action.text == text);
    match twin {
        None => Ok(()),
        Some(twin) => bail!(
            Failure::new(format!(
                "handling {} har allerede den tekst, så intet er skrevet",
                twin.number.value
            ))
            .hint(format!("se den med ”kimo vis {}”", twin.number.value))
        ),
    }
}

fn request(number: &str, title: &str, day: NaiveDate) -> Request {
    Request {
        what: "handlingens tekst",
        missing: "der er ingen tekst til handlingen",
        empty: "handlingen har ingen tekst, så intet er skrevet",
        remedy: format!(
            "skriv teksten efter målets nummer: kimo tilføj {} \"Hvad der skal gøres\"",
            number
        ),
        explanation: format!(
            "Er der intet skrevet, bliver der ingen handling.\n\nNy handling i mål {}: {}\n\
             Oprettet: {}",
            number,
            title,
            date::long(day)
        ),
    }
}

/// Why an action without anybody to answer for it is not written.
fn no_responsible(text: &str) -> Failure {
    Failure::new(format!(
        "handlingen ”{}” har ingen ansvarlig",
        shorten(text, 40)
    ))
    .hint("skriv en af planens parter: --ansvarlig PART")
}

/// What was written, so that a slip is seen at once.
fn receipt(
    plan: &Plan,
    action: &Action,
    (goal, parties): (&str, &str),
    decided: Option<&Decided>,
) -> String {
    let stands = match decided {
        Some(decided) => format!("Den er besluttet: {}.\n", decided.words()),
        None => format!("Den afventer {}.\n", plan.assembly()),
    };
    let times = [("Start", &action.start), ("Frist", &action.deadline)].into_iter();
    let times =
        times.filter_map(|(name, time)| Some(format!(" {name}: {}.", time.as_ref()?.value)));
    format!(
        "Handling {} er føjet til mål {}. Ansvarlig: {parties}.{}\n{stands}{}",
        action.number.value,
        goal.trim(),
        times.collect::<String>(),
        Decided::receipt(decided)
    )
}
