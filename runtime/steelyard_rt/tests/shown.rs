//! How values are written, compared with Python.

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::dict::Dict;
use steelyard_rt::format::{self, percent};
use steelyard_rt::show;
use steelyard_rt::text::Str;
use steelyard_rt::tuple::Many;

#[test]
fn repr_and_str() {
    EXACT.same("repr", |s| (s.text(),), |(x,): (Str,)| show::repr(&x));
    EXACT.same("repr", |s| (s.float(),), |(x,): (f64,)| show::repr(&x));
    EXACT.same("str", |s| (f64::from_bits(s.bits()),), |(x,)| Ok(show::float(x)));
    EXACT.same(
        "str",
        |s| (s.either(),),
        |(x,): (steelyard_rt::number::Number,)| show::text(&x),
    );
    EXACT.same(
        "str",
        |s| (s.list(3, |s| (s.int(), s.text(), s.option(|s| s.flag()))),),
        |(x,)| {
            let x: Vec<(i64, Str, Option<bool>)> = x;
            show::text(&x)
        },
    );
    EXACT.same(
        "str",
        |s| (s.dict(3, |s| s.text(), |s| s.float()),),
        |(x,): (Dict<Str, f64>,)| show::text(&x),
    );
    EXACT.same(
        "str",
        |s| (Many(s.list(3, |s| s.int())),),
        |(x,): (Many<i64>,)| show::text(&x),
    );
    EXACT.same(
        "lambda x: (bin(x), oct(x), hex(x))",
        |s| (s.int(),),
        |(x,)| Ok((show::bin(x), show::oct(x), show::hex(x))),
    );
}

fn spec(s: &mut Sample, kinds: &[&str]) -> Str {
    let fill = s.one_of(&["", "", "", "*<", "0>", "^", "<", ">", "=", "é^", "0=", "x="]);
    let sign = s.one_of(&["", "", "+", "-", " "]);
    let width = s.one_of(&["", "", "5", "12", "05", "012", "08"]);
    let hash = s.one_of(&["", "", "#"]);
    let grouping = s.one_of(&["", "", ",", "_"]);
    let precision = s.one_of(&["", "", ".0", ".1", ".3", ".17"]);
    let kind = s.one_of(kinds);
    Str::from([fill, sign, hash, width, grouping, precision, kind].concat())
}

#[test]
fn specifications() {
    leaving(75).same(
        "format",
        |s| (s.int(), spec(s, &["", "d", "x", "X", "o", "b"])),
        |(x, f)| format::int(x, &f),
    );
    leaving(10).same(
        "format",
        |s| (s.int(), spec(s, &["f", "e", "G", "%"])),
        |(x, f)| format::int(x, &f),
    );
    leaving(10).same(
        "format",
        |s| (s.float(), spec(s, &["", "f", "e", "g", "F", "E", "G", "%"])),
        |(x, f)| format::float(x, &f),
    );
    leaving(10).same(
        "format",
        |s| (s.flag(), s.one_of(&["", "d", ">5", "05"]).to_owned().into()),
        |(x, f): (bool, Str)| format::boolean(x, &f),
    );
    let texts = |s: &mut Sample| {
        let parts = (
            s.one_of(&["", "<", ">", "^", "*^", "é>"]),
            s.one_of(&["", "3", "12"]),
            s.one_of(&["", ".2", ".0"]),
            s.one_of(&["", "s"]),
        );
        (s.text(), Str::from([parts.0, parts.1, parts.2, parts.3].concat()))
    };
    EXACT.same("format", texts, |(x, f): (Str, Str)| format::text(&x, &f));
}

fn percents(s: &mut Sample, letters: &[&str]) -> Str {
    let flags = s.one_of(&["", "", "-", "+", " ", "0", "#", "-0", "+0"]);
    let width = s.one_of(&["", "5", "12"]);
    let precision = s.one_of(&["", "", ".", ".2", ".9"]);
    let letter = s.one_of(letters);
    Str::from(["%", flags, width, precision, letter].concat())
}

#[test]
fn percent_signs() {
    leaving(5).same(
        "lambda x, f: f % x",
        |s| (s.int(), percents(s, &["d", "i", "x", "X", "o", "s", "r", "f", "g"])),
        |(x, f)| percent::int(x, &f),
    );
    leaving(30).same(
        "lambda x, f: f % x",
        |s| (s.float(), percents(s, &["d", "f", "e", "g", "G", "s", "r"])),
        |(x, f)| percent::float(x, &f),
    );
    leaving(15).same(
        "lambda x, f: f % x",
        |s| (s.text(), percents(s, &["s", "r"])),
        |(x, f): (Str, Str)| percent::any(&x, &f),
    );
}

#[test]
fn rounding() {
    leaving(15).same(
        "round",
        |s| (s.float(), s.between(-2, 12)),
        |(x, n)| format::round(x, n),
    );
    leaving(1).same(
        "round",
        |s| (s.float(), s.between(0, 400)),
        |(x, n)| format::round(x, n),
    );
    leaving(10).same(
        "round",
        |s| (s.int(), s.between(-19, 3)),
        |(x, n)| format::round_int(x, n),
    );
}
