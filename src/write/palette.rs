//! The colours of statuses and lights, and of charts: one table for pages, pictures and Word.
//!
//! No meaning rests on a colour: it stands with its word or its number. A page has the same
//! colours from `templates/stil.css`, where the dark has others; the tests hold the two together.

use crate::plan::{Assessment, Status};
use crate::view::block::{Shade, Tone};

/// An area's colour, and that of text on it: six hexadecimal digits each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Colour {
    /// The area.
    pub(crate) fill: &'static str,
    /// Text on it: a contrast of 4.5 to 1 or more.
    pub(crate) ink: &'static str,
}

/// How a status or a light looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Look {
    /// Its name in style sheets.
    pub(crate) class: &'static str,
    /// In a chart.
    pub(crate) strong: Colour,
    /// Under a word in a table: paler, since there are many.
    pub(crate) pale: Colour,
    /// Over the area in a chart: in grey print some would be as dark as others.
    pub(crate) stripes: Option<Stripes>,
}

/// Slanting lines over an area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stripes {
    /// As in `/`.
    Rising,
    /// As in `\\`.
    Falling,
}

/// How an area of a chart looks.
pub(crate) fn of_shade(shade: Shade) -> Look {
    match shade {
        Shade::Status(Status::Completed) => {
            look("gennemfoert", ["0B4F6C", "FFFFFF"], ["B5D3E1", "0A3D54"])
        }
        Shade::Status(Status::Started) => {
            look("igangsat", ["2379A0", "FFFFFF"], ["D3E7F1", "123F56"])
        }
        Shade::Status(Status::Ongoing) => {
            look("loebende", ["93CBDC", "0B2A38"], ["E1F1F5", "123F4A"])
        }
        Shade::Status(Status::OnHold) => {
            look("sat-i-bero", ["F2D388", "3A2A00"], ["FAEFD0", "4A3600"]).striped(Stripes::Falling)
        }
        Shade::Status(Status::NotStarted) => look("ikke-igangsat", NOTHING, PALE_NOTHING),
        Shade::Status(Status::Dropped) => look("udgaaet", GONE, PALE_GONE).striped(Stripes::Rising),
        Shade::Light(Some(Assessment::Green)) => {
            look("groen", ["1D7A4B", "FFFFFF"], ["CBE8D6", "0F3F27"])
        }
        Shade::Light(Some(Assessment::Yellow)) => {
            look("gul", ["F4C542", "332600"], ["FBE7A3", "3F2F00"]).striped(Stripes::Falling)
        }
        Shade::Light(Some(Assessment::Red)) => {
            look("roed", ["B3261E", "FFFFFF"], ["F6CBC7", "5E120D"]).striped(Stripes::Rising)
        }
        Shade::Light(None) => look("ikke-vurderet", NOTHING, PALE_NOTHING),
    }
}

/// The classes of the mark before a word: of a status a square, of a light a sign of its own.
pub(crate) fn mark(shade: Shade) -> String {
    let class = of_shade(shade).class;
    match shade {
        Shade::Light(_) => format!("maerke lys {class}"),
        Shade::Status(_) => format!("maerke {class}"),
    }
}

/// What a word means as an area, where it has one.
pub(crate) fn shade_of(tone: Tone) -> Option<Shade> {
    match tone {
        Tone::Status(status) => Some(Shade::Status(status)),
        Tone::Light(light) => Some(Shade::Light(light)),
        Tone::Overdue | Tone::Faint => None,
    }
}

/// The border of a pale area on the page, and the axes.
pub(crate) const BORDER: &str = "587382";

/// Text that is less important than what it stands beside.
pub(crate) const FAINT: &str = "486170";

/// Text.
pub(crate) const INK: &str = "10242F";

/// What was measured in a year.
pub(crate) const MEASURED: Colour = colour(["0B4F6C", "FFFFFF"]);

/// The row of headings in a table.
pub(crate) const HEAD: Colour = colour(["DCEAF2", "17445E"]);

/// The row of totals.
pub(crate) const QUIET: Colour = colour(PALE_NOTHING);

/// How far it is to come.
pub(crate) const TARGET: &str = "1D7A4B";

const NOTHING: [&str; 2] = ["DDE6EB", "10242F"];
const PALE_NOTHING: [&str; 2] = ["EEF3F6", "1C2B36"];
const GONE: [&str; 2] = ["5F6F79", "FFFFFF"];
const PALE_GONE: [&str; 2] = ["DADFE3", "333F47"];

const fn look(class: &'static str, strong: [&'static str; 2], pale: [&'static str; 2]) -> Look {
    let (strong, pale) = (colour(strong), colour(pale));
    Look {
        class,
        strong,
        pale,
        stripes: None,
    }
}

impl Look {
    const fn striped(self, stripes: Stripes) -> Look {
        Look {
            stripes: Some(stripes),
            ..self
        }
    }
}

const fn colour([fill, ink]: [&'static str; 2]) -> Colour {
    Colour { fill, ink }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: [Shade; 10] = [
        Shade::Status(Status::NotStarted),
        Shade::Status(Status::Started),
        Shade::Status(Status::Ongoing),
        Shade::Status(Status::OnHold),
        Shade::Status(Status::Completed),
        Shade::Status(Status::Dropped),
        Shade::Light(Some(Assessment::Green)),
        Shade::Light(Some(Assessment::Yellow)),
        Shade::Light(Some(Assessment::Red)),
        Shade::Light(None),
    ];

    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
    }

    #[test]
    fn every_word_can_be_read_on_its_area() {
        let looks = EVERY.map(of_shade);
        let areas = looks.iter().flat_map(|look| [look.strong, look.pale]);
        for area in areas.chain([MEASURED, HEAD, QUIET]) {
            let (a, b) = (luminance(area.fill), luminance(area.ink));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{area:?}: {contrast}");
        }
    }

    /// A picture without its page has the colours of a light one.
    #[test]
    fn the_style_sheet_has_the_same_colours() {
        let style = include_str!("../../templates/stil.css").to_uppercase();
        let (light, _) = style.split_once("@MEDIA").unwrap();
        let has = |name: &str, colour: &str| {
            let rule = format!("--{}: #{colour};", name.to_uppercase());
            assert!(light.contains(&rule), "{rule}");
        };
        for look in EVERY.map(of_shade) {
            // Two names of one look.
            let name = match look.class {
                "ikke-vurderet" => "ikke-igangsat",
                class => class,
            };
            has(name, look.strong.fill);
            has(&format!("paa-{name}"), look.strong.ink);
        }
        has("kant", BORDER);
        has("daempet", FAINT);
        has("blaek", INK);
        has("maaltal", TARGET);
        has("hav", MEASURED.fill);
    }
}
