use super::pad::is_space;
use super::Str;
use crate::{known, Eval};

fn mapped(text: &Str, map: impl FnOnce(&mut [u8])) -> Eval<Str> {
    known(text.is_ascii())?;
    let mut bytes = text.as_bytes().to_vec();
    map(&mut bytes);
    Ok(Str::from(String::from_utf8(bytes).unwrap_or_default()))
}

/// `text.upper()`.
pub fn upper(text: &Str) -> Eval<Str> {
    mapped(text, |bytes| bytes.make_ascii_uppercase())
}

/// `text.lower()`, `text.casefold()`.
pub fn lower(text: &Str) -> Eval<Str> {
    mapped(text, |bytes| bytes.make_ascii_lowercase())
}

/// `text.capitalize()`.
pub fn capitalize(text: &Str) -> Eval<Str> {
    mapped(text, |bytes| {
        bytes.make_ascii_lowercase();
        if let Some(first) = bytes.first_mut() {
            first.make_ascii_uppercase();
        }
    })
}

/// `text.swapcase()`.
pub fn swapcase(text: &Str) -> Eval<Str> {
    mapped(text, |bytes| {
        for x in bytes {
            if x.is_ascii_alphabetic() {
                *x ^= 0x20;
            }
        }
    })
}

/// `text.title()`.
pub fn title(text: &Str) -> Eval<Str> {
    mapped(text, |bytes| {
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

fn all(text: &Str, test: impl Fn(&u8) -> bool) -> Eval<bool> {
    known(text.is_ascii())?;
    Ok(!text.is_empty() && text.as_bytes().iter().all(test))
}

/// `text.isalpha()`.
pub fn is_alpha(text: &Str) -> Eval<bool> {
    all(text, u8::is_ascii_alphabetic)
}

/// `text.isalnum()`.
pub fn is_alnum(text: &Str) -> Eval<bool> {
    all(text, u8::is_ascii_alphanumeric)
}

/// `text.isdigit()`, `text.isdecimal()`, `text.isnumeric()`.
pub fn is_digit(text: &Str) -> Eval<bool> {
    all(text, u8::is_ascii_digit)
}

/// `text.isspace()`.
pub fn is_space_text(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_space)
}

/// `text.isupper()`: something has case, and nothing the other one.
pub fn is_upper(text: &Str) -> Eval<bool> {
    known(text.is_ascii())?;
    let bytes = text.as_bytes();
    Ok(bytes.iter().any(u8::is_ascii_uppercase) && !bytes.iter().any(u8::is_ascii_lowercase))
}

/// `text.islower()`.
pub fn is_lower(text: &Str) -> Eval<bool> {
    known(text.is_ascii())?;
    let bytes = text.as_bytes();
    Ok(bytes.iter().any(u8::is_ascii_lowercase) && !bytes.iter().any(u8::is_ascii_uppercase))
}

/// `text.istitle()`.
pub fn is_title(text: &Str) -> Eval<bool> {
    known(text.is_ascii())?;
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
    Ok(all(text, |x| x.is_ascii_alphanumeric() || *x == b'_')? && !digit)
}

/// `text.isprintable()`.
pub fn is_printable(text: &Str) -> Eval<bool> {
    known(text.is_ascii())?;
    Ok(text.as_bytes().iter().all(|x| (b' '..=b'~').contains(x)))
}

/// `text.isascii()`.
pub fn is_ascii(text: &Str) -> bool {
    text.is_ascii()
}
