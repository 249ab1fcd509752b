//! Where the plan is: options, environment, folders above, and names with anything in them.

use super::common::{GOAL, HANDLEPLAN, Workplace, handleplan_from};
use insta::assert_snapshot;

#[test]
fn a_path_may_hold_blanks_danish_letters_and_a_slash_at_its_end() {
    let place = Workplace::empty();
    let goal = GOAL.replace("Sekretariatet", "Sekretariatt");
    place.write("mine æøå filer/plan/handleplan.toml", HANDLEPLAN);
    place.write("mine æøå filer/plan/maal-1.toml", &goal);
    let first = |run: super::common::Run| run.out.lines().nth(1).unwrap().to_owned();
    for path in [
        "mine æøå filer/plan",
        "mine æøå filer/plan/",
        "mine æøå filer/plan//",
        "./mine æøå filer/plan",
    ] {
        let arrow = first(place.kimo(&["--plan", path, "check"]));
        let path = path.trim_end_matches('/');
        assert_eq!(arrow, format!(" --> {path}/maal-1.toml:7:14"));
    }
    let mut command = place.command(&["check"]);
    let output = command
        .env("KIMO_PLAN", "mine æøå filer/plan/")
        .output()
        .unwrap();
    assert_eq!(
        first(output.into()),
        " --> mine æøå filer/plan/maal-1.toml:7:14"
    );
}

#[test]
fn the_option_goes_before_the_environment_and_both_before_the_folder() {
    let place = Workplace::with_real_plan();
    for name in ["a", "b"] {
        place.write(
            &format!("{name}/handleplan.toml"),
            HANDLEPLAN.replace("Handleplan (", &format!("Plan {name} (")),
        );
        place.write(&format!("{name}/maal-1.toml"), GOAL);
    }
    let title = |arguments: &[&str], environment: Option<&str>| {
        let mut command = place.command(arguments);
        if let Some(path) = environment {
            command.env("KIMO_PLAN", path);
        }
        let run: super::common::Run = command.output().unwrap().into();
        run.out.lines().next().unwrap().to_owned()
    };
    let status = ["status", "--dato", "1.6.2024"];
    assert_snapshot!(title(&status, None), @"KIMO Danmark · Handleplan - de strategiske mål · 2022-2025");
    assert_snapshot!(title(&status, Some("a")), @"Foreningen Ren Fjord (opdigtet) · Plan a (opdigtet) · 2022-2025");
    assert_snapshot!(title(&["status", "--dato", "1.6.2024", "--plan", "b"], Some("a")), @"Foreningen Ren Fjord (opdigtet) · Plan b (opdigtet) · 2022-2025");
}

#[test]
fn the_plan_is_found_from_a_folder_below() {
    let place = Workplace::with_example();
    for folder in ["referater/2024", "plan/2023-2026", "plan"] {
        std::fs::create_dir_all(place.path(folder)).unwrap();
        let mut command = place.command(&["check", "--dato", "30.11.2026"]);
        let output = command.current_dir(place.path(folder)).output().unwrap();
        let said = super::common::Run::from(output).quiet();
        assert!(
            said.starts_with("Ingen fejl i 7 filer.\n"),
            "{folder}: {said}"
        );
    }
}

#[test]
fn where_there_is_no_plan_the_way_to_one_is_told() {
    let place = Workplace::empty();
    std::fs::create_dir(place.path("tom")).unwrap();
    place.write("fil", "x");
    let said = |arguments: &[&str]| {
        place
            .kimo(arguments)
            .to_string()
            .replace(&super::common::shown(&place.path("")), "HER/")
    };
    assert_snapshot!(said(&["--plan", "tom", "status"]), @"
    --- stderr
    fejl: der er ingen plan i mappen tom
      mappen, eller en mappe i den, skal have en fil, der hedder handleplan.toml
    --- exit 1
    ");
    assert_snapshot!(said(&["--plan", "fil", "check"]), @"
    --- stderr
    fejl: fil er en fil
      skriv mappen, den ligger i: .
      stien kommer fra --plan
    --- exit 1
    ");
    assert_snapshot!(said(&["--plan", "findes ikke/", "report", "2024"]), @"
    --- stderr
    fejl: der er ingen mappe findes ikke/
      stien kommer fra --plan
    --- exit 1
    ");
}

#[test]
fn a_period_is_chosen_by_its_name() {
    let place = Workplace::with_example();
    for first in [2015, 2027] {
        let folder = format!("{first}-{}", first + 3);
        place.write(
            &format!("plan/{folder}/handleplan.toml"),
            handleplan_from(first),
        );
        place.write(&format!("plan/{folder}/maal-1.toml"), GOAL);
    }
    let period = |arguments: &[&str]| place.kimo(arguments).out.lines().next().unwrap().to_owned();
    assert_snapshot!(period(&["status", "--dato", "1.1.2016"]), @"Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2015-2018");
    assert_snapshot!(period(&["status", "--periode", "2015-2018", "--dato", "1.1.2016"]), @"Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2015-2018");
    assert_snapshot!(period(&["status", "--dato", "1.6.2027"]), @"Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2027-2030");
    assert_snapshot!(place.kimo(&["status", "--periode", "2019-2022", "--dato", "1.1.2024"]), @"
    --- stderr
    fejl: den 1. januar 2024 ligger ikke i perioden 2019-2022
      skete det i perioden, så skriv dagen: --dato 31.12.2022
      den dag hører til planen for 2023-2026
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--periode", "2019-2022", "--dato", "1.1.2018"]), @"
    --- stderr
    fejl: den 1. januar 2018 ligger ikke i perioden 2019-2022
      den dag hører til planen for 2015-2018
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--periode", "2019-2022", "--dato", "1.1.2040"]), @"
    --- stderr
    fejl: den 1. januar 2040 ligger ikke i perioden 2019-2022
      skete det i perioden, så skriv dagen: --dato 31.12.2022
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["note", "2.1", "Talt", "--periode", "2019-2022", "--dato", "17.1.2023"]), @"
    --- stderr
    fejl: den 17. januar 2023 ligger ikke i perioden 2019-2022
      skete det i perioden, så skriv dagen: --dato 31.12.2022
      en note eller et resultat om 2022 kan skrives til og med den 31. marts 2023: kimo notér eller kimo resultat med --år 2022
      den dag hører til planen for 2023-2026
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["status", "--periode", "2019-2023"]), @"
    --- stderr
    fejl: der er ingen periode ”2019-2023”
      mente du ”2019-2022”?
      perioderne er: 2015-2018, 2019-2022, 2023-2026, 2027-2030
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["report", "2035"]), @"
    --- stderr
    fejl: året 2035 ligger ikke i nogen periode
      perioderne er: 2015-2018, 2019-2022, 2023-2026, 2027-2030
    --- exit 1
    ");
    assert_snapshot!(place.kimo(&["check", "--dato", "31.12.2030"]).quiet(), @"
    Ingen fejl i 11 filer.
    Perioden 2027-2030 slutter den 31. december 2030. Den næste plan laves med: kimo nyperiode 2031-2034
    ");
}

#[test]
fn a_result_goes_to_the_file_that_is_named_however_it_is_written() {
    let place = Workplace::with_example();
    std::fs::create_dir(place.path("mappe")).unwrap();
    let run = |file: &str| place.kimo(&["status", "--dato", "31.12.2024", "--ud", file]);
    for (file, start) in [
        ("status.md ", "# "),
        ("status. md", "# "),
        ("Status pr. 31. december", "Foreningen"),
        ("Status v. Hansen", "Foreningen"),
        ("Status v.2 til mødet", "Foreningen"),
        ("Status 31.12.2024", "Foreningen"),
        ("mappe/a\u{30a}rsstatus.HTML", "<!doctype html>"),
    ] {
        assert_eq!(run(file).err, format!("Skrev {file}\n"));
        assert!(place.read(file).starts_with(start), "{file}");
    }
    let refused = [
        "mappe/",
        "anden/",
        " ",
        "mappe/Status 2024.pdf",
        "Status 2024. pdf",
    ];
    let refused = refused.map(|file| format!("--ud '{file}'\n{}\n", run(file)));
    assert_snapshot!(refused.concat(), @r#"
    --ud 'mappe/'
    --- stderr
    fejl: mappe/ kan ikke skrives: den er en mappe
      skriv også, hvad filen i den skal hedde
    --- exit 1
    --ud 'anden/'
    --- stderr
    fejl: anden/ kan ikke skrives: mappen anden/ findes ikke
      lav mappen først, eller vælg en, der er der
    --- exit 1
    --ud ' '
    --- stderr
    fejl: filens navn er tomt
      skriv, hvad filen skal hedde
    --- exit 1
    --ud 'mappe/Status 2024.pdf'
    --- stderr
    fejl: kimo kan ikke skrive en pdf-fil
      skriv --ud "mappe/Status 2024.docx" eller "mappe/Status 2024.html", og gem eller udskriv derfra som PDF
    --- exit 1
    --ud 'Status 2024. pdf'
    --- stderr
    fejl: kimo kan ikke skrive en pdf-fil
      skriv --ud "Status 2024.docx" eller "Status 2024.html", og gem eller udskriv derfra som PDF
    --- exit 1
    "#);
}
