//! Texts of the program as Python objects: the same object each time, as the interpreter has one for a constant.

use super::scalars::new_text;
use super::Object;
use crate::text::Str;
use crate::Eval;
use pyo3::ffi;
use std::ptr::null_mut;
use std::sync::atomic::{AtomicPtr, Ordering};

/// Where a text of the program stands in memory, and its object.
struct Place {
    text: AtomicPtr<u8>,
    object: AtomicPtr<ffi::PyObject>,
}

#[allow(clippy::declare_interior_mutable_const)]
const EMPTY: Place = Place {
    text: AtomicPtr::new(null_mut()),
    object: AtomicPtr::new(null_mut()),
};

const COUNT: usize = 64;

/// The objects stay for as long as the process. Who comes later to a place that is taken gets a new object each time.
static PLACES: [Place; COUNT] = [EMPTY; COUNT];

/// The object of a text that is never released.
///
/// # Safety
/// The interpreter's lock is held, which keeps others away from the places.
#[inline]
pub(super) unsafe fn object(literal: &Str) -> Eval<Object> {
    let text = literal.as_ptr() as *mut u8;
    let place = &PLACES[(text as usize ^ literal.len() ^ text as usize >> 6) % COUNT];
    let known = place.object.load(Ordering::Relaxed);
    if !known.is_null()
        && place.text.load(Ordering::Relaxed) == text
        && ffi::PyUnicode_GetLength(known) == literal.len() as isize
    {
        return Ok(Object::shared(known));
    }
    make(literal, place)
}

#[cold]
unsafe fn make(literal: &Str, place: &Place) -> Eval<Object> {
    let object = new_text(literal)?;
    if literal.is_ascii() && place.object.load(Ordering::Relaxed).is_null() {
        place.text.store(literal.as_ptr() as *mut u8, Ordering::Relaxed);
        place
            .object
            .store(Object::shared(object.as_pointer()).into_pointer(), Ordering::Relaxed);
    }
    Ok(object)
}
