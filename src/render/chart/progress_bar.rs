//! How far a goal is: what is completed, what is under way, and what is left.

use super::{Segment, bar};
use crate::plan::Status;

/// A goal's actions in three heaps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Progress {
    /// Completed.
    pub(crate) done: usize,
    /// Started, or recurring.
    pub(crate) under_way: usize,
    /// All that count: the dropped ones do not.
    pub(crate) total: usize,
    /// The dropped ones.
    pub(crate) dropped: usize,
}

impl Progress {
    /// The heaps of the numbers that `count` gives by word.
    pub(crate) fn of(count: impl Fn(&str) -> usize) -> Progress {
        let count = |status: Status| count(status.word());
        let done = count(Status::Completed);
        let under_way = count(Status::Started) + count(Status::Ongoing);
        let left = count(Status::NotStarted) + count(Status::OnHold);
        Progress {
            done,
            under_way,
            total: done + under_way + left,
            dropped: count(Status::Dropped),
        }
    }

    /// "2 af 6 gennemført, 3 i gang; 1 udgået er ikke talt med"
    pub(crate) fn words(self) -> String {
        let counted = match self.total {
            0 => "ingen handlinger".to_owned(),
            total => format!(
                "{} af {total} gennemført, {} i gang",
                self.done, self.under_way
            ),
        };
        match self.dropped {
            0 => counted,
            1 => format!("{counted}; 1 udgået er ikke talt med"),
            many => format!("{counted}; {many} udgåede er ikke talt med"),
        }
    }
}

/// The bar of a goal.
pub(crate) fn progress_bar(title: &str, progress: Progress) -> String {
    let segments = [
        Segment {
            word: Status::Completed.word(),
            count: progress.done,
        },
        Segment {
            word: Status::Ongoing.word(),
            count: progress.under_way,
        },
    ];
    let words = progress.words();
    bar(title, &words, &segments, progress.total, 18, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_dropped_does_not_count() {
        let progress = Progress::of(|word| match word {
            "gennemført" => 2,
            "igangsat" | "løbende" | "sat i bero" => 1,
            "udgået" => 5,
            _ => 0,
        });
        assert_eq!(
            progress.words(),
            "2 af 5 gennemført, 2 i gang; 5 udgåede er ikke talt med"
        );
        let svg = progress_bar("Mål 1", progress);
        assert!(svg.contains("f-gennemfoert\" x=\"0.00%\" width=\"40.00%\""));
        assert!(svg.contains("f-loebende\" x=\"40.00%\" width=\"40.00%\""));
        assert!(
            svg.contains("<desc>2 af 5 gennemført, 2 i gang; 5 udgåede er ikke talt med</desc>")
        );
    }

    #[test]
    fn a_goal_without_actions_has_an_empty_bar() {
        let svg = progress_bar("Mål 1", Progress::of(|_| 0));
        assert!(svg.contains("ingen handlinger") && !svg.contains("NaN"));
    }
}
