//! Every screen in the README and in the guide is what kimo shows on a terminal of 80 columns.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(unix)] // The terminal is one of `script`.

mod common;

use common::{Workplace, project};
use std::fs;

const GOAL: &str = "plan/2022-2025/maal-2.toml";

/// A screen: the command after the `$`, and what stands under it.
struct Screen {
    command: String,
    shown: String,
}

/// How a screen comes about: whose plan it is of, the day that the reader has, and what was written
/// before, by hand.
struct Scene {
    plan: Of,
    command: &'static str,
    day: &'static str,
    slip: Option<(&'static str, &'static str)>,
    /// What is typed when it asks, line by line.
    typed: &'static [&'static str],
}

#[derive(Clone, Copy)]
enum Of {
    /// The association's own, in which the scenes before have written.
    Association,
    /// The invented example's, before its second period was made.
    Example,
    /// Nobody's yet: there is a document.
    Document,
}

const GUIDE: [Scene; 21] = [
    scene("kimo", "", None),
    scene("kimo notér 2.3", "--dato 12.4.2024", None),
    scene("kimo oversigt", "--dato 31.12.2024", None),
    scene("kimo oversigt --søg", "--dato 31.12.2024", None),
    scene("kimo logbog", "", None),
    scene("kimo juster 2.12", "--dato 20.1.2025", None),
    scene("kimo juster 2.12", "--dato 20.2.2025", None),
    scene("kimo ændr 2.12", "", None),
    scene("kimo tilføj 2", "--dato 10.10.2024", None),
    scene("kimo bekræft 2.17", "--dato 20.2.2025", None),
    scene("kimo notér 2.3", "--dato 14.1.2025", None),
    Scene {
        // In January a first note is asked about: is it on the year before?
        typed: &["j"],
        ..scene("kimo notér 2.6", "--dato 14.1.2025", None)
    },
    scene("kimo notér 2.5", "--dato 14.1.2025", None),
    scene("kimo notér 2.1", "--dato 14.1.2025", None),
    scene("kimo fortryd", "", None),
    scene(
        "kimo tjek",
        "--dato 20.2.2025",
        Some((
            "\n[[handling.note]]\n",
            "\n<<<<<<< HEAD\n[[handling.note]]\n=======\n[[handling.note]]\n>>>>>>> gren\n",
        )),
    ),
    scene(
        "kimo tjek",
        "--dato 20.2.2025",
        Some(("\"igangsat\"", "\"i gang\"")),
    ),
    scene(
        "kimo tjek --ret",
        "--dato 20.2.2025",
        Some(("\"2.5\"", "\"2,5\"")),
    ),
    scene("kimo notér 2.33", "--dato 12.3.2024", None),
    scene("kimo resultat 2.12", "--dato 14.1.2026", None),
    Scene {
        plan: Of::Example,
        ..scene("kimo nyperiode 2023-2026 --ja", "", None)
    },
];

const README: [Scene; 3] = [
    scene("kimo --plan tests/plans/eksempel status", "", None),
    scene(
        "kimo tjek",
        "--dato 20.2.2025",
        Some(("\"Politikere\"", "\"Politikerre\"")),
    ),
    scene("kimo --plan tests/plans/eksempel vis 3.1", "", None),
];

const IMPORT: [Scene; 3] = [
    Scene {
        plan: Of::Document,
        typed: &["Foreningen Ren Havn (opdigtet)", "", "2027", "j"],
        ..scene("kimo indlæs havneplan.docx", "", None)
    },
    Scene {
        plan: Of::Document,
        ..scene("kimo tjek", "--dato 1.3.2025", None)
    },
    Scene {
        plan: Of::Document,
        ..scene("kimo oversigt --kort", "--dato 1.3.2025", None)
    },
];

const fn scene(
    command: &'static str,
    day: &'static str,
    slip: Option<(&'static str, &'static str)>,
) -> Scene {
    Scene {
        plan: Of::Association,
        command,
        day,
        slip,
        typed: &[],
    }
}

#[test]
fn the_screens_of_the_guide() {
    let page = "docs/vejledning.md";
    let Some(own) = compare(page, &GUIDE) else {
        return;
    };
    let report = own.kimo(&["rapport", "2024"]).quiet();
    compare_excerpt(page, &report, "# Fremdriftsrapport 2024", "\n## Året");
    let last = Workplace::with_example().kimo(&["rapport", "2022"]);
    compare_excerpt(page, &last.quiet(), "## Perioden 2019", "\n## ");
}

#[test]
fn the_answers_on_the_page_answer_what_is_asked() {
    let page = fs::read_to_string(project("docs/egen-plan.md")).unwrap();
    let answers = page.split("```toml\n").nth(1).unwrap();
    let place = Workplace::empty();
    let bytes = fs::read(project("tests/plans/import/havneplan.docx")).unwrap();
    place.write("havneplan.docx", bytes);
    place.write("svar.toml", answers.split("```").next().unwrap());
    let run = place.kimo(&["indlæs", "havneplan.docx", "--svar", "svar.toml"]);
    assert!(!run.quiet().contains("Ikke besvaret"));
    assert_eq!(place.kimo(&["tjek"]).quiet(), "Ingen fejl i 3 filer.\n");
}

#[test]
fn the_screens_of_the_readme() {
    compare("README.md", &README);
}

#[test]
fn the_screens_of_the_page_about_a_plan_of_ones_own() {
    compare("docs/egen-plan.md", &IMPORT);
}

/// Lives through the scenes, each in the folder of its plan, and holds each screen of the page to what is shown.
/// With `KIMO_WRITE=1` the page is made to show it.
/// Returns the association's plan as it is then; none where there is no terminal to be had.
fn compare(page: &str, scenes: &[Scene]) -> Option<Workplace> {
    let (own, example) = (Workplace::with_real_plan(), first_period_of_the_example());
    let document = Workplace::empty();
    let bytes = fs::read(project("tests/plans/import/havneplan.docx")).unwrap();
    document.write("havneplan.docx", bytes);
    let mut text = fs::read_to_string(project(page)).unwrap();
    let screens = screens(&text);
    assert_eq!(screens.len(), scenes.len(), "{page}");
    for (screen, scene) in screens.iter().zip(scenes) {
        assert!(screen.command.starts_with(scene.command), "{page}");
        let place = match scene.plan {
            Of::Association => &own,
            Of::Example => &example,
            Of::Document => &document,
        };
        let sound = scene.slip.map(|(right, wrong)| {
            let sound = place.read(GOAL);
            assert!(sound.contains(right), "{right}");
            place.write(GOAL, sound.replacen(right, wrong, 1));
            sound
        });
        let command = format!("{} {}", screen.command, scene.day);
        let example = format!("--plan {}/tests", project("").display());
        let line = command.replace("--plan tests", &example);
        let shown = place.on_a_terminal(&line, scene.typed)?;
        if let Some(sound) = sound {
            place.write(GOAL, sound);
        }
        let is_same = without_today(&screen.shown) == without_today(&shown);
        if std::env::var_os("KIMO_WRITE").is_some() {
            if !is_same {
                text = text.replacen(screen.shown.trim_end(), shown.trim_end(), 1);
            }
            continue;
        }
        assert!(is_same, "{page}: {command}\n{}\n…\n{shown}", screen.shown);
    }
    if std::env::var_os("KIMO_WRITE").is_some() {
        fs::write(project(page), text).unwrap();
    }
    Some(own)
}

fn first_period_of_the_example() -> Workplace {
    let place = Workplace::with_example();
    fs::remove_dir_all(place.path("plan/2023-2026")).unwrap();
    place
}

/// Holds what the page has of a report, a block that begins with `heading`, to the report up to `end`.
fn compare_excerpt(page: &str, report: &str, heading: &str, end: &str) {
    const BLOCK: &str = "```markdown\n";
    let text = fs::read_to_string(project(page)).unwrap();
    let from = text.find(&format!("{BLOCK}{heading}")).unwrap() + BLOCK.len();
    let shown = text[from..].split("```").next().unwrap().trim_end();
    let told = &report[report.find(heading).unwrap()..];
    let told = told.split(end).next().unwrap().trim_end();
    if std::env::var_os("KIMO_WRITE").is_some() {
        let after = &text[from + shown.len()..];
        fs::write(project(page), format!("{}{told}{after}", &text[..from])).unwrap();
        return;
    }
    assert_eq!(shown, told, "{page}");
}

/// `kimo` alone speaks of the reader's own day, which is another: those lines are left out.
fn without_today(shown: &str) -> Vec<&str> {
    let is_alone = shown.contains("De mest brugte kommandoer");
    let of_today = [
        "bemærk: i dag",
        "Status pr. ",
        "  kimo rapport ",
        "  kimo notér ",
        "  kimo nyperiode ",
    ];
    let lines = shown.trim_end().lines().map(str::trim_end);
    lines
        .filter(|line| !is_alone || !of_today.iter().any(|start| line.starts_with(start)))
        .collect()
}

fn screens(page: &str) -> Vec<Screen> {
    let blocks = page.split("```console\n").skip(1);
    let blocks = blocks.map(|block| block.split("```").next().unwrap_or_default());
    let mut screens = Vec::new();
    for block in blocks {
        for screen in block.split("$ ").skip(1) {
            let (command, shown) = screen.split_once('\n').unwrap();
            screens.push(Screen {
                command: command.to_owned(),
                shown: shown.to_owned(),
            });
        }
    }
    screens
}
