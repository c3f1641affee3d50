"""A program of a known shape that computes until its standard input closes.

    shapes.py plain | deep | idle

plain: one thread, some frames.  deep: 100 frames.  idle: plain, and 50 threads that sleep for the whole time.
"""

import sys
import threading


def spin():
    x = 0
    while not STOP:
        for i in range(20000):
            x = (x * 31 + i) & 0xFFFF
    return x


def descend(depth):
    return spin() if depth == 0 else descend(depth - 1)


def wait_for_end():
    sys.stdin.read()
    STOP.append(True)
    IDLE.set()


STOP, IDLE = [], threading.Event()
shape = sys.argv[1]
threads = [threading.Thread(target=wait_for_end)]
threads += [threading.Thread(target=IDLE.wait) for _ in range(50 if shape == "idle" else 0)]
for thread in threads:
    thread.start()
print("ready", flush=True)
descend(95 if shape == "deep" else 3)
for thread in threads:
    thread.join()
