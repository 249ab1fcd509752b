//! Puts what is read into sections, and finds what is given twice: `dobbelt-noegle`.
//!
//! The rules of what may be added to which table are TOML's own, as the parser keeps them for a
//! whole file. Where one key after another is given twice, the fault is a header that is missing.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use super::line::line_at;
use crate::load::tree::{Entry, Item, Origin, Tree, Value};
use crate::text::{Diagnostic, FileId, Span};

pub(crate) const DUPLICATE: &str = "dobbelt-noegle";

/// A part of a name, as it is to be understood, and its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Key<'i> {
    pub(crate) name: Cow<'i, str>,
    pub(crate) place: Range<usize>,
}

/// A file's sections under construction, and the one that pairs go to.
#[derive(Default)]
pub(super) struct Sections<'i> {
    pub(super) root: Tree<'i>,
    /// Whether something was left out that may have been a section of its own.
    pub(super) has_lost: bool,
    current: Section,
    reported: HashSet<(usize, String)>,
}

/// The section that pairs go to.
#[derive(Default)]
struct Section {
    /// The entries that lead to it: in a table, or in the last table of a list.
    path: Vec<usize>,
    header: Range<usize>,
    /// How many keys a header may have to end a section that is lost; pairs are, until then.
    lost_under: Option<usize>,
    /// Whether it was given before: what it repeats follows from that.
    is_repeated: bool,
    /// How many entries it had where its last paragraph begins.
    above_paragraph: usize,
    /// Where that paragraph begins in the text.
    paragraph: usize,
    /// The name that was given twice, and how many entries the section had then.
    clash: Option<(String, usize)>,
}

/// What came of a header or a pair.
pub(super) enum Placed {
    Well,
    /// The key at the first place is given at the second already.
    Twice(Range<usize>, Range<usize>),
    /// Likewise, and more than this key: the section's own header is missing above the paragraph
    /// that begins at the third place.
    HeaderMissing(Range<usize>, Range<usize>, usize),
    /// As the clash before it: the header is missing above that.
    HeaderMissingAbove,
    /// What belongs to a table of the list at the second place stands above the first of them.
    Orphan(Range<usize>, Range<usize>),
    /// A single header at the first place, among double ones as at the second.
    Mixed(Range<usize>, Range<usize>),
}

impl<'i> Sections<'i> {
    /// Begins the section of a header. Where it clashes with a value, the section is lost.
    pub(super) fn open(&mut self, keys: &[Key<'i>], is_list: bool, header: Range<usize>) -> Placed {
        let Some((last, above)) = keys.split_last() else {
            return Placed::Well;
        };
        if self
            .current
            .lost_under
            .is_some_and(|depth| keys.len() > depth)
        {
            return Placed::Well;
        }
        self.current = Section {
            header: header.clone(),
            ..Section::default()
        };
        let mut path = Vec::with_capacity(keys.len());
        let mut table = &mut self.root;
        let mut parent = 0;
        for key in above {
            match descend(table, key, false) {
                Ok((at, next, place)) => {
                    path.push(at);
                    table = next;
                    parent = place;
                }
                Err(first) => {
                    self.lose(keys.len());
                    return self.once(keys, parent, Placed::Twice(key.place.clone(), first));
                }
            }
        }
        let at = position_of(table, last, || {
            if is_list {
                Value::Sections(Vec::new())
            } else {
                Value::Table(Tree::new(Origin::Implicit))
            }
        });
        path.push(at);
        let Some(entry) = table.entries.get_mut(at) else {
            return Placed::Well;
        };
        let mut placed = Placed::Well;
        let twice = Placed::Twice(last.place.clone(), entry.key_place.clone());
        match &mut entry.value {
            Value::Sections(sections) => {
                if !is_list {
                    placed = Placed::Mixed(header.clone(), entry.place.clone());
                } else if sections.is_empty() {
                    entry.place = header.clone();
                }
                sections.push((Tree::default(), header));
            }
            Value::Table(table) if table.origin == Origin::Header && is_list => {
                placed = Placed::Mixed(entry.place.clone(), header.clone());
                let single = (std::mem::take(table), entry.place.clone());
                entry.value = Value::Sections(vec![single, (Tree::default(), header)]);
            }
            Value::Table(table) if table.origin == Origin::Implicit && is_list => {
                self.has_lost = true;
                placed = Placed::Orphan(entry.key_place.clone(), header.clone());
                entry.place = header.clone();
                entry.key_place = last.place.clone();
                entry.value = Value::Sections(vec![(Tree::default(), header)]);
            }
            Value::Table(table) if table.origin == Origin::Implicit && !is_list => {
                table.origin = Origin::Header;
                entry.place = header;
                entry.key_place = last.place.clone();
            }
            Value::Table(table) if table.origin != Origin::Braces && !is_list => {
                table.origin = Origin::Header;
                self.current.is_repeated = true;
                placed = twice;
            }
            _ => {
                self.lose(keys.len());
                placed = twice;
            }
        }
        self.current.path = path;
        self.once(keys, parent, placed)
    }

    /// Leaves out the section of a header with so many keys, and those within it.
    pub(super) fn lose(&mut self, depth: usize) {
        self.has_lost = true;
        let above = self.current.lost_under.unwrap_or(depth);
        self.current = Section {
            header: self.current.header.clone(),
            lost_under: Some(depth.min(above)),
            ..Section::default()
        };
    }

    /// The same clash of headers is a fault the first time only.
    fn once(&mut self, keys: &[Key<'i>], parent: usize, placed: Placed) -> Placed {
        if matches!(placed, Placed::Well) {
            return placed;
        }
        let names: Vec<&str> = keys.iter().map(|key| &*key.name).collect();
        if self.reported.insert((parent, names.join("\n"))) {
            placed
        } else {
            Placed::Well
        }
    }

    /// Puts a pair into the current section; of two with the same key the first counts.
    pub(super) fn insert(
        &mut self,
        above: &[Key<'i>],
        key: Key<'i>,
        value: Item<'i>,
        begins_paragraph: bool,
    ) -> Placed {
        let section = &mut self.current;
        if section.lost_under.is_some() {
            return Placed::Well;
        }
        let mut table = &mut self.root;
        for at in &section.path {
            let Some(next) = table.entries.get_mut(*at).and_then(inner) else {
                return Placed::Well;
            };
            table = next;
        }
        let count = table.entries.len();
        if begins_paragraph {
            section.above_paragraph = count;
            section.paragraph = above.first().unwrap_or(&key).place.start;
        }
        let name = above.first().unwrap_or(&key).name.clone();
        let Err((again, first)) = put(table, above, key, value) else {
            return Placed::Well;
        };
        if section.is_repeated {
            return Placed::Well;
        }
        let at = table.position(&name).unwrap_or(count);
        let (keep, placed) = match &section.clash {
            _ if at < section.above_paragraph => {
                let placed = Placed::HeaderMissing(again, first, section.paragraph);
                (section.above_paragraph, placed)
            }
            Some((other, count)) if *other != name && at < *count => {
                (*count, Placed::HeaderMissingAbove)
            }
            Some(_) => return Placed::Twice(again, first),
            None => {
                section.clash = Some((name.into_owned(), count));
                return Placed::Twice(again, first);
            }
        };
        table.truncate(keep);
        self.lose(self.current.path.len().max(1));
        placed
    }

    /// The header of the current section; none at the top of the file.
    pub(super) fn header(&self) -> Range<usize> {
        self.current.header.clone()
    }
}

/// Where the key stands among the entries of the table: with this value, if it is new there.
fn position_of<'i>(
    table: &mut Tree<'i>,
    key: &Key<'i>,
    value: impl FnOnce() -> Value<'i>,
) -> usize {
    table.position(&key.name).unwrap_or_else(|| {
        table.entries.push(Entry {
            key: key.name.clone(),
            key_place: key.place.clone(),
            value: value(),
            place: key.place.clone(),
        });
        table.entries.len() - 1
    })
}

/// The table that a header or a dotted key goes on within, where it stands among the entries and
/// in the text; `Err` with the first place where the key is given for something else.
fn descend<'t, 'i>(
    table: &'t mut Tree<'i>,
    key: &Key<'i>,
    is_dotted: bool,
) -> Result<(usize, &'t mut Tree<'i>, usize), Range<usize>> {
    let origin = if is_dotted {
        Origin::Dotted
    } else {
        Origin::Implicit
    };
    let at = position_of(table, key, || Value::Table(Tree::new(origin)));
    let Some(entry) = table.entries.get_mut(at) else {
        return Err(key.place.clone());
    };
    let first = entry.key_place.clone();
    match &mut entry.value {
        Value::Table(inner) => {
            if inner.origin == Origin::Braces || (is_dotted && inner.origin == Origin::Header) {
                return Err(first);
            }
            if is_dotted {
                inner.origin = Origin::Dotted;
            }
            Ok((at, inner, first.start))
        }
        Value::Sections(sections) => match sections.last_mut() {
            Some((last, place)) => Ok((at, last, place.start)),
            None => Err(first),
        },
        _ => Err(first),
    }
}

/// Puts a pair into `table`; `Err` with the places of a key that is given twice and of the first.
fn put<'i>(
    mut table: &mut Tree<'i>,
    above: &[Key<'i>],
    key: Key<'i>,
    value: Item<'i>,
) -> Result<(), (Range<usize>, Range<usize>)> {
    for part in above {
        table = match descend(table, part, true) {
            Ok((_, inner, _)) => inner,
            Err(first) => return Err((part.place.clone(), first)),
        };
    }
    // A table with a header of its own cannot be added to by dotted keys.
    if let Some(part) = above.last().filter(|_| table.origin == Origin::Header) {
        return Err((key.place, part.place.clone()));
    }
    if let Some(first) = table
        .position(&key.name)
        .and_then(|at| table.entries.get(at))
    {
        return Err((key.place, first.key_place.clone()));
    }
    table.entries.push(Entry {
        key: key.name,
        key_place: key.place,
        value: value.value,
        place: value.place,
    });
    Ok(())
}

fn inner<'t, 'i>(entry: &'t mut Entry<'i>) -> Option<&'t mut Tree<'i>> {
    match &mut entry.value {
        Value::Table(table) => Some(table),
        Value::Sections(sections) => sections.last_mut().map(|(section, _)| section),
        _ => None,
    }
}

/// The error for the key at `second`, which is given at `first` already.
pub(super) fn given_twice(
    file: FileId,
    text: &str,
    second: Range<usize>,
    first: Option<Range<usize>>,
) -> Diagnostic {
    let key = text.get(second.clone()).unwrap_or_default();
    let key = key.trim_matches(['"', '\'']);
    let span = Span::new(file, second.start, second.end);
    let problem = Diagnostic::error(DUPLICATE, span, format!("”{key}” står der allerede"))
        .help("Slet den ene, eller ret dens navn.");
    match first {
        Some(first) => problem.related(Span::new(file, first.start, first.end), "første gang her"),
        None => problem,
    }
}

/// What to do where not one key but a whole section is given twice, below `header`.
pub(super) fn header_missing(text: &str, header: Range<usize>) -> String {
    match text.get(header) {
        None | Some("") => "Begynder noget nyt her, så mangler dets overskrift.".to_owned(),
        Some(header) => {
            format!("Begynder noget nyt her, så mangler dets overskrift, f.eks. ”{header}”.")
        }
    }
}

/// `[[handling.note]]` above the first `[[handling]]`.
pub(super) fn orphan(
    file: FileId,
    text: &str,
    inner: Range<usize>,
    list: Range<usize>,
) -> Diagnostic {
    let header = text.get(list.clone()).unwrap_or_default();
    let message = format!("overskriften står over den ”{header}”, som det under den hører til");
    Diagnostic::error(DUPLICATE, Span::new(file, inner.start, inner.end), message)
        .related(Span::new(file, list.start, list.end), "den første er her")
        .help(format!(
            "Flyt den ned under sin ”{header}”, med det, der står under den."
        ))
}

/// `[handling]` among `[[handling]]`: the single one is the slip.
pub(super) fn mixed(
    file: FileId,
    text: &str,
    single: Range<usize>,
    list: Range<usize>,
) -> Diagnostic {
    let message = "overskriften har enkelte kantede parenteser her og dobbelte et andet sted";
    let name = text.get(single.clone()).unwrap_or_default();
    let name = name.trim_matches(['[', ']', ' ', '\t']);
    Diagnostic::error(
        DUPLICATE,
        Span::new(file, single.start, single.end),
        message,
    )
    .related(Span::new(file, list.start, list.end), "dobbelte her")
    .help(format!("Skriv ”[[{name}]]”."))
}

/// Within `{ … }`: the first pair with the same key. Only the beginning of a very long value is
/// searched, so that a thousand clashes cost no more than a thousand looks.
pub(super) fn first_in_braces(
    text: &str,
    statement: usize,
    second: &Range<usize>,
) -> Option<Range<usize>> {
    const FAR: usize = 4096;
    let key = text.get(second.clone())?;
    let above = text.get(statement..second.start)?;
    above
        .match_indices(key)
        .take_while(|(offset, _)| *offset < FAR)
        .map(|(offset, _)| statement + offset..statement + offset + key.len())
        .find(|found| {
            let before = text.get(..found.start).unwrap_or_default().trim_end();
            let after = text.get(found.end..).unwrap_or_default().trim_start();
            before.ends_with(['{', ',']) && after.starts_with('=')
        })
}

/// The key that begins at `start`.
pub(super) fn key_at(text: &str, start: usize) -> Range<usize> {
    let line = line_at(text, start);
    let length = match line.strip_prefix(['"', '\'']) {
        Some(inner) => inner.find(['"', '\'']).map_or(line.len(), |end| end + 2),
        None => line
            .find([' ', '\t', '=', '.', ']', '['])
            .unwrap_or(line.len()),
    };
    start..start + length
}

#[cfg(test)]
mod tests {
    use crate::load::testing::{diagnose, pointed_at, survivors};
    use insta::assert_snapshot;

    const KEYS: &str = "nr = \"1\"\nnr = \"2\"\nnr = \"3\"\n[[h]]\nnr = \"4\"\n[[h]]\nnr = \"5\"\n\"nr\" = \"6\"\na = { b = 1, c = { b = 1 }, b = 2 }\n[[h]]\nd.e = 1\nd.e = 2\n[[h]]\nd.e = 1\nd = 3\n";
    const TABLES: &str = "x = 1\n[a]\nb = 1\n[a]\nc = 1\n[[x]]\ny = 1\n[[x]]\n[x.z]\ny = 1\n";
    const MIXED: &str =
        "[[h]]\nnr = 1\n\n\n[h]\nnr = 2\n\n[[h]]\nnr = 3\n[[h.n]]\nt = 1\n[h.n]\nt = 2\n";
    const MIXED_FIRST: &str = "[abc]\nnr = 1\n[[abc.n]]\nt = 1\n[[abc]]\nnr = 2\n[[abc]]\nnr = 3\n";

    #[test]
    fn a_key_in_quotes_is_pointed_at_whole() {
        let text =
            "a = { \"b\" = 1, \"b\" = 2 }\nc = { 'd e' = 1, 'd e'=2 }\nf = { g.h = 1, g.h = 2 }\n";
        assert_snapshot!(pointed_at(text), @r#"
        "b" ("b")
        'd e' ('d e')
        h
        "#);
    }

    #[test]
    fn a_header_adds_nothing_to_what_is_whole_already() {
        let told = |text: &str| format!("{}\n{}", diagnose(text), survivors(text));
        assert_snapshot!(told("a = { x = 1 }\n[a]\ny = 2\nx = 3\n[b]\nz = 1\n"), @"
        2:2 dobbelt-noegle: ”a” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        {a: {x: 1}, b: {z: 1}}
        ");
        assert_snapshot!(told("a.b = 1\n[[a]]\nc = 2\n[a]\nd = 1\n"), @"
        2:3 dobbelt-noegle: ”a” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        {a: {b: 1, d: 1}}
        ");
    }

    #[test]
    fn where_a_section_is_given_twice_its_header_is_said_to_be_missing() {
        let entry = "nr = \"1\"\ntekst = \"x\"\n\n";
        // With the paragraph goes all of it.
        let text = format!("[[handling]]\n{entry}gruppe = \"y\"\n{entry}frist = \"2025\"\n");
        assert_snapshot!(survivors(&text), @r#"{handling: [{nr: "1", tekst: "x"}]}"#);
        assert_snapshot!(diagnose(&format!("{entry}{entry}")), @"4:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn. | Begynder noget nyt her, så mangler dets overskrift.");
        assert_snapshot!(diagnose(&format!("[[handling]]\n{entry}{entry}")), @"5:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 2:1) | Slet den ene, eller ret dens navn. | Begynder noget nyt her, så mangler dets overskrift, f.eks. ”[[handling]]”.");
    }

    #[test]
    fn a_key_given_again_names_the_first() {
        assert_snapshot!(diagnose(KEYS), @"
        2:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        3:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 1:1) | Slet den ene, eller ret dens navn.
        8:1 dobbelt-noegle: ”nr” står der allerede (første gang her: 7:1) | Slet den ene, eller ret dens navn.
        9:29 dobbelt-noegle: ”b” står der allerede (første gang her: 9:7) | Slet den ene, eller ret dens navn.
        12:3 dobbelt-noegle: ”e” står der allerede (første gang her: 11:3) | Slet den ene, eller ret dens navn.
        15:1 dobbelt-noegle: ”d” står der allerede (første gang her: 14:1) | Slet den ene, eller ret dens navn.
        ");
        assert_snapshot!(survivors(KEYS), @r#"{h: [{nr: "4"}, {a: {b: 1, c: {b: 1}}, nr: "5"}, {d: {e: 1}}, {d: {e: 1}}], nr: "1"}"#);
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
        5:1 dobbelt-noegle: overskriften har enkelte kantede parenteser her og dobbelte et andet sted (dobbelte her: 1:1) | Skriv ”[[h]]”.
        12:1 dobbelt-noegle: overskriften har enkelte kantede parenteser her og dobbelte et andet sted (dobbelte her: 10:1) | Skriv ”[[h.n]]”.
        ");
        assert_snapshot!(survivors(MIXED), @"{h: [{nr: 1}, {nr: 2}, {n: [{t: 1}, {t: 2}], nr: 3}]}");
        assert_snapshot!(diagnose(MIXED_FIRST), @"1:1 dobbelt-noegle: overskriften har enkelte kantede parenteser her og dobbelte et andet sted (dobbelte her: 5:1) | Skriv ”[[abc]]”.");
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
    fn what_a_section_given_again_repeats_follows_from_that() {
        assert_snapshot!(diagnose("[a]\nx = 1\n[a]\nx = 2\n"), @"3:2 dobbelt-noegle: ”a” står der allerede (første gang her: 1:2) | Slet den ene, eller ret dens navn.");
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
