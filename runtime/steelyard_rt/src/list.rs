//! Lists: Python's indexes.

use crate::{Eval, Leave};

/// Where a Python index points to; negative ones count from the end.
pub fn position(index: i64, length: usize) -> Eval<usize> {
    let length = length as i64;
    let from_start = if index < 0 { index + length } else { index };
    if (0..length).contains(&from_start) {
        Ok(from_start as usize)
    } else {
        Err(Leave::ToOriginal)
    }
}

/// `values[index]`.
#[inline]
pub fn at<T: Clone>(values: &[T], index: i64) -> Eval<T> {
    item(values, index).cloned()
}

/// `values[index]`, looked at in its place.
#[inline]
pub fn item<T>(values: &[T], index: i64) -> Eval<&T> {
    match usize::try_from(index) {
        Ok(place) => values.get(place).ok_or(Leave::ToOriginal),
        Err(_) => position(index, values.len()).map(|place| &values[place]),
    }
}

/// `values[index]`, to be changed in its place.
#[inline]
pub fn item_mut<T>(values: &mut [T], index: i64) -> Eval<&mut T> {
    match usize::try_from(index) {
        Ok(place) => values.get_mut(place).ok_or(Leave::ToOriginal),
        Err(_) => position(index, values.len()).map(move |place| &mut values[place]),
    }
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

/// `values * count`: leaves when the memory cannot be had.
pub fn repeat<T: Clone>(values: &[T], count: i64) -> Eval<Vec<T>> {
    let count = usize::try_from(count).unwrap_or(0);
    let length = values.len().checked_mul(count).ok_or(Leave::ToOriginal)?;
    let mut result = Vec::new();
    result.try_reserve_exact(length).map_err(|_| Leave::ToOriginal)?;
    for _ in 0..count {
        result.extend_from_slice(values);
    }
    Ok(result)
}

/// `values.pop()`.
pub fn pop<T>(values: &mut Vec<T>) -> Eval<T> {
    values.pop().ok_or(Leave::ToOriginal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negative_indexes_count_from_the_end() {
        assert_eq!(at(&[1, 2, 3], -1), Ok(3));
        assert_eq!([at(&[1, 2, 3], 3), at(&[1, 2, 3], -4), at(&[], 0)], [Err(Leave::ToOriginal); 3]);
    }

    #[test]
    fn repeats_none_for_a_negative_count() {
        assert_eq!(repeat(&[1], -3), Ok(vec![]));
        assert_eq!(repeat(&[1, 2], i64::MAX), Err(Leave::ToOriginal));
    }
}
