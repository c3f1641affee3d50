"""Change: in how many ways coins add up to an amount, memoised with lru_cache."""
import random
from functools import lru_cache


def change(coins: list[int], amount: int) -> int:
    @lru_cache(maxsize=None)
    def ways(index: int, left: int) -> int:
        if left == 0:
            return 1
        if left < 0 or index == len(coins):
            return 0
        return ways(index, left - coins[index]) + ways(index + 1, left)

    return ways(0, amount)


# -- inputs and driver --
SIZE, SMALL = 2000, 30


def inputs(seed, size):
    coins = sorted(random.Random(seed).sample(range(5, 60), 12))
    return coins, size


if __name__ == "__main__":
    for seed in range(12):
        change(*inputs(seed, SMALL + seed))
