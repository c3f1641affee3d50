"""A small neural network and samples for it: generate.py SAMPLES SEED. First the weights, one row a line, then one sample a line."""

import sys
from random import Random

LAYERS = [64, 48, 10]


def main(count, seed):
    random = Random(seed)

    def row(length, scale):
        return " ".join(f"{(random.random() * 2 - 1) * scale:.6f}" for _ in range(length))

    # For each layer: the weights from every input to all outputs, then what is added to the outputs.
    for width, following in zip(LAYERS, LAYERS[1:]):
        for _ in range(width + 1):
            print(row(following, 0.5))
    for _ in range(count):
        print(row(LAYERS[0], 1))


main(int(sys.argv[1]), int(sys.argv[2]))
