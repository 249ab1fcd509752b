//! Reads a goal's file: the goal, its actions with their entries, and its indicators.

use super::fields::{Fields, Reading};
use super::handleplan::each;
use super::tree::Tree;
use super::written::{Pair, Pairs, Value};
use super::{Texts, faults};
use crate::plan::{
    Action, Amendment, Assessment, Goal, Indicator, Measurement, Milestone, Note, NoteExtras,
    Number, Status, Verdict, YearGoal, YearResult,
};
use crate::schema;
use crate::text::Spanned;
use crate::text::danish::date;
use chrono::NaiveDate;

/// Reads the whole file. `file_number` is the number in the file's name: it stands in where
/// the file itself gives none, so that its actions are not lost.
pub(super) fn read(table: &Tree<'_>, file_number: &str, reading: &mut Reading<'_>) -> Goal {
    let fields = Fields::check(table, 0..0, &schema::GOAL, reading);
    let top = reading.file.top();
    reading.inherited = fields.keys();
    // One that could not be read stands there all the same.
    let above = reading.problems.iter().filter(|problem| {
        let first = table
            .entries
            .iter()
            .find(|entry| entry.value.may_have_header());
        first.is_none_or(|first| (problem.span.start as usize) < first.place.start)
    });
    let above: Vec<&str> = above.filter_map(|problem| problem.field).collect();
    reading.inherited.extend(above);
    let actions = each(&fields, "handling", &schema::ACTION, reading, action);
    let is_wrong = |number: &Spanned<Number>| {
        let mut problems = reading.problems.iter();
        problems.any(|problem| problem.rule == faults::WRONG_TYPE && problem.span == number.span)
    };
    // One that is wrong as it is written has the file's name to go by.
    let number = fields
        .number("nr")
        .filter(|number| file_number.is_empty() || !is_wrong(number));
    let number = number.unwrap_or_else(|| Spanned::new(Number::new(file_number), top));
    Goal {
        has_all_actions: actions.len() == fields.count("handling") && !reading.has_lost,
        file: reading.file,
        is_misnamed: false,
        number,
        title: fields.text("titel").unwrap_or_default(),
        background: value(fields.text("baggrund")),
        responsible: fields.texts("ansvarlig"),
        accepted: fields.texts("accepteret"),
        actions,
        indicators: each(&fields, "indikator", &schema::INDICATOR, reading, indicator),
    }
}

impl Pairs for Goal {
    fn pairs(&self) -> Vec<Pair> {
        let Goal {
            number,
            title,
            background,
            responsible,
            accepted,
            file: _,
            is_misnamed: _,
            has_all_actions: _,
            actions: _,
            indicators: _,
        } = self;
        vec![
            ("nr", number.written()),
            ("titel", title.written()),
            ("baggrund", background.written()),
            ("ansvarlig", responsible.written()),
            ("accepteret", accepted.written()),
        ]
    }
}

fn action(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> Option<Action> {
    // Entries are checked also where the action has no number to be known by.
    let year_goals = each(fields, "aarsmaal", &schema::YEAR_GOAL, reading, year_goal);
    let amendments = each(fields, "aendring", &schema::AMENDMENT, reading, amendment);
    let results = each(
        fields,
        "resultat",
        &schema::YEAR_RESULT,
        reading,
        year_result,
    );
    let mut notes = each(fields, "note", &schema::NOTE, reading, note);
    forget_texts(&mut notes, reading.texts);
    Some(Action {
        own_lines: Spanned::new((), fields.own_lines()),
        number: fields.number("nr")?,
        text: fields.text("tekst").unwrap_or_default().value,
        responsible: fields.texts("ansvarlig"),
        participants: fields.texts("medvirkende"),
        group: value(fields.text("gruppe")),
        start: fields.date_span("start"),
        deadline: fields.date_span("frist"),
        steps: fields
            .texts("trin")
            .into_iter()
            .map(|step| step.value)
            .collect(),
        first_status: fields.word("udgangsstatus", Status::from_word),
        outside_goals: fields.numbers("international"),
        created: fields.date("oprettet"),
        decided: fields.date("besluttet"),
        origin: fields.origin("fra"),
        year_goals,
        amendments,
        adopted: None,
        light_before: None,
        results,
        notes,
    })
}

impl Pairs for Action {
    fn pairs(&self) -> Vec<Pair> {
        let Action {
            number,
            text,
            responsible,
            participants,
            group,
            start,
            deadline,
            steps,
            first_status,
            outside_goals,
            created,
            decided,
            origin,
            own_lines: _,
            year_goals: _,
            amendments: _,
            adopted: _,
            light_before: _,
            results: _,
            notes: _,
        } = self;
        vec![
            ("nr", number.written()),
            ("tekst", text.written()),
            ("ansvarlig", responsible.written()),
            ("medvirkende", participants.written()),
            ("gruppe", group.written()),
            ("start", start.written()),
            ("frist", deadline.written()),
            ("trin", steps.written()),
            ("udgangsstatus", first_status.written()),
            ("international", outside_goals.written()),
            ("oprettet", created.written()),
            ("besluttet", decided.written()),
            ("fra", origin.written()),
        ]
    }
}

/// Lets go of the texts that nobody will ask for. Notes of one day keep theirs: whether they are
/// the same is asked of every plan.
fn forget_texts(notes: &mut [Spanned<Note>], texts: Texts) {
    let last_until = |day: NaiveDate| {
        let until = notes
            .iter()
            .enumerate()
            .filter(|(_, note)| note.holds_from() <= day);
        until
            .max_by_key(|(_, note)| (note.holds_from(), note.date.value))
            .map(|(index, _)| index)
    };
    let (year, last) = match texts {
        Texts::All => return,
        Texts::None => (None, None),
        Texts::LastUntil(day) => (None, last_until(day)),
        Texts::OfYear(year) => (Some(year), last_until(date::last_of(year - 1))),
    };
    let days: Vec<NaiveDate> = notes.iter().map(|note| note.date.value).collect();
    let is_in_order = days.is_sorted();
    let shares_day = |index: usize| {
        let day = days.get(index);
        let beside = [index.checked_sub(1), index.checked_add(1)]
            .into_iter()
            .flatten();
        !is_in_order
            || beside
                .map(|other| days.get(other))
                .any(|other| other == day)
    };
    for (index, note) in notes.iter_mut().enumerate() {
        if Some(index) != last && Some(note.about()) != year && !shares_day(index) {
            note.value.text = Box::default();
        }
    }
}

fn year_goal(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<YearGoal>> {
    let entry = YearGoal {
        year: fields.year("aar")?,
        date: fields.date("dato")?,
        goal: fields.text("maal").unwrap_or_default().value,
        means: value(fields.text("midler")),
        amount: value(fields.integer("beloeb")),
        decided: fields.date("besluttet"),
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for YearGoal {
    fn pairs(&self) -> Vec<Pair> {
        let YearGoal {
            year,
            date,
            goal,
            means,
            amount,
            decided,
        } = self;
        vec![
            ("aar", year.written()),
            ("dato", date.written()),
            ("maal", goal.written()),
            ("midler", means.written()),
            ("beloeb", amount.written()),
            ("besluttet", decided.written()),
        ]
    }
}

fn amendment(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<Amendment>> {
    let entry = Amendment {
        date: fields.date("dato")?,
        responsible: fields.texts("ansvarlig"),
        text: value(fields.text("tekst")),
        decided: fields.date("besluttet"),
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for Amendment {
    fn pairs(&self) -> Vec<Pair> {
        let Amendment {
            date,
            responsible,
            text,
            decided,
        } = self;
        vec![
            ("dato", date.written()),
            ("ansvarlig", responsible.written()),
            ("tekst", text.written()),
            ("besluttet", decided.written()),
        ]
    }
}

fn year_result(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<YearResult>> {
    let entry = YearResult {
        year: fields.year("aar")?,
        date: fields.date("dato")?,
        verdict: fields.word("opnaaet", Verdict::from_word)?.value,
        text: value(fields.text("tekst")),
        spent: value(fields.integer("forbrug")),
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for YearResult {
    fn pairs(&self) -> Vec<Pair> {
        let YearResult {
            year,
            date,
            verdict,
            text,
            spent,
        } = self;
        vec![
            ("aar", year.written()),
            ("dato", date.written()),
            ("opnaaet", verdict.written()),
            ("tekst", text.written()),
            ("forbrug", spent.written()),
        ]
    }
}

fn note(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<Note>> {
    let step = fields.integer("trin");
    let entry = Note {
        date: fields.date("dato")?,
        text: fields.text("tekst")?.value.into_boxed_str(),
        by: boxed(fields.text("af")),
        status: fields.word("status", Status::from_word),
        assessment: value(fields.word("vurdering", Assessment::from_word)),
        extras: NoteExtras {
            year: fields.year("aar"),
            step: step
                .and_then(|step| Some(Spanned::new(u32::try_from(step.value).ok()?, step.span))),
            deadline: fields.date_span("frist"),
            decided: fields.date("besluttet"),
            recommendation: boxed(fields.text("indstilling")),
        }
        .boxed(),
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for Note {
    fn pairs(&self) -> Vec<Pair> {
        let Note {
            date,
            text,
            by,
            status,
            assessment,
            extras: _,
        } = self;
        let NoteExtras {
            year,
            step,
            deadline,
            decided,
            recommendation,
        } = &**self;
        vec![
            ("dato", date.written()),
            ("tekst", text.written()),
            ("aar", year.written()),
            ("af", by.written()),
            ("status", status.written()),
            ("vurdering", assessment.written()),
            ("trin", step.written()),
            ("frist", deadline.written()),
            ("besluttet", decided.written()),
            ("indstilling", recommendation.written()),
        ]
    }
}

fn indicator(fields: &Fields<'_, '_>, reading: &mut Reading<'_>) -> Option<Indicator> {
    let milestones = each(fields, "delmaal", &schema::MILESTONE, reading, milestone);
    let measurements = each(
        fields,
        "maaling",
        &schema::MEASUREMENT,
        reading,
        measurement,
    );
    Some(Indicator {
        own_lines: Spanned::new((), fields.own_lines()),
        name: fields.text("navn")?,
        unit: fields.text("enhed").unwrap_or_default().value,
        baseline: value(fields.decimal("udgangspunkt")),
        target: value(fields.decimal("maaltal")),
        target_upper: fields.decimal("maaltal_hoejst"),
        action: fields.number("handling"),
        milestones,
        measurements,
    })
}

impl Pairs for Indicator {
    fn pairs(&self) -> Vec<Pair> {
        let Indicator {
            name,
            unit,
            baseline,
            target,
            target_upper,
            action,
            own_lines: _,
            milestones: _,
            measurements: _,
        } = self;
        vec![
            ("navn", name.written()),
            ("enhed", unit.written()),
            ("udgangspunkt", baseline.written()),
            ("maaltal", target.written()),
            ("maaltal_hoejst", target_upper.written()),
            ("handling", action.written()),
        ]
    }
}

fn milestone(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<Milestone>> {
    let entry = Milestone {
        year: fields.year("aar")?,
        value: fields.decimal("vaerdi")?.value,
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for Milestone {
    fn pairs(&self) -> Vec<Pair> {
        let Milestone { year, value } = self;
        vec![("aar", year.written()), ("vaerdi", value.written())]
    }
}

fn measurement(fields: &Fields<'_, '_>, _: &mut Reading<'_>) -> Option<Spanned<Measurement>> {
    let entry = Measurement {
        date: fields.date("dato")?,
        value: fields.decimal("vaerdi")?.value,
        source: value(fields.text("kilde")),
    };
    Some(Spanned::new(entry, fields.own_lines()))
}

impl Pairs for Measurement {
    fn pairs(&self) -> Vec<Pair> {
        let Measurement {
            date,
            value,
            source,
        } = self;
        vec![
            ("dato", date.written()),
            ("vaerdi", value.written()),
            ("kilde", source.written()),
        ]
    }
}

fn boxed(text: Option<Spanned<String>>) -> Option<Box<str>> {
    text.map(|text| text.value.into_boxed_str())
}

fn value<T>(spanned: Option<Spanned<T>>) -> Option<T> {
    spanned.map(|spanned| spanned.value)
}

#[cfg(test)]
mod tests {
    use crate::check::testing::plan_with;
    use crate::load::{Texts, Which, load_texts, root};
    use chrono::NaiveDate;

    #[test]
    fn only_the_texts_that_were_asked_for_are_kept() {
        let mut goal =
            "[[handling]]\nnr = \"2.1\"\ntekst = \"x\"\nansvarlig = [\"y\"]\n".to_owned();
        for day in [
            "2022-05-01",
            "2023-05-01",
            "2024-05-01",
            "2024-06-01",
            "2025-05-01",
        ] {
            goal += &format!("[[handling.note]]\ndato = {day}\ntekst = \"{day}\"\n");
        }
        let files = plan_with(&goal);
        let folders = root::periods(&files).unwrap();
        let kept = |texts: Texts| -> Vec<String> {
            let plans = load_texts(&files, &folders, Which::All, texts)
                .unwrap()
                .plans;
            let (_, action) = plans[0].action("2.1").unwrap();
            let words = action.notes.iter().map(|note| note.text.to_string());
            words.filter(|text| !text.is_empty()).collect()
        };
        let day = NaiveDate::from_ymd_opt(2024, 5, 31).unwrap();
        assert_eq!(kept(Texts::All).len(), 5);
        assert!(kept(Texts::None).is_empty());
        assert_eq!(kept(Texts::LastUntil(day)), ["2024-05-01"]);
        assert_eq!(
            kept(Texts::OfYear(2024)),
            ["2023-05-01", "2024-05-01", "2024-06-01"]
        );
    }
}
