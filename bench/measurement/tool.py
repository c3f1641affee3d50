"""Steelyard through its front door: workloads written to a folder, studies run by the command, trials read from its store."""
import json
import os
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
HOME = HERE.parent.parent
COMMAND = HOME / "steelyard"
PROGRAMS = HERE / "programs"

WORKLOAD = """\
name: {name}
title: Known work
input:
  generate: [echo, "{{n}}"]
sizes: {{ only: 1 }}
candidates:
"""
CANDIDATE = """\
  - name: {name}
    language: c
    source: {source}
    flags: {flags}
    run: {run}
"""


@dataclass(frozen=True)
class Trial:
    """One measured trial, seconds; `started` counts from any fixed moment."""
    phase: str
    candidate: str
    wall: float
    started: float


@dataclass(frozen=True)
class Study:
    """A finished study: the JSON document, the trials in the order run, and the seconds that the whole command took."""
    document: dict
    trials: list
    seconds: float

    def ratio(self, of, to, aspect="wall"):
        """The entry of `ratios` for this pair."""
        return next(r for r in self.document["ratios"] if (r["aspect"], r["of"], r["to"]) == (aspect, of, to))

    def interval(self, of, to):
        """Value, low and high of a ratio of wall times; 0 and infinity where the trials give no bound."""
        ratio = self.ratio(of, to)
        return ratio["value"], ratio["low"] or 0.0, ratio["high"] or float("inf")

    def value(self, candidate, aspect="wall"):
        entry = next(c for c in self.document["candidates"] if c["name"] == candidate)
        return entry["aspects"][aspect]["value"]

    def walls(self, candidate, phase="main"):
        return [t.wall for t in self.trials if (t.candidate, t.phase) == (candidate, phase)]

    def measured(self):
        """The trials from the noise floor on, in the order run: all but the first look at each candidate."""
        return [t for t in self.trials if t.phase in ("noise-floor", "warmup", "main")]


class Lab:
    """A folder with workloads, a store and a cache of its own, so that nothing of the user's is touched or counted."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.store = self.folder / "evidence.db"
        self.environment = os.environ | {"XDG_CACHE_HOME": str(self.folder / "cache")}

    def workload(self, name, program, commands, flags=("-O2", "-static")):
        """Writes a workload whose candidates are one C program each time; `commands` maps their names to its arguments."""
        place = self.folder / name
        source = place / "source"
        source.mkdir(parents=True)
        (source / program).write_bytes((PROGRAMS / program).read_bytes())
        text = WORKLOAD.format(name=name)
        for candidate, arguments in commands.items():
            run = json.dumps(["{binary}", *map(str, arguments)])
            text += CANDIDATE.format(name=candidate, source="source", flags=json.dumps(list(flags)), run=run)
        (place / "workload.yaml").write_text(text)
        return place

    def weigh(self, workload, candidates, seed, precision, budget_seconds):
        """Runs one study and returns it; ends the benchmark with the tool's own words when it fails."""
        command = [COMMAND, "weigh", workload, "--json", "--quiet", "--store", self.store, "--candidates", ",".join(candidates),
                   "--seed", str(seed), "--precision", f"{precision * 100:g}%", "--budget", f"{budget_seconds:g}s"]
        start = time.perf_counter()
        done = subprocess.run(command, env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        seconds = time.perf_counter() - start
        if done.returncode != 0:
            sys.exit(f"a study failed with exit code {done.returncode}: {' '.join(map(str, command))}\n{done.stderr}{done.stdout}")
        document = json.loads(done.stdout)
        return Study(document, self._trials(document["id"]), seconds)

    def compile(self, program, *flags):
        """A program built outside of the tool, for what is compared with it."""
        binary = self.folder / f"{Path(program).stem}{''.join(flags)}"
        subprocess.run(["gcc", "-O2", "-o", binary, PROGRAMS / program, *flags], check=True)
        return str(binary)

    def _trials(self, study):
        query = """SELECT phase, candidate, wall, trial.started FROM trial JOIN study ON study.key = trial.study
                   WHERE study.id = ? ORDER BY number"""
        store = sqlite3.connect(self.store)
        try:
            rows = store.execute(query, (study,)).fetchall()
        finally:
            store.close()
        return [Trial(phase, candidate, wall, seconds_of(started)) for phase, candidate, wall, started in rows]


def seconds_of(text):
    """Seconds of a time in the store, ISO 8601 in UTC with seven decimals of a second."""
    whole, fraction = text.rstrip("Z").split(".")
    return datetime.fromisoformat(whole + "+00:00").timestamp() + float("0." + fraction)
