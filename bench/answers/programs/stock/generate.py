"""Writes orders of a shop: generate.py N SEED > orders.txt, N orders."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for _ in range(count):
        print("%s item%03d %d" % (draw.choice(("sell", "sell", "sell", "buy")), min(299, int(draw.expovariate(0.02))), draw.randint(1, 9)))


main()
