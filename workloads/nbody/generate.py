"""Writes an N-body input to stdout: 80 bodies, n steps.

First line: steps, time step, softening; then one body per line: mass, position, velocity. The bodies fill a unit sphere
evenly, their total mass is about 1, and their random velocities balance gravity (G = 1), so that the cluster neither
collapses nor flies apart.
Usage: generate.py n seed
"""
import random
import sys

BODIES = 80
TIME_STEP = 0.0005
SOFTENING = 0.1


def point_in_unit_ball(rng):
    while True:
        point = [2.0 * rng.random() - 1.0 for _ in range(3)]
        if sum(c * c for c in point) <= 1.0:
            return point


def main():
    steps, seed = int(sys.argv[1]), int(sys.argv[2])
    rng = random.Random(seed)
    print(steps, TIME_STEP, SOFTENING)
    for _ in range(BODIES):
        mass = (0.5 + rng.random()) / BODIES
        values = [mass] + point_in_unit_ball(rng) + point_in_unit_ball(rng)
        print(" ".join("%.12f" % value for value in values))


if __name__ == "__main__":
    main()
