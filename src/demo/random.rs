//! Numbers that look random and are the same on every machine, every time.

/// The SplitMix64 generator. Good enough to make a practice look lived in, and for nothing else.
#[derive(Debug)]
pub struct Random(u64);

/// Another seed is another practice.
const SEED: u64 = 0x7575_7277_6572_6b01;

const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// A sequence of its own for each thing that is made, so that a change to one leaves the others as they are.
    pub fn of(what: &[u64]) -> Self {
        let mut random = Self(SEED);
        for part in what {
            random.0 = random.next() ^ part.wrapping_mul(STEP);
        }
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// 0 up to and not including `end`; 0 when there is nothing below it.
    pub fn below(&mut self, end: u64) -> u64 {
        let number = self.next() >> 16;
        number.checked_rem(end).unwrap_or_default()
    }

    /// `from` up to and including `to`, in steps.
    pub fn minutes(&mut self, from: u16, to: u16, step: u16) -> u16 {
        let steps = u64::from(to.saturating_sub(from) / step.max(1)) + 1;
        from + u16::try_from(self.below(steps)).unwrap_or_default() * step
    }

    /// True so many times in a hundred.
    pub fn chance(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of them; `None` of none.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> Option<&'a T> {
        let end = u64::try_from(items.len()).unwrap_or_default();
        items.get(usize::try_from(self.below(end)).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sequence_is_fixed_and_spread() {
        let mut random = Random::of(&[1, 2]);
        let first: Vec<u64> = (0..5).map(|_| random.below(1000)).collect();
        let mut again = Random::of(&[1, 2]);
        assert_eq!(first, (0..5).map(|_| again.below(1000)).collect::<Vec<_>>());
        assert_ne!(first, {
            let mut other = Random::of(&[2, 1]);
            (0..5).map(|_| other.below(1000)).collect::<Vec<_>>()
        });
        let mut random = Random::of(&[3]);
        let heads = (0..1000).filter(|_| random.chance(50)).count();
        assert!((450..550).contains(&heads), "{heads}");
        assert_eq!(random.below(0), 0);
        assert_eq!(random.pick::<u8>(&[]), None);
        for _ in 0..100 {
            assert!([10, 15, 20].contains(&random.minutes(10, 20, 5)));
        }
    }
}
