use crate::{Eval, Leave};
use pyo3::ffi;

/// Lets the interpreter handle signals, and other Python threads run, once in many iterations of a long loop.
#[derive(Default)]
pub struct Pulse {
    beats: u32,
}

impl Pulse {
    const PERIOD: u32 = 1 << 20;

    pub fn new() -> Self {
        Self::default()
    }

    /// One iteration.
    ///
    /// # Errors
    /// [`Leave::Raised`] when a signal handler raised.
    #[inline]
    pub fn beat(&mut self) -> Eval<()> {
        self.beats = self.beats.wrapping_add(1);
        if self.beats % Self::PERIOD == 0 {
            rest()
        } else {
            Ok(())
        }
    }
}

#[cold]
fn rest() -> Eval<()> {
    // SAFETY: ported functions are called by the interpreter and hold its lock; no borrowed object is in use meanwhile,
    // because arguments were copied before.
    unsafe {
        ffi::PyEval_RestoreThread(ffi::PyEval_SaveThread());
        if ffi::PyErr_CheckSignals() == 0 {
            Ok(())
        } else {
            Err(Leave::Raised)
        }
    }
}
