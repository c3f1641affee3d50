//! Memory over time: samples of a tree, thinned out so that they stay few however long a trial runs.

/// The most samples that are kept; even, so that every second of a full list continues at twice the distance.
const MOST: usize = 128;

pub struct Curve {
    points: Vec<(u64, u64)>,
    /// Of how many samples one is kept.
    stride: u64,
    seen: u64,
}

impl Curve {
    pub fn new() -> Curve {
        Curve {
            points: Vec::new(),
            stride: 1,
            seen: 0,
        }
    }

    pub fn add(&mut self, at_ns: u64, bytes: u64) {
        if self.seen % self.stride == 0 {
            if self.points.len() == MOST {
                self.thin_out();
            }
            self.points.push((at_ns, bytes));
        }
        self.seen += 1;
    }

    fn thin_out(&mut self) {
        let mut position = 0;
        self.points.retain(|_| {
            position += 1;
            position % 2 == 1
        });
        self.stride *= 2;
    }

    /// Time and bytes by turns.
    pub fn numbers(&self) -> Vec<u64> {
        self.points.iter().flat_map(|&(at_ns, bytes)| [at_ns, bytes]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(samples: u64) -> Vec<u64> {
        let mut curve = Curve::new();
        (0..samples).for_each(|i| curve.add(10 * i, i));
        curve.numbers().chunks(2).map(|point| point[1]).collect()
    }

    #[test]
    fn few_samples_are_all_kept() {
        assert_eq!(of(5), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn many_samples_are_thinned_out_evenly() {
        for samples in [129, 1000, 100_000] {
            let kept = of(samples);
            assert!(
                kept.len() > MOST / 2 && kept.len() <= MOST,
                "{} of {}",
                kept.len(),
                samples
            );
            assert!(
                kept.windows(2).all(|pair| pair[1] - pair[0] == kept[1] - kept[0]),
                "{:?}",
                kept
            );
        }
    }
}
