//! A controller for a heater, one reading per line: the median of the last five against noise, then a PID rule in whole numbers.
//!
//! The first line is the target in thousandths of a degree, 0 to 100000; each other a reading of the same kind. What is no such reading is left out of
//! the median and repeats the answer before. The answer to a reading is `power median`, power from 0 to 1000; to the first line `ready`.
//! After the start nothing is taken from the heap.

use std::io::{self, BufRead, Write};

const HIGHEST: i64 = 100_000;
const FULL: i64 = 1000;
const WINDOW: usize = 5;
const PROPORTIONAL: i64 = 220;
const INTEGRAL: i64 = 3;
const DERIVATIVE: i64 = 90;
const SCALE: i64 = 1000;
const MOST_INTEGRAL: i64 = 200_000;
const MOST_DIGITS: usize = 6;

#[derive(Default)]
struct Controller {
    target: i64,
    window: [i64; WINDOW],
    readings: usize,
    integral: i64,
    before: i64,
    power: i64,
    median: i64,
}

impl Controller {
    fn take(&mut self, value: i64) {
        self.window[self.readings % WINDOW] = value;
        self.readings += 1;
        let filled = self.readings.min(WINDOW);
        let mut sorted = self.window;
        sorted[..filled].sort_unstable();
        self.median = sorted[filled / 2];
        let error = self.target - self.median;
        self.integral = (self.integral + error).clamp(-MOST_INTEGRAL, MOST_INTEGRAL);
        let change = error - self.before;
        self.before = error;
        let sum = PROPORTIONAL * error + INTEGRAL * self.integral + DERIVATIVE * change;
        self.power = sum.div_euclid(SCALE).clamp(0, FULL);
    }
}

fn reading(line: &[u8]) -> Option<i64> {
    let end = line.iter().rposition(|x| !b"\r\n".contains(x)).map_or(0, |x| x + 1);
    let digits = &line[..end];
    if !(1..=MOST_DIGITS).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    let value = digits.iter().fold(0, |sum, digit| sum * 10 + i64::from(digit - b'0'));
    (value <= HIGHEST).then_some(value)
}

fn main() -> io::Result<()> {
    let (mut lines, mut out) = (io::stdin().lock(), io::stdout().lock());
    let mut line = Vec::with_capacity(256);
    lines.read_until(b'\n', &mut line)?;
    let mut controller = Controller {
        target: reading(&line).unwrap_or(0),
        ..Controller::default()
    };
    writeln!(out, "ready")?;
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        if let Some(value) = reading(&line) {
            controller.take(value);
        }
        writeln!(out, "{} {}", controller.power, controller.median)?;
    }
}
