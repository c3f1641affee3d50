"""Readings of a sensor: generate.py READINGS SEED. The first line holds the target, each other a reading in thousandths of a degree."""

import sys
from random import Random


def main(count, seed):
    random = Random(seed)
    print(21500)
    value = 18000
    for _ in range(count):
        value += int(random.random() * 201) - 95
        # Now and then the sensor fails or jumps.
        chance = random.random()
        print("?" if chance < 0.01 else 85000 if chance < 0.02 else value)


main(int(sys.argv[1]), int(sys.argv[2]))
