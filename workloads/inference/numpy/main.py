"""Classifies samples with a small neural network: main.py NETWORK. Each answer is the class and how sure it is."""

import sys

import numpy as np

INPUTS, HIDDEN = 64, 48


def read(file):
    """Weights and added rows of both layers, and the samples."""
    with open(file, "rb") as lines:
        rows = [line.split() for line in lines]
    first, second = np.array(rows[: INPUTS + 1], float), np.array(rows[INPUTS + 1 : INPUTS + HIDDEN + 2], float)
    return first, second, np.array(rows[INPUTS + HIDDEN + 2 :], float)


def show(sure):
    for best, row in zip(sure.argmax(axis=1).tolist(), sure.max(axis=1).tolist()):
        print("%d %.6f" % (best, row))


def main(file):
    first, second, samples = read(file)
    hidden = np.maximum(samples @ first[:-1] + first[-1], 0)
    scores = hidden @ second[:-1] + second[-1]
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    show(powers / powers.sum(axis=1, keepdims=True))


main(sys.argv[1])
