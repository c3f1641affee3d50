//! Functions of `math`, `itertools`, `heapq`, `bisect` and `collections`, compared with Python.

// The types of whole calls stand where they are used.
#![allow(clippy::type_complexity)]

mod python;

use python::{leaving, Sample, EXACT};
use steelyard_rt::deque::Deque;
use steelyard_rt::text::Str;
use steelyard_rt::tuple::Many;
use steelyard_rt::{bisect, deque, heap, itertools, math};

fn ints(s: &mut Sample) -> Vec<i64> {
    s.list(6, |s| s.between(-3, 3))
}

#[test]
fn floats() {
    let one = |s: &mut Sample| (s.float(),);
    macro_rules! functions {
        ($($name:ident),+) => {
            $(EXACT.same(concat!("math.", stringify!($name)), one, |(x,)| math::$name(x));)+
        };
    }
    functions!(
        acos, acosh, asin, asinh, atan, atanh, cos, cosh, exp, expm1, log1p, sin, sinh, tan, tanh, log, log2, log10
    );
    leaving(40).same("math.gamma", one, |(x,)| math::gamma(x));
    let two = |s: &mut Sample| (s.float(), s.float());
    EXACT.same("math.log", two, |(x, y)| math::log_base(x, y));
    EXACT.same("math.atan2", two, |(x, y)| Ok(math::atan2(x, y)));
    EXACT.same("math.fmod", two, |(x, y)| math::fmod(x, y));
    leaving(20).same("math.pow", two, |(x, y)| math::pow(x, y));
    EXACT.same("math.hypot", two, |(x, y)| math::hypot(x, y));
    EXACT.same("math.isclose", two, |(x, y)| Ok(math::is_close(x, y)));
    EXACT.same("math.frexp", one, |(x,)| Ok(math::frexp(x)));
    EXACT.same("math.ldexp", |s| (s.float(), s.int()), |(x, n)| math::ldexp(x, n));
    EXACT.same("math.modf", one, |(x,)| Ok(math::modf(x)));
    EXACT.same("lambda x: (math.degrees(x), math.radians(x))", one, |(x,)| {
        Ok((math::degrees(x), math::radians(x)))
    });
    leaving(60).same("math.fsum", |s| (s.list(9, |s| s.float()),), |(x,)| math::fsum(x));
    EXACT.same(
        "math.fsum",
        |s| (s.list(30, |s| s.between(-9_999, 9_999) as f64 * 1.1e-3),),
        |(x,): (Vec<f64>,)| math::fsum(x),
    );
}

#[test]
fn whole_numbers() {
    let two = |s: &mut Sample| (s.int(), s.int());
    leaving(3).same("math.gcd", two, |(a, b)| math::gcd(a, b));
    let several = |s: &mut Sample| (s.list(4, |s| s.int()),);
    leaving(10).same("lambda a: math.gcd(*a)", several, |(a,)| math::gcd_of(a));
    leaving(70).same("lambda a: math.lcm(*a)", several, |(a,)| math::lcm_of(a));
    leaving(50).same("math.lcm", two, |(a, b)| math::lcm(a, b));
    leaving(30).same("math.factorial", |s| (s.between(-3, 25),), |(a,)| math::factorial(a));
    leaving(30).same(
        "math.comb",
        |s| (s.between(-2, 80), s.between(-2, 40)),
        |(a, b)| math::comb(a, b),
    );
    leaving(60).same(
        "math.perm",
        |s| (s.between(-2, 80), s.between(-2, 40)),
        |(a, b)| math::perm(a, b),
    );
    EXACT.same("math.isqrt", |s| (s.int(),), |(a,)| math::isqrt(a));
}

#[test]
fn iterators() {
    let sized = |s: &mut Sample| (ints(s), s.between(-1, 4));
    EXACT.same("lambda a, n: list(itertools.combinations(a, n))", sized, |(a, n)| {
        Ok(itertools::combinations(a, n)?.collect::<Vec<Many<i64>>>())
    });
    EXACT.same(
        "lambda a, n: list(itertools.combinations_with_replacement(a, n))",
        sized,
        |(a, n)| Ok(itertools::combinations_again(a, n)?.collect::<Vec<Many<i64>>>()),
    );
    EXACT.same("lambda a, n: list(itertools.permutations(a, n))", sized, |(a, n)| {
        Ok(itertools::permutations_of(a, n)?.collect::<Vec<Many<i64>>>())
    });
    EXACT.same(
        "lambda a: list(itertools.permutations(a))",
        |s| (s.list(4, |s| s.text()),),
        |(a,)| Ok(itertools::permutations(a).collect::<Vec<Many<Str>>>()),
    );
    EXACT.same(
        "lambda a, n: list(itertools.product(a, repeat=n))",
        |s| (s.list(3, |s| s.int()), s.between(-1, 3)),
        |(a, n)| Ok(itertools::power(a, n)?.collect::<Vec<Many<i64>>>()),
    );
    EXACT.same(
        "lambda a: list(itertools.product(*a))",
        |s| (s.list(3, |s| s.list(3, |s| s.int())),),
        |(a,)| Ok(itertools::product_of(a).collect::<Vec<Many<i64>>>()),
    );
    EXACT.same(
        "lambda a: list(itertools.product(*a))",
        |s| (s.list(3, |s| s.text()),),
        |(a,)| Ok(itertools::product_of_texts(a).collect::<Vec<Many<Str>>>()),
    );
    EXACT.same(
        "lambda a, b: list(itertools.product(a, b, a))",
        |s| (ints(s), ints(s)),
        |(a, b)| Ok(itertools::product3(a.clone(), b, a).collect::<Vec<(i64, i64, i64)>>()),
    );
    EXACT.same(
        "lambda a: list(itertools.accumulate(a))",
        |s| (ints(s),),
        |(a,)| itertools::accumulate(a),
    );
    EXACT.same(
        "lambda a, b, c, d: list(itertools.islice(a, b, c, d))",
        |s| (ints(s), s.between(-1, 7), s.between(-1, 7), s.between(-1, 3)),
        |(a, b, c, d)| Ok(itertools::slice_step(a, b, c, d)?.collect::<Vec<i64>>()),
    );
    EXACT.same(
        "lambda a: (list(itertools.takewhile(lambda x: x > 0, a)), list(itertools.dropwhile(lambda x: x > 0, a)))",
        |s| (ints(s),),
        |(a,)| {
            Ok((
                itertools::take_while(|x| Ok(*x > 0), a.clone())?,
                itertools::drop_while(|x| Ok(*x > 0), a)?,
            ))
        },
    );
    EXACT.same(
        "lambda a: [(k, list(g)) for k, g in itertools.groupby(a, lambda x: x > 0)]",
        |s| (ints(s),),
        |(a,)| itertools::group_by(a, |x| Ok(*x > 0)),
    );
    EXACT.same(
        "lambda a, b: list(itertools.zip_longest(a, b))",
        |s| (ints(s), ints(s)),
        |(a, b)| Ok(itertools::zip_longest(a, b).collect::<Vec<(Option<i64>, Option<i64>)>>()),
    );
    EXACT.same(
        "lambda a: list(itertools.pairwise(a))",
        |s| (ints(s),),
        |(a,)| Ok(itertools::pairwise(a).collect::<Vec<(i64, i64)>>()),
    );
}

const HEAPS: &str = "
def heaps(heap, steps):
    heapq.heapify(heap)
    seen = list(heap)
    for what, item in steps:
        if what == 0:
            heapq.heappush(heap, item)
        elif what == 1:
            seen.append(heapq.heappop(heap))
        elif what == 2:
            seen.append(heapq.heappushpop(heap, item))
        else:
            seen.append(heapq.heapreplace(heap, item))
    return heap, seen
";

#[test]
fn heaps() {
    python::with_python(|| python::execute(HEAPS));
    let item = |s: &mut Sample| (s.between(0, 4), s.word(1));
    EXACT.same(
        "heaps",
        |s| (s.list(20, item), s.list(20, |s| (s.one_of(&[0, 0, 1, 2, 3]), item(s)))),
        |(mut h, steps): (Vec<(i64, Str)>, Vec<(i64, (i64, Str))>)| {
            heap::heapify(&mut h)?;
            let mut seen = h.clone();
            for (what, item) in steps {
                match what {
                    0 => heap::push(&mut h, item)?,
                    1 => seen.push(heap::pop(&mut h)?),
                    2 => seen.push(heap::push_pop(&mut h, item)?),
                    _ => seen.push(heap::replace(&mut h, item)?),
                }
            }
            Ok((h, seen))
        },
    );
    EXACT.same(
        "lambda n, a: (heapq.nsmallest(n, a), heapq.nlargest(n, a, key=abs))",
        |s| (s.between(-1, 7), ints(s)),
        |(n, a)| Ok((heap::smallest(n, a.clone())?, heap::largest_by(n, a, |x| Ok(x.abs()))?)),
    );
    EXACT.same(
        "lambda a, x: (bisect.bisect_left(a, x), bisect.bisect_right(a, x), (bisect.insort_left(a, x), a)[1])",
        |s| (ints(s), s.between(-3, 3)),
        |(mut a, x)| {
            let (left, right) = (bisect::left(&a, &x)?, bisect::right(&a, &x)?);
            bisect::insert_left(&mut a, x)?;
            Ok((left, right, a))
        },
    );
    leaving(55).same(
        "lambda a, x, b, c: bisect.bisect_left(a, x, b, c)",
        |s| (ints(s), s.between(-3, 3), s.small(), s.small()),
        |(a, x, b, c)| bisect::left_between(&a, &x, b, c),
    );
}

const DEQUES: &str = "
def deques(items, longest, steps):
    q = collections.deque(items, maxlen=longest)
    seen = []
    for what, item in steps:
        if what == 0:
            q.append(item)
        elif what == 1:
            q.appendleft(item)
        elif what == 2 and q:
            seen.append(q.pop())
        elif what == 3 and q:
            seen.append(q.popleft())
        elif what == 4:
            q.rotate(item)
        elif what == 5:
            q.extendleft(seen[-3:])
    return list(q), seen, q
";

#[test]
fn deques() {
    python::with_python(|| python::execute(DEQUES));
    const SAME: &str = "lambda *a: (lambda q, s, d: (q, s, type(d).__name__, d.maxlen))(*deques(*a))";
    EXACT.same(
        SAME,
        |s| (ints(s), s.between(0, 8), s.list(20, |s| (s.between(0, 5), s.small()))),
        |(a, longest, steps)| {
            let mut q = deque::collect_longest(a, longest)?;
            let mut seen: Vec<i64> = Vec::new();
            for (what, item) in steps {
                match what {
                    0 => deque::append(&mut q, item),
                    1 => deque::append_left(&mut q, item),
                    2 if deque::truth(&q) => seen.push(deque::pop(&mut q)?),
                    3 if deque::truth(&q) => seen.push(deque::pop_left(&mut q)?),
                    4 => deque::rotate(&mut q, item),
                    5 => {
                        let last = seen[seen.len().saturating_sub(3)..].to_vec();
                        deque::extend_left(&mut q, last);
                    }
                    _ => {}
                }
            }
            Ok((
                deque::items(&q).collect::<Vec<i64>>(),
                seen,
                "deque".to_owned(),
                longest,
            ))
        },
    );
    EXACT.same(
        "lambda q: q",
        |s| (deque::collect(ints(s)),),
        |(q,): (Deque<i64>,)| Ok(q),
    );
}
