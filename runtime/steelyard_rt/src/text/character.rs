//! One character of a string, held as such.

use super::{is_alnum, is_alpha, is_decimal, is_digit, is_lower, is_numeric, is_upper, Str};
use crate::list::position;
use crate::Eval;

/// `text[index]`.
#[inline]
pub fn char_at(text: &Str, index: i64) -> Eval<char> {
    if text.is_ascii() {
        let bytes = text.as_bytes();
        return position(index, bytes.len()).map(|place| char::from(bytes[place]));
    }
    char_beyond_ascii(text, index)
}

#[cold]
#[inline(never)]
fn char_beyond_ascii(text: &str, index: i64) -> Eval<char> {
    let place = position(index, text.chars().count())?;
    text.chars()
        .nth(place)
        .map_or_else(|| crate::raise(crate::Kind::IndexError), Ok)
}

/// `character in text`.
#[inline]
pub fn has(character: char, text: &str) -> bool {
    text.contains(character)
}

/// `ord(character)`.
#[inline]
pub fn char_ord(character: char) -> i64 {
    i64::from(u32::from(character))
}

macro_rules! tests {
    ($($name:ident: $ascii:ident, $text:ident, $python:literal);+ $(;)?) => {$(
        #[doc = concat!("`character.", $python, "()`: ASCII here, the rest by the interpreter's tables.")]
        #[inline]
        pub fn $name(character: char) -> Eval<bool> {
            if character.is_ascii() {
                Ok(character.$ascii())
            } else {
                $text(&Str::character(character))
            }
        }
    )+};
}

tests! {
    char_is_alpha: is_ascii_alphabetic, is_alpha, "isalpha";
    char_is_alnum: is_ascii_alphanumeric, is_alnum, "isalnum";
    char_is_upper: is_ascii_uppercase, is_upper, "isupper";
    char_is_lower: is_ascii_lowercase, is_lower, "islower";
    char_is_digit: is_ascii_digit, is_digit, "isdigit";
    char_is_decimal: is_ascii_digit, is_decimal, "isdecimal";
    char_is_numeric: is_ascii_digit, is_numeric, "isnumeric";
}
