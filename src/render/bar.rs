//! A bar of how far something is, drawn in characters for a terminal.
//!
//! It stands beside the words and never for them: in a pipe, and for whoever cannot see it, the
//! words alone say the same.

use super::style::{self, Paper};
use crate::plan::Status;
use crate::query::count::Statuses;
use anstyle::AnsiColor;

/// What is completed, what is under way, and what is not, in so many characters and with a
/// blank after it; nothing where there is no terminal or nothing to count.
pub(crate) fn of(counts: &Statuses, paper: Paper) -> String {
    let columns = columns(paper);
    // What a meeting took out of the plan is neither done nor left to do.
    let all = counts.total() - counts.get(Status::Dropped);
    if all == 0 || columns == 0 {
        return String::new();
    }
    let done = counts.get(Status::Completed);
    let under_way = counts.get(Status::Started) + counts.get(Status::Ongoing);
    // Rounded at the ends of the stretches, so that they always add up to the whole.
    let end = |count: usize| (count * columns + all / 2) / all;
    let (done, under_way) = (end(done), end(done + under_way) - end(done));
    let stretch = |character: &str, length: usize, colour| {
        paper.paint(style::in_colour(colour), &character.repeat(length))
    };
    format!(
        "{}{}{} ",
        stretch("█", done, Some(AnsiColor::Green)),
        stretch("▒", under_way, Some(AnsiColor::Cyan)),
        stretch("░", columns - done - under_way, None),
    )
}

/// How many characters a bar has on this paper.
pub(crate) fn columns(paper: Paper) -> usize {
    match paper.width {
        None => 0,
        Some(..72) => 10,
        Some(_) => 20,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Status::{Completed, Dropped, NotStarted, OnHold, Started};

    #[test]
    fn the_stretches_add_up_to_the_whole_at_every_width() {
        let count = |statuses: &[Status]| statuses.iter().copied().collect::<Statuses>();
        let on = |width| Paper {
            width,
            colour: false,
        };
        let counts = count(&[Completed, Started, Started, OnHold, NotStarted, NotStarted]);
        assert_eq!(of(&counts, on(Some(80))), "███▒▒▒▒▒▒▒░░░░░░░░░░ ");
        assert_eq!(of(&counts, on(Some(60))), "██▒▒▒░░░░░ ");
        assert_eq!(of(&counts, on(None)), "");
        assert_eq!(of(&count(&[Dropped]), on(Some(80))), "");
        assert_eq!(
            of(&count(&[Completed, Dropped]), on(Some(60))),
            "██████████ "
        );
    }
}
