#!/usr/bin/env python3
"""From bare programs to answers: `steelyard weigh -- python3 …` over the samples, with forecast and outcome side by side.

    bench/answers/run.py [--only routes,search] [--python /usr/bin/python3] [--budget 30s] [--scale 1] [--out results.md]

Each program runs in a folder and with a store of its own; the cache is shared. The table says what was forecast, what was
measured, and whether the 90% interval held it. The exit code is 1 when a goal is missed or an answer failed; goals are judged
only from ten outcomes on, because fewer can show neither.
"""
import argparse
import json
import math
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time

HOME = pathlib.Path(__file__).resolve().parents[2]
TOOL = os.environ.get("STEELYARD_TOOL", str(HOME / "steelyard"))

# name, folder, script, argument of the generator
PROGRAMS = [
    ("telemetry", HOME / "samples/telemetry", "telemetry.py", 60000),
    ("routes", HOME / "samples/routes", "routes.py", 10000),
    ("search", HOME / "samples/search", "search.py", 200000),
    ("feeds", HOME / "samples/feeds", "feeds.py", 40),
    ("spectra", HOME / "samples/spectra", "spectra.py", 16),
]
GOAL_HELD, GOAL_ERROR, LEAST = 0.85, 1.3, 10


def answer(program, options, folder):
    """The document of one answer, and how long it took; None and the message when there is none."""
    name, home, script, size = program
    source = folder / (name + ".in")
    with open(source, "wb") as out:
        subprocess.run([options.python, str(home / "generate.py"), str(int(size * options.scale)), "1"], stdout=out, check=True)
    started = time.monotonic()
    run = subprocess.run([TOOL, "weigh", "--json", "--budget", options.budget, "--seed", "1", "--", options.python, str(home / script), source.name],
                         cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    try:
        return json.loads(run.stdout), time.monotonic() - started
    except json.JSONDecodeError:
        return None, "exit code %d: %s" % (run.returncode, (run.stderr.strip().splitlines() or ["no message"])[-1])


def row(name, found, took):
    """One line of the table, and (held, error) when a whole plan was ported and measured."""
    forecast, ports = found["forecast"], found["ports"]
    gain, outcome = forecast["gain"], forecast["outcome"]
    functions = [f for p in ports for f in p["functions"]]
    ported = [f["name"] for f in functions if f["status"] == "ported"]
    whole = outcome is not None and all(x.split(":")[1] in ported for x in forecast["plan"])
    held = outcome is not None and gain["low"] <= outcome["value"] <= gain["high"]
    error = math.exp(abs(math.log(outcome["value"] / gain["value"]))) if outcome else None
    cells = [name, found["decision"]["verdict"],
             "%.2f (%.2f to %.2f)" % (gain["value"], gain["low"], gain["high"]) if forecast["pays"] else "nothing pays",
             "%.2f (%s to %s)" % (outcome["value"], bound(outcome["low"]), bound(outcome["high"])) if outcome else "not built",
             ("yes" if held else "no") + ("" if whole else ", plan not complete") if outcome else "–",
             "%.2f" % error if error else "–", "%.2f" % forecast["ceiling"], "%d of %d" % (len(ported), len(functions)) if functions else "–", "%.0f s" % took]
    return "| " + " | ".join(cells) + " |", (held, error) if whole else None


def bound(x):
    return "?" if x is None else "%.2f" % x


def table(rows):
    heads = ["program", "verdict", "forecast (90%)", "measured (95%)", "held", "off by", "ceiling", "ported", "time"]
    return ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *rows]


def judge(outcomes):
    """The sentence under the table, and whether a goal is missed."""
    if not outcomes:
        return "No whole plan was ported and measured.", False
    held, error = sum(h for h, _ in outcomes) / len(outcomes), statistics.median(e for _, e in outcomes)
    text = "The 90%% intervals held %d of %d outcomes (%.0f%%); the median forecast was off by a factor of %.2f." % (
        sum(h for h, _ in outcomes), len(outcomes), 100 * held, error)
    return text, len(outcomes) >= LEAST and (held < GOAL_HELD or error >= GOAL_ERROR)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", help="names, separated by commas")
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--budget", default="30s")
    parser.add_argument("--scale", type=float, default=1.0, help="factor for the sizes of the inputs")
    parser.add_argument("--out", help="write the table to this file too")
    options = parser.parse_args()
    chosen = [x for x in PROGRAMS if not options.only or x[0] in options.only.split(",")]
    load = os.getloadavg()[0]
    print("Load average before: %.2f%s" % (load, "; end other work for numbers that can be quoted" if load > 0.5 else ""), flush=True)
    rows, outcomes, failed = [], [], []
    for program in chosen:
        with tempfile.TemporaryDirectory(prefix="steelyard-answers-") as folder:
            found, took = answer(program, options, pathlib.Path(folder))
        if found is None:
            failed.append(program[0])
            print("%s: %s" % (program[0], took), flush=True)
            continue
        line, outcome = row(program[0], found, took)
        rows.append(line)
        outcomes += [outcome] if outcome else []
        print("%s: %s in %.0f s" % (program[0], found["decision"]["verdict"], took), flush=True)
    sentence, missed = judge(outcomes)
    text = "\n".join([*table(rows), "", sentence, "Load average before: %.2f." % load])
    print("\n" + text)
    if options.out:
        pathlib.Path(options.out).write_text(text + "\n", encoding="utf-8")
    return 1 if missed or failed else 0


if __name__ == "__main__":
    sys.exit(main())
