# cython: language_level=3, boundscheck=False, wraparound=False
from cpython cimport array
import array
from libc.math cimport sqrt


cdef inline double entry(long i, long j) except? -1:
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


cdef void times(double[:] vector, bint transposed, double[:] result) except *:
    cdef long i, j, n = vector.shape[0]
    cdef double total
    for i in range(n):
        total = 0.0
        for j in range(n):
            if transposed:
                total += entry(j, i) * vector[j]
            else:
                total += entry(i, j) * vector[j]
        result[i] = total


def spectral_norm(long n):
    cdef double[:] u = array.array("d", [1.0] * n)
    cdef double[:] v = array.array("d", [1.0] * n)
    cdef double[:] between = array.array("d", [1.0] * n)
    cdef double uv = 0.0, vv = 0.0
    cdef long i
    for i in range(10):
        times(u, False, between)
        times(between, True, v)
        times(v, False, between)
        times(between, True, u)
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return sqrt(uv / vv)
