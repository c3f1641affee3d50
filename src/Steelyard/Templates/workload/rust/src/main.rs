//! Counts words. Output: number of words, then the ten most frequent with their counts.
use std::collections::HashMap;
use std::io::{self, BufWriter, Write};

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("usage: program INPUT");
    let text = std::fs::read(path)?;
    let mut counts: HashMap<&[u8], u64> = HashMap::new();
    for word in text.split(|b| is_space(*b)).filter(|w| !w.is_empty()) {
        *counts.entry(word).or_insert(0) += 1;
    }

    let mut ranking: Vec<(&[u8], u64)> = counts.iter().map(|(w, c)| (*w, *c)).collect();
    ranking.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(out, "words {}", counts.values().sum::<u64>())?;
    for (word, count) in ranking.iter().take(10) {
        out.write_all(word)?;
        writeln!(out, " {count}")?;
    }
    out.flush()
}

/// The bytes at which Python's `bytes.split()` splits.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0b | 0x0c)
}
