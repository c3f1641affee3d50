"""Writes a field of living cells: generate.py N SEED > cells.txt, N cells on a side."""
import random
import sys


def main():
    side, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for _ in range(side):
        print("".join(draw.choice("..#") for _ in range(side)))


main()
