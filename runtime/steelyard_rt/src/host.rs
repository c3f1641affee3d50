//! What only the interpreter knows: its Unicode tables, and functions whose last bit depends on its version. Only
//! built-in functions and methods of exact built-in types are called, so no code of the program runs.

use crate::convert::{FromPython, IntoPython, Object};
use crate::{known, Eval, Leave};
use pyo3::ffi;
use std::ffi::CString;

/// A new object, or out to the original, which meets the same error.
unsafe fn checked(pointer: *mut ffi::PyObject) -> Eval<Object> {
    Object::owned(pointer)
}

fn name(text: &str) -> Eval<CString> {
    CString::new(text).map_err(|_| Leave::ToOriginal)
}

unsafe fn taken<R: FromPython>(pointer: *mut ffi::PyObject) -> Eval<R> {
    R::from_python(checked(pointer)?.as_pointer())
}

/// `receiver.method(*arguments)`; the arguments are a tuple.
pub(crate) fn method<R: FromPython>(receiver: impl IntoPython, method: &str, arguments: impl IntoPython) -> Eval<R> {
    let (receiver, arguments, method) = (receiver.into_python()?, arguments.into_python()?, name(method)?);
    // SAFETY: the objects are owned here; the lock is held.
    unsafe {
        let function = checked(ffi::PyObject_GetAttrString(receiver.as_pointer(), method.as_ptr()))?;
        taken(ffi::PyObject_CallObject(function.as_pointer(), arguments.as_pointer()))
    }
}

/// `module.member`.
pub(crate) fn member(module: &str, member: &str) -> Eval<Object> {
    let (module, member) = (name(module)?, name(member)?);
    // SAFETY: the lock is held.
    unsafe {
        let module = checked(ffi::PyImport_ImportModule(module.as_ptr()))?;
        checked(ffi::PyObject_GetAttrString(module.as_pointer(), member.as_ptr()))
    }
}

/// `module.function(*arguments)`; the arguments are a tuple.
pub(crate) fn call<R: FromPython>(module: &str, function: &str, arguments: impl IntoPython) -> Eval<R> {
    let (function, arguments) = (member(module, function)?, arguments.into_python()?);
    // SAFETY: the objects are owned here; the lock is held.
    unsafe { taken(ffi::PyObject_CallObject(function.as_pointer(), arguments.as_pointer())) }
}

/// `a / b` of integers, rounded once.
pub(crate) fn true_div(a: impl IntoPython, b: impl IntoPython) -> Eval<f64> {
    let (a, b) = (a.into_python()?, b.into_python()?);
    // SAFETY: as above.
    unsafe { taken(ffi::PyNumber_TrueDivide(a.as_pointer(), b.as_pointer())) }
}

/// `repr(object)`.
pub(crate) fn repr(object: impl IntoPython) -> Eval<crate::text::Str> {
    let object = object.into_python()?;
    // SAFETY: as above.
    unsafe { taken(ffi::PyObject_Repr(object.as_pointer())) }
}

/// A new object: `module.class(*arguments)`.
pub(crate) fn make(module: &str, class: &str, arguments: impl IntoPython) -> Eval<Object> {
    let (class, arguments) = (member(module, class)?, arguments.into_python()?);
    // SAFETY: as above.
    unsafe { checked(ffi::PyObject_CallObject(class.as_pointer(), arguments.as_pointer())) }
}

/// Leaves unless the object is of exactly this class.
pub(crate) unsafe fn exactly(object: *mut ffi::PyObject, module: &str, class: &str) -> Eval<()> {
    known(ffi::Py_TYPE(object).cast() == member(module, class)?.as_pointer())
}

/// An attribute of an object.
pub(crate) unsafe fn attribute(object: *mut ffi::PyObject, attribute: &str) -> Eval<Object> {
    checked(ffi::PyObject_GetAttrString(object, name(attribute)?.as_ptr()))
}

/// The items of an object of exactly this class, and an attribute of it.
pub(crate) unsafe fn take_apart<T: FromPython, A: FromPython>(
    object: *mut ffi::PyObject,
    module: &str,
    class: &str,
    attribute: &str,
) -> Eval<(Vec<T>, A)> {
    exactly(object, module, class)?;
    let list = checked(ffi::PySequence_List(object))?;
    Ok((
        Vec::from_python(list.as_pointer())?,
        A::from_python(self::attribute(object, attribute)?.as_pointer())?,
    ))
}
