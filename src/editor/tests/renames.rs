//! Every party, meeting, number and outside goal is renamed, and the plan says the same of the new
//! name as of the old.

use super::{project, today};
use crate::document;
use crate::editor::Project;
use crate::editor::mention::{Mention, all, mentions};
use crate::editor::rename::rename;
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
