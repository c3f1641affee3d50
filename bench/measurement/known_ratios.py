"""How often the 95% interval holds a ratio that is known, and how often two identical programs are called different."""
from dataclasses import dataclass
from statistics import median

from estimates import binomial_interval, half_width
from neighbour import noisy
from report import Progress, Section, Target, percent, table
from work import BASE, FACTORS, ZERO, true_ratio, typical_startup

PRECISION = 0.01
BUDGET_SECONDS = 2
COVERAGE_GOAL = (0.93, 0.97)
FALSE_VERDICT_GOAL = 0.05
STARTUP_EVERY = 10
QUIET, NOISY = "quiet", "noisy neighbour"


@dataclass(frozen=True)
class Condition:
    candidate: str
    surroundings: str

    @property
    def factor(self):
        return FACTORS[self.candidate]


CONDITIONS = [Condition(name, QUIET) for name in FACTORS] + [Condition("same", NOISY)]


def run(lab, work, studies):
    """One study of each condition per round, so that slow changes of the machine meet all of them."""
    workload = lab.workload("known-ratios", "spin.c", work.commands())
    lab.weigh(workload, [BASE, *FACTORS, ZERO], 0, PRECISION, BUDGET_SECONDS)  # builds, warms up
    results, startups = {condition: [] for condition in CONDITIONS}, []
    progress = Progress("known ratios", studies)
    for seed in range(1, studies + 1):
        if seed % STARTUP_EVERY == 1:
            startups.append(lab.weigh(workload, [ZERO], seed, PRECISION, BUDGET_SECONDS))
        for condition in CONDITIONS:
            results[condition].append(one(lab, workload, condition, seed))
        progress.step()
    return section(results, typical_startup(startups), work)


def one(lab, workload, condition, seed):
    def weigh():
        return lab.weigh(workload, [BASE, condition.candidate], seed, PRECISION, BUDGET_SECONDS)
    if condition.surroundings == QUIET:
        return weigh()
    with noisy(seed):
        return weigh()


def section(results, startup, work):
    base = median(wall for condition in CONDITIONS if condition.surroundings == QUIET for study in results[condition] for wall in study.walls(BASE))
    truths = {condition: true_ratio(condition.factor, startup, base) for condition in CONDITIONS}
    rows = [row(condition, results[condition], truths[condition]) for condition in CONDITIONS]
    text = "\n\n".join([
        f"A loop of {work.rounds:,} dependent steps ({base * 1000:.1f} ms) and the same program with so many times more of them. Start-up "
        f"({startup * 1000:.2f} ms, the same program with no steps) is not multiplied, which the true ratio of the table allows for. Every study is one "
        f"`./steelyard weigh` of two candidates with `--precision {percent(PRECISION, 0)} --budget {BUDGET_SECONDS}s` and its own seed; conditions take turns.",
        table(["work", "surroundings", "studies", "true ratio", "median estimate", "interval holds it", "95% range of that share", "median half width",
               "reached the precision", "median blocks"], rows),
        "The verdict on wall time, with the threshold of 2% that it has by default:",
        table(["work", "surroundings", "faster", "slower", "same", "inconclusive", "interval leaves out 1"],
              [verdict_row(condition, results[condition]) for condition in CONDITIONS]),
        noise_floor(results)])
    targets = [coverage_target(condition, results[condition], truths[condition]) for condition in CONDITIONS if condition.surroundings == QUIET]
    return Section("Known ratios", text, [*map(false_verdict_target, *zip(*same_program(results))), *targets])


def same_program(results):
    return [(condition, results[condition]) for condition in CONDITIONS if condition.candidate == "same"]


def interval(study, condition):
    ratio = study.ratio(condition.candidate, BASE)
    return ratio["value"], ratio["low"] or 0.0, ratio["high"] or float("inf")


def holds(interval_, truth):
    _, low, high = interval_
    return low <= truth <= high


def row(condition, studies, truth):
    intervals = [interval(study, condition) for study in studies]
    widths = [half_width(x) for x in intervals]
    hits = sum(holds(x, truth) for x in intervals)
    low, high = binomial_interval(hits, len(studies))
    return [f"{condition.factor:.2f}", condition.surroundings, len(studies), f"{truth:.4f}", f"{median(x[0] for x in intervals):.4f}",
            percent(hits / len(studies)), f"{percent(low)} – {percent(high)}", percent(median(widths), 2),
            percent(sum(w <= PRECISION for w in widths) / len(studies), 0), f"{median(len(study.walls(BASE)) for study in studies):.0f}"]


def verdict_row(condition, studies):
    verdicts = [study.ratio(condition.candidate, BASE)["verdict"] for study in studies]
    shares = [percent(verdicts.count(name) / len(studies)) for name in ("faster", "slower", "same", "inconclusive")]
    return [f"{condition.factor:.2f}", condition.surroundings, *shares, percent(sum(not holds(interval(s, condition), 1) for s in studies) / len(studies))]


def noise_floor(results):
    """Every study also runs its reference against itself first: as many more comparisons of a program with itself."""
    parts = []
    for surroundings in (QUIET, NOISY):
        floors = [study.document["noise_floor"] for condition in CONDITIONS if condition.surroundings == surroundings for study in results[condition]]
        bounded = [floor for floor in floors if floor and None not in (floor["low"], floor["high"])]
        hits = sum(floor["low"] <= 1 <= floor["high"] for floor in bounded)
        low, high = binomial_interval(hits, len(bounded))
        parts.append(f"{surroundings}, {percent(hits / len(bounded))} of {len(bounded)} (95% range {percent(low)} – {percent(high)})")
    return f"The noise floor of the same studies, another comparison of a program with itself, holds 1 in: {'; '.join(parts)}."


def coverage_target(condition, studies, truth):
    hits = sum(holds(interval(study, condition), truth) for study in studies)
    low, high = COVERAGE_GOAL
    return Target(f"ratio {condition.factor:.2f}: the 95% interval holds the truth in {percent(low, 0)} – {percent(high, 0)} of studies",
                  f"{percent(hits / len(studies))} of {len(studies)}", low <= hits / len(studies) <= high)


def false_verdict_target(condition, studies):
    wrong = sum(study.ratio(condition.candidate, BASE)["verdict"] in ("faster", "slower") for study in studies)
    return Target(f"identical programs called different in at most {percent(FALSE_VERDICT_GOAL, 0)} of studies, {condition.surroundings}",
                  f"{percent(wrong / len(studies))} of {len(studies)}", wrong / len(studies) <= FALSE_VERDICT_GOAL)
