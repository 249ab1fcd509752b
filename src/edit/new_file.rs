//! A plan file that is written from its first line on, with comments that explain it.
//!
//! Only a file that was not there is written so; one that is there is spliced.

use crate::document::entry;
use crate::document::literal::{NewEntry, Style, in_order, write_fields};
use crate::load::written::{Pairs, Written};
use crate::plan::{Goal, Plan};
use crate::schema::{Field, GOAL, HANDLEPLAN};

/// The schema that helps an editor with a plan's files, by its name in the plan's folder.
pub(crate) const SCHEMA: &str = "kimo.schema.json";

/// Comments for a new file, each of any number of lines.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Comments {
    /// At the top: what the file is for.
    pub(crate) top: String,
    /// After the file's own fields.
    pub(crate) after_fields: String,
    /// At the end.
    pub(crate) end: String,
}

/// `handleplan.toml` of a new plan.
pub(crate) fn handleplan(plan: &Plan, comments: &Comments) -> String {
    let fields = in_order(&HANDLEPLAN, plan.pairs());
    whole(comments, &fields, entry::plan_entries(plan))
}

/// `maal-1.toml` and its like of a new plan.
pub(crate) fn goal(goal: &Goal, comments: &Comments) -> String {
    let fields = in_order(&GOAL, goal.pairs());
    whole(comments, &fields, entry::goal_entries(goal))
}

fn whole(
    comments: &Comments,
    fields: &[(&'static Field, Written)],
    entries: impl Iterator<Item = NewEntry>,
) -> String {
    // A file in a period's folder is known to an editor by its first line.
    let mut file = NewFile {
        lines: format!("#:schema ../{SCHEMA}\n"),
    };
    file.comment_lines(&comments.top);
    file.part();
    write_fields(fields, Style::PLAIN, &mut file.lines);
    file.comment(&comments.after_fields);
    for entry in entries {
        file.part();
        entry.write(Style::PLAIN, &mut file.lines);
    }
    file.comment(&comments.end);
    // The last line is not blank.
    file.lines.trim_end().to_owned() + "\n"
}

struct NewFile {
    lines: String,
}

impl NewFile {
    /// A paragraph of comment, a blank line on either side of it.
    fn comment(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        self.part();
        self.comment_lines(words);
        self.part();
    }

    fn comment_lines(&mut self, words: &str) {
        for line in words.lines() {
            self.lines += format!("# {line}").trim_end();
            self.lines.push('\n');
        }
    }

    /// A blank line, where there is something to part from.
    fn part(&mut self) {
        if !self.lines.is_empty() && !self.lines.ends_with("\n\n") {
            self.lines.push('\n');
        }
    }
}
