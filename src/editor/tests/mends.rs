//! A quick fix is offered where it helps, and not where it would make another error.

use super::{changed, project, today};
use crate::editor::Project;
use crate::editor::fixes::{self, QuickFix};
use insta::assert_snapshot;

const GOAL: &str = "2023-2026/maal-1.toml";
const HEADER: &str = "2023-2026/handleplan.toml";

/// The example plan with `more` at the end of a file.
fn with(name: &str, more: &str) -> Project {
    changed(name, |text| format!("{text}\n{more}"))
}

/// What is offered for the first thing that is wrong.
fn of_first(project: &Project) -> String {
    shown(project, &fixes::fixes(project, &project.problems()[0]))
}

/// What each of these mends does: its title, and what it puts where.
fn shown(project: &Project, fixes: &[QuickFix]) -> String {
    let mut said = String::new();
    for fix in fixes {
        said += &format!("{}\n", fix.title);
        for edit in &fix.edits {
            let source = project.source(edit.span.file);
            let old = &source.text()[edit.span.range()];
            let line = source.position(edit.span.range().start).line;
            let name = project.name(edit.span.file);
            said += &format!("  {name}:{line} {old:?} → {:?}\n", edit.text);
        }
    }
    said
}

/// What is offered for the first problem of `rule` in a file with `more` at its end.
fn offered(name: &str, more: &str, rule: &str) -> String {
    let project = with(name, more);
    let mut problems = project.problems().iter();
    let problem = problems.find(|problem| problem.rule == rule);
    let problem = problem.unwrap_or_else(|| panic!("{rule}: {:?}", project.problems()));
    shown(&project, &fixes::fixes(&project, problem))
}

#[test]
fn what_an_entry_lacks_is_filled_in_with_what_fits_its_kind() {
    let lacking = |more: &str| offered(GOAL, more, "mangler-felt");
    assert_snapshot!(lacking("[[handling]]\nansvarlig = [\"Kommunerne\"]\n"), @r#"
    Tilføj nr, tekst
      2023-2026/maal-1.toml:408 "" → "nr = \"1.4\"\n"
      2023-2026/maal-1.toml:408 "" → "tekst = \"EKSEMPEL: tekst\"\n"
    "#);
    let action =
        "[[handling]]\nnr = \"1.9\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Kommunerne\"]\n";
    assert_snapshot!(lacking(&format!("{action}[[handling.aarsmaal]]\nmidler = \"En båd\"\n")), @r#"
    Tilføj aar, dato, maal
      2023-2026/maal-1.toml:412 "" → "aar = 2026\n"
      2023-2026/maal-1.toml:412 "" → "dato = 2026-11-15\n"
      2023-2026/maal-1.toml:412 "" → "maal = \"EKSEMPEL: mål\"\n"
    "#);
    let project = changed(HEADER, |text| text.replacen("format = 1\n", "", 1));
    assert_snapshot!(of_first(&project), @r#"
    Tilføj format
      2023-2026/handleplan.toml:2 "" → "format = 1\n"
    "#);
}

#[test]
fn an_action_of_a_goal_that_someone_answers_for_needs_nobody_of_its_own() {
    let project = changed(GOAL, |text| {
        let text = text.replacen("baggrund", "ansvarlig = [\"Fagpanelet\"]\nbaggrund", 1);
        format!("{text}\n[[handling]]\nnr = \"1.9\"\n")
    });
    assert_snapshot!(of_first(&project), @r#"
    Tilføj tekst
      2023-2026/maal-1.toml:410 "" → "tekst = \"EKSEMPEL: tekst\"\n"
    "#);
}

#[test]
fn a_number_that_is_taken_is_mended_by_the_next_one_of_its_goal() {
    let action = |nr: &str| {
        format!(
            "[[handling]]\nnr = \"{nr}\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Kommunerne\"]\n"
        )
    };
    assert_snapshot!(offered(GOAL, &action("1.1"), "dobbelt-nummer"), @r#"
    Giv handlingen nummer 1.4
      2023-2026/maal-1.toml:408 "\"1.1\"" → "\"1.4\""
    "#);
    let outside = "[[international]]\nnr = \"NFU-1\"\ntitel = \"Renere vand\"\n";
    assert_snapshot!(offered(HEADER, outside, "dobbelt-nummer"), @"");
}

#[test]
fn a_party_that_is_there_twice_goes_out_of_its_list_and_the_list_with_its_last() {
    let twice = |lines: &str| {
        let action = format!(
            "[[handling]]\nnr = \"1.9\"\ntekst = \"Tælle sæler.\"\n{lines}\nstart = \"2024\"\n"
        );
        offered(GOAL, &action, "gentaget-part")
    };
    assert_snapshot!(twice("ansvarlig = [\"Kommunerne\", \"Fagpanelet\", \"Kommunerne\"]"), @r#"
    Slet gentagelsen
      2023-2026/maal-1.toml:410 ", \"Kommunerne\"" → ""
    Vis ikke advarslen gentaget-part i denne fil
      2023-2026/maal-1.toml:12 "" → "accepteret = [\"gentaget-part\"]\n"
    "#);
    assert_snapshot!(twice("ansvarlig = [\"Kommunerne\"]\nmedvirkende = [\"Kommunerne\", \"Fagpanelet\"]"), @r#"
    Slet gentagelsen
      2023-2026/maal-1.toml:411 "\"Kommunerne\", " → ""
    Vis ikke advarslen gentaget-part i denne fil
      2023-2026/maal-1.toml:12 "" → "accepteret = [\"gentaget-part\"]\n"
    "#);
    assert_snapshot!(twice("ansvarlig = [\"Kommunerne\"]\nmedvirkende = [\"Kommunerne\"] # også"), @r#"
    Slet gentagelsen
      2023-2026/maal-1.toml:410 "\nmedvirkende = [\"Kommunerne\"] # også" → ""
    Vis ikke advarslen gentaget-part i denne fil
      2023-2026/maal-1.toml:12 "" → "accepteret = [\"gentaget-part\"]\n"
    "#);
}

#[test]
fn several_parties_in_one_text_are_no_new_party() {
    let of = |party: &str| {
        let action = format!(
            "[[handling]]\nnr = \"1.9\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"{party}\"]\n"
        );
        offered(GOAL, &action, "ukendt-ansvarlig")
    };
    assert_snapshot!(of("Kommunerne og Fagpanelet"), @r#"
    Skriv hver part for sig: "Kommunerne", "Fagpanelet"
      2023-2026/maal-1.toml:410 "\"Kommunerne og Fagpanelet\"" → "\"Kommunerne\", \"Fagpanelet\""
    "#);
    assert_snapshot!(of("Sælvagten"), @r#"
    Tilføj parten ”Sælvagten” til planen
      2023-2026/handleplan.toml:50 "" → "\n[[part]]\nnavn = \"Sælvagten\"\n"
    "#);
}

#[test]
fn a_goal_that_has_the_number_of_another_is_not_numbered_as_an_action() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("2023-2026")).unwrap();
    let mut project = Project::new(folder.path().to_owned());
    let example = super::project("tests/plans/eksempel");
    let header = example.source(example.file(HEADER).unwrap()).text();
    project.open.insert(HEADER.to_owned(), header.to_owned());
    for number in ["A", "a"] {
        let goal = format!(
            "nr = \"{number}\"\ntitel = \"En ren fjord\"\n\n[[handling]]\nnr = \"{number}.{}\"\ntekst = \"Rense {number}.\"\nansvarlig = [\"Kommunerne\"]\n",
            u32::from(number == "a") + 1
        );
        let name = format!("2023-2026/maal-{number}.toml");
        project.open.insert(name, goal);
    }
    project.refresh(today()).unwrap();
    let mut problems = project.problems().iter();
    let double = problems.find(|problem| problem.rule == "dobbelt-nummer");
    assert_eq!(fixes::fixes(&project, double.unwrap()), []);
}

#[test]
fn all_mends_of_a_kind_in_a_file_are_offered_as_one_where_there_are_several() {
    let action = |nr: &str, status: &str| {
        format!(
            "[[handling]]\nnr = \"{nr}\"\ntekst = \"Tælle {nr}.\"\nansvarlig = [\"Kommunerne\"]\nudgangsstatus = \"{status}\"\n\n"
        )
    };
    let more = action("1,4", "igangsat") + &action("1,5", "Igangsat") + &action("1,6", "løbende");
    let project = with(GOAL, &more);
    let all = |at: &str| {
        let mut problems = project.problems().iter();
        let of = |problem: &&crate::text::Diagnostic| {
            problem.fix.is_some()
                && &project.source(problem.span.file).text()[problem.span.range()] == at
        };
        fixes::all_of_kind(&project, problems.find(of).unwrap())
    };
    assert_snapshot!(shown(&project, all("\"1,4\"").as_slice()), @r#"
    Ret alle 3 af samme slags i filen
      2023-2026/maal-1.toml:408 "\"1,4\"" → "\"1.4\""
      2023-2026/maal-1.toml:414 "\"1,5\"" → "\"1.5\""
      2023-2026/maal-1.toml:420 "\"1,6\"" → "\"1.6\""
    "#);
    assert_eq!(all("\"Igangsat\""), None, "the only one of its kind");
}

#[test]
fn a_mend_that_would_make_an_error_is_not_offered() {
    let mut project = project("tests/plans/eksempel");
    let name = GOAL;
    let sound = project
        .source(project.file(name).unwrap())
        .text()
        .to_owned();
    let mut safe = |text: String| {
        project.open.insert(name.to_owned(), text);
        project.refresh(today()).unwrap();
        let file = project.file(name).unwrap();
        let mut problems = project.problems().iter();
        let problem = problems.find(|problem| problem.span.file == file && problem.fix.is_some());
        let fixes = fixes::fixes(&project, problem.unwrap());
        let count = fixes.iter().filter(|fix| fix.is_safe).count();
        assert_eq!(fixes::safe(&project, file).len(), count);
        count
    };
    assert_eq!(safe(sound.replacen("nr = \"1.2\"", "nr = \"1,2\"", 1)), 1);
    assert_eq!(safe(sound.replacen("nr = \"1.2\"", "nr = \"1,1\"", 1)), 0);
}

#[test]
fn a_mend_is_offered_though_an_error_is_seen_elsewhere_by_it() {
    let goal = |year: &str| {
        format!(
            "[[handling.aarsmaal]]\naar = {year}\ndato = 2024-01-02\nmaal = \"Mål {year}\"\nbesluttet = 2024-02-22\n\n"
        )
    };
    let action =
        "[[handling]]\nnr = \"1.9\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Kommunerne\"]\n\n";
    let more = format!("{action}{}{}", goal("\"2024\""), goal("2024"));
    assert_snapshot!(offered(GOAL, &more, "forkert-type"), @r#"
    Ret til ”2024”
      2023-2026/maal-1.toml:413 "\"2024\"" → "2024"
    "#);
}
