"""A world and its frames: generate.py FRAMES SEED. The first line holds `x y vx vy` of every entity, each other line a push `dx dy`."""

import sys
from random import Random

ENTITIES, WORLD, FASTEST = 4000, 65536, 160


def main(frames, seed):
    random = Random(seed)

    def below(limit):
        return int(random.random() * limit)

    world = []
    for _ in range(ENTITIES):
        world += [below(WORLD), below(WORLD), below(2 * FASTEST + 1) - FASTEST, below(2 * FASTEST + 1) - FASTEST]
    print(*world)
    for _ in range(frames):
        print(below(9) - 4, below(9) - 4)


main(int(sys.argv[1]), int(sys.argv[2]))
