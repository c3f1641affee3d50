use super::{len, Str};
use crate::{raise, Eval, Kind, Leave};

/// White space as `str.isspace` has it: the same in every version of Unicode since 6.3.
#[inline]
pub fn is_space(x: char) -> bool {
    match x {
        '\t'..='\r' | '\x1c'..=' ' => true,
        '\0'..='\x7f' => false,
        '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' => true,
        '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => true,
        _ => false,
    }
}

/// `text.strip()`.
pub fn strip(text: &Str) -> Str {
    if text.is_ascii() {
        return text.between(|x| !is_space(char::from(x)));
    }
    text.cut(text.trim_matches(is_space))
}

/// `text.lstrip()`.
pub fn lstrip(text: &Str) -> Str {
    text.cut(text.trim_start_matches(is_space))
}

/// `text.rstrip()`.
pub fn rstrip(text: &Str) -> Str {
    text.cut(text.trim_end_matches(is_space))
}

/// Characters to look others up in: ASCII by one bit for each.
struct Characters<'a> {
    ascii: u128,
    all: &'a str,
}

impl<'a> Characters<'a> {
    #[inline]
    fn of(all: &'a str) -> Self {
        let ascii = all.bytes().filter(u8::is_ascii).fold(0, |set, x| set | 1 << x);
        Self { ascii, all }
    }

    #[inline]
    fn has(&self, x: char) -> bool {
        match u32::from(x) {
            code @ 0..=127 => self.ascii >> code & 1 == 1,
            _ => self.all.contains(x),
        }
    }
}

/// `text.strip(characters)`.
#[inline]
pub fn strip_of(text: &Str, characters: &str) -> Str {
    let set = Characters::of(characters);
    if text.is_ascii() {
        return text.between(|x| !set.has(char::from(x)));
    }
    text.cut(text.trim_matches(|x| set.has(x)))
}

/// `text.lstrip(characters)`.
pub fn lstrip_of(text: &Str, characters: &str) -> Str {
    let set = Characters::of(characters);
    text.cut(text.trim_start_matches(|x| set.has(x)))
}

/// `text.rstrip(characters)`.
pub fn rstrip_of(text: &Str, characters: &str) -> Str {
    let set = Characters::of(characters);
    text.cut(text.trim_end_matches(|x| set.has(x)))
}

/// Between so many of a character on both sides.
pub(crate) fn padded(text: &Str, left: usize, right: usize, fill: char) -> Eval<Str> {
    if left == 0 && right == 0 {
        return Ok(text.clone());
    }
    let mut result = String::new();
    let size = left
        .checked_add(right)
        .and_then(|x| x.checked_mul(fill.len_utf8())?.checked_add(text.as_str().len()));
    result
        .try_reserve_exact(size.ok_or(Leave::ToOriginal)?)
        .map_err(|_| Leave::ToOriginal)?;
    result.extend(std::iter::repeat(fill).take(left));
    result.push_str(text);
    result.extend(std::iter::repeat(fill).take(right));
    Ok(Str::from(result))
}

fn missing(text: &Str, width: i64) -> usize {
    usize::try_from(width.saturating_sub(len(text))).unwrap_or(0)
}

fn one(fill: &str) -> Eval<char> {
    let mut all = fill.chars();
    match (all.next(), all.next()) {
        (Some(fill), None) => Ok(fill),
        _ => raise(Kind::TypeError),
    }
}

/// `text.ljust(width)`.
pub fn ljust(text: &Str, width: i64) -> Eval<Str> {
    padded(text, 0, missing(text, width), ' ')
}

/// `text.ljust(width, fill)`.
pub fn ljust_with(text: &Str, width: i64, fill: &str) -> Eval<Str> {
    padded(text, 0, missing(text, width), one(fill)?)
}

/// `text.rjust(width)`.
pub fn rjust(text: &Str, width: i64) -> Eval<Str> {
    padded(text, missing(text, width), 0, ' ')
}

/// `text.rjust(width, fill)`.
pub fn rjust_with(text: &Str, width: i64, fill: &str) -> Eval<Str> {
    padded(text, missing(text, width), 0, one(fill)?)
}

/// `text.center(width)`.
pub fn center(text: &Str, width: i64) -> Eval<Str> {
    center_with(text, width, " ")
}

/// `text.center(width, fill)`: the odd one goes left in odd widths.
pub fn center_with(text: &Str, width: i64, fill: &str) -> Eval<Str> {
    let fill = one(fill)?;
    let missing = missing(text, width);
    let left = missing / 2 + (missing & width as usize & 1);
    padded(text, left, missing - left, fill)
}

/// `text.zfill(width)`: zeros behind the sign.
pub fn zfill(text: &Str, width: i64) -> Eval<Str> {
    let missing = missing(text, width);
    match text.as_bytes() {
        [b'+' | b'-', ..] if missing > 0 => {
            let digits = padded(&text.cut(&text.as_str()[1..]), missing, 0, '0')?;
            Ok(Str::from([&text.as_str()[..1], digits.as_str()].concat()))
        }
        _ => padded(text, missing, 0, '0'),
    }
}

/// `text.expandtabs(size)`.
pub fn expand_tabs(text: &Str, size: i64) -> Eval<Str> {
    if !text.contains('\t') {
        return Ok(text.clone());
    }
    let size = usize::try_from(size).unwrap_or(0);
    crate::known(size < 1 << 20)?;
    let mut result = String::new();
    let mut column = 0;
    for x in text.chars() {
        match x {
            '\t' if size > 0 => {
                let spaces = size - column % size;
                result.extend(std::iter::repeat(' ').take(spaces));
                column += spaces;
            }
            '\t' => {}
            _ => {
                column = if matches!(x, '\n' | '\r') { 0 } else { column + 1 };
                result.push(x);
            }
        }
    }
    Ok(Str::from(result))
}

/// `text.expandtabs()`.
pub fn expand_tabs_8(text: &Str) -> Eval<Str> {
    expand_tabs(text, 8)
}
