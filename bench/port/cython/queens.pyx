# cython: language_level=3, boundscheck=False, wraparound=False
from libc.stdlib cimport calloc, free


cdef long place(long row, long n, bint *columns, bint *rising, bint *falling):
    cdef long ways = 0, column
    if row == n:
        return 1
    for column in range(n):
        if columns[column] or rising[row + column] or falling[row - column + n - 1]:
            continue
        columns[column] = rising[row + column] = falling[row - column + n - 1] = True
        ways += place(row + 1, n, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + n - 1] = False
    return ways


def queens(long n):
    cdef bint *marks = <bint *>calloc(5 * n + 1, sizeof(bint))
    cdef long ways = place(0, n, marks, marks + n, marks + 3 * n)
    free(marks)
    return ways
