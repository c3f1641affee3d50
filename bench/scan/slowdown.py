"""What the sampled program notices: the same work with and without the profiler, in pairs of windows within one process."""

import json
import random
import shutil
import subprocess
import sys
import time
from math import comb
from statistics import median

import steelyard
from report import Table


def start(command, mode, pairs, seed):
    program = subprocess.Popen([*command, str(steelyard.PROGRAMS / "windows.py"), str(pairs), str(seed), mode], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    program.stdout.readline()
    return program


def finish(program):
    text = program.communicate()[0]
    lines = [x for x in text.splitlines() if x.startswith("[[")]
    return json.loads(lines[0]) if lines else []


def bare(python, mode, pairs, seed):
    return finish(start([python], mode, pairs, seed))


def with_steelyard(python, rate, pairs, seed):
    program = start([python], "signal", pairs, seed)
    sampler = steelyard.attach(program.pid, rate)
    steelyard.wait_until_sampling(sampler.pid)
    program.stdin.write(f"{sampler.pid}\n")
    pairs = finish(program)
    if json.loads(sampler.communicate()[0])["samples"] == 0:
        raise SystemExit("steelyard took no sample")
    return pairs


def with_austin(python, rate, pairs, seed):
    program = start([python], "signal", pairs, seed)
    sampler = subprocess.Popen(["austin", "-i", str(1000000 // rate), "-p", str(program.pid)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    program.stdin.write(f"{sampler.pid}\n")
    pairs = finish(program)
    sampler.wait()
    return pairs


def with_scalene(rate, pairs, seed):
    return finish(start(["scalene", "--cpu-only", "--off", "--cli", "--outfile", "/dev/null", "--cpu-sampling-rate", str(1 / rate)], "scalene", pairs, seed))


def conditions(options):
    python, old = options.python, options.austin_python
    yield "nothing (noise)", lambda n, s: bare(python, "none", n, s)
    for rate in (100, 1000):
        yield f"steelyard, {rate} Hz", lambda n, s, r=rate: with_steelyard(python, r, n, s)
    if shutil.which("austin") and old:
        for rate in (100, 1000):
            yield f"austin, {rate} Hz", lambda n, s, r=rate: with_austin(old, r, n, s)
    if shutil.which("scalene"):
        yield "Scalene, 100 Hz", lambda n, s: with_scalene(100, n, s)
    yield "cProfile", lambda n, s: bare(python, "cprofile", n, s)


def interval(values):
    """Median and its 95% interval from order statistics, which supposes nothing about the noise."""
    values, n = sorted(values), len(values)
    below, tail = 0, 0.0
    while tail + comb(n, below) / 2**n <= 0.025:
        tail += comb(n, below) / 2**n
        below += 1
    below = max(below - 1, 0)
    return median(values), values[below], values[n - 1 - below]


def run(options):
    table = Table("Slow-down of the program", ["profiler", "pairs", "wall", "95% of the median", "processor time", "95% of the median"])
    all_conditions = list(conditions(options))
    results = {name: [] for name, _ in all_conditions}
    order = random.Random(11)
    for turn in range(options.count(4)):
        for name, measure in order.sample(all_conditions, len(all_conditions)):
            results[name] += measure(options.count(12), turn)
            print(f"  {name}: {len(results[name])} pairs", file=sys.stderr)
    for name, pairs in results.items():
        if not pairs:
            table.row(name, 0, "did not run", "", "", "")
            continue
        cells = [name, len(pairs)]
        for ratios in ([x[0] / x[1] for x in pairs], [x[2] / x[3] for x in pairs]):
            middle, low, high = interval(ratios)
            cells += [f"{middle:.3f}", f"{low:.3f} to {high:.3f}"]
        table.row(*cells)
    table.say("Time with the profiler through time without, windows of about 0.15 s in pairs, all profilers in turn. Between its windows an outside profiler is stopped.")
    if options.austin_python and shutil.which("austin"):
        table.say("The packaged austin knows Python up to 3.8 and runs on that; its ratio is against the same Python without it.")
    if any(0 < len(x) < 6 for x in results.values()):
        table.say("Fewer than six pairs give no 95% interval; the smallest and the largest ratio stand in its place.")
    table.say("Scalene runs with --cpu-only. Goal: steelyard at most 1.01; the first row says how far such a number can be trusted on this machine.")
    return table
