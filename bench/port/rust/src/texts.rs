//! Programs of text. What depends on the interpreter's version of Unicode is done for ASCII only.

use crate::arguments::pair;
use crate::fault::{Exact, Fault};
use ahash::RandomState;
use indexmap::IndexMap;
use pyo3::prelude::*;
use pyo3::types::{PyDict, PyList, PyString};

#[pyfunction]
pub fn levenshtein(a: &PyString, b: &PyString) -> PyResult<usize> {
    let (a, b) = (a.to_str()?, b.to_str()?);
    if a.is_ascii() && b.is_ascii() {
        return Ok(distance(a.as_bytes(), b.as_bytes()));
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    Ok(distance(&a, &b))
}

fn distance<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let (a, b) = if a.len() < b.len() { (b, a) } else { (a, b) };
    let mut previous: Vec<usize> = (0..=b.len()).collect();
    let mut current = previous.clone();
    for (i, x) in a.iter().enumerate() {
        let mut left = i + 1;
        current[0] = left;
        for (j, y) in b.iter().enumerate() {
            let replaced = previous[j] + usize::from(x != y);
            left = replaced.min(previous[j + 1] + 1).min(left + 1);
            current[j + 1] = left;
        }
        std::mem::swap(&mut previous, &mut current);
    }
    previous[b.len()]
}

fn ascii(text: &PyString) -> PyResult<&str> {
    let text = text.to_str()?;
    if text.is_ascii() {
        Ok(text)
    } else {
        Err(Fault::NotAscii.into())
    }
}

/// White space as `str.split` and `str.isspace` see it.
fn is_space(character: char) -> bool {
    matches!(character, '\t'..='\r' | '\x1c'..=' ')
}

#[pyfunction]
pub fn word_count<'a>(python: Python<'a>, text: &PyString) -> PyResult<&'a PyDict> {
    let text = ascii(text)?.to_ascii_lowercase();
    let mut counts: IndexMap<&str, i64, RandomState> = IndexMap::default();
    for word in text.split(is_space) {
        let word = word.trim_matches(&['.', ',', ';', ':', '!', '?', '"', '\'', '(', ')'][..]);
        if !word.is_empty() {
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    let result = PyDict::new(python);
    for (word, count) in counts {
        result.set_item(word, count)?;
    }
    Ok(result)
}

const NAME: usize = 0;
const NUMBER: usize = 1;
const STRING: usize = 2;
const OPERATOR: usize = 3;

#[pyfunction]
pub fn tokenizer<'a>(python: Python<'a>, source: &PyString) -> PyResult<&'a PyList> {
    let kinds = ["name", "number", "string", "operator"].map(|kind| PyString::new(python, kind));
    let source = ascii(source)?;
    let tokens = tokens(source)?;
    Ok(PyList::new(
        python,
        tokens
            .into_iter()
            .map(|(kind, text)| pair(python, kinds[kind], PyString::new(python, text))),
    ))
}

fn tokens(source: &str) -> Exact<Vec<(usize, &str)>> {
    let bytes = source.as_bytes();
    let run = |from: usize, wanted: fn(u8) -> bool| {
        bytes[from..]
            .iter()
            .position(|x| !wanted(*x))
            .map_or(bytes.len(), |length| from + length)
    };
    let mut tokens = Vec::new();
    let mut position = 0;
    while position < bytes.len() {
        let start = position;
        let kind = match bytes[position] {
            x if is_space(char::from(x)) => {
                position += 1;
                continue;
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                position = run(position, |x| x.is_ascii_alphanumeric() || x == b'_');
                NAME
            }
            b'0'..=b'9' => {
                position = run(position, |x| x.is_ascii_digit() || x == b'.');
                NUMBER
            }
            b'"' => {
                position = run(position + 1, |x| x != b'"') + 1;
                if position > bytes.len() {
                    return Err(Fault::Value("a string does not end"));
                }
                STRING
            }
            _ => {
                let two = bytes.get(start..start + 2);
                let double = two.map_or(false, |two| matches!(two, b"==" | b"!=" | b"<=" | b">=" | b"->"));
                position += if double { 2 } else { 1 };
                OPERATOR
            }
        };
        tokens.push((kind, &source[start..position]));
    }
    Ok(tokens)
}
