"""Levenshtein: the fewest insertions, deletions and replacements between two words."""
import random


def levenshtein(a: str, b: str) -> int:
    if len(a) < len(b):
        a, b = b, a
    previous = list(range(len(b) + 1))
    for i, x in enumerate(a):
        current = [i + 1]
        for j, y in enumerate(b):
            cost = previous[j] + (x != y)
            if previous[j + 1] + 1 < cost:
                cost = previous[j + 1] + 1
            if current[j] + 1 < cost:
                cost = current[j] + 1
            current.append(cost)
        previous = current
    return previous[-1]


# -- inputs and driver --
SIZE, SMALL = 450, 8


def inputs(seed, size):
    draw = random.Random(seed)
    return tuple("".join(draw.choices("abcdefgh", k=size + draw.randint(-2, 2))) for _ in range(2))


if __name__ == "__main__":
    for seed in range(20):
        levenshtein(*inputs(seed, SMALL))
