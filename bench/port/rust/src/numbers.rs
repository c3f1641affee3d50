//! Programs of numbers and lists of numbers.

use crate::arguments::{items, list, rows, Float, Int, Item};
use crate::fault::{checked, Exact, Fault};
use pyo3::prelude::*;
use pyo3::types::PyList;

#[pyfunction]
pub fn nbody(python: Python<'_>, bodies: &PyList, steps: Int, dt: Float) -> PyResult<f64> {
    let lists = items(bodies)?;
    if lists
        .iter()
        .enumerate()
        .any(|(i, one)| lists[..i].iter().any(|other| other.is(*one)))
    {
        return Err(Fault::Type.into());
    }
    let mut values = lists.iter().map(|x| body(*x)).collect::<Exact<Vec<_>>>()?;
    let energy = advance(&mut values, steps.0, dt.0)?;
    for (target, body) in lists.iter().zip(&values) {
        for (place, value) in body[..6].iter().enumerate() {
            target.set(place, value.to_object(python));
        }
    }
    Ok(energy)
}

type Body = [f64; 7];

fn body(list: Item) -> Exact<Body> {
    let list = list.list()?;
    let mut body = [0.0; 7];
    if list.len() != body.len() {
        return Err(Fault::Type);
    }
    for (value, item) in body.iter_mut().zip(list) {
        *value = item.float()?;
    }
    Ok(body)
}

fn divide(a: f64, b: f64) -> Exact<f64> {
    if b == 0.0 {
        Err(Fault::Division)
    } else {
        Ok(a / b)
    }
}

fn advance(bodies: &mut [Body], steps: i64, dt: f64) -> Exact<f64> {
    for _ in 0..steps {
        for i in 0..bodies.len() {
            let (before, after) = bodies.split_at_mut(i + 1);
            let first = &mut before[i];
            for second in after {
                let (dx, dy, dz) = (first[0] - second[0], first[1] - second[1], first[2] - second[2]);
                let square = dx * dx + dy * dy + dz * dz;
                let pull = divide(dt, square * square.sqrt())?;
                let (ours, theirs) = (first[6] * pull, second[6] * pull);
                first[3] -= dx * theirs;
                first[4] -= dy * theirs;
                first[5] -= dz * theirs;
                second[3] += dx * ours;
                second[4] += dy * ours;
                second[5] += dz * ours;
            }
        }
        for body in bodies.iter_mut() {
            body[0] += dt * body[3];
            body[1] += dt * body[4];
            body[2] += dt * body[5];
        }
    }
    let mut energy = 0.0;
    for (i, first) in bodies.iter().enumerate() {
        energy += 0.5 * first[6] * (first[3] * first[3] + first[4] * first[4] + first[5] * first[5]);
        for second in &bodies[i + 1..] {
            let (dx, dy, dz) = (first[0] - second[0], first[1] - second[1], first[2] - second[2]);
            energy -= divide(first[6] * second[6], (dx * dx + dy * dy + dz * dz).sqrt())?;
        }
    }
    Ok(energy)
}

fn entry(i: i64, j: i64) -> Exact<f64> {
    let sum = checked(i.checked_add(j))?;
    let product = checked(sum.checked_add(1).and_then(|x| sum.checked_mul(x)))?;
    let whole = checked((product >> 1).checked_add(i).and_then(|x| x.checked_add(1)))?;
    Ok(1.0 / whole as f64)
}

fn times(vector: &[f64], transposed: bool) -> Exact<Vec<f64>> {
    (0..vector.len() as i64)
        .map(|i| {
            let mut total = 0.0;
            for (j, x) in vector.iter().enumerate() {
                let j = j as i64;
                total += if transposed { entry(j, i)? } else { entry(i, j)? } * x;
            }
            Ok(total)
        })
        .collect()
}

#[pyfunction]
pub fn spectral_norm(n: Int) -> PyResult<f64> {
    let mut u = vec![1.0; usize::try_from(n.0).unwrap_or(0)];
    let mut v = u.clone();
    for _ in 0..10 {
        v = times(&times(&u, false)?, true)?;
        u = times(&times(&v, false)?, true)?;
    }
    let (mut uv, mut vv) = (0.0, 0.0);
    for (x, y) in u.iter().zip(&v) {
        uv += x * y;
        vv += y * y;
    }
    Ok(divide(uv, vv)?.sqrt())
}

#[pyfunction]
pub fn fannkuch(n: Int) -> PyResult<(i64, i64)> {
    let n = usize::try_from(n.0).ok().filter(|n| *n > 0).ok_or(Fault::Index)?;
    let mut order: Vec<usize> = (0..n).collect();
    let mut counts = vec![0usize; n];
    let mut stones = order.clone();
    let (mut checksum, mut most, mut sign) = (0i64, 0i64, 1i64);
    let mut r = n;
    loop {
        while r > 1 {
            counts[r - 1] = r;
            r -= 1;
        }
        let mut flips = 0i64;
        stones.copy_from_slice(&order);
        while stones[0] != 0 {
            let first = stones[0];
            stones[..=first].reverse();
            flips += 1;
        }
        most = most.max(flips);
        checksum = checked(checksum.checked_add(sign * flips))?;
        sign = -sign;
        loop {
            if r == n {
                return Ok((checksum, most));
            }
            order[..=r].rotate_left(1);
            counts[r] -= 1;
            if counts[r] > 0 {
                break;
            }
            r += 1;
        }
    }
}

#[pyfunction]
pub fn mandelbrot(python: Python<'_>, width: Int, height: Int, limit: Int) -> PyObject {
    let (width, height, limit) = (width.0, height.0, limit.0);
    let rows: Vec<PyObject> = (0..height)
        .map(|y| {
            let imaginary = 2.0 * y as f64 / height as f64 - 1.0;
            let row: Vec<i64> = (0..width)
                .map(|x| near(3.0 * x as f64 / width as f64 - 2.0, imaginary, limit))
                .collect();
            list(python, &row)
        })
        .collect();
    list(python, &rows)
}

fn near(real: f64, imaginary: f64, limit: i64) -> i64 {
    let (mut a, mut b, mut rounds) = (0.0, 0.0, 0);
    while rounds < limit && a * a + b * b <= 4.0 {
        (a, b) = (a * a - b * b + real, 2.0 * a * b + imaginary);
        rounds += 1;
    }
    rounds
}

#[pyfunction]
pub fn matmul(python: Python<'_>, a: &PyList, b: &PyList) -> PyResult<PyObject> {
    let (a, b) = (rows(a)?, rows(b)?);
    let width = b.first().ok_or(Fault::Index)?.len();
    if a.iter().any(|row| row.len() < b.len()) || b.iter().any(|row| row.len() < width) {
        return Err(Fault::Index.into());
    }
    let product: Vec<PyObject> = a
        .iter()
        .map(|row| {
            let out: Vec<f64> = (0..width)
                .map(|j| row.iter().zip(&b).fold(0.0, |total, (x, other)| total + x * other[j]))
                .collect();
            list(python, &out)
        })
        .collect();
    Ok(list(python, &product))
}

#[pyfunction]
pub fn collatz(limit: Int) -> PyResult<(i64, i64)> {
    let (mut best, mut longest) = (1, 0);
    for start in 1..limit.0 {
        let (mut n, mut steps) = (start, 1);
        while n != 1 {
            n = if n % 2 == 0 {
                n >> 1
            } else {
                checked(n.checked_mul(3).and_then(|n| n.checked_add(1)))?
            };
            steps += 1;
        }
        if steps > longest {
            (best, longest) = (start, steps);
        }
    }
    Ok((best, longest))
}

#[pyfunction]
pub fn sieve(python: Python<'_>, limit: Int) -> PyObject {
    let limit = usize::try_from(limit.0).unwrap_or(0);
    let mut prime = vec![true; limit];
    let mut primes = Vec::new();
    for n in 2..limit {
        if prime[n] {
            primes.push(n as i64);
            // A square beyond the address space is beyond the limit.
            for multiple in (n.saturating_mul(n)..limit).step_by(n) {
                prime[multiple] = false;
            }
        }
    }
    list(python, &primes)
}

#[pyfunction]
pub fn dot(xs: &PyList, ys: &PyList) -> PyResult<f64> {
    let mut total = 0.0;
    for (x, y) in items(xs)?.iter().zip(items(ys)?) {
        total += x.float()? * y.float()?;
    }
    Ok(total)
}
