# cython: language_level=3, boundscheck=False, wraparound=False


def dot(list xs, list ys):
    cdef double total = 0.0
    cdef Py_ssize_t i
    for i in range(min(len(xs), len(ys))):
        total += <double>xs[i] * <double>ys[i]
    return total
