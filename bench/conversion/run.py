"""What values cost on their way between Python and Rust: nanoseconds per element, beside a plain Python loop over them.

    python3 bench/conversion/run.py

The fastest of many rounds, taken in turns. Needs cargo and PyO3 (from Debian's packages where they are, else the registry).
"""
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
DEBIAN = "/usr/share/cargo/registry"
COUNT = 10_000


def built():
    target = os.path.join(tempfile.gettempdir(), "steelyard-conversion")
    command = ["cargo", "build", "--release", "--quiet"]
    if os.path.isdir(DEBIAN):
        command += ["--offline", "--config", 'source.crates-io.replace-with="debian"',
                    "--config", f'source.debian.directory="{DEBIAN}"']
    subprocess.run(command, cwd=os.path.join(HERE, "crate"), env={**os.environ, "CARGO_TARGET_DIR": target}, check=True)
    library = os.path.join(target, "_native.so")
    shutil.copy(os.path.join(target, "release", "lib_native.so"), library)
    spec = importlib.util.spec_from_file_location("_native", library)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def loop(values):
    for _ in values:
        pass


def once(function, argument):
    start = time.perf_counter_ns()
    function(argument)
    return time.perf_counter_ns() - start


def main():
    native = built()
    floats = [x / 7 for x in range(COUNT)]
    ints = [x * 1_000_003 for x in range(COUNT)]
    texts = [f"word number {x}" for x in range(COUNT)]
    arguments = {
        "floats": floats, "ints": ints, "texts": texts, "counts": dict(zip(texts, ints)), "set": set(ints),
        "rows": [floats[x:x + 100] for x in range(0, COUNT, 100)], "pairs": list(zip(ints, texts)),
    }
    names = [x for x in dir(native) if x.split("_")[0] in arguments]
    best = {}
    for _ in range(60):
        for name in names:
            argument = arguments[name.split("_")[0]]
            for key, function in ((name, getattr(native, name)), (name + " loop", loop)):
                best[key] = min(best.get(key, 1 << 62), once(function, argument))
    print(f"{'conversion':20}{'ns per element':>16}{'of a loop':>12}")
    for name in names:
        items = sum(map(len, arguments["rows"])) if name.startswith("rows") else COUNT
        print(f"{name:20}{best[name] / items:16.1f}{best[name] / best[name + ' loop']:11.2f}x")
    rounds = 200_000
    start = time.perf_counter_ns()
    for _ in range(rounds):
        native.nothing()
    print(f"{'empty call':20}{(time.perf_counter_ns() - start) / rounds:16.1f}")


if __name__ == "__main__":
    sys.exit(main())
