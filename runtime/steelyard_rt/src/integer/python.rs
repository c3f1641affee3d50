//! Integers of any size as keys, items, texts and Python objects.

use super::Integer::Small;
use super::{compare, natural, truth, Integer, Operand};
use crate::convert::{FromPython, IntoPython, Object, Same, Update};
use crate::equal::Equal;
use crate::key::Key;
use crate::order::Order;
use crate::show::Show;
use crate::text::Str;
use crate::truth::Truth;
use crate::{host, known, Eval, Leave};
use pyo3::ffi;
use std::cmp::Ordering;

/// Python may be told to refuse longer texts, and knows by itself whether it was.
const FREE_BITS: u64 = 2_100;

fn written(a: &Integer) -> Eval<String> {
    match a {
        Small(value) => Ok(value.to_string()),
        Integer::Big(value) if natural::bits(&value.digits) <= FREE_BITS => {
            Ok([if value.negative { "-" } else { "" }, &natural::decimal(&value.digits)].concat())
        }
        Integer::Big(_) => host::repr(a.clone()).map(|x| x.as_str().to_owned()),
    }
}

/// `bin(a)`, `oct(a)`, `hex(a)`.
fn based(a: &Integer, mark: &str, bits: u64) -> Str {
    let mut word = 0;
    let (a, sign) = (&a, if a.negative() { "-" } else { "" });
    Str::from([sign, mark, &natural::based(a.digits(&mut word), bits)].concat())
}

/// `bin(a)`.
pub fn bin(a: &Integer) -> Str {
    based(a, "0b", 1)
}

/// `oct(a)`.
pub fn oct(a: &Integer) -> Str {
    based(a, "0o", 3)
}

/// `hex(a)`.
pub fn hex(a: &Integer) -> Str {
    based(a, "0x", 4)
}

/// `format(a, spec)`.
pub fn format(a: &Integer, spec: &Str) -> Eval<Str> {
    match a {
        Small(value) => crate::format::int(*value, spec),
        Integer::Big(_) => host::method(a.clone(), "__format__", (spec.clone(),)),
    }
}

impl Show for Integer {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push_str(&written(self)?);
        Ok(())
    }
}

impl Truth for Integer {
    fn truth(&self) -> bool {
        truth(self)
    }
}

impl Equal for Integer {
    fn equal(&self, other: &Self) -> Eval<bool> {
        Ok(self == other)
    }
}

impl Order for Integer {
    fn compare(&self, other: &Self) -> Eval<Option<Ordering>> {
        Ok(Some(compare(self, other)))
    }

    fn sortable(&self) -> bool {
        true
    }

    fn order(&self, other: &Self) -> Ordering {
        compare(self, other)
    }
}

impl Key for Integer {
    fn hash(&self) -> u64 {
        match self {
            Small(value) => Key::hash(value),
            Integer::Big(value) => value.digits.iter().fold(0, |hash, digit| Key::hash(&((hash ^ digit) as i64))),
        }
    }

    fn python_hash(&self) -> Eval<i64> {
        match self {
            Small(value) => value.python_hash(),
            Integer::Big(value) => {
                // Modulo 2⁶¹ − 1, the sign put back.
                const PRIME: u128 = (1 << 61) - 1;
                let rest = value
                    .digits
                    .iter()
                    .rev()
                    .fold(0, |rest: u128, digit| (rest << 64 | u128::from(*digit)) % PRIME) as i64;
                let hash = if value.negative { -rest } else { rest };
                Ok(if hash == -1 { -2 } else { hash })
            }
        }
    }

    fn same(&self, other: &Self) -> bool {
        self == other
    }
}

impl FromPython for Integer {
    unsafe fn from_python(object: *mut ffi::PyObject) -> Eval<Self> {
        known(ffi::PyLong_CheckExact(object) != 0)?;
        let mut overflow = 0;
        let value = ffi::PyLong_AsLongLongAndOverflow(object, &mut overflow);
        if overflow == 0 {
            return Ok(Small(value));
        }
        // In base 16 both sides need no division.
        let text = Object::owned(ffi::PyNumber_ToBase(object, 16))?;
        let text = Str::from_python(text.as_pointer())?;
        let (negative, digits) = text.strip_prefix('-').map_or((false, text.as_str()), |rest| (true, rest));
        let digits = digits.strip_prefix("0x").ok_or(Leave::ToOriginal)?;
        let words = digits.as_bytes().rchunks(16).map(|x| std::str::from_utf8(x).ok().and_then(|x| u64::from_str_radix(x, 16).ok()));
        Ok(Self::signed(negative, words.collect::<Option<Vec<u64>>>().ok_or(Leave::ToOriginal)?))
    }
}

impl IntoPython for Integer {
    fn into_python(self) -> Eval<Object> {
        match self {
            Small(value) => value.into_python(),
            Integer::Big(value) => {
                let mut text = String::from(if value.negative { "-" } else { "" });
                let mut digits = value.digits.iter().rev();
                text.extend(digits.next().map(|x| format!("{x:x}")));
                digits.for_each(|x| text.push_str(&format!("{x:016x}")));
                text.push('\0');
                // SAFETY: the text ends with a zero; the reference is new.
                unsafe { Object::owned(ffi::PyLong_FromString(text.as_ptr().cast(), std::ptr::null_mut(), 16)) }
            }
        }
    }
}

impl Same for Integer {
    unsafe fn stays(&self, object: *mut ffi::PyObject) -> bool {
        Integer::from_python(object).map_or(false, |old| old == *self)
    }
}

impl Update for Integer {}
