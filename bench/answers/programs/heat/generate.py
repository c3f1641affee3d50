"""Writes a plate with warm spots: generate.py N SEED > plate.txt, N cells on a side."""
import random
import sys


def main():
    side, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    print(side, 60)
    for _ in range(side // 4):
        print(draw.randrange(side), draw.randrange(side), "%.1f" % draw.uniform(20, 900))


main()
