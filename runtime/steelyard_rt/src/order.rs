//! Python's order of values, and its four comparisons.

use crate::bytes::Bytes;
use crate::equal::Equal;
use crate::number::Number;
use crate::text::Str;
use crate::tuple::Many;
use crate::{raise, Eval, Kind};
use std::cmp::Ordering;

/// What `<` is defined for.
pub trait Order: Equal {
    /// `None` where no comparison holds, as with NaN. Raises where Python has no order.
    fn compare(&self, other: &Self) -> Eval<Option<Ordering>>;

    /// Whether it has its place among any others of its type; NaN and `None` have not.
    fn sortable(&self) -> bool {
        true
    }

    /// The order of two sortable values.
    fn order(&self, other: &Self) -> Ordering {
        self.compare(other).ok().flatten().unwrap_or(Ordering::Equal)
    }
}

macro_rules! plain {
    ($($name:ty),+) => {$(
        impl Order for $name {
            #[inline]
            fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
                Ok(Some(self.cmp(other)))
            }

            #[inline]
            fn order(&self, other: &Self) -> Ordering {
                self.cmp(other)
            }
        }
    )+};
}

plain!(i64, bool, Str, Bytes);

impl Order for f64 {
    #[inline]
    fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
        Ok(self.partial_cmp(other))
    }

    fn sortable(&self) -> bool {
        !self.is_nan()
    }
}

impl Order for Number {
    fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
        Ok(self.partial_cmp(other))
    }

    fn sortable(&self) -> bool {
        !self.to_float().is_nan()
    }
}

impl Order for () {
    fn compare(&self, _: &Self) -> Eval<Option<Ordering>> {
        raise(Kind::TypeError)
    }

    fn sortable(&self) -> bool {
        false
    }
}

impl<T: Order> Order for Option<T> {
    fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
        match (self, other) {
            (Some(a), Some(b)) => a.compare(b),
            _ => raise(Kind::TypeError),
        }
    }

    fn sortable(&self) -> bool {
        self.as_ref().map_or(false, Order::sortable)
    }
}

fn compare_items<T: Order>(a: &[T], b: &[T]) -> Eval<Option<Ordering>> {
    for (a, b) in a.iter().zip(b) {
        if !a.equal(b)? {
            return a.compare(b);
        }
    }
    Ok(Some(a.len().cmp(&b.len())))
}

macro_rules! sequences {
    ($($name:ident),+) => {$(
        impl<T: Order> Order for $name<T> {
            fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
                compare_items(self, other)
            }

            fn sortable(&self) -> bool {
                self.iter().all(Order::sortable)
            }
        }
    )+};
}

sequences!(Vec, Many);

macro_rules! tuples {
    ($($name:ident $place:tt),+) => {
        impl<$($name: Order),+> Order for ($($name,)+) {
            fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
                $(if !self.$place.equal(&other.$place)? {
                    return self.$place.compare(&other.$place);
                })+
                Ok(Some(Ordering::Equal))
            }

            fn sortable(&self) -> bool {
                $(self.$place.sortable())&&+
            }

            #[inline]
            fn order(&self, other: &Self) -> Ordering {
                Ordering::Equal$(.then_with(|| self.$place.order(&other.$place)))+
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

/// `a == b` of containers and what can be in them.
pub fn equal<T: Equal + ?Sized>(a: &T, b: &T) -> Eval<bool> {
    a.equal(b)
}

/// `a != b`.
pub fn not_equal<T: Equal + ?Sized>(a: &T, b: &T) -> Eval<bool> {
    a.equal(b).map(|x| !x)
}

/// `a < b`.
pub fn less<T: Order>(a: &T, b: &T) -> Eval<bool> {
    Ok(a.compare(b)? == Some(Ordering::Less))
}

/// `a <= b`.
pub fn less_equal<T: Order>(a: &T, b: &T) -> Eval<bool> {
    Ok(matches!(a.compare(b)?, Some(Ordering::Less | Ordering::Equal)))
}

/// `a > b`.
pub fn greater<T: Order>(a: &T, b: &T) -> Eval<bool> {
    Ok(a.compare(b)? == Some(Ordering::Greater))
}

/// `a >= b`.
pub fn greater_equal<T: Order>(a: &T, b: &T) -> Eval<bool> {
    Ok(matches!(a.compare(b)?, Some(Ordering::Greater | Ordering::Equal)))
}
