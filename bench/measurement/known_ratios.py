"""How often the 95% interval holds a ratio that is known, and how often two identical programs are called different."""
from dataclasses import dataclass
from statistics import median

from estimates import binomial_interval, half_width, holds
from neighbour import noisy
from report import Progress, Section, Target, percent, table
from work import BASE, FACTORS, HALF, TRIPLE, line_slope, true_ratio

PRECISION = 0.01
BUDGET_SECONDS = 1.2
SLOPE_EVERY = 5
COVERAGE_GOAL = (0.93, 0.97)
FALSE_VERDICT_GOAL = 0.05
ENOUGH_STUDIES = 100
VERDICTS = ("faster", "slower", "same", "inconclusive")
QUIET, NOISY = "quiet", "noisy neighbour"

ABOUT = """\
A loop of {rounds:,} dependent steps ({base:.1f} ms in all) and the same program with so many times more of them. As start-up is not
multiplied, each unit of work adds {slope:.4f} to the true ratio (measured beside them, with half and triple the work). Every study is
one `./steelyard weigh` of two candidates with `--precision {precision} --budget {budget}s` and its own seed; conditions take turns."""


@dataclass(frozen=True)
class Condition:
    candidate: str
    surroundings: str

    @property
    def names(self):
        return [f"{FACTORS[self.candidate]:.2f}", self.surroundings]

    def truth(self, slope):
        return true_ratio(FACTORS[self.candidate], slope)


@dataclass(frozen=True)
class Result:
    """What one study says of its pair: the interval (value, low, high), and the noise floor (low, high) or None."""
    interval: tuple
    verdict: str
    blocks: int
    noise_floor: tuple | None
    base: float

    @staticmethod
    def of(study, candidate):
        ratio, floor = study.ratio(candidate, BASE), study.document["noise_floor"]
        bounds = (floor["low"], floor["high"]) if floor and floor["low"] and floor["high"] else None
        walls = study.walls(BASE)
        return Result(study.interval(candidate, BASE), ratio["verdict"], len(walls), bounds, median(walls))


CONDITIONS = [Condition(name, QUIET) for name in FACTORS] + [Condition("same", NOISY)]


def run(lab, work, studies):
    """One study of each condition per round, so that slow changes of the machine meet all of them."""
    workload = lab.workload("known-ratios", "spin.c", work.commands())
    lab.weigh(workload, work.commands(), 0, PRECISION, BUDGET_SECONDS)  # builds, warms up
    results, slopes = {condition: [] for condition in CONDITIONS}, []
    progress = Progress("known ratios", studies)
    for seed in range(1, studies + 1):
        if seed % SLOPE_EVERY == 1:
            slopes.append(lab.weigh(workload, [BASE, HALF, TRIPLE], seed, PRECISION, 2 * BUDGET_SECONDS))
        for condition in CONDITIONS:
            results[condition].append(Result.of(weigh(lab, workload, condition, seed), condition.candidate))
        progress.step()
    return section(results, line_slope(slopes), work)


def weigh(lab, workload, condition, seed):
    candidates = [BASE, condition.candidate]
    if condition.surroundings == QUIET:
        return lab.weigh(workload, candidates, seed, PRECISION, BUDGET_SECONDS)
    with noisy(seed):
        return lab.weigh(workload, candidates, seed, PRECISION, BUDGET_SECONDS)


def section(results, slope, work):
    base = median(r.base for done in results.values() for r in done)
    text = "\n\n".join([
        ABOUT.format(rounds=work.rounds, base=base * 1000, slope=slope, precision=percent(PRECISION, 0), budget=BUDGET_SECONDS),
        table(["work", "surroundings", "studies", "true ratio", "median estimate", "interval holds it", "95% range of that share",
               "median half width", "reached the precision", "median blocks"],
              [coverage_row(condition, done, condition.truth(slope)) for condition, done in results.items()]),
        "The verdict on wall time, with the threshold of 2% that it has by default:",
        table(["work", "surroundings", *VERDICTS, "interval leaves out 1"],
              [verdict_row(condition, done) for condition, done in results.items()]),
        "The noise floor of the same studies, another comparison of a program with itself:",
        table(["surroundings", "studies", "interval holds 1", "95% range of that share"], [floor_row(results, s) for s in (QUIET, NOISY)])])
    identical = [false_verdict_target(condition, done) for condition, done in results.items() if condition.candidate == "same"]
    known = [coverage_target(condition, done, condition.truth(slope)) for condition, done in results.items()
             if condition.surroundings == QUIET]
    return Section("Known ratios", text, identical + known)


def share(results, of):
    return sum(map(of, results)) / len(results)


def range_of(results, of):
    low, high = binomial_interval(sum(map(of, results)), len(results)) if results else (0, 1)
    return f"{percent(low)} – {percent(high)}"


def coverage_row(condition, results, truth):
    def hit(result):
        return holds(result.interval, truth)
    widths = [half_width(r.interval) for r in results]
    return [*condition.names, len(results), f"{truth:.4f}", f"{median(r.interval[0] for r in results):.4f}", percent(share(results, hit)),
            range_of(results, hit), percent(median(widths), 2), percent(share(widths, lambda w: w <= PRECISION), 0),
            f"{median(r.blocks for r in results):.0f}"]


def verdict_row(condition, results):
    shares = [percent(share(results, lambda r, v=verdict: r.verdict == v)) for verdict in VERDICTS]
    return [*condition.names, *shares, percent(share(results, lambda r: not holds(r.interval, 1)))]


def floor_row(results, surroundings):
    floors = [r.noise_floor for condition, done in results.items() if condition.surroundings == surroundings for r in done if r.noise_floor]

    def hit(floor):
        return floor[0] <= 1 <= floor[1]
    return [surroundings, len(floors), percent(share(floors, hit)) if floors else "–", range_of(floors, hit)]


def coverage_target(condition, results, truth):
    held, (low, high) = share(results, lambda r: holds(r.interval, truth)), COVERAGE_GOAL
    goal = f"ratio {condition.names[0]}: the 95% interval holds the truth in {percent(low, 0)} – {percent(high, 0)} of studies"
    return Target(goal, f"{percent(held)} of {len(results)}", judged(low <= held <= high, results))


def false_verdict_target(condition, results):
    wrong = share(results, lambda r: r.verdict in ("faster", "slower"))
    goal = f"identical programs called different in at most {percent(FALSE_VERDICT_GOAL, 0)} of studies, {condition.surroundings}"
    return Target(goal, f"{percent(wrong)} of {len(results)}", judged(wrong <= FALSE_VERDICT_GOAL, results))


def judged(met, results):
    return met if len(results) >= ENOUGH_STUDIES else None
