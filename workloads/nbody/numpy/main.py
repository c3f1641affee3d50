"""Gravitational N-body problem (G = 1, softened), velocity Verlet, vectorised over all pairs.

Input: first line `steps dt softening`, then one body per line, `mass x y z vx vy vz`, fields separated by white space,
plain decimal numbers of magnitude 1e9 at most. Blank lines are skipped, other lines counted as malformed. A malformed
first line counts too and stands for `0 0.001 0.1`; softening below 0.001 makes it malformed.

Output: `bodies`, `malformed`, `steps`, `energy_start`, `energy_end`, then `body <index> <x> <y> <z>` of the first eight
bodies after the last step.
"""
import sys

import numpy as np

from bodies import print_result, read_system


def separations(position, softening2):
    """Vectors from body i to body j, shape (3, N, N), and their softened squared lengths, shape (N, N)."""
    vectors = position[:, None, :] - position[:, :, None]
    return vectors, np.einsum("kij,kij->ij", vectors, vectors) + softening2


def accelerations(masses, position, softening2):
    """Shape (3, N). A body's pull on itself is zero, since the vector is."""
    vectors, d2 = separations(position, softening2)
    return np.einsum("kij,ij->ki", vectors, masses / (d2 * np.sqrt(d2)))


def integrate(masses, position, velocity, steps, dt, softening2):
    """Moves `position` and `velocity`, both of shape (3, N), in place."""
    half = 0.5 * dt
    acceleration = accelerations(masses, position, softening2)
    for _ in range(steps):
        velocity += half * acceleration
        position += dt * velocity
        acceleration = accelerations(masses, position, softening2)
        velocity += half * acceleration


def energy(masses, position, velocity, softening2):
    _, d2 = separations(position, softening2)
    pair_energies = np.outer(masses, masses) / np.sqrt(d2)
    kinetic = 0.5 * (masses * velocity * velocity).sum()
    return kinetic - np.triu(pair_energies, 1).sum()


def main():
    (steps, dt, softening), bodies, malformed = read_system(sys.argv[1])
    columns = np.array(bodies, dtype=float).reshape(-1, 7).T.copy()
    masses, position, velocity = columns[0], columns[1:4], columns[4:]
    softening2 = softening * softening
    energy_start = energy(masses, position, velocity, softening2)
    integrate(masses, position, velocity, steps, dt, softening2)
    energy_end = energy(masses, position, velocity, softening2)
    print_result(len(bodies), malformed, steps, energy_start, energy_end, position.T)


if __name__ == "__main__":
    main()
