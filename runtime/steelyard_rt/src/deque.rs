//! `collections.deque`.

use crate::convert::{FromPython, IntoPython, Object};
use crate::equal::Equal;
use crate::list::position;
use crate::{host, known, raise, Eval, Kind};
use pyo3::ffi;
use std::collections::VecDeque;

/// A `deque`, with its largest length if it has one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Deque<T> {
    items: VecDeque<T>,
    longest: Option<i64>,
}

impl<T> Deque<T> {
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.items.iter()
    }

    /// `deque.maxlen`
    pub fn longest(&self) -> Option<i64> {
        self.longest
    }

    fn full(&self) -> bool {
        self.longest.map_or(false, |x| self.items.len() as i64 > x)
    }
}

impl<T> IntoIterator for Deque<T> {
    type Item = T;
    type IntoIter = std::collections::vec_deque::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<T: FromPython> FromPython for Deque<T> {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        let (items, longest): (Vec<T>, Option<i64>) = host::take_apart(object, "collections", "deque", "maxlen")?;
        Ok(Self {
            items: items.into(),
            longest,
        })
    }
}

impl<T: IntoPython> IntoPython for Deque<T> {
    fn into_python(self) -> Eval<Object> {
        let items: Vec<T> = self.items.into();
        host::make("collections", "deque", (items, self.longest))
    }
}

impl<T: Equal> Equal for Deque<T> {
    fn equal(&self, other: &Self) -> Eval<bool> {
        if self.items.len() != other.items.len() {
            return Ok(false);
        }
        for (a, b) in self.iter().zip(other.iter()) {
            if !a.equal(b)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// `deque(items)`.
pub fn collect<T>(items: impl IntoIterator<Item = T>) -> Deque<T> {
    Deque {
        items: items.into_iter().collect(),
        longest: None,
    }
}

/// `deque(items, maxlen=longest)`.
pub fn collect_longest<T>(items: impl IntoIterator<Item = T>, longest: i64) -> Eval<Deque<T>> {
    if longest < 0 {
        return raise(Kind::ValueError);
    }
    let mut deque = Deque {
        items: VecDeque::new(),
        longest: Some(longest),
    };
    extend(&mut deque, items);
    Ok(deque)
}

/// `len(deque)`.
pub fn len<T>(deque: &Deque<T>) -> i64 {
    deque.items.len() as i64
}

/// `bool(deque)`.
pub fn truth<T>(deque: &Deque<T>) -> bool {
    !deque.items.is_empty()
}

/// The items from left to right.
pub fn items<T: Clone>(deque: &Deque<T>) -> impl DoubleEndedIterator<Item = T> + '_ {
    deque.iter().cloned()
}

/// `item in deque`.
pub fn contains<T: Equal>(item: &T, deque: &Deque<T>) -> Eval<bool> {
    for other in deque.iter() {
        if other.equal(item)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// `deque[index]`, looked at in its place.
pub fn item<T>(deque: &Deque<T>, index: i64) -> Eval<&T> {
    position(index, deque.items.len()).map(|place| &deque.items[place])
}

/// `deque[index]`, to be changed in its place.
pub fn item_mut<T>(deque: &mut Deque<T>, index: i64) -> Eval<&mut T> {
    position(index, deque.items.len()).map(move |place| &mut deque.items[place])
}

/// `deque[index]`.
pub fn at<T: Clone>(deque: &Deque<T>, index: i64) -> Eval<T> {
    position(index, deque.items.len()).map(|place| deque.items[place].clone())
}

/// `deque[index] = item`.
pub fn set<T>(deque: &mut Deque<T>, index: i64, item: T) -> Eval<()> {
    let place = position(index, deque.items.len())?;
    deque.items[place] = item;
    Ok(())
}

/// `deque.append(item)`.
pub fn append<T>(deque: &mut Deque<T>, item: T) {
    deque.items.push_back(item);
    if deque.full() {
        deque.items.pop_front();
    }
}

/// `deque.appendleft(item)`.
pub fn append_left<T>(deque: &mut Deque<T>, item: T) {
    deque.items.push_front(item);
    if deque.full() {
        deque.items.pop_back();
    }
}

/// `deque.pop()`.
pub fn pop<T>(deque: &mut Deque<T>) -> Eval<T> {
    deque.items.pop_back().map_or_else(|| raise(Kind::IndexError), Ok)
}

/// `deque.popleft()`.
pub fn pop_left<T>(deque: &mut Deque<T>) -> Eval<T> {
    deque.items.pop_front().map_or_else(|| raise(Kind::IndexError), Ok)
}

/// `deque.extend(items)`.
pub fn extend<T>(deque: &mut Deque<T>, items: impl IntoIterator<Item = T>) {
    items.into_iter().for_each(|item| append(deque, item));
}

/// `deque.extendleft(items)`: the last one comes first.
pub fn extend_left<T>(deque: &mut Deque<T>, items: impl IntoIterator<Item = T>) {
    items.into_iter().for_each(|item| append_left(deque, item));
}

/// `deque.clear()`.
pub fn clear<T>(deque: &mut Deque<T>) {
    deque.items.clear();
}

/// `deque.reverse()`.
pub fn reverse<T>(deque: &mut Deque<T>) {
    deque.items.make_contiguous().reverse();
}

/// `deque.rotate(count)`: to the right.
pub fn rotate<T>(deque: &mut Deque<T>, count: i64) {
    if !deque.items.is_empty() {
        let count = count.rem_euclid(deque.items.len() as i64) as usize;
        deque.items.rotate_right(count);
    }
}

/// `deque.rotate()`.
pub fn rotate_once<T>(deque: &mut Deque<T>) {
    rotate(deque, 1);
}

/// `deque.copy()`.
pub fn copy<T: Clone>(deque: &Deque<T>) -> Deque<T> {
    deque.clone()
}

/// `deque.count(item)`.
pub fn count<T: Equal>(deque: &Deque<T>, item: &T) -> Eval<i64> {
    deque
        .iter()
        .try_fold(0, |total, x| Ok(total + i64::from(x.equal(item)?)))
}

/// `deque.remove(item)`.
pub fn remove<T: Equal>(deque: &mut Deque<T>, item: &T) -> Eval<()> {
    for place in 0..deque.items.len() {
        if deque.items[place].equal(item)? {
            return known(deque.items.remove(place).is_some());
        }
    }
    raise(Kind::ValueError)
}
