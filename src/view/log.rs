//! `log`: what happened in a period, the latest day first.

use super::block::{Article, Block, Cell, Column, ColumnKind, Inline, Section, Table};
use super::masthead::Masthead;
use super::parts::{self, AmendmentView, Deadline, DecisionRef, ResultView};
use crate::plan::{Assessment, Plan, Status, YearGoal};
use crate::query::event::{self, Event, Noted, What};
use crate::query::selection::Selection;
use crate::text::danish::{date, noun};
use crate::text::letters::capital;
use crate::text::shorten::shorten;
use chrono::NaiveDate;
use serde::{Serialize, Serializer};

/// What happened from one day to another, both included.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct LogView<'p> {
    #[serde(flatten)]
    pub(crate) plan: Masthead,
    /// The first day.
    #[serde(rename = "fra")]
    pub(crate) from: NaiveDate,
    /// The last day.
    #[serde(rename = "til")]
    pub(crate) to: NaiveDate,
    /// What happened, the latest day first, and on one day by the actions' numbers.
    #[serde(rename = "haendelser")]
    pub(crate) entries: Vec<Entry<'p>>,
}

/// Something that happened on an action.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Entry<'p> {
    /// The day.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// The action's number.
    #[serde(rename = "nr")]
    pub(crate) number: &'p str,
    /// Its goal's number.
    #[serde(rename = "maal")]
    pub(crate) goal: &'p str,
    /// The first paragraph of its words.
    #[serde(rename = "handling")]
    pub(crate) action: &'p str,
    /// The parties that answer for it, by the register's names.
    #[serde(rename = "ansvarlig")]
    pub(crate) responsible: Vec<&'p str>,
    /// What kind of thing happened.
    #[serde(rename = "slags")]
    pub(crate) kind: Kind,
    /// The note's words.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<&'p str>,
    /// The status before and after, where it changed.
    pub(crate) status: Option<Change<Status>>,
    /// The light given, and the one before it in the same year.
    #[serde(rename = "vurdering")]
    pub(crate) light: Option<Change<Assessment>>,
    /// The step that was reached.
    #[serde(rename = "trin")]
    pub(crate) step: Option<Step<'p>>,
    /// The deadline before and after, where it was moved.
    #[serde(rename = "frist")]
    pub(crate) deadline: Option<Change<Deadline>>,
    /// The goal and means that were proposed or decided.
    #[serde(rename = "aarsmaal")]
    pub(crate) year_goal: Option<YearGoalChange<'p>>,
    /// What the action says now, or who answers for it.
    #[serde(rename = "aendring")]
    pub(crate) amendment: Option<AmendmentView>,
    /// The verdict on a year's goal.
    #[serde(rename = "resultat")]
    pub(crate) result: Option<ResultView>,
    /// The year that a note is about, where that is the one before.
    #[serde(rename = "om_aar")]
    pub(crate) about: Option<i32>,
    /// What is to be decided about the action.
    #[serde(rename = "indstilling")]
    pub(crate) recommendation: Option<&'p str>,
    /// The meeting that decided.
    #[serde(rename = "besluttet")]
    pub(crate) decision: Option<DecisionRef>,
    /// Who wrote it, as the register names it.
    #[serde(rename = "af")]
    pub(crate) by: Option<&'p str>,
}

/// What kind of thing happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A note was written.
    Note,
    /// The action was proposed.
    Suggested,
    /// The action was added to the plan.
    Added,
    /// A year's goal and means were proposed.
    Proposed,
    /// A year's goal and means were decided.
    Decided,
    /// It reads otherwise, or others answer for it.
    Amended,
    /// A verdict on a year's goal was written.
    Judged,
}

impl Serialize for Kind {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Kind {
    /// The word in the machine-readable output.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Kind::Note => "note",
            Kind::Suggested => "foreslået",
            Kind::Added => "tilføjet",
            Kind::Proposed => "årsmål foreslået",
            Kind::Decided => "årsmål besluttet",
            Kind::Amended => "ændret",
            Kind::Judged => "resultat",
        }
    }
}

/// What held before, and what holds after.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub(crate) struct Change<T> {
    /// Before; none where there was nothing.
    #[serde(rename = "fra")]
    pub(crate) from: Option<T>,
    /// After.
    #[serde(rename = "til")]
    pub(crate) to: T,
}

/// A step that was reached.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Step<'p> {
    /// Its number, from 1.
    pub(crate) nr: u32,
    /// Its words.
    #[serde(rename = "tekst")]
    pub(crate) text: Option<&'p str>,
}

/// Goal and means of a year, proposed or decided.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct YearGoalChange<'p> {
    /// The year.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// What is to be reached.
    #[serde(rename = "maal")]
    pub(crate) goal: &'p str,
    /// By what means.
    #[serde(rename = "midler")]
    pub(crate) means: Option<&'p str>,
    /// The means in whole kroner.
    #[serde(rename = "beloeb")]
    pub(crate) amount: Option<i64>,
    /// Whether it was decided instead of an earlier decision for the same year.
    #[serde(rename = "aendret")]
    pub(crate) is_changed: bool,
}

impl<'p> LogView<'p> {
    /// What happened from `from` to `to` on the actions of `plan` that `selection` asks for.
    pub(crate) fn of(
        masthead: Masthead,
        plan: &'p Plan,
        selection: &Selection,
        from: NaiveDate,
        to: NaiveDate,
    ) -> LogView<'p> {
        let events = event::events_between(plan, from, to, &|goal, action| {
            selection.includes(plan, goal, action, &action.on(to))
        });
        LogView {
            plan: masthead.of_selection(selection.words()),
            from,
            to,
            entries: events
                .iter()
                .map(|event| Entry::of(plan, event))
                .filter(|entry| selection.search.is_in(&[&entry.what(), entry.action]))
                .collect(),
        }
    }
}

/// How many characters of an action's words make its name.
const NAME: usize = 60;

impl LogView<'_> {
    /// A row for each thing that happened, which is never cut: the log is read for its words.
    pub(crate) fn table(&self) -> Article {
        let columns = vec![
            Column::new(ColumnKind::Code, "Dato", 1),
            Column::new(ColumnKind::Code, "Nr.", 1),
            Column::new(ColumnKind::Text, "Handling", 2).in_width(60),
            Column::new(ColumnKind::Words, "Hvad er der sket", 5),
        ];
        let mut table = Table::new(format!("Logbog {}", self.days()), columns);
        for entry in &self.entries {
            let by = entry.by.map(|by| format!(" – {by}"));
            table.row(vec![
                Cell::from(date::short(entry.date)),
                Cell::from(entry.number),
                Cell::from(shorten(entry.action, NAME)),
                Cell::from(entry.what() + &by.unwrap_or_default()),
            ]);
        }
        let table = (!self.entries.is_empty()).then_some(Block::Table(table));
        Article {
            front: table.into_iter().collect(),
            ..self
                .plan
                .article(format!("Logbog {}", self.days()), self.to)
        }
    }

    /// What is to be said where nothing happened.
    pub(crate) fn nothing(&self) -> &'static str {
        if self.plan.selection.is_some() {
            "Intet i de dage svarer til valgene."
        } else {
            "Der er intet at fortælle om i de dage."
        }
    }

    /// A briefing to paste into a mail: a heading a day, and under it what happened.
    pub(crate) fn briefing(&self) -> Article {
        let mut sections: Vec<Section> = Vec::new();
        for day in self.entries.chunk_by(|a, b| a.date == b.date) {
            let date = day.first().map_or(self.from, |entry| entry.date);
            sections.push(Section {
                blocks: vec![Block::list(day.iter().map(Entry::item))],
                ..Section::new(&date.to_string(), date::long(date))
            });
        }
        let told = match self.entries.len() {
            0 => self.nothing().to_owned(),
            count => {
                let mut actions: Vec<&str> =
                    { self.entries.iter() }.map(|entry| entry.number).collect();
                actions.sort_unstable();
                actions.dedup();
                let about = noun::HANDLING.count(actions.len());
                format!("{} om {about}.", capital(&noun::PUNKT.count(count)))
            }
        };
        let title = format!("Nyt i handleplanen {}", self.days());
        Article {
            front: vec![Block::text(told)],
            sections,
            is_read_through: true,
            ..self.plan.article(title, self.to)
        }
    }

    fn days(&self) -> String {
        if self.from == self.to {
            date::long(self.from)
        } else {
            format!("{} – {}", date::long(self.from), date::long(self.to))
        }
    }
}

impl Entry<'_> {
    /// The action, and what happened on it, in paragraphs.
    fn item(&self) -> Vec<Block> {
        let name = format!(" {}: ", shorten(self.action, NAME));
        let mut start = vec![Inline::Strong(self.number.to_owned()), Inline::from(name)];
        let mut end = String::new();
        match (self.text, self.changes()) {
            (Some(_), Some(changes)) => end = format!(" ({changes})"),
            (None, Some(changes)) => start.push(Inline::from(changes)),
            (_, None) => {}
        }
        end += &self.by.map(|by| format!(" – {by}")).unwrap_or_default();
        let mut paragraphs = parts::after(start, self.text.unwrap_or_default());
        if let Some(last) = paragraphs.last_mut() {
            last.push(Inline::from(end));
        }
        paragraphs.into_iter().map(Block::paragraph).collect()
    }

    /// What happened, in words: the note, and then what it changed.
    pub(crate) fn what(&self) -> String {
        match (self.text, self.changes()) {
            (Some(note), Some(changes)) => format!("{note} [{changes}]"),
            (Some(note), None) => note.to_owned(),
            (None, changes) => changes.unwrap_or_default(),
        }
    }

    /// What changed, in words, or nothing.
    fn changes(&self) -> Option<String> {
        let mut changes: Vec<String> = Vec::new();
        match (self.kind, &self.year_goal) {
            (Kind::Suggested, _) => changes.push("Foreslået som ny handling".to_owned()),
            (Kind::Added, _) => changes.push("Føjet til planen".to_owned()),
            (Kind::Proposed, Some(goal)) => {
                changes.push(format!("Forslag til mål og midler {}", goal.words()));
            }
            (Kind::Decided, Some(goal)) => {
                let new = if goal.is_changed {
                    "Ændrede mål"
                } else {
                    "Mål"
                };
                changes.push(format!("{new} og midler {}", goal.words()));
            }
            _ => {}
        }
        let amendment = self.amendment.as_ref();
        changes.extend(amendment.map(|amendment| capital(&amendment.changes().join("; "))));
        changes.extend(self.result.as_ref().map(result_words));
        changes.extend(self.about.map(|year| format!("om {year}")));
        let status = |status: Status| status.word().to_owned();
        let light = |light: Assessment| light.word().to_owned();
        let day = |deadline: Deadline| deadline.0.to_string();
        changes.extend(self.status.map(|change| change.words("status", status)));
        changes.extend(self.light.map(|change| change.words("vurdering", light)));
        let step = self.step.as_ref();
        changes.extend(step.map(|step| parts::step_reached(step.nr, step.text)));
        changes.extend(self.deadline.map(|change| change.words("frist", day)));
        let recommendation = self.recommendation;
        changes.extend(recommendation.map(|text| format!("indstilling: {text}")));
        changes.extend(
            self.decision
                .as_ref()
                .map(|decision| self.decided(decision)),
        );
        (!changes.is_empty()).then(|| changes.join("; "))
    }

    /// The meeting by name, and its day where the entry stands on another.
    fn decided(&self, decision: &DecisionRef) -> String {
        let day = if decision.date == self.date {
            String::new()
        } else {
            format!(" {}", date::short(decision.date))
        };
        match &decision.meeting {
            Some(meeting) => format!("besluttet: {meeting}{day}"),
            None => format!("besluttet{day}"),
        }
    }
}

impl<T: Copy + PartialEq> Change<T> {
    /// `status: ikke igangsat → igangsat`, or `vurdering: gul` where there was nothing before.
    fn words(self, name: &str, word: impl Fn(T) -> String) -> String {
        match self.from.filter(|from| *from != self.to) {
            Some(from) => format!("{name}: {} → {}", word(from), word(self.to)),
            None => format!("{name}: {}", word(self.to)),
        }
    }
}

impl YearGoalChange<'_> {
    fn words(&self) -> String {
        let means = parts::means(self.means, self.amount);
        let means = means.map(|means| format!(" ({means})"));
        format!("{}: {}{}", self.year, self.goal, means.unwrap_or_default())
    }
}

impl<'p> Entry<'p> {
    fn of(plan: &'p Plan, event: &Event<'p>) -> Entry<'p> {
        let decision = |day: NaiveDate| Some(DecisionRef::new(plan, day));
        let bare = Entry {
            date: event.date,
            number: event.action.number.as_str(),
            goal: event.goal.number.as_str(),
            action: event.action.first_paragraph(),
            responsible: plan.names_of(&event.action.responsible),
            kind: Kind::Suggested,
            text: None,
            status: None,
            light: None,
            step: None,
            deadline: None,
            year_goal: None,
            amendment: None,
            result: None,
            about: None,
            recommendation: None,
            decision: None,
            by: None,
        };
        match &event.what {
            What::Suggested => bare,
            What::Added(decided) => Entry {
                kind: Kind::Added,
                decision: decision(*decided),
                ..bare
            },
            What::Proposed(goal) => Entry {
                kind: Kind::Proposed,
                year_goal: Some(year_goal(goal, None)),
                ..bare
            },
            What::Decided {
                goal,
                instead_of,
                decided,
            } => Entry {
                kind: Kind::Decided,
                year_goal: Some(year_goal(goal, *instead_of)),
                decision: decision(*decided),
                ..bare
            },
            What::Amended(amended) => {
                let view = AmendmentView::new(plan, amended);
                Entry {
                    kind: Kind::Amended,
                    decision: view.decision.clone(),
                    amendment: Some(view),
                    ..bare
                }
            }
            What::Judged(result) => Entry {
                kind: Kind::Judged,
                result: Some(ResultView::new(result)),
                ..bare
            },
            What::Noted(noted) => bare.with_note(plan, event, noted),
        }
    }

    fn with_note(self, plan: &'p Plan, event: &Event<'p>, noted: &Noted<'p>) -> Entry<'p> {
        let note = noted.note;
        let by = note.by.as_deref();
        Entry {
            kind: Kind::Note,
            text: Some(&note.text),
            status: noted.status.map(|(from, to)| Change {
                from: Some(from),
                to,
            }),
            light: noted.light.map(|(from, to)| Change { from, to }),
            step: note.step.map(|step| Step {
                nr: step.value,
                text: parts::step_words(&event.action.steps, step.value),
            }),
            deadline: noted.deadline.map(|(from, to)| Change {
                from: from.map(Deadline),
                to: Deadline(to),
            }),
            about: note.year.map(|year| year.value),
            recommendation: note.recommendation.as_deref(),
            decision: DecisionRef::of(plan, note.decided),
            by: by.map(|by| plan.party_name(by)),
            ..self
        }
    }
}

fn result_words(result: &ResultView) -> String {
    format!("Mål for {}: {}", result.year, result.lower())
}

fn year_goal<'p>(goal: &'p YearGoal, instead_of: Option<&YearGoal>) -> YearGoalChange<'p> {
    YearGoalChange {
        year: goal.year.value,
        goal: goal.goal.trim(),
        means: goal.means.as_deref(),
        amount: goal.amount,
        is_changed: instead_of.is_some(),
    }
}
