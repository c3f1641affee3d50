//! `re`, done by the interpreter's own engine.

use crate::host;
use crate::text::Str;
use crate::Eval;

/// `re.findall(pattern, text)` of a pattern with one group at most.
pub fn find_all(pattern: &Str, text: &Str) -> Eval<Vec<Str>> {
    host::call("re", "findall", (pattern.clone(), text.clone()))
}

/// `re.split(pattern, text)` of a pattern without groups.
pub fn split(pattern: &Str, text: &Str) -> Eval<Vec<Str>> {
    host::call("re", "split", (pattern.clone(), text.clone()))
}

/// `re.sub(pattern, replacement, text)`.
pub fn sub(pattern: &Str, replacement: &Str, text: &Str) -> Eval<Str> {
    host::call(
        "re",
        "sub",
        (pattern.clone(), replacement.clone(), text.clone()),
    )
}

/// Whether `re.match(pattern, text)` finds anything.
pub fn is_match(pattern: &Str, text: &Str) -> Eval<bool> {
    found("match", pattern, text)
}

/// Whether `re.search(pattern, text)` finds anything.
pub fn is_found(pattern: &Str, text: &Str) -> Eval<bool> {
    found("search", pattern, text)
}

/// Whether `re.fullmatch(pattern, text)` finds anything.
pub fn is_full_match(pattern: &Str, text: &Str) -> Eval<bool> {
    found("fullmatch", pattern, text)
}

fn found(function: &str, pattern: &Str, text: &Str) -> Eval<bool> {
    let found = host::make("re", function, (pattern.clone(), text.clone()))?;
    host::call("builtins", "bool", (found,))
}
