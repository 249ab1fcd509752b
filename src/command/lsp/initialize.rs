//! What the editor can, and what it is told that the server can.

use crate::editor::Encoding;
use serde_json::{Value, json};

/// What the editor can.
pub(super) struct Client {
    pub(super) encoding: Encoding,
    /// Whether it fills in the places of a snippet.
    pub(super) has_snippets: bool,
    /// Whether it asks for what is wrong rather than being told.
    pub(super) pulls: bool,
    /// Whether it shows a document that it is asked to.
    pub(super) shows_documents: bool,
    /// Whether it can be asked to watch files.
    pub(super) watches: bool,
    /// Its own command for writing a note, with a form for it.
    pub(super) note_command: Option<String>,
}

/// Inserts a note to be filled in: the file's address, and the action's number.
pub(super) const NEW_NOTE: &str = "kimo.nyNote";

/// Runs a line that the command line has, and applies what it would write.
pub(super) const RUN: &str = "kimo.kør";

/// The ways to ask for a code action that mends a whole file.
pub(super) const FIX_ALL: &str = "source.fixAll.kimo";

impl Client {
    pub(super) fn of(params: &Value) -> Client {
        let can = |path: &str| {
            params["capabilities"]
                .pointer(path)
                .cloned()
                .unwrap_or_default()
        };
        let encodings = can("/general/positionEncodings");
        let has_utf8 = |encodings: &Vec<Value>| encodings.iter().any(|name| name == "utf-8");
        let is_there = |path: &str| can(path).is_object();
        Client {
            encoding: if encodings.as_array().is_some_and(has_utf8) {
                Encoding::Utf8
            } else {
                Encoding::Utf16
            },
            has_snippets: can("/textDocument/completion/completionItem/snippetSupport") == true,
            pulls: is_there("/textDocument/diagnostic")
                && !is_there("/textDocument/publishDiagnostics"),
            shows_documents: can("/window/showDocument/support") == true,
            watches: can("/workspace/didChangeWatchedFiles/dynamicRegistration") == true,
            note_command: params["initializationOptions"]["noteKommando"]
                .as_str()
                .map(str::to_owned),
        }
    }
}

/// The answer to `initialize`.
pub(super) fn answer(client: &Client) -> Value {
    let mut can = json!({
        "positionEncoding": match client.encoding {
            Encoding::Utf8 => "utf-8",
            Encoding::Utf16 => "utf-16",
        },
        "textDocumentSync": {"openClose": true, "change": 2, "save": true},
        "codeActionProvider": {"codeActionKinds": ["quickfix", FIX_ALL]},
        "completionProvider": {"triggerCharacters": ["\"", "[", "=", " ", "."]},
        "hoverProvider": true,
        "definitionProvider": true,
        "referencesProvider": true,
        "documentHighlightProvider": true,
        "renameProvider": {"prepareProvider": true},
        "documentSymbolProvider": true,
        "workspaceSymbolProvider": true,
        "foldingRangeProvider": true,
        "documentLinkProvider": {},
        "codeLensProvider": {},
        "inlayHintProvider": true,
        "executeCommandProvider": {"commands": [NEW_NOTE, RUN]},
        "workspace": {"workspaceFolders": {"supported": true, "changeNotifications": true}},
    });
    // One who can both is told, which shows the files that are not open too.
    if client.pulls {
        can["diagnosticProvider"] =
            json!({"interFileDependencies": true, "workspaceDiagnostics": true});
    }
    json!({
        "capabilities": can,
        "serverInfo": {"name": "kimo", "version": env!("CARGO_PKG_VERSION")},
    })
}
