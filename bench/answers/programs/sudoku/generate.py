"""Writes puzzles: generate.py N SEED > puzzles.txt, N Sudokus with about 27 numbers, some of them with several solutions."""
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for _ in range(count):
        rows = [3 * band + x for band in draw.sample(range(3), 3) for x in draw.sample(range(3), 3)]
        columns = [3 * band + x for band in draw.sample(range(3), 3) for x in draw.sample(range(3), 3)]
        digits = draw.sample("123456789", 9)
        full = [digits[(3 * (r % 3) + r // 3 + c) % 9] for r in rows for c in columns]
        shown = set(draw.sample(range(81), 27))
        print("".join(x if i in shown else "." for i, x in enumerate(full)))


main()
