//! Contrast by WCAG 2.2: every pair of colours that the style sheet lets meet, light and dark.

use std::collections::BTreeMap;

const STYLE: &str = include_str!("../../templates/stil.css");

/// Text needs 4.5 : 1 against what it stands on.
const TEXT: &[(&str, &str)] = &[
    ("blaek", "flade"),
    ("blaek", "baggrund"),
    ("blaek", "tone"),
    ("daempet", "flade"),
    ("daempet", "baggrund"),
    ("daempet", "tone"),
    ("hav", "flade"),
    ("hav", "baggrund"),
    ("hav", "tone"),
    ("maaltal", "flade"),
    ("paa-hoved", "hoved"),
    ("paa-hoved-daempet", "hoved"),
    ("paa-advarsel", "advarsel"),
    ("paa-gennemfoert", "gennemfoert"),
    ("paa-igangsat", "igangsat"),
    ("paa-loebende", "loebende"),
    ("paa-sat-i-bero", "sat-i-bero"),
    ("paa-ikke-igangsat", "ikke-igangsat"),
    ("paa-udgaaet", "udgaaet"),
    ("paa-groen", "groen"),
    ("paa-gul", "gul"),
    ("paa-roed", "roed"),
];

/// What marks a part of a picture or the focus needs 3 : 1. A pale area is parted from the
/// page by its border, which is why the border is what is measured.
const MARKS: &[(&str, &str)] = &[
    ("kant", "flade"),
    ("kant", "baggrund"),
    ("kant", "ikke-igangsat"),
    ("kant", "advarsel"),
    ("hav", "flade"),
    ("maaltal", "flade"),
    ("fokus", "flade"),
    ("fokus", "baggrund"),
    ("fokus", "tone"),
];

/// A hairline between rows, which carries no meaning.
const DECORATION: &[&str] = &["linje"];

type Theme = BTreeMap<String, [f64; 3]>;

#[test]
fn every_pair_of_colours_can_be_read() {
    let (light, dark) = themes();
    assert_eq!(
        light.keys().collect::<Vec<_>>(),
        dark.keys().collect::<Vec<_>>()
    );
    let mut faint = Vec::new();
    for (theme, colours) in [("lys", &light), ("mørk", &dark)] {
        let pairs = TEXT.iter().map(|pair| (pair, 4.5));
        for ((front, back), least) in pairs.chain(MARKS.iter().map(|pair| (pair, 3.0))) {
            let contrast = contrast(colours[*front], colours[*back]);
            if contrast < least {
                faint.push(format!(
                    "{theme}: {front} på {back}: {contrast:.2} < {least}"
                ));
            }
        }
    }
    assert!(faint.is_empty(), "{}", faint.join("\n"));
}

#[test]
fn no_colour_escapes_the_measurement() {
    let (light, _) = themes();
    for name in light.keys() {
        let pairs = TEXT.iter().chain(MARKS);
        let is_measured = pairs.flat_map(|(a, b)| [a, b]).any(|used| used == name);
        assert!(is_measured || DECORATION.contains(&name.as_str()), "{name}");
    }
    // Outside the two lists of colours there are only names of them: what a line is painted with
    // is a variable, or no colour at all.
    let rules = STYLE.split(['{', '}', ';']).map(str::trim);
    for (property, value) in rules.filter_map(|rule| rule.split_once(": ")) {
        let paints = ["color", "background", "background-color", "fill", "stroke"];
        let value = match property {
            "--baggrund" => continue,
            _ if paints.contains(&property) => value,
            _ if property.starts_with("border") || property == "outline" => {
                let colour = value.split(' ').next_back().unwrap_or(value);
                let is_measure = colour.starts_with(|c: char| c.is_ascii_digit() || c == '.');
                if is_measure || ["collapse", "dashed"].contains(&colour) {
                    continue;
                }
                colour
            }
            _ => {
                assert!(
                    property.starts_with("--") || !value.contains('#'),
                    "{value}"
                );
                continue;
            }
        };
        // Stripes are of two colours, which lie on each other nowhere but in a mark.
        let is_stripes = value.starts_with("repeating-linear-gradient(") && !value.contains('#');
        let is_known = is_stripes || ["none", "inherit", "transparent"].contains(&value);
        assert!(
            is_known || value.starts_with("var(--"),
            "{property}: {value}"
        );
    }
}

/// The colours of `:root`, and the same with what the dark replaces.
fn themes() -> (Theme, Theme) {
    let (light, rest) = STYLE
        .split_once("@media screen and (prefers-color-scheme: dark)")
        .unwrap();
    let (dark, _) = rest.split_once("/* Tekst */").unwrap();
    (colours(light), colours(dark))
}

fn colours(text: &str) -> Theme {
    let declarations = text.split(['{', ';', '}']).map(str::trim);
    declarations
        .filter_map(|declaration| {
            let (name, value) = declaration.strip_prefix("--")?.split_once(": ")?;
            Some((name.to_owned(), parse(value)))
        })
        .collect()
}

fn parse(hex: &str) -> [f64; 3] {
    let part = |at: usize| f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
    assert_eq!(hex.len(), 7, "{hex}");
    [part(1), part(3), part(5)]
}

fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let linear = colour.map(|part| {
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

#[test]
fn the_measure_is_right() {
    assert!((contrast(parse("#000000"), parse("#ffffff")) - 21.0).abs() < 1e-9);
    assert!((contrast(parse("#777777"), parse("#ffffff")) - 4.48).abs() < 0.01);
}
