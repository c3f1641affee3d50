"""Word count: how often each word stands in a text."""
import random


def word_count(text: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word in text.lower().split():
        word = word.strip(".,;:!?\"'()")
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts


# -- inputs and driver --
SIZE, SMALL = 150000, 20


def inputs(seed, size):
    draw = random.Random(seed)
    words = ["".join(draw.choices("etaoinshrdlu", k=draw.randint(1, 9))) for _ in range(2000)]
    text = " ".join(draw.choice(words[:1 + draw.randrange(len(words))]).capitalize() + draw.choice(["", "", "", ",", ".", "!"])
                    for _ in range(size))
    return (text,)


if __name__ == "__main__":
    for seed in range(12):
        word_count(*inputs(seed, SMALL))
