//! The extension module of a port. Only what is the same in every supported version of PyO3 is used, so that one source
//! serves them all.

use crate::convert::{Arguments, IntoPython, Object};
use crate::{Eval, Leave};
use pyo3::ffi;
use std::os::raw::c_char;

/// A function as the interpreter calls it: `METH_FASTCALL`.
pub type Entry = unsafe extern "C" fn(*mut ffi::PyObject, *const *mut ffi::PyObject, isize) -> *mut ffi::PyObject;

/// Runs one call. `NotImplemented` tells the shim to call the original.
///
/// # Safety
/// Called by the interpreter with its arguments.
pub unsafe fn call(
    items: *const *mut ffi::PyObject,
    count: isize,
    ported: fn(&Arguments) -> Eval<Object>,
) -> *mut ffi::PyObject {
    let arguments = Arguments::new(items, count);
    // A panic must not cross into the interpreter; it can only come before any visible effect.
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| ported(&arguments)));
    match outcome.unwrap_or(Err(Leave::ToOriginal)) {
        Ok(object) => object.into_pointer(),
        Err(Leave::Raised) => std::ptr::null_mut(),
        Err(Leave::ToOriginal | Leave::Raise(_) | Leave::Own(..) | Leave::Said(..)) => {
            ffi::Py_INCREF(ffi::Py_NotImplemented());
            ffi::Py_NotImplemented()
        }
    }
}

/// The result of a call as an object.
pub fn result<T: IntoPython>(value: T) -> Eval<Object> {
    value.into_python()
}

/// One row of the table of functions; the name ends with a NUL.
pub fn method(name: &'static str, entry: Entry) -> ffi::PyMethodDef {
    ffi::PyMethodDef {
        ml_name: name.as_ptr().cast::<c_char>(),
        // SAFETY: the union holds a function pointer; `METH_FASTCALL` says which kind. Its fields have other names in other versions.
        ml_meth: unsafe { std::mem::transmute::<Entry, ffi::PyMethodDefPointer>(entry) },
        ml_flags: ffi::METH_FASTCALL,
        ml_doc: std::ptr::null(),
    }
}

/// What the interpreter numbers the state of a class with: another number after each change of its attributes. 0 where it has none.
///
/// # Safety
/// Called by the interpreter with its arguments.
unsafe extern "C" fn class_version(
    _module: *mut ffi::PyObject,
    items: *const *mut ffi::PyObject,
    count: isize,
) -> *mut ffi::PyObject {
    let version = match Arguments::new(items, count).itself(0) {
        Ok(class) if ffi::PyType_Check(class.as_pointer()) != 0 => {
            let class = class.as_pointer().cast::<ffi::PyTypeObject>();
            let valid = ffi::PyType_HasFeature(class, ffi::Py_TPFLAGS_VALID_VERSION_TAG) != 0;
            std::os::raw::c_ulong::from(if valid { (*class).tp_version_tag } else { 0 })
        }
        _ => 0,
    };
    ffi::PyLong_FromUnsignedLong(version)
}

/// Makes the module `_native`.
///
/// # Safety
/// Called once, by the interpreter, when the module is imported.
pub unsafe fn module(mut methods: Vec<ffi::PyMethodDef>) -> *mut ffi::PyObject {
    methods.push(method("__class_version__\0", class_version));
    methods.push(std::mem::zeroed());
    let definition = ffi::PyModuleDef {
        m_base: ffi::PyModuleDef_HEAD_INIT,
        m_name: "_native\0".as_ptr().cast(),
        m_doc: std::ptr::null(),
        m_size: -1,
        m_methods: Box::leak(methods.into_boxed_slice()).as_mut_ptr(),
        m_slots: std::ptr::null_mut(),
        m_traverse: None,
        m_clear: None,
        m_free: None,
    };
    // The interpreter keeps pointers to both for as long as it lives.
    ffi::PyModule_Create(Box::leak(Box::new(definition)))
}

/// Declares the functions of the extension: `extension! { score => score_from_python }`; `move_ as "move"` where Python has another name.
#[macro_export]
macro_rules! extension {
    (@python $name:ident) => { stringify!($name) };
    (@python $name:ident $python:literal) => { $python };
    ($($name:ident $(as $python:literal)? => $ported:path),+ $(,)?) => {
        mod entries {
            $(
                pub unsafe extern "C" fn $name(
                    _module: *mut pyo3::ffi::PyObject,
                    items: *const *mut pyo3::ffi::PyObject,
                    count: isize,
                ) -> *mut pyo3::ffi::PyObject {
                    $crate::extension::call(items, count, $ported)
                }
            )+
        }

        /// Called by the interpreter when the module is imported.
        ///
        /// # Safety
        /// Only the interpreter calls it.
        #[no_mangle]
        #[allow(non_snake_case)]
        pub unsafe extern "C" fn PyInit__native() -> *mut pyo3::ffi::PyObject {
            $crate::extension::module(vec![
                $($crate::extension::method(concat!($crate::extension!(@python $name $($python)?), "\0"), entries::$name)),+
            ])
        }
    };
}
