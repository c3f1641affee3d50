"""Amounts in words and years in Roman numbers (num2words, roman): amounts.py [AMOUNTS]"""
import hashlib
import random
import sys

import roman
from num2words import num2words


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 6000
    dice = random.Random(11)
    digest = hashlib.sha256()
    for _ in range(size):
        digest.update(num2words(dice.randrange(10 ** 6), lang=dice.choice(["en", "de", "fr"])).encode())
        digest.update(b"%d" % roman.fromRoman(roman.toRoman(dice.randrange(1, 4000))))
    print(size, digest.hexdigest())


if __name__ == "__main__":
    main()
