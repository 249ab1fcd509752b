//! A progress bar on the error output of a terminal, for work that lasts.
//!
//! Most commands are done before anyone could read it; a large plan is not, and whoever waits
//! should see that something happens. In a pipe there is none.

use crate::load::{Disk, Seen};
use crate::text::danish::number::counted;
use crate::write::terminal::Paper;
use std::io::Write;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

/// How long the work may last before the bar appears.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the bar is drawn.
const PACE: Duration = Duration::from_millis(100);

/// The characters of the bar.
const COLUMNS: usize = 24;

/// Does `work`, which reads files from `disk`, with a bar where `paper` is a terminal's.
pub(crate) fn watched<T>(disk: &Disk, paper: Paper, work: impl FnOnce() -> T) -> T {
    if paper.width.is_none() {
        return work();
    }
    let is_done = Mutex::new(false);
    let done = Condvar::new();
    std::thread::scope(|scope| {
        scope.spawn(|| draw_until(&is_done, &done, &disk.seen));
        let result = work();
        *is_done.lock().unwrap_or_else(PoisonError::into_inner) = true;
        done.notify_one();
        result
    })
}

fn draw_until(is_done: &Mutex<bool>, done: &Condvar, seen: &Seen) {
    let mut pause = PATIENCE;
    let mut is_drawn = false;
    let mut guard = is_done.lock().unwrap_or_else(PoisonError::into_inner);
    loop {
        guard = match done.wait_timeout(guard, pause) {
            Ok((guard, _)) => guard,
            Err(poisoned) => poisoned.into_inner().0,
        };
        let line = match *guard {
            true if is_drawn => format!("\r{:1$}\r", "", COLUMNS + 40),
            true => return,
            false => format!("\r{}", bar(seen.read(), seen.listed())),
        };
        // A bar that cannot be drawn is not missed.
        let mut err = std::io::stderr();
        let _ = err.write_all(line.as_bytes()).and_then(|()| err.flush());
        if *guard {
            return;
        }
        is_drawn = true;
        pause = PACE;
    }
}

fn bar(read: usize, listed: usize) -> String {
    let filled = (read * COLUMNS)
        .checked_div(listed)
        .unwrap_or(0)
        .min(COLUMNS);
    let (read, listed) = (counted(read), counted(listed));
    format!(
        "Læser planen {}{} {read} af {listed} filer",
        "█".repeat(filled),
        "░".repeat(COLUMNS - filled)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_as_files_are_read() {
        assert_eq!(
            bar(0, 0),
            format!("Læser planen {} 0 af 0 filer", "░".repeat(24))
        );
        assert_eq!(
            bar(500, 2_000),
            format!(
                "Læser planen {}{} 500 af 2.000 filer",
                "█".repeat(6),
                "░".repeat(18)
            )
        );
        assert_eq!(
            bar(9, 8),
            format!("Læser planen {} 9 af 8 filer", "█".repeat(24))
        );
    }
}
