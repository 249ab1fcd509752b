//! Gives a field of an entry another value, or the value that it lacks: nothing else is touched,
//! which is proved.

use super::insert::NotProven;
use super::literal::{Style, one_line, write_fields};
use super::value::{self, Literal};
use super::{Document, join};
use crate::load::written::Written;
use crate::schema::Field;
use crate::text::source::line_end_near;
use crate::text::{FileId, Replacement, Source, Span};
use toml_parser::lexer::TokenKind;

/// A field with its new value.
#[derive(Debug, Clone)]
pub(crate) struct Setting {
    /// The own lines of the entry.
    entry: Span,
    key: &'static str,
    value: Written,
}

impl Setting {
    /// The field `key` of the entry whose own lines are `entry`, with `value`.
    pub(crate) fn new(entry: Span, key: &'static str, value: Written) -> Setting {
        Setting { entry, key, value }
    }

    /// The same in another version of the file: its text, which is as it was where the field has
    /// the value already. Nothing where the entry is not there.
    pub(crate) fn in_version(&self, source: &Source, version: &Source) -> Option<String> {
        let root = super::root_table(version.name());
        let own = Document::read(source.text(), root)?;
        let other = Document::read(version.text(), root)?;
        let entry = own.entry_at(self.entry.range().start)?;
        let partner = join::same(&own, &other).get(entry).copied()??;
        let header = other.entries.get(partner)?.header.clone();
        let mut value = self.value.clone();
        if let Written::List(all) = &value
            && let Some(more) = all.strip_prefix(&*own.list(entry, self.key))
        {
            // What a list gets here it gets there, and none of what others have put in it here.
            let mut items = other.list(partner, self.key);
            let is_new = |item: &&String| !items.contains(item);
            let more: Vec<String> = more.iter().filter(is_new).cloned().collect();
            items.extend(more);
            value = Written::List(items);
        }
        let setting = Setting {
            entry: Span::new(FileId::default(), header.start, header.end),
            value,
            ..*self
        };
        let (_, text) = set(version, &setting).ok()?;
        Some(version.with_bom(&text))
    }
}

/// What `setting` replaces in the file of `source`, and the file's text after it, without a byte
/// order mark.
///
/// # Errors
/// When the new text says anything else than the old one with that field.
pub(crate) fn set(source: &Source, setting: &Setting) -> Result<(Replacement, String), NotProven> {
    let root = super::root_table(source.name());
    let text = source.text();
    let old = Document::read(text, root).ok_or(NotProven)?;
    let index = old.entry_at(setting.entry.range().start).ok_or(NotProven)?;
    let edit = old.set(index, setting).ok_or(NotProven)?;
    let range = edit.span.range();
    let above = text.get(..range.start).ok_or(NotProven)?;
    let below = text.get(range.end..).ok_or(NotProven)?;
    let new_text = [above, &edit.text, below].concat();
    let new = Document::read(&new_text, root).ok_or(NotProven)?;
    let is_proven = sets_only(&old, &new, index, setting);
    is_proven.then_some((edit, new_text)).ok_or(NotProven)
}

impl<'t> Document<'t> {
    /// The texts in a list of an entry; none where it has no such list.
    fn list(&self, index: usize, key: &str) -> Vec<String> {
        let field = self.entries.get(index).and_then(|entry| entry.field(key));
        match field.map(|field| value::literal(self.at(field.value.clone()))) {
            Some(Literal::List(items)) => items,
            _ => Vec::new(),
        }
    }

    fn set(&self, index: usize, setting: &Setting) -> Option<Replacement> {
        let entry = self.entries.get(index)?;
        let field = entry.table.field(setting.key)?;
        let style = self.style(index);
        let at = |start: usize, end: usize, text: String| {
            Some(Replacement {
                span: Span::new(FileId::default(), start, end),
                text,
            })
        };
        if let Some(old) = entry.field(setting.key) {
            let range = old.value.clone();
            if let Some((end, more)) = appended(self.at(range.clone()), &setting.value) {
                return at(range.start + end, range.start + end, more);
            }
            return at(range.start, range.end, literal(field, setting, style));
        }
        // Behind the last field that the table has before it, on a line of its own.
        let rank = |key: &str| entry.table.fields.iter().position(|of| of.key == key);
        let own = rank(setting.key)?;
        let before = entry.fields.iter().rev();
        let mut before = before.filter(|of| rank(&of.key).is_some_and(|rank| rank < own));
        let above = before.next().map_or(entry.header.end, |of| of.whole.end);
        let line_end = super::insert::next_line(self.text, above.saturating_sub(1));
        let style = Style {
            line_end: line_end_near(self.text, line_end),
            ..style
        };
        let mut line = String::new();
        if !self.text.get(..line_end)?.ends_with('\n') {
            line.push_str(style.line_end);
        }
        write_fields(&[(field, setting.value.clone())], style, &mut line);
        at(line_end, line_end, line)
    }
}

fn literal(field: &Field, setting: &Setting, style: Style<'_>) -> String {
    let mut literal = String::new();
    setting
        .value
        .write(field.kind, style.line_end, &mut literal);
    literal
}

/// Where a list that is written out `old` ends its last item, and what is to follow it so that it
/// says `value`: the list keeps its lines and its comments. Nothing where items of its own are gone
/// or changed.
fn appended(old: &str, value: &Written) -> Option<(usize, String)> {
    let (Written::List(all), Literal::List(items)) = (value, value::literal(old)) else {
        return None;
    };
    let more = all.strip_prefix(&*items)?;
    let is_item = |kind: TokenKind| {
        use TokenKind::{BasicString, LiteralString, MlBasicString, MlLiteralString};
        matches!(
            kind,
            BasicString | LiteralString | MlBasicString | MlLiteralString
        )
    };
    let tokens = toml_parser::Source::new(old).lex();
    let last = tokens.filter(|token| is_item(token.kind())).last();
    let end = last.map(|last| last.span().end());
    let end = end.or(old.find('[').map(|at| at + 1))?;
    let lead = if items.is_empty() { "" } else { ", " };
    let more: Vec<String> = more.iter().map(|item| one_line(item)).collect();
    let more = more.join(", ");
    Some((
        end,
        if more.is_empty() {
            more
        } else {
            lead.to_owned() + &more
        },
    ))
}

/// Whether `new` has the entries of `old` with the same values, but for the one that was set.
pub(super) fn sets_only(
    old: &Document<'_>,
    new: &Document<'_>,
    index: usize,
    setting: &Setting,
) -> bool {
    let values = |document: &Document<'_>, of: usize| -> Vec<(String, String)> {
        let entry = document.entries.get(of);
        let fields = entry.into_iter().flat_map(|entry| &entry.fields);
        let others = fields.filter(|field| of != index || field.key != setting.key);
        others
            .map(|field| {
                (
                    field.key.clone(),
                    document.at(field.value.clone()).to_owned(),
                )
            })
            .collect()
    };
    let is_kept = |of: usize| {
        let (Some(was), Some(is)) = (old.entries.get(of), new.entries.get(of)) else {
            return false;
        };
        // What an entry belongs to follows from the paths.
        was.path == is.path && values(old, of) == values(new, of)
    };
    let entry = new.entries.get(index);
    let field = entry.and_then(|entry| entry.table.field(setting.key));
    let meant = field.map(|field| value::normal(&literal(field, setting, Style::PLAIN)));
    old.entries.len() == new.entries.len()
        && (0..old.entries.len()).all(is_kept)
        && meant == Some(new.value(index, setting.key))
}
