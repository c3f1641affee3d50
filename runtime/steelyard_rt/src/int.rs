//! Integers: 64 bits, and out to the original where Python would go on with more.

use crate::{raise, Eval, Kind, Leave};

/// Integers up to here are floats without rounding.
const EXACT: u64 = 1 << 53;

#[inline]
fn too_large() -> Leave {
    crate::rarely();
    Leave::ToOriginal
}

#[inline]
pub fn add(a: i64, b: i64) -> Eval<i64> {
    a.checked_add(b).ok_or_else(too_large)
}

#[inline]
pub fn sub(a: i64, b: i64) -> Eval<i64> {
    a.checked_sub(b).ok_or_else(too_large)
}

#[inline]
pub fn mul(a: i64, b: i64) -> Eval<i64> {
    a.checked_mul(b).ok_or_else(too_large)
}

#[inline]
pub fn neg(a: i64) -> Eval<i64> {
    a.checked_neg().ok_or_else(too_large)
}

#[inline]
pub fn abs(a: i64) -> Eval<i64> {
    a.checked_abs().ok_or_else(too_large)
}

/// A power of two, for which a shift or a mask does what a division does. What is known when the program is compiled costs nothing.
#[inline]
fn is_power_of_two(b: i64) -> bool {
    b > 0 && b & (b - 1) == 0
}

/// `a // b`: towards minus infinity, where Rust's `/` truncates and `div_euclid` follows the sign of `b`.
#[inline]
pub fn floor_div(a: i64, b: i64) -> Eval<i64> {
    if is_power_of_two(b) {
        return Ok(a >> b.trailing_zeros());
    }
    let quotient = a.checked_div(nonzero(b)?).ok_or(Leave::ToOriginal)?;
    let inexact = a % b != 0;
    Ok(if inexact && (a < 0) != (b < 0) {
        quotient - 1
    } else {
        quotient
    })
}

/// `a % b`: has the sign of `b`.
#[inline]
pub fn modulo(a: i64, b: i64) -> Eval<i64> {
    if is_power_of_two(b) {
        return Ok(a & (b - 1));
    }
    let rest = a.checked_rem(nonzero(b)?).unwrap_or(0);
    Ok(if rest != 0 && (rest < 0) != (b < 0) {
        rest + b
    } else {
        rest
    })
}

/// `a / b`: rounded once. Beyond 2⁵³ the conversion would round too.
#[inline]
pub fn true_div(a: i64, b: i64) -> Eval<f64> {
    nonzero(b)?;
    if a.unsigned_abs() <= EXACT && b.unsigned_abs() <= EXACT {
        Ok(a as f64 / b as f64)
    } else {
        crate::host::true_div(a, b)
    }
}

/// `a ** b` where the result is an integer: a negative exponent gives a float in Python.
pub fn pow(a: i64, b: i64) -> Eval<i64> {
    match (a, u32::try_from(b)) {
        (_, Ok(exponent)) => a.checked_pow(exponent).ok_or(Leave::ToOriginal),
        (0 | 1, Err(_)) if b > 0 => Ok(a),
        _ => Err(Leave::ToOriginal),
    }
}

/// `a << b`: leaves when a bit would be lost, or for a negative count.
#[inline]
pub fn shl(a: i64, b: i64) -> Eval<i64> {
    if b < 0 {
        return raise(Kind::ValueError);
    }
    if a == 0 {
        return Ok(0);
    }
    let count = u32::try_from(b).ok().filter(|x| *x < 64).ok_or(Leave::ToOriginal)?;
    let shifted = a << count;
    if shifted >> count == a {
        Ok(shifted)
    } else {
        Err(Leave::ToOriginal)
    }
}

/// `a >> b`: leaves for a negative count.
#[inline]
pub fn shr(a: i64, b: i64) -> Eval<i64> {
    if b < 0 {
        raise(Kind::ValueError)
    } else {
        Ok(a >> b.min(63))
    }
}

/// The float equal to an integer; leaves where there is none, for comparisons, which are exact in Python.
pub fn exact_float(a: i64) -> Eval<f64> {
    if a.unsigned_abs() <= EXACT {
        Ok(a as f64)
    } else {
        Err(Leave::ToOriginal)
    }
}

/// `range(stop)`.
pub fn range_to(stop: i64) -> Range {
    range_between(0, stop)
}

/// `range(start, stop)`.
pub fn range_between(start: i64, stop: i64) -> Range {
    Range {
        next: start,
        step: 1,
        left: if start < stop { stop.wrapping_sub(start) as u64 } else { 0 },
    }
}

/// `range(start, stop, step)`.
#[inline]
pub fn range(start: i64, stop: i64, step: i64) -> Eval<Range> {
    if step == 0 {
        return raise(Kind::ValueError);
    }
    // Differences of 64-bit numbers fit without their sign.
    let (runs, distance) = if step > 0 {
        (start < stop, stop.wrapping_sub(start))
    } else {
        (start > stop, start.wrapping_sub(stop))
    };
    Ok(Range {
        next: start,
        step,
        left: if runs { (distance as u64 - 1) / step.unsigned_abs() + 1 } else { 0 },
    })
}

/// The numbers of a `range` with any step.
#[derive(Clone, Debug, Default)]
pub struct Range {
    next: i64,
    step: i64,
    left: u64,
}

impl Range {
    /// `value in range`.
    pub fn has(&self, value: i64) -> bool {
        let distance = i128::from(value) - i128::from(self.next);
        let step = i128::from(self.step);
        self.left > 0 && distance % step == 0 && (0..i128::from(self.left)).contains(&(distance / step))
    }

    fn at(&self, place: u64) -> i64 {
        // Every number of the range fits, so that what goes round comes back.
        self.next.wrapping_add(self.step.wrapping_mul(place as i64))
    }
}

/// `len(range)`.
pub fn range_len(range: &Range) -> Eval<i64> {
    i64::try_from(range.left).map_or_else(|_| raise(Kind::OverflowError), Ok)
}

/// `range[index]`.
pub fn range_at(range: &Range, index: i64) -> Eval<i64> {
    let place = if index < 0 {
        i128::from(index) + i128::from(range.left)
    } else {
        i128::from(index)
    };
    match u64::try_from(place) {
        Ok(place) if place < range.left => Ok(range.at(place)),
        _ => raise(Kind::IndexError),
    }
}

/// `reversed(range)`.
pub fn range_reversed(range: &Range) -> Range {
    Range {
        next: range.at(range.left.saturating_sub(1)),
        // The smallest step is its own opposite, and adding it is the same as taking it away.
        step: range.step.wrapping_neg(),
        left: range.left,
    }
}

/// `a.bit_length()`.
pub fn bit_length(a: i64) -> i64 {
    i64::from(64 - a.unsigned_abs().leading_zeros())
}

/// `a.bit_count()`, since Python 3.10.
pub fn bit_count(a: i64) -> Eval<i64> {
    crate::known(crate::python_minor() >= 10)?;
    Ok(i64::from(a.unsigned_abs().count_ones()))
}

/// `bool(a)`.
pub fn truth(a: i64) -> bool {
    a != 0
}

/// `divmod(a, b)`.
pub fn divmod(a: i64, b: i64) -> Eval<(i64, i64)> {
    Ok((floor_div(a, b)?, modulo(a, b)?))
}

/// `pow(a, b, c)`.
pub fn pow_mod(a: i64, b: i64, c: i64) -> Eval<i64> {
    if c == 0 {
        return raise(Kind::ValueError);
    }
    // Negative exponents ask for an inverse.
    crate::known(b >= 0)?;
    let modulus = i128::from(c).abs();
    let (mut base, mut exponent, mut result) = (i128::from(a).rem_euclid(modulus), b, 1 % modulus);
    while exponent > 0 {
        if exponent & 1 == 1 {
            result = times(result, base, modulus);
        }
        base = times(base, base, modulus);
        exponent >>= 1;
    }
    // The sign is that of the modulus.
    Ok((if c < 0 && result != 0 { result - modulus } else { result }) as i64)
}

/// A product below a modulus of 63 bits: both factors are below it, so the product fits.
fn times(a: i128, b: i128, modulus: i128) -> i128 {
    a * b % modulus
}

impl Iterator for Range {
    type Item = i64;

    #[inline]
    fn next(&mut self) -> Option<i64> {
        self.left = self.left.checked_sub(1)?;
        let value = self.next;
        // What lies past the last one is not given out.
        self.next = value.wrapping_add(self.step);
        Some(value)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        usize::try_from(self.left).map_or((usize::MAX, None), |left| (left, Some(left)))
    }
}

/// `sum` of integers.
pub fn sum(values: &[i64]) -> Eval<i64> {
    values.iter().try_fold(0, |total, x| add(total, *x))
}

/// `min` of a sequence; the empty one raises.
pub fn min(values: &[i64]) -> Eval<i64> {
    values.iter().copied().min().ok_or(Leave::Raise(Kind::ValueError))
}

/// `max` of a sequence; the empty one raises.
pub fn max(values: &[i64]) -> Eval<i64> {
    values.iter().copied().max().ok_or(Leave::Raise(Kind::ValueError))
}

#[inline]
fn by_zero() -> Leave {
    crate::rarely();
    Leave::Raise(Kind::ZeroDivisionError)
}

#[inline]
fn nonzero(a: i64) -> Eval<i64> {
    if a == 0 {
        Err(by_zero())
    } else {
        Ok(a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_towards_minus_infinity() {
        assert_eq!(
            [floor_div(7, -2), floor_div(-7, 2), floor_div(-7, -2)],
            [Ok(-4), Ok(-4), Ok(3)]
        );
        assert_eq!(
            [modulo(7, -2), modulo(-7, 2), modulo(-7, -2), modulo(6, -3)],
            [Ok(-1), Ok(1), Ok(-1), Ok(0)]
        );
    }

    #[test]
    fn leaves_where_python_grows() {
        let left = Err(Leave::ToOriginal);
        assert_eq!(
            [
                add(i64::MAX, 1),
                sub(i64::MIN, 1),
                mul(i64::MAX, 2),
                neg(i64::MIN),
                abs(i64::MIN)
            ],
            [left; 5]
        );
        assert_eq!(
            [
                floor_div(i64::MIN, -1),
                floor_div(i64::MIN, -1),
                pow(10, 19),
                pow(2, -1),
                shl(1, 63)
            ],
            [left; 5]
        );
    }

    #[test]
    fn ranges_end_at_the_largest_integer() {
        let near: Vec<i64> = range(i64::MAX - 1, i64::MAX, 5).unwrap().collect();
        assert_eq!(near, [i64::MAX - 1]);
        let down: Vec<i64> = range(5, -1, -2).unwrap().collect();
        assert_eq!(down, [5, 3, 1]);
    }
}
