//! The formats that a result can be written in: the one list of them, with the names they go by
//! and the endings of their files.

/// A format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// Text as the terminal shows it.
    Text,
    Markdown,
    Html,
    Word,
    /// Excel.
    Excel,
    Csv,
    Json,
    /// iCalendar.
    Calendar,
    /// GitHub's workflow commands, which mark lines of a pull request.
    Github,
}

impl Format {
    pub(crate) const ALL: [Format; 9] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Word,
        Format::Excel,
        Format::Csv,
        Format::Json,
        Format::Calendar,
        Format::Github,
    ];

    /// Those of a result that is blocks and data.
    pub(crate) const OF_DOCUMENT: [Format; 5] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Word,
        Format::Json,
    ];

    /// Those of one that is a table as well.
    pub(crate) const OF_TABLE: [Format; 7] = [
        Format::Text,
        Format::Markdown,
        Format::Html,
        Format::Word,
        Format::Excel,
        Format::Csv,
        Format::Json,
    ];

    /// The name, and what else it is called.
    fn names(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["tekst", "tabel", "txt", "text", "table"],
            Format::Markdown => &["md", "markdown"],
            Format::Html => &["html", "htm", "webside"],
            Format::Word => &["docx", "word"],
            Format::Excel => &["xlsx", "excel", "regneark"],
            Format::Csv => &["csv"],
            Format::Json => &["json"],
            Format::Calendar => &["ics", "kalender", "icalendar", "ical"],
            Format::Github => &["github"],
        }
    }

    /// The name that help lists.
    pub(crate) fn name(self) -> &'static str {
        self.names().first().copied().unwrap_or_default()
    }

    /// Whether `name` is one of its names, in any case.
    pub(crate) fn is_called(self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.names().contains(&name.as_str())
    }

    /// The endings of its files, the usual one first; none where it is written to no file.
    pub(crate) fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Text => &["txt"],
            Format::Markdown => &["md", "markdown"],
            Format::Html => &["html", "htm"],
            Format::Word => &["docx"],
            Format::Excel => &["xlsx"],
            Format::Csv => &["csv"],
            Format::Json => &["json"],
            Format::Calendar => &["ics"],
            Format::Github => &[],
        }
    }

    /// The format that files with this ending have.
    pub(crate) fn of_ending(ending: &str) -> Option<Format> {
        let ending = ending.to_lowercase();
        let mut all = Format::ALL.into_iter();
        all.find(|format| format.endings().contains(&ending.as_str()))
    }

    /// Whether it is no text, and a terminal would show noise.
    pub(crate) fn is_binary(self) -> bool {
        matches!(self, Format::Word | Format::Excel)
    }
}

/// A format that people ask for and that is not written, by its endings, and those that serve
/// instead with the reason why.
pub(crate) struct Foreign {
    pub(crate) endings: &'static [&'static str],
    pub(crate) instead: &'static [Format],
    /// What to do with the file that is written instead.
    pub(crate) then: &'static str,
}

/// Those formats.
pub(crate) const FOREIGN: [Foreign; 5] = [
    Foreign {
        endings: &["pdf"],
        instead: &[Format::Word, Format::Html],
        then: "og gem eller udskriv derfra som PDF",
    },
    Foreign {
        endings: &["doc", "odt", "rtf", "pages"],
        instead: &[Format::Word],
        then: "og åbn den i Word, LibreOffice eller Pages",
    },
    Foreign {
        endings: &["xls", "ods", "numbers"],
        instead: &[Format::Excel],
        then: "og åbn den i Excel, LibreOffice eller Numbers",
    },
    Foreign {
        endings: &["ppt", "pptx", "odp", "key"],
        instead: &[Format::Word, Format::Html],
        then: "og kopiér derfra til præsentationen",
    },
    Foreign {
        endings: &["xml", "yaml", "yml"],
        instead: &[Format::Json],
        then: "som andre programmer læser",
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_an_ending_mean_one_format_each() {
        for format in Format::ALL {
            for name in format.names() {
                let called: Vec<Format> = Format::ALL
                    .into_iter()
                    .filter(|other| other.is_called(name))
                    .collect();
                assert_eq!(called, [format], "{name}");
            }
            for ending in format.endings() {
                assert_eq!(Format::of_ending(&ending.to_uppercase()), Some(format));
                assert!(format.is_called(ending) || *ending == "markdown");
            }
        }
        for foreign in FOREIGN {
            for ending in foreign.endings {
                assert_eq!(Format::of_ending(ending), None);
            }
        }
    }
}
