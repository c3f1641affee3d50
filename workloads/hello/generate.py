"""Names, one per line: generate.py N SEED."""

import sys
from random import Random

FIRST = ["Ada", "Alan", "Barbara", "Edsger", "Grace", "Guido", "Graydon", "Katherine", "Niklaus", "Tony"]
LAST = ["Allen", "Dijkstra", "Hoare", "Hopper", "Johnson", "Liskov", "Lovelace", "Turing", "Wirth"]


def main(count, seed):
    random = Random(seed)
    for _ in range(count):
        print(FIRST[int(random.random() * len(FIRST))], LAST[int(random.random() * len(LAST))])


main(int(sys.argv[1]), int(sys.argv[2]))
