"""A controller for a heater, one reading per line: the median of the last five against noise, then a PID rule in whole numbers.

The first line is the target in thousandths of a degree, 0 to 100000; each other a reading of the same kind. What is no such reading is left out of
the median and repeats the answer before. The answer to a reading is `power median`, power from 0 to 1000; to the first line `ready`.
"""

import re
import sys
from collections import deque

READING = re.compile(rb"\d{1,6}[\r\n]*")
HIGHEST, FULL, WINDOW = 100_000, 1000, 5
PROPORTIONAL, INTEGRAL, DERIVATIVE, SCALE = 220, 3, 90, 1000
MOST_INTEGRAL = 200_000


def reading(line):
    value = int(line) if READING.fullmatch(line) else HIGHEST + 1
    return value if value <= HIGHEST else None


def limited(value, least, most):
    return min(max(value, least), most)


def main():
    lines = sys.stdin.buffer
    target = reading(lines.readline()) or 0
    print("ready", flush=True)
    window = deque(maxlen=WINDOW)
    integral = before = power = median = 0
    for line in lines:
        value = reading(line)
        if value is not None:
            window.append(value)
            median = sorted(window)[len(window) // 2]
            error = target - median
            integral = limited(integral + error, -MOST_INTEGRAL, MOST_INTEGRAL)
            change = error - before
            before = error
            power = limited((PROPORTIONAL * error + INTEGRAL * integral + DERIVATIVE * change) // SCALE, 0, FULL)
        print(power, median, flush=True)


main()
