"""A program of phases whose kind of time is known: each is a function of its own, and says on stderr how long it took.

    phases.py [SECONDS]      every phase takes about SECONDS (0.5)

stderr: one line per phase, "<name> <kind> <wall seconds>". The kind is what a sampler should see: that of the work, not of the loop around it.
"""

import gc
import json
import sys
import tempfile
import threading
import time
import zlib

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 0.5


def until(end, work):
    while time.perf_counter() < end:
        work()


def bytecode(end):
    x = 0
    while time.perf_counter() < end:
        for i in range(20000):
            x = (x * 31 + i) & 0xFFFF
    return x


def compress(end, data=bytes(range(256)) * 4096):
    until(end, lambda: zlib.compress(data, 9))


def sort(end, data=[(i * 7919) % 100003 / 3 for i in range(100003)]):
    until(end, lambda: sorted(data))


def dump(end, data=[{"name": str(i), "value": i / 7, "tags": ["a", "b"]} for i in range(20000)]):
    until(end, lambda: json.dumps(data))


def collect(end, data=[[i] for i in range(400000)]):
    until(end, gc.collect)


def sleep(end):
    time.sleep(max(0.0, end - time.perf_counter()))


def read(end):
    with tempfile.TemporaryFile() as file:
        file.write(bytes(1 << 20))

        def again():
            file.seek(0)
            file.read()

        until(end, again)


def contend(end):
    threads = [threading.Thread(target=bytecode, args=(end,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def multiply(end):
    import numpy

    # Below 500 elements numpy keeps the lock.
    a = numpy.arange(1, 481, dtype=float).reshape(2, 240)
    until(end, lambda: numpy.sqrt(a))


PHASES = [
    (bytecode, "interpreted"),
    (compress, "native_released"),
    (sort, "builtin"),
    (dump, "json"),
    (collect, "gc"),
    (sleep, "blocked"),
    (read, "native_released"),
    (contend, "gil_wait"),
    (multiply, "extension"),
]


def main():
    for phase, kind in PHASES:
        start = time.perf_counter()
        try:
            phase(start + SECONDS)
        except ImportError:
            continue
        print(phase.__name__, kind, f"{time.perf_counter() - start:.4f}", file=sys.stderr)


main()
