//! How many actions have each status, and each light.

use crate::plan::{ActionState, Light, Status};

/// The number of actions by status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Statuses([usize; Status::ALL.len()]);

impl Statuses {
    /// Counts the states.
    pub(crate) fn of<'a, 'p: 'a>(
        states: impl IntoIterator<Item = &'a ActionState<'p>>,
    ) -> Statuses {
        states.into_iter().map(|state| state.status).collect()
    }

    /// How many have this status.
    pub(crate) fn get(&self, status: Status) -> usize {
        self.0[status as usize]
    }

    /// How many there are in all.
    pub(crate) fn total(&self) -> usize {
        self.0.iter().sum()
    }

    /// The statuses that any has, with their counts, in the order of an action's life.
    pub(crate) fn present(&self) -> impl Iterator<Item = (Status, usize)> + '_ {
        let all = Status::ALL
            .into_iter()
            .map(|status| (status, self.get(status)));
        all.filter(|(_, count)| *count > 0)
    }
}

impl FromIterator<Status> for Statuses {
    fn from_iter<I: IntoIterator<Item = Status>>(statuses: I) -> Statuses {
        let mut counts = Statuses::default();
        for status in statuses {
            counts.0[status as usize] += 1;
        }
        counts
    }
}

impl std::ops::AddAssign for Statuses {
    fn add_assign(&mut self, other: Statuses) {
        for (sum, count) in self.0.iter_mut().zip(other.0) {
            *sum += count;
        }
    }
}

/// The number of actions by light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Lights([usize; Light::ALL.len()]);

impl Lights {
    /// Counts the states.
    pub(crate) fn of<'a, 'p: 'a>(states: impl IntoIterator<Item = &'a ActionState<'p>>) -> Lights {
        let mut counts = Lights::default();
        for state in states {
            counts.0[Lights::place(state.light())] += 1;
        }
        counts
    }

    /// How many have this light.
    pub(crate) fn get(&self, light: Light) -> usize {
        self.0[Lights::place(light)]
    }

    /// How many are not finished.
    pub(crate) fn open(&self) -> usize {
        self.total() - self.get(Light::Finished)
    }

    /// How many there are in all.
    pub(crate) fn total(&self) -> usize {
        self.0.iter().sum()
    }

    fn place(light: Light) -> usize {
        match light {
            Light::Given(light) => light as usize,
            Light::Missing => 3,
            Light::Finished => 4,
        }
    }
}
