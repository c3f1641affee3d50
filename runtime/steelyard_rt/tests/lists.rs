//! Lists and functions over items, compared with Python.

// The types of whole calls stand where they are used.
#![allow(clippy::type_complexity)]

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::text::Str;
use steelyard_rt::{iter, list, order};

fn ints(s: &mut Sample) -> Vec<i64> {
    s.list(7, |s| s.between(-3, 3))
}

fn floats(s: &mut Sample) -> Vec<f64> {
    s.list(7, |s| s.float())
}

fn pairs(s: &mut Sample) -> Vec<(i64, Str)> {
    s.list(7, |s| (s.between(0, 2), s.word(2)))
}

fn bound(s: &mut Sample) -> Option<i64> {
    s.option(|s| if s.below(9) == 0 { s.int() } else { s.small() })
}

#[test]
fn looking() {
    EXACT.same(
        "lambda a, b, c, d: a[b:c:d]",
        |s| (ints(s), bound(s), bound(s), s.option(|s| s.between(-3, 3))),
        |(a, b, c, d)| list::slice(&a, b, c, d),
    );
    EXACT.same("lambda a, b: a[b]", |s| (ints(s), s.small()), |(a, b)| list::at(&a, b));
    EXACT.same(
        "lambda a, b: a * b",
        |s| (ints(s), s.small()),
        |(a, b)| list::repeat(&a, b),
    );
    EXACT.same(
        "lambda a, b: a.index(b)",
        |s| (ints(s), s.between(-3, 3)),
        |(a, b)| list::index(&a, &b),
    );
    EXACT.same(
        "lambda a, b, c, d: a.index(b, c, d)",
        |s| (ints(s), s.between(-3, 3), s.small(), s.small()),
        |(a, b, c, d)| list::index_between(&a, &b, c, d),
    );
    EXACT.same(
        "lambda a, b: (a.count(b), b in a)",
        |s| (pairs(s), (s.between(0, 2), s.word(2))),
        |(a, b)| Ok((list::count(&a, &b)?, list::contains(&a, &b)?)),
    );
    leaving(30).same(
        "lambda a, b: (b in a, a.count(b))",
        |s| (floats(s), s.float()),
        |(a, b)| Ok((list::contains(&a, &b)?, list::count(&a, &b)?)),
    );
}

#[test]
fn comparing() {
    const ALL: &str = "lambda a, b: (a == b, a != b, a < b, a <= b, a > b, a >= b)";
    fn all<T: order::Order>(a: &T, b: &T) -> steelyard_rt::Eval<(bool, bool, bool, bool, bool, bool)> {
        use order::{equal, greater, greater_equal, less, less_equal, not_equal};
        Ok((
            equal(a, b)?,
            not_equal(a, b)?,
            less(a, b)?,
            less_equal(a, b)?,
            greater(a, b)?,
            greater_equal(a, b)?,
        ))
    }
    EXACT.same(
        ALL,
        |s| (s.list(3, |s| s.between(0, 1)), s.list(3, |s| s.between(0, 1))),
        |(a, b): (Vec<i64>, Vec<i64>)| all(&a, &b),
    );
    EXACT.same(ALL, |s| (s.word(3), s.word(3)), |(a, b): (Str, Str)| all(&a, &b));
    leaving(10).same(
        ALL,
        |s| ((s.between(0, 1), s.float()), (s.between(0, 1), s.float())),
        |(a, b): ((i64, f64), (i64, f64))| all(&a, &b),
    );
    EXACT.same(
        ALL,
        |s| {
            (
                s.list(2, |s| (s.between(0, 1), s.text())),
                s.list(2, |s| (s.between(0, 1), s.text())),
            )
        },
        |(a, b)| {
            let (a, b): (Vec<(i64, Str)>, Vec<(i64, Str)>) = (a, b);
            all(&a, &b)
        },
    );
    EXACT.same(
        "lambda a, b: a < b",
        |s| {
            (
                s.list(2, |s| s.option(|s| s.flag())),
                s.list(2, |s| s.option(|s| s.flag())),
            )
        },
        |(a, b)| order::less(&a, &b),
    );
}

#[test]
fn changing() {
    EXACT.same(
        "lambda a, b, c: (a.insert(b, c), a)[1]",
        |s| (ints(s), s.small(), s.int()),
        |(mut a, b, c)| {
            list::insert(&mut a, b, c);
            Ok(a)
        },
    );
    EXACT.same(
        "lambda a, b: (a.pop(b), a)",
        |s| (ints(s), s.small()),
        |(mut a, b)| Ok((list::pop_at(&mut a, b)?, a)),
    );
    EXACT.same(
        "lambda a, b: (a.remove(b), a)[1]",
        |s| (ints(s), s.between(-3, 3)),
        |(mut a, b)| {
            list::remove(&mut a, &b)?;
            Ok(a)
        },
    );
    EXACT.same(
        "lambda a, b, c, d, e: (a.__setitem__(slice(b, c, d), e), a)[1]",
        |s| (ints(s), bound(s), bound(s), s.option(|s| s.between(-2, 2)), ints(s)),
        |(mut a, b, c, d, e)| {
            list::set_slice(&mut a, b, c, d, e)?;
            Ok(a)
        },
    );
    EXACT.same(
        "lambda a, b, c, d: (a.__delitem__(slice(b, c, d)), a)[1]",
        |s| (ints(s), bound(s), bound(s), s.option(|s| s.between(-3, 3))),
        |(mut a, b, c, d)| {
            list::delete_slice(&mut a, b, c, d)?;
            Ok(a)
        },
    );
}

#[test]
fn sorting() {
    EXACT.same("sorted", |s| (pairs(s),), |(a,)| iter::sorted(a));
    leaving(30).same("sorted", |s| (floats(s),), |(a,)| iter::sorted(a));
    leaving(90).same(
        "sorted",
        |s| (s.list(3, |s| s.option(|s| s.int())),),
        |(a,)| iter::sorted(a),
    );
    EXACT.same(
        "lambda a, r: sorted(a, key=lambda x: x[1], reverse=r)",
        |s| (pairs(s), s.flag()),
        |(a, r)| iter::sorted_by_reverse(a, |x| Ok(x.1.clone()), r),
    );
    EXACT.same(
        "lambda a, r: (a.sort(reverse=r), a)[1]",
        |s| (s.list(5, |s| (s.small(), s.number())), s.flag()),
        |(mut a, r)| {
            list::sort_reverse(&mut a, r)?;
            Ok(a)
        },
    );
}

#[test]
fn over_items() {
    EXACT.same("lambda a: min(a)", |s| (floats(s),), |(a,)| iter::min(a));
    EXACT.same("lambda a: max(a)", |s| (pairs(s),), |(a,)| iter::max(a));
    EXACT.same("lambda a: min(a, default=3)", |s| (ints(s),), |(a,)| iter::min_or(a, 3));
    EXACT.same(
        "lambda a: max(a, key=lambda x: x[0])",
        |s| (pairs(s),),
        |(a,)| iter::max_by(a, |x| Ok(x.0)),
    );
    EXACT.same(
        "lambda a: min(a, key=lambda x: x[0], default=(0, ''))",
        |s| (pairs(s),),
        |(a,)| iter::min_by_or(a, |x| Ok(x.0), (0, Str::literal(""))),
    );
    EXACT.same(
        "max",
        |s| (s.float(), s.float(), s.float()),
        |(a, b, c)| iter::max3(&a, &b, &c),
    );
    EXACT.same("min", |s| (s.either(), s.either()), |(a, b)| iter::min2(&a, &b));
    leaving(60).same("sum", |s| (s.list(5, |s| s.int()),), |(a,)| iter::sum::<i64>(a));
    leaving(20).same("sum", |s| (floats(s),), |(a,)| iter::sum_floats(a));
    EXACT.same(
        "sum",
        |s| (floats(s), s.float()),
        |(a, b)| Ok(iter::sum_floats_from(a, b)),
    );
    leaving(40).same("sum", |s| (s.list(5, |s| s.either()),), |(a,)| iter::sum_numbers(a));
    EXACT.same(
        "lambda a: functools.reduce(lambda x, y: x - y, a)",
        |s| (ints(s),),
        |(a,)| iter::reduce(|x, y| Ok(x - y), a),
    );
    EXACT.same(
        "lambda a, b, c: list(zip(a, b, c))",
        |s| (ints(s), pairs(s), floats(s)),
        |(a, b, c)| Ok(list::collect(iter::zip3(a, b, c))),
    );
    EXACT.same(
        "lambda a, b: list(enumerate(a, b))",
        |s| (ints(s), s.small()),
        |(a, b)| Ok(list::collect(iter::enumerate_from(a, b))),
    );
}

#[test]
fn two_places() {
    // The same place twice is left, which one index in a few is.
    leaving(60).same(
        "lambda v, i, j: (v.__setitem__(i, v[i] + 1), v.__setitem__(j, v[j] - 1), v)[2]",
        |s| (s.list(6, |s| s.between(-9, 9)), s.between(-7, 7), s.between(-7, 7)),
        |(mut v, i, j)| {
            let (first, second) = list::two_mut(&mut v, i, j)?;
            *first += 1;
            *second -= 1;
            Ok(v)
        },
    );
}
