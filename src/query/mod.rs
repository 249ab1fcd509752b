//! Questions asked of a plan: small pure functions over the model and dates.
//!
//! Nothing here knows how an answer is shown.

pub mod adjustment;
pub mod attention;
pub mod change;
pub mod count;
pub mod damage;
pub mod decision;
pub mod difference;
pub mod event;
pub mod log;
pub mod numbering;
pub mod order;
pub mod progress;
pub mod selection;
pub mod silence;
pub mod successor;
pub mod year_goal;
