"""Lengths, bounds and places on the outlines of letters (fontTools): curves.py [CURVES]"""
import random
import sys

from fontTools.misc import bezierTools as bezier


def main():
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 10000
    dice = random.Random(12)
    length, area, roots = 0.0, 0.0, 0
    for _ in range(size):
        points = [(dice.uniform(0, 1000), dice.uniform(0, 1000)) for _ in range(4)]
        length += bezier.approximateCubicArcLength(*points)
        length += bezier.calcCubicArcLength(*points)
        left, low, right, high = bezier.calcCubicBounds(*points)
        area += (right - left) * (high - low)
        for part in bezier.splitCubicAtT(*points, 0.25, 0.5, 0.75):
            length -= bezier.approximateCubicArcLength(*part)
        roots += len(bezier.solveCubic(*(dice.uniform(-9, 9) for _ in range(4))))
    print(size, "%.6f %.6f" % (length, area), roots)


if __name__ == "__main__":
    main()
