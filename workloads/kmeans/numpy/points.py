"""Reads points: first line `clusters rounds`, then one point per line, plain decimal numbers separated by blanks.

The first point sets the number of dimensions. Other lines are malformed and counted; a malformed first line stands for `8 10`.
"""

import re

HEADER = re.compile(r"([1-9]\d{0,2}) ([1-9]\d{0,2})\s*")
NUMBER = r"-?\d{1,9}(?:\.\d{1,9})?"
POINT = re.compile(rf"{NUMBER}(?: {NUMBER})*\s*")


def read(path):
    """Clusters, rounds, points as lists of floats, and the number of malformed lines."""
    with open(path, encoding="latin-1", newline="\n") as file:
        header = HEADER.fullmatch(next(file, ""))
        clusters, rounds = map(int, header.groups()) if header else (8, 10)
        malformed = 0 if header else 1
        points = []
        for line in file:
            point = [float(x) for x in line.split()] if POINT.fullmatch(line) else []
            if point and (not points or len(point) == len(points[0])):
                points.append(point)
            else:
                malformed += 1
    return min(clusters, len(points)), rounds, points, malformed


def report(points, malformed, centres, sizes, inertia):
    print("points", points)
    print("malformed", malformed)
    print(f"inertia {inertia:.6f}")
    for size, centre in zip(sizes, centres):
        print("cluster", size, *(f"{x:.9f}" for x in centre))
