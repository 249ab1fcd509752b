//! The requests that are answered, each by what `editor` has for it.

use super::convert::{Converter, bytes, place, range};
use super::execute;
use super::initialize::{FIX_ALL, NEW_NOTE};
use super::server::Server;
use super::tree;
use crate::editor::completion::{Completion, CompletionKind, completions};
use crate::editor::fixes::{self, QuickFix};
use crate::editor::mention::{self, Mention};
use crate::editor::outline::{Item, outline};
use crate::editor::{hover, lens, rename};
use crate::text::{FileId, Span};
use crate::write::markdown;
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The answer to a request; nothing where it is of no kind that is known.
pub(super) fn answer(
    server: &mut Server<'_>,
    method: &str,
    params: &Value,
) -> Option<Result<Value>> {
    let told = |answer: Option<Value>| Some(Ok(answer.unwrap_or_default()));
    match method {
        "textDocument/codeAction" => told(code_actions(server, params)),
        "textDocument/completion" => told(completion(server, params)),
        "textDocument/hover" => told(hovered(server, params)),
        "textDocument/definition" => told(definition(server, params)),
        "textDocument/references" => told(references(server, params)),
        "textDocument/documentHighlight" => told(highlights(server, params)),
        "textDocument/prepareRename" => told(prepare_rename(server, params)),
        "textDocument/rename" => Some(renamed(server, params)),
        "textDocument/documentSymbol" => told(symbols(server, params)),
        "textDocument/foldingRange" => told(folds(server, params)),
        "textDocument/documentLink" => told(links(server, params)),
        "textDocument/codeLens" => told(lenses(server, params)),
        "textDocument/inlayHint" => told(hints(server, params)),
        "textDocument/diagnostic" => told(diagnostics(server, params)),
        "workspace/diagnostic" => told(Some(all_diagnostics(server))),
        "workspace/symbol" => told(Some(found_actions(server, params))),
        "workspace/executeCommand" => Some(execute::execute(server, params)),
        "kimo/plan" => {
            let plans: Vec<Value> = server.projects().flat_map(|of| tree::plans(&of)).collect();
            told(Some(plans.into()))
        }
        _ => None,
    }
}

/// The file that a request is about.
fn file<'s>(server: &'s mut Server<'_>, params: &Value) -> Option<(Converter<'s>, FileId)> {
    server.file(params["textDocument"]["uri"].as_str()?)
}

/// The file, and the place in it.
fn at<'s>(server: &'s mut Server<'_>, params: &Value) -> Option<(Converter<'s>, FileId, usize)> {
    let (of, file) = file(server, params)?;
    let offset = of.lines(file).offset(place(&params["position"])?);
    Some((of, file, offset))
}

fn code_actions(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file) = file(server, params)?;
    let lines = of.lines(file);
    let asked = bytes(&lines, &params["range"])?;
    let only = params["context"]["only"].as_array();
    let wants = |kind: &str| {
        only.is_none_or(|only| {
            let mut only = only.iter().filter_map(Value::as_str);
            only.any(|of| {
                kind.strip_prefix(of)
                    .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            })
        })
    };
    let mut actions = Vec::new();
    if wants("quickfix") {
        let problems = of.project.problems().iter().filter(|problem| {
            let span = problem.span.range();
            problem.span.file == file && span.start <= asked.end && asked.start <= span.end
        });
        for problem in problems {
            let mends = fixes::fixes(of.project, problem).into_iter();
            for QuickFix {
                title,
                edits,
                is_safe,
            } in mends.chain(fixes::all_of_kind(of.project, problem))
            {
                actions.push(json!({
                    "title": title,
                    "kind": "quickfix",
                    "diagnostics": [of.diagnostic(&lines, problem)],
                    "isPreferred": is_safe,
                    "edit": of.edit(&edits),
                }));
            }
        }
    }
    let safe = if wants(FIX_ALL) {
        fixes::safe(of.project, file)
    } else {
        Vec::new()
    };
    if !safe.is_empty() {
        actions.push(json!({
            "title": "Ret alt, der kan rettes uden at gætte",
            "kind": FIX_ALL,
            "edit": of.edit(&safe),
        }));
    }
    Some(actions.into())
}

fn completion(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let has_snippets = server.client.has_snippets;
    let (of, file, offset) = at(server, params)?;
    let lines = of.lines(file);
    let item = |(rank, completion): (usize, Completion)| {
        let Completion {
            kind,
            label,
            detail,
            doc,
            range: replaced,
            text,
            snippet,
        } = completion;
        let snippet = snippet.filter(|_| has_snippets);
        let is_snippet = snippet.is_some();
        let span = Span::new(file, replaced.start, replaced.end);
        json!({
            "label": label,
            "kind": match kind {
                CompletionKind::Key => 10,
                CompletionKind::Header => 22,
                CompletionKind::Value => 12,
            },
            "detail": detail,
            "documentation": doc,
            "sortText": format!("{rank:04}"),
            "filterText": text,
            "insertTextFormat": if is_snippet { 2 } else { 1 },
            "textEdit": {"range": range(&lines, span), "newText": snippet.unwrap_or(text)},
        })
    };
    let found = completions(of.project, file, offset)
        .into_iter()
        .enumerate();
    Some(found.map(item).collect())
}

fn hovered(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file, offset) = at(server, params)?;
    let (span, blocks) = hover::hover(of.project, file, offset)?;
    let text = markdown::of_blocks(&blocks);
    Some(json!({
        "contents": {"kind": "markdown", "value": text},
        "range": range(&of.lines(file), span),
    }))
}

fn definition(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file, offset) = at(server, params)?;
    let spans = mention::definition(of.project, file, offset).into_iter();
    Some(spans.map(|span| of.location(span)).collect())
}

/// The names of the thing at a place.
fn named(of: &Converter<'_>, file: FileId, offset: usize) -> Vec<Mention> {
    let thing = mention::thing_at(of.project, file, offset);
    thing.map_or(Vec::new(), |(thing, _)| mention::all(of.project, &thing))
}

fn references(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file, offset) = at(server, params)?;
    let has_definition = params["context"]["includeDeclaration"] != false;
    let named = named(&of, file, offset).into_iter();
    let named = named.filter(|mention| has_definition || !mention.is_definition());
    Some(named.map(|mention| of.location(mention.span)).collect())
}

fn highlights(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file, offset) = at(server, params)?;
    let lines = of.lines(file);
    let here = named(&of, file, offset).into_iter();
    let here = here.filter(|mention| mention.span.file == file);
    Some(
        here.map(|mention| json!({"range": range(&lines, mention.span)}))
            .collect(),
    )
}

/// The place without its quotes, where it has any.
fn unquoted(of: &Converter<'_>, span: Span) -> Span {
    let text = of
        .project
        .source(span.file)
        .text()
        .get(span.range())
        .unwrap_or("");
    let quotes = usize::from(text.len() > 1 && text.starts_with(['"', '\'']));
    let range = span.range();
    Span::new(span.file, range.start + quotes, range.end - quotes)
}

fn prepare_rename(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file, offset) = at(server, params)?;
    let (span, name) = rename::prepare(of.project, file, offset)?;
    let range = range(&of.lines(file), unquoted(&of, span));
    Some(json!({"range": range, "placeholder": name}))
}

fn renamed(server: &mut Server<'_>, params: &Value) -> Result<Value> {
    let name = params["newName"].as_str().unwrap_or("").to_owned();
    let (of, file, offset) = at(server, params).context("filen er ikke en del af en plan")?;
    let edits = rename::rename(of.project, file, offset, &name)?;
    Ok(of.edit(&edits))
}

fn symbols(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file) = file(server, params)?;
    let lines = of.lines(file);
    let items = outline(of.project, file);
    let mut under: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for (index, item) in items.iter().enumerate() {
        under.entry(item.parent).or_default().push(index);
    }
    let symbol = |index: &usize, children: Value| {
        let item: &Item = items.get(*index)?;
        let own =
            |span: &std::ops::Range<usize>| range(&lines, Span::new(file, span.start, span.end));
        Some(json!({
            "name": item.name,
            "detail": item.noun,
            "kind": if item.parent.is_some() { 24 } else { 12 },
            "range": own(&item.whole),
            "selectionRange": own(&item.header),
            "children": children,
        }))
    };
    let none = Vec::new();
    let all = |of: Option<usize>| under.get(&of).unwrap_or(&none).iter();
    // Entries stand two deep.
    let whole = |index: &usize| {
        let children = all(Some(*index)).filter_map(|child| symbol(child, json!([])));
        symbol(index, children.collect())
    };
    Some(all(None).filter_map(whole).collect())
}

fn folds(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file) = file(server, params)?;
    let lines = of.lines(file);
    let fold = |item: Item| {
        let (first, last) = (
            lines.place(item.whole.start).line,
            lines.place(item.whole.end).line,
        );
        (last > first).then(|| json!({"startLine": first, "endLine": last}))
    };
    Some(
        outline(of.project, file)
            .into_iter()
            .filter_map(fold)
            .collect(),
    )
}

fn links(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file) = file(server, params)?;
    let lines = of.lines(file);
    let links = lens::links(of.project, file).into_iter();
    Some(
        links
            .map(|(span, target)| json!({"range": range(&lines, span), "target": target}))
            .collect(),
    )
}

fn lenses(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let note_command = server.client.note_command.clone();
    let (of, file) = file(server, params)?;
    let (uri, lines) = (of.uri(file), of.lines(file));
    let command = note_command.as_deref().unwrap_or(NEW_NOTE);
    let lens = |(span, number, standing): (Span, String, String)| {
        let header = Span::new(file, span.range().start, span.range().start);
        let range = range(&lines, header);
        let write = json!({"title": "Skriv note", "command": command, "arguments": [uri, number]});
        [
            json!({"range": range, "command": {"title": standing, "command": ""}}),
            json!({"range": range, "command": write}),
        ]
    };
    Some(
        lens::lenses(of.project, file)
            .into_iter()
            .flat_map(lens)
            .collect(),
    )
}

fn hints(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file) = file(server, params)?;
    let lines = of.lines(file);
    let asked = bytes(&lines, &params["range"]).unwrap_or(0..usize::MAX);
    let hints = lens::hints(of.project, file).into_iter();
    let hints = hints.filter(|(span, _)| asked.contains(&span.range().start));
    let hint = |(span, text): (Span, String)| {
        let end = range(&lines, span)["end"].clone();
        json!({"position": end, "label": text, "paddingLeft": true})
    };
    Some(hints.map(hint).collect())
}

fn diagnostics(server: &mut Server<'_>, params: &Value) -> Option<Value> {
    let (of, file) = file(server, params)?;
    let items = of.diagnostics().remove(&file).unwrap_or_default();
    Some(json!({"kind": "full", "items": items}))
}

fn all_diagnostics(server: &mut Server<'_>) -> Value {
    let reports = server.projects().flat_map(|of| {
        let mut told = of.diagnostics();
        let files: Vec<FileId> = of.project.files().map(|(file, _)| file).collect();
        let report = |file: FileId| {
            let items = told.remove(&file).unwrap_or_default();
            json!({"kind": "full", "uri": of.uri(file), "version": null, "items": items})
        };
        files.into_iter().map(report).collect::<Vec<Value>>()
    });
    json!({"items": reports.collect::<Vec<Value>>()})
}

/// The actions of every plan whose number or words have what was typed.
fn found_actions(server: &mut Server<'_>, params: &Value) -> Value {
    use crate::query::search::Search;
    let search = Search::new(params["query"].as_str().unwrap_or(""));
    let found = server.projects().flat_map(|of| {
        let actions = of.project.plans().iter().flat_map(|plan| plan.actions());
        let found = actions.filter(|(_, action)| {
            search.is_everything() || search.is_in(&[action.number.as_str(), &action.text])
        });
        let symbol = |(goal, action): (&crate::plan::Goal, &crate::plan::Action)| {
            let words = crate::text::shorten::shorten(action.first_paragraph(), 60);
            let name = format!("{} {words}", action.number.value);
            json!({
                "name": crate::text::visible::one_line(&name),
                "kind": 12,
                "containerName": crate::text::visible::one_line(&goal.title),
                "location": of.location(action.number.span),
            })
        };
        found.map(symbol).collect::<Vec<Value>>()
    });
    found.collect::<Vec<Value>>().into()
}
