"""A noisy neighbour: keeps one core busy in bursts of 50 to 300 ms with pauses of the same kind.

As a program (`neighbour.py SEED`) it does that until its standard input ends; `noisy()` runs it around a block of code.
"""
import contextlib
import os
import random
import subprocess
import sys
import threading
import time

BURST_SECONDS = (0.05, 0.3)


@contextlib.contextmanager
def noisy(seed):
    """Runs a neighbour on the last core while the block runs."""
    process = subprocess.Popen([sys.executable, __file__, str(seed)], stdin=subprocess.PIPE)
    try:
        yield
    finally:
        process.stdin.close()
        process.wait()


def disturb(seed):
    draw = random.Random(seed)
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    while True:
        end = time.monotonic() + draw.uniform(*BURST_SECONDS)
        while time.monotonic() < end:
            pass
        time.sleep(draw.uniform(*BURST_SECONDS))


if __name__ == "__main__":
    threading.Thread(target=disturb, args=(int(sys.argv[1]),), daemon=True).start()
    sys.stdin.read()
