//! The server's state: the plans that are written in, the texts that are open, and what the editor
//! was told last.

use super::convert::{Converter, bytes, path_of};
use super::initialize::Client;
use super::requests;
use crate::editor::{Lines, Project};
use crate::load::root::HANDLEPLAN;
use crate::text::FileId;
use crate::text::danish::years::Years;
use anyhow::{Context as _, Result, bail};
use chrono::NaiveDate;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::ops::RangeFrom;
use std::path::{Path, PathBuf};

/// Where messages to the editor go.
pub(super) type Sender = Box<dyn Fn(Message)>;

pub(super) struct Server<'t> {
    pub(super) client: Client,
    /// The plan root that was asked for.
    asked: Option<PathBuf>,
    send: Sender,
    today: &'t dyn Fn() -> NaiveDate,
    projects: Vec<Known>,
    /// The folders of the workspace, by their addresses.
    folders: Vec<String>,
    /// The files that are open in the editor, by their addresses.
    pub(super) open: BTreeMap<String, PathBuf>,
    pub(super) is_shut_down: bool,
    /// What the next requests to the editor are called.
    ids: RangeFrom<i32>,
}

/// A project, and what the editor knows of it.
struct Known {
    project: Project,
    /// Whether something has changed since it was read.
    is_stale: bool,
    /// What was last told to be wrong, by the address of the file.
    told: BTreeMap<String, Vec<Value>>,
}

/// What tells of a change: a plan's files, and its folders, for one that is made or moved whole is
/// told of without the files in it.
const WATCHED: &str = "**/{*.toml,plan,[0-9][0-9][0-9][0-9]*}";

impl<'t> Server<'t> {
    pub(super) fn new(
        client: Client,
        asked: Option<PathBuf>,
        sender: impl Fn(Message) + 'static,
        today: &'t dyn Fn() -> NaiveDate,
    ) -> Server<'t> {
        let asked = asked.and_then(|root| std::path::absolute(root).ok());
        Server {
            client,
            asked,
            send: Box::new(sender),
            today,
            projects: Vec::new(),
            folders: Vec::new(),
            open: BTreeMap::new(),
            is_shut_down: false,
            ids: 1..,
        }
    }

    /// Looks for plans in the folders that are open, and asks to be told of changed files.
    pub(super) fn begin(&mut self, params: &Value) {
        let folders = params["workspaceFolders"].as_array();
        let folders = folders.into_iter().flatten().map(|folder| &folder["uri"]);
        self.folders = folders
            .chain([&params["rootUri"]])
            .filter_map(|uri| uri.as_str().map(str::to_owned))
            .collect();
        self.look_around();
        if let Some(root) = self.asked.clone() {
            self.project_in(root);
        }
        if self.client.watches {
            let watchers = json!([{"globPattern": WATCHED}]);
            let registration = json!({
                "id": "kimo-filer",
                "method": "workspace/didChangeWatchedFiles",
                "registerOptions": {"watchers": watchers},
            });
            self.ask(
                "client/registerCapability",
                json!({"registrations": [registration]}),
            );
        }
        self.publish();
    }

    /// Finds the plans in the workspace, those too that were not there before.
    fn look_around(&mut self) {
        let folders = self.folders.clone();
        folders.iter().for_each(|uri| self.look_in(uri));
    }

    /// A folder of the workspace: the plan in it is told of though no file of it is open.
    fn look_in(&mut self, uri: &str) {
        let Some(folder) = path_of(uri) else { return };
        let periods = |root: &PathBuf| Project::new(root.clone()).periods();
        let plan = folder.join("plan");
        if !periods(&plan).is_empty() {
            self.project_in(plan);
        // In any other folder a plan is known by its years, or lies in it itself.
        } else if periods(&folder)
            .iter()
            .any(|of| Years::parse(&of.name).is_ok() || of.name.is_empty())
        {
            self.project_in(folder);
        }
    }

    /// A folder that was taken out of the workspace: its plan is told of no more, unless it is open or
    /// lies in another folder too.
    fn leave(&mut self, uri: &str) {
        let Some(folder) = path_of(uri) else { return };
        self.folders.retain(|other| other != uri);
        let kept: Vec<PathBuf> = self.folders.iter().filter_map(|uri| path_of(uri)).collect();
        let is_in = |root: &Path, folder: &Path| root == folder || root == folder.join("plan");
        let is_left = |known: &Known| {
            let root = &known.project.root;
            is_in(root, &folder)
                && known.project.open.is_empty()
                && self.asked.as_ref() != Some(root)
                && !kept.iter().any(|kept| is_in(root, kept))
        };
        let left = self.projects.extract_if(.., |known| is_left(known));
        for uri in left.flat_map(|known| known.told.into_keys()) {
            tell(&self.send, &uri, &[]);
        }
    }

    /// The project of a plan root, which is added where there is none yet.
    fn project_in(&mut self, root: PathBuf) -> usize {
        let at = self
            .projects
            .iter()
            .position(|known| known.project.root == root);
        at.unwrap_or_else(|| {
            self.projects.push(Known {
                project: Project::new(root),
                is_stale: true,
                told: BTreeMap::new(),
            });
            self.projects.len() - 1
        })
    }

    pub(super) fn handle(&mut self, message: Message) {
        match message {
            Message::Request(request) => self.answer(request),
            Message::Notification(Notification { method, params }) => self.note(&method, &params),
            Message::Response(_) => {}
        }
    }

    fn answer(&mut self, Request { id, method, params }: Request) {
        if method == "shutdown" {
            self.is_shut_down = true;
            return self.reply(id, Ok(Value::Null));
        }
        let answer = requests::answer(self, &method, &params);
        let response = match answer {
            Some(answer) => answer.map_err(|error| super::super::failure::causes(&error)),
            None => {
                let unknown = format!("ukendt anmodning: {method}");
                let response = Response::new_err(id, ErrorCode::MethodNotFound as i32, unknown);
                return (self.send)(response.into());
            }
        };
        self.reply(id, response);
    }

    fn reply(&self, id: RequestId, answer: Result<Value, String>) {
        let failed = ErrorCode::RequestFailed as i32;
        (self.send)(match answer {
            Ok(value) => Response::new_ok(id, value).into(),
            Err(message) => Response::new_err(id, failed, message).into(),
        });
    }

    /// Sends a request whose answer changes nothing.
    pub(super) fn ask(&mut self, method: &str, params: Value) {
        if let Some(id) = self.ids.next() {
            (self.send)(Request::new(id.into(), method.to_owned(), params).into());
        }
    }

    fn note(&mut self, method: &str, params: &Value) {
        let uri = params["textDocument"]["uri"].as_str().unwrap_or("");
        match method {
            "textDocument/didOpen" => {
                let text = params["textDocument"]["text"].as_str().unwrap_or("");
                self.open(uri, text);
            }
            "textDocument/didChange" => self.change(uri, &params["contentChanges"]),
            "textDocument/didClose" => self.close(uri),
            "textDocument/didSave" => self.forget(),
            "workspace/didChangeWatchedFiles" => {
                self.forget();
                self.look_around();
            }
            "workspace/didChangeWorkspaceFolders" => {
                let added = params["event"]["added"].as_array();
                let added = added.into_iter().flatten();
                let added = added.filter_map(|folder| folder["uri"].as_str());
                self.folders.extend(added.map(str::to_owned));
                let removed = params["event"]["removed"].as_array();
                let removed = removed.into_iter().flatten();
                removed.for_each(|folder| self.leave(folder["uri"].as_str().unwrap_or("")));
                self.look_around();
            }
            _ => {}
        }
    }

    fn open(&mut self, uri: &str, text: &str) {
        let Some(path) = path_of(uri) else { return };
        let Some(root) = self.root_of(&path) else {
            return;
        };
        let is_new = !self.projects.iter().any(|known| known.project.root == root);
        let at = self.project_in(root);
        let Some(known) = self.projects.get_mut(at) else {
            return;
        };
        let Some(name) = known.project.name_of(&path) else {
            return;
        };
        known.project.open.insert(name, text.to_owned());
        known.is_stale = true;
        if is_new && known.project.periods().is_empty() {
            self.projects.remove(at);
            return;
        }
        self.open.insert(uri.to_owned(), path);
    }

    fn change(&mut self, uri: &str, changes: &Value) {
        let encoding = self.client.encoding;
        let Some((at, name)) = self.open_file(uri) else {
            return;
        };
        let Some(known) = self.projects.get_mut(at) else {
            return;
        };
        let Some(text) = known.project.open.get_mut(&name) else {
            return;
        };
        for change in changes.as_array().into_iter().flatten() {
            let new = change["text"].as_str().unwrap_or("");
            let range = bytes(&Lines::new(text, encoding), &change["range"]);
            match range {
                Some(range) => text.replace_range(range, new),
                None => new.clone_into(text),
            }
        }
        known.is_stale = true;
    }

    fn close(&mut self, uri: &str) {
        let Some((at, name)) = self.open_file(uri) else {
            return;
        };
        if let Some(known) = self.projects.get_mut(at) {
            known.project.open.remove(&name);
            known.is_stale = true;
        }
        self.open.remove(uri);
    }

    fn forget(&mut self) {
        for known in &mut self.projects {
            known.project.forget();
            known.is_stale = true;
        }
    }

    /// The project of an open file, and the file's name in it.
    fn open_file(&self, uri: &str) -> Option<(usize, String)> {
        let path = self.open.get(uri)?;
        let mut projects = self.projects.iter().enumerate();
        projects.find_map(|(at, known)| Some((at, known.project.name_of(path)?)))
    }

    /// The plan root of a file by its path: the one that was asked for, the folder `plan` around it,
    /// or the folder of the folder with its years, or that with `handleplan.toml`.
    fn root_of(&self, path: &Path) -> Option<PathBuf> {
        path.extension().filter(|ending| *ending == "toml")?;
        let folder = path.parent()?;
        let around = folder.parent();
        let known = self.projects.iter().map(|known| &known.project.root);
        let mut known = known.chain(&self.asked);
        if let Some(root) = known.find(|root| folder == **root || around == Some(root)) {
            return Some(root.clone());
        }
        let is_plan = |folder: &Path| folder.file_name().is_some_and(|name| name == "plan");
        let is_period = |folder: &Path| {
            let name = folder.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| Years::parse(name).is_ok())
        };
        let around = around.filter(|around| is_plan(around) || is_period(folder));
        if let Some(around) = around {
            return Some(around.to_owned());
        }
        let has_header = path.ends_with(HANDLEPLAN) || folder.join(HANDLEPLAN).exists();
        (is_plan(folder) || has_header).then(|| folder.to_owned())
    }

    /// The projects, as everything typed so far leaves them.
    pub(super) fn projects(&mut self) -> impl ExactSizeIterator<Item = Converter<'_>> {
        let today = (self.today)();
        for known in &mut self.projects {
            if known.is_stale || known.project.today() != today {
                // A folder that cannot be read keeps what was read before, and is tried again.
                known.is_stale = known.project.refresh(today).is_err();
            }
        }
        let (encoding, open) = (self.client.encoding, &self.open);
        self.projects.iter().map(move |known| Converter {
            project: &known.project,
            encoding,
            open,
        })
    }

    /// The project and the file of an address.
    pub(super) fn file(&mut self, uri: &str) -> Option<(Converter<'_>, FileId)> {
        let path = path_of(uri)?;
        self.projects().find_map(|of| {
            let file = of.project.file(&of.project.name_of(&path)?)?;
            Some((of, file))
        })
    }

    /// The project of a file, or the only one where none is named.
    ///
    /// # Errors
    /// When there is none, or none is named and there are several: the same number is another action in
    /// each.
    pub(super) fn project_of(&mut self, uri: Option<&str>) -> Result<Converter<'_>> {
        let mut projects = self.projects();
        let found = match uri.map(path_of) {
            None if projects.len() > 1 => {
                bail!("der er flere planer: skriv i ”fil”, hvilken af dem det gælder")
            }
            None => projects.next(),
            Some(path) => projects.find(|of| {
                let path = path.as_ref();
                path.is_some_and(|path| path.starts_with(&of.project.root))
            }),
        };
        found.context("der er ingen plan")
    }

    /// Tells the editor what is wrong, of the files of which it has not been told.
    pub(super) fn publish(&mut self) {
        if self.client.pulls {
            return;
        }
        let now: Vec<BTreeMap<String, Vec<Value>>> =
            self.projects().map(|of| by_uri(&of)).collect();
        for (known, now) in self.projects.iter_mut().zip(now) {
            let before = std::mem::take(&mut known.told);
            let gone = before.keys().filter(|uri| !now.contains_key(*uri));
            let gone = gone.map(|uri| (uri, &[][..]));
            let new = now
                .iter()
                .filter(|(uri, told)| before.get(*uri) != Some(told));
            for (uri, told) in gone.chain(new.map(|(uri, told)| (uri, told.as_slice()))) {
                tell(&self.send, uri, told);
            }
            known.told = now;
        }
    }
}

/// Tells the editor what is wrong with a file.
fn tell(send: &Sender, uri: &str, told: &[Value]) {
    let params = json!({"uri": uri, "diagnostics": told});
    let method = "textDocument/publishDiagnostics".to_owned();
    send(Notification { method, params }.into());
}

fn by_uri(of: &Converter<'_>) -> BTreeMap<String, Vec<Value>> {
    let told = of.diagnostics().into_iter();
    told.map(|(file, told)| (of.uri(file), told)).collect()
}
