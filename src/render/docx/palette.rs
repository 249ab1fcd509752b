//! The shades of statuses and lights. A shade never stands without its word or its number.

/// A shade, and the colour that text on it is read in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shade {
    /// The ground, as six hexadecimal digits.
    pub(crate) fill: &'static str,
    /// The text on it: a contrast of 4.5 to 1 or more.
    pub(crate) ink: &'static str,
}

/// The row of headings in a table.
pub(crate) const HEAD: Shade = shade("DCEAF2", "17445E");

/// The row of totals, and where nothing is to be said.
pub(crate) const QUIET: Shade = shade("EEF3F6", "1C2B36");

/// What is under way, whether it has an end or not.
pub(crate) const UNDER_WAY: Shade = shade("93CBDC", "0B2A38");

/// What was measured in a year.
pub(crate) const MEASURED: Shade = shade("0B4F6C", "FFFFFF");

/// Where it stood when the period began, which nobody measured in it.
pub(crate) const BASELINE: Shade = UNDER_WAY;

/// How far it is to come.
pub(crate) const TARGET: Shade = shade("CBE8D6", "0F3F27");

/// The shade of a status or a light on a bar.
pub(crate) fn of_bar(word: &str) -> Shade {
    match word {
        "gennemført" => shade("0B4F6C", "FFFFFF"),
        "igangsat" => shade("2379A0", "FFFFFF"),
        "løbende" => UNDER_WAY,
        "sat i bero" => shade("F2D388", "3A2A00"),
        "udgået" | "afsluttet" => shade("5F6F79", "FFFFFF"),
        "grøn" => shade("1D7A4B", "FFFFFF"),
        "gul" => shade("F4C542", "332600"),
        "rød" => shade("B3261E", "FFFFFF"),
        _ => shade("DDE6EB", "10242F"),
    }
}

/// The shade of a status or light in a table: paler, since there are many.
pub(crate) fn of_word(word: &str) -> Shade {
    match word {
        "gennemført" => shade("B5D3E1", "0A3D54"),
        "igangsat" => shade("D3E7F1", "123F56"),
        "løbende" => shade("E1F1F5", "123F4A"),
        "sat i bero" => shade("FAEFD0", "4A3600"),
        "udgået" => shade("DADFE3", "333F47"),
        "grøn" => shade("CBE8D6", "0F3F27"),
        "gul" => shade("FBE7A3", "3F2F00"),
        "rød" => shade("F6CBC7", "5E120D"),
        _ => QUIET,
    }
}

const fn shade(fill: &'static str, ink: &'static str) -> Shade {
    Shade { fill, ink }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{Assessment, Status};
    use crate::view::annual::FINISHED;

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.03928 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    #[test]
    fn every_word_can_be_read_on_its_shade() {
        let words = Status::WORDS.into_iter().chain(Assessment::WORDS);
        let bars = words.clone().chain([FINISHED]).map(of_bar);
        for shade in words
            .map(of_word)
            .chain(bars)
            .chain([HEAD, QUIET, MEASURED, TARGET])
        {
            let (a, b) = (luminance(shade.fill), luminance(shade.ink));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{shade:?}: {contrast}");
        }
    }
}
