//! What a field or an entry says, in words on one line.

use super::Marks;
use crate::report::diff::Value;
use crate::text::danish::{date, number};
use crate::view::show::{Decision, NoteView, YearGoalView};

/// The words of a value.
pub(super) fn shown(value: &Value, marks: &dyn Marks) -> String {
    match value {
        Value::Word(text) | Value::Text(text) => marks.escape(text),
        Value::List(items) => marks.escape(&items.join(", ")),
        Value::Day(day) => date::long(*day),
        Value::Deadline(deadline) => deadline.0.to_string(),
        Value::Number(value) => number::decimal(*value),
        Value::Note(note) => format!("{}: {}", note_head(note, marks), marks.escape(&note.text)),
        Value::YearGoal(goal) => year_goal(goal, marks),
        Value::Measurement(of) => {
            let source = of.source.as_deref().map_or(String::new(), |source| {
                format!(" ({})", marks.escape(source))
            });
            let unit = marks.escape(&of.unit);
            format!(
                "{}: {} {unit}{source}",
                date::long(of.date),
                number::decimal(of.value)
            )
        }
    }
}

/// What stands before a note's text.
pub(super) fn note_head(note: &NoteView, marks: &dyn Marks) -> String {
    let mut head = vec![date::long(note.date)];
    head.extend(note.by.as_deref().map(|by| marks.escape(by)));
    head.extend(
        note.status
            .map(|status| format!("status: {}", status.word())),
    );
    head.extend(
        note.assessment
            .map(|light| format!("vurdering: {}", light.word())),
    );
    head.extend(note.step.map(|step| format!("trin {step} nået")));
    head.extend(
        note.deadline
            .map(|day| format!("frist flyttet til {}", date::long(day))),
    );
    head.extend(note.decided.as_ref().map(decided));
    head.join(" · ")
}

fn year_goal(goal: &YearGoalView, marks: &dyn Marks) -> String {
    let means = [
        goal.means.as_deref().map(|means| marks.escape(means)),
        goal.amount.map(number::money),
    ];
    let means: Vec<String> = means.into_iter().flatten().collect();
    let means = if means.is_empty() {
        String::new()
    } else {
        format!(" – midler: {}", means.join(", "))
    };
    let decision = goal
        .decided
        .as_ref()
        .map_or_else(|| format!("forslag af {}", date::long(goal.date)), decided);
    format!(
        "{}: {}{means} ({decision})",
        goal.year,
        marks.escape(&goal.goal)
    )
}

fn decided(decision: &Decision) -> String {
    format!("besluttet den {}", date::long(decision.date))
}
