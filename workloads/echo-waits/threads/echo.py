"""What all parts agree on: requests, what is computed for one, and who sends which."""

import re

CONNECTIONS = 400
REQUEST = re.compile(rb"\d{1,4} \d{1,6} \d{1,9}\s*")


def requests(file):
    """The lines of a file as `(wait in ms, steps, number)`; a damaged line stands for zeros."""
    with open(file, "rb") as lines:
        return [tuple(map(int, line.split())) if REQUEST.fullmatch(line) else (0, 0, 0) for line in lines]


def compute(steps, number):
    for _ in range(steps):
        number = (number * 1103515245 + 12345) % 2147483648
    return number
