"""Exercises with stars, computed constants of the module, and strings with %."""
import math
import string
from collections import Counter
from itertools import chain, product

VOWELS = set("aeiou")
PLACES = {c: i for i, c in enumerate(string.ascii_lowercase)}
FEW = {8, 0}
PAIRS = [(1, "a"), (2, "b")]
NESTED = {"x": {1, 2, 3}, "y": {4}}
STEPS = [1, 2, 3]


def in_few(x):
    return x in FEW


def in_nested(k, x):
    return x in NESTED[k]


def pairs_of(n):
    return [(a + n, b) for a, b in PAIRS]


def fmt(name, count, share, flag):
    return "%s:%5d|%#x|%7.2f|%s|%05d|%-4s|%.3e" % (name, count, count, share, flag, count, name, share)


def fmt_one(value):
    return "%d%%" % value


def fmt_float(value):
    return "%d %+g %r %s" % (value, value, value, value)


def spread(xs, x):
    return [0, *xs, x], (x, *xs)


def spread_text(s):
    return [*s, "-", *s]


def joined(first, *rest, sep="-"):
    return sep.join([first, *rest])


def average(*values):
    return sum(values) / len(values)


def options(a, b=2, *args, c=3, **kw):
    total = a + b + c
    for x in args:
        total += x
    for k in kw:
        total += kw[k]
    return total


def keywords(**kw):
    return sorted(kw)


def find(xs, x):
    for i, y in enumerate(xs):
        if y == x:
            return i
    return None


def product_all(groups):
    return list(product(*groups))


def chain_all(groups):
    return list(chain(*groups))


def gcd_all(xs):
    return math.gcd(*xs)


def unique(xs):
    return list(dict.fromkeys(xs))


def upper_all(xs):
    return [str.upper(x) for x in xs]


def steps(n):
    def step(i):
        return STEPS[i] + n

    return [step(i) for i in range(3)]


def table_of(text):
    zeros = [0 for c in text]
    return zeros, sum(n % 2 for n in Counter(text).values()), Counter(text).get("a", 0)


def grow(rows):
    rows = [list(r) for r in rows]
    rows += [r + [0] for r in rows]
    return rows


def narrow(x):
    half = 1.0 if x == 0 else 1 / x
    return [half, x]


def vowels(text):
    return float(sum(PLACES[c] for c in text if c in VOWELS) - 11)


def main():
    assert (in_few(8), in_few(1)) == (True, False)
    assert (in_nested("x", 2), in_nested("y", 2)) == (True, False)
    assert pairs_of(1) == [(2, 'a'), (3, 'b')]
    assert fmt("a", 3, 0.25, True) == 'a:    3|0x3|   0.25|True|00003|a   |2.500e-01'
    assert fmt_one(3) == '3%'
    assert fmt_one(-7) == '-7%'
    assert fmt_float(3.99) == '3 +3.99 3.99 3.99'
    assert spread([1], 2) == ([0, 1, 2], (2, 1))
    assert spread_text("ab") == ['a', 'b', '-', 'a', 'b']
    assert joined("a", "b", "c") == 'a-b-c'
    assert joined("a", sep="+") == 'a'
    assert average(1, 2, 3) == 2.0
    assert average(1) == 1.0
    assert options(1) == 6
    assert options(1, 2, 3, 4, c=5, d=6) == 21
    assert keywords(a=1, b=2) == ['a', 'b']
    assert keywords() == []
    assert find([1, 2], 2) == 1
    assert product_all([[1, 2], [3]]) == [(1, 3), (2, 3)]
    assert chain_all([[1, 2], [3]]) == [1, 2, 3]
    assert gcd_all([4, 6]) == 2
    assert unique([1, 2, 1]) == [1, 2]
    assert upper_all(["a"]) == ['A']
    assert steps(2) == [3, 4, 5]
    assert table_of("abc") == ([0, 0, 0], 3, 1)
    assert grow([[1]]) == [[1], [1, 0]]
    assert (narrow(2.0), narrow(0.0)) == ([0.5, 2.0], [1.0, 0.0])
    assert vowels("hello") == 7.0


if __name__ == "__main__":
    main()
