//! `dobbelt-noegle`: a key or table that is given twice.
//!
//! The parser finds the second, but its errors do not say where the first stands; and where one of
//! them is a list of tables and the other a single one, it drops all but the last.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::header::Header;
use super::line::line_at;
use super::repair::Edit;
use super::statement::{Form, Statement, Statements};
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const DUPLICATE: &str = "dobbelt-noegle";

/// Every name in a text, with the first place that gives it.
pub(crate) struct Names {
    first: HashMap<String, Place>,
    by_start: HashMap<usize, String>,
    reported_headers: HashSet<String>,
}

/// Where a name stands: the statement, by index, and the part of its key.
struct Place {
    statement: usize,
    key: Range<usize>,
}

/// What to do about a clash. The same clash of headers has a problem the first time only.
#[derive(Default)]
pub(crate) struct Clash {
    pub(crate) problem: Option<Diagnostic>,
    /// What to take out of the copy.
    pub(crate) edit: Option<Edit>,
    /// The header, as an index, that has single brackets among double ones.
    pub(crate) broken: Option<usize>,
}

impl Names {
    /// Goes through the statements once.
    pub(crate) fn of(text: &str, statements: &Statements) -> Names {
        let mut collector = Collector {
            text,
            names: Names {
                first: HashMap::new(),
                by_start: HashMap::new(),
                reported_headers: HashSet::new(),
            },
            lists: HashMap::new(),
        };
        let mut section = String::new();
        for (index, statement) in statements.all.iter().enumerate() {
            match &statement.form {
                Form::Header(header) => section = collector.header(index, statement, header),
                Form::Pair => collector.pair(index, statement, &section),
                Form::Neither => {}
            }
        }
        collector.names
    }

    /// What to say and do about the name that begins at `start`, which is given already.
    pub(crate) fn clash(
        &mut self,
        file: FileId,
        text: &str,
        statements: &Statements,
        start: usize,
    ) -> Clash {
        let Some(index) = statements.at(start) else {
            return Clash::default();
        };
        let Some(second) = statements.all.get(index) else {
            return Clash::default();
        };
        let name = self.by_start.get(&start);
        let first = name.and_then(|name| self.first.get(name));
        let first = first.filter(|first| first.key.start != start);
        let Form::Header(header) = &second.form else {
            let first = match first {
                Some(first) => Some(first.key.clone()),
                None => first_in_braces(text, second, start),
            };
            return Clash {
                problem: Some(given_twice(file, text, start, first)),
                ..Clash::default()
            };
        };
        let other = first.and_then(|first| statements.all.get(first.statement));
        let place = first.map(|first| first.key.clone());
        let mut clash = Clash {
            problem: Some(given_twice(file, text, start, place)),
            ..Clash::default()
        };
        match (first, other.map(|other| &other.form)) {
            (Some(first), Some(Form::Header(other)))
                if other.is_array != header.is_array && other.keys.last() == Some(&first.key) =>
            {
                let (single, list, broken) = if header.is_array {
                    (other, header, first.statement)
                } else {
                    (header, other, index)
                };
                clash.problem = Some(mixed(file, text, single, list));
                clash.broken = Some(broken);
            }
            // The parser would keep the later one.
            (Some(_), Some(Form::Pair)) => {
                clash.edit = Some(Edit::blank(statements.section(index)));
            }
            _ => {}
        }
        if name.is_some_and(|name| !self.reported_headers.insert(name.clone())) {
            clash.problem = None;
        }
        clash
    }
}

fn given_twice(file: FileId, text: &str, start: usize, first: Option<Range<usize>>) -> Diagnostic {
    let end = start + key_length(text, start);
    let key = text.get(start..end).unwrap_or_default();
    let key = key.trim_matches(['"', '\'']);
    let span = Span::new(file, start, end);
    let problem = Diagnostic::error(DUPLICATE, span, format!("”{key}” står der allerede"))
        .help("Slet den ene, eller ret dens navn.");
    match first {
        Some(first) => problem.related(Span::new(file, first.start, first.end), "første gang her"),
        None => problem,
    }
}

/// `[handling]` among `[[handling]]`: the single one is the slip.
fn mixed(file: FileId, text: &str, single: &Header, list: &Header) -> Diagnostic {
    let span = |header: &Header| Span::new(file, header.range.start, header.range.end);
    let message = "overskriften har enkelte klammer her og dobbelte et andet sted";
    Diagnostic::error(DUPLICATE, span(single), message)
        .related(span(list), "dobbelte her")
        .help(format!("Skriv ”{}”.", single.meant(text, true)))
}

/// Within `{ … }`: the first pair with the same key. Only the beginning of a very long value is
/// searched, so that a thousand clashes cost no more than a thousand looks.
fn first_in_braces(text: &str, statement: &Statement, start: usize) -> Option<Range<usize>> {
    const FAR: usize = 4096;
    let length = key_length(text, start);
    let key = text.get(start..start + length)?;
    let from = statement.range.start;
    let above = text.get(from..start)?;
    above
        .match_indices(key)
        .take_while(|(offset, _)| *offset < FAR)
        .map(|(offset, _)| from + offset..from + offset + length)
        .find(|found| {
            let before = text.get(..found.start).unwrap_or_default().trim_end();
            let after = text.get(found.end..).unwrap_or_default().trim_start();
            before.ends_with(['{', ',']) && after.starts_with('=')
        })
}

fn key_length(text: &str, start: usize) -> usize {
    let line = line_at(text, start);
    match line.strip_prefix(['"', '\'']) {
        Some(inner) => inner.find(['"', '\'']).map_or(line.len(), |end| end + 2),
        None => line
            .find([' ', '\t', '=', '.', ']', '['])
            .unwrap_or(line.len()),
    }
}

struct Collector<'t> {
    text: &'t str,
    names: Names,
    /// How many elements each list of tables has so far.
    lists: HashMap<String, usize>,
}

impl Collector<'_> {
    fn pair(&mut self, statement: usize, pair: &Statement, section: &str) {
        let mut path = section.to_owned();
        for key in &pair.keys {
            self.note(&mut path, statement, key);
        }
    }

    /// Notes the parts of a header; returns the name of the section it begins, in which every
    /// element of a list has a number of its own.
    fn header(&mut self, statement: usize, written: &Statement, header: &Header) -> String {
        let mut path = String::new();
        for (index, key) in written.keys.iter().enumerate() {
            self.note(&mut path, statement, key);
            if header.is_array && index + 1 == written.keys.len() {
                *self.lists.entry(path.clone()).or_insert(0) += 1;
            }
            if let Some(count) = self.lists.get(&path) {
                path += &format!("#{count}");
            }
        }
        path
    }

    fn note(&mut self, path: &mut String, statement: usize, key: &Range<usize>) {
        let written = self.text.get(key.clone()).unwrap_or_default();
        // No name can hold a line break, so none runs into the next.
        path.push('\n');
        path.push_str(written.trim().trim_matches(['"', '\'']));
        self.names.by_start.insert(key.start, path.clone());
        let place = Place {
            statement,
            key: key.clone(),
        };
        self.names.first.entry(path.clone()).or_insert(place);
    }
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, survivors};
    use insta::assert_snapshot;

    const KEYS: &str = "nr = \"1\"\nnr = \"2\"\nnr = \"3\"\n[[h]]\nnr = \"4\"\n[[h]]\nnr = \"5\"\n\"nr\" = \"6\"\na = { b = 1, c = { b = 1 }, b = 2 }\nd.e = 1\nd.e = 2\nd = 3\n";
    const TABLES: &str = "x = 1\n[a]\nb = 1\n[a]\nc = 1\n[[x]]\ny = 1\n[[x]]\n[x.z]\ny = 1\n";
    const MIXED: &str =
        "[[h]]\nnr = 1\n\n\n[h]\nnr = 2\n\n[[h]]\nnr = 3\n[[h.n]]\nt = 1\n[h.n]\nt = 2\n";
    const MIXED_FIRST: &str = "[abc]\nnr = 1\n[[abc.n]]\nt = 1\n[[abc]]\nnr = 2\n[[abc]]\nnr = 3\n";

    #[test]
    fn a_key_given_again_names_the_first() {
        assert_snapshot!(diagnose(KEYS), @"
        2:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        3:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        8:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 7:1) | Slet den ene, eller ret dens navn.
        9:29 dobbelt-noegle: ”b” står der allerede (første gang her: 9:7) | Slet den ene, eller ret dens navn.
        11:3 dobbelt-noegle: ”e” står der allerede (første gang her: 10:3) | Slet den ene, eller ret dens navn.
        12:1 dobbelt-noegle: ”d” står der allerede (første gang her: 10:1) | Slet den ene, eller ret dens navn.
        ");
        assert_snapshot!(survivors(KEYS), @r#"{h: [{nr: "4"}, {a: {b: 1, c: {b: 1}}, d: {e: 1}, nr: "5"}], nr: "1"}"#);
    }

    #[test]
    fn a_table_given_again_names_the_first_and_the_first_value_stands() {
        assert_snapshot!(diagnose(TABLES), @"
        4:2 dobbelt-noegle: ”a” står der allerede (første gang her: 2:2) | Slet den ene, eller ret dens navn.
        6:3 dobbelt-noegle: ”x” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        ");
        assert_snapshot!(survivors(TABLES), @"{a: {b: 1, c: 1}, x: 1}");
    }

    #[test]
    fn a_single_header_among_double_ones_is_read_as_one_of_them() {
        assert_snapshot!(diagnose(MIXED), @"
        5:1 dobbelt-noegle: overskriften har enkelte klammer her og dobbelte et andet sted (dobbelte her: 1:1) | Skriv ”[[h]]”.
        12:1 dobbelt-noegle: overskriften har enkelte klammer her og dobbelte et andet sted (dobbelte her: 10:1) | Skriv ”[[h.n]]”.
        ");
        assert_snapshot!(survivors(MIXED), @"{h: [{nr: 1}, {n: [{t: 1}], nr: 3}]}");
        assert_snapshot!(diagnose(MIXED_FIRST), @"1:1 dobbelt-noegle: overskriften har enkelte klammer her og dobbelte et andet sted (dobbelte her: 5:1) | Skriv ”[[abc]]”.");
        assert_snapshot!(survivors(MIXED_FIRST), @"{abc: [{n: [{t: 1}], nr: 1}, {nr: 2}, {nr: 3}]}");
    }

    #[test]
    fn a_key_given_again_in_braces_names_the_first_and_no_longer_key() {
        let text = "x = { nr = 1, unr = \"nr, nr\", nr = 2 }\ny = { unr = 1, nr = 1, nr = 2 }\n";
        assert_snapshot!(diagnose(text), @"
        1:31 dobbelt-noegle: ”nr” står der allerede (første gang her: 1:7) | Slet den ene, eller ret dens navn.
        2:24 dobbelt-noegle: ”nr” står der allerede (første gang her: 2:16) | Slet den ene, eller ret dens navn.
        ");
    }

    #[test]
    fn what_a_section_given_again_repeats_is_named_too() {
        assert_snapshot!(diagnose("[a]\nx = 1\n[a]\nx = 2\n"), @"
        3:2 dobbelt-noegle: ”a” står der allerede (første gang her: 1:2) | Slet den ene, eller ret dens navn.
        4:1 dobbelt-noegle: ”x” står der allerede (første gang her: 2:1) | Slet den ene, eller ret dens navn.
        ");
    }

    #[test]
    fn a_value_stands_whatever_headers_take_its_name() {
        let text = "x = 1\nz = 1\n[x]\ny = 2\n[z]\ny = 2\n";
        assert_snapshot!(diagnose(text), @"
        3:2 dobbelt-noegle: ”x” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        5:2 dobbelt-noegle: ”z” står der allerede (første gang her: 2:1) | Slet den ene, eller ret dens navn.
        ");
        assert_snapshot!(survivors(text), @"{x: 1, z: 1}");
    }
}
