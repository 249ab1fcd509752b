//! A quick fix is offered where it helps, and not where it would make another error.

use super::project;
use crate::editor::fixes;

#[test]
fn a_mend_that_would_make_an_error_is_not_offered() {
    let mut project = project("tests/plans/eksempel");
    let name = "2023-2026/maal-1.toml";
    let sound = project
        .source(project.file(name).unwrap())
        .text()
        .to_owned();
    let mut offered = |text: String| {
        project.open.insert(name.to_owned(), text);
        project.refresh(super::today()).unwrap();
        let file = project.file(name).unwrap();
        let mut problems = project.problems().iter();
        let problem = problems.find(|problem| problem.span.file == file && problem.fix.is_some());
        let fixes = fixes::fixes(&project, problem.unwrap());
        let count = fixes.iter().filter(|fix| fix.is_safe).count();
        assert_eq!(fixes::safe(&project, file).len(), count);
        count
    };
    assert_eq!(
        offered(sound.replacen("nr = \"1.2\"", "nr = \"1,2\"", 1)),
        1
    );
    assert_eq!(
        offered(sound.replacen("nr = \"1.2\"", "nr = \"1,1\"", 1)),
        0
    );
}
