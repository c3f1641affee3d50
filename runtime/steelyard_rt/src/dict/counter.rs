//! `collections.Counter`: a dict of integers in which what is missing counts as zero.

use super::Dict;
use crate::key::Key;
use crate::{int, Eval};

/// `Counter(items)`.
pub fn count<K: Key>(items: impl IntoIterator<Item = K>) -> Eval<Dict<K, i64>> {
    let mut counts = Dict::new();
    count_more(&mut counts, items)?;
    Ok(counts)
}

/// `counter.update(items)`.
pub fn count_more<K: Key>(counts: &mut Dict<K, i64>, items: impl IntoIterator<Item = K>) -> Eval<()> {
    for item in items {
        item.check()?;
        *counts.get_or_insert_with(item, || 0) += 1;
    }
    Ok(())
}

/// `counter.subtract(items)`.
pub fn count_less<K: Key>(counts: &mut Dict<K, i64>, items: impl IntoIterator<Item = K>) -> Eval<()> {
    for item in items {
        item.check()?;
        *counts.get_or_insert_with(item, || 0) -= 1;
    }
    Ok(())
}

/// `counter[key]`.
pub fn count_of<K: Key>(counts: &Dict<K, i64>, key: &K) -> Eval<i64> {
    key.check()?;
    Ok(counts.get(key).copied().unwrap_or(0))
}

/// `counter.most_common()`: of equals the oldest first.
pub fn most_common<K: Key>(counts: &Dict<K, i64>) -> Vec<(K, i64)> {
    let mut pairs: Vec<(K, i64)> = super::items(counts).collect();
    pairs.sort_by_key(|x| std::cmp::Reverse(x.1));
    pairs
}

/// `counter.most_common(limit)`.
pub fn most_common_of<K: Key>(counts: &Dict<K, i64>, limit: i64) -> Vec<(K, i64)> {
    let mut pairs = most_common(counts);
    pairs.truncate(usize::try_from(limit).unwrap_or(0));
    pairs
}

/// `counter.elements()`.
pub fn elements<K: Key>(counts: &Dict<K, i64>) -> impl Iterator<Item = K> + '_ {
    counts.iter().flat_map(|(key, count)| std::iter::repeat(key.clone()).take(usize::try_from(*count).unwrap_or(0)))
}

/// `counter.total()`.
pub fn total<K: Key>(counts: &Dict<K, i64>) -> Eval<i64> {
    counts.values().try_fold(0, |total, x| int::add(total, *x))
}

/// Keys of both, those of `a` first, where the result is above zero.
fn combined<K: Key>(a: &Dict<K, i64>, b: &Dict<K, i64>, combine: impl Fn(i64, i64) -> Eval<i64>) -> Eval<Dict<K, i64>> {
    let mut result = Dict::new();
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
pub fn counter_add<K: Key>(a: &Dict<K, i64>, b: &Dict<K, i64>) -> Eval<Dict<K, i64>> {
    combined(a, b, int::add)
}

/// `a - b` of counters.
pub fn counter_sub<K: Key>(a: &Dict<K, i64>, b: &Dict<K, i64>) -> Eval<Dict<K, i64>> {
    combined(a, b, int::sub)
}

/// `a & b` of counters.
pub fn counter_and<K: Key>(a: &Dict<K, i64>, b: &Dict<K, i64>) -> Eval<Dict<K, i64>> {
    let mut result = combined(a, b, |x, y| Ok(x.min(y)))?;
    result.retain(|key, _| a.contains(key));
    Ok(result)
}

/// `a | b` of counters.
pub fn counter_or<K: Key>(a: &Dict<K, i64>, b: &Dict<K, i64>) -> Eval<Dict<K, i64>> {
    combined(a, b, |x, y| Ok(x.max(y)))
}

/// `a == b` of counters: what is missing counts as zero.
pub fn counter_equal<K: Key>(a: &Dict<K, i64>, b: &Dict<K, i64>) -> bool {
    let inside = |a: &Dict<K, i64>, b: &Dict<K, i64>| a.iter().all(|(key, count)| b.get(key).copied().unwrap_or(0) == *count);
    inside(a, b) && inside(b, a)
}
