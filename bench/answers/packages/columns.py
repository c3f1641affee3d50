"""Lays out a table of texts in many scripts for a terminal (wcwidth): columns.py [ROWS]"""
import hashlib
import random
import sys

from wcwidth import wcswidth

LETTERS = [chr(x) for start in (0x41, 0xC0, 0x391, 0x410, 0x5D0, 0x627, 0x905, 0x3042, 0x4E00, 0xAC00, 0x1F600, 0x300) for x in range(start, start + 250)]


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    dice = random.Random(13)
    rows = [["".join(dice.choice(LETTERS) for _ in range(dice.randrange(2, 14))) for _ in range(5)] for _ in range(size)]
    widths = [max(max(0, wcswidth(row[i])) for row in rows) for i in range(5)]
    digest = hashlib.sha256()
    for row in rows:
        digest.update("".join(text + " " * (width + 2 - max(0, wcswidth(text))) for text, width in zip(row, widths)).encode())
    print(size, widths, digest.hexdigest())


if __name__ == "__main__":
    main()
