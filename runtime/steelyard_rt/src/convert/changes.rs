use super::{sets_are_known, FromPython, IntoPython, Object};
use crate::bytes::Bytes;
use crate::deque::Deque;
use crate::dict::Dict;
use crate::key::Key;
use crate::number::Number;
use crate::set::{Frozen, Set};
use crate::text::Str;
use crate::tuple::Many;
use crate::{known, Eval, Leave};
use pyo3::ffi;

/// What will change in an argument once the call has succeeded.
#[derive(Default)]
pub struct Changes(Vec<Change>);

/// Containers are borrowed from the argument; what they get is owned.
enum Change {
    /// Cuts a list to a length.
    Cut(*mut ffi::PyObject, usize),
    /// Replaces an item of a list.
    Item(*mut ffi::PyObject, usize, Object),
    Append(*mut ffi::PyObject, Object),
    /// Sets the value of a key in a dict.
    Value(*mut ffi::PyObject, Object, Object),
    Delete(*mut ffi::PyObject, Object),
    Add(*mut ffi::PyObject, Object),
    Discard(*mut ffi::PyObject, Object),
    /// Sets a slot of an instance.
    Slot(*mut ffi::PyObject, Object, Object),
}

impl Changes {
    /// A field of an instance gets another object: in the dict of the instance, or in a slot.
    pub(crate) fn field(&mut self, instance: *mut ffi::PyObject, dict: Option<&Object>, name: Object, value: Object) {
        self.0.push(match dict {
            Some(dict) => Change::Value(dict.as_pointer(), name, value),
            None => Change::Slot(instance, name, value),
        });
    }

    /// These, and others after them.
    pub(crate) fn extend(&mut self, others: Changes) {
        self.0.extend(others.0);
    }

    /// Makes the changes. After this there is no way back to the original.
    pub fn apply(self) -> Eval<()> {
        for change in self.0 {
            // SAFETY: the containers belong to arguments of the call under way.
            if unsafe { change.make() } != 0 {
                return Err(Leave::Raised);
            }
        }
        Ok(())
    }
}

impl Change {
    unsafe fn make(self) -> std::os::raw::c_int {
        match self {
            Change::Cut(list, length) => {
                let end = ffi::PyList_GET_SIZE(list);
                ffi::PyList_SetSlice(list, length as isize, end, std::ptr::null_mut())
            }
            Change::Item(list, place, item) => ffi::PyList_SetItem(list, place as isize, item.into_pointer()),
            Change::Append(list, item) => ffi::PyList_Append(list, item.as_pointer()),
            Change::Value(dict, key, value) => ffi::PyDict_SetItem(dict, key.as_pointer(), value.as_pointer()),
            Change::Delete(dict, key) => ffi::PyDict_DelItem(dict, key.as_pointer()),
            Change::Add(set, item) => ffi::PySet_Add(set, item.as_pointer()),
            // It says whether the item was there; only errors are below zero.
            Change::Slot(instance, name, value) => {
                ffi::PyObject_GenericSetAttr(instance, name.as_pointer(), value.as_pointer())
            }
            Change::Discard(set, item) => ffi::PySet_Discard(set, item.as_pointer()).min(0),
        }
    }
}

/// Compared with the object that is there, which stays where it is when nobody could tell the difference.
pub trait Same {
    /// # Safety
    /// A valid object; the interpreter's lock is held.
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool;
}

/// Brings an object up to date that the value was made from.
pub trait Update: IntoPython + Same + Sized {
    /// The new object for the old one's place; `None` when the old one stays, changed or not.
    ///
    /// # Safety
    /// A valid object; the interpreter's lock is held.
    unsafe fn update(self, old: *mut ffi::PyObject, within: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        let _ = (within, changes);
        if self.stays(old) {
            Ok(None)
        } else {
            self.into_python().map(Some)
        }
    }
}

macro_rules! scalars {
    ($($name:ty: $same:expr),+ $(,)?) => {$(
        impl Same for $name {
            #[inline]
            unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
                #[allow(clippy::redundant_closure_call)]
                <$name>::from_python(object).map_or(false, |old| $same(self, &old))
            }
        }

        impl Update for $name {}
    )+};
}

scalars! {
    i64: |a: &i64, b: &i64| a == b,
    bool: |a: &bool, b: &bool| a == b,
    (): |_: &(), _: &()| true,
    f64: |a: &f64, b: &f64| a.to_bits() == b.to_bits(),
    Bytes: |a: &Bytes, b: &Bytes| a == b,
    Number: |a: &Number, b: &Number| a.is_int() == b.is_int() && a.to_float().to_bits() == b.to_float().to_bits() && a == b,
}

impl Same for Str {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        match self.object() {
            Some(own) => own.as_ptr() == object,
            None => Str::from_python(object).map_or(false, |old| old == *self),
        }
    }
}

impl Update for Str {}

impl<T: Same> Same for Option<T> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        match self {
            Some(value) => value.stays(object),
            None => object == ffi::Py_None(),
        }
    }
}

impl<T: Update> Update for Option<T> {
    unsafe fn update(self, old: *mut ffi::PyObject, within: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        match self {
            Some(value) => value.update(old, within, changes),
            None if old == ffi::Py_None() => Ok(None),
            None => ().into_python().map(Some),
        }
    }
}

impl<T: Same> Same for Vec<T> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        ffi::PyList_CheckExact(object) != 0
            && ffi::PyList_GET_SIZE(object) == self.len() as isize
            && self
                .iter()
                .enumerate()
                .all(|(i, item)| item.stays(ffi::PyList_GET_ITEM(object, i as isize)))
    }
}

impl<T: Update> Update for Vec<T> {
    unsafe fn update(self, old: *mut ffi::PyObject, within: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        if ffi::PyList_CheckExact(old) == 0 {
            return self.into_python().map(Some);
        }
        let length = ffi::PyList_GET_SIZE(old) as usize;
        if self.len() < length {
            changes.0.push(Change::Cut(old, self.len()));
        }
        for (place, value) in self.into_iter().enumerate() {
            if place >= length {
                changes.0.push(Change::Append(old, value.into_python()?));
            } else if let Some(item) = inside(value, ffi::PyList_GET_ITEM(old, place as isize), within, changes)? {
                changes.0.push(Change::Item(old, place, item));
            }
        }
        Ok(None)
    }
}

/// Looking for each item among all takes the square of this.
const MOST_MOVED: usize = 1_000;

/// Finds the objects of a list again in their new places; two that are alike cannot be told apart, and leave.
pub(super) unsafe fn moved<T: Same>(value: &[T], list: *mut ffi::PyObject, changes: &mut Changes) -> Eval<()> {
    known(ffi::PyList_CheckExact(list) != 0)?;
    let length = ffi::PyList_GET_SIZE(list) as usize;
    known(value.len() <= length && length <= MOST_MOVED)?;
    let mut places = Vec::with_capacity(value.len());
    for item in value {
        let mut alike = (0..length).filter(|place| item.stays(ffi::PyList_GET_ITEM(list, *place as isize)));
        let place = alike.next().ok_or(Leave::ToOriginal)?;
        known(alike.next().is_none())?;
        places.push((place, Object::shared(ffi::PyList_GET_ITEM(list, place as isize))));
    }
    if value.len() < length {
        changes.0.push(Change::Cut(list, value.len()));
    }
    for (new, (old, object)) in places.into_iter().enumerate() {
        if new != old {
            changes.0.push(Change::Item(list, new, object));
        }
    }
    Ok(())
}

/// A container in another one may have come from another place, unless it is known that only its inside was changed.
unsafe fn inside<T: Update>(
    value: T,
    old: *mut ffi::PyObject,
    within: bool,
    changes: &mut Changes,
) -> Eval<Option<Object>> {
    if value.stays(old) {
        return Ok(None);
    }
    let container = ffi::PyList_Check(old) != 0 || ffi::PyDict_Check(old) != 0 || ffi::PyAnySet_Check(old) != 0;
    known(within || !container)?;
    value.update(old, within, changes)
}

impl<T: Same> Same for Many<T> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        ffi::PyTuple_CheckExact(object) != 0
            && ffi::PyTuple_GET_SIZE(object) == self.len() as isize
            && self
                .iter()
                .enumerate()
                .all(|(i, item)| item.stays(ffi::PyTuple_GET_ITEM(object, i as isize)))
    }
}

impl<T: Same + IntoPython> Update for Many<T> {}

impl<K: Key + FromPython, V: Same> Same for Dict<K, V> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        if ffi::PyDict_CheckExact(object) == 0 || ffi::PyDict_Size(object) != self.len() as isize {
            return false;
        }
        let (mut place, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
        self.iter().all(|(own_key, own_value)| {
            ffi::PyDict_Next(object, &mut place, &mut key, &mut value) != 0
                && K::from_python(key).map_or(false, |key| key.same(own_key))
                && own_value.stays(value)
        })
    }
}

impl<K: Key + FromPython + IntoPython + Same, V: Update> Update for Dict<K, V> {
    unsafe fn update(self, old: *mut ffi::PyObject, within: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        if ffi::PyDict_CheckExact(old) == 0 {
            return self.into_python().map(Some);
        }
        update_items(self, old, within, changes)
    }
}

/// Brings a dict up to date, whatever kind of dict it is.
pub(crate) unsafe fn update_items<K: Key + FromPython + IntoPython, V: Update>(
    dict: Dict<K, V>,
    old: *mut ffi::PyObject,
    within: bool,
    changes: &mut Changes,
) -> Eval<Option<Object>> {
    let mut new = dict.into_iter().peekable();
    let (mut place, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    // Old keys that are still there keep their place; a key that was taken out and set again is at the end.
    while ffi::PyDict_Next(old, &mut place, &mut key, &mut value) != 0 {
        let own = K::from_python(key)?;
        if new.peek().map_or(false, |(key, _)| key.same(&own)) {
            if let Some((_, own_value)) = new.next() {
                if let Some(item) = inside(own_value, value, within, changes)? {
                    changes.0.push(Change::Value(old, Object::shared(key), item));
                }
            }
        } else {
            changes.0.push(Change::Delete(old, Object::shared(key)));
        }
    }
    for (key, value) in new {
        changes
            .0
            .push(Change::Value(old, key.into_python()?, value.into_python()?));
    }
    Ok(None)
}

impl<T: Key + FromPython> Same for Set<T> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        Set::from_python(object).map_or(false, |old| {
            old.way_to(self)
                .map_or(false, |way| way.0.is_empty() && way.1.is_empty())
        })
    }
}

impl<T: Key + FromPython + IntoPython> Update for Set<T> {
    unsafe fn update(self, old: *mut ffi::PyObject, _: bool, changes: &mut Changes) -> Eval<Option<Object>> {
        known(sets_are_known())?;
        let before = Set::from_python(old)?;
        let (out, new) = before.way_to(&self).ok_or(Leave::ToOriginal)?;
        for item in out {
            changes.0.push(Change::Discard(old, item.clone().into_python()?));
        }
        for item in new {
            changes.0.push(Change::Add(old, item.clone().into_python()?));
        }
        Ok(None)
    }
}

impl<T: Key + FromPython> Same for Frozen<T> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        Frozen::from_python(object).map_or(false, |old| old == *self)
    }
}

impl<T: Key + FromPython + IntoPython> Update for Frozen<T> {}

impl<T: Same> Same for Deque<T> {
    unsafe fn stays(&self, _: *mut ffi::PyObject) -> bool {
        false
    }
}

/// One that may have been changed is left to the original.
impl<T: Same + IntoPython> Update for Deque<T> {
    unsafe fn update(self, _: *mut ffi::PyObject, _: bool, _: &mut Changes) -> Eval<Option<Object>> {
        Err(Leave::ToOriginal)
    }
}

macro_rules! tuples {
    ($count:literal: $($name:ident $place:tt),+) => {
        impl<$($name: Same),+> Same for ($($name,)+) {
            unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
                ffi::PyTuple_CheckExact(object) != 0
                    && ffi::PyTuple_GET_SIZE(object) == $count
                    $(&& self.$place.stays(ffi::PyTuple_GET_ITEM(object, $place)))+
            }
        }

        impl<$($name: Same + IntoPython),+> Update for ($($name,)+) {}
    };
}

tuples!(1: A 0);
tuples!(2: A 0, B 1);
tuples!(3: A 0, B 1, C 2);
tuples!(4: A 0, B 1, C 2, D 3);
tuples!(5: A 0, B 1, C 2, D 3, E 4);
tuples!(6: A 0, B 1, C 2, D 3, E 4, F 5);
