"""Exercises on recursion, closures and memory."""
from functools import lru_cache, reduce


def hanoi(n, source, target, spare):
    if n == 0:
        return []
    return hanoi(n - 1, source, spare, target) + [(source, target)] + hanoi(n - 1, spare, target, source)


def permutations_of(items):
    if len(items) <= 1:
        return [items]
    result = []
    for i, first in enumerate(items):
        for rest in permutations_of(items[:i] + items[i + 1:]):
            result.append([first] + rest)
    return result


def subsets(items):
    if not items:
        return [[]]
    rest = subsets(items[1:])
    return rest + [[items[0]] + s for s in rest]


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def quick_sort(items):
    if len(items) < 2:
        return items
    pivot, *rest = items
    return quick_sort([x for x in rest if x < pivot]) + [pivot] + quick_sort([x for x in rest if x >= pivot])


def binary_search(items, wanted, low=0, high=None):
    if high is None:
        high = len(items)
    if low >= high:
        return -1
    middle = (low + high) // 2
    if items[middle] == wanted:
        return middle
    if items[middle] < wanted:
        return binary_search(items, wanted, middle + 1, high)
    return binary_search(items, wanted, low, middle)


@lru_cache(maxsize=None)
def stairs(n):
    return 1 if n < 2 else stairs(n - 1) + stairs(n - 2)


def knapsack(weights, values, capacity):
    known = {}

    def best(i, left):
        if i == len(weights):
            return 0
        if (i, left) not in known:
            without = best(i + 1, left)
            if weights[i] <= left:
                without = max(without, values[i] + best(i + 1, left - weights[i]))
            known[i, left] = without
        return known[i, left]

    return best(0, capacity)


def compose(numbers):
    steps = [lambda x: x + 1, lambda x: x * 2, lambda x: x ** 2]
    return [reduce(lambda value, step: step(value), steps, n) for n in numbers]


def counter_total(amounts):
    total = 0

    def add(amount):
        nonlocal total
        total += amount
        return total

    return [add(x) for x in amounts]


def count_islands(grid):
    seen = set()

    def visit(row, column):
        if row < 0 or column < 0 or row >= len(grid) or column >= len(grid[0]):
            return
        if grid[row][column] != "#" or (row, column) in seen:
            return
        seen.add((row, column))
        for dr, dc in ((0, 1), (1, 0), (0, -1), (-1, 0)):
            visit(row + dr, column + dc)

    islands = 0
    for r in range(len(grid)):
        for c in range(len(grid[0])):
            if grid[r][c] == "#" and (r, c) not in seen:
                visit(r, c)
                islands += 1
    return islands


def pascal(n):
    if n == 0:
        return []
    if n == 1:
        return [[1]]
    rows = pascal(n - 1)
    last = rows[-1]
    rows.append([1] + [a + b for a, b in zip(last, last[1:])] + [1])
    return rows


def parentheses(n):
    result = []

    def extend(text, opened, closed):
        if len(text) == 2 * n:
            result.append(text)
            return
        if opened < n:
            extend(text + "(", opened + 1, closed)
        if closed < opened:
            extend(text + ")", opened, closed + 1)

    extend("", 0, 0)
    return result


def flood(grid, row, column, colour):
    old = grid[row][column]
    if old == colour:
        return 0
    grid[row][column] = colour
    filled = 1
    for r, c in [(row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)]:
        if 0 <= r < len(grid) and 0 <= c < len(grid[0]) and grid[r][c] == old:
            filled += flood(grid, r, c, colour)
    return filled


def gray_code(n):
    if n == 0:
        return ["0"]
    if n == 1:
        return ["0", "1"]
    before = gray_code(n - 1)
    return ["0" + x for x in before] + ["1" + x for x in reversed(before)]


if __name__ == "__main__":
    assert hanoi(2, "a", "c", "b") == [("a", "b"), ("a", "c"), ("b", "c")] and len(hanoi(5, "a", "c", "b")) == 31
    assert permutations_of([1, 2, 3]) == [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]
    assert subsets([1, 2]) == [[], [2], [1], [1, 2]]
    assert ackermann(2, 3) == 9
    assert quick_sort([3, 1, 4, 1, 5, 9, 2, 6]) == [1, 1, 2, 3, 4, 5, 6, 9] and quick_sort([]) == []
    assert [binary_search([1, 3, 5, 7, 9], x) for x in (1, 9, 4)] == [0, 4, -1]
    assert [stairs(n) for n in (1, 5, 50)] == [1, 8, 20365011074]
    assert knapsack([1, 3, 4, 5], [1, 4, 5, 7], 7) == 9
    assert compose([1, 2, 3]) == [16, 36, 64]
    assert counter_total([1, 2, 3]) == [1, 3, 6]
    assert count_islands(["##..", "..#.", "...#"]) == 3
    assert pascal(5) == [[1], [1, 1], [1, 2, 1], [1, 3, 3, 1], [1, 4, 6, 4, 1]]
    assert parentheses(3) == ["((()))", "(()())", "(())()", "()(())", "()()()"]
    picture = [[1, 1, 0], [1, 0, 0], [1, 1, 1]]
    assert flood(picture, 0, 0, 7) == 6 and picture == [[7, 7, 0], [7, 0, 0], [7, 7, 7]]
    assert gray_code(2) == ["00", "01", "11", "10"]
