import numpy
from numba import njit


@njit
def distance(a, b):
    previous = numpy.arange(len(b) + 1)
    current = numpy.empty_like(previous)
    for i in range(len(a)):
        current[0] = i + 1
        for j in range(len(b)):
            cost = previous[j] + (a[i] != b[j])
            if previous[j + 1] + 1 < cost:
                cost = previous[j + 1] + 1
            if current[j] + 1 < cost:
                cost = current[j] + 1
            current[j + 1] = cost
        previous, current = current, previous
    return previous[-1]


def levenshtein(a, b):
    if len(a) < len(b):
        a, b = b, a
    return distance(numpy.frombuffer(a.encode("utf-32-le"), numpy.uint32), numpy.frombuffer(b.encode("utf-32-le"), numpy.uint32))
