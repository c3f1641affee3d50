"""Exercises on generators and itertools."""
import heapq
import itertools


def evens(limit):
    n = 0
    while n < limit:
        yield n
        n += 2


def sum_of_evens(limit):
    return sum(evens(limit))


def windows(items, size):
    for i in range(len(items) - size + 1):
        yield items[i:i + size]


def best_window(numbers, size):
    best = None
    for window in windows(numbers, size):
        total = sum(window)
        if best is None or total > best:
            best = total
    return best


def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found):
            found.append(n)
            yield n
        n += 1


def first_primes(count):
    return list(itertools.islice(primes(), count))


def pairs_with_sum(numbers, target):
    return [(a, b) for a, b in itertools.combinations(numbers, 2) if a + b == target]


def running_totals(numbers):
    return list(itertools.accumulate(numbers))


def grouped_runs(text):
    return [(key, len(list(group))) for key, group in itertools.groupby(text)]


def take_until(numbers, limit):
    return list(itertools.takewhile(lambda n: n < limit, numbers))


def interleave(a, b):
    return [x for pair in zip(a, b) for x in pair]


def table_of_products(n):
    return [[i * j for j in range(1, n + 1)] for i in range(1, n + 1)]


def smallest(numbers, count):
    heap = list(numbers)
    heapq.heapify(heap)
    return [heapq.heappop(heap) for _ in range(min(count, len(heap)))]


def pythagorean(limit):
    return [(a, b, c) for c in range(1, limit) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]


def any_negative(rows):
    return any(x < 0 for row in rows for x in row)


def words_by_letter(words):
    return {letter: [w for w in words if w.startswith(letter)] for letter in sorted({w[0] for w in words})}


def zipped_difference(a, b):
    return [x - y for x, y in itertools.zip_longest(a, b, fillvalue=0)]


if __name__ == "__main__":
    assert list(evens(7)) == [0, 2, 4, 6] and sum_of_evens(7) == 12
    assert list(windows([1, 2, 3], 2)) == [[1, 2], [2, 3]]
    assert best_window([1, 5, -2, 4], 2) == 6 and best_window([1], 2) is None
    assert next(primes()) == 2 and first_primes(6) == [2, 3, 5, 7, 11, 13]
    assert pairs_with_sum([1, 2, 3, 4], 5) == [(1, 4), (2, 3)]
    assert running_totals([1, 2, 3]) == [1, 3, 6]
    assert grouped_runs("aabccc") == [("a", 2), ("b", 1), ("c", 3)]
    assert take_until([1, 2, 9, 1], 5) == [1, 2]
    assert interleave([1, 2], [3, 4]) == [1, 3, 2, 4]
    assert table_of_products(3) == [[1, 2, 3], [2, 4, 6], [3, 6, 9]]
    assert smallest([5, 1, 4, 2], 2) == [1, 2] and smallest([], 3) == []
    assert pythagorean(14) == [(3, 4, 5), (6, 8, 10), (5, 12, 13)]
    assert any_negative([[1], [2, -1]]) and not any_negative([[]])
    assert words_by_letter(["pear", "apple", "plum"]) == {"a": ["apple"], "p": ["pear", "plum"]}
    assert zipped_difference([5, 4, 3], [1, 2]) == [4, 2, 3]
