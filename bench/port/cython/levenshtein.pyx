# cython: language_level=3, boundscheck=False, wraparound=False
from libc.stdlib cimport free, malloc


def levenshtein(str a, str b):
    cdef long i, j, cost, n, m
    cdef long *previous
    cdef long *current
    cdef Py_UCS4 x
    if len(a) < len(b):
        a, b = b, a
    n = len(a)
    m = len(b)
    previous = <long *>malloc((m + 1) * sizeof(long))
    current = <long *>malloc((m + 1) * sizeof(long))
    for j in range(m + 1):
        previous[j] = j
    for i in range(n):
        x = a[i]
        current[0] = i + 1
        for j in range(m):
            cost = previous[j] + (x != b[j])
            if previous[j + 1] + 1 < cost:
                cost = previous[j + 1] + 1
            if current[j] + 1 < cost:
                cost = current[j] + 1
            current[j + 1] = cost
        previous, current = current, previous
    cost = previous[m]
    free(previous)
    free(current)
    return cost
