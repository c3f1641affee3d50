#!/usr/bin/env python3
"""What the launcher costs and how true its peak memory is.

Builds the launcher, a bare posix_spawn + wait4 loop and a program that touches a known amount of memory, and prints
three tables. Needs cargo and gcc; takes about half a minute. Exits with 1 when a target is missed.
"""
import json
import os
import struct
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
LAUNCHER_SOURCE = HERE.parent.parent / "runtime" / "launcher"

ROUNDS = 21
TRIALS_PER_ROUND = 100
COST_TARGET = 1.2

TOUCHED_MIB = (1, 8, 64)
PEAK_REPEATS = 5
PEAK_RELATIVE_TARGET = 0.05
PEAK_ABSOLUTE_TARGET = 300_000
BALLAST_BYTES = 100 << 20


class Launcher:
    """A launcher process and the client's side of its protocol."""

    def __init__(self, path, *arguments):
        self.process = subprocess.Popen([path, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
        self.handshake = json.loads(self._line())

    def run(self, *fields):
        self.exchange(frame(*fields))
        return json.loads(self.answer)

    def exchange(self, request):
        os.write(self.process.stdin.fileno(), request)
        self.answer = self._line()

    def close(self):
        self.process.stdin.close()
        self.process.wait()

    def _line(self):
        line = os.read(self.process.stdout.fileno(), 65536)
        while not line.endswith(b"\n"):
            more = os.read(self.process.stdout.fileno(), 65536)
            if not more:
                sys.exit("the launcher has ended unexpectedly")
            line += more
        return line


def frame(*fields):
    body = b"".join(field.encode() + b"\0" for field in fields)
    return struct.pack("<I", len(body)) + body


def build(folder):
    def gcc(source, name, *flags):
        subprocess.run(["gcc", "-O2", *flags, "-o", folder / name, HERE / source], check=True)
        return str(folder / name)

    # In its own folder, so that cargo sees the launcher's .cargo/config.toml.
    command = ["cargo", "build", "--release", "--quiet", "--target-dir", folder / "target"]
    subprocess.run(command, cwd=LAUNCHER_SOURCE, check=True)
    return {
        "launcher": str(folder / "target" / "release" / "launcher"),
        "loop": gcc("spawn_loop.c", "spawn_loop"),
        "dynamic": gcc("touch_memory.c", "touch_dynamic"),
        "static": gcc("touch_memory.c", "touch_static", "-static"),
    }


def loop_times(loop, program):
    done = subprocess.run([loop, str(TRIALS_PER_ROUND), program], stdout=subprocess.PIPE, check=True)
    return [int(line) for line in done.stdout.split()]


def launcher_times(launcher, program):
    """Round trips as the client sees them, and the wall times that the launcher reports."""
    request = frame("a" + program)
    round_trips, reported = [], []
    for _ in range(TRIALS_PER_ROUND):
        start = time.perf_counter_ns()
        launcher.exchange(request)
        round_trips.append(time.perf_counter_ns() - start)
        reported.append(json.loads(launcher.answer)["wall_ns"])
    return round_trips, reported


def cost_rounds(loop, launchers, program):
    """Medians per round in ns, keyed by what was measured; what comes first changes from round to round."""
    rounds = {"loop": []}
    for name in launchers:
        rounds.update({(name, "round trip"): [], (name, "reported"): []})
    measured = ["loop", *launchers]
    for number in range(ROUNDS):
        turn = number % len(measured)
        for name in measured[turn:] + measured[:turn]:
            if name == "loop":
                rounds["loop"].append(median(loop_times(loop, program)))
            else:
                round_trips, reported = launcher_times(launchers[name], program)
                rounds[name, "round trip"].append(median(round_trips))
                rounds[name, "reported"].append(median(reported))
    return rounds


def print_cost(paths):
    """The launcher against the loop. Returns whether the launcher as it is used meets the target."""
    launchers = {name: Launcher(paths["launcher"], name) for name in ("vfork", "fork")}
    used = Launcher(paths["launcher"])
    method = used.handshake["method"]
    used.close()
    met = True
    print(f"## Cost per trial\n\nMedians of {ROUNDS} rounds of {TRIALS_PER_ROUND} trials, interleaved; the ratio is to the")
    print(f"bare loop in the same round, with its range over the rounds. Method in use: {method}.\n")
    print("| program | measured | median µs | ratio to bare loop | lowest | highest |\n|---|---|---|---|---|---|")
    for label, program in (("/bin/true", "/bin/true"), ("static, does nothing", paths["static"])):
        rounds = cost_rounds(paths["loop"], launchers, program)
        for key, values in rounds.items():
            ratios = [value / bare for value, bare in zip(values, rounds["loop"])]
            name = "bare loop" if key == "loop" else f"launcher, {key[0]}, {key[1]}"
            spread = f"{median(ratios):.3f} | {min(ratios):.3f} | {max(ratios):.3f}"
            print(f"| {label} | {name} | {median(values) / 1000:.0f} | {spread} |")
            met = met and (key != (method, "round trip") or median(ratios) <= COST_TARGET)
    for launcher in launchers.values():
        launcher.close()
    print(f"\nTarget: round trip at most {COST_TARGET}: {'met' if met else 'MISSED'}.\n")
    return met


def peak_through_launcher(launcher, program, mebibytes, out):
    answer = launcher.run("a" + program, f"a{mebibytes}", f"o{out}")
    return int(out.read_text()) * 1024, answer["peak_rss_bytes"]


def peak_from_here(program, mebibytes):
    """The trap: the same program, measured by a process that is not small itself."""
    process = subprocess.Popen([program, str(mebibytes)], stdout=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_maxrss * 1024


def within_target(true, seen):
    return abs(seen - true) <= max(PEAK_RELATIVE_TARGET * true, PEAK_ABSOLUTE_TARGET)


def print_peaks(paths, folder):
    """Peak memory through the launcher against what the program itself sees. Returns whether all are on target."""
    launcher = Launcher(paths["launcher"])
    ballast = bytearray(os.urandom(1 << 20)) * (BALLAST_BYTES >> 20)
    met = True
    floor = launcher.handshake["floor_bytes"]
    print(f"## Peak memory\n\nIn kB; VmHWM is what the program reads of itself at its end. Floor: {floor / 1000:.0f} kB.")
    print(f"The last column is `wait4` in this Python, which holds {len(ballast) >> 20} MiB. Worst of {PEAK_REPEATS} runs each.\n")
    print("| program | touches MiB | VmHWM | launcher | difference | on target | from Python |\n|---|---|---|---|---|---|---|")
    for kind in ("static", "dynamic"):
        for mebibytes in TOUCHED_MIB:
            runs = [peak_through_launcher(launcher, paths[kind], mebibytes, folder / "out") for _ in range(PEAK_REPEATS)]
            true, seen = max(runs, key=lambda run: abs(run[1] - run[0]))
            good = within_target(true, seen)
            met = met and good
            numbers = f"{true / 1000:.0f} | {seen / 1000:.0f} | {(seen - true) / 1000:+.0f}"
            trap = peak_from_here(paths[kind], mebibytes)
            print(f"| {kind} | {mebibytes} | {numbers} | {'yes' if good else 'NO'} | {trap / 1000:.0f} |")
    launcher.close()
    print(f"\nTarget: within {PEAK_RELATIVE_TARGET:.0%} or {PEAK_ABSOLUTE_TARGET // 1000} kB: {'met' if met else 'MISSED'}.\n")
    return met


def print_floors(paths):
    print("## Floor\n\n| method | kB |\n|---|---|")
    for method in ("vfork", "fork"):
        launcher = Launcher(paths["launcher"], method)
        print(f"| {method} | {launcher.handshake['floor_bytes'] / 1000:.0f} |")
        launcher.close()
    print()


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        paths = build(folder)
        print_floors(paths)
        targets = [print_cost(paths), print_peaks(paths, folder)]
    return 0 if all(targets) else 1


if __name__ == "__main__":
    sys.exit(main())
