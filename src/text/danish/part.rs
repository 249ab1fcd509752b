//! A named part of a year: `1. kvartal`, `2. halvår`, `foråret`, `ultimo`.

use std::fmt;

use super::fold;

/// One of [`Part::ALL`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Part {
    name: &'static str,
    first_month: u32,
    last_month: u32,
}

const fn part(name: &'static str, first_month: u32, last_month: u32) -> Part {
    Part {
        name,
        first_month,
        last_month,
    }
}

impl Part {
    /// Every part that has a name and lies within one year.
    pub(crate) const ALL: [Part; 12] = [
        part("1. kvartal", 1, 3),
        part("2. kvartal", 4, 6),
        part("3. kvartal", 7, 9),
        part("4. kvartal", 10, 12),
        part("1. halvår", 1, 6),
        part("2. halvår", 7, 12),
        part("foråret", 3, 5),
        part("sommeren", 6, 8),
        part("efteråret", 9, 11),
        part("primo", 1, 4),
        part("medio", 5, 8),
        part("ultimo", 9, 12),
    ];

    /// The first quarter.
    pub(crate) const FIRST_QUARTER: Part = Part::ALL[0];

    /// The number of its first month, 1 to 12.
    pub(crate) fn first_month(self) -> u32 {
        self.first_month
    }

    /// The number of its last month, 1 to 12.
    pub(crate) fn last_month(self) -> u32 {
        self.last_month
    }

    /// Where it is a third, the first and the last of its days in a month; 31 is the last day of
    /// any month.
    pub(crate) fn days_of_month(self) -> Option<(u32, u32)> {
        match self.name {
            "primo" => Some((1, 10)),
            "medio" => Some((11, 20)),
            "ultimo" => Some((21, 31)),
            _ => None,
        }
    }

    /// As a narrow column shows it: `1. kv.`
    pub(crate) fn short(self) -> String {
        self.name.replace("kvartal", "kv.")
    }

    /// The part that a folded text means: `1.kvartal`, `3. kv.`, `q3`, `forår`. `Err` where its
    /// number is none: `5. kvartal`.
    pub(crate) fn read(folded: &str) -> Option<Result<Part, NoSuchPart>> {
        let digits = folded.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = folded.split_at(digits);
        let unit = rest.strip_prefix('.').unwrap_or(rest).trim();
        let unit = match unit.trim_end_matches('.') {
            "kv" | "kvt" | "kvart" => "kvartal",
            _ => unit,
        };
        let is_named = |part: &&Part| {
            let key = fold::key(part.name);
            // Without its article: "forår".
            key == unit || key.strip_suffix("et").or(key.strip_suffix("en")) == Some(unit)
        };
        if number.is_empty() {
            if let Some(spelt) = spelt_out(unit) {
                return Part::read(&spelt);
            }
            return Part::ALL.iter().find(is_named).map(|part| Ok(*part));
        }
        let none = match unit {
            "kvartal" => NoSuchPart::Quarter,
            "halvaar" => NoSuchPart::Half,
            _ => return None,
        };
        let number = number.trim_start_matches('0');
        let key = format!("{number}. {unit}");
        let found = Part::ALL.iter().find(|part| fold::key(part.name) == key);
        Some(found.copied().ok_or(none))
    }
}

/// `q3`, `h2` and `første halvår` with a digit before the unit, and `slutningen af` by its one word.
fn spelt_out(folded: &str) -> Option<String> {
    let of_letter = |letter, unit: &str| {
        let number = folded.strip_prefix(letter)?.trim_start();
        let is_number = number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("{number}. {unit}"))
    };
    let of_words = || {
        let (ordinal, unit) = folded.split_once(' ')?;
        let ordinals = ["foerste", "andet", "tredje", "fjerde"];
        let number = ordinals.iter().position(|word| *word == ordinal)? + 1;
        Some(format!("{number}. {unit}"))
    };
    let of_phrase = || match folded {
        "start" | "starten af" | "begyndelsen af" => Some("primo".to_owned()),
        "midt" | "midten af" => Some("medio".to_owned()),
        "slutningen af" => Some("ultimo".to_owned()),
        _ => None,
    };
    of_letter('q', "kvartal")
        .or_else(|| of_letter('k', "kvartal"))
        .or_else(|| of_letter('h', "halvaar"))
        .or_else(of_words)
        .or_else(of_phrase)
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

/// A number that no part of a year has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoSuchPart {
    Quarter,
    Half,
}

impl fmt::Display for NoSuchPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Quarter => "et år har fire kvartaler",
            Self::Half => "et år har to halvår",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_read_however_it_is_spelt() {
        for (text, name) in [
            ("1. kvartal", "1. kvartal"),
            ("1.kvartal", "1. kvartal"),
            ("04 kvartal", "4. kvartal"),
            ("2 halvår", "2. halvår"),
            ("Forår", "foråret"),
            ("efteraaret", "efteråret"),
            ("sommer", "sommeren"),
            ("Ultimo", "ultimo"),
        ] {
            let part = Part::read(&fold::key(text)).and_then(Result::ok);
            assert_eq!(part.map(|part| part.name), Some(name), "{text}");
        }
        for text in ["kvartal", "5 uger", "vinteren", "", "1."] {
            assert_eq!(Part::read(text), None, "{text}");
        }
        assert_eq!(Part::read("5. kvartal"), Some(Err(NoSuchPart::Quarter)));
        assert_eq!(Part::read("0. halvaar"), Some(Err(NoSuchPart::Half)));
    }
}
