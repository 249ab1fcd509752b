//! From a text to its tables, statement by statement, with every fault of syntax on the way, each
//! once and in Danish.
//!
//! A plain statement is read where it stands. Any other is cut out, mended on a copy of it that is
//! as long, and judged by the TOML parser: what is wrong with it costs no other statement.

pub(super) mod conflict;
pub(super) mod header;
pub(super) mod keys;
mod lexer;
pub(super) mod line;
pub(super) mod numbers;
mod plain;
pub(super) mod quotes;
mod repair;
pub(super) mod section;
mod slips;
pub(super) mod spaces;
pub(super) mod statement;
pub(super) mod unclosed;
mod value;
pub(super) mod wording;
mod wording_line;
pub(super) mod wording_value;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashSet;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue, Error};

use self::header::Header;
use self::keys::danish_key;
use self::line::line_end;
use self::plain::Plain;
use self::repair::{Edit, repaired};
use self::section::{Key, Placed, Sections};
use self::statement::{Cutter, Statement};
pub(super) use self::statement::{Form, statements};
use self::unclosed::UNCLOSED_TEXT;
pub(super) use self::wording::ESCAPES;
use self::wording::Place;
use super::headers::{self, ReadAs, Repair};
use super::mistyped;
use super::tree::{Item, Tree};
use crate::schema::{self, HeaderName, Kind, bracketed};
use crate::text::danish::fold;
use crate::text::{Diagnostic, FileId, Span};

/// A text as TOML.
#[derive(Debug, Default)]
pub(crate) struct Document<'i> {
    /// All that could be read.
    pub(crate) tree: Tree<'i>,
    /// Where something could not be read: offsets in the text, in order. A table that holds one
    /// may lack fields for no other reason.
    pub(crate) damaged: Vec<usize>,
    /// Whether a section may have been left out.
    pub(crate) has_lost: bool,
    /// Where keys are given again, as those of another section whose header is missing.
    pub(crate) doubled: Vec<Doubled>,
}

/// A stretch of keys that are given again.
#[derive(Debug)]
pub(crate) struct Doubled {
    /// Where its first key stands.
    pub(crate) at: usize,
    /// The header of the section that it stands in; none at the top of the file.
    pub(crate) header: Range<usize>,
    /// What is reported of it.
    pub(crate) problem: Diagnostic,
}

/// Reads `text` as TOML and reports its faults, in order of place.
///
/// `workspace` is empty, or was given for the same text; it keeps the copy that is read where the
/// text as it is cannot be. The `repairs` are made, in the order of their places.
pub(crate) fn read<'i>(
    file: FileId,
    text: &'i str,
    workspace: &'i OnceCell<String>,
    repairs: &[Repair],
    problems: &mut Vec<Diagnostic>,
) -> Document<'i> {
    // What a power cut left at the end is reported as one fault of bytes.
    let text = text.trim_end_matches('\0');
    let mut reader = Reader {
        file,
        plain: Plain { text, at: 0 },
        workspace,
        cutter: None,
        sections: Sections::default(),
        begins_paragraph: false,
        problems: Vec::new(),
        damaged: Vec::new(),
        line_starts: OnceCell::new(),
        reported: HashSet::new(),
        clash: None,
        lists: None,
        next_repair: repairs.first().map_or(usize::MAX, |repair| repair.at),
        repairs,
        misspelt: None,
        doubled: Vec::new(),
    };
    if !conflict::is_free(text) {
        reader.make_cutter();
    }
    reader.read();
    Diagnostic::put_in_order(&mut reader.problems);
    reader.damaged.sort_unstable();
    problems.append(&mut reader.problems);
    Document {
        has_lost: reader.sections.has_lost,
        tree: reader.sections.root,
        damaged: reader.damaged,
        doubled: reader.doubled,
    }
}

struct Reader<'i, 'r> {
    file: FileId,
    plain: Plain<'i>,
    workspace: &'i OnceCell<String>,
    /// Takes apart what is not plain; most texts need none.
    cutter: Option<Cutter<'i>>,
    sections: Sections<'i>,
    begins_paragraph: bool,
    problems: Vec<Diagnostic>,
    damaged: Vec<usize>,
    line_starts: OnceCell<Vec<usize>>,
    /// The lines that have an error, by index. One is enough: the rest follows from it.
    reported: HashSet<usize>,
    /// The last problem about a key that is given twice.
    clash: Option<usize>,
    /// The names that headers give to lists of tables.
    lists: Option<HashSet<String>>,
    /// The repairs that are still to be made, and where the first of them is.
    repairs: &'r [Repair],
    next_repair: usize,
    /// The repair of the header that comes next.
    misspelt: Option<&'r Repair>,
    doubled: Vec<Doubled>,
}

impl<'i> Reader<'i, '_> {
    fn read(&mut self) {
        loop {
            self.plain.skip_blanks();
            let Some(first) = self.plain.peek() else {
                return;
            };
            if self.next_repair <= self.plain.at {
                self.repair();
                continue;
            }
            if self.read_plain(first) {
                continue;
            }
            if self.cutter.is_none() {
                self.make_cutter();
            } else {
                self.take_apart();
                // So that only a line without anything on it is a blank one.
                self.plain.try_to(Plain::end_line);
            }
        }
    }

    /// Reads one statement or line, if it is plain.
    fn read_plain(&mut self, first: u8) -> bool {
        let placed = match first {
            b'\n' | b'\r' | b'#' => {
                let is_read = self.plain.try_to(Plain::end_line).is_some();
                self.begins_paragraph |= is_read && first != b'#';
                return is_read;
            }
            b'[' => match self.plain.try_to(Plain::header) {
                None => return false,
                Some((first, None, place)) => self.begin(&[first], true, place),
                Some((first, Some(second), place)) => self.begin(&[first, second], true, place),
            },
            _ => match self.plain.try_to(Plain::pair) {
                None => return false,
                Some((key, item)) => self.sections.insert(&[], key, item, self.begins_paragraph),
            },
        };
        self.begins_paragraph = false;
        self.report_clash(placed);
        true
    }

    /// Goes over to a copy of the text as long as it is, with NUL as a blank and a lone carriage
    /// return as a line feed, which `bytes` has reported, and of every conflict only one side.
    fn make_cutter(&mut self) {
        let text = self.plain.text;
        let (conflicts, edits) = conflict::resolve(self.file, text);
        let starts = conflicts.iter().map(|problem| problem.span.start as usize);
        self.damaged.extend(starts);
        for conflict in conflicts {
            self.report(conflict);
        }
        let is_lone = |at: &usize| match text.as_bytes().get(*at..) {
            Some([b'\r', next @ ..]) => next.first() != Some(&b'\n'),
            _ => true,
        };
        let controls = memchr::memchr2_iter(b'\r', 0, text.as_bytes()).filter(is_lone);
        let mut controls = controls.peekable();
        if !edits.is_empty() || controls.peek().is_some() {
            let mut copy = repaired(text, 0..text.len(), &edits).into_bytes();
            for at in controls {
                if let Some(byte) = copy.get_mut(at) {
                    *byte = if *byte == 0 { b' ' } else { b'\n' };
                }
            }
            let copy = || String::from_utf8(copy).unwrap_or_default();
            self.plain.text = self.workspace.get_or_init(copy);
        }
        self.cutter = Some(Cutter::new(self.file, self.plain.text));
    }

    /// Reads one statement, or a comment, that is not plain.
    fn take_apart(&mut self) {
        let (text, start) = (self.plain.text, self.plain.at);
        let rest = text.get(start..).unwrap_or_default();
        match rest.chars().next() {
            Some('#') => {
                let line = start..line_end(text, start);
                self.plain.at = line.end;
                self.judge(text.get(line).unwrap_or_default(), start, None);
            }
            Some(space) if spaces::is_odd(space) => {
                self.plain.at = start + space.len_utf8();
                self.report_odd_space(&(start..self.plain.at));
            }
            _ => {
                let statement = self
                    .cutter
                    .as_mut()
                    .and_then(|cutter| cutter.next_at(start));
                let Some(statement) = statement else {
                    self.plain.at = text.len();
                    return;
                };
                self.plain.at = statement.range.end.max(start + 1);
                let before = self.problems.len();
                let is_read = self.take(&statement).is_some();
                let field = self.field(&statement);
                let new = self.problems.iter_mut().skip(before);
                new.for_each(|problem| problem.field = problem.field.or(field));
                if !is_read {
                    self.damaged.push(statement.place_of_fault());
                    if let Form::Header(_) = statement.form {
                        self.sections.lose(statement.keys.len().max(1));
                    }
                }
                self.begins_paragraph = false;
            }
        }
    }

    /// The field that a pair, or a line that should be one, is of.
    fn field(&self, statement: &Statement) -> Option<&'static str> {
        if let Form::Header(_) = statement.form {
            return None;
        }
        let key = self.plain.text.get(statement.keys.first()?.clone())?;
        let key = key.trim_matches(|c: char| !c.is_alphanumeric());
        schema::known_key(&fold::ascii(key).to_lowercase())
    }

    /// Puts a statement where it belongs; `None`, and reported, if it cannot be read.
    fn take(&mut self, statement: &Statement) -> Option<()> {
        if let Some(problem) = &statement.fault {
            let slip = self
                .slip(statement)
                .filter(|_| problem.rule == UNCLOSED_TEXT);
            self.report(slip.unwrap_or_else(|| problem.clone()));
            return None;
        }
        let done = self.put_in(statement);
        if statement.form != Form::Neither {
            for quoted in &statement.curly {
                let problem = quoted.problem(self.file, self.plain.text, done.is_some());
                self.report(problem);
            }
        }
        done
    }

    fn put_in(&mut self, statement: &Statement) -> Option<()> {
        let edits = self.put_right(statement)?;
        let (text, start) = (self.plain.text, statement.range.start);
        // With its line break: the parser has other words for the end of a file.
        let end = statement.range.end;
        let line_break = match text.as_bytes().get(end..) {
            Some([b'\r', b'\n', ..]) => 2,
            Some([b'\n', ..]) => 1,
            _ => 0,
        };
        let copy = repaired(text, start..end + line_break, &edits);
        match &statement.form {
            Form::Header(header) if header.keys.is_empty() || header.is_sound => {
                self.judge(&copy, start, Some(statement))?;
                self.open(header, &copy, start)
            }
            Form::Header(header) => self.open(header, &copy, start),
            Form::Pair(_) => {
                let table = self.judge(&copy, start, Some(statement))?;
                let (mut keys, value) = unnest(table, statement.keys.len(), start)?;
                let mut item = Item::parsed(value, start);
                if !statement.curly.is_empty() {
                    item.widen(text);
                }
                // Digits with something else among them: `40_000;`, `2O24`.
                if !item.value.is_readable()
                    && let Some(problem) = self.value_problem(statement)
                    && text.get(item.place.clone()).is_some_and(numbers::has_signs)
                {
                    self.report_once(problem);
                    return None;
                }
                numbers::check(self.file, text, &item, &mut self.problems);
                let last = keys.pop()?;
                let placed = self
                    .sections
                    .insert(&keys, last, item, self.begins_paragraph);
                self.report_clash(placed);
                Some(())
            }
            Form::Neither => {
                let is_refused = self.judge(&copy, start, Some(statement)).is_none();
                if !is_refused {
                    let words = wording::fallback();
                    let span = Span::new(self.file, start, statement.range.end);
                    self.report_once(
                        Diagnostic::error(words.rule, span, words.message).help(words.help),
                    );
                }
                None
            }
        }
    }

    fn open(&mut self, header: &Header, copy: &str, base: usize) -> Option<()> {
        let name = header.name(copy, base);
        let is_list = header.is_array || (!header.is_sound && self.is_list(&name));
        if !header.is_sound && !self.is_misspelt(&header.range) {
            let text = self.plain.text;
            self.report(header.problem(self.file, text, &name, is_list));
        }
        let sound = bracketed(&name, is_list);
        let table = DeTable::parse(&sound).ok()?.into_inner();
        let (mut keys, _) = unnest(table, header.keys.len(), 0)?;
        for (key, place) in keys.iter_mut().zip(&header.keys) {
            key.place = place.clone();
        }
        let placed = self.begin(&keys, is_list, header.range.clone());
        self.report_clash(placed);
        Some(())
    }

    /// Makes the repairs of the place where the reader is.
    fn repair(&mut self) {
        while let Some((repair, later)) = self.repairs.split_first() {
            self.next_repair = repair.at;
            if repair.at > self.plain.at {
                return;
            }
            self.repairs = later;
            if !repair.is_missing {
                if let Some(problem) = &repair.problem {
                    self.report(problem.clone());
                }
                self.misspelt = Some(repair);
                continue;
            }
            self.problems.extend(repair.problem.clone());
            match &repair.read_as {
                ReadAs::Nothing(depth) => self.sections.lose(*depth),
                ReadAs::Below(header) => {
                    self.damaged.push(*header);
                    self.plain.at = line_end(self.plain.text, self.plain.at);
                }
                ReadAs::Header(name) => {
                    let place = self.plain.at..line_end(self.plain.text, self.plain.at);
                    let keys = repaired_keys(name, &[], &place);
                    let placed = self.sections.open(&keys, name.is_list, place);
                    self.report_clash(placed);
                }
            }
        }
        self.next_repair = usize::MAX;
    }

    /// Whether the header at `place` is read as another than it is written.
    fn is_misspelt(&self, place: &Range<usize>) -> bool {
        self.misspelt.is_some_and(|repair| repair.at == place.start)
    }

    /// Begins the section of the header at `place`.
    fn begin(&mut self, keys: &[Key<'i>], is_list: bool, place: Range<usize>) -> Placed {
        let repair = self.misspelt.take();
        match repair.filter(|repair| repair.at == place.start) {
            None => self.sections.open(keys, is_list, place),
            Some(repair) => match &repair.read_as {
                ReadAs::Nothing(depth) => {
                    self.sections.lose(*depth);
                    Placed::Well
                }
                ReadAs::Below(_) => Placed::Well,
                ReadAs::Header(name) => {
                    let keys = repaired_keys(name, keys, &place);
                    self.sections.open(&keys, name.is_list, place)
                }
            },
        }
    }

    /// Whether some header gives this name to a list of tables.
    fn is_list(&mut self, name: &str) -> bool {
        let text = self.plain.text;
        let lists = self.lists.get_or_insert_with(|| {
            let lines = text.lines().map(str::trim_start);
            let headers = lines.filter_map(|line| line.strip_prefix("[[")?.split_once("]]"));
            headers
                .map(|(name, _)| name.replace([' ', '\t'], ""))
                .collect()
        });
        lists.contains(name)
    }

    /// What to change in a statement before the parser reads it; each is reported. `None` where
    /// no change makes it readable.
    fn put_right(&mut self, statement: &Statement) -> Option<Vec<Edit>> {
        let text = self.plain.text;
        let mut edits = Vec::new();
        // A line that is neither has one fault: that it is neither. What its Danish letters are
        // worth shows when it is a pair.
        let is_whole = statement.form != Form::Neither;
        for key in statement.keys.iter().chain(&statement.inner_keys) {
            let name = text.get(key.clone()).unwrap_or_default();
            let name = if is_whole {
                name
            } else {
                name.trim_end_matches(':')
            };
            let range = key.start..key.start + name.len();
            if let Some((problem, edit)) = danish_key(self.file, name, range) {
                edits.push(edit);
                // A header that is told anyway is told with its right name.
                let is_told = matches!(&statement.form, Form::Header(header) if !header.is_sound);
                if let Some(problem) = problem.filter(|_| is_whole && !is_told) {
                    self.report(problem);
                }
            }
        }
        if !is_whole {
            return Some(edits);
        }
        // In the middle of a date or a number no blank is of use: `40 000`, `12. marts 2024`.
        if let Form::Pair(value) = &statement.form
            && let Some(raw) = text.get(value.clone())
            && raw.trim_matches(spaces::is_odd).contains(spaces::is_odd)
            && let Some(problem) = self.mistyped(statement)
            && !problem.offers.is_empty()
        {
            self.report(problem);
            return None;
        }
        for space in &statement.odd_spaces {
            self.report_odd_space(space);
            edits.push(Edit::blank(space.clone()));
        }
        for quoted in &statement.curly {
            edits.extend(quoted.edits(text)?);
        }
        Some(edits)
    }

    /// Has the parser read a copy of the text from `base` on, and reports what it refuses. `None`
    /// where nothing is left of the statement: a comment is no part of it, nor is what follows a
    /// header on its line, and of a key given twice in braces the first stands.
    fn judge<'c>(
        &mut self,
        copy: &'c str,
        base: usize,
        statement: Option<&Statement>,
    ) -> Option<DeTable<'c>> {
        let (table, errors) = DeTable::parse_recoverable(copy);
        // In the text, and between two letters of it.
        let text = self.plain.text;
        let whole = |at: usize| {
            let mut places = (0..=(base + at).min(text.len())).rev();
            places.find(|at| text.is_char_boundary(*at)).unwrap_or(0)
        };
        let place = |error: &Error| error.span().unwrap_or(0..0);
        let mut errors: Vec<(Range<usize>, Error)> = errors
            .into_iter()
            .map(|error| (whole(place(&error).start)..whole(place(&error).end), error))
            .collect();
        errors.sort_by_cached_key(|(at, error)| {
            (self.line(at.start), is_consequence(error), at.start)
        });
        if let Some(problem) = statement
            .filter(|_| !errors.is_empty())
            .and_then(|statement| self.value_problem(statement))
        {
            self.report_once(problem);
            return None;
        }
        // By its name alone it shows whether a header can be read.
        let is_header = statement.is_some_and(|of| matches!(of.form, Form::Header(_)));
        let mut is_whole = true;
        for (place, error) in errors {
            if is_clash(&error) {
                let key = section::key_at(text, place.start);
                let first = section::first_in_braces(text, base, &key);
                let problem = section::given_twice(self.file, text, key, first);
                self.report_once(problem);
                continue;
            }
            let is_comment = error.message().starts_with("invalid comment character");
            if is_header && !is_comment {
                // A key may stand there.
                self.damaged.push(place.start);
            }
            is_whole &= is_comment || is_header;
            let problem = self.problem(&error, place);
            self.report_once(problem);
        }
        if let Some(refused) = statement
            .and_then(|of| of.refused.as_ref())
            .filter(|_| is_whole)
        {
            self.report_once(refused.clone());
            return None;
        }
        is_whole.then(|| table.into_inner())
    }

    /// The error for a value that the parser has no fitting words for.
    fn value_problem(&self, statement: &Statement) -> Option<Diagnostic> {
        self.slip(statement).or_else(|| self.mistyped(statement))
    }

    /// The error for a slip in the value of a statement.
    fn slip(&self, statement: &Statement) -> Option<Diagnostic> {
        let Form::Pair(value) = &statement.form else {
            return None;
        };
        let text = self.plain.text;
        let name = statement.name(text);
        // Curly quotes and odd blanks have been told.
        if !statement.curly.is_empty() || !statement.odd_spaces.is_empty() {
            return None;
        }
        let slip = slips::Slip {
            file: self.file,
            text,
            range: slips::range(text, value.start, statement.range.end),
            kind: self.kind(&name),
        };
        slip.problem()
    }

    /// The kind of the field `key`: in the table that the reader is in, or else wherever it stands.
    fn kind(&self, key: &str) -> Option<Kind> {
        let header = self.sections.header();
        let tables = [&schema::GOAL, &schema::HANDLEPLAN].into_iter();
        let mut tables =
            tables.map(|root| (root, headers::table_of(self.plain.text, &header, root)));
        let own = tables.find(|(root, table)| !std::ptr::eq(*root, *table));
        let field = own.and_then(|(_, table)| table.field(key));
        field.map_or_else(|| schema::kind_everywhere(key), |field| Some(field.kind))
    }

    /// The error for a date or a number that cannot be read, where the key tells that it is to be
    /// one: the parser would have a text in quotes.
    fn mistyped(&self, statement: &Statement) -> Option<Diagnostic> {
        let Form::Pair(value) = &statement.form else {
            return None;
        };
        let raw = self.plain.text.get(value.clone())?;
        let is_bare = !raw.is_empty() && !raw.contains(['"', '\'', '[', '{', '=', '\n']);
        let is_digit = |c: char| c.is_ascii_digit() || c == '-';
        let is_well_written =
            raw.len() == 10 && raw.chars().all(is_digit) && raw.get(4..5) == Some("-");
        if !is_bare || is_well_written {
            return None;
        }
        let span = Span::new(self.file, value.start, value.end);
        let name = statement.name(self.plain.text);
        let kind = self.kind(&name).filter(Kind::is_unquoted)?;
        mistyped::unreadable(&name, kind, raw, span)
    }

    fn problem(&self, error: &Error, span: Range<usize>) -> Diagnostic {
        let at = span.start;
        let place = Place {
            text: self.plain.text,
            span: span.clone(),
        };
        let words = wording::words(error.message(), &place).unwrap_or_else(wording::fallback);
        let span = if words.is_of_word {
            place.word_start()..place.word_start() + place.word().len()
        } else {
            at..span.end.max(at + place.found().len())
        };
        let span = Span::new(self.file, span.start, span.end);
        Diagnostic::error(words.rule, span, words.message).help(words.help)
    }

    fn report_odd_space(&mut self, range: &Range<usize>) {
        if let Some(problem) = spaces::problem(self.file, self.plain.text, range) {
            self.report(problem);
        }
    }

    fn report_clash(&mut self, placed: Placed) {
        let (file, text) = (self.file, self.plain.text);
        let header = || section::header_missing(text, self.sections.header());
        match placed {
            Placed::Well => {}
            Placed::Twice(second, first) => {
                self.clash = Some(self.problems.len());
                self.report_once(section::given_twice(file, text, second, Some(first)));
            }
            Placed::HeaderMissing(second, first, at) => {
                let help = header();
                self.damaged.push(second.start);
                let problem = section::given_twice(file, text, second, Some(first)).help(help);
                self.doubled.push(Doubled {
                    at,
                    header: self.sections.header(),
                    problem: problem.clone(),
                });
                self.report_once(problem);
            }
            Placed::HeaderMissingAbove => {
                let help = header();
                if let Some(problem) = self.clash.and_then(|at| self.problems.get_mut(at)) {
                    self.damaged.push(problem.span.start as usize);
                    problem.help.push(help);
                    self.doubled.push(Doubled {
                        at: problem.span.start as usize,
                        header: self.sections.header(),
                        problem: problem.clone(),
                    });
                }
            }
            Placed::Orphan(inner, list) => {
                self.report_once(section::orphan(file, text, inner, list));
            }
            Placed::Mixed(single, list) => {
                self.report_once(section::mixed(file, text, single, list));
            }
        }
    }

    fn report(&mut self, problem: Diagnostic) {
        let line = self.line(problem.span.start as usize);
        self.reported.insert(line);
        self.problems.push(problem);
    }

    fn report_once(&mut self, problem: Diagnostic) {
        let line = self.line(problem.span.start as usize);
        if self.reported.insert(line) {
            self.problems.push(problem);
        }
    }

    fn line(&self, offset: usize) -> usize {
        let line_starts = self.line_starts.get_or_init(|| {
            let breaks = memchr::memchr_iter(b'\n', self.plain.text.as_bytes());
            std::iter::once(0).chain(breaks.map(|at| at + 1)).collect()
        });
        line_starts.partition_point(|start| *start <= offset)
    }
}

/// The parts of the name that a header is read by, each in the place of the part as written.
fn repaired_keys(
    name: &HeaderName,
    written: &[Key<'_>],
    header: &Range<usize>,
) -> Vec<Key<'static>> {
    let mut places = written.iter().map(|key| key.place.clone());
    let keys = name.parts.iter().map(|part| Key {
        name: Cow::Borrowed(part),
        place: places.next().unwrap_or_else(|| header.clone()),
    });
    keys.collect()
}

/// The parts of the name of the only entry in `table`, of which there are `count`, and its value.
fn unnest<'c>(
    mut table: DeTable<'c>,
    count: usize,
    base: usize,
) -> Option<(Vec<Key<'static>>, Spanned<DeValue<'c>>)> {
    let mut keys = Vec::with_capacity(count);
    loop {
        let (key, value) = table.into_iter().next()?;
        keys.push(Key {
            place: base + key.span().start..base + key.span().end,
            name: key.into_inner().into_owned().into(),
        });
        if keys.len() == count {
            return Some((keys, value));
        }
        let DeValue::Table(inner) = value.into_inner() else {
            return None;
        };
        table = inner;
    }
}

fn is_clash(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("duplicate key") || message.starts_with("cannot extend value")
}

/// Errors that often only follow from another on the same line.
fn is_consequence(error: &Error) -> bool {
    let message = error.message();
    message.starts_with("missing comma") || message.starts_with("unexpected key or value")
}

#[cfg(test)]
mod tests;
