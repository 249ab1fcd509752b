//! The plan that a document proposes, with the questions that are left.

use super::answers::Answers;
use super::column::Column;
use super::numbers::{Numbered, numbers, parted};
use super::outline::{GoalOutline, Outline, outline};
use super::parties::Parties;
use super::piece::Reading;
use super::question::{
    DEADLINE, GOAL, Key, ORGANISATION, PERIOD, Question, RESPONSIBLE, STATUS, TEXT, TITLE,
};
use super::table::Record;
use crate::plan::{
    Action, Assessment, Goal, Note, Number, PLACEHOLDER, Party, Plan, Status, meaning,
};
use crate::text::danish::span::{DateSpan, SpanError};
use crate::text::danish::years::{Years, YearsError};
use crate::text::danish::{date, fold};
use crate::text::{Span, Spanned};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A plan in the making.
#[derive(Debug, Clone)]
pub(crate) struct Proposal {
    /// The years, where they are known.
    pub(crate) years: Option<Years>,
    pub(crate) plan: Plan,
    /// What is not answered, in the order of the document.
    pub(crate) questions: Vec<Question>,
    /// What was understood in a way that the user should know of.
    pub(crate) remarks: Vec<String>,
    /// The answers that cannot be used, each by its key.
    pub(crate) faults: Vec<(Key, String)>,
}

impl Proposal {
    /// Without what is asked of a whole plan, for actions that go into one that is there.
    pub(crate) fn without_plan(mut self) -> Proposal {
        self.questions.retain(|question| {
            ![PERIOD, ORGANISATION, TITLE, GOAL].contains(&question.key.section)
        });
        self
    }
}

/// The plan that `reading` proposes. The parties `known` are registered already.
pub(crate) fn propose(reading: &Reading, answers: &Answers, known: &[String]) -> Proposal {
    let outline = outline(reading, answers);
    let periods = periods(&outline);
    let goals = parted(outline.goals);
    let numbers = numbers(&goals, answers);
    let mut maker = Maker {
        answers,
        questions: Vec::new(),
        asked: HashSet::new(),
        remarks: outline.remarks,
        faults: Vec::new(),
        needs_party: false,
    };
    maker.remarks.extend(numbers.remarks);
    let years = maker.years(periods);
    let organisation = maker.organisation();
    let title = maker.title(outline.title, years);
    maker.questions.extend(outline.questions);
    maker.questions.extend(numbers.questions);
    let cells = Cells::new(&goals, &numbers.goals, answers);
    let parties = Parties::new(cells.all(), known, answers);
    maker.questions.extend(parties.questions.iter().cloned());
    let mut plan = Plan::new(years.unwrap_or(Years::EVER), title, organisation);
    plan.introduction = text(&outline.introduction);
    for (goal, (number, actions)) in goals.into_iter().zip(numbers.goals) {
        plan.goals
            .push(maker.goal(goal, number, actions, &cells, &parties));
    }
    plan.parties = parties.register();
    if maker.needs_party {
        plan.parties.push(Party {
            name: Spanned::from(missing_party()),
            aliases: Vec::new(),
        });
    }
    maker
        .questions
        .retain(|question| !answers.is_settled(&question.key));
    Proposal {
        years,
        plan,
        questions: maker.questions,
        remarks: maker.remarks.into_iter().collect(),
        faults: maker.faults,
    }
}

/// What is done where nothing can stand in the document's place.
const OTHERWISE_EXAMPLE: &str = "står der et eksempel, som kimo tjek minder om";

/// The name under which it is asked who answers for all actions.
const ALL: &str = "alle";

/// Who stands as responsible where the document says nobody.
fn missing_party() -> String {
    format!("{PLACEHOLDER} Ansvarlig")
}

/// Paragraphs with a blank line between; nothing where there are none.
fn text(paragraphs: &[String]) -> Option<String> {
    (!paragraphs.is_empty()).then(|| paragraphs.join("\n\n"))
}

/// Who answers for each action, in the document or by an answer.
struct Cells {
    /// Whether no action names anybody.
    is_of_goals: bool,
    /// By the actions' numbers.
    places: HashMap<String, usize>,
    responsible: Vec<(String, Vec<String>)>,
    participants: Vec<(String, Vec<String>)>,
}

impl Cells {
    fn new(goals: &[GoalOutline], numbers: &[(Number, Vec<Numbered>)], answers: &Answers) -> Cells {
        let mut records = goals.iter().flat_map(|goal| &goal.records);
        let mut cells = Cells {
            is_of_goals: records.all(|(_, record)| record.lines(Column::Responsible).is_empty()),
            places: HashMap::new(),
            responsible: Vec::new(),
            participants: Vec::new(),
        };
        if cells.is_of_goals {
            let of_all = answers.get(&Key::new(RESPONSIBLE, ALL)).unwrap_or_default();
            cells.responsible.push((String::new(), of_all.to_vec()));
        }
        for (goal, (_, numbers)) in goals.iter().zip(numbers) {
            for ((_, record), number) in goal.records.iter().zip(numbers) {
                let number = number.number.to_string();
                let (own, supporters) = supported(record.lines(Column::Responsible));
                let key = Key::new(RESPONSIBLE, &number);
                let answer = || answers.get(&key).unwrap_or_default().to_vec();
                let lines = if own.is_empty() { answer() } else { own };
                cells.places.insert(number, cells.responsible.len());
                cells.responsible.push((record.place.clone(), lines));
                let participants = [record.lines(Column::Participants), &supporters].concat();
                cells
                    .participants
                    .push((record.place.clone(), participants));
            }
        }
        cells
    }

    fn all(&self) -> impl Iterator<Item = (&str, &[String])> + Clone {
        let all = self.responsible.iter().chain(&self.participants);
        all.map(|(place, lines)| (place.as_str(), lines.as_slice()))
    }

    fn responsible(&self, number: &Number) -> &[String] {
        let found = self
            .places
            .get(number.as_str())
            .and_then(|at| self.responsible.get(*at));
        found.map_or(&[], |(_, lines)| lines.as_slice())
    }

    fn participants(&self, number: &Number) -> &[String] {
        let offset = self.responsible.len() - self.participants.len();
        let at = self
            .places
            .get(number.as_str())
            .and_then(|at| at.checked_sub(offset));
        let found = at.and_then(|at| self.participants.get(at));
        found.map_or(&[], |(_, lines)| lines.as_slice())
    }
}

/// Words before the names of those who take part, in the cell of those who answer.
const SUPPORT: [&str; 5] = [
    "støtte fra ",
    "med støtte fra ",
    "i samarbejde med ",
    "samarbejde med ",
    "medvirkende: ",
];

/// The lines of a cell that name who answers, and those that name who takes part.
fn supported(lines: &[String]) -> (Vec<String>, Vec<String>) {
    let mut parted = (Vec::new(), Vec::new());
    for line in lines {
        let small = line.to_lowercase();
        let words = SUPPORT.iter().find(|words| small.starts_with(**words));
        match words.and_then(|words| line.get(words.len()..)) {
            Some(names) => parted.1.push(names.to_owned()),
            None => parted.0.push(line.clone()),
        }
    }
    parted
}

struct Maker<'a> {
    answers: &'a Answers,
    questions: Vec<Question>,
    asked: HashSet<Key>,
    remarks: BTreeSet<String>,
    faults: Vec<(Key, String)>,
    needs_party: bool,
}

impl Maker<'_> {
    fn ask(
        &mut self,
        key: Key,
        place: &str,
        text: String,
        otherwise: String,
        proposal: Vec<String>,
    ) {
        if self.asked.insert(key.clone()) {
            self.questions.push(Question {
                is_required: false,
                place: place.to_owned(),
                key,
                text,
                otherwise,
                proposal,
            });
        }
    }

    /// The years: answered, or the ones that the document speaks of most.
    fn years(&mut self, found: BTreeMap<Years, usize>) -> Option<Years> {
        let key = Key::new(PERIOD, "");
        if let Some(answer) = self.answers.text(&key) {
            match Years::parse(&answer) {
                Ok(years) | Err(YearsError::Spelling(years)) => return Some(years),
                Err(error) => self
                    .faults
                    .push((key, format!("”{answer}” er ikke en periode: {error}"))),
            }
            return None;
        }
        let most = found
            .iter()
            .max_by_key(|(years, count)| (**count, std::cmp::Reverse(**years)));
        let proposal = most.map(|(years, _)| years.to_string());
        if let (Some((years, _)), true) = (most, found.len() == 1) {
            self.remarks
                .insert(format!("perioden {years} er den, dokumentet selv nævner"));
            return Some(*years);
        }
        self.questions.push(Question {
            key,
            place: String::new(),
            text: "Hvilke år gælder planen for? (f.eks. 2026-2029)".to_owned(),
            otherwise: match &proposal {
                Some(years) => format!("bliver det {years}, som dokumentet nævner flest gange"),
                None => "kan planen ikke skrives".to_owned(),
            },
            is_required: proposal.is_none(),
            proposal: proposal.into_iter().collect(),
        });
        most.map(|(years, _)| *years)
    }

    fn organisation(&mut self) -> String {
        let key = Key::new(ORGANISATION, "");
        self.answers.text(&key).unwrap_or_else(|| {
            let text = "Hvad hedder organisationen?".to_owned();
            let otherwise = OTHERWISE_EXAMPLE.to_owned();
            self.ask(key, "", text, otherwise, Vec::new());
            format!("{PLACEHOLDER} Organisationens navn")
        })
    }

    fn title(&mut self, found: Option<String>, years: Option<Years>) -> String {
        let key = Key::new(TITLE, "");
        self.answers.text(&key).or(found).unwrap_or_else(|| {
            let title = years.map_or_else(
                || "Handleplan".to_owned(),
                |years| format!("Handleplan {years}"),
            );
            self.ask(
                key,
                "",
                "Hvad er planens titel?".to_owned(),
                format!("bliver den ”{title}”"),
                vec![title.clone()],
            );
            title
        })
    }

    fn goal(
        &mut self,
        outline: GoalOutline,
        number: Number,
        numbers: Vec<Numbered>,
        cells: &Cells,
        parties: &Parties,
    ) -> Goal {
        let key = Key::new(GOAL, number.as_str());
        let title = self.answers.text(&key);
        let title = title.or_else(|| Some(outline.title).filter(|title| !title.is_empty()));
        let title = title.unwrap_or_else(|| {
            let place = outline
                .records
                .first()
                .map_or_else(String::new, |(_, record)| record.place.clone());
            let text = format!("Hvad er titlen på mål {number}?");
            self.ask(key, &place, text, OTHERWISE_EXAMPLE.to_owned(), Vec::new());
            format!("{PLACEHOLDER} Målets titel")
        });
        let mut goal = Goal::new(number, title);
        goal.background = text(&outline.background);
        let names_nobody = outline
            .records
            .iter()
            .all(|(_, record)| record.lines(Column::Responsible).is_empty());
        if names_nobody && !outline.records.is_empty() && cells.is_of_goals {
            goal.responsible = self
                .of_all(parties)
                .into_iter()
                .map(Spanned::from)
                .collect();
        }
        for ((group, record), number) in outline.records.into_iter().zip(numbers) {
            goal.actions
                .push(self.action(group, &record, number, cells, parties));
        }
        goal
    }

    /// Who answers for all actions, of a document that names nobody at all.
    fn of_all(&mut self, parties: &Parties) -> Vec<String> {
        let key = Key::new(RESPONSIBLE, ALL);
        let names = parties.of(self.answers.get(&key).unwrap_or_default());
        if names.is_empty() {
            self.needs_party = true;
            let text =
                "Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger?"
                    .to_owned();
            self.ask(key, "", text, OTHERWISE_EXAMPLE.to_owned(), Vec::new());
            return vec![missing_party()];
        }
        names
    }

    fn action(
        &mut self,
        group: Option<String>,
        record: &Record,
        numbered: Numbered,
        cells: &Cells,
        parties: &Parties,
    ) -> Action {
        let number = numbered.number;
        let mut words: Vec<String> = record.lines(Column::Text).to_vec();
        if words.is_empty() {
            let key = Key::new(TEXT, number.as_str());
            match self.answers.text(&key) {
                Some(text) => words.push(text),
                None => {
                    let text = format!("Handling {number} har ingen tekst. Hvad skal der gøres?");
                    self.ask(
                        key,
                        &record.place,
                        text,
                        OTHERWISE_EXAMPLE.to_owned(),
                        Vec::new(),
                    );
                    words.push(format!("{PLACEHOLDER} Handlingens tekst"));
                }
            }
        }
        words.extend(numbered.instead_of.map(|written| format!("Nr.: {written}")));
        let mut responsible = parties.of(cells.responsible(&number));
        if responsible.is_empty() && !cells.is_of_goals {
            responsible.push(missing_party());
            self.needs_party = true;
            let text = format!("Hvem er ansvarlig for {number}?");
            let otherwise = OTHERWISE_EXAMPLE.to_owned();
            self.ask(
                Key::new(RESPONSIBLE, number.as_str()),
                &record.place,
                text,
                otherwise,
                Vec::new(),
            );
        }
        let mut participants = parties.of(cells.participants(&number));
        participants.retain(|name| !responsible.contains(name));
        let start = self.time(record, Column::Start, "Start", &mut words);
        let head = if record.deadline_head.is_empty() {
            "Frist"
        } else {
            &record.deadline_head
        };
        let deadline = self.time(record, Column::Deadline, head, &mut words);
        let mut action = Action {
            number: Spanned::from(number),
            responsible: responsible.into_iter().map(Spanned::from).collect(),
            participants: participants.into_iter().map(Spanned::from).collect(),
            group,
            start,
            deadline,
            ..Action::default()
        };
        self.state(record, &mut action, &mut words);
        for (label, lines) in &record.kept {
            let lines = lines.join("\n");
            words.push(if label.is_empty() {
                lines
            } else {
                format!("{}: {lines}", label.trim_end_matches(':'))
            });
        }
        action.text = words.join("\n\n");
        action
    }

    /// A time in its column; what is none stays in the words.
    fn time(
        &mut self,
        record: &Record,
        column: Column,
        label: &str,
        words: &mut Vec<String>,
    ) -> Option<Spanned<DateSpan>> {
        let written = record.text(column);
        if written.is_empty() || is_nothing(&written) {
            return None;
        }
        if let Some(span) = span(&written) {
            return Some(Spanned::from(span));
        }
        let key = Key::new(DEADLINE, &written);
        match self.answers.text(&key) {
            Some(answer) => match span(&answer) {
                Some(span) => return Some(Spanned::from(span)),
                None if answer == written => {}
                None => self.faults.push((
                    key,
                    format!("”{answer}” er ikke en tid: {}", SpanError::Unknown),
                )),
            },
            None => {
                let text = format!(
                    "Hvornår er ”{written}”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende)"
                );
                self.ask(
                    key,
                    &record.place,
                    text,
                    "står det i handlingens tekst".to_owned(),
                    vec![written.clone()],
                );
            }
        }
        words.push(format!("{}: {written}", label.trim_end_matches(':')));
        None
    }

    /// The status and the last note of an action; what has no place of its own stays in the words.
    fn state(&mut self, record: &Record, action: &mut Action, words: &mut Vec<String>) {
        let status = self.status(record, words);
        let light = record.text(Column::Assessment);
        let assessment = meaning::of_value(&light).and_then(Assessment::from_word);
        let day = date::calendar(&record.text(Column::NoteDay)).ok();
        let note = record.lines(Column::NoteText).join("\n\n");
        action.first_status =
            status.filter(|status| !status.is_final() && *status != Status::NotStarted);
        if let Some(day) = day.filter(|_| !note.is_empty()) {
            action.notes.push(Spanned::from(Note {
                date: Spanned::new(day, Span::default()),
                text: note.into(),
                status: status
                    .filter(|status| *status == Status::Completed)
                    .map(Spanned::from),
                assessment,
                ..Note::default()
            }));
        } else {
            let written = record.text(Column::NoteDay);
            let kept = [("Sidste note", written), ("Note", note)]
                .into_iter()
                .filter(|(_, text)| !text.is_empty());
            words.extend(kept.map(|(label, text)| format!("{label}: {text}")));
            if !light.is_empty() && !fold::same(&light, Assessment::NONE) {
                words.push(format!("Vurdering: {light}"));
            }
            if status == Some(Status::Completed) {
                self.keep_final(action, Status::Completed, words);
            }
        }
        if status == Some(Status::Dropped) {
            self.keep_final(action, Status::Dropped, words);
        }
    }

    /// A status that ends an action needs a note with its day.
    fn keep_final(&mut self, action: &Action, status: Status, words: &mut Vec<String>) {
        let (word, number) = (status.word(), action.number.as_str());
        words.push(format!("Status: {word}"));
        let decided = if status == Status::Dropped {
            " --besluttet DATO"
        } else {
            ""
        };
        self.remarks.insert(format!(
            "{number} er {word} i dokumentet; det står i dens tekst, indtil det skrives med en dato: \
             kimo notér {number} \"…\" --status {word} --dato DATO{decided}"
        ));
    }

    fn status(&mut self, record: &Record, words: &mut Vec<String>) -> Option<Status> {
        let written = record.text(Column::Status);
        if written.is_empty() || is_nothing(&written) {
            return None;
        }
        let known = |text: &str| meaning::of_value(text).and_then(Status::from_word);
        if let Some(status) = known(&written) {
            return Some(status);
        }
        let key = Key::new(STATUS, &written);
        match self.answers.text(&key) {
            Some(answer) => match known(&answer) {
                Some(status) => return Some(status),
                None if answer == written => {}
                None => self.faults.push((
                    key,
                    format!(
                        "”{answer}” er ikke en status: skriv en af {}",
                        Status::WORDS.join(", ")
                    ),
                )),
            },
            None => {
                let text = format!(
                    "Hvilken status er ”{written}”? ({})",
                    Status::WORDS.join(", ")
                );
                self.ask(
                    key,
                    &record.place,
                    text,
                    "står det i handlingens tekst".to_owned(),
                    vec![written.clone()],
                );
            }
        }
        words.push(format!("Status: {written}"));
        None
    }
}

/// Whether a cell says that there is nothing.
fn is_nothing(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "?")
}

/// The time that a text means, however it is spelt.
fn span(text: &str) -> Option<DateSpan> {
    let text = text.trim().trim_end_matches('.');
    let small = text.to_lowercase();
    let words = UNTIL.iter().find(|words| small.starts_with(**words));
    let text = words
        .and_then(|words| text.get(words.len()..))
        .unwrap_or(text);
    let quarter = small
        .strip_prefix('q')
        .and_then(|rest| rest.split_once(' '));
    let quarter = quarter.map(|(quarter, year)| format!("{quarter}. kvartal {year}"));
    match DateSpan::parse(quarter.as_deref().unwrap_or(text)) {
        Ok(span) | Err(SpanError::Spelling(span)) => Some(span),
        Err(_) => None,
    }
}

/// Words before a time that mean its last day, the longest first.
const UNTIL: [&str; 7] = [
    "senest ved udgangen af ",
    "inden udgangen af ",
    "ved udgangen af ",
    "udgangen af ",
    "senest i ",
    "senest den ",
    "senest ",
];

/// The periods that the document speaks of outside its tables, with how often: what stands in a
/// table is about one action.
fn periods(outline: &Outline) -> BTreeMap<Years, usize> {
    let mut found = BTreeMap::new();
    let goals = outline.goals.iter();
    let of_goals = goals.flat_map(|goal| std::iter::once(&goal.title).chain(&goal.background));
    for text in outline
        .title
        .iter()
        .chain(&outline.introduction)
        .chain(of_goals)
    {
        count_periods(text, &mut found);
    }
    found
}

fn count_periods(text: &str, found: &mut BTreeMap<Years, usize>) {
    let plain = text
        .replace([' ', '.', ',', ':', ';', '(', ')'], "\u{1}")
        .replace(['–', '—', '/'], "-");
    for word in plain.split('\u{1}') {
        if let Ok(years) = Years::parse(word)
            && years.last() > years.first()
            && years.last() - years.first() < LONGEST_PERIOD
        {
            *found.entry(years).or_insert(0) += 1;
        }
    }
}

/// A strategy of more years is not what its plan is for.
const LONGEST_PERIOD: i32 = 12;
