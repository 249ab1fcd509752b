//! What stands at the top of a Markdown file between lines of `---`: its title, and what is told of the rest.

use crate::import::words::clean;

/// The front matter of a text.
#[derive(Default)]
pub(super) struct Front {
    /// How many lines it has.
    pub(super) lines: usize,
    pub(super) title: Option<String>,
    /// That the rest is left out, where there is any.
    pub(super) remark: Option<String>,
}

impl Front {
    pub(super) fn read(lines: &[&str]) -> Front {
        let is_rule = |line: &&str| ["---", "..."].contains(&line.trim_end());
        let inside = lines.iter().skip(1).take(MOST);
        let end = inside.clone().position(is_rule);
        let (Some(end), Some(&"---")) = (end, lines.first().map(|line| line.trim_end()).as_ref())
        else {
            return Front::default();
        };
        let inside: Vec<&&str> = inside
            .take(end)
            .filter(|line| !line.trim().is_empty())
            .collect();
        let field = |line: &str| {
            line.split_once(':')
                .map(|(key, value)| (key.trim().to_lowercase(), value.to_owned()))
        };
        let is_field = |line: &&&str| {
            line.starts_with([' ', '-', '#'])
                || field(line).is_some_and(|(key, _)| !key.contains(' '))
        };
        if inside.is_empty() || !inside.iter().all(is_field) {
            return Front::default();
        }
        let mut front = Front {
            lines: end + 2,
            ..Front::default()
        };
        let mut rest = Vec::new();
        for line in inside {
            match field(line).filter(|(key, _)| ["title", "titel"].contains(&key.as_str())) {
                Some((_, title)) if front.title.is_none() => {
                    let title = clean(title.trim().trim_matches(['"', '\'']));
                    front.title = Some(title).filter(|title| !title.is_empty());
                }
                _ => rest.push(clean(line)),
            }
        }
        front.remark = (!rest.is_empty()).then(|| {
            format!(
                "det, der står øverst i filen mellem to linjer med ---, er ikke med: {}",
                rest.join("; ")
            )
        });
        front
    }
}

/// It has no more lines.
const MOST: usize = 60;
