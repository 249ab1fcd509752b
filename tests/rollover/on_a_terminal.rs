//! The questions of `kimo rollover`.

use super::common::{self, Workplace};
use super::{THREE, assert_sound, with_period};
use insta::assert_snapshot;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// `kimo` on a terminal, with `typed` on the keyboard; what the terminal shows.
fn on_a_terminal(place: &Workplace, arguments: &str, typed: &str) -> Option<String> {
    // `script` gives the command a terminal to stand on.
    if Command::new("script").arg("--version").output().is_err() {
        common::left_out("questions on a terminal, for ‘script’ is not installed");
        return None;
    }
    let run = format!("stty -echo; {} {arguments}", env!("CARGO_BIN_EXE_kimo"));
    let mut child = common::without_settings(&mut Command::new("script"))
        .args(["-qec", &run, "/dev/null"])
        .current_dir(place.path(""))
        .env("NO_COLOR", "1")
        .env("TERM", "dumb")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(typed.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    let shown = String::from_utf8(output.stdout).unwrap().replace('\r', "");
    // What was typed before the echo was off stands above the first question.
    let begin = shown.find("To handlinger").unwrap_or(0);
    Some(shown[begin..].to_owned())
}

/// The same, where `change` is made once the first question stands there.
fn changed_while_asked(
    place: &Workplace,
    arguments: &str,
    change: impl FnOnce(),
) -> Option<String> {
    let run = format!("stty -echo; {} {arguments}", env!("CARGO_BIN_EXE_kimo"));
    let script = common::without_settings(&mut Command::new("script"))
        .args(["-qec", &run, "/dev/null"])
        .current_dir(place.path(""))
        .env("NO_COLOR", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut child) = script else {
        common::left_out("questions on a terminal, for ‘script’ is not installed");
        return None;
    };
    let mut shown = Vec::new();
    let mut screen = child.stdout.take().unwrap();
    let mut byte = [0];
    while !shown.ends_with(b"[J/n/a/i/t/s] ") && screen.read(&mut byte).unwrap() == 1 {
        shown.extend(byte);
    }
    change();
    child.stdin.take().unwrap().write_all(b"a\n").unwrap();
    let mut rest = String::new();
    screen.read_to_string(&mut rest).unwrap();
    child.wait().unwrap();
    Some(rest.replace('\r', ""))
}

#[test]
fn what_a_colleague_writes_while_it_asks_is_not_left_out() {
    let place = with_period(THREE);
    let file = "plan/2022-2025/maal-1.toml";
    let note = "\n[[handling.note]]\ndato = 2025-11-03\ntekst = \"Åen er renset.\"\n";
    let shown = changed_while_asked(&place, "rollover 2026-2029", || {
        place.write(file, place.read(file) + note);
    });
    let Some(shown) = shown else {
        return;
    };
    assert_snapshot!(shown.trim(), @"
    fejl: planen for 2022-2025 blev ændret imens; intet er skrevet
      prøv igen
    ");
    assert!(!place.path("plan/2026-2029").exists());
}

#[test]
fn an_answer_can_be_taken_back_and_given_to_all_that_are_left() {
    for (typed, carried) in [
        ("a\n", "to handlinger"),
        ("n\nt\na\n", "to handlinger"),
        ("t\nn\na\n", "en handling"),
        ("j\nt\nn\nn\n", "ingen handlinger"),
        ("n\nn\n", "ingen handlinger"),
        ("ingen\n", "ingen handlinger"),
        ("j\ni\n", "en handling"),
    ] {
        let place = with_period(THREE);
        // What a kimo leaves behind in a folder is in nobody's way.
        place.write("plan/2026-2029/.kimo.lock", "");
        let Some(shown) = on_a_terminal(&place, "rollover 2026-2029", typed) else {
            return;
        };
        let mut lines = shown.lines();
        let said = lines.find_map(|line| line.strip_prefix("Ført over: "));
        assert_eq!(said, Some(carried), "{typed:?}: {shown}");
        assert!(place.path("plan/2026-2029/maal-1.toml").exists());
    }
    // Nor is what is nobody's plan: it stays. A file of a plan is, whatever it is called.
    for (name, is_in_the_way) in [
        ("noter.txt", false),
        ("bilag/brev.docx", false),
        ("maal-9.toml", true),
        ("maal-1.toml.txt", true),
        ("Handleplan.toml", true),
    ] {
        let place = with_period(THREE);
        let name = format!("plan/2026-2029/{name}");
        place.write(&name, "Vigtigt");
        let run = place.kimo(&["rollover", "2026-2029", "--ja"]);
        let is_told = run.err.contains("plan/2026-2029 findes allerede");
        assert_eq!(
            (run.code == 1, is_told),
            (is_in_the_way, is_in_the_way),
            "{run}"
        );
        assert_eq!(
            place.path("plan/2026-2029/handleplan.toml").exists(),
            !is_in_the_way
        );
        assert_eq!(place.read(&name), "Vigtigt");
    }
}

#[test]
fn on_a_terminal_it_asks_of_each_unfinished_action() {
    let place = with_period(THREE);
    let Some(shown) = on_a_terminal(&place, "rollover 2026-2029", "måske\nn\n\n") else {
        return;
    };
    assert_snapshot!(shown, @"
    To handlinger i 2022-2025 er ikke afsluttet. Svar på, om hver skal med i
    2026-2029:
    j eller Enter for ja, n for nej, a for ja til alle resten, i for nej til alle
    resten, t for tilbage, eller s for at stoppe uden at skrive noget.
    1.1 · igangsat (1 af 2)
    Rense stranden.
    12. marts 2024: Stranden er renset.
    Skal den med? [J/n/a/i/t/s] Svar j eller Enter for ja, n for nej, a for ja til alle resten, i for nej til
    alle resten, t for tilbage, eller s for at stoppe uden at skrive noget.
    Skal den med? [J/n/a/i/t/s] 1.3 · ikke igangsat (2 af 2)
    Rense åen.
    Skal den med? [J/n/a/i/t/s] 
    Udkastet til planen for 2026-2029 er skrevet i plan/2026-2029.

    Ført over: en handling
    - 1.1 (før 1.3): Rense åen.

    Afsluttet, ikke ført over: en handling
    - 1.2 gennemført: Rense havnen.

    Valgt fra, ikke ført over: en handling
    - 1.1 igangsat: Rense stranden.

    Det næste
    - Skriv indledningen i plan/2026-2029/handleplan.toml, og ret målenes tekst.
    - Ret måltal og frister, og fjern det, der ikke hører til i den nye plan.
    - Se efter fejl med: kimo tjek
    ");
    assert_snapshot!(place.read("plan/2026-2029/maal-1.toml"), @r#"
    #:schema ../kimo.schema.json
    # Mål 1 i udkastet til handleplanen for 2026-2029, ført over fra 2022-2025 af ”kimo nyperiode”.
    # Ordene er den gamle plans. Ret dem, så de passer til den nye periode.
    #
    # Linjen fra = "…" fortæller, hvilken handling i 2022-2025 der føres videre, og skal blive stående.
    # Se hele dens historie med:  kimo vis 1.1 --periode 2026-2029

    nr = "1"
    titel = "En renere fjord"

    [[handling]]
    nr = "1.1"
    tekst = "Rense åen."
    ansvarlig = ["Sekretariat"]
    fra = "2022-2025/1.3"
    "#);
    assert_sound(&place, "2026-2029");
}

#[test]
fn to_stop_writes_nothing() {
    let place = with_period(THREE);
    let before = place.snapshot();
    let Some(shown) = on_a_terminal(&place, "rollover 2026-2029", "j\nq\n") else {
        return;
    };
    assert!(shown.ends_with("Stoppet. Intet er skrevet.\n"), "{shown}");
    assert_eq!(place.snapshot(), before);
}
