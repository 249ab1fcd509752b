//! What differs in `handleplan.toml`: the plan's own fields, and its registers.

use super::fields::{Fields, day, list, optional_text, text, word};
use super::{Change, Kind};
use crate::plan::{Duty, Meeting, OutsideGoal, Party, Plan};
use crate::query::difference::{Paired, pair};

/// The plan's own fields, and its registers.
pub(super) fn of_plan(old: &Plan, new: &Plan) -> Vec<Change> {
    let mut plan = Fields::new();
    plan.add("titel", text(&old.title.value), text(&new.title.value));
    plan.add(
        "organisation",
        word(&old.organisation.value),
        word(&new.organisation.value),
    );
    plan.add(
        "periode",
        word(&old.period.to_string()),
        word(&new.period.to_string()),
    );
    plan.add("vedtaget", day(old.adopted), day(new.adopted));
    plan.add(
        "indledning",
        optional_text(&old.introduction),
        optional_text(&new.introduction),
    );
    plan.add("accepteret", list(&old.accepted), list(&new.accepted));
    let mut changes = Vec::new();
    changes.extend(plan.change("plan", None, &new.title.value));
    let parties: Paired<'_, Party> = pair(
        &old.parties,
        &new.parties,
        &[|party: &Party| party.name.value.clone()],
    );
    changes.extend(register(
        "part",
        parties,
        |party| (None, party.name.value.clone()),
        |was, is| {
            let mut fields = Fields::new();
            fields.add("alias", list(&was.aliases), list(&is.aliases));
            fields
        },
    ));
    let keys: [fn(&Meeting) -> String; 2] = [
        |meeting| format!("{} {}", meeting.date.value, meeting.name),
        |meeting| meeting.date.value.to_string(),
    ];
    let meetings = pair(&old.meetings, &new.meetings, &keys);
    changes.extend(register(
        "moede",
        meetings,
        |meeting| (Some(meeting.date.value.to_string()), meeting.name.clone()),
        |was, is| {
            let mut fields = Fields::new();
            fields.add("navn", word(&was.name), word(&is.name));
            fields
        },
    ));
    let duties = pair(&old.duties, &new.duties, &[|duty: &Duty| duty.text.clone()]);
    changes.extend(register(
        "pligt",
        duties,
        |duty| (None, duty.text.clone()),
        |was, is| {
            let mut fields = Fields::new();
            fields.add(
                "hvornaar",
                word(&was.when.to_string()),
                word(&is.when.to_string()),
            );
            fields
        },
    ));
    let goals = pair(
        &old.outside_goals,
        &new.outside_goals,
        &[|goal: &OutsideGoal| goal.number.to_string()],
    );
    changes.extend(register(
        "international",
        goals,
        |goal| (Some(goal.number.to_string()), goal.title.clone()),
        |was, is| {
            let mut fields = Fields::new();
            fields.add("titel", text(&was.title), text(&is.title));
            fields.add("kilde", word(was.source()), word(is.source()));
            fields
        },
    ));
    changes
}

fn register<T>(
    subject: &'static str,
    entries: Paired<'_, T>,
    name: impl Fn(&T) -> (Option<String>, String),
    compare: impl Fn(&T, &T) -> Fields,
) -> Vec<Change> {
    let whole = |entry: &T, kind| {
        let (number, title) = name(entry);
        Change {
            subject,
            number,
            title,
            kind,
            details: Vec::new(),
        }
    };
    let changed = entries.both.iter().filter_map(|(was, is)| {
        let (number, title) = name(is);
        compare(was, is).change(subject, number, &title)
    });
    let gone = entries.gone.iter().map(|was| whole(was, Kind::Slettet));
    let added = entries.added.iter().map(|is| whole(is, Kind::Ny));
    changed.chain(gone).chain(added).collect()
}
