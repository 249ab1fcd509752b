//! The parties of a document: cells that name several are split, and spellings of one are brought
//! together in a register.

use super::answers::Answers;
use super::question::{Key, PARTY, Question};
use crate::plan::{Party, name_key, says_nothing};
use crate::text::Spanned;
use crate::text::danish::names::{AND, has_and, several};
use crate::text::danish::noun;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

/// The parties, by the lines of the cells that name them.
#[derive(Debug, Default)]
pub(crate) struct Parties {
    /// What each line names.
    split: BTreeMap<String, Vec<String>>,
    /// For each name, by its key, the party that it means.
    means: HashMap<String, String>,
    /// The names in the order they are met.
    names: Vec<String>,
    pub(crate) questions: Vec<Question>,
}

impl Parties {
    /// The parties that `cells` name, each cell with its place. Those that are `registered` are known.
    pub(crate) fn new<'c>(
        cells: impl Iterator<Item = (&'c str, &'c [String])> + Clone,
        registered: &[String],
        answers: &Answers,
    ) -> Parties {
        let mut parties = Parties::default();
        let lines = cells.flat_map(|(place, lines)| {
            whole_lines(lines)
                .into_iter()
                .map(move |line| (place, line))
        });
        let lines: Vec<(&str, String)> = lines.collect();
        let single = lines.iter().filter(|(_, line)| several(line).len() == 1);
        let known = single.map(|(_, line)| line).chain(registered);
        let known: HashSet<String> = known.map(|name| name_key(name)).collect();
        for (place, line) in &lines {
            if !parties.split.contains_key(line) {
                let names = parties.split_line(place, line, &known, answers);
                parties.split.insert(line.clone(), names);
            }
            for name in parties.split.get(line).cloned().unwrap_or_default() {
                if let Entry::Vacant(new) = parties.means.entry(name_key(&name)) {
                    new.insert(name.clone());
                    parties.names.push(name);
                }
            }
        }
        parties.join_spellings(registered, answers);
        parties
    }

    /// The names in a cell, as the document spells them, each party once.
    pub(crate) fn of(&self, lines: &[String]) -> Vec<String> {
        let mut met = HashSet::new();
        let lines = whole_lines(lines);
        let names = lines
            .iter()
            .flat_map(|line| self.split.get(line).into_iter().flatten());
        let first = names.filter(|name| met.insert(self.meaning(name)));
        first.cloned().collect()
    }

    /// The register.
    pub(crate) fn register(&self) -> Vec<Party> {
        let mut register: Vec<Party> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for name in &self.names {
            let meant = self.meaning(name);
            let at = *places.entry(name_key(&meant)).or_insert_with(|| {
                register.push(Party {
                    name: Spanned::from(meant.clone()),
                    aliases: Vec::new(),
                });
                register.len() - 1
            });
            if let Some(party) = register.get_mut(at).filter(|party| !party.goes_by(name)) {
                party.aliases.push(Spanned::from(name.clone()));
            }
        }
        register
    }

    fn meaning(&self, name: &str) -> String {
        let mut meant = name.to_owned();
        // An answer may lead on to another; one in a ring ends.
        for _ in 0..5 {
            let Some(next) = self.means.get(&name_key(&meant)) else {
                break;
            };
            meant.clone_from(next);
        }
        meant
    }

    /// The names in a line: all of it is one where that is likelier.
    fn split_line(
        &mut self,
        place: &str,
        line: &str,
        known: &HashSet<String>,
        answers: &Answers,
    ) -> Vec<String> {
        let mut pieces = several(line);
        let key = Key::new(PARTY, line);
        if pieces.len() == 1 {
            return vec![line.to_owned()];
        }
        pieces.retain(|piece| !says_nothing(piece));
        if pieces.len() == 1 {
            return pieces;
        }
        if let Some(answer) = answers.get(&key) {
            return answer.to_vec();
        }
        let is_sure = |piece: &String| known.contains(&name_key(piece)) || is_definite(piece);
        if pieces.iter().all(is_sure) {
            return pieces;
        }
        let quoted: Vec<String> = pieces.iter().map(|piece| format!("”{piece}”")).collect();
        let several = noun::list(&quoted);
        let text =
            format!("Er ”{line}” én part, eller er det {several}? (skriv navnene med ; imellem)");
        let (otherwise, names) = if has_and(line) {
            (format!("er ”{line}” én part"), vec![line.to_owned()])
        } else {
            (format!("er det {several}"), pieces)
        };
        let question = Question::new(key, text, otherwise).at(place);
        self.questions.push(question.proposing(names.clone()));
        names
    }

    /// Brings together the names that mean one party: by the answers, and by their endings.
    fn join_spellings(&mut self, registered: &[String], answers: &Answers) {
        let by_key: HashMap<String, String> = self
            .names
            .iter()
            .chain(registered)
            .map(|name| (name_key(name), name.clone()))
            .collect();
        for name in self.names.clone() {
            let key = Key::new(PARTY, &name);
            if let Some(answer) = answers.text(&key) {
                self.means.insert(name_key(&name), answer);
                continue;
            }
            if registered
                .iter()
                .any(|known| name_key(known) == name_key(&name))
            {
                continue;
            }
            let own = name_key(&name);
            let definite = endings(&own).into_iter().find_map(|form| by_key.get(&form));
            let same = definite.or_else(|| abbreviated(&own, &by_key));
            let (other, is_same) = match (same, slip(&own, &by_key)) {
                (Some(other), _) => (other.clone(), true),
                (None, Some(other)) => (other.clone(), false),
                (None, None) => continue,
            };
            let text = format!("Er ”{name}” og ”{other}” den samme part?");
            let (otherwise, meant) = if is_same {
                let otherwise = format!("er ”{name}” en anden stavemåde af ”{other}”");
                (otherwise, other.clone())
            } else {
                ("er det to parter".to_owned(), name.clone())
            };
            let question = Question::new(key, text, otherwise);
            self.questions.push(question.proposing(vec![meant]));
            if is_same {
                self.means.insert(own, other);
            }
        }
    }
}

/// The definite forms of a name: `sekretariatet` for `sekretariat`, `politikerne` for `politikere`.
fn endings(name: &str) -> Vec<String> {
    let added = ["et", "en", "n", "t", "ne", "erne", "rne"].map(|ending| format!("{name}{ending}"));
    let plural = name.strip_suffix('e').map(|stem| format!("{stem}ne"));
    added.into_iter().chain(plural).collect()
}

/// The only name that an abbreviation may stand for: `Sekretariatet` for `Sekr.`
fn abbreviated<'n>(name: &str, all: &'n HashMap<String, String>) -> Option<&'n String> {
    let stem = name
        .strip_suffix('.')
        .filter(|stem| stem.chars().count() > 2)?;
    let found = || {
        let others = all.iter().filter(|(key, _)| *key != name);
        others.filter(|(key, _)| key.starts_with(stem))
    };
    let (longest, meant) = found().max_by_key(|(key, _)| key.len())?;
    found()
        .all(|(key, _)| longest.starts_with(key.as_str()))
        .then_some(meant)
}

/// A name that differs by one letter, of which one may be a slip of the other.
fn slip<'n>(name: &str, all: &'n HashMap<String, String>) -> Option<&'n String> {
    let digits = |c: char| c.is_ascii_digit();
    if all.len() > MOST_COMPARED
        || name.chars().count() < SHORTEST_WITH_A_SLIP
        || name.contains(digits)
    {
        return None;
    }
    let is_near = |(key, _): &(&String, &String)| {
        key.as_str() < name
            && strsim::osa_distance(key, name) == 1
            && endings(key).iter().all(|form| form != name)
    };
    all.iter().filter(is_near).map(|(_, name)| name).min()
}

/// More names are not compared with each other one by one.
const MOST_COMPARED: usize = 300;

/// Shorter names are a letter from another.
const SHORTEST_WITH_A_SLIP: usize = 6;

/// The lines of a cell, one that stops in the middle of a name put together with the next.
fn whole_lines(lines: &[String]) -> Vec<String> {
    let mut whole: Vec<String> = Vec::new();
    // No name has a semicolon in it.
    for line in lines.iter().flat_map(|line| line.split(';')) {
        let line = line
            .trim_start_matches(['-', '–', '•', '*', ' '])
            .trim_end_matches([',', ';', ' ']);
        let goes_on = |last: &String| {
            AND.iter()
                .any(|and| last.ends_with(&format!(" {and}")) || last.ends_with(&format!("-{and}")))
                || AND.iter().any(|and| line.starts_with(&format!("{and} ")))
        };
        match whole.last_mut() {
            _ if says_nothing(line) => {}
            Some(last) if goes_on(last) => {
                last.push(' ');
                last.push_str(line);
            }
            _ => whole.push(line.to_owned()),
        }
    }
    whole
}

/// Whether a name says of itself that it is whole: one word in the definite form, or letters alone.
fn is_definite(name: &str) -> bool {
    let is_abbreviation = name.chars().all(char::is_uppercase);
    let is_word =
        !name.contains(' ') && name.chars().count() > 4 && name.starts_with(char::is_uppercase);
    is_abbreviation
        || (is_word
            && ["en", "et", "ne"]
                .iter()
                .any(|ending| name.ends_with(ending)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parties(cells: &[&str]) -> Parties {
        let cells: Vec<Vec<String>> = cells
            .iter()
            .map(|cell| cell.lines().map(str::to_owned).collect())
            .collect();
        Parties::new(
            cells.iter().map(|lines| ("række 1", lines.as_slice())),
            &[],
            &Answers::default(),
        )
    }

    fn split(cell: &str) -> (Vec<String>, usize) {
        let lines: Vec<String> = cell.lines().map(str::to_owned).collect();
        let parties = parties(&["Havnene", "Teknik og Miljø", cell]);
        (parties.of(&lines), parties.questions.len() - 1)
    }

    #[test]
    fn a_cell_is_split_where_it_names_several() {
        for (cell, names, asked) in [
            (
                "Sekretariatet\nBestyrelsen",
                vec!["Sekretariatet", "Bestyrelsen"],
                0,
            ),
            (
                "Sekretariatet, Bestyrelsen og Havnene",
                vec!["Sekretariatet", "Bestyrelsen", "Havnene"],
                0,
            ),
            ("DTU/Havnene", vec!["DTU", "Havnene"], 0),
            ("Havn A/S; DTU", vec!["Havn A/S", "DTU"], 0),
            ("Affald I/S", vec!["Affald I/S"], 0),
            ("Kultur / Fritid", vec!["Kultur", "Fritid"], 1),
            ("Børn, Unge og Kultur", vec!["Børn, Unge og Kultur"], 1),
            (
                "Center for Teknik\nog Miljø",
                vec!["Center for Teknik og Miljø"],
                1,
            ),
            (
                "Miljø- og Teknikudvalget",
                vec!["Miljø- og Teknikudvalget"],
                0,
            ),
            (
                "Sekretariatet (Anna og Bo)",
                vec!["Sekretariatet (Anna og Bo)"],
                0,
            ),
            (
                "Center for Teknik og\nMiljø",
                vec!["Center for Teknik og Miljø"],
                1,
            ),
            // Neither a short word, a small one nor several say that they are one name.
            ("Havnene/Toen", vec!["Havnene", "Toen"], 1),
            ("Havnene/skolen", vec!["Havnene", "skolen"], 1),
            (
                "Havnene og Teknisk forvaltningen",
                vec!["Havnene og Teknisk forvaltningen"],
                1,
            ),
            ("Havnene\nHavnene", vec!["Havnene"], 0),
            ("- ", vec![], 0),
            ("NN", vec![], 0),
            ("N.N. / Havnene", vec!["Havnene"], 0),
            ("Havnene; n/a; tbd", vec!["Havnene"], 0),
        ] {
            let names: Vec<String> = names.into_iter().map(str::to_owned).collect();
            assert_eq!(split(cell), (names, asked), "{cell}");
        }
    }

    #[test]
    fn names_are_asked_about_where_one_may_be_a_slip_of_the_other() {
        for (names, asked) in [
            (["Kulturer", "Kulturen"], Some("Kulturer")),
            (["Havnen", "Havner"], Some("Havner")),
            (["Havne", "Havna"], None),
            (["Hold 21", "Hold 22"], None),
            (["Kul.", "Kulturen"], Some("Kul.")),
            (["Ku.", "Kulturen"], None),
        ] {
            let questions = parties(&names).questions;
            let found: Vec<_> = questions.iter().map(|asked| &asked.key.name).collect();
            assert_eq!(found, asked.into_iter().collect::<Vec<_>>(), "{names:?}");
        }
    }

    #[test]
    fn spellings_of_a_party_are_proposed_as_aliases() {
        let parties = parties(&[
            "Sekretariat",
            "Politikere",
            "Sekretariatet",
            "Politikerne",
            "sekretariatet",
            "Havn",
            "Sekr.",
            "Politikernr",
        ]);
        let register = parties.register();
        let shown: Vec<String> = register
            .iter()
            .map(|party| party.names().collect::<Vec<_>>().join(" = "))
            .collect();
        assert_eq!(
            shown,
            [
                "Sekretariatet = Sekretariat = Sekr.",
                "Politikerne = Politikere",
                "Havn",
                "Politikernr",
            ]
        );
        assert_eq!(parties.questions.len(), 4);
    }
}
