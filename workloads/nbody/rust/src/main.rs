//! Gravitational N-body problem (G = 1, softened), velocity Verlet.
//!
//! Input: first line `steps dt softening`, then one body per line, `mass x y z vx vy vz`, fields separated by white
//! space, plain decimal numbers of magnitude 1e9 at most. Blank lines are skipped, other lines counted as malformed. A
//! malformed first line counts too and stands for `0 0.001 0.1`; softening below 0.001 makes it malformed.
//!
//! Output: `bodies`, `malformed`, `steps`, `energy_start`, `energy_end`, then `body <index> <x> <y> <z>` of the first
//! eight bodies after the last step.

mod system;

use std::io::{self, BufWriter, Write};
use std::str;
use system::System;

const LIMIT: f64 = 1e9;
const MIN_SOFTENING: f64 = 1e-3;
const DEFAULTS: Header = Header {
    steps: 0,
    dt: 0.001,
    softening: 0.1,
};
const SHOWN: usize = 8;

struct Header {
    steps: u64,
    dt: f64,
    softening: f64,
}

/// White space as C and Python have it; Rust's own leaves out the vertical tab.
fn is_space(byte: &u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

fn fields(line: &[u8]) -> impl Iterator<Item = &[u8]> {
    line.split(is_space).filter(|field| !field.is_empty())
}

/// The value of a plain decimal number (no names) within the limit.
fn number(token: &[u8]) -> Option<f64> {
    if !token.iter().all(|byte| b"0123456789+-.eE".contains(byte)) {
        return None;
    }
    let value: f64 = str::from_utf8(token).ok()?.parse().ok()?;
    Some(value).filter(|value| value.abs() <= LIMIT)
}

fn numbers<'a, const N: usize>(tokens: impl Iterator<Item = &'a [u8]>) -> Option<[f64; N]> {
    tokens
        .map(number)
        .collect::<Option<Vec<f64>>>()?
        .try_into()
        .ok()
}

fn read_steps(token: &[u8]) -> Option<u64> {
    if token.len() > 18 || !token.iter().all(u8::is_ascii_digit) {
        return None;
    }
    str::from_utf8(token).ok()?.parse().ok()
}

fn read_header(line: &[u8]) -> Option<Header> {
    let mut tokens = fields(line);
    let steps = read_steps(tokens.next()?)?;
    let [dt, softening] = numbers(tokens)?;
    Some(Header {
        steps,
        dt,
        softening,
    })
    .filter(|header| header.softening >= MIN_SOFTENING)
}

/// The header, the bodies and the number of malformed lines.
fn read_system(input: &[u8]) -> (Header, Vec<[f64; 7]>, usize) {
    let mut lines = input.split(|&byte| byte == b'\n');
    let header = lines.next().and_then(read_header);
    let parsed: Vec<Option<[f64; 7]>> = lines
        .filter(|line| !line.iter().all(is_space))
        .map(|line| numbers(fields(line)))
        .collect();
    let bodies: Vec<[f64; 7]> = parsed.iter().flatten().copied().collect();
    let malformed = usize::from(header.is_none()) + parsed.len() - bodies.len();
    (header.unwrap_or(DEFAULTS), bodies, malformed)
}

fn main() -> io::Result<()> {
    let path = std::env::args_os().nth(1).expect("usage: nbody FILE");
    let (header, bodies, malformed) = read_system(&std::fs::read(path)?);
    let mut system = System::new(&bodies, header.softening);
    let energy_start = system.energy();
    system.integrate(header.steps, header.dt);

    let mut out = BufWriter::new(io::stdout().lock());
    writeln!(
        out,
        "bodies {}\nmalformed {}\nsteps {}",
        bodies.len(),
        malformed,
        header.steps
    )?;
    writeln!(
        out,
        "energy_start {:.12}\nenergy_end {:.12}",
        energy_start,
        system.energy()
    )?;
    for (index, [x, y, z]) in system.positions().iter().take(SHOWN).enumerate() {
        writeln!(out, "body {} {:.12} {:.12} {:.12}", index, x, y, z)?;
    }
    out.flush()
}
