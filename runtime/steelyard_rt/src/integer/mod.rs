//! Integers of any size, for functions that need them: one machine word as long as it holds the value.

mod bitwise;
mod natural;
mod numeric;
mod python;

pub use bitwise::{and, invert, mask, or, shl, shr, xor};
pub use numeric::*;
pub use python::{bin, format, hex, oct};

use crate::{raise, Eval, Kind, Leave};
use std::cmp::Ordering;
use std::rc::Rc;

/// An `int`.
#[derive(Clone, Debug)]
pub enum Integer {
    /// All that fit.
    Small(i64),
    /// The others.
    Big(Rc<Big>),
}

/// A value beyond 64 bits.
#[derive(Debug)]
pub struct Big {
    negative: bool,
    digits: Vec<u64>,
}

use Integer::Small;

/// Either kind of integer, where it is only looked at.
pub trait Operand {
    /// The value in a word, if it fits.
    fn small(&self) -> Option<i64>;

    fn negative(&self) -> bool;

    /// The digits of the absolute value; the word is a place for them.
    fn digits<'a>(&'a self, word: &'a mut u64) -> &'a [u64];
}

impl Operand for i64 {
    #[inline]
    fn small(&self) -> Option<i64> {
        Some(*self)
    }

    #[inline]
    fn negative(&self) -> bool {
        *self < 0
    }

    fn digits<'a>(&'a self, word: &'a mut u64) -> &'a [u64] {
        *word = self.unsigned_abs();
        if *word == 0 {
            &[]
        } else {
            std::slice::from_ref(word)
        }
    }
}

impl Operand for &Integer {
    #[inline]
    fn small(&self) -> Option<i64> {
        match self {
            Small(value) => Some(*value),
            Integer::Big(_) => None,
        }
    }

    #[inline]
    fn negative(&self) -> bool {
        match self {
            Small(value) => *value < 0,
            Integer::Big(value) => value.negative,
        }
    }

    fn digits<'a>(&'a self, word: &'a mut u64) -> &'a [u64] {
        match self {
            Small(value) => {
                *word = value.unsigned_abs();
                if *word == 0 {
                    &[]
                } else {
                    std::slice::from_ref(word)
                }
            }
            Integer::Big(value) => &value.digits,
        }
    }
}

impl From<i64> for Integer {
    #[inline]
    fn from(value: i64) -> Self {
        Small(value)
    }
}

impl From<i128> for Integer {
    fn from(value: i128) -> Self {
        let size = value.unsigned_abs();
        i64::try_from(value).map_or_else(|_| Self::signed(value < 0, vec![size as u64, (size >> 64) as u64]), Small)
    }
}

impl Default for Integer {
    fn default() -> Self {
        Small(0)
    }
}

impl Integer {
    /// A literal: decimal digits.
    pub fn literal(digits: &str) -> Self {
        let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
        Self::signed(negative, natural::parsed(digits, 10))
    }

    /// From sign and absolute value; zeros at its end do no harm.
    fn signed(negative: bool, digits: Vec<u64>) -> Self {
        let digits = natural::trimmed(digits);
        match digits.as_slice() {
            [] => Small(0),
            [one] if *one <= i64::MAX as u64 => Small(if negative { -(*one as i64) } else { *one as i64 }),
            [one] if negative && *one == i64::MIN.unsigned_abs() => Small(i64::MIN),
            _ => Self::Big(Rc::new(Big { negative, digits })),
        }
    }

    /// The value where a word is needed; leaves when it does not fit.
    #[inline]
    pub fn int(&self) -> Eval<i64> {
        match self {
            Small(value) => Ok(*value),
            Self::Big(_) => Err(Leave::ToOriginal),
        }
    }
}

/// Runs something with sign and digits of both operands.
fn with<R>(a: &impl Operand, b: &impl Operand, run: impl FnOnce((bool, &[u64]), (bool, &[u64])) -> R) -> R {
    let (mut one, mut other) = (0, 0);
    run(
        (a.negative(), a.digits(&mut one)),
        (b.negative(), b.digits(&mut other)),
    )
}

/// Compares two integers.
#[inline]
pub fn compare(a: impl Operand, b: impl Operand) -> Ordering {
    match (a.small(), b.small()) {
        (Some(a), Some(b)) => a.cmp(&b),
        // What does not fit into a word is farther from zero than all that do.
        (Some(_), None) => if b.negative() { Ordering::Greater } else { Ordering::Less },
        (None, Some(_)) => if a.negative() { Ordering::Less } else { Ordering::Greater },
        _ => with(&a, &b, |(a_negative, a), (b_negative, b)| match (a_negative, b_negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => natural::compare(a, b),
            (true, true) => natural::compare(b, a),
        }),
    }
}

macro_rules! comparisons {
    ($($name:ident: $test:ident;)+) => {$(
        /// A comparison of integers.
        #[inline]
        pub fn $name(a: impl Operand, b: impl Operand) -> bool {
            compare(a, b).$test()
        }
    )+};
}

comparisons! {
    equal: is_eq;
    less: is_lt;
    less_equal: is_le;
    greater: is_gt;
    greater_equal: is_ge;
}

impl PartialEq for Integer {
    fn eq(&self, other: &Self) -> bool {
        equal(self, other)
    }
}

impl Eq for Integer {}

/// `a + b`.
#[inline]
pub fn add(a: impl Operand, b: impl Operand) -> Integer {
    if let (Some(a), Some(b)) = (a.small(), b.small()) {
        return a
            .checked_add(b)
            .map_or_else(|| Integer::from(i128::from(a) + i128::from(b)), Small);
    }
    with(&a, &b, |a, (negative, b)| signed_sum(a, (negative, b)))
}

/// `a - b`.
#[inline]
pub fn sub(a: impl Operand, b: impl Operand) -> Integer {
    if let (Some(a), Some(b)) = (a.small(), b.small()) {
        return a
            .checked_sub(b)
            .map_or_else(|| Integer::from(i128::from(a) - i128::from(b)), Small);
    }
    with(&a, &b, |a, (negative, b)| signed_sum(a, (!negative, b)))
}

fn signed_sum((a_negative, a): (bool, &[u64]), (b_negative, b): (bool, &[u64])) -> Integer {
    if a_negative == b_negative {
        Integer::signed(a_negative, natural::add(a, b))
    } else if natural::compare(a, b) == Ordering::Less {
        Integer::signed(b_negative, natural::sub(b, a))
    } else {
        Integer::signed(a_negative, natural::sub(a, b))
    }
}

/// `a * b`.
#[inline]
pub fn mul(a: impl Operand, b: impl Operand) -> Integer {
    if let (Some(a), Some(b)) = (a.small(), b.small()) {
        return a
            .checked_mul(b)
            .map_or_else(|| Integer::from(i128::from(a) * i128::from(b)), Small);
    }
    with(&a, &b, |(a_negative, a), (b_negative, b)| {
        Integer::signed(a_negative != b_negative, natural::mul(a, b))
    })
}

/// `-a`.
pub fn neg(a: &Integer) -> Integer {
    sub(0, a)
}

/// `abs(a)`.
pub fn abs(a: &Integer) -> Integer {
    if a.negative() {
        neg(a)
    } else {
        a.clone()
    }
}

/// `divmod(a, b)`.
pub fn divmod(a: impl Operand, b: impl Operand) -> Eval<(Integer, Integer)> {
    if b.small() == Some(0) {
        return raise(Kind::ZeroDivisionError);
    }
    if let (Some(a), Some(b)) = (a.small(), b.small()) {
        if let Ok((quotient, rest)) = crate::int::divmod(a, b) {
            return Ok((Small(quotient), Small(rest)));
        }
    }
    Ok(with(&a, &b, |(a_negative, a), (b_negative, b)| {
        let (quotient, rest) = natural::div_rem(a, b);
        if a_negative == b_negative || rest.is_empty() {
            return (Integer::signed(a_negative != b_negative, quotient), Integer::signed(b_negative && !rest.is_empty(), rest));
        }
        // Towards minus infinity; the rest has the sign of the divisor.
        (Integer::signed(true, natural::add(&quotient, &[1])), Integer::signed(b_negative, natural::sub(b, &rest)))
    }))
}

/// `a // b`.
#[inline]
pub fn floor_div(a: impl Operand, b: impl Operand) -> Eval<Integer> {
    if let (Some(a), Some(b)) = (a.small(), b.small()) {
        if b != -1 {
            return crate::int::floor_div(a, b).map(Small);
        }
    }
    divmod(a, b).map(|x| x.0)
}

/// `a % b`.
#[inline]
pub fn modulo(a: impl Operand, b: impl Operand) -> Eval<Integer> {
    if let (Some(a), Some(b)) = (a.small(), b.small()) {
        return crate::int::modulo(a, b).map(Small);
    }
    divmod(a, b).map(|x| x.1)
}

/// `a % b`, which fits into a word as `b` does.
#[inline]
pub fn modulo_small(a: &Integer, b: i64) -> Eval<i64> {
    match a {
        Small(a) => crate::int::modulo(*a, b),
        Integer::Big(value) if b != 0 => {
            let size = b.unsigned_abs();
            let rest = value.digits.iter().rev().fold(0_u128, |rest, digit| (rest << 64 | u128::from(*digit)) % u128::from(size)) as i128;
            let rest = if value.negative { -rest } else { rest };
            let rest = if rest != 0 && (rest < 0) != (b < 0) { rest + i128::from(b) } else { rest };
            Ok(rest as i64)
        }
        Integer::Big(_) => raise(Kind::ZeroDivisionError),
    }
}

/// `divmod(a, b)`, whose rest fits into a word as `b` does.
pub fn divmod_small(a: &Integer, b: i64) -> Eval<(Integer, i64)> {
    let (quotient, rest) = divmod(a, b)?;
    Ok((quotient, rest.int()?))
}
