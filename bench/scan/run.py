#!/usr/bin/env python3
"""What scan costs, how much it slows a program down, and how true it is; beside other profilers where they are installed.

    bench/scan/run.py                          everything, about eight minutes
    bench/scan/run.py --quick                  everything, shorter and coarser
    bench/scan/run.py --only kinds,torn        some sections: cost, slowdown, kinds, torn
    bench/scan/run.py --pythons A,B --out F    which interpreters; the tables go to a file too

Needs Linux and Python 3.9 with its standard library; numpy for three phases, austin and Scalene for their rows (austin 1.0 needs a
Python 3.8 or older: --austin-python). What is missing is named.
"""

import argparse
import os
import platform
import shutil
import subprocess
import sys

import cost
import kinds
import slowdown
import steelyard
import torn

SECTIONS = {"cost": cost, "kinds": kinds, "torn": torn, "slowdown": slowdown}


class Options(argparse.Namespace):
    @property
    def python(self):
        return self.pythons[0]

    def seconds(self, full):
        return full / 4 if self.quick else full

    def count(self, full):
        return max(1, full // 3) if self.quick else full


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="shorter and coarser")
    parser.add_argument("--only", default=",".join(SECTIONS), help="sections, with commas between")
    parser.add_argument("--pythons", default="/usr/bin/python3", help="interpreters to sample, with commas between; the first is used for cost and slow-down")
    parser.add_argument("--austin-python", default=None, help="a Python that the installed austin can sample")
    parser.add_argument("--out", help="write the tables to this file too")
    options = parser.parse_args(namespace=Options())
    options.pythons = options.pythons.split(",")
    options.only = options.only.split(",")
    if unknown := set(options.only) - set(SECTIONS):
        parser.error(f"no section {', '.join(sorted(unknown))}; there are {', '.join(SECTIONS)}")
    return options


def machine():
    busy = f"load {os.getloadavg()[0]:.1f} at the start" + (": other work ran at the same time, times are noisy" if os.getloadavg()[0] > 0.5 else "")
    return f"{platform.machine()}, {os.cpu_count()} cores, Linux {platform.release()}, {busy}."


def main():
    options = arguments()
    subprocess.run([steelyard.COMMAND, "--version"], stdout=subprocess.DEVNULL, check=True)  # builds it, before anything is timed
    print(machine(), file=sys.stderr)
    text = [f"{machine()} Python {subprocess.run([options.python, '-V'], capture_output=True, text=True, check=True).stdout.split()[1]}.", ""]
    missing = [x for x in ("austin", "scalene", "py-spy") if not shutil.which(x)]
    if missing or not options.austin_python:
        text += [f"Not run: {', '.join(missing + ([] if options.austin_python else ['austin (no --austin-python)']))}.", ""]
    print("\n".join(text))
    for name in options.only:
        table = str(SECTIONS[name].run(options))
        text.append(table)
        print(table, flush=True)
    if options.out:
        with open(options.out, "w", encoding="utf-8") as file:
            file.write("\n".join(text))


main()
