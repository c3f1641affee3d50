//! Lists: Python's indexes.

mod change;
mod sort;

pub use change::*;
pub use sort::*;

use crate::equal::{all_equal, Equal};
use crate::{known, raise, Eval, Kind, Leave};

const OUTSIDE: Leave = Leave::Raise(Kind::IndexError);

/// Where a Python index points to; negative ones count from the end.
#[inline]
pub fn position(index: i64, length: usize) -> Eval<usize> {
    // A place that does not count from the end costs one comparison.
    if (index as u64) < length as u64 {
        return Ok(index as usize);
    }
    let from_start = (index as u64).wrapping_add(length as u64);
    if index < 0 && from_start < length as u64 {
        Ok(from_start as usize)
    } else {
        Err(outside())
    }
}

/// The place of an index that is not one from the start.
#[cold]
fn from_end(index: i64, length: usize) -> Eval<usize> {
    position(index, length)
}

#[inline]
fn outside() -> Leave {
    crate::rarely();
    OUTSIDE
}

/// What a slice picks out of a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub step: i64,
    pub count: usize,
}

impl Span {
    /// The places, in the order of the slice.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        let (start, step) = (self.start as i64, self.step);
        (0..self.count as i64).map(move |i| (start + i * step) as usize)
    }
}

/// A slice of a sequence of some length, clamped as Python does.
pub fn span(start: Option<i64>, stop: Option<i64>, step: Option<i64>, length: usize) -> Eval<Span> {
    // Python clamps the step too, so that it can be negated.
    let step = step.unwrap_or(1).max(-i64::MAX);
    if step == 0 {
        return raise(Kind::ValueError);
    }
    let length = length as i64;
    let (lowest, highest) = if step > 0 { (0, length) } else { (-1, length - 1) };
    let clamp = |index: i64| (if index < 0 { index.saturating_add(length) } else { index }).clamp(lowest, highest);
    let first = start.map_or(if step > 0 { lowest } else { highest }, clamp);
    let last = stop.map_or(if step > 0 { highest } else { lowest }, clamp);
    let distance = if step > 0 { last - first } else { first - last };
    let count = if distance > 0 {
        (distance - 1) / step.abs() + 1
    } else {
        0
    };
    Ok(Span {
        start: first.max(0) as usize,
        step,
        count: count as usize,
    })
}

/// `values[index]`.
#[inline]
pub fn at<T: Clone>(values: &[T], index: i64) -> Eval<T> {
    item(values, index).cloned()
}

/// `values[index]`, looked at in its place.
#[inline]
pub fn item<T>(values: &[T], index: i64) -> Eval<&T> {
    // As a place, a negative index is beyond every list, so that one comparison does.
    match values.get(index as usize) {
        Some(value) => Ok(value),
        None if index < 0 => values
            .get(index.wrapping_add(values.len() as i64) as usize)
            .ok_or_else(outside),
        None => Err(outside()),
    }
}

/// `values[index]`, to be changed in its place.
#[inline]
pub fn item_mut<T>(values: &mut [T], index: i64) -> Eval<&mut T> {
    match values.len() {
        length if (index as usize) < length => Ok(&mut values[index as usize]),
        length => Ok(&mut values[from_end(index, length)?]),
    }
}

/// `values[first]` and `values[second]`, both to be changed in their places; leaves when they are the same place.
#[inline]
pub fn two_mut<T>(values: &mut [T], first: i64, second: i64) -> Eval<(&mut T, &mut T)> {
    let (a, b) = (position(first, values.len())?, position(second, values.len())?);
    if a == b {
        return Err(Leave::ToOriginal);
    }
    let (before, after) = values.split_at_mut(a.max(b));
    match (before.get_mut(a.min(b)), after.first_mut()) {
        (Some(low), Some(high)) if a < b => Ok((low, high)),
        (Some(low), Some(high)) => Ok((high, low)),
        _ => Err(outside()),
    }
}

/// The items of a list of which so many are needed in any case; where there are fewer, the original finds out.
#[inline]
pub fn row<T>(values: &[T], least: usize) -> Eval<&[T]> {
    known(values.len() >= least)?;
    Ok(values)
}

/// As [`row`], to be changed in their places.
#[inline]
pub fn row_mut<T>(values: &mut [T], least: usize) -> Eval<&mut [T]> {
    known(values.len() >= least)?;
    Ok(values)
}

/// `values[index] = value`.
#[inline]
pub fn set<T>(values: &mut [T], index: i64, value: T) -> Eval<()> {
    *item_mut(values, index)? = value;
    Ok(())
}

/// `len(values)`.
pub fn len<T>(values: &[T]) -> i64 {
    values.len() as i64
}

/// `bool(values)`.
pub fn truth<T>(values: &[T]) -> bool {
    !values.is_empty()
}

/// `values * count`: leaves when the memory cannot be had.
pub fn repeat<T: Clone>(values: &[T], count: i64) -> Eval<Vec<T>> {
    let count = usize::try_from(count).unwrap_or(0);
    let length = values.len().checked_mul(count).ok_or(Leave::ToOriginal)?;
    let mut result = Vec::new();
    result.try_reserve_exact(length).map_err(|_| Leave::ToOriginal)?;
    if let [value] = values {
        result.resize(count, value.clone());
        return Ok(result);
    }
    for _ in 0..count {
        result.extend_from_slice(values);
    }
    Ok(result)
}

/// `count * values`.
pub fn times<T: Clone>(count: i64, values: &[T]) -> Eval<Vec<T>> {
    repeat(values, count)
}

/// `values[start:stop:step]`.
pub fn slice<T: Clone>(values: &[T], start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Eval<Vec<T>> {
    let span = span(start, stop, step, values.len())?;
    Ok(if span.step == 1 {
        values[span.start..span.start + span.count].to_vec()
    } else {
        span.places().map(|i| values[i].clone()).collect()
    })
}

/// `a + b`.
pub fn add<T: Clone>(a: &[T], b: &[T]) -> Vec<T> {
    [a, b].concat()
}

/// `item in values`.
pub fn contains<T: Equal>(values: &[T], item: &T) -> Eval<bool> {
    Ok(find(values, item, 0)?.is_some())
}

/// `a == b`.
pub fn equal<T: Equal>(a: &[T], b: &[T]) -> Eval<bool> {
    all_equal(a, b)
}

/// `values.index(item)`.
pub fn index<T: Equal>(values: &[T], item: &T) -> Eval<i64> {
    match find(values, item, 0)? {
        Some(place) => Ok(place as i64),
        None => raise(Kind::ValueError),
    }
}

/// `values.index(item, start)`.
pub fn index_from<T: Equal>(values: &[T], item: &T, start: i64) -> Eval<i64> {
    index_between(values, item, start, i64::MAX)
}

/// `values.index(item, start, stop)`.
pub fn index_between<T: Equal>(values: &[T], item: &T, start: i64, stop: i64) -> Eval<i64> {
    let span = span(Some(start), Some(stop), None, values.len())?;
    match find(&values[..span.start + span.count], item, span.start)? {
        Some(place) => Ok(place as i64),
        None => raise(Kind::ValueError),
    }
}

/// `values.count(item)`.
pub fn count<T: Equal>(values: &[T], item: &T) -> Eval<i64> {
    values
        .iter()
        .try_fold(0, |total, x| Ok(total + i64::from(x.equal(item)?)))
}

fn find<T: Equal>(values: &[T], item: &T, start: usize) -> Eval<Option<usize>> {
    for (place, value) in values.iter().enumerate().skip(start) {
        if value.equal(item)? {
            return Ok(Some(place));
        }
    }
    Ok(None)
}

/// `values.copy()`, `list(values)`, `values[:]`.
pub fn copy<T: Clone>(values: &[T]) -> Vec<T> {
    values.to_vec()
}

/// `list(items)`.
pub fn collect<T>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut values = Vec::new();
    extend(&mut values, items);
    values
}

/// The items by pairs, when there are exactly so many: `a, b = values`.
pub fn exactly<T>(values: &[T], count: usize) -> Eval<&[T]> {
    if values.len() == count {
        Ok(values)
    } else {
        raise(Kind::ValueError)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negative_indexes_count_from_the_end() {
        assert_eq!(at(&[1, 2, 3], -1), Ok(3));
        assert_eq!([at(&[1, 2, 3], 3), at(&[1, 2, 3], -4), at(&[], 0)], [Err(OUTSIDE); 3]);
    }

    #[test]
    fn what_no_memory_holds_ends_the_call() {
        assert!(std::panic::catch_unwind(|| collect(0..i64::MAX)).is_err());
        assert!(std::panic::catch_unwind(|| extend(&mut vec![1], 0..1_i64 << 58)).is_err());
        assert_eq!(collect(3..6), [3, 4, 5]);
    }

    #[test]
    fn repeats_none_for_a_negative_count() {
        assert_eq!(repeat(&[1], -3), Ok(vec![]));
        assert_eq!(repeat(&[1, 2], i64::MAX), Err(Leave::ToOriginal));
    }
}
