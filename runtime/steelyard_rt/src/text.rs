//! Strings: counted and taken apart by code points.

use crate::list::position;
use crate::{Eval, Leave};

/// `len(text)`.
pub fn len(text: &str) -> i64 {
    text.chars().count() as i64
}

/// `text[index]`.
pub fn at(text: &str, index: i64) -> Eval<String> {
    if text.is_ascii() {
        let place = position(index, text.len())?;
        return Ok(text[place..=place].to_owned());
    }
    let place = position(index, text.chars().count())?;
    text.chars().nth(place).map(String::from).ok_or(Leave::ToOriginal)
}

/// `a + b`.
pub fn add(a: &str, b: &str) -> String {
    [a, b].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points() {
        assert_eq!(len("a\u{e9}\u{1f600}"), 3);
        assert_eq!(at("a\u{e9}\u{1f600}", -1), Ok("\u{1f600}".to_owned()));
        assert_eq!(at("abc", 3), Err(Leave::ToOriginal));
    }
}
