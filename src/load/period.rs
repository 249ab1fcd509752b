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

/// The error for a folder that another period's name stands on. `is_taken` is whether a folder of
/// the right name is there.
pub(super) fn wrong_folder_name(
    plan: &Plan,
    folder: &Folder,
    is_taken: bool,
) -> Option<Diagnostic> {
    let period = plan.period.to_string();
    if folder.name.is_empty() || period == folder.name || plan.period.value == Years::EVER {
        return None;
    }
    let message = format!(
        "perioden er ”{period}”, men mappen hedder ”{}”",
        folder.name
    );
    let remedy = match (folder.years, is_taken) {
        (Some(years), true) => format!("Ret periode til \"{years}\"."),
        _ => format!("Ret periode, eller kald mappen {period}."),
    };
    Some(Diagnostic::error(faults::WRONG_FOLDER_NAME, plan.period.span, message).help(remedy))
}

/// One error for each plan whose years another, earlier in the list, covers too. A folder of another
/// name than its plan's years is told as that.
pub(super) fn overlaps(plans: &[Plan]) -> Vec<Diagnostic> {
    let is_named_right = |plan: &Plan| plan.folder == plan.period.to_string();
    let clash = |(index, plan): (usize, &Plan)| {
        let earlier = plans.iter().take(index).find(|earlier| {
            earlier.period.overlaps(plan.period.value)
                && is_named_right(earlier) == is_named_right(plan)
        })?;
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
