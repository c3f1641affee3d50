//! `dict`, and with the same type `collections.OrderedDict`.

mod table;

pub(crate) use crate::convert::read_dict as read;
pub use crate::counter::Counter;
pub use crate::defaultdict::DefaultDict;
pub use table::Dict;

use crate::equal::Equal;
use crate::key::Key;
use crate::{raise, Eval, Kind, Leave};

const MISSING: Leave = Leave::Raise(Kind::KeyError);

/// `len(dict)`.
#[inline]
pub fn len<K, V>(dict: &Dict<K, V>) -> i64 {
    dict.len() as i64
}

/// `bool(dict)`.
pub fn truth<K, V>(dict: &Dict<K, V>) -> bool {
    !dict.is_empty()
}

/// `reversed(dict)`.
pub fn keys_reversed<K: Clone, V>(dict: &Dict<K, V>) -> impl Iterator<Item = K> + '_ {
    dict.keys().rev().cloned()
}

/// `key in dict`.
#[inline]
pub fn contains<K: Key, V>(dict: &Dict<K, V>, key: &K) -> Eval<bool> {
    key.check()?;
    Ok(dict.contains(key))
}

/// `dict[key]`.
#[inline]
pub fn at<K: Key, V: Clone>(dict: &Dict<K, V>, key: &K) -> Eval<V> {
    item(dict, key).cloned()
}

/// `dict[key]`, looked at in its place.
#[inline]
pub fn item<'a, K: Key, V>(dict: &'a Dict<K, V>, key: &K) -> Eval<&'a V> {
    key.check()?;
    dict.get(key).ok_or(MISSING)
}

/// `dict[key]`, to be changed in its place.
#[inline]
pub fn item_mut<'a, K: Key, V>(dict: &'a mut Dict<K, V>, key: &K) -> Eval<&'a mut V> {
    key.check()?;
    dict.get_mut(key).ok_or(MISSING)
}

/// The place of `dict[key]`, where there is none with this value: `dict[key] = dict.get(key, value) + x`.
#[inline]
pub fn place_mut<'a, K: Key, V>(dict: &'a mut Dict<K, V>, key: &K, value: V) -> Eval<&'a mut V> {
    key.check()?;
    Ok(dict.get_or_insert(key, value))
}

/// `dict[key] = value`.
#[inline]
pub fn insert<K: Key, V>(dict: &mut Dict<K, V>, key: K, value: V) -> Eval<()> {
    key.check()?;
    dict.insert(key, value);
    Ok(())
}

/// `dict[key] = value` where the dict belongs to the caller: an object that is there already cannot be replaced, and leaves.
pub fn set_new<K: Key, V>(dict: &mut Dict<K, V>, key: K, value: V) -> Eval<()> {
    crate::known(!contains(dict, &key)?)?;
    insert(dict, key, value)
}

/// `del dict[key]`.
pub fn delete<K: Key, V>(dict: &mut Dict<K, V>, key: &K) -> Eval<()> {
    pop(dict, key).map(drop)
}

/// `dict.get(key)`.
#[inline]
pub fn get<K: Key, V: Clone>(dict: &Dict<K, V>, key: &K) -> Eval<Option<V>> {
    key.check()?;
    Ok(dict.get(key).cloned())
}

/// `dict.get(key)` where the values can be `None` too.
pub fn get_flat<K: Key, V: Clone>(dict: &Dict<K, Option<V>>, key: &K) -> Eval<Option<V>> {
    key.check()?;
    Ok(dict.get(key).cloned().flatten())
}

/// `dict.get(key, default)`.
#[inline]
pub fn get_or<K: Key, V: Clone>(dict: &Dict<K, V>, key: &K, default: V) -> Eval<V> {
    key.check()?;
    Ok(dict.get(key).cloned().unwrap_or(default))
}

/// `dict.get(key, [])` where the list is only looked at.
pub fn items_of<'a, K: Key, V>(dict: &'a Dict<K, Vec<V>>, key: &K) -> Eval<&'a [V]> {
    key.check()?;
    Ok(dict.get(key).map_or(&[], Vec::as_slice))
}

/// `dict.setdefault(key, default)`.
pub fn set_default<K: Key, V: Clone>(dict: &mut Dict<K, V>, key: K, default: V) -> Eval<V> {
    key.check()?;
    Ok(dict.get_or_insert_with(key, || default).clone())
}

/// `dict.setdefault(key, default)`, to be changed in its place; `dict[key]` of a `defaultdict` too.
#[inline]
pub fn default_mut<K: Key, V>(dict: &mut Dict<K, V>, key: K, make: impl FnOnce() -> V) -> Eval<&mut V> {
    key.check()?;
    Ok(dict.get_or_insert_with(key, make))
}

/// `dict[key]` of a `defaultdict`.
pub fn at_default<K: Key, V: Clone>(dict: &mut Dict<K, V>, key: K, make: impl FnOnce() -> V) -> Eval<V> {
    default_mut(dict, key, make).map(|x| x.clone())
}

/// `dict.pop(key)`.
pub fn pop<K: Key, V>(dict: &mut Dict<K, V>, key: &K) -> Eval<V> {
    key.check()?;
    dict.remove(key).map(|x| x.1).ok_or(MISSING)
}

/// `dict.pop(key, default)`.
pub fn pop_or<K: Key, V>(dict: &mut Dict<K, V>, key: &K, default: V) -> Eval<V> {
    key.check()?;
    Ok(dict.remove(key).map_or(default, |x| x.1))
}

/// `dict.pop(key, None)`.
pub fn pop_or_none<K: Key, V>(dict: &mut Dict<K, V>, key: &K, (): ()) -> Eval<Option<V>> {
    key.check()?;
    Ok(dict.remove(key).map(|x| x.1))
}

/// `dict.popitem()`: the youngest.
pub fn pop_item<K: Key, V>(dict: &mut Dict<K, V>) -> Eval<(K, V)> {
    dict.pop_last().ok_or(MISSING)
}

/// `ordered.popitem(last=False)`: the oldest.
pub fn pop_oldest<K: Key, V>(dict: &mut Dict<K, V>) -> Eval<(K, V)> {
    dict.pop_first().ok_or(MISSING)
}

/// `ordered.move_to_end(key)`.
pub fn move_to_end<K: Key, V>(dict: &mut Dict<K, V>, key: &K) -> Eval<()> {
    key.check()?;
    let (key, value) = dict.remove(key).ok_or(MISSING)?;
    dict.insert(key, value);
    Ok(())
}

/// `dict.clear()`.
pub fn clear<K, V>(dict: &mut Dict<K, V>) {
    dict.clear();
}

/// `dict.copy()`, `dict(dict)`.
pub fn copy<K: Clone, V: Clone>(dict: &Dict<K, V>) -> Dict<K, V> {
    dict.clone()
}

/// `dict.update(other)`, `dict |= other`.
pub fn update<K: Key, V: Clone>(dict: &mut Dict<K, V>, other: &Dict<K, V>) {
    for (key, value) in other.iter() {
        dict.insert(key.clone(), value.clone());
    }
}

/// `dict.update(pairs)`.
pub fn update_pairs<K: Key, V>(dict: &mut Dict<K, V>, pairs: impl IntoIterator<Item = (K, V)>) -> Eval<()> {
    pairs.into_iter().try_for_each(|(key, value)| insert(dict, key, value))
}

/// `a | b`, `{**a, **b}`.
pub fn merge<K: Key, V: Clone>(a: &Dict<K, V>, b: &Dict<K, V>) -> Dict<K, V> {
    let mut result = a.clone();
    update(&mut result, b);
    result
}

/// `dict(pairs)`.
pub fn collect<K: Key, V>(pairs: impl IntoIterator<Item = (K, V)>) -> Eval<Dict<K, V>> {
    let mut dict = Dict::new();
    update_pairs(&mut dict, pairs)?;
    Ok(dict)
}

/// `dict.fromkeys(keys, value)`.
pub fn from_keys<K: Key, V: Clone>(keys: impl IntoIterator<Item = K>, value: V) -> Eval<Dict<K, V>> {
    collect(keys.into_iter().map(|key| (key, value.clone())))
}

/// `dict.fromkeys(keys)`.
pub fn from_keys_alone<K: Key>(keys: impl IntoIterator<Item = K>) -> Eval<Dict<K, ()>> {
    from_keys(keys, ())
}

/// `dict.keys()`, oldest first.
pub fn keys<K: Clone, V>(dict: &Dict<K, V>) -> impl DoubleEndedIterator<Item = K> + '_ {
    dict.keys().cloned()
}

/// `dict.values()`, oldest first.
pub fn values<K, V: Clone>(dict: &Dict<K, V>) -> impl DoubleEndedIterator<Item = V> + '_ {
    dict.values().cloned()
}

/// `dict.items()`, oldest first.
pub fn items<K: Clone, V: Clone>(dict: &Dict<K, V>) -> impl DoubleEndedIterator<Item = (K, V)> + '_ {
    dict.iter().map(|(key, value)| (key.clone(), value.clone()))
}

/// `a == b`: the order does not count.
pub fn equal<K: Key, V: Equal>(a: &Dict<K, V>, b: &Dict<K, V>) -> Eval<bool> {
    if a.len() != b.len() {
        return Ok(false);
    }
    for (key, value) in a.iter() {
        match b.get(key) {
            Some(other) if value.equal(other)? => {}
            _ => return Ok(false),
        }
    }
    Ok(true)
}

impl<K: Key, V: Equal> Equal for Dict<K, V> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        equal(self, other)
    }
}

/// The first key: `next(iter(dict))`.
pub fn first<K: Clone, V>(dict: &Dict<K, V>) -> Eval<K> {
    dict.keys()
        .next()
        .cloned()
        .map_or_else(|| raise(Kind::StopIteration), Ok)
}

/// `dict[key] = value`.
pub fn set<K: Key, V>(dict: &mut Dict<K, V>, key: K, value: V) -> Eval<()> {
    insert(dict, key, value)
}
