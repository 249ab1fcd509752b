//! `kimo check --ret`: mends what can be mended without guessing, and touches no other byte.

use super::save::{self, Change, Mode, Written};
use super::write_options::WriteOptions;
use super::{Context, Failure, dry_run, failure, journal, schema, sound_mends};
use crate::document;
use crate::edit::new_file::SCHEMA;
use crate::load::{Disk, Files, Loaded, Sources};
use crate::text::danish::noun;
use crate::text::visible::visible_name;
use crate::text::{Diagnostic, FileId, Fix, Replacement};
use anyhow::{Result, bail};
use chrono::NaiveDate;
use std::io::Write;

/// What was mended.
#[derive(Debug)]
pub(crate) struct Mended {
    /// How many mends were made.
    pub(crate) count: usize,
    /// Whether they were committed, where that was asked for: a failure that is told when the
    /// check has been.
    pub(crate) committed: Result<()>,
}

/// Makes every safe mend in the files, commits them where that was asked for, and says what
/// was done. That nobody could be told does not undo it.
///
/// # Errors
/// When a file cannot be written. What was mended before it stays so, and is committed.
pub(crate) fn mend(
    disk: &Disk,
    loaded: &Loaded<'_>,
    options: WriteOptions,
    context: &mut Context,
) -> Result<Mended> {
    let mut done = Done::default();
    let written = mend_files(disk, loaded, (context.mode, context.today), &mut done);
    let count = done.lines.len();
    if options.dry_run && count > 0 {
        let _ = context
            .err
            .write_all(dry_run::shown(&done.files).as_bytes());
        return written.map(|()| Mended {
            count,
            committed: Ok(()),
        });
    }
    for line in &done.lines {
        let _ = writeln!(context.err, "rettet: {line}");
    }
    if count == 0 {
        // A sound plan is told so by the check itself.
        if written.is_ok() && !loaded.problems.is_empty() {
            let _ = writeln!(
                context.err,
                "Der var intet, der kunne rettes uden at gætte."
            );
        }
        return written.map(|()| Mended {
            count,
            committed: Ok(()),
        });
    }
    let mends = noun::FEJL.count(count);
    let _ = writeln!(context.err, "{mends} er rettet.");
    let message = format!("Rettet med kimo tjek: {mends}");
    journal::note(context, &done.files, &message);
    let committed = options
        .commit(&done.files, &message, context)
        .map(|said| drop(context.err.write_all(said.as_bytes())));
    match (written, committed) {
        (Ok(()), committed) => Ok(Mended { count, committed }),
        (Err(error), Ok(())) => Err(error),
        (Err(error), Err(not_committed)) => {
            failure::show(&not_committed, &mut context.err);
            Err(error)
        }
    }
}

/// What was written, and a line on each mend.
#[derive(Debug, Default)]
struct Done {
    files: Vec<Written>,
    lines: Vec<String>,
}

fn mend_files(
    disk: &Disk,
    loaded: &Loaded<'_>,
    (mode, today): (Mode, NaiveDate),
    done: &mut Done,
) -> Result<()> {
    for (file, name) in loaded.sources.iter() {
        let fixes: Vec<(&Diagnostic, &Fix)> = loaded
            .problems
            .iter()
            .filter(|problem| problem.span.file == file)
            .filter_map(|problem| Some((problem, problem.fix.as_ref()?)))
            .collect();
        // A file in another encoding was read as best it could be; to write it back would
        // change bytes that nobody asked to change.
        let source = loaded.sources.get(file);
        let is_as_read = disk
            .read(name)
            .is_ok_and(|bytes| bytes == source.with_bom(source.text()).as_bytes());
        if fixes.is_empty() || !is_as_read {
            continue;
        }
        let fixes = sound_mends::only(disk, name, source, &fixes, today)?;
        if fixes.is_empty() {
            continue;
        }
        let written = write(disk, &loaded.sources, file, &fixes, mode)?;
        for (problem, fix) in &fixes {
            let line = source.position(problem.span.start as usize).line;
            let name = visible_name(name);
            done.lines
                .push(format!("{name}, linje {line}: {}", fix.done));
        }
        done.files.push(written);
    }
    if let Some(written) = schema::renew(disk, mode)? {
        done.lines.push(format!("{SCHEMA} er skrevet på ny"));
        done.files.push(written);
    }
    Ok(())
}

fn write(
    disk: &Disk,
    sources: &Sources<'_>,
    file: FileId,
    fixes: &[(&Diagnostic, &Fix)],
    mode: Mode,
) -> Result<Written> {
    let source = sources.get(file);
    let as_read = source.with_bom(source.text());
    let path = disk.root.join(sources.name(file));
    let folder = path.parent().unwrap_or(&disk.root);
    let replacements: Vec<Replacement> = fixes
        .iter()
        .flat_map(|(_, fix)| fix.replacements.iter().cloned())
        .collect();
    save::change(mode, folder, &path, |bytes| {
        // The places were found in the bytes that were checked, and hold for those alone.
        if bytes != as_read.as_bytes() {
            bail!(
                Failure::new(format!("{} blev ændret imens", sources.name(file)))
                    .hint("kør kommandoen igen")
            );
        }
        Ok(Change {
            bytes: document::apply(source, &replacements).into_bytes(),
            edits: replacements.clone(),
            meant: None,
        })
    })
}
