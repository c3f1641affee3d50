"""Callers that cannot be: a program whose stacks never hold still."""

import steelyard
from report import Table

CALLERS = {"leaf_a": "hot_a", "leaf_b": "hot_b", "hot_a": "main", "hot_b": "main", "generate_a": "drive_a", "generate_b": "drive_b", "drive_a": "main", "drive_b": "main"}


def run(options):
    table = Table("Impossible callers", ["Python", "Hz", "kept", "dropped", "impossible callers"])
    worst = 0.0
    for python in options.pythons:
        profile, _ = steelyard.scan(1000, python, steelyard.PROGRAMS / "torn.py", options.seconds(10))
        calls = [(x["caller"].split(":")[-1], x["callee"].split(":")[-1], x["total_s"]) for x in profile["calls"]]
        whole = sum(x["self_s"] for x in profile["functions"] if x["name"] in CALLERS)
        wrong = sum(s for caller, callee, s in calls if callee in CALLERS and caller != CALLERS[callee])
        worst = max(worst, wrong / whole)
        lost = profile["dropped"] / (profile["dropped"] + profile["samples"])
        table.row(profile["python"]["version"], 1000, profile["samples"], f"{profile['dropped']} ({100 * lost:.1f}%)", f"{100 * wrong / whole:.3f}%")
    table.say(f"Share of the time of all samples in these functions. Goal: under 0.5%: {'reached' if worst < 0.005 else 'missed'}.")
    return table
