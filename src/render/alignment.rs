//! `alignment` as a table on the terminal and in Markdown.

use super::markdown;
use super::shorten::shorten;
use super::style::{self, HEADING, Paper};
use super::table::{self, Cell, Column, Room};
use super::visible::one_line;
use super::wrap::{heading, wrap};
use crate::report::alignment::{AlignedAction, AlignmentView, ServedGoal, Source};
use crate::text::danish::{date, noun};

/// The goals with the actions that serve them, source by source, and then what is left over
/// on either side.
pub fn table(view: &AlignmentView, paper: Paper) -> String {
    let mut text = heading(&[&view.organisation, &view.title], paper);
    text += &format!("Afstemt den {}\n", date::long(view.date));
    if !view.has_goals() {
        text += &format!("\n{NO_GOALS}\n");
        return text;
    }
    for source in &view.sources {
        text += &section(&source.name, paper);
        text += &goals_table(source, paper);
    }
    text += &section("Mål, som ingen handling tjener", paper);
    text += &lines(unserved(view).map(|goal| goal_line(goal, one_line)), paper);
    text += &section("Handlinger, der ikke tjener noget af målene", paper);
    text += &lines(
        view.unaligned
            .iter()
            .map(|action| action_line(action, one_line)),
        paper,
    );
    text += "\n";
    text += &wrap(&summary(view), paper.width, "");
    text
}

/// The same in Markdown.
pub(crate) fn markdown(view: &AlignmentView) -> String {
    let mut text = format!(
        "# Afstemning med internationale mål den {}\n\n{}, {}\n",
        date::long(view.date),
        markdown::text(&view.organisation),
        markdown::cell(&view.title)
    );
    if !view.has_goals() {
        text += &format!("\n{NO_GOALS}\n");
        return text;
    }
    text += &format!("\n{}\n", summary(view));
    for source in &view.sources {
        let rows = source.goals.iter().flat_map(rows);
        text += &format!("\n## {}\n\n", markdown::text(&source.name));
        text += &markdown::table(&HEADINGS, rows);
    }
    text += "\n## Mål, som ingen handling tjener\n\n";
    text += &items(unserved(view).map(|goal| goal_line(goal, markdown::cell)));
    text += "\n## Handlinger, der ikke tjener noget af målene\n\n";
    let unaligned = view.unaligned.iter();
    text += &items(unaligned.map(|action| action_line(action, markdown::cell)));
    text
}

/// What is said where the plan registers no outside goal.
const NO_GOALS: &str = "Planen har ingen internationale mål at afstemme med.";

/// What stands where no action serves a goal.
const NONE: &str = "ingen";

const HEADINGS: [&str; 4] = ["Nr.", "Mål", "Handling", "Status"];

fn section(name: &str, paper: Paper) -> String {
    format!("\n{}\n", paper.paint(HEADING, &one_line(name)))
}

fn goals_table(source: &Source, paper: Paper) -> String {
    let title = match paper.width.unwrap_or(usize::MAX) {
        ..50 => Room::Hidden,
        _ => Room::Text(2),
    };
    let rooms = [Room::Whole(12), title, Room::Text(3), Room::Words];
    let columns = HEADINGS.into_iter().zip(rooms);
    let columns: Vec<Column> = columns
        .map(|(heading, room)| Column { heading, room })
        .collect();
    let shown = source.goals.iter().flat_map(|goal| {
        let rows = rows(goal).into_iter().enumerate();
        rows.map(|(at, row)| cells(at, row, paper))
    });
    let mut text = table::table(&columns, shown, None, paper);
    text.push('\n');
    text
}

/// A row for each action that serves the goal, or one that says there is none.
fn rows(goal: &ServedGoal) -> Vec<[String; 4]> {
    let row = |action: String, status: &str| {
        let (number, title) = (goal.number.clone(), goal.title.clone());
        [number, title, action, status.to_owned()]
    };
    if goal.actions.is_empty() {
        vec![row(NONE.to_owned(), "")]
    } else {
        goal.actions
            .iter()
            .map(|action| row(name(action), action.status))
            .collect()
    }
}

fn cells(at: usize, row: [String; 4], paper: Paper) -> Vec<Cell> {
    // On a terminal a goal is named once; in a pipe every line must stand alone.
    let is_repeated = at > 0 && paper.width.is_some();
    let colour = style::of_status(&row[3]);
    let [number, title, action, status] = row.map(|text| one_line(&text));
    let once = |text: String| {
        if is_repeated {
            Cell::default()
        } else {
            Cell::from(text)
        }
    };
    vec![
        once(number),
        once(title),
        Cell::from(action),
        Cell::in_colour(status, colour),
    ]
}

fn name(action: &AlignedAction) -> String {
    let text = shorten(&action.action.text, 80);
    format!("{} {text}", action.action.nr)
}

fn unserved(view: &AlignmentView) -> impl Iterator<Item = &ServedGoal> {
    let goals = view.sources.iter().flat_map(|source| &source.goals);
    goals.filter(|goal| goal.actions.is_empty())
}

fn goal_line<S: AsRef<str>>(goal: &ServedGoal, shown: fn(&str) -> S) -> String {
    let (number, title) = (shown(&goal.number), shown(&goal.title));
    format!("{} {}", number.as_ref(), title.as_ref())
}

fn action_line<S: AsRef<str>>(action: &AlignedAction, shown: fn(&str) -> S) -> String {
    format!("{} ({})", shown(&name(action)).as_ref(), action.status)
}

fn lines(lines: impl Iterator<Item = String>, paper: Paper) -> String {
    let shown: String = lines.map(|line| wrap(&line, paper.width, "  ")).collect();
    if shown.is_empty() {
        format!("  {NONE}\n")
    } else {
        shown
    }
}

fn items(lines: impl Iterator<Item = String>) -> String {
    let shown: String = lines.map(|line| format!("- {line}\n")).collect();
    if shown.is_empty() {
        "Ingen.\n".to_owned()
    } else {
        shown
    }
}

fn summary(view: &AlignmentView) -> String {
    let goals: usize = view.sources.iter().map(|source| source.goals.len()).sum();
    let served = goals - view.unserved.len();
    let left_over = match view.unaligned.len() {
        0 => "Hver handling tjener mindst ét af dem.".to_owned(),
        1 => "1 handling tjener ingen af dem.".to_owned(),
        count => format!("{} tjener ingen af dem.", noun::HANDLING.count(count)),
    };
    format!(
        "{} af {} har mindst én handling. {left_over}",
        served,
        noun::MAAL.count(goals)
    )
}
