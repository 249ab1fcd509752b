//! `kimo undo`: takes back what kimo wrote here last, and the write before that when asked again.
//!
//! It goes by the journal, and changes a file as any command does. What was written is found
//! again by its own lines; what others wrote meanwhile stays, and what they wrote on top of it
//! keeps it where it is.

use super::arguments::count;
use super::journal::{self, FileRecord, Journal, Kind, LENGTH, Record};
use super::period_errors::{PeriodError, errors_in, new_errors};
use super::save::{self, Change, Mode, Written};
use super::write_options::WriteOptions;
use super::{Context, Failure, Outcome, dry_run, plan_options};
use crate::document;
use crate::document::trace::{Kept, Trace};
use crate::load::{self, Disk, root};
use crate::text::danish::{date, noun};
use crate::text::visible::{visible, visible_name};
use crate::text::{FileId, Shown, Source};
use crate::write::terminal::message;
use anyhow::{Result, bail};
use std::path::{Path, PathBuf};

/// The arguments of `kimo undo`.
#[derive(Debug, clap::Args)]
#[command(mut_args(plan_options::without_period))]
#[command(after_help = "\
kimo husker de seneste 20 gange, det har skrevet i planen på denne maskine, og tager kun det \
ud, det selv har skrevet. Har nogen rettet i det siden, bliver det stående. Er det gemt i git, \
bliver det modsatte også gemt i git; intet i historien går tabt.

Eksempler:
  kimo fortryd
  kimo fortryd --liste")]
pub(crate) struct Undo {
    /// Nummeret, som --liste viser (ellers det seneste)
    #[arg(value_name = "NR", value_parser = count)]
    gang: Option<u32>,

    /// Vis, hvad der kan fortrydes, det seneste først
    #[arg(long, conflicts_with = "gang")]
    liste: bool,

    #[command(flatten)]
    options: WriteOptions,
}

impl Undo {
    /// Takes it back.
    ///
    /// # Errors
    /// When there is nothing to take back, it was changed since, something builds on it, or a
    /// file cannot be changed.
    pub(crate) fn run(self, context: &mut Context) -> Result<Outcome> {
        let disk = context.disk()?;
        let journal = Journal::of(&disk.root)?;
        let mut records = journal.records()?;
        records.reverse();
        if self.liste {
            let text = message(&list(&records), context.paper.width);
            context.deliver(&text, None)?;
            return Ok(Outcome::Fine);
        }
        let Some(record) = records.get(self.gang.unwrap_or(1) as usize - 1) else {
            bail!(nothing(self.gang, records.len()));
        };
        let undoing = Undoing {
            disk: &disk,
            journal: &journal,
            record,
        };
        let mut files = undoing.parts()?;
        if files.is_empty() {
            if context.mode == Mode::Write {
                journal.set_aside(record)?;
            }
            bail!(gone(record, records.len()));
        }
        let left = undoing.leave_what_is_used(&mut files, context)?;
        if context.mode != Mode::Write {
            let written: Vec<Written> = files.into_iter().map(Part::into_written).collect();
            context.deliver(&dry_run::shown(&written), None)?;
            return Ok(Outcome::Fine);
        }
        let receipt = undoing.take_back(context, files)? + &left;
        // The file says what was undone; at worst it is found to be gone the next time.
        let _ = journal.forget(record);
        let options = WriteOptions {
            commit: self.options.commit || record.is_committed,
            ..self.options
        };
        let message = format!("Fortryd: {}", record.what);
        let written = std::mem::take(&mut context.written);
        options.settle(context, &written, &receipt, &message)
    }
}

/// A file that is about to be as it was.
struct Part<'r> {
    path: PathBuf,
    file: &'r FileRecord,
    before: Vec<u8>,
    /// Nothing: it goes.
    after: Option<Change>,
}

impl Part<'_> {
    fn into_written(self) -> Written {
        let change = self.after.unwrap_or_default();
        Written {
            path: self.path,
            before: Some(self.before),
            after: change.bytes,
            edits: change.edits,
            meant: None,
        }
    }
}

/// A write that is being undone.
struct Undoing<'a> {
    disk: &'a Disk,
    journal: &'a Journal,
    record: &'a Record,
}

impl<'a> Undoing<'a> {
    /// What is to become of each file, the last that was written first: what refers goes before
    /// what it refers to. A part of the write that is gone already is passed over.
    fn parts(&self) -> Result<Vec<Part<'a>>> {
        let mut parts = Vec::new();
        let (mut is_some_gone, mut kept) = (false, None);
        for file in self.record.files.iter().rev() {
            let path = shown(self.disk, &self.journal.path(file));
            let Ok(before) = std::fs::read(&path) else {
                continue;
            };
            let after = match &file.kind {
                Kind::Made(fingerprint) => {
                    if !journal::has_fingerprint(&before, *fingerprint) {
                        bail!(self.kept(&format!("{} er ændret siden", path.shown())));
                    }
                    None
                }
                Kind::Changed(traces) => match self.without(&path, &before, traces) {
                    Ok(Some(change)) => Some(change),
                    Ok(None) => {
                        is_some_gone = true;
                        continue;
                    }
                    // A field that followed is not what was written: where that is gone, so is all.
                    Err(error) if !traces.iter().any(Trace::adds_entries) => {
                        kept = Some(error);
                        continue;
                    }
                    Err(error) => return Err(error),
                },
            };
            parts.push(Part {
                path,
                file,
                before,
                after,
            });
        }
        match kept {
            Some(error) if !parts.is_empty() || !is_some_gone => Err(error),
            _ => Ok(parts),
        }
    }

    /// The file without what was written; nothing where that is gone already.
    fn without(&self, path: &Path, bytes: &[u8], traces: &[Trace]) -> Result<Option<Change>> {
        let name = path.shown();
        let (source, _) = load::decode(&name, FileId::default(), bytes);
        let mut edits = Vec::new();
        for trace in traces {
            match trace.take_back(&source) {
                Ok(edit) => edits.push(edit),
                Err(Kept::Absent) => {}
                Err(kept) => bail!(self.why_kept(&source, kept)),
            }
        }
        if edits.is_empty() {
            return Ok(None);
        }
        Ok(Some(Change {
            bytes: document::apply(&source, &edits).into_bytes(),
            edits,
            meant: None,
        }))
    }

    fn why_kept(&self, source: &Source, kept: Kept) -> Failure {
        let (at, cause, remedy) = match kept {
            Kept::Grown(at) => (
                at,
                "der er skrevet mere under det siden",
                "det, der er skrevet under det, begynder i",
            ),
            Kept::Doubled(at) => (at, "det står der flere gange", "det første sted er"),
            Kept::Edited(at) => (
                at,
                "det er rettet eller flyttet siden",
                "ret eller slet det selv i",
            ),
            Kept::Absent => (0, "det står der ikke længere", "se i"),
            Kept::Unread => {
                let cause = format!("der er fejl i {}", source.name());
                return { self.kept(&cause) }.hint("se, hvad der er galt med den: kimo tjek");
            }
        };
        let line = source.position(at).line;
        self.kept(cause)
            .hint(format!("{remedy} {}, linje {line}", source.name()))
    }

    fn kept(&self, cause: &str) -> Failure {
        Failure::new(format!(
            "”{}” er ikke fortrudt, for {cause}",
            visible(&self.record.what)
        ))
    }

    /// Leaves a meeting that something else refers to by now, and says so.
    ///
    /// # Errors
    /// When it is the entry itself that something refers to.
    fn leave_what_is_used(&self, parts: &mut Vec<Part<'_>>, context: &Context) -> Result<String> {
        let Some(used) = self.dependent(parts, context)? else {
            return Ok(String::new());
        };
        if parts.len() > 1
            && let Some(first) = parts.pop()
            && self.dependent(parts, context)?.is_none()
        {
            let name = first.path.shown();
            return Ok(format!(
                "Det, der blev skrevet i {}, bliver stående, for andet bygger på det nu.\n",
                visible_name(&name)
            ));
        }
        bail!(self.kept("andet bygger på det nu").hint(used))
    }

    /// The error that the plan would get by it.
    fn dependent(&self, parts: &[Part<'_>], context: &Context) -> Result<Option<String>> {
        let changed = parts.iter().filter_map(|part| {
            let name = part.path.strip_prefix(&self.disk.root).ok()?;
            let bytes = part.after.as_ref().map(|change| change.bytes.clone());
            Some((name.shown(), bytes))
        });
        let without = self.disk.with(changed.collect());
        let errors = |files: &Disk| errors_in(files, &root::periods(files)?, context.today);
        let (before, after) = (errors(self.disk)?, errors(&without)?);
        // What `check --ret` mended is an error again when that is undone.
        let new = new_errors(&before, &after).find(|error| error.problem.fix.is_none());
        Ok(new.map(|PeriodError { file, problem, .. }| {
            format!("{file} ville få en fejl: {}", problem.message)
        }))
    }

    /// Does it, and says what was done.
    fn take_back(&self, context: &mut Context, parts: Vec<Part<'a>>) -> Result<String> {
        let (made, changed): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.after.is_none());
        let mut receipt = format!("Fortrudt: {}\n", visible(&self.record.what));
        if !made.is_empty() {
            receipt += &self.delete(context, made)?;
        }
        for part in changed {
            let Kind::Changed(traces) = &part.file.kind else {
                continue;
            };
            let folder = part.path.parent().unwrap_or(&self.disk.root);
            let written = save::change(Mode::Write, folder, &part.path, &mut |bytes| {
                let change = self.without(&part.path, bytes, traces)?;
                // Another undo was here first.
                change.ok_or_else(|| gone(self.record, 1).into())
            });
            let written = written.map_err(|error| match context.written.drain(..).next() {
                None => error,
                Some(first) => error.context(Failure::new(format!(
                    "{} er, som den var, men ikke {}",
                    first.path.shown(),
                    part.path.shown()
                ))),
            })?;
            let name = part.path.shown();
            let how = if written.edits.iter().all(|edit| edit.text.is_empty()) {
                "Taget ud af"
            } else {
                "Sat tilbage i"
            };
            receipt += &format!("{how} {}.\n", visible_name(&name));
            context.written.push(written);
        }
        Ok(receipt)
    }

    /// Deletes what was made, and its folder where nobody else has anything in it.
    fn delete(&self, context: &mut Context, parts: Vec<Part<'_>>) -> Result<String> {
        let paths: Vec<PathBuf> = parts.iter().map(|part| part.path.clone()).collect();
        save::delete(&paths, &self.disk.root)?;
        let gone = parts.into_iter().map(Part::into_written);
        context.written.extend(gone);
        let count = noun::FIL.count(paths.len());
        Ok(format!("{count} er fjernet igen.\n"))
    }
}

/// A path as the user would write it: from the plan root as that is shown.
fn shown(disk: &Disk, path: &Path) -> PathBuf {
    let root = std::fs::canonicalize(&disk.root);
    let inside = root
        .ok()
        .and_then(|root| Some(path.strip_prefix(root).ok()?.to_owned()));
    inside.map_or_else(|| path.to_owned(), |inside| disk.root.join(inside))
}

fn list(records: &[Record]) -> String {
    if records.is_empty() {
        return "Der er intet at fortryde.\n".to_owned();
    }
    let lines = records.iter().zip(1..).map(|(record, number)| {
        let git = if record.is_committed {
            ", gemt i git"
        } else {
            ""
        };
        let day = date::short(record.day);
        format!(
            "{number}. {} (skrevet {day}{git})\n",
            crate::text::visible::one_line(&record.what)
        )
    });
    lines.collect()
}

fn nothing(asked: Option<u32>, count: usize) -> Failure {
    let failure = match asked {
        Some(asked) if count > 0 => Failure::new(format!(
            "kimo husker ikke {asked} gange tilbage her, kun {count}"
        )),
        _ => Failure::new("der er intet at fortryde"),
    };
    failure.hint(format!(
        "kimo husker de seneste {LENGTH} gange, du har skrevet med kimo i denne plan på denne maskine"
    ))
}

fn gone(record: &Record, count: usize) -> Failure {
    let failure = Failure::new(format!(
        "”{}” står ikke i planen længere, så der er intet at fortryde",
        visible(&record.what)
    ));
    if count > 1 {
        failure.hint("det, der blev skrevet før det, kan fortrydes: kimo fortryd --liste")
    } else {
        failure
    }
}
