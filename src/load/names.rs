//! What a file in a period's folder is, by its name: a file of the plan, one that was meant to be,
//! a copy of one, or none of these.
//!
//! Notepad calls a file `maal-2.toml.txt`, Windows hides the ending, and a whole goal is gone from
//! the report; OneDrive lays a second version beside it, and everything in it counts twice.

use super::lookalike::without_lookalikes;
use super::number;
use super::root::{HANDLEPLAN, goal_number};
use crate::text::danish::fold;
use crate::text::letters::DASHES;
use std::collections::HashMap;

/// What a name says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FileName {
    Header,
    /// A goal's file, with the number in its name.
    Goal(String),
    /// Meant as the file of this name, which is not there.
    Misspelt(String),
    /// A copy of the file of this name, which is there.
    Copy(String),
    /// Another TOML file.
    Stray,
    /// A document or an archive with the name of this file, which is not there: `maal-3.docx`.
    Document(String),
    /// Nothing that has to do with the plan.
    Other,
}

/// Endings that editors and people give a text file beside or instead of its own; `.icloud` is what
/// a Mac has left of a file that lies in iCloud alone.
const ENDINGS: [&str; 9] = [
    ".toml", ".tml", ".tom", ".txt", ".bak", ".old", ".orig", ".icloud", "~",
];

/// Those of a file that a program put aside on purpose.
const BACKUPS: [&str; 4] = [".bak", ".old", ".orig", "~"];

/// Words by which programs tell a copy: Syncthing, Dropbox, Nextcloud, git, Windows, Finder.
const COPIED: [&str; 13] = [
    "conflict",
    "konflikt",
    "modstridende",
    "copy",
    "kopi",
    "backup",
    "_base_",
    "_local_",
    "_remote_",
    ".base.",
    ".local.",
    ".ours.",
    ".theirs.",
];

/// The files of a folder, each by its name in small letters.
pub(super) struct Names<'n>(HashMap<String, &'n str>);

impl<'n> Names<'n> {
    pub(super) fn new(names: impl IntoIterator<Item = &'n str>) -> Names<'n> {
        let mut all = HashMap::new();
        for name in names {
            let small = name.to_lowercase();
            // Of two that differ in case alone the one in small letters is the plan's.
            if small == name {
                all.insert(small, name);
            } else {
                all.entry(small).or_insert(name);
            }
        }
        Names(all)
    }
}

/// Names of the files that Word, LibreOffice and Emacs lay beside one that is open there.
const LOCKS: [&str; 3] = ["~$", ".~lock.", ".#"];

/// What the file `name` is, in a folder with the files `all`.
pub(super) fn classify(name: &str, all: &Names<'_>) -> FileName {
    // Nearly every file is one of these two.
    if name == HANDLEPLAN {
        return FileName::Header;
    }
    if let Some(number) = goal_number(name).filter(|_| !is_copied(&name.to_lowercase())) {
        return FileName::Goal(number.to_owned());
    }
    if LOCKS.iter().any(|lock| name.starts_with(lock)) {
        return FileName::Other;
    }
    let folded = fold::ascii(&without_lookalikes(name));
    let folded = folded.to_lowercase().replace(DASHES, "-");
    let plain = folded
        .trim_start_matches(['.', ' '])
        .trim_end_matches(['.', ' ']);
    let (stem, endings) = match plain.rsplit_once(".toml") {
        // What editors put behind the ending: `.save`, `.1`, `_`. Hidden ones are their own.
        Some((stem, more)) if !name.starts_with('.') && is_unknown_ending(more) => {
            (stem, vec![".toml"])
        }
        _ => without_endings(plain),
    };
    let is_copied = is_copied(plain);
    // A Mac writes what else it knows of a file on a disk that is not its own there.
    if name.starts_with("._") {
        return FileName::Other;
    }
    let is_backup = endings.iter().any(|ending| BACKUPS.contains(ending));
    let is_text = !endings.is_empty();
    let meant = match own_name(stem).filter(|_| !is_copied && (is_text || !stem.contains('.'))) {
        None if is_text => inner_name(stem),
        meant => meant,
    };
    match meant {
        Some(meant) => match all.0.get(&meant).filter(|original| **original != name) {
            Some(_) if is_backup => FileName::Other,
            Some(original) => FileName::Copy((*original).to_owned()),
            None => FileName::Misspelt(meant),
        },
        None if name.starts_with('.') => FileName::Other,
        None if folded.ends_with(".toml") => FileName::Stray,
        None => document(stem, all).map_or(FileName::Other, FileName::Document),
    }
}

/// Whether a name, in small letters, has a word that tells a copy.
fn is_copied(name: &str) -> bool {
    COPIED.iter().any(|word| name.contains(word))
}

/// The name of the plan's file that a document has the name of, where that file is not there.
fn document(name: &str, all: &Names<'_>) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let is_ending = ending.starts_with(|c: char| c.is_alphabetic());
    own_name(stem).filter(|meant| is_ending && !all.0.contains_key(meant))
}

/// Whether what stands after `.toml` is an ending, and none that tells more of the file.
fn is_unknown_ending(more: &str) -> bool {
    more.starts_with(|c: char| !c.is_alphanumeric()) && !ENDINGS.contains(&more)
}

/// The name without its endings, and those.
fn without_endings(name: &str) -> (&str, Vec<&'static str>) {
    let known = |stem| {
        let mut endings = ENDINGS.iter();
        endings.find_map(|ending| Some((str::strip_suffix(stem, ending)?, *ending)))
    };
    // `.tolm`, `,toml`
    let slip = |stem: &'_ str| {
        let (at, _) = stem.rmatch_indices(['.', ',']).next()?;
        let (shorter, ending) = stem.split_at_checked(at)?;
        let is_near = strsim::osa_distance(ending.get(1..)?, "toml") <= 1;
        is_near.then_some(shorter.len())
    };
    let mut stem = name;
    let mut endings = Vec::new();
    while let Some((shorter, ending)) =
        known(stem).or_else(|| Some((stem.get(..slip(stem)?)?, ".toml")))
    {
        stem = shorter.trim_end_matches([' ', '.']);
        endings.push(ending);
    }
    (stem, endings)
}

/// The name of a plan's file that the stem is, but for signs and zeros: `maal 02`.
fn own_name(stem: &str) -> Option<String> {
    if stem == "handleplan" {
        return Some(HANDLEPLAN.to_owned());
    }
    let after = stem.strip_prefix("maal")?;
    let number = after.trim_start_matches(['-', '_', ' ', '.']);
    // `maal-2-2` is the second of `maal-2`.
    if number.contains(['-', '_']) && !number::is_number(number) {
        return None;
    }
    let number = number::meant(number)?;
    let starts_right =
        number.as_str().starts_with(|c: char| c.is_ascii_digit()) || after != number.as_str();
    // `maal-2-2024-03-12` is a copy of that day.
    let has_year = number.as_str().split('.').any(|part| part.len() == 4);
    let is_number = number::is_number(number.as_str()) && starts_right && !has_year;
    is_number.then(|| format!("maal-{number}.toml"))
}

/// The name of a plan's file that a longer stem begins or ends with: `maal-2 - kopi`,
/// `kopi af maal-2`, `maal-2-pc-anna`.
fn inner_name(stem: &str) -> Option<String> {
    let is_end = |text: &str| !text.starts_with(|c: char| c.is_alphanumeric());
    let starts = stem
        .match_indices("maal-")
        .chain(stem.match_indices("handleplan"));
    let mut starts = starts.filter(|(at, _)| {
        let before = stem
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(|before| !before.is_alphanumeric())
    });
    starts.find_map(|(at, word)| {
        let after = stem.get(at + word.len()..)?;
        if word == "handleplan" {
            return is_end(after).then(|| HANDLEPLAN.to_owned());
        }
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        let number = after.get(..digits).filter(|number| !number.is_empty())?;
        let number = number::meant(number)?;
        is_end(after.get(digits..)?).then(|| format!("maal-{number}.toml"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_was_meant_as_a_files_of_the_plan_is_known() {
        let all = Names::new(["handleplan.toml", "maal-1.toml"]);
        for name in [
            "maal-2.toml.txt",
            "maal-2.TOML",
            "Maal-2.toml",
            "maal-2.txt",
            "maal-2",
            "maal-2.toml.bak",
            ".maal-2.toml",
            "maal-2.toml ",
            "maal-2.toml.",
            "maal-2.tml",
            "maal 2.toml",
            "maal_2.toml",
            "maal2.toml",
            "maal-02.toml",
            "Mål-2.toml",
            "Ma\u{30a}l 2.toml",
            "maal-2 - Kopi.toml",
            "Kopi af maal-2.toml",
            "maal-2-2.toml",
            "maal-2,toml",
            "maal-2.tolm",
            "maal-2.tomll",
            "maal-2.toml.1",
            "maal-2.toml.save",
            "maal-2.toml.rtf",
            "maal-2.toml_",
            "maal-2.toml.html",
            "maal—2.toml",
            "maal\u{2011}2.toml",
            "maal\u{2212}2.toml",
            "ma\u{430}l-2.toml",
            "ｍaal-２.toml",
            "maal-2\u{200b}.toml",
            "#maal-2.toml#",
        ] {
            let meant = FileName::Misspelt("maal-2.toml".to_owned());
            assert_eq!(classify(name, &all), meant, "{name}");
        }
        let header = FileName::Misspelt("handleplan.toml".to_owned());
        for name in ["handleplan.toml.txt", "Handleplan.toml", "handleplan"] {
            assert_eq!(
                classify(name, &Names::new(["maal-1.toml"])),
                header,
                "{name}"
            );
        }
    }

    #[test]
    fn a_copy_is_known_by_whichever_program_made_it() {
        let all = Names::new([
            "maal-2.toml",
            "MAAL-2.TOML",
            "handleplan.toml",
            "maal-21.toml",
        ]);
        for name in [
            "maal-2 (1).toml",
            "maal-2 - Kopi.toml",
            "maal-2 - Kopi (2).toml",
            "maal-2 - Copy.toml",
            "maal-2 kopi.toml",
            "maal-2 copy 2.toml",
            "maal-2 2.toml",
            "Kopi af maal-2.toml",
            "Copy of maal-2.toml",
            "maal-2-PC-ANNA.toml",
            "maal-2-Annas MacBook.toml",
            "maal-2 (Annas modstridende kopi 2024-03-12).toml",
            "maal-2 (Anna's conflicted copy 2024-03-12).toml",
            "maal-2.sync-conflict-20240312-101010-ABCDEFG.toml",
            "maal-2_BACKUP_1234.toml",
            "maal-2_LOCAL_1234.toml",
            "maal-02.toml",
            "MAAL-2.TOML",
            "maal-2.toml.txt",
            "maal-2.toml.save",
            "maal-2-2.toml",
            "maal-2 (conflicted copy 2024-03-12 101010).toml",
        ] {
            let copy = FileName::Copy("maal-2.toml".to_owned());
            assert_eq!(classify(name, &all), copy, "{name}");
        }
        let copy = FileName::Copy("handleplan.toml".to_owned());
        assert_eq!(classify("handleplan-PC-ANNA.toml", &all), copy);
    }

    #[test]
    fn what_is_of_the_plan_or_has_nothing_to_do_with_it_is_left_alone() {
        let all = Names::new(["handleplan.toml", "maal-2.toml"]);
        for (name, is) in [
            ("handleplan.toml", FileName::Header),
            ("maal-2.toml", FileName::Goal("2".to_owned())),
            ("maal-A.3.toml", FileName::Goal("A.3".to_owned())),
            ("maal-KI-1.toml", FileName::Goal("KI-1".to_owned())),
            ("kladde.toml", FileName::Stray),
            ("noter.TOML", FileName::Stray),
            (".kladde.toml", FileName::Other),
            ("maal-2.toml~", FileName::Other),
            ("maal-2.toml.bak", FileName::Other),
            (".maal-2.toml.swp", FileName::Other),
            (".maal-2.toml.kimo-a1b2", FileName::Other),
            ("._maal-2.toml", FileName::Other),
            (".kimo.lock", FileName::Other),
            ("maal-2.docx", FileName::Other),
            ("maal-9.docx", FileName::Document("maal-9.toml".to_owned())),
            ("Mål 9.rtf", FileName::Document("maal-9.toml".to_owned())),
            ("maal-9.zip", FileName::Document("maal-9.toml".to_owned())),
            ("~$maal-9.toml", FileName::Other),
            ("~$al-9.toml", FileName::Other),
            (".~lock.maal-9.toml#", FileName::Other),
            (".#maal-9.toml", FileName::Other),
            (".maal-9.toml.swp", FileName::Other),
            ("Handleplan.docx", FileName::Other),
            ("~$maal.docx", FileName::Other),
            ("maalestok.txt", FileName::Other),
            ("README.md", FileName::Other),
        ] {
            assert_eq!(classify(name, &all), is, "{name}");
        }
    }
}
