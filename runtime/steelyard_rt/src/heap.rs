//! `heapq`: the steps of CPython's `_heapqmodule.c`, so that the list in between is the same.

use crate::order::{less, Order};
use crate::{iter, raise, Eval, Kind};

/// Up to its place, from `place` towards `start`.
fn rise<T: Order>(heap: &mut [T], start: usize, mut place: usize) -> Eval<()> {
    while place > start {
        let parent = (place - 1) / 2;
        if !less(&heap[place], &heap[parent])? {
            break;
        }
        heap.swap(place, parent);
        place = parent;
    }
    Ok(())
}

/// Down to a leaf along the smaller children, and up again.
fn sink<T: Order>(heap: &mut [T], start: usize) -> Eval<()> {
    let mut place = start;
    while place < heap.len() / 2 {
        let mut child = 2 * place + 1;
        if child + 1 < heap.len() && !less(&heap[child], &heap[child + 1])? {
            child += 1;
        }
        heap.swap(place, child);
        place = child;
    }
    rise(heap, start, place)
}

/// `heappush(heap, item)`.
pub fn push<T: Order>(heap: &mut Vec<T>, item: T) -> Eval<()> {
    heap.push(item);
    let last = heap.len() - 1;
    rise(heap, 0, last)
}

/// `heappop(heap)`.
pub fn pop<T: Order>(heap: &mut Vec<T>) -> Eval<T> {
    let last = heap.pop().map_or_else(|| raise(Kind::IndexError), Ok)?;
    if heap.is_empty() {
        return Ok(last);
    }
    let first = std::mem::replace(&mut heap[0], last);
    sink(heap, 0)?;
    Ok(first)
}

/// `heapify(heap)`.
pub fn heapify<T: Order>(heap: &mut [T]) -> Eval<()> {
    (0..heap.len() / 2).rev().try_for_each(|place| sink(heap, place))
}

/// `heapreplace(heap, item)`.
pub fn replace<T: Order>(heap: &mut [T], item: T) -> Eval<T> {
    let first = heap.first_mut().map_or_else(|| raise(Kind::IndexError), Ok)?;
    let first = std::mem::replace(first, item);
    sink(heap, 0)?;
    Ok(first)
}

/// `heappushpop(heap, item)`.
pub fn push_pop<T: Order>(heap: &mut [T], item: T) -> Eval<T> {
    match heap.first() {
        Some(first) if less(first, &item)? => replace(heap, item),
        _ => Ok(item),
    }
}

fn cut<T>(mut values: Vec<T>, count: i64) -> Vec<T> {
    values.truncate(usize::try_from(count).unwrap_or(0));
    values
}

/// `nsmallest(count, items)`: the beginning of the sorted items.
pub fn smallest<T: Order>(count: i64, items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    iter::sorted(items).map(|x| cut(x, count))
}

/// `nlargest(count, items)`.
pub fn largest<T: Order>(count: i64, items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    iter::sorted_reverse(items, true).map(|x| cut(x, count))
}

/// `nsmallest(count, items, key=key)`.
pub fn smallest_by<T, U: Order>(
    count: i64,
    items: impl IntoIterator<Item = T>,
    key: impl FnMut(&T) -> Eval<U>,
) -> Eval<Vec<T>> {
    iter::sorted_by(items, key).map(|x| cut(x, count))
}

/// `nlargest(count, items, key=key)`.
pub fn largest_by<T, U: Order>(
    count: i64,
    items: impl IntoIterator<Item = T>,
    key: impl FnMut(&T) -> Eval<U>,
) -> Eval<Vec<T>> {
    iter::sorted_by_reverse(items, key, true).map(|x| cut(x, count))
}
