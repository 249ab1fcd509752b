//! How many actions have each status, or each light: one bar in as many segments.

use super::{Segment, bar};
use crate::plan::{Assessment, Status};
use crate::text::danish::noun;
use crate::view::annual::FINISHED;

/// The statuses in the order of a bar: what is done first, what is left last.
pub(crate) const STATUSES: [Status; 6] = [
    Status::Completed,
    Status::Ongoing,
    Status::Started,
    Status::OnHold,
    Status::NotStarted,
    Status::Dropped,
];

/// The bar of the statuses. `count` gives the number by word.
pub(crate) fn of_statuses(title: &str, count: impl Fn(&str) -> usize) -> String {
    stacked(title, &STATUSES.map(Status::word), count)
}

/// The bar of the lights. `count` gives the number by word.
pub(crate) fn of_lights(title: &str, count: impl Fn(&str) -> usize) -> String {
    let [green, yellow, red] = Assessment::WORDS;
    stacked(
        title,
        &[green, yellow, red, Assessment::NONE, FINISHED],
        count,
    )
}

fn stacked(title: &str, words: &[&str], count: impl Fn(&str) -> usize) -> String {
    let segments: Vec<Segment<'_>> = words
        .iter()
        .map(|word| Segment {
            word,
            count: count(word),
        })
        .collect();
    let total = segments.iter().map(|segment| segment.count).sum();
    let told: Vec<String> = segments
        .iter()
        .filter(|segment| segment.count > 0)
        .map(|segment| format!("{}: {}", segment.word, segment.count))
        .collect();
    let description = if told.is_empty() {
        "Ingen handlinger.".to_owned()
    } else {
        format!("{} – {}.", noun::HANDLING.count(total), told.join(", "))
    };
    bar(title, &description, &segments, total, 34, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_count_is_a_segment_with_its_number_and_told_in_words() {
        let svg = of_statuses("Mål 1", |word| match word {
            "gennemført" => 3,
            "ikke igangsat" => 1,
            _ => 0,
        });
        assert!(svg.contains("<title>Mål 1</title>"));
        assert!(svg.contains("<desc>4 handlinger – gennemført: 3, ikke igangsat: 1.</desc>"));
        assert!(svg.contains("f-gennemfoert\" x=\"0.00%\" width=\"75.00%\""));
        assert!(svg.contains("f-ikke-igangsat\" x=\"75.00%\" width=\"25.00%\""));
        assert_eq!(svg.matches("<text").count(), 2);
    }

    #[test]
    fn a_number_that_has_no_room_is_left_to_the_words() {
        let svg = of_lights("a", |word| match word {
            "rød" => 1,
            "ikke vurderet" => 99,
            _ => 0,
        });
        assert_eq!(svg.matches("<text").count(), 1);
        assert!(svg.contains("100 handlinger – rød: 1, ikke vurderet: 99."));
    }

    #[test]
    fn no_actions_give_an_empty_bar() {
        let svg = of_statuses("<a>", |_| 0);
        assert!(svg.contains("<title>&lt;a&gt;</title><desc>Ingen handlinger.</desc>"));
        assert!(!svg.contains("NaN"));
    }
}
