# cython: language_level=3, boundscheck=False, wraparound=False
from cpython cimport array
import array


def fannkuch(long n):
    cdef array.array order_array = array.array("q", range(n))
    cdef array.array counts_array = array.array("q", [0] * n)
    cdef array.array stones_array = array.array("q", [0] * n)
    cdef long long *order = order_array.data.as_longlongs
    cdef long long *counts = counts_array.data.as_longlongs
    cdef long long *stones = stones_array.data.as_longlongs
    cdef long long checksum = 0, most = 0, sign = 1, r = n, flips, first, low, high, kept, i
    while True:
        while r > 1:
            counts[r - 1] = r
            r -= 1
        flips = 0
        for i in range(n):
            stones[i] = order[i]
        first = stones[0]
        while first != 0:
            low = 0
            high = first
            while low < high:
                stones[low], stones[high] = stones[high], stones[low]
                low += 1
                high -= 1
            flips += 1
            first = stones[0]
        if flips > most:
            most = flips
        checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum, most
            kept = order[0]
            for i in range(r):
                order[i] = order[i + 1]
            order[r] = kept
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1
