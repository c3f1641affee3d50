import numpy
from numba import njit


@njit
def primes(limit):
    prime = numpy.ones(limit, numpy.bool_)
    found = numpy.empty(limit, numpy.int64)
    count = 0
    for n in range(2, limit):
        if prime[n]:
            found[count] = n
            count += 1
            for multiple in range(n * n, limit, n):
                prime[multiple] = False
    return found[:count]


def sieve(limit):
    return primes(limit).tolist()
