"""Writes a road network and trips to plan in it: generate.py N SEED > roads.txt. N is the number of junctions, about."""
import math
import random
import sys


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    draw = random.Random(seed)
    side = max(4, math.isqrt(count))
    places = [(1000 * x + draw.uniform(-300, 300), 1000 * y + draw.uniform(-300, 300)) for y in range(side) for x in range(side)]
    for x, y in places:
        print("junction %.1f %.1f" % (x, y))
    for y in range(side):
        for x in range(side):
            here = y * side + x
            for other in ([here + 1] if x + 1 < side else []) + ([here + side] if y + 1 < side else []):
                if draw.random() < 0.92:
                    motorway = y % 12 == 6 or x % 12 == 6
                    length = math.dist(places[here], places[other]) * draw.uniform(1.0, 1.3)
                    print("road %d %d %.1f %d %s" % (here, other, length, 110 if motorway else draw.choice((30, 50, 70)), draw.choice(("both", "both", "both", "forth"))))
    for _ in range(max(6, side // 3)):
        print("trip %d %d" % (draw.randrange(len(places)), draw.randrange(len(places))))


main()
