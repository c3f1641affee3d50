"""Spectral norm of an infinite matrix, its upper left corner of n rows."""
from math import sqrt


def entry(i: int, j: int) -> float:
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector: list[float], transposed: bool) -> list[float]:
    result = []
    for i in range(len(vector)):
        total = 0.0
        for j in range(len(vector)):
            if transposed:
                total += entry(j, i) * vector[j]
            else:
                total += entry(i, j) * vector[j]
        result.append(total)
    return result


def spectral_norm(n: int) -> float:
    u = [1.0] * n
    v = u
    for _ in range(10):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    uv = 0.0
    vv = 0.0
    for i in range(n):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    return sqrt(uv / vv)


# -- inputs and driver --
SIZE, SMALL = 60, 4


def inputs(seed, size):
    return (size + seed % 7,)


if __name__ == "__main__":
    for seed in range(7):
        spectral_norm(*inputs(seed, SMALL))
