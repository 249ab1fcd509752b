//! Texts that mean harm, in every place that holds a text: the report keeps its structure, as
//! an independent reader of Markdown sees it, with every extension switched on.

use super::{plan, rendered};
use crate::check::testing::Memory;
use crate::plan::Plan;
use crate::write::hostile::{HOSTILE, first_difference, structure};

/// A plan with `text` in every place that holds one.
fn plan_of(text: &str) -> Plan {
    let text = toml_string(text);
    let header = format!(
        r#"format = 1
titel = {text}
organisation = {text}
periode = "2023-2026"
[[part]]
navn = {text}
[[moede]]
dato = 2024-02-22
navn = {text}
[[moede]]
dato = 2025-02-20
navn = {text}
[[international]]
nr = "X-1"
titel = {text}
kilde = {text}
"#
    );
    let goal = format!(
        r#"nr = "1"
titel = {text}
[[handling]]
nr = "1.1"
tekst = {text}
ansvarlig = [{text}]
trin = [{text}]
international = ["X-1"]
oprettet = 2024-01-15
[[handling.aarsmaal]]
aar = 2024
dato = 2024-02-22
maal = {text}
midler = {text}
beloeb = 1_000
besluttet = 2024-02-22
[[handling.aarsmaal]]
aar = 2025
dato = 2024-12-01
maal = {text}
midler = {text}
[[handling.note]]
dato = 2024-02-22
tekst = {text}
af = {text}
trin = 1
vurdering = "rød"
besluttet = 2024-02-22
[[handling]]
nr = "1.2"
tekst = {text}
ansvarlig = [{text}]
[[handling.note]]
dato = 2024-10-01
tekst = {text}
status = "udgået"
besluttet = 2024-02-22
[[handling]]
nr = "1.3"
tekst = {text}
ansvarlig = [{text}]
[[indikator]]
navn = {text}
enhed = {text}
maaltal = 2
[[indikator.maaling]]
dato = 2024-12-31
vaerdi = 1
kilde = {text}
"#
    );
    let files = [("handleplan.toml", header), ("maal-1.toml", goal)];
    plan(&Memory(
        files
            .into_iter()
            .map(|(name, text)| (name.to_owned(), text.into_bytes()))
            .collect(),
    ))
}

fn toml_string(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' | '\\' => format!("\\{c}"),
            c if c.is_control() => format!("\\u{:04x}", u32::from(c)),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

#[test]
fn no_text_can_change_the_structure() {
    let report_with = |text: &str| rendered(&plan_of(text), 2024, "2026-01-01", &[text.to_owned()]);
    let harmless = structure(&report_with("Ren strand"));
    for text in HOSTILE {
        let report = report_with(text);
        assert_eq!(
            first_difference(&structure(&report), &harmless),
            None,
            "{text:?} in\n{report}"
        );
    }
}

#[test]
fn paragraphs_of_a_note_stay_in_its_list_item() {
    let report_with = |text: &str| rendered(&plan_of(text), 2024, "2026-01-01", &[]);
    let without_paragraphs = |report: &str| {
        let mut parts = structure(report);
        parts.retain(|part| !part.contains("Paragraph"));
        parts
    };
    let harmless = without_paragraphs(&report_with("Ren strand"));
    for text in HOSTILE {
        let report = report_with(&format!("a\n\n{text}\n\n{text}"));
        let found = without_paragraphs(&report);
        assert_eq!(
            first_difference(&found, &harmless),
            None,
            "{text:?} in\n{report}"
        );
    }
}
