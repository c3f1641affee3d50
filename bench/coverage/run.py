#!/usr/bin/env python3
"""How many ordinary functions can be ported: whole modules, driven by their own tests and doctests, through the tool itself.

Results are kept as one JSON line per file; a file that has one for this version of the tool is not run again, so that the command can be
interrupted and repeated. The tables are printed from the results. Exits with 1 when a function is wrong or its Rust does not compile.
"""
import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpora
import table

HERE = Path(__file__).resolve().parent
STEELYARD = HERE.parent.parent / "steelyard"


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", action="append", help="corpora whose name begins so only (exercises, standard, Debian: stdnum, ...)")
    parser.add_argument("--file", action="append", help="files whose name holds this only")
    parser.add_argument("--sample", type=int, help="at most so many files of each corpus, evenly spread")
    parser.add_argument("--minutes", type=float, help="begin no further file after so many minutes")
    parser.add_argument("--limit", type=int, default=300, help="seconds for one file (default: %(default)s)")
    parser.add_argument("--count", type=int, default=300, help="generated calls per function (default: %(default)s)")
    parser.add_argument("--results", type=Path, default=HERE / "results.jsonl", help="file with the results (default: results.jsonl here)")
    parser.add_argument("--redo", action="store_true", help="run files again that have a result")
    parser.add_argument("--table", action="store_true", help="only print the tables")
    parser.add_argument("--list", action="store_true", help="only list the files")
    parser.add_argument("--out", type=Path, help="file for the tables too")
    return parser.parse_args()


def chosen(options):
    units = [x for x in corpora.all_units()
             if (not options.corpus or any(x.corpus.startswith(c) for c in options.corpus)) and (not options.file or any(f in x.name for f in options.file))]
    groups = {}
    for unit in units:
        groups.setdefault(unit.corpus, []).append(unit)
    groups = [spread(group, options.sample) for group in groups.values()]
    # In turn, so that an interrupted run has seen a bit of everything.
    longest = max(map(len, groups), default=0)
    return [group[i] for i in range(longest) for group in groups if i < len(group)]


def spread(units, most):
    return units if not most or len(units) <= most else [units[i * len(units) // most] for i in range(most)]


def port(unit, options):
    """One file through the tool; a result without functions says why in `error`."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="steelyard-coverage-") as folder:
        command = [str(STEELYARD), "port", str(unit.file), "--json", "--no-measure", "--quiet", "--seed", "1", "--count", str(options.count),
                   "--proof-limit", "20s", "--time-limit", f"{options.limit // 2}s", "--out", str(Path(folder) / "port"), "--", *unit.command]
        code, output, error = run(command, unit.folder, options.limit)
    try:
        found = json.loads(output)["functions"]
    except ValueError:
        found, error = [], error.strip() or f"exit code {code}"
    else:
        compilers = compiler_errors(error)
        found = [{**x, "compiler": compilers[x["name"]]} if x["name"] in compilers else x for x in found]
        error = ""
    return {"corpus": unit.corpus, "name": unit.name, "exit": code, "seconds": round(time.monotonic() - start, 1), "error": error[:4000], "functions": found}


def compiler_errors(text):
    """What rustc first complains about in each function that does not compile, with the line of Rust."""
    parts = re.split(r"the Rust for (\w+) does not compile.*", text)
    return {name: " ".join(re.findall(r"^error.*|^ *\d+ +\|.*", part, re.MULTILINE)[:2]) for name, part in zip(parts[1::2], parts[2::2])}


def run(command, folder, limit):
    """Exit code, stdout, stderr; everything the command has started ends with it. The tool is asked to end before it is made to."""
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
                               env={**os.environ, "STEELYARD_INSTALL": "never"})
    for patience, number in ((limit, signal.SIGTERM), (10, signal.SIGKILL)):
        try:
            output, error = process.communicate(timeout=patience)
            return process.returncode, output, error
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, number)
    process.communicate()
    return None, "", f"not done within {limit} s"


def read(path, version):
    """The last result of each file, for this version of the tool; all of them when it is None."""
    if not path.exists():
        return {}
    lines = [json.loads(line) for line in path.read_text().splitlines()]
    return {(x["corpus"], x["name"]): x for x in lines if version in (None, x["version"])}


def install():
    if os.geteuid() == 0 and not (corpora.DEBIAN_LIBRARIES / "stdnum").exists():
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *corpora.PACKAGES.split()], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def walk(options, version):
    """Ports what has no result yet."""
    done = {} if options.redo else read(options.results, version)
    units = [x for x in chosen(options) if (x.corpus, x.name) not in done]
    start = time.monotonic()
    for number, unit in enumerate(units, 1):
        if options.minutes and time.monotonic() - start > 60 * options.minutes:
            print(f"{len(units) - number + 1} files are left for the next run", file=sys.stderr)
            break
        result = {"version": version, **port(unit, options)}
        with options.results.open("a") as file:
            file.write(json.dumps(result) + "\n")
        print(f"{number} of {len(units)}: {unit.corpus}: {unit.name}: {summary(result)}", file=sys.stderr, flush=True)


def summary(result):
    states = [table.state(x) for x in result["functions"]]
    counts = ", ".join(f"{states.count(x)} {x}" for x in (*table.TRIED, "not called") if x in states)
    return f"{counts or result['error'].splitlines()[0]} ({result['seconds']} s)"


def document(results, version):
    results = list(results)
    return "\n\n".join([
        "# How much can be ported",
        f"Made by `bench/coverage/run.py` on {time.strftime('%Y-%m-%d')}, Steelyard {version}. A function is tried when its driver calls it; ported when it is "
        "translated, built, and every recorded and generated call behaves the same.",
        table.corpora(results), "## What stops the rest", table.refusals(results), "## Wrong or not compiling", table.wrongs(results),
        "## Files without a result", table.without_result(results)])


def main():
    options = arguments()
    install()
    if options.list:
        print("\n".join(f"{x.corpus}: {x.name}: {' '.join(x.command)}" for x in chosen(options)))
        return 0
    version = subprocess.run([str(STEELYARD), "--version"], stdout=subprocess.PIPE, text=True).stdout.strip()
    if not options.table:
        walk(options, version)
    results = read(options.results, None if options.table else version).values()
    text = document(results, version)
    print(text)
    if options.out:
        options.out.write_text(text + "\n")
    return 1 if table.functions(results, ["wrong", "failed"]) else 0


if __name__ == "__main__":
    sys.exit(main())
