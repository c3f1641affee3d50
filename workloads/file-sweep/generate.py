"""A listing of n files: generate.py N SEED. A line is `size seconds path`; some lines are damaged."""

import sys
from random import Random

FOLDERS = ["src", "docs", "build", "data", "old", "tests", "vendor", ".cache", "logs", "tmp"]
NAMES = ["main", "index", "report", "README", "util", "photo", "backup", "config", "notes", ".profile", "archive.tar"]
ENDINGS = ["", ".py", ".rs", ".c", ".md", ".txt", ".json", ".gz", ".log", ".PNG"]


def main(count, seed):
    random = Random(seed)

    def pick(items):
        return items[int(random.random() * len(items))]

    for _ in range(count):
        folder = "/".join(pick(FOLDERS) for _ in range(1 + int(random.random() * 5)))
        name = pick(NAMES) + ("%d" % int(random.random() ** 3 * 50) if random.random() < 0.7 else "") + pick(ENDINGS)
        size = int(random.random() ** 8 * 1e9) if random.random() > 0.03 else 0
        when = 1600000000 + int(random.random() * 160000000)
        damage = random.random()
        print(folder if damage < 0.003 else "%d %d %s/%s" % (size, when, folder, name))


main(int(sys.argv[1]), int(sys.argv[2]))
