"""The product of two square matrices: main.py MATRICES. The file holds 64-bit numbers, little-endian, row by row."""

import sys
from math import isqrt

import numpy as np


def main(path):
    numbers = np.fromfile(path, "<f8")
    rows = isqrt(len(numbers) // 2)
    if 2 * rows * rows != len(numbers):
        print("malformed")
        return
    a, b = numbers.reshape(2, rows, rows)
    result = a @ b
    print("rows", rows)
    print("trace %.6f" % result.trace())
    print("sum %.6f" % result.sum())
    print("least %.6f" % result.min(initial=None if rows else 0))
    print("most %.6f" % result.max(initial=None if rows else 0))


main(sys.argv[1])
