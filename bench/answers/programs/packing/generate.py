"""Writes parcels and lorries: generate.py N SEED > parcels.txt, N parcels."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    print(1000)
    for _ in range(count):
        print(draw.randint(20, 400), draw.randint(1, 90))


main()
