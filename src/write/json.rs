//! JSON: a view with the version of the format before its own keys.

use crate::text::visible::is_hidden;
use anyhow::{Context, Result};
use serde::Serialize;

/// The version of every JSON output. Within a version keys are only added.
pub(crate) const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Versioned<'a, T> {
    format: u32,
    #[serde(flatten)]
    view: &'a T,
}

/// `view` as indented JSON with a line end.
///
/// # Errors
/// When a view cannot be serialised, which is a fault of this program.
pub(crate) fn json<T: Serialize>(view: &T) -> Result<String> {
    let versioned = Versioned {
        format: FORMAT,
        view,
    };
    let mut text = serde_json::to_string_pretty(&versioned).context("kan ikke danne JSON")?;
    text.push('\n');
    Ok(if text.contains(is_hidden) {
        escaped(&text)
    } else {
        text
    })
}

/// JSON itself escapes only the lower control characters; the others steer a terminal too.
/// They can stand in strings alone, where the escape says the same.
fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_hidden(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                shown += &format!("\\u{unit:04x}");
            }
        } else {
            shown.push(c)
        }
    }
    shown
}

/// A document of somebody else's format, such as a JSON Schema: without our version.
///
/// # Errors
/// When it cannot be serialised, which is a fault of this program.
pub(crate) fn foreign(document: &serde_json::Value) -> Result<String> {
    let mut text = serde_json::to_string_pretty(document).context("kan ikke danne JSON")?;
    text.push('\n');
    Ok(text)
}
