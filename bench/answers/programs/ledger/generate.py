"""Writes bookings of accounts: generate.py N SEED > bookings.csv, N bookings."""
import random
import sys

KINDS = "rent food travel salary gift tax repair books music insurance".split()


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for i in range(count):
        day = 1 + i * 360 // count
        amount = draw.randint(100, 250000) * (1 if draw.random() < 0.2 else -1)
        print("2025-%02d-%02d,ACC%03d,%s,%d.%02d,%s" % (1 + (day - 1) // 30 % 12, 1 + (day - 1) % 30, draw.randrange(120), draw.choice(KINDS), amount // 100, amount % 100,
                                                       draw.choice(("", "  ref %06x" % draw.getrandbits(24)))))


main()
