"""Two square matrices of 64-bit numbers, little-endian, row by row, one after the other: generate.py ROWS SEED."""

import sys
from array import array
from random import Random


def main(rows, seed):
    random = Random(seed)
    # Multiples of 1/64 below 4: sums of their products are exact in any order.
    numbers = array("d", (random.randrange(-255, 256) / 64 for _ in range(2 * rows * rows)))
    if sys.byteorder == "big":
        numbers.byteswap()
    sys.stdout.buffer.write(numbers.tobytes())


main(int(sys.argv[1]), int(sys.argv[2]))
