"""The product of two square matrices: main.py MATRICES. The file holds 64-bit numbers, little-endian, row by row."""

import sys
from array import array
from math import isqrt
from operator import mul


def read(path):
    """Both matrices as lists of rows; None when the file does not hold two of one size."""
    with open(path, "rb") as file:
        content = file.read()
    rows = isqrt(len(content) // 16)
    if len(content) != 16 * rows * rows:
        return None
    numbers = array("d", content)
    if sys.byteorder == "big":
        numbers.byteswap()
    numbers = numbers.tolist()
    lines = [numbers[i * rows : (i + 1) * rows] for i in range(2 * rows)]
    return lines[:rows], lines[rows:]


def product(a, b):
    columns = list(zip(*b))
    return [[sum(map(mul, row, column)) for column in columns] for row in a]


def main(path):
    matrices = read(path)
    if matrices is None:
        print("malformed")
        return
    result = product(*matrices)
    print("rows", len(result))
    print("trace %.6f" % sum(row[i] for i, row in enumerate(result)))
    for name, summary in ("sum", sum), ("least", min), ("most", max):
        print("%s %.6f" % (name, summary(map(summary, result)) if result else 0.0))


main(sys.argv[1])
