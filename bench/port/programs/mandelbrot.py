"""Mandelbrot: how many rounds each point of a picture stays near, as rows of counts."""


def mandelbrot(width: int, height: int, limit: int) -> list[list[int]]:
    rows = []
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


# -- inputs and driver --
SIZE, SMALL = 90, 4


def inputs(seed, size):
    return size + seed % 3, size - seed % 3, 60


if __name__ == "__main__":
    for seed in range(6):
        mandelbrot(*inputs(seed, SMALL))
