"""Writes points around some centres: generate.py N SEED > points.txt, N points."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    centres = [(draw.uniform(0, 100), draw.uniform(0, 100), draw.uniform(0, 100)) for _ in range(8)]
    for _ in range(count):
        print(*("%.4f" % draw.gauss(x, 6) for x in draw.choice(centres)))


main()
