//! Whatever a plan file holds, reading it ends; every problem has a place in the file and can be
//! shown; and what is mended is mended for good.
#![no_main]

use kimo::render;
use kimo::render::style::Paper;
use kimo::report::check::CheckView;
use kimo_fuzz::{Memory, assert_harmless};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let memory = Memory::new(bytes);
    let loaded = memory.load();
    for problem in loaded.problems.iter().take(render::check::SHOWN) {
        let source = loaded.sources.get(problem.span.file);
        assert!(
            source.text().get(problem.span.range()).is_some(),
            "{problem:?}"
        );
        let paper = Paper {
            width: Some(80),
            colour: false,
        };
        assert_harmless(&render::check::problem(
            problem,
            &loaded.sources,
            "plan/",
            paper,
        ));
        for replacement in problem.fix.iter().flat_map(|fix| &fix.replacements) {
            assert!(
                source.text().get(replacement.span.range()).is_some(),
                "{problem:?}"
            );
        }
    }
    let view = CheckView::of(&loaded.problems, &loaded.sources);
    assert_harmless(&render::check::github(&view.problems, "plan/"));
    let json = render::json::json(&view).expect("a view is JSON");
    serde_json::from_str::<serde_json::Value>(&json).expect("it reads back");
});
