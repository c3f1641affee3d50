"""Programs with a known ratio: the same loop, so many times more rounds."""
import subprocess
import time
from dataclasses import dataclass
from statistics import median

BASE = "base"
FACTORS = {"same": 1.00, "r102": 1.02, "r110": 1.10, "r200": 2.00}
ZERO = "zero"


@dataclass(frozen=True)
class Work:
    """How many rounds the base does, and the compiled program for whom is not the tool."""
    binary: str
    rounds: int

    @staticmethod
    def lasting(lab, seconds):
        """Work that takes so long here, start-up not counted."""
        binary = lab.compile("spin.c", "-static")
        probe = 10_000_000
        return Work(binary, round(probe * seconds / (fastest(binary, probe) - fastest(binary, 0))))

    def command(self, name):
        return [self.binary, *map(str, self.commands()[name])]

    def commands(self):
        """Names of candidates and their arguments. All names are equally long: paths are part of a process's memory."""
        factors = {BASE: 1.0, **FACTORS, ZERO: 0.0}
        return {name: [round(self.rounds * factor)] for name, factor in factors.items()}


def true_ratio(factor, startup, base):
    """Ratio of whole run times where only the work beyond start-up is multiplied; times in seconds."""
    return (startup + factor * (base - startup)) / base


def fastest(binary, rounds, repeats=7):
    return min(timed([binary, str(rounds)]) for _ in range(repeats))


def timed(command):
    start = time.perf_counter()
    subprocess.run(command, check=True)
    return time.perf_counter() - start


def typical_startup(studies):
    """Median wall time of the program that does no work."""
    return median(wall for study in studies for wall in study.walls(ZERO))
