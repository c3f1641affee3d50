//! Lloyd's k-means from the first points as centres, a fixed number of rounds at most; ties go to the first centre.
//!
//! Input: first line `clusters rounds`, then one point per line, plain decimal numbers separated by blanks. The first
//! point sets the number of dimensions. Other lines are malformed and counted; a malformed first line stands for `8 10`.

use std::io::{self, stdout, BufWriter, Write};

struct Input {
    clusters: usize,
    rounds: usize,
    dimensions: usize,
    values: Vec<f64>,
    malformed: usize,
}

fn is_decimal(field: &str) -> bool {
    let digits = |part: &str| {
        (1..=9).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let field = field.strip_prefix('-').unwrap_or(field);
    match field.split_once('.') {
        Some((whole, fraction)) => digits(whole) && digits(fraction),
        None => digits(field),
    }
}

fn count(field: &str) -> Option<usize> {
    let plain = (1..=3).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit());
    (plain && !field.starts_with('0'))
        .then(|| field.parse().ok())
        .flatten()
}

fn header(line: &str) -> Option<(usize, usize)> {
    let (clusters, rounds) = line.split_once(' ')?;
    Some((count(clusters)?, count(rounds)?))
}

fn point(line: &str, values: &mut Vec<f64>) -> Option<usize> {
    let before = values.len();
    for field in line.split(' ') {
        if !is_decimal(field) {
            values.truncate(before);
            return None;
        }
        values.push(field.parse().ok()?);
    }
    Some(values.len() - before)
}

/// White space that Python's `\s` matches in text of single bytes.
fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\x1c'..='\x1f' | '\u{85}' | '\u{a0}')
}

fn read(bytes: &[u8]) -> Input {
    // Bytes as characters, as many characters as bytes: what is no digit, sign, point or blank is malformed anyway.
    let text: String = bytes.iter().map(|&byte| byte as char).collect();
    let mut lines = text
        .split_inclusive('\n')
        .map(|line| line.trim_end_matches(is_space));
    let first = lines.next().and_then(header);
    let (clusters, rounds) = first.unwrap_or((8, 10));
    let mut input = Input {
        clusters,
        rounds,
        dimensions: 0,
        values: Vec::new(),
        malformed: usize::from(first.is_none()),
    };
    for line in lines {
        match point(line, &mut input.values) {
            Some(fields) if input.dimensions == 0 => input.dimensions = fields,
            Some(fields) if fields == input.dimensions => {}
            Some(fields) => {
                input.values.truncate(input.values.len() - fields);
                input.malformed += 1;
            }
            None => input.malformed += 1,
        }
    }
    input
}

fn squared_distance(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(x, y)| (x - y) * (x - y)).sum()
}

fn nearest(point: &[f64], centres: &[Vec<f64>]) -> (usize, f64) {
    let mut best = (0, f64::INFINITY);
    for (place, centre) in centres.iter().enumerate() {
        let distance = squared_distance(point, centre);
        if distance < best.1 {
            best = (place, distance);
        }
    }
    best
}

fn means(points: &[&[f64]], labels: &[usize], centres: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let mut sums: Vec<Vec<f64>> = centres
        .iter()
        .map(|centre| vec![0.0; centre.len()])
        .collect();
    let mut sizes = vec![0_usize; centres.len()];
    for (point, &label) in points.iter().zip(labels) {
        sizes[label] += 1;
        for (sum, value) in sums[label].iter_mut().zip(*point) {
            *sum += value;
        }
    }
    for ((sum, &size), centre) in sums.iter_mut().zip(&sizes).zip(centres) {
        if size == 0 {
            sum.clone_from(centre);
        } else {
            sum.iter_mut().for_each(|value| *value /= size as f64);
        }
    }
    sums
}

fn cluster(points: &[&[f64]], clusters: usize, rounds: usize) -> Vec<Vec<f64>> {
    let mut centres: Vec<Vec<f64>> = points[..clusters]
        .iter()
        .map(|point| point.to_vec())
        .collect();
    let mut before = Vec::new();
    for _ in 0..rounds {
        let labels: Vec<usize> = points
            .iter()
            .map(|point| nearest(point, &centres).0)
            .collect();
        centres = means(points, &labels, &centres);
        if labels == before {
            break;
        }
        before = labels;
    }
    centres
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("a file of points");
    let input = read(&std::fs::read(path)?);
    let points: Vec<&[f64]> = input.values.chunks_exact(input.dimensions.max(1)).collect();
    let clusters = input.clusters.min(points.len());
    let centres = cluster(&points, clusters, input.rounds);
    let mut sizes = vec![0_usize; clusters];
    let mut inertia = 0.0;
    for point in &points {
        let (label, distance) = nearest(point, &centres);
        sizes[label] += 1;
        inertia += distance;
    }
    let mut out = BufWriter::new(stdout().lock());
    writeln!(out, "points {}", points.len())?;
    writeln!(out, "malformed {}", input.malformed)?;
    writeln!(out, "inertia {:.6}", inertia)?;
    for (size, centre) in sizes.iter().zip(&centres) {
        write!(out, "cluster {}", size)?;
        for value in centre {
            write!(out, " {:.9}", value)?;
        }
        writeln!(out)?;
    }
    out.flush()
}
