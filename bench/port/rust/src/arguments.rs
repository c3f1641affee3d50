//! Reading and changing arguments without a detour: the types are matched exactly, as a `bool` is no `int` here.

use crate::fault::{Exact, Fault};
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyTuple};
use pyo3::{ffi, AsPyPointer};

/// One object that is borrowed from a container.
#[derive(Clone, Copy)]
pub struct Item(*mut ffi::PyObject);

impl Item {
    pub fn float(self) -> Exact<f64> {
        // SAFETY: the object lives in its container while the caller holds the GIL and runs no Python; its type is checked.
        unsafe {
            if ffi::PyFloat_CheckExact(self.0) == 0 {
                return Err(Fault::Type);
            }
            Ok((*self.0.cast::<ffi::PyFloatObject>()).ob_fval)
        }
    }

    pub fn int(self) -> Exact<i64> {
        // SAFETY: as above. The conversion cannot fail otherwise than by overflow.
        unsafe {
            if ffi::PyLong_CheckExact(self.0) == 0 {
                return Err(Fault::Type);
            }
            let mut overflow = 0;
            let value = ffi::PyLong_AsLongLongAndOverflow(self.0, &mut overflow);
            if overflow == 0 {
                Ok(value)
            } else {
                Err(Fault::Overflow)
            }
        }
    }

    pub fn tuple(self, length: usize) -> Exact<&'static [Item]> {
        // SAFETY: as above; an `Item` is just a pointer.
        unsafe {
            if ffi::PyTuple_CheckExact(self.0) == 0 || ffi::PyTuple_GET_SIZE(self.0) != length as isize {
                return Err(Fault::Type);
            }
            let tuple = self.0.cast::<ffi::PyTupleObject>();
            Ok(std::slice::from_raw_parts((*tuple).ob_item.as_ptr().cast(), length))
        }
    }

    pub fn list(self) -> Exact<&'static [Item]> {
        // SAFETY: as above. An empty list may have no items at all, hence the check.
        unsafe {
            if ffi::PyList_CheckExact(self.0) == 0 {
                return Err(Fault::Type);
            }
            let list = self.0.cast::<ffi::PyListObject>();
            let length = ffi::PyList_GET_SIZE(self.0) as usize;
            Ok(if length == 0 {
                &[]
            } else {
                std::slice::from_raw_parts((*list).ob_item.cast(), length)
            })
        }
    }

    pub fn is(self, other: Item) -> bool {
        self.0 == other.0
    }

    /// Puts a new value into a list, whose length the caller has just seen.
    pub fn set(self, index: usize, value: PyObject) {
        // SAFETY: only called on lists, and on places below their length.
        unsafe {
            ffi::PyList_SetItem(self.0, index as isize, value.into_ptr());
        }
    }
}

/// The items of a list.
pub fn items(list: &PyList) -> Exact<&[Item]> {
    Item(list.as_ptr()).list()
}

/// Rows of a matrix.
pub fn rows(list: &PyList) -> Exact<Vec<Vec<f64>>> {
    items(list)?
        .iter()
        .map(|row| row.list()?.iter().map(|x| x.float()).collect())
        .collect()
}

pub fn ints(list: &PyList) -> Exact<Vec<i64>> {
    items(list)?.iter().map(|x| x.int()).collect()
}

/// Keys and values of a dict in its order.
pub fn entries(dict: &PyDict) -> impl Iterator<Item = (Item, Item)> + '_ {
    let mut position = 0;
    std::iter::from_fn(move || {
        let (mut key, mut value) = (std::ptr::null_mut(), std::ptr::null_mut());
        // SAFETY: a dict that nothing changes meanwhile; both are borrowed from it.
        let found = unsafe { ffi::PyDict_Next(dict.as_ptr(), &mut position, &mut key, &mut value) };
        (found != 0).then(|| (Item(key), Item(value)))
    })
}

/// An argument that is exactly an `int`.
pub struct Int(pub i64);

impl<'a> FromPyObject<'a> for Int {
    fn extract(object: &'a PyAny) -> PyResult<Self> {
        Ok(Self(Item(object.as_ptr()).int()?))
    }
}

/// An argument that is exactly a `float`.
pub struct Float(pub f64);

impl<'a> FromPyObject<'a> for Float {
    fn extract(object: &'a PyAny) -> PyResult<Self> {
        Ok(Self(Item(object.as_ptr()).float()?))
    }
}

/// A list of new objects.
pub fn list<T: ToPyObject>(python: Python<'_>, values: &[T]) -> PyObject {
    PyList::new(python, values).into()
}

/// A pair of new objects.
pub fn pair(python: Python<'_>, first: &PyAny, second: &PyAny) -> PyObject {
    PyTuple::new(python, [first, second]).into()
}
