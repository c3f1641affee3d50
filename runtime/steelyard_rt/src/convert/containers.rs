use super::{FromPython, IntoPython, Object};
use crate::dict::Dict;
use crate::key::Key;
use crate::tuple::Many;
use crate::{known, Eval, Leave};
use pyo3::ffi;

impl<T: FromPython> FromPython for Vec<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyList_CheckExact(object) != 0)?;
        read_items(list_items(object))
    }
}

/// The places of a list as they lie in memory.
///
/// # Safety
/// A list that nothing changes for as long as the places are used; the interpreter's lock is held.
unsafe fn list_items<'a>(list: *mut ffi::PyObject) -> &'a [*mut ffi::PyObject] {
    let count = ffi::PyList_GET_SIZE(list) as usize;
    if count == 0 {
        return &[];
    }
    std::slice::from_raw_parts((*list.cast::<ffi::PyListObject>()).ob_item, count)
}

/// Values of objects that lie one after the other. The memory is asked for once; no place is checked again while it is filled.
unsafe fn read_items<T: FromPython>(objects: &[*mut ffi::PyObject]) -> Eval<Vec<T>> {
    let mut items = Vec::<T>::with_capacity(objects.len());
    let target = items.as_mut_ptr();
    for (place, object) in objects.iter().enumerate() {
        target.add(place).write(T::from_python(*object)?);
        items.set_len(place + 1);
    }
    Ok(items)
}

impl<T: FromPython> FromPython for Many<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyTuple_CheckExact(object) != 0)?;
        let count = ffi::PyTuple_GET_SIZE(object);
        let mut items = Vec::with_capacity(count as usize);
        for i in 0..count {
            items.push(T::from_python(ffi::PyTuple_GET_ITEM(object, i))?);
        }
        Ok(Many(items))
    }
}

impl<K: FromPython + Key, V: FromPython> FromPython for Dict<K, V> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyDict_CheckExact(object) != 0)?;
        read_dict(object)
    }
}

/// Reads a dict or an object of a class that derives from it.
///
/// # Safety
/// Such an object; the interpreter's lock is held.
pub(crate) unsafe fn read_dict<K: FromPython + Key, V: FromPython>(object: *mut ffi::PyObject) -> Eval<Dict<K, V>> {
    let mut dict = Dict::with_capacity(ffi::PyDict_Size(object) as usize);
    let (mut place, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
    while ffi::PyDict_Next(object, &mut place, &mut key, &mut value) != 0 {
        let key = K::from_python(key)?;
        key.check()?;
        dict.insert(key, V::from_python(value)?);
    }
    Ok(dict)
}

impl<T: IntoPython> IntoPython for Vec<T> {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: every place of the new list is filled, or the list is released with empty places.
        unsafe {
            let list = Object::owned(ffi::PyList_New(self.len() as isize))?;
            for (place, value) in self.into_iter().enumerate() {
                ffi::PyList_SET_ITEM(list.as_pointer(), place as isize, value.into_python()?.into_pointer());
            }
            Ok(list)
        }
    }
}

impl<T: IntoPython> IntoPython for Many<T> {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: as for lists.
        unsafe {
            let tuple = Object::owned(ffi::PyTuple_New(self.len() as isize))?;
            for (place, value) in self.into_iter().enumerate() {
                ffi::PyTuple_SET_ITEM(tuple.as_pointer(), place as isize, value.into_python()?.into_pointer());
            }
            Ok(tuple)
        }
    }
}

impl<K: IntoPython, V: IntoPython> IntoPython for Dict<K, V> {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: the references are owned here; the dict takes its own.
        unsafe {
            let dict = Object::owned(ffi::PyDict_New())?;
            for (key, value) in self {
                let (key, value) = (key.into_python()?, value.into_python()?);
                if ffi::PyDict_SetItem(dict.as_pointer(), key.as_pointer(), value.as_pointer()) != 0 {
                    ffi::PyErr_Clear();
                    return Err(Leave::ToOriginal);
                }
            }
            Ok(dict)
        }
    }
}

/// Whether an object can be changed in place.
///
/// # Safety
/// A valid object; the interpreter's lock is held.
pub(super) unsafe fn is_container(object: *mut ffi::PyObject) -> bool {
    ffi::PyList_CheckExact(object) != 0 || ffi::PyDict_Check(object) != 0 || ffi::PyAnySet_CheckExact(object) != 0
}

/// Collects an object that is a container, and the containers in it.
///
/// # Safety
/// A valid object; the interpreter's lock is held.
pub(crate) unsafe fn all(object: *mut ffi::PyObject, seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()> {
    seen.extend(Some(object).filter(|x| is_container(*x)));
    inner(object, seen)
}

/// Collects the containers in a container, at any depth.
///
/// # Safety
/// A valid object; the interpreter's lock is held.
pub(super) unsafe fn inner(object: *mut ffi::PyObject, seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()> {
    let mut visit = |item: *mut ffi::PyObject| {
        if ffi::PyTuple_CheckExact(item) != 0 {
            // A tuple can be in many places, but what is in it would be there as often.
            inner(item, seen)
        } else if is_container(item) {
            seen.push(item);
            inner(item, seen)
        } else {
            Ok(())
        }
    };
    if ffi::PyList_CheckExact(object) != 0 {
        (0..ffi::PyList_GET_SIZE(object)).try_for_each(|i| visit(ffi::PyList_GET_ITEM(object, i)))
    } else if ffi::PyTuple_CheckExact(object) != 0 {
        (0..ffi::PyTuple_GET_SIZE(object)).try_for_each(|i| visit(ffi::PyTuple_GET_ITEM(object, i)))
    } else if ffi::PyDict_Check(object) != 0 {
        let (mut place, mut key, mut value) = (0, std::ptr::null_mut(), std::ptr::null_mut());
        while ffi::PyDict_Next(object, &mut place, &mut key, &mut value) != 0 {
            visit(value)?;
        }
        Ok(())
    } else {
        Ok(())
    }
}

macro_rules! tuples {
    ($count:literal: $($name:ident $place:tt),+) => {
        impl<$($name: FromPython),+> FromPython for ($($name,)+) {
            unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
                known(ffi::PyTuple_CheckExact(object) != 0 && ffi::PyTuple_GET_SIZE(object) == $count)?;
                Ok(($($name::from_python(ffi::PyTuple_GET_ITEM(object, $place))?,)+))
            }
        }

        impl<$($name: IntoPython),+> IntoPython for ($($name,)+) {
            fn into_python(self) -> Eval<Object> {
                // SAFETY: as for lists.
                unsafe {
                    let tuple = Object::owned(ffi::PyTuple_New($count))?;
                    $(ffi::PyTuple_SET_ITEM(tuple.as_pointer(), $place, self.$place.into_python()?.into_pointer());)+
                    Ok(tuple)
                }
            }
        }
    };
}

tuples!(1: A 0);
tuples!(2: A 0, B 1);
tuples!(3: A 0, B 1, C 2);
tuples!(4: A 0, B 1, C 2, D 3);
tuples!(5: A 0, B 1, C 2, D 3, E 4);
tuples!(6: A 0, B 1, C 2, D 3, E 4, F 5);
