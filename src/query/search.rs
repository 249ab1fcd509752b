//! Finding text in a plan: words in any order, whatever their case and however their Danish
//! letters are spelt.

use crate::plan::Action;
use crate::text::danish::fold::key;
use chrono::NaiveDate;

/// What is searched for.
#[derive(Debug, Clone, Default)]
pub(crate) struct Search {
    /// The words as they are compared; without any everything is found.
    words: Vec<String>,
    /// As it was asked for.
    pub(crate) asked: String,
}

/// Where the words were found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Found<'a> {
    /// In the action's own words, or its group.
    Words(&'a str),
    /// In what was written on it on a day, the words of the action taken together with it.
    Entry(NaiveDate, &'a str),
}

/// A piece of a text around a word that was found.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Excerpt {
    pub(crate) before: String,
    pub(crate) hit: String,
    pub(crate) after: String,
}

/// So many words stand on either side of the one that was found.
const AROUND: usize = 6;

impl Search {
    pub(crate) fn new(asked: &str) -> Search {
        let words = asked.split_whitespace().map(key);
        Search {
            words: words.filter(|word| !word.is_empty()).collect(),
            asked: asked.trim().to_owned(),
        }
    }

    /// Whether nothing is searched for.
    pub(crate) fn is_everything(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether every word stands somewhere in `texts` together.
    pub(crate) fn is_in(&self, texts: &[&str]) -> bool {
        let folded: Vec<String> = texts.iter().map(|text| key(text)).collect();
        let stands = |word: &String| folded.iter().any(|text| text.contains(word.as_str()));
        self.words.iter().all(stands)
    }

    /// Where the words stand on `action`: in its own words, else in what was written on it last until
    /// `date` that has the rest of them.
    pub(crate) fn find<'a>(&self, action: &'a Action, date: NaiveDate) -> Option<Found<'a>> {
        let group = action.group.as_deref().unwrap_or("");
        if self.is_in(&[&action.text]) {
            return Some(Found::Words(&action.text));
        }
        if self.is_in(&[&action.text, group]) {
            return Some(Found::Words(group));
        }
        let written = action.texts().into_iter();
        let mut written: Vec<_> = written.filter(|(day, _)| *day <= date).collect();
        written.sort_by_key(|(day, _)| *day);
        let has = |text: &str| self.is_in(&[&action.text, group, text]);
        let mut latest = written.into_iter().rev();
        let (day, text) = latest.find(|(_, text)| has(text))?;
        Some(Found::Entry(day, text))
    }

    /// The part of `text` around the first word that has any of those searched for.
    pub(crate) fn excerpt(&self, text: &str) -> Excerpt {
        let words: Vec<&str> = text.split_whitespace().collect();
        let has = |word: &&str| {
            let word = key(word);
            self.words
                .iter()
                .any(|searched| word.contains(searched.as_str()))
        };
        let at = words.iter().position(has).unwrap_or(0);
        let (first, end) = (
            at.saturating_sub(AROUND),
            (at + AROUND + 1).min(words.len()),
        );
        let join = |from: usize, to: usize| words.get(from..to).unwrap_or(&[]).join(" ");
        let lead = if first > 0 { "… " } else { "" };
        let trail = if end < words.len() { " …" } else { "" };
        Excerpt {
            before: format!("{lead}{}", join(first, at)),
            hit: words.get(at).copied().unwrap_or_default().to_owned(),
            after: format!("{}{trail}", join(at + 1, end)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_any_order_case_and_spelling() {
        let text = "Rensning af Ålebæk Strand for tabte fiskeredskaber";
        for asked in ["strand ålebæk", "AALEBAEK", "A\u{30a}lebæk rens"] {
            assert!(Search::new(asked).is_in(&[text]), "{asked}");
        }
        assert!(Search::new("redskab").is_in(&[text]));
        assert!(Search::new("redskab note").is_in(&[text, "En note"]));
        assert!(!Search::new("redskab havn").is_in(&[text]));
    }

    #[test]
    fn the_word_found_is_shown_with_those_around_it() {
        let text = "en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten";
        let excerpt = Search::new("OTTE").excerpt(text);
        assert_eq!(excerpt.before, "… to tre fire fem seks syv");
        assert_eq!(excerpt.hit, "otte");
        assert_eq!(excerpt.after, "ni ti elleve tolv tretten fjorten");
    }
}
