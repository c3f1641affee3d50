use crate::key::Key;
use crate::Eval;
use std::fmt;

/// The items of a `set`, in the order in which Python has them: the hash table of CPython's `setobject.c`, step by step.
#[derive(Clone)]
pub struct Set<T> {
    /// As they came; what was taken out leaves a gap.
    items: Vec<Option<(i64, T)>>,
    /// Places in `items`. The length is a power of two.
    slots: Vec<u32>,
    /// Slots that are not empty, and those that hold an item.
    fill: usize,
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
}

const EMPTY: u32 = u32::MAX;
const DUMMY: u32 = u32::MAX - 1;
const SMALLEST: usize = 8;
const LINEAR_PROBES: usize = 9;

impl<T> Default for Set<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> Set<T> {
    pub fn new() -> Self {
        Self {
            items: Vec::new(),
            slots: vec![EMPTY; SMALLEST],
            fill: 0,
            used: 0,
            finger: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.used
    }

    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The items, in Python's order.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.entries().map(|x| &x.1)
    }

    fn entries(&self) -> impl Iterator<Item = &(i64, T)> {
        self.slots
            .iter()
            .filter_map(move |slot| self.items.get(*slot as usize)?.as_ref())
    }

    pub fn clear(&mut self) {
        *self = Self {
            finger: self.finger,
            ..Self::new()
        };
    }

    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    /// The slots that a hash looks at, one after the other, without end.
    fn probes(&self, hash: i64) -> Probes {
        Probes {
            mask: self.mask(),
            home: hash as usize & self.mask(),
            perturb: hash as u64 as usize,
            step: 0,
        }
    }

    /// Puts an item that is not there into the first empty slot; a new table has no dummies.
    fn insert_clean(&mut self, hash: i64, place: u32) {
        let free = self.probes(hash).find(|slot| self.slots[*slot] == EMPTY);
        if let Some(slot) = free {
            self.slots[slot] = place;
        }
    }

    fn resize(&mut self, least: usize) {
        let mut size = SMALLEST;
        while size <= least {
            size *= 2;
        }
        let old = std::mem::replace(&mut self.slots, vec![EMPTY; size]);
        for place in old {
            if let Some(Some((hash, _))) = self.items.get(place as usize) {
                let hash = *hash;
                self.insert_clean(hash, place);
            }
        }
        self.fill = self.used;
    }

    fn grow(&mut self) {
        self.resize(if self.used > 50_000 {
            self.used * 2
        } else {
            self.used * 4
        });
    }

    /// A slot, by its number, as read from Python: a hash and an item, or a dummy.
    pub(crate) fn put(&mut self, slot: usize, item: Option<(i64, T)>) {
        self.fill += 1;
        if item.is_some() {
            self.used += 1;
            self.slots[slot] = self.items.len() as u32;
            self.items.push(item);
        } else {
            self.slots[slot] = DUMMY;
        }
    }

    /// An empty table of a size.
    pub(crate) fn of_size(size: usize, finger: usize) -> Self {
        Self {
            slots: vec![EMPTY; size],
            finger,
            ..Self::new()
        }
    }
}

impl<T: Key> Set<T> {
    fn find(&self, hash: i64, item: &T) -> Option<usize> {
        for slot in self.probes(hash) {
            match self.slots[slot] {
                EMPTY => return None,
                DUMMY => {}
                place => {
                    if let Some((other, value)) = &self.items[place as usize] {
                        if *other == hash && value.same(item) {
                            return Some(slot);
                        }
                    }
                }
            }
        }
        None
    }

    pub fn contains(&self, item: &T) -> Eval<bool> {
        item.check()?;
        Ok(self.used > 0 && self.find(item.python_hash()?, item).is_some())
    }

    /// Answers whether it is new.
    pub fn insert(&mut self, item: T) -> Eval<bool> {
        item.check()?;
        let hash = item.python_hash()?;
        Ok(self.add(hash, item))
    }

    fn add(&mut self, hash: i64, item: T) -> bool {
        let place = self.items.len() as u32;
        // The last one taken out that lies on the way is used again.
        let mut dummy = None;
        for slot in self.probes(hash) {
            match self.slots[slot] {
                EMPTY => {
                    self.slots[dummy.unwrap_or(slot)] = place;
                    self.fill += usize::from(dummy.is_none());
                    break;
                }
                DUMMY => dummy = Some(slot),
                place => {
                    if let Some((other, value)) = &self.items[place as usize] {
                        if *other == hash && value.same(&item) {
                            return false;
                        }
                    }
                }
            }
        }
        self.items.push(Some((hash, item)));
        self.used += 1;
        if dummy.is_none() && self.fill * 5 >= self.mask() * 3 {
            self.grow();
        }
        true
    }

    /// Answers whether it was there.
    pub fn remove(&mut self, item: &T) -> Eval<bool> {
        item.check()?;
        Ok(self.discard(item.python_hash()?, item))
    }

    fn discard(&mut self, hash: i64, item: &T) -> bool {
        match self.find(hash, item) {
            Some(slot) => {
                self.take(slot);
                true
            }
            None => false,
        }
    }

    fn take(&mut self, slot: usize) -> Option<T> {
        let place = std::mem::replace(&mut self.slots[slot], DUMMY);
        self.used -= 1;
        self.items[place as usize].take().map(|x| x.1)
    }

    /// Takes out what Python would.
    pub fn pop(&mut self) -> Option<T> {
        if self.used == 0 {
            return None;
        }
        let mut slot = self.finger & self.mask();
        while matches!(self.slots[slot], EMPTY | DUMMY) {
            slot = (slot + 1) & self.mask();
        }
        self.finger = slot + 1;
        self.take(slot)
    }

    /// Room for so many more, where Python makes it beforehand.
    fn expect(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// A set of the keys of a dict, for which Python makes room beforehand.
    pub fn extend_keys<'a>(&mut self, count: usize, keys: impl Iterator<Item = &'a T>) -> Eval<()>
    where
        T: 'a,
    {
        self.expect(count);
        for key in keys {
            self.insert(key.clone())?;
        }
        Ok(())
    }

    /// `self |= other`
    pub fn union(&mut self, other: &Self) {
        if other.used == 0 {
            return;
        }
        self.expect(other.used);
        if self.fill == 0 && self.slots.len() == other.slots.len() && other.fill == other.used {
            *self = Self {
                finger: self.finger,
                ..other.clone()
            };
            return;
        }
        let clean = self.fill == 0;
        for (hash, item) in other.entries() {
            if clean {
                let place = self.items.len() as u32;
                self.items.push(Some((*hash, item.clone())));
                self.insert_clean(*hash, place);
                self.fill += 1;
                self.used += 1;
            } else {
                self.add(*hash, item.clone());
            }
        }
    }

    /// `self.copy()`: its order may differ from that of the original.
    pub fn copied(&self) -> Self {
        let mut copy = Self::new();
        copy.union(self);
        copy
    }

    /// `self & other`
    pub fn intersection(&self, other: &Self) -> Self {
        let (large, small) = if other.used > self.used {
            (other, self)
        } else {
            (self, other)
        };
        Self::of(small.entries().filter(|x| large.find(x.0, &x.1).is_some()))
    }

    /// `self - other`
    pub fn difference(&self, other: &Self) -> Self {
        if self.used >> 2 > other.used {
            let mut result = self.copied();
            result.subtract(other);
            return result;
        }
        Self::of(self.entries().filter(|x| other.find(x.0, &x.1).is_none()))
    }

    /// `self -= other`
    pub fn subtract(&mut self, other: &Self) {
        for (hash, item) in other.entries() {
            self.discard(*hash, item);
        }
        if self.fill - self.used > self.mask() / 4 {
            self.grow();
        }
    }

    /// `self ^ other`
    pub fn symmetric_difference(&self, other: &Self) -> Self {
        let mut result = other.copied();
        result.toggle(self);
        result
    }

    /// `self ^= other`
    pub fn toggle(&mut self, other: &Self) {
        for (hash, item) in other.entries() {
            if !self.discard(*hash, item) {
                self.add(*hash, item.clone());
            }
        }
    }

    /// `self <= other`
    pub fn is_subset(&self, other: &Self) -> bool {
        self.used <= other.used && self.entries().all(|x| other.find(x.0, &x.1).is_some())
    }

    pub fn is_disjoint(&self, other: &Self) -> bool {
        let (large, small) = if other.used > self.used {
            (other, self)
        } else {
            (self, other)
        };
        small.entries().all(|x| large.find(x.0, &x.1).is_none())
    }

    fn of<'a>(entries: impl Iterator<Item = &'a (i64, T)>) -> Self
    where
        T: 'a,
    {
        let mut result = Self::new();
        for (hash, item) in entries {
            result.add(*hash, item.clone());
        }
        result
    }

    /// The same items at the same places.
    fn laid_out_as(&self, other: &Self) -> bool {
        let in_slot = |x: &'_ Self, slot: usize| x.items.get(x.slots[slot] as usize).and_then(|x| x.clone());
        let same = |slot| match (in_slot(self, slot), in_slot(other, slot)) {
            (Some(a), Some(b)) => a.0 == b.0 && a.1.same(&b.1),
            (a, b) => a.is_none() && b.is_none(),
        };
        self.used == other.used && self.slots.len() == other.slots.len() && (0..self.slots.len()).all(same)
    }

    /// An order of additions to an empty set that gives this one, or the copy of which does.
    pub(crate) fn recipe(&self) -> Option<(Vec<&T>, bool)> {
        let as_added: Vec<&(i64, T)> = self.items.iter().flatten().collect();
        let as_seen: Vec<&(i64, T)> = self.entries().collect();
        for order in [as_added, as_seen] {
            let made = Self::of(order.iter().copied());
            let copy = !made.laid_out_as(self);
            if !copy || made.copied().laid_out_as(self) {
                return Some((order.into_iter().map(|x| &x.1).collect(), copy));
            }
        }
        None
    }

    /// What has to be taken out and then put in, in this order, so that this set becomes the other one, slot by slot.
    pub(crate) fn way_to<'a>(&'a self, other: &'a Self) -> Option<(Vec<&'a T>, Vec<&'a T>)> {
        let out: Vec<&(i64, T)> = self
            .items
            .iter()
            .flatten()
            .filter(|x| other.find(x.0, &x.1).is_none())
            .collect();
        let new: Vec<&(i64, T)> = other
            .items
            .iter()
            .flatten()
            .filter(|x| self.find(x.0, &x.1).is_none())
            .collect();
        let mut made = self.clone();
        for (hash, item) in &out {
            made.discard(*hash, item);
        }
        for (hash, item) in &new {
            made.add(*hash, item.clone());
        }
        let items = |x: Vec<&'a (i64, T)>| x.into_iter().map(|x| &x.1).collect();
        made.laid_out_as(other).then(|| (items(out), items(new)))
    }

    /// The sum of what the hashes of the items become, as `frozenset` has it.
    pub(crate) fn frozen_hash(&self) -> i64 {
        let shuffle = |hash: u64| ((hash ^ 89_869_747) ^ (hash << 16)).wrapping_mul(3_644_798_167);
        let mut hash = self.entries().fold(0, |hash, x| hash ^ shuffle(x.0 as u64));
        hash ^= (self.used as u64 + 1).wrapping_mul(1_927_868_237);
        hash ^= (hash >> 11) ^ (hash >> 25);
        hash = hash.wrapping_mul(69_069).wrapping_add(907_133_923);
        if hash == u64::MAX {
            590_923_713
        } else {
            hash as i64
        }
    }
}

/// First a run of neighbours, then a jump, and so on.
struct Probes {
    mask: usize,
    home: usize,
    perturb: usize,
    step: usize,
}

impl Iterator for Probes {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let run = if self.home + LINEAR_PROBES <= self.mask {
            LINEAR_PROBES
        } else {
            0
        };
        if self.step > run {
            self.perturb >>= 5;
            self.home = (self.home.wrapping_mul(5).wrapping_add(1).wrapping_add(self.perturb)) & self.mask;
            self.step = 0;
        }
        self.step += 1;
        Some(self.home + self.step - 1)
    }
}

impl<T: fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// Python's `==`.
impl<T: Key> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.used == other.used && self.is_subset(other)
    }
}
