//! Integers of any size, compared with Python.

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::integer::{self, Integer};
use steelyard_rt::key::Key;
use steelyard_rt::show;
use steelyard_rt::text::Str;
use steelyard_rt::Eval;

/// Small ones, large ones, and those around the edge.
fn any(s: &mut Sample) -> Integer {
    match s.below(5) {
        0 | 1 => Integer::from(s.int()),
        2 => integer::add(s.int(), s.int()),
        3 => integer::mul(&integer::mul(s.int(), s.int()), s.int()),
        _ => {
            let count = s.between(60, 700);
            let power = integer::shl(1, count).expect("there is memory");
            let rest = integer::sub(&power, s.small());
            if s.flag() {
                rest
            } else {
                integer::neg(&rest)
            }
        }
    }
}

fn two(s: &mut Sample) -> (Integer, Integer) {
    (any(s), any(s))
}

type Two = (Integer, Integer);

#[test]
fn arithmetic() {
    EXACT.same("lambda a, b: (a + b, a - b, a * b)", two, |(a, b): Two| {
        Ok((integer::add(&a, &b), integer::sub(&a, &b), integer::mul(&a, &b)))
    });
    EXACT.same("divmod", two, |(a, b): Two| integer::divmod(&a, &b));
    EXACT.same("lambda a, b: (a // b, a % b)", two, |(a, b): Two| {
        Ok((integer::floor_div(&a, &b)?, integer::modulo(&a, &b)?))
    });
    EXACT.same(
        "lambda a, b: (a % b, divmod(a, b))",
        |s| (any(s), s.int()),
        |(a, b)| Ok((integer::modulo_small(&a, b)?, integer::divmod_small(&a, b)?)),
    );
    EXACT.same("lambda a: (-a, abs(a), ~a, bool(a))", |s| (any(s),), |(a,)| {
        Ok((integer::neg(&a), integer::abs(&a), integer::invert(&a), integer::truth(&a)))
    });
    EXACT.same("lambda a, b: (a == b, a < b, a <= b, a > b, a >= b)", two, |(a, b): Two| {
        Ok((
            integer::equal(&a, &b),
            integer::less(&a, &b),
            integer::less_equal(&a, &b),
            integer::greater(&a, &b),
            integer::greater_equal(&a, &b),
        ))
    });
    leaving(30).same("lambda a, b: a / b", two, |(a, b): Two| integer::true_div(&a, &b));
    leaving(60).same("pow", |s| (any(s), s.between(-1, 12)), |(a, b)| integer::pow(&a, b));
    leaving(60).same("pow", |s| (any(s), any(s), any(s)), |(a, b, c): (Integer, Integer, Integer)| {
        integer::pow_mod(&a, &b, &c)
    });
    leaving(60).same("pow", |s| (any(s), any(s), s.int()), |(a, b, c): (Integer, Integer, i64)| {
        integer::pow_mod_small(&a, &b, c)
    });
}

#[test]
fn bits() {
    EXACT.same("lambda a, b: (a & b, a | b, a ^ b)", two, |(a, b): Two| {
        Ok((integer::and(&a, &b), integer::or(&a, &b), integer::xor(&a, &b)))
    });
    EXACT.same("lambda a, b: a << b", |s| (any(s), s.between(-3, 200)), |(a, b)| integer::shl(&a, b));
    EXACT.same("lambda a, b: a >> b", |s| (any(s), s.between(-3, 800)), |(a, b)| integer::shr(&a, b));
    leaving(70).same("lambda a, b: a & b", |s| (any(s), s.int()), |(a, b)| integer::mask(&a, b));
    EXACT.same(
        "lambda a: (a.bit_length(), bin(a).count('1'), bin(a), oct(a), hex(a))",
        |s| (any(s),),
        |(a,)| {
            let counts = (integer::bit_length(&a), integer::bit_count(&a)?);
            Ok((counts.0, counts.1, integer::bin(&a), integer::oct(&a), integer::hex(&a)))
        },
    );
}

#[test]
fn texts_and_floats() {
    EXACT.same("lambda a: (str(a), hash(a))", |s| (any(s),), |(a,)| Ok((show::text(&a)?, a.python_hash()?)));
    EXACT.same("lambda a: f'{a:,}'", |s| (any(s),), |(a,)| integer::format(&a, &Str::from(",")));
    EXACT.same("lambda a: int(str(a))", |s| (any(s),), |(a,)| integer::of_text(&show::text(&a)?));
    EXACT.same("lambda a: int(hex(a), 16)", |s| (any(s),), |(a,)| integer::of_text_base(&integer::hex(&a), 16));
    EXACT.same("float", |s| (any(s),), |(a,): (Integer,)| integer::to_float(&a));
    EXACT.same("int", |s| (s.float(),), |(a,)| integer::from_float(a));
    EXACT.same("lambda a: float(int(a))", |s| (s.one_of(&[1e300, 1.5e200, 3e19]),), |(a,): (f64,)| {
        integer::to_float(&integer::from_float(a)?)
    });
    leaving(0).same("lambda a: 2 ** 3000 + a", |s| (s.small(),), |(a,)| Ok(integer::add(&integer::pow(2, 3000)?, a)));
    leaving(0).same("lambda a: str(2 ** 3000 + a)", |s| (s.small(),), |(a,): (i64,)| -> Eval<Str> {
        show::text(&integer::add(&integer::pow(2, 3000)?, a))
    });
}

#[test]
fn functions() {
    EXACT.same("lambda a, b: math.gcd(a, b)", two, |(a, b): Two| integer::gcd(&a, &b));
    EXACT.same("lambda a, b: a * b // math.gcd(a, b) if a and b else 0", |s| (s.between(1, 9_000), any(s)), |(a, b): (i64, Integer)| {
        let least = integer::lcm(a, &b)?;
        Ok(if integer::less(&b, 0) { integer::neg(&least) } else { least })
    });
    EXACT.same("lambda a: math.isqrt(a)", |s| (any(s),), |(a,): (Integer,)| integer::isqrt(&a));
    EXACT.same("lambda n: math.factorial(n)", |s| (s.between(-2, 60),), |(n,)| integer::factorial(n));
    EXACT.same("lambda n, k: (math.comb(n, k), math.perm(n, k))", |s| (s.between(-2, 90), s.between(-2, 90)), |(n, k)| {
        Ok((integer::comb(n, k)?, integer::perm(n, k)?))
    });
    EXACT.same("lambda a, b: (sum(a), sum(b), math.prod(a), math.prod(b))", |s| (s.list(6, any), s.list(6, Sample::int)), |(a, b): (Vec<Integer>, Vec<i64>)| {
        Ok((integer::sum(a.clone()), integer::sum_small(b.clone()), integer::prod(a), integer::prod_small(b)))
    });
    EXACT.same("sorted", |s| (s.list(8, any),), |(a,): (Vec<Integer>,)| steelyard_rt::iter::sorted(a));
}
