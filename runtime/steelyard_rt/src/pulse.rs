use crate::{Eval, Leave};
use pyo3::ffi;

/// Lets the interpreter handle signals, and other Python threads run, once in many iterations of a long loop.
pub struct Pulse {
    /// Iterations until then.
    left: u32,
}

impl Pulse {
    const PERIOD: u32 = 1 << 20;

    pub const fn new() -> Self {
        Self { left: Self::PERIOD }
    }

    /// One iteration.
    ///
    /// # Errors
    /// [`Leave::Raised`] when a signal handler raised.
    #[inline]
    pub fn beat(&mut self) -> Eval<()> {
        self.left -= 1;
        if self.left == 0 {
            self.left = Self::PERIOD;
            rest()
        } else {
            Ok(())
        }
    }

    /// So many iterations of a short loop that follows; a call in that loop would cost more than all the rest of it.
    ///
    /// # Errors
    /// As [`Self::beat`].
    #[inline]
    pub fn beats(&mut self, count: i64) -> Eval<()> {
        if count < i64::from(self.left) {
            self.left -= count.max(0) as u32;
            Ok(())
        } else {
            self.left = Self::PERIOD;
            rest()
        }
    }
}

impl Default for Pulse {
    fn default() -> Self {
        Self::new()
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
