//! Questions asked of a plan: small pure functions over the model and dates.
//!
//! Nothing here knows how an answer is shown.

pub(crate) mod adjustment;
pub(crate) mod attention;
pub(crate) mod change;
pub(crate) mod count;
pub(crate) mod decision;
pub(crate) mod event;
pub(crate) mod log;
pub(crate) mod numbering;
pub(crate) mod order;
pub(crate) mod period_end;
pub(crate) mod progress;
pub(crate) mod search;
pub(crate) mod selection;
pub(crate) mod silence;
pub(crate) mod successor;
pub(crate) mod year_goal;
