//! How many actions have each status, and each light.

use crate::plan::{ActionState, Assessment, Status};

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
pub(crate) struct Lights {
    given: [usize; Assessment::ALL.len()],
    /// Not finished, and without a light.
    pub(crate) missing: usize,
    /// Completed or dropped: these have no light and lack none.
    pub(crate) finished: usize,
}

impl Lights {
    /// Counts the states.
    pub(crate) fn of<'a, 'p: 'a>(states: impl IntoIterator<Item = &'a ActionState<'p>>) -> Lights {
        let mut counts = Lights::default();
        for state in states {
            match state.assessment {
                _ if state.status.is_final() => counts.finished += 1,
                Some(light) => counts.given[light as usize] += 1,
                None => counts.missing += 1,
            }
        }
        counts
    }

    /// How many have this light.
    pub(crate) fn get(&self, light: Assessment) -> usize {
        self.given[light as usize]
    }

    /// How many are not finished.
    pub(crate) fn open(&self) -> usize {
        self.given.iter().sum::<usize>() + self.missing
    }

    /// How many there are in all.
    pub(crate) fn total(&self) -> usize {
        self.open() + self.finished
    }
}
