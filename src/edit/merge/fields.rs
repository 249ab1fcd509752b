//! Joins one entry's own lines: as a whole where one side alone touched them, else key by key.

use super::join::Join;
use super::layout::{Block, trimmed};
use super::write::Edit;
use crate::document::value::{comments, same_text};
use std::ops::Range;

/// One stretch of an entry in the three versions; empty where a version lacks it.
struct Stretch<'t> {
    about: String,
    base: &'t str,
    ours: Range<usize>,
    theirs: &'t str,
    /// Whether it is a field of one value in ours and theirs.
    is_one_value: bool,
}

impl<'a> Join<'a> {
    /// Joins the own lines of an entry that all three versions have.
    pub(super) fn own_lines(&mut self, base: &Block, ours: &Block, theirs: &Block, about: &str) {
        if self.is_joined_whole(base, ours, theirs, about) {
            return;
        }
        self.stretch(Stretch {
            about: format!("kommentaren {about}"),
            base: self.base_text(base.head()),
            ours: ours.head(),
            theirs: self.theirs_text(theirs.head()),
            is_one_value: false,
        });
        for field in &ours.fields {
            let theirs = theirs.field(&field.key);
            self.stretch(Stretch {
                about: format!("”{}” {about}", field.key),
                base: self.field_of_base(base, &field.key),
                ours: field.whole.clone(),
                theirs: theirs.map_or("", |theirs| self.theirs_text(theirs.whole.clone())),
                is_one_value: theirs.is_some_and(|theirs| theirs.value == field.value),
            });
        }
        let mut at = ours.head_end;
        for field in &theirs.fields {
            match ours.field(&field.key) {
                Some(above) => at = above.whole.end,
                None => self.stretch(Stretch {
                    about: format!("”{}” {about}", field.key),
                    base: self.field_of_base(base, &field.key),
                    ours: at..at,
                    theirs: self.theirs_text(field.whole.clone()),
                    is_one_value: false,
                }),
            }
        }
        let tail = ours.tail();
        self.stretch(Stretch {
            about: format!("kommentaren {about}"),
            base: self.base_text(base.tail()),
            ours: tail.start..trimmed(self.ours.text, tail.clone()).end,
            theirs: self.theirs_text(theirs.tail()),
            is_one_value: false,
        });
    }

    /// Whether the whole entry could be joined without looking into it.
    fn is_joined_whole(&mut self, base: &Block, ours: &Block, theirs: &Block, about: &str) -> bool {
        let was = self.base_text(base.whole.clone());
        let new = self.theirs_text(theirs.whole.clone());
        let own = self.ours_text(ours.whole.clone());
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
    pub(super) fn comments_of_addition(&mut self, ours: &Block, theirs: &Block, about: &str) {
        for (own, other, is_above) in [
            (ours.head(), theirs.head(), true),
            (ours.tail(), theirs.tail(), false),
        ] {
            self.comments_beside(own, self.theirs_text(other), is_above, about);
        }
        for field in &ours.fields {
            let theirs = theirs.field(&field.key);
            self.stretch(Stretch {
                about: format!("kommentaren til ”{}” {about}", field.key),
                base: "",
                ours: field.whole.clone(),
                theirs: theirs.map_or("", |theirs| self.theirs_text(theirs.whole.clone())),
                is_one_value: true,
            });
        }
    }

    /// Puts the comments of `theirs` that `ours` lacks above or below what it has.
    fn comments_beside(&mut self, ours: Range<usize>, theirs: &str, is_above: bool, about: &str) {
        let has = comments(self.ours_text(ours.clone()));
        let new = comments(theirs).into_iter();
        let new: Vec<&str> = new.filter(|comment| !has.contains(comment)).collect();
        if new.is_empty() {
            return;
        }
        let own = trimmed(self.ours.text, ours.clone());
        let (own_text, new) = (self.ours_text(own.clone()), new.join("\n"));
        self.edits.push(match (own_text.is_empty(), is_above) {
            (true, _) => Edit::line(ours.start, &new, about),
            (_, true) => Edit::replace(own, &format!("{new}\n{own_text}"), about),
            (_, false) => Edit::replace(own, &format!("{own_text}\n{new}"), about),
        });
    }

    fn field_of_base(&self, base: &Block, key: &str) -> &'a str {
        base.field(key)
            .map_or("", |field| self.base_text(field.whole.clone()))
    }

    fn stretch(&mut self, stretch: Stretch<'_>) {
        let Stretch {
            about,
            base,
            ours,
            theirs,
            is_one_value,
        } = stretch;
        let own = self.ours_text(ours.clone());
        if same_text(theirs, base) || same_text(theirs, own) {
            return;
        }
        // Of one value in two spellings the comments alone are to be joined.
        let [was_said, own_said, said] = [base, own, theirs].map(comments);
        if is_one_value && (said == was_said || said == own_said) {
            return;
        }
        let is_theirs_alone = same_text(own, base) || (is_one_value && own_said == was_said);
        let edit = if own.trim().is_empty() {
            Edit::line(ours.start, theirs, &about)
        } else {
            Edit::replace(ours, theirs, &about)
        };
        self.edits.push(if is_theirs_alone {
            edit
        } else {
            edit.in_conflict(format!("{about} er ændret på hver sin måde i de to grene"))
        });
    }
}
