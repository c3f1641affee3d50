//! `set` and `frozenset`. The order of iteration is Python's secret: it must not be seen outside.

use crate::dict::Dict;
use crate::key::Key;

/// A `set`.
#[derive(Clone, Debug, Default)]
pub struct Set<T> {
    items: Dict<T, ()>,
    /// Python would have made it by the same additions and nothing else, so that its layout can be had again.
    plain: bool,
}

/// A `frozenset`.
#[derive(Clone, Debug, Default)]
pub struct Frozen<T>(pub Set<T>);

impl<T: Key> Set<T> {
    pub fn new() -> Self {
        Self { items: Dict::new(), plain: true }
    }

    pub fn len(&self) -> usize {
        self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items, in the order of their adding, which is not Python's order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.items.iter().map(|(item, _)| item)
    }

    #[inline]
    pub fn contains(&self, item: &T) -> bool {
        self.items.contains(item)
    }

    /// Answers whether it is new.
    #[inline]
    pub fn insert(&mut self, item: T) -> bool {
        let mut new = false;
        self.items.get_or_insert_with(item, || new = true);
        new
    }
}
