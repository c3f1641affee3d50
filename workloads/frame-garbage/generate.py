"""Frames: generate.py FRAMES SEED. Each line is the number that the objects of its frame begin with."""

import sys
from random import Random

random = Random(int(sys.argv[2]))
for _ in range(int(sys.argv[1])):
    print(int(random.random() * 1000))
