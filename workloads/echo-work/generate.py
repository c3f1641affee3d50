"""Requests to an echo server: generate.py REQUESTS SEED. One per line, `WAIT WORK NUMBER`: milliseconds to wait, steps to compute, where to start."""

import sys
from random import Random

WAIT, WORK = 5, 1000


def main(count, seed):
    random = Random(seed)
    for _ in range(count):
        print(WAIT, WORK, int(random.random() * 1_000_000_000))


main(int(sys.argv[1]), int(sys.argv[2]))
