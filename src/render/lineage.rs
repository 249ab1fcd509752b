//! Where an action came from, in `show` on the terminal.

use super::action::{Page, note_head};
use super::visible::{one_line, visible};
use super::wrap::wrap;
use crate::report::lineage::Ancestor;
use crate::text::danish::{date, noun};

/// One action of an earlier period: how it ended, its words where they were others, and its
/// last notes.
pub(super) fn ancestor(page: &mut Page, ancestor: &Ancestor) {
    let (period, number) = (one_line(&ancestor.period), one_line(&ancestor.number));
    let mut state = ancestor.status.to_owned();
    state.extend(ancestor.assessment.map(|light| format!(", {light}")));
    let head = format!(
        "{period}, handling {number}: {state} ({})",
        date::long(ancestor.date)
    );
    let mut write = |words: &str, indent: &str| {
        page.text += &wrap(words, page.paper.width, indent);
    };
    write(&head, "  ");
    if ancestor.was_reworded {
        write("Teksten var:", "    ");
        write(&visible(&ancestor.text), "      ");
    }
    let earlier = ancestor.note_count - ancestor.notes.len();
    for note in &ancestor.notes {
        write(&note_head(note), "    ");
        write(&visible(&note.text), "      ");
    }
    if earlier > 0 {
        let notes = noun::NOTE.count_words(earlier);
        write(
            &format!("… og {notes} før: kimo show {number} --periode {period}"),
            "    ",
        );
    }
}
