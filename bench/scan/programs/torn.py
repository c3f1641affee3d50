"""Stacks that never hold still: pairs of functions called in turn, so that a stack read in pieces shows a caller that never calls that function.

    torn.py SECONDS

After CPython issue 151424 (calls) and its sibling 151436 (generators).
"""

import sys
import time


def leaf_a():
    return sum(range(50))


def leaf_b():
    return sum(range(50))


def hot_a():
    return leaf_a()


def hot_b():
    return leaf_b()


def generate_a():
    while True:
        yield sum(range(50))


def generate_b():
    while True:
        yield sum(range(50))


def drive_a(generator):
    return next(generator)


def drive_b(generator):
    return next(generator)


def main():
    a, b = generate_a(), generate_b()
    end = time.perf_counter() + float(sys.argv[1])
    while time.perf_counter() < end:
        for _ in range(1000):
            hot_a(), hot_b()
        for _ in range(1000):
            drive_a(a), drive_b(b)


main()
