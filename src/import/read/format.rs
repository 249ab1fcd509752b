//! How a workbook shows its numbers: as days, months, years, shares, or with a word after them.

use super::docx::inner;
use crate::load::office::parse;
use crate::text::danish::date;
use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};
use roxmltree::Node;
use std::collections::BTreeMap;

/// How a number is shown.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Format {
    Day,
    Month,
    Year,
    /// The time of a day.
    Time,
    /// With so many digits after the comma.
    Percent(usize),
    /// With the word that stands after each: `kr.`
    Unit(String),
    #[default]
    Plain,
}

impl Format {
    /// A number as it is shown, but for its thousands.
    pub(super) fn show(&self, value: &str, first_day: NaiveDate) -> String {
        let Ok(number) = value.trim().parse::<f64>() else {
            return value.to_owned();
        };
        // The shortest text of the number: 2.1 is kept as 2.1000000000000001.
        let plain = || number.to_string().replace('.', ",");
        let day = || {
            let is_sound =
                (1.0..3_000_000.0).contains(&number) && (number >= 61.0 || first_day.year() > 1900);
            let days = Days::new(number as u64);
            Some(first_day).filter(|_| is_sound)?.checked_add_days(days)
        };
        match self {
            Format::Day => day().map_or_else(plain, date::short),
            Format::Month => day().map_or_else(plain, |day| {
                format!("{} {}", date::month_name(day.month()), day.year())
            }),
            Format::Year => day().map_or_else(plain, |day| day.year().to_string()),
            Format::Time => {
                let minutes = (number.fract().abs() * 1440.0).round() as u64 % 1440;
                format!("{:02}:{:02}", minutes / 60, minutes % 60)
            }
            Format::Percent(digits) => format!("{:.digits$} %", number * 100.0).replace('.', ","),
            Format::Unit(unit) => format!("{} {unit}", plain()),
            Format::Plain => plain(),
        }
    }

    /// The format that a code means.
    fn of(code: &str) -> Format {
        // What is shown of a number that is not below zero.
        let code = code.split(';').next().unwrap_or_default();
        let mut is_bracketed = false;
        let letters = code
            .split('"')
            .step_by(2)
            .collect::<String>()
            .to_lowercase();
        let letters: String = letters
            .chars()
            .filter(|c| {
                is_bracketed = *c == '[' || (is_bracketed && *c != ']');
                !is_bracketed
            })
            .collect();
        let has = |letters_of: &[char]| letters.contains(letters_of);
        if has(&['d']) {
            return Format::Day;
        }
        if has(&['y', 'å']) {
            return if has(&['m']) {
                Format::Month
            } else {
                Format::Year
            };
        }
        if has(&['h', 't']) {
            return Format::Time;
        }
        if has(&['%']) {
            let after = letters.split_once('.').map_or("", |(_, after)| after);
            return Format::Percent(after.chars().filter(|c| matches!(c, '0' | '#')).count());
        }
        // A blank of a sign's width.
        let code = code.trim_end_matches("_-").trim_end_matches("_)");
        let unit = code
            .strip_suffix('"')
            .and_then(|code| code.rsplit_once('"'));
        match unit
            .map(|(_, unit)| unit.trim())
            .filter(|unit| !unit.is_empty())
        {
            Some(unit) => Format::Unit(unit.to_owned()),
            None => Format::Plain,
        }
    }
}

/// The styles that cells may have.
#[derive(Debug, Default)]
pub(super) struct Styles {
    pub(super) formats: Vec<Format>,
    /// The colour behind each, but for white.
    pub(super) colours: Vec<Option<String>>,
}

impl Styles {
    /// The styles of the part `text`.
    pub(super) fn read(text: &str) -> Result<Styles> {
        let document = parse(text)?;
        let named = |name: &'static str| {
            document
                .descendants()
                .filter(move |node| node.tag_name().name() == name)
        };
        let own: BTreeMap<&str, Format> = named("numFmt")
            .filter_map(|node| {
                let format = Format::of(node.attribute("formatCode")?);
                Some((node.attribute("numFmtId")?, format))
            })
            .collect();
        let styles = named("cellXfs").next();
        let styles = styles
            .into_iter()
            .flat_map(|node| node.children().filter(Node::is_element));
        let fills: Vec<Option<String>> = named("fill").map(colour).collect();
        let fill = |node: Node<'_, '_>| {
            let at = node.attribute("fillId")?.parse::<usize>().ok()?;
            fills.get(at)?.clone()
        };
        let format = |node: Node<'_, '_>| {
            let id = node.attribute("numFmtId").unwrap_or("0");
            own.get(id).cloned().unwrap_or_else(|| built_in(id))
        };
        Ok(Styles {
            colours: styles.clone().map(fill).collect(),
            formats: styles.map(format).collect(),
        })
    }
}

/// What a fill's colour is known by, but for none and white.
fn colour(fill: Node<'_, '_>) -> Option<String> {
    let pattern = inner(fill, &["patternFill"])?;
    let is_solid = pattern.attribute("patternType") == Some("solid");
    let colour = inner(pattern, &["fgColor"]).filter(|_| is_solid)?;
    let told =
        ["rgb", "theme", "indexed", "tint"].map(|name| colour.attribute(name).unwrap_or("-"));
    let is_white = [["FFFFFFFF", "-", "-", "-"], ["-", "0", "-", "-"]].contains(&told);
    (!is_white).then(|| told.join(" "))
}

/// The formats that have a number alone.
fn built_in(id: &str) -> Format {
    match id {
        "9" => Format::Percent(0),
        "10" => Format::Percent(2),
        "14" | "15" | "16" | "22" => Format::Day,
        "17" => Format::Month,
        "18" | "19" | "20" | "21" => Format::Time,
        _ => Format::Plain,
    }
}
