"""Writes the settings of recordings to be analysed: generate.py N SEED > recordings.csv. The signals are made by the program itself."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    print("name,seed,seconds,tone_hz,noise")
    for i in range(count):
        print("rec%02d,%d,%d,%.1f,%.2f" % (i, draw.randrange(10**6), draw.choice((20, 40)), draw.uniform(50, 900), draw.uniform(0.2, 2)))


main()
