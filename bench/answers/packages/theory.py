"""Facts about numbers (sympy.ntheory): theory.py [NUMBERS]"""
import sys

from sympy.ntheory import factorint, isprime, n_order, primitive_root, totient
from sympy.ntheory.residue_ntheory import sqrt_mod


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 3000
    primes = [n for n in range(10 ** 6, 10 ** 6 + 10 * size) if isprime(n)]
    print(len(primes), primes[-1])
    print(sum(len(factorint(n * n + 1)) for n in range(2, size)))
    print(sum(int(totient(n)) for n in range(1, size)))
    print(sum(primitive_root(p) for p in primes[:size // 20]), sum(n_order(10, p) for p in primes[:size // 5]))
    print(sum(sqrt_mod(4, p) for p in primes[:size // 10]))


if __name__ == "__main__":
    main()
