//! Faults of bytes: encodings, line ends, and characters that cannot be seen.

use super::common::{GOAL, HANDLEPLAN};
use super::{action, file, goal};
use insta::assert_snapshot;

#[test]
fn a_byte_order_mark_in_front_is_fine_and_has_no_column() {
    assert_snapshot!(goal(format!("\u{feff}{GOAL}")), @"exit 0");
    assert_snapshot!(goal(format!("\u{feff}nr = 1\n{}", &GOAL[9..])), @r#"
    maal-1.toml:1:6 fejl[forkert-type] ”nr” skal stå i anførselstegn
      Skriv nr = "1"; uden anførselstegn er 2.10 det samme tal som 2.1.
    exit 1
    "#);
}

#[test]
fn a_byte_order_mark_elsewhere_is_an_error() {
    assert_snapshot!(goal(GOAL.replace("[[handling]]", "\u{feff}[[handling]]")), @"
    maal-1.toml:4:1 fejl[bom-inde-i-filen] her står et usynligt tegn (byte order mark), som kun må stå forrest i en fil
      ”kimo tjek --ret” sletter det; det følger med, når filer sættes sammen.
    exit 1
    ");
}

#[test]
fn utf_16_is_named() {
    let units: Vec<u16> = GOAL.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
    assert_snapshot!(goal([&[0xFF, 0xFE], &*little].concat()), @"
    maal-1.toml:1:1 fejl[utf-16] filen er gemt som UTF-16 LE, ikke som UTF-8
      Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
    exit 1
    ");
    assert_snapshot!(goal([&[0xFE, 0xFF], &*big].concat()), @"
    maal-1.toml:1:1 fejl[utf-16] filen er gemt som UTF-16 BE, ikke som UTF-8
      Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
    exit 1
    ");
    assert_snapshot!(goal(&little), @"
    maal-1.toml:1:1 fejl[utf-16] filen er gemt som UTF-16 LE, ikke som UTF-8
      Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
    exit 1
    ");
    let header = super::common::HANDLEPLAN.encode_utf16();
    let header: Vec<u8> = header.flat_map(u16::to_le_bytes).collect();
    assert_snapshot!(super::file("handleplan.toml", [&[0xFF, 0xFE], &*header].concat()), @"
    handleplan.toml:1:1 fejl[utf-16] filen er gemt som UTF-16 LE, ikke som UTF-8
      Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
    exit 1
    ");
}

#[test]
fn windows_1252_is_told_once_at_the_first_letter() {
    let file = b"nr = \"1\"\ntitel = \"R\xf8dgr\xf8d med fl\xf8de\"\nbaggrund = \"Bl\xe5b\xe6r\"\n";
    assert_snapshot!(goal(file), @"
    maal-1.toml:2:11 fejl[ikke-utf-8] filen er ikke gemt som UTF-8: byten F8 er ”ø” i Windows-1252
      Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.
    exit 1
    ");
}

#[test]
fn a_lone_carriage_return_is_an_error() {
    assert_snapshot!(goal(GOAL.replacen('\n', "\r", 2)), @"
    maal-1.toml:1:9 fejl[ensom-vognretur] en linje ender i vognretur alene (CR)
      Gem filen med linjeskift som LF eller CRLF.
    exit 1
    ");
}

#[test]
fn nul_inside_and_nul_at_the_end() {
    assert_snapshot!(goal(GOAL.replace("fjord", "fj\0ord")), @"
    maal-1.toml:2:22 fejl[nul-tegn] filen indeholder et NUL-tegn
      Slet tegnet, eller hent filen fra git, hvis den er gået i stykker.
    exit 1
    ");
    assert_snapshot!(goal(format!("{GOAL}\0\0\0\0\0\0\0\0")), @"
    maal-1.toml:8:1 fejl[beskadiget-fil] filen er beskadiget: den ender i tomme bytes, som et strømsvigt efterlader dem
      Hent den seneste hele udgave fra git.
    exit 1
    ");
}

#[test]
fn an_empty_file_is_told_so() {
    for empty in ["", "\u{feff}", "\r\n", "# kun en bemærkning\n"] {
        assert_eq!(goal(empty), goal(""), "{empty:?}");
    }
    assert_snapshot!(goal(""), @"
    maal-1.toml:1:1 fejl[tom-fil] filen er tom
      Hent filen fra git, eller slet den, hvis den ikke skal være der.
    exit 1
    ");
    assert_snapshot!(super::file("handleplan.toml", ""), @"
    handleplan.toml:1:1 fejl[tom-fil] filen er tom
      Hent filen fra git, eller slet den, hvis den ikke skal være der.
    exit 1
    ");
}

#[test]
fn a_name_is_the_same_composed_or_not() {
    let header = super::common::HANDLEPLAN.replace("\"Kommunerne\"", "\"Kommunerne på Rømø\"");
    for spelling in [
        "Kommunerne på Rømø",
        "Kommunerne pa\u{30a} Rømø",
        "kommunerne på rømø",
    ] {
        let place = super::common::Workplace::with_goal(&GOAL.replace("Sekretariatet", spelling));
        place.write("plan/handleplan.toml", &header);
        place.kimo(&["check"]).quiet();
    }
}

#[test]
fn they_are_told_in_every_word_of_a_list_and_in_every_key() {
    let note = |line: &str| {
        action(&format!(
            "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\"\n{line}\n"
        ))
    };
    assert_snapshot!(note("status = \"igangsat\u{200b}\"\nvurdering = \"g\u{443}l\""), @r#"
    maal-1.toml:12:10 fejl[usynligt-tegn] ”igangsat” indeholder et usynligt tegn (U+200B)
      Skriv "igangsat", eller lad ”kimo tjek --ret” gøre det. Mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået.
    maal-1.toml:13:13 fejl[forvekslet-tegn] ”gуl” indeholder ”у” (U+0443), som ligner et almindeligt tegn, men er et andet
      Skriv teksten igen i hånden i stedet for at kopiere den. Mente du ”gul”? Mulige værdier: grøn, gul, rød.
    exit 1
    "#);
    assert_snapshot!(note("vurde\u{ad}ring = \"gul\"\nxyz\u{ad}abc = 1"), @"
    maal-1.toml:12:1 fejl[usynligt-tegn] ”vurdering” indeholder et usynligt tegn (U+00AD)
      Skriv ”vurdering”.
    maal-1.toml:13:4 fejl[syntaks] et usynligt tegn (U+00AD) kan ikke stå i en nøgle
      Slet tegnet.
    exit 1
    ");
    assert_snapshot!(action("frist = \"marts\u{200b} 2024\"\nstart = \"2024\u{ad}\"\n"), @"
    maal-1.toml:8:9 fejl[usynligt-tegn] ”marts 2024” indeholder et usynligt tegn (U+200B)
      Slet teksten mellem anførselstegnene, og skriv den igen i hånden. Skriv en dato, en uge (uge 40 2025), en måned (marts 2025), et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende.
    maal-1.toml:9:9 fejl[usynligt-tegn] ”2024” indeholder et usynligt tegn (U+00AD)
      Slet teksten mellem anførselstegnene, og skriv den igen i hånden. Skriv en dato, en uge (uge 40 2025), en måned (marts 2025), et kvartal (1. kvartal 2025), et halvår, en årstid, år (2025 eller 2023-2025), hele perioden, årligt eller løbende.
    exit 1
    ");
    assert_snapshot!(file("handleplan.toml", HANDLEPLAN.replace("2022-2025", "2022\u{2060}-2025")), @"
    handleplan.toml:4:11 fejl[usynligt-tegn] ”2022-2025” indeholder et usynligt tegn (U+2060)
      Slet teksten mellem anførselstegnene, og skriv den igen i hånden. Skriv to årstal (2022-2025) eller ét (2024).
    exit 1
    ");
    assert_snapshot!(note("trin = \"1\u{ad}\""), @"
    maal-1.toml:12:8 fejl[forkert-type] ”trin” skal være et helt tal fra 1 uden anførselstegn, men her står en tekst
      Skriv 1 uden anførselstegn.
    exit 1
    ");
}

#[test]
fn characters_nobody_can_see_or_that_pass_for_others_are_errors_in_names() {
    assert_snapshot!(goal(GOAL.replace("1.1", "1.1\u{200b}")), @r#"
    maal-1.toml:5:6 fejl[usynligt-tegn] ”1.1” indeholder et usynligt tegn (U+200B)
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("Sekretariatet", "Sek\u{ad}retariatet")), @"
    maal-1.toml:7:14 fejl[usynligt-tegn] ”Sekretariatet” indeholder et usynligt tegn (U+00AD)
      Slet teksten mellem anførselstegnene, og skriv den igen i hånden.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("Sekretariatet", "Sekret\u{430}riatet")), @"
    maal-1.toml:7:14 fejl[forvekslet-tegn] ”Sekretаriatet” indeholder ”а” (U+0430), som ligner et almindeligt tegn, men er et andet
      Skriv teksten igen i hånden i stedet for at kopiere den.
    exit 1
    ");
    assert_snapshot!(goal(GOAL.replace("1.1", "1．1")), @r#"
    maal-1.toml:5:6 fejl[forvekslet-tegn] ”1．1” indeholder ”．” (U+FF0E), som ligner et almindeligt tegn, men er et andet
      Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.
    exit 1
    "#);
    assert_snapshot!(goal(GOAL.replace("Sekretariatet", "Sekretariatet\u{a0}")), @"exit 0");
}

#[test]
fn characters_that_turn_the_direction_of_writing_are_warned_of() {
    assert_snapshot!(action("\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"x\u{202e}tesrever\u{202c}\"\n"), @"
    maal-1.toml:11:11 advarsel[skjult-skriveretning] her står et usynligt tegn (U+202E), som vender skriveretningen
      Slet tegnet; teksten kan vise noget andet, end der står.
    exit 0
    ");
}
