//! An editor that talks with `kimo lsp`: it opens, types, asks, and applies what it is told to.

#![allow(dead_code, reason = "each test file uses its own part of this")]

use crate::common::{Workplace, address, without_settings};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

pub(crate) struct Editor {
    child: Child,
    stdin: ChildStdin,
    messages: Receiver<Value>,
    next: i32,
    /// The texts that are open, by their addresses.
    pub(crate) texts: BTreeMap<String, String>,
    /// What the server last said is wrong.
    pub(crate) wrong: BTreeMap<String, Vec<Value>>,
    /// What it asked the editor to do besides edits.
    pub(crate) asked: Vec<(String, Value)>,
    pub(crate) can: Value,
    root: String,
    /// What the server called its requests, each by a name of its own.
    ids: Vec<Value>,
}

/// How long an answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(30);

impl Editor {
    /// Starts the server in the folder, for an editor with what most have.
    pub(crate) fn start(place: &Workplace) -> Editor {
        Editor::on(place, "2026-11-15")
    }

    /// The same on another day.
    pub(crate) fn on(place: &Workplace, day: &str) -> Editor {
        let capabilities = json!({
            "textDocument": {
                "completion": {"completionItem": {"snippetSupport": true}},
                "publishDiagnostics": {},
            },
            "window": {"showDocument": {"support": true}},
        });
        Editor::with(place, capabilities, day)
    }

    pub(crate) fn with(place: &Workplace, capabilities: Value, day: &str) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kimo"));
        command
            .args(["lsp", "--stdio", "--dato", day])
            .current_dir(place.path(""));
        without_settings(&mut command);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = read(&mut out) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let root = place.path("").canonicalize().unwrap();
        let mut editor = Editor {
            stdin: child.stdin.take().unwrap(),
            child,
            messages,
            next: 0,
            texts: BTreeMap::new(),
            wrong: BTreeMap::new(),
            asked: Vec::new(),
            can: Value::Null,
            root: address(&root),
            ids: Vec::new(),
        };
        let folder = json!({"uri": editor.root, "name": "plan"});
        let params = json!({"capabilities": capabilities, "workspaceFolders": [folder]});
        editor.can = editor.request("initialize", params)["capabilities"].clone();
        editor.notify("initialized", json!({}));
        editor
    }

    /// The address of a file in the folder.
    pub(crate) fn uri(&self, name: &str) -> String {
        format!("{}/{name}", self.root)
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        write!(self.stdin, "Content-Length: {}\r\n\r\n{text}", text.len()).unwrap();
        self.stdin.flush().unwrap();
    }

    pub(crate) fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// The answer to a request, which must be one.
    #[track_caller]
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let answer = self.try_request(method, params);
        answer.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// The answer to a request, or its error's message.
    pub(crate) fn try_request(&mut self, method: &str, params: Value) -> Result<Value, String> {
        self.next += 1;
        let id = self.next;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.message();
            if message["id"] == id && message.get("method").is_none() {
                return match message.get("error") {
                    Some(error) => Err(error["message"].as_str().unwrap().to_owned()),
                    None => Ok(message["result"].clone()),
                };
            }
        }
    }

    /// The next message, once the editor has done what it says.
    fn message(&mut self) -> Value {
        let message = self
            .messages
            .recv_timeout(PATIENCE)
            .expect("the server says nothing");
        let params = &message["params"];
        if let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) {
            assert!(!self.ids.contains(id), "{method}: {id} was asked before");
            self.ids.push(id.clone());
        }
        match message["method"].as_str() {
            Some("textDocument/publishDiagnostics") => {
                let uri = params["uri"].as_str().unwrap().to_owned();
                let wrong = params["diagnostics"].as_array().unwrap().clone();
                self.wrong.insert(uri, wrong);
            }
            Some("workspace/applyEdit") => {
                let edit = params["edit"].clone();
                self.apply(&edit);
                let answer =
                    json!({"jsonrpc": "2.0", "id": message["id"], "result": {"applied": true}});
                self.send(&answer);
            }
            Some(method) if message.get("id").is_some() => {
                self.asked.push((method.to_owned(), params.clone()));
                let answer = json!({"jsonrpc": "2.0", "id": message["id"], "result": null});
                self.send(&answer);
            }
            _ => {}
        }
        message
    }

    /// Waits until the server has told what is wrong with a file.
    pub(crate) fn await_wrong(
        &mut self,
        name: &str,
        is_it: impl Fn(&[Value]) -> bool,
    ) -> Vec<Value> {
        let uri = self.uri(name);
        loop {
            if let Some(wrong) = self.wrong.get(&uri).filter(|wrong| is_it(wrong)) {
                return wrong.clone();
            }
            self.message();
        }
    }

    /// Opens a file as it is on disk.
    pub(crate) fn open(&mut self, place: &Workplace, name: &str) {
        let text = place.read(name);
        self.open_text(name, &text);
    }

    pub(crate) fn open_text(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        let document = json!({"uri": uri, "languageId": "toml", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
        self.texts.insert(uri, text.to_owned());
    }

    /// Replaces the text of an open file.
    pub(crate) fn set(&mut self, name: &str, text: &str) {
        let uri = self.uri(name);
        self.texts.insert(uri.clone(), text.to_owned());
        let document = json!({"uri": uri, "version": 2});
        let changes = json!([{"text": text}]);
        self.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": changes}),
        );
    }

    /// The text of an open file.
    pub(crate) fn text(&self, name: &str) -> &str {
        &self.texts[&self.uri(name)]
    }

    /// Where the end of `words` stands in an open file.
    pub(crate) fn at(&self, name: &str, words: &str) -> Value {
        let text = self.text(name);
        let offset = text
            .find(words)
            .unwrap_or_else(|| panic!("{words} is not in {name}"))
            + words.len();
        json!({"textDocument": {"uri": self.uri(name)}, "position": position(text, offset)})
    }

    /// A request about the place where `words` end.
    #[track_caller]
    pub(crate) fn ask(&mut self, method: &str, name: &str, words: &str) -> Value {
        let at = self.at(name, words);
        self.request(&format!("textDocument/{method}"), at)
    }

    /// What is wrong with a file, asked for.
    pub(crate) fn pull(&mut self, name: &str) -> Vec<Value> {
        let document = json!({"textDocument": {"uri": self.uri(name)}});
        let report = self.request("textDocument/diagnostic", document);
        report["items"].as_array().cloned().unwrap_or_default()
    }

    /// The code actions for a diagnostic.
    pub(crate) fn actions(&mut self, name: &str, diagnostic: &Value) -> Vec<Value> {
        let params = json!({
            "textDocument": {"uri": self.uri(name)},
            "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]},
        });
        let actions = self.request("textDocument/codeAction", params);
        actions.as_array().cloned().unwrap_or_default()
    }

    /// Makes an edit of several files, opening those that are not, and tells the server.
    pub(crate) fn apply(&mut self, edit: &Value) {
        for (uri, edits) in edit["changes"].as_object().into_iter().flatten() {
            if !self.texts.contains_key(uri) {
                let path = decoded(uri.strip_prefix("file://").unwrap());
                let path = path.trim_start_matches(if cfg!(windows) { "/" } else { "" });
                let text = std::fs::read_to_string(path).unwrap();
                let name = uri
                    .strip_prefix(&format!("{}/", self.root))
                    .unwrap()
                    .to_owned();
                self.open_text(&name, &text);
            }
            let text = edited(&self.texts[uri], edits);
            let name = uri
                .strip_prefix(&format!("{}/", self.root))
                .unwrap()
                .to_owned();
            self.set(&name, &text);
        }
    }

    /// Ends the server as an editor does; its exit code.
    pub(crate) fn end(mut self) -> i32 {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn read(out: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", digits)) => length = digits.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut bytes = vec![0; length];
    out.read_exact(&mut bytes).ok()?;
    serde_json::from_slice(&bytes).ok()
}

fn decoded(path: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = path.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        if *first == b'%' {
            let digits = std::str::from_utf8(&more[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &more[2..];
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// The lines of a text with where they begin, as the protocol has them.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|at| {
        bytes[*at] == b'\n' || bytes[*at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')
    });
    std::iter::once(0).chain(ends.map(|at| at + 1)).collect()
}

pub(crate) fn position(text: &str, offset: usize) -> Value {
    let starts = line_starts(text);
    let line = starts.iter().rposition(|start| *start <= offset).unwrap();
    let character: usize = text[starts[line]..offset]
        .chars()
        .map(char::len_utf16)
        .sum();
    json!({"line": line, "character": character})
}

/// The byte at a position of UTF-16.
pub(crate) fn offset(text: &str, position: &Value) -> usize {
    let line = usize::try_from(position["line"].as_u64().unwrap()).unwrap();
    let wanted = usize::try_from(position["character"].as_u64().unwrap()).unwrap();
    let start = line_starts(text)[line];
    let mut units = 0;
    for (at, letter) in text[start..].char_indices() {
        if units >= wanted {
            assert_eq!(units, wanted, "inside a letter");
            return start + at;
        }
        units += letter.len_utf16();
    }
    text.len()
}

/// A text after edits, none of which overlap.
pub(crate) fn edited(text: &str, edits: &Value) -> String {
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let end = |key: &str| offset(text, &edit["range"][key]);
            (end("start"), end("end"), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_by_key(|(start, end, _)| (*start, *end));
    let mut new = String::new();
    let mut done = 0;
    for (start, end, insert) in edits {
        assert!(start >= done, "edits overlap");
        new += &text[done..start];
        new += insert;
        done = end;
    }
    new + &text[done..]
}
