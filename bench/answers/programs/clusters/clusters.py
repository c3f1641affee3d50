"""Finds groups of points (Lloyd 1982): python3 clusters.py points.txt"""
import sys


def distance(a: list[float], b: list[float]) -> float:
    """Squared distance."""
    total = 0.0
    for x, y in zip(a, b):
        total += (x - y) * (x - y)
    return total


def nearest(point: list[float], centres: list[list[float]]) -> int:
    best, least = 0, distance(point, centres[0])
    for i in range(1, len(centres)):
        away = distance(point, centres[i])
        if away < least:
            best, least = i, away
    return best


def centre(points: list[list[float]]) -> list[float]:
    sums = [0.0] * len(points[0])
    for point in points:
        for i, x in enumerate(point):
            sums[i] += x
    return [x / len(points) for x in sums]


def first_centres(points: list[list[float]], count: int) -> list[list[float]]:
    """Far from each other: each the point farthest from those chosen."""
    chosen = [points[0]]
    while len(chosen) < count:
        far, most = points[0], -1.0
        for point in points:
            away = min(distance(point, x) for x in chosen)
            if away > most:
                far, most = point, away
        chosen.append(far)
    return chosen


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        points = [[float(x) for x in line.split()] for line in file]
    centres = first_centres(points, 8)
    for turn in range(12):
        groups = [[] for _ in centres]
        for point in points:
            groups[nearest(point, centres)].append(point)
        moved = [centre(group) if group else old for group, old in zip(groups, centres)]
        if moved == centres:
            break
        centres = moved
    for group, place in sorted(zip(map(len, groups), centres)):
        print(group, " ".join("%.3f" % x for x in place))


main()
