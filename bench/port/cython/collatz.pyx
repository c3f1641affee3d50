# cython: language_level=3, cdivision=True


def collatz(long long limit):
    cdef long long best = 1, longest = 0, start, n, steps
    for start in range(1, limit):
        n = start
        steps = 1
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > longest:
            best, longest = start, steps
    return best, longest
