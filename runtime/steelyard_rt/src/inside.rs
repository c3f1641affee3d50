//! `item in container`.

use crate::dict::Dict;
use crate::equal::Equal;
use crate::int::{range_len, Range};
use crate::key::Key;
use crate::set::Set;
use crate::{list, Eval};

/// In a list or tuple.
#[inline]
pub fn list<T: Equal>(item: &T, values: &[T]) -> Eval<bool> {
    list::contains(values, item)
}

/// In a string.
#[inline]
pub fn text(part: &str, text: &str) -> bool {
    text.contains(part)
}

/// Among the keys of a dict.
#[inline]
pub fn dict<K: Key, V>(key: &K, dict: &Dict<K, V>) -> Eval<bool> {
    key.check()?;
    Ok(dict.contains(key))
}

/// In a set.
#[inline]
pub fn set<T: Key>(item: &T, set: &Set<T>) -> Eval<bool> {
    set.contains(item)
}

/// Among the numbers of a range.
pub fn range(item: i64, range: &Range) -> Eval<bool> {
    range_len(range).map(|_| range.clone().has(item))
}

/// Among any items.
pub fn items<T: Equal>(item: &T, items: impl IntoIterator<Item = T>) -> Eval<bool> {
    for other in items {
        if other.equal(item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// In bytes, as a number.
pub fn byte(item: i64, bytes: &[u8]) -> Eval<bool> {
    match u8::try_from(item) {
        Ok(byte) => Ok(bytes.contains(&byte)),
        Err(_) => crate::raise(crate::Kind::ValueError),
    }
}
