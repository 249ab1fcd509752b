//! Four years in the life of a plan, and the first day of the next: every command of the yearly
//! cycle, in its order, on real files in a real git repository.
//!
//! What it proves is that a report is settled: run again at the end, in another place, each
//! year's report has the bytes that it had on 1 April of the year after.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{Run, Workplace};
use std::path::Path;
use std::process::Command;

/// A plan in a repository, whose commands must all go well.
struct Life {
    place: Workplace,
}

impl Life {
    fn begin() -> Life {
        let life = Life {
            place: Workplace::empty(),
        };
        life.git(&["init", "--quiet"]);
        life
    }

    /// Runs `kimo`, which must end well; what it says on the error output is its own affair.
    #[track_caller]
    fn kimo(&self, arguments: &[&str]) -> String {
        let run = self.place.kimo(arguments);
        assert_eq!(run.code, 0, "kimo {arguments:?}\n{run}");
        run.out
    }

    #[track_caller]
    fn git(&self, arguments: &[&str]) -> String {
        git(&self.place.path(""), &self.place.path(""), arguments)
    }

    /// The day's work goes into the repository, and nothing is left lying about.
    #[track_caller]
    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "-m", message]);
        assert_eq!(self.git(&["status", "--porcelain"]), "");
    }

    /// A hand in an editor: puts `new` in the place of `old`, or at the end where that is empty.
    #[track_caller]
    fn edit(&self, name: &str, old: &str, new: &str) {
        let text = self.place.read(name);
        let text = match old {
            "" => text + new,
            old => {
                assert!(text.contains(old), "{old} in {text}");
                text.replacen(old, new, 1)
            }
        };
        self.place.write(name, text);
    }
}

/// Runs git in `folder`, with the settings of nobody.
#[track_caller]
fn git(folder: &Path, home: &Path, arguments: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=Sekretariatet"])
        .args(["-c", "user.email=sekretariatet@example.org"])
        .args(["-c", "init.defaultBranch=main"])
        .args(arguments)
        .current_dir(folder)
        .env("HOME", home)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env_remove("GIT_DIR")
        .env_remove("GIT_WORK_TREE")
        .env_remove("GIT_INDEX_FILE")
        .output()
        .unwrap();
    let run = Run::from(output);
    assert_eq!(run.code, 0, "git {arguments:?}\n{run}");
    run.out
}

/// The first weeks: the plan is made, filled in by hand, and adopted.
fn write_the_plan(life: &Life) {
    life.kimo(&[
        "init",
        "plan",
        "--periode",
        "2018-2021",
        "--titel",
        "Handleplan 2018-2021 (opdigtet)",
        "--organisation",
        "Foreningen Ren Fjord (opdigtet)",
    ]);
    life.commit("En ny plan");
    let header = "plan/2018-2021/handleplan.toml";
    life.edit(header, "# vedtaget = 2018-02-28", "vedtaget = 2018-02-28");
    life.edit(
        header,
        "",
        "\n[[international]]\nnr = \"KI-3\"\ntitel = \"Mindre plast i havet\"\n",
    );
    let goal = "plan/2018-2021/maal-1.toml";
    life.edit(goal, "EKSEMPEL: Skriv, hvad I vil opnå", "En renere fjord");
    life.edit(
        goal,
        "EKSEMPEL: Skriv, hvad der skal gøres for at nå målet.",
        "Rense strandene.",
    );
    life.edit(
        goal,
        "ansvarlig = [\"Sekretariatet\"]\n",
        "ansvarlig = [\"Sekretariatet\"]\nfrist = \"4. kvartal 2021\"\n\n\
         [[handling]]\nnr = \"1.2\"\ntekst = \"Holde en konference.\"\nansvarlig = [\"Bestyrelsen\"]\n",
    );
    life.edit(
        goal,
        "",
        "\n[[indikator]]\nnavn = \"Medlemmer\"\nenhed = \"medlemmer\"\nudgangspunkt = 18\nmaaltal = 25\nhandling = \"1.1\"\n",
    );
    life.kimo(&["check"]);
    life.commit("Planen er vedtaget");
}

/// January to March: the year's goals are proposed, and the board decides.
fn first_quarter(life: &Life, year: i32) {
    let (of_year, proposed, decided) = (
        year.to_string(),
        format!("20.1.{year}"),
        format!("22.2.{year}"),
    );
    let goal = format!("Strand {year} er ren");
    life.kimo(&[
        "adjust",
        "1.1",
        "--år",
        &of_year,
        "--mål",
        &goal,
        "--midler",
        "Frivillige",
        "--beløb",
        "40.000",
        "--dato",
        &proposed,
    ]);
    life.commit("Forslag til årets mål");
    life.kimo(&[
        "adjust",
        "1.1",
        "--år",
        &of_year,
        "--besluttet",
        &decided,
        "--møde",
        "Bestyrelsesmøde",
        "--dato",
        &decided,
    ]);
    life.commit("Bestyrelsen har besluttet årets mål");
}

/// April to December: notes as things happen, and what was reached is measured.
fn rest_of_the_year(life: &Life, year: i32) {
    let note = |number: &str, day: &str, text: &str, more: &[&str]| {
        let day = format!("{day}.{year}");
        life.kimo(&[&["note", number, text, "--dato", &day], more].concat());
    };
    let spring = format!("Foråret {year}: stranden er renset.");
    let light = ["--status", "igangsat", "--vurdering", "grøn"];
    note("1.1", "12.5", &spring, &light);
    life.commit("Note");
    match year {
        2019 => {
            let arguments = [
                "add",
                "1",
                "Samle plast på havet.",
                "--ansvarlig",
                "Sekretariat",
                "--international",
                "KI-3",
                "--dato",
                "20.10.2019",
            ];
            life.kimo(&arguments);
            life.commit("Ny handling efter KIMO Internationals årsmøde");
        }
        2020 => {
            let done = ["--status", "gennemført"];
            note("1.2", "1.10", "Konferencen er holdt.", &done);
            life.commit("Konferencen");
        }
        2021 => note("1.3", "1.10", "Bådene mangler.", &["--vurdering", "rød"]),
        _ => {}
    }
    let members = (year - 2000).to_string();
    let last_day = format!("31.12.{year}");
    life.kimo(&[
        "measure",
        "Medlemmer",
        &members,
        "--dato",
        &last_day,
        "--kilde",
        "Medlemslisten",
    ]);
    life.commit("Årets måling");
}

#[test]
fn four_years_and_every_report_is_settled() {
    let life = Life::begin();
    write_the_plan(&life);
    let mut reports = Vec::new();
    for year in 2018..=2021 {
        first_quarter(&life, year);
        if year > 2018 {
            // 1 April: the board has met, and last year's report is final.
            reports.push((year - 1, life.kimo(&["report", &(year - 1).to_string()])));
        }
        rest_of_the_year(&life, year);
    }
    let receipt = life.kimo(&["rollover", "2022-2025", "--ja"]);
    assert!(
        receipt.contains("1.2 (før 1.3): Samle plast på havet.\n"),
        "{receipt}"
    );
    assert!(
        receipt.contains("1.2 gennemført: Holde en konference.\n"),
        "{receipt}"
    );
    assert!(receipt.contains("Medlemmer: 21 medlemmer\n"), "{receipt}");
    let checked = life.kimo(&["check", "--periode", "2022-2025"]);
    assert!(checked.starts_with("Ingen fejl i "), "{checked}");
    life.commit("Den næste periodes plan");
    first_quarter(&life, 2022);
    reports.push((2021, life.kimo(&["report", "2021"])));
    rest_of_the_year(&life, 2022);

    for (year, report) in &reports {
        let spring = format!("Foråret {year}: stranden er renset.");
        assert!(report.contains(&spring), "{report}");
        let next_goal = format!("Strand {} er ren", year + 1);
        assert!(report.contains(&next_goal), "{report}");
        let measured = format!("{} (31.12.{year}, Medlemslisten)", year - 2000);
        assert!(report.contains(&measured), "{report}");
        let later = format!("Foråret {}", year + 1);
        assert!(!report.contains(&later), "{report}");
    }
    let shown = life.kimo(&["show", "1.2", "--dato", "31.12.2022"]);
    assert!(
        shown.contains("2018-2021, handling 1.3: ikke igangsat, rød"),
        "{shown}"
    );

    // A colleague's copy, on another disk and another day.
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("kopi");
    let from = life.place.path("").display().to_string();
    let to = copy.display().to_string();
    git(
        elsewhere.path(),
        elsewhere.path(),
        &["clone", "--quiet", &from, &to],
    );
    for (year, report) in &reports {
        let year = year.to_string();
        assert_eq!(&life.kimo(&["report", &year]), report, "{year}");
        let plan = copy.join("plan").display().to_string();
        assert_eq!(
            &life.kimo(&["report", &year, "--plan", &plan]),
            report,
            "{year}"
        );
    }
    life.kimo(&["check"]);
    assert_eq!(life.git(&["status", "--porcelain"]), "");
}
