//! What people do to a plan between two joins, by hand or with kimo.

use super::dice::Dice;
use super::plan::{self, DAYS, Entry, File, MILESTONE, Pen, Plan, REPORT, add_by_day, words_key};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edit {
    AddNote,
    AddNoteThatSets,
    AddMeasurement,
    AddMeasurementOfAnyDay,
    AddYearGoal,
    AddAmendment,
    AddAmendmentOfAnyDay,
    AddResult,
    AddResultOfAnyDay,
    AddForeword,
    AddMilestone,
    AddAction,
    AddIndicator,
    AddMeeting,
    AddParty,
    AddDuty,
    AddOutsideGoal,
    SetReport,
    AddGoalFile,
    Reword,
    RenameIndicator,
    ChangeField,
    ChangeParties,
    Comment,
    DeleteEntry,
    DeleteAction,
    ReplaceAction,
    Renumber,
    InsertAndShift,
    SwapNumbers,
    MoveAction,
    MoveActionToGoal,
    MoveNote,
    RenameParty,
    Reorder,
    ReorderFields,
    LineEnds,
    Blanks,
}

/// What only puts something in: two people who do nothing else are never in each other's way.
pub(super) const ADDITIONS: &[Edit] = &[
    Edit::AddNote,
    Edit::AddNote,
    Edit::AddNote,
    Edit::AddMeasurement,
    Edit::AddYearGoal,
    Edit::AddAmendment,
    Edit::AddResult,
    Edit::AddForeword,
    Edit::AddMilestone,
    Edit::AddAction,
    Edit::AddIndicator,
    Edit::AddParty,
    Edit::AddDuty,
    Edit::AddOutsideGoal,
];

pub(super) const ALL: &[Edit] = &[
    Edit::AddNote,
    Edit::AddNote,
    Edit::AddNote,
    Edit::AddNoteThatSets,
    Edit::AddNoteThatSets,
    Edit::AddMeasurement,
    Edit::AddMeasurementOfAnyDay,
    Edit::AddYearGoal,
    Edit::AddAmendment,
    Edit::AddAmendmentOfAnyDay,
    Edit::AddResult,
    Edit::AddResultOfAnyDay,
    Edit::AddForeword,
    Edit::AddMilestone,
    Edit::AddAction,
    Edit::AddIndicator,
    Edit::AddMeeting,
    Edit::AddParty,
    Edit::AddDuty,
    Edit::AddOutsideGoal,
    Edit::SetReport,
    Edit::AddGoalFile,
    Edit::Reword,
    Edit::Reword,
    Edit::RenameIndicator,
    Edit::ChangeField,
    Edit::ChangeField,
    Edit::ChangeParties,
    Edit::Comment,
    Edit::DeleteEntry,
    Edit::DeleteEntry,
    Edit::DeleteAction,
    Edit::ReplaceAction,
    Edit::Renumber,
    Edit::InsertAndShift,
    Edit::InsertAndShift,
    Edit::SwapNumbers,
    Edit::MoveAction,
    Edit::MoveActionToGoal,
    Edit::MoveNote,
    Edit::RenameParty,
    Edit::Reorder,
    Edit::ReorderFields,
    Edit::LineEnds,
    Edit::Blanks,
];

/// One of two who write in the same plan, or what both of them did before they parted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Person {
    Ours,
    Theirs,
    Both,
}

impl Person {
    /// Whether a number, a year or a day is this one's to take: nobody takes the other's by chance.
    fn may_take(self, number: usize) -> bool {
        match self {
            Person::Ours => number.is_multiple_of(2),
            Person::Theirs => !number.is_multiple_of(2),
            Person::Both => true,
        }
    }

    /// One that is this one's to take.
    fn any_number(self, dice: &mut Dice) -> usize {
        2 * (1 + dice.below(20)) + usize::from(self != Person::Ours)
    }
}

/// Does `edit` somewhere in the plan; what was done, or nothing where there is nothing to do it to.
pub(super) fn edit(
    edit: Edit,
    dice: &mut Dice,
    pen: &mut Pen,
    plan: &mut Plan,
    person: Person,
) -> Option<String> {
    match edit {
        Edit::AddNote | Edit::AddNoteThatSets => {
            let action = one(dice, plan, &["handling"])?;
            let note = plan::note(dice, pen, &action, edit == Edit::AddNoteThatSets);
            let said = format!("{} on {}", note.id, action.id);
            plan.change(&action.id, |action| add_by_day(action, note.clone()));
            Some(said)
        }
        Edit::AddMeasurement | Edit::AddMeasurementOfAnyDay => {
            let indicator = one(dice, plan, &["indikator"])?;
            let is_of_any = edit == Edit::AddMeasurementOfAnyDay;
            let measured = plan::measurement(dice, pen, days(person, is_of_any));
            let said = format!("{} on {}", measured.id, indicator.id);
            plan.change(&indicator.id, |indicator| {
                add_by_day(indicator, measured.clone());
            });
            Some(said)
        }
        Edit::AddAmendment
        | Edit::AddAmendmentOfAnyDay
        | Edit::AddResult
        | Edit::AddResultOfAnyDay => {
            let action = one(dice, plan, &["handling"])?;
            let is_of_any = matches!(edit, Edit::AddAmendmentOfAnyDay | Edit::AddResultOfAnyDay);
            let days = days(person, is_of_any);
            let entry = match edit {
                Edit::AddResult | Edit::AddResultOfAnyDay => plan::result(dice, pen, days),
                _ => plan::amendment(dice, pen, plan, days),
            };
            let said = format!("{} on {}", entry.id, action.id);
            plan.change(&action.id, |action| add_by_day(action, entry.clone()));
            Some(said)
        }
        Edit::AddForeword | Edit::AddMilestone => {
            let (parent, kind) = match edit {
                Edit::AddForeword => (plan.header().clone(), "beretning"),
                _ => (one(dice, plan, &["indikator"])?, MILESTONE),
            };
            let year = free_year(&parent, kind, person)?;
            let entry = match edit {
                Edit::AddForeword => plan::foreword(dice, pen, year),
                _ => plan::milestone(dice, pen, year),
            };
            let said = format!("{} for {year} on {}", entry.id, parent.id);
            plan.change(&parent.id, |parent| {
                let is_same = |other: &Entry| other.kind == kind;
                let last = parent.children.iter().rposition(is_same);
                let at = last.map_or(0, |last| last + 1);
                parent.children.insert(at, entry.clone());
            });
            Some(said)
        }
        Edit::AddYearGoal => {
            let action = one(dice, plan, &["handling"])?;
            let year = free_year(&action, "handling.aarsmaal", person)?;
            let goal = plan::year_goal(dice, pen, year);
            let said = format!("{} for {year} on {}", goal.id, action.id);
            plan.change(&action.id, |action| {
                let is_goal = |child: &Entry| child.kind == goal.kind;
                let at = action.children.iter().filter(|child| is_goal(child));
                let at = at.count();
                action.children.insert(at, goal.clone());
            });
            Some(said)
        }
        Edit::AddAction => {
            let file = goal(dice, plan);
            let number = free_number(plan, file, |number| person.may_take(number));
            let action = plan::action(dice, pen, plan, &number);
            let said = format!("{} as {number}", action.id);
            put_action(&mut plan.files[file], action, None);
            Some(said)
        }
        Edit::AddIndicator => {
            let file = goal(dice, plan);
            let indicator = plan::indicator(dice, pen, plan);
            let said = format!("{} in {}", indicator.id, plan.files[file].path);
            plan.files[file].top.children.push(indicator);
            Some(said)
        }
        Edit::AddMeeting | Edit::AddParty | Edit::AddDuty | Edit::AddOutsideGoal => {
            let entry = match edit {
                Edit::AddParty => pen.entry(dice, "part", Vec::new()),
                Edit::AddDuty => plan::duty(dice, pen),
                Edit::AddOutsideGoal => {
                    let number = person.any_number(dice);
                    plan::outside_goal(dice, pen, number)
                }
                _ => plan::meeting(dice, pen),
            };
            let entries = &mut plan.files[0].top.children;
            let is_same = |other: &Entry| other.kind == entry.kind;
            let identity = match edit {
                Edit::AddMeeting => "dato",
                _ => "nr",
            };
            let taken = |other: &Entry| {
                is_same(other)
                    && entry.value(identity).is_some()
                    && other.value(identity) == entry.value(identity)
            };
            if entries.iter().any(taken) {
                return None;
            }
            let at = entries.iter().rposition(is_same).map_or(0, |last| last + 1);
            let said = entry.id.clone();
            entries.insert(at, entry);
            Some(said)
        }
        Edit::SetReport => {
            let (key, value) = plan::report_setting(dice);
            let entries = &mut plan.files[0].top.children;
            if !entries.iter().any(|entry| entry.kind == REPORT) {
                let rest = entries.iter().position(|entry| entry.kind != "beretning");
                entries.insert(rest.unwrap_or(0), plan::report());
            }
            let report = entries.iter_mut().find(|entry| entry.kind == REPORT)?;
            if report.value(key) == Some(value) {
                return None;
            }
            report.set(key, value.to_owned());
            Some(format!("{key} = {value}"))
        }
        Edit::AddGoalFile => {
            let number = plan.files.len();
            let fields = vec![("nr", format!("\"{number}\"")), ("titel", String::new())];
            let mut top = pen.entry(dice, "", fields);
            top.children
                .push(plan::action(dice, pen, plan, &format!("{number}.1")));
            let path = format!("plan/maal-{number}.toml");
            let said = format!("{path} with {}", top.children[0].id);
            plan.files.push(File {
                path,
                top,
                is_crlf: dice.one_in(6),
                has_bom: false,
                ends_bare: false,
            });
            Some(said)
        }
        Edit::Reword | Edit::RenameIndicator => {
            let kinds: &'static [&'static str] = if edit == Edit::RenameIndicator {
                &["indikator"]
            } else {
                &[
                    "",
                    "handling",
                    "handling.note",
                    "handling.note",
                    "handling.aarsmaal",
                    "handling.aendring",
                    "handling.resultat",
                    "beretning",
                    MILESTONE,
                    "indikator.maaling",
                    "moede",
                    "pligt",
                    "international",
                ]
            };
            let entry = one(dice, plan, kinds)?;
            plan.change(&entry.id, |entry| {
                entry.version += 1;
                let words = Pen::words(dice, entry);
                entry.set(words_key(entry.kind), words);
            });
            Some(entry.id)
        }
        Edit::ChangeField => change_field(dice, plan),
        Edit::ChangeParties => {
            let action = one(dice, plan, &["handling"])?;
            let parties = plan::parties(dice, plan);
            let said = format!("{} of {}", parties.replace('\n', " "), action.id);
            plan.change(&action.id, |action| {
                action.set("ansvarlig", parties.clone())
            });
            Some(said)
        }
        Edit::Comment => {
            let kinds = &["", "handling", "handling.note", "indikator", "part"];
            let entry = one(dice, plan, kinds)?;
            let (comment, at) = (pen.comment(), dice.below(entry.fields.len()));
            let way = dice.below(4);
            plan.change(&entry.id, |entry| match way {
                0 => entry.above.clear(),
                1 => entry.above = vec![comment.clone()],
                2 => entry.above.push(comment.clone()),
                _ => entry.fields[at].2 = format!(" {comment}"),
            });
            Some(format!("{comment} at {}, way {way}", entry.id))
        }
        Edit::DeleteEntry => {
            let kinds = &[
                "handling.note",
                "handling.note",
                "handling.aarsmaal",
                "handling.aendring",
                "handling.resultat",
                "beretning",
                MILESTONE,
                "indikator.maaling",
                "indikator",
                "moede",
                "pligt",
                "international",
            ];
            let entry = one(dice, plan, kinds)?;
            plan.take(&entry.id)?;
            Some(entry.id)
        }
        Edit::DeleteAction => {
            let action = one(dice, plan, &["handling"])?;
            delete_action(plan, &action.id);
            Some(action.id)
        }
        Edit::ReplaceAction => {
            let old = one(dice, plan, &["handling"])?;
            let number = old.bare("nr").to_owned();
            let (file, place) = delete_action(plan, &old.id)?;
            let mut new = plan::action(dice, pen, plan, &number);
            if dice.one_in(2) {
                let note = plan::note(dice, pen, &new, false);
                new.children.push(note);
            }
            let said = format!("{} by {} as {number}", old.id, new.id);
            put_action(&mut plan.files[file], new, Some(place));
            Some(said)
        }
        Edit::Renumber => {
            let action = one(dice, plan, &["handling"])?;
            let file = file_of(plan, &action.id)?;
            let new = free_number(plan, file, |number| person.may_take(number));
            let said = format!("{} to {new}", action.id);
            renumber(plan, &[(action.bare("nr").to_owned(), new)]);
            Some(said)
        }
        Edit::InsertAndShift => {
            let old = one(dice, plan, &["handling"])?;
            let file = file_of(plan, &old.id)?;
            let goal = plan.files[file].top.bare("nr").to_owned();
            let number = last_part(&old);
            let later = plan.actions().filter(|other| {
                last_part(other) >= number && other.bare("nr").starts_with(&format!("{goal}."))
            });
            let shifted = later.map(|other| {
                (
                    other.bare("nr").to_owned(),
                    format!("{goal}.{}", last_part(other) + 1),
                )
            });
            let shifted: Vec<_> = shifted.collect();
            let place = plan.files[file]
                .top
                .children
                .iter()
                .position(|other| other.id == old.id);
            renumber(plan, &shifted);
            let new = plan::action(dice, pen, plan, &format!("{goal}.{number}"));
            let said = format!("{} as {goal}.{number} before {}", new.id, old.id);
            put_action(&mut plan.files[file], new, place);
            Some(said)
        }
        Edit::SwapNumbers => {
            let one_action = one(dice, plan, &["handling"])?;
            let file = file_of(plan, &one_action.id)?;
            let others: Vec<Entry> = plan.files[file]
                .top
                .children
                .iter()
                .filter(|other| other.kind == "handling" && other.id != one_action.id)
                .cloned()
                .collect();
            let other = dice.pick(&others)?;
            let [a, b] = [&one_action, other].map(|action| action.bare("nr").to_owned());
            renumber(plan, &[(a.clone(), b.clone()), (b, a)]);
            Some(format!("{} and {}", one_action.id, other.id))
        }
        Edit::MoveAction => {
            let action = one(dice, plan, &["handling"])?;
            let file = file_of(plan, &action.id)?;
            let (action, ..) = plan.take(&action.id)?;
            let entries = plan.files[file].top.children.iter();
            let count = entries.filter(|other| other.kind == "handling").count();
            let (id, place) = (action.id.clone(), dice.below(count + 1));
            put_action(&mut plan.files[file], action, Some(place));
            Some(format!("{id} to place {place}"))
        }
        Edit::MoveActionToGoal => {
            let action = one(dice, plan, &["handling"])?;
            let from = file_of(plan, &action.id)?;
            let to = (1..plan.files.len()).find(|to| *to != from)?;
            let number = free_number(plan, to, |number| person.may_take(number));
            renumber(plan, &[(action.bare("nr").to_owned(), number.clone())]);
            let (action, ..) = plan.take(&action.id)?;
            let said = format!("{} as {number}", action.id);
            put_action(&mut plan.files[to], action, None);
            Some(said)
        }
        Edit::MoveNote => {
            let note = one(dice, plan, &["handling.note"])?;
            let file = plan.goals().find(|file| {
                let mut actions = file.top.children.iter();
                actions.any(|action| action.children.iter().any(|child| child.id == note.id))
            })?;
            let actions: Vec<String> = file
                .top
                .children
                .iter()
                .filter(|action| action.kind == "handling")
                .filter(|action| action.children.iter().all(|child| child.id != note.id))
                .filter(|action| note.value("trin").is_none() || action.value("trin").is_some())
                .map(|action| action.id.clone())
                .collect();
            let action = dice.pick(&actions)?;
            plan.take(&note.id)?;
            plan.change(action, |action| add_by_day(action, note.clone()));
            Some(format!("{} to {action}", note.id))
        }
        Edit::RenameParty => {
            let party = one(dice, plan, &["part"])?;
            let old = party.value("navn")?.to_owned();
            let has_alias = dice.one_in(3);
            plan.change(&party.id, |party| {
                party.version += 1;
                let words = Pen::words(dice, party);
                party.set("navn", words);
                if has_alias {
                    party.set("alias", format!("[{old}]"));
                }
            });
            let register = plan.header().children.iter();
            let mut register = register.filter(|other| other.id == party.id);
            let new = register.next()?.value("navn")?.to_owned();
            plan.each(|entry| {
                for key in ["ansvarlig", "medvirkende"] {
                    if let (false, Some(parties)) = (has_alias, entry.value(key)) {
                        let renamed = parties.replace(&old, &new);
                        entry.set(key, renamed);
                    }
                }
            });
            Some(format!("{} to {new}, alias: {has_alias}", party.id))
        }
        Edit::Reorder => {
            let action = one(dice, plan, &["handling"])?;
            let notes = action
                .children
                .iter()
                .filter(|child| child.kind == "handling.note");
            if notes.count() < 2 {
                return None;
            }
            plan.change(&action.id, |action| {
                action
                    .children
                    .sort_by_key(|child| child.kind == "handling.note");
                let goals = action
                    .children
                    .iter()
                    .filter(|child| child.kind != "handling.note");
                let goals = goals.count();
                action.children[goals..].reverse();
            });
            Some(format!("the notes of {}", action.id))
        }
        Edit::ReorderFields => {
            let kinds = &["handling", "handling.note", "indikator"];
            let entry = one(dice, plan, kinds)?;
            plan.change(&entry.id, |entry| entry.fields.reverse());
            Some(entry.id)
        }
        Edit::LineEnds => {
            let at = dice.below(plan.files.len());
            let file = &mut plan.files[at];
            file.is_crlf = !file.is_crlf;
            Some(format!("{}, CRLF: {}", file.path, file.is_crlf))
        }
        Edit::Blanks => {
            let kinds = &["handling", "handling.note", "indikator", "part"];
            let entry = one(dice, plan, kinds)?;
            let blanks = (1 + dice.below(3), dice.below(2));
            plan.change(&entry.id, |entry| entry.blanks = blanks);
            Some(format!("{blanks:?} before {}", entry.id))
        }
    }
}

/// Days that the other does not write on, or any.
fn days(person: Person, is_of_any: bool) -> &'static [&'static str] {
    match person {
        _ if is_of_any => DAYS,
        Person::Ours => &["2024-06-02", "2024-09-02"],
        _ => &["2024-06-01", "2024-09-01"],
    }
}

/// The last year that is the person's to take and has no entry of `kind` under `parent` yet.
fn free_year(parent: &Entry, kind: &str, person: Person) -> Option<usize> {
    let is_free = |year: &usize| {
        let mut own = parent.children.iter().filter(|child| child.kind == kind);
        person.may_take(*year) && own.all(|own| own.bare("aar") != year.to_string())
    };
    (2022..=2025).rev().find(is_free)
}

fn change_field(dice: &mut Dice, plan: &mut Plan) -> Option<String> {
    let kinds = &[
        "",
        "",
        "handling",
        "handling",
        "handling.note",
        "handling.note",
        "handling.aarsmaal",
        "handling.aendring",
        "handling.resultat",
        "beretning",
        "part",
        "moede",
        "pligt",
        "international",
        "indikator",
        "indikator.maaling",
    ];
    let entry = one(dice, plan, kinds)?;
    let key = dice.word(match entry.kind {
        "" if entry.value("format").is_some() => {
            &["indledning", "organisation", "forsamling", "vedtaget"]
        }
        "" => &["baggrund", "ansvarlig", "accepteret"],
        "handling" => &[
            "frist",
            "gruppe",
            "start",
            "udgangsstatus",
            "medvirkende",
            "international",
        ],
        "handling.note" => &[
            "dato",
            "af",
            "aar",
            "indstilling",
            "status",
            "vurdering",
            "frist",
            "besluttet",
        ],
        "handling.aarsmaal" => &["beloeb", "midler", "besluttet"],
        "handling.aendring" => &["dato", "ansvarlig", "besluttet"],
        "handling.resultat" => &["dato", "opnaaet", "forbrug"],
        "beretning" => &["af"],
        "part" => &["alias"],
        "moede" => &["tid", "sted"],
        "pligt" => &["hvornaar"],
        "international" => &["kilde"],
        "indikator" => &["enhed", "maaltal", "maaltal_hoejst", "udgangspunkt"],
        _ => &["dato", "vaerdi"],
    });
    let is_required = matches!(
        key,
        "dato" | "enhed" | "vaerdi" | "organisation" | "maaltal" | "opnaaet" | "hvornaar"
    );
    if !is_required && entry.value(key).is_some() && dice.one_in(3) {
        plan.change(&entry.id, |entry| {
            entry.fields.retain(|field| field.0 != key)
        });
        return Some(format!("{key} out of {}", entry.id));
    }
    let parties = plan::parties(dice, plan);
    let outside_goal = plan::named(dice, plan, "international", "nr");
    let meeting = plan::named(dice, plan, "moede", "dato");
    let value = match (entry.kind, key) {
        (_, "ansvarlig" | "medvirkende") => &parties,
        (_, "international") => &format!("[{}]", outside_goal?),
        (_, "besluttet") => &meeting?,
        (_, "aar") => "2023",
        (_, "udgangsstatus") => plan::setting(dice, "status"),
        (_, "opnaaet" | "forbrug" | "tid" | "hvornaar" | "alias" | "accepteret" | "vedtaget") => {
            plan::setting(dice, key)
        }
        ("handling", "frist" | "start") => {
            dice.word(&["\"2024\"", "\"2025\"", "\"1. kvartal 2025\""])
        }
        (_, "dato") => dice.word(DAYS),
        ("handling.note", "status" | "vurdering" | "frist") => plan::setting(dice, key),
        (_, "maaltal_hoejst") => dice.word(&["111", "222"]),
        (_, "beloeb" | "vaerdi" | "maaltal" | "udgangspunkt") => {
            dice.word(&["11", "22", "33", "44"])
        }
        _ => dice.word(&["\"Kysten\"", "\"Havet\"", "\"\"\"\nTo\nlinjer\"\"\""]),
    };
    let is_one_line = matches!(
        key,
        "af" | "gruppe" | "organisation" | "forsamling" | "sted"
    );
    if entry.value(key) == Some(value) || (is_one_line && value.contains('\n')) {
        return None;
    }
    plan.change(&entry.id, |entry| entry.set(key, value.to_owned()));
    Some(format!("{key} = {value:?} in {}", entry.id))
}

/// An entry of one of `kinds`, as a copy: often the first, so that people meet.
fn one(dice: &mut Dice, plan: &Plan, kinds: &'static [&'static str]) -> Option<Entry> {
    let kind = dice.word(kinds);
    let entries = plan.entries();
    let of_kind: Vec<_> = entries.iter().filter(|entry| entry.kind == kind).collect();
    let met = of_kind.first().filter(|_| dice.one_in(3));
    met.or_else(|| dice.pick(&of_kind))
        .map(|entry| (**entry).clone())
}

/// The place of a goal's file among the files.
fn goal(dice: &mut Dice, plan: &Plan) -> usize {
    1 + dice.below(plan.files.len() - 1)
}

fn file_of(plan: &Plan, action: &str) -> Option<usize> {
    let has = |file: &File| file.top.children.iter().any(|own| own.id == action);
    plan.files.iter().position(has)
}

/// `12` of an action numbered 1.12.
fn last_part(action: &Entry) -> usize {
    let (_, last) = action.bare("nr").split_once('.').unwrap();
    last.parse().unwrap()
}

/// The lowest number of the file's goal that no action has: at times one that was given up.
fn free_number(plan: &Plan, file: usize, may_take: impl Fn(usize) -> bool) -> String {
    let goal = plan.files[file].top.bare("nr");
    let of = |number: usize| format!("\"{goal}.{number}\"");
    let is_free = |number: &usize| {
        let value = of(*number);
        let mut actions = plan.actions();
        may_take(*number) && actions.all(|action| action.value("nr") != Some(&value))
    };
    let number = (1..).find(is_free).unwrap();
    of(number).trim_matches('"').to_owned()
}

/// Puts an action before what is measured: at `place` among the entries, or last.
fn put_action(file: &mut File, action: Entry, place: Option<usize>) {
    let entries = &mut file.top.children;
    let end = entries
        .iter()
        .filter(|entry| entry.kind == "handling")
        .count();
    entries.insert(place.map_or(end, |place| place.min(end)), action);
}

/// Gives actions other numbers, and those that refer to them too.
fn renumber(plan: &mut Plan, numbers: &[(String, String)]) {
    plan.each(|entry| {
        let key = match entry.kind {
            "handling" => "nr",
            "indikator" => "handling",
            _ => return,
        };
        let new = numbers.iter().find(|(old, _)| *old == entry.bare(key));
        if let Some((_, new)) = new {
            entry.set(key, format!("\"{new}\""));
        }
    });
}

/// Takes an action out, and what refers to it; its file and place.
fn delete_action(plan: &mut Plan, id: &str) -> Option<(usize, usize)> {
    let file = file_of(plan, id)?;
    let (action, _, place) = plan.take(id)?;
    let number = action.value("nr").map(str::to_owned);
    plan.each(|entry| {
        if entry.kind == "indikator" && entry.value("handling") == number.as_deref() {
            entry.fields.retain(|field| field.0 != "handling");
        }
    });
    Some((file, place))
}
