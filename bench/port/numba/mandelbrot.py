import numpy
from numba import njit


@njit
def counts(width, height, limit):
    rows = numpy.empty((height, width), numpy.int64)
    for y in range(height):
        imaginary = 2.0 * y / height - 1.0
        for x in range(width):
            real = 3.0 * x / width - 2.0
            a = 0.0
            b = 0.0
            rounds = 0
            while rounds < limit and a * a + b * b <= 4.0:
                a, b = a * a - b * b + real, 2.0 * a * b + imaginary
                rounds += 1
            rows[y, x] = rounds
    return rows


def mandelbrot(width, height, limit):
    return counts(width, height, limit).tolist()
