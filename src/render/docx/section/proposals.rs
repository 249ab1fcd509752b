//! *Forslag til mål og midler*: the next year's, as they are put before the board.

use super::follow_up::not_set;
use crate::render::docx::document::Document;
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{amount, means};
use crate::text::danish::{date, number};
use crate::view::annual::{AnnualReport, ProposalRow};

/// The section.
pub(crate) fn proposals(report: &AnnualReport, document: &mut Document) {
    let proposals = &report.proposals;
    let year = proposals.year;
    document.section(&format!("Forslag til mål og midler {year}"));
    if proposals.is_next_period {
        document.say(&format!(
            "{} er planperiodens sidste år. Mål og midler for {year} hører til den næste handleplan.",
            report.year
        ));
    }
    if proposals.rows.is_empty() {
        document.say(&format!(
            "Ikke fastsat. Der er ingen forslag til mål og midler for {year}."
        ));
        return;
    }
    let mut table = Table::new(
        &format!("Forslag til mål og midler {year}"),
        vec![
            Column::text("Handling", 27),
            Column::text(format!("Mål for {year}"), 26),
            Column::text("Midler", 20),
            Column::number("Beløb", 12),
            Column::text("Beslutning", 15),
        ],
    );
    for row in &proposals.rows {
        table.row(vec![
            // The board decides on each row: none of it is cut.
            Cell::text(&format!("{} {}", row.action.nr, row.action.text)),
            Cell::text(&row.year_goal.goal),
            Cell::text(&means(&row.year_goal)),
            Cell::text(&amount(&row.year_goal)),
            Cell::text(&decision(row)),
        ]);
    }
    document.table(table);
    let mut sum = format!(
        "Midlerne for {year} udgør i alt {}",
        number::money(proposals.total)
    );
    if proposals.decided != 0 {
        let decided = number::money(proposals.decided);
        sum += &format!(" Heraf er {decided} allerede besluttet.");
    }
    document.say(&sum);
    not_set(&proposals.missing, document);
}

fn decision(row: &ProposalRow) -> String {
    match &row.year_goal.decision {
        Some(made) => format!("Besluttet {}", date::short(made.date)),
        None if row.changes_decided => "Forslag til ændring af det besluttede".to_owned(),
        None => "Forslag".to_owned(),
    }
}
