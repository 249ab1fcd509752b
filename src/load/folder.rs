//! Which files of a period's folder are to be read, and what is wrong with the others.

use super::Which;
use super::faults;
use super::files::{Entry, Files, Kind};
use super::names::{FileName, Names, classify};
use super::root::{self, Folder, Layout};
use super::sources::Sources;
use crate::plan::Number;
use crate::text::danish::noun;
use crate::text::danish::years::Years;
use crate::text::visible::visible_name;
use crate::text::{Diagnostic, FileId, folder_and_name};
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
    let found = classified(files, folder, which)?;
    let has_header = found.iter().any(|(kind, _)| is_header(kind));
    problems.extend(not_there(files, folder, which, has_header, sources));
    let own: Vec<String> = found.iter().map(|(_, entry)| entry.name.clone()).collect();
    let mut jobs = Vec::new();
    for (kind, entry) in found {
        let name = folder.join(&entry.name);
        let mut add = || sources.add(name.clone());
        let problem = match kind {
            FileName::Other if entry.kind != Kind::Folder => continue,
            FileName::Header | FileName::Goal(_) if entry.is_named_well => {
                let file = add();
                if entry.kind == Kind::File {
                    jobs.push(Job {
                        period,
                        file,
                        name,
                        role: match kind {
                            FileName::Goal(number) => Role::Goal { number },
                            _ => Role::Header,
                        },
                    });
                    continue;
                }
                not_a_file(file, entry.kind)
            }
            _ if entry.kind == Kind::Folder => {
                problems.extend(folder_within(files, &name, &own, &mut add));
                continue;
            }
            _ if !entry.is_named_well => badly_named_file(add()),
            FileName::Misspelt(meant) => misspelt_file(add(), &entry.name, &meant),
            FileName::Copy(original) => copied_file(add(), &entry.name, &original),
            FileName::Document(meant) => document(add(), &entry.name, &meant),
            _ => match goal_within(files, &name) {
                Some(meant) if own.contains(&meant) => copied_file(add(), &entry.name, &meant),
                Some(meant) => misspelt_file(add(), &entry.name, &meant),
                None => stray_file(add(), &entry.name),
            },
        };
        problems.push(problem);
    }
    Ok(jobs)
}

/// What the folder has, each with what its name says: the header first, and the goals by number.
fn classified(
    files: &dyn Files,
    folder: &Folder,
    which: Which<'_>,
) -> Result<Vec<(FileName, Entry)>> {
    let entries = match which {
        Which::All => files.list(&folder.name)?,
        Which::Goal(number) => named(
            files,
            folder,
            [root::HANDLEPLAN, &format!("maal-{number}.toml")],
        )?,
    };
    let names = Names::new(entries.iter().map(|entry| entry.name.as_str()));
    let kinds: Vec<FileName> = entries
        .iter()
        .map(|entry| classify(&entry.name, &names))
        .collect();
    let mut found: Vec<(FileName, Entry)> = kinds.into_iter().zip(entries).collect();
    found.sort_by_cached_key(|(kind, entry)| {
        let number = match kind {
            FileName::Goal(number) => Some(Number::new(number.as_str())),
            _ => None,
        };
        (
            *kind != FileName::Header,
            number.is_none(),
            number,
            entry.name.clone(),
        )
    });
    Ok(found)
}

/// What to say of the files that the folder should have and has not.
fn not_there(
    files: &dyn Files,
    folder: &Folder,
    which: Which<'_>,
    has_header: bool,
    sources: &mut Sources<'_>,
) -> Vec<Diagnostic> {
    let header = folder.join(root::HANDLEPLAN);
    let left_out = files.left_out();
    if !has_header && left_out.contains(&header) {
        // With it goes the rest of the period, which need not be told file by file.
        return vec![left_out_file(sources.add(header))];
    }
    let mut problems = Vec::new();
    if !has_header {
        problems.push(missing_header(folder, sources.add(header)));
    }
    if which == Which::All {
        let goals = left_out.iter().filter(|name| is_goal_in(folder, name));
        problems.extend(goals.map(|name| left_out_file(sources.add(name.clone()))));
    }
    problems
}

/// What to say of a folder in a period's, which is not read: a goal that was drawn into it by a
/// slip of the mouse is gone from every list.
fn folder_within(
    files: &dyn Files,
    name: &str,
    beside: &[String],
    add: &mut dyn FnMut() -> FileId,
) -> Option<Diagnostic> {
    let (_, own) = folder_and_name(name);
    if own.starts_with('.') {
        return None;
    }
    let inside = files.list(name).ok()?.into_iter().map(|entry| entry.name);
    let inside: Vec<String> = inside.filter(|file| root::is_plan_file(file)).collect();
    if inside.is_empty() {
        return None;
    }
    let has_header = inside.iter().any(|file| file == root::HANDLEPLAN);
    let message = format!(
        "mappen ”{}” ligger i periodens mappe og læses ikke, men har {}",
        visible_name(own),
        noun::list(&inside)
    );
    let is_gone = !has_header && inside.iter().any(|file| !beside.contains(file));
    let place = add().top();
    let problem = if is_gone {
        Diagnostic::error(faults::WRONG_FILE_NAME, place, message)
    } else {
        Diagnostic::warning(faults::STRAY_FILE, place, message)
    };
    Some(problem.help("Flyt det, der hører til planen, op i periodens mappe, og resten ud af den."))
}

/// The name that a TOML file of another name should have, by the goal with actions in it.
fn goal_within(files: &dyn Files, name: &str) -> Option<String> {
    let bytes = files.read(name).ok()?;
    // Whatever else somebody has laid there, of any size, is not read as a goal.
    memchr::memmem::find(&bytes, b"handling")?;
    let (source, _) = super::decode(name, FileId::default(), &bytes);
    let (goal, _) = super::read_goal(&source, FileId::default());
    let meant = format!("maal-{}.toml", goal.number.value);
    (root::goal_number(&meant).is_some() && !goal.actions.is_empty()).then_some(meant)
}

/// Whether it is the plan's header, or was meant to be.
fn is_header(kind: &FileName) -> bool {
    match kind {
        FileName::Header => true,
        FileName::Misspelt(meant) => meant == root::HANDLEPLAN,
        _ => false,
    }
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

/// Whether `name`, relative to the root, is a goal's file in the folder.
fn is_goal_in(folder: &Folder, name: &str) -> bool {
    let (of, own) = folder_and_name(name);
    of == folder.name && root::goal_number(own).is_some()
}

fn missing_header(folder: &Folder, file: FileId) -> Diagnostic {
    if !folder.name.is_empty() && folder.years.is_none() {
        let message = format!(
            "mappen ”{}” har planens filer, men ingen handleplan.toml",
            visible_name(&folder.name)
        );
        return Diagnostic::error(faults::MISSING_FILE, file.top(), message).help(
            "Flyt filerne ind i mappen for den periode, de hører til; er de kopier, så slet dem.",
        );
    }
    let message = "filen handleplan.toml mangler i periodens mappe";
    Diagnostic::error(faults::MISSING_FILE, file.top(), message)
        .help("Hent den tilbage fra git, eller skriv den på ny; den skal mindst have format, titel, organisation og periode.")
}

/// It is a part of the plan that git has and the folder has not: its actions are in no list.
fn left_out_file(file: FileId) -> Diagnostic {
    let message = "filen er ikke hentet ned (git sparse-checkout), så den læses ikke";
    Diagnostic::error(faults::UNREADABLE, file.top(), message)
        .help("Hent resten af planen med ”git sparse-checkout disable”.")
}

fn stray_file(file: FileId, name: &str) -> Diagnostic {
    let shown = visible_name(name);
    let message = format!("filen {shown} hører ikke til planen og læses ikke");
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message)
        .help("En plan består af handleplan.toml og maal-1.toml, maal-2.toml og så videre. Flyt filen, eller giv den et af de navne.")
}

/// Another program's document beside the plan, or a goal that was saved as one by a slip.
fn document(file: FileId, name: &str, meant: &str) -> Diagnostic {
    let shown = visible_name(name);
    let message = format!("filen ”{shown}” er ikke en af planens filer og læses ikke");
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message).help(format!(
        "Er den et mål i planen, så gem det som ren tekst med navnet {meant}. Flyt den ellers ud af mappen."
    ))
}

/// What stands in it is a part of the plan: to pass it over would make its actions vanish.
fn misspelt_file(file: FileId, name: &str, meant: &str) -> Diagnostic {
    let shown = visible_name(name);
    let message = format!("filen ”{shown}” læses ikke, for den hedder ikke {meant}");
    let problem = Diagnostic::error(faults::WRONG_FILE_NAME, file.top(), message);
    // What no new name makes a text of.
    let remedy = match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "icloud" => "Den ligger kun i iCloud: højreklik på den i Finder, og vælg ”Hent nu”.".into(),
        "lnk" => format!("Den er en genvej: læg selve filen her, og kald den {meant}."),
        "gz" | "zip" | "7z" | "xz" => format!("Pak den ud, og kald det, der var i den, {meant}."),
        "rtf" | "docx" | "doc" | "odt" | "html" => {
            format!("Gem det, der står i den, som ren tekst med navnet {meant}.")
        }
        _ => format!("Kald den {meant}."),
    };
    let problem = problem.help(remedy);
    if name.ends_with(".txt") {
        problem.help(
            "Windows skjuler endelsen .txt, til du slår ”Filtypenavne” til under Vis i Stifinder.",
        )
    } else {
        problem
    }
}

fn copied_file(file: FileId, name: &str, original: &str) -> Diagnostic {
    let shown = visible_name(name);
    let message = format!("filen ”{shown}” ligner en kopi af {original} og læses ikke");
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message).help(format!(
        "Se efter, om der står noget nyt i den, og skriv det ind i {original}. Slet så kopien."
    ))
}

/// A folder beside that of the same period, which is not read.
pub(super) fn copied_folder(file: FileId, name: &str, original: &str) -> Diagnostic {
    let shown = visible_name(name);
    let message = format!("mappen ”{shown}” ligner en kopi af {original} og læses ikke");
    Diagnostic::warning(faults::STRAY_FILE, file.top(), message)
        .help("Se efter, om der står noget nyt i den, og flyt eller slet den så.")
}

/// A period's folder inside a folder beside the periods, where nothing is read.
pub(super) fn folder_too_deep(file: FileId, name: &str, layout: &Layout) -> Diagnostic {
    let (outer, own) = folder_and_name(name);
    let message = format!(
        "mappen ”{own}” ligger i mappen ”{}”, så perioden i den læses ikke",
        visible_name(outer)
    );
    let last = |of: &str| Years::parse(of).map_or(i32::MIN, |years| years.last());
    // An older one may be there to be kept; the newest is the plan itself.
    let newest = layout.periods.iter().map(|folder| last(&folder.name)).max();
    let place = file.top();
    let problem = if newest < Some(last(own)) {
        Diagnostic::error(faults::WRONG_FILE_NAME, place, message)
    } else {
        Diagnostic::warning(faults::STRAY_FILE, place, message)
    };
    problem.help(if outer == own {
        "Flyt filerne i den op i mappen over den, og slet så den tomme mappe."
    } else {
        "Flyt den op ved siden af planens andre perioder. Er den en kopi, så flyt den ud af planens mappe."
    })
}

/// A plan's file that lies above the periods' folders, where none is read.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn file_above(
    files: &dyn Files,
    layout: &Layout,
    file: FileId,
    name: &str,
    meant: &str,
) -> Result<Diagnostic> {
    let shown = visible_name(name);
    let message = format!("filen ”{shown}” ligger over periodernes mapper og læses ikke");
    let mut is_copy = meant != root::HANDLEPLAN;
    for period in &layout.periods {
        is_copy &= files.kind(&period.join(meant))?.is_some();
    }
    let remedy = match meant {
        root::HANDLEPLAN => {
            "Hver periode har sin egen handleplan.toml i sin mappe. \
             Se efter, om der står noget nyt i denne, og slet den så."
        }
        _ if is_copy => {
            "Hver periode har den i sin mappe. Se efter, om der står noget nyt i denne, og slet den så."
        }
        _ => "Flyt den ind i mappen for den periode, den hører til; er den en kopi, så slet den.",
    };
    let place = file.top();
    let problem = if is_copy {
        Diagnostic::warning(faults::STRAY_FILE, place, message)
    } else {
        Diagnostic::error(faults::WRONG_FILE_NAME, place, message)
    };
    Ok(problem.help(remedy))
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
