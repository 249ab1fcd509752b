//! Files that are written whole: those of a new plan, with comments that explain it. `new_file`
//! writes them; `draft` (the next period's), `starter` (a first plan's) and `imported` (a
//! document's) say what the comments are.

pub(crate) mod draft;
pub(crate) mod imported;
pub(crate) mod new_file;
pub(crate) mod starter;
