use pyo3::ffi;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::ptr::NonNull;
use std::rc::Rc;

/// A `str`. Cheap to copy and to cut: parts share the memory of the whole. What came from Python goes back as the same object.
pub struct Str {
    data: NonNull<u8>,
    /// The length in bytes, above two flags.
    meta: usize,
    owner: Owner,
}

#[derive(Clone)]
enum Owner {
    Static,
    Rust(Rc<String>),
    Python(NonNull<ffi::PyObject>),
}

const ASCII: usize = 1;

/// The owner's text from its first to its last byte.
const WHOLE: usize = 2;

/// Every character of ASCII, to be cut out without asking for memory.
static CHARACTERS: [u8; 128] = {
    let mut all = [0; 128];
    let mut i = 0;
    while i < 128 {
        all[i] = i as u8;
        i += 1;
    }
    all
};

impl Str {
    /// A text that is known when the program is compiled.
    pub const fn literal(text: &'static str) -> Self {
        let bytes = text.as_bytes();
        let mut flags = ASCII | WHOLE;
        let mut i = 0;
        while i < bytes.len() {
            if bytes[i] >= 128 {
                flags = WHOLE;
            }
            i += 1;
        }
        // SAFETY: the pointer of a slice is not null.
        let data = unsafe { NonNull::new_unchecked(bytes.as_ptr() as *mut u8) };
        Self {
            data,
            meta: bytes.len() << 2 | flags,
            owner: Owner::Static,
        }
    }

    /// The string of one character.
    pub fn character(value: char) -> Self {
        match CHARACTERS.get(value as usize..=value as usize) {
            Some(place) => {
                // SAFETY: the pointer of a slice is not null.
                let data = unsafe { NonNull::new_unchecked(place.as_ptr() as *mut u8) };
                Self {
                    data,
                    meta: 1 << 2 | ASCII | WHOLE,
                    owner: Owner::Static,
                }
            }
            None => Self::from(value.to_string()),
        }
    }

    /// The text of a Python string, which it keeps alive.
    ///
    /// # Safety
    /// A valid object of type `str`, its UTF-8 form, and whether that is ASCII; the interpreter's lock is held here and
    /// wherever the value is copied or dropped.
    pub(crate) unsafe fn of_python(object: *mut ffi::PyObject, text: &[u8], ascii: bool) -> Self {
        ffi::Py_INCREF(object);
        Self {
            data: NonNull::new_unchecked(text.as_ptr() as *mut u8),
            meta: text.len() << 2 | WHOLE | if ascii { ASCII } else { 0 },
            owner: Owner::Python(NonNull::new_unchecked(object)),
        }
    }

    /// The Python object that this is the whole of.
    pub(crate) fn object(&self) -> Option<NonNull<ffi::PyObject>> {
        match self.owner {
            Owner::Python(object) if self.meta & WHOLE != 0 => Some(object),
            _ => None,
        }
    }

    /// Whether its memory is the program's own, and stays.
    pub(crate) fn is_static(&self) -> bool {
        matches!(self.owner, Owner::Static)
    }

    #[inline]
    pub fn as_str(&self) -> &str {
        // SAFETY: the owner keeps the bytes alive and unchanged, and they are valid UTF-8.
        unsafe { std::str::from_utf8_unchecked(std::slice::from_raw_parts(self.data.as_ptr(), self.meta >> 2)) }
    }

    /// Known without looking.
    #[inline]
    pub fn is_ascii(&self) -> bool {
        self.meta & ASCII != 0
    }

    /// `for character in text`.
    pub fn items(&self) -> impl DoubleEndedIterator<Item = Str> + '_ {
        super::items(self)
    }

    /// A part, by bytes; it shares the memory.
    #[inline]
    pub(crate) fn part(&self, start: usize, end: usize) -> Self {
        debug_assert!(self.is_char_boundary(start) && self.is_char_boundary(end));
        let bytes = &self.as_bytes()[start..end];
        if bytes.len() == self.len() {
            return self.clone();
        }
        if let [byte @ 0..=127] = bytes {
            return Self::character(char::from(*byte));
        }
        let ascii = self.is_ascii() || bytes.is_ascii();
        // SAFETY: the pointer of a slice is not null.
        let data = unsafe { NonNull::new_unchecked(bytes.as_ptr() as *mut u8) };
        let owner = if bytes.is_empty() {
            Owner::Static
        } else {
            self.owner.clone()
        };
        let data = if bytes.is_empty() { NonNull::dangling() } else { data };
        let result = Self {
            data,
            meta: bytes.len() << 2 | if ascii { ASCII } else { 0 },
            owner,
        };
        result.counted()
    }

    /// From the first to the last byte that is wanted, of ASCII.
    #[inline]
    pub(crate) fn between(&self, wanted: impl Fn(u8) -> bool) -> Self {
        let bytes = self.as_bytes();
        match bytes.iter().position(|x| wanted(*x)) {
            // Mostly there is nothing to take off.
            Some(0) if bytes.last().map_or(false, |x| wanted(*x)) => self.clone(),
            Some(start) => {
                let end = bytes.iter().rposition(|x| wanted(*x)).unwrap_or(start);
                self.part(start, end + 1)
            }
            None => self.part(0, 0),
        }
    }

    /// A part given as a slice of this text.
    pub(crate) fn cut(&self, part: &str) -> Self {
        let start = part.as_ptr() as usize - self.data.as_ptr() as usize;
        self.part(start, start + part.len())
    }

    pub(crate) fn append(&mut self, other: &str) {
        if other.is_empty() {
            return;
        }
        self.append_with(other.is_ascii(), |text| text.push_str(other));
    }

    /// Lets something be written behind it, which is ASCII or not.
    pub(crate) fn append_with(&mut self, ascii: bool, write: impl FnOnce(&mut String)) {
        let ascii = self.is_ascii() && ascii;
        if self.meta & WHOLE != 0 {
            if let Owner::Rust(text) = &mut self.owner {
                if let Some(text) = Rc::get_mut(text) {
                    write(text);
                    // SAFETY: the pointer of a string is not null.
                    self.data = unsafe { NonNull::new_unchecked(text.as_ptr() as *mut u8) };
                    self.meta = text.len() << 2 | WHOLE | usize::from(ascii);
                    return;
                }
            }
        }
        let mut text = String::with_capacity(self.len() * 2 + 32);
        text.push_str(self);
        write(&mut text);
        *self = Self::owning(text, ascii);
    }

    fn owning(text: String, ascii: bool) -> Self {
        let text = Rc::new(text);
        // SAFETY: the pointer of a string is not null.
        let data = unsafe { NonNull::new_unchecked(text.as_ptr() as *mut u8) };
        Self {
            data,
            meta: text.len() << 2 | WHOLE | usize::from(ascii),
            owner: Owner::Rust(text),
        }
    }

    /// After the owner was copied bit by bit: the object gets its reference.
    fn counted(self) -> Self {
        if let Owner::Python(object) = self.owner {
            // SAFETY: the interpreter's lock is held, see `of_python`.
            unsafe { ffi::Py_INCREF(object.as_ptr()) }
        }
        self
    }
}

impl Clone for Str {
    #[inline]
    fn clone(&self) -> Self {
        Self {
            data: self.data,
            meta: self.meta,
            owner: self.owner.clone(),
        }
        .counted()
    }
}

impl Drop for Str {
    #[inline]
    fn drop(&mut self) {
        if let Owner::Python(object) = self.owner {
            // SAFETY: the reference is owned; the interpreter's lock is held, see `of_python`.
            unsafe { ffi::Py_DECREF(object.as_ptr()) }
        }
    }
}

impl From<String> for Str {
    fn from(text: String) -> Self {
        let ascii = text.is_ascii();
        Self::owning(text, ascii)
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Self {
        Self::from(text.to_owned())
    }
}

impl Default for Str {
    fn default() -> Self {
        Self::literal("")
    }
}

impl Deref for Str {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl PartialEq<str> for Str {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Str {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl Eq for Str {}

/// By code points, which is the order of UTF-8 too.
impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Str {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for Str {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_share_and_appending_does_not_change_them() {
        let mut whole = Str::from("steelyard");
        let part = whole.part(2, 5);
        whole.append("s");
        assert_eq!((whole.as_str(), part.as_str()), ("steelyards", "eel"));
        let before = whole.data;
        whole.append("");
        assert_eq!(whole.data, before);
        assert!(!Str::literal("é").is_ascii() && Str::from("aé").part(0, 1).is_ascii());
    }
}
