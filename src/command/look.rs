//! The association's own look, in the plan root's folder `skabeloner`: a style sheet for pages, and
//! a document that Word reports look like.

use super::{Context, Failure};
use crate::load::Disk;
use crate::load::files::Files;
use crate::text::visible::visible_name;
use crate::view::block::Article;
use crate::write;
use anyhow::{Context as _, Result};

/// The document whose styles, page, header and footer Word reports have.
const REFERENCE: &str = "skabeloner/brev.docx";

/// The style sheet that pages are shown with after the standard one.
const STYLE: &str = "skabeloner/stil.css";

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
    })?;
    // What Windows editors put first in a file is no part of it.
    let style = style.trim_start_matches('\u{feff}');
    Ok(write::html::page(article, Some(style)))
}

/// `article` as a Word document, in the look of the plan's own where it has one.
///
/// # Errors
/// When that document cannot be read, or is not one of Word's.
pub(crate) fn document(context: &mut Context, disk: &Disk, article: &Article) -> Result<Vec<u8>> {
    match read(context, disk, REFERENCE)? {
        Some((name, bytes)) => write::docx::document(article, Some(&bytes)).context(name),
        None => write::docx::document(article, None),
    }
}

/// A file of the look with its name, where the plan has it. That it is used is reported: a
/// document that looks otherwise than expected needs a reason.
fn read(context: &mut Context, disk: &Disk, file: &str) -> Result<Option<(String, Vec<u8>)>> {
    // A link that leads nowhere is no reason to leave it out in silence.
    if disk.root.join(file).symlink_metadata().is_err() {
        return Ok(None);
    }
    let name = format!("{}{file}", super::context::path_prefix(&disk.root));
    let name = visible_name(&name).into_owned();
    let bytes = disk
        .read(file)
        .map_err(|error| Failure::new(format!("{name} kan ikke læses: {error}")))?;
    writeln!(context.err, "bemærk: skrevet med planens egen {name}")?;
    Ok(Some((name, bytes)))
}
