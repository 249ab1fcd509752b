//! A goal (*mål*) of the plan: one file, with its actions and indicators.

use super::{Action, Indicator, Number};
use crate::text::{FileId, Spanned};

/// One of the plan's goals.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Goal {
    /// The file it stands in.
    pub(crate) file: FileId,
    /// Whether its number contradicts its file's name. That was reported while loading; rules
    /// about numbers pass such a goal over rather than report every number in it on top.
    pub(crate) is_misnamed: bool,
    /// Its number: `2`.
    pub(crate) number: Spanned<Number>,
    /// Its title.
    pub(crate) title: Spanned<String>,
    /// The text between the title and the actions.
    pub(crate) background: Option<String>,
    /// The parties that answer for an action that names nobody, as the file spells them.
    pub(crate) responsible: Vec<Spanned<String>>,
    /// The actions, in the order of the file.
    pub(crate) actions: Vec<Action>,
    /// Whether every action was read; one without a number is not.
    pub(crate) has_all_actions: bool,
    /// What is measured, in the order of the file.
    pub(crate) indicators: Vec<Indicator>,
    /// Warnings accepted in this file.
    pub(crate) accepted: Vec<Spanned<String>>,
}

impl Goal {
    /// A goal without any action yet.
    pub(crate) fn new(number: Number, title: String) -> Goal {
        Goal {
            file: FileId::default(),
            is_misnamed: false,
            number: Spanned::from(number),
            title: Spanned::from(title),
            background: None,
            responsible: Vec::new(),
            actions: Vec::new(),
            has_all_actions: true,
            indicators: Vec::new(),
            accepted: Vec::new(),
        }
    }

    /// The actions in the order of their numbers.
    pub(crate) fn actions_by_number(&self) -> Vec<&Action> {
        let mut actions: Vec<&Action> = self.actions.iter().collect();
        actions.sort_by(|a, b| a.number.value.cmp(&b.number.value));
        actions
    }
}
