//! The way between Python objects and Rust values. Types are matched exactly: a `bool` is no `int`, a subclass of
//! `list` no list. Whatever does not fit leaves to the original.

use crate::{Eval, Leave};
use pyo3::ffi;
use std::os::raw::c_int;

/// A new Python object, owned.
pub struct Object(*mut ffi::PyObject);

impl Object {
    /// # Safety
    /// The pointer is null with an exception set, or a reference that is given away.
    unsafe fn owned(pointer: *mut ffi::PyObject) -> Eval<Self> {
        if pointer.is_null() {
            // Out of memory: the original will say so in its own way.
            ffi::PyErr_Clear();
            Err(Leave::ToOriginal)
        } else {
            Ok(Self(pointer))
        }
    }

    /// Gives the reference away.
    pub fn into_pointer(self) -> *mut ffi::PyObject {
        let pointer = self.0;
        std::mem::forget(self);
        pointer
    }
}

impl Drop for Object {
    fn drop(&mut self) {
        // SAFETY: the reference is owned.
        unsafe { ffi::Py_DECREF(self.0) }
    }
}

/// The arguments of one call.
pub struct Arguments<'a>(&'a [*mut ffi::PyObject]);

impl<'a> Arguments<'a> {
    /// # Safety
    /// `count` valid object pointers that live as long as `'a`.
    pub unsafe fn new(first: *const *mut ffi::PyObject, count: isize) -> Self {
        let count = usize::try_from(count).unwrap_or(0);
        Self(if count == 0 { &[] } else { std::slice::from_raw_parts(first, count) })
    }

    /// The value of one argument.
    pub fn get<T: FromPython>(&self, index: usize) -> Eval<T> {
        // SAFETY: the objects live as long as the arguments.
        unsafe { T::from_python(self.object(index)?) }
    }

    /// The text of one argument, in its place.
    pub fn text(&self, index: usize) -> Eval<&'a str> {
        // SAFETY: the object lives as long as the arguments, and its text as long as the object.
        unsafe { text(self.object(index)?) }
    }

    /// Leaves when a changed argument is also given as another one.
    pub fn distinct(&self, changed: usize) -> Eval<()> {
        let object = self.object(changed)?;
        let shared = self.0.iter().enumerate().any(|(index, other)| index != changed && *other == object);
        if shared {
            Err(Leave::ToOriginal)
        } else {
            Ok(())
        }
    }

    /// The objects that bring a list argument up to date; nothing is changed yet.
    pub fn changes<T: FromPython + IntoPython + Same>(&self, index: usize, values: Vec<T>) -> Eval<Changes> {
        let list = self.object(index)?;
        let mut items = Vec::new();
        // SAFETY: `get` has checked that this is a list; nothing runs between that could change it.
        unsafe {
            let length = ffi::PyList_GET_SIZE(list) as usize;
            let new_length = values.len();
            for (place, value) in values.into_iter().enumerate() {
                let old = if place < length { T::from_python(ffi::PyList_GET_ITEM(list, place as isize)).ok() } else { None };
                if !old.map_or(false, |old| old.same(&value)) {
                    items.push((place, value.into_python()?));
                }
            }
            Ok(Changes { list, length, new_length, items })
        }
    }

    fn object(&self, index: usize) -> Eval<*mut ffi::PyObject> {
        self.0.get(index).copied().ok_or(Leave::ToOriginal)
    }
}

/// What will change in a list argument once the call has succeeded.
pub struct Changes {
    list: *mut ffi::PyObject,
    length: usize,
    new_length: usize,
    items: Vec<(usize, Object)>,
}

impl Changes {
    /// Changes the list. After this there is no way back to the original.
    pub fn apply(self) -> Eval<()> {
        // SAFETY: the list is an argument of the call under way; references are given away to it.
        unsafe {
            if self.new_length < self.length {
                let end = self.length as isize;
                if ffi::PyList_SetSlice(self.list, self.new_length as isize, end, std::ptr::null_mut()) != 0 {
                    return Err(Leave::Raised);
                }
            }
            for (place, item) in self.items {
                let failed = if place < self.length {
                    ffi::PyList_SetItem(self.list, place as isize, item.into_pointer()) != 0
                } else {
                    ffi::PyList_Append(self.list, item.0) != 0
                };
                if failed {
                    return Err(Leave::Raised);
                }
            }
        }
        Ok(())
    }
}

/// Equal bit for bit, so that the old object can stay where it is.
pub trait Same {
    fn same(&self, other: &Self) -> bool;
}

impl Same for i64 {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Same for bool {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Same for String {
    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl Same for f64 {
    fn same(&self, other: &Self) -> bool {
        self.to_bits() == other.to_bits()
    }
}

/// Made from a Python object of exactly one type.
pub trait FromPython: Sized {
    /// # Safety
    /// A valid object; the interpreter's lock is held.
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self>;
}

/// Made into a Python object.
pub trait IntoPython {
    fn into_python(self) -> Eval<Object>;
}

fn guard(fits: bool) -> Eval<()> {
    if fits {
        Ok(())
    } else {
        Err(Leave::ToOriginal)
    }
}

unsafe fn text<'a>(object: *mut ffi::PyObject) -> Eval<&'a str> {
    guard(ffi::PyUnicode_CheckExact(object) != 0)?;
    let mut size = 0;
    let bytes = ffi::PyUnicode_AsUTF8AndSize(object, &mut size);
    if bytes.is_null() {
        // A lone surrogate has no UTF-8.
        ffi::PyErr_Clear();
        return Err(Leave::ToOriginal);
    }
    Ok(std::str::from_utf8_unchecked(std::slice::from_raw_parts(bytes.cast(), size as usize)))
}

impl FromPython for i64 {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        guard(ffi::PyLong_CheckExact(object) != 0)?;
        let mut overflow: c_int = 0;
        let value = ffi::PyLong_AsLongLongAndOverflow(object, &mut overflow);
        guard(overflow == 0)?;
        Ok(value)
    }
}

impl FromPython for f64 {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        guard(ffi::PyFloat_CheckExact(object) != 0)?;
        Ok(ffi::PyFloat_AS_DOUBLE(object))
    }
}

impl FromPython for bool {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        guard(ffi::PyBool_Check(object) != 0)?;
        Ok(object == ffi::Py_True())
    }
}

impl FromPython for () {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        guard(object == ffi::Py_None())
    }
}

impl FromPython for String {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        text(object).map(str::to_owned)
    }
}

impl<T: FromPython> FromPython for Vec<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        guard(ffi::PyList_CheckExact(object) != 0)?;
        (0..ffi::PyList_GET_SIZE(object)).map(|i| T::from_python(ffi::PyList_GET_ITEM(object, i))).collect()
    }
}

impl IntoPython for i64 {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: the lock is held; the reference is new.
        unsafe { Object::owned(ffi::PyLong_FromLongLong(self)) }
    }
}

impl IntoPython for f64 {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: as above.
        unsafe { Object::owned(ffi::PyFloat_FromDouble(self)) }
    }
}

impl IntoPython for bool {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: as above.
        unsafe { Object::owned(ffi::PyBool_FromLong(self.into())) }
    }
}

impl IntoPython for () {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: `None` gets the reference that is given away.
        unsafe {
            ffi::Py_INCREF(ffi::Py_None());
            Object::owned(ffi::Py_None())
        }
    }
}

impl IntoPython for String {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: as above.
        unsafe { Object::owned(ffi::PyUnicode_FromStringAndSize(self.as_ptr().cast(), self.len() as isize)) }
    }
}

impl<T: IntoPython> IntoPython for Vec<T> {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: every place of the new list is filled, or the list is released with empty places.
        unsafe {
            let list = Object::owned(ffi::PyList_New(self.len() as isize))?;
            for (place, value) in self.into_iter().enumerate() {
                ffi::PyList_SET_ITEM(list.0, place as isize, value.into_python()?.into_pointer());
            }
            Ok(list)
        }
    }
}

macro_rules! tuples {
    ($count:literal: $($name:ident $place:tt),+) => {
        impl<$($name: FromPython),+> FromPython for ($($name,)+) {
            unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
                guard(ffi::PyTuple_CheckExact(object) != 0 && ffi::PyTuple_GET_SIZE(object) == $count)?;
                Ok(($($name::from_python(ffi::PyTuple_GET_ITEM(object, $place))?,)+))
            }
        }

        impl<$($name: IntoPython),+> IntoPython for ($($name,)+) {
            fn into_python(self) -> Eval<Object> {
                // SAFETY: as for lists.
                unsafe {
                    let tuple = Object::owned(ffi::PyTuple_New($count))?;
                    $(ffi::PyTuple_SET_ITEM(tuple.0, $place, self.$place.into_python()?.into_pointer());)+
                    Ok(tuple)
                }
            }
        }

        impl<$($name: Same),+> Same for ($($name,)+) {
            fn same(&self, other: &Self) -> bool {
                $(self.$place.same(&other.$place))&&+
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
