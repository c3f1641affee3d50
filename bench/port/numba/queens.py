import numpy
from numba import boolean, int64, njit


@njit(int64(int64, int64, boolean[:], boolean[:], boolean[:]))
def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    ways = 0
    for column in range(n):
        if columns[column] or rising[row + column] or falling[row - column + n - 1]:
            continue
        columns[column] = rising[row + column] = falling[row - column + n - 1] = True
        ways += place(row + 1, n, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + n - 1] = False
    return ways


def queens(n):
    return place(0, n, numpy.zeros(n, bool), numpy.zeros(2 * n - 1, bool), numpy.zeros(2 * n - 1, bool))
