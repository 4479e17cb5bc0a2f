//! How long something takes by itself, whatever else the machine does meanwhile.

use std::time::{Duration, Instant};

/// Started before what is measured, on the same thread.
pub struct Stopwatch {
    start: Instant,
    busy: Option<Duration>,
}

impl Stopwatch {
    pub fn start() -> Self {
        Self { start: Instant::now(), busy: busy() }
    }

    /// The time that this thread was at work since the start, where the system tells it; else the time that went by.
    pub fn took(&self) -> Duration {
        let passed = self.start.elapsed();
        match (self.busy, busy()) {
            (Some(before), Some(now)) => passed.min(now.saturating_sub(before)),
            _ => passed,
        }
    }
}

/// How long this thread was at work so far (Linux).
fn busy() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    told.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
