from typing import List


def total(prices: List[int]) -> int:
    result = 0
    for price in prices:
        result += price
    return result


print(total([3, "4"]))
