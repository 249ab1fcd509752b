//! *Mål og midler – opfølgning*: what was set for the year against what was reached.

use crate::render::docx::document::Document;
use crate::render::docx::paragraph::{Paragraph, Style};
use crate::render::docx::table::{Cell, Column, Table};
use crate::render::docx::words::{actions, amount, capital, dated, means, named, numbers};
use crate::text::danish::number;
use crate::view::annual::{AnnualReport, FollowUpRow};
use crate::view::parts::ActionRef;

/// The section.
pub(crate) fn follow_up(report: &AnnualReport, document: &mut Document) {
    let (follow_up, year) = (&report.follow_up, report.year);
    document.section(&format!("Mål og midler {year} – opfølgning"));
    if follow_up.rows.is_empty() {
        document.say(&format!(
            "Ikke fastsat. Der er ingen mål og midler for {year} i planen."
        ));
        return;
    }
    let mut table = Table::new(
        &format!("Mål og midler {year} og hvad der er opnået"),
        vec![
            Column::text("Handling", 21),
            Column::text(format!("Mål for {year}"), 20),
            Column::text("Midler", 15),
            Column::number("Beløb", 12),
            Column::text("Opnået", 32),
        ],
    );
    for row in &follow_up.rows {
        let proposed = match row.year_goal.decision {
            Some(_) => "",
            None => " (forslag, ikke besluttet)",
        };
        table.row(vec![
            Cell::text(&named(&row.action, 60)),
            Cell::text(&format!("{}{proposed}", row.year_goal.goal.trim())),
            Cell::text(&means(&row.year_goal)),
            Cell::text(&amount(&row.year_goal)),
            Cell::text(&reached(row, year)),
        ]);
    }
    document.table(table);
    let mut sum = format!(
        "Midlerne for {year} udgør i alt {}",
        number::money(follow_up.total)
    );
    if follow_up.undecided != 0 {
        let undecided = number::money(follow_up.undecided);
        sum += &format!(" Heraf er {undecided} ikke besluttet.");
    }
    document.say(&sum);
    not_set(&follow_up.missing, document);
}

/// The actions for which nothing is set for the year.
pub(crate) fn not_set(missing: &[ActionRef], document: &mut Document) {
    if !missing.is_empty() {
        document.add(
            Paragraph::new(Style::Normal)
                .bold("Ikke fastsat")
                .text(&format!(
                    " for {}: {}",
                    actions(missing.len()),
                    numbers(missing)
                )),
        );
    }
}

fn reached(row: &FollowUpRow, year: i32) -> String {
    let light = row
        .light
        .map_or_else(String::new, |light| format!(", {light}"));
    let steps = match row.steps {
        0 => String::new(),
        steps => format!("; {} af {steps} trin nået", row.steps_reached),
    };
    let note = row.last_note.as_ref();
    let note = note.map_or_else(|| format!("Ingen noter i {year}."), dated);
    format!("{}{light}{steps}. {note}", capital(row.status))
}
