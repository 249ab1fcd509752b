//! `status` as a table on the terminal and in Markdown.

use super::markdown;
use super::style::{self, HEADING, Paper};
use super::visible::one_line;
use super::wrap::wrap;
use crate::plan::Assessment;
use crate::query::count::Statuses;
use crate::report::status::{ActionRow, GoalRow, StatusView};
use crate::text::danish::{date, noun, number};
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
    let parts = [
        one_line(view.organisation),
        one_line(view.title),
        view.period.to_string(),
    ];
    // A plan whose handleplan.toml cannot be read has no name.
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let title = parts.join(" · ");
    let mut text = String::new();
    for line in wrap(&title, paper.width, "").lines() {
        text += &paper.paint(HEADING, line);
        text += "\n";
    }
    text += &format!("Status den {}\n\n", date::long(view.date));
    text
}

fn actions(view: &StatusView<'_>, paper: Paper) -> String {
    let Some(width) = paper.width else {
        let headings = HEADINGS.map(str::to_owned);
        let rows = view.actions.iter().map(|action| texts(action, paper));
        return columns(std::iter::once(headings).chain(rows).collect());
    };
    let layout = Layout::for_width(view, width);
    let mut table = Table::new();
    table.load_style(UNDERLINED);
    table.force_no_tty();
    if paper.colour {
        table.enforce_styling();
    }
    table.set_truncation_indicator("…");
    table.set_content_arrangement(ContentArrangement::Dynamic);
    table.set_header(HEADINGS);
    for action in &view.actions {
        let mut row = Row::from(cells(action, paper));
        row.max_height(layout.lines);
        table.add_row(row);
    }
    for (column, width) in table.column_iter_mut().zip(layout.widths) {
        column.set_padding((0, GAP));
        column.set_constraint(match width {
            0 => ColumnConstraint::Hidden,
            width => ColumnConstraint::Absolute(Width::Fixed(width + GAP)),
        });
    }
    table.trim_fmt()
}

/// Only a line under the headings: a row begins with its number, and needs no frame.
const UNDERLINED: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none())
    .content_lines(ContentLineStyle::none())
    .header_separator(LineStyle::none().fill('─'));

/// The rows without any line or cut, for a pipe; the columns stand under each other.
fn columns(rows: Vec<[String; 6]>) -> String {
    let mut widths = [0; 6];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell
                .lines()
                .map(UnicodeWidthStr::width)
                .fold(*width, usize::max);
        }
    }
    let mut text = String::new();
    for row in &rows {
        let height = row.iter().map(|cell| cell.lines().count()).max();
        for line in 0..height.unwrap_or(0) {
            let start = text.len();
            let mut at = 0;
            let mut shown = 0;
            for (cell, width) in row.iter().zip(widths) {
                let part = cell.lines().nth(line).unwrap_or("");
                if !part.is_empty() {
                    text.extend(std::iter::repeat_n(' ', at - shown));
                    text += part;
                    shown = at + part.width();
                }
                at += width + usize::from(GAP);
            }
            text.truncate(start + text[start..].trim_end().len());
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// The blanks between two columns.
const GAP: u16 = 2;

/// How wide the columns are, and how many lines an action may take.
struct Layout {
    /// The width of each column in `HEADINGS`; 0 for one that there is no room for.
    widths: [u16; 6],
    lines: usize,
}

impl Layout {
    /// Shares out a terminal: the short columns get what their words need, and the action's
    /// own words get the rest.
    fn for_width(view: &StatusView<'_>, width: usize) -> Layout {
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
            72..110 => (14, 11, 9, 11, 3),
            110..130 => (18, status, 13, 22, 2),
            _ => (22, status, 13, 32, 2),
        };
        let columns = [number, parties, status, light, note];
        let shown = columns.iter().filter(|column| **column > 0);
        let taken: usize = shown.map(|column| column + usize::from(GAP)).sum();
        let rest = width.saturating_sub(taken + usize::from(GAP)).max(12);
        let fixed = |column: usize| u16::try_from(column).unwrap_or(u16::MAX - GAP);
        Layout {
            widths: [number, rest, parties, status, light, note].map(fixed),
            lines,
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
        .map(|(text, colour)| match (clipped(text, paper), colour) {
            (text, Some(colour)) if paper.colour => Cell::new(text).fg(table_colour(colour)),
            (text, _) => Cell::new(text),
        })
        .collect()
}

/// No more of a text than a row could ever show: the table takes long over 10 MB in a cell.
fn clipped(mut text: String, paper: Paper) -> String {
    const ROWS: usize = 8;
    let most = paper.width.map(|width| width * ROWS);
    if let Some((end, _)) = most.and_then(|most| text.char_indices().nth(most)) {
        text.truncate(end);
    }
    text
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
        .map(|(status, count)| format!("{} {}", number::counted(count), status.word()));
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
