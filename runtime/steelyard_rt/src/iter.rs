//! Built-in functions that take any items one after the other.

use crate::number::{self, Number};
use crate::order::{greater, less, Order};
use crate::text::Str;
use crate::truth::Truth;
use crate::tuple::Many;
use crate::{float, int, known, list, raise, Eval, Kind};
use std::ops::Deref;

/// `sorted(items)`.
pub fn sorted<T: Order>(items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    let mut values = list::collect(items);
    list::sort(&mut values)?;
    Ok(values)
}

/// `sorted(items, reverse=reverse)`.
pub fn sorted_reverse<T: Order>(items: impl IntoIterator<Item = T>, reverse: bool) -> Eval<Vec<T>> {
    let mut values = list::collect(items);
    list::sort_reverse(&mut values, reverse)?;
    Ok(values)
}

/// `sorted(items, key=key)`.
pub fn sorted_by<T, U: Order>(items: impl IntoIterator<Item = T>, key: impl FnMut(&T) -> Eval<U>) -> Eval<Vec<T>> {
    sorted_by_reverse(items, key, false)
}

/// `sorted(items, key=key, reverse=reverse)`.
pub fn sorted_by_reverse<T, U: Order>(
    items: impl IntoIterator<Item = T>,
    key: impl FnMut(&T) -> Eval<U>,
    reverse: bool,
) -> Eval<Vec<T>> {
    let mut values = list::collect(items);
    list::sort_by_reverse(&mut values, key, reverse)?;
    Ok(values)
}

fn extreme<T>(items: impl IntoIterator<Item = T>, better: impl Fn(&T, &T) -> Eval<bool>) -> Eval<Option<T>> {
    let mut items = items.into_iter();
    let mut best = match items.next() {
        Some(first) => first,
        None => return Ok(None),
    };
    for item in items {
        if better(&item, &best)? {
            best = item;
        }
    }
    Ok(Some(best))
}

fn keyed<T, U>(items: impl IntoIterator<Item = T>, mut key: impl FnMut(&T) -> Eval<U>) -> Eval<Vec<(U, T)>> {
    items.into_iter().map(|item| Ok((key(&item)?, item))).collect()
}

fn found<T>(value: Option<T>) -> Eval<T> {
    value.map_or_else(|| raise(Kind::ValueError), Ok)
}

/// `min(items)`: the first of the smallest.
pub fn min<T: Order>(items: impl IntoIterator<Item = T>) -> Eval<T> {
    found(extreme(items, less)?)
}

/// `max(items)`: the first of the largest.
pub fn max<T: Order>(items: impl IntoIterator<Item = T>) -> Eval<T> {
    found(extreme(items, greater)?)
}

/// `min(items, default=default)`.
pub fn min_or<T: Order>(items: impl IntoIterator<Item = T>, default: T) -> Eval<T> {
    Ok(extreme(items, less)?.unwrap_or(default))
}

/// `max(items, default=default)`.
pub fn max_or<T: Order>(items: impl IntoIterator<Item = T>, default: T) -> Eval<T> {
    Ok(extreme(items, greater)?.unwrap_or(default))
}

/// `min(items, key=key)`.
pub fn min_by<T, U: Order>(items: impl IntoIterator<Item = T>, key: impl FnMut(&T) -> Eval<U>) -> Eval<T> {
    found(extreme(keyed(items, key)?, |a, b| less(&a.0, &b.0))?.map(|x| x.1))
}

/// `max(items, key=key)`.
pub fn max_by<T, U: Order>(items: impl IntoIterator<Item = T>, key: impl FnMut(&T) -> Eval<U>) -> Eval<T> {
    found(extreme(keyed(items, key)?, |a, b| greater(&a.0, &b.0))?.map(|x| x.1))
}

/// `min(items, key=key, default=default)`.
pub fn min_by_or<T, U: Order>(
    items: impl IntoIterator<Item = T>,
    key: impl FnMut(&T) -> Eval<U>,
    default: T,
) -> Eval<T> {
    Ok(extreme(keyed(items, key)?, |a, b| less(&a.0, &b.0))?.map_or(default, |x| x.1))
}

/// `max(items, key=key, default=default)`.
pub fn max_by_or<T, U: Order>(
    items: impl IntoIterator<Item = T>,
    key: impl FnMut(&T) -> Eval<U>,
    default: T,
) -> Eval<T> {
    Ok(extreme(keyed(items, key)?, |a, b| greater(&a.0, &b.0))?.map_or(default, |x| x.1))
}

/// `min(a, b)`.
pub fn min2<T: Order + Clone>(a: &T, b: &T) -> Eval<T> {
    Ok(if less(b, a)? { b.clone() } else { a.clone() })
}

/// `max(a, b)`.
pub fn max2<T: Order + Clone>(a: &T, b: &T) -> Eval<T> {
    Ok(if greater(b, a)? { b.clone() } else { a.clone() })
}

/// `min(a, b, c)`.
pub fn min3<T: Order + Clone>(a: &T, b: &T, c: &T) -> Eval<T> {
    min2(&min2(a, b)?, c)
}

/// `max(a, b, c)`.
pub fn max3<T: Order + Clone>(a: &T, b: &T, c: &T) -> Eval<T> {
    max2(&max2(a, b)?, c)
}

/// `min(a, b, c, d)`.
pub fn min4<T: Order + Clone>(a: &T, b: &T, c: &T, d: &T) -> Eval<T> {
    min2(&min3(a, b, c)?, d)
}

/// `max(a, b, c, d)`.
pub fn max4<T: Order + Clone>(a: &T, b: &T, c: &T, d: &T) -> Eval<T> {
    max2(&max3(a, b, c)?, d)
}

/// `min(a, b, key=key)`.
pub fn min2_by<T: Clone, U: Order>(a: &T, b: &T, mut key: impl FnMut(&T) -> Eval<U>) -> Eval<T> {
    let (first, second) = (key(a)?, key(b)?);
    Ok(if less(&second, &first)? { b.clone() } else { a.clone() })
}

/// `max(a, b, key=key)`.
pub fn max2_by<T: Clone, U: Order>(a: &T, b: &T, mut key: impl FnMut(&T) -> Eval<U>) -> Eval<T> {
    let (first, second) = (key(a)?, key(b)?);
    Ok(if greater(&second, &first)? {
        b.clone()
    } else {
        a.clone()
    })
}

/// `sum(items)` of integers and truth values.
pub fn sum<T: Into<i64>>(items: impl IntoIterator<Item = T>) -> Eval<i64> {
    sum_from(items, 0)
}

/// `sum(items, start)` of integers and truth values.
pub fn sum_from<T: Into<i64>>(items: impl IntoIterator<Item = T>, start: i64) -> Eval<i64> {
    items.into_iter().try_fold(start, |total, x| int::add(total, x.into()))
}

/// `sum(items)` of floats; that of none is an integer.
pub fn sum_floats(items: impl IntoIterator<Item = f64>) -> Eval<f64> {
    sum_floats_from_int(items, 0)
}

/// `sum(items, start)` of floats.
pub fn sum_floats_from(items: impl IntoIterator<Item = f64>, start: f64) -> f64 {
    float::sum_from(start, items)
}

/// `sum(items, start)` of floats onto an integer, which is also the sum of none.
pub fn sum_floats_from_int(items: impl IntoIterator<Item = f64>, start: i64) -> Eval<f64> {
    let mut items = items.into_iter();
    let first = items.next();
    known(first.is_some())?;
    // The first addition is that of an integer and a float, which is not compensated.
    Ok(float::sum_from(start as f64 + first.unwrap_or(0.0), items))
}

/// `sum(items)` of integers and floats.
pub fn sum_numbers(items: impl IntoIterator<Item = Number>) -> Eval<Number> {
    let mut total = Number::Int(0);
    for item in items {
        // Which of the additions are compensated since Python 3.12 depends on the version.
        known(item.is_int() && total.is_int() || crate::python_minor() < 12)?;
        total = number::add(total, item)?;
    }
    Ok(total)
}

/// `sum(lists, start)` of lists.
pub fn sum_lists<T>(items: impl IntoIterator<Item = Vec<T>>, start: Vec<T>) -> Vec<T> {
    items.into_iter().fold(start, |mut total, item| {
        total.extend(item);
        total
    })
}

/// `any(items)` of truth values.
pub fn any(items: impl IntoIterator<Item = bool>) -> bool {
    items.into_iter().any(|x| x)
}

/// `all(items)` of truth values.
pub fn all(items: impl IntoIterator<Item = bool>) -> bool {
    items.into_iter().all(|x| x)
}

/// `any(items)`.
pub fn any_true<T: Truth>(items: impl IntoIterator<Item = T>) -> bool {
    items.into_iter().any(|x| x.truth())
}

/// `all(items)`.
pub fn all_true<T: Truth>(items: impl IntoIterator<Item = T>) -> bool {
    items.into_iter().all(|x| x.truth())
}

/// `enumerate(items)`.
pub fn enumerate<T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = (i64, T)> {
    enumerate_from(items, 0)
}

/// `enumerate(items, start)`.
pub fn enumerate_from<T>(items: impl IntoIterator<Item = T>, start: i64) -> impl Iterator<Item = (i64, T)> {
    items
        .into_iter()
        .enumerate()
        .map(move |(i, item)| (start.wrapping_add(i as i64), item))
}

/// `zip(a, b)`.
pub fn zip<A, B>(a: impl IntoIterator<Item = A>, b: impl IntoIterator<Item = B>) -> impl Iterator<Item = (A, B)> {
    a.into_iter().zip(b)
}

/// `zip(a, b, c)`.
pub fn zip3<A, B, C>(
    a: impl IntoIterator<Item = A>,
    b: impl IntoIterator<Item = B>,
    c: impl IntoIterator<Item = C>,
) -> impl Iterator<Item = (A, B, C)> {
    a.into_iter().zip(b).zip(c).map(|((a, b), c)| (a, b, c))
}

/// `zip(*rows)` of lists or tuples: the columns, as many as the shortest row has items.
pub fn columns<T: Clone, R: Deref<Target = [T]>>(rows: &[R]) -> Vec<Many<T>> {
    let count = rows.iter().map(|row| row.len()).min().unwrap_or(0);
    (0..count)
        .map(|column| rows.iter().map(|row| row[column].clone()).collect())
        .collect()
}

/// `zip(*texts)`: the columns of their characters.
pub fn columns_of_texts(texts: &[Str]) -> Vec<Many<Str>> {
    let rows: Vec<Vec<Str>> = texts.iter().map(|text| text.items().collect()).collect();
    columns(&rows)
}

/// `reversed(values)`.
pub fn reversed<T: Clone>(values: &[T]) -> impl Iterator<Item = T> + '_ {
    values.iter().rev().cloned()
}

/// `map(function, items)`, all at once.
pub fn map<T, U>(mut function: impl FnMut(&T) -> Eval<U>, items: impl IntoIterator<Item = T>) -> Eval<Vec<U>> {
    items.into_iter().map(|item| function(&item)).collect()
}

/// `map(function, a, b)`, all at once.
pub fn map2<A, B, U>(
    mut function: impl FnMut(&A, &B) -> Eval<U>,
    a: impl IntoIterator<Item = A>,
    b: impl IntoIterator<Item = B>,
) -> Eval<Vec<U>> {
    a.into_iter().zip(b).map(|(a, b)| function(&a, &b)).collect()
}

/// `filter(test, items)`, all at once.
pub fn filter<T>(mut test: impl FnMut(&T) -> Eval<bool>, items: impl IntoIterator<Item = T>) -> Eval<Vec<T>> {
    let mut kept = Vec::new();
    for item in items {
        if test(&item)? {
            kept.push(item);
        }
    }
    Ok(kept)
}

/// `functools.reduce(function, items)`.
pub fn reduce<T>(mut function: impl FnMut(&T, &T) -> Eval<T>, items: impl IntoIterator<Item = T>) -> Eval<T> {
    let mut items = items.into_iter();
    let first = items.next().map_or_else(|| raise(Kind::TypeError), Ok)?;
    items.try_fold(first, |total, item| function(&total, &item))
}

/// `functools.reduce(function, items, start)`.
pub fn reduce_from<T, U>(
    mut function: impl FnMut(&U, &T) -> Eval<U>,
    items: impl IntoIterator<Item = T>,
    start: U,
) -> Eval<U> {
    items.into_iter().try_fold(start, |total, item| function(&total, &item))
}
