//! What a view of a plan begins with: whose plan it is, what it is called, and its years.

use super::block::Article;
use super::parts::plan_name;
use crate::plan::Plan;
use chrono::NaiveDate;
use serde::Serialize;

/// The plan that a view is of. Its title and its organisation are headings, and no part of the
/// machine-readable output.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct Masthead {
    #[serde(skip)]
    title: String,
    #[serde(skip)]
    pub(crate) organisation: String,
    /// The plan's years.
    #[serde(rename = "periode")]
    period: String,
}

impl Masthead {
    pub(crate) fn new(plan: &Plan) -> Masthead {
        Masthead {
            title: plan.title.value.clone(),
            organisation: plan.organisation.value.clone(),
            period: plan.period.to_string(),
        }
    }

    /// The article called `title`, of `date`, that nothing stands in yet.
    pub(crate) fn article(&self, title: String, date: NaiveDate) -> Article {
        Article {
            title,
            organisation: self.organisation.clone(),
            subtitle: vec![plan_name(&self.title, &self.period)],
            date,
            ..Article::default()
        }
    }
}
