"""What sampling costs the machine: processor time of the profiler itself, attached to programs of known shape."""

import json
import shutil
import subprocess
import time

import steelyard
from report import Table

SHAPES = {"plain": "one busy thread", "deep": "100 frames", "idle": "and 50 sleeping threads"}
GOAL = 1.2  # percent of a core at 100 Hz


def target(python, shape):
    process = subprocess.Popen([python, steelyard.PROGRAMS / "shapes.py", shape], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    return process


def measure(python, shape, rate, seconds):
    program = target(python, shape)
    sampler = steelyard.attach(program.pid, rate)
    steelyard.wait_until_sampling(sampler.pid)
    before = (steelyard.cpu_of_thread(sampler.pid, "sampler"), steelyard.cpu(sampler.pid), time.monotonic())
    time.sleep(seconds)
    thread, whole, wall = (b - a for a, b in zip(before, (steelyard.cpu_of_thread(sampler.pid, "sampler"), steelyard.cpu(sampler.pid), time.monotonic())))
    program.stdin.close()
    program.wait()
    profile = json.loads(sampler.communicate()[0])
    due = rate * profile["duration_s"]
    taken = max(0.0, due - profile["sampler"]["skipped"])
    return 100 * thread / wall, 100 * whole / wall, taken / due, profile["sampler"]["late_p99_ms"]


def measure_austin(python, shape, rate, seconds):
    program = target(python, shape)
    sampler = subprocess.Popen(["austin", "-i", str(1000000 // rate), "-p", str(program.pid)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(1)
    before = (steelyard.cpu(sampler.pid), time.monotonic())
    time.sleep(seconds)
    whole, wall = (b - a for a, b in zip(before, (steelyard.cpu(sampler.pid), time.monotonic())))
    program.stdin.close()
    program.wait()
    sampler.wait()
    return 100 * whole / wall


def run(options):
    table = Table("Cost", ["profiler", "Hz", "program", "sampling thread", "whole process", "samplings taken", "99% late at most"])
    good = True
    for rate in (100, 1000):
        for shape, words in SHAPES.items():
            thread, whole, taken, late = measure(options.python, shape, rate, options.seconds(8))
            table.row("steelyard", rate, words, f"{thread:.2f}%", f"{whole:.1f}%", f"{100 * taken:.0f}%", f"{late:.2f} ms")
            good &= rate > 100 or thread / max(taken, 0.01) <= GOAL
            if shutil.which("austin") and options.austin_python:
                whole = measure_austin(options.austin_python, shape, rate, options.seconds(8))
                table.row("austin", rate, words, "", f"{whole:.1f}%", "", "")
    table.say(f"Percent of one core, from 2.5 s after the attach on. Goal: {GOAL}% for the sampling thread at 100 Hz: {'reached' if good else 'missed'}.")
    return table
