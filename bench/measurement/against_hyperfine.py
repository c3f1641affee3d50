"""Time that hyperfine and Steelyard take for an interval of the same width, turn by turn."""
import json
import math
import subprocess
import time
from dataclasses import dataclass
from statistics import median

from estimates import half_width, welch_ratio
from report import Progress, Section, Target, percent, table
from work import BASE, FACTORS, ZERO, true_ratio, typical_startup

PRECISION = 0.01
BUDGET_SECONDS = 10
FIRST_RUNS = 50
RUNS_RANGE = (10, 1000)


@dataclass(frozen=True)
class Measurement:
    """The interval (value, low, high), and the seconds of the whole command."""
    interval: tuple
    seconds: float

    def seconds_at(self, width):
        """Seconds for this half width: it shrinks with the square root of the number of runs."""
        return self.seconds * (half_width(self.interval) / width) ** 2


@dataclass(frozen=True)
class Round:
    ours: Measurement
    ours_trials_seconds: float
    theirs: Measurement
    theirs_runs: int

    @property
    def ratio(self):
        """Our total time over theirs for our half width."""
        return self.ours.seconds / self.theirs.seconds_at(half_width(self.ours.interval))


def run(lab, work, rounds):
    workload = lab.workload("against-hyperfine", "spin.c", work.commands())
    zero = lab.weigh(workload, [ZERO, BASE], 0, PRECISION, BUDGET_SECONDS)
    lab.weigh(workload, [BASE, *FACTORS], 0, PRECISION, 1)  # builds
    results, bases = {name: [] for name in FACTORS}, []
    runs = dict.fromkeys(FACTORS, FIRST_RUNS)
    progress = Progress("against hyperfine", rounds * len(FACTORS))
    for number in range(rounds):
        for name in FACTORS:
            result, study = one(lab, workload, work, name, number, runs[name])
            results[name].append(result)
            bases += study.walls(BASE)
            runs[name] = runs_for(result)
            progress.step()
    startup, base = typical_startup([zero]), median(bases)
    return section(results, {name: true_ratio(factor, startup, base) for name, factor in FACTORS.items()}, rounds)


def one(lab, workload, work, name, number, runs):
    """Both tools in turn; who is first alternates."""
    steps = {"ours": lambda: lab.weigh(workload, [BASE, name], number, PRECISION, BUDGET_SECONDS),
             "theirs": lambda: hyperfine(lab, work.command(name), work.command(BASE), runs)}
    done = {who: steps[who]() for who in sorted(steps, reverse=number % 2 == 1)}
    study, ratio = done["ours"], done["ours"].ratio(name, BASE)
    ours = Measurement((ratio["value"], ratio["low"], ratio["high"]), study.seconds)
    return Round(ours, sum(t.wall for t in study.trials if t.phase == "main"), done["theirs"], runs), study


def hyperfine(lab, of, to, runs):
    """hyperfine -N on both commands, and the interval of their ratio from the times that it exports."""
    export = lab.folder / "hyperfine.json"
    command = ["hyperfine", "-N", "--style", "none", "--warmup", "1", "--runs", str(runs), "--export-json", export, " ".join(of), " ".join(to)]
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    times = [result["times"] for result in json.loads(export.read_text())["results"]]
    return Measurement(welch_ratio(*times), seconds)


def runs_for(result):
    """Runs with which hyperfine should reach our width next time, judged by this time."""
    factor = (half_width(result.theirs.interval) / half_width(result.ours.interval)) ** 2
    least, most = RUNS_RANGE
    return min(most, max(least, math.ceil(result.theirs_runs * factor)))


def section(results, truths, rounds):
    rows = [row(name, results[name], truths[name]) for name in FACTORS]
    text = "\n\n".join([
        f"Each round measures a pair with both tools, one after the other. `./steelyard weigh --precision {percent(PRECISION, 0)}`: the whole command, with its "
        "start, checks, noise floor, store and decision. `hyperfine -N --warmup 1`: the whole command, with the number of runs that its round before showed to be "
        "needed for our width; its interval is Welch's on the logarithms of the times it exports (it prints none for a ratio), and its time is scaled to exactly "
        "our width. Medians over the rounds, the ratio with its range.",
        table(["work", "rounds", "half width, ours", "seconds, ours", "of these trials at the main size", "runs each, hyperfine", "seconds, hyperfine, same width",
               "ours / hyperfine", "lowest", "highest", "ours holds the truth", "hyperfine's holds it"], rows)])
    worst = max(median(r.ratio for r in results[name]) for name in FACTORS)
    return Section("Time for the same interval width, against hyperfine", text, [
        Target("for the same interval width, no more total time than hyperfine", f"ours / hyperfine at most {worst:.2f} (worst pair, median of {rounds} rounds)", worst <= 1)])


def row(name, done, truth):
    ratios = [r.ratio for r in done]
    return [f"{FACTORS[name]:.2f}", len(done), percent(median(half_width(r.ours.interval) for r in done), 2), f"{median(r.ours.seconds for r in done):.2f}",
            f"{median(r.ours_trials_seconds for r in done):.2f}", f"{median(r.theirs_runs for r in done):.0f}",
            f"{median(r.theirs.seconds_at(half_width(r.ours.interval)) for r in done):.2f}", f"**{median(ratios):.2f}**", f"{min(ratios):.2f}", f"{max(ratios):.2f}",
            held(done, lambda r: r.ours, truth), held(done, lambda r: r.theirs, truth)]


def held(done, whose, truth):
    hits = sum(whose(r).interval[1] <= truth <= whose(r).interval[2] for r in done)
    return f"{hits} of {len(done)}"
