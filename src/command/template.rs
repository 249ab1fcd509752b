//! Which template a report is poured into: the one an option names, the plan's own, or none,
//! which is the one that comes with the program.

use super::{Context, Failure};
use crate::load::Disk;
use crate::load::files::{Files, reason};
use crate::render::template::{Fault, Template};
use crate::render::visible::visible_name;
use anyhow::Result;
use std::path::Path;

/// The folder of the plan root that holds its own templates.
const FOLDER: &str = "skabeloner";

/// The template in the file `asked`, else the plan's own `skabeloner/rapport.<format>`, which
/// is told on the error output: a report that looks otherwise than expected needs a reason.
///
/// # Errors
/// When the file cannot be read, or is not UTF-8.
pub(crate) fn find(
    context: &mut Context,
    disk: &Disk,
    asked: Option<&Path>,
    format: &str,
) -> Result<Option<Template>> {
    if let Some(path) = asked {
        let name = path.to_string_lossy().into_owned();
        let bytes = std::fs::read(path).map_err(|error| unreadable(&name, &reason(&error)))?;
        return template(name, bytes).map(Some);
    }
    let file = format!("{FOLDER}/rapport.{format}");
    // A link that leads nowhere is no reason to fall back in silence.
    if disk.root.join(&file).symlink_metadata().is_err() {
        return Ok(None);
    }
    let name = format!("{}{file}", super::context::path_prefix(&disk.root));
    let bytes = disk
        .read(&file)
        .map_err(|error| unreadable(&name, &error.to_string()))?;
    writeln!(
        context.err,
        "bemærk: rapporten er skrevet med planens egen skabelon {}",
        visible_name(&name)
    )?;
    template(name, bytes).map(Some)
}

fn template(name: String, bytes: Vec<u8>) -> Result<Template> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Template {
            // What Windows editors put first in a file is no part of a page.
            text: text.trim_start_matches('\u{feff}').replace("\r\n", "\n"),
            name,
        }),
        Err(_) => Err(
            Failure::new(format!("skabelonen {name} er ikke gemt som UTF-8"))
                .hint("åbn den i editoren, og gem den igen med kodningen UTF-8")
                .into(),
        ),
    }
}

fn unreadable(name: &str, cause: &str) -> Failure {
    Failure::new(format!("skabelonen {name} kan ikke læses: {cause}"))
}

/// A template's fault for the user: the line itself, and where to read on.
pub(crate) fn explain(fault: Fault) -> anyhow::Error {
    let mut failure = Failure::new(fault.to_string());
    if let Some(excerpt) = &fault.excerpt {
        // Each hint is indented when it is shown.
        let lines = excerpt.lines();
        let lines = lines.map(|line| line.strip_prefix("  ").unwrap_or(line));
        failure.hints.extend(lines.map(str::to_owned));
    }
    if fault.template.is_some() {
        failure = failure.hint(
            "se, hvad en skabelon får: kimo report ÅR --format json; vejledningen er docs/skabeloner.md",
        );
    }
    failure.into()
}
