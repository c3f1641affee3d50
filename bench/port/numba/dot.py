import numpy
from numba import njit


@njit
def product(xs, ys):
    total = 0.0
    for i in range(min(len(xs), len(ys))):
        total += xs[i] * ys[i]
    return total


def dot(xs, ys):
    return product(numpy.array(xs), numpy.array(ys))
