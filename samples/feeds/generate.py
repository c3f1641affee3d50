"""Writes a list of stations to poll, with what each will answer: generate.py N SEED > stations.csv."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    print("station,delay_ms,temperature,wind,fails")
    for i in range(count):
        print("st%03d,%d,%.1f,%.1f,%d" % (i, draw.randint(15, 90), draw.uniform(-15, 35), draw.expovariate(0.2), draw.random() < 0.1))


main()
