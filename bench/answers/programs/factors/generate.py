"""Writes numbers: generate.py N SEED > numbers.txt, N numbers up to ten million million."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for _ in range(count):
        print(draw.randrange(2, 10 ** draw.randint(3, 9)))


main()
