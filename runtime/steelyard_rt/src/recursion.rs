//! Deep recursion ends where it would in Python: near the limit the original takes over, and raises there.

use crate::{Eval, Leave, Pulse};
use pyo3::ffi;
use std::cell::Cell;

/// Deeper calls could exhaust the stack of a thread.
const DEEPEST: i64 = 2_000;

/// Room left between the last call in Rust and Python's limit.
const MARGIN: i64 = 64;

thread_local! {
    static STATE: State = const {
        State {
            depth: Cell::new(0),
            allowed: Cell::new(0),
            pulse: Cell::new(Pulse::new()),
        }
    };
}

/// What a thread knows of its recursive calls.
struct State {
    depth: Cell<i64>,
    allowed: Cell<i64>,
    pulse: Cell<Pulse>,
}

/// A call of a recursive function that has not returned. It stays in its thread.
pub struct Call(*const State);

/// Counts a call of a recursive function until it returns.
///
/// # Errors
/// [`Leave::ToOriginal`] when Python's recursion limit is near, [`Leave::Raised`] when a signal handler raised.
#[inline]
pub fn enter() -> Eval<Call> {
    STATE.with(|state| {
        let depth = state.depth.get() + 1;
        state.depth.set(depth);
        let call = Call(state);
        if depth == 1 {
            state.allowed.set(allowed());
        }
        let mut pulse = state.pulse.take();
        let beat = pulse.beat();
        state.pulse.set(pulse);
        beat?;
        if depth <= state.allowed.get() {
            Ok(call)
        } else {
            Err(Leave::ToOriginal)
        }
    })
}

impl Drop for Call {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: the state of this thread, which outlives all calls in it.
        let state = unsafe { &*self.0 };
        state.depth.set(state.depth.get() - 1);
    }
}

extern "C" {
    /// Public since Python 3.9, not in every version of PyO3.
    fn PyFrame_GetBack(frame: *mut ffi::PyFrameObject) -> *mut ffi::PyFrameObject;
}

#[cold]
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
