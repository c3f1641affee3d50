//! Sweeps a listing of files: what takes the space, what is old, what exists more than once.
//!
//! A line is `size seconds path`: two numbers of at most twelve digits and a path, which may hold anything but a line
//! feed. Other lines are malformed. The ending of a file is what follows the last point of its name, if something
//! stands before and after it, in lower case.
//!
//! Output: files, malformed, bytes, empty, old (a year or more before the newest) with bytes, deepest; then the 15
//! endings, 10 largest files and 15 most frequent names, by bytes or count, ties by name.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::io::{self, stdout, BufWriter, Write};

const YEAR: i64 = 365 * 24 * 3600;
const ENDINGS: usize = 15;
const LARGEST: usize = 10;
const NAMES: usize = 15;

struct Entry<'a> {
    size: u64,
    seconds: i64,
    path: &'a [u8],
}

fn number(field: &[u8]) -> Option<u64> {
    let plain = (1..=12).contains(&field.len()) && field.iter().all(u8::is_ascii_digit);
    plain.then(|| {
        field
            .iter()
            .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
    })
}

fn parse(line: &[u8]) -> Option<Entry<'_>> {
    let mut fields = line.splitn(3, |&byte| byte == b' ');
    let entry = Entry {
        size: number(fields.next()?)?,
        seconds: number(fields.next()?)? as i64,
        path: fields.next()?,
    };
    (!entry.path.is_empty()).then_some(entry)
}

fn name_of(path: &[u8]) -> &[u8] {
    path.rsplit(|&byte| byte == b'/').next().unwrap_or(path)
}

fn ending(name: &[u8]) -> Vec<u8> {
    match name.iter().rposition(|&byte| byte == b'.') {
        Some(point) if point > 0 && point + 1 < name.len() => {
            name[point + 1..].to_ascii_lowercase()
        }
        _ => b"-".to_vec(),
    }
}

fn depth(entry: &Entry) -> usize {
    entry.path.iter().filter(|&&byte| byte == b'/').count()
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("a listing");
    let bytes = std::fs::read(path)?;
    let mut malformed = 0;
    let mut files = Vec::new();
    for line in bytes.split_inclusive(|&byte| byte == b'\n') {
        match parse(line.strip_suffix(b"\n").unwrap_or(line)) {
            Some(entry) => files.push(entry),
            None => malformed += 1,
        }
    }
    report(files, malformed)
}

fn report(mut files: Vec<Entry>, malformed: u64) -> io::Result<()> {
    let mut endings: HashMap<Vec<u8>, (u64, u64)> = HashMap::new();
    let mut names: HashMap<&[u8], u64> = HashMap::new();
    for file in &files {
        let name = name_of(file.path);
        let sums = endings.entry(ending(name)).or_default();
        sums.0 += file.size;
        sums.1 += 1;
        *names.entry(name).or_default() += 1;
    }
    let newest = files.iter().map(|file| file.seconds).max().unwrap_or(0);
    let old: Vec<u64> = files
        .iter()
        .filter(|file| file.seconds <= newest - YEAR)
        .map(|file| file.size)
        .collect();
    let mut out = BufWriter::new(stdout().lock());
    writeln!(out, "files {}", files.len())?;
    writeln!(out, "malformed {}", malformed)?;
    writeln!(
        out,
        "bytes {}",
        files.iter().map(|file| file.size).sum::<u64>()
    )?;
    writeln!(
        out,
        "empty {}",
        files.iter().filter(|file| file.size == 0).count()
    )?;
    writeln!(out, "old {} {}", old.len(), old.iter().sum::<u64>())?;
    writeln!(
        out,
        "deepest {}",
        files.iter().map(depth).max().unwrap_or(0)
    )?;
    let mut endings: Vec<_> = endings.into_iter().collect();
    endings.sort_by(|a, b| b.1 .0.cmp(&a.1 .0).then_with(|| a.0.cmp(&b.0)));
    for (end, (size, count)) in endings.iter().take(ENDINGS) {
        write!(out, "ending {} {} ", size, count)?;
        line(&mut out, end)?;
    }
    files.sort_by_key(|file| (Reverse(file.size), file.path));
    for file in files.iter().take(LARGEST) {
        write!(out, "largest {} ", file.size)?;
        line(&mut out, file.path)?;
    }
    let mut names: Vec<_> = names.into_iter().collect();
    names.sort_by_key(|&(name, count)| (Reverse(count), name));
    for (name, count) in names.iter().take(NAMES) {
        write!(out, "name {} ", count)?;
        line(&mut out, name)?;
    }
    out.flush()
}

fn line(out: &mut impl Write, text: &[u8]) -> io::Result<()> {
    out.write_all(text)?;
    out.write_all(b"\n")
}
