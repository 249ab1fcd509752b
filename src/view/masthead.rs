//! What a view of a plan begins with: whose plan it is, what it is called, and its years.

use super::block::{Article, Inline};
use super::parts::{self, plan_name};
use crate::plan::Plan;
use crate::text::danish::noun;
use crate::text::visible::visible_name;
use chrono::NaiveDate;
use serde::Serialize;

/// The plan that a view is of, and what of it. Its title, its organisation and the selection are
/// headings, and no part of the machine-readable output.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Masthead {
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    pub(crate) organisation: String,
    /// The plan's years.
    #[serde(rename = "periode")]
    period: String,
    /// The files with errors, from which something may be missing.
    #[serde(rename = "ufuldstaendig")]
    pub(crate) incomplete: Vec<String>,
    /// What was asked for, in words; none where it was everything.
    #[serde(skip)]
    pub(crate) selection: Option<String>,
}

impl Masthead {
    /// Of a plan that has errors in the files `incomplete`.
    pub(crate) fn new(plan: &Plan, incomplete: Vec<String>) -> Masthead {
        Masthead {
            title: plan.title.value.clone(),
            organisation: plan.organisation.value.clone(),
            period: plan.period.to_string(),
            incomplete,
            selection: None,
        }
    }

    /// The same of what was asked for, in words.
    pub(crate) fn of_selection(self, selection: Option<String>) -> Masthead {
        Masthead { selection, ..self }
    }

    /// The article called `title`, of `date`, that nothing stands in yet.
    pub(crate) fn article(&self, title: String, date: NaiveDate) -> Article {
        let selection = self.selection.as_ref();
        let selection = selection.map(|words| format!("Udvalgt: {words}"));
        let plan = plan_name(&self.title, &self.period);
        let subtitle = std::iter::once(plan).chain(selection).collect();
        Article {
            title,
            organisation: self.organisation.clone(),
            subtitle,
            date,
            warning: self.warning(),
            ..Article::default()
        }
    }

    /// That something may be missing, which must be read first.
    pub(crate) fn warning(&self) -> Option<Vec<Inline>> {
        let files = self.incomplete.iter().map(|file| visible_name(file));
        let files = noun::list(&files.collect::<Vec<_>>());
        let warning = format!("Planen har fejl i {files}, og oplysninger derfra kan mangle her.");
        let warning = (!self.incomplete.is_empty()).then_some(warning);
        parts::incomplete(warning.as_slice())
    }
}
