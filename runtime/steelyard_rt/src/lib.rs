//! Python's semantics for code that Steelyard ported.
//!
//! A ported function works on copies. Whatever it cannot do exactly as Python does, it does not do: it returns
//! [`Leave`], nothing that anybody can see has happened, and the Python original runs instead. Errors are among these
//! things, so that type, message and traceback of an exception are always Python's own.

pub mod convert;
pub mod extension;
pub mod float;
pub mod int;
pub mod list;
pub mod recursion;
pub mod text;

mod pulse;

pub use pulse::Pulse;

/// Why a ported function stopped before its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// The Python original has to do this call.
    ToOriginal,
    /// A signal handler raised, for example at Ctrl-C; the exception is set in the interpreter.
    Raised,
}

/// The value of a ported expression, or the reason to leave.
pub type Eval<T> = Result<T, Leave>;
