//! Instances that come from Python and go there. One object is one instance for the whole call, and the other way round. What comes in
//! is looked at until the call ends: who wants to change it leaves to the original.

use crate::convert::{FromPython, IntoPython, Object, Same, Update};
use crate::instance::Instance;
use crate::{known, Eval, Leave};
use pyo3::ffi;
use std::any::Any;
use std::cell::RefCell;
use std::collections::HashMap;
use std::os::raw::c_char;
use std::ptr::null_mut;
use std::rc::Rc;
use std::sync::atomic::{AtomicPtr, Ordering};

/// A class whose fields are those of a struct. [`outside!`](crate::outside!) says which.
pub trait Outside: Default + Sized + 'static {
    /// The number of its fields.
    const COUNT: isize;

    /// The class in Python.
    fn class() -> &'static Class;

    /// The fields of an instance.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] where one is missing or has another type.
    fn read(from: &Fields) -> Eval<Self>;

    /// The fields and their names, in the order in which `__init__` sets them.
    ///
    /// # Errors
    /// As [`IntoPython::into_python`].
    fn write(&self) -> Eval<Vec<(&'static Name, Object)>>;
}

/// The class of a struct, as the call under way has given it.
pub struct Class(AtomicPtr<ffi::PyObject>);

impl Class {
    /// Not known yet.
    pub const fn new() -> Self {
        Self(AtomicPtr::new(null_mut()))
    }

    /// It is this one.
    pub fn is(&self, class: *mut ffi::PyObject) {
        self.0.store(class, Ordering::Relaxed);
    }

    fn get(&self) -> *mut ffi::PyTypeObject {
        self.0.load(Ordering::Relaxed).cast()
    }
}

impl Default for Class {
    fn default() -> Self {
        Self::new()
    }
}

/// The name of a field, made into an object once.
pub struct Name(&'static str, AtomicPtr<ffi::PyObject>);

impl Name {
    /// The text ends with NUL.
    pub const fn new(text: &'static str) -> Self {
        Self(text, AtomicPtr::new(null_mut()))
    }

    fn object(&self) -> Eval<*mut ffi::PyObject> {
        let known = self.1.load(Ordering::Relaxed);
        if !known.is_null() {
            return Ok(known);
        }
        // SAFETY: the text ends with NUL; the interpreter's lock is held. The name lives as long as the process.
        let made = unsafe { Object::owned(ffi::PyUnicode_InternFromString(self.0.as_ptr().cast::<c_char>()))? };
        let made = made.into_pointer();
        self.1.store(made, Ordering::Relaxed);
        Ok(made)
    }
}

/// Where the fields of an instance stand: in its dict, or in its slots.
pub struct Fields {
    object: *mut ffi::PyObject,
    dict: Option<Object>,
}

impl Fields {
    /// An attribute that is no field would hide one of the class.
    unsafe fn of(object: *mut ffi::PyObject, count: isize) -> Eval<Self> {
        let dict = ffi::PyObject_GenericGetDict(object, null_mut());
        if dict.is_null() {
            ffi::PyErr_Clear();
            return Ok(Self { object, dict: None });
        }
        let dict = Object::owned(dict)?;
        known(ffi::PyDict_CheckExact(dict.as_pointer()) != 0 && ffi::PyDict_Size(dict.as_pointer()) == count)?;
        Ok(Self {
            object,
            dict: Some(dict),
        })
    }

    /// The value of one.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] where it is missing or has another type.
    pub fn get<T: FromPython>(&self, name: &Name) -> Eval<T> {
        let name = name.object()?;
        // SAFETY: the object lives as long as the arguments; its class, which has been looked at, runs no code here.
        unsafe {
            let value = match &self.dict {
                Some(dict) => entry(dict, name)?,
                None => Object::owned(ffi::PyObject_GenericGetAttr(self.object, name))?,
            };
            T::from_python(value.as_pointer())
        }
    }
}

/// The value of a key, looked for one after the other: a key that is no plain text would be compared by code of its own.
unsafe fn entry(dict: &Object, name: *mut ffi::PyObject) -> Eval<Object> {
    let (mut place, mut key, mut value) = (0, null_mut(), null_mut());
    while ffi::PyDict_Next(dict.as_pointer(), &mut place, &mut key, &mut value) != 0 {
        if key == name || (ffi::PyUnicode_CheckExact(key) != 0 && ffi::PyUnicode_Compare(key, name) == 0) {
            return Ok(Object::shared(value));
        }
    }
    Err(Leave::ToOriginal)
}

#[derive(Default)]
struct Known {
    /// By the address of the object.
    instances: HashMap<usize, Rc<dyn Any>>,
    /// By the address of the instance; the objects are the caller's, or in the result.
    objects: HashMap<usize, *mut ffi::PyObject>,
    /// Made instances that have become objects: while they live, no other has their address.
    made: Vec<Rc<dyn Any>>,
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Forgets at its end which object is which instance.
pub struct Scope(());

/// To be held during a call.
pub fn scope() -> Scope {
    Scope(())
}

impl Drop for Scope {
    fn drop(&mut self) {
        drop(KNOWN.with(|known| known.take()));
    }
}

impl<T: Outside> FromPython for Instance<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::Py_TYPE(object) == T::class().get())?;
        if let Some(found) = KNOWN.with(|known| known.borrow().instances.get(&(object as usize)).cloned()) {
            return found.downcast().map(Instance::of).map_err(|_| Leave::ToOriginal);
        }
        let made = Rc::new(RefCell::new(T::read(&Fields::of(object, T::COUNT)?)?));
        // Never given back: nobody can change it.
        std::mem::forget(made.borrow());
        KNOWN.with(|known| {
            let mut known = known.borrow_mut();
            known.instances.insert(object as usize, made.clone());
            known.objects.insert(Rc::as_ptr(&made) as usize, object);
        });
        Ok(Instance::of(made))
    }
}

fn found<T: Outside>(instance: &Instance<T>) -> Option<*mut ffi::PyObject> {
    KNOWN.with(|known| known.borrow().objects.get(&instance.address()).copied())
}

impl<T: Outside> IntoPython for Instance<T> {
    fn into_python(self) -> Eval<Object> {
        // SAFETY: the object is an argument's or was made here and is part of the result; an instance without a hook of its
        // class comes to be as `object.__new__` makes it.
        unsafe {
            if let Some(object) = found(&self) {
                return Ok(Object::shared(object));
            }
            let fields = self.get(T::write)??;
            let made = Object::owned(ffi::PyType_GenericAlloc(T::class().get(), 0))?;
            for (name, value) in fields {
                if ffi::PyObject_GenericSetAttr(made.as_pointer(), name.object()?, value.as_pointer()) != 0 {
                    ffi::PyErr_Clear();
                    return Err(Leave::ToOriginal);
                }
            }
            KNOWN.with(|known| {
                let mut known = known.borrow_mut();
                known.objects.insert(self.address(), made.as_pointer());
                known.made.extend(self.kept());
            });
            Ok(made)
        }
    }
}

impl<T: Outside> Same for Instance<T> {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        found(self) == Some(object)
    }
}

impl<T: Outside> Update for Instance<T> {}

/// Declares the fields of a struct: `outside! { Point { x: "x", y: "y" } }`.
#[macro_export]
macro_rules! outside {
    ($name:ident { $($field:ident: $text:literal),* $(,)? }) => {
        impl $crate::outside::Outside for $name {
            const COUNT: isize = <[&str]>::len(&[$($text),*]) as isize;

            fn class() -> &'static $crate::outside::Class {
                static CLASS: $crate::outside::Class = $crate::outside::Class::new();
                &CLASS
            }

            fn read(from: &$crate::outside::Fields) -> $crate::Eval<Self> {
                let _ = from;
                Ok(Self {
                    $($field: {
                        static NAME: $crate::outside::Name = $crate::outside::Name::new(concat!($text, "\0"));
                        from.get(&NAME)?
                    }),*
                })
            }

            fn write(&self) -> $crate::Eval<Vec<(&'static $crate::outside::Name, $crate::convert::Object)>> {
                Ok(vec![$({
                    static NAME: $crate::outside::Name = $crate::outside::Name::new(concat!($text, "\0"));
                    (&NAME, $crate::convert::IntoPython::into_python(self.$field.clone())?)
                }),*])
            }
        }
    };
}
