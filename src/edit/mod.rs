//! Files that are written whole: those of a new plan, with comments that explain it. `new_file`
//! writes them, `draft` (the next period's) and `starter` (a first plan's) say what the comments
//! are. And two versions of a file joined (`merge`), until that is a document's.

pub(crate) mod draft;
pub(crate) mod merge;
pub(crate) mod new_file;
pub(crate) mod starter;
