//! A plan for the next period that is there before this one has ended: what is noted on an action
//! that goes on in it decides the status with which it begins there.

use super::find::{Wanted, neighbour};
use super::{Context, Failure, Opened, failure, write};
use crate::document::Setting;
use crate::load::written::Written;
use crate::load::{Disk, Texts, Which, load, load_texts, root};
use crate::plan::{Action, Note, Plan};
use crate::text::visible::one_line;
use crate::text::{FileId, Spanned};
use anyhow::{Result, bail};
use chrono::{Datelike, NaiveDate};

/// The field that has the status with which an action begins.
const FIRST_STATUS: &str = "udgangsstatus";

/// Brings the status with which the action `number` of `opened` begins in a later period in line
/// with the one it has by `note` as its own ends. Returns what there is to say of it.
///
/// The note itself is written, so that a later plan that cannot follow is told and no failure.
pub(crate) fn follow(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    number: &str,
    note: &Note,
) -> String {
    follow_if_can(context, disk, opened, number, note).unwrap_or_else(|error| {
        let cause = failure::causes(&error);
        format!("Bemærk: den næste plan kunne ikke rettes efter noten: {cause}\n")
    })
}

fn follow_if_can(
    context: &mut Context,
    disk: &Disk,
    opened: &Opened<'_>,
    number: &str,
    note: &Note,
) -> Result<String> {
    let plan = opened.plan()?;
    let own = plan.period.value;
    if plan.folder.is_empty() {
        return Ok(String::new());
    }
    let folders = root::periods(disk)?;
    let Some(later) = neighbour(&folders, |years| years.first() > own.last()) else {
        return Ok(String::new());
    };
    let (_, action) = opened.action(number)?;
    let mut action = action.clone();
    action.notes.push(Spanned::from(note.clone()));
    let status = action.on(own.last_day()).status;
    let next = context.open(disk, Wanted::Named(&later.name), Which::All)?;
    let Some((file, successor)) = successor(next.plan()?, &own.to_string(), number) else {
        return Ok(String::new());
    };
    let there = one_line(&format!("{} i {}", successor.number.value, later.name));
    if status.is_final() {
        return Ok(format!(
            "Handlingen føres videre som {there}: skal den stadig være med dér?\n"
        ));
    }
    let first = successor.first_status();
    if first == status {
        return Ok(String::new());
    }
    let number = successor.number.value.clone();
    let edited = write::edit(context, disk, &next, file, |version| {
        let action = version.action(number.as_str())?;
        let value = Written::Text(status.word().to_owned());
        Ok(Some(
            Setting::new(action.own_lines.span, FIRST_STATUS, value).into(),
        ))
    });
    Ok(match edited {
        Ok(()) => format!(
            "Den begynder nu som {} i den næste plan: {there}.\n",
            status.word()
        ),
        Err(error) => format!(
            "Bemærk: {there} begynder stadig som {} ({}). \
             Ret det, og skriv så på handlingen dér: {FIRST_STATUS} = \"{}\"\n",
            first.word(),
            failure::causes(&error),
            status.word()
        ),
    })
}

/// Gives the actions, where any has no light of its own on the day `from`, the one they had last in
/// the plan before, so that the first meeting of a new period, on `date`, sees it.
///
/// # Errors
/// When the folders cannot be read.
pub(super) fn read_lights(
    disk: &Disk,
    opened: &mut Opened<'_>,
    from: NaiveDate,
    date: NaiveDate,
) -> Result<()> {
    let plan = opened.plan()?;
    let is_blank = |action: &Action| {
        let state = action.on(from);
        action.origin.is_some() && state.assessment.is_none() && state.earlier_light.is_none()
    };
    let is_first_year = date.year() == plan.period.first();
    if !is_first_year || !plan.actions().any(|(_, action)| is_blank(action)) {
        return Ok(());
    }
    let folders = root::periods(disk)?;
    let Some(before) = neighbour(&folders, |years| years.last() + 1 == plan.period.first()) else {
        return Ok(());
    };
    let loaded = load_texts(disk, std::slice::from_ref(before), Which::All, Texts::None)?;
    let Some(old) = loaded.plans.first() else {
        return Ok(());
    };
    let goals = opened
        .loaded
        .plans
        .iter_mut()
        .flat_map(|plan| &mut plan.goals);
    for action in goals.flat_map(|goal| &mut goal.actions) {
        let origin = action.origin.as_ref();
        let origin = origin.filter(|origin| origin.period == before.name);
        let origin = origin.and_then(|origin| old.action(origin.number.as_str()));
        action.light_before = origin.and_then(|(_, old)| old.on(date).earlier_light);
    }
    Ok(())
}

/// Refuses a number that only the plan after this one has, for an action that is another's here: in
/// January the old year is written of in the old plan, and the new numbers are known by heart.
///
/// # Errors
/// When it is such a number, or the folders cannot be read.
pub(super) fn refuse_number_of_next(disk: &Disk, plan: &Plan, number: &str) -> Result<()> {
    if plan.folder.is_empty() || plan.action(number).is_some() {
        return Ok(());
    }
    let folders = root::periods(disk)?;
    let Some(next) = neighbour(&folders, |years| years.first() == plan.period.last() + 1) else {
        return Ok(());
    };
    let loaded = load(disk, std::slice::from_ref(next), Which::All)?;
    let action = loaded.plans.first().and_then(|next| next.action(number));
    let origin = action.and_then(|(_, action)| action.origin.as_ref());
    let Some(origin) = origin.filter(|origin| origin.period == plan.folder) else {
        return Ok(());
    };
    let (here, there) = (&origin.number, &next.name);
    bail!(
        Failure::new(format!(
            "der er ingen handling ”{number}” i planen {}",
            plan.folder
        ))
        .hint(format!(
            "{number} i planen for {there} er ført over fra {here}: skriv {here}"
        ))
    )
}

/// The action that carries on `number` of `period`, with its file.
fn successor<'p>(plan: &'p Plan, period: &str, number: &str) -> Option<(FileId, &'p Action)> {
    let mut actions = plan.actions();
    let (goal, action) = actions.find(|(_, action)| {
        let origin = action.origin.as_ref();
        origin.is_some_and(|origin| origin.period == period && origin.number.is(number))
    })?;
    Some((goal.file, action))
}
