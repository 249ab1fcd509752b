//! Faults of the files and folders themselves.

use super::common::{GOAL, HANDLEPLAN, Workplace, handleplan_from};
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

#[test]
fn a_file_is_named_by_its_goal_and_a_folder_by_its_period() {
    let place = with_period();
    place.write("plan/2022-2025/maal-3.toml", GOAL);
    assert_snapshot!(check(&place), @r#"
    2022-2025/maal-3.toml:1:6 fejl[forkert-filnavn] mål 1 står også i maal-1.toml, så denne fil læses ikke
      Er den en kopi, så slet den, når du har set, om der står noget nyt i den. Er det et andet mål, så ret nr til "3".
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
    place.write("plan/2025-2028/handleplan.toml", handleplan_from(2025));
    assert_snapshot!(check(&place), @"
    2025-2028/handleplan.toml:4:11 fejl[overlappende-perioder] perioden 2025-2028 overlapper perioden 2022-2025
      Ret årene, så hvert år kun hører til én periode.
    exit 1
    ");
}

#[test]
fn an_action_carried_over_leads_back_to_one_that_was() {
    let place = with_period();
    place.write("plan/2018-2021/handleplan.toml", handleplan_from(2018));
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
              Mente du ”1.1”? Den har de samme ord.
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
    2022-2025/Mål-4.toml:1:1 fejl[forkert-filnavn] filen ”Mål-4.toml” læses ikke, for den hedder ikke maal-4.toml
      Kald den maal-4.toml.
    2022-2025/maal-1 - Kopi.toml:1:1 advarsel[ukendt-fil] filen ”maal-1 - Kopi.toml” ligner en kopi af maal-1.toml og læses ikke
      Se efter, om der står noget nyt i den, og skriv det ind i maal-1.toml. Slet så kopien.
    exit 1
    ");
}

#[test]
fn a_folder_without_its_plan() {
    let place = with_period();
    std::fs::remove_file(place.path("plan/2022-2025/handleplan.toml")).unwrap();
    assert_snapshot!(place.kimo(&["check", "--dato", super::TODAY]), @r#"
    fejl[mangler-fil]: filen handleplan.toml mangler i periodens mappe
    --> plan/2022-2025/handleplan.toml
     = hjælp: Hent den tilbage fra git, eller skriv den på ny; den skal mindst have format, titel, organisation og periode.

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

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –
    2.1  Samle net.       Bestyrelsen    ikke igangsat  ikke vurderet  –
    2.3  Tælle net.       Kommunerne     ikke igangsat  ikke vurderet  –

    Mål 1: 1 handling – 1 ikke igangsat
    Mål 2: 2 handlinger – 2 ikke igangsat
    I alt: 3 handlinger – 3 ikke igangsat
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2022-2025/handleplan.toml
      find og ret dem med: kimo tjek
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
      planen har 3 handlinger: se dem med ”kimo oversigt”
      noget kan mangle på grund af fejl i 2022-2025/maal-3.toml: find og ret dem med ”kimo tjek”
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
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml: find og ret dem med ”kimo tjek”
    --- exit 1
    ");
    assert_snapshot!(kimo(&["add", "1", "Tælle sæler", "--ansvarlig", "Kommunen"]), @"
    --- stderr
    fejl: ukendt part ”Kommunen”
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml: find og ret dem med ”kimo tjek”
    --- exit 1
    ");
    let goal = "plan/2022-2025/maal-2.toml";
    std::fs::remove_file(place.path(goal)).unwrap();
    std::fs::create_dir(place.path(goal)).unwrap();
    assert_snapshot!(kimo(&["status", "--mål", "2"]), @"
    --- stderr
    fejl: der er intet mål ”2”
      målene er: 1
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml og 2022-2025/maal-2.toml: find og ret dem med ”kimo tjek”
    --- exit 1
    ");
    assert_snapshot!(kimo(&["measure", "Strande", "4"]), @"
    --- stderr
    fejl: der er ingen indikator ”Strande”
      noget kan mangle på grund af fejl i 2022-2025/handleplan.toml og 2022-2025/maal-2.toml: find og ret dem med ”kimo tjek”
    --- exit 1
    ");
}

#[cfg(unix)] // Pipes and devices have no name in a folder of Windows.
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

    advarsel[hul-i-numre]: nummer 2.2 mangler før 2.3
      --> plan/2022-2025/maal-2.toml:10:6
       |
    10 | nr = "2.3"
       |      ^^^^^
       |
       = hjælp: Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.

    4 fejl og 1 advarsel i 7 filer.
    --- exit 1
    "#);
}

#[cfg(target_os = "linux")] // A name of any bytes: macOS takes none, and Windows has UTF-16.
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

    Nr.  Handling         Ansvarlig      Status         Vurdering      Frist  Sidste note  Notens ord
    1.1  Rense stranden.  Sekretariatet  ikke igangsat  ikke vurderet  –

    Mål 1: 1 handling – 1 ikke igangsat
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2022-2025/maal-3�.toml
      find og ret dem med: kimo tjek
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
    place.write("plan/2018-2021/handleplan.toml", handleplan_from(2018));
    assert_snapshot!(place.kimo(&["status", "--dato", "1.6.2021"]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2018-2021
    Status pr. 1. juni 2021

    Ufuldstændig. Planen har fejl i 20�26-2029, og oplysninger derfra kan mangle her.

    Der er ingen handlinger at vise.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 20�26-2029
      find og ret dem med: kimo tjek
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["check", "--dato", super::TODAY]), @"
    fejl[ulaeselig-fil]: mappens navn er ikke gemt som UTF-8, så perioden i den læses ikke
    --> plan/20�26-2029
     = hjælp: Omdøb mappen efter sin periode, f.eks. 2022-2025.

    1 fejl i 2 filer.
    Perioden 2018-2021 sluttede den 31. december 2021. Den næste plan laves med: kimo nyperiode 2022-2025
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

#[cfg(unix)] // Links: on Windows they are for administrators.
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

/// A goal's file under any name but its own is told of, and is in no list; where the goal's own is
/// there too, it is told as a copy.
#[test]
fn a_goal_under_another_name_is_never_passed_over() {
    for name in [
        "maal-3.toml.txt",
        "maal-3.TOML",
        "Maal-3.toml",
        "maal-3.txt",
        "maal-3",
        ".maal-3.toml",
        "maal-3.toml ",
        "maal 3.toml",
        "maal-03.toml",
        "Mål-3.toml",
        "maal-3 - Kopi.toml",
        "maal-3.toml.toml",
        "maal-3.tom",
        "maal-3-2024-03-12.toml",
        "maal-3.ours.toml",
    ] {
        if cfg!(windows) && name.ends_with(' ') {
            continue; // No name does there.
        }
        let place = with_period();
        let goal = GOAL.replace("\"1", "\"3");
        place.write(&format!("plan/2022-2025/{name}"), &goal);
        let said = check(&place);
        let told = format!(
            "fejl[forkert-filnavn] filen ”{name}” læses ikke, for den hedder ikke maal-3.toml\n  Kald den maal-3.toml."
        );
        assert!(said.contains(&told) && said.ends_with("exit 1"), "{said}");
        assert_eq!(said.matches("fejl[").count(), 1, "{said}");
        let note = place.kimo(&["note", "3.1", "x", "--dato", "1.6.2024"]);
        // Where a disk tells no capitals apart, it is found under the right name too.
        let is_found = !cfg!(target_os = "linux") && name.eq_ignore_ascii_case("maal-3.toml");
        assert!(
            is_found || note.err.contains(&format!("fejl i 2022-2025/{name}")),
            "{}",
            note.err
        );
        let status = place.kimo(&["status", "--dato", "1.6.2024"]);
        assert!(
            status.out.contains("Ufuldstændig") && status.code == 1,
            "{}",
            status.out
        );
        if is_found {
            continue; // It has that name already.
        }
        place.write("plan/2022-2025/maal-3.toml", goal);
        let said = check(&place);
        let told = format!(
            "advarsel[ukendt-fil] filen ”{name}” ligner en kopi af maal-3.toml og læses ikke"
        );
        assert!(said.contains(&told) && said.ends_with("exit 0"), "{said}");
        assert!(!said.contains("ald den"), "{said}");
    }
}

/// One drag of the mouse too many, and a whole goal is gone from the report.
#[test]
fn a_goal_in_a_folder_of_the_period_is_never_passed_over() {
    let place = with_period();
    place.write(
        "plan/2022-2025/Ny mappe/maal-3.toml",
        GOAL.replace("\"1", "\"3"),
    );
    place.write("plan/2022-2025/bilag/brev.txt", "Kære alle");
    place.write("plan/2022-2025/.gemt/maal-1.toml", GOAL);
    assert_snapshot!(check(&place), @"
    2022-2025/Ny mappe:1:1 fejl[forkert-filnavn] mappen ”Ny mappe” ligger i periodens mappe og læses ikke, men har maal-3.toml
      Flyt det, der hører til planen, op i periodens mappe, og resten ud af den.
    exit 1
    ");
    let status = place.kimo(&["status", "--dato", "1.6.2024"]);
    assert!(
        status.out.contains("Ufuldstændig") && status.code == 1,
        "{status}"
    );
    let place = with_period();
    place.write("plan/2022-2025/gammelt/maal-1.toml", GOAL);
    assert_snapshot!(check(&place), @"
    2022-2025/gammelt:1:1 advarsel[ukendt-fil] mappen ”gammelt” ligger i periodens mappe og læses ikke, men har maal-1.toml
      Flyt det, der hører til planen, op i periodens mappe, og resten ud af den.
    exit 0
    ");
}

#[test]
fn a_goal_in_a_file_of_any_name_is_known_by_what_stands_in_it() {
    for (name, told) in [
        (
            "plastik.toml",
            "fejl[forkert-filnavn] filen ”plastik.toml” læses ikke, for den hedder ikke maal-3.toml\n  Kald den maal-3.toml.",
        ),
        (
            "maal-3\u{200b}.toml",
            "fejl[forkert-filnavn] filen ”maal-3\\u{200b}.toml” læses ikke, for den hedder ikke maal-3.toml\n  Kald den maal-3.toml.",
        ),
        (
            "maal-3.toml.zip",
            "fejl[forkert-filnavn] filen ”maal-3.toml.zip” læses ikke, for den hedder ikke maal-3.toml\n  Pak den ud, og kald det, der var i den, maal-3.toml.",
        ),
        (
            "maal-3.toml.lnk",
            "fejl[forkert-filnavn] filen ”maal-3.toml.lnk” læses ikke, for den hedder ikke maal-3.toml\n  Den er en genvej: læg selve filen her, og kald den maal-3.toml.",
        ),
        (
            "maal-3.rtf",
            "advarsel[ukendt-fil] filen ”maal-3.rtf” er ikke en af planens filer og læses ikke\n  Er den et mål i planen, så gem det som ren tekst med navnet maal-3.toml. Flyt den ellers ud af mappen.",
        ),
    ] {
        let place = with_period();
        place.write(
            &format!("plan/2022-2025/{name}"),
            GOAL.replace("\"1", "\"3"),
        );
        let found = check(&place);
        assert!(found.contains(told), "{name}: {found}");
        assert_eq!(found.matches("] ").count(), 1, "{name}: {found}");
    }
    let place = with_period();
    place.write("plan/2022-2025/plastik.toml", GOAL);
    place.write("plan/2022-2025/~$al-2.toml", "x");
    assert_snapshot!(check(&place), @"
    2022-2025/plastik.toml:1:1 advarsel[ukendt-fil] filen ”plastik.toml” ligner en kopi af maal-1.toml og læses ikke
      Se efter, om der står noget nyt i den, og skriv det ind i maal-1.toml. Slet så kopien.
    exit 0
    ");
}

#[test]
fn a_period_in_another_folder_is_never_passed_over() {
    let place = with_period();
    place.write(
        "plan/arkiv/2018-2021/handleplan.toml",
        handleplan_from(2018),
    );
    assert_snapshot!(check(&place), @"
    arkiv/2018-2021:1:1 advarsel[ukendt-fil] mappen ”2018-2021” ligger i mappen ”arkiv”, så perioden i den læses ikke
      Flyt den op ved siden af planens andre perioder. Er den en kopi, så flyt den ud af planens mappe.
    exit 0
    ");
    let place = with_period();
    let folder = "plan/2026-2029/2026-2029";
    place.write(&format!("{folder}/handleplan.toml"), handleplan_from(2026));
    assert_snapshot!(check(&place), @"
    2026-2029/2026-2029:1:1 fejl[forkert-filnavn] mappen ”2026-2029” ligger i mappen ”2026-2029”, så perioden i den læses ikke
      Flyt filerne i den op i mappen over den, og slet så den tomme mappe.
    exit 1
    ");
}

#[test]
fn a_goal_that_lies_in_icloud_alone_is_to_be_fetched() {
    let place = with_period();
    place.write("plan/2022-2025/.maal-3.toml.icloud", "bplist00");
    assert_snapshot!(check(&place), @"
    2022-2025/.maal-3.toml.icloud:1:1 fejl[forkert-filnavn] filen ”.maal-3.toml.icloud” læses ikke, for den hedder ikke maal-3.toml
      Den ligger kun i iCloud: højreklik på den i Finder, og vælg ”Hent nu”.
    exit 1
    ");
}

/// What a sparse checkout leaves out is a part of the plan, and in no list.
#[test]
fn a_goal_that_a_sparse_checkout_leaves_out_is_told_of() {
    let place = with_period();
    place.init_git();
    place.git(&["add", "--all"]);
    place.commit("plan");
    place.git(&["sparse-checkout", "set", "--no-cone", "/*", "!maal-2.toml"]);
    let run =
        |arguments: &[&str]| place.kimo_with_git(&[arguments, &["--dato", "1.6.2024"]].concat());
    assert_snapshot!(run(&["check"]), @"
    fejl[ulaeselig-fil]: filen er ikke hentet ned (git sparse-checkout), så den læses ikke
    --> plan/2022-2025/maal-2.toml
     = hjælp: Hent resten af planen med ”git sparse-checkout disable”.

    1 fejl i 3 filer.
    --- exit 1
    ");
    let status = run(&["status"]);
    assert!(
        status.out.contains("Ufuldstændig") && status.code == 1,
        "{status}"
    );
    let note = run(&["note", "2.1", "x"]);
    assert!(note.err.contains("fejl i 2022-2025/maal-2.toml"), "{note}");
    place.git(&["sparse-checkout", "disable"]);
    run(&["check"]).quiet();
}

#[test]
fn a_period_that_a_sparse_checkout_leaves_out_is_told_of_once() {
    let place = with_period();
    for file in ["handleplan.toml", "maal-1.toml", "maal-2.toml"] {
        let text = place.read(&format!("plan/2022-2025/{file}"));
        let text = text.replace("2022-2025", "2018-2021");
        let text = text
            .replace("2023-02", "2019-02")
            .replace("2024-02", "2020-02");
        place.write(&format!("plan/2018-2021/{file}"), text);
    }
    place.init_git();
    place.git(&["add", "--all"]);
    place.commit("plan");
    place.git(&["sparse-checkout", "set", "--no-cone", "/*", "!2022-2025"]);
    let run =
        |arguments: &[&str]| place.kimo_with_git(&[arguments, &["--dato", "1.6.2024"]].concat());
    assert_snapshot!(run(&["check"]), @r#"
    fejl[ulaeselig-fil]: filen er ikke hentet ned (git sparse-checkout), så den læses ikke
    --> plan/2022-2025/handleplan.toml
     = hjælp: Hent resten af planen med ”git sparse-checkout disable”.

    advarsel[hul-i-numre]: nummer 2.2 mangler før 2.3
      --> plan/2018-2021/maal-2.toml:10:6
       |
    10 | nr = "2.3"
       |      ^^^^^
       |
       = hjælp: Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.

    1 fejl og 1 advarsel i 4 filer.
    --- exit 1
    "#);
    let status = run(&["status"]);
    assert!(
        status.err.contains("se 2022-2025/handleplan.toml") && status.code == 1,
        "{status}"
    );
    place.git(&["sparse-checkout", "disable"]);
    run(&["check"]).quiet();
}

#[test]
fn a_header_under_another_name_is_one_error() {
    let place = with_period();
    let at = |name: &str| place.path(&format!("plan/2022-2025/{name}"));
    std::fs::rename(at("handleplan.toml"), at("handleplan.toml.txt")).unwrap();
    assert_snapshot!(check(&place), @"
    2022-2025/handleplan.toml.txt:1:1 fejl[forkert-filnavn] filen ”handleplan.toml.txt” læses ikke, for den hedder ikke handleplan.toml
      Kald den handleplan.toml. Windows skjuler endelsen .txt, til du slår ”Filtypenavne” til under Vis i Stifinder.
    exit 1
    ");
}

/// What OneDrive, Dropbox, Syncthing, Finder, Explorer and git lay beside a file counts nowhere.
#[test]
fn a_copy_of_a_goal_counts_nowhere() {
    let place = with_period();
    let actions = |place: &Workplace| {
        place
            .kimo(&["status", "--format", "csv", "--dato", "1.6.2024"])
            .out
    };
    let before = actions(&place);
    for name in [
        "maal-1-PC-ANNA.toml",
        "maal-1 (1).toml",
        "maal-1 - Kopi.toml",
        "maal-1 - Kopi (2).toml",
        "maal-1 - Copy.toml",
        "maal-1 kopi.toml",
        "maal-1 copy 2.toml",
        "maal-1 2.toml",
        "Kopi af maal-1.toml",
        "maal-1 (Annas modstridende kopi 2024-03-12).toml",
        "maal-1.sync-conflict-20240312-101010-ABCDEFG.toml",
        "maal-1_BACKUP_123.toml",
        "maal-1_LOCAL_123.toml",
        "maal-01.toml",
        "handleplan-PC-ANNA.toml",
    ] {
        let path = format!("plan/2022-2025/{name}");
        let text = if name.starts_with('h') {
            HANDLEPLAN
        } else {
            GOAL
        };
        place.write(&path, text);
        let said = check(&place);
        let original = if name.starts_with('h') {
            "handleplan.toml"
        } else {
            "maal-1.toml"
        };
        let told = format!(
            "advarsel[ukendt-fil] filen ”{name}” ligner en kopi af {original} og læses ikke"
        );
        assert!(said.contains(&told), "{name}: {said}");
        assert_eq!(said.lines().count(), 3, "{name}: {said}");
        assert_eq!(actions(&place), before, "{name}");
        std::fs::remove_file(place.path(&path)).unwrap();
    }
    // Under a name that could be a goal's, what it says tells.
    for name in ["maal-4.toml", "maal-A-PC.toml"] {
        let path = format!("plan/2022-2025/{name}");
        place.write(&path, GOAL);
        let said = check(&place);
        assert!(
            said.contains("mål 1 står også i maal-1.toml, så denne fil læses ikke"),
            "{said}"
        );
        assert!(!said.contains("kald filen"), "{said}");
        assert_eq!(said.lines().count(), 3, "{said}");
        assert_eq!(
            actions(&place).lines().count(),
            before.lines().count(),
            "{name}"
        );
        std::fs::remove_file(place.path(&path)).unwrap();
    }
    for name in [
        "maal-1.toml~",
        "maal-1.toml.bak",
        ".maal-1.toml.swp",
        "._maal-1.toml",
        "maal-1.docx",
    ] {
        place.write(&format!("plan/2022-2025/{name}"), GOAL);
    }
    assert_eq!(check(&place), "exit 0");
}

#[test]
fn a_copy_of_a_periods_folder_counts_nowhere() {
    let place = with_period();
    for name in [
        "2022-2025 - Kopi",
        "2022-2025 (1)",
        "2022-2025-PC-ANNA",
        "Kopi af 2022-2025",
    ] {
        place.write(&format!("plan/{name}/handleplan.toml"), HANDLEPLAN);
        place.write(&format!("plan/{name}/maal-1.toml"), GOAL);
        let said = check(&place);
        let told = format!(
            "{name}:1:1 advarsel[ukendt-fil] mappen ”{name}” ligner en kopi af 2022-2025 og læses ikke"
        );
        assert!(said.contains(&told), "{said}");
        assert_eq!(said.lines().count(), 3, "{said}");
        std::fs::remove_dir_all(place.path(&format!("plan/{name}"))).unwrap();
    }
}

/// A plan that came with a pull request may hold a link to any file of the machine that checks it.
/// The folder of the period's own name is read and written in, whatever the copy's name is and
/// wherever it stands in the order.
#[test]
fn a_period_put_aside_under_any_name_is_read_and_written_by_no_command() {
    for name in ["arkiv", "2022–2025", "2022_2025", "0gammel"] {
        let place = with_period();
        place.write(&format!("plan/{name}/handleplan.toml"), HANDLEPLAN);
        place.write(&format!("plan/{name}/maal-1.toml"), GOAL);
        let told = format!(
            "{name}:1:1 advarsel[ukendt-fil] mappen ”{name}” ligner en kopi af 2022-2025 og læses ikke"
        );
        let said = check(&place);
        assert!(
            said.starts_with(&told) && said.lines().count() == 3,
            "{said}"
        );
        let note = place.kimo(&["note", "1.1", "Prøve.", "--dato", "1.6.2024"]);
        assert_eq!(note.code, 0, "{note}");
        let written = std::fs::read_to_string(place.path("plan/2022-2025/maal-1.toml")).unwrap();
        assert!(written.contains("Prøve."), "{name}");
    }
    // A goal that was drawn into another folder.
    let place = with_period();
    let third = GOAL.replace("\"1", "\"3");
    place.write("plan/Ny mappe/maal-3.toml", third);
    assert_snapshot!(check(&place), @r#"
    Ny mappe/handleplan.toml:1:1 fejl[mangler-fil] mappen ”Ny mappe” har planens filer, men ingen handleplan.toml
      Flyt filerne ind i mappen for den periode, de hører til; er de kopier, så slet dem.
    Ny mappe/maal-3.toml:1:6 advarsel[hul-i-numre] numrene 1 og 2 mangler før 3
      Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.
    exit 1
    "#);
    let note = place.kimo(&["note", "1.1", "Prøve.", "--dato", "1.6.2024"]);
    assert_eq!(note.code, 0, "{note}");
    // Nothing else has the period: it is read, and its folder to be renamed.
    let place = with_period();
    std::fs::rename(place.path("plan/2022-2025"), place.path("plan/arkiv")).unwrap();
    assert_snapshot!(check(&place), @"
    arkiv/handleplan.toml:4:11 fejl[forkert-mappenavn] perioden er ”2022-2025”, men mappen hedder ”arkiv”
      Ret periode, eller kald mappen 2022-2025.
    exit 1
    ");
    // The next period's folder, copied by hand.
    let place = with_period();
    place.write("plan/2026-2029/handleplan.toml", HANDLEPLAN);
    assert_snapshot!(check(&place), @r#"
    2026-2029/handleplan.toml:4:11 fejl[forkert-mappenavn] perioden er ”2022-2025”, men mappen hedder ”2026-2029”
      Ret periode til "2026-2029".
    exit 1
    "#);
}

#[test]
fn a_file_of_the_plan_above_the_periods_hides_none_of_them() {
    let place = with_period();
    place.write("plan/handleplan.toml", HANDLEPLAN);
    assert_snapshot!(check(&place), @"
    handleplan.toml:1:1 fejl[forkert-filnavn] filen ”handleplan.toml” ligger over periodernes mapper og læses ikke
      Hver periode har sin egen handleplan.toml i sin mappe. Se efter, om der står noget nyt i denne, og slet den så.
    exit 1
    ");
    let status = place.kimo(&["status", "--dato", "1.6.2024"]);
    assert!(
        status.out.contains("Samle net.") && status.code == 1,
        "{status}"
    );
    // The whole of a period, copied up.
    place.write("plan/maal-1.toml", GOAL);
    place.write("plan/maal-2.toml", OTHER_GOAL);
    assert_snapshot!(check(&place), @"
    handleplan.toml:1:1 fejl[forkert-filnavn] filen ”handleplan.toml” ligger over periodernes mapper og læses ikke
      Hver periode har sin egen handleplan.toml i sin mappe. Se efter, om der står noget nyt i denne, og slet den så.
    maal-1.toml:1:1 advarsel[ukendt-fil] filen ”maal-1.toml” ligger over periodernes mapper og læses ikke
      Hver periode har den i sin mappe. Se efter, om der står noget nyt i denne, og slet den så.
    maal-2.toml:1:1 advarsel[ukendt-fil] filen ”maal-2.toml” ligger over periodernes mapper og læses ikke
      Hver periode har den i sin mappe. Se efter, om der står noget nyt i denne, og slet den så.
    exit 1
    ");
    let place = with_period();
    place.write("plan/maal-3.toml", GOAL.replace("\"1", "\"3"));
    assert_snapshot!(check(&place), @"
    maal-3.toml:1:1 fejl[forkert-filnavn] filen ”maal-3.toml” ligger over periodernes mapper og læses ikke
      Flyt den ind i mappen for den periode, den hører til; er den en kopi, så slet den.
    exit 1
    ");
    let report = place.kimo(&["report", "2024"]);
    assert!(report.out.contains("Ufuldstændig"), "{report}");
}

/// Only what may be in the file above makes it doubtful whether a number is missing.
#[test]
fn a_goal_that_may_lie_above_the_periods_is_not_missed_in_them() {
    let with_gap = || {
        let place = with_period();
        place.write("plan/2022-2025/maal-4.toml", GOAL.replace("\"1", "\"4"));
        place
    };
    let place = with_gap();
    place.write("plan/maal-3.toml", GOAL.replace("\"1", "\"3"));
    assert_snapshot!(check(&place), @"
    maal-3.toml:1:1 fejl[forkert-filnavn] filen ”maal-3.toml” ligger over periodernes mapper og læses ikke
      Flyt den ind i mappen for den periode, den hører til; er den en kopi, så slet den.
    exit 1
    ");
    let place = with_gap();
    place.write("plan/handleplan.toml", HANDLEPLAN);
    assert_snapshot!(check(&place), @r#"
    2022-2025/maal-4.toml:1:6 advarsel[hul-i-numre] nummer 3 mangler før 4
      Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.
    handleplan.toml:1:1 fejl[forkert-filnavn] filen ”handleplan.toml” ligger over periodernes mapper og læses ikke
      Hver periode har sin egen handleplan.toml i sin mappe. Se efter, om der står noget nyt i denne, og slet den så.
    exit 1
    "#);
    let place = with_gap();
    place.write("plan/maal-2.toml", OTHER_GOAL);
    assert_snapshot!(check(&place), @r#"
    2022-2025/maal-4.toml:1:6 advarsel[hul-i-numre] nummer 3 mangler før 4
      Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.
    maal-2.toml:1:1 advarsel[ukendt-fil] filen ”maal-2.toml” ligger over periodernes mapper og læses ikke
      Hver periode har den i sin mappe. Se efter, om der står noget nyt i denne, og slet den så.
    exit 0
    "#);
}

#[cfg(target_os = "linux")] // Links, as above; macOS has its temporary folder behind one.
#[test]
fn the_lines_of_a_file_outside_the_plan_are_shown_to_no_machine() {
    use std::os::unix::fs::symlink;
    let place = with_period();
    place.write("hemmeligt.txt", "KODEORD = \"hemmelig\"\nx = = 1\n");
    symlink(
        place.path("hemmeligt.txt"),
        place.path("plan/2022-2025/maal-3.toml"),
    )
    .unwrap();
    for format in ["json", "github", "csv"] {
        let run = place.kimo(&["check", "--format", format, "--dato", super::TODAY]);
        assert!(
            run.code == 1 && run.out.contains("maal-3.toml"),
            "{}",
            run.out
        );
        assert!(!run.out.to_lowercase().contains("kodeord"), "{}", run.out);
    }
    let run = place.kimo(&["check", "--format", "github", "--dato", super::TODAY]);
    assert_snapshot!(run.out, @r#"
    ::warning file=plan/2022-2025/maal-2.toml,line=10,col=6,title=hul-i-numre::nummer 2.2 mangler før 2.3. Er der gået noget tabt? Er hullet meningen, så skriv accepteret = ["hul-i-numre"] øverst i filen.
    ::error file=plan/2022-2025/maal-3.toml,line=1,col=1,title=ukendt-noegle::filen er et link ud af planens mappe, så linjen vises ikke her. Kør ”kimo tjek” i en terminal for at se den.
    ::error file=plan/2022-2025/maal-3.toml,line=1,col=1,title=syntaks::filen er et link ud af planens mappe, så linjen vises ikke her. Kør ”kimo tjek” i en terminal for at se den.
    "#);
    // A link within the plan hides nothing.
    std::fs::remove_file(place.path("plan/2022-2025/maal-3.toml")).unwrap();
    place.write("plan/bilag/maal.txt", "nr = = 1\n");
    symlink(
        "../bilag/maal.txt",
        place.path("plan/2022-2025/maal-3.toml"),
    )
    .unwrap();
    let run = place.kimo(&["check", "--format", "github", "--dato", super::TODAY]);
    assert!(run.out.contains("der står ét ”=” for meget"), "{}", run.out);
}

#[cfg(target_os = "linux")] // The files are of /proc.
#[test]
fn a_file_without_an_end_is_refused_by_what_it_is() {
    use std::os::unix::fs::symlink;
    for endless in ["/proc/self/pagemap", "/proc/self/environ", "/dev/zero"] {
        let place = with_period();
        symlink(endless, place.path("plan/2022-2025/maal-3.toml")).unwrap();
        let run = place.kimo(&["check", "--dato", super::TODAY]);
        let told = run.out.split("\n\n").find(|of| of.contains("maal-3.toml"));
        let told = told.unwrap_or_default();
        assert!(
            told.starts_with("fejl[ulaeselig-fil]"),
            "{endless}: {}",
            run.out
        );
        assert!(
            run.out.contains("1 fejl og 1 advarsel"),
            "{endless}: {}",
            run.out
        );
    }
}
