//! Dicts and counters, compared with Python.

// The types of whole calls stand where they are used.
#![allow(clippy::type_complexity)]

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::counter::{self, Counter};
use steelyard_rt::defaultdict::{self, DefaultDict};
use steelyard_rt::dict::{self, Dict};
use steelyard_rt::key::Key;
use steelyard_rt::number::Number;
use steelyard_rt::show;
use steelyard_rt::text::Str;
use steelyard_rt::Eval;

fn words(s: &mut Sample) -> Dict<Str, i64> {
    s.dict(6, |s| s.word(2), |s| s.between(-2, 5))
}

#[test]
fn looking() {
    EXACT.same(
        "lambda d, k: d[k]",
        |s| (words(s), s.word(2)),
        |(d, k)| dict::at(&d, &k),
    );
    EXACT.same(
        "lambda d, k: (d.get(k), d.get(k, 7), k in d, len(d))",
        |s| (words(s), s.word(2)),
        |(d, k)| {
            Ok((
                dict::get(&d, &k)?,
                dict::get_or(&d, &k, 7)?,
                dict::contains(&d, &k)?,
                dict::len(&d),
            ))
        },
    );
    EXACT.same(
        "lambda d: (list(d), list(d.values()), list(d.items()))",
        |s| (words(s),),
        |(d,)| {
            let lists: (Vec<Str>, Vec<i64>, Vec<(Str, i64)>) = (
                dict::keys(&d).collect(),
                dict::values(&d).collect(),
                dict::items(&d).collect(),
            );
            Ok(lists)
        },
    );
    EXACT.same(
        "lambda a, b: a == b",
        |s| {
            (
                s.dict(2, |s| s.flag(), |s| s.flag()),
                s.dict(2, |s| s.flag(), |s| s.flag()),
            )
        },
        |(a, b)| dict::equal(&a, &b),
    );
    EXACT.same(
        "lambda a, b: a | b",
        |s| (words(s), words(s)),
        |(a, b)| Ok(dict::merge(&a, &b)),
    );
}

/// Many changes, one after the other, as a program of numbers.
fn play<K: Key>(d: &mut Dict<K, i64>, steps: &[(i64, K)]) -> Eval<Vec<i64>> {
    let mut seen = Vec::new();
    for (i, (what, key)) in steps.iter().enumerate() {
        match what {
            0..=3 => dict::insert(d, key.clone(), i as i64)?,
            4 | 5 => seen.push(dict::pop_or(d, key, -1)?),
            6 if d.len() > 2 => seen.push(dict::pop_item(d)?.1),
            7 if d.len() > 2 => {
                let first = dict::first(d)?;
                seen.push(dict::pop(d, &first)?);
            }
            8 => seen.push(dict::set_default(d, key.clone(), 100)?),
            9 => seen.push(i64::from(dict::contains(d, key)?)),
            _ => {}
        }
    }
    Ok(seen)
}

const PLAY: &str = "
def play(d, steps):
    seen = []
    for i, (what, key) in enumerate(steps):
        if what <= 3:
            d[key] = i
        elif what <= 5:
            seen.append(d.pop(key, -1))
        elif what == 6 and len(d) > 2:
            seen.append(d.popitem()[1])
        elif what == 7 and len(d) > 2:
            seen.append(d.pop(next(iter(d))))
        elif what == 8:
            seen.append(d.setdefault(key, 100))
        elif what == 9:
            seen.append(int(key in d))
    return d, seen
";

#[test]
fn changing() {
    python::with_python(|| python::execute(PLAY));
    EXACT.same(
        "play",
        |s| (words(s), s.list(60, |s| (s.between(0, 9), s.word(3)))),
        |(mut d, steps)| {
            let seen = play(&mut d, &steps)?;
            Ok((d, seen))
        },
    );
    EXACT.same(
        "play",
        |s| (Dict::new(), s.list(300, |s| (s.between(0, 9), s.between(0, 40)))),
        |(mut d, steps): (Dict<i64, i64>, Vec<(i64, i64)>)| {
            let seen = play(&mut d, &steps)?;
            Ok((d, seen))
        },
    );
    leaving(95).same(
        "play",
        |s| (Dict::new(), s.list(8, |s| (s.between(0, 9), s.either()))),
        |(mut d, steps): (Dict<Number, i64>, Vec<(i64, Number)>)| {
            let seen = play(&mut d, &steps)?;
            Ok((d, seen))
        },
    );
    EXACT.same(
        "play",
        |s| {
            (
                Dict::new(),
                s.list(30, |s| (s.between(0, 9), (s.between(0, 3), s.option(|s| s.flag())))),
            )
        },
        |(mut d, steps)| {
            let (mut d, steps): (Dict<(i64, Option<bool>), i64>, Vec<(i64, (i64, Option<bool>))>) =
                (std::mem::take(&mut d), steps);
            let seen = play(&mut d, &steps)?;
            Ok((d, seen))
        },
    );
}

fn counter(s: &mut Sample) -> Counter<Str> {
    counter::of_dict(&words(s))
}

#[test]
fn counters() {
    let two = |s: &mut Sample| (counter(s), counter(s));
    EXACT.same(
        "lambda a: collections.Counter(a)",
        |s| (s.list(9, |s| s.word(2)),),
        |(a,)| counter::collect(a),
    );
    EXACT.same(
        "lambda a: a.most_common()",
        |s| (counter(s),),
        |(a,): (Counter<Str>,)| Ok(counter::most_common(&a)),
    );
    EXACT.same(
        "lambda a, n: a.most_common(n)",
        |s| (counter(s), s.between(-2, 4)),
        |(a, n): (Counter<Str>, i64)| Ok(counter::most_common_of(&a, n)),
    );
    EXACT.same(
        "lambda a, k: (list(a.elements()), a.total(), a[k], k in a, repr(a))",
        |s| (counter(s), s.word(2)),
        |(a, k)| {
            let (a, k): (Counter<Str>, Str) = (a, k);
            Ok((
                counter::elements(&a).collect::<Vec<Str>>(),
                counter::total(&a)?,
                counter::at(&a, &k)?,
                dict::contains(&a, &k)?,
                show::repr(&a)?,
            ))
        },
    );
    EXACT.same("lambda a, b: (a + b, a - b, a & b, a | b, a == b)", two, |(a, b)| {
        Ok((
            counter::add(&a, &b)?,
            counter::sub(&a, &b)?,
            counter::and(&a, &b)?,
            counter::or(&a, &b)?,
            counter::equal(&a, &b)?,
        ))
    });
    EXACT.same(
        "lambda a, b: (a.update(b), a)[1]",
        two,
        |(mut a, b): (Counter<Str>, Counter<Str>)| {
            counter::update_counts(&mut a, &b)?;
            Ok(a)
        },
    );
}

const GROUPS: &str = "
def groups(pairs):
    found = collections.defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return found, len(found), repr(found)
";

#[test]
fn defaults() {
    python::with_python(|| python::execute(GROUPS));
    EXACT.same(
        "groups",
        |s| (s.list(9, |s| (s.word(1), s.int())),),
        |(pairs,): (Vec<(Str, i64)>,)| {
            let mut found: DefaultDict<Str, Vec<i64>> = DefaultDict::default();
            for (key, value) in pairs {
                defaultdict::item_mut(&mut found, &key)?.push(value);
            }
            let (length, text) = (dict::len(&found), show::repr(&found)?);
            Ok((found, length, text))
        },
    );
    EXACT.same(
        "lambda d, k: (d[k], d)",
        |s| (DefaultDict::from(words(s)), s.word(2)),
        |(mut d, k): (DefaultDict<Str, i64>, Str)| Ok((defaultdict::at(&mut d, &k)?, d)),
    );
}

#[test]
fn places() {
    EXACT.same(
        "lambda d, k: (d.__setitem__(k, d.get(k, 3) + 1), d)[1]",
        |s| (words(s), s.word(2)),
        |(mut d, k)| {
            let place = dict::place_mut(&mut d, &k, 3)?;
            *place += 1;
            Ok(d)
        },
    );
    EXACT.same(
        "lambda d, k: list(d.get(k, ()))",
        |s| {
            let lists = s.dict(6, |s| s.word(2), |s| s.list(4, |s| s.int()));
            (lists, s.word(2))
        },
        |(d, k): (Dict<Str, Vec<i64>>, Str)| dict::items_of(&d, &k).map(<[i64]>::to_vec),
    );
}
