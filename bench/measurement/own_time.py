"""What the tool itself takes: between the trials of a study, and in the launcher per trial."""
import re
import subprocess
import sys
from statistics import median

from report import Progress, Section, Target, percent, table
from tool import HOME
from work import BASE, Work

TRIAL_SECONDS = 0.050
SHARE_GOAL = 0.05
NEVER = 0.00001  # a precision that is not reached, so that the budget ends the study
BUDGETS, FEW_BUDGETS = (6, 6, 6, 6, 6, 24), (6,)  # seconds
ABOUT = f"""\
Two candidates of {TRIAL_SECONDS * 1000:.0f} ms. From the start of the first measured trial to the end of the last (noise floor,
main size), the part in which no trial ran: pipes, judging outputs, the store, the statistics of the stop rule. And the part of the
whole command, start and checks included, in which no trial ran."""
LAUNCHER_BENCHMARK = HOME / "bench" / "launcher" / "run.py"


def run(lab, budgets):
    """Studies that their budget ends; longer ones show whether the share grows with the number of trials."""
    rounds = Work.lasting(lab, TRIAL_SECONDS).rounds
    workload = lab.workload("own-time", "spin.c", {BASE: [rounds], "same": [rounds]})
    lab.weigh(workload, [BASE, "same"], 0, 0.5, 1)
    progress, studies = Progress("own time", len(budgets)), []
    for seed, seconds in enumerate(budgets):
        studies.append(lab.weigh(workload, [BASE, "same"], seed, NEVER, seconds))
        progress.step()
    shares = [share_between(study) for study in studies]
    rows = [row(study, share) for study, share in zip(studies, shares)]
    header = ["measured trials", "median wall of a trial, ms", "between trials", "µs per trial", "of the whole command"]
    goal = f"own time between trials under {percent(SHARE_GOAL, 0)} of a study whose trials take {TRIAL_SECONDS * 1000:.0f} ms"
    return Section("The tool's own time", f"{ABOUT}\n\n{table(header, rows)}", [
        Target(goal, f"at most {percent(max(shares))}", max(shares) < SHARE_GOAL)])


def share_between(study):
    first, last = study.measured()[0], study.measured()[-1]
    span = last.started + last.wall - first.started
    return 1 - sum(t.wall for t in study.measured()) / span


def row(study, share):
    walls = [t.wall for t in study.measured()]
    per_trial = sum(walls) * share / (1 - share) / len(walls)
    ran = sum(t.wall for t in study.trials if t.phase != "build")
    return [len(walls), f"{median(walls) * 1000:.1f}", percent(share, 2), f"{per_trial * 1e6:.0f}", percent(1 - ran / study.seconds)]


def launcher():
    """The launcher's own benchmark beside this one: cost per trial against a bare loop of posix_spawn and wait4."""
    print("launcher: half a minute", file=sys.stderr)
    done = subprocess.run([sys.executable, LAUNCHER_BENCHMARK], stdout=subprocess.PIPE, text=True)
    cost = next((line for line in done.stdout.splitlines() if line.startswith("Target: round trip")), None)
    if cost is None:
        sys.exit(f"{LAUNCHER_BENCHMARK} failed with exit code {done.returncode}")
    goal = "launcher cost per trial within 1.2× of a bare C `posix_spawn` + `wait4` loop"
    measured = f"{max(used_ratios(done.stdout)):.2f}× (worst program, median of rounds)"
    text = re.sub("^## ", "### ", done.stdout.strip(), flags=re.MULTILINE)
    return Section("The launcher", text, [Target(goal, measured, cost.endswith(": met."))])


def used_ratios(tables):
    """Round trips over the bare loop, of the method that the launcher uses here."""
    method = re.search(r"Method in use: (\w+)", tables)[1]
    return [float(x) for x in re.findall(rf"launcher, {method}, round trip \| [\d.]+ \| ([\d.]+)", tables)]
