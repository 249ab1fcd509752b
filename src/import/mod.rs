//! A plan from what people have: a document is read into pieces, its pieces are understood, and
//! a plan is proposed, with questions where it cannot be seen what is meant.
//!
//! | step | file |
//! |---|---|
//! | bytes → headings, paragraphs and tables, each with its place | `read`, `piece`, `words` |
//! | tables → records under known columns | `column`, `both`, `heads`, `beside`, `record`, `table` |
//! | pieces → goals with their actions | `heading`, `items`, `listed`, `nested`, `goal_rule`, `outline` |
//! | numbers, parties, times and statuses → the plan | `written`, `numbers`, `cells`, `parties`, `time`, `action`, `proposal` |
//! | what is asked, and what was answered | `question`, `answers` |
//!
//! The words of the document are kept to the letter. What is understood in a doubtful way is said,
//! what is not understood is asked and stays in the text, and nothing is left out.

mod action;
pub(crate) mod answers;
mod beside;
mod both;
mod cells;
mod column;
mod goal_rule;
mod heading;
mod heads;
mod items;
mod listed;
mod nested;
mod numbers;
mod outline;
mod parties;
pub(crate) mod piece;
mod proposal;
pub(crate) mod question;
pub(crate) mod read;
mod record;
mod remarks;
mod table;
mod time;
mod words;
mod written;

pub(crate) use proposal::{Proposal, propose};
pub(crate) use read::{MOST_BYTES, Refusal, read};
