use super::pad::is_space;
use super::Str;
use crate::tuple::Many;
use crate::{host, Eval};

/// No arguments.
const NOTHING: Many<()> = Many(Vec::new());

/// ASCII here, the rest by the interpreter's tables.
fn mapped(text: &Str, method: &str, map: impl FnOnce(&mut [u8])) -> Eval<Str> {
    if !text.is_ascii() {
        return host::method(text.clone(), method, NOTHING);
    }
    let mut bytes = text.as_bytes().to_vec();
    map(&mut bytes);
    Ok(Str::from(String::from_utf8(bytes).unwrap_or_default()))
}

/// `text.upper()`.
pub fn upper(text: &Str) -> Eval<Str> {
    mapped(text, "upper", |bytes| bytes.make_ascii_uppercase())
}

/// `text.casefold()`.
pub fn casefold(text: &Str) -> Eval<Str> {
    mapped(text, "casefold", |bytes| bytes.make_ascii_lowercase())
}

/// `text.lower()`.
pub fn lower(text: &Str) -> Eval<Str> {
    mapped(text, "lower", |bytes| bytes.make_ascii_lowercase())
}

/// `text.capitalize()`.
pub fn capitalize(text: &Str) -> Eval<Str> {
    mapped(text, "capitalize", |bytes| {
        bytes.make_ascii_lowercase();
        if let Some(first) = bytes.first_mut() {
            first.make_ascii_uppercase();
        }
    })
}

/// `text.swapcase()`.
pub fn swapcase(text: &Str) -> Eval<Str> {
    mapped(text, "swapcase", |bytes| {
        for x in bytes {
            if x.is_ascii_alphabetic() {
                *x ^= 0x20;
            }
        }
    })
}

/// `text.title()`.
pub fn title(text: &Str) -> Eval<Str> {
    mapped(text, "title", |bytes| {
        let mut inside = false;
        for x in bytes {
            if inside {
                x.make_ascii_lowercase();
            } else {
                x.make_ascii_uppercase();
            }
            inside = x.is_ascii_alphabetic();
        }
    })
}

fn all(text: &Str, method: &str, test: impl Fn(&u8) -> bool) -> Eval<bool> {
    if !text.is_ascii() {
        return host::method(text.clone(), method, NOTHING);
    }
    Ok(!text.is_empty() && text.as_bytes().iter().all(test))
}

/// `text.isalpha()`.
pub fn is_alpha(text: &Str) -> Eval<bool> {
    all(text, "isalpha", u8::is_ascii_alphabetic)
}

/// `text.isalnum()`.
pub fn is_alnum(text: &Str) -> Eval<bool> {
    all(text, "isalnum", u8::is_ascii_alphanumeric)
}

/// `text.isdigit()`.
pub fn is_digit(text: &Str) -> Eval<bool> {
    all(text, "isdigit", u8::is_ascii_digit)
}

/// `text.isdecimal()`.
pub fn is_decimal(text: &Str) -> Eval<bool> {
    all(text, "isdecimal", u8::is_ascii_digit)
}

/// `text.isnumeric()`.
pub fn is_numeric(text: &Str) -> Eval<bool> {
    all(text, "isnumeric", u8::is_ascii_digit)
}

/// `text.isspace()`.
pub fn is_space_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_space)
}

/// `text.isupper()`: something has case, and nothing the other one.
pub fn is_upper(text: &Str) -> Eval<bool> {
    if !text.is_ascii() {
        return host::method(text.clone(), "isupper", NOTHING);
    }
    let bytes = text.as_bytes();
    Ok(bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase))
}

/// `text.islower()`.
pub fn is_lower(text: &Str) -> Eval<bool> {
    if !text.is_ascii() {
        return host::method(text.clone(), "islower", NOTHING);
    }
    let bytes = text.as_bytes();
    Ok(bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase))
}

/// `text.istitle()`.
pub fn is_title(text: &Str) -> Eval<bool> {
    if !text.is_ascii() {
        return host::method(text.clone(), "istitle", NOTHING);
    }
    let (mut inside, mut any) = (false, false);
    for x in text.as_bytes() {
        if x.is_ascii_alphabetic() {
            if x.is_ascii_uppercase() == inside {
                return Ok(false);
            }
            any = true;
        }
        inside = x.is_ascii_alphabetic();
    }
    Ok(any)
}

/// `text.isidentifier()`.
pub fn is_identifier(text: &Str) -> Eval<bool> {
    let digit = text.as_bytes().first().map_or(false, u8::is_ascii_digit);
    Ok(all(text, "isidentifier", |x| x.is_ascii_alphanumeric() || *x == b'_')? && !digit)
}

/// `text.isprintable()`.
pub fn is_printable(text: &Str) -> Eval<bool> {
    if !text.is_ascii() {
        return host::method(text.clone(), "isprintable", NOTHING);
    }
    Ok(text.as_bytes().iter().all(|x| (b' '..=b'~').contains(x)))
}

/// `text.isascii()`.
pub fn is_ascii(text: &Str) -> bool {
    text.is_ascii()
}
