use super::slice::{bytes, place};
use super::{len, Str};
use crate::{known, raise, Eval, Kind};

/// The part from `start` to `stop`, clamped as in slices, with its place in bytes; `None` where `start` lies behind.
fn window(text: &Str, start: impl Into<Option<i64>>, stop: impl Into<Option<i64>>) -> Option<(usize, &str)> {
    let (start, stop) = (start.into(), stop.into());
    if start.is_none() && stop.is_none() {
        return Some((0, text.as_str()));
    }
    let length = len(text);
    let from_end = |index: i64| {
        if index < 0 {
            index.saturating_add(length).max(0)
        } else {
            index
        }
    };
    let start = from_end(start.unwrap_or(0));
    let stop = from_end(stop.unwrap_or(length)).min(length);
    if start > stop {
        return None;
    }
    let (start, stop) = bytes(text, start as usize, stop as usize);
    Some((start, &text.as_str()[start..stop]))
}

/// `part in text`.
pub fn contains(text: &str, part: &str) -> bool {
    text.contains(part)
}

/// `text.find(part)`: −1 where it is not.
pub fn find(text: &Str, part: &str) -> i64 {
    find_between(text, part, None, None)
}

/// `text.find(part, start, stop)`.
pub fn find_between(text: &Str, part: &str, start: impl Into<Option<i64>>, stop: impl Into<Option<i64>>) -> i64 {
    window(text, start, stop)
        .and_then(|(base, inside)| Some(place(text, base + inside.find(part)?)))
        .unwrap_or(-1)
}

/// `text.find(part, start)`.
pub fn find_from(text: &Str, part: &str, start: i64) -> i64 {
    find_between(text, part, Some(start), None)
}

/// `text.rfind(part)`.
pub fn rfind(text: &Str, part: &str) -> i64 {
    rfind_between(text, part, None, None)
}

/// `text.rfind(part, start, stop)`.
pub fn rfind_between(text: &Str, part: &str, start: impl Into<Option<i64>>, stop: impl Into<Option<i64>>) -> i64 {
    window(text, start, stop)
        .and_then(|(base, inside)| Some(place(text, base + inside.rfind(part)?)))
        .unwrap_or(-1)
}

/// `text.rfind(part, start)`.
pub fn rfind_from(text: &Str, part: &str, start: i64) -> i64 {
    rfind_between(text, part, Some(start), None)
}

fn found(place: i64) -> Eval<i64> {
    if place < 0 {
        raise(Kind::ValueError)
    } else {
        Ok(place)
    }
}

/// `text.index(part)`.
pub fn index(text: &Str, part: &str) -> Eval<i64> {
    found(find(text, part))
}

/// `text.index(part, start)`.
pub fn index_from(text: &Str, part: &str, start: i64) -> Eval<i64> {
    found(find_from(text, part, start))
}

/// `text.index(part, start, stop)`.
pub fn index_between(text: &Str, part: &str, start: impl Into<Option<i64>>, stop: impl Into<Option<i64>>) -> Eval<i64> {
    found(find_between(text, part, start, stop))
}

/// `text.rindex(part)`.
pub fn rindex(text: &Str, part: &str) -> Eval<i64> {
    found(rfind(text, part))
}

/// `text.count(part)`: without overlaps.
pub fn count(text: &Str, part: &str) -> i64 {
    count_between(text, part, None, None)
}

/// `text.count(part, start)`.
pub fn count_from(text: &Str, part: &str, start: i64) -> i64 {
    count_between(text, part, Some(start), None)
}

/// `text.count(part, start, stop)`.
pub fn count_between(text: &Str, part: &str, start: impl Into<Option<i64>>, stop: impl Into<Option<i64>>) -> i64 {
    window(text, start, stop).map_or(0, |(_, inside)| inside.matches(part).count() as i64)
}

/// `text.startswith(part)`.
pub fn starts_with(text: &str, part: &str) -> bool {
    text.starts_with(part)
}

/// `text.startswith(part, start)`.
pub fn starts_with_from(text: &Str, part: &str, start: i64) -> bool {
    window(text, Some(start), None).map_or(false, |(_, inside)| inside.starts_with(part))
}

/// `text.startswith(part, start, stop)`.
pub fn starts_with_between(
    text: &Str,
    part: &str,
    start: impl Into<Option<i64>>,
    stop: impl Into<Option<i64>>,
) -> bool {
    window(text, start, stop).map_or(false, |(_, inside)| inside.starts_with(part))
}

/// `text.startswith(parts)` of a tuple.
pub fn starts_with_any(text: &str, parts: &[Str]) -> bool {
    parts.iter().any(|part| text.starts_with(part.as_str()))
}

/// `text.endswith(part)`.
pub fn ends_with(text: &str, part: &str) -> bool {
    text.ends_with(part)
}

/// `text.endswith(part, start, stop)`.
pub fn ends_with_between(text: &Str, part: &str, start: impl Into<Option<i64>>, stop: impl Into<Option<i64>>) -> bool {
    window(text, start, stop).map_or(false, |(_, inside)| inside.ends_with(part))
}

/// `text.endswith(parts)` of a tuple.
pub fn ends_with_any(text: &str, parts: &[Str]) -> bool {
    parts.iter().any(|part| text.ends_with(part.as_str()))
}

/// `text.removeprefix(part)`.
pub fn remove_prefix(text: &Str, part: &str) -> Str {
    text.strip_prefix(part)
        .map_or_else(|| text.clone(), |rest| text.cut(rest))
}

/// `text.removesuffix(part)`.
pub fn remove_suffix(text: &Str, part: &str) -> Str {
    text.strip_suffix(part)
        .map_or_else(|| text.clone(), |rest| text.cut(rest))
}

/// `text.replace(old, new)`.
pub fn replace(text: &Str, old: &str, new: &str) -> Str {
    if old == new || !text.contains(old) {
        text.clone()
    } else {
        Str::from(text.as_str().replace(old, new))
    }
}

/// `text.replace(old, new, count)`: all for a negative count.
pub fn replace_count(text: &Str, old: &str, new: &str, count: i64) -> Eval<Str> {
    // Versions differ about nothing in nothing.
    known(!(text.is_empty() && old.is_empty()))?;
    Ok(match usize::try_from(count) {
        Err(_) => replace(text, old, new),
        Ok(count) if count == 0 || old == new || !text.contains(old) => text.clone(),
        Ok(count) => Str::from(text.as_str().replacen(old, new, count)),
    })
}

/// `text.endswith(part, start)`.
pub fn ends_with_from(text: &Str, part: &str, start: i64) -> bool {
    ends_with_between(text, part, start, None)
}

/// `text.rindex(part, start, stop)`.
pub fn rindex_between(
    text: &Str,
    part: &str,
    start: impl Into<Option<i64>>,
    stop: impl Into<Option<i64>>,
) -> Eval<i64> {
    found(rfind_between(text, part, start, stop))
}
