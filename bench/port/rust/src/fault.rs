//! Why a call ends without a result.

use pyo3::exceptions::{
    PyIndexError, PyKeyError, PyOverflowError, PyRecursionError, PyTypeError, PyValueError, PyZeroDivisionError,
};
use pyo3::PyErr;

#[derive(Debug, Clone, Copy)]
pub enum Fault {
    /// An integer leaves 64 bits, where Python would go on.
    Overflow,
    /// Text beyond ASCII, whose rules belong to the interpreter's version of Unicode.
    NotAscii,
    Index,
    Key,
    Type,
    Value(&'static str),
    Division,
    Depth,
}

pub type Exact<T> = Result<T, Fault>;

impl From<Fault> for PyErr {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Overflow => PyOverflowError::new_err("an integer leaves 64 bits"),
            Fault::NotAscii => PyValueError::new_err("text beyond ASCII"),
            Fault::Index => PyIndexError::new_err("list index out of range"),
            Fault::Key => PyKeyError::new_err("no such key"),
            Fault::Type => PyTypeError::new_err("an argument of another type"),
            Fault::Value(text) => PyValueError::new_err(text),
            Fault::Division => PyZeroDivisionError::new_err("float division by zero"),
            Fault::Depth => PyRecursionError::new_err("maximum recursion depth exceeded"),
        }
    }
}

/// `value`, or overflow.
pub fn checked(value: Option<i64>) -> Exact<i64> {
    value.ok_or(Fault::Overflow)
}
