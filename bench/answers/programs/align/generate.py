"""Writes pairs of related sequences: generate.py N SEED > pairs.txt, N letters each."""
import random
import sys


def main():
    length, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for _ in range(4):
        first = draw.choices("ACGT", k=length)
        second = []
        for letter in first:
            chance = draw.random()
            if chance < 0.05:
                continue
            second.append(draw.choice("ACGT") if chance < 0.15 else letter)
            if chance > 0.97:
                second.append(draw.choice("ACGT"))
        print("".join(first), "".join(second))


main()
