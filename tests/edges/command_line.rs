//! What is typed: names and values in any spelling, and slips in them.

use super::common::Workplace;
use insta::assert_snapshot;

#[test]
fn commands_options_and_values_are_known_in_danish_and_in_ascii() {
    let place = Workplace::with_example();
    let same = |one: &[&str], other: &[&str]| {
        assert_eq!(
            place.kimo(one).quiet(),
            place.kimo(other).quiet(),
            "{other:?}"
        );
    };
    let day = "--dato=31.12.2024";
    same(&["status", day], &["oversigt", day]);
    same(&["show", "2.1", day], &["vis", "2.1", day]);
    same(&["report", "2024"], &["rapport", "2024"]);
    same(&["check", day], &["tjek", day]);
    same(
        &["status", day, "--mål", "2"],
        &["status", day, "--maal", "2"],
    );
    same(&["status", day, "--mål=2"], &["status", day, "--maal=2"]);
    // As macOS writes å: an a with a ring of its own.
    same(
        &["status", day, "--mål=2"],
        &["status", day, "--ma\u{30a}l=2"],
    );
    same(
        &["status", day, "--mål", "2"],
        &["status", day, "--ma\u{30a}l", "2"],
    );
    same(
        &["calendar", "--år", "2024"],
        &["a\u{30a}rshjul", "--a\u{30a}r", "2024"],
    );
    same(&["hjælp", "måling"], &["hjælp", "ma\u{30a}ling"]);
    same(
        &["status", day, "--status", "løbende"],
        &["status", day, "--status", "LOEBENDE"],
    );
    same(
        &["status", day, "--vurdering", "grøn"],
        &["status", day, "--vurdering", "groen"],
    );
    same(
        &["status", day, "--vurdering", "ikke vurderet"],
        &["status", day, "--vurdering", "ikke-vurderet"],
    );
    same(&["note", "--hjælp"], &["note", "--hjaelp"]);
    same(&["note", "--hjælp"], &["hjælp", "note"]);
    same(&["note", "--hjælp"], &["hjaelp", "noter"]);
    same(&["note", "--hjælp"], &["help", "note"]);
    same(&["--hjælp"], &["hjælp"]);
    same(&["--hjælp"], &["--help"]);
}

#[test]
fn a_day_is_read_in_every_danish_form() {
    let place = Workplace::with_example();
    let shown = |day: &str| place.kimo(&["show", "2.1", "--dato", day]).quiet();
    for day in [
        "12-03-2024",
        "12.3.2024",
        "12/3 2024",
        "12/3-2024",
        "12. marts 2024",
        "12. MARTS 2024",
        "12 marts 2024",
        "12.03.24",
        "12/3 24",
        "den 12. marts 2024",
        " 2024-03-12 ",
    ] {
        assert_eq!(shown(day), shown("2024-03-12"), "{day}");
    }
    place.kimo(&["show", "2.1", "--dato", "i dag"]);
    let refused = |day: &str| place.kimo(&["show", "2.1", "--dato", day]).to_string();
    assert_snapshot!(refused("12-3-24"), @"
    --- stderr
    fejl: ugyldig værdi ”12-3-24” til ”--dato”: skriv årstallet med fire cifre

    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused("31. april 2024"), @"
    --- stderr
    fejl: ugyldig værdi ”31. april 2024” til ”--dato”: april har 30 dage

    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused("2024-13-01"), @"
    --- stderr
    fejl: ugyldig værdi ”2024-13-01” til ”--dato”: der er ingen måned 13

    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused("12. martz 2024"), @"
    --- stderr
    fejl: ugyldig værdi ”12. martz 2024” til ”--dato”: skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024

    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused("om lidt"), @"
    --- stderr
    fejl: ugyldig værdi ”om lidt” til ”--dato”: skriv den som 2024-03-12, 12.3.2024 eller 12. marts 2024

    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(refused("31.12.2031"), @"
    --- stderr
    fejl: den 31. december 2031 ligger ikke i nogen af perioderne 2019-2022 og 2023-2026
      skete det i perioden, så skriv dagen: --dato 31.12.2026
      den næste plan laves med: kimo nyperiode 2027-2030
    --- exit 1
    ");
}

#[test]
fn slips_in_names_are_answered_with_what_was_meant() {
    let place = Workplace::with_example();
    let said = |arguments: &[&str]| place.kimo(arguments).to_string();
    assert_snapshot!(said(&["statsu"]), @"
    --- stderr
    fejl: ukendt kommando ”statsu”
      mente du ”status”?

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["rapprt", "2024"]), @"
    --- stderr
    fejl: ukendt kommando ”rapprt”
      mente du ”rapport”?

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
    for (word, meant) in [("OVERSIGT", "oversigt"), ("ÅRSHJUL", "årshjul")] {
        assert!(
            said(&[word]).contains(&format!("mente du ”{meant}”?")),
            "{word}"
        );
    }
    for (word, meant) in [
        ("mål", "oversigt --mål NR"),
        ("rediger", "åbn"),
        ("Excel", "oversigt --ud handlinger.xlsx"),
    ] {
        let hint = format!("mente du ”kimo {meant}”?");
        assert!(said(&[word]).contains(&hint), "{word}");
    }
    assert_snapshot!(said(&["søg", "strand"]), @"
    --- stderr
    fejl: ukendt kommando ”søg”
      mente du ”kimo oversigt --søg TEKST”?

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["ændr"]), @"
    --- stderr
    fejl: argumentet ”NR” mangler
      for eksempel: kimo ændr 2.3 --ansvarlig Kommunerne --dato 1.6.2024

    Brug: kimo ændr [TILVALG] <NR>
    Prøv ”kimo ændr --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["status", "--ansvarlg", "x"]), @"
    --- stderr
    fejl: ukendt tilvalg ”--ansvarlg”
      mente du ”--ansvarlig”?

    Brug: kimo oversigt [TILVALG]
    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["status", "--maaal", "2"]), @"
    --- stderr
    fejl: ukendt tilvalg ”--maaal”
      mente du ”--mål”?

    Brug: kimo oversigt [TILVALG]
    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["--ansvarlig", "x"]), @"
    --- stderr
    fejl: ukendt tilvalg ”--ansvarlig”
      mente du ”kimo oversigt --ansvarlig” eller ”kimo tilføj --ansvarlig”?

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["-x"]), @"
    --- stderr
    fejl: ukendt tilvalg ”-x”

    Brug: kimo [TILVALG] [KOMMANDO]
    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["hjælp", "statsu"]), @"
    --- stderr
    fejl: ukendt kommando ”statsu”
      mente du ”status”?

    Prøv ”kimo --hjælp”.
    --- exit 2
    ");
}

#[test]
fn several_parties_in_one_are_told_apart_only_where_each_is_known() {
    let place = Workplace::with_goal(crate::common::GOAL);
    let asked = |party: &str| {
        let status = ["status", "--dato", "1.6.2024", "--ansvarlig", party];
        place.kimo(&status).err
    };
    assert_snapshot!(asked("Kommunerne og Bestyrelsen"), @"
    fejl: ukendt part ”Kommunerne og Bestyrelsen”
      skriv tilvalget én gang for hver part: Kommunerne og Bestyrelsen
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne
    ");
    // A comma too many makes no two of one.
    assert_snapshot!(asked("Kommunerne,"), @"
    fejl: ukendt part ”Kommunerne,”
      mente du ”Kommunerne”?
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne
    ");
    assert_snapshot!(asked("Kommunerne og Sælvagten"), @"
    fejl: ukendt part ”Kommunerne og Sælvagten”
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne
    ");
}

#[test]
fn slips_in_values_are_answered_with_what_is_possible() {
    let place = Workplace::with_example();
    let said = |arguments: &[&str]| place.kimo(arguments).to_string();
    assert_snapshot!(said(&["status", "--status", "færdig"]), @"
    --- stderr
    fejl: ugyldig værdi ”færdig” til ”--status”
      mente du ”gennemført”?
      mulige værdier: ikke igangsat, igangsat, løbende, sat i bero, gennemført, udgået

    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["status", "--vurdering", "grønn"]), @"
    --- stderr
    fejl: ugyldig værdi ”grønn” til ”--vurdering”
      mente du ”grøn”?
      mulige værdier: grøn, gul, rød, ikke vurderet

    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["status", "--format", "xml"]), @"
    --- stderr
    fejl: ugyldig værdi ”xml” til ”--format”
      mente du ”json”?
      mulige værdier: tekst, md, html, docx, xlsx, csv, json

    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["status", "--mål"]), @"
    --- stderr
    fejl: tilvalget ”--mål” mangler en værdi

    Prøv ”kimo oversigt --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["status", "--mål", "9"]), @"
    --- stderr
    fejl: der er intet mål ”9”
      målene er: 1, 2, 3
    --- exit 1
    ");
    assert_snapshot!(said(&["status", "--mål", "2.1"]), @"
    --- stderr
    fejl: der er intet mål ”2.1”
      2.1 er en handling: se den med ”kimo vis 2.1”
    --- exit 1
    ");
    assert_snapshot!(said(&["status", "--ansvarlig", "Sekretariatt"]), @"
    --- stderr
    fejl: ukendt part ”Sekretariatt”
      mente du ”Sekretariatet”?
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne, Fagpanelet, Havneforum
    --- exit 1
    ");
    assert_snapshot!(said(&["show"]), @"
    --- stderr
    fejl: argumentet ”NR” mangler
      for eksempel: kimo vis 2.3

    Brug: kimo vis [TILVALG] <NR>
    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["show", "2.3", "2.4"]), @"
    --- stderr
    fejl: uventet argument ”2.4”
      for eksempel: kimo vis 2.3

    Brug: kimo vis [TILVALG] <NR>
    Prøv ”kimo vis --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["show", "2"]), @"
    --- stderr
    fejl: der er ingen handling ”2” i planen 2023-2026
      2 er et mål: se dets handlinger med ”kimo oversigt --mål 2”
    --- exit 1
    ");
    assert_snapshot!(said(&["show", ""]), @"
    --- stderr
    fejl: der er ingen handling ”” i planen 2023-2026
      planen har 16 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
    assert_snapshot!(said(&["note", "2.1", "x", "--trin", "to"]), @"
    --- stderr
    fejl: ugyldig værdi ”to” til ”--trin”: skriv et helt tal fra 1

    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
    let step = said(&["note", "1.1", "x", "--trin", "Trin 1", "--tørløb"]);
    assert!(step.contains("+ trin = 1"), "{step}");
    assert_snapshot!(said(&["note", "2.1", "\u{200b} \u{ad}"]), @r#"
    --- stderr
    fejl: noten er tom, så intet er skrevet
      skriv teksten efter nummeret: kimo notér 2.1 "Hvad der er sket"
    --- exit 1
    "#);
    assert_snapshot!(said(&["note", "2.1", "x", "--STATUS", "løbende"]), @"
    --- stderr
    fejl: ukendt tilvalg ”--STATUS”
      mente du ”--status”?
      begynder en værdi med ”--STATUS”, så skriv den sidst, efter ”--”

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["note", "2.1", "x", "--dato", "fredag den 12. marts 2024"]), @"
    --- stderr
    fejl: ugyldig værdi ”fredag den 12. marts 2024” til ”--dato”: den 12. marts 2024 er en tirsdag

    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["show", "Nr. 02.1"]), @"
    --- stderr
    fejl: der er ingen handling ”Nr. 02.1” i planen 2023-2026
      mente du ”2.1”?
      planen har 16 handlinger: se dem med ”kimo oversigt”
    --- exit 1
    ");
    let both = "Sekretariatet og Kommunerne";
    assert_snapshot!(said(&["status", "--ansvarlig", both]), @"
    --- stderr
    fejl: ukendt part ”Sekretariatet og Kommunerne”
      skriv tilvalget én gang for hver part: Sekretariatet og Kommunerne
      parterne er: Sekretariatet, Bestyrelsen, Kommunerne, Fagpanelet, Havneforum
    --- exit 1
    ");
    let period = |of| said(&["status", "--kort", "--periode", of]);
    assert_eq!(period("2019–2022"), period("2019-2022"));
    assert_snapshot!(said(&["note", "2.1", "-x"]), @"
    --- stderr
    fejl: ukendt tilvalg ”-x”
      begynder en værdi med ”-x”, så skriv den sidst, efter ”--”

    Brug: kimo notér [TILVALG] <NR> [TEKST]
    Prøv ”kimo notér --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["report"]), @"
    --- stderr
    fejl: argumentet ”ÅR” mangler
      for eksempel: kimo rapport 2024 --ud bestyrelse.docx

    Brug: kimo rapport [TILVALG] <ÅR>
    Prøv ”kimo rapport --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["report", "sidste"]), @"
    --- stderr
    fejl: ugyldig værdi ”sidste” til ”ÅR”: skriv årstallet med fire cifre

    Prøv ”kimo rapport --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["report", "24"]), @"
    --- stderr
    fejl: ugyldig værdi ”24” til ”ÅR”: skriv årstallet med fire cifre

    Prøv ”kimo rapport --hjælp”.
    --- exit 2
    ");
    assert_snapshot!(said(&["report", "2031"]), @"
    --- stderr
    fejl: året 2031 ligger ikke i nogen periode
      perioderne er: 2019-2022, 2023-2026
    --- exit 1
    ");
    assert_snapshot!(said(&["report", "2026", "--dato", "31.12.2025"]), @"
    --- stderr
    fejl: året 2026 er ikke begyndt, så der er intet at rapportere endnu
      årets foreløbige rapport: kimo rapport 2025
    --- exit 1
    ");
    assert_snapshot!(said(&["--periode", "2024", "status"]), @"
    --- stderr
    fejl: der er ingen periode ”2024”
      mente du ”2023-2026”?
      perioderne er: 2019-2022, 2023-2026
    --- exit 1
    ");
}
