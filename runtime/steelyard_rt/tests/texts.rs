//! Strings, compared with Python.

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::dict::Dict;
use steelyard_rt::regex;
use steelyard_rt::text::{self, Str};

#[test]
fn slices() {
    EXACT.same("lambda s: len(s)", |s| (s.text(),), |(s,)| Ok(text::len(&s)));
    EXACT.same("lambda s, i: s[i]", |s| (s.text(), s.small()), |(s, i)| text::at(&s, i));
    EXACT.same(
        "lambda s, a, b, c: s[a:b:c]",
        |s| {
            (
                s.text(),
                s.option(|s| s.small()),
                s.option(|s| s.int()),
                s.option(|s| s.between(-3, 3)),
            )
        },
        |(s, a, b, c)| text::slice(&s, a, b, c),
    );
    EXACT.same(
        "lambda a, b: a + b",
        |s| (s.text(), s.text()),
        |(a, b)| Ok(text::add(&a, &b)),
    );
}

fn bound(s: &mut Sample) -> Option<i64> {
    s.option(|s| if s.below(9) == 0 { s.int() } else { s.small() })
}

/// A text, and a part that is often in it.
fn pair(s: &mut Sample) -> (Str, Str) {
    if s.flag() {
        (s.word(9), s.word(2))
    } else {
        let text = s.text();
        (text, s.one_of(&["", "a", " ", "b", "é", "😀", "\n"]).into())
    }
}

#[test]
fn searching() {
    let four = |s: &mut Sample| (pair(s), bound(s), bound(s));
    EXACT.same(
        "lambda p, a, b: (p[0].find(p[1], a, b), p[0].rfind(p[1], a, b), p[0].count(p[1], a, b))",
        four,
        |(p, a, b)| {
            let (s, t): (Str, Str) = p;
            Ok((
                text::find_between(&s, &t, a, b),
                text::rfind_between(&s, &t, a, b),
                text::count_between(&s, &t, a, b),
            ))
        },
    );
    EXACT.same(
        "lambda p, a, b: (p[0].startswith(p[1], a, b), p[0].endswith(p[1], a, b))",
        four,
        |(p, a, b)| {
            let (s, t): (Str, Str) = p;
            Ok((
                text::starts_with_between(&s, &t, a, b),
                text::ends_with_between(&s, &t, a, b),
            ))
        },
    );
    EXACT.same("lambda s, t: s.index(t)", pair, |(s, t): (Str, Str)| {
        text::index(&s, &t)
    });
    EXACT.same("lambda s, t: s.rindex(t)", pair, |(s, t): (Str, Str)| {
        text::rindex(&s, &t)
    });
    EXACT.same(
        "lambda s, t: (t in s, s.removeprefix(t), s.removesuffix(t))",
        pair,
        |(s, t)| {
            Ok((
                text::contains(&s, &t),
                text::remove_prefix(&s, &t),
                text::remove_suffix(&s, &t),
            ))
        },
    );
    EXACT.same(
        "lambda p, n: p[0].replace(p[1], n)",
        |s| (pair(s), s.word(2)),
        |(p, n)| {
            let (s, t): (Str, Str) = p;
            Ok(text::replace(&s, &t, &n))
        },
    );
    leaving(10).same(
        "lambda p, n, c: p[0].replace(p[1], n, c)",
        |s| (pair(s), s.word(2), s.between(-1, 3)),
        |(p, n, c)| {
            let (s, t): (Str, Str) = p;
            text::replace_count(&s, &t, &n, c)
        },
    );
}

#[test]
fn splitting() {
    EXACT.same("lambda s, t: s.split(t)", pair, |(s, t): (Str, Str)| {
        text::split(&s, &t)
    });
    EXACT.same("lambda s, t: s.rsplit(t)", pair, |(s, t): (Str, Str)| {
        text::rsplit(&s, &t)
    });
    let count = |s: &mut Sample| (pair(s), s.between(-1, 3));
    EXACT.same("lambda p, n: p[0].split(p[1], n)", count, |(p, n)| {
        let (s, t): (Str, Str) = p;
        text::split_count(&s, &t, n)
    });
    EXACT.same("lambda p, n: p[0].rsplit(p[1], n)", count, |(p, n)| {
        let (s, t): (Str, Str) = p;
        text::rsplit_count(&s, &t, n)
    });
    let spaced = |s: &mut Sample| (s.text(), s.between(-1, 3));
    EXACT.same(
        "lambda s, n: (s.split(), s.split(None, n), s.rsplit(None, n))",
        spaced,
        |(s, n)| {
            Ok((
                text::split_space(&s),
                text::split_space_count(&s, n),
                text::rsplit_space_count(&s, n),
            ))
        },
    );
    EXACT.same(
        "lambda s: (s.splitlines(), s.splitlines(True))",
        |s| (s.text(),),
        |(s,)| Ok((text::split_lines(&s, false), text::split_lines(&s, true))),
    );
    EXACT.same("lambda s, t: s.partition(t) + s.rpartition(t)", pair, |(s, t)| {
        let ((a, b, c), (d, e, f)) = (text::partition(&s, &t)?, text::rpartition(&s, &t)?);
        Ok((a, b, c, d, e, f))
    });
    EXACT.same(
        "lambda t, a: t.join(a)",
        |s| (s.word(2), s.list(4, |s| s.text())),
        |(t, a)| Ok(text::join(&t, a)),
    );
}

#[test]
fn trimming_and_filling() {
    EXACT.same(
        "lambda s: (s.strip(), s.lstrip(), s.rstrip(), s.isspace())",
        |s| (s.text(),),
        |(s,)| {
            Ok((
                text::strip(&s),
                text::lstrip(&s),
                text::rstrip(&s),
                text::is_space_text(&s),
            ))
        },
    );
    EXACT.same(
        "lambda s, t: (s.strip(t), s.lstrip(t), s.rstrip(t))",
        |s| (s.text(), s.text()),
        |(s, t)| Ok((text::strip_of(&s, &t), text::lstrip_of(&s, &t), text::rstrip_of(&s, &t))),
    );
    EXACT.same(
        "lambda s, n: (s.ljust(n), s.rjust(n), s.center(n), s.zfill(n))",
        |s| (s.text(), s.between(-3, 30)),
        |(s, n)| {
            Ok((
                text::ljust(&s, n)?,
                text::rjust(&s, n)?,
                text::center(&s, n)?,
                text::zfill(&s, n)?,
            ))
        },
    );
    EXACT.same(
        "lambda s, n, t: (s.ljust(n, t), s.rjust(n, t), s.center(n, t))",
        |s| (s.text(), s.small(), s.word(2)),
        |(s, n, t)| {
            Ok((
                text::ljust_with(&s, n, &t)?,
                text::rjust_with(&s, n, &t)?,
                text::center_with(&s, n, &t)?,
            ))
        },
    );
    EXACT.same(
        "lambda s, n: s.expandtabs(n)",
        |s| (s.text(), s.between(-2, 9)),
        |(s, n)| text::expand_tabs(&s, n),
    );
    EXACT.same(
        "lambda s, n: s * n",
        |s| (s.text(), s.small()),
        |(s, n)| text::repeat(&s, n),
    );
}

#[test]
fn cases_and_kinds() {
    let mixed = |s: &mut Sample| {
        (if s.flag() {
            s.ascii()
        } else {
            s.one_of(&["Ab c", "A1", "x_1", "AB", "12", "A Bc", "é", "_"]).into()
        },)
    };
    EXACT.same(
        "lambda s: (s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase())",
        mixed,
        |(s,)| {
            Ok((
                text::upper(&s)?,
                text::lower(&s)?,
                text::title(&s)?,
                text::capitalize(&s)?,
                text::swapcase(&s)?,
            ))
        },
    );
    EXACT.same(
        "lambda s: (s.isalpha(), s.isalnum(), s.isdigit(), s.isupper(), s.islower(), s.istitle())",
        mixed,
        |(s,)| {
            let (a, b, c) = (text::is_alpha(&s)?, text::is_alnum(&s)?, text::is_digit(&s)?);
            Ok((a, b, c, text::is_upper(&s)?, text::is_lower(&s)?, text::is_title(&s)?))
        },
    );
    EXACT.same(
        "lambda s: (s.isidentifier(), s.isprintable(), s.isascii())",
        mixed,
        |(s,)| Ok((text::is_identifier(&s)?, text::is_printable(&s)?, text::is_ascii(&s))),
    );
    EXACT.same(
        "ord",
        |s| (s.one_of(&["", "a", "é", "😀", "ab"]).to_owned().into(),),
        |(s,): (Str,)| text::ord(&s),
    );
    leaving(5).same(
        "chr",
        |s| (if s.flag() { s.int() } else { s.between(0, 0x11_0010) },),
        |(a,)| text::chr(a),
    );
    EXACT.same(
        "lambda s: s.encode('ascii')",
        |s| (s.text(),),
        |(s,)| text::encode_ascii(&s),
    );
}

#[test]
fn numbers_in_texts() {
    let digits = |s: &mut Sample| {
        let count = s.below(7);
        let parts = [
            "0", "1", "7", "9", "12", "_", "-", "+", " ", "a", "f", "z", "0x", "0b", "0o", "0X", "_", "00", "é", "\n",
        ];
        Str::from((0..count).map(|_| s.one_of(&parts)).collect::<String>())
    };
    leaving(30).same("int", |s| (digits(s),), |(s,)| text::to_int(&s));
    leaving(30).same(
        "int",
        |s| (digits(s), s.one_of(&[0, 2, 8, 10, 16, 36, 1, 37, -1])),
        |(s, b)| text::to_int_base(&s, b),
    );
    let float = |s: &mut Sample| {
        let count = s.below(7);
        let parts = [
            "0", "1", "9", "12", "_", "-", "+", " ", ".", ".", "e", "E", "inf", "nan", "Infinity", "300", "_", "5",
        ];
        Str::from((0..count).map(|_| s.one_of(&parts)).collect::<String>())
    };
    EXACT.same("float", |s| (float(s),), |(s,)| text::to_float(&s));
    EXACT.same(
        "lambda s: float(s)",
        |s| (Str::from(format!("{:e}", s.float())),),
        |(s,)| text::to_float(&s),
    );
}

#[test]
fn translating() {
    EXACT.same(
        "lambda s, a, b: s.translate(str.maketrans(a, b))",
        |s| (s.text(), s.word(3), s.word(3)),
        |(s, a, b)| {
            let (s, a, b): (Str, Str, Str) = (s, a, b);
            text::translate(&s, &text::make_table(&a, &b)?)
        },
    );
    EXACT.same(
        "lambda s, a, b: s.translate(str.maketrans(a, a[::-1], b))",
        |s| (s.text(), s.word(3), s.text()),
        |(s, a, b)| {
            let (s, a, b): (Str, Str, Str) = (s, a, b);
            let back = text::slice(&a, None, None, Some(-1))?;
            text::translate(&s, &text::make_table_without(&a, &back, &b)?)
        },
    );
    EXACT.same(
        "lambda s, t: s.translate(t)",
        |s| (s.word(6), s.dict(2, |s| s.between(96, 99), |s| s.option(|s| s.word(2)))),
        |(s, t)| {
            let (s, t): (Str, Dict<i64, Option<Str>>) = (s, t);
            text::translate(&s, &t)
        },
    );
}

#[test]
fn words_one_by_one() {
    EXACT.same(
        "lambda s: [x for x in s.split()]",
        |s| (s.text(),),
        |(s,): (Str,)| Ok(text::words(&s).collect::<Vec<_>>()),
    );
}

#[test]
fn patterns() {
    const ALL: &str = "lambda s: (lambda re: (re.findall('[a-z]+', s), re.split('[ ,]', s), re.sub('[aeiou]', '-', s), bool(re.match('a', s)), bool(re.search('b', s)), bool(re.fullmatch('[a-z]*', s))))(__import__('re'))";
    EXACT.same(
        ALL,
        |s| (s.text(),),
        |(s,): (Str,)| {
            let [letters, comma, vowel] = ["[a-z]+", "[ ,]", "[aeiou]"].map(Str::literal);
            Ok((
                regex::find_all(&letters, &s)?,
                regex::split(&comma, &s)?,
                regex::sub(&vowel, &Str::literal("-"), &s)?,
                regex::is_match(&Str::literal("a"), &s)?,
                regex::is_found(&Str::literal("b"), &s)?,
                regex::is_full_match(&Str::literal("[a-z]*"), &s)?,
            ))
        },
    );
}
