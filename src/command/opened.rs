//! What several reading commands ask of the plan they have opened: the period after it, the
//! year meant, and the values of their filters.

use super::Opened;
use crate::load::{Disk, Loaded, Which, load, root};
use crate::plan::Number;
use anyhow::Result;
use chrono::{Datelike, NaiveDate};

impl Opened<'_> {
    /// The plan that follows, where its folder is there: the meeting and the goals after a
    /// period's last year stand in it.
    ///
    /// # Errors
    /// When its folder cannot be read.
    pub fn next_period<'d>(&self, disk: &'d Disk) -> Result<Option<Loaded<'d>>> {
        let after = self.plan()?.period.last() + 1;
        let folders = root::periods(disk)?;
        let next = folders
            .iter()
            .find(|folder| folder.years.is_some_and(|years| years.contains_year(after)));
        next.map(|folder| load(disk, std::slice::from_ref(folder), Which::All))
            .transpose()
    }

    /// The year asked for, else that of `today`, or the nearest that the plan has.
    ///
    /// # Errors
    /// When there is no plan.
    pub fn year_or_nearest(&self, asked: Option<i32>, today: NaiveDate) -> Result<i32> {
        let period = self.plan()?.period.value;
        let nearest = today.year().clamp(period.first(), period.last());
        Ok(asked.unwrap_or(nearest))
    }

    /// The register's names for `names`, for a filter.
    ///
    /// # Errors
    /// When the register does not know one of them.
    pub fn parties(&self, names: &[String]) -> Result<Vec<String>> {
        names.iter().map(|name| self.party(name)).collect()
    }

    /// The goals numbered `numbers`, for a filter.
    ///
    /// # Errors
    /// When there is no such goal; the message has those there are.
    pub fn goals(&self, numbers: &[String]) -> Result<Vec<Number>> {
        let find = |number: &String| Ok(self.goal(number)?.number.value.clone());
        numbers.iter().map(find).collect()
    }
}
