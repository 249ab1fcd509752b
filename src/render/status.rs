//! `status` as a table on the terminal and in Markdown.

use super::markdown;
use super::style::{self, HEADING, Paper};
use super::visible::one_line;
use super::wrap::wrap;
use crate::plan::Assessment;
use crate::query::count::Statuses;
use crate::report::status::{ActionRow, GoalRow, StatusView};
use crate::text::danish::{date, noun};
use anstyle::AnsiColor;
use comfy_table::{
    Cell, Color, ColumnConstraint, ContentArrangement, ContentLineStyle, LineStyle, Row, Table,
    TableStyle, Width,
};
use unicode_width::UnicodeWidthStr;

const HEADINGS: [&str; 6] = [
    "Nr.",
    "Handling",
    "Ansvarlig",
    "Status",
    "Vurdering",
    "Sidste note",
];

/// The table and, under it, how far each goal is. In a terminal long texts are cut to a few
/// lines; in a pipe every action is one line, whole.
pub fn table(view: &StatusView<'_>, paper: Paper) -> String {
    let mut text = title(view, paper);
    if !view.actions.is_empty() {
        text += &actions(view, paper);
        text += "\n\n";
    }
    text += &progress(view, paper);
    text
}

/// How far each goal is, a line a goal.
pub fn progress(view: &StatusView<'_>, paper: Paper) -> String {
    let mut text = String::new();
    for goal in &view.goals {
        text += &goal_line(goal, paper);
    }
    if view.goals.len() > 1 {
        let counts = counts(&view.total());
        let all = noun::HANDLING.count(view.actions.len());
        text += &wrap(&format!("I alt: {all}{counts}"), paper.width, "");
    }
    text
}

/// What the view is of: the plan, its years, and the day.
pub fn title(view: &StatusView<'_>, paper: Paper) -> String {
    let title = format!(
        "{} · {} · {}",
        one_line(view.organisation),
        one_line(view.title),
        view.period
    );
    let mut text = String::new();
    for line in wrap(&title, paper.width, "").lines() {
        text += &paper.paint(HEADING, line);
        text += "\n";
    }
    text += &format!("Status den {}\n\n", date::long(view.date));
    text
}

fn actions(view: &StatusView<'_>, paper: Paper) -> String {
    let layout = Layout::for_width(view, paper.width);
    let mut table = Table::new();
    table.load_style(if paper.width.is_some() {
        UNDERLINED
    } else {
        BARE
    });
    table.force_no_tty();
    if paper.colour {
        table.enforce_styling();
    }
    table.set_truncation_indicator("…");
    table.set_content_arrangement(layout.arrangement());
    table.set_header(HEADINGS);
    for action in &view.actions {
        let mut row = Row::from(cells(action, paper));
        if let Some(lines) = layout.lines {
            row.max_height(lines);
        }
        table.add_row(row);
    }
    for (column, width) in table.column_iter_mut().zip(layout.widths) {
        column.set_padding((0, GAP));
        column.set_constraint(match width {
            Some(0) => ColumnConstraint::Hidden,
            Some(width) => ColumnConstraint::Absolute(Width::Fixed(width + GAP)),
            None => ColumnConstraint::ContentWidth,
        });
    }
    table.trim_fmt()
}

/// No lines at all, for other programs to read.
const BARE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .content_lines(ContentLineStyle::none());

/// Only a line under the headings: a row begins with its number, and needs no frame.
const UNDERLINED: TableStyle = BARE.header_separator(LineStyle::none().fill('─'));

/// The blanks between two columns.
const GAP: u16 = 2;

/// How wide the columns are, and how many lines an action may take.
struct Layout {
    /// The width of each column in `HEADINGS`: none for as wide as its longest text, 0 for a
    /// column that there is no room for.
    widths: [Option<u16>; 6],
    lines: Option<usize>,
}

impl Layout {
    /// Shares out a terminal: the short columns get what their words need, and the action's
    /// own words get the rest. In a pipe nothing is cut.
    fn for_width(view: &StatusView<'_>, width: Option<usize>) -> Layout {
        let Some(width) = width else {
            return Layout {
                widths: [None; 6],
                lines: None,
            };
        };
        let numbers = view
            .actions
            .iter()
            .map(|action| action.number.width())
            .max();
        let number = numbers.unwrap_or(0).clamp(3, 12);
        // "ikke igangsat", or "frist overskredet" under it.
        let status = if view.actions.iter().any(|action| action.is_overdue) {
            17
        } else {
            13
        };
        let (parties, status, light, note, lines) = match width {
            ..72 => (14, 11, 9, 0, 4),
            72..110 => (14, 11, 9, 10, 3),
            110..130 => (18, status, 13, 22, 2),
            _ => (22, status, 13, 32, 2),
        };
        let columns = [number, parties, status, light, note];
        let shown = columns.iter().filter(|column| **column > 0);
        let taken: usize = shown.map(|column| column + usize::from(GAP)).sum();
        let rest = width.saturating_sub(taken + usize::from(GAP)).max(12);
        let fixed = |column: usize| Some(u16::try_from(column).unwrap_or(u16::MAX));
        Layout {
            widths: [number, rest, parties, status, light, note].map(fixed),
            lines: Some(lines),
        }
    }

    fn arrangement(&self) -> ContentArrangement {
        match self.lines {
            Some(_) => ContentArrangement::Dynamic,
            None => ContentArrangement::Disabled,
        }
    }
}

/// The cells of a row, as text.
fn texts(action: &ActionRow<'_>, paper: Paper) -> [String; 6] {
    let light = action.assessment.unwrap_or(Assessment::NONE);
    let note = match (&action.last_note, paper.width) {
        (None, _) => String::new(),
        // There is no room for the words beside the action's own.
        (Some(note), Some(width)) if width < 110 => date::short(note.date),
        (Some(note), _) => format!("{} {}", date::short(note.date), one_line(note.text)),
    };
    let status = match action.is_overdue {
        true => format!("{}\nfrist overskredet", action.status),
        false => action.status.to_owned(),
    };
    [
        one_line(action.number),
        one_line(action.first_paragraph()),
        one_line(&action.responsible.join(", ")),
        status,
        light.to_owned(),
        note,
    ]
}

fn cells(action: &ActionRow<'_>, paper: Paper) -> Vec<Cell> {
    let styles = [
        None,
        None,
        None,
        style::of_status(action.status),
        style::of_assessment(action.assessment),
        None,
    ];
    let texts = texts(action, paper).into_iter().zip(styles);
    texts
        .map(|(text, colour)| match colour {
            Some(colour) if paper.colour => Cell::new(text).fg(table_colour(colour)),
            _ => Cell::new(text),
        })
        .collect()
}

/// The same colour in the table's own terms.
fn table_colour(colour: AnsiColor) -> Color {
    match colour {
        AnsiColor::Red => Color::DarkRed,
        AnsiColor::Yellow => Color::DarkYellow,
        AnsiColor::Green => Color::DarkGreen,
        _ => Color::DarkCyan,
    }
}

fn goal_line(goal: &GoalRow, paper: Paper) -> String {
    let name = format!("Mål {}", one_line(goal.number));
    let all = noun::HANDLING.count(goal.count);
    let counts = counts(&goal.status);
    wrap(&format!("{name}: {all}{counts}"), paper.width, "")
}

fn counts(counts: &Statuses) -> String {
    let words = counts
        .present()
        .map(|(status, count)| format!("{count} {}", status.word()));
    let words: Vec<String> = words.collect();
    match words.is_empty() {
        true => String::new(),
        false => format!(" – {}", words.join(", ")),
    }
}

/// The table in Markdown, and how far each goal is as a list under it.
pub fn markdown(view: &StatusView<'_>) -> String {
    let mut text = format!(
        "| {} |\n|{}\n",
        HEADINGS.join(" | "),
        " --- |".repeat(HEADINGS.len())
    );
    for action in &view.actions {
        let cells = texts(action, Paper::default()).map(|cell| markdown::cell(&cell));
        text += &format!("| {} |\n", cells.join(" | "));
    }
    text += "\n";
    for goal in &view.goals {
        let all = noun::HANDLING.count(goal.count);
        text += &format!(
            "- Mål {}: {all}{}\n",
            markdown::text(goal.number),
            counts(&goal.status)
        );
    }
    text
}
