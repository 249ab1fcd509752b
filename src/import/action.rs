//! An action of the plan, from a record of the document: what has a field gets it, and every other
//! word stays in its text.

use super::cells::Cells;
use super::column::Column;
use super::numbers::Numbered;
use super::parties::Parties;
use super::proposal::{Maker, OTHERWISE_EXAMPLE, missing_party};
use super::question::{ALL, DEADLINE, Key, Question, RESPONSIBLE, STATUS, TEXT};
use super::table::Record;
use super::time::{counted, span};
use super::words::paragraphs;
use crate::plan::{Action, Assessment, Goal, Note, PLACEHOLDER, Status, meaning};
use crate::text::danish::between::between;
use crate::text::danish::span::{DateSpan, SpanError};
use crate::text::danish::{date, fold};
use crate::text::{Span, Spanned};

/// What becomes of words that nobody says the meaning of.
const STAYS_IN_WORDS: &str = "står det i handlingens tekst";

impl Maker<'_> {
    /// Who answers for all actions, of a document that names nobody at all.
    pub(super) fn of_all(&mut self, parties: &Parties) -> Vec<String> {
        let key = Key::new(RESPONSIBLE, ALL);
        let names = parties.of(self.answers.get(&key).unwrap_or_default());
        if names.is_empty() {
            self.needs_party = true;
            let text =
                "Dokumentet siger ikke, hvem der er ansvarlig. Hvem er det for alle handlinger?";
            self.ask(Question::new(key, text, OTHERWISE_EXAMPLE));
            return vec![missing_party()];
        }
        names
    }

    pub(super) fn action(
        &mut self,
        goal: &Goal,
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
                    self.ask(Question::new(key, text, OTHERWISE_EXAMPLE).at(&record.place));
                    words.push(format!("{PLACEHOLDER} Handlingens tekst"));
                }
            }
        }
        words.extend(numbered.instead_of.map(|written| format!("Nr.: {written}")));
        let mut responsible = parties.of(cells.responsible(&number));
        if responsible.is_empty() && goal.responsible.is_empty() {
            responsible.push(missing_party());
            self.needs_party = true;
            let key = Key::new(RESPONSIBLE, number.as_str());
            let text = format!("Hvem er ansvarlig for {number}?");
            self.ask(Question::new(key, text, OTHERWISE_EXAMPLE).at(&record.place));
        }
        let mut participants = parties.of(cells.participants(&number));
        participants.retain(|name| !responsible.contains(name));
        let written = record.text(Column::Deadline);
        let both = between(&written)
            .filter(|_| record.lines(Column::Start).is_empty() && span(&written).is_none());
        let head = if record.deadline_head.is_empty() {
            "Frist"
        } else {
            &record.deadline_head
        };
        let (start, deadline) = match both {
            Some((first, last)) => (Some(Spanned::from(first)), Some(Spanned::from(last))),
            None => (
                self.time(record, Column::Start, "Start", &mut words),
                self.time(record, Column::Deadline, head, &mut words),
            ),
        };
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
        action.text = paragraphs(&words);
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
        if written.is_empty() {
            return None;
        }
        if let Some(span) = span(&written) {
            return Some(Spanned::from(span));
        }
        if let Some(span) = counted(&written).and_then(|day| span(&day.to_string())) {
            self.remarks.insert(format!(
                "{}: ”{written}” er læst som {span}, for regneark gemmer en dag som et tal",
                record.place
            ));
            return Some(Spanned::from(span));
        }
        let text =
            format!("Hvornår er ”{written}”? (f.eks. marts 2025, 1. kvartal 2025, 2025, løbende)");
        let question = Question::new(Key::new(DEADLINE, &written), text, STAYS_IN_WORDS);
        let none = |answer: &str| format!("”{answer}” er ikke en tid: {}", SpanError::Unknown);
        let meant = self.meant(question.at(&record.place), &written, span, none);
        if meant.is_none() {
            words.push(format!("{}: {written}", label.trim_end_matches(':')));
        }
        meant.map(Spanned::from)
    }

    /// What the answer to `question` says that the words `written` mean, as `read` reads it; `none` is
    /// the fault of an answer that cannot be read. The words themselves are an answer, too: they mean
    /// nothing that has a field.
    fn meant<T>(
        &mut self,
        question: Question,
        written: &str,
        read: impl Fn(&str) -> Option<T>,
        none: impl Fn(&str) -> String,
    ) -> Option<T> {
        let Some(answer) = self.answers.text(&question.key) else {
            self.ask(question.proposing(vec![written.to_owned()]));
            return None;
        };
        let meant = read(&answer);
        if meant.is_none() && answer != written {
            self.faults.push((question.key, none(&answer)));
        }
        meant
    }

    /// The status and the last note of an action; what has no place of its own stays in the words.
    fn state(&mut self, record: &Record, action: &mut Action, words: &mut Vec<String>) {
        let status = self.status(record, words);
        let light = record.text(Column::Assessment);
        let assessment = meaning::of_value(&light).and_then(Assessment::from_word);
        let note = paragraphs(record.lines(Column::NoteText));
        let day = date::calendar(&record.text(Column::NoteDay)).ok();
        let day = day.filter(|_| !note.is_empty());
        action.first_status = status
            .filter(|status| !status.is_final() && *status != Status::NotStarted)
            .map(Spanned::from);
        if let Some(day) = day {
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
        }
        let has_light = day.is_some() && assessment.is_some();
        if !has_light && !light.is_empty() && !fold::same(&light, Assessment::NONE) {
            words.push(format!("Vurdering: {light}"));
        }
        let has_status = day.is_some() && status == Some(Status::Completed);
        if let Some(status) = status.filter(|status| status.is_final() && !has_status) {
            self.keep_final(record, action, status, words);
        }
    }

    /// A status that ends an action needs a note with its day.
    fn keep_final(
        &mut self,
        record: &Record,
        action: &Action,
        status: Status,
        words: &mut Vec<String>,
    ) {
        let (word, number) = (status.word(), action.number.as_str());
        words.push(format!("Status: {}", record.text(Column::Status)));
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
        if written.is_empty() {
            return None;
        }
        let known = |text: &str| meaning::of_value(text).and_then(Status::from_word);
        if let Some(status) = known(&written) {
            return Some(status);
        }
        if let Some(light) = meaning::of_value(&written).and_then(Assessment::from_word) {
            self.remarks.insert(format!(
                "”{written}” under Status er en vurdering og står i handlingens tekst, indtil den skrives med en dato: \
                 kimo notér NR \"…\" --vurdering {} --dato DATO",
                light.word()
            ));
            words.push(format!("Status: {written}"));
            return None;
        }
        let all = Status::WORDS.join(", ");
        let text = format!("Hvilken status er ”{written}”? ({all})");
        let question = Question::new(Key::new(STATUS, &written), text, STAYS_IN_WORDS);
        let none = |answer: &str| format!("”{answer}” er ikke en status: skriv en af {all}");
        let meant = self.meant(question.at(&record.place), &written, known, none);
        if meant.is_none() {
            words.push(format!("Status: {written}"));
        }
        meant
    }
}
