//! The filters that every template has: Danish dates, numbers and nouns, and a few for lists.

use super::fault;
use crate::render::shorten::shorten;
use crate::text::danish::noun::{self, Noun};
use crate::text::danish::number;
use crate::text::letters::capital;
use minijinja::{Environment, Error, filters, tests};

/// Adds them, and the tests that may follow `is`.
pub(crate) fn add(environment: &mut Environment<'static>) {
    environment.add_filter("kroner", number::money);
    environment.add_filter("procent", number::percent);
    environment.add_filter("tal", number::decimal);
    environment.add_filter("antal", |count: usize, noun: &str| {
        Ok::<_, Error>(named(noun)?.count(count))
    });
    environment.add_filter("antal_ord", |count: usize, noun: &str| {
        Ok::<_, Error>(in_words(named(noun)?, count))
    });
    environment.add_filter("liste", |items: Vec<String>| noun::list(&items));
    environment.add_filter("stor", capital);
    environment.add_filter("kort", shorten);

    environment.add_filter("default", filters::default);
    environment.add_filter("first", filters::first);
    environment.add_filter("join", filters::join);
    environment.add_filter("length", filters::length);
    environment.add_filter("list", filters::list);
    environment.add_filter("lower", filters::lower);
    environment.add_filter("map", filters::map);
    environment.add_filter("rejectattr", filters::rejectattr);
    environment.add_filter("selectattr", filters::selectattr);
    environment.add_filter("sort", filters::sort);
    environment.add_filter("upper", filters::upper);

    environment.add_test("defined", tests::is_defined);
    environment.add_test("equalto", tests::is_eq);
    environment.add_test("none", tests::is_none);
}

fn named(noun: &str) -> Result<Noun, Error> {
    [noun::FORSLAG, noun::HANDLING, noun::MAAL, noun::NOTE]
        .into_iter()
        .find(|known| known.singular == noun)
        .ok_or_else(|| {
            fault::told(format!(
                "ukendt navneord ”{noun}”; skriv forslag, handling, mål eller note"
            ))
        })
}

/// With the accent that tells the number from the article: `én handling`.
fn in_words(noun: Noun, count: usize) -> String {
    let words = noun.count_words(count);
    match words.strip_prefix('e') {
        Some(rest) if count == 1 => format!("é{rest}"),
        _ => words,
    }
}
