//! Strings: counted and taken apart by code points. Case mapping and predicates beyond ASCII follow the interpreter's
//! Unicode version, so they leave.

mod case;
mod character;
mod grow;
mod pad;
mod parse;
mod search;
mod slice;
mod split;
mod translate;
mod value;

pub use case::*;
pub use character::*;
pub use grow::*;
pub(crate) use pad::padded;
pub use pad::*;
pub use parse::*;
pub use search::*;
pub use slice::{at, items, len, reversed, slice};
pub use split::*;
pub use translate::*;
pub use value::Str;

use crate::bytes::Bytes;
use crate::{known, raise, Eval, Kind, Leave};

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
pub fn append(a: &mut Str, b: &Str) {
    if a.is_empty() {
        *a = b.clone();
    } else {
        a.append(b);
    }
}

/// The parts one after the other, as an f-string has them.
pub fn concat(parts: &[&str]) -> Str {
    Str::from(parts.concat())
}

/// `str(text)`.
pub fn same(text: &Str) -> Str {
    text.clone()
}

/// `bool(text)`.
pub fn truth(text: &str) -> bool {
    !text.is_empty()
}

/// `text * count`.
pub fn repeat(text: &Str, count: i64) -> Eval<Str> {
    if count == 1 {
        return Ok(text.clone());
    }
    let count = usize::try_from(count).unwrap_or(0);
    let length = text.as_str().len().checked_mul(count).ok_or(Leave::ToOriginal)?;
    let mut result = String::new();
    known(result.try_reserve_exact(length).is_ok())?;
    for _ in 0..if text.is_empty() { 0 } else { count } {
        result.push_str(text);
    }
    Ok(Str::from(result))
}

/// `count * text`.
pub fn times(count: i64, text: &Str) -> Eval<Str> {
    repeat(text, count)
}

/// `separator.join(items)`.
pub fn join(separator: &Str, items: impl IntoIterator<Item = Str>) -> Str {
    let mut items = items.into_iter();
    let first = match items.next() {
        Some(first) => first,
        None => return Str::default(),
    };
    let second = match items.next() {
        Some(second) => second,
        None => return first,
    };
    let mut text = String::from(first.as_str());
    for item in std::iter::once(second).chain(items) {
        text.push_str(separator);
        text.push_str(&item);
    }
    Str::from(text)
}

/// `ord(character)`.
pub fn ord(character: &Str) -> Eval<i64> {
    let mut all = character.chars();
    match (all.next(), all.next()) {
        (Some(one), None) => Ok(i64::from(u32::from(one))),
        _ => raise(Kind::TypeError),
    }
}

/// `chr(code)`.
pub fn chr(code: i64) -> Eval<Str> {
    if !(0..0x11_0000).contains(&code) {
        return if i32::try_from(code).is_ok() {
            raise(Kind::ValueError)
        } else {
            raise(Kind::OverflowError)
        };
    }
    // A lone surrogate is no character here.
    u32::try_from(code)
        .ok()
        .and_then(char::from_u32)
        .map(Str::character)
        .ok_or(Leave::ToOriginal)
}

/// `text.encode()`, `text.encode("utf-8")`.
pub fn encode(text: &str) -> Bytes {
    Bytes::from(text.as_bytes())
}

/// `text.encode("ascii")`.
pub fn encode_ascii(text: &str) -> Eval<Bytes> {
    if text.is_ascii() {
        Ok(encode(text))
    } else {
        raise(Kind::UnicodeEncodeError)
    }
}

/// `text.encode(encoding)`.
pub fn encode_as(text: &str, encoding: &str) -> Eval<Bytes> {
    match encoding {
        "utf-8" | "utf8" | "UTF-8" => Ok(encode(text)),
        "ascii" => encode_ascii(text),
        _ => Err(Leave::ToOriginal),
    }
}
