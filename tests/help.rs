//! The help of every command at several widths: prose is filled, and an example is one line.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::Workplace;

/// A manual page of 80 columns begins its lines in the eighth, where the help indents by two.
const LONGEST_EXAMPLE: usize = 75;

#[test]
fn the_help_of_every_command_fits_and_is_filled() {
    let place = Workplace::empty();
    for width in [60, 80, 100] {
        let program = std::iter::once(String::new());
        for command in program.chain(commands(&place)) {
            let help = help(&place, &command, width);
            let lines: Vec<&str> = help.lines().collect();
            let notes = lines.iter().position(|line| line.starts_with("Tilvalg:"));
            for (at, line) in lines.iter().enumerate() {
                let is_example = Some(at) > notes && matches!(indent(line), 2 | 4);
                let is_option = line.trim_start().starts_with('-');
                let most = if is_example && !is_option {
                    LONGEST_EXAMPLE
                } else {
                    width
                };
                let wide = line.chars().count();
                assert!(wide <= most, "{command} at {width}: {wide}\n{line}");
            }
            for pair in lines.windows(2) {
                assert!(
                    is_filled(pair[0], pair[1], width),
                    "{command} at {width}: ragged\n{}\n{}",
                    pair[0],
                    pair[1]
                );
            }
        }
    }
}

#[test]
fn an_example_is_one_line_with_ordinary_blanks() {
    let place = Workplace::empty();
    for command in commands(&place) {
        let narrow = help(&place, &command, 40);
        let wide = help(&place, &command, 100);
        let examples = |help: &str| {
            let after = help.split("Eksempler:\n").nth(1).map(str::to_owned);
            after.unwrap_or_default()
        };
        assert_eq!(examples(&narrow), examples(&wide), "{command}");
        assert_eq!(examples(&wide).lines().count(), 2, "{command}");
        assert!(!wide.contains('\u{a0}'), "{command}");
    }
}

#[test]
fn what_a_command_does_not_use_is_not_offered_and_is_refused() {
    let place = Workplace::with_example();
    for (line, unused) in [
        (&["init", "ny"][..], &["plan"][..]),
        (&["schema"], &["plan", "periode"]),
        (&["completions", "bash"], &["plan", "periode"]),
        (&["man"], &["plan", "periode"]),
        (&["merge", "--install"], &["periode"]),
    ] {
        let help = place.kimo(&[line[0], "--hjælp"]).quiet();
        let usage = help
            .lines()
            .find_map(|line| line.strip_prefix("Brug: kimo "));
        let name = usage.unwrap().split(' ').next().unwrap();
        for option in unused {
            let option = format!("--{option}");
            assert!(!help.contains(&format!("{option} <")), "{help}");
            let refused = format!(
                "fejl: kommandoen ”{name}” bruger ikke tilvalget ”{option}”\n\nPrøv ”kimo {name} --hjælp”.\n"
            );
            let given = [option.as_str(), "2023-2026"];
            for words in [[line, &given].concat(), [&given, line].concat()] {
                let run = place.kimo(&words);
                assert_eq!((run.err.as_str(), run.code), (refused.as_str(), 2));
            }
        }
    }
    assert!(!place.path("ny").exists());
}

/// Whether `next` could not have begun on the line before, where both are lines of one text.
fn is_filled(line: &str, next: &str, width: usize) -> bool {
    let is_text = |line: &str| {
        let words = line.trim_start();
        !words.is_empty() && !words.starts_with('-') && !matches!(indent(line), 1..6)
    };
    if !is_text(line) || !is_text(next) || indent(line) != indent(next) {
        return true;
    }
    let word = next.split_whitespace().next().unwrap_or_default();
    line.chars().count() + 1 + word.chars().count() > width
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn help(place: &Workplace, command: &str, width: usize) -> String {
    let words: Vec<&str> = command.split_whitespace().chain(["--hjælp"]).collect();
    let mut command = place.command(&words);
    let output = command.env("COLUMNS", width.to_string()).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

/// The commands that the program lists, but for ”hjælp”.
fn commands(place: &Workplace) -> Vec<String> {
    let help = help(place, "", 100);
    let list = help.split("Kommandoer:\n").nth(1).unwrap();
    let lines = list.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| indent(line) == 2);
    let names = names.filter_map(|line| line.split_whitespace().next());
    names
        .filter(|name| *name != "hjælp")
        .map(str::to_owned)
        .collect()
}

#[test]
fn the_short_help_is_one_screen() {
    let place = Workplace::empty();
    let program = std::iter::once(String::new());
    for command in program.chain(commands(&place)) {
        let words: Vec<&str> = command.split_whitespace().chain(["-h"]).collect();
        let short = place.kimo(&words).quiet();
        assert!(short.lines().count() <= 23, "{command}: {short}");
        assert!(
            short.lines().all(|line| line.chars().count() <= 80),
            "{short}"
        );
        assert!(short.ends_with("--hjælp\n"), "{short}");
        // What has no room is left out from the end of a clause on, and not within a word.
        let whole = help(&place, &command, 300);
        for line in short.lines().filter(|line| line.starts_with("  ")) {
            let words = line.trim_start();
            let name = words.split("  ").next().unwrap_or_default();
            let told = |whole: &&str| whole.trim_start().starts_with(&format!("{name}  "));
            let Some(told) = whole.lines().find(told) else {
                continue;
            };
            let text = |line: &str| {
                line[line.find(name).unwrap_or(0) + name.len()..]
                    .trim()
                    .to_owned()
            };
            let (kept, told) = (text(line), text(told));
            let left = told.strip_prefix(&kept).unwrap_or("?");
            let ends = [" (", "; ", ": ", ", "];
            let is_clause = left.is_empty() || ends.iter().any(|end| left.starts_with(end));
            assert!(is_clause, "{command}: {kept}|{left}");
        }
    }
    insta::assert_snapshot!(place.kimo(&["-h"]).quiet(), @"
    Hold styr på en handleplan: status, noter, kontrol og rapport til bestyrelsen
    Brug: kimo [TILVALG] [KOMMANDO]
    Kommandoer:
      oversigt     Vis handlingerne: ansvarlig, status, vurdering og sidste note
      vis          Vis én handling med tekst, ansvarlige, årsmål og alle noter
      notér        Skriv en dateret note på en handling
      juster       Skriv et årsmål med midler på en handling
      resultat     Gør en handlings årsmål op
      måling       Skriv en måling på en indikator
      tilføj       Føj en ny handling til et mål
      fortryd      Fortryd det, kimo sidst skrev i planen
      ændr         Giv en handling ny ordlyd eller nye ansvarlige fra en dag af
      logbog       Vis, hvad der er sket i en periode
      mangler      Vis handlinger uden note i året, og skriv udkast til mails om dem
      årshjul      Vis årets møder, frister og pligter måned for måned
      rapport      Skriv årets fremdriftsrapport til bestyrelsen
      tjek         Find alle fejl i planens filer, og vis, hvordan de rettes
      ændringer    Vis i ord, hvad der er ændret siden en dag eller en udgave i git
      nyperiode    Lav den næste periodes plan ud fra den nuværende
      indlæs       Lav en plan ud fra jeres Word-dokument, regneark eller tekst
      åbn, bekræft, part, afstem, flet, nyplan, skema, fuldførelse, manual, hjælp
    Mere: kimo --hjælp
    ");
    insta::assert_snapshot!(place.kimo(&["note", "-h"]).quiet(), @"
    Skriv en dateret note på en handling

    Brug: kimo notér [TILVALG] <NR> [TEKST]

    Argumenter:
      <NR>     Handlingens nummer, f.eks. 2.3
      [TEKST]  Hvad der er sket

    Tilvalg:
          --status <STATUS>        Handlingens status fra denne dag
          --vurdering <VURDERING>  Følger handlingen planen?
          --trin <NR>              Nummeret på det trin, der er nået
          --frist <TID>            Hvornår handlingen nu skal være færdig
          --år <ÅR>                Året, noten handler om, når det er året før
          --indstilling <TEKST>    Hvad der skal besluttes om handlingen
          --dato <DATO>            Notens dag (ellers i dag)
          --af <NAVN>              Hvem der skriver
          --besluttet <DATO>       Datoen for det møde, der besluttede det
          --møde <NAVN>            Mødets navn
          --commit                 Gem også ændringen i git
          --tørløb                 Vis, hvad der ville blive skrevet, og skriv intet

    Mere: kimo notér --hjælp
    ");
}
