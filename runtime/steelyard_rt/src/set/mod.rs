//! `set` and `frozenset`, which is a [`Set`] that nobody changes.

mod frozen;
mod table;

pub use frozen::{
    frozen, frozen_difference, frozen_difference_items, frozen_intersection, frozen_intersection_items,
    frozen_symmetric_difference, frozen_union, frozen_union_items, Frozen,
};
pub use table::Set;

use crate::dict::Dict;
use crate::equal::Equal;
use crate::key::Key;
use crate::{raise, Eval, Kind};

/// `len(set)`.
pub fn len<T>(set: &Set<T>) -> i64 {
    set.len() as i64
}

/// `bool(set)`.
pub fn truth<T>(set: &Set<T>) -> bool {
    !set.is_empty()
}

/// `frozenset(set)`.
pub fn frozen_copy<T: Key>(set: &Set<T>) -> Frozen<T> {
    Frozen(set.copied())
}

/// `item in set`.
pub fn contains<T: Key>(set: &Set<T>, item: &T) -> Eval<bool> {
    set.contains(item)
}

/// `set(items)`.
pub fn collect<T: Key>(items: impl IntoIterator<Item = T>) -> Eval<Set<T>> {
    let mut set = Set::new();
    update(&mut set, items)?;
    Ok(set)
}

/// `set(dict)`.
pub fn of_keys<T: Key, V>(dict: &Dict<T, V>) -> Eval<Set<T>> {
    let mut set = Set::new();
    set.extend_keys(dict.len(), dict.keys())?;
    Ok(set)
}

/// `set.add(item)`.
pub fn insert<T: Key>(set: &mut Set<T>, item: T) -> Eval<()> {
    set.insert(item).map(drop)
}

/// `set.update(items)`.
pub fn update<T: Key>(set: &mut Set<T>, items: impl IntoIterator<Item = T>) -> Eval<()> {
    items.into_iter().try_for_each(|item| insert(set, item))
}

/// `set.update(dict)`: Python makes room for all keys beforehand.
pub fn update_keys<T: Key, V>(set: &mut Set<T>, dict: &Dict<T, V>) -> Eval<()> {
    set.extend_keys(dict.len(), dict.keys())
}

/// `set.union(dict)`.
pub fn union_keys<T: Key, V>(set: &Set<T>, dict: &Dict<T, V>) -> Eval<Set<T>> {
    let mut result = set.copied();
    update_keys(&mut result, dict)?;
    Ok(result)
}

/// `set.difference(dict)`.
pub fn difference_keys<T: Key, V>(set: &Set<T>, dict: &Dict<T, V>) -> Eval<Set<T>> {
    Ok(set.difference(&of_keys(dict)?))
}

/// `frozenset(dict)`.
pub fn frozen_keys<T: Key, V>(dict: &Dict<T, V>) -> Eval<Frozen<T>> {
    of_keys(dict).map(Frozen)
}

/// `set.discard(item)`.
pub fn discard<T: Key>(set: &mut Set<T>, item: &T) -> Eval<()> {
    set.remove(item).map(drop)
}

/// `set.remove(item)`.
pub fn remove<T: Key>(set: &mut Set<T>, item: &T) -> Eval<()> {
    if set.remove(item)? {
        Ok(())
    } else {
        raise(Kind::KeyError)
    }
}

/// `set.pop()`.
pub fn pop<T: Key>(set: &mut Set<T>) -> Eval<T> {
    ordered()?;
    set.pop().map_or_else(|| raise(Kind::KeyError), Ok)
}

/// `set.clear()`.
pub fn clear<T>(set: &mut Set<T>) {
    set.clear();
}

/// `set.copy()`, `set(set)`.
pub fn copy<T: Key>(set: &Set<T>) -> Set<T> {
    set.copied()
}

/// The items in Python's order: `for item in set`, `list(set)`.
pub fn items<T: Clone>(set: &Set<T>) -> Eval<Vec<T>> {
    ordered()?;
    Ok(set.iter().cloned().collect())
}

/// The items, where their order does not matter.
pub fn unordered<T: Clone>(set: &Set<T>) -> impl Iterator<Item = T> + '_ {
    set.iter().cloned()
}

/// `a | b`.
pub fn union<T: Key>(a: &Set<T>, b: &Set<T>) -> Set<T> {
    let mut result = a.copied();
    result.union(b);
    result
}

/// `a |= b`.
pub fn union_in_place<T: Key>(a: &mut Set<T>, b: &Set<T>) {
    a.union(b);
}

/// `a & b`.
pub fn intersection<T: Key>(a: &Set<T>, b: &Set<T>) -> Set<T> {
    a.intersection(b)
}

/// `a - b`.
pub fn difference<T: Key>(a: &Set<T>, b: &Set<T>) -> Set<T> {
    a.difference(b)
}

/// `a -= b`.
pub fn subtract<T: Key>(a: &mut Set<T>, b: &Set<T>) {
    a.subtract(b);
}

/// `a ^ b`.
pub fn symmetric_difference<T: Key>(a: &Set<T>, b: &Set<T>) -> Set<T> {
    a.symmetric_difference(b)
}

/// `a.union(items)`.
pub fn union_items<T: Key>(a: &Set<T>, items: impl IntoIterator<Item = T>) -> Eval<Set<T>> {
    let mut result = a.copied();
    update(&mut result, items)?;
    Ok(result)
}

/// `a.intersection(items)`: in the order of the items.
pub fn intersection_items<T: Key>(a: &Set<T>, items: impl IntoIterator<Item = T>) -> Eval<Set<T>> {
    let mut result = Set::new();
    for item in items {
        if a.contains(&item)? {
            result.insert(item)?;
        }
    }
    Ok(result)
}

/// `a.difference(items)`.
pub fn difference_items<T: Key>(a: &Set<T>, items: impl IntoIterator<Item = T>) -> Eval<Set<T>> {
    let mut result = a.copied();
    let gone = collect(items)?;
    result.subtract(&gone);
    Ok(result)
}

/// `a <= b`.
pub fn is_subset<T: Key>(a: &Set<T>, b: &Set<T>) -> bool {
    a.is_subset(b)
}

/// `a < b`.
pub fn is_proper_subset<T: Key>(a: &Set<T>, b: &Set<T>) -> bool {
    a.len() < b.len() && a.is_subset(b)
}

/// `a >= b`.
pub fn is_superset<T: Key>(a: &Set<T>, b: &Set<T>) -> bool {
    b.is_subset(a)
}

/// `a > b`.
pub fn is_proper_superset<T: Key>(a: &Set<T>, b: &Set<T>) -> bool {
    is_proper_subset(b, a)
}

/// `a.isdisjoint(b)`.
pub fn is_disjoint<T: Key>(a: &Set<T>, b: &Set<T>) -> bool {
    a.is_disjoint(b)
}

impl<T: Key> Equal for Set<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        Ok(self == other)
    }
}

/// Leaves unless the order of this interpreter's sets is the one that is known here.
pub fn ordered() -> Eval<()> {
    crate::known(crate::convert::sets_are_known())
}
