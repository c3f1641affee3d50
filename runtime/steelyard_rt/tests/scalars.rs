//! Integers, floats and both mixed, compared with Python.

mod python;

use python::{leaving, EXACT};
use steelyard_rt::number::{self, Number};
use steelyard_rt::{float, int};

#[test]
fn integers() {
    let two = |s: &mut python::Sample| (s.int(), s.int());
    leaving(40).same("lambda a, b: a + b", two, |(a, b)| int::add(a, b));
    leaving(50).same("lambda a, b: a * b", two, |(a, b)| int::mul(a, b));
    leaving(1).same("lambda a, b: a // b", two, |(a, b)| int::floor_div(a, b));
    EXACT.same("lambda a, b: a % b", two, |(a, b)| int::modulo(a, b));
    EXACT.same("lambda a, b: a / b", two, |(a, b)| int::true_div(a, b));
    leaving(70).same(
        "lambda a, b: a ** b",
        |s| (s.int(), s.between(0, 20)),
        |(a, b)| int::pow(a, b),
    );
    leaving(70).same(
        "lambda a, b: a << b",
        |s| (s.int(), s.between(-3, 70)),
        |(a, b)| int::shl(a, b),
    );
    EXACT.same(
        "lambda a, b: a >> b",
        |s| (s.int(), s.between(-3, 70)),
        |(a, b)| int::shr(a, b),
    );
}

#[test]
fn ranges() {
    let three = |s: &mut python::Sample| (s.small(), s.small(), s.between(-3, 3));
    EXACT.same(
        "lambda a, b, c: (list(range(a, b, c)), len(range(a, b, c)), list(reversed(range(a, b, c))))",
        three,
        |(a, b, c)| {
            let range = int::range(a, b, c)?;
            let back: Vec<i64> = int::range_reversed(&range).collect();
            Ok((range.clone().collect::<Vec<i64>>(), int::range_len(&range)?, back))
        },
    );
    EXACT.same(
        "lambda a, b, c, x: x in range(a, b, c)",
        |s| (s.int(), s.int(), s.int(), s.int()),
        |(a, b, c, x)| Ok(int::range(a, b, c)?.has(x)),
    );
    EXACT.same(
        "lambda a, b, c, x: range(a, b, c)[x]",
        |s| (s.small(), s.small(), s.small(), s.small()),
        |(a, b, c, x)| int::range_at(&int::range(a, b, c)?, x),
    );
    leaving(60).same(
        "pow",
        |s| (s.int(), s.int(), s.int()),
        |(a, b, c)| int::pow_mod(a, b, c),
    );
    EXACT.same(
        "lambda a: (a.bit_length(), bin(a).count('1'))",
        |s| (s.int(),),
        |(a,)| Ok((int::bit_length(a), int::bit_count(a)?)),
    );
}

#[test]
fn floats() {
    let two = |s: &mut python::Sample| (s.float(), s.float());
    EXACT.same("lambda a, b: a / b", two, |(a, b)| float::div(a, b));
    EXACT.same("lambda a, b: a // b", two, |(a, b)| float::floor_div(a, b));
    EXACT.same("lambda a, b: a % b", two, |(a, b)| float::modulo(a, b));
    leaving(55).same("lambda a, b: a ** b", two, |(a, b)| float::pow(a, b));
    leaving(30).same("int", |s| (s.float(),), |(a,)| float::to_int(a));
    leaving(30).same("round", |s| (s.float(),), |(a,)| float::round(a));
}

#[test]
fn mixed_numbers() {
    let two = |s: &mut python::Sample| (s.either(), s.either());
    EXACT.same(
        "lambda a, b: (a == b, a < b, a <= b, a > b)",
        two,
        |(a, b): (Number, Number)| Ok((a == b, a < b, a <= b, a > b)),
    );
    leaving(15).same("lambda a, b: a + b", two, |(a, b)| number::add(a, b));
    leaving(15).same("lambda a, b: a - b", two, |(a, b)| number::sub(a, b));
    leaving(15).same("lambda a, b: a * b", two, |(a, b)| number::mul(a, b));
    leaving(15).same("lambda a, b: a // b", two, |(a, b)| number::floor_div(a, b));
    leaving(15).same("lambda a, b: a % b", two, |(a, b)| number::modulo(a, b));
    leaving(15).same("lambda a, b: a / b", two, |(a, b)| number::div(a, b));
}
