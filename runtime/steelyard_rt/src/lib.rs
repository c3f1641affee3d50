//! Python's semantics for code that Steelyard ported.
//!
//! A ported function works on copies. Whatever it cannot do exactly as Python does, it does not do: it returns
//! [`Leave`], nothing that anybody can see has happened, and the Python original runs instead. Errors are among these
//! things, so that type, message and traceback of an exception are always Python's own.

pub mod bytes;
pub mod convert;
pub mod dict;
pub mod equal;
pub mod extension;
pub mod float;
pub mod int;
pub mod key;
pub mod list;
pub mod number;
pub mod recursion;
pub mod set;
pub mod text;
pub mod tuple;

mod kind;
mod pulse;

pub use kind::Kind;
pub use pulse::Pulse;

/// Why a ported function stopped before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The Python original has to do this call.
    ToOriginal,
    /// Python raises a built-in exception here. Ported code may catch it; the original raises it, with its message.
    Raise(Kind),
    /// A signal handler raised, for example at Ctrl-C; the exception is set in the interpreter.
    Raised,
}

impl Leave {
    /// Whether `except kind:` catches it. What leaves to the original is never caught.
    pub fn is_a(self, kind: Kind) -> bool {
        matches!(self, Leave::Raise(raised) if raised.is_a(kind))
    }
}

/// The value of a ported expression, or the reason to leave.
pub type Eval<T> = Result<T, Leave>;

/// Leaves to the original unless the ground is known.
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
