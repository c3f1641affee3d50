//! `repr` and `str`.

use crate::bytes::Bytes;
use crate::deque::Deque;
use crate::dict::Dict;
use crate::number::Number;
use crate::set::{self, Frozen, Set};
use crate::text::Str;
use crate::tuple::Many;
use crate::{host, Eval};

/// What Python can write down.
pub trait Show {
    /// `repr(self)`, behind what is there.
    fn show(&self, out: &mut String) -> Eval<()>;

    /// `str(self)`.
    fn text(&self) -> Eval<Str> {
        repr(self)
    }
}

/// `repr(value)`.
pub fn repr<T: Show + ?Sized>(value: &T) -> Eval<Str> {
    let mut out = String::new();
    value.show(&mut out)?;
    Ok(Str::from(out))
}

/// `str(value)`.
pub fn text<T: Show + ?Sized>(value: &T) -> Eval<Str> {
    value.text()
}

/// `ascii(value)`.
pub fn ascii<T: Show + ?Sized>(value: &T) -> Eval<Str> {
    let text = repr(value)?;
    let mut out = String::new();
    for x in text.chars() {
        match u32::from(x) {
            0..=0x7f => out.push(x),
            code @ 0x80..=0xff => out.push_str(&format!("\\x{code:02x}")),
            code @ 0x100..=0xffff => out.push_str(&format!("\\u{code:04x}")),
            code => out.push_str(&format!("\\U{code:08x}")),
        }
    }
    Ok(Str::from(out))
}

/// `str(value)` of an integer.
pub fn int(value: i64) -> Str {
    Str::from(value.to_string())
}

/// `str(value)` of a float.
pub fn float(value: f64) -> Str {
    Str::from(float_text(value))
}

/// `str(value)` of a truth value.
pub fn boolean(value: bool) -> Str {
    if value {
        Str::literal("True")
    } else {
        Str::literal("False")
    }
}

/// The shortest digits that give the same float, as Python lays them out.
pub(crate) fn float_text(value: f64) -> String {
    if value.is_nan() {
        return "nan".to_owned();
    }
    if value.is_infinite() {
        return if value > 0.0 { "inf" } else { "-inf" }.to_owned();
    }
    let scientific = format!("{value:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    if !(-4..16).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.abs());
    }
    let text = value.to_string();
    if text.contains('.') {
        text
    } else {
        text + ".0"
    }
}

macro_rules! by_value {
    ($($name:ty: $text:expr),+ $(,)?) => {$(
        impl Show for $name {
            fn show(&self, out: &mut String) -> Eval<()> {
                #[allow(clippy::redundant_closure_call)]
                out.push_str(&$text(*self));
                Ok(())
            }
        }
    )+};
}

by_value! {
    i64: |x: i64| x.to_string(),
    f64: float_text,
    bool: |x: bool| boolean(x).as_str().to_owned(),
    (): |_: ()| "None".to_owned(),
}

impl Show for Number {
    fn show(&self, out: &mut String) -> Eval<()> {
        match self {
            Number::Int(value) => value.show(out),
            Number::Float(value) => value.show(out),
        }
    }
}

impl<T: Show> Show for Option<T> {
    fn show(&self, out: &mut String) -> Eval<()> {
        match self {
            Some(value) => value.show(out),
            None => ().show(out),
        }
    }

    fn text(&self) -> Eval<Str> {
        match self {
            Some(value) => value.text(),
            None => Ok(Str::literal("None")),
        }
    }
}

impl Show for Str {
    fn show(&self, out: &mut String) -> Eval<()> {
        // What is printable depends on the version of Unicode, beyond what all of them share.
        if !self.chars().all(|x| x <= '\u{ff}') {
            out.push_str(&host::repr(self.clone())?);
            return Ok(());
        }
        let quote = if self.contains('\'') && !self.contains('"') {
            '"'
        } else {
            '\''
        };
        out.push(quote);
        for x in self.chars() {
            match x {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                _ if x == quote => out.extend(['\\', x]),
                ' '..='~' => out.push(x),
                '\u{a1}'..='\u{ff}' if x != '\u{ad}' => out.push(x),
                _ => out.push_str(&format!("\\x{:02x}", u32::from(x))),
            }
        }
        out.push(quote);
        Ok(())
    }

    fn text(&self) -> Eval<Str> {
        Ok(self.clone())
    }
}

impl Show for Bytes {
    fn show(&self, out: &mut String) -> Eval<()> {
        let quote = if self.contains(&b'\'') && !self.contains(&b'"') {
            '"'
        } else {
            '\''
        };
        out.push('b');
        out.push(quote);
        for x in self.iter().copied().map(char::from) {
            match x {
                '\\' => out.push_str("\\\\"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                _ if x == quote => out.extend(['\\', x]),
                ' '..='~' => out.push(x),
                _ => out.push_str(&format!("\\x{:02x}", u32::from(x))),
            }
        }
        out.push(quote);
        Ok(())
    }
}

fn items<'a, T: Show + 'a>(items: impl IntoIterator<Item = &'a T>, out: &mut String) -> Eval<usize> {
    let mut count = 0;
    for item in items {
        if count > 0 {
            out.push_str(", ");
        }
        item.show(out)?;
        count += 1;
    }
    Ok(count)
}

impl<T: Show> Show for [T] {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push('[');
        items(self, out)?;
        out.push(']');
        Ok(())
    }
}

impl<T: Show> Show for Vec<T> {
    fn show(&self, out: &mut String) -> Eval<()> {
        self.as_slice().show(out)
    }
}

impl<T: Show> Show for Many<T> {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push('(');
        let count = items(self.iter(), out)?;
        out.push_str(if count == 1 { ",)" } else { ")" });
        Ok(())
    }
}

impl<K: Show, V: Show> Show for Dict<K, V> {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push('{');
        for (i, (key, value)) in self.iter().enumerate() {
            if i > 0 {
                out.push_str(", ");
            }
            key.show(out)?;
            out.push_str(": ");
            value.show(out)?;
        }
        out.push('}');
        Ok(())
    }
}

impl<T: Show> Show for Set<T> {
    fn show(&self, out: &mut String) -> Eval<()> {
        if self.is_empty() {
            out.push_str("set()");
            return Ok(());
        }
        set::ordered()?;
        out.push('{');
        items(self.iter(), out)?;
        out.push('}');
        Ok(())
    }
}

impl<T: Show> Show for Frozen<T> {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push_str("frozenset(");
        if !self.is_empty() {
            self.0.show(out)?;
        }
        out.push(')');
        Ok(())
    }
}

impl<T: Show> Show for Deque<T> {
    fn show(&self, out: &mut String) -> Eval<()> {
        out.push_str("deque([");
        items(self.iter(), out)?;
        out.push(']');
        if let Some(longest) = self.longest() {
            out.push_str(&format!(", maxlen={longest}"));
        }
        out.push(')');
        Ok(())
    }
}

macro_rules! tuples {
    ($($name:ident $place:tt),+; $end:literal) => {
        impl<$($name: Show),+> Show for ($($name,)+) {
            fn show(&self, out: &mut String) -> Eval<()> {
                $(out.push_str(if $place == 0 { "(" } else { ", " });
                self.$place.show(out)?;)+
                out.push_str($end);
                Ok(())
            }
        }
    };
}

tuples!(A 0; ",)");
tuples!(A 0, B 1; ")");
tuples!(A 0, B 1, C 2; ")");
tuples!(A 0, B 1, C 2, D 3; ")");
tuples!(A 0, B 1, C 2, D 3, E 4; ")");
tuples!(A 0, B 1, C 2, D 3, E 4, F 5; ")");

fn based(value: i64, mark: &str, digits: String) -> Str {
    Str::from([if value < 0 { "-" } else { "" }, mark, &digits].concat())
}

/// `bin(value)`.
pub fn bin(value: i64) -> Str {
    based(value, "0b", format!("{:b}", value.unsigned_abs()))
}

/// `oct(value)`.
pub fn oct(value: i64) -> Str {
    based(value, "0o", format!("{:o}", value.unsigned_abs()))
}

/// `hex(value)`.
pub fn hex(value: i64) -> Str {
    based(value, "0x", format!("{:x}", value.unsigned_abs()))
}
