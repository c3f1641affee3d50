"""Which names of a list are spelt alike (textdistance, without its compiled helpers): names.py [NAMES]"""
import random
import sys

import textdistance

PARTS = "ma ri an jo ha nn el ka th er in ste fa no li sa be ro to mi".split()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 260
    dice = random.Random(5)
    names = ["".join(dice.choice(PARTS) for _ in range(dice.randrange(2, 6))) for _ in range(size)]
    edits = textdistance.DamerauLevenshtein(external=False)
    alike = textdistance.JaroWinkler(external=False)
    near, best = 0, (0.0, "", "")
    for i, a in enumerate(names):
        for b in names[:i]:
            near += edits(a, b) <= 3
            if a != b:
                best = max(best, (round(alike(a, b), 9), a, b))
    print(size, near, *best)


if __name__ == "__main__":
    main()
