use super::{FromPython, IntoPython, Object};
use crate::key::Key;
use crate::set::{Frozen, Set};
use crate::{known, python_minor, Eval, Leave};
use pyo3::ffi;
use std::sync::atomic::{AtomicU8, Ordering};

/// The beginning of `PySetObject` in CPython's public header `cpython/setobject.h`.
#[repr(C)]
struct Layout {
    base: ffi::PyObject,
    fill: ffi::Py_ssize_t,
    used: ffi::Py_ssize_t,
    mask: ffi::Py_ssize_t,
    table: *const Slot,
    hash: ffi::Py_hash_t,
    finger: ffi::Py_ssize_t,
}

#[repr(C)]
struct Slot {
    key: *mut ffi::PyObject,
    hash: ffi::Py_hash_t,
}

/// Reads a set as it lies.
unsafe fn read<T: FromPython + Key>(object: *mut ffi::PyObject) -> Eval<Set<T>> {
    let layout = &*object.cast::<Layout>();
    let mut set = Set::of_size(layout.mask as usize + 1, layout.finger as usize);
    for (place, slot) in std::slice::from_raw_parts(layout.table, layout.mask as usize + 1)
        .iter()
        .enumerate()
    {
        // −1 is no hash: it marks what was taken out.
        if !slot.key.is_null() {
            set.put(
                place,
                if slot.hash == -1 {
                    None
                } else {
                    Some((slot.hash as i64, checked(slot.key)?))
                },
            );
        }
    }
    Ok(set)
}

unsafe fn checked<T: FromPython + Key>(object: *mut ffi::PyObject) -> Eval<T> {
    let item = T::from_python(object)?;
    item.check()?;
    Ok(item)
}

/// Adds the items as they come from the interpreter.
unsafe fn iterate<T: FromPython + Key>(object: *mut ffi::PyObject) -> Eval<Set<T>> {
    let items = Object::owned(ffi::PyObject_GetIter(object))?;
    let mut set = Set::new();
    loop {
        let item = ffi::PyIter_Next(items.as_pointer());
        if item.is_null() {
            return Ok(set);
        }
        set.insert(checked(Object::owned(item)?.as_pointer())?)?;
    }
}

impl<T: FromPython + Key> FromPython for Set<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::Py_TYPE(object) == std::ptr::addr_of_mut!(ffi::PySet_Type))?;
        if sets_are_known() {
            read(object)
        } else {
            iterate(object)
        }
    }
}

impl<T: FromPython + Key> FromPython for Frozen<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::Py_TYPE(object) == std::ptr::addr_of_mut!(ffi::PyFrozenSet_Type))?;
        if sets_are_known() {
            read(object).map(Frozen)
        } else {
            iterate(object).map(Frozen)
        }
    }
}

/// A new set, laid out as Python would have laid it out; leaves when no way to get there is found.
fn make<T: IntoPython + Key>(set: &Set<T>, frozen: bool) -> Eval<Object> {
    known(sets_are_known())?;
    let (items, copy) = set.recipe().ok_or(Leave::ToOriginal)?;
    // SAFETY: the references are owned here; the set takes its own. A new frozenset may be filled.
    unsafe {
        let new = if frozen && !copy {
            ffi::PyFrozenSet_New
        } else {
            ffi::PySet_New
        };
        let made = Object::owned(new(std::ptr::null_mut()))?;
        for item in items {
            let item = item.clone().into_python()?;
            if ffi::PySet_Add(made.as_pointer(), item.as_pointer()) != 0 {
                ffi::PyErr_Clear();
                return Err(Leave::ToOriginal);
            }
        }
        match (copy, frozen) {
            (false, _) => Ok(made),
            (true, false) => Object::owned(ffi::PySet_New(made.as_pointer())),
            (true, true) => Object::owned(ffi::PyFrozenSet_New(made.as_pointer())),
        }
    }
}

impl<T: IntoPython + Key> IntoPython for Set<T> {
    fn into_python(self) -> Eval<Object> {
        make(&self, false)
    }
}

impl<T: IntoPython + Key> IntoPython for Frozen<T> {
    fn into_python(self) -> Eval<Object> {
        make(&self, true)
    }
}

/// Whether this interpreter's sets are laid out as this library thinks; found out once, by trying.
pub fn sets_are_known() -> bool {
    static ANSWER: AtomicU8 = AtomicU8::new(2);
    let known = ANSWER.load(Ordering::Relaxed);
    if known != 2 {
        return known == 1;
    }
    // SAFETY: the interpreter's lock is held.
    let answer = (8..=14).contains(&python_minor()) && unsafe { agrees() }.unwrap_or(false);
    ANSWER.store(answer.into(), Ordering::Relaxed);
    answer
}

/// The same additions and removals here and there, and the same order of what is left.
unsafe fn agrees() -> Eval<bool> {
    let theirs = Object::owned(ffi::PySet_New(std::ptr::null_mut()))?;
    let mut ours = Set::new();
    for step in 0..200_i64 {
        let value = step * step * 40_503 % 8_191 * if step % 7 == 0 { 1 << 33 } else { 8 };
        let gone = step / 3 * (step / 3) * 40_503 % 8_191 * 8;
        let (object, old) = (value.into_python()?, gone.into_python()?);
        ffi::PySet_Add(theirs.as_pointer(), object.as_pointer());
        ours.insert(value)?;
        if step % 3 == 0 {
            ffi::PySet_Discard(theirs.as_pointer(), old.as_pointer());
            ours.remove(&gone)?;
        }
        if step % 50 == 0 && !same_order(&ours, &theirs)? {
            return Ok(false);
        }
    }
    same_order(&ours, &theirs)
}

unsafe fn same_order(ours: &Set<i64>, theirs: &Object) -> Eval<bool> {
    let items = Object::owned(ffi::PyObject_GetIter(theirs.as_pointer()))?;
    for item in ours.iter() {
        let other = ffi::PyIter_Next(items.as_pointer());
        if other.is_null() || i64::from_python(Object::owned(other)?.as_pointer())? != *item {
            return Ok(false);
        }
    }
    let end = ffi::PyIter_Next(items.as_pointer()).is_null();
    let layout = &*theirs.as_pointer().cast::<Layout>();
    // The structure is as declared, before anything is read through its pointer.
    let shaped = end && layout.used as usize == ours.len() && ffi::PySet_Size(theirs.as_pointer()) == layout.used;
    Ok(shaped && (layout.mask + 1).count_ones() == 1 && read::<i64>(theirs.as_pointer())? == *ours)
}
