#!/usr/bin/env python3
"""How much slower a program runs while its calls are recorded: python3 bench/recorder/run.py [--blocks N] [--python PYTHON]

Each program runs plain and recorded, in shuffled blocks; printed are the median times and the ratio with the range over the blocks.
"""
import argparse
import glob
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
START = os.path.join(HERE, "..", "..", "agents", "steelyard_port", "start.py")

# What the program does with the function, and what is called.
PROGRAMS = {
    "2 million calls that do nothing": ("f", "def f(x):\n    return x\nfor i in range(2_000_000):\n    f(i)\n"),
    "recursion, 830 thousand calls": ("fib", "def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\nfib(28)\n"),
    "300 thousand short texts": ("f", "def f(s):\n    return s.replace('a', 'b').split(' ')\nfor i in range(300_000):\n    f('a quick brown fox %d' % i)\n"),
    "2,000 lists of 10,000 numbers": ("f", "def f(xs):\n    return sum(xs)\nfor i in range(2_000):\n    f(list(range(i, i + 10_000)))\n"),
    "30 long calls": ("f", "def f(n):\n    t = 0\n    for i in range(n):\n        t += i * i % 7\n    return t\nfor i in range(30):\n    f(200_000)\n"),
}


def wall(command):
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def measure(python, function, text, blocks):
    """Times by way, and what the recorder itself said of its slow-down."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "program.py")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        config = os.path.join(folder, "config.json")
        with open(config, "w", encoding="utf-8") as file:
            json.dump({"files": [{"file": path, "functions": [function]}], "seed": 1, "out": folder}, file)
        commands = {"plain": [python, path], "recorded": [python, START, "record", config, path]}
        times = {x: [] for x in commands}
        for _ in range(blocks):
            for way in random.sample(sorted(commands), len(commands)):
                times[way].append(wall(commands[way]))
        with open(glob.glob(os.path.join(folder, "calls-*.json"))[0], encoding="utf-8") as file:
            record = json.load(file)
    return times, record["slowdown"], record["files"][path][function]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--blocks", type=int, default=7)
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    print("| program | plain, s | recorded, s | ratio (lowest to highest) | by its own clock | calls kept of made |")
    print("|---|---|---|---|---|---|")
    for title, (function, text) in PROGRAMS.items():
        times, own, record = measure(options.python, function, text, options.blocks)
        ratios = sorted(b / a for a, b in zip(times["plain"], times["recorded"]))
        print("| %s | %.3f | %.3f | %.2f (%.2f to %.2f) | %.2f | %d of %d |" % (
            title, statistics.median(times["plain"]), statistics.median(times["recorded"]), statistics.median(ratios), ratios[0], ratios[-1], own,
            len(record["kept"]), record["calls"]), flush=True)


if __name__ == "__main__":
    main()
