//! The association's own look, in the plan root's folder `skabeloner`: a style sheet for pages, and
//! a document that Word reports look like.

use super::{Context, Failure};
use crate::load::Disk;
use crate::load::files::Files;
use crate::text::visible::visible_name;
use anyhow::Result;

/// The document whose styles, page, header and footer Word reports have.
const REFERENCE: &str = "skabeloner/brev.docx";

/// The style sheet that pages are shown with after the standard one.
const STYLE: &str = "skabeloner/stil.css";

/// The plan's own style sheet. That it is used is reported: a page that looks otherwise than
/// expected needs a reason.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub(crate) fn style(context: &mut Context, disk: &Disk) -> Result<Option<String>> {
    let Some((name, bytes)) = read(context, disk, STYLE)? else {
        return Ok(None);
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        Failure::new(format!("{name} er ikke gemt som UTF-8"))
            .hint("åbn den i editoren, og gem den igen med kodningen UTF-8")
    })?;
    // What Windows editors put first in a file is no part of it.
    Ok(Some(text.trim_start_matches('\u{feff}').to_owned()))
}

/// The bytes of the document that Word reports look like.
///
/// # Errors
/// When it cannot be read.
pub(crate) fn reference(context: &mut Context, disk: &Disk) -> Result<Option<Vec<u8>>> {
    Ok(read(context, disk, REFERENCE)?.map(|(_, bytes)| bytes))
}

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
