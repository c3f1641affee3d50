//! Total length of the Collatz sequences from 1 to a limit, computed by threads that take pieces of equal count in turn.
//!
//! Input: `workers limit`, each from 1; anything else stands for `1 1`.

use std::sync::atomic::{AtomicU64, Ordering};
use std::{env, fs, io, str, thread};

const PIECES: u64 = 64;

fn number(field: &str, digits: usize) -> Option<u64> {
    let plain =
        (1..=digits).contains(&field.len()) && field.bytes().all(|byte| byte.is_ascii_digit());
    (plain && !field.starts_with('0'))
        .then(|| field.parse().ok())
        .flatten()
}

fn work(input: &[u8]) -> Option<(u64, u64)> {
    let text = str::from_utf8(input).ok()?;
    let (workers, limit) = text
        .trim_end_matches([' ', '\t', '\n', '\x0b', '\x0c', '\r'])
        .split_once(' ')?;
    Some((number(workers, 3)?, number(limit, 7)?))
}

fn steps(first: u64, limit: u64) -> u64 {
    let mut total = 0;
    // Every 64th number each: long and short sequences are spread evenly.
    for start in (1 + first..=limit).step_by(PIECES as usize) {
        let mut number = start;
        while number != 1 {
            number = if number & 1 == 0 {
                number >> 1
            } else {
                3 * number + 1
            };
            total += 1;
        }
    }
    total
}

fn main() -> io::Result<()> {
    let input = fs::read(
        env::args_os()
            .nth(1)
            .expect("a file with workers and limit"),
    )?;
    let (workers, limit) = work(&input).unwrap_or((1, 1));
    let (next, total) = (AtomicU64::new(0), AtomicU64::new(0));
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| loop {
                let piece = next.fetch_add(1, Ordering::Relaxed);
                if piece >= PIECES {
                    break;
                }
                total.fetch_add(steps(piece, limit), Ordering::Relaxed);
            });
        }
    });
    println!("steps {}", total.into_inner());
    Ok(())
}
