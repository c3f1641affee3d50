//! What processes have used, added up over a tree.

use crate::sys::{Rusage, Timeval};

/// Sums over all reaped processes, except the peak: the highest of any single one.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Usage {
    pub user_us: u64,
    pub system_us: u64,
    pub peak_rss_bytes: u64,
    pub minor_faults: u64,
    pub major_faults: u64,
    pub voluntary_switches: u64,
    pub involuntary_switches: u64,
}

impl Usage {
    /// Adds what `wait4` said about one process, which includes the children that it has waited for itself.
    pub fn add(&mut self, reaped: &Rusage) {
        self.user_us += microseconds(reaped.user);
        self.system_us += microseconds(reaped.system);
        self.peak_rss_bytes = self.peak_rss_bytes.max(peak_rss_bytes(reaped));
        self.minor_faults += reaped.minor_faults as u64;
        self.major_faults += reaped.major_faults as u64;
        self.voluntary_switches += reaped.voluntary_switches as u64;
        self.involuntary_switches += reaped.involuntary_switches as u64;
    }
}

pub fn peak_rss_bytes(reaped: &Rusage) -> u64 {
    reaped.max_rss_kib as u64 * 1024
}

fn microseconds(time: Timeval) -> u64 {
    time.seconds as u64 * 1_000_000 + time.microseconds as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reaped(seconds: i64, max_rss_kib: i64, faults: i64) -> Rusage {
        let mut usage = Rusage::default();
        usage.user = Timeval {
            seconds,
            microseconds: 5,
        };
        usage.max_rss_kib = max_rss_kib;
        usage.minor_faults = faults;
        usage
    }

    #[test]
    fn adds_times_and_counts_and_keeps_the_highest_peak() {
        let mut usage = Usage::default();
        usage.add(&reaped(1, 300, 7));
        usage.add(&reaped(2, 100, 8));
        assert_eq!(
            (usage.user_us, usage.peak_rss_bytes, usage.minor_faults),
            (3_000_010, 300 * 1024, 15)
        );
    }
}
