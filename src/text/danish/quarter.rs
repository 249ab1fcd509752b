//! A quarter of the year: `1. kvartal`.

use std::fmt;

/// One of the year's four quarters, in the order of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Quarter(u8);

impl Quarter {
    /// The quarter of this number, 1 to 4.
    pub(crate) fn new(number: u32) -> Option<Self> {
        u8::try_from(number)
            .ok()
            .filter(|number| (1..=4).contains(number))
            .map(Self)
    }

    /// 1 to 4.
    pub(crate) fn number(self) -> u32 {
        self.0.into()
    }

    /// The number of its first month: 1, 4, 7 or 10.
    pub(crate) fn first_month(self) -> u32 {
        self.number() * 3 - 2
    }

    /// The number of its last month: 3, 6, 9 or 12.
    pub(crate) fn last_month(self) -> u32 {
        self.number() * 3
    }
}

impl fmt::Display for Quarter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}. kvartal", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quarter_has_three_months() {
        for number in 1..=4 {
            let quarter = Quarter::new(number).expect("1 to 4");
            let months = (quarter.first_month(), quarter.last_month());
            assert_eq!(months, (number * 3 - 2, number * 3));
            assert_eq!(quarter.to_string(), format!("{number}. kvartal"));
        }
        assert_eq!((Quarter::new(0), Quarter::new(5)), (None, None));
    }
}
