//! The protocol's words for what `editor` has: addresses, ranges, edits and diagnostics.

use crate::document::apart;
use crate::editor::{Encoding, Lines, Place, Project};
use crate::text::{Diagnostic, FileId, Replacement, Severity, Shown, Span};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where every fault is explained, by its name.
const FAULTS: &str = concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/main/docs/fejl.md#");

/// The file that an address means; nothing where it is none of a file.
pub(super) fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // A drive of Windows: `/c:/plan`.
    let (host, path) = rest.split_at(rest.find('/')?);
    let mut bytes = Vec::with_capacity(path.len());
    let mut letters = path.bytes();
    while let Some(byte) = letters.next() {
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let code = match byte {
            b'%' => letters
                .next()
                .and_then(digit)
                .zip(letters.next().and_then(digit)),
            _ => None,
        };
        match code {
            Some((high, low)) => bytes.extend(u8::try_from(high * 16 + low)),
            None if byte == b'%' => return None,
            None => bytes.push(byte),
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    let is_drive = path.as_bytes().get(2) == Some(&b':');
    Some(match host {
        "" | "localhost" if is_drive && cfg!(windows) => {
            PathBuf::from(path.trim_start_matches('/'))
        }
        "" | "localhost" => PathBuf::from(path),
        host => PathBuf::from(format!("//{host}{path}")),
    })
}

/// The address of a file.
pub(super) fn uri_of(path: &Path) -> String {
    let path = path.shown();
    let mut uri = String::from("file://");
    if path.starts_with("//") {
        uri.truncate("file:".len());
    } else if !path.starts_with('/') {
        uri.push('/');
    }
    for byte in path.bytes() {
        let is_plain = byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
        if is_plain {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

/// Addresses and places in the files of a project.
pub(super) struct Converter<'p> {
    pub(super) project: &'p Project,
    pub(super) encoding: Encoding,
    /// The addresses as the editor has them, of the files that are open in it.
    pub(super) open: &'p BTreeMap<String, PathBuf>,
}

impl<'p> Converter<'p> {
    pub(super) fn uri(&self, file: FileId) -> String {
        let path = self.project.path(self.project.name(file));
        let own = self.open.iter().find(|(_, open)| **open == path);
        own.map_or_else(|| uri_of(&path), |(uri, _)| uri.clone())
    }

    pub(super) fn lines(&self, file: FileId) -> Lines<'p> {
        Lines::new(self.project.source(file).text(), self.encoding)
    }

    pub(super) fn location(&self, span: Span) -> Value {
        json!({"uri": self.uri(span.file), "range": range(&self.lines(span.file), span)})
    }

    /// What the editor is to change.
    pub(super) fn edit(&self, edits: &[Replacement]) -> Value {
        let mut by_file: BTreeMap<FileId, Vec<&Replacement>> = BTreeMap::new();
        for edit in edits {
            by_file.entry(edit.span.file).or_default().push(edit);
        }
        let changes = by_file.into_iter().map(|(file, edits)| {
            let lines = self.lines(file);
            let text_edit = |edit: &Replacement| json!({"range": range(&lines, edit.span), "newText": edit.text});
            let edits: Vec<Value> = apart(edits).into_iter().map(text_edit).collect();
            (self.uri(file), Value::from(edits))
        });
        json!({"changes": changes.collect::<serde_json::Map<_, _>>()})
    }

    /// What is wrong with a file.
    pub(super) fn diagnostic(&self, lines: &Lines<'_>, problem: &Diagnostic) -> Value {
        let related = problem.related.iter().map(|(span, label)| {
            // Most are in the same file, whose lines are at hand.
            let location = if span.file == problem.span.file {
                json!({"uri": self.uri(span.file), "range": range(lines, *span)})
            } else {
                self.location(*span)
            };
            json!({"location": location, "message": label})
        });
        let related: Vec<Value> = related.collect();
        let message = std::iter::once(&problem.message).chain(&problem.help);
        let message: Vec<&str> = message.map(String::as_str).collect();
        let mut diagnostic = json!({
            "range": range(lines, problem.span),
            "severity": match problem.severity {
                Severity::Error => 1,
                Severity::Warning => 2,
            },
            "code": problem.rule,
            "codeDescription": {"href": format!("{FAULTS}{}", problem.rule)},
            "source": "kimo",
            "message": message.join("\n"),
        });
        if !related.is_empty() {
            diagnostic["relatedInformation"] = related.into();
        }
        diagnostic
    }

    /// What is wrong, file by file.
    pub(super) fn diagnostics(&self) -> BTreeMap<FileId, Vec<Value>> {
        let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
        for problem in self.project.problems() {
            by_file.entry(problem.span.file).or_default().push(problem);
        }
        let converted = by_file.into_iter().map(|(file, problems)| {
            let lines = self.lines(file);
            let told = problems
                .into_iter()
                .map(|problem| self.diagnostic(&lines, problem));
            let mut told: Vec<Value> = told.collect();
            told.dedup();
            (file, told)
        });
        converted.collect()
    }
}

pub(super) fn range(lines: &Lines<'_>, span: Span) -> Value {
    let range = span.range();
    let place = |offset: usize| {
        let Place { line, unit } = lines.place(offset);
        json!({"line": line, "character": unit})
    };
    json!({"start": place(range.start), "end": place(range.end)})
}

/// A place of the protocol.
pub(super) fn place(value: &Value) -> Option<Place> {
    let number = |key: &str| usize::try_from(value[key].as_u64()?).ok();
    Some(Place {
        line: number("line")?,
        unit: number("character")?,
    })
}

/// A range of the protocol, in bytes of the text with these lines.
pub(super) fn bytes(lines: &Lines<'_>, value: &Value) -> Option<std::ops::Range<usize>> {
    let end = |key: &str| place(&value[key]).map(|place| lines.offset(place));
    let (start, end) = (end("start")?, end("end")?);
    Some(start..end.max(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_to_its_file_and_back() {
        let drive = if cfg!(windows) { "C:" } else { "" };
        for path in [
            "/hjem/søs/plan 2/100%/maal-1.toml",
            "/a+b&c#d?e/\u{e5}",
            "/a\u{30a}",
            "//nas/plan/maal-1.toml",
        ] {
            let path = if path.starts_with("//") {
                path.to_owned()
            } else {
                format!("{drive}{path}")
            };
            let uri = uri_of(Path::new(&path));
            assert!(uri.is_ascii(), "{uri}");
            assert_eq!(path_of(&uri).as_deref(), Some(Path::new(&path)));
        }
        assert_eq!(
            path_of("file:///a%20b%C3%B8").as_deref(),
            Some(Path::new("/a bø"))
        );
        assert_eq!(path_of("file:///a%2"), None);
        assert_eq!(path_of("untitled:Untitled-1"), None);
    }

    #[test]
    #[cfg(windows)]
    fn a_drive_is_named_as_editors_name_it() {
        let path = Path::new(r"\\?\C:\planer\maal-1.toml");
        assert_eq!(uri_of(path), "file:///C%3A/planer/maal-1.toml");
        let named = path_of("file:///c%3A/planer/maal-1.toml");
        assert_eq!(named.as_deref(), Some(Path::new(r"C:\planer\maal-1.toml")));
    }
}
