"""Writes articles and questions: generate.py N SEED > articles.txt. Words follow Zipf's law; N is the number of words, about."""
import random
import sys

SYLLABLES = ("ba be bi bo da de di do fa fe ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe ra re ri ro sa se si so ta te ti to va ve vi za ze").split()


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    words = sorted({"".join(draw.choice(SYLLABLES) for _ in range(draw.randint(2, 4))) for _ in range(6000)})
    draw.shuffle(words)
    weights = [1 / (i + 3) for i in range(len(words))]
    written, number = 0, 0
    while written < count:
        length = draw.randint(60, 400)
        number += 1
        print("= Article %d: %s" % (number, " ".join(x.capitalize() for x in draw.choices(words, k=3))))
        some = draw.choices(words, weights, k=length)
        for i in range(0, length, 12):
            line = " ".join(some[i:i + 12])
            print(line.capitalize() + draw.choice((".", ".", ",", "!", "; (\u00c9tude)")))
        written += length
    for _ in range(40):
        print("? " + " ".join(draw.choices(words[:800], k=draw.randint(1, 4))))


main()
