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
    pub(crate) period: usize,
    pub(crate) file: FileId,
    pub(crate) name: String,
    pub(crate) role: Role,
}

impl Job {
    pub(crate) fn is_header(&self) -> bool {
        matches!(self.role, Role::Header)
    }
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
                    problems.push(if entry.is_named_well {
                        stray_file(file, &entry)
                    } else {
                        badly_named_file(file)
                    });
                }
                continue;
            }
        };
        let name = folder.join(&entry.name);
        let file = sources.add(name.clone());
        match entry.kind {
            Kind::File => jobs.push(Job {
                period,
                file,
                name,
                role,
            }),
            kind => problems.push(not_a_file(file, kind)),
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

/// A folder that would be a period's, had it a name that can be asked for.
pub(super) fn badly_named_folder(file: FileId) -> Diagnostic {
    let message = "mappens navn er ikke gemt som UTF-8, så perioden i den læses ikke";
    Diagnostic::error(faults::UNREADABLE, file.top(), message)
        .help("Omdøb mappen efter sin periode, f.eks. 2022-2025.")
}

/// What stands in it may be a goal of the plan: to pass it over would make its actions vanish.
fn badly_named_file(file: FileId) -> Diagnostic {
    let message = "filens navn er ikke gemt som UTF-8, så den læses ikke";
    Diagnostic::error(faults::UNREADABLE, file.top(), message)
        .help("Omdøb filen: et måls fil hedder maal-1.toml, maal-2.toml og så videre.")
}

fn stray_file(file: FileId, entry: &Entry) -> Diagnostic {
    let message = format!("filen {} hører ikke til planen og læses ikke", entry.name);
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message)
        .help("En plan består af handleplan.toml og maal-1.toml, maal-2.toml og så videre. Flyt filen, eller giv den et af de navne.")
}

fn not_a_file(file: FileId, kind: Kind) -> Diagnostic {
    let message = match kind {
        Kind::Folder => "her skulle være en fil, men det er en mappe",
        _ => {
            "her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil"
        }
    };
    Diagnostic::error(faults::UNREADABLE, file.top(), message)
        .help("Flyt den, og hent den rigtige fil fra git.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::load;

    #[test]
    fn of_one_goal_its_file_and_the_plans_header_are_read_and_nothing_is_said_of_the_others() {
        let mut files = plan_with("tekst = 1\n");
        files.0.insert("maal-3.toml".to_owned(), b"nr = ".to_vec());
        files.0.insert("kladde.toml".to_owned(), Vec::new());
        let folders = root::periods(&files).unwrap();
        let loaded = load(&files, &folders, Which::Goal("2")).unwrap();
        let names: Vec<&str> = loaded.sources.iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["handleplan.toml", "maal-2.toml"]);
        assert_eq!(loaded.plans[0].title.value, "Handleplan");
        assert_eq!(loaded.plans[0].goals.len(), 1);
        assert!(loaded.plans[0].goals[0].number.is("2"));
        assert_eq!(loaded.problems.len(), 1);
        let loaded = load(&files, &folders, Which::Goal("9")).unwrap();
        assert_eq!(loaded.plans[0].goals, []);
    }
}
