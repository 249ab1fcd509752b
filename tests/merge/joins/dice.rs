//! Numbers that look random and are the same in each run.

pub(super) struct Dice(u64);

impl Dice {
    /// Neighbouring seeds have nothing in common.
    pub(super) fn new(seed: u64) -> Dice {
        Dice(mixed(seed ^ 0x6b69_6d6f))
    }

    pub(super) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        (mixed(self.0) % sides as u64) as usize
    }

    pub(super) fn one_in(&mut self, sides: usize) -> bool {
        self.below(sides) == 0
    }

    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        match from.len() {
            0 => None,
            sides => from.get(self.below(sides)),
        }
    }

    pub(super) fn word(&mut self, from: &'static [&'static str]) -> &'static str {
        from[self.below(from.len())]
    }
}

/// The mixing of SplitMix64.
fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}
