//! Strings: counted and taken apart by code points. Case mapping and predicates beyond ASCII follow the interpreter's
//! Unicode version, so they leave.

mod slice;
mod value;

pub use slice::{at, len, slice};
pub use value::Str;

/// `a + b`.
pub fn add(a: &Str, b: &Str) -> Str {
    // The other string itself, as Python does.
    if b.is_empty() {
        a.clone()
    } else if a.is_empty() {
        b.clone()
    } else {
        Str::from([a.as_str(), b.as_str()].concat())
    }
}

/// `a += b`: in its place where nobody else has the string.
pub fn append(a: &mut Str, b: &str) {
    a.append(b);
}

/// The parts one after the other, as an f-string has them.
pub fn concat(parts: &[&str]) -> Str {
    Str::from(parts.concat())
}
