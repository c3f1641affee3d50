"""Programs whose ratio of run times is known: the same loop with so many times more rounds."""
import subprocess
import time
from dataclasses import dataclass
from statistics import median

BASE = "base"
FACTORS = {"same": 1.00, "r102": 1.02, "r110": 1.10, "r200": 2.00}
HALF, TRIPLE = "r050", "r300"
PROBE_ROUNDS = 10_000_000


@dataclass(frozen=True)
class Work:
    """The compiled loop, for whom is not the tool, and how many rounds the base does."""
    binary: str
    rounds: int

    @staticmethod
    def lasting(lab, seconds):
        """Work that takes so long here, start-up not counted."""
        binary = lab.compile("spin.c", "-static")
        return Work(binary, round(PROBE_ROUNDS * seconds / (fastest(binary, PROBE_ROUNDS) - fastest(binary, 0))))

    def command(self, name):
        return [self.binary, *map(str, self.commands()[name])]

    def commands(self):
        """Names of candidates and their arguments. All names are equally long: paths are part of a process's memory."""
        factors = {BASE: 1.0, HALF: 0.5, TRIPLE: 3.0, **FACTORS}
        return {name: [round(self.rounds * factor)] for name, factor in factors.items()}


def line_slope(studies):
    """
    How much the ratio of run times to the base grows per unit of the factor: less than 1, as start-up is not multiplied.

    Measured with half and triple the work, which are not among the ratios that are tested. The time of a run without any work would be
    too small a measure of start-up: the fixed part of runs of some milliseconds was 0.15 ms longer where this was written.
    """
    return median((study.ratio(TRIPLE, BASE)["value"] - study.ratio(HALF, BASE)["value"]) / 2.5 for study in studies)


def true_ratio(factor, slope):
    return 1 + (factor - 1) * slope


def fastest(binary, rounds, repeats=7):
    return min(timed([binary, str(rounds)]) for _ in range(repeats))


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start
