//! `kimo check --ret`: mends what can be mended without guessing, and touches no other byte.

use super::save::{self, Change, Mode, Written};
use super::write_options::WriteOptions;
use super::{Context, Failure, dry_run, failure, journal, schema};
use crate::check;
use crate::check::mends::{self, Error, Line, Mend};
use crate::document;
use crate::edit::new_file::SCHEMA;
use crate::load::{Disk, Files, Loaded, Sources, Texts, Which, load_texts, root};
use crate::text::danish::noun;
use crate::text::visible::visible_name;
use crate::text::{FileId, Replacement, Span};
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
    today: NaiveDate,
    options: WriteOptions,
    context: &mut Context,
) -> Result<Mended> {
    let mut done = Done::default();
    let written = mend_files(disk, loaded, (context.mode, today), &mut done);
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
    for line in &done.refused {
        let _ = writeln!(context.err, "ikke rettet: {line}");
    }
    if count == 0 {
        // A sound plan is told so by the check itself.
        let is_told = !done.refused.is_empty();
        if written.is_ok() && !loaded.problems.is_empty() && !is_told {
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
    /// A line on each mend that was not made, with the reason.
    refused: Vec<String>,
}

/// The reasons of so many mends that were not made are told.
const MOST_TOLD: usize = 10;

fn mend_files(
    disk: &Disk,
    loaded: &Loaded<'_>,
    (mode, today): (Mode, NaiveDate),
    done: &mut Done,
) -> Result<()> {
    let fixable =
        { loaded.problems.iter() }.filter_map(|problem| Some((problem, problem.fix.as_ref()?)));
    let fixable: Vec<Mend<'_>> = fixable.collect();
    let of_files = fixable.chunk_by(|(one, _), (other, _)| one.span.file == other.span.file);
    let is_as_read = |of_file: &&[Mend<'_>]| {
        let mut of_file = of_file.iter();
        of_file
            .next()
            .is_some_and(|(problem, _)| is_as_read(disk, &loaded.sources, problem.span.file))
    };
    let (as_read, otherwise): (Vec<_>, Vec<_>) = of_files.partition(is_as_read);
    let fixable = as_read.concat();
    let line_of_span = |span| line_of(&loaded.sources, span);
    let with = |edits: &[Replacement]| errors_with(disk, &loaded.sources, edits, today);
    let sound = mends::sound(&fixable, line_of_span, with)?;
    let is_kept = |mend: &&Mend<'_>| sound.iter().any(|kept| std::ptr::eq(kept.0, mend.0));
    let mut refused: Vec<(Mend<'_>, String)> = Vec::new();
    for mend in otherwise.into_iter().flatten() {
        refused.push((*mend, "filen skal først gemmes som UTF-8".to_owned()));
    }
    for mend in fixable.iter().filter(|mend| !is_kept(mend)).take(MOST_TOLD) {
        if let Some(made) = mends::why_not(*mend, &sound, line_of_span, with)? {
            refused.push((*mend, format!("rettelsen ville give en ny fejl: {made}")));
        }
    }
    for ((problem, _), why) in refused.into_iter().take(MOST_TOLD) {
        let (name, line) = line_of_span(problem.span);
        let said = format!("{name}, linje {line}: {}; {why}", problem.message);
        done.refused.push(visible_name(&said).into_owned());
    }
    for of_file in sound.chunk_by(|(one, _), (other, _)| one.span.file == other.span.file) {
        let Some((first, _)) = of_file.first() else {
            continue;
        };
        let file = first.span.file;
        done.files
            .push(write(disk, &loaded.sources, file, of_file, mode)?);
        for (problem, fix) in of_file {
            let (name, line) = line_of(&loaded.sources, problem.span);
            let name = visible_name(&name);
            done.lines
                .push(format!("{name}, linje {line}: {}", fix.done));
        }
    }
    if let Some(written) = schema::renew(disk, mode)? {
        done.lines.push(format!("{SCHEMA} er skrevet på ny"));
        done.files.push(written);
    }
    Ok(())
}

/// Whether a file says in UTF-8 what was read. One in another encoding was read as best it could be;
/// to write it back would change bytes that nobody asked to change.
fn is_as_read(disk: &Disk, sources: &Sources<'_>, file: FileId) -> bool {
    let source = sources.get(file);
    let bytes = disk.read(sources.name(file));
    bytes.is_ok_and(|bytes| bytes == source.with_bom(source.text()).as_bytes())
}

fn line_of(sources: &Sources<'_>, span: Span) -> Line {
    let place = sources.get(span.file).position(span.start as usize);
    (sources.name(span.file).to_owned(), place.line)
}

/// The errors of the plan with these edits in it.
fn errors_with(
    disk: &Disk,
    sources: &Sources<'_>,
    edits: &[Replacement],
    today: NaiveDate,
) -> Result<Vec<Error>> {
    let files = sources.iter();
    let files = files.map(|(file, name)| (file, name, sources.get(file)));
    let changed = document::changed(files, edits).into_iter();
    let changed = changed.map(|(name, text)| (name, Some(text.into_bytes())));
    let disk = disk.with(changed.collect());
    let folders = root::periods(&disk)?;
    let loaded = load_texts(&disk, &folders, Which::All, Texts::None)?;
    let loaded = check::checked(loaded, today);
    Ok(mends::errors(loaded.problems, |span| {
        line_of(&loaded.sources, span)
    }))
}

fn write(
    disk: &Disk,
    sources: &Sources<'_>,
    file: FileId,
    fixes: &[Mend<'_>],
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
    save::change(mode, folder, &path, &mut |bytes| {
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
