//! `bytes`.

use crate::list::{position, span};
use crate::text::Str;
use crate::{list, raise, Eval, Kind, Leave};
use std::ops::Deref;
use std::rc::Rc;

/// A `bytes`. Cheap to copy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Bytes(Rc<[u8]>);

impl Deref for Bytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        &self.0
    }
}

impl From<&[u8]> for Bytes {
    fn from(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes.into())
    }
}

impl Default for Bytes {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

/// `bytes[index]`.
pub fn at(bytes: &[u8], index: i64) -> Eval<i64> {
    position(index, bytes.len()).map(|place| i64::from(bytes[place]))
}

/// `bytes[start:stop:step]`.
pub fn slice(bytes: &[u8], start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Eval<Bytes> {
    let span = span(start, stop, step, bytes.len())?;
    Ok(span.places().map(|i| bytes[i]).collect::<Vec<u8>>().into())
}

/// `a + b`.
pub fn add(a: &[u8], b: &[u8]) -> Bytes {
    [a, b].concat().into()
}

/// `bytes * count`.
pub fn repeat(bytes: &[u8], count: i64) -> Eval<Bytes> {
    list::repeat(bytes, count).map(Bytes::from)
}

/// `bytes(values)`.
pub fn of_ints(values: &[i64]) -> Eval<Bytes> {
    let bytes = values.iter().map(|x| u8::try_from(*x)).collect::<Result<Vec<u8>, _>>();
    bytes.map_or_else(|_| raise(Kind::ValueError), |x| Ok(x.into()))
}

/// `for byte in bytes`.
pub fn items(bytes: &[u8]) -> impl DoubleEndedIterator<Item = i64> + '_ {
    bytes.iter().map(|x| i64::from(*x))
}

/// `bytes.decode()`.
pub fn decode(bytes: &[u8]) -> Eval<Str> {
    std::str::from_utf8(bytes).map_or_else(|_| raise(Kind::UnicodeDecodeError), |x| Ok(Str::from(x)))
}

/// `bytes.decode(encoding)`.
pub fn decode_as(bytes: &[u8], encoding: &str) -> Eval<Str> {
    match encoding {
        "utf-8" | "utf8" | "UTF-8" => decode(bytes),
        "ascii" if bytes.is_ascii() => decode(bytes),
        "ascii" => raise(Kind::UnicodeDecodeError),
        "latin-1" | "latin1" => Ok(Str::from(bytes.iter().copied().map(char::from).collect::<String>())),
        _ => Err(Leave::ToOriginal),
    }
}

/// `bytes.hex()`.
pub fn hex(bytes: &[u8]) -> Str {
    Str::from(bytes.iter().map(|x| format!("{x:02x}")).collect::<String>())
}

/// `bytes.startswith(part)`.
pub fn starts_with(bytes: &[u8], part: &[u8]) -> bool {
    bytes.starts_with(part)
}

/// `bytes.endswith(part)`.
pub fn ends_with(bytes: &[u8], part: &[u8]) -> bool {
    bytes.ends_with(part)
}

/// `bytes.find(part)`.
pub fn find(bytes: &[u8], part: &[u8]) -> i64 {
    (0..=bytes.len())
        .find(|i| bytes[*i..].starts_with(part))
        .map_or(-1, |i| i as i64)
}

/// `bytes.count(part)`: without overlaps.
pub fn count(bytes: &[u8], part: &[u8]) -> i64 {
    if part.is_empty() {
        return bytes.len() as i64 + 1;
    }
    let (mut total, mut rest) = (0, bytes);
    while let Ok(place) = usize::try_from(find(rest, part)) {
        total += 1;
        rest = &rest[place + part.len()..];
    }
    total
}
