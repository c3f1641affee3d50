import numpy
from numba import njit
from math import sqrt


@njit(error_model="python")
def advance(bodies, steps, dt):
    count = len(bodies)
    for _ in range(steps):
        for i in range(count):
            first = bodies[i]
            for j in range(i + 1, count):
                second = bodies[j]
                dx = first[0] - second[0]
                dy = first[1] - second[1]
                dz = first[2] - second[2]
                square = dx * dx + dy * dy + dz * dz
                pull = dt / (square * sqrt(square))
                ours = first[6] * pull
                theirs = second[6] * pull
                first[3] -= dx * theirs
                first[4] -= dy * theirs
                first[5] -= dz * theirs
                second[3] += dx * ours
                second[4] += dy * ours
                second[5] += dz * ours
        for i in range(count):
            body = bodies[i]
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]
    energy = 0.0
    for i in range(count):
        first = bodies[i]
        energy += 0.5 * first[6] * (first[3] * first[3] + first[4] * first[4] + first[5] * first[5])
        for j in range(i + 1, count):
            second = bodies[j]
            dx = first[0] - second[0]
            dy = first[1] - second[1]
            dz = first[2] - second[2]
            energy -= first[6] * second[6] / sqrt(dx * dx + dy * dy + dz * dz)
    return energy


def nbody(bodies, steps, dt):
    values = numpy.array(bodies)
    energy = advance(values, steps, dt)
    for body, row in zip(bodies, values.tolist()):
        body[:] = row
    return energy
