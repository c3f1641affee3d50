import numpy
from numba import njit


@njit
def product(a, b):
    result = numpy.empty((a.shape[0], b.shape[1]))
    for i in range(a.shape[0]):
        for j in range(b.shape[1]):
            total = 0.0
            for k in range(b.shape[0]):
                total += a[i, k] * b[k, j]
            result[i, j] = total
    return result


def matmul(a, b):
    return product(numpy.array(a), numpy.array(b)).tolist()
