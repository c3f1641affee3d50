"""Lloyd's k-means from the first points as centres, a fixed number of rounds at most; ties go to the first centre."""

import sys

import numpy as np

import points as data


def squared_distances(points, centres):
    return ((points[:, np.newaxis, :] - centres) ** 2).sum(axis=2)


def means(points, labels, centres):
    sizes = np.bincount(labels, minlength=len(centres))
    sums = np.stack([np.bincount(labels, weights=column, minlength=len(centres)) for column in points.T], axis=1)
    return np.where(sizes[:, np.newaxis] > 0, sums / np.maximum(sizes, 1)[:, np.newaxis], centres)


def cluster(points, centres, rounds):
    labels = None
    for _ in range(rounds):
        before, labels = labels, squared_distances(points, centres).argmin(axis=1)
        centres = means(points, labels, centres)
        if before is not None and np.array_equal(labels, before):
            break
    return centres


def main(path):
    clusters, rounds, rows, malformed = data.read(path)
    if not rows:
        data.report(0, malformed, [], [], 0.0)
        return
    points = np.array(rows)
    centres = cluster(points, points[:clusters], rounds)
    distances = squared_distances(points, centres)
    sizes = np.bincount(distances.argmin(axis=1), minlength=clusters)
    data.report(len(points), malformed, centres, sizes, distances.min(axis=1).sum())


main(sys.argv[1])
