//! A note in every place of files of every shape, with every awkward text.

use super::shapes::files;
use super::*;

const TEXTS: [&str; 16] = [
    "Aftalen er på plads.",
    "\"\"\"",
    "'''",
    "Han sagde \"\"\"\"\"\"ja\"\"\"\"\"\"\n\"\"\"",
    r"C:\kyst\nord \u0041 \",
    "Første afsnit.\n\nAndet afsnit.\n  indrykket  \nslut",
    "Windows\r\nlinjer\r\n\r\nog\rvognretur",
    "linje\\\nlinje\\",
    "\n[[handling]]\nnr = \"9\"\ntekst = \"x\"\nansvarlig = [\"S\"]",
    "nr = \"9\"",
    "# ikke en kommentar\n# heller ikke",
    "🫐 👩‍👩‍👧 e\u{301} \u{202e}omvendt\u{202c}",
    "\0 \u{1b}[31m \u{8} \u{c} \t \u{7f} \u{80} \u{85} \u{9b} .",
    "a\u{2028}b\u{2029}c\u{feff}d",
    "  blanke uden om \n",
    "\"",
];

const DATES: [&str; 5] = [
    "2023-06-01",
    "2024-01-10",
    "2024-03-01",
    "2024-06-01",
    "2025-12-31",
];

#[test]
fn a_note_in_any_place_of_any_file_is_one_entry_more_and_no_byte_less() {
    let mut tried = 0;
    for (file, text) in files().iter().enumerate() {
        for (index, words) in TEXTS.iter().enumerate() {
            // Over the files every text meets every date; each in every file would only be slow.
            let date = DATES[(file + index) % DATES.len()];
            let note = note(date, words);
            let noted = noted(text, "2.1", &note);
            let (new, edit) = noted.unwrap_or_else(|refusal| panic!("{refusal}\n{text}"));
            check_text(&new, &note);
            check_layout(text, &edit);
            tried += 1;
        }
    }
    assert_eq!(tried, 420 * TEXTS.len());
}

fn check_text(new: &str, note: &Note) {
    let (_, goal) = goal_file(new);
    let notes = &action(&goal, "2.1").notes;
    let is_it = |read: &&Spanned<Note>| *read.text == as_kept(&note.text) && read.date == note.date;
    assert_eq!(notes.iter().filter(is_it).count(), 1, "{new}");
    let dates: Vec<_> = notes.iter().map(|note| note.date.value).collect();
    assert!(dates.is_sorted(), "{dates:?}");
}

/// One blank line above the entry, at least one below, and the line ends of its neighbour.
fn check_layout(old: &str, edit: &Replacement) {
    let old = old.trim_start_matches('\u{feff}');
    let (above, below) = old.split_at(edit.span.start as usize);
    let is_crlf = above[..above.rfind('\n').unwrap()].ends_with('\r');
    let line_end = if is_crlf { "\r\n" } else { "\n" };
    let bare = edit.text.replace(line_end, "");
    assert!(
        !bare.contains('\r') && (!is_crlf || !bare.contains('\n')),
        "{:?}",
        edit.text
    );

    let is_blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    assert!(!is_blank(above.lines().last()), "{above:?}");
    let blank_line = if above.ends_with('\n') {
        line_end.to_owned()
    } else {
        line_end.repeat(2)
    };
    let entry = edit.text.strip_prefix(&blank_line).unwrap();
    assert!(
        entry.trim_start().starts_with("[[handling.note]]"),
        "{entry:?}"
    );
    assert!(
        !entry.starts_with(['\r', '\n']) && entry.ends_with(line_end),
        "{entry:?}"
    );
    let has_blank_line = entry.ends_with(&line_end.repeat(2));
    assert_ne!(
        has_blank_line,
        is_blank(below.lines().next()),
        "{entry:?} {below:?}"
    );
}

#[test]
fn every_action_of_the_plans_kept_here_takes_a_note() {
    let plans = [
        include_str!("../../../plan/2022-2025/maal-1.toml"),
        include_str!("../../../plan/2022-2025/maal-2.toml"),
        include_str!("../../../plan/2022-2025/maal-3.toml"),
        include_str!("../../../tests/plans/eksempel/2023-2026/maal-1.toml"),
        include_str!("../../../tests/plans/eksempel/2023-2026/maal-2.toml"),
        include_str!("../../../tests/plans/eksempel/2023-2026/maal-3.toml"),
    ];
    for text in plans {
        for action in goal_file(text).1.actions {
            for date in DATES {
                let (_, edit) =
                    noted(text, action.number.as_str(), &note(date, "Som aftalt.")).unwrap();
                check_layout(text, &edit);
            }
        }
    }
}
