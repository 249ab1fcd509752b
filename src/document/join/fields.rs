//! Joins one entry's own lines: as a whole where one side alone touched them, else key by key.

use super::decide::Join;
use super::splice::{Edit, same_text, trimmed};
use crate::document::{Document, Entry, Field, value};
use std::ops::Range;

/// An entry in the base, in ours and in theirs.
type Versions<'d> = [(&'d Document<'d>, &'d Entry); 3];

/// One stretch of an entry in the three versions; empty where a version lacks it.
#[derive(Default)]
struct Stretch {
    about: String,
    base: String,
    ours: Range<usize>,
    theirs: String,
    /// Whether it is a field of one value in ours and theirs.
    is_one_value: bool,
    /// Whether it is left to a person, whoever changed it.
    in_doubt: bool,
}

impl Join<'_> {
    /// Joins the own lines of an entry that all three versions have. Where it is `in_doubt`
    /// whether they are of one entry, what it is called is left to a person.
    pub(super) fn own_lines(
        &mut self,
        base: usize,
        ours: usize,
        theirs: usize,
        about: &str,
        in_doubt: bool,
    ) {
        let (was, own, other) = (self.base, self.ours, self.theirs);
        let entries = (
            was.entries.get(base),
            own.entries.get(ours),
            other.entries.get(theirs),
        );
        let (Some(was), Some(own), Some(other)) = entries else {
            return;
        };
        let first = self.edits.len();
        if !in_doubt && self.is_joined_whole(was, own, other, about) {
            self.note_edits(theirs, first);
            return;
        }
        let versions = [(self.base, was), (self.ours, own), (self.theirs, other)];
        self.head(versions, about);
        for field in &own.fields {
            let in_doubt = in_doubt && field.key == own.table.words;
            self.field(versions, field, about, in_doubt);
        }
        let mut at = own.header.end;
        for field in &other.fields {
            match own.field(&field.key) {
                Some(above) => at = above.whole.end,
                None => self.stretch(Stretch {
                    about: format!("”{}” {about}", field.key),
                    base: text_of(self.base, was, &field.key).to_owned(),
                    ours: at..at,
                    theirs: self.theirs.at(field.whole.clone()).to_owned(),
                    ..Stretch::default()
                }),
            }
        }
        let tail = tail(own);
        self.stretch(Stretch {
            about: format!("kommentaren {about}"),
            base: self.base.at(self::tail(was)).to_owned(),
            ours: tail.start..trimmed(self.ours.text, tail.clone()).end,
            theirs: self.theirs.at(self::tail(other)).to_owned(),
            ..Stretch::default()
        });
        self.note_edits(theirs, first);
    }

    /// Joins the header of an entry and what stands above it.
    fn head(&mut self, versions: Versions<'_>, about: &str) {
        // Of two comments above one header they alone are to be joined, and not the header.
        let headers = versions.map(|(side, of)| {
            let above = side.at(of.whole.start..of.header.start);
            (!above.trim().is_empty()).then(|| side.at(of.header.clone()).trim())
        });
        let is_above = headers[0].is_some() && headers.iter().all(|of| *of == headers[0]);
        let [base, ours, theirs] = versions.map(|(_, of)| {
            let end = if is_above {
                of.header.start
            } else {
                of.header.end
            };
            of.whole.start..end
        });
        self.stretch(Stretch {
            about: format!("kommentaren {about}"),
            base: self.base.at(base).to_owned(),
            ours,
            theirs: self.theirs.at(theirs).to_owned(),
            ..Stretch::default()
        });
    }

    /// Joins a field that ours has.
    fn field(&mut self, versions: Versions<'_>, field: &Field, about: &str, in_doubt: bool) {
        let [mut base, ours, theirs] = versions.map(|(side, of)| text_of(side, of, &field.key));
        let [was_value, own_value, value] = versions.map(|(side, of)| {
            let field = of.field(&field.key);
            field.map(|field| value::normal(side.at(field.value.clone())))
        });
        // Who has but spelt a value anew has not changed it.
        for (side, value) in [(ours, &own_value), (theirs, &value)] {
            if *value == was_value && comments(side) == comments(base) {
                base = side;
            }
        }
        self.stretch(Stretch {
            about: format!("”{}” {about}", field.key),
            base: base.to_owned(),
            ours: field.whole.clone(),
            theirs: theirs.to_owned(),
            is_one_value: value == own_value,
            in_doubt,
        });
    }

    /// Whether the whole entry could be joined without looking into it.
    fn is_joined_whole(&mut self, base: &Entry, ours: &Entry, theirs: &Entry, about: &str) -> bool {
        let was = self.base.at(base.whole.clone());
        let new = self.theirs.at(theirs.whole.clone());
        let own = self.ours.at(ours.whole.clone());
        if same_text(new, was) {
            return true;
        }
        let is_untouched = same_text(own, was);
        if is_untouched {
            self.edits
                .push(Edit::replace(ours.whole.clone(), new, about));
        }
        is_untouched
    }

    /// Joins the comments of an entry that both sides added with the same fields: those of both
    /// are kept.
    pub(super) fn comments_of_addition(&mut self, ours: usize, theirs: usize, about: &str) {
        let (own, other) = (self.ours, self.theirs);
        let (Some(own), Some(other)) = (own.entries.get(ours), other.entries.get(theirs)) else {
            return;
        };
        let head = |of: &Entry| of.whole.start..of.header.end;
        for (own, other, is_above) in [
            (head(own), head(other), true),
            (tail(own), tail(other), false),
        ] {
            self.comments_beside(own, self.theirs.at(other), is_above, about);
        }
        for field in &own.fields {
            self.stretch(Stretch {
                about: format!("kommentaren til ”{}” {about}", field.key),
                base: String::new(),
                ours: field.whole.clone(),
                theirs: text_of(self.theirs, other, &field.key).to_owned(),
                is_one_value: true,
                ..Stretch::default()
            });
        }
    }

    /// Puts the comments of `theirs` that `ours` lacks above or below what it has.
    fn comments_beside(&mut self, ours: Range<usize>, theirs: &str, is_above: bool, about: &str) {
        let has = comments(self.ours.at(ours.clone()));
        let new = comments(theirs).into_iter();
        let new: Vec<&str> = new.filter(|comment| !has.contains(comment)).collect();
        if new.is_empty() {
            return;
        }
        let own = trimmed(self.ours.text, ours.clone());
        let (own_text, new) = (self.ours.at(own.clone()), new.join("\n"));
        self.edits.push(match (own_text.is_empty(), is_above) {
            (true, _) => Edit::line(ours.start, &new, about),
            (_, true) => Edit::replace(own, &format!("{new}\n{own_text}"), about),
            (_, false) => Edit::replace(own, &format!("{own_text}\n{new}"), about),
        });
    }

    /// Notes that the edits from `first` on are of an entry of theirs.
    fn note_edits(&mut self, theirs: usize, first: usize) {
        let edits = self.edits.split_off(first);
        for edit in edits {
            self.edit(theirs, edit);
        }
    }

    fn stretch(&mut self, stretch: Stretch) {
        let Stretch {
            about,
            base,
            ours,
            theirs,
            is_one_value,
            in_doubt,
        } = stretch;
        let (base, theirs) = (base.as_str(), theirs.as_str());
        let own = self.ours.at(ours.clone());
        if same_text(theirs, own) || (same_text(theirs, base) && !in_doubt) {
            return;
        }
        // Of one value in two spellings the comments alone are to be joined.
        let [was_said, own_said, said] = [base, own, theirs].map(comments);
        if is_one_value && (said == was_said || said == own_said) {
            return;
        }
        let is_theirs_alone = same_text(own, base) || (is_one_value && own_said == was_said);
        let is_theirs_alone = is_theirs_alone && !in_doubt;
        let edit = if own.trim().is_empty() {
            Edit::line(ours.start, theirs, &about)
        } else {
            Edit::replace(ours, theirs, &about)
        };
        let is_of_one_side = same_text(own, base) || same_text(theirs, base);
        self.edits.push(if is_theirs_alone {
            edit
        } else if is_of_one_side {
            edit.in_conflict(format!(
                "{about} er ændret i den ene gren, og der er skrevet på den i den anden: er det nu \
                 en anden, så flyt det, der er skrevet"
            ))
        } else {
            edit.in_conflict(format!("{about} er ændret på hver sin måde i de to grene"))
        });
    }
}

/// The field of an entry with the comments above it; empty where the entry lacks it.
fn text_of<'d>(side: &'d Document<'_>, entry: &Entry, key: &str) -> &'d str {
    let field = entry.field(key);
    field.map_or("", |field| side.at(field.whole.clone()))
}

/// What follows an entry's last field: comments about it.
fn tail(entry: &Entry) -> Range<usize> {
    let last = entry.fields.last();
    last.map_or(entry.header.end, |field| field.whole.end)..entry.whole.end
}

/// The comments in a stretch that holds no header, in order.
fn comments(text: &str) -> Vec<&str> {
    let tokens = toml_parser::Source::new(text).lex();
    tokens
        .filter(|token| token.kind() == toml_parser::lexer::TokenKind::Comment)
        .filter_map(|token| text.get(token.span().start()..token.span().end()))
        .map(str::trim_end)
        .collect()
}
