"""Total length of the Collatz sequences of a range. Input: `workers limit`, each from 1; anything else stands for `1 1`."""

import re

PIECES = 64
INPUT = re.compile(rb"([1-9]\d{0,2}) ([1-9]\d{0,6})\s*")


def work(path):
    """The number of workers, and the pieces of work as ranges."""
    with open(path, "rb") as file:
        match = INPUT.fullmatch(file.read())
    workers, limit = map(int, match.groups()) if match else (1, 1)
    # Every 64th number each: long and short sequences are spread evenly.
    return workers, [range(1 + first, limit + 1, PIECES) for first in range(PIECES)]


def steps(numbers):
    total = 0
    for number in numbers:
        while number != 1:
            number = number >> 1 if number & 1 == 0 else 3 * number + 1
            total += 1
    return total


def report(totals):
    print("steps", sum(totals))
