#!/usr/bin/env python3
"""How good the measuring is: one run, side by side with hyperfine, written as tables to results.md.

Needs what Steelyard needs, gcc, and hyperfine (installed with apt-get when run as root). Leave the machine alone while it runs.
Exits with 1 when a target is missed. See README.md for what each section does.
"""
import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import against_hyperfine
import known_ratios
import own_time
import peak_memory
from report import table
from tool import HERE, Lab
from work import Work

WORK_SECONDS = 0.010
BUSY_LOAD = 0.5


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="a few studies, to see that all works")
    parser.add_argument("--studies", type=int, help="studies per condition (default: 200, quick: 2)")
    parser.add_argument("--work", type=float, default=WORK_SECONDS, help="seconds of the base program of the ratios (default: %(default)s)")
    parser.add_argument("--rounds", type=int, help="rounds against hyperfine (default: 5, quick: 1)")
    parser.add_argument("--only", choices=["ratios", "hyperfine", "memory", "own-time", "launcher"], help="one section only")
    parser.add_argument("--out", type=Path, default=HERE / "results.md", help="file for the tables (default: results.md here)")
    options = parser.parse_args()
    options.studies = options.studies or (2 if options.quick else 200)
    options.rounds = options.rounds or (1 if options.quick else 5)
    return options


def main():
    options = arguments()
    ensure("gcc", "gcc libc6-dev")
    ensure("hyperfine", "hyperfine")
    load, start = os.getloadavg()[0], time.monotonic()
    if load > BUSY_LOAD:
        print(f"the machine is busy (load {load:.2f}): what is called quiet will not be; better wait", file=sys.stderr)
    with tempfile.TemporaryDirectory(prefix="steelyard-bench-") as folder:
        sections = measure(Lab(folder), options)
    minutes = (time.monotonic() - start) / 60
    options.out.write_text(document(sections, about(options, load, minutes)))
    missed = [target for section in sections for target in section.targets if target.met is False]
    print("\n".join(["", summary(sections), "", f"Written to {options.out}."]))
    return 1 if missed else 0


def measure(lab, options):
    pairs = against_hyperfine.FEW_PAIRS if options.quick else against_hyperfine.PAIRS
    budgets = own_time.FEW_BUDGETS if options.quick else own_time.BUDGETS
    steps = {
        "memory": lambda: peak_memory.run(lab),
        "launcher": own_time.launcher,
        "own-time": lambda: own_time.run(lab, budgets),
        "hyperfine": lambda: against_hyperfine.run(lab, options.rounds, pairs),
        "ratios": lambda: known_ratios.run(lab, Work.lasting(lab, options.work), options.studies),
    }
    chosen = [options.only] if options.only else [name for name in steps if not (options.quick and name == "launcher")]
    return [steps[name]() for name in chosen]


def ensure(program, packages):
    if shutil.which(program):
        return
    install = f"apt-get install -y {packages}"
    if os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(install.split(), stdout=subprocess.DEVNULL)
    if not shutil.which(program):
        sys.exit(f"{program} is missing: {install}")


def about(options, load, minutes):
    version = subprocess.run(["hyperfine", "--version"], stdout=subprocess.PIPE, text=True).stdout.strip()
    kind = "a quick look, too little for conclusions" if options.quick else "all of it"
    if options.only:
        kind += f", section {options.only} alone"
    return (f"Made by `bench/measurement/run.py` on {time.strftime('%Y-%m-%d')} in {minutes:.0f} minutes ({kind}): {cpu_model()}, "
            f"{os.cpu_count()} cores, Linux {platform.release()}, load {load:.2f} before it began, {version}.")


def cpu_model():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":")[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def summary(sections):
    return table(["goal", "measured", "met"], [target.row() for section in sections for target in section.targets])


def document(sections, preface):
    parts = ["# How good the measuring is", preface, summary(sections)]
    parts += [f"## {section.title}\n\n{section.text}" for section in sections]
    return "\n\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
