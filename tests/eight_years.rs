//! Eight years in the life of two plans: three people on two machines, a shared repository, and
//! every command of the cycle with all that goes wrong in it.
//!
//! What it proves: a report is settled, each thing that was written is told in the report it belongs
//! to and in none before it, the new plan begins as the old one ended, and no step leaves an error.
//! The association, its people and all they write are invented.

#![allow(clippy::expect_used, clippy::unwrap_used)]

mod common;
#[path = "eight_years/first_period.rs"]
mod first_period;
#[path = "eight_years/life.rs"]
mod life;
#[path = "eight_years/second_period.rs"]
mod second_period;

use life::Life;

#[test]
#[cfg_attr(
    windows,
    ignore = "starts thousands of programs, one after another: `life` has four of the years"
)]
fn every_report_of_eight_years_stays_as_it_was_when_it_was_settled() {
    let mut life = Life::begin();
    first_period::play(&mut life);
    second_period::play(&mut life);
    life.prove_that_all_is_settled();
}
