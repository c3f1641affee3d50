//! Equality of the items of containers.

use crate::bytes::Bytes;
use crate::number::Number;
use crate::text::Str;
use crate::tuple::Many;
use crate::{known, Eval};

/// Compared as an item of a container: `is` or `==`. Two NaN are equal only when they are the same object, which nobody
/// here knows, so they leave.
pub trait Equal {
    fn equal(&self, other: &Self) -> Eval<bool>;
}

macro_rules! plain {
    ($($name:ty),+) => {$(
        impl Equal for $name {
            #[inline]
            fn equal(&self, other: &Self) -> Eval<bool> {
                Ok(self == other)
            }
        }
    )+};
}

plain!(i64, bool, (), Str, Bytes);

impl Equal for f64 {
    #[inline]
    fn equal(&self, other: &Self) -> Eval<bool> {
        known(!(self.is_nan() && other.is_nan()))?;
        Ok(self == other)
    }
}

impl Equal for Number {
    #[inline]
    fn equal(&self, other: &Self) -> Eval<bool> {
        known(!(self.to_float().is_nan() && other.to_float().is_nan()))?;
        Ok(self == other)
    }
}

impl<T: Equal> Equal for Option<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        match (self, other) {
            (Some(a), Some(b)) => a.equal(b),
            (a, b) => Ok(a.is_none() && b.is_none()),
        }
    }
}

/// Lists of one length, item by item.
pub(crate) fn all_equal<T: Equal>(a: &[T], b: &[T]) -> Eval<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (a, b) in a.iter().zip(b) {
        if !a.equal(b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

impl<T: Equal> Equal for Vec<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        all_equal(self, other)
    }
}

impl<T: Equal> Equal for Many<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        all_equal(self, other)
    }
}

macro_rules! tuples {
    ($($name:ident $place:tt),+) => {
        impl<$($name: Equal),+> Equal for ($($name,)+) {
            fn equal(&self, other: &Self) -> Eval<bool> {
                $(if !self.$place.equal(&other.$place)? {
                    return Ok(false);
                })+
                Ok(true)
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
