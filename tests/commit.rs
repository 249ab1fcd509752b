//! `--commit`: the file that was written, and nothing else.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "commit/elsewhere.rs"]
mod elsewhere;
#[path = "commit/exact.rs"]
mod exact;
#[path = "commit/others.rs"]
mod others;
#[path = "commit/told.rs"]
mod told;
#[path = "commit/truth.rs"]
mod truth;

use common::{GOAL, Run, Workplace};
use insta::assert_snapshot;

fn repository() -> Workplace {
    let place = Workplace::with_goal(GOAL);
    place.init_git();
    place
}

/// A repository in which someone is at work: on the plan's header, and on a file that is staged.
fn busy(goal: &str) -> Workplace {
    let place = Workplace::with_goal(goal);
    at_work(place)
}

fn at_work(place: Workplace) -> Workplace {
    place.init_git();
    place.write("dagsorden.txt", "i gang");
    place.write("udkast.txt", "til senere");
    place.git(&["add", "udkast.txt"]);
    place
}

const NOTE: [&str; 6] = [
    "note",
    "1.1",
    "Aftalen er underskrevet.",
    "--dato",
    "1.6.2024",
    "--commit",
];

fn note(place: &Workplace) -> String {
    said(place, &NOTE)
}

/// What the command says.
fn said(place: &Workplace, arguments: &[&str]) -> String {
    let run = place.kimo_with_git(arguments).to_string();
    let head = place.try_git(&["rev-parse", "--short", "HEAD"]);
    let head = String::from_utf8(head.stdout).unwrap();
    let run = match head.trim() {
        // Outside a repository.
        "" => run,
        head => run.replace(head, "COMMIT"),
    };
    run.replace('\\', "/")
}

/// What the command says, the commit that it makes, and what git holds for unsaved afterwards.
fn committed(place: &Workplace, arguments: &[&str]) -> String {
    let said = said(place, arguments);
    let made = place.git(&[
        "-c",
        "core.quotePath=false",
        "show",
        "--name-status",
        "--format=%s",
    ]);
    let left = place.git(&["-c", "core.quotePath=false", "status", "--short"]);
    format!("{said}\n\n{made}\n{left}")
}

/// Returns false where git runs none.
#[must_use]
fn hook(place: &Workplace, name: &str, script: &str) -> bool {
    let name = format!(".git/hooks/{name}");
    place.write(&name, format!("#!/bin/sh\n{script}\n"));
    common::make_executable(&place.path(&name));
    place.git_has_shell("hooks")
}

#[test]
fn the_file_alone_is_committed_and_the_rest_stays_as_it_was() {
    let place = repository();
    place.write(
        "plan/handleplan.toml",
        place.read("plan/handleplan.toml") + "# i gang\n",
    );
    place.write("udkast.txt", "til senere");
    place.git(&["add", "udkast.txt"]);
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    Gemt i git: COMMIT
    --- exit 0
    ");
    assert_snapshot!(place.git(&["show", "--stat", "--format=%an: %s"]), @"
    Prøve Person: Note på 1.1: Aftalen er underskrevet.

     plan/maal-1.toml | 4 ++++
     1 file changed, 4 insertions(+)
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"
     M plan/handleplan.toml
    A  udkast.txt
    ");
}

#[test]
fn a_file_that_git_does_not_know_yet_is_added() {
    let place = repository();
    place.git(&["rm", "--cached", "--quiet", "plan/maal-1.toml"]);
    place.git(&["commit", "--quiet", "-m", "uden"]);
    note(&place);
    assert_eq!(place.git(&["status", "--short"]), "");
}

#[test]
fn a_hook_that_refuses_is_heard_and_the_note_is_kept() {
    let place = repository();
    if !hook(&place, "pre-commit", "echo 'ikke i dag' >&2\nexit 1") {
        return;
    }
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger: ikke i dag
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("Aftalen er underskrevet.")
    );
    assert_snapshot!(place.git(&["status", "--short"]), @" M plan/maal-1.toml");
}

#[test]
fn outside_a_repository_the_note_is_written_and_that_is_said() {
    let place = Workplace::with_goal(GOAL);
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert!(
        place
            .read("plan/maal-1.toml")
            .contains("Aftalen er underskrevet.")
    );
}

#[test]
fn where_git_has_no_name_to_commit_under_the_two_commands_are_told() {
    let place = repository();
    // Without this, git makes a name up on some machines.
    place.git(&["config", "user.useConfigOnly", "true"]);
    let nameless = |arguments: &[&str]| {
        let mut kimo = place.command_with_git(arguments);
        for name in ["NAME", "EMAIL"] {
            kimo.env_remove(format!("GIT_AUTHOR_{name}"));
            kimo.env_remove(format!("GIT_COMMITTER_{name}"));
        }
        kimo.env_remove("EMAIL");
        Run::from(kimo.output().unwrap()).to_string()
    };
    assert_snapshot!(nameless(&NOTE).replace('\\', "/"), @r#"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git ved ikke, hvem du er
      fortæl det én gang på denne maskine, med dit eget navn og din egen mailadresse:
      git config --global user.name "Dit Navn"
      git config --global user.email "dig@eksempel.dk"
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    "#);
    assert_snapshot!(place.git(&["status", "--short"]), @" M plan/maal-1.toml");
    // The hints are the way out.
    place.git(&["config", "user.name", "Dit Navn"]);
    place.git(&["config", "user.email", "dig@eksempel.dk"]);
    assert!(
        nameless(&["note", "1.1", "Og holdt.", "--dato", "2.6.2024", "--commit"])
            .contains("Gemt i git:")
    );
    assert_snapshot!(place.git(&["show", "--no-patch", "--format=%an <%ae>: %s"]), @"Dit Navn <dig@eksempel.dk>: Note på 1.1: Og holdt.");
}

const INDICATOR: &str = "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\nmaaltal = 9\n";

#[test]
fn a_year_goal_is_committed_alone() {
    let arguments = [
        "adjust",
        "1.1",
        "--år=2025",
        "--mål=To strande",
        "--dato=1.6.2024",
        "--commit",
    ];
    assert_snapshot!(committed(&busy(GOAL), &arguments), @"
    Forslag til årsmål for 2025 er skrevet på 1.1 den 1. juni 2024; det afventer bestyrelsen.
    Mål: To strande
    Handling 1.1: Rense stranden
    Gemt i git: COMMIT
    --- exit 0

    Årsmål for 2025 på 1.1: To strande

    M	plan/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

#[test]
fn a_measurement_is_committed_alone() {
    let place = busy(&format!("{GOAL}{INDICATOR}"));
    let arguments = ["measure", "strande", "4", "--dato=1.6.2024", "--commit"];
    assert_snapshot!(committed(&place, &arguments), @"
    Målingen er skrevet på ”Strande”: 4 strande den 1. juni 2024.
    Måltallet på 9 er ikke nået.
    Gemt i git: COMMIT
    --- exit 0

    Måling af Strande: 4 strande

    M	plan/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

#[test]
fn a_new_action_is_committed_alone() {
    let arguments = [
        "add",
        "1",
        "Tælle sæler",
        "--ansvarlig=Sekretariatet",
        "--dato=1.6.2024",
        "--commit",
    ];
    assert_snapshot!(committed(&busy(GOAL), &arguments), @"
    Handling 1.2 er føjet til mål 1. Ansvarlig: Sekretariatet.
    Den afventer bestyrelsen.
    Handling 1.2: Tælle sæler
    Gemt i git: COMMIT
    --- exit 0

    Ny handling 1.2: Tælle sæler

    M	plan/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

#[test]
fn a_meeting_that_is_new_is_committed_with_what_it_decided() {
    let arguments = [
        "note",
        "1.1",
        "Vedtaget",
        "--dato=1.6.2024",
        "--besluttet=31.5.2024",
        "--møde=Bestyrelsesmøde",
        "--commit",
    ];
    assert_snapshot!(committed(&busy(GOAL), &arguments), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Mødet er føjet til handleplan.toml: Bestyrelsesmøde den 31. maj 2024.
    Handling 1.1: Rense stranden
    Gemt i git: COMMIT
    --- exit 0

    Note på 1.1: Vedtaget

    M	plan/handleplan.toml
    M	plan/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

/// The action, its year's goal and the meeting are one decision: one write, one commit, one undo.
#[test]
fn all_that_is_confirmed_is_committed_and_taken_back_together() {
    let goal = format!(
        "{GOAL}oprettet = 2024-05-01\n\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-05-02\nmaal = \"To\"\n"
    );
    let place = busy(&goal);
    let confirm = [
        "confirm",
        "1.1",
        "--dato=1.6.2024",
        "--besluttet=31.5.2024",
        "--møde=Bestyrelsesmøde",
    ];
    let files =
        || ["maal-1.toml", "handleplan.toml"].map(|name| place.read(&format!("plan/{name}")));
    let before = files();
    let with = |option: &'static str| [&confirm[..], &[option]].concat();
    assert_snapshot!(said(&place, &with("--tørløb")), @r#"
    plan/handleplan.toml, linje 23:
    +
    + [[moede]]
    + dato = 2024-05-31
    + navn = "Bestyrelsesmøde"
    plan/maal-1.toml, linje 9:
    + besluttet = 2024-05-31
    plan/maal-1.toml, linje 14:
    +
    + [[handling.aarsmaal]]
    + aar = 2024
    + dato = 2024-06-01
    + maal = "To"
    + besluttet = 2024-05-31
    Intet er skrevet (--tørløb).
    --- exit 0
    "#);
    assert_snapshot!(committed(&place, &with("--commit")), @"
    Besluttet: handling 1.1 og årsmålet for 2024 på 1.1 (Bestyrelsesmøde den 31. maj 2024).
    Mødet er føjet til handleplan.toml: Bestyrelsesmøde den 31. maj 2024.
    Handling 1.1: Rense stranden
    Gemt i git: COMMIT
    --- exit 0

    Besluttet: handling 1.1 og årsmålet for 2024 på 1.1

    M	plan/handleplan.toml
    M	plan/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
    assert_snapshot!(said(&place, &["undo"]), @"
    Fortrudt: Besluttet: handling 1.1 og årsmålet for 2024 på 1.1
    Taget ud af plan/maal-1.toml.
    Taget ud af plan/handleplan.toml.
    Gemt i git: COMMIT
    --- exit 0
    ");
    assert_eq!(files(), before);
    place.kimo(&confirm).quiet();
    place
        .kimo(&["note", "1.1", "Godt.", "--dato=2.6.2024"])
        .quiet();
    place.kimo(&["undo", "2"]).quiet();
    assert!(!place.read("plan/maal-1.toml").contains("besluttet"));
    place.kimo(&["undo"]).quiet();
    assert_eq!(files(), before);
}

#[test]
fn what_check_mended_is_committed_and_not_what_it_left() {
    let place = busy(&GOAL.replace("\"En renere fjord\"", "”En renere fjord”"));
    assert_snapshot!(committed(&place, &["check", "--ret", "--commit", "--dato=1.6.2024"]), @"
    Ingen fejl i 2 filer.
    --- stderr
    rettet: maal-1.toml, linje 2: typografiske anførselstegn er rettet til lige
    1 fejl er rettet.
    Gemt i git: COMMIT
    --- exit 0

    Rettet med kimo tjek: 1 fejl

    M	plan/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

/// A slip that was never committed: once it is mended, the file is as git has it.
#[test]
fn a_file_that_is_again_as_it_was_leaves_nothing_to_commit() {
    let place = busy(GOAL);
    place.write(
        "plan/maal-1.toml",
        GOAL.replace("\"En renere fjord\"", "”En renere fjord”"),
    );
    assert_snapshot!(said(&place, &["check", "--ret", "--commit", "--dato=1.6.2024"]), @"
    Ingen fejl i 2 filer.
    --- stderr
    rettet: maal-1.toml, linje 2: typografiske anførselstegn er rettet til lige
    1 fejl er rettet.
    Intet nyt at gemme i git: det skrevne står i det sidste commit.
    --- exit 0
    ");
}

#[test]
fn a_new_period_is_committed_with_the_schema_beside_it() {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", common::HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    let place = at_work(place);
    assert_snapshot!(committed(&place, &["rollover", "2026-2029", "--ja", "--commit"]), @"
    Udkastet til planen for 2026-2029 er skrevet i plan/2026-2029.

    Ført over: en handling
    - 1.1: Rense stranden.

    Det næste
    - Skriv indledningen i plan/2026-2029/handleplan.toml, og ret målenes tekst.
    - Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.
    - Se efter fejl med: kimo tjek
    Gemt i git: COMMIT
    --- exit 0

    Udkast til planen for 2026-2029 ud fra 2022-2025

    A	plan/2026-2029/handleplan.toml
    A	plan/2026-2029/maal-1.toml
    A	plan/kimo.schema.json

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

#[test]
fn a_new_plan_is_committed_with_the_list_for_git_and_the_schema() {
    let place = at_work(Workplace::empty());
    let arguments = ["init", "plan", "--periode=2026-2029", "--commit"];
    assert_snapshot!(committed(&place, &arguments), @"
    En ny plan for 2026-2029 ligger i plan/2026-2029.

    Det næste:
      1. Ret titel, organisation og parter i plan/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i plan/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo tjek
    Gemt i git: COMMIT
    --- exit 0

    Ny plan for 2026-2029

    A	plan/.gitignore
    A	plan/2026-2029/handleplan.toml
    A	plan/2026-2029/maal-1.toml
    A	plan/kimo.schema.json

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

#[test]
fn a_new_plan_in_a_folder_that_is_there_leaves_what_stands_in_it() {
    let place = Workplace::empty();
    place.write("plan/læsmig.txt", "Planen kommer her.");
    let place = at_work(place);
    place.write("plan/kladde.txt", "til senere");
    let arguments = ["init", "plan", "--periode=2026-2029", "--commit"];
    assert_snapshot!(committed(&place, &arguments), @"
    En ny plan for 2026-2029 ligger i plan/2026-2029.

    Det næste:
      1. Ret titel, organisation og parter i plan/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i plan/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo tjek
    Gemt i git: COMMIT
    --- exit 0

    Ny plan for 2026-2029

    A	plan/.gitignore
    A	plan/2026-2029/handleplan.toml
    A	plan/2026-2029/maal-1.toml
    A	plan/kimo.schema.json

    A  udkast.txt
    ?? dagsorden.txt
    ?? plan/kladde.txt
    ");
}

#[test]
fn the_first_commit_of_a_repository_can_be_the_plan() {
    let place = Workplace::empty();
    place.git(&["init", "--quiet", "--initial-branch=main"]);
    place.write("udkast.txt", "til senere");
    place.git(&["add", "udkast.txt"]);
    let arguments = ["init", "plan", "--periode=2026-2029", "--commit"];
    assert_snapshot!(committed(&place, &arguments), @"
    En ny plan for 2026-2029 ligger i plan/2026-2029.

    Det næste:
      1. Ret titel, organisation og parter i plan/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i plan/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo tjek
    Gemt i git: COMMIT
    --- exit 0

    Ny plan for 2026-2029

    A	plan/.gitignore
    A	plan/2026-2029/handleplan.toml
    A	plan/2026-2029/maal-1.toml
    A	plan/kimo.schema.json

    A  udkast.txt
    ");
}

#[test]
fn blanks_and_danish_letters_in_a_path_are_as_good_as_others() {
    let place = Workplace::empty();
    place.write(
        "Vores planer/Åse & Øjvind [ny]/handleplan.toml",
        common::HANDLEPLAN,
    );
    place.write("Vores planer/Åse & Øjvind [ny]/maal-1.toml", GOAL);
    let place = at_work(place);
    let plan = "--plan=Vores planer/Åse & Øjvind [ny]";
    assert_snapshot!(committed(&place, &[&NOTE[..], &[plan]].concat()), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    Gemt i git: COMMIT
    --- exit 0

    Note på 1.1: Aftalen er underskrevet.

    M	Vores planer/Åse & Øjvind [ny]/maal-1.toml

    A  udkast.txt
    ?? dagsorden.txt
    ");
}

#[test]
fn the_hints_after_a_failure_quote_a_path_with_blanks() {
    let place = Workplace::empty();
    place.write("Vores planer/handleplan.toml", common::HANDLEPLAN);
    place.write("Vores planer/maal-1.toml", GOAL);
    assert_snapshot!(said(&place, &[&NOTE[..], &["--plan=Vores planer"]].concat()), @r#"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i Vores planer/maal-1.toml, men ikke gemt i git: planen i Vores planer ligger ikke i et git-repository
      lav et i mappen over planen med: git init
      når det er rettet: git add "Vores planer/maal-1.toml"
      og så: git commit --only -- "Vores planer/maal-1.toml"
    --- exit 1
    "#);
}

#[test]
fn a_hook_that_refuses_the_message_is_heard_and_a_new_file_is_unknown_as_before() {
    let place = busy(GOAL);
    if !hook(
        &place,
        "commit-msg",
        "echo \"skriv sagens nummer: $(head -1 \"$1\")\" >&2\nexit 1",
    ) {
        return;
    }
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger: skriv sagens nummer: Note på 1.1: Aftalen er underskrevet.
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    let arguments = ["init", "ny", "--periode=2026-2029", "--commit"];
    assert_snapshot!(said(&place, &arguments), @"
    En ny plan for 2026-2029 ligger i ny/2026-2029.

    Det næste:
      1. Ret titel, organisation og parter i ny/2026-2029/handleplan.toml
      2. Skriv målet og dets handlinger i ny/2026-2029/maal-1.toml, og giv hvert
         af de andre mål en fil: maal-2.toml, maal-3.toml …
      3. Se efter fejl:  kimo --plan ny tjek
    --- stderr
    fejl: ændringen er skrevet i ny/2026-2029/handleplan.toml, ny/2026-2029/maal-1.toml, ny/.gitignore og ny/kimo.schema.json, men ikke gemt i git: git kunne ikke gøre det
      git siger: skriv sagens nummer: Ny plan for 2026-2029
      når det er rettet: git add ny/2026-2029/handleplan.toml ny/2026-2029/maal-1.toml ny/.gitignore ny/kimo.schema.json
      og så: git commit --only -- ny/2026-2029/handleplan.toml ny/2026-2029/maal-1.toml ny/.gitignore ny/kimo.schema.json
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"
     M plan/maal-1.toml
    A  udkast.txt
    ?? dagsorden.txt
    ?? ny/
    ");
    assert_snapshot!(place.git(&["log", "--format=%s"]), @"Planen");
}

/// The user's own hooks see the commit, and may add to its message.
#[test]
fn a_hook_that_adds_to_the_message_is_let() {
    let place = repository();
    if !hook(&place, "commit-msg", "printf '\\nSag: 2024-17\\n' >>\"$1\"") {
        return;
    }
    note(&place);
    assert_snapshot!(place.git(&["log", "-1", "--format=%B"]), @"
    Note på 1.1: Aftalen er underskrevet.

    Sag: 2024-17
    ");
}

/// Signed with a key made for the test, and checked against it by git.
#[test]
fn a_commit_is_signed_where_the_user_signs() {
    let place = repository();
    if place.git(&["version"]).as_str() < "git version 2.34" {
        common::not_permitted("a signed commit, for git signs with SSH keys from 2.34 on");
        return;
    }
    let made = std::process::Command::new("ssh-keygen")
        .args(["-q", "-t", "ed25519", "-N", "", "-C", "prøve", "-f"])
        .arg(place.path(".git/nøgle"))
        .status();
    if !made.is_ok_and(|status| status.success()) {
        common::left_out("a signed commit, for ssh-keygen is not installed");
        return;
    }
    let public = place.read(".git/nøgle.pub");
    place.write(".git/betroede", format!("proeve@example.dk {public}"));
    for (key, value) in [
        ("gpg.format", "ssh".to_owned()),
        (
            "user.signingkey",
            place.path(".git/nøgle").display().to_string(),
        ),
        (
            "gpg.ssh.allowedSignersFile",
            place.path(".git/betroede").display().to_string(),
        ),
        ("commit.gpgsign", "true".to_owned()),
    ] {
        place.git(&["config", key, &value]);
    }
    note(&place);
    assert_snapshot!(place.git(&["log", "-2", "--format=%G? %GS %s"]), @"
    G proeve@example.dk Note på 1.1: Aftalen er underskrevet.
    N  Planen
    ");
    assert!(
        place
            .git(&["cat-file", "commit", "HEAD"])
            .contains("\ngpgsig -----BEGIN SSH SIGNATURE")
    );

    // Without the key git commits nothing, and says why.
    place.git(&["config", "user.signingkey", "findes-ikke.pub"]);
    let arguments = ["note", "1.1", "Igen", "--dato=2.6.2024", "--commit"];
    assert_snapshot!(said(&place, &arguments), @"
    Noten er skrevet på 1.1 den 2. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git kunne ikke gøre det
      git siger: error: Couldn't load public key findes-ikke.pub: No such file or directory?
      git siger: fatal: failed to write commit object
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @" M plan/maal-1.toml");
}

/// Two branches that both made `fil.txt`: what joins them stops at it.
fn parted() -> Workplace {
    let place = repository();
    place.git(&["switch", "--quiet", "-c", "kollega"]);
    place.write("fil.txt", "deres\n");
    place.commit("Deres");
    place.git(&["switch", "--quiet", "main"]);
    place.write("fil.txt", "vores\n");
    place.commit("Vores");
    place
}

#[test]
fn in_the_middle_of_a_merge_the_note_is_kept_and_the_way_on_is_told() {
    let place = parted();
    assert!(!place.try_git(&["merge", "kollega"]).status.success());
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git er midt i at flette to grene (git merge) og kan imens ikke gemme noget for sig
      gør det først færdigt; ”git status” viser, hvad der mangler
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"
    AA fil.txt
     M plan/maal-1.toml
    ");
    // The way that was told leads there.
    place.write("fil.txt", "begge\n");
    place.git(&["add", "fil.txt"]);
    place.git(&["commit", "--quiet", "--no-edit"]);
    place.git(&["add", "plan/maal-1.toml"]);
    place.git(&[
        "commit",
        "--quiet",
        "-m",
        "Noten",
        "--only",
        "--",
        "plan/maal-1.toml",
    ]);
    assert_eq!(place.git(&["status", "--short"]), "");
}

#[test]
fn in_the_middle_of_a_cherry_pick_the_same_holds() {
    let place = parted();
    assert!(!place.try_git(&["cherry-pick", "kollega"]).status.success());
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    --- stderr
    fejl: ændringen er skrevet i plan/maal-1.toml, men ikke gemt i git: git er midt i at hente et commit fra en anden gren (git cherry-pick) og kan imens ikke gemme noget for sig
      gør det først færdigt; ”git status” viser, hvad der mangler
      når det er rettet: git add plan/maal-1.toml
      og så: git commit --only -- plan/maal-1.toml
    --- exit 1
    ");
    assert_snapshot!(place.git(&["status", "--short"]), @"
    AA fil.txt
     M plan/maal-1.toml
    ");
}

/// A rebase has no branch while it runs: what is committed then is lost when it is given up.
#[test]
fn a_commit_on_no_branch_is_told_as_such() {
    let place = parted();
    assert!(!place.try_git(&["rebase", "kollega"]).status.success());
    assert_snapshot!(note(&place), @"
    Noten er skrevet på 1.1 den 1. juni 2024.
    Handling 1.1: Rense stranden
    Gemt i git: COMMIT, som ikke hører til nogen gren
    Er git midt i en rebase, så gør den færdig; ellers gem den på en gren med: git branch NAVN COMMIT
    --- exit 0
    ");
}
