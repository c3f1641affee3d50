"""Finds anomalies in the readings of sensors.

    python3 telemetry.py readings.csv [--window 48] [--threshold 6] [--top 20]

Readings come as CSV with the columns sensor, minute and value. For every sensor the daily wave is removed, and then four
detectors vote: distance from the median of a window in units of its median deviation, cumulated sums for drifts,
runs of equal values for stuck sensors, and the ratio of short to long variance for noise. Votes next to each
other become one event; the worst events are printed.
"""
import argparse
import csv
import math
import sys


def read(path):
    """Values by sensor, in the order of time; None where a reading is missing."""
    readings = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            readings.setdefault(row["sensor"], []).append((int(row["minute"]), float(row["value"]) if row["value"] else None))
    return {sensor: [value for _, value in sorted(rows, key=lambda x: x[0])] for sensor, rows in sorted(readings.items())}


def filled(values):
    """The values with gaps closed by straight lines."""
    result = list(values)
    known = [i for i, x in enumerate(values) if x is not None]
    if not known:
        return [0.0] * len(values)
    for i, x in enumerate(values):
        if x is not None:
            continue
        before = max((k for k in known if k < i), default=None)
        after = min((k for k in known if k > i), default=None)
        if before is None or after is None:
            result[i] = values[known[0] if before is None else known[-1]]
        else:
            share = (i - before) / (after - before)
            result[i] = values[before] + share * (values[after] - values[before])
    return result


def autocorrelation(values: list[float], lag: int) -> float:
    """How much the values resemble themselves ``lag`` steps later, from -1 to 1."""
    count = len(values) - lag
    mean = 0.0
    for x in values:
        mean += x
    mean /= len(values)
    above = 0.0
    below = 0.0
    for i in range(count):
        above += (values[i] - mean) * (values[i + lag] - mean)
        below += (values[i] - mean) * (values[i] - mean)
    return above / below if below > 0.0 else 0.0


def season(values: list[float]) -> int:
    """The number of steps after which the values repeat; 0 when they do not."""
    best = 0.25
    found = 0
    for lag in (96, 144, 288):
        if 2 * lag < len(values):
            likeness = autocorrelation(values, lag)
            if likeness > best:
                best = likeness
                found = lag
    return found


def deseasoned(values: list[float], period: int) -> list[float]:
    """The values without what the same time of earlier days lets expect."""
    if period == 0:
        return values[:]
    expected = [0.0] * period
    seen = [0] * period
    result = []
    for i in range(len(values)):
        slot = i % period
        if seen[slot] == 0:
            result.append(0.0)
            expected[slot] = values[i]
        else:
            result.append(values[i] - expected[slot])
            expected[slot] += 0.3 * (values[i] - expected[slot])
        seen[slot] += 1
    return result


def insert_sorted(window: list[float], value: float) -> int:
    """Puts a value into an ascending list, and says where."""
    low = 0
    high = len(window)
    while low < high:
        middle = (low + high) // 2
        if window[middle] < value:
            low = middle + 1
        else:
            high = middle
    window.append(value)
    i = len(window) - 1
    while i > low:
        window[i] = window[i - 1]
        i -= 1
    window[low] = value
    return low


def remove_sorted(window: list[float], value: float) -> None:
    """Takes a value that is in an ascending list out of it."""
    low = 0
    high = len(window)
    while low < high:
        middle = (low + high) // 2
        if window[middle] < value:
            low = middle + 1
        else:
            high = middle
    for i in range(low, len(window) - 1):
        window[i] = window[i + 1]
    window.pop()


def middle_of(window: list[float]) -> float:
    """The median of an ascending list."""
    half = len(window) // 2
    if len(window) % 2 == 1:
        return window[half]
    return (window[half - 1] + window[half]) / 2.0


def deviation(window: list[float], centre: float) -> float:
    """The median distance of the values of an ascending list from its median, by walking outwards from it."""
    right = 0
    while right < len(window) and window[right] < centre:
        right += 1
    left = right - 1
    distance = 0.0
    for _ in range(len(window) // 2 + 1):
        if left < 0:
            distance = window[right] - centre
            right += 1
        elif right >= len(window):
            distance = centre - window[left]
            left -= 1
        elif window[right] - centre <= centre - window[left]:
            distance = window[right] - centre
            right += 1
        else:
            distance = centre - window[left]
            left -= 1
    return distance


def outlying(values: list[float], size: int) -> list[float]:
    """Distance of each value from the median of those before it, in units of their median deviation."""
    window: list[float] = []
    result = []
    for i in range(len(values)):
        if len(window) < 8:
            result.append(0.0)
        else:
            centre = middle_of(window)
            spread = 1.4826 * deviation(window, centre)
            result.append((values[i] - centre) / spread if spread > 1e-9 else 0.0)
        insert_sorted(window, values[i])
        if len(window) > size:
            remove_sorted(window, values[i - size])
    return result


def drifting(values: list[float], slack: float) -> list[float]:
    """Cumulated sums of what lies above and below the slack (Page 1954), the larger of the two."""
    scale = 0.0
    for x in values:
        scale += x * x
    scale = math.sqrt(scale / len(values)) if len(values) > 0 else 1.0
    if scale < 1e-9:
        scale = 1.0
    up = 0.0
    down = 0.0
    result = []
    for x in values:
        up = max(0.0, up + x / scale - slack)
        down = max(0.0, down - x / scale - slack)
        if up > 40.0:
            up = 0.0
        if down > 40.0:
            down = 0.0
        result.append(max(up, down))
    return result


def stuck(values: list[float]) -> list[int]:
    """For each value, how many before it in a row were the same."""
    result = []
    run = 0
    for i in range(len(values)):
        run = run + 1 if i > 0 and values[i] == values[i - 1] else 0
        result.append(run)
    return result


def restless(values: list[float], short: int, long: int) -> list[float]:
    """Variance of the last few values over the variance of many."""
    result = []
    sums = [0.0, 0.0, 0.0, 0.0]
    for i in range(len(values)):
        x = values[i]
        sums[0] += x
        sums[1] += x * x
        sums[2] += x
        sums[3] += x * x
        if i >= short:
            old = values[i - short]
            sums[0] -= old
            sums[1] -= old * old
        if i >= long:
            old = values[i - long]
            sums[2] -= old
            sums[3] -= old * old
        few = min(i + 1, short)
        many = min(i + 1, long)
        if i < long:
            result.append(1.0)
            continue
        near = sums[1] / few - (sums[0] / few) * (sums[0] / few)
        far = sums[3] / many - (sums[2] / many) * (sums[2] / many)
        result.append(near / far if far > 1e-9 else 1.0)
    return result


class Event:
    """An anomaly from one reading to another."""

    def __init__(self, sensor, start, kind, score):
        self.sensor, self.start, self.end, self.kind, self.score = sensor, start, start, kind, score

    def extend(self, at, kind, score):
        self.end = at
        if score > self.score:
            self.kind, self.score = kind, score

    def __str__(self):
        return "%-5s %7d to %7d  %-6s %9.3f" % (self.sensor, 5 * self.start, 5 * self.end, self.kind, self.score)


def votes(plain, values, window, threshold):
    """The strongest vote of the detectors for each reading: (score, kind), score 0 for none."""
    far, drift = outlying(values, window), drifting(values, 0.75)
    still, noise = stuck(plain), restless(values, 12, 4 * window)
    for i in range(len(values)):
        yield max((abs(far[i]) / threshold, "spike"), (drift[i] / 20, "drift"), (still[i] / 3, "stuck"), (noise[i] / 8, "noise"))


def events(sensor, values, window, threshold):
    """Anomalies of one sensor."""
    plain = filled(values)
    rest = deseasoned(plain, season(plain))
    found = []
    for i, (score, kind) in enumerate(votes(plain, rest, window, threshold)):
        if score < 1:
            continue
        if found and i - found[-1].end <= 3:
            found[-1].extend(i, kind, score)
        else:
            found.append(Event(sensor, i, kind, score))
    return found


def main():
    parser = argparse.ArgumentParser(description="Finds anomalies in the readings of sensors.")
    parser.add_argument("readings")
    parser.add_argument("--window", type=int, default=48)
    parser.add_argument("--threshold", type=float, default=6.0)
    parser.add_argument("--top", type=int, default=20)
    options = parser.parse_args()
    readings = read(options.readings)
    if not readings:
        sys.exit("telemetry: %s holds no readings" % options.readings)
    found = [x for sensor, values in readings.items() for x in events(sensor, values, options.window, options.threshold)]
    count = sum(len(x) for x in readings.values())
    print("%d sensors, %d readings, %d events" % (len(readings), count, len(found)))
    for kind in ("spike", "drift", "stuck", "noise"):
        print("  %-6s %d" % (kind, sum(x.kind == kind for x in found)))
    for event in sorted(found, key=lambda x: (-x.score, x.sensor, x.start))[:options.top]:
        print(event)


if __name__ == "__main__":
    main()
