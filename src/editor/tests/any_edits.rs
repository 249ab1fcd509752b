//! Random typing in the example plan: letters, cuts, pastes, and steps back. After each the state
//! is that of a plan read for the first time.

use super::{project, today};
use crate::editor::{completion, fixes, hover, lens, outline};

/// How many keystrokes: all of them with `KIMO_FULL`.
fn count() -> usize {
    match std::env::var_os("KIMO_FULL") {
        Some(_) => 10_000,
        None => 80,
    }
}

/// A generator of numbers that are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most.max(1) as u64).unwrap()
    }

    /// A place in a text where a letter begins.
    fn place(&mut self, text: &str) -> usize {
        let mut at = self.below(text.len() + 1);
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    }
}

/// What is typed: what ends or opens something, and words that mean something.
const TYPED: [&str; 24] = [
    "\"",
    "\"\"\"",
    "[",
    "]",
    "[[",
    "\n",
    "\r\n",
    "=",
    "#",
    ",",
    "'",
    "\\",
    "a",
    "ø",
    "🦀",
    "e\u{301}",
    "\u{feff}",
    "\r",
    "2024-02-30",
    "nr = \"1.1\"\n",
    "[[handling.note]]\n",
    "status = \"",
    "<<<<<<< x\n",
    "\0",
];

fn typed(dice: &mut Dice, text: &str, clipboard: &mut String) -> String {
    let at = dice.place(text);
    let mut end = dice.below(40) + at;
    end = end.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let end = end.max(at);
    match dice.below(10) {
        0 => {
            text[at..end].clone_into(clipboard);
            [&text[..at], &text[end..]].concat()
        }
        1 => [&text[..at], clipboard, &text[at..]].concat(),
        2 | 3 => {
            let letter = text[at..].chars().next().map_or(0, char::len_utf8);
            [&text[..at], &text[at + letter..]].concat()
        }
        _ => [&text[..at], TYPED[dice.below(TYPED.len())], &text[at..]].concat(),
    }
}

#[test]
fn after_every_keystroke_the_state_is_that_of_a_fresh_reading() {
    let root = "tests/plans/eksempel";
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut project = project(root);
    let names: Vec<String> = project.files().map(|(_, name)| name.to_owned()).collect();
    for (file, name) in names.iter().enumerate() {
        let file = crate::text::FileId(u32::try_from(file).unwrap());
        let text = project.source(file).text().to_owned();
        project.open.insert(name.clone(), text);
    }
    let sound = project.open.clone();
    let (mut undo, mut clipboard) = (Vec::new(), String::new());
    for step in 0..count() {
        // A plan that is all broken has little left to break.
        if step % 40 == 0 {
            project.open.clone_from(&sound);
            undo.clear();
        }
        let name = &names[dice.below(names.len())];
        match undo.pop() {
            Some((name, text)) if dice.below(4) == 0 => drop(project.open.insert(name, text)),
            last => {
                undo.extend(last);
                let text = typed(&mut dice, &project.open[name], &mut clipboard);
                undo.extend(
                    project
                        .open
                        .insert(name.clone(), text)
                        .map(|old| (name.clone(), old)),
                );
            }
        }
        project.refresh(today()).unwrap();
        let mut fresh = crate::editor::Project::new(project.root.clone());
        fresh.open.clone_from(&project.open);
        fresh.refresh(today()).unwrap();
        assert_eq!(project.problems(), fresh.problems(), "step {step}");
        assert!(project.plans() == fresh.plans(), "step {step}");
        ask(&project, &mut dice, name);
    }
}

/// Nothing that is asked about a place stops the server.
fn ask(project: &crate::editor::Project, dice: &mut Dice, name: &str) {
    let Some(file) = project.file(name) else {
        return;
    };
    let text = project.source(file).text();
    let at = dice.place(text);
    for completion in completion::completions(project, file, at) {
        let range = completion.range.clone();
        assert!(text.get(range.clone()).is_some(), "{completion:?}");
        assert!(range.start <= at && at <= range.end, "{at} {completion:?}");
        assert!(!text[range].contains('\n'), "{completion:?}");
    }
    let hover = hover::hover(project, file, at);
    assert!(hover.is_none_or(|(span, _)| text.get(span.range()).is_some()));
    for item in outline::outline(project, file) {
        assert!(text.get(item.whole.clone()).is_some(), "{item:?}");
    }
    lens::hints(project, file);
    lens::links(project, file);
    let own = project
        .problems()
        .iter()
        .filter(|problem| problem.span.file == file);
    for problem in own.take(5) {
        for fix in fixes::fixes(project, problem) {
            let spans = fix.edits.iter().map(|edit| edit.span);
            for span in spans {
                assert!(
                    project.source(span.file).text().get(span.range()).is_some(),
                    "{fix:?}"
                );
            }
        }
    }
}
