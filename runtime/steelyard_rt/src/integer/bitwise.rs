//! Bits of integers, which go on for ever to the left as in two's complement.

use super::Integer::Small;
use super::{natural, Integer, Operand};
use crate::{known, raise, Eval, Kind};

/// More bits are left to the original: it may have no memory for them.
pub(super) const MOST_BITS: u64 = 1 << 26;

fn twos(negative: bool, digits: &[u64], count: usize) -> Vec<u64> {
    let mut result = digits.to_vec();
    result.resize(count, 0);
    if negative {
        let mut carry = true;
        for digit in &mut result {
            (*digit, carry) = (!*digit).overflowing_add(carry.into());
        }
    }
    result
}

fn from_twos(digits: Vec<u64>) -> Integer {
    let negative = digits.last().map_or(false, |x| *x >> 63 == 1);
    let count = digits.len();
    if negative {
        Integer::signed(true, twos(true, &digits, count))
    } else {
        Integer::signed(false, digits)
    }
}

fn by_digit(a: &impl Operand, b: &impl Operand, of: impl Fn(u64, u64) -> u64) -> Integer {
    super::with(a, b, |(a_negative, a), (b_negative, b)| {
        let count = a.len().max(b.len()) + 1;
        let (a, b) = (twos(a_negative, a, count), twos(b_negative, b, count));
        from_twos(a.iter().zip(&b).map(|(a, b)| of(*a, *b)).collect())
    })
}

macro_rules! bitwise {
    ($($(#[$note:meta])* $name:ident: $symbol:tt;)+) => {$(
        $(#[$note])*
        #[inline]
        pub fn $name(a: impl Operand, b: impl Operand) -> Integer {
            match (a.small(), b.small()) {
                (Some(a), Some(b)) => Small(a $symbol b),
                _ => by_digit(&a, &b, |a, b| a $symbol b),
            }
        }
    )+};
}

bitwise! {
    /// `a & b`.
    and: &;
    /// `a | b`.
    or: |;
    /// `a ^ b`.
    xor: ^;
}

/// `a & b`, where `b` is not negative, so that the result fits into a word as `b` does; leaves otherwise.
#[inline]
pub fn mask(a: &Integer, b: i64) -> Eval<i64> {
    known(b >= 0)?;
    match a {
        Small(a) => Ok(a & b),
        Integer::Big(_) => and(a, b).int(),
    }
}

/// `~a`.
pub fn invert(a: &Integer) -> Integer {
    super::sub(-1, a)
}

/// `a << b`.
#[inline]
pub fn shl(a: impl Operand, b: i64) -> Eval<Integer> {
    if b < 0 {
        return raise(Kind::ValueError);
    }
    if let Some(a) = a.small() {
        if let Ok(shifted) = crate::int::shl(a, b) {
            return Ok(Small(shifted));
        }
    }
    let mut word = 0;
    let digits = a.digits(&mut word);
    known((b as u64) < MOST_BITS)?;
    Ok(Integer::signed(a.negative(), natural::shl(digits, b as u64)))
}

/// `a >> b`, towards minus infinity.
#[inline]
pub fn shr(a: &Integer, b: i64) -> Eval<Integer> {
    if b < 0 {
        return raise(Kind::ValueError);
    }
    match a {
        Small(a) => Ok(Small(a >> b.min(63))),
        Integer::Big(value) => {
            let (digits, lost) = natural::shr(&value.digits, b as u64);
            Ok(Integer::signed(
                value.negative,
                if lost && value.negative {
                    natural::add(&digits, &[1])
                } else {
                    digits
                },
            ))
        }
    }
}
