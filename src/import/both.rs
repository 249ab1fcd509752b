//! A column that holds two things: `Ansvarlig / frist`, with `Sekretariatet / 2025` in its cells.

use super::column::{Column, head_key, named_exactly};
use super::listed::{Labelled, told};
use super::time::{counted, span};
use crate::plan::{Status, meaning};
use crate::text::danish::between::between;

/// The two things that a column under this head holds, where both are named and a cell can tell them
/// apart.
pub(super) fn both(head: &str) -> Option<(Column, Column)> {
    let key = head_key(head);
    let words: Vec<&str> = key
        .split(' ')
        .filter(|word| !["og", "samt", "and"].contains(word))
        .collect();
    let named = |words: &[&str]| named_exactly(&words.join(" "));
    let found = (1..words.len()).find_map(|at| {
        let (first, second) = words.split_at_checked(at)?;
        named(first).zip(named(second))
    });
    found.filter(|(first, second)| first != second && (is_told(*first) || is_told(*second)))
}

/// Whether words are known to be of a column by what they say.
fn is_told(column: Column) -> bool {
    matches!(column, Column::Start | Column::Deadline | Column::Status)
}

/// Whether a text is what a column holds; a name may be anything else.
fn fits(column: Column, text: &str) -> bool {
    let is_time = || span(text).is_some() || counted(text).is_some() || between(text).is_some();
    let is_status = || {
        meaning::of_value(text)
            .and_then(Status::from_word)
            .is_some()
    };
    match column {
        Column::Start | Column::Deadline => is_time(),
        Column::Status => is_status(),
        _ => !is_time() && !is_status() && text.contains(char::is_alphabetic),
    }
}

/// What the lines of a cell say under each of two columns.
pub(super) fn parted(
    lines: &[String],
    (first, second): (Column, Column),
) -> Vec<(Column, Vec<String>)> {
    let text = lines.join("\n");
    let (words, labelled) = told(&text).unwrap_or((text, Vec::new()));
    let said = |(_, column, said): Labelled| (column, vec![said]);
    let mut found: Vec<_> = labelled.into_iter().map(said).collect();
    let kept = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    if words.is_empty() {
        return found;
    }
    let whole = || {
        [first, second]
            .into_iter()
            .find(|column| is_told(*column) && fits(*column, &words))
    };
    let pairs = || splits(&words);
    let is_it = |(a, b): &(&str, &str)| fits(first, a) && fits(second, b);
    let in_order = || pairs().find(is_it).map(|(a, b)| [(first, a), (second, b)]);
    let turned = || {
        let found = pairs().find(|(a, b)| is_it(&(b, a)));
        found.map(|(a, b)| [(second, a), (first, b)])
    };
    // "Havnen / efter behov", "Havnen /": the one sign between them parts them as the head does.
    let by_place = || {
        let mut signs = words.match_indices(['/', '\n', ';']);
        let (at, _) = signs.next().filter(|_| signs.next().is_none())?;
        let (a, b) = (words.get(..at)?.trim(), words.get(at + 1..)?.trim());
        Some([(first, a), (second, b)])
    };
    match whole() {
        Some(column) => found.push((column, kept(&words))),
        None => match in_order().or_else(turned).or_else(by_place) {
            Some(pair) => found.extend(pair.map(|(column, text)| (column, kept(text)))),
            // A name has no form of its own.
            None => {
                let column = if is_told(first) { second } else { first };
                found.push((column, kept(&words)));
            }
        },
    }
    found
}

/// The ways in which a text can be parted in two, those with the longest second part first.
fn splits(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let is_short = text.len() <= LONGEST;
    let text = if is_short { text } else { "" };
    let signs = text.match_indices(['/', '\n', ';', ',', '(', '–', '-', ':', ' ']);
    signs.filter_map(|(at, sign)| {
        let is_sign = |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '–' | '-' | ':');
        let first = text.get(..at)?.trim_end_matches(is_sign);
        let second = text.get(at + sign.len()..)?.trim_start_matches(is_sign);
        let second = if sign == "(" {
            second.strip_suffix(')')?
        } else {
            second
        };
        let second = second
            .strip_prefix('(')
            .and_then(|of| of.strip_suffix(')'))
            .unwrap_or(second);
        (!first.is_empty() && !second.is_empty()).then_some((first, second))
    })
}

/// Who answers and when is not longer, in bytes.
const LONGEST: usize = 300;

#[cfg(test)]
mod tests {
    use super::*;
    use Column::{Deadline, Responsible, Status, Text};

    #[test]
    fn a_head_of_two_columns_is_known_where_a_cell_tells_them_apart() {
        for (head, columns) in [
            ("Ansvarlig / frist", Some((Responsible, Deadline))),
            ("Ansvarlig og deadline", Some((Responsible, Deadline))),
            ("Hvem/hvornår?", Some((Responsible, Deadline))),
            ("Frist, ansvarlig", Some((Deadline, Responsible))),
            ("Frist & status", Some((Deadline, Status))),
            ("Ansvarlig/samarbejdspartner", None),
            ("Handling/tiltag", None),
            ("Ansvarlig", None),
            ("Nr. og handling", None),
        ] {
            assert_eq!(both(head), columns, "{head}");
        }
        assert_eq!(both("Handling og status"), Some((Text, Status)));
    }

    #[test]
    fn a_time_a_status_and_a_count_are_no_name() {
        for (text, fits_names) in [
            ("Havnen", true),
            ("2027", false),
            ("løbende", false),
            ("igangsat", false),
            ("12", false),
        ] {
            assert_eq!(fits(Responsible, text), fits_names, "{text}");
        }
    }

    #[test]
    fn a_cell_of_two_columns_is_parted_where_the_time_begins() {
        for (cell, who, when) in [
            ("Sekretariatet / 2025", "Sekretariatet", "2025"),
            ("Sekretariatet, 2025/2026", "Sekretariatet", "2025/2026"),
            (
                "Havnen og Teknik / 1. kvartal 2026",
                "Havnen og Teknik",
                "1. kvartal 2026",
            ),
            ("Havnen (2027)", "Havnen", "2027"),
            ("Havnen 2027", "Havnen", "2027"),
            ("2027 – Havnen", "Havnen", "2027"),
            ("Teknik/Miljø, løbende", "Teknik/Miljø", "løbende"),
            ("Havnen", "Havnen", ""),
            ("2027", "", "2027"),
            ("Havnen / efter behov", "Havnen", "efter behov"),
            ("Havnen /", "Havnen", ""),
            ("/ 2027", "", "2027"),
            ("Frist: 2027, Ansvarlig: Havnen", "Havnen", "2027"),
        ] {
            let parted = parted(&[cell.to_owned()], (Responsible, Deadline));
            let of = |column| {
                let lines = parted.iter().filter(|(of, _)| *of == column);
                lines
                    .flat_map(|(_, lines)| lines.clone())
                    .collect::<Vec<_>>()
                    .join("|")
            };
            assert_eq!(
                (of(Responsible), of(Deadline)),
                (who.into(), when.into()),
                "{cell}"
            );
        }
    }
}
