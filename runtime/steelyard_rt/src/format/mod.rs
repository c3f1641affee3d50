//! `format(value, spec)` and the fields of f-strings and `str.format`; `%` in [`percent`]. What is wrong with a
//! specification is left to the original to say.

pub mod percent;
mod spec;

use crate::number::Number;
use crate::show::{self, Show};
use crate::text::{self, Str};
use crate::{known, Eval};
use pyo3::ffi;
use spec::Spec;
use std::os::raw::{c_char, c_int};

/// `format(value, spec)` of an integer.
pub fn int(value: i64, spec: &str) -> Eval<Str> {
    if spec.is_empty() {
        return Ok(show::int(value));
    }
    let spec = Spec::read(spec)?;
    let size = value.unsigned_abs();
    let (mark, digits, group) = match spec.kind {
        '\0' | 'd' => ("", size.to_string(), 3),
        'b' => ("0b", format!("{size:b}"), 4),
        'o' => ("0o", format!("{size:o}"), 4),
        'x' => ("0x", format!("{size:x}"), 4),
        'X' => ("0X", format!("{size:X}"), 4),
        'e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%' => return float_as(value as f64, &spec),
        _ => return known(false).map(|_| Str::default()),
    };
    known(spec.precision.is_none() && (spec.grouping != Some(',') || group == 3))?;
    let mark = if spec.alternate { mark } else { "" };
    spec.number(value < 0, mark, &digits, "", group)
}

/// `format(value, spec)` of a truth value: a word without a specification, a number with one.
pub fn boolean(value: bool, spec: &str) -> Eval<Str> {
    if spec.is_empty() {
        Ok(show::boolean(value))
    } else {
        int(value.into(), spec)
    }
}

/// `format(value, spec)` of a float.
pub fn float(value: f64, spec: &str) -> Eval<Str> {
    if spec.is_empty() {
        return Ok(show::float(value));
    }
    float_as(value, &Spec::read(spec)?)
}

/// `format(value, spec)` of a number.
pub fn number(value: Number, spec: &str) -> Eval<Str> {
    match value {
        Number::Int(value) => int(value, spec),
        Number::Float(value) => float(value, spec),
    }
}

fn float_as(value: f64, spec: &Spec) -> Eval<Str> {
    let plain = spec.kind == '\0';
    let percent = spec.kind == '%';
    let (kind, precision) = match (spec.kind, spec.precision) {
        ('\0', None) => ('r', 0),
        ('\0', Some(precision)) => ('g', precision),
        ('%', precision) => ('f', precision.unwrap_or(6)),
        ('e' | 'E' | 'f' | 'F' | 'g' | 'G', precision) => (spec.kind, precision.unwrap_or(6)),
        _ => return known(false).map(|_| Str::default()),
    };
    let value = if percent { value * 100.0 } else { value };
    known(value.is_finite() || !(spec.grouping.is_some() || spec.zeros()))?;
    let digits = double(value, kind, precision, plain, spec.alternate)?;
    let (negative, digits) = digits
        .strip_prefix('-')
        .map_or((false, digits.as_str()), |rest| (true, rest));
    let whole = digits.bytes().position(|x| !x.is_ascii_digit()).unwrap_or(digits.len());
    let rest = [&digits[whole..], if percent { "%" } else { "" }].concat();
    spec.number(negative, "", &digits[..whole], &rest, 3)
}

/// CPython's own digits.
fn double(value: f64, kind: char, precision: usize, dot_zero: bool, alternate: bool) -> Eval<String> {
    known(precision < 10_000)?;
    let flags = if dot_zero { ffi::Py_DTSF_ADD_DOT_0 } else { 0 } | if alternate { ffi::Py_DTSF_ALT } else { 0 };
    // SAFETY: the text is copied, and released by the allocator that it is from.
    unsafe {
        let text = ffi::PyOS_double_to_string(value, kind as c_char, precision as c_int, flags, std::ptr::null_mut());
        known(!text.is_null())?;
        let copy = std::ffi::CStr::from_ptr(text).to_string_lossy().into_owned();
        ffi::PyMem_Free(text.cast());
        Ok(copy)
    }
}

/// `format(value, spec)` of a string.
pub fn text(value: &Str, spec: &str) -> Eval<Str> {
    if spec.is_empty() {
        return Ok(value.clone());
    }
    let spec = Spec::read(spec)?;
    known(matches!(spec.kind, '\0' | 's') && spec.plain() && spec.align != Some('='))?;
    let cut = match spec.precision {
        Some(precision) => text::slice(value, None, Some(precision as i64), None)?,
        None => value.clone(),
    };
    spec.aligned(&cut, '<')
}

/// `format(value)` of anything else.
pub fn any<T: Show>(value: &T, spec: &str) -> Eval<Str> {
    known(spec.is_empty())?;
    show::text(value)
}

/// `round(value, digits)`: to the digits that Python writes, and back.
pub fn round(value: f64, digits: i64) -> Eval<f64> {
    if !value.is_finite() {
        return Ok(value);
    }
    let digits = usize::try_from(digits).map_err(|_| crate::Leave::ToOriginal)?;
    // No float has more digits behind the point.
    let text = double(value, 'f', digits.min(1100), false, false)?;
    text.parse()
        .map_err(|_| crate::Leave::ToOriginal)
        .and_then(|x: f64| known(x.is_finite()).map(|_| x))
}

/// `round(value, digits)` of a number.
pub fn round_number(value: Number, digits: i64) -> Eval<Number> {
    match value {
        Number::Int(value) => round_int(value, digits).map(Number::Int),
        Number::Float(value) => round(value, digits).map(Number::Float),
    }
}

/// `round(value, digits)` of an integer: halves to the even neighbour.
pub fn round_int(value: i64, digits: i64) -> Eval<i64> {
    if digits >= 0 {
        return Ok(value);
    }
    known(digits >= -18)?;
    let unit = 10_i64.pow(digits.unsigned_abs() as u32);
    let (low, rest) = (value.div_euclid(unit), value.rem_euclid(unit));
    let up = rest * 2 > unit || (rest * 2 == unit && low % 2 != 0);
    crate::int::mul(low + i64::from(up), unit)
}
