//! Powers, roots, sums and what else is done with integers.

use super::bitwise::MOST_BITS;
use super::Integer::Small;
use super::{add, compare, divmod, floor_div, modulo, mul, natural, sub, Integer, Operand};
use crate::{known, raise, Eval, Kind, Leave};
use std::cmp::Ordering;

/// `a ** b` where the result is an integer: a negative exponent gives a float in Python.
pub fn pow(a: impl Operand, b: impl Operand) -> Eval<Integer> {
    let exponent = b.small().and_then(|x| u64::try_from(x).ok());
    if let (Some(a), Some(exponent)) = (a.small(), exponent) {
        if let Some(power) = u32::try_from(exponent).ok().and_then(|x| a.checked_pow(x)) {
            return Ok(Small(power));
        }
    }
    let mut exponent = exponent.ok_or(Leave::ToOriginal)?;
    let mut word = 0;
    let size = natural::bits(a.digits(&mut word));
    known(size.checked_mul(exponent).map_or(false, |x| x < MOST_BITS))?;
    let mut base = add(a, 0);
    let mut result = Small(1);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = mul(&result, &base);
        }
        exponent >>= 1;
        if exponent > 0 {
            base = mul(&base, &base);
        }
    }
    Ok(result)
}

/// `pow(a, b, c)`; a negative exponent asks for an inverse, and leaves.
pub fn pow_mod(a: impl Operand, b: impl Operand, c: impl Operand) -> Eval<Integer> {
    if c.small() == Some(0) {
        return raise(Kind::ValueError);
    }
    known(!b.negative())?;
    if let (Some(b), Some(c)) = (b.small(), c.small()) {
        let base = modulo_small_of(a, c)?;
        return crate::int::pow_mod(base, b, c).map(Small);
    }
    let modulus = add(c, 0);
    let mut base = modulo(a, &modulus)?;
    let mut result = modulo(1, &modulus)?;
    let mut word = 0;
    for digit in b.digits(&mut word) {
        let mut bits = *digit;
        for _ in 0..64 {
            if bits & 1 == 1 {
                result = modulo(&mul(&result, &base), &modulus)?;
            }
            bits >>= 1;
            base = modulo(&mul(&base, &base), &modulus)?;
        }
    }
    Ok(result)
}

fn modulo_small_of(a: impl Operand, c: i64) -> Eval<i64> {
    modulo(a, c)?.int()
}

/// `pow(a, b, c)`, which fits into a word as `c` does.
pub fn pow_mod_small(a: impl Operand, b: impl Operand, c: i64) -> Eval<i64> {
    pow_mod(a, b, c)?.int()
}

/// `a / b`, rounded once.
pub fn true_div(a: &Integer, b: &Integer) -> Eval<f64> {
    if let (Small(a), Small(b)) = (a, b) {
        return crate::int::true_div(*a, *b);
    }
    if b.small() == Some(0) {
        return raise(Kind::ZeroDivisionError);
    }
    crate::host::true_div(a.clone(), b.clone())
}

/// `float(a)`, rounded once.
pub fn to_float(a: &Integer) -> Eval<f64> {
    let value = match a {
        Small(value) => return Ok(*value as f64),
        Integer::Big(value) => value,
    };
    // The highest 64 bits, the lowest of them set when anything is below: rounded once.
    let below = natural::bits(&value.digits).saturating_sub(64);
    let (top, lost) = natural::shr(&value.digits, below);
    let top = top.first().copied().unwrap_or(0) | u64::from(lost);
    let size = if below > 1_000 { f64::INFINITY } else { top as f64 * 2_f64.powi(below as i32) };
    if size.is_infinite() {
        return raise(Kind::OverflowError);
    }
    Ok(if value.negative { -size } else { size })
}

/// `int(a)` of a float.
pub fn from_float(a: f64) -> Eval<Integer> {
    if a.is_nan() {
        return raise(Kind::ValueError);
    }
    if a.is_infinite() {
        return raise(Kind::OverflowError);
    }
    if a.abs() < 9.0e18 {
        return Ok(Small(a as i64));
    }
    let bits = a.to_bits();
    let exponent = (bits >> 52 & 0x7ff) - 1075;
    let fraction = bits & ((1 << 52) - 1) | 1 << 52;
    Ok(Integer::signed(a < 0.0, natural::shl(&[fraction], exponent)))
}

/// `bool(a)`.
pub fn truth(a: &Integer) -> bool {
    !matches!(a, Small(0))
}

/// `int(text)`.
pub fn of_text(text: &str) -> Eval<Integer> {
    of_text_base(text, 10)
}

/// `int(text, base)`.
pub fn of_text_base(text: &str, base: i64) -> Eval<Integer> {
    let (negative, radix, digits) = crate::text::number(text, base)?;
    Ok(Integer::signed(negative, natural::parsed(&digits, radix)))
}

/// `a.bit_length()`.
pub fn bit_length(a: &Integer) -> i64 {
    let mut word = 0;
    let a = &a;
    natural::bits(a.digits(&mut word)) as i64
}

/// `a.bit_count()`, since Python 3.10.
pub fn bit_count(a: &Integer) -> Eval<i64> {
    known(crate::python_minor() >= 10)?;
    let mut word = 0;
    let a = &a;
    Ok(a.digits(&mut word).iter().map(|x| i64::from(x.count_ones())).sum())
}

/// `sum` of integers.
pub fn sum(values: impl IntoIterator<Item = Integer>) -> Integer {
    values.into_iter().fold(Small(0), |total, x| add(&total, &x))
}

/// `sum(values, start)`.
pub fn sum_from(values: impl IntoIterator<Item = Integer>, start: &Integer) -> Integer {
    values.into_iter().fold(start.clone(), |total, x| add(&total, &x))
}

/// `sum` of integers that fit into words; the sum may not.
pub fn sum_small(values: impl IntoIterator<Item = i64>) -> Integer {
    // No memory holds as many as would be too many for this.
    Integer::from(values.into_iter().map(i128::from).sum::<i128>())
}

/// `math.prod`.
pub fn prod(values: impl IntoIterator<Item = Integer>) -> Integer {
    values.into_iter().fold(Small(1), |total, x| mul(&total, &x))
}

/// `math.prod` of integers that fit into words.
pub fn prod_small(values: impl IntoIterator<Item = i64>) -> Integer {
    values.into_iter().fold(Small(1), |total, x| mul(&total, x))
}

/// `math.gcd`.
pub fn gcd(a: impl Operand, b: impl Operand) -> Eval<Integer> {
    let (mut a, mut b) = (super::abs(&add(a, 0)), super::abs(&add(b, 0)));
    while truth(&b) {
        let rest = modulo(&a, &b)?;
        a = std::mem::replace(&mut b, rest);
    }
    Ok(a)
}

/// `math.lcm`, since Python 3.9.
pub fn lcm(a: impl Operand, b: impl Operand) -> Eval<Integer> {
    let (a, b) = (super::abs(&add(a, 0)), super::abs(&add(b, 0)));
    if !truth(&a) || !truth(&b) {
        return Ok(Small(0));
    }
    Ok(mul(&floor_div(&a, &gcd(&a, &b)?)?, &b))
}

/// More factors take long; the original can be interrupted.
const MOST_FACTORS: i64 = 20_000;

/// `math.factorial`.
pub fn factorial(n: i64) -> Eval<Integer> {
    if n < 0 {
        return raise(Kind::ValueError);
    }
    known(n <= MOST_FACTORS)?;
    Ok(prod_small(2..=n))
}

/// `math.comb`.
pub fn comb(n: i64, k: i64) -> Eval<Integer> {
    if n < 0 || k < 0 {
        return raise(Kind::ValueError);
    }
    let k = k.min(n.saturating_sub(k));
    if k < 0 {
        return Ok(Small(0));
    }
    known(k <= MOST_FACTORS)?;
    (0..k).try_fold(Small(1), |total, i| floor_div(&mul(&total, n - i), i + 1))
}

/// `math.perm`.
pub fn perm(n: i64, k: i64) -> Eval<Integer> {
    if n < 0 || k < 0 {
        return raise(Kind::ValueError);
    }
    if k > n {
        return Ok(Small(0));
    }
    known(k <= MOST_FACTORS)?;
    Ok(prod_small(n - k + 1..=n))
}

/// `math.isqrt`.
pub fn isqrt(a: &Integer) -> Eval<Integer> {
    if a.negative() {
        return raise(Kind::ValueError);
    }
    if let Small(a) = a {
        return crate::math::isqrt(*a).map(Small);
    }
    // Newton's method from above.
    let mut root = super::shl(1, (bit_length(a) + 1) / 2)?;
    loop {
        let next = super::shr(&add(&root, &divmod(a, &root)?.0), 1)?;
        if compare(&next, &root) != Ordering::Less {
            return Ok(root);
        }
        root = next;
    }
}

/// `round(a)`, `math.floor(a)` and their like.
pub fn same(a: &Integer) -> Integer {
    a.clone()
}

/// `-a` of an integer that fits into a word.
pub fn neg_small(a: i64) -> Integer {
    sub(0, a)
}
