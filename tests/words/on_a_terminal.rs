//! The words from the editor of the user, which opens on a terminal.

use crate::common::{self, Workplace};
use insta::assert_snapshot;
use std::io::Write;
use std::process::Stdio;

const RECEIPT: &str = "Noten er skrevet på 1.1 den 1. juni 2024.\n\
    Handling 1.1: Afstemme mål i handleplanen med KIMO’s internationale strategiske…\n";

/// What `kimo note 1.1` shows on a terminal where `settings` stand before it; `script` gives it
/// one. None where that is not installed.
fn note_on_a_terminal(place: &Workplace, settings: &str) -> Option<String> {
    answered_on_a_terminal(place, settings, |_| {})
}

/// The same where `answer` writes on the keyboard.
fn answered_on_a_terminal(
    place: &Workplace,
    settings: &str,
    answer: impl FnOnce(&mut std::process::ChildStdin),
) -> Option<String> {
    // Drafts are written beside nobody else's.
    std::fs::create_dir_all(place.path("kladder")).unwrap();
    let drafts = place.path("kladder").display().to_string();
    let run = format!(
        "TMPDIR='{drafts}' {settings} '{}' note 1.1 --dato 1.6.2024",
        env!("CARGO_BIN_EXE_kimo")
    );
    let mut script = std::process::Command::new("script");
    let script = common::without_settings(&mut script)
        .args(["-qc", &run, "/dev/null"])
        .env("GIT_CONFIG_GLOBAL", place.path("gitconfig"))
        .current_dir(place.path(""))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    let Ok(mut child) = script.spawn() else {
        common::left_out("the editor on a terminal, for ‘script’ is not installed");
        return None;
    };
    answer(&mut child.stdin.take().unwrap());
    let output = child.wait_with_output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap().replace('\r', "");
    Some(said.replace(&drafts, "KLADDER"))
}

/// The drafts that are left.
fn drafts(place: &Workplace) -> Vec<std::path::PathBuf> {
    let left = std::fs::read_dir(place.path("kladder")).unwrap();
    left.map(|entry| entry.unwrap().path()).collect()
}

/// An editor: a script in a folder with a blank in its name.
fn editor(place: &Workplace, script: &str) -> String {
    place.write("Min editor/ed", format!("#!/bin/sh\n{script}\n"));
    let path = place.path("Min editor/ed");
    common::make_executable(&path);
    path.display().to_string()
}

#[test]
fn the_text_may_come_from_an_editor_on_a_terminal() {
    let place = Workplace::with_real_plan();
    place.write("editor.sh", "#!/bin/sh\ncat \"$1\" > template.txt\nprintf 'Skrevet i editoren.\\n# ikke med\\n' > \"$1\"\n");
    let editor = format!("VISUAL= EDITOR='sh {}'", place.path("editor.sh").display());
    let Some(said) = note_on_a_terminal(&place, &editor) else {
        return;
    };
    assert_eq!(said, RECEIPT);
    assert!(
        place
            .read("plan/2022-2025/maal-1.toml")
            .contains("tekst = \"Skrevet i editoren.\"\n")
    );
    assert_snapshot!(place.read("template.txt"), @"
    # Skriv noten ovenfor, gem, og luk. Linjer, der begynder med #, kommer ikke med.
    # Er der intet skrevet, bliver der ingen note.
    # 
    # Handling 1.1: Afstemme mål i handleplanen med KIMO’s internationale strategiske planer
    # Status: ikke igangsat
    # Notens dag: 1. juni 2024
    ");
}

#[test]
fn an_editor_that_saves_only_a_byte_order_mark_writes_no_note() {
    let place = Workplace::with_real_plan();
    place.write(
        "editor.sh",
        "printf '\\357\\273\\277' | cat - \"$1\" > ny\ncp ny \"$1\"\n",
    );
    let editor = format!("EDITOR='sh {}'", place.path("editor.sh").display());
    let Some(said) = note_on_a_terminal(&place, &editor) else {
        return;
    };
    assert_snapshot!(said, @r#"
    fejl: noten er tom, så intet er skrevet
      skriv teksten efter nummeret: kimo notér 1.1 "Hvad der er sket"
    "#);
}

#[test]
fn who_has_set_no_editor_is_given_nano_where_it_is() {
    let place = Workplace::with_real_plan();
    let path = format!("PATH={}", place.path("bin").display());
    let Some(without) = note_on_a_terminal(&place, &path) else {
        return;
    };
    assert_snapshot!(without, @r#"
    fejl: der er ingen tekst til noten
      skriv teksten efter nummeret: kimo notér 1.1 "Hvad der er sket"
      eller sæt VISUAL eller EDITOR til det program, du vil skrive den i
    "#);
    place.write("bin/nano", "#!/bin/sh\nprintf 'Skrevet i nano.' > \"$1\"\n");
    common::make_executable(&place.path("bin/nano"));
    let with = note_on_a_terminal(&place, &path).unwrap();
    assert_eq!(with, RECEIPT);
}

#[test]
fn an_editor_is_named_as_git_has_it_named() {
    let place = Workplace::with_real_plan();
    let write = "for file; do last=$file; done\nprintf 'Skrevet i editoren som %s.' $$ > \"$last\"";
    let path = editor(&place, write);
    let folder = place.path("Min editor").display().to_string();
    for (number, settings) in [
        format!("EDITOR='{path}'"),
        format!("EDITOR='\"{path}\"'"),
        format!("EDITOR='\"{path}\" --wait'"),
        format!("VISUAL=\"'{path}' --wait\" EDITOR=findes-ikke"),
        format!("MAPPE='{folder}' EDITOR='\"$MAPPE/ed\" -w'"),
        format!("EDITOR='{} -w'", path.replace(' ', "\\ ")),
    ]
    .iter()
    .enumerate()
    {
        let Some(said) = note_on_a_terminal(&place, settings) else {
            return;
        };
        assert_eq!(said, RECEIPT, "{settings}");
        let file = place.read("plan/2022-2025/maal-1.toml");
        assert_eq!(file.matches("Skrevet i editoren som ").count(), number + 1);
    }
    // git's own comes after those, and before what is usual.
    place.write(
        "gitconfig",
        format!("[core]\n\teditor = \\\"{path}\\\" --wait\n"),
    );
    let said = note_on_a_terminal(&place, "").unwrap();
    assert_eq!(said, RECEIPT);
    let said = note_on_a_terminal(&place, "EDITOR='findes ikke'").unwrap();
    assert_snapshot!(said, @"fejl: redigeringsprogrammet ”findes ikke” kan ikke startes: den findes ikke");
    assert!(drafts(&place).is_empty());
}

#[test]
fn a_draft_is_for_its_writer_alone_and_is_kept_where_anything_fails() {
    let place = Workplace::with_real_plan();
    let path = editor(
        &place,
        "ls -l \"$1\" | cut -c1-10 > rights.txt\necho Halvt > \"$1\"\nexit 3",
    );
    let Some(said) = note_on_a_terminal(&place, &format!("EDITOR='{path}'")) else {
        return;
    };
    assert_eq!(place.read("rights.txt"), "-rw-------\n");
    let [draft] = &drafts(&place)[..] else {
        panic!("no draft: {said}");
    };
    assert_eq!(std::fs::read_to_string(draft).unwrap(), "Halvt\n");
    assert!(
        said.contains(&format!(
            "kladden er i KLADDER/{}",
            draft.file_name().unwrap().display()
        )),
        "{said}"
    );
    std::fs::remove_file(draft).unwrap();
    // Where the note cannot be written.
    let path = editor(
        &place,
        "echo Hele teksten > \"$1\"\nrm plan/2022-2025/maal-1.toml",
    );
    let said = note_on_a_terminal(&place, &format!("EDITOR='{path}'")).unwrap();
    let [draft] = &drafts(&place)[..] else {
        panic!("no draft: {said}");
    };
    let unfolded = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        unfolded.contains("teksten er ikke gemt på handlingen; kladden er i KLADDER/"),
        "{said}"
    );
    std::fs::remove_file(draft).unwrap();
    // Of nothing there is nothing to keep.
    let path = editor(&place, "exit 1");
    note_on_a_terminal(&place, &format!("EDITOR='{path}'")).unwrap();
    assert!(drafts(&place).is_empty());
}

#[test]
fn an_editor_that_returns_at_once_is_waited_for() {
    let place = Workplace::with_real_plan();
    let path = editor(
        &place,
        "(sleep 0.3; echo 'Skrevet i et vindue.' > \"$1\") > /dev/null 2>&1 &",
    );
    let settings = format!("EDITOR='{path}'");
    let said = answered_on_a_terminal(&place, &settings, |keyboard| {
        std::thread::sleep(std::time::Duration::from_millis(1500));
        keyboard.write_all(b"\n").unwrap();
    });
    let Some(said) = said else { return };
    let unfolded = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(unfolded.contains("Skriv, gem og luk teksten dér"), "{said}");
    assert!(said.ends_with(RECEIPT), "{said}");
    assert!(
        place
            .read("plan/2022-2025/maal-1.toml")
            .contains("Skrevet i et vindue.")
    );
    // Who has changed his mind has written nothing.
    let said = answered_on_a_terminal(&place, "EDITOR=true", |keyboard| {
        std::thread::sleep(std::time::Duration::from_millis(300));
        keyboard.write_all(b"\n").unwrap();
    });
    let said = said.unwrap();
    assert!(
        said.contains("fejl: noten er tom, så intet er skrevet"),
        "{said}"
    );
    assert!(drafts(&place).is_empty());
}

#[test]
fn nobody_writes_a_text_for_a_file_that_cannot_be_written() {
    let place = Workplace::with_real_plan();
    let file = place.read("plan/2022-2025/maal-1.toml");
    place.write("plan/2022-2025/maal-1.toml", file + "ukendt = 1\n");
    let path = editor(&place, "touch startet; echo Langt > \"$1\"");
    let Some(said) = note_on_a_terminal(&place, &format!("EDITOR='{path}'")) else {
        return;
    };
    assert!(
        said.contains("intet er skrevet, fordi 2022-2025/maal-1.toml har fejl"),
        "{said}"
    );
    assert!(!place.path("startet").exists());
    assert!(drafts(&place).is_empty());
}

/// As some editors save it: no byte of it is wrong, and no word right.
#[test]
fn a_draft_in_utf_16_is_kept_and_not_written() {
    let place = Workplace::with_real_plan();
    let editor = editor(&place, "printf 'N\\0y\\0' >\"$1\"");
    let before = place.read("plan/2022-2025/maal-1.toml");
    let Some(said) = note_on_a_terminal(&place, &format!("VISUAL= EDITOR='\"{editor}\"'")) else {
        return;
    };
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("er ikke gemt som UTF-8"), "{said}");
    assert_eq!(drafts(&place).len(), 1);
    assert_eq!(place.read("plan/2022-2025/maal-1.toml"), before);
}

/// What a colleague writes meanwhile, a meeting and a note that it decided, is no error of the file.
#[test]
fn a_meeting_of_a_colleague_is_known_though_it_came_while_the_text_was_written() {
    let place = Workplace::with_real_plan();
    place.write(
        "møde",
        "\n[[moede]]\ndato = 2024-05-30\nnavn = \"Bestyrelsesmøde\"\n",
    );
    let noted =
        "\n[[handling.note]]\ndato = 2024-05-30\ntekst = \"Vedtaget.\"\nbesluttet = 2024-05-30\n";
    place.write("note", noted);
    let plan = place.path("plan/2022-2025").display().to_string();
    let script = format!(
        "cat møde >> '{plan}/handleplan.toml'\ncat note >> '{plan}/maal-1.toml'\nprintf 'Skrevet imens.\\n' > \"$1\""
    );
    place.write("editor.sh", script);
    let editor = format!("VISUAL= EDITOR='sh {}'", place.path("editor.sh").display());
    let Some(said) = note_on_a_terminal(&place, &editor) else {
        return;
    };
    assert_eq!(said, RECEIPT);
    let goal = place.read("plan/2022-2025/maal-1.toml");
    assert!(
        goal.contains("\"Skrevet imens.\"") && goal.ends_with(noted),
        "{goal}"
    );
}
