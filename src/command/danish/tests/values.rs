//! What is said of values: unreadable, missing, too many; and of errors without a context.

use clap::error::{Error, ErrorKind};
use insta::assert_snapshot;

use super::{all, in_danish, kimo};
use crate::command::danish::{explain, localize};

#[test]
fn values_that_cannot_be_read() {
    assert_snapshot!(all(&[
        "status --status igansat",
        "status --format=",
        "status --format xyz",
        "status --mål",
        "note 2.12 --dato i-fjor",
        "calendar --aar nu",
        "calendar --år 99999999",
        "--plan",
        "sær --form kor",
    ]), @"
    $ kimo status --status igansat
    fejl: ugyldig værdi ”igansat” til ”--status”
      mente du ”igangsat”?
      mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået

    Prøv ”kimo status --hjælp”.

    $ kimo status --format=
    fejl: tilvalget ”--format” mangler en værdi
      mulige værdier: tabel, md, csv, json

    Prøv ”kimo status --hjælp”.

    $ kimo status --format xyz
    fejl: ugyldig værdi ”xyz” til ”--format”
      mulige værdier: tabel, md, csv, json

    Prøv ”kimo status --hjælp”.

    $ kimo status --mål
    fejl: tilvalget ”--mål” mangler en værdi

    Prøv ”kimo status --hjælp”.

    $ kimo note 2.12 --dato i-fjor
    fejl: ugyldig værdi ”i-fjor” til ”--dato”: skriv datoen som 2024-03-12

    Prøv ”kimo note --hjælp”.

    $ kimo calendar --aar nu
    fejl: ugyldig værdi ”nu” til ”--år”: skriv årstallet med fire cifre

    Prøv ”kimo calendar --hjælp”.

    $ kimo calendar --år 99999999
    fejl: ugyldig værdi ”99999999” til ”--år”: skriv årstallet med fire cifre

    Prøv ”kimo calendar --hjælp”.

    $ kimo --plan
    fejl: tilvalget ”--plan” mangler en værdi

    Prøv ”kimo --hjælp”.

    $ kimo sær --form kor
    fejl: ugyldig værdi ”kor” til ”--form”
      mente du ”kort”?
      mulige værdier: kort, lang

    Prøv ”kimo sær --hjælp”.
    ");
}

#[test]
fn what_is_missing_or_too_much() {
    assert_snapshot!(all(&[
        "",
        "note",
        "sær",
        "note 2.12 --dato 2024 --dato 2025",
        "sær --måltal 1 --ja --nej",
        "sær --måltal 1 --ja=nu",
        "sær --måltal 1 --par 1",
        "sær --måltal 1 --flere 1",
        "sær --måltal 1 --lig 1",
        "sær --måltal 1 1 2 3",
    ]), @"
    $ kimo
    fejl: der mangler en kommando

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo note
    fejl: argumentet ”NR” mangler

    Brug: kimo note [TILVALG] <NR> [TEKST]
    Prøv ”kimo note --hjælp”.

    $ kimo sær
    fejl: tilvalget ”--måltal” mangler

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.

    $ kimo note 2.12 --dato 2024 --dato 2025
    fejl: tilvalget ”--dato” er givet mere end én gang

    Brug: kimo note [TILVALG] <NR> [TEKST]
    Prøv ”kimo note --hjælp”.

    $ kimo sær --måltal 1 --ja --nej
    fejl: tilvalget ”--ja” kan ikke bruges sammen med ”--nej”

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.

    $ kimo sær --måltal 1 --ja=nu
    fejl: tilvalget ”--ja” tager ingen værdi, men fik ”nu”

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.

    $ kimo sær --måltal 1 --par 1
    fejl: tilvalget ”--par” skal have 2 værdier, men fik 1

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.

    $ kimo sær --måltal 1 --flere 1
    fejl: tilvalget ”--flere” skal have mindst 2 værdier, men fik 1

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.

    $ kimo sær --måltal 1 --lig 1
    fejl: tilvalget ”--lig” skal have sin værdi efter et lighedstegn
      skriv ”--lig=<X>”

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.

    $ kimo sær --måltal 1 1 2 3
    fejl: argumentet ”TAL” har fået for mange værdier; ”3” er én for meget

    Brug: kimo sær [TILVALG] --måltal <X> [TAL]...
    Prøv ”kimo sær --hjælp”.
    ");
}

#[test]
fn every_kind_has_its_words_without_a_context_too() {
    use ErrorKind::*;
    let cmd = localize(kimo());
    let answers = [
        InvalidValue,
        UnknownArgument,
        InvalidSubcommand,
        NoEquals,
        ValueValidation,
        TooManyValues,
        TooFewValues,
        WrongNumberOfValues,
        ArgumentConflict,
        MissingRequiredArgument,
        MissingSubcommand,
        InvalidUtf8,
        Format,
    ]
    .map(|kind| explain(&Error::new(kind), &cmd));
    for answer in &answers {
        assert!(answer.starts_with("fejl: "), "{answer}");
        in_danish(answer);
    }
    assert_snapshot!(answers.concat(), @"
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses
      skriv ””

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: kommandolinjen kan ikke læses

    Prøv ”kimo --hjælp”.
    fejl: der mangler en kommando

    Prøv ”kimo --hjælp”.
    fejl: et argument på kommandolinjen er ikke gyldig UTF-8

    Prøv ”kimo --hjælp”.
    fejl: kunne ikke skrive

    Prøv ”kimo --hjælp”.
    ");
}

#[test]
fn words_of_one_s_own_are_kept() {
    let mut cmd = localize(kimo());
    let own = cmd.error(
        ErrorKind::ValueValidation,
        "--år og --fra udelukker hinanden",
    );
    assert_snapshot!(explain(&own, &cmd), @"
    fejl: --år og --fra udelukker hinanden

    Prøv ”kimo --hjælp”.
    ");
    let system: Error = std::io::Error::other("røret er lukket").into();
    assert_snapshot!(explain(&system, &cmd), @"
    fejl: kunne ikke læse eller skrive: røret er lukket

    Prøv ”kimo --hjælp”.
    ");
}

#[cfg(unix)]
#[test]
fn bytes_that_are_no_text() {
    use std::ffi::OsString;
    use std::os::unix::ffi::OsStringExt;
    let mut cmd = localize(kimo());
    let words = [
        "kimo".into(),
        "status".into(),
        "--mål".into(),
        OsString::from_vec(vec![0xE5]),
    ];
    let error = cmd.try_get_matches_from_mut(words).expect_err("no text");
    assert_snapshot!(explain(&error, &cmd), @"
    fejl: et argument på kommandolinjen er ikke gyldig UTF-8

    Brug: kimo status [TILVALG]
    Prøv ”kimo status --hjælp”.
    ");
}
