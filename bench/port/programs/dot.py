"""Dot product of two lists."""
import random


def dot(xs: list[float], ys: list[float]) -> float:
    total = 0.0
    for x, y in zip(xs, ys):
        total += x * y
    return total


# -- inputs and driver --
SIZE, SMALL = 500000, 5


def inputs(seed, size):
    draw = random.Random(seed)
    return tuple([draw.uniform(-1, 1) for _ in range(size)] for _ in range(2))


if __name__ == "__main__":
    for seed in range(12):
        dot(*inputs(seed, SMALL + seed))
