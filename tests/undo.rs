//! `kimo undo`: the file's old bytes, whatever others have written beside it.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "undo/fields.rs"]
mod fields;

use common::{GOAL, HANDLEPLAN, Workplace};
use insta::assert_snapshot;

const FILE: &str = "plan/maal-1.toml";
const NOTE: [&str; 5] = ["note", "1.1", "Renset", "--dato", "1.6.2024"];

/// Another action, and an indicator.
fn goal() -> String {
    format!(
        "{GOAL}\n[[handling]]\nnr = \"1.2\"\ntekst = \"Tælle sæler.\"\nansvarlig = [\"Kommunerne\"]\n\n\
         [[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n"
    )
}

const FORMER: &str = "plan/2022-2025/maal-1.toml";
const DRAFT: &str = "plan/2026-2029/maal-1.toml";

/// The goal in a period's own folder, beside which the next can stand.
fn in_a_period() -> Workplace {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write(FORMER, goal());
    place
}

#[track_caller]
fn kimo(place: &Workplace, arguments: &[&str]) -> String {
    place.kimo(arguments).to_string().replace('\\', "/")
}

#[test]
fn any_write_is_taken_back_to_the_byte() {
    let texts = [
        goal(),
        goal().replace('\n', "\r\n"),
        format!("\u{feff}{}", goal()),
        goal().trim_end().to_owned(),
        format!("{}\n\n\n# til sidst", goal()),
        goal().replace("\n\n", "\n"),
    ];
    let commands: [&[&str]; 5] = [
        &NOTE,
        &[
            "adjust", "1.1", "--år", "2025", "--mål", "To", "--dato", "1.6.2024",
        ],
        &["measure", "Strande", "4", "--dato", "1.6.2024"],
        &[
            "add",
            "1",
            "Måle støj",
            "--ansvarlig",
            "Kommunerne",
            "--dato",
            "1.6.2024",
        ],
        &[
            "note",
            "1.2",
            "Vedtaget",
            "--dato",
            "1.6.2024",
            "--besluttet",
            "31.5.2024",
            "--møde",
            "Ekstra møde",
        ],
    ];
    for text in &texts {
        let place = Workplace::with_goal(text);
        let mut before = Vec::new();
        for command in commands {
            before.push(place.snapshot());
            place.kimo(command).quiet();
            assert_ne!(place.snapshot(), before[before.len() - 1]);
        }
        while let Some(before) = before.pop() {
            place.kimo(&["undo"]).quiet();
            assert_eq!(place.snapshot(), before, "{text:?}");
        }
        assert!(
            place
                .kimo(&["undo"])
                .err
                .contains("der er intet at fortryde")
        );
    }
}

#[test]
fn it_says_what_it_took_back_and_lists_what_it_can() {
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    place
        .kimo(&["measure", "Strande", "4", "--dato", "1.6.2024"])
        .quiet();
    let list = kimo(&place, &["undo", "--liste"]);
    let today = list
        .split("skrevet ")
        .nth(1)
        .unwrap()
        .split(')')
        .next()
        .unwrap();
    assert_snapshot!(list.replace(today, "I DAG"), @"
    1. Måling af Strande: 4 strande (skrevet I DAG)
    2. Note på 1.1: Renset (skrevet I DAG)
    --- exit 0
    ");
    assert_snapshot!(kimo(&place, &["fortryd", "--tørløb"]), @"
    plan/maal-1.toml, linje 22:
    -
    - [[indikator.maaling]]
    - dato = 2024-06-01
    - vaerdi = 4
    Intet er skrevet (--tørløb).
    --- exit 0
    ");
    assert_snapshot!(kimo(&place, &["fortryd", "2"]), @"
    Fortrudt: Note på 1.1: Renset
    Taget ud af plan/maal-1.toml.
    --- exit 0
    ");
    assert_snapshot!(kimo(&place, &["fortryd"]), @"
    Fortrudt: Måling af Strande: 4 strande
    Taget ud af plan/maal-1.toml.
    --- exit 0
    ");
    assert_snapshot!(kimo(&place, &["fortryd"]), @"
    --- stderr
    fejl: der er intet at fortryde
      kimo husker de seneste 20 gange, du har skrevet med kimo i denne plan på denne maskine
    --- exit 1
    ");
    assert_eq!(place.read(FILE), goal());
}

#[test]
fn edits_elsewhere_stay_wherever_they_are() {
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    let edited = |text: &str| {
        format!("# øverst\n{text}")
            .replace("Rense stranden.", "Rense hele stranden.")
            .replace("nr = \"1.2\"", "nr = \"1.3\" # før 1.2")
    };
    place.write(FILE, edited(&place.read(FILE)));
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read(FILE), edited(&goal()));
}

#[test]
fn lines_that_git_ends_otherwise_are_found() {
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    place.write(FILE, place.read(FILE).replace('\n', "\r\n"));
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read(FILE), goal().replace('\n', "\r\n"));
}

#[test]
fn a_plan_that_cannot_hold_the_journal_is_written_all_the_same() {
    let place = Workplace::with_goal(&goal());
    place.write("plan/.kimo-fortryd", "i vejen");
    let root = common::shown(&place.path("").canonicalize().unwrap());
    let kimo = |arguments: &[&str]| kimo(&place, arguments).replace(&root, "MAPPE");
    assert_snapshot!(kimo(&NOTE), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    bemærk: det skrevne kan ikke fortrydes med ”kimo fortryd”: MAPPE/plan/.kimo-fortryd/undo.json kan ikke skrives: den findes allerede
    --- exit 0
    ");
    if cfg!(windows) {
        // A file in the place of a folder is to it as good as nothing.
        assert!(kimo(&["undo"]).contains("der er intet at fortryde"));
        return;
    }
    assert_snapshot!(kimo(&["undo"]), @"
    --- stderr
    fejl: MAPPE/plan/.kimo-fortryd/undo.json kan ikke læses: en del af stien er ikke en mappe
    --- exit 1
    ");
}

#[test]
fn a_later_note_of_a_colleague_stays() {
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    let note = "\n[[handling.note]]\ndato = 2024-06-02\ntekst = \"Fra en kollega\"\n";
    let [above, below] = ["tekst = \"Renset\"\n", "\n[[handling]]\nnr = \"1.2\""];
    let text = place.read(FILE);
    place.write(
        FILE,
        text.replace(&format!("{above}{below}"), &format!("{above}{note}{below}")),
    );
    place.kimo(&["undo"]).quiet();
    let last = "ansvarlig = [\"Sekretariatet\"]\n";
    assert_eq!(
        place.read(FILE),
        goal().replacen(last, &format!("{last}{note}"), 1)
    );
}

#[test]
fn what_is_edited_since_stays_and_is_pointed_at() {
    let edits: [fn(&str) -> String; 4] = [
        |text| text.replace("Renset", "Renset og talt"),
        |text| text.replace("\"Renset\"\n", "\"Renset\"\naf = \"Per\"\n"),
        |text| text.replace("\"Renset\"\n", "\"Renset\"\n# husk bilag\n"),
        |text| text.replace("dato = 2024-06-01\n", "dato = 2024-06-01\n# i går\n"),
    ];
    for edit in edits {
        let place = Workplace::with_goal(&goal());
        place.kimo(&NOTE).quiet();
        place.write(FILE, edit(&place.read(FILE)));
        let before = place.snapshot();
        assert_eq!(
            kimo(&place, &["undo"]),
            "--- stderr\nfejl: ”Note på 1.1: Renset” er ikke fortrudt, for det er rettet eller flyttet siden\n  \
             ret eller slet det selv i plan/maal-1.toml, linje 9\n--- exit 1"
        );
        assert_eq!(place.snapshot(), before);
    }
}

#[test]
fn what_somebody_has_moved_or_doubled_or_deleted_is_told_apart() {
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    let note = "\n[[handling.note]]\ndato = 2024-06-01\ntekst = \"Renset\"\n";
    let under = |number: &str| {
        let last = if number == "1.1" {
            "[\"Sekretariatet\"]\n"
        } else {
            "[\"Kommunerne\"]\n"
        };
        goal().replacen(last, &format!("{last}{note}"), 1)
    };
    place.write(FILE, under("1.2"));
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Renset” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/maal-1.toml, linje 14
    --- exit 1
    ");
    place.write(FILE, under("1.1").replace(note, &note.repeat(2)));
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Renset” er ikke fortrudt, for det står der flere gange
      det første sted er plan/maal-1.toml, linje 9
    --- exit 1
    ");
    place.write(FILE, goal());
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Renset” står ikke i planen længere, så der er intet at fortryde
    --- exit 1
    ");
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Renset” står ikke i planen længere, så der er intet at fortryde
    --- exit 1
    ");
}

#[test]
fn what_others_build_on_stays() {
    let place = Workplace::with_goal(&goal());
    let add = &[
        "add",
        "1",
        "Måle støj",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "1.6.2024",
    ];
    place.kimo(add).quiet();
    let with_note = place.read(FILE).replace(
        "\n[[indikator]]",
        "\n[[handling.note]]\ndato = 2024-06-02\ntekst = \"I gang\"\n\n[[indikator]]",
    );
    place.write(FILE, &with_note);
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Ny handling 1.3: Måle støj” er ikke fortrudt, for der er skrevet mere under det siden
      det, der er skrevet under det, begynder i plan/maal-1.toml, linje 20
    --- exit 1
    ");
    assert_eq!(place.read(FILE), with_note);

    let decided = &[
        "note",
        "1.1",
        "Vedtaget",
        "--dato",
        "1.6.2024",
        "--besluttet",
        "31.5.2024",
        "--møde",
        "Ekstra møde",
    ];
    place.kimo(decided).quiet();
    let also = &[
        "note",
        "1.2",
        "Også",
        "--dato",
        "1.6.2024",
        "--besluttet",
        "31.5.2024",
    ];
    place.kimo(also).quiet();
    assert_snapshot!(kimo(&place, &["undo", "2"]), @"
    Fortrudt: Note på 1.1: Vedtaget
    Taget ud af plan/maal-1.toml.
    Det, der blev skrevet i plan/handleplan.toml, bliver stående, for andet bygger på det nu.
    --- exit 0
    ");
    assert!(place.read("plan/handleplan.toml").contains("Ekstra møde"));
    assert!(!place.read(FILE).contains("Vedtaget"));
    place.kimo(&["check"]).quiet();
}

#[test]
fn mends_are_taken_back_though_that_is_an_error_again() {
    let broken = goal().replace("\"En renere fjord\"", "”En renere fjord”");
    let place = Workplace::with_goal(&broken);
    assert_eq!(place.kimo(&["check", "--ret"]).code, 0);
    assert_eq!(place.read(FILE), goal());
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Rettet med kimo tjek: 1 fejl
    Sat tilbage i plan/maal-1.toml.
    --- exit 0
    ");
    assert_eq!(place.read(FILE), broken);
}

#[test]
fn a_new_period_goes_again_unless_it_was_worked_on() {
    let place = in_a_period();
    let before = place.snapshot();
    let rollover = &["rollover", "2026-2029", "--ja"];
    assert_eq!(place.kimo(rollover).code, 0);
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Udkast til planen for 2026-2029 ud fra 2022-2025
    3 filer er fjernet igen.
    --- exit 0
    ");
    assert_eq!(place.snapshot(), before);
    assert!(!place.path("plan/2026-2029").exists());

    assert_eq!(place.kimo(rollover).code, 0);
    place.write("plan/2026-2029/referat.txt", "med");
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Udkast til planen for 2026-2029 ud fra 2022-2025
    3 filer er fjernet igen.
    --- exit 0
    ");
    let left = std::fs::read_dir(place.path("plan/2026-2029")).unwrap();
    let left: Vec<_> = left.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["referat.txt"]);
    assert_eq!(place.kimo(rollover).code, 0);
    let file = "plan/2026-2029/maal-1.toml";
    place.write(file, format!("{}# ret mig\n", place.read(file)));
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Udkast til planen for 2026-2029 ud fra 2022-2025” er ikke fortrudt, for plan/2026-2029/maal-1.toml er ændret siden
    --- exit 1
    ");
}

#[test]
fn what_git_took_back_in_the_next_plan_too_is_gone_and_nothing_of_it_is_to_be_deleted() {
    let (place, old, new) = (in_a_period(), FORMER, DRAFT);
    assert_eq!(
        place
            .kimo(&["measure", "Strande", "4", "--dato", "1.5.2024"])
            .code,
        0
    );
    let rollover = &["rollover", "2026-2029", "--ja"];
    assert_eq!(place.kimo(rollover).code, 0);
    let before = (place.read(old), place.read(new));
    let commands: [&[&str]; 3] = [
        &["measure", "Strande", "5"],
        &["note", "1.1", "I gang", "--status", "igangsat"],
        &["note", "1.1", "Senere", "--frist", "1.3.2027"],
    ];
    // The second time, a field that says something else by then is somebody's own.
    for (command, is_own) in [false, true]
        .iter()
        .flat_map(|is| commands.map(|of| (of, *is)))
    {
        let run = place.kimo(&[command, ["--dato", "1.6.2024"].as_slice()].concat());
        assert_eq!(run.code, 0, "{run}");
        let followed = place.read(new);
        assert_ne!(followed, before.1, "{command:?}: nothing followed");
        place.write(old, &before.0);
        let own = followed
            .replace("= 5", "= 7")
            .replace("\"igangsat\"", "\"sat i bero\"")
            .replace("2027-03-01", "2028-03-01");
        assert_ne!(own, followed);
        place.write(new, if is_own { &own } else { &before.1 });
        let undone = kimo(&place, &["undo"]);
        assert!(undone.contains("står ikke i planen længere"), "{undone}");
        place.write(new, &before.1);
    }
}

#[test]
fn a_write_is_taken_back_where_a_later_one_set_the_same_field_of_the_next_plan() {
    let (place, old, new) = (in_a_period(), FORMER, DRAFT);
    let begun = [
        "note", "1.1", "I gang", "--dato", "1.5.2024", "--status", "igangsat",
    ];
    assert_eq!(place.kimo(&begun).code, 0);
    assert_eq!(place.kimo(&["rollover", "2026-2029", "--ja"]).code, 0);
    for (text, day, status) in [
        ("A", "1.6.2024", "sat i bero"),
        ("B", "2.6.2024", "igangsat"),
    ] {
        let note = ["note", "1.1", text, "--dato", day, "--status", status];
        assert_eq!(place.kimo(&note).code, 0);
    }
    let draft = place.read(new);
    assert_snapshot!(kimo(&place, &["undo", "2"]), @"
    Fortrudt: Note på 1.1: A
    Taget ud af plan/2022-2025/maal-1.toml.
    --- exit 0
    ");
    assert!(!place.read(old).contains("tekst = \"A\""));
    assert!(place.read(old).contains("tekst = \"B\""));
    assert_eq!(place.read(new), draft);
}

#[test]
fn a_write_stays_whole_where_somebody_set_the_field_of_the_next_plan_anew() {
    let place = in_a_period();
    assert_eq!(place.kimo(&["rollover", "2026-2029", "--ja"]).code, 0);
    let note = [
        "note", "1.1", "I gang", "--dato", "1.6.2024", "--status", "igangsat",
    ];
    assert_eq!(place.kimo(&note).code, 0);
    place.write(
        DRAFT,
        place.read(DRAFT).replace("\"igangsat\"", "\"sat i bero\""),
    );
    let before = place.snapshot();
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: I gang” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/2026-2029/maal-1.toml, linje 18
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_new_goal_goes_from_among_the_others() {
    let place = Workplace::with_goal(&goal());
    let before = place.snapshot();
    let add = &[
        "add",
        "3",
        "Tælle fugle",
        "--mål-titel",
        "Fugle",
        "--ansvarlig",
        "Kommunerne",
        "--dato",
        "1.6.2024",
    ];
    place.kimo(add).quiet();
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Nyt mål 3: Fugle
    1 fil er fjernet igen.
    --- exit 0
    ");
    assert_eq!(place.snapshot(), before);
}

/// What git puts aside comes back, and can be taken back then.
#[test]
fn a_write_that_is_gone_for_a_while_is_not_forgotten() {
    let place = Workplace::with_goal(&goal());
    place.init_git();
    place.git(&["add", "--all"]);
    place.commit("plan");
    place.kimo_with_git(&NOTE).quiet();
    place.git(&["stash", "--quiet"]);
    assert_snapshot!(place.kimo_with_git(&["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Renset” står ikke i planen længere, så der er intet at fortryde
    --- exit 1
    ");
    place.git(&["stash", "pop", "--quiet"]);
    place.kimo_with_git(&["undo"]).quiet();
    assert_eq!(place.read(FILE), goal());
}

#[test]
fn what_is_gone_stands_back_for_the_write_before_it() {
    let place = Workplace::with_goal(&goal());
    place.kimo(&NOTE).quiet();
    let first = place.read(FILE);
    place
        .kimo(&["note", "1.1", "Talt", "--dato", "2.6.2024"])
        .quiet();
    place.write(FILE, first);
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Talt” står ikke i planen længere, så der er intet at fortryde
      det, der blev skrevet før det, kan fortrydes: kimo fortryd --liste
    --- exit 1
    ");
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read(FILE), goal());
}

/// Of a measurement the day and the value are those of others too: it is known by its indicator.
#[test]
fn a_measurement_of_another_indicator_is_never_taken_for_the_one_that_is_gone() {
    let measured =
        |value: &str| format!("\n[[indikator.maaling]]\ndato = 2024-06-01\nvaerdi = {value}\n");
    let undone = |others: &str, from: &str, to: &str| {
        let other = "\n[[indikator]]\nnavn = \"Net\"\nenhed = \"ton\"\nmaaltal = 2\n";
        let place = Workplace::with_goal(&(goal() + other + &measured(others)));
        place
            .kimo(&["måling", "Strande", "4", "--dato", "1.6.2024"])
            .quiet();
        place.write(FILE, place.read(FILE).replacen(from, to, 1));
        let before = place.snapshot();
        let said = kimo(&place, &["undo"]);
        assert_eq!(place.snapshot(), before);
        said
    };
    assert_snapshot!(undone("1", "vaerdi = 4", "vaerdi = 5"), @"
    --- stderr
    fejl: ”Måling af Strande: 4 strande” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/maal-1.toml, linje 19
    --- exit 1
    ");
    let another_day = undone("1", "2024-06-01\nvaerdi = 4", "2024-06-02\nvaerdi = 4");
    assert_snapshot!(another_day, @"
    --- stderr
    fejl: ”Måling af Strande: 4 strande” står ikke i planen længere, så der er intet at fortryde
    --- exit 1
    ");
    for others in ["1", "4"] {
        assert_eq!(undone(others, &measured("4"), ""), another_day);
    }
}

#[test]
fn a_new_plan_goes_with_its_folder() {
    let place = Workplace::empty();
    place
        .kimo(&["init", "plan", "--periode", "2026-2029"])
        .quiet();
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Ny plan for 2026-2029
    4 filer er fjernet igen.
    --- exit 0
    ");
    assert!(!place.path("plan").exists());
}

#[test]
fn a_commit_is_answered_with_the_reverse() {
    let place = Workplace::with_goal(&goal());
    place.init_git();
    let note = [&NOTE[..], &["--commit"]].concat();
    assert_eq!(place.kimo_with_git(&note).code, 0);
    // Somebody is at work on the same file.
    let edited = |text: &str| text.replace("Tælle sæler.", "Tælle sæler og");
    place.write(FILE, edited(&place.read(FILE)));
    let run = place.kimo_with_git(&["undo"]);
    assert_eq!(run.code, 0, "{run}");
    assert_eq!(place.read(FILE), edited(&goal()));
    assert_eq!(place.git(&["show", "HEAD:plan/maal-1.toml"]), goal());
    assert_snapshot!(place.git(&["log", "--format=%s"]), @"
    Fortryd: Note på 1.1: Renset
    Note på 1.1: Renset
    Planen
    ");
    assert!(!place.path("plan/.kimo-fortryd").exists());
    assert_eq!(place.git(&["status", "--short"]), " M plan/maal-1.toml\n");
}

#[test]
fn another_clone_and_another_plan_have_writes_of_their_own() {
    let place = Workplace::with_goal(&goal());
    place.write("anden/handleplan.toml", HANDLEPLAN);
    place.write("anden/maal-1.toml", goal());
    place.init_git();
    let note = [&NOTE[..], &["--commit"]].concat();
    assert_eq!(place.kimo_with_git(&note).code, 0);
    let other = place.kimo_with_git(&["--plan", "anden", "undo"]);
    assert!(other.err.contains("der er intet at fortryde"), "{other}");
    place.git(&["worktree", "add", "-q", "../kopi", "HEAD"]);
    place.git(&["worktree", "move", "../kopi", "kopi"]);
    let there = place.kimo_with_git(&["--plan", "kopi/plan", "undo"]);
    assert!(there.err.contains("der er intet at fortryde"), "{there}");
}

#[test]
fn the_last_twenty_are_remembered() {
    let place = Workplace::with_goal(&goal());
    for number in 0..22 {
        place
            .kimo(&[
                "note",
                "1.1",
                &format!("nr. {number}"),
                "--dato",
                "1.6.2024",
            ])
            .quiet();
    }
    for _ in 0..20 {
        place.kimo(&["undo"]).quiet();
    }
    assert!(
        place
            .kimo(&["undo"])
            .err
            .contains("der er intet at fortryde")
    );
    assert_eq!(place.read(FILE).matches("[[handling.note]]").count(), 2);
}

/// What git has is taken out of it again, by another commit.
#[test]
fn new_files_that_were_committed_go_again_with_their_folder() {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", goal());
    place.init_git();
    place.git(&["add", "--all"]);
    place.commit("plan");
    let status = || place.git(&["status", "--short", "--", "*.toml", "*.json"]);
    let commands: [&[&str]; 2] = [
        &["rollover", "2026-2029", "--ja", "--commit"],
        &[
            "add",
            "3",
            "Tælle fugle",
            "--mål-titel",
            "Fugle",
            "--ansvarlig",
            "Kommunerne",
            "--dato",
            "1.6.2024",
            "--commit",
        ],
    ];
    for command in commands {
        assert_eq!(place.kimo_with_git(command).code, 0);
        let dry = place.kimo_with_git(&["undo", "--tørløb"]);
        assert_eq!(dry.code, 0, "{dry}");
        let said = place.kimo_with_git(&["undo"]).quiet();
        assert!(said.contains("Gemt i git: "), "{said}");
        assert_eq!(status(), "");
        assert_eq!(place.git(&["diff", "--stat", "HEAD", "HEAD~2"]), "");
    }
    assert!(!place.path("plan/2026-2029").exists());
    // What was changed in git since is nobody's to delete.
    assert_eq!(place.kimo_with_git(commands[1]).code, 0);
    let goal = place.read("plan/2022-2025/maal-3.toml");
    place.write("plan/2022-2025/maal-3.toml", goal.replace("fugle", "ænder"));
    place.git(&["commit", "--quiet", "--all", "--message=andet"]);
    place.write("plan/2022-2025/maal-3.toml", goal);
    assert_snapshot!(kimo_with_git(&place, &["undo"]), @"
    Fortrudt: Nyt mål 3: Fugle
    1 fil er fjernet igen.
    --- stderr
    fejl: ændringen er skrevet i plan/2022-2025/maal-3.toml, men ikke gemt i git: det passer ikke ind i den udgave af plan/2022-2025/maal-3.toml, der er i git, for filen har også rettelser, der ikke er gemt
      gør dem færdige, og gem hele filen
      når det er rettet: git add plan/2022-2025/maal-3.toml
      og så: git commit --only -- plan/2022-2025/maal-3.toml
    --- exit 1
    ");
}

fn kimo_with_git(place: &Workplace, arguments: &[&str]) -> String {
    place
        .kimo_with_git(arguments)
        .to_string()
        .replace('\\', "/")
}

/// The file lies elsewhere, and is the plan's all the same.
#[cfg(unix)] // Windows lets not everybody make links.
#[test]
fn what_was_written_through_a_link_is_taken_back_through_it() {
    use std::os::unix::fs::symlink;
    let place = Workplace::with_goal(&goal());
    std::fs::rename(place.path(FILE), place.path("fælles.toml")).unwrap();
    symlink("../fælles.toml", place.path(FILE)).unwrap();
    place.kimo(&NOTE).quiet();
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Note på 1.1: Renset
    Taget ud af plan/maal-1.toml.
    --- exit 0
    ");
    assert_eq!(place.read("fælles.toml"), goal());
    // A period's folder as well.
    let place = Workplace::empty();
    place.write("andet/handleplan.toml", HANDLEPLAN);
    place.write("andet/maal-1.toml", goal());
    std::fs::create_dir(place.path("plan")).unwrap();
    symlink("../andet", place.path("plan/2022-2025")).unwrap();
    place.kimo(&NOTE).quiet();
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.read("andet/maal-1.toml"), goal());
}

#[cfg(unix)] // Windows has no such modes.
#[test]
fn colleagues_who_share_a_plan_share_its_journal() {
    use std::os::unix::fs::PermissionsExt as _;
    let place = Workplace::with_goal(&goal());
    let shared = std::fs::Permissions::from_mode(0o2770);
    std::fs::set_permissions(place.path("plan"), shared).unwrap();
    place.kimo(&NOTE).quiet();
    let mode = |name: &str| {
        let about = std::fs::metadata(place.path("plan/.kimo-fortryd").join(name));
        about.unwrap().permissions().mode() & 0o7777
    };
    assert_eq!(mode(""), 0o2770);
    assert_eq!([mode("undo.json"), mode("undo.lock")], [0o660; 2]);
}

/// Nothing is said of what cannot be undone, where there is no plan left to undo anything in.
#[test]
fn a_new_plan_that_was_committed_goes_in_silence() {
    let place = Workplace::empty();
    place.init_git();
    let init = ["init", "plan", "--periode", "2026-2029", "--commit"];
    assert_eq!(place.kimo_with_git(&init).code, 0);
    let said = place.kimo_with_git(&["undo"]).quiet();
    assert!(said.contains("Gemt i git: "), "{said}");
    assert_eq!(place.git(&["diff", "--stat", "HEAD", "HEAD~2"]), "");
}

/// Of two spellings of one party each has its own name in the list.
#[test]
fn a_spelling_is_listed_by_what_it_is() {
    let place = Workplace::with_goal(&goal());
    for alias in ["Kontoret", "Ledelsen"] {
        place
            .kimo(&[
                "part",
                "Sekretariatet",
                "--alias",
                alias,
                "--dato",
                "1.6.2024",
            ])
            .quiet();
    }
    let list = kimo(&place, &["undo", "--liste"]);
    let named: Vec<&str> = list
        .lines()
        .filter_map(|line| line.split(" (").next())
        .collect();
    assert_eq!(
        named[..2],
        [
            "1. Part: Sekretariatet, også Ledelsen",
            "2. Part: Sekretariatet, også Kontoret"
        ]
    );
}

/// As a checkout with `core.autocrlf` leaves it.
#[test]
fn a_new_file_that_git_ends_otherwise_goes_again() {
    let place = Workplace::with_goal(&goal());
    let before = place.snapshot();
    let add = [
        "add",
        "2",
        "Tælle fugle",
        "--mål-titel",
        "Fugle",
        "--ansvarlig",
        "Kommunerne",
    ];
    place
        .kimo(&[&add[..], &["--dato", "1.6.2024"]].concat())
        .quiet();
    let new = place.read("plan/maal-2.toml");
    place.write("plan/maal-2.toml", new.replace('\n', "\r\n"));
    place.kimo(&["undo"]).quiet();
    assert_eq!(place.snapshot(), before);
}

#[test]
fn one_of_several_who_write_in_a_folder_takes_back_only_what_is_their_own() {
    let place = Workplace::with_goal(&goal());
    let of = |user: &str, arguments: &[&str]| {
        let mut command = place.command(arguments);
        common::Run::from(command.env("USER", user).output().unwrap())
    };
    of("anne", &NOTE).quiet();
    let before = place.snapshot();
    assert_snapshot!(of("bo", &["undo"]), @"
    --- stderr
    fejl: der er intet at fortryde
      kimo husker de seneste 20 gange, du har skrevet med kimo i denne plan på denne maskine
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
    assert_eq!(of("anne", &["undo"]).code, 0);
    assert_eq!(place.read(FILE), goal());
}

#[test]
fn who_asks_for_more_than_is_remembered_is_told_how_much_is() {
    let place = Workplace::with_goal(&goal());
    assert_snapshot!(place.kimo(&["undo", "2"]), @"
    --- stderr
    fejl: der er intet at fortryde
      kimo husker de seneste 20 gange, du har skrevet med kimo i denne plan på denne maskine
    --- exit 1
    ");
    place.kimo(&NOTE).quiet();
    assert_snapshot!(place.kimo(&["undo", "2"]), @"
    --- stderr
    fejl: kimo husker ikke 2 gange tilbage her, kun 1
      kimo husker de seneste 20 gange, du har skrevet med kimo i denne plan på denne maskine
    --- exit 1
    ");
}

#[test]
fn an_error_that_the_plan_had_before_keeps_nothing_from_being_taken_back() {
    let place = in_a_period();
    let arguments = ["note", "1.1", "Renset", "--dato", "1.6.2024"];
    place.kimo(&arguments).quiet();
    let other = "nr = \"2\"\ntitel = \"Viden\"\n\n[[handling]]\nnr = \"2.1\"\ntekst = \"Måle.\"\nansvarlig = [\"Ukendte\"]\n";
    place.write("plan/2022-2025/maal-2.toml", other);
    assert_snapshot!(kimo(&place, &["undo"]), @"
    Fortrudt: Note på 1.1: Renset
    Taget ud af plan/2022-2025/maal-1.toml.
    --- exit 0
    ");
    assert_eq!(place.read(FORMER), goal());
}

#[test]
fn a_party_that_is_named_since_stays_whole() {
    let place = Workplace::with_goal(&goal());
    let party = ["part", "Fagpanelet", "--dato", "1.6.2024"];
    place.kimo(&party).quiet();
    let named = place.read(FILE).replace("\"Kommunerne\"", "\"Fagpanelet\"");
    place.write(FILE, named);
    let before = place.snapshot();
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Part: Fagpanelet” er ikke fortrudt, for andet bygger på det nu
      maal-1.toml ville få en fejl: ukendt ansvarlig ”Fagpanelet”
    --- exit 1
    ");
    assert_eq!(place.snapshot(), before);
}

#[test]
fn a_decision_that_was_set_otherwise_since_is_not_called_gone() {
    let created = goal().replace(
        "tekst = \"Tælle sæler.\"",
        "tekst = \"Tælle sæler.\"\noprettet = 2023-01-10",
    );
    let place = Workplace::with_goal(&created);
    let confirm = [
        "confirm",
        "1.2",
        "--besluttet",
        "22.2.2024",
        "--dato",
        "1.3.2024",
    ];
    place.kimo(&confirm).quiet();
    let otherwise = place
        .read(FILE)
        .replace("besluttet = 2024-02-22", "besluttet = 2023-02-23");
    place.write(FILE, &otherwise);
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Besluttet: handling 1.2” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/maal-1.toml, linje 14
    --- exit 1
    ");
    assert_eq!(place.read(FILE), otherwise);
}

#[test]
fn a_meeting_that_was_changed_since_is_told_though_the_note_beside_it_is_gone() {
    let place = Workplace::with_goal(&goal());
    let before = place.read(FILE);
    let decided = [
        "note",
        "1.1",
        "Vedtaget",
        "--dato",
        "1.6.2024",
        "--besluttet",
        "31.5.2024",
        "--møde",
        "Ekstra møde",
    ];
    place.kimo(&decided).quiet();
    place.write(FILE, before);
    let header = place
        .read("plan/handleplan.toml")
        .replace("Ekstra møde", "Ekstraordinært møde");
    place.write("plan/handleplan.toml", header);
    assert_snapshot!(kimo(&place, &["undo"]), @"
    --- stderr
    fejl: ”Note på 1.1: Vedtaget” er ikke fortrudt, for det er rettet eller flyttet siden
      ret eller slet det selv i plan/handleplan.toml, linje 24
    --- exit 1
    ");
}
