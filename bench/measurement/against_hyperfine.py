"""Time that hyperfine and Steelyard take for an interval of the same width, turn by turn."""
import json
import math
import subprocess
import time
from dataclasses import dataclass
from statistics import median

from estimates import half_width, holds, welch_ratio
from report import Progress, Section, Target, percent, table
from work import BASE, FACTORS, HALF, TRIPLE, Work, line_slope, true_ratio

PRECISION = 0.01
BUDGET_SECONDS = 10
# Seconds of work in the base, and what it is compared with.
PAIRS = {0.010: list(FACTORS), 0.050: ["r102", "r200"]}
FEW_PAIRS = {0.010: ["same", "r200"]}
SLOPE_STUDIES = 3
FIRST_RUNS = 50
LEAST_RUNS = 10
LONGEST_SECONDS = 5  # of one hyperfine; what it lacks in width then is made up by scaling

ABOUT = """\
Each round measures a pair with both tools, one after the other. `./steelyard weigh --precision {precision}`: the whole command, with
its start, checks, noise floor, store and decision. `hyperfine -N --warmup 1`: the whole command, with the number of runs that its
round before showed to be needed for our width, as far as {longest} s allow; its interval is Welch's on the logarithms of the times it
exports (it prints none for a ratio), and its time is scaled to exactly our width. Medians over the rounds, the ratio of times with its
range."""


@dataclass(frozen=True)
class Measurement:
    """The interval (value, low, high), and the seconds of the whole command."""
    interval: tuple
    seconds: float

    @property
    def width(self):
        return half_width(self.interval)

    def seconds_at(self, width):
        """Seconds for this half width: it shrinks with the square root of the number of runs."""
        return self.seconds * (self.width / width) ** 2


@dataclass(frozen=True)
class Round:
    ours: Measurement
    ours_in_trials: float
    theirs: Measurement
    theirs_runs: int

    @property
    def theirs_seconds(self):
        return self.theirs.seconds_at(self.ours.width)

    @property
    def ratio(self):
        """Our total time over theirs for our half width."""
        return self.ours.seconds / self.theirs_seconds


def run(lab, rounds, pairs):
    """Rounds over all pairs; more work per trial makes the fixed costs of both tools count for less."""
    works = {length: Work.lasting(lab, length) for length in pairs}
    workloads = {length: lab.workload(f"pairs-{length * 1000:.0f}ms", "spin.c", works[length].commands()) for length in pairs}
    slopes = {length: slope(lab, workloads[length]) for length in pairs}
    results = {(length, name): [] for length, names in pairs.items() for name in names}
    progress = Progress("against hyperfine", rounds * len(results))
    for number in range(rounds):
        for (length, name), done in results.items():
            runs = runs_for(done[-1]) if done else FIRST_RUNS
            done.append(one(lab, workloads[length], works[length], name, number, runs))
            progress.step()
    return section(results, {(length, name): true_ratio(FACTORS[name], slopes[length]) for length, name in results})


def slope(lab, workload):
    """Also builds all candidates, so that no build is part of a comparison."""
    lab.weigh(workload, [BASE, *FACTORS], 0, 0.5, 1)
    return line_slope([lab.weigh(workload, [BASE, HALF, TRIPLE], seed, PRECISION, BUDGET_SECONDS) for seed in range(SLOPE_STUDIES)])


def one(lab, workload, work, name, number, runs):
    """Both tools in turn; who is first alternates."""
    steps = {"ours": lambda: lab.weigh(workload, [BASE, name], number, PRECISION, BUDGET_SECONDS),
             "theirs": lambda: hyperfine(lab, work.command(name), work.command(BASE), runs)}
    done = {who: steps[who]() for who in sorted(steps, reverse=number % 2 == 1)}
    study = done["ours"]
    ours = Measurement(study.interval(name, BASE), study.seconds)
    return Round(ours, sum(t.wall for t in study.trials if t.phase == "main"), done["theirs"], runs)


def hyperfine(lab, of, to, runs):
    """hyperfine -N on both commands, and the interval of their ratio from the times that it exports."""
    export = lab.folder / "hyperfine.json"
    options = ["-N", "--style", "none", "--warmup", "1", "--runs", str(runs), "--export-json", export]
    command = ["hyperfine", *options, " ".join(of), " ".join(to)]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    times = [result["times"] for result in json.loads(export.read_text())["results"]]
    return Measurement(welch_ratio(*times), seconds)


def runs_for(result):
    """Runs with which hyperfine should reach our width next time, judged by this time, as far as they fit the time."""
    seconds = min(result.theirs_seconds, LONGEST_SECONDS)
    return max(LEAST_RUNS, math.ceil(result.theirs_runs * seconds / result.theirs.seconds))


def section(results, truths):
    text = "\n\n".join([
        ABOUT.format(precision=percent(PRECISION, 0), longest=LONGEST_SECONDS),
        table(["base", "work", "rounds", "half width, ours", "seconds, ours", "of these trials at the main size", "runs each, hyperfine",
               "seconds, hyperfine, same width", "ours / hyperfine", "lowest", "highest", "ours holds the truth", "hyperfine's holds it"],
              [row(length, name, done, truths[length, name]) for (length, name), done in results.items()])])
    worst = max(median(r.ratio for r in done) for done in results.values())
    return Section("Time for the same interval width, against hyperfine", text, [
        Target("for the same interval width, no more total time than hyperfine", f"at most {worst:.2f}× (worst pair, median of its rounds)",
               worst <= 1)])


def row(length, name, done, truth):
    ratios = [r.ratio for r in done]
    return [f"{length * 1000:.0f} ms", f"{FACTORS[name]:.2f}", len(done),
            percent(median(r.ours.width for r in done), 2), f"{median(r.ours.seconds for r in done):.2f}",
            f"{median(r.ours_in_trials for r in done):.2f}", f"{median(r.theirs_runs for r in done):.0f}",
            f"{median(r.theirs_seconds for r in done):.2f}", f"**{median(ratios):.2f}**", f"{min(ratios):.2f}", f"{max(ratios):.2f}",
            held([r.ours for r in done], truth), held([r.theirs for r in done], truth)]


def held(measurements, truth):
    return f"{sum(holds(m.interval, truth) for m in measurements)} of {len(measurements)}"
