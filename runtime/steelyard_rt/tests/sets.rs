//! Sets, compared with Python, the order of iteration included.

// The types of whole calls stand where they are used.
#![allow(clippy::type_complexity)]

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::dict::Dict;
use steelyard_rt::key::Key;
use steelyard_rt::set::{self, Frozen, Set};
use steelyard_rt::text::Str;
use steelyard_rt::Eval;

fn ints(s: &mut Sample) -> Vec<i64> {
    let step = s.one_of(&[1, 1, 8, 1 << 20]);
    s.list(40, |s| {
        if s.below(9) == 0 {
            s.int()
        } else {
            s.between(-20, 20) * step
        }
    })
}

fn words(s: &mut Sample) -> Vec<Str> {
    s.list(30, |s| s.text())
}

#[test]
fn hashes() {
    EXACT.same("hash", |s| (s.int(),), |(x,)| x.python_hash());
    EXACT.same("hash", |s| (s.number(),), |(x,)| x.python_hash());
    EXACT.same("hash", |s| (s.text(),), |(x,)| x.python_hash());
    EXACT.same(
        "hash",
        |s| ((s.int(), s.option(|s| s.text()), s.flag()),),
        |(x,)| x.python_hash(),
    );
    EXACT.same(
        "lambda x: hash(frozenset(x))",
        |s| (ints(s),),
        |(x,)| set::frozen(x)?.python_hash(),
    );
}

#[test]
fn orders() {
    EXACT.same(
        "lambda x: list(set(x))",
        |s| (ints(s),),
        |(x,)| set::items(&set::collect(x)?),
    );
    EXACT.same(
        "lambda x: list(set(x))",
        |s| (words(s),),
        |(x,)| set::items(&set::collect(x)?),
    );
    EXACT.same(
        "lambda x: list(set(x))",
        |s| (s.list(20, |s| (s.small(), s.number())),),
        |(x,)| set::items(&set::collect(x)?),
    );
    EXACT.same(
        "lambda x: list(set(dict.fromkeys(x)))",
        |s| (ints(s),),
        |(x,)| set::items(&set::of_keys(&steelyard_rt::dict::from_keys(x, ())?)?),
    );
    EXACT.same("set", |s| (ints(s),), |(x,)| set::collect(x));
    EXACT.same("frozenset", |s| (words(s),), |(x,)| set::frozen(x));
    EXACT.same(
        "lambda x: list(set(x) | {2 * y for y in x})",
        |s| (s.list(900, |s| s.int() / 2),),
        |(x,)| {
            let twice = set::collect(x.iter().map(|x| x * 2))?;
            set::items(&set::union(&set::collect(x)?, &twice))
        },
    );
}

#[test]
fn keys_of_dicts() {
    const ALL: &str = "lambda a, d: tuple(map(list, (set(a).union(d), set(a).difference(d), frozenset(d), set(d))))";
    EXACT.same(
        ALL,
        |s| (ints(s), s.dict(30, |s| s.between(-30, 30), |_| ())),
        |(a, d): (Vec<i64>, Dict<i64, ()>)| {
            let a = set::collect(a)?;
            let (or, sub) = (set::union_keys(&a, &d)?, set::difference_keys(&a, &d)?);
            let frozen = set::frozen_keys(&d)?;
            Ok((
                set::items(&or)?,
                set::items(&sub)?,
                set::items(&frozen)?,
                set::items(&set::of_keys(&d)?)?,
            ))
        },
    );
}

fn both<T: Key>(a: Vec<T>, b: Vec<T>) -> Eval<(Set<T>, Set<T>)> {
    Ok((set::collect(a)?, set::collect(b)?))
}

#[test]
fn operations() {
    const ALL: &str =
        "lambda a, b: (lambda a, b: tuple(map(list, (a | b, a & b, a - b, a ^ b, a.copy()))))(set(a), set(b))";
    fn all<T: Key>(a: Vec<T>, b: Vec<T>) -> Eval<(Vec<T>, Vec<T>, Vec<T>, Vec<T>, Vec<T>)> {
        let (a, b) = both(a, b)?;
        let (or, and, sub) = (set::union(&a, &b), set::intersection(&a, &b), set::difference(&a, &b));
        let xor = set::symmetric_difference(&a, &b);
        Ok((
            set::items(&or)?,
            set::items(&and)?,
            set::items(&sub)?,
            set::items(&xor)?,
            set::items(&set::copy(&a))?,
        ))
    }
    EXACT.same(ALL, |s| (ints(s), ints(s)), |(a, b)| all(a, b));
    EXACT.same(ALL, |s| (words(s), words(s)), |(a, b)| all(a, b));
    EXACT.same(
        "lambda a, b: tuple(map(list, (set(a).union(b), set(a).intersection(b), set(a).difference(b))))",
        |s| (ints(s), ints(s)),
        |(a, b)| {
            let a = set::collect(a)?;
            let (or, and) = (
                set::union_items(&a, b.clone())?,
                set::intersection_items(&a, b.clone())?,
            );
            Ok((
                set::items(&or)?,
                set::items(&and)?,
                set::items(&set::difference_items(&a, b)?)?,
            ))
        },
    );
    EXACT.same(
        "lambda a, b: (lambda a, b: (a == b, a <= b, a < b, a >= b, a > b, a.isdisjoint(b)))(set(a), set(b))",
        |s| (s.list(3, |s| s.between(0, 2)), s.list(3, |s| s.between(0, 2))),
        |(a, b)| {
            let (a, b) = both(a, b)?;
            let (le, lt, ge, gt) = (
                set::is_subset(&a, &b),
                set::is_proper_subset(&a, &b),
                set::is_superset(&a, &b),
                set::is_proper_superset(&a, &b),
            );
            Ok((a == b, le, lt, ge, gt, set::is_disjoint(&a, &b)))
        },
    );
}

const PLAY: &str = "
def play(s, steps):
    seen = []
    for what, item in steps:
        if what <= 3:
            s.add(item)
        elif what <= 5:
            s.discard(item)
        elif what == 6 and s:
            seen.append(s.pop())
        elif what == 7:
            seen.extend(s)
        elif what == 8:
            s |= {item, item + item}
        elif what == 9 and item in s:
            s.remove(item)
    return list(s), seen, len(s)
";

#[test]
fn changing() {
    python::with_python(|| python::execute(PLAY));
    let item = |s: &mut Sample| s.between(-40, 40) * 3;
    EXACT.same(
        "play",
        |s| {
            (
                set::collect(ints(s)).unwrap(),
                s.list(80, |s| (s.between(0, 9), item(s))),
            )
        },
        |(mut a, steps): (Set<i64>, Vec<(i64, i64)>)| {
            let mut seen = Vec::new();
            for (what, item) in steps {
                match what {
                    0..=3 => set::insert(&mut a, item)?,
                    4 | 5 => set::discard(&mut a, &item)?,
                    6 if !a.is_empty() => seen.push(set::pop(&mut a)?),
                    7 => seen.extend(set::items(&a)?),
                    8 => set::union_in_place(&mut a, &set::collect([item, item + item])?),
                    9 if set::contains(&a, &item)? => set::remove(&mut a, &item)?,
                    _ => {}
                }
            }
            Ok((set::items(&a)?, seen, set::len(&a)))
        },
    );
}

#[test]
fn there_and_back() {
    leaving(60).same(
        "lambda a: a",
        |s| (set::collect(ints(s)).unwrap(),),
        |(a,): (Set<i64>,)| Ok(a),
    );
    leaving(60).same(
        "lambda a: a",
        |s| (Frozen(set::collect(words(s)).unwrap()),),
        |(a,): (Frozen<Str>,)| Ok(a),
    );
    leaving(20).same(
        "lambda a, b: set(a) & set(b)",
        |s| (words(s), words(s)),
        |(a, b)| {
            let (a, b) = both(a, b)?;
            Ok(set::intersection(&a, &b))
        },
    );
    leaving(60).same(
        "lambda a, b: set(a) | set(b)",
        |s| (ints(s), ints(s)),
        |(a, b)| {
            let (a, b) = both(a, b)?;
            Ok(set::union(&a, &b))
        },
    );
}

#[test]
fn frozen_operators() {
    const ALL: &str = "lambda a, b: (lambda f, g: list(map(list, (f | g, f & g, f - g, f ^ g, f.union(b), f.intersection(b), f.difference(b)))))(frozenset(a), frozenset(b))";
    EXACT.same(
        ALL,
        |s| (ints(s), ints(s)),
        |(a, b)| {
            let (f, g) = (set::frozen(a)?, set::frozen(b.clone())?);
            let items: Eval<Vec<Vec<i64>>> = [
                set::frozen_union(&f, &g),
                set::frozen_intersection(&f, &g),
                set::frozen_difference(&f, &g),
                set::frozen_symmetric_difference(&f, &g),
                set::frozen_union_items(&f, b.clone())?,
                set::frozen_intersection_items(&f, b.clone())?,
                set::frozen_difference_items(&f, b)?,
            ]
            .iter()
            .map(|x| set::items(x))
            .collect();
            items
        },
    );
}
