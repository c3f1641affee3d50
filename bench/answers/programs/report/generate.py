"""Writes a text with marks: generate.py N SEED > notes.txt, N paragraphs."""
import random
import sys

WORDS = "the harbour master weighs each ship by hand and notes her draught in a book that nobody reads again".split()


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    for i in range(count):
        if i % 8 == 0:
            print("#" * draw.randint(1, 3) + " " + " ".join(draw.choices(WORDS, k=4)).title() + "\n")
        some = draw.choices(WORDS, k=draw.randint(20, 80))
        for _ in range(3):
            at = draw.randrange(len(some))
            some[at] = draw.choice(("*%s*", "**%s**", "`%s`", "[%s](page.html)", "%s < & >")) % some[at]
        print(" ".join(some) + "\n")


main()
