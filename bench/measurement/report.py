"""Markdown pieces of the result."""
import sys
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Target:
    """One goal with what was measured; `met` is None where that is too little to judge by."""
    goal: str
    measured: str
    met: bool | None

    def row(self):
        return [self.goal, self.measured, {True: "yes", False: "**no**", None: "too few to judge"}[self.met]]


@dataclass(frozen=True)
class Section:
    title: str
    text: str
    targets: list


def table(header, rows):
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def percent(share, digits=1):
    return f"{share * 100:.{digits}f}%"


class Progress:
    """Steps done and time left, on stderr."""

    def __init__(self, what, steps):
        self.what, self.steps, self.done, self.start = what, steps, 0, time.monotonic()

    def step(self):
        self.done += 1
        left = (time.monotonic() - self.start) / self.done * (self.steps - self.done)
        end = "\n" if self.done == self.steps else ""
        print(f"\r{self.what}: {self.done} of {self.steps}, {left:.0f} s left   ", end=end, file=sys.stderr, flush=True)
