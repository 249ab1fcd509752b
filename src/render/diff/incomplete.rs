//! What a comparison lacks, and why: the sentences after ”Ufuldstændig”.

use crate::render::visible::visible_name;
use crate::report::diff::{DiffView, LeftOut, Part};
use crate::text::danish::number::counted;
use crate::text::danish::{date, noun};

/// How many things are named before the rest are only counted.
const SHOWN: usize = 20;

/// The files with errors, and what is not compared for them; nothing where all was read.
pub(super) fn words(view: &DiffView) -> Option<String> {
    let then = match view.since.date {
        Some(day) => format!("den {}", date::long(day)),
        None => "dengang".to_owned(),
    };
    let mut sentences = Vec::new();
    if !view.incomplete.is_empty() {
        sentences.push(format!("Planen har fejl i {}.", files(&view.incomplete)));
    }
    if !view.since.incomplete.is_empty() {
        let files = files(&view.since.incomplete);
        sentences.push(format!("Planen havde {then} fejl i {files}."));
    }
    if sentences.is_empty() {
        return None;
    }
    if view.left_out.is_empty() {
        sentences.push("Oplysninger derfra kan mangle i sammenligningen.".to_owned());
        return Some(sentences.join(" "));
    }
    let things: Vec<String> = view.left_out.iter().take(SHOWN).map(thing).collect();
    let things = match view.left_out.len().checked_sub(SHOWN) {
        None | Some(0) => noun::list(&things),
        Some(hidden) => format!("{} og {} til", things.join(", "), counted(hidden)),
    };
    sentences.push(format!(
        "Det, der ikke kunne læses, er ikke sammenlignet: {things}."
    ));
    Some(sentences.join(" "))
}

fn files(names: &[String]) -> String {
    let names: Vec<_> = names.iter().map(|name| visible_name(name)).collect();
    noun::list(&names)
}

/// ”mål 2”, ”mål 1 (titel og baggrund)”, ”handling 2.4”, ”indikatoren ”Strande””.
fn thing(left_out: &LeftOut) -> String {
    let number = left_out.number.as_deref().unwrap_or_default();
    match (left_out.subject, left_out.part) {
        ("plan", _) => "handleplan.toml".to_owned(),
        ("maal", Part::Felter) => format!("mål {number} (titel og baggrund)"),
        ("maal", Part::Alt) => format!("mål {number}"),
        ("indikator", _) => format!(
            "indikatoren ”{}”",
            left_out.title.as_deref().unwrap_or_default()
        ),
        _ => format!("handling {number}"),
    }
}
