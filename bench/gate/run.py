#!/usr/bin/env python3
"""How often `steelyard check` raises a false alarm: the same programs weighed again, judged by the gate.

    python3 bench/gate/run.py [--runs 200] [--thresholds 5%,10%,15%,20%]
    python3 bench/gate/run.py --record 15 [--seconds 6s]     # weighs again, on this machine, and keeps the trials

Nothing changed between any two of the recorded studies, so that every "worse" is a false alarm. A run takes two different
studies by lot and from each of them as many blocks as it has, drawn with replacement: what the machine did between the studies
stays, what happened to a block varies. The first is the baseline, the second is judged, both through the front door; the sources
of one candidate, drawn by lot, count as changed, because the gate blames no other for time.
"several" keeps all candidates, as a workload has them; "alone" keeps that one and the control that is measured beside it, so that no
unchanged other can show that it was the machine. As a check of the gate's power the candidate is made slower by 25% beyond the threshold: the gate should then say worse.
"""

import argparse
import concurrent.futures
import glob
import json
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.dirname(os.path.dirname(HERE))
RECORDED = os.path.join(HERE, "recorded")
CONTROL = "(control)"


def steelyard(options, folder, *arguments, accept=(0,)):
    """Standard output of one call; ends with its message where the exit code is unexpected."""
    done = subprocess.run([options.tool, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in accept:
        sys.exit(f"steelyard {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def record(options):
    """Weighs the same programs again and again and keeps each study as a baseline."""
    os.makedirs(RECORDED, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(options.record):
            print(f"study {number + 1} of {options.record}", file=sys.stderr)
            steelyard(options, folder, "weigh", options.workload, "--candidates", options.candidates, "--budget", options.seconds, "--quiet")
            steelyard(options, folder, "report", "--format", "baseline", "--out", os.path.join(RECORDED, f"{number:02}.json"))


def redrawn(study, lot):
    """The study with its blocks drawn with replacement, the same blocks for every candidate."""
    study = json.loads(json.dumps(study))
    for part in ("main", "startup"):
        count = min(len(x[part]["wall_s"]) for x in study["candidates"])
        blocks = [lot.randrange(count) for _ in range(count)]
        for candidate in study["candidates"]:
            candidate[part] = {name: [values[i] for i in blocks] for name, values in candidate[part].items()}
    return study


def changed(study, name, factor):
    """The study after one program was changed; it takes this much longer."""
    candidate = next(x for x in study["candidates"] if x["name"] == name)
    candidate["source_hash"] += "-changed"
    for part in ("main", "startup"):
        for quantity in ("wall_s", "cpu_s"):
            candidate[part][quantity] = [x * factor for x in candidate[part][quantity]]
    return study


def pair(studies, lot, alone, factor):
    """Two different studies by lot, redrawn."""
    before, after = (redrawn(x, lot) for x in lot.sample(studies, 2))
    name = lot.choice([x for x in before["candidates"] if x["name"] != CONTROL])["name"]
    if alone:
        for study in (before, after):
            study["candidates"] = [x for x in study["candidates"] if x["name"] in (name, CONTROL)]
    return before, changed(after, name, factor)


def statuses(options, folder, number, before, after, threshold):
    """What the gate says about each candidate and aspect."""
    names = []
    for name, study in (("before", before), ("after", after)):
        study["id"] = f"{name}-{number}"
        names.append(os.path.join(folder, f"{name}-{number}.json"))
        with open(names[-1], "w", encoding="utf-8") as file:
            json.dump(study, file)
    answer = steelyard(options, folder, "check", names[1], "--against", names[0], "--threshold", threshold, "--json", accept=(0, 1))
    return [x["status"] for x in json.loads(answer)["checks"]]


def row(options, folder, studies, kind, threshold, factor):
    """Counts of one row of the table."""
    lot = random.Random(1)
    pairs = [pair(studies, lot, kind == "alone", factor) for _ in range(options.runs)]
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = list(pool.map(lambda x: statuses(options, folder, x[0], *x[1], threshold), enumerate(pairs)))
    return sum("worse" in x for x in results), sum("inconclusive" in x and "worse" not in x for x in results)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--thresholds", default="5%,10%,15%,20%")
    parser.add_argument("--record", type=int, default=0, help="studies to weigh first")
    parser.add_argument("--seconds", default="6s", help="budget of a study that is recorded")
    parser.add_argument("--workload", default="log-triage")
    parser.add_argument("--candidates", default="python,rust,c")
    parser.add_argument("--tool", default=os.path.join(HOME, "steelyard"), help="the program to run")
    options = parser.parse_args()
    if options.record:
        record(options)
    studies = []
    for name in sorted(glob.glob(os.path.join(RECORDED, "*.json"))):
        with open(name, encoding="utf-8") as file:
            studies.append(json.load(file))
    if len(studies) < 2:
        sys.exit("no recorded studies: run this with --record 15 first")
    if not options.runs:
        return
    walls = {x["name"]: [sorted(s["main"]["wall_s"])[len(s["main"]["wall_s"]) // 2] for t in studies for s in t["candidates"] if s["name"] == x["name"]] for x in studies[0]["candidates"]}
    spread = ", ".join(f"{name} {(max(x) / min(x) - 1):.0%}" for name, x in walls.items())
    print(f"{len(studies)} studies of the same programs; slowest median wall time over fastest: {spread}\n")
    print("| threshold | candidates | false alarms | inconclusive | found when 25% beyond the threshold |\n|---|---|---|---|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for threshold in options.thresholds.split(","):
            for kind in ("several", "alone"):
                alarms, unsure = row(options, folder, studies, kind, threshold, 1)
                found, _ = row(options, folder, studies, kind, threshold, 1.25 * (1 + float(threshold.rstrip("%")) / 100))
                percent = [f"{x} of {options.runs} ({100 * x / options.runs:.1f}%)" for x in (alarms, unsure, found)]
                print(f"| {threshold} | {kind} | {' | '.join(percent)} |", flush=True)


if __name__ == "__main__":
    main()
