//! A period's plan put together from its files, and whether it stands where it says it does.

use super::faults;
use super::root::Folder;
use crate::plan::Plan;
use crate::text::danish::years::Years;
use crate::text::{Diagnostic, FileId, Spanned};

pub(super) fn empty_plan(folder: &Folder, file: FileId) -> Plan {
    let years = folder.years.unwrap_or(Years::EVER);
    Plan {
        file,
        folder: folder.name.clone(),
        period: Spanned::new(years, file.top()),
        has_whole_registers: false,
        ..Plan::new(years, String::new(), String::new())
    }
}

pub(super) fn wrong_folder_name(plan: &Plan, folder: &Folder) -> Option<Diagnostic> {
    let period = plan.period.to_string();
    if folder.name.is_empty() || period == folder.name || plan.period.value == Years::EVER {
        return None;
    }
    let message = format!(
        "perioden er ”{period}”, men mappen hedder ”{}”",
        folder.name
    );
    Some(
        Diagnostic::error(faults::WRONG_FOLDER_NAME, plan.period.span, message)
            .help(format!("Ret periode, eller kald mappen {period}.")),
    )
}

/// One error for each plan whose years another, earlier in the list, covers too.
pub(super) fn overlaps(plans: &[Plan]) -> Vec<Diagnostic> {
    let clash = |(index, plan): (usize, &Plan)| {
        let earlier = plans
            .iter()
            .take(index)
            .find(|earlier| earlier.period.overlaps(plan.period.value))?;
        let message = format!(
            "perioden {} overlapper perioden {}",
            plan.period.value, earlier.period.value
        );
        Some(
            Diagnostic::error(faults::OVERLAP, plan.period.span, message)
                .related(earlier.period.span, "den anden periode")
                .help("Ret årene, så hvert år kun hører til én periode."),
        )
    };
    plans.iter().enumerate().filter_map(clash).collect()
}
