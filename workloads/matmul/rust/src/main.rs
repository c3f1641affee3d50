//! The product of two square matrices: `matmul MATRICES`. The file holds 64-bit numbers, little-endian, row by row.

/// The number of rows of each of two square matrices that fill a file; none when they are not of one size.
fn rows_in(length: usize) -> Option<usize> {
    let rows = ((length / 16) as f64).sqrt().round() as usize;
    (16 * rows * rows == length).then_some(rows)
}

fn numbers(bytes: &[u8]) -> Vec<f64> {
    let number = |x: &[u8]| f64::from_le_bytes(x.try_into().expect("eight bytes"));
    bytes.chunks_exact(8).map(number).collect()
}

fn product(a: &[f64], b: &[f64], rows: usize) -> Vec<f64> {
    let mut result = vec![0.0; rows * rows];
    let width = rows.max(1);
    for (row, out) in a.chunks_exact(width).zip(result.chunks_exact_mut(width)) {
        for (&x, other) in row.iter().zip(b.chunks_exact(width)) {
            for (sum, &y) in out.iter_mut().zip(other) {
                *sum += x * y;
            }
        }
    }
    result
}

fn sum<'a>(numbers: impl Iterator<Item = &'a f64>) -> f64 {
    numbers.fold(0.0, |sum, x| sum + x)
}

fn best(numbers: &[f64], better: fn(f64, f64) -> f64) -> f64 {
    numbers.iter().copied().reduce(better).unwrap_or(0.0)
}

fn report(result: &[f64], rows: usize) {
    println!("rows {rows}");
    println!("trace {:.6}", sum(result.iter().step_by(rows + 1)));
    println!("sum {:.6}", sum(result.iter()));
    println!("least {:.6}", best(result, f64::min));
    println!("most {:.6}", best(result, f64::max));
}

fn main() -> std::io::Result<()> {
    let path = std::env::args_os().nth(1).expect("a file of two matrices");
    let bytes = std::fs::read(path)?;
    match rows_in(bytes.len()) {
        Some(rows) => {
            let numbers = numbers(&bytes);
            let (a, b) = numbers.split_at(rows * rows);
            report(&product(a, b, rows), rows);
        }
        None => println!("malformed"),
    }
    Ok(())
}
