//! Instances of classes: references, as in Python. They live inside one call of a ported function.

use crate::equal::Equal;
use crate::key::Key;
use crate::{Eval, Leave};
use std::any::Any;
use std::cell::{Ref, RefCell, RefMut};
use std::rc::Rc;

thread_local! {
    static ALL: RefCell<Vec<Rc<dyn Clear>>> = const { RefCell::new(Vec::new()) };
}

/// What instances that may hold one another have: at the end of the call nobody else takes them apart.
trait Clear {
    fn clear(&self);
}

impl<T: Default> Clear for RefCell<T> {
    fn clear(&self) {
        if let Ok(mut fields) = self.try_borrow_mut() {
            *fields = T::default();
        }
    }
}

/// Takes apart, when it goes, what was made with [`Instance::circular`] after it.
pub struct Scope(usize);

/// To be held while a function runs that makes such instances.
pub fn scope() -> Scope {
    Scope(ALL.with(|all| all.borrow().len()))
}

impl Drop for Scope {
    fn drop(&mut self) {
        let made = ALL.with(|all| all.borrow_mut().split_off(self.0));
        // One after the other: a long list must not be dropped by recursion.
        made.iter().for_each(|instance| instance.clear());
    }
}

/// A reference to an instance.
pub struct Instance<T>(Option<Rc<RefCell<T>>>);

impl<T: Default> Instance<T> {
    /// A new instance, its fields without values.
    pub fn new() -> Self {
        Instance(Some(Rc::new(RefCell::new(T::default()))))
    }
}

impl<T: Default + 'static> Instance<T> {
    /// A new instance that may come to hold itself. It lives until its [`Scope`] ends.
    pub fn circular() -> Self {
        let made = Rc::new(RefCell::new(T::default()));
        ALL.with(|all| all.borrow_mut().push(made.clone()));
        Instance(Some(made))
    }
}

impl<T> Instance<T> {
    /// What a function makes of the fields.
    ///
    /// # Errors
    /// As [`Instance::look`].
    #[inline]
    pub fn get<R>(&self, field: impl FnOnce(&T) -> R) -> Eval<R> {
        self.look().map(|fields| field(&fields))
    }

    /// The fields, to be looked at.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] while somebody changes them.
    #[inline]
    pub fn look(&self) -> Eval<Ref<'_, T>> {
        let fields = self.0.as_ref().ok_or(Leave::ToOriginal)?;
        fields.try_borrow().map_err(|_| Leave::ToOriginal)
    }

    /// The fields, to be changed.
    ///
    /// # Errors
    /// [`Leave::ToOriginal`] while somebody looks at them.
    #[inline]
    pub fn change(&self) -> Eval<RefMut<'_, T>> {
        let fields = self.0.as_ref().ok_or(Leave::ToOriginal)?;
        fields.try_borrow_mut().map_err(|_| Leave::ToOriginal)
    }

    /// A reference to these fields.
    pub(crate) fn of(fields: Rc<RefCell<T>>) -> Self {
        Instance(Some(fields))
    }

    pub(crate) fn address(&self) -> usize {
        self.0.as_ref().map_or(0, |x| Rc::as_ptr(x) as usize)
    }
}

impl<T: 'static> Instance<T> {
    /// Keeps the instance, and with it its address.
    pub(crate) fn kept(&self) -> Option<Rc<dyn Any>> {
        self.0.clone().map(|x| x as Rc<dyn Any>)
    }
}

impl<T> Clone for Instance<T> {
    #[inline]
    fn clone(&self) -> Self {
        Instance(self.0.clone())
    }
}

/// In the place of a variable or a field that has no value yet; nobody reads it.
impl<T> Default for Instance<T> {
    fn default() -> Self {
        Instance(None)
    }
}

impl<T> Equal for Instance<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        Ok(self.address() == other.address())
    }
}

/// What `is` compares.
pub trait Identity {
    /// No two live instances have the same; none has 0.
    fn identity(&self) -> usize;
}

impl<T> Identity for Instance<T> {
    fn identity(&self) -> usize {
        self.address()
    }
}

impl<T> Identity for Option<Instance<T>> {
    fn identity(&self) -> usize {
        self.as_ref().map_or(0, Instance::address)
    }
}

/// `a is b`
pub fn same(a: &impl Identity, b: &impl Identity) -> bool {
    a.identity() == b.identity()
}

impl<T> Key for Instance<T> {
    fn hash(&self) -> u64 {
        (self.address() as u64 >> 4).wrapping_mul(0x9E37_79B9_7F4A_7C15)
    }

    fn same(&self, other: &Self) -> bool {
        self.address() == other.address()
    }

    /// By its address, which is another one in Python: nobody runs over such a set.
    fn python_hash(&self) -> Eval<i64> {
        Ok((self.address() >> 4) as i64)
    }
}
