"""Ratios from blocks: medians with intervals that assume nothing about the noise."""
import math
import random
from statistics import median

RESAMPLES = 2000


def interval(values, confidence=0.95):
    """The narrowest pair of order statistics that holds the median with at least this confidence (sign test); the range if too few."""
    values = sorted(values)
    n = len(values)
    # tail = P(fewer than k+1 of n values below the median)
    tail, k = 0.0, 0
    while k < n // 2:
        tail += math.comb(n, k) / 2 ** n
        if 2 * tail > 1 - confidence:
            break
        k += 1
    cut = max(k - 1, 0)
    return values[cut], values[n - 1 - cut]


def ratio(above, below):
    """Median of the ratios within blocks, and its interval."""
    ratios = [a / b for a, b in zip(above, below)]
    return median(ratios), *interval(ratios)


def geometric(pairs, seed=1):
    """Geometric mean over programs of the median ratios, with a percentile interval from resampled blocks."""
    pairs = list(pairs)
    if not pairs:
        return None
    draw = random.Random(seed)
    ratios = [[a / b for a, b in zip(above, below)] for above, below in pairs]
    blocks = len(ratios[0])
    means = []
    for _ in range(RESAMPLES):
        chosen = [draw.randrange(blocks) for _ in range(blocks)]
        means.append(mean([median([row[i] for i in chosen]) for row in ratios]))
    means.sort()
    return mean([median(row) for row in ratios]), means[int(0.025 * RESAMPLES)], means[int(0.975 * RESAMPLES)]


def mean(values):
    return math.exp(sum(map(math.log, values)) / len(values))
