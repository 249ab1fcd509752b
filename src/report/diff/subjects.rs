//! Each sort of thing in a plan, field by field.

use super::*;
use crate::plan::{Duty, Meeting, Note, OutsideGoal, Party, YearGoal};
use crate::report::action::{note_view, year_goal_view};

/// The fields of a thing in two versions, gathered as they are found to differ.
struct Fields(Vec<Detail>);

impl Fields {
    fn add(&mut self, field: &'static str, before: Option<Value>, after: Option<Value>) {
        if before != after {
            self.0.push(Detail {
                field,
                before,
                after,
            });
        }
    }

    /// Entries: equal ones, then those that are known by `key`, and what is new or gone.
    fn entries<T: PartialEq>(
        &mut self,
        field: &'static str,
        entries: Paired<'_, T>,
        value: impl Fn(&T, Side) -> Value,
    ) {
        for (was, is) in entries.both.iter().filter(|(was, is)| was != is) {
            self.add(
                field,
                Some(value(was, Side::Old)),
                Some(value(is, Side::New)),
            );
        }
        for was in entries.gone {
            self.add(field, Some(value(was, Side::Old)), None);
        }
        for is in entries.added {
            self.add(field, None, Some(value(is, Side::New)));
        }
    }

    fn change(self, subject: &'static str, number: Option<String>, title: &str) -> Option<Change> {
        let title = title.to_owned();
        (!self.0.is_empty()).then_some(Change {
            subject,
            number,
            title,
            kind: Kind::Aendret,
            details: self.0,
        })
    }
}

#[derive(Clone, Copy)]
enum Side {
    Old,
    New,
}

/// The plan's own fields, and its registers.
pub(super) fn of_plan(old: &Plan, new: &Plan) -> Vec<Change> {
    let mut plan = Fields(Vec::new());
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
            let mut fields = Fields(Vec::new());
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
            let mut fields = Fields(Vec::new());
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
            let mut fields = Fields(Vec::new());
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
            let mut fields = Fields(Vec::new());
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

/// A goal's own fields.
pub(super) fn goal(was: &Goal, is: &Goal) -> Option<Change> {
    let mut fields = Fields(Vec::new());
    fields.add("titel", text(&was.title.value), text(&is.title.value));
    fields.add(
        "baggrund",
        optional_text(&was.background),
        optional_text(&is.background),
    );
    fields.add("accepteret", list(&was.accepted), list(&is.accepted));
    fields.change("maal", Some(is.number.to_string()), &is.title.value)
}

/// A goal that is new or gone.
pub(super) fn whole_goal(goal: &Goal, kind: Kind) -> Change {
    Change {
        subject: "maal",
        number: Some(goal.number.to_string()),
        title: goal.title.value.clone(),
        kind,
        details: Vec::new(),
    }
}

/// An action in both versions: where it stands, what it says, and what was written on it.
pub(super) fn action(was: &Action, is: &Action, old: &Plan, new: &Plan) -> Option<Change> {
    let mut fields = Fields(Vec::new());
    let status = |action: &Action| word(action.on(NaiveDate::MAX).status.word());
    fields.add("status", status(was), status(is));
    fields.add("nr", word(was.number.as_str()), word(is.number.as_str()));
    fields.add("tekst", text(&was.text), text(&is.text));
    let parties = |plan: &Plan, parties: &[Spanned<String>]| names(plan.names_of(parties));
    fields.add(
        "ansvarlig",
        parties(old, &was.responsible),
        parties(new, &is.responsible),
    );
    fields.add(
        "medvirkende",
        parties(old, &was.participants),
        parties(new, &is.participants),
    );
    fields.add(
        "gruppe",
        optional_word(&was.group),
        optional_word(&is.group),
    );
    let deadline =
        |span: Option<Spanned<_>>| span.map(|span| Value::Deadline(Deadline(span.value)));
    fields.add("start", deadline(was.start), deadline(is.start));
    fields.add("frist", deadline(was.deadline), deadline(is.deadline));
    fields.add("trin", names(was.steps.clone()), names(is.steps.clone()));
    let numbers = |action: &Action| {
        names(
            action
                .outside_goals
                .iter()
                .map(|number| number.to_string())
                .collect(),
        )
    };
    fields.add("international", numbers(was), numbers(is));
    fields.add("oprettet", day(was.created), day(is.created));
    fields.add("besluttet", day(was.decided), day(is.decided));
    let origin = |action: &Action| {
        action
            .origin
            .as_ref()
            .and_then(|origin| word(&origin.to_string()))
    };
    fields.add("fra", origin(was), origin(is));
    entries_of_action(was, is, old, new, &mut fields);
    fields.change("handling", Some(is.number.to_string()), &is.text)
}

fn entries_of_action(was: &Action, is: &Action, old: &Plan, new: &Plan, fields: &mut Fields) {
    let plan = |side| match side {
        Side::Old => old,
        Side::New => new,
    };
    let keys: [fn(&YearGoal) -> String; 2] = [all_of_year_goal, |goal| {
        format!("{} {}", goal.year.value, goal.date.value)
    }];
    let (before, after) = (was.year_goals.iter(), is.year_goals.iter());
    let paired = pair(
        before.map(|goal| &goal.value),
        after.map(|goal| &goal.value),
        &keys,
    );
    fields.entries("aarsmaal", paired, |goal, side| {
        let action = match side {
            Side::Old => was,
            Side::New => is,
        };
        Value::YearGoal(Box::new(year_goal_view(
            plan(side),
            action,
            goal,
            NaiveDate::MAX,
        )))
    });
    let keys: [fn(&Note) -> String; 3] = [
        all_of_note,
        |note| note.date.value.to_string(),
        |note| note.text.to_string(),
    ];
    let (before, after) = (was.notes.iter(), is.notes.iter());
    let paired = pair(
        before.map(|note| &note.value),
        after.map(|note| &note.value),
        &keys,
    );
    fields.entries("note", paired, |note, side| {
        Value::Note(Box::new(note_view(plan(side), note)))
    });
}

/// An action that is new or gone: what it says.
pub(super) fn whole_action(action: &Action, plan: &Plan, kind: Kind) -> Change {
    let nothing = Action {
        own_lines: action.own_lines,
        number: action.number.clone(),
        text: action.text.clone(),
        responsible: Vec::new(),
        participants: Vec::new(),
        group: None,
        start: None,
        deadline: None,
        steps: Vec::new(),
        outside_goals: Vec::new(),
        created: None,
        decided: None,
        origin: None,
        year_goals: Vec::new(),
        notes: Vec::new(),
    };
    let compared = match kind {
        Kind::Slettet => self::action(action, &nothing, plan, plan),
        _ => self::action(&nothing, action, plan, plan),
    };
    Change {
        subject: "handling",
        number: Some(action.number.to_string()),
        title: action.text.clone(),
        kind,
        details: compared.map(|change| change.details).unwrap_or_default(),
    }
}

/// An indicator; nothing where it says the same in both.
pub(super) fn indicator(was: Option<&Indicator>, is: Option<&Indicator>) -> Option<Change> {
    let either = is.or(was)?;
    let mut fields = Fields(Vec::new());
    let number = |number: Option<f64>| number.map(Value::Number);
    let of = |read: fn(&Indicator) -> Option<Value>| (was.and_then(read), is.and_then(read));
    let (before, after) = of(|indicator| word(&indicator.unit));
    fields.add("enhed", before, after);
    let values = |read: fn(&Indicator) -> Option<f64>| {
        (number(was.and_then(read)), number(is.and_then(read)))
    };
    let (before, after) = values(|indicator| indicator.baseline);
    fields.add("udgangspunkt", before, after);
    let (before, after) = values(|indicator| indicator.target);
    fields.add("maaltal", before, after);
    let (before, after) = values(|indicator| indicator.target_upper.map(|upper| upper.value));
    fields.add("maaltal_hoejst", before, after);
    let (before, after) = of(|indicator| word(indicator.action.as_ref()?.as_str()));
    fields.add("handling", before, after);
    let keys: [fn(&Measurement) -> String; 2] = [
        |of| format!("{} {} {:?}", of.date.value, of.value, of.source),
        |of| of.date.value.to_string(),
    ];
    let paired = pair(measured(was), measured(is), &keys);
    fields.entries("maaling", paired, |of, _| {
        Value::Measurement(MeasurementView {
            date: of.date.value,
            value: of.value,
            unit: either.unit.clone(),
            source: of.source.clone(),
        })
    });
    let kind = match (was, is) {
        (None, _) => Kind::Ny,
        (_, None) => Kind::Slettet,
        _ => Kind::Aendret,
    };
    let is_unchanged = fields.0.is_empty() && kind == Kind::Aendret;
    (!is_unchanged).then(|| Change {
        subject: "indikator",
        number: None,
        title: either.name.value.clone(),
        kind,
        details: fields.0,
    })
}

fn measured(indicator: Option<&Indicator>) -> impl Iterator<Item = &Measurement> {
    indicator
        .into_iter()
        .flat_map(|indicator| indicator.measurements.iter().map(|of| &of.value))
}

fn all_of_year_goal(goal: &YearGoal) -> String {
    let decided = goal.decided.map(|day| day.value);
    format!(
        "{} {} {} {:?} {:?} {decided:?}",
        goal.year.value, goal.date.value, goal.goal, goal.means, goal.amount
    )
}

fn all_of_note(note: &Note) -> String {
    let (step, status) = (
        note.step.map(|step| step.value),
        note.status.map(|status| status.value),
    );
    let days = [note.deadline, note.decided].map(|day| day.map(|day| day.value));
    format!(
        "{} {} {:?} {status:?} {:?} {step:?} {days:?}",
        note.date.value, note.text, note.by, note.assessment
    )
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

fn optional_text(words: &Option<String>) -> Option<Value> {
    text(words.as_deref()?)
}

fn word(word: &str) -> Option<Value> {
    (!word.is_empty()).then(|| Value::Word(word.to_owned()))
}

fn optional_word(words: &Option<String>) -> Option<Value> {
    word(words.as_deref()?)
}

fn names<T: Into<String>>(names: Vec<T>) -> Option<Value> {
    (!names.is_empty()).then(|| Value::List(names.into_iter().map(Into::into).collect()))
}

fn list(names: &[Spanned<String>]) -> Option<Value> {
    self::names(names.iter().map(|name| name.value.clone()).collect())
}

fn day(day: Option<Spanned<NaiveDate>>) -> Option<Value> {
    Some(Value::Day(day?.value))
}
