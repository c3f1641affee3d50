"""Phases of one kind of time each, which measure themselves: the truth that a sampler is held against.

    phases.py SECONDS      every phase takes about SECONDS

Standard output: one JSON object. For every phase the wall time spent in its kind, taken by the clock on both sides of every single call, so
that loop and clean-up do not count. A thread that waits for the interpreter lock cannot time that; the kernel's account of it does: what was
neither running nor waiting for a processor. "uncertain" is the time that may belong to it or not.
"""

import gc
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
import zlib

try:
    import numpy
except ImportError:
    numpy = None

SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
clock = time.perf_counter
TRUTH = {}


def note(phase, kind, spent, uncertain=0.0):
    TRUTH[phase] = {"kind": kind, "seconds": spent, "uncertain": uncertain}


def bytecode():
    x, start = 0, clock()
    while clock() < start + SECONDS:
        for i in range(20000):
            x = (x * 31 + i) & 0xFFFF
    note("bytecode", "interpreted", clock() - start)


def compress(data=bytes(range(256)) * 4096):
    spent, end, done = 0.0, clock() + SECONDS, None
    while clock() < end:
        done = None
        start = clock()
        done = zlib.compress(data, 9)
        spent += clock() - start
    note("compress", "native_released", spent)


def sort(data=[(i * 7919) % 100003 / 3 for i in range(100003)]):
    spent, end, done = 0.0, clock() + SECONDS, None
    while clock() < end:
        done = None
        start = clock()
        done = sorted(data)
        spent += clock() - start
    note("sort", "builtin", spent)


def dump(data=[{"name": str(i), "value": i / 7, "tags": ["a", "b"]} for i in range(20000)]):
    # The encoder in C, without the functions in Python around it.
    encode = json.encoder.c_make_encoder(None, str, json.encoder.encode_basestring_ascii, None, ":", ",", False, False, True)
    spent, end, done = 0.0, clock() + SECONDS, None
    while clock() < end:
        done = None
        start = clock()
        done = encode(data, 0)
        spent += clock() - start
    note("dump", "json", spent)


def collect(data=[[i] for i in range(400000)]):
    spent, end = 0.0, clock() + SECONDS
    while clock() < end:
        start = clock()
        gc.collect()
        spent += clock() - start
    note("collect", "gc", spent)


def sleep():
    start = clock()
    time.sleep(SECONDS)
    note("sleep", "blocked", clock() - start)


def read_file():
    buffer, file = bytearray(1 << 24), written(1 << 24)
    number, spent, end = file.fileno(), 0.0, clock() + SECONDS
    while clock() < end:
        start = clock()
        os.preadv(number, [buffer], 0)
        spent += clock() - start
    note("read_file", "native_released", spent)


def written(size):
    file = tempfile.TemporaryFile()
    file.write(bytes(size))
    file.flush()
    return file


def read_pipe():
    with subprocess.Popen(["sleep", str(SECONDS)], stdout=subprocess.PIPE) as child:
        start = clock()
        os.read(child.stdout.fileno(), 1)
        note("read_pipe", "blocked", clock() - start)


def contend_worker(sums):
    def account():
        with open(f"/proc/self/task/{threading.get_native_id()}/schedstat", encoding="ascii") as file:
            return [int(x) * 1e-9 for x in file.read().split()[:2]]

    x, start, before = 0, clock(), account()
    while clock() < start + SECONDS:
        for i in range(20000):
            x = (x * 31 + i) & 0xFFFF
    ran, queued = (b - a for a, b in zip(before, account()))
    sums.append((clock() - start - ran - queued, queued))


def contend():
    sums = []
    threads = [threading.Thread(target=contend_worker, args=(sums,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    note("contend_worker", "gil_wait", sum(x for x, _ in sums), sum(x for _, x in sums))


def shuffle():
    # One of the few functions of numpy that keep the lock.
    data, random = numpy.arange(1000000, dtype=float), numpy.random.RandomState(1)
    spent, end = 0.0, clock() + SECONDS
    while clock() < end:
        start = clock()
        random.shuffle(data)
        spent += clock() - start
    note("shuffle", "extension", spent)


def root():
    data = numpy.arange(1 << 20, dtype=float)
    into = numpy.empty_like(data)
    spent, end = 0.0, clock() + SECONDS
    while clock() < end:
        start = clock()
        numpy.sqrt(data, out=into)
        spent += clock() - start
    note("root", "native_released", spent)


def multiply():
    a = numpy.ones((400, 400))
    into = numpy.empty_like(a)
    spent, end = 0.0, clock() + SECONDS
    while clock() < end:
        start = clock()
        numpy.matmul(a, a, out=into)
        spent += clock() - start
    note("multiply", "native_released", spent)


for phase in [bytecode, compress, sort, dump, collect, sleep, read_file, read_pipe, contend] + ([shuffle, root, multiply] if numpy else []):
    phase()
print(json.dumps(TRUTH))
