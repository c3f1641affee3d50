"""Writes n lines of words to stdout. Usage: generate.py n seed"""
import random
import sys

n, seed = int(sys.argv[1]), int(sys.argv[2])
rng = random.Random(seed)
for _ in range(n):
    # A product of two uniform numbers: few words are common, many are rare.
    print(" ".join("word%d" % int(5000 * rng.random() * rng.random()) for _ in range(8)))
