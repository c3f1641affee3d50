//! Classifies samples with a small neural network: inference NETWORK. Each answer is the class and how sure it is.

use std::error::Error;
use std::io::{self, BufWriter, Write};

const INPUTS: usize = 64;
const HIDDEN: usize = 48;

/// Rows of weights by input, and what is added.
struct Layer<'a> {
    weights: &'a [Vec<f64>],
    added: &'a [f64],
}

impl<'a> Layer<'a> {
    fn new(rows: &'a [Vec<f64>]) -> Option<Self> {
        let (added, weights) = rows.split_last()?;
        Some(Self { weights, added })
    }

    /// The outputs for these inputs; going by rows keeps the innermost loop on neighbours in memory.
    fn apply(&self, inputs: &[f64], outputs: &mut Vec<f64>) {
        outputs.clear();
        outputs.extend_from_slice(self.added);
        for (input, row) in inputs.iter().zip(self.weights) {
            for (output, weight) in outputs.iter_mut().zip(row) {
                *output += input * weight;
            }
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let file = std::env::args().nth(1).ok_or("usage: inference NETWORK")?;
    let text = std::fs::read_to_string(file)?;
    let row = |line: &str| line.split_ascii_whitespace().map(str::parse).collect::<Result<Vec<f64>, _>>();
    let rows = text.lines().map(row).collect::<Result<Vec<_>, _>>()?;
    let (first, rest) = rows.split_at((INPUTS + 1).min(rows.len()));
    let (second, samples) = rest.split_at((HIDDEN + 1).min(rest.len()));
    let hidden = Layer::new(first).ok_or("no weights")?;
    let output = Layer::new(second).ok_or("no weights")?;
    let (mut values, mut scores) = (Vec::new(), Vec::new());
    let mut out = BufWriter::new(io::stdout().lock());
    for sample in samples {
        hidden.apply(sample, &mut values);
        values.iter_mut().for_each(|x| *x = x.max(0.0));
        output.apply(&values, &mut scores);
        let highest = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let best = scores.iter().position(|&x| x == highest).ok_or("no classes")?;
        let sum: f64 = scores.iter().map(|x| (x - highest).exp()).sum();
        writeln!(out, "{best} {:.6}", 1.0 / sum)?;
    }
    out.flush()?;
    Ok(())
}
