//! `bisect`.

use crate::order::{less, Order};
use crate::{raise, Eval, Kind};

fn search<T>(values: &[T], low: i64, high: Option<i64>, mut after: impl FnMut(&T) -> Eval<bool>) -> Eval<i64> {
    let mut low = usize::try_from(low).map_or_else(|_| raise(Kind::ValueError), Ok)?;
    let mut high = high.map_or(values.len(), |x| usize::try_from(x).unwrap_or(0));
    while low < high {
        let middle = low + (high - low) / 2;
        if after(values.get(middle).map_or_else(|| raise(Kind::IndexError), Ok)?)? {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Ok(low as i64)
}

/// `bisect_left(values, item)`.
pub fn left<T: Order>(values: &[T], item: &T) -> Eval<i64> {
    search(values, 0, None, |x| less(x, item))
}

/// `bisect_right(values, item)`.
pub fn right<T: Order>(values: &[T], item: &T) -> Eval<i64> {
    search(values, 0, None, |x| less(item, x).map(|x| !x))
}

/// `bisect_left(values, item, low)`.
pub fn left_from<T: Order>(values: &[T], item: &T, low: i64) -> Eval<i64> {
    search(values, low, None, |x| less(x, item))
}

/// `bisect_right(values, item, low)`.
pub fn right_from<T: Order>(values: &[T], item: &T, low: i64) -> Eval<i64> {
    search(values, low, None, |x| less(item, x).map(|x| !x))
}

/// `bisect_left(values, item, low, high)`.
pub fn left_between<T: Order>(values: &[T], item: &T, low: i64, high: i64) -> Eval<i64> {
    crate::known(high >= 0)?;
    search(values, low, Some(high), |x| less(x, item))
}

/// `bisect_right(values, item, low, high)`.
pub fn right_between<T: Order>(values: &[T], item: &T, low: i64, high: i64) -> Eval<i64> {
    crate::known(high >= 0)?;
    search(values, low, Some(high), |x| less(item, x).map(|x| !x))
}

/// `insort_left(values, item)`.
pub fn insert_left<T: Order>(values: &mut Vec<T>, item: T) -> Eval<()> {
    let place = left(values, &item)?;
    values.insert(place as usize, item);
    Ok(())
}

/// `insort_right(values, item)`.
pub fn insert_right<T: Order>(values: &mut Vec<T>, item: T) -> Eval<()> {
    let place = right(values, &item)?;
    values.insert(place as usize, item);
    Ok(())
}
