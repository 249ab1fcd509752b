//! Which files of a period's folder are to be read, and what is wrong with the others.

use super::Which;
use super::faults;
use super::files::{Entry, Files, Kind};
use super::root::{self, Folder};
use super::sources::Sources;
use crate::plan::Number;
use crate::text::{Diagnostic, FileId};
use anyhow::Result;

/// A file that is to be read.
pub(super) struct Job {
    pub period: usize,
    pub file: FileId,
    pub name: String,
    pub role: Role,
}

pub(super) enum Role {
    Header,
    Goal { number: String },
}

/// The files of a folder that are to be read, `handleplan.toml` first and then the goals by
/// number; names that cannot be right are reported.
pub(super) fn plan_files(
    files: &dyn Files,
    period: usize,
    folder: &Folder,
    which: Which<'_>,
    sources: &mut Sources<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Result<Vec<Job>> {
    let mut entries = match which {
        Which::All => files.list(&folder.name)?,
        Which::Goal(number) => named(
            files,
            folder,
            [root::HANDLEPLAN, &format!("maal-{number}.toml")],
        )?,
    };
    entries.retain(|entry| !entry.name.starts_with('.') && entry.name.ends_with(".toml"));
    entries.sort_by_cached_key(|entry| {
        let number = root::goal_number(&entry.name).map(Number::new);
        (
            entry.name != root::HANDLEPLAN,
            number.is_none(),
            number,
            entry.name.clone(),
        )
    });
    let mut jobs = Vec::new();
    if !entries.iter().any(|entry| entry.name == root::HANDLEPLAN) {
        let file = sources.add(folder.join(root::HANDLEPLAN));
        problems.push(
            Diagnostic::error(
                faults::MISSING_FILE,
                file.top(),
                "filen handleplan.toml mangler i periodens mappe",
            )
            .help("Hent den tilbage fra git, eller lav en ny plan med ”kimo init”."),
        );
    }
    for entry in entries {
        let role = match root::goal_number(&entry.name) {
            _ if entry.name == root::HANDLEPLAN => Role::Header,
            Some(number) => Role::Goal {
                number: number.to_owned(),
            },
            None => {
                if which == Which::All {
                    let file = sources.add(folder.join(&entry.name));
                    problems.push(stray_file(file, &entry));
                }
                continue;
            }
        };
        let is_wanted = match (&role, which) {
            (Role::Goal { number }, Which::Goal(wanted)) => number == wanted,
            _ => true,
        };
        if !is_wanted {
            continue;
        }
        let name = folder.join(&entry.name);
        let file = sources.add(name.clone());
        match entry.kind {
            Kind::File if entry.is_named_well => jobs.push(Job {
                period,
                file,
                name,
                role,
            }),
            _ => problems.push(not_a_file(file, &entry)),
        }
    }
    Ok(jobs)
}

/// Those of these names that the folder has, without a look at its other files.
fn named(files: &dyn Files, folder: &Folder, names: [&str; 2]) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    for name in names {
        entries.extend(files.kind(&folder.join(name))?.map(|kind| Entry {
            name: name.to_owned(),
            kind,
            is_named_well: true,
        }));
    }
    Ok(entries)
}

fn stray_file(file: FileId, entry: &Entry) -> Diagnostic {
    let message = format!("filen {} hører ikke til planen og læses ikke", entry.name);
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message)
        .help("En plan består af handleplan.toml og maal-1.toml, maal-2.toml og så videre. Flyt filen, eller giv den et af de navne.")
}

fn not_a_file(file: FileId, entry: &Entry) -> Diagnostic {
    let message = match (entry.is_named_well, entry.kind) {
        (false, _) => "filnavnet indeholder tegn, der ikke er UTF-8",
        (_, Kind::Folder) => "her skulle være en fil, men det er en mappe",
        _ => {
            "her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil"
        }
    };
    Diagnostic::error(faults::UNREADABLE, file.top(), message)
        .help("Flyt den, og hent den rigtige fil fra git.")
}
