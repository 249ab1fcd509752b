//! `kimo diff`: what changed since a commit or a day, in words.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;

use common::{GOAL, HANDLEPLAN, Run, Workplace};
use insta::assert_snapshot;

const FILE: &str = "plan/maal-1.toml";

fn repository() -> Workplace {
    let place = Workplace::with_goal(&format!(
        "{GOAL}frist = \"2024\"\n\n[[handling]]\nnr = \"1.2\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\n"
    ));
    place.init_git();
    place
}

fn diff(place: &Workplace, arguments: &[&str]) -> Run {
    let mut all = vec!["diff", "--periode", "2022-2025"];
    all.extend(arguments);
    place.kimo_with_git(&all)
}

/// What a run says, without the commit's name, which depends on the day it was made.
fn said(place: &Workplace, run: &Run) -> String {
    let full = place.git(&["rev-parse", "HEAD"]);
    let shown = run.to_string().replace(full.trim(), "COMMIT");
    shown.replace(&full[..8], "COMMIT")
}

/// One change of each sort.
fn change(place: &Workplace) {
    let edit = |old: &str, new: &str| {
        let text = place.read(FILE);
        assert!(text.contains(old), "{old}");
        place.write(FILE, text.replace(old, new));
    };
    edit("Rense stranden.", "Rense hele stranden hvert forår.");
    edit("[\"Sekretariatet\"]", "[\"Sekretariat\", \"Kommunerne\"]");
    edit("\"2024\"", "\"1. kvartal 2025\"");
    let start = place
        .read(FILE)
        .find("\n[[handling]]\nnr = \"1.2\"")
        .unwrap();
    let without = place.read(FILE)[..start].to_owned();
    place.write(FILE, without + "\n[[handling.aarsmaal]]\naar = 2025\ndato = 2025-01-15\nmaal = \"Ti strande\"\nbeloeb = 40_000\n\n[[handling]]\nnr = \"1.3\"\ntekst = \"Måle <vand>.\"\nansvarlig = [\"Bestyrelsen\"]\n\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\n\n[[indikator.maaling]]\ndato = 2024-12-31\nvaerdi = 7.5\n");
    place
        .kimo(&[
            "note",
            "1.1",
            "Kontrakten er *klar*.",
            "--status",
            "igangsat",
            "--dato",
            "12.3.2024",
        ])
        .quiet();
    let header = place.read("plan/handleplan.toml")
        + "\n[[moede]]\ndato = 2025-02-20\nnavn = \"Bestyrelsesmøde\"\n";
    place.write(
        "plan/handleplan.toml",
        header.replace("dato = 2024-02-22", "dato = 2024-02-29"),
    );
}

#[test]
fn what_is_not_committed_is_told_in_words() {
    let place = repository();
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ingen ændringer.
    --- exit 0
    ");
    change(&place);
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    7 ændringer: 4 nye, 1 ændret og 2 slettede.

    Slettet møde 22. februar 2024: Bestyrelsesmøde

    Nyt møde 29. februar 2024: Bestyrelsesmøde

    Nyt møde 20. februar 2025: Bestyrelsesmøde

    Handling 1.1: Rense hele stranden hvert forår.
    - Status: ikke igangsat → igangsat
    - Tekst: Rense [-stranden.-] {+hele stranden hvert forår.+}
    - Ansvarlig: Sekretariatet → Sekretariatet, Kommunerne
    - Frist: 2024 → 1. kvartal 2025
    - Nyt årsmål: 2025: Ti strande (dato: 15. januar 2025, beløb: 40.000 kr.)
    - Ny note: 12. marts 2024: Kontrakten er *klar*. (status: igangsat)

    Slettet handling 1.2: Plante ålegræs.
    - Ansvarlig: Kommunerne

    Ny handling 1.3: Måle <vand>.
    - Ansvarlig: Bestyrelsen

    Ny indikator: Strande
    - Enhed: strande
    - Ny måling: 31. december 2024: 7,5 strande
    --- exit 0
    ");
    assert_snapshot!(said(&place, &diff(&place, &["--format", "md"])), @r"
    # Ændringer siden 1. juni 2024 (commit COMMIT)

    Foreningen Ren Fjord (opdigtet)

    Handleplan (opdigtet) · 2022-2025

    7 ændringer: 4 nye, 1 ændret og 2 slettede.

    ## Slettet møde 22. februar 2024: Bestyrelsesmøde

    ## Nyt møde 29. februar 2024: Bestyrelsesmøde

    ## Nyt møde 20. februar 2025: Bestyrelsesmøde

    ## Handling 1.1: Rense hele stranden hvert forår.

    - Status: ikke igangsat → igangsat
    - Tekst: Rense ~~stranden.~~ **hele stranden hvert forår.**
    - Ansvarlig: Sekretariatet → Sekretariatet, Kommunerne
    - Frist: 2024 → 1. kvartal 2025
    - Nyt årsmål: 2025: Ti strande (dato: 15. januar 2025, beløb: 40.000 kr.)
    - Ny note: 12. marts 2024: Kontrakten er \*klar\*. (status: igangsat)

    ## Slettet handling 1.2: Plante ålegræs.

    - Ansvarlig: Kommunerne

    ## Ny handling 1.3: Måle &lt;vand>.

    - Ansvarlig: Bestyrelsen

    ## Ny indikator: Strande

    - Enhed: strande
    - Ny måling: 31. december 2024: 7,5 strande
    --- exit 0
    ");
}

#[test]
fn json_has_the_values_before_and_after() {
    let place = repository();
    place
        .kimo(&["note", "1.1", "Ny", "--dato", "12.3.2024"])
        .quiet();
    assert_snapshot!(said(&place, &diff(&place, &["--format", "json"])), @r#"
    {
      "format": 1,
      "periode": "2022-2025",
      "ufuldstaendig": [],
      "siden": {
        "commit": "COMMIT",
        "dato": "2024-06-01",
        "ufuldstaendig": []
      },
      "ikke_sammenlignet": [],
      "aendringer": [
        {
          "emne": "handling",
          "nr": "1.1",
          "titel": "Rense stranden.",
          "aendring": "aendret",
          "felter": [
            {
              "felt": "note",
              "foer": null,
              "efter": {
                "dato": "2024-03-12",
                "tekst": "Ny",
                "aar": null,
                "af": null,
                "status": null,
                "vurdering": null,
                "trin": null,
                "frist": null,
                "besluttet": null,
                "indstilling": null
              }
            }
          ]
        }
      ]
    }
    --- exit 0
    "#);
}

#[test]
fn json_tells_the_meeting_of_a_decision_and_which_goal_holds() {
    let place = repository();
    for more in [
        ["--mål=Ti", "--besluttet=22.2.2024"],
        ["--mål=Tyve", "--beløb=9"],
    ] {
        let adjust = ["adjust", "1.1", "--år=2025", "--dato=1.3.2024"];
        place.kimo(&[&adjust[..], &more].concat()).quiet();
    }
    let header = place.read("plan/handleplan.toml");
    place.write(
        "plan/handleplan.toml",
        header.replace("Ren Fjord", "Ren Bugt"),
    );
    let json = diff(&place, &["--format", "json"]).quiet();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let changes = json["aendringer"].as_array().unwrap();
    let subjects: Vec<&str> = changes
        .iter()
        .map(|of| of["emne"].as_str().unwrap())
        .collect();
    assert_eq!(subjects, ["plan", "handling"]);
    let goals = changes[1]["felter"].as_array().unwrap().iter();
    let goals: Vec<_> = goals
        .map(|of| {
            [
                &of["efter"]["maal"],
                &of["efter"]["gaeldende"],
                &of["efter"]["besluttet"],
            ]
        })
        .collect();
    let meeting = &changes[1]["felter"][0]["efter"]["besluttet"];
    assert_eq!(meeting["moede"], "Bestyrelsesmøde");
    let [yes, no, none] = [true.into(), false.into(), serde_json::Value::Null];
    assert_eq!(
        goals,
        [[&"Ti".into(), &yes, meeting], [&"Tyve".into(), &no, &none]]
    );
}

#[test]
fn a_revision_or_a_day_may_be_named() {
    let place = repository();
    place
        .kimo(&["note", "1.1", "Første", "--dato", "12.3.2024"])
        .quiet();
    place.commit("første");
    place
        .kimo(&["note", "1.1", "Anden", "--dato", "13.3.2024"])
        .quiet();
    for (since, first, second) in [
        ("HEAD~1", true, true),
        ("HEAD", false, true),
        ("1.6.2024", false, true),
        ("2. juni 2024", false, true),
    ] {
        let shown = diff(&place, &[since]).quiet();
        assert_eq!(
            (shown.contains("Første"), shown.contains("Anden")),
            (first, second),
            "{since}: {shown}"
        );
    }
}

#[test]
fn what_cannot_be_compared_with_is_said() {
    let place = repository();
    assert_snapshot!(diff(&place, &["HAED"]), @"
    --- stderr
    fejl: git kender hverken en udgave eller en dato ”HAED”
      skriv f.eks. HEAD~3, en gren, et mærke eller en dato: kimo ændringer 1.1.2025
    --- exit 1
    ");
    assert_snapshot!(diff(&place, &["31.5.2024"]), @"
    --- stderr
    fejl: der er intet commit den 31. maj 2024 eller før
      se planens historie med: git log
    --- exit 1
    ");
    assert_snapshot!(diff(&place, &["--", "--output=x"]), @"
    --- stderr
    fejl: git kender hverken en udgave eller en dato ”--output=x”
      skriv f.eks. HEAD~3, en gren, et mærke eller en dato: kimo ændringer 1.1.2025
    --- exit 1
    ");
    assert!(!place.path("x").exists());
    let outside = Workplace::with_goal(GOAL);
    assert_snapshot!(diff(&outside, &[]), @"
    --- stderr
    fejl: planen i plan ligger ikke i et git-repository
      lav et i mappen over planen med: git init
    --- exit 1
    ");
    let mut without = place.command(&["diff"]);
    without.env("PATH", "");
    assert_snapshot!(Run::from(without.output().unwrap()), @"
    --- stderr
    fejl: programmet git findes ikke på denne maskine
      hent det på https://git-scm.com, og prøv igen
    --- exit 1
    ");
}

#[test]
fn errors_in_the_old_version_are_said() {
    let place = Workplace::with_goal(&format!("{GOAL}frist = \"engang\"\n"));
    place.init_git();
    place.write(FILE, GOAL);
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    1 handling er ændret.

    Handling 1.1: Rense stranden.
    - Frist: engang er slettet
    --- stderr
    bemærk: planen havde 1 fejl den 1. juni 2024, så noget kan mangle i sammenligningen
      maal-1.toml, linje 8: ukendt værdi ”engang” for ”frist”
    --- exit 0
    ");
}

/// A status belongs to what is there: of a deleted action it did not change, and a new one had
/// none before.
#[test]
fn of_many_errors_in_the_old_version_the_first_are_said_and_the_rest_counted() {
    let place = repository();
    let sound = place.read(FILE);
    let said = |count: usize| {
        let broken: String = (0..count)
            .map(|at| format!("forkert{at} = {at}\n"))
            .collect();
        place.write(FILE, broken + &sound);
        place.commit("Fejl");
        place.write(FILE, &sound);
        let run = diff(&place, &[]);
        let lines = run.err.lines().skip(1);
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    assert_snapshot!(said(7), @"
    maal-1.toml, linje 1: ukendt nøgle ”forkert0” i et mål
    maal-1.toml, linje 2: ukendt nøgle ”forkert1” i et mål
    maal-1.toml, linje 3: ukendt nøgle ”forkert2” i et mål
    maal-1.toml, linje 4: ukendt nøgle ”forkert3” i et mål
    maal-1.toml, linje 5: ukendt nøgle ”forkert4” i et mål
    … og 2 til
    ");
    assert_snapshot!(said(5).lines().last().unwrap(), @"  maal-1.toml, linje 5: ukendt nøgle ”forkert4” i et mål");
}

#[test]
fn what_is_gone_or_new_has_not_changed_its_status() {
    let status =
        "\n[[handling.note]]\ndato = 2024-03-01\ntekst = \"I gang.\"\nstatus = \"løbende\"\n";
    let place = Workplace::with_goal(&format!("{GOAL}{status}"));
    place.init_git();
    place.write(
        FILE,
        format!("{GOAL}{status}")
            .replace("1.1", "1.2")
            .replace("Rense", "Feje"),
    );
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    2 ændringer: 1 ny og 1 slettet.

    Slettet handling 1.1: Rense stranden.
    - Ansvarlig: Sekretariatet
    - Note: 1. marts 2024: I gang. (status: løbende)

    Ny handling 1.2: Feje stranden.
    - Status: løbende
    - Ansvarlig: Sekretariatet
    - Ny note: 1. marts 2024: I gang. (status: løbende)
    --- exit 0
    ");
}

/// Links are followed in the tree of the commit, as they are on disk.
#[cfg(unix)] // Links: on Windows they are for administrators.
#[test]
fn a_linked_goal_and_a_linked_period_are_compared_through_their_links() {
    use std::os::unix::fs::symlink;
    let place = Workplace::empty();
    place.write("arkiv/2022/handleplan.toml", HANDLEPLAN);
    place.write("arkiv/2022/maal-3.toml", GOAL.replace("\"1", "\"3"));
    place.write("faelles/maal.toml", GOAL);
    std::fs::create_dir(place.path("plan")).unwrap();
    symlink("../arkiv/../arkiv/2022", place.path("plan/2022-2025")).unwrap();
    symlink("videre.toml", place.path("arkiv/2022/maal-1.toml")).unwrap();
    symlink(
        "../../faelles/./maal.toml",
        place.path("arkiv/2022/videre.toml"),
    )
    .unwrap();
    place.init_git();
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ingen ændringer.
    --- exit 0
    ");
    let goal = place.read("faelles/maal.toml");
    place.write("faelles/maal.toml", goal.replace("stranden", "åen"));
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    1 handling er ændret.

    Handling 1.1: Rense åen.
    - Tekst: Rense [-stranden.-] {+åen.+}
    --- exit 0
    ");
}

/// A commit has no more than the repository: what a link led to outside it is not known.
#[cfg(unix)] // Links: on Windows they are for administrators.
#[test]
fn a_link_that_cannot_be_followed_is_told() {
    use std::os::unix::fs::symlink;
    let place = Workplace::empty();
    let outside = Workplace::empty();
    outside.write("maal.toml", GOAL);
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    let at = |name: &str| place.path(&format!("plan/2022-2025/{name}"));
    symlink(outside.path("maal.toml"), at("maal-1.toml")).unwrap();
    symlink("maal-3.toml", at("maal-2.toml")).unwrap();
    symlink("maal-2.toml", at("maal-3.toml")).unwrap();
    symlink("../../../ude.toml", at("maal-4.toml")).unwrap();
    symlink("findes-ikke.toml", at("maal-5.toml")).unwrap();
    place.init_git();
    for number in 1..=5 {
        let file = format!("maal-{number}.toml");
        std::fs::remove_file(at(&file)).unwrap();
        let number = format!("\"{number}");
        place.write(
            &format!("plan/2022-2025/{file}"),
            GOAL.replace("\"1", &number),
        );
    }
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filerne maal-1.toml, maal-2.toml, maal-3.toml, maal-4.toml og maal-5.toml kunne ikke læses den 1. juni 2024 og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    bemærk: planen havde 5 fejl den 1. juni 2024, så noget kan mangle i sammenligningen
      2022-2025/maal-1.toml: her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil
      2022-2025/maal-2.toml: filen kan ikke læses: linket fører i ring
      2022-2025/maal-3.toml: filen kan ikke læses: linket fører i ring
      2022-2025/maal-4.toml: her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil
      2022-2025/maal-5.toml: her skulle være en fil, men det er en enhed, en kanal eller en henvisning, der ikke fører til en fil
    --- exit 0
    ");
    std::fs::rename(place.path("plan/2022-2025"), outside.path("2022-2025")).unwrap();
    symlink(outside.path("2022-2025"), place.path("plan/2022-2025")).unwrap();
    place.commit("ud");
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    --- stderr
    fejl: mappen 2022-2025 kan ikke læses i commit COMMIT: linket fører ud af git-repositoryet
    --- exit 1
    ");
}

/// The invented example, committed.
fn example() -> Workplace {
    let place = Workplace::with_example();
    place.init_git();
    place
}

/// What `kimo diff` says of the example in each of its formats.
fn in_each_format(place: &Workplace) -> String {
    let formats = ["tekst", "md", "json"].map(|format| {
        let run = place.kimo_with_git(&["diff", "--periode", "2023-2026", "--format", format]);
        said(place, &run)
    });
    formats.join("\n======\n")
}

#[test]
fn a_goal_that_cannot_be_read_is_not_called_deleted() {
    let place = example();
    let goal = place.path("plan/2023-2026/maal-2.toml");
    std::fs::remove_file(&goal).unwrap();
    std::fs::create_dir(&goal).unwrap();
    assert_snapshot!(in_each_format(&place), @r#"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filen maal-2.toml kunne ikke læses og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2023-2026/maal-2.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ======
    # Ændringer siden 1. juni 2024 (commit COMMIT)

    **Ufuldstændig.** Filen maal-2.toml kunne ikke læses og er ikke sammenlignet.

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2023-2026/maal-2.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ======
    {
      "format": 1,
      "periode": "2023-2026",
      "ufuldstaendig": [
        "2023-2026/maal-2.toml"
      ],
      "siden": {
        "commit": "COMMIT",
        "dato": "2024-06-01",
        "ufuldstaendig": []
      },
      "ikke_sammenlignet": [
        {
          "emne": "maal",
          "nr": "2",
          "titel": "Affaldet i fjorden og på strandene skal halveres",
          "del": "alt"
        }
      ],
      "aendringer": []
    }
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se 2023-2026/maal-2.toml
      find og ret dem med: kimo tjek
    --- exit 1
    "#);
    // A document has no error output beside it.
    let to_file = [
        "diff",
        "--periode",
        "2023-2026",
        "--format",
        "md",
        "--ud",
        "d.md",
    ];
    assert_eq!(place.kimo_with_git(&to_file).code, 1);
    assert!(place.read("d.md").contains("**Ufuldstændig.**"));
}

#[test]
fn a_goal_that_could_not_be_read_then_is_not_called_new() {
    let place = Workplace::with_example();
    let name = "plan/2023-2026/maal-2.toml";
    let goal = place.read(name);
    std::fs::remove_file(place.path(name)).unwrap();
    place.write(&format!("{name}/kopi.txt"), "");
    place.init_git();
    std::fs::remove_dir_all(place.path(name)).unwrap();
    place.write(name, goal);
    assert_snapshot!(in_each_format(&place), @r#"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filen maal-2.toml kunne ikke læses den 1. juni 2024 og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    bemærk: planen havde 1 fejl den 1. juni 2024, så noget kan mangle i sammenligningen
      2023-2026/maal-2.toml: her skulle være en fil, men det er en mappe
    --- exit 0
    ======
    # Ændringer siden 1. juni 2024 (commit COMMIT)

    **Ufuldstændig.** Filen maal-2.toml kunne ikke læses den 1. juni 2024 og er ikke sammenlignet.

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    bemærk: planen havde 1 fejl den 1. juni 2024, så noget kan mangle i sammenligningen
      2023-2026/maal-2.toml: her skulle være en fil, men det er en mappe
    --- exit 0
    ======
    {
      "format": 1,
      "periode": "2023-2026",
      "ufuldstaendig": [],
      "siden": {
        "commit": "COMMIT",
        "dato": "2024-06-01",
        "ufuldstaendig": [
          "2023-2026/maal-2.toml"
        ]
      },
      "ikke_sammenlignet": [
        {
          "emne": "maal",
          "nr": "2",
          "titel": "Affaldet i fjorden og på strandene skal halveres",
          "del": "alt"
        }
      ],
      "aendringer": []
    }
    --- stderr
    bemærk: planen havde 1 fejl den 1. juni 2024, så noget kan mangle i sammenligningen
      2023-2026/maal-2.toml: her skulle være en fil, men det er en mappe
    --- exit 0
    "#);
}

#[test]
fn a_register_that_cannot_be_read_has_lost_no_party() {
    let place = repository();
    let header = place.path("plan/handleplan.toml");
    std::fs::remove_file(&header).unwrap();
    std::fs::create_dir(&header).unwrap();
    place.write(
        FILE,
        place
            .read(FILE)
            .replace("[\"Sekretariatet\"]", "[\"Sekretariat\"]"),
    );
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filen handleplan.toml kunne ikke læses og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se handleplan.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
}

#[test]
fn a_register_that_could_not_be_read_had_lost_no_party() {
    let place = repository();
    let header = place.path("plan/handleplan.toml");
    let (register, goal) = (place.read("plan/handleplan.toml"), place.read(FILE));
    std::fs::remove_file(&header).unwrap();
    place.write("plan/handleplan.toml/x", "");
    let with_alias = goal.replace("[\"Sekretariatet\"]", "[\"Sekretariat\"]");
    place.write(FILE, with_alias);
    place.commit("en mappe");
    std::fs::remove_dir_all(&header).unwrap();
    place.write("plan/handleplan.toml", register);
    place.write(FILE, goal);
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filen handleplan.toml kunne ikke læses den 1. juni 2024 og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    bemærk: planen havde 1 fejl den 1. juni 2024, så noget kan mangle i sammenligningen
      handleplan.toml: her skulle være en fil, men det er en mappe
    --- exit 0
    ");
}

/// A file that is no TOML is not compared; a value that cannot be right is shown as it stands.
#[test]
fn a_file_that_is_no_toml_is_left_out_and_any_other_is_compared() {
    let indicator = "\n[[indikator]]\nnavn = \"Strande\"\nenhed = \"strande\"\n";
    let place = Workplace::with_goal(&format!(
        "{GOAL}frist = \"2024\"\n\n[[handling]]\nnr = \"1.2\"\ntekst = \"Plante ålegræs.\"\nansvarlig = [\"Kommunerne\"]\n{indicator}"
    ));
    place.init_git();
    let whole = place.read(FILE);
    let torn = |edits: &[(&str, &str)]| {
        let mut text = whole.clone();
        for (old, new) in edits {
            assert!(text.contains(old), "{old}");
            text = text.replacen(old, new, 1);
        }
        place.write(FILE, text);
        said(&place, &diff(&place, &[]))
    };
    let rest = ("Plante", "Så");
    assert_snapshot!(torn(&[("\"En renere fjord\"", "\"En renere fjord"), rest]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filen maal-1.toml kunne ikke læses og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
    assert_snapshot!(torn(&[("\"2024\"", "\"engang\""), rest]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    2 ændringer.

    Handling 1.1: Rense stranden.
    - Frist: 2024 → engang

    Handling 1.2: Så ålegræs.
    - Tekst: [-Plante-] {+Så+} ålegræs.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
    assert_snapshot!(torn(&[("nr = \"1.2\"\n", ""), ("stranden", "åen")]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    2 ændringer.

    Handling 1.2: Plante ålegræs.
    - Nummer: 1.2 er slettet

    Handling 1.1: Rense åen.
    - Tekst: Rense [-stranden.-] {+åen.+}
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
    assert_snapshot!(torn(&[("enhed = \"strande\"", "enhed = 7"), rest]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    2 ændringer.

    Handling 1.2: Så ålegræs.
    - Tekst: [-Plante-] {+Så+} ålegræs.

    Indikator: Strande
    - Enhed: strande → 7
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
    assert_snapshot!(torn(&[("\"1\"", "\"2\""), rest]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    2 ændringer.

    Mål 2: En renere fjord
    - Nummer: 1 → 2

    Handling 1.2: Så ålegræs.
    - Tekst: [-Plante-] {+Så+} ålegræs.
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
    // What is gone for certain, and an error of meaning, which hides nothing.
    assert_snapshot!(torn(&[(indicator, ""), ("Kommunerne", "Kommunen")]), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    2 ændringer: 1 ændret og 1 slettet.

    Handling 1.2: Plante ålegræs.
    - Ansvarlig: Kommunerne → Kommunen

    Slettet indikator: Strande
    - Enhed: strande
    --- stderr
    fejl: planen har 1 fejl, så noget kan mangle: se maal-1.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
}

/// What git says of an older commit in a repository of its own, on the given day.
fn commit_on(place: &Workplace, day: &str, message: &str) {
    place.git(&["add", "--all"]);
    let mut git = place.git_command(&["commit", "--quiet", "-m", message]);
    git.env("GIT_COMMITTER_DATE", format!("{day}T12:00:00Z"));
    assert!(git.status().unwrap().success());
}

#[test]
fn a_plan_that_was_moved_is_compared_with_where_it_was() {
    let place = Workplace::empty();
    place.write("plan/2022-2025/handleplan.toml", HANDLEPLAN);
    place.write("plan/2022-2025/maal-1.toml", GOAL);
    place.init_git();
    let before = place.git(&["rev-parse", "HEAD"]);
    place
        .kimo(&["note", "1.1", "Ny", "--dato", "2.6.2024"])
        .quiet();
    std::fs::create_dir(place.path("kontor")).unwrap();
    place.git(&["mv", "plan", "kontor/plan"]);
    commit_on(&place, "2024-10-01", "flyttet");
    let mut kimo = place.command_with_git(&["diff", before.trim()]);
    let run = Run::from(kimo.current_dir(place.path("kontor")).output().unwrap());
    let moved = run.quiet();
    assert!(moved.contains("1 handling er ændret."), "{moved}");
    // A period that got a folder of its own, and one that was renamed.
    for to in ["kontor/plan/2022-2026", "plan"] {
        let from = place.git(&["ls-files", "*handleplan.toml"]);
        let from = from.trim().trim_end_matches("/handleplan.toml").to_owned();
        place.git(&["mv", &from, to]);
        place.commit("omdøbt");
        let root = if to == "plan" { "plan" } else { "kontor/plan" };
        let mut kimo = place.command_with_git(&["--plan", root, "diff", before.trim()]);
        let run = Run::from(kimo.output().unwrap());
        assert!(run.out.contains("1 handling er ændret."), "{to}: {run}");
    }
}

#[test]
fn a_shallow_clone_says_that_its_history_is_cut_off() {
    let place = repository();
    change(&place);
    commit_on(&place, "2024-10-01", "senere");
    place.git(&[
        "clone",
        "--quiet",
        "--depth=1",
        "--no-local",
        &common::shown(&place.path("")),
        "lavt",
    ]);
    for since in ["1.7.2024", "HEAD~1", "HEAD^"] {
        let mut kimo = place.command_with_git(&["diff", since]);
        let run = Run::from(kimo.current_dir(place.path("lavt")).output().unwrap());
        assert_eq!(
            run.to_string(),
            "--- stderr\n\
             fejl: klonen har kun den nyeste del af historien, og så langt går den ikke tilbage\n  \
             hent resten med: git fetch --unshallow\n--- exit 1"
        );
    }
}

#[test]
fn a_goal_that_is_not_checked_out_is_not_called_deleted() {
    let place = repository();
    place.write("plan/maal-2.toml", GOAL.replace("\"1", "\"2"));
    place.commit("to mål");
    place.git(&[
        "sparse-checkout",
        "set",
        "--no-cone",
        "/*",
        "!/plan/maal-2.toml",
    ]);
    assert!(!place.path("plan/maal-2.toml").exists());
    assert_snapshot!(said(&place, &diff(&place, &[])), @"
    Foreningen Ren Fjord (opdigtet) · Handleplan (opdigtet) · 2022-2025
    Ændringer siden 1. juni 2024 (commit COMMIT)

    Ufuldstændig. Filen maal-2.toml kunne ikke læses og er ikke sammenlignet.

    Ingen ændringer i det, der er sammenlignet.
    --- stderr
    bemærk: ikke hentet ned (git sparse-checkout) og ikke sammenlignet: maal-2.toml
    fejl: planen har 1 fejl, så noget kan mangle: se maal-2.toml
      find og ret dem med: kimo tjek
    --- exit 1
    ");
}

/// A filter and line ends, as git turns them on the way in and out.
#[test]
fn what_git_turns_around_on_its_way_is_no_change() {
    let place = repository();
    if !place.git_has_shell("filters") {
        return;
    }
    place.write(".gitattributes", "*.toml filter=rot eol=crlf\n");
    place.git(&["config", "filter.rot.clean", "tr a-z n-za-m"]);
    place.git(&["config", "filter.rot.smudge", "tr a-z n-za-m"]);
    place.git(&["add", "--renormalize", "."]);
    place.commit("filtreret");
    assert!(
        place
            .git(&["show", "HEAD:plan/maal-1.toml"])
            .contains("gvgry")
    );
    assert!(diff(&place, &[]).quiet().contains("Ingen ændringer."));
    place
        .kimo(&["note", "1.1", "Ny", "--dato", "2.6.2024"])
        .quiet();
    assert!(diff(&place, &[]).quiet().contains("1 handling er ændret."));
}

#[test]
fn no_program_is_run_to_ask_who_signed() {
    let place = repository();
    change(&place);
    place.git(&["config", "log.showSignature", "true"]);
    place.git(&["config", "gpg.program", "./kørt"]);
    place.write("kørt", "#!/bin/sh\ntouch spor\nexit 1\n");
    let tree = place.git(&["rev-parse", "HEAD^{tree}"]);
    let signed = format!(
        "tree {}\nauthor A <a@b.dk> 1717200000 +0000\ncommitter A <a@b.dk> 1717200000 +0000\n\
         gpgsig -----BEGIN PGP SIGNATURE-----\n \n -----END PGP SIGNATURE-----\n\nunderskrevet\n",
        tree.trim()
    );
    place.write("commit", signed);
    let name = place.git(&["hash-object", "-t", "commit", "-w", "commit"]);
    common::make_executable(&place.path("kørt"));
    diff(&place, &[name.trim()]).quiet();
    assert!(!place.path("spor").exists());
}

/// What was written of the neighbouring period is not here, and is not nothing.
#[test]
fn changes_of_the_neighbouring_period_are_told() {
    let place = example();
    place
        .kimo(&[
            "ændr",
            "1.2",
            "--tekst",
            "Genskabe tre hektar ålegræs.",
            "--dato",
            "1.5.2026",
        ])
        .quiet();
    place
        .kimo(&["notér", "1.1", "hej", "--dato", "2.2.2022"])
        .quiet();
    let periods = ["2019-2022", "2023-2026"];
    let changes = periods.map(|period| {
        let run = place.kimo_with_git(&["ændringer", "--periode", period]);
        said(&place, &run)
    });
    assert_snapshot!(changes.join("\n"), @"
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for Måsefjorden (opdigtet eksempel) · 2019-2022
    Ændringer siden 1. juni 2024 (commit COMMIT)

    1 handling er ændret.

    Handling 1.1: Kortlægge, hvor spildevand løber urenset ud i fjorden, når det regner kraftigt.
    - Ny note: 2. februar 2022: hej
    --- stderr
    bemærk: planen for 2023-2026 er også ændret: kimo ændringer --periode 2023-2026
    --- exit 0
    Foreningen Ren Måsefjord (opdigtet) · Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026
    Ændringer siden 1. juni 2024 (commit COMMIT)

    1 handling er ændret.

    Handling 1.2: Genskabe tre hektar ålegræs.
    - Ny ændring: 1. maj 2026: Genskabe tre hektar ålegræs.
    --- stderr
    bemærk: planen for 2019-2022 er også ændret: kimo ændringer --periode 2019-2022
    --- exit 0
    ");
}
