"""Collatz: the longest chain below a limit."""


def collatz(limit: int) -> tuple[int, int]:
    """Its start and its length."""
    best = 1
    longest = 0
    for start in range(1, limit):
        n = start
        steps = 1
        while n != 1:
            if n % 2 == 0:
                n //= 2
            else:
                n = 3 * n + 1
            steps += 1
        if steps > longest:
            best, longest = start, steps
    return best, longest


# -- inputs and driver --
SIZE, SMALL = 9000, 30


def inputs(seed, size):
    return (size + seed,)


if __name__ == "__main__":
    for seed in range(8):
        collatz(*inputs(seed, SMALL))
