//! Completions: what a shell is offered when one presses Tab, asked of the shells themselves. On
//! Linux alone: the bash of macOS is of 2007 and asks otherwise.

#![allow(clippy::expect_used, clippy::unwrap_used)]
#![cfg(target_os = "linux")] // The bash of macOS is of 2007, and asks otherwise.

mod common;

use common::Workplace;
use insta::assert_snapshot;
use std::process::{Command, Stdio};

/// What bash offers for the words of a line, the last one still being written.
fn bash(place: &Workplace, lines: &[&[&str]]) -> String {
    let mut script = String::from("source <(kimo fuldførelse bash)\n");
    for line in lines {
        let quoted: Vec<String> = line.iter().map(|word| format!("'{word}'")).collect();
        script += &format!(
            "COMP_WORDS=({}); COMP_CWORD={}; COMPREPLY=()\n\
             _clap_complete_kimo kimo \"${{COMP_WORDS[COMP_CWORD]}}\" x\n\
             printf '%s:' '{}'; printf ' <%s>' \"${{COMPREPLY[@]}}\"; echo\n",
            quoted.join(" "),
            line.len() - 1,
            line.join(" ")
        );
    }
    run(place, "bash", &["--norc", "-c", &script]).unwrap()
}

/// What a shell prints; `None` where it is not installed.
fn run(place: &Workplace, shell: &str, arguments: &[&str]) -> Option<String> {
    let binary = std::path::Path::new(env!("CARGO_BIN_EXE_kimo"));
    let folder = binary.parent().unwrap().to_str().unwrap();
    let path = format!("{folder}:{}", std::env::var("PATH").unwrap());
    let output = common::without_settings(&mut Command::new(shell))
        .args(arguments)
        .env("PATH", path)
        .env("HOME", place.path(""))
        .current_dir(place.path(""))
        .stdin(Stdio::null())
        .output()
        .ok()?;
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn bash_is_offered_commands_options_and_words() {
    let place = Workplace::with_example();
    let offered = bash(
        &place,
        &[
            &["kimo", "st"],
            &["kimo", "status", "--må"],
            &["kimo", "status", "--format", "c"],
            &["kimo", "note", "1.1", "x", "--status", ""],
            &["kimo", "note", "1.1", "x", "--status", "LOE"],
            &["kimo", "note", "1.1", "x", "--vurdering", "g"],
            &["kimo", "hjælp", "m"],
        ],
    );
    assert_snapshot!(offered, @"
    kimo st: <status>
    kimo status --må: <--mål>
    kimo status --format c: <csv>
    kimo note 1.1 x --status : <ikke-igangsat> <igangsat> <løbende> <sat-i-bero> <gennemført> <udgået>
    kimo note 1.1 x --status LOE: <løbende>
    kimo note 1.1 x --vurdering g: <grøn> <gul>
    kimo hjælp m: <måling> <mangler> <manual>
    ");
}

#[test]
fn bash_is_offered_what_stands_in_the_plan() {
    let place = Workplace::with_example();
    let offered = bash(
        &place,
        &[
            &["kimo", "show", ""],
            &["kimo", "vis", "3."],
            &["kimo", "status", "--ansvarlig", ""],
            &["kimo", "status", "--ansvarlig", "sek"],
            &["kimo", "status", "--mål", ""],
            &["kimo", "note", "1.1", "x", "--besluttet", "2025"],
            &["kimo", "measure", "å"],
            &["kimo", "add", "1", "x", "--international", ""],
            &["kimo", "report", "20"],
            &["kimo", "missing", "--år", ""],
            &["kimo", "part", "F"],
        ],
    );
    assert_snapshot!(offered, @r"
    kimo show : <1.1> <1.2> <1.3> <2.1> <2.2> <2.3> <2.4> <2.5> <2.6> <2.7> <2.8> <2.9> <2.10> <3.1> <3.2> <3.3>
    kimo vis 3.: <3.1> <3.2> <3.3>
    kimo status --ansvarlig : <Sekretariatet> <Bestyrelsen> <Kommunerne> <Fagpanelet> <Havneforum>
    kimo status --ansvarlig sek: <Sekretariatet>
    kimo status --mål : <1> <2> <3>
    kimo note 1.1 x --besluttet 2025: <2025-10-02> <2025-02-20>
    kimo measure å: <Ålegræssets\ dybdegrænse>
    kimo add 1 x --international : <NFU-1> <NFU-2> <NFU-3> <NFU-4> <NFU-5>
    kimo report 20: <2019> <2020> <2021> <2022> <2023> <2024> <2025> <2026>
    kimo missing --år : <2019> <2020> <2021> <2022> <2023> <2024> <2025> <2026>
    kimo part F: <Fagpanelet>
    ");
}

#[test]
fn bash_is_offered_the_groups_each_once() {
    let goal = |number: &str, group: &str| {
        let action = common::GOAL.split_once("\n\n").unwrap().1;
        format!("\n{}gruppe = \"{group}\"\n", action.replace("1.1", number))
    };
    let more = goal("1.2", "Viden") + &goal("1.3", "Kysten") + &goal("1.4", "Viden");
    let place = Workplace::with_goal(&(common::GOAL.to_owned() + &more));
    let offered = bash(&place, &[&["kimo", "status", "--gruppe", ""]]);
    assert_snapshot!(offered, @"kimo status --gruppe : <Viden> <Kysten>");
}

#[test]
fn the_plan_is_the_one_that_the_line_names() {
    let place = Workplace::with_example();
    std::fs::rename(place.path("plan"), place.path("andetsteds")).unwrap();
    let offered = bash(
        &place,
        &[
            &["kimo", "show", "1."],
            &["kimo", "--plan", "andetsteds", "show", "1."],
            &["kimo", "show", "--plan=andetsteds", "1."],
        ],
    );
    assert_snapshot!(offered, @"
    kimo show 1.: <>
    kimo --plan andetsteds show 1.: <1.1> <1.2> <1.3>
    kimo show --plan=andetsteds 1.: <1.1> <1.2> <1.3>
    ");
}

#[test]
fn a_value_after_an_equals_sign_is_completed_though_bash_makes_it_a_word_of_its_own() {
    let place = Workplace::with_example();
    let offered = bash(
        &place,
        &[
            &["kimo", "status", "--status", "="],
            &["kimo", "status", "--status", "=", "i"],
            &[
                "kimo",
                "status",
                "--mål",
                "=",
                "2",
                "--ansvarlig",
                "=",
                "sek",
            ],
            &["kimo", "status", "--status", "=", "ig", "--format", "csv"],
            &["kimo", "--plan", "=", "plan", "show", "3."],
        ],
    );
    assert_snapshot!(offered, @"
    kimo status --status =: <ikke-igangsat> <igangsat> <løbende> <sat-i-bero> <gennemført> <udgået>
    kimo status --status = i: <ikke-igangsat> <igangsat>
    kimo status --mål = 2 --ansvarlig = sek: <Sekretariatet>
    kimo status --status = ig --format csv: <csv>
    kimo --plan = plan show 3.: <3.1> <3.2> <3.3>
    ");
}

#[test]
fn a_broken_plan_offers_what_is_sound_and_says_nothing() {
    let place = Workplace::with_example();
    place.write("plan/2023-2026/maal-2.toml", "nr = \"2\ntitel = ");
    let offered = bash(&place, &[&["kimo", "show", "1."], &["kimo", "show", "2."]]);
    assert_snapshot!(offered, @"
    kimo show 1.: <1.1> <1.2> <1.3>
    kimo show 2.: <>
    ");
}

#[test]
fn a_hostile_name_stays_one_word() {
    let place = Workplace::with_goal("nr = \"1\"\ntitel = \"x\"\n");
    let plan = common::HANDLEPLAN.replace("\"Kommunerne\"", "\"Kommuner $(touch slap) `x`; 'y'\"");
    place.write("plan/handleplan.toml", plan);
    let offered = bash(&place, &[&["kimo", "status", "--ansvarlig", "kom"]]);
    assert_snapshot!(offered, @r"kimo status --ansvarlig kom: <Kommuner\ \$\(touch\ slap\)\ \`x\`\;\ \'y\'>");
    assert!(!place.path("slap").exists());
}

#[test]
fn what_is_put_in_fits_the_quote_and_the_folder_that_were_begun() {
    let place = Workplace::with_example();
    std::fs::create_dir_all(place.path("hjem/min plan")).unwrap();
    let offered = bash(
        &place,
        &[
            &["kimo", "measure", "\"Åleg"],
            &["kimo", "measure", "Åleg"],
            &["kimo", "status", "--plan", "~/hj"],
            &["kimo", "status", "--plan", "~/hjem/m"],
            &["kimo", "status", "--plan", "hjem/m"],
        ],
    );
    assert_snapshot!(offered, @r#"
    kimo measure "Åleg: <Ålegræssets dybdegrænse>
    kimo measure Åleg: <Ålegræssets\ dybdegrænse>
    kimo status --plan ~/hj: <~/hjem/>
    kimo status --plan ~/hjem/m: <~/hjem/min\ plan/>
    kimo status --plan hjem/m: <hjem/min\ plan/>
    "#);
}

#[test]
fn a_name_that_turns_the_writing_around_is_offered_to_no_shell() {
    let place = Workplace::with_example();
    let turned = ["\\u202E", "\\u2066", "\\u200F"]
        .map(|sign| format!("\n[[part]]\nnavn = \"omvendt {sign}cod\"\n"));
    let header = place.read("plan/2023-2026/handleplan.toml");
    place.write("plan/2023-2026/handleplan.toml", header + &turned.concat());
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let mut kimo = place.command(&["--", "kimo", "status", "--ansvarlig", "omv"]);
        let run = kimo
            .env("KIMO_FULDFOER", shell)
            .env("_CLAP_COMPLETE_INDEX", "3")
            .output();
        assert_eq!(
            String::from_utf8(run.unwrap().stdout).unwrap(),
            "",
            "{shell}"
        );
    }
}

#[test]
fn fish_and_zsh_are_offered_the_same_where_they_are_installed() {
    let place = Workplace::with_example();
    let fish =
        "kimo fuldførelse fish | source; complete -C 'kimo vis 3.'; complete -C 'kimo måling å'";
    match run(&place, "fish", &["--no-config", "-c", fish]) {
        Some(offered) => assert_snapshot!(offered, @"
        3.1	Besøge de fem kommuner ved fjorden, der endnu ikke er medle…
        3.2	Holde 2 eller 3 fjordkonferencer i perioden, hvor forskere,…
        3.3	Vedtage en kommunikationsstrategi og udpege en kontaktperso…
        Ålegræssets dybdegrænse	meter
        "),
        None => common::left_out("completion in fish, which is not installed"),
    }
    let zsh = "autoload -Uz compinit; compinit -u -D; source <(kimo fuldførelse zsh)\n\
               _describe() { shift 2; print -l -- ${(P)1} }\n\
               words=(kimo vis 3.); CURRENT=3; _clap_dynamic_completer_kimo";
    match run(&place, "zsh", &["-f", "-c", zsh]) {
        Some(offered) => assert_snapshot!(offered, @"
        3.1:Besøge de fem kommuner ved fjorden, der endnu ikke er medle…
        3.2:Holde 2 eller 3 fjordkonferencer i perioden, hvor forskere,…
        3.3:Vedtage en kommunikationsstrategi og udpege en kontaktperso…
        "),
        None => common::left_out("completion in zsh, which is not installed"),
    }
}

#[test]
fn powershell_is_told_to_read_utf_8_and_to_ask_kimo() {
    let script = Workplace::empty()
        .kimo(&["completions", "powershell"])
        .quiet();
    assert!(script.starts_with("[Console]::OutputEncoding = [System.Text.Encoding]::UTF8\n"));
    assert!(script.contains("Register-ArgumentCompleter -Native -CommandName kimo"));
}

#[test]
fn an_unknown_shell_is_answered_with_those_there_are() {
    assert_snapshot!(Workplace::empty().kimo(&["completions", "bsah"]), @"
    --- stderr
    fejl: ugyldig værdi ”bsah” til ”SHELL”
      mente du ”bash”?
      mulige værdier: bash, zsh, fish, powershell

    Prøv ”kimo fuldførelse --hjælp”.
    --- exit 2
    ");
}
