//! Python's semantics for code that Steelyard ported.
//!
//! A ported function works on copies. Whatever it cannot do exactly as Python does, it does not do: it returns
//! [`Leave`], nothing that anybody can see has happened, and the Python original runs instead. Errors are among these
//! things, so that type, message and traceback of an exception are always Python's own.

pub mod bisect;
pub mod bytes;
pub mod convert;
pub mod counter;
pub mod defaultdict;
pub mod deque;
pub mod dict;
pub mod equal;
pub mod extension;
pub mod float;
pub mod format;
pub mod heap;
pub mod inside;
pub mod instance;
pub mod int;
pub mod integer;
pub mod iter;
pub mod itertools;
pub mod key;
pub mod list;
pub mod math;
pub mod narrow;
pub mod number;
pub mod order;
pub mod outside;
pub mod recursion;
pub mod regex;
pub mod returned;
pub mod said;
pub mod set;
pub mod show;
pub mod text;
pub mod truth;
pub mod tuple;

mod flow;
mod host;
mod kind;
mod pulse;

pub use flow::Flow;
pub use kind::Kind;
pub use pulse::Pulse;

/// Why a ported function stopped before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The Python original has to do this call.
    ToOriginal,
    /// Python raises a built-in exception here. Ported code may catch it; the original raises it, with its message.
    Raise(Kind),
    /// The same with a class of the ported module, by its number, which derives from that built-in exception.
    Own(u8, Kind),
    /// One of these, by a raise statement that has [`said`] something: the class of the module, and the number of the message.
    Said(Option<u8>, Kind, u32),
    /// A signal handler raised, for example at Ctrl-C; the exception is set in the interpreter.
    Raised,
}

impl Leave {
    /// Whether `except kind:` catches it. What leaves to the original is never caught.
    pub fn is_a(self, kind: Kind) -> bool {
        matches!(self, Leave::Raise(raised) | Leave::Own(_, raised) | Leave::Said(_, raised, _) if raised.is_a(kind))
    }

    /// Whether it is an exception of exactly this class of the ported module.
    pub fn is_own(self, class: u8) -> bool {
        matches!(self, Leave::Own(raised, _) | Leave::Said(Some(raised), _, _) if raised == class)
    }
}

/// The value of a ported expression, or the reason to leave.
pub type Eval<T> = Result<T, Leave>;

/// The minor version of the interpreter: 11 for Python 3.11.
pub fn python_minor() -> u32 {
    use std::sync::atomic::{AtomicU32, Ordering};
    static MINOR: AtomicU32 = AtomicU32::new(u32::MAX);
    let known = MINOR.load(Ordering::Relaxed);
    if known != u32::MAX {
        return known;
    }
    // SAFETY: a constant text that ends with NUL.
    let version = unsafe { std::ffi::CStr::from_ptr(pyo3::ffi::Py_GetVersion()) };
    let minor = version
        .to_str()
        .ok()
        .and_then(|x| x.split('.').nth(1)?.parse().ok())
        .unwrap_or(0);
    MINOR.store(minor, Ordering::Relaxed);
    minor
}

/// Says that a way is hardly ever gone, so that the compiler keeps the other one free of it. It has an effect, or it would be taken out.
#[cold]
#[inline(never)]
pub(crate) fn rarely() {
    use std::sync::atomic::{AtomicU32, Ordering};
    static TIMES: AtomicU32 = AtomicU32::new(0);
    TIMES.fetch_add(1, Ordering::Relaxed);
}

/// Ends the call, so that the original takes over and raises `MemoryError`: an allocation that fails would end the process. As a
/// panic, without its message; [`extension::call`] stops it.
#[cold]
pub(crate) fn out_of_memory() {
    std::panic::resume_unwind(Box::new(Leave::ToOriginal))
}

/// Leaves to the original unless the ground is known.
#[inline]
pub(crate) fn known(fits: bool) -> Eval<()> {
    if fits {
        Ok(())
    } else {
        Err(Leave::ToOriginal)
    }
}

/// An exception of Python.
pub(crate) fn raise<T>(kind: Kind) -> Eval<T> {
    Err(Leave::Raise(kind))
}
