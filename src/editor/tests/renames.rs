//! Every party, meeting, number and outside goal is renamed, and the plan says the same of the new
//! name as of the old.

use super::{changed, project, today};
use crate::document;
use crate::editor::Project;
use crate::editor::mention::{Mention, all, mentions};
use crate::editor::rename::{prepare, rename};
use crate::schema::{Link, Named};
use crate::text::Replacement;
use std::collections::BTreeSet;

/// The texts with the edits, as if the editor had them open.
fn applied(project: &Project, root: &str, edits: &[Replacement]) -> Project {
    let mut renamed = super::project(root);
    for (file, name) in project.files() {
        let own = edits.iter().filter(|edit| edit.span.file == file);
        let own: Vec<Replacement> = own.cloned().collect();
        let text = document::apply(project.source(file), &own);
        renamed.open.insert(name.to_owned(), text);
    }
    renamed.refresh(today()).unwrap();
    renamed
}

/// What a thing may be called instead.
fn other_name(named: Named, mention: &Mention) -> String {
    match named {
        Named::Party => "Ny \"part\" 🦀".to_owned(),
        Named::Meeting => "2026-12-24".to_owned(),
        Named::Action => format!("{}.97", mention.text.split('.').next().unwrap()),
        Named::OutsideGoal => "XX-97".to_owned(),
    }
}

/// Where the things are that have a name, each once.
fn definitions(project: &Project) -> Vec<(Named, Mention)> {
    let all = project
        .files()
        .flat_map(|(file, _)| mentions(project, file));
    let own = all.filter_map(|mention| match mention.link {
        Link::Defines(named) if !mention.is_alias() => Some((named, mention)),
        _ => None,
    });
    own.collect()
}

#[test]
fn everything_with_a_name_is_renamed_everywhere_and_back() {
    let mut kinds = BTreeSet::new();
    for root in ["tests/plans/eksempel", "plan"] {
        let project = project(root);
        for (named, mention) in definitions(&project) {
            let plan = project.plan_of(mention.span.file).unwrap();
            let thing = mention.thing(plan);
            let before = all(&project, &thing);
            let (file, at) = (mention.span.file, mention.span.range().start + 1);
            let name = other_name(named, &mention);
            let edits = rename(&project, file, at, &name)
                .unwrap_or_else(|error| panic!("{mention:?}: {error}"));
            let after = applied(&project, root, &edits);
            // No problem comes of it, and none goes but those that tell the old name's order.
            let errors = after.problems().iter().filter(|problem| problem.is_error());
            assert_eq!(errors.count(), 0, "{mention:?}");
            // What was named by the old name is named by the new, and nothing else is.
            let renamed = mentions(&after, file);
            let of_file = mentions(&project, file);
            let at = of_file.iter().position(|of| *of == mention).unwrap();
            let renamed_thing = renamed[at].thing(after.plan_of(file).unwrap());
            let aliases = before.iter().filter(|of| of.is_alias()).count();
            assert_eq!(
                all(&after, &renamed_thing).len(),
                before.len(),
                "{mention:?} {aliases}"
            );
            assert!(all(&after, &thing).is_empty(), "{mention:?}");
            // Renamed back, the texts are as they were, but for other spellings of the name.
            let back = rename(
                &after,
                file,
                renamed[at].span.range().start + 1,
                &mention.text,
            )
            .unwrap();
            let back = applied(&after, root, &back);
            assert_eq!(back.plans().len(), project.plans().len());
            for (old, new) in project.plans().iter().zip(back.plans()) {
                let names = |plan: &crate::plan::Plan| -> Vec<Vec<String>> {
                    let parties = plan.actions().map(|(_, action)| {
                        plan.names_of(&action.responsible)
                            .iter()
                            .map(|name| (*name).to_owned())
                            .collect()
                    });
                    parties.collect()
                };
                assert_eq!(names(old), names(new), "{mention:?}");
                let count = |plan: &crate::plan::Plan| {
                    plan.actions()
                        .map(|(_, action)| action.notes.len())
                        .sum::<usize>()
                };
                assert_eq!(count(old), count(new));
            }
            kinds.insert(named);
        }
    }
    assert_eq!(kinds.len(), 4);
}

#[test]
fn a_name_that_would_make_an_error_is_refused() {
    let project = project("tests/plans/eksempel");
    let file = project.file("2023-2026/maal-1.toml").unwrap();
    let text = project.source(file).text();
    let refused = |words: &str, name: &str| {
        let at = text.find(words).unwrap() + words.len();
        rename(&project, file, at, name).unwrap_err().to_string()
    };
    let said = [
        refused("nr = \"1.1", "1.2"),
        refused("nr = \"1.1", "2.99"),
        refused("nr = \"1.1", "1,5"),
        refused("nr = \"1.1", " "),
        refused("ansvarlig = [\"Sekr", "Kommunerne"),
        refused("ansvarlig = [\"Sekr", ""),
        refused("besluttet = 2023", "i morges"),
        refused("titel = \"Vand", "Luft"),
    ];
    insta::assert_snapshot!(said.join("\n"), @"
    planen ville få en fejl: nummeret ”1.2” er brugt to gange
    planen ville få en fejl: handling ”2.99” står i mål 1, men nummeret hører til mål 2
    planen ville få en fejl: nummeret ”1,5” er skrevet med komma
    planen ville få en fejl: ”” kan ikke være et nummer
    ”Kommunerne” er allerede parten Kommunerne
    navnet er tomt
    ”i morges” er ikke en dato: skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024
    her står intet navn eller nummer, der kan omdøbes
    ");
}

/// What the names become that are replaced, those of a kind counted, where the name at the end of
/// `words` becomes `name`.
fn replaced(project: &Project, file: &str, words: &str, name: &str) -> String {
    let file = project.file(file).unwrap();
    let at = project.source(file).text().find(words).unwrap() + words.len();
    let edits = rename(project, file, at, name).unwrap();
    let mut counted = std::collections::BTreeMap::new();
    for edit in edits {
        let old = &project.source(edit.span.file).text()[edit.span.range()];
        *counted.entry(format!("{old} → {}", edit.text)).or_insert(0) += 1;
    }
    let lines: Vec<String> = { counted.iter() }
        .map(|(what, count)| format!("{what} ({count})"))
        .collect();
    lines.join("\n")
}

#[test]
fn a_party_is_renamed_by_all_its_names_and_an_alias_alone() {
    let project = project("tests/plans/eksempel");
    let header = "2023-2026/handleplan.toml";
    insta::assert_snapshot!(replaced(&project, header, "navn = \"Fagp", "Panelet"), @r#"
    "Det faglige panel" → "Panelet" (1)
    "Fagpanelet" → "Panelet" (25)
    "#);
    insta::assert_snapshot!(replaced(&project, header, "alias = [\"Det fag", "Panelet"), @r#""Det faglige panel" → "Panelet" (2)"#);
    insta::assert_snapshot!(replaced(&project, header, "navn = \"Fagp", "Det faglige panel"), @r#"
    "Det faglige panel" → "Det faglige panel" (1)
    "Det faglige panel" → "Fagpanelet" (1)
    "Fagpanelet" → "Det faglige panel" (25)
    "#);
}

#[test]
fn what_is_carried_on_is_renamed_with_the_period_before_it() {
    let project = project("tests/plans/eksempel");
    let file = project.file("2023-2026/maal-1.toml").unwrap();
    let words = "fra = \"2019-2022/1.";
    let at = project.source(file).text().find(words).unwrap() + words.len();
    let (_, shown) = prepare(&project, file, at).unwrap();
    assert_eq!(shown, "1.1");
    insta::assert_snapshot!(replaced(&project, "2023-2026/maal-1.toml", words, "1.9"), @r#"
    "1.1" → "1.9" (1)
    "2019-2022/1.1" → "2019-2022/1.9" (1)
    "#);
}

#[test]
fn an_error_that_was_there_before_stands_in_no_renames_way_but_a_new_one_does() {
    let action =
        "[[handling]]\nnr = \"1.9\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Sælvagten\"]\n";
    let name = "2023-2026/maal-1.toml";
    let broken = changed(name, |text| format!("{text}\n{action}"));
    insta::assert_snapshot!(replaced(&broken, name, "nr = \"1.9", "1.10"), @r#""1.9" → "1.10" (1)"#);
    // The one that goes by it does not make up for the one that comes.
    let indicator = "[[indikator]]\nnavn = \"Sæler\"\nenhed = \"dyr\"\nhandling = \"1.7\"\n";
    let missing = changed(name, |text| format!("{text}\n{indicator}"));
    let goal = missing.file("2023-2026/maal-2.toml").unwrap();
    let at = missing.source(goal).text().find("nr = \"2.1\"").unwrap() + 6;
    let refused = rename(&missing, goal, at, "1.7").unwrap_err().to_string();
    insta::assert_snapshot!(refused, @"planen ville få en fejl: handling ”1.7” står i mål 2, men nummeret hører til mål 1");
}
