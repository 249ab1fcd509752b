//! The options of the whole program: which plan, and which of its periods.
//!
//! They may stand before a command and after it, and each command has them anew when it is called.
//! clap's own `global` would copy them to every command at every start, a tenth of the heap that a
//! listing takes.

use clap::{ArgMatches, Args, FromArgMatches};
use std::path::PathBuf;

/// Listed after a command's own options.
pub(super) const SHARED: usize = 900;

#[derive(Debug, Args)]
pub(crate) struct PlanOptions {
    /// Mappen med planen (ellers KIMO_PLAN, ellers den nærmeste mappe ”plan”)
    #[arg(long, value_name = "MAPPE", display_order = SHARED)]
    pub(crate) plan: Option<PathBuf>,

    /// Perioden, f.eks. 2022-2025 (ellers den, der dækker dagen eller året)
    #[arg(long, value_name = "PERIODE", display_order = SHARED)]
    pub(crate) periode: Option<String>,
}

impl PlanOptions {
    /// These, and what `command` was given after its name before what stood in front of it.
    ///
    /// # Errors
    /// When the command does not have them.
    pub(crate) fn and_after(self, command: &ArgMatches) -> Result<PlanOptions, clap::Error> {
        let after = PlanOptions::from_arg_matches(command)?;
        Ok(PlanOptions {
            plan: after.plan.or(self.plan),
            periode: after.periode.or(self.periode),
        })
    }
}
