# cython: language_level=3, boundscheck=False, wraparound=False
from libc.math cimport sqrt
from libc.stdlib cimport free, malloc


def nbody(list bodies, long steps, double dt):
    cdef int count = len(bodies), i, j, k
    cdef double *values = <double *>malloc(7 * count * sizeof(double))
    cdef double *first
    cdef double *second
    cdef double dx, dy, dz, square, pull, ours, theirs, energy = 0.0
    cdef list body
    cdef long step
    try:
        for i in range(count):
            body = bodies[i]
            for k in range(7):
                values[7 * i + k] = body[k]
        for step in range(steps):
            for i in range(count):
                first = values + 7 * i
                for j in range(i + 1, count):
                    second = values + 7 * j
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
                first = values + 7 * i
                first[0] += dt * first[3]
                first[1] += dt * first[4]
                first[2] += dt * first[5]
        for i in range(count):
            first = values + 7 * i
            energy += 0.5 * first[6] * (first[3] * first[3] + first[4] * first[4] + first[5] * first[5])
            for j in range(i + 1, count):
                second = values + 7 * j
                dx = first[0] - second[0]
                dy = first[1] - second[1]
                dz = first[2] - second[2]
                energy -= first[6] * second[6] / sqrt(dx * dx + dy * dy + dz * dz)
        for i in range(count):
            body = bodies[i]
            for k in range(6):
                body[k] = values[7 * i + k]
    finally:
        free(values)
    return energy
