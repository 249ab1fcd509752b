//! What several views show: an action by name, a decision, a note, a year's goal with its means;
//! and the phrases that they are shown with.

use super::block::{Block, Cell, Inline, Paragraph, Row, Tone};
use crate::plan::{
    Action, ActionState, Amended, Assessment, Light, Meeting, Note, Plan, Status, Verdict,
    YearGoal, YearResult,
};
use crate::query::count::Statuses;
use crate::text::Spanned;
use crate::text::danish::noun::{self, HANDLING};
use crate::text::danish::{date, number, span::DateSpan};
use crate::text::letters::capital;
use crate::text::shorten::{phrase, shorten};
use crate::text::visible::one_line;
use chrono::NaiveDate;
use serde::ser::SerializeMap as _;
use serde::{Serialize, Serializer};

/// Where there is nothing to show.
pub(crate) const DASH: &str = "–";

/// The words, or a dash.
pub(crate) fn or_dash(words: Option<String>) -> String {
    words.unwrap_or_else(|| DASH.to_owned())
}

/// What must be read first: that something may be missing, for these reasons.
pub(crate) fn incomplete(reasons: &[String]) -> Option<Vec<Inline>> {
    let reasons: String = reasons.iter().map(|reason| format!(" {reason}")).collect();
    let label = || Inline::Strong("Ufuldstændig.".to_owned());
    (!reasons.is_empty()).then(|| vec![label(), Inline::from(reasons)])
}

/// An action by number and name.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ActionRef {
    pub(crate) nr: String,
    /// The first paragraph of its words.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// The parties that answer for it, as the register names them.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<String>,
}

impl ActionRef {
    pub(crate) fn new(plan: &Plan, action: &Action) -> ActionRef {
        ActionRef {
            nr: action.number.to_string(),
            text: action.first_paragraph().to_owned(),
            responsible: owned(&plan.names_of(&action.responsible)),
        }
    }

    pub(crate) fn all<'a>(
        plan: &Plan,
        actions: impl IntoIterator<Item = &'a Action>,
    ) -> Vec<ActionRef> {
        let actions = actions.into_iter();
        actions.map(|action| ActionRef::new(plan, action)).collect()
    }

    /// As a heading names it: a whole phrase of about `most` characters.
    pub(crate) fn headed(&self, most: usize) -> String {
        format!("{} {}", self.nr, one_line(&phrase(&self.text, most)))
    }

    /// As a line of a list names it, its words cut after `most` characters.
    pub(crate) fn named(&self, most: usize) -> String {
        format!("{} {}", self.nr, shorten(&self.text, most))
    }
}

/// Rows under their groups' headings: a group stands together, where its first row does, and what has
/// none under a heading of its own where it follows a group. Without any group, the rows alone.
pub(crate) fn grouped<'a, T: 'a>(
    items: impl IntoIterator<Item = &'a T>,
    group: impl Fn(&'a T) -> Option<&'a str>,
    cells: impl Fn(&'a T) -> Vec<Cell>,
) -> Vec<Row> {
    let mut groups: Vec<(Option<&str>, Vec<Row>)> = Vec::new();
    for item in items {
        let own = group(item);
        let row = Row::Cells(cells(item));
        match groups.iter_mut().find(|(group, _)| *group == own) {
            Some((_, rows)) => rows.push(row),
            None => groups.push((own, vec![row])),
        }
    }
    let mut rows = Vec::new();
    for (at, (group, own)) in groups.into_iter().enumerate() {
        if at > 0 || group.is_some() {
            let heading = group.unwrap_or("Andre handlinger");
            rows.push(Row::Group(heading.to_owned()));
        }
        rows.extend(own);
    }
    rows
}

/// The first of the meetings in either register on a day that is wanted.
pub(crate) fn first_meeting<'a>(
    plan: &'a Plan,
    next: Option<&'a Plan>,
    is_wanted: impl Fn(NaiveDate) -> bool,
) -> Option<&'a Meeting> {
    let plans = std::iter::once(plan).chain(next);
    let meetings = plans.flat_map(|plan| &plan.meetings);
    meetings
        .filter(|meeting| is_wanted(meeting.date.value))
        .min_by_key(|meeting| meeting.date.value)
}

/// The numbers of actions, as a sentence lists them.
pub(crate) fn numbers(actions: &[ActionRef]) -> String {
    let numbers: Vec<&str> = actions.iter().map(|action| action.nr.as_str()).collect();
    noun::list(&numbers)
}

/// A decision by its day, with the meeting where the register has one on that day.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct DecisionRef {
    pub(crate) date: NaiveDate,
    /// What the meeting is called.
    pub(crate) meeting: Option<String>,
}

/// The meeting's name goes by two keys: some views had the one and some the other, and none of a format
/// is ever taken away.
impl Serialize for DecisionRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut keys = serializer.serialize_map(Some(3))?;
        keys.serialize_entry("dato", &self.date)?;
        keys.serialize_entry("moede", &self.meeting)?;
        keys.serialize_entry("navn", &self.meeting)?;
        keys.end()
    }
}

impl DecisionRef {
    pub(crate) fn new(plan: &Plan, date: NaiveDate) -> DecisionRef {
        let adopted = plan.adopted.filter(|day| day.value == date);
        let meeting = plan.meeting(date).map(|meeting| meeting.name.clone());
        DecisionRef {
            date,
            meeting: meeting.or_else(|| adopted.map(|_| "planens vedtagelse".to_owned())),
        }
    }

    /// The decision on the day `decided`, where there is one.
    pub(crate) fn of(plan: &Plan, decided: Option<Spanned<NaiveDate>>) -> Option<DecisionRef> {
        decided.map(|day| DecisionRef::new(plan, day.value))
    }

    /// As part of a sentence: `besluttet: Bestyrelsesmøde den 22. februar 2024`.
    pub(crate) fn decided(&self) -> String {
        let day = date::long(self.date);
        match &self.meeting {
            Some(meeting) => format!("besluttet: {meeting} den {day}"),
            None => format!("besluttet den {day}"),
        }
    }

    /// Its day and its meeting, the meeting after `between` and before `after`.
    pub(crate) fn words(&self, between: &str, after: &str) -> String {
        let day = date::long(self.date);
        match &self.meeting {
            Some(meeting) => format!("{day}{between}{meeting}{after}"),
            None => day,
        }
    }
}

/// A note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct NoteView {
    /// The action's number.
    #[serde(rename = "handling")]
    pub(crate) action: String,
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Who wrote it, as the register names it.
    #[serde(rename = "af")]
    pub(crate) by: Option<String>,
    /// The year it is about, where that is the one before.
    #[serde(rename = "aar")]
    pub(crate) year: Option<i32>,
    /// The words, paragraphs parted by blank lines.
    #[serde(rename = "tekst")]
    pub(crate) text: String,
    /// What is to be decided about the action.
    #[serde(rename = "indstilling")]
    pub(crate) recommendation: Option<String>,
    /// The status from that day.
    pub(crate) status: Option<Status>,
    /// The light it gave.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<Assessment>,
    /// The step that was reached, from 1.
    #[serde(rename = "trin")]
    pub(crate) step: Option<u32>,
    /// The time the deadline was moved to.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Deadline>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
    /// What it changed, in words: `status: igangsat`.
    #[serde(rename = "virkning")]
    pub(crate) effects: Vec<String>,
}

impl NoteView {
    pub(crate) fn new(plan: &Plan, action: &Action, note: &Note) -> NoteView {
        NoteView {
            action: action.number.to_string(),
            date: note.date.value,
            by: note.by.as_deref().map(|by| plan.party_name(by).to_owned()),
            year: note.year.map(|year| year.value),
            text: note.text.to_string(),
            recommendation: note.recommendation.as_deref().map(str::to_owned),
            status: note.status.map(|status| status.value),
            light: note.assessment,
            step: note.step.map(|step| step.value),
            deadline: note.deadline.map(|time| Deadline(time.value)),
            decision: DecisionRef::of(plan, note.decided),
            effects: effects(action, note),
        }
    }

    /// Its day and all that it changed.
    pub(crate) fn head(&self) -> String {
        let mut head = vec![date::long(self.date) + &self.about()];
        head.extend(self.by.clone());
        head.extend(self.effects.iter().cloned());
        head.extend(self.decision.as_ref().map(DecisionRef::decided));
        head.join(" · ")
    }

    /// The year it is about, after its day, where that is the year before.
    pub(crate) fn about(&self) -> String {
        let year = self.year.map(|year| format!(" (om {year})"));
        year.unwrap_or_default()
    }

    /// In a history: its head over its words.
    pub(crate) fn item(&self) -> Vec<Block> {
        let head = Block::Paragraph(Paragraph {
            text: vec![Inline::Toned(Tone::Faint, self.head())],
            introduces: true,
        });
        let words = after(Vec::new(), &self.text).into_iter();
        let wish = self.recommended().into_iter().map(Block::paragraph);
        std::iter::once(head)
            .chain(words.map(Block::paragraph))
            .chain(wish)
            .collect()
    }

    /// What is to be decided, in paragraphs apart from the note's own words.
    fn recommended(&self) -> Vec<Vec<Inline>> {
        let start = || vec![Inline::Strong("Indstilling:".to_owned()), " ".into()];
        let text = self.recommendation.as_deref();
        text.map_or_else(Vec::new, |text| after(start(), text))
    }

    /// In a table: its day and its words.
    pub(crate) fn dated(&self) -> String {
        format!("{}{}: {}", date::short(self.date), self.about(), self.text)
    }

    /// Its paragraphs, the first after `start`, with what it changed after the last, and what is to be
    /// decided.
    pub(crate) fn paragraphs(&self, start: Vec<Inline>) -> Vec<Vec<Inline>> {
        let mut shown = after(start, &self.text);
        if let Some(last) = shown.last_mut().filter(|_| !self.effects.is_empty()) {
            last.push(" ".into());
            let effects = one_line(&self.effects.join("; "));
            last.push(Inline::Emphasis(format!("({effects})")));
        }
        shown.extend(self.recommended());
        shown
    }
}

/// The plan by its title, and its years where that has not got them. A plan whose `handleplan.toml` cannot be read has no title.
pub(crate) fn plan_name(title: &str, period: &str) -> String {
    if title.is_empty() {
        period.to_owned()
    } else if title.contains(period) {
        title.to_owned()
    } else {
        format!("{title} · {period}")
    }
}

/// The line under a title that says of which day it tells.
pub(crate) fn as_of(date: NaiveDate) -> String {
    format!("Status pr. {}", date::long(date))
}

/// The paragraphs of a text, the first after `start`.
pub(crate) fn after(mut start: Vec<Inline>, text: &str) -> Vec<Vec<Inline>> {
    let mut shown: Vec<Vec<Inline>> = paragraphs(text)
        .into_iter()
        .map(|text| vec![text.into()])
        .collect();
    if let Some(first) = shown.first_mut() {
        start.append(first);
        *first = start;
    } else {
        shown.push(start);
    }
    shown
}

/// The paragraphs of a text, which blank lines part. Their lines stay.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut is_after_blank = true;
    for line in text.lines().map(str::trim) {
        match found.last_mut() {
            _ if line.is_empty() => {}
            Some(paragraph) if !is_after_blank => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            _ => found.push(line.to_owned()),
        }
        is_after_blank = line.is_empty();
    }
    found
}

/// What a note sets, in words: `status: igangsat`, `ny frist: 30. juni 2025`.
pub(crate) fn effects(action: &Action, note: &Note) -> Vec<String> {
    let step = note
        .step
        .map(|step| step_reached(step.value, step_words(&action.steps, step.value)));
    let deadline = note
        .deadline
        .map(|time| format!("ny frist: {}", time.value));
    let status = note
        .status
        .map(|status| format!("status: {}", status.word()));
    let light = note
        .assessment
        .map(|light| format!("vurdering: {}", light.word()));
    [status, light, step, deadline]
        .into_iter()
        .flatten()
        .collect()
}

/// The words of the step with this number, from 1.
pub(crate) fn step_words(steps: &[String], number: u32) -> Option<&str> {
    let index = usize::try_from(number).ok()?.checked_sub(1)?;
    steps.get(index).map(String::as_str)
}

/// That a step was reached: `trin 2 nået: Udbud`.
pub(crate) fn step_reached(number: u32, words: Option<&str>) -> String {
    match words {
        Some(words) => format!("trin {number} nået: {words}"),
        None => format!("trin {number} nået"),
    }
}

/// The means of a year's goal: what they are, and the amount; nothing where neither is set.
pub(crate) fn means(words: Option<&str>, amount: Option<i64>) -> Option<String> {
    let words = words.map(|words| words.trim().to_owned());
    let all: Vec<String> = words.into_iter().chain(amount.map(number::money)).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

/// A year's goal in a line, with its means where there are any.
pub(crate) fn goal_and_means(goal: &str, words: Option<&str>, amount: Option<i64>) -> String {
    let means = means(words, amount).map(|means| format!(" – midler: {means}"));
    format!("{goal}{}", means.unwrap_or_default())
}

/// A year's goal with its means.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoalView {
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: String,
    /// By what means.
    #[serde(rename = "midler")]
    pub(crate) means: Option<String>,
    /// The means in whole kroner.
    #[serde(rename = "beloeb")]
    pub(crate) amount: Option<i64>,
    /// The meeting that decided; none: a proposal.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
}

impl YearGoalView {
    pub(crate) fn new(plan: &Plan, goal: &YearGoal) -> YearGoalView {
        YearGoalView {
            goal: goal.goal.trim().to_owned(),
            means: goal.means.clone(),
            amount: goal.amount,
            decision: DecisionRef::of(plan, goal.decided),
        }
    }

    /// The means in a table of their own column.
    pub(crate) fn means_cell(&self) -> Cell {
        Cell::from(or_dash(self.means.clone()))
    }

    /// The amount in a table of their own column.
    pub(crate) fn amount_cell(&self) -> Cell {
        Cell::from(or_dash(self.amount.map(number::money)))
    }
}

/// The verdict on a year's goal.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct ResultView {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The day it was written.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    #[serde(rename = "opnaaet")]
    pub(crate) verdict: Verdict,
    /// What was reached, or why not.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<String>,
    /// What was used, in whole kroner.
    #[serde(rename = "forbrug")]
    pub(crate) spent: Option<i64>,
}

impl ResultView {
    pub(crate) fn new(result: &YearResult) -> ResultView {
        ResultView {
            year: result.year.value,
            date: result.date.value,
            verdict: result.verdict,
            text: result.text.clone(),
            spent: result.spent,
        }
    }

    /// The verdict, what was used, and its words: `Delvist nået, brugt 58.500 kr.: 910 deltagere`.
    pub(crate) fn words(&self) -> String {
        capital(&self.lower())
    }

    /// The same within a sentence.
    pub(crate) fn lower(&self) -> String {
        let spent = self.spent.map(number::money);
        let spent = spent.map_or_else(String::new, |spent| format!(", brugt {spent}"));
        let text = self.text.as_deref();
        let text = text.map_or_else(String::new, |text| format!(": {text}"));
        format!("{}{spent}{text}", self.verdict.participle())
    }
}

/// What an action says, or who answers for it, from a day on.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AmendmentView {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The new words, where there are any.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<String>,
    /// The words before them.
    #[serde(rename = "tekst_foer")]
    pub(crate) text_before: Option<String>,
    /// The parties that answer for it from then on, where they are others.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Option<Vec<String>>,
    /// Those before them.
    #[serde(rename = "ansvarlig_foer")]
    pub(crate) responsible_before: Option<Vec<String>>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
}

impl AmendmentView {
    pub(crate) fn new(plan: &Plan, amended: &Amended<'_>) -> AmendmentView {
        let amendment = amended.amendment;
        let text = amendment.text.clone();
        let names = |parties| owned(&plan.names_of(parties));
        let parties = Some(&amendment.responsible).filter(|parties| !parties.is_empty());
        AmendmentView {
            date: amendment.date.value,
            text_before: text.as_ref().map(|_| amended.before.text.to_owned()),
            text,
            responsible: parties.map(|parties| names(parties)),
            responsible_before: parties.map(|_| names(amended.before.responsible)),
            decision: DecisionRef::of(plan, amendment.decided),
        }
    }

    /// What is otherwise, each as part of a sentence.
    pub(crate) fn changes(&self) -> Vec<String> {
        let parties = self
            .responsible
            .as_ref()
            .zip(self.responsible_before.as_ref());
        let parties = parties.map(|(now, before)| {
            format!(
                "ansvarlig er nu {}, før {}",
                noun::list(now),
                noun::list(before)
            )
        });
        let text = self.text.as_ref().zip(self.text_before.as_ref());
        let text = text.map(|(now, before)| format!("ordlyden er nu ”{now}”, før ”{before}”"));
        parties.into_iter().chain(text).collect()
    }
}

/// A deadline, written as in the files: a day as ISO, anything coarser in its words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Deadline(pub(crate) DateSpan);

impl std::fmt::Display for Deadline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            DateSpan::Day(day) => day.fmt(f),
            coarser => coarser.fmt(f),
        }
    }
}

impl Serialize for Deadline {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A deadline in running text: `4. kvartal 2025`, `den 30. juni 2025`.
pub(crate) fn time_words(time: DateSpan) -> String {
    match time {
        DateSpan::Day(_) => format!("den {time}"),
        _ => time.to_string(),
    }
}

/// How many actions, in running text: `ingen handlinger`, `én handling`, `13 handlinger`.
pub(crate) fn actions(count: usize) -> String {
    format!("{} {}", many(count), HANDLING.form(count))
}

/// How many actions, where the noun is understood: `ingen`, `én`, `to`, `13`.
pub(crate) fn many(count: usize) -> String {
    match count {
        0 => "ingen".to_owned(),
        // The accent tells the number from the article.
        1 => "én".to_owned(),
        _ => number::words(count, noun::Gender::Common),
    }
}

/// The light of an action in a table; where the year has none yet, with the last one under it.
pub(crate) fn light_cell(light: Light, earlier: Option<EarlierLight>) -> Cell {
    let mut cell = Cell::from(self::light(light));
    cell.0
        .extend(earlier.map(|earlier| vec![earlier.words().into()]));
    cell
}

/// A light of a year gone by, which stands until there is a new one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct EarlierLight {
    #[serde(rename = "vurdering")]
    light: Assessment,
    /// The day it was given.
    #[serde(rename = "dato")]
    date: NaiveDate,
}

impl EarlierLight {
    pub(crate) fn of(state: &ActionState<'_>) -> Option<EarlierLight> {
        let (light, date) = state.earlier_light?;
        Some(EarlierLight { light, date })
    }

    /// `senest: rød (26.11.2024)`
    pub(crate) fn words(self) -> String {
        format!("senest: {}", self.dated())
    }

    /// `rød (26.11.2024)`
    pub(crate) fn dated(self) -> String {
        format!("{} ({})", self.light.word(), date::short(self.date))
    }

    /// `senest vurderet rød den 26. november 2024`
    pub(crate) fn phrase(self) -> String {
        let (light, day) = (self.light.word(), date::long(self.date));
        format!("senest vurderet {light} den {day}")
    }
}

/// A status in its colour.
pub(crate) fn status(status: Status) -> Inline {
    Inline::Toned(Tone::Status(status), status.word().to_owned())
}

/// A light in its colour; a dash where the action is finished.
pub(crate) fn light(light: Light) -> Inline {
    let tone = match light {
        Light::Given(given) => Some(given),
        Light::Missing => None,
        Light::Finished => return Inline::from(DASH),
    };
    Inline::Toned(Tone::Light(tone), light.word().to_owned())
}

/// Copies of the names.
pub(crate) fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

/// Every status with its count, those that none has with 0.
pub(crate) fn every_status<S: Serializer>(
    counts: &Statuses,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(Status::ALL.map(|status| (status, counts.get(status))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_lines_part_paragraphs() {
        assert_eq!(
            paragraphs("En\nto.\n\n \n\nTre  fire.\n"),
            ["En\nto.", "Tre  fire."]
        );
        assert!(paragraphs("\n").is_empty());
    }
}
