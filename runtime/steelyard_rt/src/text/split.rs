use super::{is_space, Str};
use crate::{raise, Eval, Kind};

fn nonempty(separator: &str) -> Eval<()> {
    if separator.is_empty() {
        raise(Kind::ValueError)
    } else {
        Ok(())
    }
}

/// `text.split(separator)`.
pub fn split(text: &Str, separator: &str) -> Eval<Vec<Str>> {
    nonempty(separator)?;
    let mut parts = Vec::new();
    if let [byte @ 0..=127] = separator.as_bytes() {
        // The most frequent kind: one byte is found faster than a text.
        parts.extend(text.as_str().split(char::from(*byte)).map(|part| text.cut(part)));
    } else {
        parts.extend(text.as_str().split(separator).map(|part| text.cut(part)));
    }
    Ok(parts)
}

/// Pieces are one more than cuts; a negative number of cuts is no limit.
fn pieces(cuts: i64) -> usize {
    usize::try_from(cuts).map_or(usize::MAX, |x| x.saturating_add(1))
}

/// `text.split(separator, cuts)`.
pub fn split_count(text: &Str, separator: &str, cuts: i64) -> Eval<Vec<Str>> {
    nonempty(separator)?;
    Ok(text
        .as_str()
        .splitn(pieces(cuts), separator)
        .map(|part| text.cut(part))
        .collect())
}

/// `text.rsplit(separator)`: from the end, which differs from [`split`] where separators overlap.
pub fn rsplit(text: &Str, separator: &str) -> Eval<Vec<Str>> {
    rsplit_count(text, separator, -1)
}

/// `text.rsplit(separator, cuts)`.
pub fn rsplit_count(text: &Str, separator: &str, cuts: i64) -> Eval<Vec<Str>> {
    nonempty(separator)?;
    let mut parts: Vec<Str> = text
        .as_str()
        .rsplitn(pieces(cuts), separator)
        .map(|part| text.cut(part))
        .collect();
    parts.reverse();
    Ok(parts)
}

/// `text.split()`: at white space, without empty parts.
pub fn split_space(text: &Str) -> Vec<Str> {
    words(text).collect()
}

/// The parts of `text.split()`, one after the other.
pub fn words(text: &Str) -> impl Iterator<Item = Str> + '_ {
    let mut end = 0;
    std::iter::from_fn(move || {
        let rest = &text.as_bytes()[end..];
        let start = end + if text.is_ascii() { skipped(rest, true) } else { text[end..].find(|x| !is_space(x))? };
        let rest = &text.as_bytes()[start..];
        if rest.is_empty() {
            return None;
        }
        end = start + if text.is_ascii() { skipped(rest, false) } else { text[start..].find(is_space).unwrap_or(rest.len()) };
        Some(text.part(start, end))
    })
}

/// How many characters of ASCII at the beginning are white space, or are not.
#[inline]
fn skipped(bytes: &[u8], space: bool) -> usize {
    bytes.iter().position(|x| is_space(char::from(*x)) != space).unwrap_or(bytes.len())
}

/// `text.split(None, cuts)`: what is left keeps the white space at its end.
pub fn split_space_count(text: &Str, cuts: i64) -> Vec<Str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_start_matches(is_space);
    while !rest.is_empty() {
        let end = if parts.len() + 1 == pieces(cuts) {
            None
        } else {
            rest.find(is_space)
        };
        let end = end.unwrap_or(rest.len());
        parts.push(text.cut(&rest[..end]));
        rest = rest[end..].trim_start_matches(is_space);
    }
    parts
}

/// `text.rsplit(None, cuts)`: what is left keeps the white space at its start.
pub fn rsplit_space_count(text: &Str, cuts: i64) -> Vec<Str> {
    let mut parts = Vec::new();
    let mut rest = text.trim_end_matches(is_space);
    while !rest.is_empty() {
        let space = if parts.len() + 1 == pieces(cuts) {
            None
        } else {
            rest.char_indices().rfind(|(_, x)| is_space(*x))
        };
        let start = space.map_or(0, |(place, x)| place + x.len_utf8());
        parts.push(text.cut(&rest[start..]));
        rest = rest[..start].trim_end_matches(is_space);
    }
    parts.reverse();
    parts
}

/// `text.splitlines(keep)`: at every end of line that Unicode knows.
pub fn split_lines(text: &Str, keep: bool) -> Vec<Str> {
    let mut lines = Vec::new();
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let end = rest.find(is_line_end).unwrap_or(rest.len());
        let tail = &rest[end..];
        let width = if tail.starts_with("\r\n") {
            2
        } else {
            tail.chars().next().map_or(0, char::len_utf8)
        };
        lines.push(text.cut(&rest[..if keep { end + width } else { end }]));
        rest = &rest[end + width..];
    }
    lines
}

fn is_line_end(x: char) -> bool {
    matches!(x, '\n'..='\r' | '\x1c'..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// `text.partition(separator)`.
pub fn partition(text: &Str, separator: &Str) -> Eval<(Str, Str, Str)> {
    nonempty(separator)?;
    Ok(match text.split_once(separator.as_str()) {
        Some((before, after)) => (text.cut(before), separator.clone(), text.cut(after)),
        None => (text.clone(), Str::default(), Str::default()),
    })
}

/// `text.rpartition(separator)`.
pub fn rpartition(text: &Str, separator: &Str) -> Eval<(Str, Str, Str)> {
    nonempty(separator)?;
    Ok(match text.rsplit_once(separator.as_str()) {
        Some((before, after)) => (text.cut(before), separator.clone(), text.cut(after)),
        None => (Str::default(), Str::default(), text.clone()),
    })
}

/// `text.split(None)`.
pub fn split_none(text: &Str, (): ()) -> Vec<Str> {
    split_space(text)
}

/// `text.split(None, cuts)`.
pub fn split_none_count(text: &Str, (): (), cuts: i64) -> Vec<Str> {
    split_space_count(text, cuts)
}

/// `text.rsplit(None, cuts)`.
pub fn rsplit_none_count(text: &Str, (): (), cuts: i64) -> Vec<Str> {
    rsplit_space_count(text, cuts)
}

/// `text.splitlines()`.
pub fn lines(text: &Str) -> Vec<Str> {
    split_lines(text, false)
}
