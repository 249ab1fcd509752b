//! Faults of the files and folders themselves.

use super::common::{GOAL, HANDLEPLAN, Workplace};
use super::{OTHER_GOAL, check};
use insta::assert_snapshot;

/// A plan root with a period's folder, whose other goal is as in all these tests.
fn with_period() -> Workplace {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    place.write("plan/2022-2025/maal-2.toml", OTHER_GOAL);
    place
}

/// The header of a plan of four years, with its meetings in them.
fn header_from(first: i32) -> String {
    HANDLEPLAN
        .replace("2022-2025", &format!("{first}-{}", first + 3))
        .replace("2023-", &format!("{}-", first + 1))
        .replace("2024-", &format!("{}-", first + 2))
}

#[test]
fn a_file_is_named_by_its_goal_and_a_folder_by_its_period() {
    let place = with_period();
    place.write("plan/2022-2025/maal-3.toml", GOAL);
    assert_snapshot!(check(&place), @r#"
    2022-2025/maal-3.toml:1:6 fejl[forkert-filnavn] målet har nummer ”1”, men filen hedder maal-3.toml
      Ret nr til "3", eller kald filen maal-1.toml.
    exit 1
    "#);
    let place = with_period();
    std::fs::rename(place.path("plan/2022-2025"), place.path("plan/2021-2024")).unwrap();
    assert_snapshot!(check(&place), @"
    2021-2024/handleplan.toml:4:11 fejl[forkert-mappenavn] perioden er ”2022-2025”, men mappen hedder ”2021-2024”
      Ret periode, eller kald mappen 2022-2025.
    exit 1
    ");
}

#[test]
fn periods_do_not_overlap() {
    let place = with_period();
    place.write("plan/2025-2028/handleplan.toml", header_from(2025));
    assert_snapshot!(check(&place), @"
    2025-2028/handleplan.toml:4:11 fejl[overlappende-perioder] perioden 2025-2028 overlapper perioden 2022-2025
      Ret årene, så hvert år kun hører til én periode.
    exit 1
    ");
}

#[test]
fn an_action_carried_over_leads_back_to_one_that_was() {
    let place = with_period();
    place.write("plan/2018-2021/handleplan.toml", header_from(2018));
    place.write("plan/2018-2021/maal-1.toml", GOAL);
    for number in ["1.1", "1.7"] {
        place.write(
            "plan/2022-2025/maal-1.toml",
            format!("{GOAL}fra = \"2018-2021/{number}\"\n"),
        );
        match number {
            "1.1" => assert_eq!(check(&place), "exit 0"),
            _ => assert_snapshot!(check(&place), @"
            2022-2025/maal-1.toml:8:7 fejl[ukendt-handling] handlingen er ført over fra ”2018-2021/1.7”, som ikke findes
              Mente du ”1.1”?
            exit 1
            "),
        }
    }
}

#[test]
fn a_file_that_is_no_part_of_the_plan_is_warned_of() {
    let place = with_period();
    place.write("plan/2022-2025/maal-1 - Kopi.toml", GOAL);
    place.write("plan/2022-2025/Mål-4.toml", GOAL);
    place.write("plan/2022-2025/~$maal.docx", "x");
    place.write("plan/2022-2025/.kladde.toml", "x");
    assert_snapshot!(check(&place), @"
    2022-2025/Mål-4.toml:1:1 advarsel[ukendt-fil] filen Mål-4.toml hører ikke til planen og læses ikke
      En plan består af handleplan.toml og maal-1.toml, maal-2.toml og så videre. Flyt filen, eller giv den et af de navne.
    2022-2025/maal-1 - Kopi.toml:1:1 advarsel[ukendt-fil] filen maal-1 - Kopi.toml hører ikke til planen og læses ikke
      En plan består af handleplan.toml og maal-1.toml, maal-2.toml og så videre. Flyt filen, eller giv den et af de navne.
    exit 0
    ");
}

#[test]
fn a_folder_without_its_plan() {
    let place = with_period();
    std::fs::remove_file(place.path("plan/2022-2025/handleplan.toml")).unwrap();
    assert_snapshot!(place.kimo(&["check", "--dato", super::TODAY]), @r#"
    fejl[mangler-fil]: filen handleplan.toml mangler i periodens mappe
    --> plan/2022-2025/handleplan.toml
     = hjælp: Hent den tilbage fra git, eller lav en ny plan med ”kimo init”.

    advarsel[hul-i-numre]: nummer 2.2 mangler før 2.3
      --> plan/2022-2025/maal-2.toml:10:6
       |
    10 | nr = "2.3"
       |      ^^^^^
       |
       = hjælp: Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.

    1 fejl og 1 advarsel i 3 filer.
    --- exit 1
    "#);
    assert_snapshot!(place.kimo(&["status", "--dato", super::TODAY]), @"
    2022-2025
    Status pr. 1. juni 2025

    Ufuldstændig. Planen har fejl i 2022-2025/handleplan.toml, og oplysninger derfra kan mangle her.

    Nr.  Handling         Ansvarlig      Status         Vurdering      Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet
    2.1  Samle net.       Bestyrelsen    ikke igangsat  ikke vurderet
    2.3  Tælle net.       Kommunerne     ikke igangsat  ikke vurderet

    Mål 1: 1 handling – 1 ikke igangsat
    Mål 2: 2 handlinger – 2 ikke igangsat
    I alt: 3 handlinger – 3 ikke igangsat
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle ovenfor: se 2022-2025/handleplan.toml
      find og ret dem med: kimo check
    --- exit 1
    ");
}

#[test]
fn a_folder_where_a_file_should_be() {
    let place = with_period();
    std::fs::create_dir(place.path("plan/2022-2025/maal-3.toml")).unwrap();
    assert_snapshot!(check(&place), @"
    2022-2025/maal-3.toml:1:1 fejl[ulaeselig-fil] her skulle være en fil, men det er en mappe
      Flyt den, og hent den rigtige fil fra git.
    exit 1
    ");
    assert_snapshot!(place.kimo(&["note", "3.1", "x", "--dato", "1.6.2024"]), @"
    --- stderr
    fejl: der er ingen handling ”3.1” i planen 2022-2025
      mente du ”1.1”?
      planen har 3 handlinger: se dem med ”kimo status”
      noget kan mangle på grund af fejl i 2022-2025/maal-3.toml: find og ret dem med ”kimo check”
    --- exit 1
    ");
}

/// A register that could not be read is not an empty one: whoever looks something up in it hears
/// where it should have stood.
#[test]
fn what_is_looked_up_in_a_file_that_could_not_be_read_is_perhaps_there() {
    let place = with_period();
    let header = "plan/2022-2025/handleplan.toml";
    std::fs::remove_file(place.path(header)).unwrap();
    std::fs::create_dir(place.path(header)).unwrap();
    let kimo = |arguments: &[&str]| place.kimo(&[arguments, &["--dato", "1.6.2024"]].concat());
    assert_snapshot!(kimo(&["status", "--ansvarlig", "Kommunen"]), @"
    --- stderr
    fejl: ukendt part ”Kommunen”
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml: find og ret dem med ”kimo check”
    --- exit 1
    ");
    assert_snapshot!(kimo(&["add", "1", "Tælle sæler", "--ansvarlig", "Kommunen"]), @"
    --- stderr
    fejl: ukendt part ”Kommunen”
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml: find og ret dem med ”kimo check”
    --- exit 1
    ");
    let goal = "plan/2022-2025/maal-2.toml";
    std::fs::remove_file(place.path(goal)).unwrap();
    std::fs::create_dir(place.path(goal)).unwrap();
    assert_snapshot!(kimo(&["status", "--mål", "2"]), @"
    --- stderr
    fejl: der er intet mål ”2”
      målene er: 1
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml og 2022-2025/maal-2.toml: find og ret dem med ”kimo check”
    --- exit 1
    ");
    assert_snapshot!(kimo(&["measure", "Strande", "4"]), @"
    --- stderr
    fejl: der er ingen indikator ”Strande”
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml og 2022-2025/maal-2.toml: find og ret dem med ”kimo check”
    --- exit 1
    ");
}

#[cfg(unix)]
#[test]
fn pipes_devices_and_links_that_lead_nowhere_are_told_and_never_waited_for() {
    use std::os::unix::fs::symlink;
    let place = with_period();
    let at = |name: &str| place.path(&format!("plan/2022-2025/{name}"));
    assert!(
        std::process::Command::new("mkfifo")
            .arg(at("maal-3.toml"))
            .status()
            .unwrap()
            .success()
    );
    symlink("/dev/zero", at("maal-4.toml")).unwrap();
    symlink("findes-ikke.toml", at("maal-5.toml")).unwrap();
    symlink("maal-6.toml", at("maal-6.toml")).unwrap();
    // What is no file has no bytes to compare.
    let run = place.kimo(&["check", "--dato", super::TODAY]);
    assert_snapshot!(run, @r#"
    advarsel[hul-i-numre]: nummer 2.2 mangler før 2.3
      --> plan/2022-2025/maal-2.toml:10:6
       |
    10 | nr = "2.3"
       |      ^^^^^
       |
       = hjælp: Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.

    fejl[ulaeselig-fil]: her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil
    --> plan/2022-2025/maal-3.toml
     = hjælp: Flyt den, og hent den rigtige fil fra git.

    fejl[ulaeselig-fil]: her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil
    --> plan/2022-2025/maal-4.toml
     = hjælp: Flyt den, og hent den rigtige fil fra git.

    fejl[ulaeselig-fil]: her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil
    --> plan/2022-2025/maal-5.toml
     = hjælp: Flyt den, og hent den rigtige fil fra git.

    fejl[ulaeselig-fil]: filen kan ikke læses: linket fører i ring
    --> plan/2022-2025/maal-6.toml
     = hjælp: Se efter i mappen, og hent filen fra git, hvis den er gået tabt.

    4 fejl og 1 advarsel i 7 filer.
    --- exit 1
    "#);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_or_a_period_whose_name_is_not_utf_8_is_told_and_never_passed_over() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    let place = with_period();
    let plan = place.path("plan");
    let goal = plan
        .join("2022-2025")
        .join(OsStr::from_bytes(b"maal-3\xe6.toml"));
    std::fs::write(&goal, GOAL).unwrap();
    // What is no period may be named in any way.
    std::fs::create_dir(plan.join(OsStr::from_bytes(b"bilag\xe6"))).unwrap();
    assert_snapshot!(check(&place), @"
    2022-2025/maal-3�.toml:1:1 fejl[ulaeselig-fil] filens navn er ikke gemt som UTF-8, så den læses ikke
      Omdøb filen: et måls fil hedder maal-1.toml, maal-2.toml og så videre.
    exit 1
    ");
    let status = || place.kimo(&["status", "--mål", "1", "--dato", super::TODAY]);
    assert_snapshot!(status(), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Status pr. 1. juni 2025
    Udvalgt: mål 1

    Ufuldstændig. Planen har fejl i 2022-2025/maal-3�.toml, og oplysninger derfra kan mangle her.

    Nr.  Handling         Ansvarlig      Status         Vurdering      Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet

    Mål 1: 1 handling – 1 ikke igangsat
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle ovenfor: se 2022-2025/maal-3�.toml
      find og ret dem med: kimo check
    --- exit 1
    ");
    std::fs::remove_file(goal).unwrap();
    let period = plan.join(OsStr::from_bytes(b"20\xe626-2029"));
    std::fs::rename(plan.join("2022-2025"), &period).unwrap();
    assert_snapshot!(status(), @"
    --- stderr
    fejl: der er ingen plan i mappen plan
      navnet på mappen 20�26-2029 er ikke gemt som UTF-8: omdøb den efter sin periode
    --- exit 1
    ");
    place.write("plan/2018-2021/handleplan.toml", header_from(2018));
    assert_snapshot!(place.kimo(&["status", "--dato", "1.6.2021"]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2018-2021
    Status pr. 1. juni 2021

    Ufuldstændig. Planen har fejl i 20�26-2029, og oplysninger derfra kan mangle her.

    Der er ingen handlinger at vise.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle ovenfor: se 20�26-2029
      find og ret dem med: kimo check
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["check", "--dato", super::TODAY]), @"
    fejl[ulaeselig-fil]: mappens navn er ikke gemt som UTF-8, så perioden i den læses ikke
    --> plan/20�26-2029
     = hjælp: Omdøb mappen efter sin periode, f.eks. 2022-2025.

    1 fejl i 2 filer.
    --- exit 1
    ");
    // Its handleplan.toml alone makes it a period.
    std::fs::remove_file(period.join("maal-1.toml")).unwrap();
    assert_eq!(place.kimo(&["check", "--dato", super::TODAY]).code, 1);
    // It is no reason not to write in another period; and beside a single one there is none.
    place.write("plan/2018-2021/maal-1.toml", GOAL);
    let note = place.kimo(&["note", "1.1", "Renset.", "--dato", "1.6.2021"]);
    assert_eq!((note.code, note.err.as_str()), (0, ""));
    let single = Workplace::with_goal(GOAL);
    let beside = single.path("plan").join(period.file_name().unwrap());
    std::fs::create_dir(&beside).unwrap();
    std::fs::write(beside.join("handleplan.toml"), HANDLEPLAN).unwrap();
    assert_eq!(single.kimo(&["check", "--dato", super::TODAY]).code, 0);
}

#[cfg(unix)]
#[test]
fn a_linked_goal_is_read_and_written_through_its_link() {
    let place = Workplace::with_goal(GOAL);
    std::fs::rename(
        place.path("plan/maal-1.toml"),
        place.path("fælles mål.toml"),
    )
    .unwrap();
    std::os::unix::fs::symlink("../fælles mål.toml", place.path("plan/maal-1.toml")).unwrap();
    place
        .kimo(&["note", "1.1", "Renset.", "--dato", "1.6.2024"])
        .quiet();
    assert!(place.path("plan/maal-1.toml").is_symlink());
    assert!(
        place
            .read("fælles mål.toml")
            .contains("tekst = \"Renset.\"")
    );
    place.kimo(&["check"]).quiet();
}
