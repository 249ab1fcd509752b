//! What an editor shows in a file that nobody wrote in it: how an action stands, and what the
//! meetings, steps and outside goals are called that are named by a day or a number.

use super::Project;
use super::mention::mentions;
use crate::plan::{Action, Assessment};
use crate::schema::{Link, Named};
use crate::text::danish::{date, noun};
use crate::text::links::{Piece, pieces};
use crate::text::shorten::shorten;
use crate::text::visible::one_line;
use crate::text::{FileId, Span};
use chrono::NaiveDate;

/// The actions of a file, each with its place and how it stands.
pub(crate) fn lenses(project: &Project, file: FileId) -> Vec<(Span, String, String)> {
    let goals = project.plans().iter().flat_map(|plan| &plan.goals);
    let actions = goals
        .filter(|goal| goal.file == file)
        .flat_map(|goal| &goal.actions);
    actions
        .map(|action| {
            let standing = standing(action, project.today());
            (action.own_lines.span, action.number.to_string(), standing)
        })
        .collect()
}

/// How an action stands, in a line: `igangsat, gul · 5 noter, sidst 28-10-2025`.
pub(crate) fn standing(action: &Action, today: NaiveDate) -> String {
    let state = action.on(today);
    let mut words = state.status.word().to_owned();
    if let Some(light) = state.assessment.map(Assessment::word) {
        words += &format!(", {light}");
    }
    if state.is_overdue() {
        words += ", fristen er overskredet";
    }
    let notes = action.notes_until(today);
    let last = notes.last().map(|note| date::short(note.date.value));
    let count = noun::NOTE.count(notes.len());
    match last {
        None => format!("{words} · ingen noter"),
        Some(day) if notes.len() == 1 => format!("{words} · {count}, {day}"),
        Some(day) => format!("{words} · {count}, sidst {day}"),
    }
}

/// What names by a day or a number stand for, each after its place.
pub(crate) fn hints(project: &Project, file: FileId) -> Vec<(Span, String)> {
    let Some(plan) = project.plan_of(file) else {
        return Vec::new();
    };
    let mut hints = Vec::new();
    for mention in mentions(project, file) {
        let text = match mention.link {
            Link::Refers(Named::Meeting) => {
                let day = mention.text.parse().ok();
                day.and_then(|day| plan.meeting(day))
                    .map(|meeting| meeting.name.clone())
            }
            Link::Refers(Named::OutsideGoal) => plan
                .outside_goal(&mention.text)
                .map(|goal| goal.title.clone()),
            _ => None,
        };
        hints.extend(text.map(|text| (mention.span, one_line(&shorten(&text, 40)))));
    }
    let goals = plan.goals.iter().filter(|goal| goal.file == file);
    for action in goals.flat_map(|goal| &goal.actions) {
        for step in action.notes.iter().filter_map(|note| note.step) {
            let index = (step.value as usize).checked_sub(1);
            let words = index.and_then(|index| action.steps.get(index));
            hints.extend(words.map(|words| (step.span, one_line(&shorten(words, 40)))));
        }
    }
    hints.sort_by_key(|(span, _)| span.start);
    hints
}

/// The addresses in a file's texts.
pub(crate) fn links(project: &Project, file: FileId) -> Vec<(Span, String)> {
    let mut at = 0;
    let mut links = Vec::new();
    for piece in pieces(project.source(file).text()) {
        let (Piece::Text(text) | Piece::Link(text)) = piece;
        if matches!(piece, Piece::Link(_)) {
            links.push((Span::new(file, at, at + text.len()), text.to_owned()));
        }
        at += text.len();
    }
    links
}
