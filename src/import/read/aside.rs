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

/// What is told of pictures and figures without words in what is called `of`.
pub(super) fn pictures(count: usize, of: &str) -> Option<String> {
    let pictures = match count {
        0 => return None,
        1 => "1 billede eller figur".to_owned(),
        _ => format!("{count} billeder og figurer"),
    };
    Some(format!("{pictures} i {of} er ikke med"))
}

/// What is told of what lies over the cells of a sheet: fields of text, pictures and charts.
pub(super) fn drawn(
    package: &mut Package<'_>,
    relations: &[Relation],
    of: &str,
) -> Result<Vec<String>> {
    let mut told = Vec::new();
    for relation in relations.iter().filter(|relation| relation.is("drawing")) {
        let text = package.text(&relation.target)?;
        let document = parse(&text)?;
        let named = |wanted: &'static [&'static str]| {
            document
                .descendants()
                .filter(move |node| wanted.contains(&name(*node)))
        };
        let mut words = Vec::new();
        for shape in named(&["sp"]) {
            let texts = shape.descendants().filter(|node| name(*node) == "t");
            let said = texts.filter_map(|node| node.text()).collect::<Vec<_>>();
            let said = words::clean(&said.join(" "));
            words.extend(Some(format!("”{said}”")).filter(|_| !said.is_empty()));
        }
        if !words.is_empty() {
            told.push(format!(
                "tekstfelter i {of} er ikke med: {}",
                noun::list(&words)
            ));
        }
        told.extend(pictures(named(&["pic", "graphicFrame"]).count(), of));
    }
    Ok(told)
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
    asides.extend(self::margins(&margins));
    Ok(asides)
}

/// What is told of the words in the margins of the pages.
pub(super) fn margins(words: &[String]) -> Option<String> {
    let quoted: Vec<String> = words.iter().map(|words| format!("”{words}”")).collect();
    let told = || format!("sidehoved og sidefod er ikke med: {}", noun::list(&quoted));
    (!words.is_empty()).then(told)
}

/// Whether a cell of a row says something by its colour alone: it has no words, and another colour
/// than the first that has. `cells` are the colour of each, and whether it has words.
pub(super) fn speaks_by_colour<'c>(
    cells: impl Iterator<Item = (Option<&'c str>, bool)> + Clone,
) -> bool {
    let first = cells.clone().find(|(_, has_words)| *has_words);
    first.is_some_and(|(own, _)| {
        let mut silent = cells.filter(|(_, has_words)| !has_words);
        silent.any(|(colour, _)| colour.is_some() && colour != own)
    })
}

/// What is told of cells that say something by their colour alone.
pub(super) fn coloured_of(places: &[String], of: &str) -> Option<String> {
    (!places.is_empty()).then(|| {
        format!(
            "felter {of}, der kun har en farve og ingen ord, er ikke med: {}",
            first_few(places)
        )
    })
}

/// What a sheet has that is not seen, or not read.
#[derive(Default)]
pub(super) struct Unseen {
    pub(super) hidden_rows: Vec<String>,
    pub(super) hidden_columns: BTreeSet<usize>,
    pub(super) errors: Vec<String>,
    /// Formulas whose values nobody has worked out.
    pub(super) formulas: Vec<String>,
    pub(super) coloured: Vec<String>,
    /// The words in the heads and feet of its pages.
    pub(super) margins: Vec<String>,
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
        let formulas = format!(
            "formler i arket ”{sheet}”, der ikke er regnet ud, er ikke med: {} (åbn regnearket i Excel, og gem \
             det, så er de)",
            first_few(&self.formulas)
        );
        let told = [
            (!self.formulas.is_empty(), formulas),
            (!self.hidden_rows.is_empty(), rows),
            (!self.hidden_columns.is_empty(), columns),
            (!self.errors.is_empty(), errors),
        ];
        let told = told.into_iter().filter(|(is_seen, _)| *is_seen);
        let coloured = coloured_of(&self.coloured, &format!("i arket ”{sheet}”"));
        told.map(|(_, remark)| remark).chain(coloured)
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
