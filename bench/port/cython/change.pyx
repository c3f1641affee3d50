# cython: language_level=3
from functools import lru_cache


def change(list coins, long amount):
    @lru_cache(maxsize=None)
    def ways(long index, long left):
        if left == 0:
            return 1
        if left < 0 or index == len(coins):
            return 0
        return ways(index, left - <long>coins[index]) + ways(index + 1, left)

    return ways(0, amount)
