//! `collections.defaultdict` with a built-in type as its factory.

use crate::convert::{update_items, Changes, FromPython, IntoPython, Object, Same, Update};
use crate::dict::{self, Dict};
use crate::equal::Equal;
use crate::key::Key;
use crate::set::Set;
use crate::show::Show;
use crate::text::Str;
use crate::{host, known, Eval, Leave};
use pyo3::ffi;
use std::ops::{Deref, DerefMut};

/// A value that a built-in type makes when it is called without arguments.
pub trait Made: Default {
    /// Its name in Python.
    const FACTORY: &'static str;
}

macro_rules! made {
    ($([$($letter:ident),*] $type:ty: $name:literal),+ $(,)?) => {$(
        impl<$($letter),*> Made for $type {
            const FACTORY: &'static str = $name;
        }
    )+};
}

made! {
    [] i64: "int",
    [] f64: "float",
    [] bool: "bool",
    [] Str: "str",
    [T] Vec<T>: "list",
    [T] Set<T>: "set",
    [K, V] Dict<K, V>: "dict",
}

/// A `defaultdict`.
#[derive(Clone, Debug)]
pub struct DefaultDict<K, V>(Dict<K, V>);

impl<K, V> Default for DefaultDict<K, V> {
    fn default() -> Self {
        Self(Dict::new())
    }
}

impl<K, V> From<Dict<K, V>> for DefaultDict<K, V> {
    fn from(dict: Dict<K, V>) -> Self {
        Self(dict)
    }
}

impl<K, V> Deref for DefaultDict<K, V> {
    type Target = Dict<K, V>;

    fn deref(&self) -> &Dict<K, V> {
        &self.0
    }
}

impl<K, V> DerefMut for DefaultDict<K, V> {
    fn deref_mut(&mut self) -> &mut Dict<K, V> {
        &mut self.0
    }
}

impl<K: FromPython + Key, V: FromPython + Made> FromPython for DefaultDict<K, V> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        host::exactly(object, "collections", "defaultdict")?;
        let factory = host::attribute(object, "default_factory")?;
        known(factory.as_pointer() == host::member("builtins", V::FACTORY)?.as_pointer())?;
        dict::read(object).map(Self)
    }
}

impl<K: IntoPython, V: IntoPython + Made> IntoPython for DefaultDict<K, V> {
    fn into_python(self) -> Eval<Object> {
        host::make(
            "collections",
            "defaultdict",
            (host::member("builtins", V::FACTORY)?, self.0),
        )
    }
}

impl<K: FromPython + Key, V: Same> Same for DefaultDict<K, V> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        let (mut place, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
        ffi::PyDict_Check(object) != 0
            && ffi::PyDict_Size(object) == self.len() as isize
            && self.iter().all(|(own_key, own_value)| {
                ffi::PyDict_Next(object, &mut place, &mut key, &mut value) != 0
                    && K::from_python(key).map_or(false, |key| key.same(own_key))
                    && own_value.stays(value)
            })
    }
}

impl<K: FromPython + IntoPython + Key, V: Update + Made> Update for DefaultDict<K, V> {
    unsafe fn update(self, old: *mut ffi::PyObject, within: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        host::exactly(old, "collections", "defaultdict")?;
        update_items(self.0, old, within, changes)
    }
}

impl<K: Key, V: Equal> Equal for DefaultDict<K, V> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        dict::equal(self, other)
    }
}

impl<K: Key, V: PartialEq> PartialEq for DefaultDict<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

impl<K: Show, V: Show + Made> Show for DefaultDict<K, V> {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push_str("defaultdict(<class '");
        out.push_str(V::FACTORY);
        out.push_str("'>, ");
        self.0.show(out)?;
        out.push(')');
        Ok(())
    }
}

/// `defaultdict[key]`, which puts in what is missing.
pub fn at<K: Key, V: Made + Clone>(dict: &mut DefaultDict<K, V>, key: &K) -> Eval<V> {
    item_mut(dict, key).map(|x| x.clone())
}

/// `defaultdict[key]`, in its place.
pub fn item<'a, K: Key, V: Made>(dict: &'a mut DefaultDict<K, V>, key: &K) -> Eval<&'a mut V> {
    item_mut(dict, key)
}

/// `defaultdict[key]`, to be changed in its place.
pub fn item_mut<'a, K: Key, V: Made>(dict: &'a mut DefaultDict<K, V>, key: &K) -> Eval<&'a mut V> {
    key.check()?;
    if !dict.contains(key) {
        dict.insert(key.clone(), V::default());
    }
    dict.get_mut(key).ok_or(Leave::ToOriginal)
}

/// `defaultdict[key] = value`.
pub fn set<K: Key, V>(dict: &mut DefaultDict<K, V>, key: K, value: V) -> Eval<()> {
    dict::insert(dict, key, value)
}

/// `defaultdict()` of a factory.
pub fn new<K, V: Made>() -> DefaultDict<K, V> {
    DefaultDict::default()
}

/// `defaultdict.copy()`.
pub fn copy<K: Clone, V: Clone>(dict: &DefaultDict<K, V>) -> DefaultDict<K, V> {
    dict.clone()
}
