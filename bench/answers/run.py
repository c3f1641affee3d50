#!/usr/bin/env python3
"""From bare programs to answers: `steelyard weigh -- python3 …` over many programs, with forecast and outcome side by side.

    bench/answers/run.py [--group samples,fit,check,packages] [--only routes,search] [--python /usr/bin/python3] [--budget 30s] [--scale 1]
                         [--out results.md] [--keep FOLDER]

Each program runs in a folder and with a store of its own; the cache is shared. The table says what was forecast, what was
measured, and whether the 90% interval held it. Outcomes of the group `fit` were looked at when the reference classes of the
forecast were made; those of the other groups were not, and only they are judged. The group `packages` drives packages that others wrote,
from Debian's python3-* or PyPI, by a small script each; where a package is not installed, its program fails and is named. The exit code is 1 when a goal is missed or an
answer failed; goals are judged only from ten outcomes on, because fewer can show neither. `--keep` keeps each answer's document there,
and a program whose document is there already is not run again.
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

PROGRAMS_HOME, PACKAGES_HOME = HOME / "bench/answers/programs", HOME / "bench/answers/packages"

# group: name and argument of the generator
GROUPS = {
    "samples": [("telemetry", 60000), ("routes", 10000), ("search", 200000), ("feeds", 40), ("spectra", 16)],
    "fit": [("ledger", 200000), ("heat", 220), ("sudoku", 120), ("access", 80000), ("cipher", 30000)],
    "check": [("align", 850), ("packing", 3500), ("factors", 25000), ("life", 130), ("clusters", 16000), ("stock", 600000), ("report", 24000)],
    "packages": [("accounts", 6000), ("amounts", 6000), ("betweenness", 500), ("colours", 80), ("columns", 5000), ("constants", 180), ("curves", 10000),
                 ("flows", 1500), ("formulas", 400), ("letters", 400), ("manual", 150), ("names", 260), ("pages", 250), ("queries", 500),
                 ("sounds", 40000), ("theory", 3000)],
}
FIT = "fit"
PROOF = ["--count", "60", "--proof-limit", "10s"]  # shorter than usual: proofs are judged elsewhere
GOAL_HELD, GOAL_ERROR, LEAST = 0.85, 1.3, 10


def command(name, size, options, folder):
    """The command that is weighed; writes its input where the program has a generator."""
    home = next((x for x in (HOME / "samples" / name, PROGRAMS_HOME / name) if x.exists()), None)
    if home is None:
        return [options.python, str(PACKAGES_HOME / (name + ".py")), str(int(size * options.scale))]
    source = folder / (name + ".in")
    with open(source, "wb") as out:
        subprocess.run([options.python, str(home / "generate.py"), str(int(size * options.scale)), "1"], stdout=out, check=True)
    return [options.python, str(home / (name + ".py")), source.name]


def answer(name, size, options):
    """The document of one answer with the seconds it took, or None and why there is none."""
    kept = pathlib.Path(options.keep, name + ".json") if options.keep else None
    if kept and kept.exists():
        return json.loads(kept.read_text()), None
    with tempfile.TemporaryDirectory(prefix="steelyard-answers-") as folder:
        started = time.monotonic()
        run = subprocess.run([TOOL, "weigh", "--json", "--budget", options.budget, "--seed", "1", *PROOF, "--", *command(name, size, options, pathlib.Path(folder))],
                             cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    try:
        found = dict(json.loads(run.stdout), took=time.monotonic() - started)
    except json.JSONDecodeError:
        return None, "exit code %d: %s" % (run.returncode, (run.stderr.strip().splitlines() or ["no message"])[-1])
    if kept:
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(found))
    return found, None


def row(name, group, found):
    """One line of the table, and (held, error) when a plan was ported and measured."""
    forecast, ports = found["forecast"], found["ports"]
    gain, outcome = forecast["gain"], forecast["outcome"]
    functions = [f for p in ports for f in p["functions"]]
    ported = [f["name"] for f in functions if f["status"] == "ported"]
    whole = outcome is not None and all(x.split(":")[1] in ported for x in forecast["plan"])
    held = outcome is not None and gain["low"] <= outcome["value"] <= gain["high"]
    error = math.exp(abs(math.log(outcome["value"] / gain["value"]))) if outcome else None
    cells = [name, group, found["decision"]["verdict"],
             "%.2f (%.2f to %.2f)" % (gain["value"], gain["low"], gain["high"]) if forecast["pays"] else "nothing pays",
             "%.2f (%s to %s)" % (outcome["value"], bound(outcome["low"]), bound(outcome["high"])) if outcome else "not built",
             ("yes" if held else "no") + ("" if whole else ", plan not complete") if outcome else "–",
             "%.2f" % error if error else "–", "%.2f" % forecast["ceiling"], "%d of %d" % (len(ported), len(functions)) if functions else "–", "%.0f s" % found["took"]]
    return "| " + " | ".join(cells) + " |", (held, error) if outcome else None


def reason(name, found):
    """Why nothing was built, in the answer's own words; None when something was measured."""
    because = found["decision"]["because"]
    return None if found["forecast"]["outcome"] or not because else "- %s: %s" % (name, because[1] if len(because) > 1 else because[0])


def bound(x):
    return "?" if x is None else "%.2f" % x


def table(rows):
    heads = ["program", "group", "verdict", "forecast (90%)", "measured (95%)", "held", "off by", "ceiling", "ported", "time"]
    return ["| " + " | ".join(heads) + " |", "|" + "---|" * len(heads), *rows]


def judge(outcomes):
    """The sentence about some outcomes, and whether a goal is missed."""
    if not outcomes:
        return "no plan was ported and measured.", False
    held, error = sum(h for h, _ in outcomes) / len(outcomes), statistics.median(e for _, e in outcomes)
    text = "the 90%% intervals held %d of %d outcomes (%.0f%%); the median forecast was off by a factor of %.2f." % (
        sum(h for h, _ in outcomes), len(outcomes), 100 * held, error)
    return text, len(outcomes) >= LEAST and (held < GOAL_HELD or error >= GOAL_ERROR)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--group", default=",".join(GROUPS), help="groups, separated by commas: %s" % ", ".join(GROUPS))
    parser.add_argument("--only", help="names, separated by commas")
    parser.add_argument("--python", default="/usr/bin/python3")
    parser.add_argument("--budget", default="30s")
    parser.add_argument("--scale", type=float, default=1.0, help="factor for the sizes of the inputs")
    parser.add_argument("--out", help="write the table to this file too")
    parser.add_argument("--keep", help="folder for the documents of the answers; those that are there are not made again")
    options = parser.parse_args()
    load = os.getloadavg()[0]
    print("Load average before: %.2f%s" % (load, "; end other work for numbers that can be quoted" if load > 0.5 else ""), flush=True)
    rows, reasons, outcomes, failed = [], [], {FIT: [], "others": []}, []
    for group in options.group.split(","):
        for name, size in GROUPS[group]:
            if options.only and name not in options.only.split(","):
                continue
            found, why = answer(name, size, options)
            if found is None:
                failed.append(name)
                print("%s: %s" % (name, why), flush=True)
                continue
            line, outcome = row(name, group, found)
            rows.append(line)
            reasons += [x for x in [reason(name, found)] if x]
            outcomes[FIT if group == FIT else "others"] += [outcome] if outcome else []
            print("%s: %s in %.0f s" % (name, found["decision"]["verdict"], found["took"]), flush=True)
    sentence, missed = judge(outcomes["others"])
    text = "\n".join([*table(rows), "", *(["Not built, because first of all:", "", *reasons, ""] if reasons else []), "Programs that the forecast had not seen: " + sentence, "Programs of the group fit: " + judge(outcomes[FIT])[0],
                      "Load average before: %.2f." % load])
    print("\n" + text)
    if options.out:
        pathlib.Path(options.out).write_text(text + "\n", encoding="utf-8")
    return 1 if missed or failed else 0


if __name__ == "__main__":
    sys.exit(main())
