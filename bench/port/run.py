#!/usr/bin/env python3
"""Speed of ports, side by side: programs in plain Python against Steelyard's ports of them, Rust by hand, Cython, mypyc, Numba, Pythran and PyPy.

One interleaved run: in every block each peer runs each program once, in shuffled order; conversions of arguments and results are included.
Peers that are missing are installed with apt-get when run as root. Exits with 1 when an output differs or a port is refused.
"""
import argparse
import json
import os
import platform
import random
import selectors
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import tables
from peers import HERE, PEERS

LEAST_SECONDS = 0.004
PATIENCE = 120
SEED = 4
PROGRAMS = ["nbody", "spectral_norm", "fannkuch", "mandelbrot", "queens", "sudoku", "matmul", "levenshtein", "collatz", "sieve", "change",
            "word_count", "tokenizer", "dijkstra", "dot"]


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="small inputs and few blocks, to see that all works")
    parser.add_argument("--blocks", type=int, help="blocks (default: 25, quick: 3)")
    parser.add_argument("--programs", nargs="*", choices=PROGRAMS, default=PROGRAMS, metavar="PROGRAM", help="some of the programs only")
    parser.add_argument("--peers", nargs="*", choices=[x.name for x in PEERS], default=[x.name for x in PEERS], metavar="PEER", help="some of the peers only")
    parser.add_argument("--build", type=Path, help="folder to build in, kept for the next run (default: a temporary one)")
    parser.add_argument("--build-only", action="store_true", help="build into the folder of --build and measure nothing")
    parser.add_argument("--built", action="store_true", help="measure what the folder of --build holds, building nothing")
    parser.add_argument("--out", type=Path, help="file for the tables too")
    options = parser.parse_args()
    if (options.build_only or options.built) and not options.build:
        parser.error("--build-only and --built need the folder of --build")
    options.blocks = options.blocks or (3 if options.quick else 25)
    return options


class Worker:
    """The process of one peer; started again when it dies."""

    def __init__(self, peer, folder):
        self.peer, self.folder, self.process = peer, folder, None

    def ask(self, **request):
        if self.process is None:
            self.process = subprocess.Popen([self.peer.python, str(HERE / "worker.py"), str(self.folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                            stderr=subprocess.DEVNULL, cwd=self.folder)
        self.process.stdin.write(json.dumps(request).encode() + b"\n")
        self.process.stdin.flush()
        with selectors.DefaultSelector() as selector:
            selector.register(self.process.stdout, selectors.EVENT_READ)
            line = self.process.stdout.readline() if selector.select(PATIENCE) else None
        if line:
            return json.loads(line)
        code = self.end()
        return {"error": f"no answer within {PATIENCE} s" if line is None else f"the process ends with {code}"}

    def end(self):
        """Its exit code."""
        process, self.process = self.process, None
        if process is None:
            return 0
        if process.poll() is None:
            process.kill()
        process.stdin.close()
        process.stdout.close()
        return process.wait()


def install(peers):
    packages = " ".join(x.package for x in peers if x.missing())
    if packages and os.geteuid() == 0:
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages.split()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    elif packages:
        tell(f"some peers are missing: apt-get install {packages}")


def build(programs, peers, folder, built):
    """Why a peer has no version of a program, by (program, peer)."""
    failures = {}
    for peer in peers:
        below = folder / peer.name
        below.mkdir(parents=True, exist_ok=True)
        for program in programs:
            note = below / f"{program}.failure"
            reason = reason_noted(note) if built else build_one(program, peer, below, note)
            if reason:
                kind, colon, rest = reason.partition(": ")
                known = colon and kind in ("refused", "failed", "wrong")
                failures[program, peer.name] = (peer.title, kind, rest) if known else (peer.title, "not built", reason)
    return failures


def build_one(program, peer, below, note):
    """Why not; noted, so that a later run can measure what this one has built."""
    tell(f"building {program}: {peer.title}")
    reason = f"{peer.needs} is missing: apt-get install {peer.package}" if peer.missing() else peer.build(program, below)
    note.write_text(reason or "")
    return reason


def reason_noted(note):
    return note.read_text() if note.exists() else "it has not been built"


def check(programs, workers, size, failures):
    """Calls per measurement; outputs that differ from CPython's and calls that fail go to the failures."""
    calls = {}
    for program in programs:
        expected = None
        for worker in workers:
            key = program, worker.peer.name
            if key in failures:
                continue
            tell(f"checking {program}: {worker.peer.title}")
            answer = worker.ask(program=program, size=size(program), seed=SEED)
            expected = expected or answer
            if "error" in answer:
                failures[key] = worker.peer.title, "fails", answer["error"]
            elif answer["digest"] != expected["digest"]:
                failures[key] = worker.peer.title, "wrong", f"{answer['result'][:60]} instead of {expected['result'][:60]}"
            else:
                calls[key] = max(1, min(1000, round(LEAST_SECONDS / answer["seconds"])))
    return calls


def measure(calls, workers, size, blocks):
    """Seconds of one call, by (program, peer) and block."""
    times = {key: [] for key in calls}
    by_name = {x.peer.name: x for x in workers}
    draw = random.Random(SEED)
    for block in range(blocks):
        tell(f"block {block + 1} of {blocks}")
        order = list(calls)
        draw.shuffle(order)
        for program, peer in order:
            answer = by_name[peer].ask(program=program, size=size(program), seed=SEED, calls=calls[program, peer])
            if "error" in answer:
                sys.exit(f"{peer} fails on {program} in the middle of the run: {answer['error']}")
            times[program, peer].append(answer["seconds"] / calls[program, peer])
    return times


def sizes(programs, quick):
    known = {}
    for program in programs:
        names = {}
        line = next(x for x in (HERE / "programs" / f"{program}.py").read_text().splitlines() if x.startswith("SIZE, SMALL = "))
        exec(line, names)
        known[program] = names["SMALL" if quick else "SIZE"]
    return known.__getitem__


def versions(peers):
    commands = {"CPython": ["/usr/bin/python3", "--version"], "rustc": ["rustc", "--version"], "PyPy": ["pypy3", "-c", "import sys; print('%d.%d.%d' % sys.pypy_version_info[:3])"],
                "Debian's packages": ["dpkg-query", "-W", "-f", "${Package} ${Version}, ", "cython3", "mypy", "python3-numba", "python3-pythran", "librust-pyo3-dev"]}
    said = []
    for title, command in commands.items():
        try:
            output = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
        except OSError:
            continue
        said.append(f"{title}: {output.strip().strip(',')}")
    return "; ".join(said)


def about(options, load, seconds):
    kind = ", a quick look at small inputs, too little for conclusions" if options.quick else ""
    model = next((x.split(":")[1].strip() for x in Path("/proc/cpuinfo").read_text().splitlines() if x.startswith("model name")), platform.machine())
    return (f"Made by `bench/port/run.py` on {time.strftime('%Y-%m-%d')} in {seconds / 60:.0f} minutes{kind}: {model}, {os.cpu_count()} cores, Linux "
            f"{platform.release()}, load {load:.2f} before it began; {options.blocks} blocks. {versions(PEERS)}.")


def tell(text):
    print(text, file=sys.stderr, flush=True)


def main():
    options = arguments()
    load, start = os.getloadavg()[0], time.monotonic()
    peers = [x for x in PEERS if x.name in options.peers or x.name == "cpython"]
    install(peers)
    size = sizes(options.programs, options.quick)
    with tempfile.TemporaryDirectory(prefix="steelyard-bench-") as temporary:
        folder = options.build.resolve() if options.build else Path(temporary)
        failures = build(options.programs, peers, folder, options.built)
        if options.build_only:
            return 1 if failures else 0
        workers = [Worker(peer, folder / peer.name) for peer in peers]
        try:
            calls = check(options.programs, workers, size, failures)
            times = measure(calls, workers, size, options.blocks)
        finally:
            for worker in workers:
                worker.end()
    result = tables.Result(options.programs, peers, times, failures)
    text = document(result, about(options, load, time.monotonic() - start))
    print(text)
    if options.out:
        options.out.write_text(text + "\n")
    return 1 if any(peer == "steelyard" for _, peer in failures) else 0


def document(result, preface):
    ports = any(x.name == "steelyard" for x in result.peers)
    goals = ["## The goals", tables.goals(result), tables.ahead(result)] if ports else []
    return "\n\n".join(["# How fast ports are", preface, "## Times as fast as CPython", tables.gains(result), *goals, "## What fails", tables.failures(result)])


if __name__ == "__main__":
    sys.exit(main())
