//! The interpreter as the judge: the same calls in Rust and in Python, with the same arguments.

// Not every test file uses all of it.
#![allow(dead_code)]

mod sample;

pub use sample::Sample;

use pyo3::ffi;
use std::ffi::CString;
use std::sync::Once;
use steelyard_rt::convert::{FromPython, IntoPython, Object};
use steelyard_rt::{Eval, Leave};

/// Runs something with the interpreter's lock.
pub fn with_python<R>(run: impl FnOnce() -> R) -> R {
    static START: Once = Once::new();
    // SAFETY: the interpreter is started once, and its lock given away for others to take.
    unsafe {
        START.call_once(|| {
            ffi::Py_InitializeEx(0);
            execute(include_str!("judge.py"));
            ffi::PyEval_SaveThread();
        });
        let _lock = Lock(Some(ffi::PyGILState_Ensure()));
        run()
    }
}

/// The interpreter's lock, given back when a test fails too.
struct Lock(Option<ffi::PyGILState_STATE>);

impl Drop for Lock {
    fn drop(&mut self) {
        if let Some(state) = self.0.take() {
            // SAFETY: it was taken by the same thread.
            unsafe { ffi::PyGILState_Release(state) }
        }
    }
}

/// How often to ask, and how many calls in a hundred may leave.
pub struct Check {
    calls: u32,
    leaves: u32,
}

/// Every call has a value or raises what Python raises.
pub const EXACT: Check = Check { calls: 2000, leaves: 0 };

/// Up to so many calls in a hundred may leave to the original.
pub const fn leaving(percent: u32) -> Check {
    Check {
        calls: 2000,
        leaves: percent,
    }
}

impl Check {
    /// Compares with a Python expression for a function, for example `lambda a, b: a + b`.
    pub fn same<A, R>(&self, python: &str, arguments: impl Fn(&mut Sample) -> A, rust: impl Fn(A) -> Eval<R>)
    where
        A: IntoPython + FromPython,
        R: IntoPython,
    {
        with_python(|| {
            let mut left = 0;
            let function = evaluate(python);
            for seed in 0..self.calls {
                let given = object(arguments(&mut Sample::new(seed)));
                // SAFETY: the object is alive.
                let taken = unsafe { A::from_python(given.as_pointer()) };
                let taken = taken.unwrap_or_else(|_| panic!("{python}: arguments do not come back"));
                let (kind, value) = match rust(taken).and_then(IntoPython::into_python) {
                    Ok(value) => ("value".to_owned(), value),
                    Err(Leave::Raise(kind) | Leave::Own(_, kind) | Leave::Said(_, kind, _)) => {
                        (format!("{kind:?}"), object(()))
                    }
                    Err(Leave::ToOriginal) => {
                        left += 1;
                        continue;
                    }
                    Err(Leave::Raised) => panic!("{python}: a signal"),
                };
                let complaint = judge(&function, &given, &kind, &value);
                assert!(complaint.is_empty(), "{python}, seed {seed}: {complaint}");
            }
            let share = f64::from(left) * 100.0 / f64::from(self.calls);
            assert!(
                share <= f64::from(self.leaves),
                "{python}: {share} % of the calls leave"
            );
        });
    }
}

/// A Python object, which the test needs.
pub fn object(value: impl IntoPython) -> Object {
    value.into_python().expect("there is memory")
}

/// The value of an expression in the judge's module.
pub fn evaluate(expression: &str) -> Object {
    run(expression, ffi::Py_eval_input)
}

/// Runs statements in the judge's module.
pub fn execute(statements: &str) {
    run(statements, ffi::Py_file_input);
}

fn run(source: &str, mode: std::os::raw::c_int) -> Object {
    let text = CString::new(source).expect("source without NUL");
    // SAFETY: the lock is held; the dictionary belongs to the module, which stays.
    unsafe {
        let globals = ffi::PyModule_GetDict(ffi::PyImport_AddModule("__main__\0".as_ptr().cast()));
        let code = ffi::Py_CompileString(text.as_ptr(), "test\0".as_ptr().cast(), mode);
        let value = if code.is_null() {
            code
        } else {
            ffi::PyEval_EvalCode(code, globals, globals)
        };
        if value.is_null() {
            ffi::PyErr_Print();
            panic!("Python fails: {source}");
        }
        ffi::Py_XDECREF(code);
        Holder(value).into_python().expect("it is there")
    }
}

/// A reference from the interpreter.
struct Holder(*mut ffi::PyObject);

impl IntoPython for Holder {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: the reference is owned and given away.
        unsafe { Ok(Object::from_owned(self.0)) }
    }
}

/// What the judge says; nothing when Python agrees.
fn judge(function: &Object, arguments: &Object, kind: &str, value: &Object) -> String {
    let judge = evaluate("judge");
    let kind = object(kind.to_owned());
    // SAFETY: the objects are alive; the null ends the list.
    unsafe {
        let answer = ffi::PyObject_CallFunctionObjArgs(
            judge.as_pointer(),
            function.as_pointer(),
            arguments.as_pointer(),
            kind.as_pointer(),
            value.as_pointer(),
            std::ptr::null_mut::<ffi::PyObject>(),
        );
        if answer.is_null() {
            ffi::PyErr_Print();
            panic!("the judge fails");
        }
        let answer = Object::from_owned(answer);
        steelyard_rt::text::Str::from_python(answer.as_pointer())
            .expect("an answer is a text")
            .as_str()
            .to_owned()
    }
}
