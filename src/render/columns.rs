//! A table in a pipe: columns under each other, without any line or cut, for other programs.

use super::table::{Cell, Column, GAP};
use super::visible::width_of;

/// The rows under their headings, without a line end after the last.
pub fn columns(columns: &[Column], rows: impl IntoIterator<Item = Vec<Cell>>) -> String {
    let headings = columns
        .iter()
        .map(|column| column.heading.to_owned().into());
    let rows: Vec<Vec<Cell>> = std::iter::once(headings.collect()).chain(rows).collect();
    let mut widths = vec![0; columns.len()];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let mut text = String::new();
    for row in &rows {
        let height = row.iter().map(|cell| cell.text.lines().count()).max();
        for line in 0..height.unwrap_or(0) {
            write_line(row, line, &widths, &mut text);
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}

/// One line of a row, with blanks only where something stands after them.
fn write_line(row: &[Cell], line: usize, widths: &[usize], text: &mut String) {
    let mut start = 0;
    let mut written = 0;
    for (cell, room) in row.iter().zip(widths) {
        let part = cell.text.lines().nth(line).unwrap_or("").trim_end();
        if !part.is_empty() {
            text.extend(std::iter::repeat_n(' ', start - written));
            *text += part;
            written = start + width_of(part);
        }
        start += room + usize::from(GAP);
    }
}
