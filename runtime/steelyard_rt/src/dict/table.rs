use crate::key::Key;
use std::fmt;

/// A `dict`: keys in the order in which they came. Laid out as CPython's: entries one after the other, and a hash table
/// of their places.
#[derive(Clone)]
pub struct Dict<K, V> {
    entries: Vec<Option<Entry<K, V>>>,
    /// Places in `entries`; its length is a power of two, or it is empty.
    places: Vec<Slot>,
    live: usize,
    /// There is no entry before this place, so that taking the oldest is not slower with each one.
    first: usize,
    /// Slots that are not free any more.
    pushed: usize,
}

#[derive(Clone)]
pub struct Entry<K, V> {
    hash: u64,
    key: K,
    value: V,
}

/// A place in `entries`, with half of the key's hash beside it: most keys that are not the one looked for are never looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Slot {
    place: u32,
    half: u32,
}

const EMPTY: Slot = Slot {
    place: u32::MAX,
    half: 0,
};
const REMOVED: Slot = Slot {
    place: u32::MAX - 1,
    half: 0,
};

impl Slot {
    #[inline]
    fn new(place: usize, hash: u64) -> Self {
        Self {
            place: place as u32,
            half: (hash >> 32) as u32,
        }
    }
}

impl<K, V> Dict<K, V> {
    pub fn new() -> Self {
        Self {
            entries: Vec::new(),
            places: Vec::new(),
            live: 0,
            first: 0,
            pushed: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.live
    }

    pub fn is_empty(&self) -> bool {
        self.live == 0
    }

    /// Keys and values, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.entries[self.first..].iter().flatten().map(|x| (&x.key, &x.value))
    }

    /// Keys and values, oldest first; the values can be changed.
    pub fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = (&K, &mut V)> {
        self.entries[self.first..]
            .iter_mut()
            .flatten()
            .map(|x| (&x.key, &mut x.value))
    }

    /// The keys, oldest first.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = &K> {
        self.iter().map(|x| x.0)
    }

    /// The values, oldest first.
    pub fn values(&self) -> impl DoubleEndedIterator<Item = &V> {
        self.iter().map(|x| x.1)
    }

    /// As [`Self::iter`].
    pub fn items(&self) -> impl DoubleEndedIterator<Item = (&K, &V)> {
        self.iter()
    }

    pub fn clear(&mut self) {
        *self = Self::new();
    }
}

impl<K: Key, V> Dict<K, V> {
    /// With room for so many keys.
    pub fn with_capacity(count: usize) -> Self {
        let mut dict = Self::new();
        dict.rebuild(count);
        dict
    }

    #[inline]
    pub fn get(&self, key: &K) -> Option<&V> {
        self.place(key)
            .and_then(|place| self.entries[place].as_ref())
            .map(|x| &x.value)
    }

    #[inline]
    pub fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        self.place(key)
            .and_then(move |place| self.entries[place].as_mut())
            .map(|x| &mut x.value)
    }

    #[inline]
    pub fn contains(&self, key: &K) -> bool {
        self.place(key).is_some()
    }

    /// The key that is in the dict, which may be another object than the one asked for.
    pub fn key(&self, key: &K) -> Option<&K> {
        self.place(key)
            .and_then(|place| self.entries[place].as_ref())
            .map(|x| &x.key)
    }

    /// Sets a value; a key that is there stays, in its place. Answers the value before.
    #[inline]
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        let hash = key.hash();
        match self.find(hash, &key) {
            Ok(slot) => self
                .entry_mut(slot)
                .map(|entry| std::mem::replace(&mut entry.value, value)),
            Err(free) => {
                self.push(free, hash, key, value);
                None
            }
        }
    }

    /// The value of a key, which gets this one where there is none; the key is copied only then.
    #[inline]
    pub fn get_or_insert(&mut self, key: &K, value: V) -> &mut V {
        let hash = key.hash();
        let place = match self.find(hash, key) {
            Ok(slot) => self.places[slot].place as usize,
            Err(free) => {
                self.push(free, hash, key.clone(), value);
                self.entries.len() - 1
            }
        };
        match &mut self.entries[place] {
            Some(entry) => &mut entry.value,
            None => unreachable!("a place in the table is of an entry that is there"),
        }
    }

    /// The value of a key, which is made where there is none.
    #[inline]
    pub fn get_or_insert_with(&mut self, key: K, make: impl FnOnce() -> V) -> &mut V {
        let hash = key.hash();
        let place = match self.find(hash, &key) {
            Ok(slot) => self.places[slot].place as usize,
            Err(free) => {
                self.push(free, hash, key, make());
                self.entries.len() - 1
            }
        };
        match &mut self.entries[place] {
            Some(entry) => &mut entry.value,
            None => unreachable!("a place in the table is of an entry that is there"),
        }
    }

    /// Takes a key out. The order of the others stays.
    pub fn remove(&mut self, key: &K) -> Option<(K, V)> {
        let slot = self.find(key.hash(), key).ok()?;
        let place = self.places[slot].place as usize;
        self.places[slot] = REMOVED;
        self.take(place)
    }

    /// Takes the youngest out.
    pub fn pop_last(&mut self) -> Option<(K, V)> {
        while let Some(None) = self.entries.last() {
            self.entries.pop();
        }
        self.forget(self.entries.len().checked_sub(1)?)
    }

    /// Takes the oldest out.
    pub fn pop_first(&mut self) -> Option<(K, V)> {
        self.forget(self.entries[self.first..].iter().position(Option::is_some)? + self.first)
    }

    /// Keeps what the test says, in order.
    pub fn retain(&mut self, mut test: impl FnMut(&K, &V) -> bool) {
        for entry in &mut self.entries {
            if entry.as_ref().map_or(false, |x| !test(&x.key, &x.value)) {
                *entry = None;
            }
        }
        self.rebuild(0);
    }

    fn forget(&mut self, place: usize) -> Option<(K, V)> {
        let hash = self.entries[place].as_ref()?.hash;
        let mask = self.places.len() - 1;
        let mut slot = hash as usize & mask;
        while self.places[slot].place as usize != place {
            slot = (slot + 1) & mask;
        }
        self.places[slot] = REMOVED;
        self.take(place)
    }

    fn take(&mut self, place: usize) -> Option<(K, V)> {
        self.live -= 1;
        let taken = self.entries[place].take();
        if place + 1 == self.entries.len() {
            self.entries.pop();
        }
        while let Some(None) = self.entries.get(self.first) {
            self.first += 1;
        }
        self.first = self.first.min(self.entries.len());
        taken.map(|x| (x.key, x.value))
    }

    fn place(&self, key: &K) -> Option<usize> {
        if self.live == 0 {
            return None;
        }
        self.find(key.hash(), key)
            .ok()
            .map(|slot| self.places[slot].place as usize)
    }

    fn entry_mut(&mut self, slot: usize) -> Option<&mut Entry<K, V>> {
        self.entries[self.places[slot].place as usize].as_mut()
    }

    /// The slot of the table that holds the place of a key, or the free one that a new key of this hash gets.
    #[inline]
    fn find(&self, hash: u64, key: &K) -> Result<usize, usize> {
        let mask = self.places.len().checked_sub(1).ok_or(0usize)?;
        let mut slot = hash as usize & mask;
        loop {
            let Slot { place, half } = self.places[slot];
            if half == (hash >> 32) as u32 {
                // Places that are empty or were left have no entry.
                if let Some(Some(entry)) = self.entries.get(place as usize) {
                    if entry.hash == hash && entry.key.same(key) {
                        return Ok(slot);
                    }
                }
            }
            if place == EMPTY.place {
                return Err(slot);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Adds a key that is not there, in the slot that is free for it.
    fn push(&mut self, mut free: usize, hash: u64, key: K, value: V) {
        // Every entry, removed or not, has used up a slot at most; a third of them stays free.
        if (self.entries.len() + 1) * 3 > self.places.len() * 2 || self.used_up() {
            self.rebuild(self.live + 1);
            free = self.free(hash);
        }
        self.places[free] = Slot::new(self.entries.len(), hash);
        self.entries.push(Some(Entry { hash, key, value }));
        self.live += 1;
    }

    /// Entries taken from the end leave slots behind that are neither free nor used.
    fn used_up(&mut self) -> bool {
        self.pushed += 1;
        self.pushed * 3 > self.places.len() * 2
    }

    /// The free slot that a hash gets.
    fn free(&self, hash: u64) -> usize {
        let mask = self.places.len() - 1;
        let mut slot = hash as usize & mask;
        while self.places[slot] != EMPTY {
            slot = (slot + 1) & mask;
        }
        slot
    }

    /// Without what was removed, with room for so many keys.
    fn rebuild(&mut self, count: usize) {
        self.entries.retain(Option::is_some);
        self.live = self.entries.len();
        self.first = 0;
        self.pushed = self.live;
        let size = (count.max(self.live) * 3).next_power_of_two().max(8);
        assert!(size < REMOVED.place as usize, "a dict of billions of keys");
        self.places.clear();
        self.places.resize(size, EMPTY);
        self.entries.reserve(size * 2 / 3 - self.entries.len());
        for place in 0..self.entries.len() {
            if let Some(entry) = &self.entries[place] {
                let hash = entry.hash;
                let slot = self.free(hash);
                self.places[slot] = Slot::new(place, hash);
            }
        }
    }
}

impl<K, V> Default for Dict<K, V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K: fmt::Debug, V: fmt::Debug> fmt::Debug for Dict<K, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Python's `==`: the order does not count.
impl<K: Key, V: PartialEq> PartialEq for Dict<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<K: Key, V> FromIterator<(K, V)> for Dict<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        let mut dict = Self::new();
        for (key, value) in pairs {
            dict.insert(key, value);
        }
        dict
    }
}

impl<K, V> IntoIterator for Dict<K, V> {
    type Item = (K, V);
    type IntoIter = IntoIter<K, V>;

    fn into_iter(self) -> IntoIter<K, V> {
        IntoIter(self.entries.into_iter())
    }
}

/// Keys and values, oldest first.
pub struct IntoIter<K, V>(std::vec::IntoIter<Option<Entry<K, V>>>);

impl<K, V> Iterator for IntoIter<K, V> {
    type Item = (K, V);

    fn next(&mut self) -> Option<(K, V)> {
        self.0.find_map(|x| x.map(|x| (x.key, x.value)))
    }
}
