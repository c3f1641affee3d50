use super::Set;
use crate::equal::Equal;
use crate::key::Key;
use crate::Eval;
use std::ops::Deref;

/// A `frozenset`.
#[derive(Clone, Debug)]
pub struct Frozen<T>(pub Set<T>);

impl<T> Default for Frozen<T> {
    fn default() -> Self {
        Self(Set::new())
    }
}

impl<T> Deref for Frozen<T> {
    type Target = Set<T>;

    fn deref(&self) -> &Set<T> {
        &self.0
    }
}

impl<T> From<Set<T>> for Frozen<T> {
    fn from(set: Set<T>) -> Self {
        Self(set)
    }
}

impl<T: Key> PartialEq for Frozen<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<T: Key> Equal for Frozen<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        Ok(self == other)
    }
}

impl<T: Key> Key for Frozen<T> {
    fn hash(&self) -> u64 {
        self.frozen_hash() as u64
    }

    fn python_hash(&self) -> Eval<i64> {
        Ok(self.frozen_hash())
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

/// `frozenset(items)`.
pub fn frozen<T: Key>(items: impl IntoIterator<Item = T>) -> Eval<Frozen<T>> {
    super::collect(items).map(Frozen)
}

/// `a | b` for a frozenset `a`.
pub fn frozen_union<T: Key>(a: &Frozen<T>, b: &Set<T>) -> Frozen<T> {
    Frozen(super::union(a, b))
}

/// `a & b` for a frozenset `a`.
pub fn frozen_intersection<T: Key>(a: &Frozen<T>, b: &Set<T>) -> Frozen<T> {
    Frozen(super::intersection(a, b))
}

/// `a - b` for a frozenset `a`.
pub fn frozen_difference<T: Key>(a: &Frozen<T>, b: &Set<T>) -> Frozen<T> {
    Frozen(super::difference(a, b))
}

/// `a ^ b` for a frozenset `a`.
pub fn frozen_symmetric_difference<T: Key>(a: &Frozen<T>, b: &Set<T>) -> Frozen<T> {
    Frozen(super::symmetric_difference(a, b))
}

/// `a.union(items)` for a frozenset `a`.
pub fn frozen_union_items<T: Key>(a: &Frozen<T>, items: impl IntoIterator<Item = T>) -> Eval<Frozen<T>> {
    super::union_items(a, items).map(Frozen)
}

/// `a.intersection(items)` for a frozenset `a`.
pub fn frozen_intersection_items<T: Key>(a: &Frozen<T>, items: impl IntoIterator<Item = T>) -> Eval<Frozen<T>> {
    super::intersection_items(a, items).map(Frozen)
}

/// `a.difference(items)` for a frozenset `a`.
pub fn frozen_difference_items<T: Key>(a: &Frozen<T>, items: impl IntoIterator<Item = T>) -> Eval<Frozen<T>> {
    super::difference_items(a, items).map(Frozen)
}
