//! A value of a wider type where a narrower one is needed: checked, and left to the original when it is not that.

use crate::number::Number;
use crate::{Eval, Leave};

/// Not `None`.
pub fn some<T>(value: &Option<T>) -> Eval<&T> {
    value.as_ref().ok_or(Leave::ToOriginal)
}

/// Not `None`, owned.
pub fn owned<T>(value: Option<T>) -> Eval<T> {
    value.ok_or(Leave::ToOriginal)
}

/// An `int`.
pub fn int(value: Number) -> Eval<i64> {
    value.int()
}

/// A `float`.
pub fn float(value: Number) -> Eval<f64> {
    value.float()
}

/// The value, or out of the block with this label: `try` in ported code is such a block.
#[macro_export]
macro_rules! attempt {
    ($label:lifetime, $value:expr) => {
        match $value {
            Ok(value) => value,
            Err(leave) => break $label Err(leave),
        }
    };
}
