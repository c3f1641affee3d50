"""Classifies samples with a small neural network: main.py NETWORK. Each answer is the class and how sure it is."""

import sys

import numpy as np
from sklearn.neural_network import MLPClassifier

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
    network = MLPClassifier(hidden_layer_sizes=(HIDDEN,), random_state=0)
    # One step of training gives the network its shape; the weights are those of the file.
    network.partial_fit(samples[:1], [0], classes=range(second.shape[1]))
    network.coefs_, network.intercepts_ = [first[:-1], second[:-1]], [first[-1], second[-1]]
    show(network.predict_proba(samples))


main(sys.argv[1])
