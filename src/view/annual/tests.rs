//! The whole report, read by eye as snapshots.

mod edges;
mod hostile;
mod true_words;

use super::{AnnualReport, Settled};
use crate::load::{self, Disk, Files, Which};
use crate::plan::Plan;
use crate::write;
use crate::write::hostile::structure;

pub(super) fn plan(files: &dyn Files) -> Plan {
    let folders = load::root::periods(files).unwrap();
    load::load(files, &folders, Which::All)
        .unwrap()
        .plans
        .remove(0)
}

fn stored(root: &str) -> Plan {
    plan(&Disk::new(
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(root),
    ))
}

pub(super) fn rendered(plan: &Plan, year: i32, today: &str, incomplete: &[String]) -> String {
    let report = AnnualReport::new(
        plan.clone(),
        None,
        Settled::new(year, today.parse().unwrap()),
        incomplete,
    );
    write::markdown::markdown(&report.article())
}

#[test]
fn the_report_reads_as_a_board_annex() {
    let plan = stored("tests/plans/eksempel/2023-2026");
    for year in [2023, 2025] {
        let report = rendered(&plan, year, "2026-04-01", &[]);
        insta::assert_snapshot!(format!("eksempel_{year}"), report);
    }
}

#[test]
fn a_year_not_yet_over_and_a_broken_file_are_told_first() {
    let broken = [
        "2023-2026/maal-2.toml".to_owned(),
        "2023-2026/maal-3.toml".to_owned(),
    ];
    let report = rendered(
        &stored("tests/plans/eksempel/2023-2026"),
        2024,
        "2024-08-15",
        &broken,
    );
    let (head, _) = report.split_once("## Målene").unwrap();
    insta::assert_snapshot!(head, @"
    # Foreløbig fremdriftsrapport 2024

    **Ufuldstændig.** Planen har fejl i 2023-2026/maal-2.toml og 2023-2026/maal-3.toml, og oplysninger derfra kan mangle i denne rapport.

    Foreningen Ren Måsefjord (opdigtet)

    Handleplan for en renere Måsefjord (opdigtet eksempel) · 2023-2026

    Foreløbig status pr. 15. august 2024; året er ikke afsluttet · Til behandling: Bestyrelsesmøde den 3. oktober 2024

    ## Indstilling

    Det indstilles, at bestyrelsen

    1. tager den foreløbige fremdriftsrapport for 2024 til efterretning
    2. fastsætter mål og midler for 2025, som der endnu ikke er forslag til
    3. noterer sig, at to handlinger ikke har nogen note i 2024: 1.3 og 2.8

    ## Året i tal

    | Årsmål nået | Røde og gule handlinger | Penge | Handlinger uden note |
    | --- | --- | --- | --- |
    | 0 af 13 (13 ikke gjort op) | 0 røde og 3 gule | Bevilget 1.018.000 kr.; forbruget er ikke gjort op | 2 af 14 |

    **Nøgletal** – ikke målt i 2024: Ålegræssets dybdegrænse, Affald på strandene, Medlemskommuner og Fjordkonferencer.
    ");
}

#[test]
fn the_markdown_is_clean() {
    let plans = [
        "tests/plans/eksempel/2019-2022",
        "tests/plans/eksempel/2023-2026",
        "plan",
    ]
    .map(stored);
    for (plan, year) in plans
        .iter()
        .flat_map(|plan| plan.period.all().map(move |year| (plan, year)))
    {
        let report = rendered(plan, year, "2024-08-15", &[]);
        assert!(report.ends_with('\n') && !report.ends_with("\n\n"));
        assert!(!report.contains("\n\n\n"));
        assert!(report.lines().all(|line| line.trim_end() == line));
        let is_heading = |line: &&str| line.starts_with('#');
        let headings = structure(&report)
            .iter()
            .filter(|part| part.starts_with("Start(Heading"))
            .count();
        assert_eq!(report.lines().filter(is_heading).count(), headings);
        assert_eq!(report, rendered(plan, year, "2024-08-15", &[]));
    }
}
