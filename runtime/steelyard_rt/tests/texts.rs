//! Strings, compared with Python.

mod python;

use python::EXACT;
use steelyard_rt::text;

#[test]
fn slices() {
    EXACT.same("lambda s: len(s)", |s| (s.text(),), |(s,)| Ok(text::len(&s)));
    EXACT.same("lambda s, i: s[i]", |s| (s.text(), s.small()), |(s, i)| text::at(&s, i));
    EXACT.same(
        "lambda s, a, b, c: s[a:b:c]",
        |s| (s.text(), s.option(|s| s.small()), s.option(|s| s.int()), s.option(|s| s.between(-3, 3))),
        |(s, a, b, c)| text::slice(&s, a, b, c),
    );
    EXACT.same("lambda a, b: a + b", |s| (s.text(), s.text()), |(a, b)| Ok(text::add(&a, &b)));
}
