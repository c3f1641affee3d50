use super::pad::is_space;
use crate::{known, raise, Eval, Kind, Leave};

/// Python limits the digits it reads; beyond so many the original decides.
const DIGITS: usize = 600;

/// Without white space around; digits of other scripts leave.
fn trimmed(text: &str) -> Eval<&str> {
    let text = text.trim_matches(is_space);
    known(text.is_ascii() && text.len() <= DIGITS)?;
    Ok(text)
}

/// Without underscores, which stand between digits only.
fn plain(text: &str) -> Option<String> {
    let bytes = text.as_bytes();
    let digit = |place: Option<usize>| {
        place
            .and_then(|i| bytes.get(i))
            .map_or(false, u8::is_ascii_alphanumeric)
    };
    let good = (0..bytes.len()).all(|i| bytes[i] != b'_' || (digit(i.checked_sub(1)) && digit(Some(i + 1))));
    good.then(|| text.replace('_', ""))
}

/// `int(text)`.
pub fn to_int(text: &str) -> Eval<i64> {
    to_int_base(text, 10)
}

/// `int(text, base)`.
pub fn to_int_base(text: &str, base: i64) -> Eval<i64> {
    let (negative, radix, digits) = number(text, base)?;
    let signed = if negative { format!("-{digits}") } else { digits };
    i64::from_str_radix(&signed, radix).map_err(|_| Leave::ToOriginal)
}

/// Whether a number is negative, its base and its digits.
pub(crate) fn number(text: &str, base: i64) -> Eval<(bool, u32, String)> {
    if base != 0 && !(2..=36).contains(&base) {
        return raise(Kind::ValueError);
    }
    let text = trimmed(text)?;
    let (negative, digits) = match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    };
    let marked = prefix(digits);
    let (radix, digits) = match (base, marked) {
        (0, Some(radix)) => (radix, &digits[2..]),
        (0, None) => {
            // Zeros in front would look like C's octal numbers.
            if digits.starts_with('0') && !digits.trim_matches(|x| x == '0' || x == '_').is_empty() {
                return raise(Kind::ValueError);
            }
            (10, digits)
        }
        (base, Some(radix)) if i64::from(radix) == base => (radix, &digits[2..]),
        (base, _) => (base as u32, digits),
    };
    // One underscore may follow the mark of a base.
    let digits = if radix != 10 && marked == Some(radix) {
        digits.strip_prefix('_').unwrap_or(digits)
    } else {
        digits
    };
    let digits = plain(digits).filter(|x| !x.is_empty() && x.chars().all(|x| x.is_digit(radix)));
    let digits = digits.map_or_else(|| raise(Kind::ValueError), Ok)?;
    Ok((negative, radix, digits))
}

fn prefix(digits: &str) -> Option<u32> {
    match digits.as_bytes() {
        [b'0', b'x' | b'X', ..] => Some(16),
        [b'0', b'o' | b'O', ..] => Some(8),
        [b'0', b'b' | b'B', ..] => Some(2),
        _ => None,
    }
}

/// `float(text)`.
pub fn to_float(text: &str) -> Eval<f64> {
    let text = trimmed(text)?;
    let unsigned = text.strip_prefix(|x| x == '-' || x == '+').unwrap_or(text);
    let word = ["inf", "infinity", "nan"]
        .iter()
        .any(|x| unsigned.eq_ignore_ascii_case(x));
    let number = unsigned
        .bytes()
        .all(|x| x.is_ascii_digit() || matches!(x, b'.' | b'e' | b'E' | b'+' | b'-' | b'_'));
    let digits_meet = !unsigned.as_bytes().windows(2).any(|x| match x {
        [b'_', next] => !next.is_ascii_digit(),
        [before, b'_'] => !before.is_ascii_digit(),
        _ => false,
    });
    let edges = !unsigned.starts_with('_') && !unsigned.ends_with('_');
    if !(word || number && digits_meet && edges) {
        return raise(Kind::ValueError);
    }
    text.replace('_', "")
        .parse()
        .map_or_else(|_| raise(Kind::ValueError), Ok)
}
