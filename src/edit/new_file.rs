//! A plan file that is written from its first line on, with comments that explain it.
//!
//! Only a file that was not there is written so; one that is there is spliced.

use super::entry;
use super::toml_text::{Entry, Style, Value};
use crate::load;
use crate::plan::{FORMAT, Goal, Plan};

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
    let mut file = NewFile::begin(&comments.top);
    file.field("format", Value::Integer(FORMAT.into()));
    file.text("titel", &plan.title);
    file.field("organisation", line(&plan.organisation));
    file.field("periode", Value::Line(plan.period.to_string().into()));
    if let Some(adopted) = plan.adopted {
        file.field("vedtaget", Value::Date(adopted.value));
    }
    if let Some(introduction) = &plan.introduction {
        file.text("indledning", introduction);
    }
    file.accepted(&plan.accepted);
    file.comment(&comments.after_fields);
    file.entries(plan.parties.iter().map(entry::party));
    file.entries(plan.meetings.iter().map(entry::meeting));
    file.entries(plan.duties.iter().map(entry::duty));
    file.entries(plan.outside_goals.iter().map(entry::outside_goal));
    file.comment(&comments.end);
    file.finish()
}

/// `maal-1.toml` and its like of a new plan.
pub(crate) fn goal(goal: &Goal, comments: &Comments) -> String {
    let mut file = NewFile::begin(&comments.top);
    file.field("nr", line(goal.number.as_str()));
    file.text("titel", &goal.title);
    if let Some(background) = &goal.background {
        file.text("baggrund", background);
    }
    file.accepted(&goal.accepted);
    file.comment(&comments.after_fields);
    file.entries(goal.actions.iter().flat_map(entry::action));
    file.entries(goal.indicators.iter().flat_map(entry::indicator));
    file.comment(&comments.end);
    file.finish()
}

fn line(text: &str) -> Value<'_> {
    Value::Line(load::tidy(text))
}

struct NewFile {
    lines: String,
}

impl NewFile {
    /// A file in a period's folder, which an editor knows by its first line.
    fn begin(top: &str) -> NewFile {
        let mut file = NewFile {
            lines: format!("#:schema ../{SCHEMA}\n"),
        };
        file.comment_lines(top);
        file.part();
        file
    }

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

    fn text(&mut self, key: &str, text: &str) {
        self.field(key, Value::Text(load::tidy(text)));
    }

    fn field(&mut self, key: &str, value: Value<'_>) {
        self.lines += key;
        self.lines += " = ";
        value.write(Style::PLAIN.line_end, &mut self.lines);
        self.lines.push('\n');
    }

    fn accepted(&mut self, names: &[crate::text::Spanned<String>]) {
        if !names.is_empty() {
            let names = names.iter().map(|name| load::tidy(name)).collect();
            self.field("accepteret", Value::List(names));
        }
    }

    fn entries<'a>(&mut self, entries: impl Iterator<Item = Entry<'a>>) {
        for entry in entries {
            self.part();
            entry.write(Style::PLAIN, &mut self.lines);
        }
    }

    /// The whole file, whose last line is not blank.
    fn finish(self) -> String {
        self.lines.trim_end().to_owned() + "\n"
    }

    /// A blank line, where there is something to part from.
    fn part(&mut self) {
        if !self.lines.is_empty() && !self.lines.ends_with("\n\n") {
            self.lines.push('\n');
        }
    }
}
