"""Product of two matrices that are lists of rows."""
import random


def matmul(a: list[list[float]], b: list[list[float]]) -> list[list[float]]:
    size = len(b)
    width = len(b[0])
    result = []
    for row in a:
        out = []
        for j in range(width):
            total = 0.0
            for k in range(size):
                total += row[k] * b[k][j]
            out.append(total)
        result.append(out)
    return result


# -- inputs and driver --
SIZE, SMALL = 75, 3


def inputs(seed, size):
    draw = random.Random(seed)
    rows, inner, width = size, size + seed % 3, size - seed % 2
    return tuple([[draw.uniform(-1, 1) for _ in range(n)] for _ in range(m)] for m, n in ((rows, inner), (inner, width)))


if __name__ == "__main__":
    for seed in range(12):
        matmul(*inputs(seed, SMALL))
