#!/usr/bin/env python3
"""How often `steelyard check` raises a false alarm: the same programs weighed again, judged by the gate.

    python3 bench/gate/run.py [--runs 200] [--seconds 2s] [--workload tests/fixtures/workloads/agree] [--candidates python,c]

Two experiments, both through the front door:
1. Real: studies one after the other, each checked against the one before. What the machine does between them counts.
2. By lot: the trials of one study, block by block, dealt out into two halves; nothing differs but chance. One half is a
   baseline file, the other too. This is repeated --runs times and is quick.
As a control, the second half is made 25% slower: the gate must then say worse.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile

HOME = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
STEELYARD = os.path.join(HOME, "steelyard")


def steelyard(folder, *arguments, accept=(0,)):
    """Standard output of one call; ends with its message where the exit code is unexpected."""
    done = subprocess.run([STEELYARD, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode not in accept:
        sys.exit(f"steelyard {' '.join(arguments)}: exit code {done.returncode}\n{done.stderr}")
    return done.stdout


def check(folder, *arguments):
    """The statuses of one gate."""
    document = json.loads(steelyard(folder, "check", *arguments, "--json", accept=(0, 1)))
    return [x["status"] for x in document["checks"]]


def weigh(folder, options):
    """The id of a new study."""
    return json.loads(steelyard(folder, "weigh", options.workload, "--budget", options.seconds, "--candidates", options.candidates, "--quiet", "--json"))["id"]


def real(folder, options):
    """Studies one after the other."""
    before, results = weigh(folder, options), []
    for _ in range(options.real):
        after = weigh(folder, options)
        results.append(check(folder, after, "--against", before))
        before = after
    return results


def deal(baseline, lot, factor=1.0):
    """Two baselines from one, its blocks dealt out by lot; the second slower by a factor."""
    halves = [json.loads(json.dumps(baseline)) for _ in range(2)]
    for number, half in enumerate(halves):
        half["id"] = f"half-{number}"
    for index, candidate in enumerate(baseline["candidates"]):
        for part in ("main", "startup"):
            count = len(candidate[part]["wall_s"])
            order = lot.sample(range(count), count)
            for number, half in enumerate(halves):
                chosen = sorted(order[number::2])
                for name, values in candidate[part].items():
                    scale = factor if number == 1 and name != "peak_memory_bytes" else 1
                    half["candidates"][index][part][name] = [values[i] * scale for i in chosen]
    if factor != 1:
        # What is changed is no control for the rest.
        for candidate in halves[1]["candidates"]:
            candidate["source_hash"] += "-slower"
    return halves


def by_lot(folder, options, factor, runs):
    """Halves of one long study."""
    longer = argparse.Namespace(**{**vars(options), "seconds": options.long})
    study = weigh(folder, longer)
    baseline = json.loads(steelyard(folder, "report", study, "--format", "baseline"))
    lot, results = random.Random(1), []
    for _ in range(runs):
        names = []
        for half in deal(baseline, lot, factor):
            names.append(os.path.join(folder, half["id"] + ".json"))
            with open(names[-1], "w", encoding="utf-8") as file:
                json.dump(half, file)
        results.append(check(folder, names[1], "--against", names[0]))
    return results


def show(title, results):
    """One row of the table."""
    runs = len(results)
    alarms = sum("worse" in x for x in results)
    unsure = sum("inconclusive" in x and "worse" not in x for x in results)
    print(f"| {title} | {runs} | {alarms} ({100 * alarms / max(runs, 1):.1f}%) | {unsure} ({100 * unsure / max(runs, 1):.1f}%) |", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=200, help="runs by lot")
    parser.add_argument("--real", type=int, default=200, help="real pairs of studies")
    parser.add_argument("--seconds", default="2s", help="budget of a real study")
    parser.add_argument("--long", default="20s", help="budget of the study that is dealt out")
    parser.add_argument("--workload", default=os.path.join(HOME, "tests", "fixtures", "workloads", "agree"))
    parser.add_argument("--candidates", default="python,c")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print("| experiment | runs | worse | inconclusive |\n|---|---|---|---|", flush=True)
        show("halves of one study, dealt by lot", by_lot(folder, options, 1.0, options.runs))
        show("the same, one half 25% slower", by_lot(folder, options, 1.25, max(options.runs // 5, 1)))
        show("real studies, each against the one before", real(folder, options))


if __name__ == "__main__":
    main()
