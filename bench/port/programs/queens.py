"""Queens: in how many ways n queens stand on a board without attacking each other."""


def place(row: int, n: int, columns: list[bool], rising: list[bool], falling: list[bool]) -> int:
    if row == n:
        return 1
    ways = 0
    for column in range(n):
        if columns[column] or rising[row + column] or falling[row - column + n - 1]:
            continue
        columns[column] = rising[row + column] = falling[row - column + n - 1] = True
        ways += place(row + 1, n, columns, rising, falling)
        columns[column] = rising[row + column] = falling[row - column + n - 1] = False
    return ways


def queens(n: int) -> int:
    return place(0, n, [False] * n, [False] * (2 * n - 1), [False] * (2 * n - 1))


# -- inputs and driver --
SIZE, SMALL = 10, 4


def inputs(seed, size):
    return (size + seed % 2,) if size < SIZE else (size,)


if __name__ == "__main__":
    for n in range(1, 7):
        queens(n)
