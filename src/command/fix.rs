//! `kimo check --ret`: mends what can be mended without guessing, and touches no other byte.

use super::{Context, Failure, save};
use crate::edit;
use crate::load::{Disk, Files, Loaded, Sources};
use crate::render::visible::visible_name;
use crate::text::danish::noun;
use crate::text::{Diagnostic, FileId, Fix, Replacement};
use anyhow::{Result, bail};
use std::io::Write;
use std::path::PathBuf;

/// What was mended.
#[derive(Debug, Default)]
pub struct Mended {
    /// The files.
    pub files: Vec<PathBuf>,
    /// How many mends were made in them.
    pub count: usize,
}

/// Makes every safe mend in the files, and says what was done. The files that were mended, and
/// how many mends were made.
///
/// # Errors
/// When a file cannot be written.
pub fn mend(disk: &Disk, loaded: &Loaded<'_>, context: &mut Context) -> Result<Mended> {
    let mut mended = Mended::default();
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
        write(disk, &loaded.sources, file, &fixes)?;
        for (problem, fix) in &fixes {
            let line = loaded
                .sources
                .get(file)
                .position(problem.span.start as usize)
                .line;
            let name = visible_name(name);
            writeln!(context.err, "rettet: {name}, linje {line}: {}", fix.done)?;
        }
        mended.count += fixes.len();
        mended.files.push(disk.root.join(name));
    }
    if loaded.problems.is_empty() {
        // A sound plan is told so by the check itself.
    } else if mended.count == 0 {
        writeln!(
            context.err,
            "Der var intet, der kunne rettes uden at gætte."
        )?;
    } else {
        writeln!(context.err, "{} er rettet.", noun::FEJL.count(mended.count))?;
    }
    Ok(mended)
}

fn write(
    disk: &Disk,
    sources: &Sources<'_>,
    file: FileId,
    fixes: &[(&Diagnostic, &Fix)],
) -> Result<()> {
    let source = sources.get(file);
    let as_read = source.with_bom(source.text());
    let path = disk.root.join(sources.name(file));
    let folder = path.parent().unwrap_or(&disk.root);
    let replacements: Vec<Replacement> = fixes
        .iter()
        .flat_map(|(_, fix)| fix.replacements.iter().cloned())
        .collect();
    save::change(folder, &path, |bytes| {
        // The places were found in the bytes that were checked, and hold for those alone.
        if bytes != as_read.as_bytes() {
            bail!(
                Failure::new(format!("{} blev ændret imens", sources.name(file)))
                    .hint("kør kommandoen igen")
            );
        }
        Ok(edit::apply(source, &replacements).into_bytes())
    })
}
