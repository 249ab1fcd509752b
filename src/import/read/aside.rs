//! What stands beside a document's text and is not read, or is read though nobody sees it: it is told of.

use super::docx::name;
use super::inline::Inline;
use crate::import::words;
use crate::load::office::{Package, Relation, parse};
use crate::text::danish::noun;
use crate::text::letters;
use anyhow::Result;
use std::collections::BTreeSet;

/// That there are comments to what is called `of`.
pub(super) fn comments(
    package: &mut Package<'_>,
    relations: &[Relation],
    of: &str,
) -> Result<Option<String>> {
    let mut count = 0;
    for relation in relations.iter().filter(|relation| relation.is("comments")) {
        let text = package.text(&relation.target)?;
        let document = parse(&text)?;
        let nodes = document.descendants();
        count += nodes.filter(|node| name(*node) == "comment").count();
    }
    let comments = noun::KOMMENTAR.count(count);
    Ok((count > 0).then(|| format!("{comments} i {of} er ikke med")))
}

/// What is told of the words beside the text, which are not read.
pub(super) fn asides(package: &mut Package<'_>, relations: &[Relation]) -> Result<Vec<String>> {
    let mut asides: Vec<String> = comments(package, relations, "dokumentet")?
        .into_iter()
        .collect();
    let mut margins: Vec<String> = Vec::new();
    for relation in relations {
        if relation.is("header") || relation.is("footer") {
            let text = package.text(&relation.target)?;
            let document = parse(&text)?;
            let mut words = Inline::default();
            words.read(document.root_element(), 0)?;
            let words = words::clean(&words.text);
            if words.contains(char::is_alphabetic) && !margins.contains(&words) {
                margins.push(words);
            }
        }
    }
    if !margins.is_empty() {
        let quoted = margins.iter().map(|words| format!("”{words}”"));
        asides.push(format!(
            "sidehoved og sidefod er ikke med: {}",
            noun::list(&quoted.collect::<Vec<_>>())
        ));
    }
    Ok(asides)
}

/// What a sheet has that is not seen, or not read.
#[derive(Default)]
pub(super) struct Unseen {
    pub(super) hidden_rows: Vec<String>,
    pub(super) hidden_columns: BTreeSet<usize>,
    pub(super) errors: Vec<String>,
}

impl Unseen {
    pub(super) fn remarks(&self, sheet: &str) -> impl Iterator<Item = String> {
        let columns: Vec<String> = self
            .hidden_columns
            .iter()
            .map(|at| letters::of_column(*at))
            .collect();
        let rows = format!(
            "skjulte rækker i arket ”{sheet}” er læst med: {}",
            first_few(&self.hidden_rows)
        );
        let columns = format!(
            "skjulte kolonner i arket ”{sheet}” er læst med: {}",
            first_few(&columns)
        );
        let errors = format!(
            "celler i arket ”{sheet}”, der viser en fejl, er ikke med: {}",
            first_few(&self.errors)
        );
        let told = [
            (!self.hidden_rows.is_empty(), rows),
            (!self.hidden_columns.is_empty(), columns),
            (!self.errors.is_empty(), errors),
        ];
        let told = told.into_iter().filter(|(is_seen, _)| *is_seen);
        told.map(|(_, remark)| remark)
    }
}

/// The first of many, and how many more there are.
fn first_few(all: &[String]) -> String {
    match all.split_at_checked(FEW) {
        Some((first, rest)) if !rest.is_empty() => {
            format!("{} og {} til", first.join(", "), rest.len())
        }
        _ => noun::list(all),
    }
}

const FEW: usize = 10;
