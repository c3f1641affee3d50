"""Sieve: all primes below a limit."""


def sieve(limit: int) -> list[int]:
    prime = [True] * limit
    primes = []
    for n in range(2, limit):
        if prime[n]:
            primes.append(n)
            for multiple in range(n * n, limit, n):
                prime[multiple] = False
    return primes


# -- inputs and driver --
SIZE, SMALL = 400000, 50


def inputs(seed, size):
    return (size + seed,)


if __name__ == "__main__":
    for limit in (2, 3, 10, 11, 50, 97, 100):
        sieve(limit)
