//! Work shared out over the machine's cores, with the results in the order of the work.

use std::panic::resume_unwind;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

/// `work` of every item. No thread is started for fewer than `worth_a_thread` items each.
pub(crate) fn map<'i, I: Sync, O: Send>(
    items: &'i [I],
    worth_a_thread: usize,
    work: impl Fn(&'i I) -> O + Sync,
) -> Vec<O> {
    let useful = items.len() / worth_a_thread.max(1);
    // How many cores there are is asked of the system, at the price of reading several files.
    let workers = match useful {
        0 | 1 => 1,
        _ => std::thread::available_parallelism().map_or(1, |cores| useful.min(cores.get())),
    };
    if workers < 2 {
        return items.iter().map(work).collect();
    }
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::with_capacity(items.len()));
    // Each takes the next item that nobody has taken, so that no core waits for a large one.
    let take_turns = || {
        let mut own = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            match items.get(index) {
                Some(item) => own.push((index, work(item))),
                None => break,
            }
        }
        done.lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .append(&mut own);
    };
    std::thread::scope(|scope| {
        for _ in 1..workers {
            scope.spawn(take_turns);
        }
        take_turns();
    });
    let done = done
        .into_inner()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    let mut in_order: Vec<Option<O>> = items.iter().map(|_| None).collect();
    for (index, output) in done {
        if let Some(place) = in_order.get_mut(index) {
            *place = Some(output);
        }
    }
    in_order.into_iter().flatten().collect()
}

/// What both of two works come to: side by side where that is `worth_a_thread`.
pub(crate) fn both<A, B: Send>(
    worth_a_thread: bool,
    one: impl FnOnce() -> A,
    other: impl FnOnce() -> B + Send,
) -> (A, B) {
    if !worth_a_thread || std::thread::available_parallelism().map_or(1, usize::from) < 2 {
        return (one(), other());
    }
    std::thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        let other = other.join();
        (one, other.unwrap_or_else(|panic| resume_unwind(panic)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_come_to_what_they_come_to_alone() {
        let (one, other) = (|| 1, || "to");
        assert_eq!(both(false, one, other), (1, "to"));
        assert_eq!(both(true, one, other), (1, "to"));
    }

    #[test]
    fn the_results_stand_in_the_order_of_the_items() {
        let items: Vec<usize> = (0..1_000).collect();
        let doubled: Vec<usize> = items.iter().map(|item| item * 2).collect();
        assert_eq!(map(&items, 1, |item| item * 2), doubled);
        assert_eq!(map(&items, 1_000, |item| item * 2), doubled);
        assert!(map(&[], 1, |item: &usize| *item).is_empty());
    }
}
