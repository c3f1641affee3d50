//! Keys of dicts and items of sets, equal as in Python.

use crate::bytes::Bytes;
use crate::number::Number;
use crate::text::Str;
use crate::tuple::Many;
use crate::{known, Eval};

/// What can be a key.
pub trait Key: Clone {
    fn hash(&self) -> u64;

    fn same(&self, other: &Self) -> bool;

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
    let mut word = [0; 8];
    let rest = chunks.remainder();
    word[..rest.len()].copy_from_slice(rest);
    mix(hash, u64::from_le_bytes(word))
}

impl Key for i64 {
    #[inline]
    fn hash(&self) -> u64 {
        mix(*self as u64, MIX)
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

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for () {
    fn hash(&self) -> u64 {
        MIX
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

    #[inline]
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Key for Bytes {
    fn hash(&self) -> u64 {
        hash_bytes(self)
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
