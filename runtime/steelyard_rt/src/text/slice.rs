use super::Str;
use crate::list::{position, span, Span};
use crate::Eval;

/// `len(text)`.
#[inline]
pub fn len(text: &Str) -> i64 {
    if text.is_ascii() {
        text.as_str().len() as i64
    } else {
        text.chars().count() as i64
    }
}

/// `text[index]`.
#[inline]
pub fn at(text: &Str, index: i64) -> Eval<Str> {
    if text.is_ascii() {
        let place = position(index, text.as_str().len())?;
        return Ok(Str::character(char::from(text.as_bytes()[place])));
    }
    let place = position(index, text.chars().count())?;
    Ok(text.chars().nth(place).map_or_else(Str::default, Str::character))
}

/// `text[start:stop:step]`; `None` where nothing is written.
#[inline]
pub fn slice(text: &Str, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Eval<Str> {
    if let (Some(from), Some(to), None, true) = (start, stop, step, text.is_ascii()) {
        // What needs no clamping.
        if 0 <= from && from <= to && to <= text.as_str().len() as i64 {
            return Ok(text.part(from as usize, to as usize));
        }
    }
    any_slice(text, start, stop, step)
}

fn any_slice(text: &Str, start: Option<i64>, stop: Option<i64>, step: Option<i64>) -> Eval<Str> {
    let span = span(start, stop, step, len(text) as usize)?;
    Ok(if span.step == 1 {
        let (from, to) = bytes(text, span.start, span.start + span.count);
        text.part(from, to)
    } else if text.is_ascii() {
        let bytes = text.as_bytes();
        Str::from(span.places().map(|i| char::from(bytes[i])).collect::<String>())
    } else {
        let characters: Vec<char> = text.chars().collect();
        Str::from(pick(&characters, &span))
    })
}

fn pick(characters: &[char], span: &Span) -> String {
    span.places().map(|i| characters[i]).collect()
}

/// From places in code points to places in bytes.
pub(super) fn bytes(text: &Str, start: usize, end: usize) -> (usize, usize) {
    if text.is_ascii() {
        return (start, end);
    }
    let mut places = text
        .char_indices()
        .map(|(place, _)| place)
        .chain(std::iter::once(text.as_str().len()));
    let from = places.nth(start).unwrap_or(0);
    let to = if end > start {
        places.nth(end - start - 1).unwrap_or(text.as_str().len())
    } else {
        from
    };
    (from, to)
}

/// `for character in text`.
pub fn items(text: &Str) -> impl DoubleEndedIterator<Item = Str> + '_ {
    text.chars().map(Str::character)
}

/// `reversed(text)`.
pub fn reversed(text: &Str) -> impl Iterator<Item = Str> + '_ {
    items(text).rev()
}

/// From a place in bytes to one in code points.
pub(super) fn place(text: &Str, byte: usize) -> i64 {
    if text.is_ascii() {
        byte as i64
    } else {
        text.as_str()[..byte].chars().count() as i64
    }
}
