//! What is said of unknown names.

use insta::assert_snapshot;

use super::all;

#[test]
fn names_that_are_unknown() {
    assert_snapshot!(all(&[
        "status --ansvarlg Sekretariatet",
        "status --maall 2",
        "status --helpp",
        "--ansvarlig Sekretariatet",
        "--aar",
        "--maal 2 status",
        "status --xyz",
        "status -x",
        "note 2.12 -2",
        "note 2.12 --farve",
        "note 2.12 tekst uden",
        "statsu",
        "oversigtt",
        "aarshjull",
        "hjalp",
        "xyz",
        "hjælp statsu",
        "-- status",
    ]), @"
    $ kimo status --ansvarlg Sekretariatet
    fejl: ukendt tilvalg ”--ansvarlg”
      mente du ”--ansvarlig”?

    Brug: kimo status [TILVALG]
    Prøv ”kimo status --hjælp”.

    $ kimo status --maall 2
    fejl: ukendt tilvalg ”--maall”
      mente du ”--mål”?

    Brug: kimo status [TILVALG]
    Prøv ”kimo status --hjælp”.

    $ kimo status --helpp
    fejl: ukendt tilvalg ”--helpp”
      mente du ”--hjælp”?

    Brug: kimo status [TILVALG]
    Prøv ”kimo status --hjælp”.

    $ kimo --ansvarlig Sekretariatet
    fejl: ukendt tilvalg ”--ansvarlig”
      mente du ”kimo status --ansvarlig”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo --aar
    fejl: ukendt tilvalg ”--aar”
      mente du ”kimo calendar --år”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo --maal 2 status
    fejl: ukendt tilvalg ”--maal”
      mente du ”kimo status --mål”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo status --xyz
    fejl: ukendt tilvalg ”--xyz”

    Brug: kimo status [TILVALG]
    Prøv ”kimo status --hjælp”.

    $ kimo status -x
    fejl: ukendt tilvalg ”-x”

    Brug: kimo status [TILVALG]
    Prøv ”kimo status --hjælp”.

    $ kimo note 2.12 -2
    fejl: ukendt tilvalg ”-2”
      begynder en værdi med ”-2”, så skriv den sidst, efter ”--”

    Brug: kimo note [TILVALG] <NR> [TEKST]
    Prøv ”kimo note --hjælp”.

    $ kimo note 2.12 --farve
    fejl: ukendt tilvalg ”--farve”
      begynder en værdi med ”--farve”, så skriv den sidst, efter ”--”

    Brug: kimo note [TILVALG] <NR> [TEKST]
    Prøv ”kimo note --hjælp”.

    $ kimo note 2.12 tekst uden
    fejl: uventet argument ”uden”
      hører flere ord sammen, så sæt dem i anførselstegn

    Brug: kimo note [TILVALG] <NR> [TEKST]
    Prøv ”kimo note --hjælp”.

    $ kimo statsu
    fejl: ukendt kommando ”statsu”
      mente du ”status”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo oversigtt
    fejl: ukendt kommando ”oversigtt”
      mente du ”oversigt”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo aarshjull
    fejl: ukendt kommando ”aarshjull”
      mente du ”årshjul”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo hjalp
    fejl: ukendt kommando ”hjalp”
      mente du ”hjælp”?

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo xyz
    fejl: ukendt kommando ”xyz”

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.

    $ kimo hjælp statsu
    fejl: ukendt kommando ”statsu”
      mente du ”status”?

    Prøv ”kimo --hjælp”.

    $ kimo -- status
    fejl: uventet argument ”status”
      ”status” er en kommando: skriv den uden ”--” foran

    Brug: kimo [TILVALG] <KOMMANDO>
    Prøv ”kimo --hjælp”.
    ");
}
