//! Floats: what Python does differently from the hardware.

use crate::{raise, Eval, Kind, Leave};

/// `a / b`: Python raises for zero.
#[inline]
pub fn div(a: f64, b: f64) -> Eval<f64> {
    Ok(a / nonzero(b)?)
}

/// `a // b` by CPython's way over the remainder; `(a / b).floor()` rounds wrongly near whole numbers.
pub fn floor_div(a: f64, b: f64) -> Eval<f64> {
    let rest = a % nonzero(b)?;
    let mut quotient = (a - rest) / b;
    if rest != 0.0 && (b < 0.0) != (rest < 0.0) {
        quotient -= 1.0;
    }
    if quotient == 0.0 {
        return Ok(0.0_f64.copysign(a / b));
    }
    let floor = quotient.floor();
    Ok(if quotient - floor > 0.5 { floor + 1.0 } else { floor })
}

/// `a % b`: has the sign of `b`, zeros included.
#[inline]
pub fn modulo(a: f64, b: f64) -> Eval<f64> {
    let rest = a % nonzero(b)?;
    Ok(if rest == 0.0 {
        0.0_f64.copysign(b)
    } else if (b < 0.0) != (rest < 0.0) {
        rest + b
    } else {
        rest
    })
}

/// `a ** b` of finite numbers, by the same library function that Python calls.
pub fn pow(a: f64, b: f64) -> Eval<f64> {
    crate::known(a.is_finite() && b.is_finite())?;
    let odd = (b % 2.0).abs() == 1.0;
    if b == 0.0 {
        return Ok(1.0);
    }
    if a == 0.0 {
        return if b < 0.0 {
            raise(Kind::ZeroDivisionError)
        } else {
            Ok(if odd { a } else { 0.0 })
        };
    }
    // A negative number to a broken exponent is complex.
    crate::known(a > 0.0 || b == b.floor())?;
    // A compiler that sees the exponent would replace the call by multiplications, which round differently.
    // SAFETY: reads a local variable.
    let exponent = unsafe { std::ptr::read_volatile(&b) };
    let size = a.abs().powf(exponent);
    if size.is_infinite() {
        return raise(Kind::OverflowError);
    }
    Ok(if a < 0.0 && odd { -size } else { size })
}

/// `divmod(a, b)`.
pub fn divmod(a: f64, b: f64) -> Eval<(f64, f64)> {
    Ok((floor_div(a, b)?, modulo(a, b)?))
}

/// `bool(a)`.
pub fn truth(a: f64) -> bool {
    a != 0.0
}

/// `a.is_integer()`.
pub fn is_integer(a: f64) -> bool {
    a.is_finite() && a == a.floor()
}

/// `int(a)`.
pub fn to_int(a: f64) -> Eval<i64> {
    if !a.is_finite() {
        return raise(if a.is_nan() {
            Kind::ValueError
        } else {
            Kind::OverflowError
        });
    }
    // Every float below 2⁶³ in size is in range; 2⁶³ itself is not.
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if a > -LIMIT && a < LIMIT {
        Ok(a as i64)
    } else {
        Err(Leave::ToOriginal)
    }
}

/// `round(a)`: halves to the even neighbour.
pub fn round(a: f64) -> Eval<i64> {
    let whole = a.trunc();
    let rest = (a - whole).abs();
    let away = rest > 0.5 || (rest == 0.5 && whole % 2.0 != 0.0);
    to_int(if away { whole + 1.0_f64.copysign(a) } else { whole })
}

/// `math.floor(a)`.
pub fn floor(a: f64) -> Eval<i64> {
    to_int(a.floor())
}

/// `math.ceil(a)`.
pub fn ceil(a: f64) -> Eval<i64> {
    to_int(a.ceil())
}

/// `math.sqrt(a)`: raises below zero.
#[inline]
pub fn sqrt(a: f64) -> Eval<f64> {
    if a < 0.0 {
        raise(Kind::ValueError)
    } else {
        Ok(a.sqrt())
    }
}

/// `sum` of floats; that of none is an integer.
pub fn sum(values: &[f64]) -> Eval<f64> {
    crate::known(!values.is_empty())?;
    Ok(sum_from(0.0, values.iter().copied()))
}

/// `sum(values, start)`: plain additions up to Python 3.11, compensated ones since.
pub fn sum_from(start: f64, values: impl IntoIterator<Item = f64>) -> f64 {
    if crate::python_minor() < 12 {
        values.into_iter().fold(start, |total, x| total + x)
    } else {
        compensated(start, values)
    }
}

/// By Neumaier's way, as CPython's `bltinmodule.c` does.
fn compensated(start: f64, values: impl IntoIterator<Item = f64>) -> f64 {
    let (mut total, mut lost) = (start, 0.0);
    for x in values {
        let next: f64 = total + x;
        lost += if f64::abs(total) >= f64::abs(x) {
            (total - next) + x
        } else {
            (x - next) + total
        };
        total = next;
    }
    if lost != 0.0 && f64::is_finite(lost) {
        total + lost
    } else {
        total
    }
}

/// `min(a, b)`: the first unless the second is smaller, which settles NaN.
pub fn min2(a: f64, b: f64) -> f64 {
    if b < a {
        b
    } else {
        a
    }
}

/// `max(a, b)`: the first unless the second is larger.
pub fn max2(a: f64, b: f64) -> f64 {
    if b > a {
        b
    } else {
        a
    }
}

/// `min` of a sequence; the empty one raises.
pub fn min(values: &[f64]) -> Eval<f64> {
    values
        .iter()
        .copied()
        .reduce(min2)
        .ok_or(Leave::Raise(Kind::ValueError))
}

/// `max` of a sequence; the empty one raises.
pub fn max(values: &[f64]) -> Eval<f64> {
    values
        .iter()
        .copied()
        .reduce(max2)
        .ok_or(Leave::Raise(Kind::ValueError))
}

fn nonzero(a: f64) -> Eval<f64> {
    if a == 0.0 {
        raise(Kind::ZeroDivisionError)
    } else {
        Ok(a)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floor_division_follows_the_remainder() {
        assert_eq!(floor_div(1.0, 0.1), Ok(9.0));
        assert_eq!(floor_div(-7.5, 2.0), Ok(-4.0));
        assert!(floor_div(-0.0, 3.0).unwrap().is_sign_negative());
        assert_eq!(modulo(-1e-20, 1.0), Ok(1.0));
        assert!(modulo(0.0, -3.0).unwrap().is_sign_negative());
        assert_eq!(modulo(5.0, f64::NEG_INFINITY), Ok(f64::NEG_INFINITY));
    }

    #[test]
    fn rounds_halves_to_even() {
        assert_eq!(
            [round(0.5), round(1.5), round(-2.5), round(0.49999999999999994)],
            [Ok(0), Ok(2), Ok(-2), Ok(0)]
        );
        assert_eq!(round(f64::NAN), raise(Kind::ValueError));
        assert_eq!(to_int(9.3e18), Err(Leave::ToOriginal));
    }

    #[test]
    fn sums_lose_nothing_since_python_3_12() {
        assert_eq!(compensated(0.0, [0.1; 10]), 1.0);
        assert_eq!(compensated(0.0, [1e100, 1.0, -1e100]), 1.0);
        assert!(compensated(0.0, [f64::INFINITY, f64::NEG_INFINITY]).is_nan());
        assert_eq!(compensated(0.0, [f64::INFINITY, 1.0]), f64::INFINITY);
    }

    #[test]
    fn the_first_wins_against_nan() {
        assert!(min2(f64::NAN, 1.0).is_nan());
        assert_eq!(min2(1.0, f64::NAN), 1.0);
    }
}
