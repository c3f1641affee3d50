//! `collections.Counter`.

use crate::convert::{update_items, Changes, FromPython, IntoPython, Object, Same, Update};
use crate::dict::{self, Dict};
use crate::equal::Equal;
use crate::key::Key;
use crate::show::Show;
use crate::{host, int, Eval};
use pyo3::ffi;
use std::ops::{Deref, DerefMut};

/// A `Counter`: a dict of integers in which what is missing counts as zero.
#[derive(Clone, Debug)]
pub struct Counter<K>(Dict<K, i64>);

impl<K> Default for Counter<K> {
    fn default() -> Self {
        Self(Dict::new())
    }
}

impl<K> Deref for Counter<K> {
    type Target = Dict<K, i64>;

    fn deref(&self) -> &Dict<K, i64> {
        &self.0
    }
}

impl<K> DerefMut for Counter<K> {
    fn deref_mut(&mut self) -> &mut Dict<K, i64> {
        &mut self.0
    }
}

impl<K: FromPython + Key> FromPython for Counter<K> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        host::exactly(object, "collections", "Counter")?;
        dict::read(object).map(Self)
    }
}

impl<K: IntoPython> IntoPython for Counter<K> {
    fn into_python(self) -> Eval<Object> {
        host::make("collections", "Counter", (self.0,))
    }
}

impl<K: FromPython + Key> Same for Counter<K> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        Self::from_python(object).map_or(false, |x| {
            x.iter().map(|x| x.1).eq(self.iter().map(|x| x.1)) && x.0 == self.0
        })
    }
}

impl<K: FromPython + IntoPython + Key> Update for Counter<K> {
    unsafe fn update(self, old: *mut ffi::PyObject, within: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        host::exactly(old, "collections", "Counter")?;
        update_items(self.0, old, within, changes)
    }
}

impl<K: Key> Equal for Counter<K> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        equal(self, other)
    }
}

impl<K: Key> PartialEq for Counter<K> {
    fn eq(&self, other: &Self) -> bool {
        same_counts(self, other)
    }
}

impl<K: Key + Show> Show for Counter<K> {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push_str("Counter(");
        if !self.is_empty() {
            most_common(self).into_iter().collect::<Dict<K, i64>>().show(out)?;
        }
        out.push(')');
        Ok(())
    }
}

/// `counter[key]`.
pub fn at<K: Key>(counter: &Counter<K>, key: &K) -> Eval<i64> {
    key.check()?;
    Ok(counter.get(key).copied().unwrap_or(0))
}

/// `counter[key]`, to be changed in its place.
pub fn item_mut<'a, K: Key>(counter: &'a mut Counter<K>, key: &K) -> Eval<&'a mut i64> {
    dict::default_mut(counter, key.clone(), || 0)
}

/// `counter[key] = count`.
pub fn set<K: Key>(counter: &mut Counter<K>, key: K, count: i64) -> Eval<()> {
    dict::insert(counter, key, count)
}

/// `del counter[key]`: nothing happens when it is not there.
pub fn delete<K: Key>(counter: &mut Counter<K>, key: &K) -> Eval<()> {
    dict::pop_or(counter, key, 0).map(drop)
}

/// `counter.copy()`.
pub fn copy<K: Clone>(counter: &Counter<K>) -> Counter<K> {
    counter.clone()
}

/// `Counter(dict)`.
pub fn of_dict<K: Key>(counts: &Dict<K, i64>) -> Counter<K> {
    Counter(counts.clone())
}

/// `counter.update(dict)`.
pub fn update_counts<K: Key>(counter: &mut Counter<K>, counts: &Dict<K, i64>) -> Eval<()> {
    for (key, count) in counts.iter() {
        let total = item_mut(counter, key)?;
        *total = int::add(*total, *count)?;
    }
    Ok(())
}

/// `Counter(items)`.
pub fn collect<K: Key>(items: impl IntoIterator<Item = K>) -> Eval<Counter<K>> {
    let mut counts = Counter::default();
    update(&mut counts, items)?;
    Ok(counts)
}

/// `counter.update(items)`.
pub fn update<K: Key>(counts: &mut Counter<K>, items: impl IntoIterator<Item = K>) -> Eval<()> {
    for item in items {
        item.check()?;
        *counts.get_or_insert_with(item, || 0) += 1;
    }
    Ok(())
}

/// `counter.subtract(items)`.
pub fn subtract<K: Key>(counts: &mut Counter<K>, items: impl IntoIterator<Item = K>) -> Eval<()> {
    for item in items {
        item.check()?;
        *counts.get_or_insert_with(item, || 0) -= 1;
    }
    Ok(())
}

/// `counter.most_common()`: of equals the oldest first.
pub fn most_common<K: Key>(counts: &Counter<K>) -> Vec<(K, i64)> {
    let mut pairs: Vec<(K, i64)> = dict::items(counts).collect();
    pairs.sort_by_key(|x| std::cmp::Reverse(x.1));
    pairs
}

/// `counter.most_common(limit)`.
pub fn most_common_of<K: Key>(counts: &Counter<K>, limit: i64) -> Vec<(K, i64)> {
    let mut pairs = most_common(counts);
    pairs.truncate(usize::try_from(limit).unwrap_or(0));
    pairs
}

/// `counter.elements()`.
pub fn elements<K: Key>(counts: &Counter<K>) -> impl Iterator<Item = K> + '_ {
    counts
        .iter()
        .flat_map(|(key, count)| std::iter::repeat(key.clone()).take(usize::try_from(*count).unwrap_or(0)))
}

/// `counter.total()`.
pub fn total<K: Key>(counts: &Counter<K>) -> Eval<i64> {
    counts.values().try_fold(0, |total, x| int::add(total, *x))
}

/// Keys of both, those of `a` first, where the result is above zero.
fn combined<K: Key>(a: &Counter<K>, b: &Counter<K>, combine: impl Fn(i64, i64) -> Eval<i64>) -> Eval<Counter<K>> {
    let mut result = Counter::default();
    for (key, count) in a.iter() {
        let count = combine(*count, b.get(key).copied().unwrap_or(0))?;
        if count > 0 {
            result.insert(key.clone(), count);
        }
    }
    for (key, count) in b.iter().filter(|x| !a.contains(x.0)) {
        let count = combine(0, *count)?;
        if count > 0 {
            result.insert(key.clone(), count);
        }
    }
    Ok(result)
}

/// `a + b` of counters.
pub fn add<K: Key>(a: &Counter<K>, b: &Counter<K>) -> Eval<Counter<K>> {
    combined(a, b, int::add)
}

/// `a - b` of counters.
pub fn sub<K: Key>(a: &Counter<K>, b: &Counter<K>) -> Eval<Counter<K>> {
    combined(a, b, int::sub)
}

/// `a & b` of counters.
pub fn and<K: Key>(a: &Counter<K>, b: &Counter<K>) -> Eval<Counter<K>> {
    let mut result = combined(a, b, |x, y| Ok(x.min(y)))?;
    result.retain(|key, _| a.contains(key));
    Ok(result)
}

/// `a | b` of counters.
pub fn or<K: Key>(a: &Counter<K>, b: &Counter<K>) -> Eval<Counter<K>> {
    combined(a, b, |x, y| Ok(x.max(y)))
}

/// `a == b` of counters: what is missing counts as zero, since Python 3.10.
pub fn equal<K: Key>(a: &Counter<K>, b: &Counter<K>) -> Eval<bool> {
    crate::known(crate::python_minor() >= 10)?;
    Ok(same_counts(a, b))
}

fn same_counts<K: Key>(a: &Counter<K>, b: &Counter<K>) -> bool {
    let inside =
        |a: &Counter<K>, b: &Counter<K>| a.iter().all(|(key, count)| b.get(key).copied().unwrap_or(0) == *count);
    inside(a, b) && inside(b, a)
}
