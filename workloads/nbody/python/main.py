"""Gravitational N-body problem (G = 1, softened), velocity Verlet.

Input: first line `steps dt softening`, then one body per line, `mass x y z vx vy vz`, fields separated by white space,
plain decimal numbers of magnitude 1e9 at most. Blank lines are skipped, other lines counted as malformed. A malformed
first line counts too and stands for `0 0.001 0.1`; softening below 0.001 makes it malformed.

Output: `bodies`, `malformed`, `steps`, `energy_start`, `energy_end`, then `body <index> <x> <y> <z>` of the first eight
bodies after the last step.
"""
import sys
from math import sqrt

from bodies import print_result, read_system


def accelerations(masses, xs, ys, zs, softening2):
    """Each pair once; the force on one is the opposite of the force on the other."""
    count = len(masses)
    ax, ay, az = [0.0] * count, [0.0] * count, [0.0] * count
    for i in range(count):
        mi, xi, yi, zi = masses[i], xs[i], ys[i], zs[i]
        axi, ayi, azi = ax[i], ay[i], az[i]
        for j in range(i + 1, count):
            dx = xs[j] - xi
            dy = ys[j] - yi
            dz = zs[j] - zi
            d2 = dx * dx + dy * dy + dz * dz + softening2
            inverse = 1.0 / (d2 * sqrt(d2))
            toward = masses[j] * inverse
            axi += dx * toward
            ayi += dy * toward
            azi += dz * toward
            back = mi * inverse
            ax[j] -= dx * back
            ay[j] -= dy * back
            az[j] -= dz * back
        ax[i], ay[i], az[i] = axi, ayi, azi
    return ax, ay, az


def add_scaled(values, rates, factor):
    return [value + factor * rate for value, rate in zip(values, rates)]


def integrate(masses, position, velocity, steps, dt, softening2):
    """Positions and velocities, each as three lists of coordinates, after the last step."""
    half = 0.5 * dt
    acceleration = accelerations(masses, *position, softening2)
    for _ in range(steps):
        velocity = [add_scaled(v, a, half) for v, a in zip(velocity, acceleration)]
        position = [add_scaled(x, v, dt) for x, v in zip(position, velocity)]
        acceleration = accelerations(masses, *position, softening2)
        velocity = [add_scaled(v, a, half) for v, a in zip(velocity, acceleration)]
    return position, velocity


def energy(masses, position, velocity, softening2):
    kinetic = potential = 0.0
    bodies = list(zip(masses, *position))
    for i, ((mi, xi, yi, zi), (vx, vy, vz)) in enumerate(zip(bodies, zip(*velocity))):
        kinetic += 0.5 * mi * (vx * vx + vy * vy + vz * vz)
        for mj, xj, yj, zj in bodies[i + 1:]:
            dx, dy, dz = xj - xi, yj - yi, zj - zi
            potential -= mi * mj / sqrt(dx * dx + dy * dy + dz * dz + softening2)
    return kinetic + potential


def main():
    (steps, dt, softening), bodies, malformed = read_system(sys.argv[1])
    columns = [list(column) for column in zip(*bodies)] or [[]] * 7
    masses, position, velocity = columns[0], columns[1:4], columns[4:]
    softening2 = softening * softening
    energy_start = energy(masses, position, velocity, softening2)
    position, velocity = integrate(masses, position, velocity, steps, dt, softening2)
    energy_end = energy(masses, position, velocity, softening2)
    print_result(len(bodies), malformed, steps, energy_start, energy_end, list(zip(*position)))


if __name__ == "__main__":
    main()
