//! The way between Python objects and Rust values. Types are matched exactly: a `bool` is no `int`, a subclass of
//! `list` no list. Whatever does not fit leaves to the original.

mod changes;
pub(crate) mod containers;
mod items;
mod literals;
mod scalars;
mod sets;

pub(crate) use changes::update_items;
pub use changes::{Changes, Same, Update};
pub(crate) use containers::read_dict;
pub use items::Items;
pub(crate) use sets::sets_are_known;

use crate::{known, Eval, Leave};
use pyo3::ffi;

/// A new Python object, owned.
pub struct Object(*mut ffi::PyObject);

impl Object {
    /// # Safety
    /// The pointer is null with an exception set, or a reference that is given away.
    pub(crate) unsafe fn owned(pointer: *mut ffi::PyObject) -> Eval<Self> {
        if pointer.is_null() {
            // Out of memory: the original will say so in its own way.
            ffi::PyErr_Clear();
            Err(Leave::ToOriginal)
        } else {
            Ok(Self(pointer))
        }
    }

    /// Another reference to an object.
    ///
    /// # Safety
    /// A valid object; the interpreter's lock is held.
    pub(crate) unsafe fn shared(pointer: *mut ffi::PyObject) -> Self {
        ffi::Py_INCREF(pointer);
        Self(pointer)
    }

    /// A reference that is given to it.
    ///
    /// # Safety
    /// A valid object; the interpreter's lock is held here and wherever it is dropped.
    pub unsafe fn from_owned(pointer: *mut ffi::PyObject) -> Self {
        Self(pointer)
    }

    /// The object, which stays owned here.
    pub fn as_pointer(&self) -> *mut ffi::PyObject {
        self.0
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
        Self(if count == 0 {
            &[]
        } else {
            std::slice::from_raw_parts(first, count)
        })
    }

    /// The value of one argument.
    pub fn get<T: FromPython>(&self, index: usize) -> Eval<T> {
        // SAFETY: the objects live as long as the arguments.
        unsafe { T::from_python(self.object(index)?) }
    }

    /// The items of an argument, which are read when they are asked for.
    pub fn items<T: FromPython>(&self, index: usize) -> Eval<Items<'a, T>> {
        // SAFETY: the objects live as long as the arguments.
        unsafe { Items::of(self.object(index)?) }
    }

    /// The argument itself, for a function that returns it.
    pub fn itself(&self, index: usize) -> Eval<Object> {
        // SAFETY: the object lives as long as the arguments.
        unsafe { Ok(Object::shared(self.object(index)?)) }
    }

    /// The result of a function that gives back an argument on some ways.
    pub fn outcome(&self, value: impl IntoPython) -> Eval<Object> {
        match crate::returned::which() {
            Some(index) => self.itself(index),
            None => value.into_python(),
        }
    }

    /// Leaves when a changed argument is also given as another one.
    pub fn distinct(&self, changed: usize) -> Eval<()> {
        let object = self.object(changed)?;
        known(
            self.0
                .iter()
                .enumerate()
                .all(|(index, other)| index == changed || *other != object),
        )
    }

    /// Leaves when a container is in a container argument in two places, or is another argument, too, or in one.
    pub fn distinct_items(&self, index: usize) -> Eval<()> {
        let changed = self.object(index)?;
        let (mut own, mut others) = (vec![changed], Vec::new());
        // SAFETY: the objects live as long as the arguments.
        unsafe {
            containers::inner(changed, &mut own)?;
            for (place, other) in self.0.iter().enumerate() {
                if place != index {
                    others.extend(Some(*other).filter(|x| containers::is_container(*x)));
                    containers::inner(*other, &mut others)?;
                }
            }
        }
        let count = own.len();
        own.sort_unstable();
        own.dedup();
        known(own.len() == count && others.iter().all(|x| own.binary_search(x).is_err()))
    }

    /// Leaves when a container is in two places among the fields of instances that came in and the arguments.
    pub fn distinct_fields(&self) -> Eval<()> {
        let mut all = Vec::new();
        // SAFETY: the objects live as long as the arguments.
        unsafe { self.0.iter().try_for_each(|x| containers::all(*x, &mut all))? };
        crate::outside::containers(&mut all)?;
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        known(all.len() == count)
    }

    /// What brings a changed argument up to date; nothing is changed yet. Containers in it must be as they were.
    pub fn changes<T: Update>(&self, index: usize, value: T) -> Eval<Changes> {
        let mut changes = Changes::default();
        // SAFETY: the object lives as long as the arguments.
        unsafe { value.update(self.object(index)?, false, &mut changes)? };
        Ok(changes)
    }

    /// As [`Self::changes`], where containers in the argument were changed too, each in its place and none moved.
    /// [`Self::distinct_items`] has been asked before.
    pub fn changes_within<T: Update>(&self, index: usize, value: T) -> Eval<Changes> {
        let mut changes = Changes::default();
        // SAFETY: the object lives as long as the arguments.
        unsafe { value.update(self.object(index)?, true, &mut changes)? };
        Ok(changes)
    }

    /// As [`Self::changes`], where containers in a list have changed places or were taken out, and are as they were otherwise.
    pub fn changes_moved<T: Update>(&self, index: usize, value: Vec<T>) -> Eval<Changes> {
        let mut changes = Changes::default();
        // SAFETY: the object lives as long as the arguments.
        unsafe { changes::moved(&value, self.object(index)?, &mut changes)? };
        Ok(changes)
    }

    /// Tells which class the instances of a struct must be of, and those that are made.
    pub fn class<T: crate::outside::Outside>(&self, index: usize) -> Eval<()> {
        T::class().is(self.object(index)?);
        Ok(())
    }

    fn object(&self, index: usize) -> Eval<*mut ffi::PyObject> {
        self.0.get(index).copied().ok_or(Leave::ToOriginal)
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
