//! Triage of a web access log: what was asked for, what failed, and how long it took.
//!
//! A line is in Common or Combined Log Format, optionally with the response time in microseconds as its last field:
//!
//! ```text
//! host ident user [day/Mon/year:hh:mm:ss zone] "request" status bytes ["referer" "user agent"] [microseconds]
//! ```
//!
//! Quoted fields may hold backslash escapes. Any other line is malformed: counted and left out of everything else.
//! The path is the second word of the request without its query string, "-" where the request has no second word.
//!
//! Output, one record per line; a path is printed as the bytes of the log, and numbers are whole:
//!
//! ```text
//! lines N / malformed N / bytes N
//! status CODE N                               one per code that occurs, ascending
//! hour HH N                                   all 24 hours, as logged
//! time MEAN P50 P90 P99 MAX                   microseconds, nearest rank; "-" each if no line has a time
//! path HITS ERRORS MEAN P50 P90 P99 MAX PATH  the 20 with most hits, ties by path; ERRORS: statuses from 400 per mille
//! ```

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

const TOP_PATHS: usize = 20;

/// A terabyte or eleven days: totals of such numbers stay within 64 bits.
const MOST_DIGITS: usize = 12;

/// Character classes of a time stamp: 0 a digit, A and a letters, + a sign; the rest stands for itself.
const STAMP: &[u8] = b"[00/Aaa/0000:00:00:00 +0000]";
const HOUR_AT: usize = 13;

struct Entry<'a> {
    hour: usize,
    path: &'a [u8],
    status: usize,
    bytes: u64,
    micros: Option<u64>,
}

/// What is left of a line. Each method takes its field off the front, or returns None where the field is not there.
struct Fields<'a>(&'a [u8]);

impl<'a> Fields<'a> {
    fn advance(&mut self, length: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(length);
        self.0 = rest;
        taken
    }

    fn literal(&mut self, text: &[u8]) -> Option<()> {
        self.0 = self.0.strip_prefix(text)?;
        Some(())
    }

    fn word(&mut self) -> Option<()> {
        let length = self.0.iter().position(|&byte| byte == b' ')?;
        self.advance(length + 1);
        (length > 0).then_some(())
    }

    fn digits(&mut self) -> Option<&'a [u8]> {
        let end = self.0.iter().position(|byte| !byte.is_ascii_digit());
        let length = end.unwrap_or(self.0.len());
        (1..=MOST_DIGITS).contains(&length).then(|| self.advance(length))
    }

    fn quoted(&mut self) -> Option<&'a [u8]> {
        self.literal(b"\"")?;
        let mut at = 0;
        loop {
            match *self.0.get(at)? {
                b'"' => break,
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
        let inside = self.advance(at);
        self.advance(1);
        Some(inside)
    }

    fn hour(&mut self) -> Option<usize> {
        let stamp = self.0.get(..STAMP.len())?;
        let fits = |(&byte, &class): (&u8, &u8)| match class {
            b'0' => byte.is_ascii_digit(),
            b'A' => byte.is_ascii_uppercase(),
            b'a' => byte.is_ascii_lowercase(),
            b'+' => byte == b'+' || byte == b'-',
            _ => byte == class,
        };
        let hour = number(&stamp[HOUR_AT..HOUR_AT + 2]) as usize;
        let valid = stamp.iter().zip(STAMP).all(fits) && hour < 24;
        self.advance(STAMP.len());
        valid.then_some(hour)
    }

    fn referer_and_agent(&mut self) -> Option<()> {
        if self.0.starts_with(b" \"") {
            self.literal(b" ")?;
            self.quoted()?;
            self.literal(b" ")?;
            self.quoted()?;
        }
        Some(())
    }
}

/// The value of a run of digits; of anything else, some number.
fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |value, &digit| value * 10 + u64::from(digit.wrapping_sub(b'0')))
}

fn path_of(request: &[u8]) -> &[u8] {
    match request.split(|&byte| byte == b' ').nth(1) {
        Some(target) => target.split(|&byte| byte == b'?').next().unwrap_or(target),
        None => b"-",
    }
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    let mut fields = Fields(line);
    for _ in 0..3 {
        fields.word()?;
    }
    let hour = fields.hour()?;
    fields.literal(b" ")?;
    let path = path_of(fields.quoted()?);
    fields.literal(b" ")?;
    let status = fields.digits().filter(|digits| digits.len() == 3).map(number)? as usize;
    fields.literal(b" ")?;
    let bytes = if fields.literal(b"-").is_some() { 0 } else { number(fields.digits()?) };
    fields.referer_and_agent()?;
    let micros = match fields.0 {
        [] => None,
        _ => Some(fields.literal(b" ").and_then(|()| fields.digits()).map(number)?),
    };
    fields.0.is_empty().then_some(Entry { hour, path, status, bytes, micros })
}

#[derive(Default)]
struct PathStats {
    hits: u64,
    errors: u64,
    times: Vec<u64>,
}

impl PathStats {
    fn add(&mut self, entry: &Entry) {
        self.hits += 1;
        self.errors += u64::from(entry.status >= 400);
        self.times.extend(entry.micros);
    }
}

struct Triage {
    lines: u64,
    malformed: u64,
    bytes: u64,
    statuses: [u64; 1000],
    hours: [u64; 24],
    paths: HashMap<Vec<u8>, PathStats>,
}

impl Triage {
    fn new() -> Self {
        Triage { lines: 0, malformed: 0, bytes: 0, statuses: [0; 1000], hours: [0; 24], paths: HashMap::new() }
    }

    fn add(&mut self, line: &[u8]) {
        self.lines += 1;
        match parse(line) {
            Some(entry) => self.count(&entry),
            None => self.malformed += 1,
        }
    }

    fn count(&mut self, entry: &Entry) {
        self.bytes += entry.bytes;
        self.statuses[entry.status] += 1;
        self.hours[entry.hour] += 1;
        // Looked up before it is inserted, so that only a new path is copied.
        match self.paths.get_mut(entry.path) {
            Some(stats) => stats.add(entry),
            None => self.paths.entry(entry.path.to_vec()).or_default().add(entry),
        }
    }

    fn write(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "lines {}\nmalformed {}\nbytes {}", self.lines, self.malformed, self.bytes)?;
        for (status, count) in self.statuses.iter().enumerate().filter(|(_, &count)| count > 0) {
            writeln!(out, "status {status:03} {count}")?;
        }
        for (hour, count) in self.hours.iter().enumerate() {
            writeln!(out, "hour {hour:02} {count}")?;
        }
        let times = self.paths.values().flat_map(|stats| &stats.times).copied();
        writeln!(out, "time {}", time_summary(times.collect()))?;
        self.top_paths().into_iter().try_for_each(|(path, stats)| write_path(out, path, stats))
    }

    fn top_paths(&self) -> Vec<(&Vec<u8>, &PathStats)> {
        let mut paths: Vec<_> = self.paths.iter().collect();
        paths.sort_unstable_by(|(a, x), (b, y)| y.hits.cmp(&x.hits).then(a.cmp(b)));
        paths.truncate(TOP_PATHS);
        paths
    }
}

fn write_path(out: &mut impl Write, path: &[u8], stats: &PathStats) -> io::Result<()> {
    let errors = stats.errors * 1000 / stats.hits;
    write!(out, "path {} {} {} ", stats.hits, errors, time_summary(stats.times.clone()))?;
    out.write_all(path)?;
    out.write_all(b"\n")
}

/// Mean, p50, p90, p99 and maximum, all whole numbers.
fn time_summary(mut times: Vec<u64>) -> String {
    if times.is_empty() {
        return "- - - - -".to_string();
    }
    times.sort_unstable();
    let mean = times.iter().sum::<u64>() / times.len() as u64;
    let at = |percent: usize| times[(times.len() * percent + 99) / 100 - 1];
    format!("{} {} {} {} {}", mean, at(50), at(90), at(99), at(100))
}

fn without_line_end(line: &[u8]) -> &[u8] {
    let length = line.iter().rposition(|byte| !b"\r\n".contains(byte)).map_or(0, |last| last + 1);
    &line[..length]
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("usage: log-triage FILE");
    let mut input = BufReader::with_capacity(1 << 16, File::open(path)?);
    let mut triage = Triage::new();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        triage.add(without_line_end(&line));
        line.clear();
    }
    let mut out = BufWriter::new(io::stdout().lock());
    triage.write(&mut out)?;
    out.flush()
}
