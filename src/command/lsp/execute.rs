//! The commands that an editor can have executed: a note to be filled in, and a line of the command
//! line.

use super::convert::{Converter, range, uri_of};
use super::initialize::{NEW_NOTE, RUN};
use super::line::{self, Ran};
use super::server::Server;
use crate::command::save::Written;
use crate::document::{self, Addition, entry};
use crate::editor::Lines;
use crate::plan::{Note, PLACEHOLDER};
use crate::text::{FileId, Replacement, Span, Spanned};
use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

/// Does what the command asks for, by edits that the editor makes.
///
/// # Errors
/// When it cannot be done; the message is for the user.
pub(super) fn execute(server: &mut Server<'_>, params: &Value) -> Result<Value> {
    let arguments = &params["arguments"];
    match params["command"].as_str().unwrap_or("") {
        NEW_NOTE => {
            let text = |at: usize| arguments[at].as_str().unwrap_or("").to_owned();
            new_note(server, &text(0), &text(1))
        }
        RUN => run(server, &arguments[0]),
        other => bail!("ukendt kommando: {other}"),
    }
}

/// Inserts a note of today to be filled in, and shows it.
fn new_note(server: &mut Server<'_>, uri: &str, number: &str) -> Result<Value> {
    let (of, file) = server
        .file(uri)
        .context("filen er ikke en del af en plan")?;
    let mut goals = of.project.plans().iter().flat_map(|plan| &plan.goals);
    let goal = goals.find(|goal| goal.file == file);
    let mut actions = goal.into_iter().flat_map(|goal| &goal.actions);
    let action = actions.find(|action| action.number.is(number));
    let action = action.with_context(|| format!("der er ingen handling ”{number}” i filen"))?;
    let words = format!("{PLACEHOLDER} hvad er der sket?");
    let note = Note {
        date: Spanned::from(of.project.today()),
        text: words.as_str().into(),
        ..Note::default()
    };
    let addition = Addition::under(action.own_lines.span, entry::note(&note));
    let (replacement, text) = document::add(of.project.source(file), &addition)?;
    let range_of_words = {
        let start = replacement.span.range().start;
        let inserted = text.get(start..).unwrap_or("");
        let at = start + inserted.find(&words).unwrap_or(0);
        let lines = Lines::new(&text, of.encoding);
        range(&lines, Span::new(file, at, at + words.len()))
    };
    let edit = of.edit(&[in_file(file, replacement)]);
    server.ask(
        "workspace/applyEdit",
        json!({"label": "Skriv note", "edit": edit}),
    );
    if server.client.shows_documents {
        let shown = json!({"uri": uri, "takeFocus": true, "selection": range_of_words});
        server.ask("window/showDocument", shown);
    }
    Ok(Value::Null)
}

fn in_file(file: FileId, replacement: Replacement) -> Replacement {
    let range = replacement.span.range();
    Replacement {
        span: Span::new(file, range.start, range.end),
        ..replacement
    }
}

/// Runs a line of the command line, `{"ord": ["notér", "2.3", "Aftalt."], "fil": "file:///…"}`, over
/// the texts as they are, and applies what it would write.
fn run(server: &mut Server<'_>, asked: &Value) -> Result<Value> {
    let words = asked["ord"].as_array().context("”ord” mangler")?;
    let words: Option<Vec<String>> = words
        .iter()
        .map(|word| word.as_str().map(str::to_owned))
        .collect();
    let words = words.context("”ord” skal være tekster")?;
    let of = server.project_of(asked["fil"].as_str())?;
    let Ran {
        code,
        out,
        err,
        written,
    } = line::run(&words, of.project.disk(), of.project.today());
    let edit = proposed(&of, &written);
    if let Some(edit) = edit {
        let label = format!("kimo {}", words.first().map_or("", String::as_str));
        server.ask("workspace/applyEdit", json!({"label": label, "edit": edit}));
    }
    Ok(json!({"kode": code, "ud": out, "fejl": err}))
}

/// What a command would write, for the editor to write.
fn proposed(of: &Converter<'_>, written: &[Written]) -> Option<Value> {
    let mut edits = Vec::new();
    let mut new = Vec::new();
    for written in written {
        let name = of.project.name_of(&written.path)?;
        match of.project.file(&name) {
            Some(file) => edits.extend(
                written
                    .edits
                    .iter()
                    .cloned()
                    .map(|edit| in_file(file, edit)),
            ),
            None => {
                let uri = uri_of(&written.path);
                let start = json!({"line": 0, "character": 0});
                let text = String::from_utf8_lossy(&written.after);
                new.push(json!({"kind": "create", "uri": uri}));
                new.push(json!({
                    "textDocument": {"uri": uri, "version": null},
                    "edits": [{"range": {"start": start, "end": start}, "newText": text}],
                }));
            }
        }
    }
    if new.is_empty() {
        return (!edits.is_empty()).then(|| of.edit(&edits));
    }
    let changes = of.edit(&edits)["changes"].clone();
    let changed =
        changes.as_object().into_iter().flatten().map(
            |(uri, edits)| json!({"textDocument": {"uri": uri, "version": null}, "edits": edits}),
        );
    Some(json!({"documentChanges": changed.chain(new).collect::<Vec<Value>>()}))
}
