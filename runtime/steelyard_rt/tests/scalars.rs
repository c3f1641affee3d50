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
    leaving(60).same("lambda a, b: a / b", two, |(a, b)| int::true_div(a, b));
    leaving(70).same("lambda a, b: a ** b", |s| (s.int(), s.between(0, 20)), |(a, b)| int::pow(a, b));
    leaving(70).same("lambda a, b: a << b", |s| (s.int(), s.between(-3, 70)), |(a, b)| int::shl(a, b));
    EXACT.same("lambda a, b: a >> b", |s| (s.int(), s.between(-3, 70)), |(a, b)| int::shr(a, b));
}

#[test]
fn floats() {
    let two = |s: &mut python::Sample| (s.float(), s.float());
    EXACT.same("lambda a, b: a / b", two, |(a, b)| float::div(a, b));
    EXACT.same("lambda a, b: a // b", two, |(a, b)| float::floor_div(a, b));
    EXACT.same("lambda a, b: a % b", two, |(a, b)| float::modulo(a, b));
    leaving(70).same("lambda a, b: a ** b", two, |(a, b)| float::pow(a, b));
    leaving(30).same("int", |s| (s.float(),), |(a,)| float::to_int(a));
    leaving(30).same("round", |s| (s.float(),), |(a,)| float::round(a));
}

#[test]
fn mixed_numbers() {
    let two = |s: &mut python::Sample| (s.either(), s.either());
    EXACT.same("lambda a, b: (a == b, a < b, a <= b, a > b)", two, |(a, b): (Number, Number)| Ok((a == b, a < b, a <= b, a > b)));
    leaving(15).same("lambda a, b: a + b", two, |(a, b)| number::add(a, b));
    leaving(15).same("lambda a, b: a - b", two, |(a, b)| number::sub(a, b));
    leaving(15).same("lambda a, b: a * b", two, |(a, b)| number::mul(a, b));
    leaving(15).same("lambda a, b: a // b", two, |(a, b)| number::floor_div(a, b));
    leaving(15).same("lambda a, b: a % b", two, |(a, b)| number::modulo(a, b));
    leaving(15).same("lambda a, b: a / b", two, |(a, b)| number::div(a, b));
}
