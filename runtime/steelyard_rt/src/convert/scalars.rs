use super::{literals, FromPython, IntoPython, Object};
use crate::bytes::Bytes;
use crate::number::Number;
use crate::text::Str;
use crate::{known, Eval, Leave};
use pyo3::ffi;
use std::os::raw::c_int;

impl FromPython for i64 {
    #[inline]
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyLong_CheckExact(object) != 0)?;
        let mut overflow: c_int = 0;
        let value = ffi::PyLong_AsLongLongAndOverflow(object, &mut overflow);
        known(overflow == 0)?;
        Ok(value)
    }
}

impl FromPython for f64 {
    #[inline]
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyFloat_CheckExact(object) != 0)?;
        Ok(ffi::PyFloat_AS_DOUBLE(object))
    }
}

impl FromPython for Number {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        if ffi::PyFloat_CheckExact(object) != 0 {
            Ok(Number::Float(ffi::PyFloat_AS_DOUBLE(object)))
        } else {
            i64::from_python(object).map(Number::Int)
        }
    }
}

impl FromPython for bool {
    #[inline]
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyBool_Check(object) != 0)?;
        Ok(object == ffi::Py_True())
    }
}

impl FromPython for () {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(object == ffi::Py_None())
    }
}

impl FromPython for Str {
    #[inline]
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyUnicode_CheckExact(object) != 0)?;
        let mut size = 0;
        let bytes = ffi::PyUnicode_AsUTF8AndSize(object, &mut size);
        if bytes.is_null() {
            // A lone surrogate has no UTF-8.
            ffi::PyErr_Clear();
            return Err(Leave::ToOriginal);
        }
        // As many bytes as code points: all of them are ASCII.
        let ascii = size == ffi::PyUnicode_GetLength(object);
        Ok(Str::of_python(
            object,
            std::slice::from_raw_parts(bytes.cast(), size as usize),
            ascii,
        ))
    }
}

impl FromPython for Bytes {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyBytes_CheckExact(object) != 0)?;
        let (data, size) = (ffi::PyBytes_AsString(object), ffi::PyBytes_Size(object));
        Ok(Bytes::from(std::slice::from_raw_parts(
            data.cast::<u8>(),
            size as usize,
        )))
    }
}

impl<T: FromPython> FromPython for Option<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        if object == ffi::Py_None() {
            Ok(None)
        } else {
            T::from_python(object).map(Some)
        }
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

impl IntoPython for Number {
    fn into_python(self) -> Eval<Object> {
        match self {
            Number::Int(value) => value.into_python(),
            Number::Float(value) => value.into_python(),
        }
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
        // SAFETY: the lock is held; `None` is always there.
        unsafe { Ok(Object::shared(ffi::Py_None())) }
    }
}

impl IntoPython for Str {
    #[inline]
    fn into_python(self) -> Eval<Object> {
        // SAFETY: the lock is held; the reference of a new string is new, that of an old one is added.
        unsafe {
            match self.object() {
                Some(object) => Ok(Object::shared(object.as_ptr())),
                None if self.is_static() => literals::object(&self),
                None => new_text(&self),
            }
        }
    }
}

/// A new Python string. Of ASCII, its memory is filled without looking for what it is.
///
/// # Safety
/// The interpreter's lock is held.
pub(super) unsafe fn new_text(text: &Str) -> Eval<Object> {
    let bytes = text.as_bytes();
    // The interpreter has those of one character already.
    if !text.is_ascii() || bytes.len() < 2 {
        return Object::owned(ffi::PyUnicode_FromStringAndSize(
            text.as_ptr().cast(),
            bytes.len() as isize,
        ));
    }
    let object = Object::owned(ffi::PyUnicode_New(bytes.len() as isize, 127))?;
    // Of ASCII, this is the memory of the string itself; nobody else knows the string yet.
    let data = ffi::PyUnicode_AsUTF8AndSize(object.as_pointer(), std::ptr::null_mut());
    known(!data.is_null())?;
    std::ptr::copy_nonoverlapping(bytes.as_ptr(), data as *mut u8, bytes.len());
    Ok(object)
}

impl IntoPython for String {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: as above.
        unsafe {
            Object::owned(ffi::PyUnicode_FromStringAndSize(
                self.as_ptr().cast(),
                self.len() as isize,
            ))
        }
    }
}

impl IntoPython for Bytes {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: as above.
        unsafe {
            Object::owned(ffi::PyBytes_FromStringAndSize(
                self.as_ptr().cast(),
                self.len() as isize,
            ))
        }
    }
}

impl<T: IntoPython> IntoPython for Option<T> {
    fn into_python(self) -> Eval<Object> {
        match self {
            Some(value) => value.into_python(),
            None => ().into_python(),
        }
    }
}

impl IntoPython for Object {
    fn into_python(self) -> Eval<Object> {
        Ok(self)
    }
}
