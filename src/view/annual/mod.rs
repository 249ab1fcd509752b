//! The annual report to the board: `kimo report 2024`.
//!
//! One file a section, in the order of the report: its data, and its blocks with their words.
//! What a section with a duty has nothing to say about is an empty list in the data, and its
//! blocks say so in so many words.

mod annex;
mod attention;
mod changes;
mod follow_up;
mod foreword;
mod front;
pub(crate) mod goals;
mod indicators;
mod overall;
mod period;
mod proposals;
mod recommendations;
mod settled;
mod summary;
mod tally;

use super::block::{Article, Inline, Section};
use super::parts::{self, DecisionRef};
use crate::plan::{Plan, ReportSection, last_day_about};
use crate::text::parallel;
use annex::Annex;
use attention::Attention;
use changes::Changes;
use chrono::{Datelike, NaiveDate};
use follow_up::FollowUp;
use foreword::ForewordView;
use goals::GoalSection;
pub(crate) use indicators::IndicatorRow;
use overall::Overall;
use period::PeriodOutcome;
use proposals::Proposals;
use recommendations::Recommendation;
use serde::Serialize;
pub(crate) use settled::Settled;
use summary::Summary;

/// The report on one year, as `kimo report --format json` shows it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub(crate) struct AnnualReport {
    /// The sections that are shown, in their order.
    #[serde(skip)]
    chosen: Vec<ReportSection>,
    /// The day that changes are told from, where it is not the end of the year before.
    #[serde(skip)]
    since: Option<NaiveDate>,
    /// The year reported on.
    #[serde(rename = "aar")]
    pub(crate) year: i32,
    /// The plan's period.
    #[serde(rename = "periode")]
    pub(crate) period: String,
    /// The plan's title.
    #[serde(rename = "titel")]
    pub(crate) title: String,
    /// Whose plan it is.
    pub(crate) organisation: String,
    /// Who decides, in the definite form.
    #[serde(rename = "forsamling")]
    pub(crate) assembly: String,
    /// The date of status.
    #[serde(rename = "dato")]
    pub(crate) date: NaiveDate,
    /// Whether the year is not yet over.
    #[serde(rename = "foreloebig")]
    pub(crate) is_preliminary: bool,
    /// The meeting that it is for.
    #[serde(rename = "moede")]
    pub(crate) meeting: Option<DecisionRef>,
    /// The files with errors, from which something may be missing.
    #[serde(rename = "ufuldstaendig")]
    pub(crate) incomplete: Vec<String>,
    /// The files with texts that nobody has written yet.
    #[serde(rename = "pladsholdere")]
    pub(crate) placeholders: Vec<String>,
    /// What the board is asked to do.
    #[serde(rename = "indstilling")]
    pub(crate) recommendations: Vec<Recommendation>,
    /// The report in brief.
    #[serde(rename = "resume")]
    pub(crate) summary: Summary,
    /// The counts by goal.
    #[serde(rename = "samlet_status")]
    pub(crate) overall: Overall,
    /// The year's own words.
    #[serde(rename = "beretning")]
    pub(crate) foreword: Option<ForewordView>,
    /// The goals with their actions.
    #[serde(rename = "maal")]
    pub(crate) goals: Vec<GoalSection>,
    /// What needs attention.
    #[serde(rename = "opmaerksomhed")]
    pub(crate) attention: Attention,
    /// What is measured.
    #[serde(rename = "noegletal")]
    pub(crate) indicators: Vec<IndicatorRow>,
    /// The year's goals and means, and what was reached.
    #[serde(rename = "opfoelgning")]
    pub(crate) follow_up: FollowUp,
    /// The next year's goals and means.
    #[serde(rename = "forslag")]
    pub(crate) proposals: Proposals,
    /// What changed in the plan itself.
    #[serde(rename = "aendringer")]
    pub(crate) changes: Changes,
    /// What came of the period, in its last year.
    #[serde(rename = "perioden")]
    pub(crate) outcome: Option<PeriodOutcome>,
    /// Definitions, and the year's notes by date.
    #[serde(rename = "bilag")]
    pub(crate) annex: Annex,
}

impl AnnualReport {
    /// The report that `settled` asks for.
    ///
    /// `next` is the plan of the period after, where there is one: in a period's last year it
    /// holds the next meeting and the next goals. `incomplete` names the files with errors.
    /// The plans are given up: a large one and its report take much room.
    pub(crate) fn new(
        plan: Plan,
        next: Option<Plan>,
        settled: Settled,
        incomplete: &[String],
    ) -> AnnualReport {
        let year = settled.year;
        let plan = settled.plan(plan);
        let is_last_year = plan.period.last() == year;
        let next = next.filter(|_| is_last_year).map(|next| settled.plan(next));
        let scope = Scope {
            plan: &plan,
            next: next.as_ref(),
            settled,
        };
        let is_large = plan.goals.len() >= WORTH_A_THREAD;
        let judged = || {
            let attention = Attention::find(&scope);
            let proposals = Proposals::collect(&scope);
            let recommendations = recommendations::recommend(&scope, &proposals, &attention);
            let summary = Summary::new(&scope, &attention);
            (attention, proposals, recommendations, summary)
        };
        let listed = || {
            let (follow_up, overall) = (FollowUp::new(&scope), Overall::new(&scope));
            (
                follow_up,
                overall,
                Changes::collect(&scope),
                Annex::new(&scope),
            )
        };
        let (judged, listed) = parallel::both(is_large, judged, listed);
        let (attention, proposals, recommendations, summary) = judged;
        let (follow_up, overall, changes, annex) = listed;
        AnnualReport {
            chosen: chosen(&plan),
            since: settled.since,
            year,
            period: plan.period.to_string(),
            title: plan.title.value.clone(),
            organisation: plan.organisation.value.clone(),
            assembly: plan.assembly().to_owned(),
            date: settled.date,
            is_preliminary: settled.is_preliminary,
            meeting: scope.meeting(),
            incomplete: incomplete.to_vec(),
            placeholders: Vec::new(),
            recommendations,
            summary,
            overall,
            foreword: ForewordView::of(&scope),
            goals: goals::collect(&scope),
            attention,
            indicators: indicators::collect(&scope),
            follow_up,
            proposals,
            changes,
            outcome: PeriodOutcome::of(&scope),
            annex,
        }
    }
}

/// The sections in their order, each once: one that is named twice is an error of the plan's, and
/// links to it must still lead to one place.
fn chosen(plan: &Plan) -> Vec<ReportSection> {
    if plan.report_sections.is_empty() {
        return ReportSection::ALL.into();
    }
    let mut chosen = Vec::new();
    for section in plan.report_sections.iter().map(|section| section.value) {
        if !chosen.contains(&section) {
            chosen.push(section);
        }
    }
    chosen
}

impl AnnualReport {
    /// The report as it is read.
    pub(crate) fn article(&self) -> Article {
        let sections = self.each_section(|section| section);
        Article {
            sections,
            ..self.front()
        }
    }

    /// That something may be missing, which must be read first.
    pub(crate) fn warning(&self) -> Option<Vec<Inline>> {
        front::warning(self)
    }

    /// The chosen sections where none of them has anything in this year; else nothing.
    pub(crate) fn empty_sections(&self) -> Option<Vec<ReportSection>> {
        let mut parts = self.parts();
        if parts.any(|(chosen, at)| self.section(chosen, at).is_some()) {
            return None;
        }
        let chosen = self.chosen.iter().copied();
        let chosen: Vec<ReportSection> = chosen.filter(|of| *of != ReportSection::Front).collect();
        (!chosen.is_empty()).then_some(chosen)
    }

    /// What stands before the sections.
    pub(crate) fn front(&self) -> Article {
        front::front(self)
    }

    /// What `work` makes of each section. Of a large plan's there are many, and each is made for
    /// the work alone.
    pub(crate) fn each_section<T: Send>(&self, work: impl Fn(Section) -> T + Sync) -> Vec<T> {
        let parts: Vec<(ReportSection, usize)> = self.parts().collect();
        let made = parallel::map(&parts, WORTH_A_THREAD, |(chosen, at)| {
            self.section(*chosen, *at).map(&work)
        });
        made.into_iter().flatten().collect()
    }

    /// The chosen sections, of the goals' each with its place.
    fn parts(&self) -> impl Iterator<Item = (ReportSection, usize)> {
        self.chosen.iter().flat_map(|chosen| {
            let count = match chosen {
                ReportSection::Goals => self.goals.len(),
                _ => 1,
            };
            (0..count).map(move |at| (*chosen, at))
        })
    }

    /// A section; of the goals', the one at this place.
    fn section(&self, chosen: ReportSection, at: usize) -> Option<Section> {
        Some(match chosen {
            ReportSection::Front => return None,
            ReportSection::Recommendations => recommendations::section(self),
            ReportSection::Summary => summary::section(self),
            ReportSection::Overall => overall::section(self),
            ReportSection::Foreword => foreword::section(self)?,
            ReportSection::Attention => attention::section(self),
            ReportSection::Goals => goals::section(self, at)?,
            ReportSection::Indicators => indicators::section(self)?,
            ReportSection::FollowUp => follow_up::section(self),
            ReportSection::Proposals => proposals::section(self),
            ReportSection::Changes => changes::section(self),
            ReportSection::Period => period::section(self)?,
            ReportSection::Annex => annex::section(self),
        })
    }
}

/// So many sections, or goals, take longer to work out than a thread does to begin.
const WORTH_A_THREAD: usize = 20;

/// What every section is drawn from: plans that hold nothing but what the report may see.
struct Scope<'a> {
    plan: &'a Plan,
    next: Option<&'a Plan>,
    settled: Settled,
}

impl Scope<'_> {
    /// Whether the section is one of the report's.
    fn shows(&self, section: ReportSection) -> bool {
        let chosen = &self.plan.report_sections;
        chosen.is_empty() || chosen.iter().any(|own| own.value == section)
    }

    /// The meeting that the report is for: the next one while the year goes on, and then the first
    /// of the year after. One after the report is settled would change it when it is registered.
    fn meeting(&self) -> Option<DecisionRef> {
        let Settled { year, date, .. } = self.settled;
        let is_preliminary = self.settled.is_preliminary;
        let first = parts::first_meeting(self.plan, self.next, |day| {
            if is_preliminary {
                day > date
            } else {
                day.year() == year + 1 && day <= last_day_about(year)
            }
        })?;
        Some(DecisionRef {
            date: first.date.value,
            meeting: Some(first.name.clone()),
        })
    }
}

#[cfg(test)]
mod tests;

#[cfg(test)]
mod keys {
    use super::*;
    use crate::check::testing::plan_with;
    use crate::load::{self, Which};

    #[test]
    fn the_keys_are_a_promise() {
        let files = plan_with("");
        let folders = load::root::periods(&files).unwrap();
        let plans = load::load(&files, &folders, Which::All).unwrap().plans;
        let today = NaiveDate::from_ymd_opt(2025, 4, 1).unwrap();
        let report = AnnualReport::new(plans[0].clone(), None, Settled::new(2024, today), &[]);
        let json = serde_json::to_value(&report).unwrap();
        let keys: Vec<&String> = json.as_object().unwrap().keys().collect();
        assert_eq!(
            keys,
            [
                "aar",
                "aendringer",
                "beretning",
                "bilag",
                "dato",
                "foreloebig",
                "forsamling",
                "forslag",
                "indstilling",
                "maal",
                "moede",
                "noegletal",
                "opfoelgning",
                "opmaerksomhed",
                "organisation",
                "periode",
                "perioden",
                "pladsholdere",
                "resume",
                "samlet_status",
                "titel",
                "ufuldstaendig",
            ]
        );
        assert_eq!(json["dato"], "2024-12-31");
    }
}
