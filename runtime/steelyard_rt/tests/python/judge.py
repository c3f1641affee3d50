import bisect, collections, functools, heapq, itertools, math, operator, statistics, string, struct, sys


def same(a, b):
    """Same type, same bits, same order of dict and set; nested too."""
    if type(a) is not type(b):
        return False
    if isinstance(a, float):
        return struct.pack("d", a) == struct.pack("d", b) or (a != a and b != b)
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, collections.defaultdict) and a.default_factory is not b.default_factory:
        return False
    if isinstance(a, dict):
        return same(list(a.items()), list(b.items()))
    if isinstance(a, (set, frozenset)):
        return same(list(a), list(b))
    return a == b


def judge(function, arguments, kind, value):
    shown = repr(arguments)
    try:
        expected = function(*arguments)
    except Exception as error:
        found = type(error).__name__
        return "" if found == kind else f"{shown}: Python raises {error!r}, Rust has {kind} {value!r}"
    if kind != "value":
        return f"{shown}: Python has {expected!r}, Rust raises {kind}"
    return "" if same(expected, value) else f"{shown}: Python has {expected!r}, Rust {value!r}"
