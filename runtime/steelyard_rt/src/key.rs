//! Keys of dicts and items of sets, equal as in Python.

use crate::bytes::Bytes;
use crate::convert::{IntoPython, Object};
use crate::number::Number;
use crate::text::Str;
use crate::tuple::Many;
use crate::{known, Eval};
use pyo3::ffi;

/// What can be a key.
pub trait Key: Clone {
    fn hash(&self) -> u64;

    fn same(&self, other: &Self) -> bool;

    /// `hash(self)`: Python's own, by which sets are ordered.
    fn python_hash(&self) -> Eval<i64>;

    /// Leaves for NaN, which is equal only to the same object.
    fn check(&self) -> Eval<()> {
        Ok(())
    }
}

/// Odd, without a pattern: the golden ratio's fraction.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline]
fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a ^ MIX) * u128::from(b ^ 0xd1b5_4a32_d192_ed03);
    (product as u64) ^ ((product >> 64) as u64)
}

fn hash_bytes(bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    let mut chunks = bytes.chunks_exact(8);
    for chunk in &mut chunks {
        let mut word = [0; 8];
        word.copy_from_slice(chunk);
        hash = mix(hash, u64::from_le_bytes(word));
    }
    mix(hash, last_word(bytes, chunks.remainder()))
}

/// What is left after words of eight bytes; of the length, which is hashed before, nothing is lost.
#[inline]
fn last_word(bytes: &[u8], rest: &[u8]) -> u64 {
    let word = |from: usize| bytes.get(from..from + 8).and_then(|x| x.try_into().ok()).map_or(0, u64::from_le_bytes);
    let half = |from: usize| rest.get(from..from + 4).and_then(|x| x.try_into().ok()).map_or(0, u32::from_le_bytes);
    match (bytes.len(), rest) {
        (8.., _) => word(bytes.len() - 8),
        (_, [_, _, _, _, ..]) => u64::from(half(0)) | u64::from(half(rest.len() - 4)) << 32,
        (_, [first, .., last]) => u64::from(*first) | u64::from(rest[rest.len() / 2]) << 8 | u64::from(*last) << 16,
        (_, [only]) => u64::from(*only),
        (_, []) => 0,
    }
}

/// The hash of numbers: the value modulo a prime, 2⁶¹ − 1.
const PRIME: u64 = (1 << 61) - 1;

/// Python keeps −1 for errors.
fn not_error(hash: i64) -> i64 {
    if hash == -1 {
        -2
    } else {
        hash
    }
}

fn hash_int(value: i64) -> i64 {
    let size = (value.unsigned_abs() % PRIME) as i64;
    not_error(if value < 0 { -size } else { size })
}

/// As `_Py_HashDouble` in CPython's `pyhash.c`.
fn hash_float(value: f64) -> i64 {
    if value.is_infinite() {
        return if value > 0.0 { 314_159 } else { -314_159 };
    }
    let bits = value.to_bits();
    let stored = (bits >> 52 & 0x7ff) as i64;
    let fraction = bits & ((1 << 52) - 1);
    let (digits, exponent) = if stored == 0 {
        (fraction, -1074)
    } else {
        (fraction | 1 << 52, stored - 1075)
    };
    // A power of two is a rotation among 61 bits.
    let shift = exponent.rem_euclid(61) as u32;
    let digits = u128::from(digits % PRIME) << shift;
    let size = (digits % u128::from(PRIME)) as i64;
    not_error(if value < 0.0 { -size } else { size })
}

fn hash_object(object: &Object) -> Eval<i64> {
    // SAFETY: the object is alive; those that come here can be hashed.
    let hash = unsafe { ffi::PyObject_Hash(object.as_pointer()) };
    known(hash != -1)?;
    Ok(hash as i64)
}

/// As `tuplehash` in CPython's `tupleobject.c`, after xxHash.
fn hash_tuple(items: &[i64]) -> i64 {
    const FIRST: u64 = 11_400_714_785_074_694_791;
    const SECOND: u64 = 14_029_467_366_897_019_727;
    const FIFTH: u64 = 2_870_177_450_012_600_261;
    let hash = items.iter().fold(FIFTH, |hash, item| {
        hash.wrapping_add((*item as u64).wrapping_mul(SECOND))
            .rotate_left(31)
            .wrapping_mul(FIRST)
    });
    let hash = hash.wrapping_add(items.len() as u64 ^ (FIFTH ^ 3_527_539)) as i64;
    if hash == -1 {
        1_546_275_796
    } else {
        hash
    }
}

impl Key for i64 {
    #[inline]
    fn hash(&self) -> u64 {
        mix(*self as u64, MIX)
    }

    #[inline]
    fn python_hash(&self) -> Eval<i64> {
        Ok(hash_int(*self))
    }

    #[inline]
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for bool {
    fn hash(&self) -> u64 {
        i64::from(*self).hash()
    }

    fn python_hash(&self) -> Eval<i64> {
        Ok(i64::from(*self))
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for () {
    fn hash(&self) -> u64 {
        MIX
    }

    fn python_hash(&self) -> Eval<i64> {
        hash_object(&().into_python()?)
    }

    fn same(&self, _: &Self) -> bool {
        true
    }
}

impl Key for Str {
    #[inline]
    fn hash(&self) -> u64 {
        hash_bytes(self.as_bytes())
    }

    fn python_hash(&self) -> Eval<i64> {
        hash_object(&self.clone().into_python()?)
    }

    #[inline]
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for Bytes {
    fn hash(&self) -> u64 {
        hash_bytes(self)
    }

    fn python_hash(&self) -> Eval<i64> {
        hash_object(&self.clone().into_python()?)
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for f64 {
    fn hash(&self) -> u64 {
        // The two zeros are equal.
        mix((self + 0.0).to_bits(), MIX)
    }

    fn python_hash(&self) -> Eval<i64> {
        Ok(hash_float(*self))
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }

    fn check(&self) -> Eval<()> {
        known(!self.is_nan())
    }
}

impl Key for Number {
    fn hash(&self) -> u64 {
        match self {
            // Equal numbers have the same float, though not only they.
            Number::Int(value) => (*value as f64).hash(),
            Number::Float(value) => value.hash(),
        }
    }

    fn python_hash(&self) -> Eval<i64> {
        Ok(match self {
            Number::Int(value) => hash_int(*value),
            Number::Float(value) => hash_float(*value),
        })
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }

    fn check(&self) -> Eval<()> {
        known(!self.to_float().is_nan())
    }
}

impl<T: Key> Key for Option<T> {
    fn hash(&self) -> u64 {
        self.as_ref().map_or(0, |x| mix(x.hash(), 1))
    }

    fn python_hash(&self) -> Eval<i64> {
        match self {
            Some(value) => value.python_hash(),
            None => ().python_hash(),
        }
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Some(a), Some(b)) => a.same(b),
            (a, b) => a.is_none() && b.is_none(),
        }
    }

    fn check(&self) -> Eval<()> {
        self.as_ref().map_or(Ok(()), Key::check)
    }
}

impl<T: Key> Key for Many<T> {
    fn hash(&self) -> u64 {
        self.iter().fold(self.len() as u64, |hash, item| mix(hash, item.hash()))
    }

    fn python_hash(&self) -> Eval<i64> {
        Ok(hash_tuple(
            &self.iter().map(Key::python_hash).collect::<Eval<Vec<i64>>>()?,
        ))
    }

    fn same(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().zip(other.iter()).all(|(a, b)| a.same(b))
    }

    fn check(&self) -> Eval<()> {
        self.iter().try_for_each(Key::check)
    }
}

macro_rules! tuples {
    ($($name:ident $place:tt),+) => {
        impl<$($name: Key),+> Key for ($($name,)+) {
            #[inline]
            fn hash(&self) -> u64 {
                let mut hash = 0;
                $(hash = mix(hash, self.$place.hash());)+
                hash
            }

            fn python_hash(&self) -> Eval<i64> {
                Ok(hash_tuple(&[$(self.$place.python_hash()?),+]))
            }

            #[inline]
            fn same(&self, other: &Self) -> bool {
                $(self.$place.same(&other.$place))&&+
            }

            fn check(&self) -> Eval<()> {
                $(self.$place.check()?;)+
                Ok(())
            }
        }
    };
}

tuples!(A 0);
tuples!(A 0, B 1);
tuples!(A 0, B 1, C 2);
tuples!(A 0, B 1, C 2, D 3);
tuples!(A 0, B 1, C 2, D 3, E 4);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5);
