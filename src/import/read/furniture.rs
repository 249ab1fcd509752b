//! What a text that was copied from pages has from their margins: their numbers, and the heads that run
//! over all of them.

use crate::import::heading::goal_heading;
use crate::import::words::clean;
use std::collections::{BTreeSet, HashMap};

/// The lines of the margins.
#[derive(Default)]
pub(super) struct Furniture {
    /// Their places, from 0.
    pub(super) lines: BTreeSet<usize>,
    /// What they say, but for the numbers.
    pub(super) words: Vec<String>,
}

impl Furniture {
    pub(super) fn find(lines: &[&str]) -> Furniture {
        let mut furniture = Furniture::default();
        let mut heads: Vec<(String, Vec<(usize, u32)>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (at, line) in lines.iter().enumerate() {
            let line = clean(line);
            let Some((words, number)) = page(&line) else {
                continue;
            };
            let new = heads.len();
            let place = *places.entry(words.clone()).or_insert(new);
            if place == new {
                heads.push((words, Vec::new()));
            }
            if let Some((_, pages)) = heads.get_mut(place) {
                pages.push((at, number));
            }
        }
        for (words, pages) in heads {
            let goes_up = pages.is_sorted_by(|(_, a), (_, b)| a < b);
            if pages.len() > 1 && goes_up {
                furniture.lines.extend(pages.iter().map(|(at, _)| *at));
                furniture
                    .words
                    .extend(Some(words).filter(|words| !words.is_empty()));
            }
        }
        furniture
    }
}

/// The words of a line that may be a page's head, and the page's number: `Side 3 af 12`, `- 3 -`,
/// `Ren Havn | Handleplan 2025 3`.
fn page(line: &str) -> Option<(String, u32)> {
    let small = line.to_lowercase();
    let named = small
        .strip_prefix("side ")
        .map(|rest| rest.split(" af ").next().unwrap_or(rest));
    let dashed = || small.strip_prefix("- ")?.strip_suffix(" -");
    if let Some(number) = named.or_else(dashed).and_then(|number| number.parse().ok()) {
        return Some((String::new(), number));
    }
    let first = || line.split_once(' ').map(|(number, words)| (words, number));
    let found = [line.rsplit_once(' '), first()];
    found.into_iter().flatten().find_map(|(words, number)| {
        let number = number
            .parse::<u32>()
            .ok()
            .filter(|number| *number <= LAST_PAGE)?;
        let words = words.trim_matches([' ', '|', '·', '–', '-']);
        let is_head = words.split(' ').count() >= FEWEST_WORDS && goal_heading(words).is_none();
        is_head.then(|| (words.to_owned(), number))
    })
}

const LAST_PAGE: u32 = 999;

/// "Handling 1" and "Handling 2" are no heads of pages.
const FEWEST_WORDS: usize = 3;
