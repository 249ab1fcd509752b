//! Which actions a list is about: the filters of `status`, `log` and their like.

use super::search::Search;
use crate::plan::{Action, ActionState, Assessment, Goal, Number, Plan, Status, same_name};

/// The filters; an empty one lets everything through. Within one filter any of its values
/// will do, and all filters must agree.
#[derive(Debug, Clone, Default)]
pub(crate) struct Selection {
    /// Parties that answer for the action, by the register's names.
    pub(crate) responsible: Vec<String>,
    /// Parties that take part, by the register's names.
    pub(crate) participants: Vec<String>,
    /// The goals.
    pub(crate) goals: Vec<Number>,
    /// The statuses.
    pub(crate) statuses: Vec<Status>,
    /// The lights; `None` among them is "ikke vurderet".
    pub(crate) assessments: Vec<Option<Assessment>>,
    /// The headings between goal and action, as the plan spells them.
    pub(crate) groups: Vec<String>,
    /// What stands in the action or in a note on it.
    pub(crate) search: Search,
}

impl Selection {
    /// Whether nothing is filtered away.
    pub(crate) fn is_everything(&self) -> bool {
        let Selection {
            responsible,
            participants,
            goals,
            statuses,
            assessments,
            groups,
            search,
        } = self;
        responsible.is_empty()
            && participants.is_empty()
            && goals.is_empty()
            && statuses.is_empty()
            && assessments.is_empty()
            && groups.is_empty()
            && search.is_everything()
    }

    /// The filters in words, for a list that is read without its command line: `ansvarlig
    /// Kommunerne; status igangsat eller løbende`. None where nothing is filtered away.
    pub(crate) fn words(&self) -> Option<String> {
        let words = |name: &str, values: Vec<String>| {
            (!values.is_empty()).then(|| format!("{name} {}", values.join(" eller ")))
        };
        let goals = self.goals.iter().map(ToString::to_string);
        let statuses = self.statuses.iter().map(|status| status.word().to_owned());
        let assessments = self
            .assessments
            .iter()
            .map(|light| light.map_or(Assessment::NONE, Assessment::word).to_owned());
        let filters = [
            words("ansvarlig", self.responsible.clone()),
            words("medvirkende", self.participants.clone()),
            words("mål", goals.collect()),
            words("status", statuses.collect()),
            words("vurdering", assessments.collect()),
            words("gruppe", self.groups.clone()),
            (!self.search.is_everything()).then(|| format!("søgt ”{}”", self.search.asked)),
        ];
        let told: Vec<String> = filters.into_iter().flatten().collect();
        (!told.is_empty()).then(|| told.join("; "))
    }

    fn includes_group(&self, action: &Action) -> bool {
        let group = action.group.as_deref().unwrap_or("");
        self.groups.iter().any(|wanted| same_name(wanted, group))
    }

    /// What is finished has no light, and is not missing one.
    fn includes_light(&self, state: &ActionState<'_>) -> bool {
        self.assessments.contains(&state.assessment)
            && (state.assessment.is_some() || !state.status.is_final())
    }

    /// Whether the action, in this state, is among those asked for, but for what is searched for:
    /// where that stands is for the view to say.
    pub(crate) fn includes(
        &self,
        plan: &Plan,
        goal: &Goal,
        action: &Action,
        state: &ActionState<'_>,
    ) -> bool {
        let is_among = |wanted: &[String], parties: &[crate::text::Spanned<String>]| {
            let goes_by = |party: &crate::text::Spanned<String>| {
                let name = plan.party_name(party);
                wanted.iter().any(|wanted| same_name(wanted, name))
            };
            wanted.is_empty() || parties.iter().any(goes_by)
        };
        is_among(&self.responsible, &action.responsible)
            && is_among(&self.participants, &action.participants)
            && (self.groups.is_empty() || self.includes_group(action))
            && (self.goals.is_empty() || self.goals.contains(&goal.number.value))
            && (self.statuses.is_empty() || self.statuses.contains(&state.status))
            && (self.assessments.is_empty() || self.includes_light(state))
    }
}
