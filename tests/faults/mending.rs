//! `kimo check --ret`: what is mended, and that no other byte is touched.

use super::common::{GOAL, Workplace};
use insta::assert_snapshot;

const BROKEN: &str = "# Mål 1, ”fint” skrevet\nnr = \"1\"   # nummeret\ntitel = ”En renere fjord”\n\u{feff}\n[[handling]]\nnr = \"1,1\"\ntekst = 'Rense \"stranden\".'\nansvarlig = [ ”Sekretariatet” ,\"Bestyrelsen\",]\n";
const MENDED: &str = "# Mål 1, ”fint” skrevet\nnr = \"1\"   # nummeret\ntitel = \"En renere fjord\"\n\n[[handling]]\nnr = \"1.1\"\ntekst = 'Rense \"stranden\".'\nansvarlig = [ \"Sekretariatet\" ,\"Bestyrelsen\",]\n";

#[test]
fn a_comma_in_a_number_smart_quotes_and_a_stray_mark_are_mended() {
    let place = Workplace::with_goal(BROKEN);
    assert_snapshot!(place.kimo(&["check", "--ret"]), @"
    Ingen fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    rettet: maal-1.toml, linje 3: typografiske anførselstegn er rettet til lige
    rettet: maal-1.toml, linje 4: et usynligt tegn (byte order mark) er slettet
    rettet: maal-1.toml, linje 6: ”1,1” er rettet til ”1.1”
    rettet: maal-1.toml, linje 8: typografiske anførselstegn er rettet til lige
    4 fejl er rettet.
    --- exit 0
    ");
    assert_eq!(place.read("plan/maal-1.toml"), MENDED);
    assert_snapshot!(place.kimo(&["check", "--ret"]).quiet(), @"
    Ingen fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    ");
}

#[test]
fn line_ends_a_mark_in_front_and_a_missing_last_line_end_are_kept() {
    let windows = |text: &str| format!("\u{feff}{}", text.trim_end().replace('\n', "\r\n"));
    let place = Workplace::with_goal(&windows(BROKEN));
    let others = [("plan/handleplan.toml", place.read("plan/handleplan.toml"))];
    assert_eq!(place.kimo(&["check", "--ret"]).code, 0);
    assert_eq!(place.read("plan/maal-1.toml"), windows(MENDED));
    assert!(others.iter().all(|(name, text)| place.read(name) == *text));
}

#[test]
fn a_word_that_differs_in_case_or_in_how_its_letters_are_spelt_is_mended() {
    let note = "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Slut.\"\n";
    let wrong = "status = 'GENNEMFOERT' # endelig\nvurdering = \"Grøn \"\n";
    let right = "status = \"gennemført\" # endelig\nvurdering = \"grøn\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{note}{wrong}"));
    assert_snapshot!(place.kimo(&["check", "--ret"]), @"
    Ingen fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    rettet: maal-1.toml, linje 12: ”GENNEMFOERT” er rettet til ”gennemført”
    rettet: maal-1.toml, linje 13: ”Grøn ” er rettet til ”grøn”
    2 fejl er rettet.
    --- exit 0
    ");
    assert_eq!(
        place.read("plan/maal-1.toml"),
        format!("{GOAL}{note}{right}")
    );
}

/// Where the key in small letters is there too, it cannot be known which of them is meant.
#[test]
fn keys_and_headers_in_capitals_are_written_small_unless_they_are_there_already() {
    let goal = format!("{GOAL}\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Talt.\"\n");
    let shouted = goal
        .replace("titel", "Titel")
        .replace("[[handling]]", "[[Handling]]")
        .replace("handling.note", "Handling.NOTE")
        .replace("dato", "DATO");
    let place = Workplace::with_goal(&shouted);
    assert_snapshot!(place.kimo(&["check", "--ret"]), @"
    Ingen fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    rettet: maal-1.toml, linje 2: ”Titel” er rettet til ”titel”
    rettet: maal-1.toml, linje 4: ”Handling” er rettet til ”handling”
    rettet: maal-1.toml, linje 9: ”Handling.NOTE” er rettet til ”handling.note”
    rettet: maal-1.toml, linje 10: ”DATO” er rettet til ”dato”
    4 fejl er rettet.
    --- exit 0
    ");
    assert_eq!(place.read("plan/maal-1.toml"), goal);
    let both = goal.replace("dato = 2024-03-12", "dato = 2024-03-12\nDato = 2024-03-13");
    let place = Workplace::with_goal(&both);
    assert_eq!(place.kimo(&["check", "--ret"]).code, 1);
    assert_eq!(place.read("plan/maal-1.toml"), both);
}

#[test]
fn two_faults_of_one_value_are_mended_at_once_and_counted_as_made() {
    let note = "\n[[handling.note]]\ndato = 2024-03-12\ntekst = \"Slut.\"\nstatus = ";
    let place = Workplace::with_goal(&format!(
        "{}{note}”Igangsat”\n",
        GOAL.replace("\"1.1\"", "”1,1”")
    ));
    assert_snapshot!(place.kimo(&["check", "--ret"]), @"
    Ingen fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    rettet: maal-1.toml, linje 5: ”1,1” er rettet til ”1.1”
    rettet: maal-1.toml, linje 12: ”Igangsat” er rettet til ”igangsat”
    2 fejl er rettet.
    --- exit 0
    ");
    assert_eq!(
        place.read("plan/maal-1.toml"),
        format!("{GOAL}{note}\"igangsat\"\n")
    );
}

#[test]
fn two_texts_in_curly_quotes_are_left_as_two() {
    let lists = ["[“Aftale”; “Plan vedtaget”]", "[”Aftale” ”Plan vedtaget”]"];
    for trin in lists {
        let goal = format!("{GOAL}trin = {trin}\n");
        let place = Workplace::with_goal(&goal);
        assert_eq!(place.kimo(&["check", "--ret"]).code, 1);
        assert_eq!(place.read("plan/maal-1.toml"), goal);
    }
    let goal = format!("{GOAL}gruppe = ”Strande.” frist = ”løbende”\n");
    let place = Workplace::with_goal(&goal);
    assert_eq!(place.kimo(&["check", "--ret"]).code, 1);
    assert_eq!(place.read("plan/maal-1.toml"), goal);
}

#[test]
fn what_cannot_be_mended_without_guessing_is_left() {
    let place = Workplace::with_goal(
        &GOAL
            .replace("1.1", "1,1")
            .replace("Sekretariatet", "Sekretariatt"),
    );
    assert_snapshot!(place.kimo(&["check", "--ret"]), @r#"
    fejl[ukendt-ansvarlig]: ukendt ansvarlig ”Sekretariatt”
     --> plan/maal-1.toml:7:14
      |
    7 | ansvarlig = ["Sekretariatt"]
      |              ^^^^^^^^^^^^^^
      |
      = hjælp: Mente du ”Sekretariatet”? Ellers tilføj parten under [[part]] i handleplan.toml.

    1 fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    rettet: maal-1.toml, linje 5: ”1,1” er rettet til ”1.1”
    1 fejl er rettet.
    --- exit 1
    "#);
}

#[test]
fn a_file_in_another_encoding_is_not_written_back() {
    let place = Workplace::with_goal("");
    place.write("plan/maal-1.toml", b"nr = \"1\"\ntitel = \"R\xf8d\"\n[[handling]]\nnr = \"1,1\"\ntekst = \"x\"\nansvarlig = [\"Bestyrelsen\"]\n");
    let before = place.snapshot();
    assert_snapshot!(place.kimo(&["check", "--ret"]), @r#"
    fejl[ikke-utf-8]: filen er ikke gemt som UTF-8: byten F8 er ”ø” i Windows-1252
     --> plan/maal-1.toml:2:11
      |
    2 | titel = "Rød"
      |           ^
      |
      = hjælp: Gem filen som UTF-8; i Notesblok: Filer > Gem som > Kodning: UTF-8.

    fejl[komma-i-nummer]: nummeret ”1,1” er skrevet med komma
     --> plan/maal-1.toml:4:6
      |
    4 | nr = "1,1"
      |      ^^^^^
      |
      = hjælp: Skriv "1.1", eller lad ”kimo tjek --ret” gøre det.

    2 fejl i 2 filer.
    Perioden 2022-2025 sluttede den 31. december 2025. Den næste plan laves med: kimo nyperiode 2026-2029
    --- stderr
    ikke rettet: maal-1.toml, linje 4: nummeret ”1,1” er skrevet med komma; filen skal først gemmes som UTF-8
    --- exit 1
    "#);
    assert_eq!(place.snapshot(), before);
}

/// A mend is made only where the file is the better for it.
#[test]
fn a_mend_that_would_make_an_error_is_not_made() {
    let twice = format!(
        "{GOAL}\n{}",
        GOAL.split_once("\n\n").unwrap().1.replace("1.1", "1,1")
    );
    let money = "\n[[handling.aarsmaal]]\naar = 2024\ndato = 2024-01-10\nmaal = \"x\"\nbeloeb = 1\nbeløb = 2\n";
    for (text, why) in [
        (
            twice,
            "linje 10: nummeret ”1,1” er skrevet med komma; \
             rettelsen ville give en ny fejl: nummeret ”1.1” er brugt to gange",
        ),
        (
            format!("{GOAL}{money}"),
            "linje 14: nøglen ”beløb” må ikke indeholde æ, ø eller å; \
             rettelsen ville give en ny fejl: ”beloeb” står der allerede",
        ),
    ] {
        let place = Workplace::with_goal(&text);
        let run = place.kimo(&["check", "--ret"]);
        assert_eq!(
            run.err,
            format!("ikke rettet: maal-1.toml, {why}\n"),
            "{run}"
        );
        assert_eq!(place.read("plan/maal-1.toml"), text);
    }
    // The others are, beside it.
    let place = Workplace::with_goal(&format!("{GOAL}{money}").replace("maal =", "Mål ="));
    let run = place.kimo(&["check", "--ret"]);
    assert!(
        run.err.contains("nøglen ”Mål” er rettet til ”maal”"),
        "{run}"
    );
    assert_eq!(place.read("plan/maal-1.toml"), format!("{GOAL}{money}"));
}

#[test]
fn a_text_between_three_quotes_of_words_is_mended_whole() {
    for (written, mended) in [
        ("”””Rense stranden.”””", "\"\"\"Rense stranden.\"\"\""),
        (
            "”””\nRense ”hele”\nstranden.\n”””",
            "\"\"\"\nRense ”hele”\nstranden.\n\"\"\"",
        ),
    ] {
        let text = |quoted: &str| {
            let line = GOAL.lines().find(|line| line.starts_with("tekst")).unwrap();
            GOAL.replace(line, &format!("tekst = {quoted}"))
        };
        let place = Workplace::with_goal(&text(written));
        let run = place.kimo(&["check", "--ret"]);
        assert_eq!(run.code, 0, "{run}");
        assert_eq!(place.read("plan/maal-1.toml"), text(mended));
    }
}

#[test]
fn a_file_in_another_encoding_is_left_whole_and_the_one_beside_it_is_mended() {
    let place = Workplace::with_goal(
        &GOAL
            .replace("\"1.1\"", "\"1,1\"")
            .replace("[\"Sekretariatet\"]", "[”Sekretariatet”]"),
    );
    let other = "nr = \"2\"\ntitel = \"Øget viden\"\n\n[[handling]]\nnr = \"2,1\"\ntekst = \"Måle\"\nansvarlig = [\"Sekretariatet\"]\n\n[[handling]]\nnr = \"2,2\"\ntekst = \"Tælle\"\nansvarlig = [\"Sekretariatet\"]\n";
    let windows: Vec<u8> = other
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    place.write("plan/maal-2.toml", &windows);
    assert_snapshot!(place.kimo(&["check", "--ret"]).err, @"
    rettet: maal-1.toml, linje 5: ”1,1” er rettet til ”1.1”
    rettet: maal-1.toml, linje 7: typografiske anførselstegn er rettet til lige
    ikke rettet: maal-2.toml, linje 5: nummeret ”2,1” er skrevet med komma; filen skal først gemmes som UTF-8
    ikke rettet: maal-2.toml, linje 10: nummeret ”2,2” er skrevet med komma; filen skal først gemmes som UTF-8
    2 fejl er rettet.
    ");
    assert_eq!(
        std::fs::read(place.path("plan/maal-2.toml")).unwrap(),
        windows
    );
}

#[test]
fn a_dry_run_that_would_mend_nothing_says_so() {
    let place = Workplace::with_goal(&GOAL.replace("Sekretariatet", "Ukendte"));
    assert_snapshot!(place.kimo(&["check", "--ret", "--tørløb"]).err, @"Der var intet, der kunne rettes uden at gætte.");
}
