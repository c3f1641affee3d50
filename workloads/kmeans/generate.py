"""Points around eight centres in eight dimensions: generate.py N SEED. First line `clusters rounds`, then a point per line."""

import sys
from random import Random

CLUSTERS, DIMENSIONS, ROUNDS = 8, 8, 10


def main(count, seed):
    random = Random(seed)
    centres = [[random.random() * 100 for _ in range(DIMENSIONS)] for _ in range(CLUSTERS)]
    print(CLUSTERS, ROUNDS)
    for i in range(count):
        # The first points are one of each cluster, and seed the search; sums of uniforms are close to normal.
        centre = centres[i if i < CLUSTERS else int(random.random() * CLUSTERS)]
        print(" ".join("%.3f" % (x + 60 * (random.random() + random.random() + random.random() - 1.5)) for x in centre))


main(int(sys.argv[1]), int(sys.argv[2]))
