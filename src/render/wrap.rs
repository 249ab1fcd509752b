//! Text in lines of a given width, counted as a terminal shows it.

use super::style::{HEADING, Paper};
use super::visible::{one_line, width_of};

/// `text` in lines of at most `width` columns, each after `indent`; paragraphs stay apart by
/// a blank line. Without a width a paragraph is one line.
pub(crate) fn wrap(text: &str, width: Option<usize>, indent: &str) -> String {
    let room = width.map_or(usize::MAX, |width| {
        width.saturating_sub(width_of(indent)).max(20)
    });
    let mut out = String::new();
    for line in text.lines() {
        let mut column = 0;
        for word in line.split([' ', '\t']).filter(|word| !word.is_empty()) {
            let width = width_of(word);
            if column > 0 && column + 1 + width > room {
                out.push('\n');
                column = 0;
            }
            match column {
                0 => out.push_str(indent),
                _ => out.push(' '),
            }
            column += width + usize::from(column > 0);
            out.push_str(word);
        }
        out.push('\n');
    }
    out
}

/// What a page is of: its parts on one line, in as many lines as the width asks for. A plan
/// whose `handleplan.toml` cannot be read has no name, and an empty part leaves no trace.
pub(crate) fn heading(parts: &[&str], paper: Paper) -> String {
    let parts = parts.iter().map(|part| one_line(part));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).collect();
    let lines = wrap(&parts.join(" · "), paper.width, "");
    let lines = lines.lines().map(|line| paper.paint(HEADING, line) + "\n");
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks_and_paragraphs_stay_apart() {
        let text = "Overvåge om forurening bliver reduceret.\n\nOg reagere.";
        let wrapped = wrap(text, Some(24), "  ");
        assert_eq!(
            wrapped,
            "  Overvåge om forurening\n  bliver reduceret.\n\n  Og reagere.\n"
        );
        assert_eq!(
            wrap(text, None, ""),
            "Overvåge om forurening bliver reduceret.\n\nOg reagere.\n"
        );
    }
}
