"""Exercises on lists."""


def running_maximum(numbers):
    result = []
    best = None
    for n in numbers:
        if best is None or n > best:
            best = n
        result.append(best)
    return result


def chunks(items, size):
    return [items[i:i + size] for i in range(0, len(items), size)]


def flatten(rows):
    return [x for row in rows for x in row]


def rotate(items, k):
    if not items:
        return []
    k %= len(items)
    return items[-k:] + items[:-k]


def transpose(matrix):
    return [list(row) for row in zip(*matrix)]


def two_sum(numbers, target):
    for i in range(len(numbers)):
        for j in range(i + 1, len(numbers)):
            if numbers[i] + numbers[j] == target:
                return [i, j]
    return []


def merge_sorted(a, b):
    result = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] <= b[j]:
            result.append(a[i])
            i += 1
        else:
            result.append(b[j])
            j += 1
    return result + a[i:] + b[j:]


def bubble_sort(items):
    items = items[:]
    for end in range(len(items) - 1, 0, -1):
        swapped = False
        for i in range(end):
            if items[i] > items[i + 1]:
                items[i], items[i + 1] = items[i + 1], items[i]
                swapped = True
        if not swapped:
            break
    return items


def insertion_sort(items):
    for i in range(1, len(items)):
        value = items[i]
        j = i - 1
        while j >= 0 and items[j] > value:
            items[j + 1] = items[j]
            j -= 1
        items[j + 1] = value


def second_largest(numbers):
    distinct = sorted(set(numbers))
    if len(distinct) < 2:
        return None
    return distinct[-2]


def move_zeros(numbers):
    return [n for n in numbers if n != 0] + [0] * numbers.count(0)


def max_subarray(numbers):
    best = current = numbers[0]
    for n in numbers[1:]:
        current = max(n, current + n)
        best = max(best, current)
    return best


def spiral(matrix):
    result = []
    rows = [row[:] for row in matrix]
    while rows:
        result += rows.pop(0)
        if rows and rows[0]:
            for row in rows:
                result.append(row.pop())
        if rows:
            result += rows.pop()[::-1]
        if rows and rows[0]:
            for row in rows[::-1]:
                result.append(row.pop(0))
    return result


def peaks(numbers):
    return [i for i in range(1, len(numbers) - 1) if numbers[i - 1] < numbers[i] > numbers[i + 1]]


def remove_adjacent_duplicates(items):
    return [x for i, x in enumerate(items) if i == 0 or x != items[i - 1]]


def partition(numbers, pivot):
    less, equal, more = [], [], []
    for n in numbers:
        (less if n < pivot else more if n > pivot else equal).append(n)
    return less, equal, more


if __name__ == "__main__":
    assert running_maximum([1, 3, 2, 5, 4]) == [1, 3, 3, 5, 5] and running_maximum([]) == []
    assert chunks([1, 2, 3, 4, 5], 2) == [[1, 2], [3, 4], [5]] and chunks([], 3) == []
    assert flatten([[1, 2], [], [3]]) == [1, 2, 3]
    assert rotate([1, 2, 3, 4, 5], 2) == [4, 5, 1, 2, 3] and rotate([], 4) == [] and rotate([1, 2], -1) == [2, 1]
    assert transpose([[1, 2, 3], [4, 5, 6]]) == [[1, 4], [2, 5], [3, 6]]
    assert two_sum([2, 7, 11, 15], 9) == [0, 1] and two_sum([1, 2], 7) == []
    assert merge_sorted([1, 4, 6], [2, 3, 7]) == [1, 2, 3, 4, 6, 7] and merge_sorted([], [1]) == [1]
    assert bubble_sort([5, 1, 4, 2, 8]) == [1, 2, 4, 5, 8] and bubble_sort([1.5, -2.0]) == [-2.0, 1.5]
    numbers = [3, 1, 2]
    assert insertion_sort(numbers) is None and numbers == [1, 2, 3]
    assert second_largest([1, 5, 3, 5]) == 3 and second_largest([2, 2]) is None
    assert move_zeros([0, 1, 0, 3, 12]) == [1, 3, 12, 0, 0]
    assert max_subarray([-2, 1, -3, 4, -1, 2, 1, -5, 4]) == 6 and max_subarray([-3]) == -3
    assert spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]) == [1, 2, 3, 6, 9, 8, 7, 4, 5] and spiral([[1], [2]]) == [1, 2]
    assert peaks([1, 3, 2, 4, 1]) == [1, 3]
    assert remove_adjacent_duplicates([1, 1, 2, 2, 2, 3, 1]) == [1, 2, 3, 1]
    assert partition([3, 1, 4, 1, 5, 3], 3) == ([1, 1], [3, 3], [4, 5])
