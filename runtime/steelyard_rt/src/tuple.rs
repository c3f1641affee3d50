//! Tuples of any length, of one type of item.

use crate::{list, Eval};
use std::ops::Deref;

/// A `tuple` whose length is not known when the program is compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Many<T>(pub Vec<T>);

impl<T> Deref for Many<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

impl<T> From<Vec<T>> for Many<T> {
    fn from(items: Vec<T>) -> Self {
        Self(items)
    }
}

impl<T> IntoIterator for Many<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> FromIterator<T> for Many<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self(list::collect(items))
    }
}

/// `a + b`.
pub fn add<T: Clone>(a: &[T], b: &[T]) -> Many<T> {
    Many(list::add(a, b))
}

/// `items * count`.
pub fn repeat<T: Clone>(items: &[T], count: i64) -> Eval<Many<T>> {
    list::repeat(items, count).map(Many)
}

/// `count * items`.
pub fn times<T: Clone>(count: i64, items: &[T]) -> Eval<Many<T>> {
    repeat(items, count)
}

/// `items[start:stop:step]`.
pub fn slice<T: Clone>(items: &[T], start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Eval<Many<T>> {
    list::slice(items, start, stop, step).map(Many)
}

/// `tuple(items)` of a tuple or list.
pub fn copy<T: Clone>(items: &[T]) -> Many<T> {
    Many(items.to_vec())
}

/// `tuple(items)`.
pub fn collect<T>(items: impl IntoIterator<Item = T>) -> Many<T> {
    Many(list::collect(items))
}
