"""Exercises that mix kinds: tuples, None, flags, bytes, formats, slices."""
import math
from collections import deque

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SCORES = {"a": 1, "b": 3, "c": 3, "d": 2, "e": 1}


def weekday(index):
    return WEEKDAYS[index % 7]


def word_score(word):
    return sum(SCORES.get(c, 5) for c in word.lower())


def min_max(numbers):
    if not numbers:
        return None
    return min(numbers), max(numbers)


def fizz_buzz(n):
    result = []
    for i in range(1, n + 1):
        if i % 15 == 0:
            result.append("FizzBuzz")
        elif i % 3 == 0:
            result.append("Fizz")
        elif i % 5 == 0:
            result.append("Buzz")
        else:
            result.append(str(i))
    return result


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    return (ordered[half - 1] + ordered[half]) / 2


def price_tag(name, price, quantity=1):
    return f"{name:<10}|{quantity:>3} x {price:8.2f} = {price * quantity:,.2f}"


def duration(seconds):
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return "%02d:%02d:%02d" % (hours, minutes, seconds)


def checksum(data):
    total = 0
    for byte in data:
        total = (total * 31 + byte) & 0xFFFFFFFF
    return total


def every_second(text):
    return text[::2] + "|" + text[::-2]


def queue_order(arrivals, served):
    waiting = deque()
    order = []
    for name in arrivals:
        waiting.append(name)
        if len(waiting) > served:
            order.append(waiting.popleft())
    order.extend(waiting)
    return order


def grade(score):
    for limit, letter in ((90, "A"), (80, "B"), (70, "C")):
        if score >= limit:
            return letter
    else:
        return "F"


def total_length(*words, extra=0):
    return sum(len(w) for w in words) + extra


def clamp(value, low=None, high=None):
    if low is not None and value < low:
        return low
    if high is not None and value > high:
        return high
    return value


def sort_people(people):
    return sorted(people, key=lambda person: (-person[1], person[0]))


def leap_years(start, end):
    return [y for y in range(start, end + 1) if y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)]


def tic_tac_toe(board):
    lines = board + ["".join(column) for column in zip(*board)]
    lines += ["".join(board[i][i] for i in range(3)), "".join(board[i][2 - i] for i in range(3))]
    for player in "XO":
        if player * 3 in lines:
            return player
    return None


def circle_area(radius):
    return round(math.pi * radius ** 2, 2)


def histogram(counts):
    return "\n".join(f"{name.rjust(6)}: {'#' * n}" for name, n in counts)


def life(grid):
    rows, columns = len(grid), len(grid[0])
    result = [[0] * columns for _ in range(rows)]
    for r in range(rows):
        for c in range(columns):
            alive = sum(grid[(r + dr) % rows][(c + dc) % columns] for dr in (-1, 0, 1) for dc in (-1, 0, 1) if dr or dc)
            result[r][c] = 1 if alive == 3 or (grid[r][c] and alive == 2) else 0
    return result


def compare_versions(a, b):
    left = [int(x) for x in a.split(".")]
    right = [int(x) for x in b.split(".")]
    return (left > right) - (left < right)


if __name__ == "__main__":
    assert weekday(0) == "Monday" and weekday(-1) == "Sunday" and weekday(9) == "Wednesday"
    assert word_score("Cabbage") == 3 + 1 + 3 + 3 + 1 + 5 + 1
    assert min_max([3, 1, 2]) == (1, 3) and min_max([]) is None
    assert fizz_buzz(15)[-6:] == ["Buzz", "11", "Fizz", "13", "14", "FizzBuzz"]
    assert median([3, 1, 2]) == 2 and median([4, 1, 2, 3]) == 2.5
    assert price_tag("pear", 1234.5, 2) == "pear      |  2 x  1234.50 = 2,469.00" and price_tag("fig", 0.125) == "fig       |  1 x     0.12 = 0.12"
    assert duration(3661) == "01:01:01" and duration(59) == "00:00:59"
    assert checksum(b"hello") == 99162322 and checksum(b"") == 0
    assert every_second("abcdef") == "ace|fdb"
    assert queue_order(["a", "b", "c"], 1) == ["a", "b", "c"]
    assert [grade(x) for x in (95, 80, 75, 10)] == ["A", "B", "C", "F"]
    assert total_length("ab", "c") == 3 and total_length("ab", extra=2) == 4 and total_length() == 0
    assert clamp(5, 6) == 6 and clamp(5, high=3) == 3 and clamp(5) == 5 and clamp(2.5, 0.0, 1.5) == 1.5
    assert sort_people([("Ann", 30), ("Bob", 40), ("Al", 30)]) == [("Bob", 40), ("Al", 30), ("Ann", 30)]
    assert leap_years(1896, 1912) == [1896, 1904, 1908, 1912]
    assert tic_tac_toe(["XO ", "OX ", "  X"]) == "X" and tic_tac_toe(["   ", "   ", "   "]) is None
    assert circle_area(1.5) == 7.07
    assert histogram([("a", 3), ("bb", 0)]) == "     a: ###\n    bb: "
    assert life([[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 0]]) == [[0, 0, 0, 0], [0, 1, 1, 0], [0, 1, 1, 0], [0, 0, 0, 0]]
    assert compare_versions("1.10", "1.9") == 1 and compare_versions("2.0", "2.0") == 0 and compare_versions("1.0", "1.0.1") == -1
