//! Instances that come from Python and go there. One object is one instance for the whole call, and the other way round. What the call
//! changes in one that came in is written back when it has succeeded, into the fields and into the containers that these hold.

use crate::convert::{containers, Changes, FromPython, IntoPython, Object, Same, Update};
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
    /// The class in Python.
    fn class() -> &'static Class;

    /// Whether this is the name of one of its fields, in the struct or not.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] without memory.
    ///
    /// # Safety
    /// A valid object; the interpreter's lock is held.
    unsafe fn has(name: *mut ffi::PyObject) -> Eval<bool>;

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

    /// What brings the fields up to date that may have been changed.
    ///
    /// # Errors
    /// As [`Update::update`].
    fn update(self, from: &Fields, renewed: &[&str], changes: &mut Changes) -> Eval<()>;

    /// What brings the container of one field up to date, before the field gets another one.
    ///
    /// # Errors
    /// As [`Update::update`].
    fn settle(&self, field: &str, from: &Fields, changes: &mut Changes) -> Eval<()>;

    /// The containers in the fields, at any depth.
    ///
    /// # Errors
    /// As [`Outside::read`].
    fn containers(from: &Fields, seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()>;
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

    /// Whether a key of a dict is this name. One that is no plain text would be compared by code of its own.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] without memory.
    ///
    /// # Safety
    /// A valid object; the interpreter's lock is held.
    pub unsafe fn is(&self, key: *mut ffi::PyObject) -> Eval<bool> {
        let name = self.object()?;
        Ok(key == name || (ffi::PyUnicode_CheckExact(key) != 0 && ffi::PyUnicode_Compare(key, name) == 0))
    }
}

/// Where the fields of an instance stand: in its dict, or in its slots.
pub struct Fields {
    /// Owned: what is changed may have been taken out of the last place that held it.
    object: Object,
    dict: Option<Object>,
}

impl Fields {
    /// An attribute that is no field would hide one of the class.
    unsafe fn of<T: Outside>(object: *mut ffi::PyObject) -> Eval<Self> {
        let dict = ffi::PyObject_GenericGetDict(object, null_mut());
        if dict.is_null() {
            ffi::PyErr_Clear();
            return Ok(Self {
                object: Object::shared(object),
                dict: None,
            });
        }
        let dict = Object::owned(dict)?;
        known(ffi::PyDict_CheckExact(dict.as_pointer()) != 0)?;
        let (mut place, mut key, mut value) = (0, null_mut(), null_mut());
        while ffi::PyDict_Next(dict.as_pointer(), &mut place, &mut key, &mut value) != 0 {
            known(T::has(key)?)?;
        }
        Ok(Self {
            object: Object::shared(object),
            dict: Some(dict),
        })
    }

    /// The value of one.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] where it is missing or has another type.
    pub fn get<T: FromPython>(&self, name: &Name) -> Eval<T> {
        // SAFETY: the object lives while it is read.
        unsafe { T::from_python(self.object(name)?.as_pointer()) }
    }

    /// Brings a field up to date: its container in its place, or another object where it got one.
    ///
    /// # Errors
    /// As [`Update::update`].
    pub fn update<T: Update>(&self, name: &Name, value: T, renewed: bool, changes: &mut Changes) -> Eval<()> {
        // SAFETY: the old object stays in its field until the changes are made.
        let new = unsafe {
            if renewed {
                Some(value.into_python()?)
            } else {
                value.update(self.object(name)?.as_pointer(), true, changes)?
            }
        };
        if let Some(new) = new {
            // SAFETY: a valid name; dict and object live as long as the call.
            unsafe {
                changes.field(
                    self.object.as_pointer(),
                    self.dict.as_ref(),
                    Object::shared(name.object()?),
                    new,
                )
            };
        }
        Ok(())
    }

    /// The containers in a field.
    ///
    /// # Errors
    /// As [`Fields::get`].
    pub fn containers(&self, name: &Name, seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()> {
        // SAFETY: the object lives as long as the arguments.
        unsafe { containers::all(self.object(name)?.as_pointer(), seen) }
    }

    fn object(&self, name: &Name) -> Eval<Object> {
        // SAFETY: the object lives as long as the arguments; its class, which has been looked at, runs no code here.
        unsafe {
            match &self.dict {
                Some(dict) => entry(dict, name),
                None => Object::owned(ffi::PyObject_GenericGetAttr(self.object.as_pointer(), name.object()?)),
            }
        }
    }
}

/// The value of a key, looked for one after the other: all keys are plain texts.
unsafe fn entry(dict: &Object, name: &Name) -> Eval<Object> {
    let (mut place, mut key, mut value) = (0, null_mut(), null_mut());
    while ffi::PyDict_Next(dict.as_pointer(), &mut place, &mut key, &mut value) != 0 {
        if name.is(key)? {
            return Ok(Object::shared(value));
        }
    }
    Err(Leave::ToOriginal)
}

/// An instance that came in.
struct Arrived<T> {
    instance: Rc<RefCell<T>>,
    fields: Fields,
    /// Fields that have got another container.
    renewed: RefCell<Vec<&'static str>>,
    /// What the containers before them are to get.
    settled: RefCell<Changes>,
}

trait Came {
    fn instance(&self) -> Rc<dyn Any>;

    fn renew(&self, field: &'static str) -> Eval<()>;

    fn update(&self, changes: &mut Changes) -> Eval<()>;

    fn containers(&self, seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()>;
}

impl<T: Outside> Came for Arrived<T> {
    fn instance(&self) -> Rc<dyn Any> {
        self.instance.clone()
    }

    fn renew(&self, field: &'static str) -> Eval<()> {
        let mut renewed = self.renewed.borrow_mut();
        if !renewed.contains(&field) {
            // The old container may be somewhere else, too, where its changes must be seen.
            let now = self.instance.try_borrow().map_err(|_| Leave::ToOriginal)?;
            now.settle(field, &self.fields, &mut self.settled.borrow_mut())?;
            renewed.push(field);
        }
        Ok(())
    }

    fn update(&self, changes: &mut Changes) -> Eval<()> {
        let now = std::mem::take(&mut *self.instance.try_borrow_mut().map_err(|_| Leave::ToOriginal)?);
        changes.extend(self.settled.take());
        now.update(&self.fields, &self.renewed.borrow(), changes)
    }

    fn containers(&self, seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()> {
        T::containers(&self.fields, seen)
    }
}

#[derive(Default)]
struct Known {
    /// By the address of the object.
    instances: HashMap<usize, Rc<dyn Came>>,
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

fn arrived() -> Vec<Rc<dyn Came>> {
    KNOWN.with(|known| known.borrow().instances.values().cloned().collect())
}

/// What brings all instances up to date that came in. The call is over: nobody looks at them in Rust afterwards.
///
/// # Errors
/// [`Leave::ToOriginal`] where a value cannot go to Python.
pub fn changes() -> Eval<Changes> {
    let mut changes = Changes::default();
    arrived().iter().try_for_each(|x| x.update(&mut changes))?;
    Ok(changes)
}

/// The containers in the fields of all instances that came in, at any depth.
pub(crate) fn containers(seen: &mut Vec<*mut ffi::PyObject>) -> Eval<()> {
    arrived().iter().try_for_each(|x| x.containers(seen))
}

/// To be told before a field gets another container.
///
/// # Errors
/// As [`Outside::settle`].
pub fn renew<T: Outside>(instance: &Instance<T>, field: &'static str) -> Eval<()> {
    let came = KNOWN.with(|known| {
        let known = known.borrow();
        let object = known.objects.get(&instance.address())?;
        known.instances.get(&(*object as usize)).cloned()
    });
    came.map_or(Ok(()), |x| x.renew(field))
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
            return found
                .instance()
                .downcast()
                .map(Instance::of)
                .map_err(|_| Leave::ToOriginal);
        }
        let fields = Fields::of::<T>(object)?;
        let instance = Rc::new(RefCell::new(T::read(&fields)?));
        let came = Rc::new(Arrived {
            instance: instance.clone(),
            fields,
            renewed: RefCell::default(),
            settled: RefCell::default(),
        });
        KNOWN.with(|known| {
            let mut known = known.borrow_mut();
            known.instances.insert(object as usize, came);
            known.objects.insert(Rc::as_ptr(&instance) as usize, object);
        });
        Ok(Instance::of(instance))
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

/// Declares the fields of a struct: `outside! { Point { x: "x", y: "y" } }`; behind them those that may be changed, and those of the class that
/// the struct does without.
#[macro_export]
macro_rules! outside {
    (@name $text:literal) => {{
        static NAME: $crate::outside::Name = $crate::outside::Name::new(concat!($text, "\0"));
        &NAME
    }};
    ($name:ident { $($field:ident: $text:literal),* $(,)? }
        $(changes { $($changed:ident: $changed_text:literal),* $(,)? })?
        $(besides { $($beside:literal),* $(,)? })?
    ) => {
        impl $crate::outside::Outside for $name {
            fn class() -> &'static $crate::outside::Class {
                static CLASS: $crate::outside::Class = $crate::outside::Class::new();
                &CLASS
            }

            unsafe fn has(name: *mut pyo3::ffi::PyObject) -> $crate::Eval<bool> {
                Ok(false $(|| $crate::outside!(@name $text).is(name)?)* $($(|| $crate::outside!(@name $beside).is(name)?)*)?)
            }

            fn read(from: &$crate::outside::Fields) -> $crate::Eval<Self> {
                let _ = from;
                Ok(Self {
                    $($field: from.get($crate::outside!(@name $text))?),*
                })
            }

            fn write(&self) -> $crate::Eval<Vec<(&'static $crate::outside::Name, $crate::convert::Object)>> {
                Ok(vec![$((
                    $crate::outside!(@name $text) as &'static $crate::outside::Name,
                    $crate::convert::IntoPython::into_python(self.$field.clone())?,
                )),*])
            }

            fn update(self, from: &$crate::outside::Fields, renewed: &[&str], changes: &mut $crate::convert::Changes) -> $crate::Eval<()> {
                let _ = (from, renewed, &changes);
                $($(from.update($crate::outside!(@name $changed_text), self.$changed, renewed.contains(&$changed_text), changes)?;)*)?
                Ok(())
            }

            fn settle(&self, field: &str, from: &$crate::outside::Fields, changes: &mut $crate::convert::Changes) -> $crate::Eval<()> {
                let _ = (from, &changes);
                match field {
                    $($($changed_text => from.update($crate::outside!(@name $changed_text), self.$changed.clone(), false, changes),)*)?
                    _ => Ok(()),
                }
            }

            fn containers(from: &$crate::outside::Fields, seen: &mut Vec<*mut pyo3::ffi::PyObject>) -> $crate::Eval<()> {
                let _ = (from, &seen);
                $(from.containers($crate::outside!(@name $text), seen)?;)*
                Ok(())
            }
        }
    };
}
