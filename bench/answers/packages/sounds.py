"""Which names of a register sound alike (jellyfish, its pure Python side): sounds.py [NAMES]"""
import random
import sys
from collections import Counter

from jellyfish import _jellyfish as jellyfish

PARTS = "mac rob kni ght sch mid phe tz wil son ber ger stein ough der ley".split()


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 40000
    dice = random.Random(6)
    names = ["".join(dice.choice(PARTS) for _ in range(dice.randrange(2, 5))) for _ in range(size)]
    sounds = Counter(jellyfish.metaphone(name) for name in names)
    codes = Counter(jellyfish.soundex(name) for name in names)
    ratings = Counter(jellyfish.match_rating_codex(name) for name in names)
    print(size, len(sounds), len(codes), len(ratings))
    for sound, count in sorted(sounds.items(), key=lambda x: (-x[1], x[0]))[:5]:
        print(sound, count)
    print(sum(jellyfish.levenshtein_distance(a, b) for a, b in zip(names, names[1:])))


if __name__ == "__main__":
    main()
