use super::{find, position, span, OUTSIDE};
use crate::equal::Equal;
use crate::{known, raise, Eval, Kind};

/// `values.append(item)`.
#[inline]
pub fn append<T>(values: &mut Vec<T>, item: T) {
    if values.len() == values.capacity() {
        *values = grown(std::mem::take(values), item);
    } else {
        values.push(item);
    }
}

/// List and item go by value: what a call has seen the address of, the compiler must keep in memory, in every round of a loop.
#[cold]
#[inline(never)]
fn grown<T>(mut values: Vec<T>, item: T) -> Vec<T> {
    values.push(item);
    values
}

/// `values.extend(items)`, `values += items`.
pub fn extend<T>(values: &mut Vec<T>, items: impl IntoIterator<Item = T>) {
    let items = items.into_iter();
    if values.try_reserve(items.size_hint().0).is_err() {
        crate::out_of_memory();
    }
    values.extend(items);
}

/// `values.extend(items)` where the items stay where they are.
pub fn extend_from<T: Clone>(values: &mut Vec<T>, items: &[T]) {
    values.extend_from_slice(items);
}

/// `values.insert(index, item)`: any index is clamped.
pub fn insert<T>(values: &mut Vec<T>, index: i64, item: T) {
    let length = values.len() as i64;
    let place = if index < 0 { index.saturating_add(length) } else { index }.clamp(0, length);
    values.insert(place as usize, item);
}

/// `values.pop()`.
#[inline]
pub fn pop<T>(values: &mut Vec<T>) -> Eval<T> {
    values.pop().ok_or(OUTSIDE)
}

/// `values.pop(index)`.
pub fn pop_at<T>(values: &mut Vec<T>, index: i64) -> Eval<T> {
    let place = position(index, values.len())?;
    Ok(values.remove(place))
}

/// `del values[index]`.
pub fn delete<T>(values: &mut Vec<T>, index: i64) -> Eval<()> {
    pop_at(values, index).map(drop)
}

/// `values.remove(item)`.
pub fn remove<T: Equal>(values: &mut Vec<T>, item: &T) -> Eval<()> {
    match find(values, item, 0)? {
        Some(place) => {
            values.remove(place);
            Ok(())
        }
        None => raise(Kind::ValueError),
    }
}

/// `values.clear()`.
pub fn clear<T>(values: &mut Vec<T>) {
    values.clear();
}

/// `values.reverse()`.
pub fn reverse<T>(values: &mut [T]) {
    values.reverse();
}

/// `values[start:stop:step] = items`.
pub fn set_slice<T>(
    values: &mut Vec<T>,
    start: Option<i64>,
    stop: Option<i64>,
    step: Option<i64>,
    items: impl IntoIterator<Item = T>,
) -> Eval<()> {
    let span = span(start, stop, step, values.len())?;
    if span.step == 1 {
        values.splice(span.start..span.start + span.count, items);
        return Ok(());
    }
    let items: Vec<T> = items.into_iter().collect();
    if items.len() != span.count {
        return raise(Kind::ValueError);
    }
    for (place, item) in span.places().zip(items) {
        values[place] = item;
    }
    Ok(())
}

/// `del values[start:stop:step]`.
pub fn delete_slice<T>(values: &mut Vec<T>, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Eval<()> {
    let span = span(start, stop, step, values.len())?;
    let mut gone = vec![false; values.len()];
    span.places().for_each(|place| gone[place] = true);
    let mut places = gone.into_iter();
    values.retain(|_| !places.next().unwrap_or(false));
    Ok(())
}

/// `values *= count`.
pub fn repeat_in_place<T: Clone>(values: &mut Vec<T>, count: i64) -> Eval<()> {
    *values = super::repeat(values, count)?;
    Ok(())
}

/// `values[a], values[b] = values[b], values[a]`.
pub fn swap<T>(values: &mut [T], a: i64, b: i64) -> Eval<()> {
    let (a, b) = (position(a, values.len())?, position(b, values.len())?);
    values.swap(a, b);
    Ok(())
}

/// More is not reserved ahead: the loop may end early.
const MOST_RESERVED: usize = 1 << 16;

/// Memory for so many items, or the original has to find it.
pub fn reserve<T>(values: &mut Vec<T>, count: i64) -> Eval<()> {
    let count = usize::try_from(count).unwrap_or(0).min(MOST_RESERVED);
    *values = with_room(std::mem::take(values), count)?;
    Ok(())
}

/// By value, as [`grown`].
#[inline(never)]
fn with_room<T>(mut values: Vec<T>, count: usize) -> Eval<Vec<T>> {
    known(values.try_reserve(count).is_ok())?;
    Ok(values)
}
