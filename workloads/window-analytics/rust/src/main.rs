//! Sliding windows over an event stream: which keys had outliers, window by window.
//!
//! A line is `milliseconds,key,value`, value a whole number; any other line is malformed and only counted. Events
//! belong to panes of 10 seconds by their own time and may arrive out of order: a pane closes once an event 5 seconds
//! past its end has been seen, and events of closed panes are late, counted and dropped. When a pane closes, so does
//! for every key the window of the 30 panes up to it, unless it is empty. At the end of the stream every window that
//! holds a value closes.
//!
//! Output, one record per line, windows in the order of their ends, then of their keys' bytes:
//!
//! ```text
//! alert END COUNT SUM MIN MAX P95 KEY    a window of 20 values or more with a maximum of at least 8 times its mean
//! events N / malformed N / late N / windows N / alerts N
//! checksum N                             over all windows, modulo 2^64: see `Aggregates::checksum`
//! ```

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

const PANE_MS: u64 = 10_000;
const PANES: u64 = 30;
const LATENESS_MS: u64 = 5_000;
const ALERT_COUNT: i64 = 20;
const ALERT_RATIO: i64 = 8;

/// Values of ten digits leave room for the sum of a hundred million of them in 64 bits.
const MOST_VALUE_DIGITS: usize = 10;
const MOST_STAMP_DIGITS: usize = 15;

struct Event<'a> {
    stamp: u64,
    key: &'a [u8],
    value: i64,
}

fn parse(line: &[u8]) -> Option<Event<'_>> {
    let mut fields = line.split(|&byte| byte == b',');
    let stamp = number(fields.next()?, MOST_STAMP_DIGITS)?.unsigned_abs();
    let key = fields.next().filter(|key| !key.is_empty())?;
    let value = fields.next()?;
    let value = match value.strip_prefix(b"-") {
        Some(digits) => -number(digits, MOST_VALUE_DIGITS)?,
        None => number(value, MOST_VALUE_DIGITS)?,
    };
    fields.next().is_none().then_some(Event { stamp, key, value })
}

fn number(digits: &[u8], most: usize) -> Option<i64> {
    if !(1..=most).contains(&digits.len()) || !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    Some(digits.iter().fold(0, |value, &digit| value * 10 + i64::from(digit - b'0')))
}

/// One key's panes: the open ones collect values, the closed ones make up the window.
#[derive(Default)]
struct Window {
    open: BTreeMap<u64, Vec<i64>>,
    /// Oldest first.
    closed: VecDeque<(u64, Vec<i64>)>,
    count: i64,
    total: i64,
    /// (pane, minimum), both ascending: the first is the window's minimum.
    minima: VecDeque<(u64, i64)>,
    /// (pane, maximum), pane ascending, maximum descending.
    maxima: VecDeque<(u64, i64)>,
}

/// What a closed window holds.
#[derive(Clone, Copy)]
struct Aggregates {
    count: i64,
    total: i64,
    low: i64,
    high: i64,
}

impl Window {
    fn add(&mut self, pane: u64, value: i64) {
        self.open.entry(pane).or_default().push(value);
    }

    /// Lets the oldest pane go and takes in `pane`; called for every pane as long as there are values.
    fn slide_to(&mut self, pane: u64) {
        if let Some(expired) = pane.checked_sub(PANES) {
            self.expire(expired);
        }
        if let Some(values) = self.open.remove(&pane) {
            self.admit(pane, values);
        }
    }

    fn expire(&mut self, pane: u64) {
        if let Some((_, values)) = pop_front_of(&mut self.closed, pane) {
            self.count -= values.len() as i64;
            self.total -= values.iter().sum::<i64>();
            pop_front_of(&mut self.minima, pane);
            pop_front_of(&mut self.maxima, pane);
        }
    }

    fn admit(&mut self, pane: u64, values: Vec<i64>) {
        let (mut low, mut high) = (i64::MAX, i64::MIN);
        for &value in &values {
            self.total += value;
            low = low.min(value);
            high = high.max(value);
        }
        self.count += values.len() as i64;
        self.closed.push_back((pane, values));
        pop_back_while(&mut self.minima, |last| last >= low);
        self.minima.push_back((pane, low));
        pop_back_while(&mut self.maxima, |last| last <= high);
        self.maxima.push_back((pane, high));
    }

    /// None if the window is empty.
    fn aggregates(&self) -> Option<Aggregates> {
        let (&(_, low), &(_, high)) = (self.minima.front()?, self.maxima.front()?);
        Some(Aggregates { count: self.count, total: self.total, low, high })
    }

    fn p95(&self) -> i64 {
        let mut values: Vec<i64> = self.closed.iter().flat_map(|(_, values)| values).copied().collect();
        values.sort_unstable();
        values[(values.len() * 95 + 99) / 100 - 1]
    }
}

fn pop_front_of<T>(panes: &mut VecDeque<(u64, T)>, pane: u64) -> Option<(u64, T)> {
    match panes.front() {
        Some(&(first, _)) if first == pane => panes.pop_front(),
        _ => None,
    }
}

fn pop_back_while(extremes: &mut VecDeque<(u64, i64)>, superseded: impl Fn(i64) -> bool) {
    while matches!(extremes.back(), Some(&(_, last)) if superseded(last)) {
        extremes.pop_back();
    }
}

impl Aggregates {
    fn is_alert(&self) -> bool {
        let threshold = ALERT_RATIO * self.total;
        self.count >= ALERT_COUNT && threshold > 0 && threshold <= self.high * self.count
    }

    fn checksum(&self, pane: u64) -> u64 {
        let mixed = self.count + 3 * self.total + 5 * self.low + 7 * self.high;
        (pane + 1).wrapping_mul(mixed as u64)
    }
}

struct Monitor<W> {
    out: W,
    windows: HashMap<Vec<u8>, Window>,
    next_pane: u64,
    newest: u64,
    events: u64,
    malformed: u64,
    late: u64,
    closed: u64,
    alerts: usize,
    checksum: u64,
}

impl<W: Write> Monitor<W> {
    fn new(out: W) -> Self {
        Monitor {
            out,
            windows: HashMap::new(),
            next_pane: 0,
            newest: 0,
            events: 0,
            malformed: 0,
            late: 0,
            closed: 0,
            alerts: 0,
            checksum: 0,
        }
    }

    fn read(&mut self, mut input: impl BufRead) -> io::Result<()> {
        let mut line = Vec::new();
        while input.read_until(b'\n', &mut line)? > 0 {
            self.events += 1;
            match parse(without_line_end(&line)) {
                Some(event) => self.add(&event)?,
                None => self.malformed += 1,
            }
            line.clear();
        }
        while !self.windows.is_empty() {
            self.close(self.next_pane)?;
        }
        Ok(())
    }

    fn add(&mut self, event: &Event) -> io::Result<()> {
        if event.stamp > self.newest {
            self.newest = event.stamp;
            self.close_before(event.stamp.saturating_sub(LATENESS_MS) / PANE_MS)?;
        }
        let pane = event.stamp / PANE_MS;
        if pane < self.next_pane {
            self.late += 1;
            return Ok(());
        }
        // Looked up before it is inserted, so that only a new key is copied.
        match self.windows.get_mut(event.key) {
            Some(window) => window.add(pane, event.value),
            None => self.windows.entry(event.key.to_vec()).or_default().add(pane, event.value),
        }
        Ok(())
    }

    fn close_before(&mut self, limit: u64) -> io::Result<()> {
        while !self.windows.is_empty() && self.next_pane < limit {
            self.close(self.next_pane)?;
        }
        self.next_pane = self.next_pane.max(limit);
        Ok(())
    }

    fn close(&mut self, pane: u64) -> io::Result<()> {
        let mut alerts = Vec::new();
        self.windows.retain(|key, window| {
            window.slide_to(pane);
            let aggregates = match window.aggregates() {
                Some(aggregates) => aggregates,
                None => return !window.open.is_empty(),
            };
            self.closed += 1;
            self.checksum = self.checksum.wrapping_add(aggregates.checksum(pane));
            if aggregates.is_alert() {
                alerts.push((key.clone(), aggregates, window.p95()));
            }
            true
        });
        self.next_pane = pane + 1;
        alerts.sort_unstable_by(|(a, ..), (b, ..)| a.cmp(b));
        self.write_alerts(&alerts)
    }

    fn write_alerts(&mut self, alerts: &[(Vec<u8>, Aggregates, i64)]) -> io::Result<()> {
        let end = self.next_pane * PANE_MS;
        self.alerts += alerts.len();
        for (key, Aggregates { count, total, low, high }, p95) in alerts {
            write!(self.out, "alert {end} {count} {total} {low} {high} {p95} ")?;
            self.out.write_all(key)?;
            self.out.write_all(b"\n")?;
        }
        Ok(())
    }

    fn write_summary(&mut self) -> io::Result<()> {
        writeln!(self.out, "events {}\nmalformed {}\nlate {}", self.events, self.malformed, self.late)?;
        writeln!(self.out, "windows {}\nalerts {}\nchecksum {}", self.closed, self.alerts, self.checksum)?;
        self.out.flush()
    }
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let length = line.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
    &line[..length]
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("usage: window-analytics FILE");
    let mut monitor = Monitor::new(BufWriter::new(io::stdout().lock()));
    monitor.read(BufReader::with_capacity(1 << 16, File::open(path)?))?;
    monitor.write_summary()
}
