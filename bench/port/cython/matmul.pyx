# cython: language_level=3, boundscheck=False, wraparound=False
from cpython cimport array
import array


def matmul(list a, list b):
    cdef long size = len(b), width = len(b[0]), j, k
    cdef double total
    cdef double[:] left
    cdef double[:] right = array.array("d", [x for row in b for x in row])
    cdef list result = [], row, out
    for row in a:
        left = array.array("d", row)
        out = []
        for j in range(width):
            total = 0.0
            for k in range(size):
                total += left[k] * right[k * width + j]
            out.append(total)
        result.append(out)
    return result
