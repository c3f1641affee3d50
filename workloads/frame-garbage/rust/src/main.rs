//! Makes a chain of objects per frame, keeps those of the last frames, and answers each frame with the sum of its chain.
//!
//! Objects know the next one and own it. A line that is no number of at most six digits stands for 0.

use std::collections::VecDeque;
use std::io::{self, stdin, stdout, BufRead, Write};

const LENGTH: u64 = 300;
const KEPT: usize = 200;

struct Node {
    value: u64,
    after: Option<Box<Node>>,
}

fn chain(start: u64) -> Option<Box<Node>> {
    (start..start + LENGTH)
        .rev()
        .fold(None, |after, value| Some(Box::new(Node { value, after })))
}

fn total(mut node: &Option<Box<Node>>) -> u64 {
    let mut result = 0;
    while let Some(this) = node {
        result += this.value;
        node = &this.after;
    }
    result
}

fn number(line: &[u8]) -> u64 {
    let end = line
        .iter()
        .rposition(|byte| !matches!(byte, b'\r' | b'\n'))
        .map_or(0, |last| last + 1);
    let digits = &line[..end];
    let plain = (1..=6).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit);
    plain
        .then(|| {
            digits
                .iter()
                .fold(0, |value, digit| value * 10 + u64::from(digit - b'0'))
        })
        .unwrap_or(0)
}

fn main() -> io::Result<()> {
    let (mut frames, mut out) = (stdin().lock(), stdout().lock());
    let mut kept = VecDeque::with_capacity(KEPT + 1);
    let mut line = Vec::new();
    while frames.read_until(b'\n', &mut line)? > 0 {
        let made = chain(number(&line));
        writeln!(out, "{}", total(&made))?;
        kept.push_back(made);
        if kept.len() > KEPT {
            kept.pop_front();
        }
        line.clear();
    }
    Ok(())
}
