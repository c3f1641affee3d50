//! `math`: the same functions of the C library that CPython calls, with its checks.

use crate::number::{self, Number};
use crate::tuple::Many;
use crate::{host, known, raise, Eval, Kind, Leave};

mod c {
    use std::os::raw::c_int;

    extern "C" {
        pub fn acos(x: f64) -> f64;
        pub fn acosh(x: f64) -> f64;
        pub fn asin(x: f64) -> f64;
        pub fn asinh(x: f64) -> f64;
        pub fn atan(x: f64) -> f64;
        pub fn atanh(x: f64) -> f64;
        pub fn atan2(y: f64, x: f64) -> f64;
        pub fn cos(x: f64) -> f64;
        pub fn cosh(x: f64) -> f64;
        pub fn exp(x: f64) -> f64;
        pub fn expm1(x: f64) -> f64;
        pub fn fmod(x: f64, y: f64) -> f64;
        pub fn frexp(x: f64, exponent: *mut c_int) -> f64;
        pub fn ldexp(x: f64, exponent: c_int) -> f64;
        pub fn log(x: f64) -> f64;
        pub fn log10(x: f64) -> f64;
        pub fn log1p(x: f64) -> f64;
        pub fn log2(x: f64) -> f64;
        pub fn sin(x: f64) -> f64;
        pub fn sinh(x: f64) -> f64;
        pub fn tan(x: f64) -> f64;
        pub fn tanh(x: f64) -> f64;
    }
}

/// Hides a value from the compiler, which would compute with the C library of another machine.
fn hidden(x: f64) -> f64 {
    // SAFETY: reads a local variable.
    unsafe { std::ptr::read_volatile(&x) }
}

/// CPython's `math_1`: NaN out of a number is outside the domain; infinity out of a finite number too, or too large.
fn checked(x: f64, result: f64, infinite: Kind) -> Eval<f64> {
    if result.is_nan() && !x.is_nan() {
        raise(Kind::ValueError)
    } else if result.is_infinite() && x.is_finite() {
        raise(infinite)
    } else {
        Ok(result)
    }
}

macro_rules! functions {
    ($($name:ident: $infinite:ident),+ $(,)?) => {$(
        #[doc = concat!("`math.", stringify!($name), "(x)`.")]
        pub fn $name(x: f64) -> Eval<f64> {
            // SAFETY: a function of numbers.
            checked(x, unsafe { c::$name(hidden(x)) }, Kind::$infinite)
        }
    )+};
}

functions! {
    acos: ValueError,
    acosh: ValueError,
    asin: ValueError,
    asinh: ValueError,
    atan: ValueError,
    atanh: ValueError,
    cos: ValueError,
    cosh: OverflowError,
    exp: OverflowError,
    expm1: OverflowError,
    sin: ValueError,
    sinh: OverflowError,
    tan: ValueError,
    tanh: ValueError,
}

/// `math.log1p(x)`.
pub fn log1p(x: f64) -> Eval<f64> {
    // SAFETY: a function of numbers.
    checked(
        x,
        if x == 0.0 { x } else { unsafe { c::log1p(hidden(x)) } },
        Kind::ValueError,
    )
}

fn positive(x: f64) -> Eval<f64> {
    if x <= 0.0 {
        raise(Kind::ValueError)
    } else {
        Ok(hidden(x))
    }
}

/// `math.log(x)`.
pub fn log(x: f64) -> Eval<f64> {
    // SAFETY: a function of numbers.
    Ok(unsafe { c::log(positive(x)?) })
}

/// `math.log(x, base)`.
pub fn log_base(x: f64, base: f64) -> Eval<f64> {
    crate::float::div(log(x)?, log(base)?)
}

/// `math.log2(x)`.
pub fn log2(x: f64) -> Eval<f64> {
    // SAFETY: a function of numbers.
    Ok(unsafe { c::log2(positive(x)?) })
}

/// `math.log10(x)`.
pub fn log10(x: f64) -> Eval<f64> {
    // SAFETY: a function of numbers.
    Ok(unsafe { c::log10(positive(x)?) })
}

/// `math.atan2(y, x)`: NaN and infinity as the C standard says.
pub fn atan2(y: f64, x: f64) -> f64 {
    // SAFETY: a function of numbers.
    unsafe { c::atan2(hidden(y), hidden(x)) }
}

/// `math.fmod(x, y)`.
pub fn fmod(x: f64, y: f64) -> Eval<f64> {
    if y.is_infinite() && x.is_finite() {
        return Ok(x);
    }
    // SAFETY: a function of numbers.
    let result = unsafe { c::fmod(hidden(x), hidden(y)) };
    if result.is_nan() && !x.is_nan() && !y.is_nan() {
        raise(Kind::ValueError)
    } else {
        Ok(result)
    }
}

/// `math.pow(x, y)`.
pub fn pow(x: f64, y: f64) -> Eval<f64> {
    known(x.is_finite() && y.is_finite())?;
    let result = hidden(x).powf(hidden(y));
    if result.is_nan() || result.is_infinite() && x == 0.0 {
        raise(Kind::ValueError)
    } else if result.is_infinite() {
        raise(Kind::OverflowError)
    } else {
        Ok(result)
    }
}

/// `math.frexp(x)`.
pub fn frexp(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let mut exponent = 0;
    // SAFETY: the exponent is written to a local variable.
    let mantissa = unsafe { c::frexp(x, &mut exponent) };
    (mantissa, i64::from(exponent))
}

/// `math.ldexp(x, exponent)`.
pub fn ldexp(x: f64, exponent: i64) -> Eval<f64> {
    if x == 0.0 || !x.is_finite() {
        return Ok(x);
    }
    // SAFETY: a function of numbers.
    let result = unsafe { c::ldexp(x, exponent.clamp(-10_000, 10_000) as i32) };
    checked(x, result, Kind::OverflowError)
}

/// `math.modf(x)`.
pub fn modf(x: f64) -> (f64, f64) {
    if x.is_infinite() {
        (0.0_f64.copysign(x), x)
    } else if x.is_nan() {
        (x, x)
    } else {
        ((x - x.trunc()).copysign(x), x.trunc())
    }
}

/// `math.copysign(x, y)`.
pub fn copysign(x: f64, y: f64) -> f64 {
    x.copysign(y)
}

/// `math.isnan(x)`.
pub fn is_nan(x: f64) -> bool {
    x.is_nan()
}

/// `math.isinf(x)`.
pub fn is_inf(x: f64) -> bool {
    x.is_infinite()
}

/// `math.isfinite(x)`.
pub fn is_finite(x: f64) -> bool {
    x.is_finite()
}

/// `math.degrees(x)`.
pub fn degrees(x: f64) -> f64 {
    x * (180.0 / std::f64::consts::PI)
}

/// `math.radians(x)`.
pub fn radians(x: f64) -> f64 {
    x * (std::f64::consts::PI / 180.0)
}

/// `math.isclose(a, b)`.
pub fn is_close(a: f64, b: f64) -> bool {
    close(a, b, 1e-9, 0.0)
}

/// `math.isclose(a, b, rel_tol=relative, abs_tol=absolute)`.
pub fn is_close_within(a: f64, b: f64, relative: f64, absolute: f64) -> Eval<bool> {
    if relative < 0.0 || absolute < 0.0 {
        return raise(Kind::ValueError);
    }
    Ok(close(a, b, relative, absolute))
}

/// `math.isclose(a, b, rel_tol=relative)`.
pub fn is_close_relative(a: f64, b: f64, relative: f64) -> Eval<bool> {
    is_close_within(a, b, relative, 0.0)
}

/// `math.isclose(a, b, abs_tol=absolute)`.
pub fn is_close_absolute(a: f64, b: f64, absolute: f64) -> Eval<bool> {
    is_close_within(a, b, 1e-9, absolute)
}

fn close(a: f64, b: f64, relative: f64, absolute: f64) -> bool {
    if a == b {
        return true;
    }
    if a.is_infinite() || b.is_infinite() {
        return false;
    }
    let distance = (b - a).abs();
    distance <= (relative * b).abs() || distance <= (relative * a).abs() || distance <= absolute
}

/// `math.hypot(x, y)`: CPython's own way, which differs between versions.
pub fn hypot(x: f64, y: f64) -> Eval<f64> {
    host::call("math", "hypot", (x, y))
}

/// `math.hypot(x, y, z)`.
pub fn hypot3(x: f64, y: f64, z: f64) -> Eval<f64> {
    host::call("math", "hypot", (x, y, z))
}

/// `math.dist(p, q)`.
pub fn dist(p: &[f64], q: &[f64]) -> Eval<f64> {
    host::call("math", "dist", (Many(p.to_vec()), Many(q.to_vec())))
}

/// `math.gamma(x)`.
pub fn gamma(x: f64) -> Eval<f64> {
    host::call("math", "gamma", (x,))
}

/// `math.lgamma(x)`.
pub fn lgamma(x: f64) -> Eval<f64> {
    host::call("math", "lgamma", (x,))
}

/// `math.erf(x)`.
pub fn erf(x: f64) -> Eval<f64> {
    host::call("math", "erf", (x,))
}

/// `math.erfc(x)`.
pub fn erfc(x: f64) -> Eval<f64> {
    host::call("math", "erfc", (x,))
}

/// `math.fsum(values)`: exact, rounded once; by Shewchuk's partial sums, as CPython does.
pub fn fsum(values: impl IntoIterator<Item = f64>) -> Eval<f64> {
    let mut partials: Vec<f64> = Vec::new();
    for value in values {
        let mut x = value;
        let mut kept = 0;
        for j in 0..partials.len() {
            let mut y = partials[j];
            if x.abs() < y.abs() {
                std::mem::swap(&mut x, &mut y);
            }
            let high = x + y;
            let low = y - (high - x);
            if low != 0.0 {
                partials[kept] = low;
                kept += 1;
            }
            x = high;
        }
        partials.truncate(kept);
        // Infinity, NaN and sums beyond the largest float have rules of their own.
        known(x.is_finite())?;
        if x != 0.0 {
            partials.push(x);
        }
    }
    let mut high = match partials.pop() {
        Some(last) => last,
        None => return Ok(0.0),
    };
    let mut low = 0.0;
    while let Some(y) = partials.pop() {
        let x = high;
        high = x + y;
        low = y - (high - x);
        if low != 0.0 {
            break;
        }
    }
    // Halfway cases look at what is left.
    let more = partials
        .last()
        .map_or(false, |next| (low < 0.0 && *next < 0.0) || (low > 0.0 && *next > 0.0));
    if more {
        let twice = low * 2.0;
        let moved = high + twice;
        if twice == moved - high {
            high = moved;
        }
    }
    Ok(high)
}

/// `math.prod(values)` of integers.
pub fn prod(values: impl IntoIterator<Item = i64>) -> Eval<i64> {
    values.into_iter().try_fold(1, crate::int::mul)
}

/// `math.prod(values)` of floats; that of none is an integer.
pub fn prod_floats(values: impl IntoIterator<Item = f64>) -> Eval<f64> {
    let mut values = values.into_iter();
    let first = values.next().ok_or(Leave::ToOriginal)?;
    Ok(values.fold(first, |total, x| total * x))
}

/// `math.prod(values)` of numbers.
pub fn prod_numbers(values: impl IntoIterator<Item = Number>) -> Eval<Number> {
    values.into_iter().try_fold(Number::Int(1), number::mul)
}

/// `math.gcd(a, b)`.
pub fn gcd(a: i64, b: i64) -> Eval<i64> {
    let (mut a, mut b) = (a.unsigned_abs(), b.unsigned_abs());
    while b != 0 {
        let rest = a % b;
        a = b;
        b = rest;
    }
    i64::try_from(a).map_err(|_| Leave::ToOriginal)
}

/// `math.gcd(a, b, c)`.
pub fn gcd3(a: i64, b: i64, c: i64) -> Eval<i64> {
    gcd(gcd(a, b)?, c)
}

/// `math.gcd(*numbers)`.
pub fn gcd_of(numbers: impl IntoIterator<Item = i64>) -> Eval<i64> {
    numbers.into_iter().try_fold(0, gcd)
}

/// `math.lcm(*numbers)`.
pub fn lcm_of(numbers: impl IntoIterator<Item = i64>) -> Eval<i64> {
    numbers.into_iter().try_fold(1, lcm)
}

/// `math.lcm(a, b)`.
pub fn lcm(a: i64, b: i64) -> Eval<i64> {
    if a == 0 || b == 0 {
        return Ok(0);
    }
    crate::int::abs(crate::int::mul(a / gcd(a, b)?, b)?)
}

/// `math.factorial(n)`.
pub fn factorial(n: i64) -> Eval<i64> {
    if n < 0 {
        return raise(Kind::ValueError);
    }
    known(n <= 20)?;
    Ok((1..=n).product())
}

/// `math.comb(n, k)`.
pub fn comb(n: i64, k: i64) -> Eval<i64> {
    if n < 0 || k < 0 {
        return raise(Kind::ValueError);
    }
    if k > n {
        return Ok(0);
    }
    let mut result: i128 = 1;
    for i in 0..i128::from(k.min(n - k)) {
        result = result * (i128::from(n) - i) / (i + 1);
        known(result <= i128::from(i64::MAX))?;
    }
    i64::try_from(result).map_err(|_| Leave::ToOriginal)
}

/// `math.perm(n, k)`.
pub fn perm(n: i64, k: i64) -> Eval<i64> {
    if n < 0 || k < 0 {
        return raise(Kind::ValueError);
    }
    if k > n {
        return Ok(0);
    }
    let mut result = 1;
    for i in 0..k {
        result = crate::int::mul(result, n - i)?;
    }
    Ok(result)
}

/// `math.isqrt(n)`.
pub fn isqrt(n: i64) -> Eval<i64> {
    if n < 0 {
        return raise(Kind::ValueError);
    }
    let mut root = (n as f64).sqrt() as i64;
    while i128::from(root) * i128::from(root) > i128::from(n) {
        root -= 1;
    }
    while i128::from(root + 1) * i128::from(root + 1) <= i128::from(n) {
        root += 1;
    }
    Ok(root)
}
