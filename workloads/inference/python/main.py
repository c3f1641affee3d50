"""Classifies samples with a small neural network: main.py NETWORK. Each answer is the class and how sure it is."""

import math
import sys
from operator import mul

INPUTS, HIDDEN = 64, 48


def layer(rows):
    """Rows of weights by input, and the last row that is added, as one tuple of weights per output."""
    return list(zip(*rows[:-1])), rows[-1]


def classify(sample, hidden, output):
    weights, added = hidden
    values = [max(0.0, sum(map(mul, sample, column)) + extra) for column, extra in zip(weights, added)]
    weights, added = output
    scores = [sum(map(mul, values, column)) + extra for column, extra in zip(weights, added)]
    highest = max(scores)
    return scores.index(highest), 1 / sum(math.exp(x - highest) for x in scores)


def main(file):
    with open(file, encoding="ascii") as lines:
        rows = [list(map(float, line.split())) for line in lines]
    hidden = layer(rows[: INPUTS + 1])
    output = layer(rows[INPUTS + 1 : INPUTS + HIDDEN + 2])
    for sample in rows[INPUTS + HIDDEN + 2 :]:
        print("%d %.6f" % classify(sample, hidden, output))


main(sys.argv[1])
