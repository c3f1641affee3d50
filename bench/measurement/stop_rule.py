#!/usr/bin/env python3
"""Which interval, and how many blocks at least: coverage at the moment at which a study stops because its interval is narrow enough.

Simulated noise, and real trials of this machine (recorded now: a C program and a Python start, alone and beside a noisy neighbour) that are
replayed as thousands of studies. Needs gcc; takes about ten minutes, with --quick one. Prints Markdown; no target, this is what the
constants of the tool's stop rule rest on.
"""
import argparse
import math
import os
import random
import subprocess
import sys
import tempfile
import time
from contextlib import nullcontext

from neighbour import noisy
from report import percent, table
from tool import Lab
from work import Work

SHOWN = [("two-sample", 12), ("paired", 6), ("paired", 8), ("paired", 10), ("paired", 12), ("paired", 15), ("paired", 20)]


def independent(spread):
    return lambda draw, n: [draw.gauss(0, spread) for _ in range(n)]


def walk(step, spread, length=320):
    """Drift as a random walk; begun anew now and then, so that it stays a drift and not a voyage."""
    def noise(draw, n):
        level, logs = 0.0, []
        for i in range(n):
            level = 0.0 if i % (8 * length) == 0 else level + draw.gauss(0, step)
            logs.append(level + draw.gauss(0, spread))
        return logs
    return noise


def bursts(spread, enter, leave, size):
    """Now and then a stretch of trials is slower, by an exponential factor of this mean."""
    def noise(draw, n):
        busy, logs = False, []
        for _ in range(n):
            busy = draw.random() > leave if busy else draw.random() < enter
            logs.append(draw.gauss(0, spread) + (math.log1p(draw.expovariate(1 / size)) if busy else 0))
        return logs
    return noise


def two_modes(spread, share, distance):
    return lambda draw, n: [draw.gauss(0, spread) + (math.log1p(distance) if draw.random() < share else 0) for _ in range(n)]


SIMULATED = {
    "independent, 1%": independent(0.01), "independent, 2%": independent(0.02), "independent, 3%": independent(0.03),
    "independent, 4%": independent(0.04), "independent, 6%": independent(0.06),
    "2% and a drift of 0.5% a trial": walk(0.005, 0.02), "2% and a drift of 2% a trial": walk(0.02, 0.02),
    "2% and bursts of 30%, a tenth of the time": bursts(0.02, 0.03, 0.3, 0.3), "two modes 5% apart, even": two_modes(0.005, 0.5, 0.05),
    "two modes 10% apart, one in five": two_modes(0.01, 0.2, 0.10),
}
SIMULATED_PRECISION = 0.02
RECORDED_PRECISIONS = (0.02, 0.05)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a tenth of the studies, fewer recorded trials")
    scale = 10 if parser.parse_args().quick else 1
    with tempfile.TemporaryDirectory(prefix="steelyard-stop-") as folder:
        lab = Lab(folder)
        program, studies = lab.compile("stop_rule.c", "-lm"), 12_000 // scale
        draw, rows = random.Random(1), []
        for name, noise in SIMULATED.items():
            times = map(math.exp, noise(draw, 400_000 // scale))
            rows.append(row(name, SIMULATED_PRECISION, replay(program, studies, SIMULATED_PRECISION, times)))
        for name, times in recordings(lab, 4000 if scale == 1 else 600):
            rows += [row(name, precision, replay(program, studies // 2, precision, times)) for precision in RECORDED_PRECISIONS]
    print("Coverage of the 95% interval at the stop / mean blocks; checked after every block from the least number on, at most 160.\n")
    print(table(["noise of the trials", "precision", *(f"{estimator}, least {least}" for estimator, least in SHOWN)], rows))


def replay(program, studies, precision, times):
    """Coverage, mean blocks and share that reached the precision, by estimator and least number of blocks."""
    command, text = [program, str(studies), str(precision)], "\n".join(map(repr, times))
    lines = subprocess.run(command, input=text, stdout=subprocess.PIPE, text=True, check=True).stdout
    return {(estimator, int(least)): tuple(map(float, numbers)) for estimator, least, *numbers in map(str.split, lines.splitlines())}


def row(name, precision, results):
    print(f"{name}, precision {percent(precision, 0)}", file=sys.stderr)
    return [name, percent(precision, 0), *(f"{results[key][0]:.3f} / {results[key][1]:.0f}" for key in SHOWN)]


def recordings(lab, trials):
    """Real trials one after the other, alone and beside a neighbour."""
    spin = Work.lasting(lab, 0.010)
    programs = {"C program of 10 ms": [spin.binary, str(spin.rounds)], "start of Python": [sys.executable, "-I", "-c", "pass"]}
    for surroundings in (nullcontext, lambda: noisy(1)):
        for name, command in programs.items():
            with surroundings():
                print(f"recording {trials} trials: {name}", file=sys.stderr)
                times = [wall(command) for _ in range(trials)]
            yield f"recorded: {name}{'' if surroundings is nullcontext else ', noisy neighbour'}", times


def wall(command):
    start = time.perf_counter()
    os.wait4(os.posix_spawn(command[0], command, {}), 0)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
