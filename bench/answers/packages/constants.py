"""Constants and special functions to many digits (mpmath): constants.py [DIGITS]"""
import hashlib
import sys

import mpmath


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 180
    mpmath.mp.dps = size
    for name, value in (("zeta(3.5)", mpmath.zeta(mpmath.mpf("3.5"))), ("gamma(1/3)", mpmath.gamma(mpmath.mpf(1) / 3)),
                        ("integral", mpmath.quad(lambda x: mpmath.exp(-x * x) * mpmath.cos(x), [0, 1, 3])),
                        ("root", mpmath.findroot(lambda x: mpmath.besselj(0, x), 2.4))):
        print(name, hashlib.sha256(mpmath.nstr(value, size - 8).encode()).hexdigest()[:16], mpmath.nstr(value, 20))
    total = mpmath.mpf(0)
    for n in range(1, 200 * size):
        total += mpmath.sqrt(n) / (n * n + 1)
    print(mpmath.nstr(total, 20))


if __name__ == "__main__":
    main()
