//! A plan for the next period that is there before this one has ended: what is written here of what
//! goes on in it is brought in line there. Where that cannot be, or is for people to say, it is told.

use super::find::{self, Wanted};
use super::write::{Version, edit};
use super::{Context, Opened, failure};
use crate::document::{Edit, Setting};
use crate::load::written::{Pair, Pairs, Written};
use crate::load::{Disk, Folder, Which};
use crate::plan::{Action, Indicator, Number, Plan, Status};
use crate::query::progress::is_reached;
use crate::query::successor::{baseline, carried};
use crate::text::danish::{noun, number};
use crate::text::letters::capital;
use crate::text::visible::one_line;
use crate::text::{FileId, Span};
use anyhow::{Result, anyhow};

/// The field that has the status with which an action begins.
const FIRST_STATUS: &str = "udgangsstatus";

/// The fields that the next plan has from this one, beside that, and how they are called.
const FIELDS: [(&str, &str); 3] = [
    ("tekst", "ordlyden"),
    ("ansvarlig", "de ansvarlige"),
    ("frist", "fristen"),
];

/// Brings the next plan in line with what was just written on the action `number` of `opened`, which
/// `write` does to it. Returns what there is to say of it.
///
/// It is written here, so that a later plan that cannot follow is told and no failure.
pub(crate) fn follow(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    number: &str,
    write: impl FnOnce(&mut Action),
) -> String {
    let told = || -> Result<String> {
        let plan = opened.plan()?;
        let Some(later) = later(disk, plan)? else {
            return Ok(String::new());
        };
        let (_, before) = opened.action(number)?;
        let mut after = before.clone();
        write(&mut after);
        follow_action(context, disk, (plan, &later), before, &after)
    };
    or_cause(told())
}

/// The same of a measurement on the indicator `before`, which is `after` with it.
pub(crate) fn follow_measured(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    before: &Indicator,
    after: &Indicator,
) -> String {
    let mut told = || -> Result<String> {
        let Some(later) = later(disk, opened.plan()?)? else {
            return Ok(String::new());
        };
        follow_indicator(context, disk, &later, before, after)
    };
    or_cause(told())
}

/// What there is to say of actions of `plan` that the next plan does not have: they are new, or go
/// on after all.
pub(crate) fn lacking(disk: &Disk, plan: &Plan, numbers: &[&Number]) -> String {
    let said = later(disk, plan)
        .map(|later| later.map_or(String::new(), |later| lacks(plan, &later, numbers)));
    or_cause(said)
}

fn or_cause(told: Result<String>) -> String {
    told.unwrap_or_else(|error| {
        let cause = failure::causes(&error);
        format!("Bemærk: den næste plan kunne ikke rettes efter det: {cause}\n")
    })
}

/// The folder of the next period, where it is there.
fn later(disk: &Disk, plan: &Plan) -> Result<Option<Folder>> {
    if plan.folder.is_empty() {
        return Ok(None);
    }
    find::after(disk, plan.period.value)
}

fn lacks(plan: &Plan, later: &Folder, numbers: &[&Number]) -> String {
    let Some(first) = numbers.first() else {
        return String::new();
    };
    let carry = match numbers.len() {
        1 => "den ikke. Skal den føres over, så skriv den dér, med linjen",
        _ => "dem ikke. Skal de føres over, så skriv dem dér, hver med en linje som",
    };
    format!(
        "Bemærk: planen for {} har {carry} fra = \"{}/{first}\"\n",
        later.name, plan.folder
    )
}

fn follow_action(
    context: &mut Context,
    disk: &Disk,
    (plan, later): (&Plan, &Folder),
    before: &Action,
    after: &Action,
) -> Result<String> {
    let next = context.open(disk, Wanted::Named(&later.name), Which::All)?;
    let own = plan.period.value.to_string();
    let carries_on = |action: &Action| {
        let origin = action.origin.as_ref();
        action.carries_on(before.number.as_str())
            && origin.is_some_and(|origin| origin.period == own)
    };
    let change = ActionChange {
        plan,
        before,
        after,
    };
    let mut is_carried_on = false;
    let mut said = String::new();
    // One that was split goes on in several.
    for (goal, successor) in next.plan()?.actions() {
        if carries_on(successor) {
            is_carried_on = true;
            let place = Place {
                file: goal.file,
                there: one_line(&format!("{} i {}", successor.number.value, later.name)),
            };
            said += &place.follow(context, disk, &next, successor, &change)?;
        }
    }
    let (was, is) = change.statuses();
    if !is_carried_on && was.is_final() && !is.is_final() {
        said += &lacks(plan, later, &[&before.number]);
    }
    Ok(said)
}

/// What was written on an action of `plan`.
struct ActionChange<'p> {
    plan: &'p Plan,
    before: &'p Action,
    after: &'p Action,
}

impl ActionChange<'_> {
    /// The status the action ended the period with, before and after.
    fn statuses(&self) -> (Status, Status) {
        let end = self.plan.period.value.last_day();
        (self.before.on(end).status, self.after.on(end).status)
    }
}

fn follow_indicator(
    context: &mut Context,
    disk: &Disk,
    later: &Folder,
    before: &Indicator,
    after: &Indicator,
) -> Result<String> {
    let next = context.open(disk, Wanted::Named(&later.name), Which::All)?;
    let name = &before.name.value;
    let mut indicators = next.plan()?.indicators();
    let found = indicators.find(|(_, indicator)| indicator.name.value == *name);
    let (was, is) = (baseline(before), baseline(after));
    let Some((goal, indicator)) = found.filter(|(_, there)| was != is && there.baseline != is)
    else {
        return Ok(String::new());
    };
    let place = Place {
        file: goal.file,
        there: one_line(&format!("”{name}” i {}", later.name)),
    };
    let Some(is) = is.filter(|_| indicator.baseline == was) else {
        return Ok(place.not_changed(&["udgangspunktet"], "dér står andet end før"));
    };
    // From beyond its target the way to it would go back.
    if is_reached(indicator, is) {
        let why = format!("måltallet dér er nået med {}", number::decimal(is));
        return Ok(format!(
            "{}Sæt et nyt måltal dér, og skriv så: udgangspunkt = {is}\n",
            place.not_changed(&["udgangspunktet"], &why)
        ));
    }
    let setting = ("udgangspunkt", "udgangspunktet", Written::Decimal(is));
    let lines = |version: &Version<'_, '_>| {
        let mut indicators = version.goal()?.indicators.iter();
        let indicator = indicators.find(|indicator| indicator.name.value == *name);
        let indicator = indicator.ok_or_else(|| anyhow!("indikatoren blev fjernet imens"))?;
        Ok(indicator.own_lines.span)
    };
    Ok(place.set(context, disk, &next, lines, vec![setting]))
}

fn value<'p>(pairs: &'p [Pair], key: &str) -> Option<&'p Written> {
    let pair = pairs.iter().find(|(of, _)| *of == key);
    pair.and_then(|(_, value)| value.as_ref())
}

/// A field, how it is called, and what it is to say.
type Change = (&'static str, &'static str, Written);

/// What goes on in the next plan: its file and how it is called.
struct Place {
    file: FileId,
    there: String,
}

impl Place {
    /// Brings `successor`, which stands here, in line with `change`.
    fn follow(
        &self,
        context: &mut Context,
        disk: &Disk,
        next: &Opened<'_>,
        successor: &Action,
        change: &ActionChange<'_>,
    ) -> Result<String> {
        let there = &self.there;
        let (was, is) = change.statuses();
        if is.is_final() {
            let text =
                format!("Handlingen føres videre som {there}: skal den stadig være med dér?\n");
            return Ok(if was == is { String::new() } else { text });
        }
        let ActionChange {
            plan,
            before,
            after,
        } = change;
        let (own, years) = (plan.period.value, next.plan()?.period.value);
        let [old, new, has] = [
            carried(before, own, years).pairs(),
            carried(after, own, years).pairs(),
            successor.pairs(),
        ];
        let mut said = String::new();
        if was != is && successor.first_status() != is {
            said += &self.bring_status(context, disk, next, successor, is);
        }
        let (mut settings, mut own_words) = (Vec::new(), Vec::new());
        for (key, name) in FIELDS {
            let [old, new, has] = [&old, &new, &has].map(|pairs| value(pairs, key));
            if old == new || has == new {
                continue;
            }
            // Where it names nobody, its goal's own answer for it.
            let is_as_before =
                has == old || key == "ansvarlig" && has == Some(&Written::List(vec![]));
            match new.filter(|_| is_as_before) {
                Some(value) => settings.push((key, name, value.clone())),
                None if new.is_none() => {
                    let why = format!("den nye ligger uden for {years}");
                    said += &self.not_changed(&[name], &why);
                }
                None => own_words.push(name),
            }
        }
        if !settings.is_empty() {
            said += &self.set(context, disk, next, own_lines(successor), settings);
        }
        if !own_words.is_empty() {
            said += &self.not_changed(&own_words, "dér står andet end før");
        }
        if successor.awaits_board() && before.awaits_board() && !after.awaits_board() {
            said += &format!(
                "Bemærk: {} afventer stadig {}: slet linjen oprettet dér.\n",
                there,
                plan.assembly()
            );
        }
        Ok(said)
    }

    fn bring_status(
        &self,
        context: &mut Context,
        disk: &Disk,
        next: &Opened<'_>,
        successor: &Action,
        status: Status,
    ) -> String {
        let (word, there) = (status.word(), &self.there);
        let value = Written::Text(word.to_owned());
        let lines = own_lines(successor);
        match self.write(context, disk, next, lines, &[(FIRST_STATUS, "", value)]) {
            Ok(()) => format!("Den begynder nu som {word} i den næste plan: {there}.\n"),
            Err(error) => format!(
                "Bemærk: {there} begynder stadig som {} ({}). \
                 Ret det, og skriv så på handlingen dér: {FIRST_STATUS} = \"{word}\"\n",
                successor.first_status().word(),
                failure::cause_alone(&error)
            ),
        }
    }

    fn set(
        &self,
        context: &mut Context,
        disk: &Disk,
        next: &Opened<'_>,
        lines: impl Fn(&Version<'_, '_>) -> Result<Span>,
        changes: Vec<Change>,
    ) -> String {
        let names: Vec<&str> = changes.iter().map(|(_, name, _)| *name).collect();
        match self.write(context, disk, next, lines, &changes) {
            Ok(()) => format!(
                "{} er også rettet i den næste plan: {}.\n",
                capital(&noun::list(&names)),
                self.there
            ),
            Err(error) => self.not_changed(&names, &failure::cause_alone(&error)),
        }
    }

    fn write(
        &self,
        context: &mut Context,
        disk: &Disk,
        next: &Opened<'_>,
        lines: impl Fn(&Version<'_, '_>) -> Result<Span>,
        changes: &[Change],
    ) -> Result<()> {
        edit(context, disk, next, self.file, &|version| {
            let lines = lines(version)?;
            let settings = changes.iter();
            let settings = settings.map(|(key, _, value)| Setting::new(lines, key, value.clone()));
            Ok(Some(Edit::Series(settings.map(Edit::from).collect())))
        })
    }

    fn not_changed(&self, names: &[&str], why: &str) -> String {
        format!(
            "Bemærk: {} er ikke rettet i den næste plan ({why}): se {}.\n",
            noun::list(names),
            self.there
        )
    }
}

fn own_lines(successor: &Action) -> impl Fn(&Version<'_, '_>) -> Result<Span> {
    let number = successor.number.to_string();
    move |version| Ok(version.action(&number)?.own_lines.span)
}
