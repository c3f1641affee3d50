"""Whether the kinds of time are true: a program that times its own phases, beside what scan says of them."""

import json

import steelyard
from report import Table

JSON = ("builtin", "extension")  # the encoder is an extension or built in, and calls the interpreter


def seen(profile, phase, kind):
    kinds = JSON if kind == "json" else (kind,)
    return sum(x["kinds"][k] for x in profile["functions"] if x["name"] == phase for k in kinds)


def run(options):
    table = Table("Kinds of time", ["Python", "Hz", "phase", "kind", "truth", "seen", "off"])
    missed = []
    for python in options.pythons:
        for rate in (1000, 100):
            profile, told = steelyard.scan(rate, python, steelyard.PROGRAMS / "phases.py", options.seconds(2))
            truth = json.loads(told.strip().splitlines()[-1])
            version = profile["python"]["version"]
            for phase, x in truth.items():
                found = seen(profile, phase, x["kind"])
                off = max(0.0, abs(found - x["seconds"] - x["uncertain"] / 2) - x["uncertain"] / 2)
                within = off <= max(0.05 * x["seconds"], 0.020)
                if not within:
                    missed.append(f"{version} {rate} Hz {phase}")
                table.row(version, rate, phase, "builtin + extension" if x["kind"] == "json" else x["kind"], ms(x["seconds"]) + (f" to {ms(x['seconds'] + x['uncertain'])}" if x["uncertain"] > 0.001 else ""),
                          ms(found), f"{ms(off)}{'' if within else ' missed'}")
            if "shuffle" not in truth:
                table.say(f"{version} at {rate} Hz: no numpy for this Python, its three phases were not run.")
    table.say("Goal: every kind within 5% of the truth or 20 ms: " + ("reached." if not missed else f"missed by {', '.join(missed)}."))
    return table


def ms(x):
    return f"{1000 * x:.0f} ms"
