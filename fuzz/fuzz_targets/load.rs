//! Whatever a plan file holds, reading it ends; every problem has a place in the file and can be
//! shown; and what is mended is mended for good.
#![no_main]

use kimo::testing::write;
use kimo::testing::write::terminal::Paper;
use kimo::testing::view::check::CheckView;
use kimo::testing::text::Span;
use kimo_fuzz::{Memory, assert_harmless};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let memory = Memory::new(bytes);
    let loaded = memory.load();
    for problem in &loaded.problems {
        let text = loaded.sources.get(problem.span.file).text();
        let is_in_text = |span: Span| text.get(span.range()).is_some();
        assert!(is_in_text(problem.span), "{problem:?}");
        let fixes = problem.fix.iter().flat_map(|fix| &fix.replacements);
        for replacement in fixes {
            assert!(is_in_text(replacement.span), "{problem:?}");
        }
    }
    let paper = Paper {
        width: Some(80),
        colour: false,
    };
    let problems = loaded.problems.iter();
    assert_harmless(&write::check::problems(
        problems,
        &loaded.sources,
        "plan/",
        paper,
    ));
    let view = CheckView::of(&loaded.problems, &loaded.sources);
    assert_harmless(&write::check::github(&view.problems, "plan/"));
    let json = write::json::json(&view).expect("a view is JSON");
    serde_json::from_str::<serde_json::Value>(&json).expect("it reads back");
});
