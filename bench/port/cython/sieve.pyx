# cython: language_level=3, boundscheck=False, wraparound=False


def sieve(long limit):
    cdef bytearray marks = bytearray(limit)
    cdef char *struck = marks
    cdef long n, multiple
    cdef list primes = []
    for n in range(2, limit):
        if not struck[n]:
            primes.append(n)
            multiple = n * n
            while multiple < limit:
                struck[multiple] = 1
                multiple += n
    return primes
