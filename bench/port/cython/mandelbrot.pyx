# cython: language_level=3


def mandelbrot(long width, long height, long limit):
    cdef long x, y, rounds
    cdef double real, imaginary, a, b
    cdef list rows = [], row
    for y in range(height):
        imaginary = 2.0 * y / height - 1.0
        row = []
        for x in range(width):
            real = 3.0 * x / width - 2.0
            a = 0.0
            b = 0.0
            rounds = 0
            while rounds < limit and a * a + b * b <= 4.0:
                a, b = a * a - b * b + real, 2.0 * a * b + imaginary
                rounds += 1
            row.append(rounds)
        rows.append(row)
    return rows
