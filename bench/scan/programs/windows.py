"""The same work again and again, in pairs of windows: one with a profiler at work, one without, in random order.

    windows.py PAIRS SEED none | cprofile | scalene | signal

signal: the profiler's process id is a line on standard input; between its windows it is stopped (SIGSTOP).
none: nothing differs within a pair; what is then measured is noise.
Standard output: a line once it runs, then one JSON list: per pair wall and processor seconds with and without the profiler.
"""

import json
import os
import random
import signal
import sys
import time


class Item:
    def __init__(self, key, weight):
        self.key, self.weight = key, weight

    def score(self, factor):
        return (self.weight * factor + len(self.key)) % 1009


def step(items, factor):
    table = {}
    for item in items:
        table[item.key] = table.get(item.key, 0) + item.score(factor)
    return sum(sorted(table.values())[:50])


def work(items, rounds):
    total = 0
    for i in range(rounds):
        total += step(items, i)
    return total


def toggle(mode, process):
    """Two functions: switch the profiler on, switch it off."""
    if mode == "signal":
        return lambda: os.kill(process, signal.SIGCONT), lambda: os.kill(process, signal.SIGSTOP)
    if mode == "cprofile":
        import cProfile

        profile = cProfile.Profile()
        return profile.enable, profile.disable
    if mode == "scalene":
        from scalene import scalene_profiler

        return scalene_profiler.start, scalene_profiler.stop
    return lambda: None, lambda: None


def window(items, rounds):
    time.sleep(0.02)
    wall, cpu = time.perf_counter(), time.process_time()
    work(items, rounds)
    return time.perf_counter() - wall, time.process_time() - cpu


def main():
    pairs, seed, mode = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    print("ready", flush=True)
    process = int(sys.stdin.readline()) if mode == "signal" else 0
    on, off = toggle(mode, process)
    items = [Item("k" + str(i % 500), i) for i in range(1000)]
    start = time.perf_counter()
    work(items, 20)
    rounds = max(1, int(20 * 0.15 / (time.perf_counter() - start)))
    order, result = random.Random(seed), []
    for _ in range(pairs):
        pair = {}
        for with_profiler in order.sample([True, False], 2):
            (on if with_profiler else off)()
            pair[with_profiler] = window(items, rounds)
            off()
        result.append([pair[True][0], pair[False][0], pair[True][1], pair[False][1]])
    if mode == "signal":
        on()
    print(json.dumps(result), flush=True)


main()
