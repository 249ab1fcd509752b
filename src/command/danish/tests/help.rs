//! The help as the user reads it, at several widths.

use insta::assert_snapshot;

use super::{in_danish, kimo, said};
use crate::command::danish::{help, localize};

#[test]
fn the_program() {
    assert_snapshot!(said(80, &["--hjælp"]), @"
    Før en handleplan i almindelige tekstfiler

    Brug: kimo [TILVALG] <KOMMANDO>

    Kommandoer:
      status    Vis handlingerne og hvor langt de er (også: oversigt)
      note      Skriv en dateret note på en handling (også: noter)
      calendar  Vis årets møder, frister og pligter (også: årshjul)
      hjælp     Vis hjælp til en kommando

    Tilvalg:
          --periode <PERIODE>  Perioden, f.eks. 2022-2025 (ellers den, der dækker
                               dagen eller året)
          --plan <MAPPE>       Mappen med planen (ellers KIMO_PLAN, ellers den
                               nærmeste mappe ”plan”)
      -h, --hjælp              Vis denne hjælp (-h: på én skærm)
      -V, --version            Vis programmets version
    ");
}

#[test]
fn a_command_in_short() {
    assert_snapshot!(said(80, &["status", "-h"]), @"
    Vis handlingerne og hvor langt de er (også: oversigt)

    Brug: kimo status [TILVALG]

    Tilvalg:
          --ansvarlig <PART>   Kun denne parts handlinger
          --mål <NR>           Kun handlinger under dette mål
          --status <STATUS>    Kun handlinger med denne status (mulige værdier: ikke
                               igangsat, igangsat, løbende, sat i bero, gennemført,
                               udgået)
          --format <FORMAT>    Hvordan det vises (mulige værdier: tabel, md, csv,
                               json; standard: tabel; også: --som)
          --periode <PERIODE>  Perioden, f.eks. 2022-2025 (ellers den, der dækker
                               dagen eller året)
          --plan <MAPPE>       Mappen med planen (ellers KIMO_PLAN, ellers den
                               nærmeste mappe ”plan”)
      -h, --hjælp              Vis denne hjælp (-h: på én skærm)
    ");
}

#[test]
fn a_command_in_full() {
    assert_snapshot!(said(80, &["status", "--hjælp"]), @"
    Vis handlingerne og hvor langt de er

    Tilvalgene udvælger handlinger; gives et tilvalg flere gange, er ét af dem nok.

    Kommandoen hedder også oversigt.

    Brug: kimo status [TILVALG]

    Tilvalg:
          --ansvarlig <PART>
              Kun denne parts handlinger

          --mål <NR>
              Kun handlinger under dette mål

          --status <STATUS>
              Kun handlinger med denne status (mulige værdier: ikke igangsat,
              igangsat, løbende, sat i bero, gennemført, udgået)

          --format <FORMAT>
              Hvordan det vises

              En tabel fylder terminalens bredde; resten er til andre programmer.

              (mulige værdier: tabel, md, csv, json; standard: tabel; også: --som)

          --periode <PERIODE>
              Perioden, f.eks. 2022-2025 (ellers den, der dækker dagen eller året)

          --plan <MAPPE>
              Mappen med planen (ellers KIMO_PLAN, ellers den nærmeste mappe ”plan”)

      -h, --hjælp
              Vis denne hjælp (-h: på én skærm)
    ");
}

#[test]
fn a_narrow_terminal() {
    assert_snapshot!(said(60, &["status", "-h"]), @"
    Vis handlingerne og hvor langt de er (også: oversigt)

    Brug: kimo status [TILVALG]

    Tilvalg:
          --ansvarlig <PART>
              Kun denne parts handlinger
          --mål <NR>
              Kun handlinger under dette mål
          --status <STATUS>
              Kun handlinger med denne status (mulige værdier:
              ikke igangsat, igangsat, løbende, sat i bero,
              gennemført, udgået)
          --format <FORMAT>
              Hvordan det vises (mulige værdier: tabel, md, csv,
              json; standard: tabel; også: --som)
          --periode <PERIODE>
              Perioden, f.eks. 2022-2025 (ellers den, der dækker
              dagen eller året)
          --plan <MAPPE>
              Mappen med planen (ellers KIMO_PLAN, ellers den
              nærmeste mappe ”plan”)
      -h, --hjælp
              Vis denne hjælp (-h: på én skærm)
    ");
}

#[test]
fn a_wide_terminal() {
    assert_snapshot!(said(140, &["note", "-h"]), @"
    Skriv en dateret note på en handling (også: noter)

    Brug: kimo note [TILVALG] <NR> [TEKST]

    Argumenter:
      <NR>     Handlingens nummer, fx 2.12
      [TEKST]  Notens tekst; uden den åbnes en editor

    Tilvalg:
          --status <STATUS>    Handlingens status fra noten
          --dato <DATO>        Notens dato
          --periode <PERIODE>  Perioden, f.eks. 2022-2025 (ellers den, der dækker dagen eller året)
          --plan <MAPPE>       Mappen med planen (ellers KIMO_PLAN, ellers den nærmeste mappe ”plan”)
      -h, --hjælp              Vis denne hjælp (-h: på én skærm)
    ");
}

#[test]
fn values_with_explanations() {
    assert_snapshot!(said(80, &["sær", "--hjælp"]), @"
    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...

    Argumenter:
      [TAL]...


    Tilvalg:
          --par <TAL> <TAL>


          --flere <TAL> <TAL>...


          --lig=<X>


          --måltal <X>


          --form <FORM>
              Mulige værdier:
              - kort: én linje
              - lang: alt

          --ja


          --nej


          --periode <PERIODE>
              Perioden, f.eks. 2022-2025 (ellers den, der dækker dagen eller året)

          --plan <MAPPE>
              Mappen med planen (ellers KIMO_PLAN, ellers den nærmeste mappe ”plan”)

      -h, --hjælp
              Vis denne hjælp (-h: på én skærm)
    ");
}

#[test]
fn the_version() {
    assert_snapshot!(said(80, &["--version"]), @"kimo 1.2.3");
}

#[test]
fn the_help_command_gives_the_same_as_the_flag() {
    for word in ["hjælp", "hjaelp", "help"] {
        assert_eq!(said(80, &[word]), said(80, &["--hjælp"]), "{word}");
        assert_eq!(
            said(80, &[word, "oversigt"]),
            said(80, &["status", "--hjælp"]),
            "{word}"
        );
        assert_eq!(
            said(80, &[word, "aarshjul"]),
            said(80, &["calendar", "--help"]),
            "{word}"
        );
    }
    assert_eq!(
        said(80, &["hjælp", "hjælp"]),
        said(80, &["help", "--hjaelp"])
    );
}

#[test]
fn names_and_values_are_read_in_danish_and_in_ascii() {
    for words in [
        &["status", "--mål", "2"][..],
        &["oversigt", "--maal=2", "--som", "MD"],
        &["årshjul", "--aar", "2025"],
        &["aarshjul", "--år", "2025"],
        &["status", "--status", "Sat-i-bero", "--plan", "x"],
        &["--plan", "x", "note", "2.12", "--", "-2 grader"],
    ] {
        assert_eq!(said(80, words), "(læst)\n", "{words:?}");
    }
}

#[test]
fn no_help_leaks_english() {
    for path in ["", "status", "note", "calendar", "sær", "hjælp"] {
        for width in [60, 80, 140] {
            for flag in ["-h", "--hjælp"] {
                let words: Vec<&str> = path.split_whitespace().chain([flag]).collect();
                in_danish(&said(width, &words));
            }
        }
        let path: Vec<&str> = path.split_whitespace().collect();
        in_danish(&help(&localize(kimo()), &path).unwrap_or_default());
    }
}
