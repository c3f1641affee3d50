"""Lloyd's k-means from the first points as centres, a fixed number of rounds at most; ties go to the first centre."""

import sys
from operator import mul, sub

import points as data


def squared_distance(a, b):
    difference = list(map(sub, a, b))
    return sum(map(mul, difference, difference))


def nearest(point, centres):
    distances = [squared_distance(point, centre) for centre in centres]
    least = min(distances)
    return distances.index(least), least


def means(points, labels, centres):
    members = [[] for _ in centres]
    for point, label in zip(points, labels):
        members[label].append(point)
    return [[sum(column) / len(group) for column in zip(*group)] if group else centre for group, centre in zip(members, centres)]


def cluster(points, centres, rounds):
    labels = None
    for _ in range(rounds):
        before, labels = labels, [nearest(point, centres)[0] for point in points]
        centres = means(points, labels, centres)
        if labels == before:
            break
    return centres


def main(path):
    clusters, rounds, points, malformed = data.read(path)
    centres = cluster(points, points[:clusters], rounds)
    found = [nearest(point, centres) for point in points]
    sizes = [0] * clusters
    for label, _ in found:
        sizes[label] += 1
    data.report(len(points), malformed, centres, sizes, sum(distance for _, distance in found))


main(sys.argv[1])
