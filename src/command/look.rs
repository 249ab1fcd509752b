//! The association's own look, in the plan root's folder `skabeloner`: a style sheet for pages, and
//! a document that Word reports look like.

use super::failure::causes;
use super::{Context, Failure};
use crate::load::Disk;
use crate::load::files::{Files, Kind};
use crate::text::visible::visible_name;
use crate::view::block::Article;
use crate::write;
use anyhow::{Result, bail};

/// The document whose styles, page, header and footer Word reports have.
const REFERENCE: &str = "skabeloner/brev.docx";

/// The style sheet that pages are shown with after the standard one.
const STYLE: &str = "skabeloner/stil.css";

/// What else there is to do about a file of the look that cannot be used.
const WITHOUT: &str = "eller giv den et andet navn, så bruges kimos eget udseende";

/// `article` as a page, in the plan's own style where it has one.
///
/// # Errors
/// When the style sheet cannot be read, or is not UTF-8.
pub(crate) fn page(context: &mut Context, disk: &Disk, article: &Article) -> Result<String> {
    let Some((name, bytes)) = read(context, disk, STYLE)? else {
        return Ok(write::html::page(article, None));
    };
    let style = String::from_utf8(bytes).map_err(|_| {
        Failure::new(format!("{name} er ikke gemt som UTF-8"))
            .hint("åbn den i et redigeringsprogram, og gem den igen med kodningen UTF-8")
            .hint(WITHOUT)
    })?;
    // What Windows editors put first in a file is no part of it.
    let style = style.trim_start_matches('\u{feff}');
    say_that_it_is_used(context, &name)?;
    Ok(write::html::page(article, Some(style)))
}

/// `article` as a Word document, in the look of the plan's own where it has one.
///
/// # Errors
/// When that document cannot be read, or is not one of Word's.
pub(crate) fn document(context: &mut Context, disk: &Disk, article: &Article) -> Result<Vec<u8>> {
    let Some((name, bytes)) = read(context, disk, REFERENCE)? else {
        return write::docx::document(article, None);
    };
    let document = write::docx::document(article, Some(&bytes)).map_err(|error| {
        Failure::new(format!("{name}: {}", causes(&error)))
            .hint("åbn den i Word, og gem den igen som .docx")
            .hint(WITHOUT)
    })?;
    say_that_it_is_used(context, &name)?;
    Ok(document)
}

/// A document that looks otherwise than expected needs a reason.
fn say_that_it_is_used(context: &mut Context, name: &str) -> Result<()> {
    writeln!(context.err, "bemærk: skrevet med planens egen {name}")?;
    Ok(())
}

/// A file of the look with its name, where the plan has it.
fn read(context: &mut Context, disk: &Disk, file: &str) -> Result<Option<(String, Vec<u8>)>> {
    let prefix = super::context::path_prefix(&disk.root);
    let shown = |file: &str| visible_name(&format!("{prefix}{file}")).into_owned();
    // A link that leads nowhere is no reason to leave it out in silence.
    if disk.root.join(file).symlink_metadata().is_err() {
        let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
        for other in elsewhere(disk, folder, name) {
            let (other, folder) = (shown(&other), shown(folder));
            writeln!(
                context.err,
                "bemærk: {other} bliver ikke brugt; læg den i {folder}"
            )?;
        }
        for other in misnamed(disk, file) {
            let is_of_its_kind = other.to_lowercase().ends_with(".docx") || file == STYLE;
            let remedy = if is_of_its_kind {
                "giv den navnet"
            } else {
                "gem den som"
            };
            let other = shown(&other);
            writeln!(
                context.err,
                "bemærk: {other} bliver ikke brugt; {remedy} {name}"
            )?;
        }
        return Ok(None);
    }
    let name = shown(file);
    // A page holds the whole style sheet: whoever sends in a plan would have any file of the machine
    // that writes it put before everybody.
    if disk.leads_out(file) {
        bail!(
            Failure::new(format!("{name} er et link ud af planens mappe"))
                .hint("læg selve filen dér i stedet for linket")
                .hint(WITHOUT)
        );
    }
    let bytes = disk
        .read(file)
        .map_err(|error| Failure::new(format!("{name} kan ikke læses: {error}")).hint(WITHOUT))?;
    Ok(Some((name, bytes)))
}

/// The files that are named so, in a folder that is meant to be `folder`: one of the root's in
/// another case, which Windows takes for it and a server does not, or a period's own.
fn elsewhere(disk: &Disk, folder: &str, name: &str) -> Vec<String> {
    // A root that cannot be listed has nothing to tell of.
    let entries = disk.list("").unwrap_or_default().into_iter();
    let files = entries.map(|entry| {
        if entry.name.to_lowercase() == folder {
            format!("{}/{name}", entry.name)
        } else {
            format!("{}/{folder}/{name}", entry.name)
        }
    });
    files
        .filter(|file| disk.root.join(file).is_file())
        .collect()
}

/// What Notepad and Word put after a name, or in the place of its own ending. Another ending may be
/// there so that the file is not used.
const ENDINGS: [&str; 8] = ["css", "txt", "docx", "dotx", "docm", "doc", "odt", "rtf"];

/// The files beside `file` that are meant to be it: in another case, or with such an ending.
fn misnamed(disk: &Disk, file: &str) -> Vec<String> {
    let (folder, name) = file.rsplit_once('/').unwrap_or(("", file));
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let is_it = |other: &str| {
        let other = other.to_lowercase();
        let mut parts = other.split('.');
        parts.next() == Some(stem) && parts.all(|ending| ENDINGS.contains(&ending))
    };
    // A folder that cannot be listed has nothing to tell of.
    let entries = disk.list(folder).unwrap_or_default().into_iter();
    let files = entries.filter(|entry| entry.kind == Kind::File && is_it(&entry.name));
    files
        .map(|entry| format!("{folder}/{}", entry.name))
        .collect()
}
