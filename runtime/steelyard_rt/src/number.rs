//! Numbers that are sometimes an `int` and sometimes a `float`.

use crate::{float, int, Eval, Leave};
use std::cmp::Ordering;

/// An `int` or a `float`, and still known which.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    Int(i64),
    Float(f64),
}

use Number::{Float, Int};

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Int(value)
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Float(value)
    }
}

impl Default for Number {
    fn default() -> Self {
        Int(0)
    }
}

impl From<bool> for Number {
    fn from(value: bool) -> Self {
        Int(value.into())
    }
}

impl Number {
    /// The value where an `int` is needed; leaves when it is a `float`.
    pub fn int(self) -> Eval<i64> {
        match self {
            Int(value) => Ok(value),
            Float(_) => Err(Leave::ToOriginal),
        }
    }

    /// The value where a `float` is needed; leaves when it is an `int`.
    pub fn float(self) -> Eval<f64> {
        match self {
            Float(value) => Ok(value),
            Int(_) => Err(Leave::ToOriginal),
        }
    }

    /// `isinstance(self, int)`.
    pub fn is_int(self) -> bool {
        matches!(self, Int(_))
    }

    /// `float(self)`, rounded once.
    pub fn to_float(self) -> f64 {
        match self {
            Int(value) => value as f64,
            Float(value) => value,
        }
    }
}

/// Compares an integer with a float exactly; `None` for NaN.
pub fn compare_int_float(a: i64, b: f64) -> Option<Ordering> {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    if b.is_nan() {
        None
    } else if b >= LIMIT {
        Some(Ordering::Less)
    } else if b < -LIMIT {
        Some(Ordering::Greater)
    } else {
        // The whole part fits; what is behind the point decides between equals.
        let whole = b.trunc();
        Some(
            a.cmp(&(whole as i64))
                .then_with(|| 0.0.partial_cmp(&(b - whole)).unwrap_or(Ordering::Equal)),
        )
    }
}

/// Compares exactly; `None` when one is NaN.
pub fn compare(a: Number, b: Number) -> Option<Ordering> {
    match (a, b) {
        (Int(a), Int(b)) => Some(a.cmp(&b)),
        (Float(a), Float(b)) => a.partial_cmp(&b),
        (Int(a), Float(b)) => compare_int_float(a, b),
        (Float(a), Int(b)) => compare_int_float(b, a).map(Ordering::reverse),
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        compare(*self, *other) == Some(Ordering::Equal)
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        compare(*self, *other)
    }
}

macro_rules! arithmetic {
    ($($(#[$note:meta])* $name:ident: $ints:path, $floats:expr;)+) => {$(
        $(#[$note])*
        pub fn $name(a: impl Into<Number>, b: impl Into<Number>) -> Eval<Number> {
            let (a, b): (Number, Number) = (a.into(), b.into());
            match (a, b) {
                (Int(a), Int(b)) => $ints(a, b).map(Number::from),
                _ => $floats(a.to_float(), b.to_float()).map(Number::from),
            }
        }
    )+};
}

arithmetic! {
    /// `a + b`.
    add: int::add, |a: f64, b: f64| Eval::Ok(a + b);
    /// `a - b`.
    sub: int::sub, |a: f64, b: f64| Eval::Ok(a - b);
    /// `a * b`.
    mul: int::mul, |a: f64, b: f64| Eval::Ok(a * b);
    /// `a // b`.
    floor_div: int::floor_div, float::floor_div;
    /// `a % b`.
    modulo: int::modulo, float::modulo;
    /// `a / b`.
    div: int::true_div, float::div;
}

/// `a ** b`.
pub fn pow(a: impl Into<Number>, b: impl Into<Number>) -> Eval<Number> {
    let (a, b) = (a.into(), b.into());
    match (a, b) {
        (Int(a), Int(b)) if b >= 0 => int::pow(a, b).map(Int),
        _ => float::pow(a.to_float(), b.to_float()).map(Float),
    }
}

/// `a == b`, exactly.
pub fn equal(a: impl Into<Number>, b: impl Into<Number>) -> bool {
    compare(a.into(), b.into()) == Some(Ordering::Equal)
}

/// `a != b`, exactly.
pub fn not_equal(a: impl Into<Number>, b: impl Into<Number>) -> bool {
    !equal(a, b)
}

/// `a < b`, exactly.
pub fn less(a: impl Into<Number>, b: impl Into<Number>) -> bool {
    compare(a.into(), b.into()) == Some(Ordering::Less)
}

/// `a <= b`, exactly.
pub fn less_equal(a: impl Into<Number>, b: impl Into<Number>) -> bool {
    matches!(compare(a.into(), b.into()), Some(Ordering::Less | Ordering::Equal))
}

/// `a > b`, exactly.
pub fn greater(a: impl Into<Number>, b: impl Into<Number>) -> bool {
    less(b, a)
}

/// `a >= b`, exactly.
pub fn greater_equal(a: impl Into<Number>, b: impl Into<Number>) -> bool {
    less_equal(b, a)
}

/// `isinstance(a, int)`.
pub fn is_int(a: Number) -> bool {
    a.is_int()
}

/// `isinstance(a, float)`.
pub fn is_float(a: Number) -> bool {
    !a.is_int()
}

/// `-a`.
pub fn neg(a: Number) -> Eval<Number> {
    match a {
        Int(a) => int::neg(a).map(Int),
        Float(a) => Ok(Float(-a)),
    }
}

/// `abs(a)`.
pub fn abs(a: Number) -> Eval<Number> {
    match a {
        Int(a) => int::abs(a).map(Int),
        Float(a) => Ok(Float(a.abs())),
    }
}

/// `int(a)`.
pub fn to_int(a: Number) -> Eval<i64> {
    match a {
        Int(a) => Ok(a),
        Float(a) => float::to_int(a),
    }
}

/// `float(a)`.
pub fn to_float(a: Number) -> f64 {
    a.to_float()
}

/// `round(a)`.
pub fn round(a: Number) -> Eval<i64> {
    match a {
        Int(a) => Ok(a),
        Float(a) => float::round(a),
    }
}

/// `bool(a)`.
pub fn truth(a: Number) -> bool {
    match a {
        Int(a) => a != 0,
        Float(a) => a != 0.0,
    }
}
