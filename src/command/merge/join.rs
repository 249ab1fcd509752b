//! Three versions of a file made one: a plan file entry by entry, any other line by line.

use crate::check::alone::{first_fault, merge};
use crate::command::git;
use crate::document::join::{Merged, whole_file_in_conflict};
use crate::load::{self, root};
use crate::text::{FileId, Source, folder_and_name};
use anyhow::Result;

/// What came of joining.
#[derive(Debug)]
pub(crate) struct Joined {
    /// The file, with marks around what is in conflict.
    pub(crate) bytes: Vec<u8>,
    /// What is in conflict, in Danish, each without a full stop.
    pub(crate) conflicts: Vec<String>,
}

/// Joins `ours` and `theirs`, which grew from `base`. The name in `path` tells what file it is.
///
/// # Errors
/// When git cannot join the lines of what is no sound plan file.
pub(crate) fn join(path: &str, base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<Joined> {
    let sides = [base, ours, theirs].map(|bytes| side(path, bytes));
    if let [Some(base), Some(ours), Some(theirs)] = &sides
        && let Some(Merged { text, conflicts }) = merge(base, ours, theirs)
    {
        return Ok(Joined {
            bytes: text.into_bytes(),
            conflicts,
        });
    }
    by_lines(path, base, ours, theirs)
}

/// git's own merge of lines. Of a plan file the result is joined only when it is sound.
fn by_lines(path: &str, base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<Joined> {
    let why = "filen er ikke en fejlfri planfil i alle tre udgaver og er flettet linje for linje";
    let (bytes, is_clean) = git::merge_file(ours, base, theirs)?;
    let mut joined = Joined {
        bytes,
        conflicts: Vec::new(),
    };
    if !is_clean {
        joined.conflicts.push(why.to_owned());
    } else if root::is_plan_file(folder_and_name(path).1) {
        let fault = match side(path, &joined.bytes) {
            Some(source) => first_fault(&source),
            None => Some("den er ikke UTF-8".to_owned()),
        };
        if let Some(fault) = fault {
            joined.conflicts.push(why.to_owned());
            let fault = format!("resultatet ville være forkert: {fault}");
            joined.conflicts.push(fault);
            joined.bytes = marked(ours, theirs);
        }
    }
    Ok(joined)
}

/// Both versions whole, with the marks of a conflict around them.
pub(crate) fn marked(ours: &[u8], theirs: &[u8]) -> Vec<u8> {
    match (std::str::from_utf8(ours), std::str::from_utf8(theirs)) {
        (Ok(ours), Ok(theirs)) => whole_file_in_conflict(ours, theirs).into_bytes(),
        _ => [
            b"<<<<<<< vores\n",
            ours,
            b"\n=======\n",
            theirs,
            b"\n>>>>>>> deres\n",
        ]
        .concat(),
    }
}

/// One version under the file's own name; nothing where its bytes are not sound.
fn side(path: &str, bytes: &[u8]) -> Option<Source> {
    if bytes.is_empty() {
        return Some(Source::new(path, ""));
    }
    let (source, problems) = load::decode(path, FileId(0), bytes);
    let is_sound = !problems.iter().any(|problem| problem.is_error());
    is_sound.then_some(source)
}
