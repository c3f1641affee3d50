"""N-body: five to nine bodies attract each other; positions and speeds change in place."""
import random
from math import sqrt


def nbody(bodies: list[list[float]], steps: int, dt: float) -> float:
    """Moves the bodies [x, y, z, vx, vy, vz, mass] and gives their energy."""
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
        for body in bodies:
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


# -- inputs and driver --
SIZE, SMALL = 2500, 20
CHANGES = True


def inputs(seed, size):
    draw = random.Random(seed)
    bodies = [[draw.uniform(-30, 30) for _ in range(3)] + [draw.uniform(-3, 3) for _ in range(3)] + [draw.uniform(0.01, 40)]
              for _ in range(5 + seed % 5)]
    return bodies, size, 0.01


if __name__ == "__main__":
    for seed in range(20):
        nbody(*inputs(seed, SMALL))
