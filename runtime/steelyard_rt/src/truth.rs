//! What counts as true.

use crate::bytes::Bytes;
use crate::dict::Dict;
use crate::number::Number;
use crate::set::{Frozen, Set};
use crate::text::Str;
use crate::tuple::Many;

/// `bool(self)`.
pub trait Truth {
    fn truth(&self) -> bool;
}

impl Truth for bool {
    fn truth(&self) -> bool {
        *self
    }
}

impl Truth for i64 {
    fn truth(&self) -> bool {
        *self != 0
    }
}

impl Truth for f64 {
    fn truth(&self) -> bool {
        *self != 0.0
    }
}

impl Truth for () {
    fn truth(&self) -> bool {
        false
    }
}

impl Truth for Number {
    fn truth(&self) -> bool {
        self.to_float() != 0.0
    }
}

impl<T: Truth> Truth for Option<T> {
    fn truth(&self) -> bool {
        self.as_ref().map_or(false, Truth::truth)
    }
}

macro_rules! sized {
    ($([$($letter:ident),*] $name:ty),+ $(,)?) => {$(
        impl<$($letter),*> Truth for $name {
            fn truth(&self) -> bool {
                !self.is_empty()
            }
        }
    )+};
}

sized!([] Str, [] Bytes, [T] Vec<T>, [T] Many<T>, [K, V] Dict<K, V>, [T] Set<T>, [T] Frozen<T>);

macro_rules! tuples {
    ($($name:ident),+) => {
        impl<$($name),+> Truth for ($($name,)+) {
            fn truth(&self) -> bool {
                true
            }
        }
    };
}

tuples!(A);
tuples!(A, B);
tuples!(A, B, C);
tuples!(A, B, C, D);
tuples!(A, B, C, D, E);
tuples!(A, B, C, D, E, F);

/// `bool(value)`.
pub fn truth<T: Truth>(value: &T) -> bool {
    value.truth()
}
