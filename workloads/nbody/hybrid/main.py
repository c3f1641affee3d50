"""Gravitational N-body problem (G = 1, softened), velocity Verlet: Python reads and prints, Rust integrates.

Input: first line `steps dt softening`, then one body per line, `mass x y z vx vy vz`, fields separated by white space,
plain decimal numbers of magnitude 1e9 at most. Blank lines are skipped, other lines counted as malformed. A malformed
first line counts too and stands for `0 0.001 0.1`; softening below 0.001 makes it malformed.

Output: `bodies`, `malformed`, `steps`, `energy_start`, `energy_end`, then `body <index> <x> <y> <z>` of the first eight
bodies after the last step.
"""
import sys

from bodies import print_result, read_system
from nbody_core import integrate


def main():
    (steps, dt, softening), bodies, malformed = read_system(sys.argv[1])
    energy_start, energy_end, positions = integrate(bodies, steps, dt, softening)
    print_result(len(bodies), malformed, steps, energy_start, energy_end, positions)


if __name__ == "__main__":
    main()
