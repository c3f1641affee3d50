//! Deep recursion ends where it would in Python: near the limit the original takes over, and raises there.

use crate::{Eval, Leave, Pulse};
use pyo3::ffi;
use std::cell::Cell;

/// Deeper calls could exhaust the stack of a thread.
const DEEPEST: i64 = 2_000;

/// Room left between the last call in Rust and Python's limit.
const MARGIN: i64 = 64;

thread_local! {
    static DEPTH: Cell<i64> = const { Cell::new(0) };
    static ALLOWED: Cell<i64> = const { Cell::new(0) };
    static PULSE: Cell<Pulse> = Cell::new(Pulse::new());
}

/// A call of a recursive function that has not returned, and the calls in Python that it stands for.
pub struct Call(i64);

/// Counts a call of a recursive function until it returns.
///
/// # Errors
/// [`Leave::ToOriginal`] when Python's recursion limit is near, [`Leave::Raised`] when a signal handler raised.
pub fn enter() -> Eval<Call> {
    entered(1)
}

/// As [`enter`], behind `functools.cache`: the cache counts as a call too, up to Python 3.12.
///
/// # Errors
/// As [`enter`].
pub fn enter_cached() -> Eval<Call> {
    entered(2)
}

fn entered(levels: i64) -> Eval<Call> {
    let depth = DEPTH.with(|x| x.replace(x.get() + levels)) + levels;
    let call = Call(levels);
    if depth == levels {
        ALLOWED.with(|x| x.set(allowed()));
    }
    let mut pulse = PULSE.with(Cell::take);
    let beat = pulse.beat();
    PULSE.with(|x| x.set(pulse));
    beat?;
    if depth <= ALLOWED.with(Cell::get) {
        Ok(call)
    } else {
        Err(Leave::ToOriginal)
    }
}

impl Drop for Call {
    fn drop(&mut self) {
        DEPTH.with(|x| x.set(x.get() - self.0));
    }
}

extern "C" {
    /// Public since Python 3.9, not in every version of PyO3.
    fn PyFrame_GetBack(frame: *mut ffi::PyFrameObject) -> *mut ffi::PyFrameObject;
}

fn allowed() -> i64 {
    // SAFETY: the interpreter's lock is held; every frame got from `PyFrame_GetBack` is released.
    unsafe {
        let limit = i64::from(ffi::Py_GetRecursionLimit());
        let mut python = 0;
        let mut frame = ffi::PyEval_GetFrame();
        ffi::Py_XINCREF(frame.cast());
        while !frame.is_null() {
            python += 1;
            let back = PyFrame_GetBack(frame);
            ffi::Py_DECREF(frame.cast());
            frame = back;
        }
        DEEPEST.min(limit - python - MARGIN)
    }
}
