"""Fannkuch: over all permutations, how many times the first stones can be flipped."""


def fannkuch(n: int) -> tuple[int, int]:
    """Checksum of the flips, and the most flips of one permutation."""
    order = list(range(n))
    counts = [0] * n
    checksum = 0
    most = 0
    sign = 1
    r = n
    while True:
        while r > 1:
            counts[r - 1] = r
            r -= 1
        flips = 0
        stones = order[:]
        first = stones[0]
        while first != 0:
            low = 0
            high = first
            while low < high:
                stones[low], stones[high] = stones[high], stones[low]
                low += 1
                high -= 1
            flips += 1
            first = stones[0]
        if flips > most:
            most = flips
        checksum += sign * flips
        sign = -sign
        while True:
            if r == n:
                return checksum, most
            kept = order[0]
            for i in range(r):
                order[i] = order[i + 1]
            order[r] = kept
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1


# -- inputs and driver --
SIZE, SMALL = 8, 3


def inputs(seed, size):
    return (size + seed % 2,) if size < SIZE else (size,)


if __name__ == "__main__":
    for n in range(2, 7):
        fannkuch(n)
