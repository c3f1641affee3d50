use super::FromPython;
use crate::list::position;
use crate::{known, Eval};
use pyo3::ffi;
use std::marker::PhantomData;

/// The items of a Python list, read where they stand. Each item is looked for anew, as Python's own iterator does it, so that a
/// list that another thread or a signal handler changes meanwhile is seen as it is then.
pub struct Items<'a, T> {
    list: *mut ffi::PyObject,
    life: PhantomData<(&'a (), T)>,
}

impl<T> Clone for Items<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Items<'_, T> {}

impl<'a, T: FromPython> Items<'a, T> {
    /// # Safety
    /// A valid object that lives as long as `'a`; the interpreter's lock is held wherever items are read.
    pub(super) unsafe fn of(list: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyList_CheckExact(list) != 0)?;
        Ok(Self {
            list,
            life: PhantomData,
        })
    }

    #[inline]
    pub fn len(self) -> usize {
        // SAFETY: a list, see `of`.
        unsafe { ffi::PyList_GET_SIZE(self.list) as usize }
    }

    #[inline]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// `values[index]`.
    #[inline]
    pub fn at(self, index: i64) -> Eval<T> {
        let place = position(index, self.len())?;
        // SAFETY: a place in the list.
        unsafe { self.read(place) }
    }

    /// `for value in values`; one of another type leaves.
    #[inline]
    pub fn iter(self) -> impl Iterator<Item = Eval<T>> + 'a
    where
        T: 'a,
    {
        let mut place = 0;
        std::iter::from_fn(move || {
            if place >= self.len() {
                return None;
            }
            place += 1;
            // SAFETY: a place in the list.
            Some(unsafe { self.read(place - 1) })
        })
    }

    /// # Safety
    /// A place below the length that the list has now.
    #[inline]
    unsafe fn read(self, place: usize) -> Eval<T> {
        T::from_python(ffi::PyList_GET_ITEM(self.list, place as isize))
    }
}
