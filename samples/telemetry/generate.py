"""Writes readings of a fleet of sensors as CSV: generate.py N SEED > readings.csv. Anomalies of four kinds are put in."""
import math
import random
import sys

KINDS = ("spike", "drift", "stuck", "noise")


def series(draw, length, sensor):
    """The values of one sensor: a daily wave, a level of its own, noise, and now and then an anomaly."""
    level, wave, noise = draw.uniform(10, 90), draw.uniform(1, 8), draw.uniform(0.1, 0.6)
    period = draw.choice((96, 144, 288))
    values = [level + wave * math.sin(2 * math.pi * i / period + sensor) + draw.gauss(0, noise) for i in range(length)]
    for _ in range(max(1, length // 1500)):
        start, kind = draw.randrange(length // 10, length - 30), draw.choice(KINDS)
        for i in range(start, min(length, start + draw.randint(1, 25))):
            if kind == "spike":
                values[i] += 12 * noise
            elif kind == "drift":
                values[i] += 0.6 * (i - start) * noise
            elif kind == "stuck":
                values[i] = values[start]
            else:
                values[i] += draw.gauss(0, 6 * noise)
    return values


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    sensors = max(2, min(24, count // 1000))
    print("sensor,minute,value")
    for sensor in range(sensors):
        for minute, value in enumerate(series(draw, max(200, count // sensors), sensor)):
            # Every thousandth reading is missing, as in real data.
            text = "" if draw.random() < 0.001 else "%.4f" % value
            print("s%02d,%d,%s" % (sensor, 5 * minute, text))


main()
