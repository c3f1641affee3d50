"""An event stream of n events: generate.py N SEED, lines `milliseconds,key,value` on stdout.

About 50 events a second from 240 sensors, busy ones and quiet ones by Zipf's law. Most arrive within 200 ms, some
seconds and a few a minute late; one in 2000 is an outlier and one in 500 damaged. Only Random.random and exact
arithmetic are used, so that every Python gives the same bytes.
"""

import sys
from bisect import bisect
from itertools import accumulate
from random import Random

START_MS = 1_795_300_000_000
SENSORS = 240
ROOMS = ["hall", "press", "oven", "paint", "store", "dock"]


def sensor_names():
    return ["%s-%d/sensor-%03d" % (ROOMS[i % len(ROOMS)], i % 17, i) for i in range(SENSORS)]


def delay(random):
    """How long after it happened an event arrives, in milliseconds."""
    kind = random()
    longest = 200 if kind < 0.94 else 4_000 if kind < 0.997 else 60_000
    return int(longest * random())


def value(random, base):
    """A reading in thousandths around `base`, rarely an outlier."""
    reading = base * (0.2 + 1.6 * random()) * (0.2 + 1.6 * random())
    return int(reading * 12 if random() < 0.0005 else reading)


def damaged(line, random):
    kind = int(3 * random())
    return line[: int(len(line) * random())] if kind == 0 else line.replace(",", ";" if kind == 1 else ",,", 1)


def main():
    events, random = int(sys.argv[1]), Random(int(sys.argv[2])).random
    names = sensor_names()
    bases = [500 + 100_000 * random() * random() for _ in names]
    share = list(accumulate(1 / (rank + 5) for rank in range(SENSORS)))
    clock = float(START_MS)
    for _ in range(events):
        clock += 40 * random()
        sensor = bisect(share, random() * share[-1])
        line = "%d,%s,%d" % (clock - delay(random), names[sensor], value(random, bases[sensor]))
        if random() < 0.002:
            line = damaged(line, random)
        sys.stdout.write(line + "\n")


main()
